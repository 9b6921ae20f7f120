"""Places as people write them."""

from __future__ import annotations

import pytest

from db.errors import InvalidInput
from db.interviews.places import format_place, parse_place, read_places, write_places

READ = {
    "39,7767 30,5206": "39.7767 30.5206",
    "39.7767, 30.5206": "39.7767 30.5206",
    "39.7767,30.5206 790 5": "39.7767 30.5206 790 5",
    "39,7767,30,5206": "39.7767 30.5206",
    "39,7767; 30,5206; 790,5": "39.7767 30.5206 790.5",
    "39°46'36\"K 30°31'14\"D": "39.7766667 30.5205556",
    "39° 46′ 36″ 30° 31′ 14″": "39.7766667 30.5205556",
    "39 46 36 K 30 31 14 D": "39.7766667 30.5205556",
    "N 39 46.6 E 30 31.2": "39.7766667 30.52",
    "K 39°46,6' D 30°31,2' 790 m 5 m": "39.7766667 30.52 790 5",
    "30,5D 39,7K": "39.7 30.5",
    "33,5G 151,2D": "-33.5 151.2",
    "S 33.5 W 70.6": "-33.5 -70.6",
    "-33.5 151.2": "-33.5 151.2",
    "0 0 12": "0 0 12",
}


@pytest.mark.parametrize("typed", READ)
def test_a_place_is_read_as_people_write_it(typed):
    assert parse_place(typed).text == READ[typed]


@pytest.mark.parametrize(
    "typed",
    ["", "39", "95 30", "39 190", "39°70'K 30°D", "39°10'75\"K 30°D", "39 x 30", "39 30 790 -5", "39 30 1 2 3",
     "39,7K 38,5K", "kırk otuz", "39 30!"],
)  # fmt: skip
def test_what_is_no_place_is_refused_with_a_sentence(typed):
    with pytest.raises(InvalidInput) as refused:
        parse_place(typed)
    assert str(refused.value)


def test_a_place_is_shown_with_its_sides_in_both_languages():
    place = parse_place("-39.5 -30.25 790 5")
    assert format_place(place, "tr") == "39,5° G  30,25° B  790 m  ± 5 m"
    assert format_place(place, "en") == "39.5° S  30.25° W  790 m  ± 5 m"


def test_points_go_in_and_out_unchanged():
    value = "39.77 30.52;39.78 30.53 12;39.79 30.55 12 5"
    assert write_places(read_places(value)) == value
