"""The characters in which two values differ."""

from __future__ import annotations

import pytest

from desktop.exchange.marking import LONGEST, differences


def parts(text: str, spans: list[tuple[int, int]]) -> list[str]:
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("one", "other", "first", "second"),
    [
        ("000 14 52", "000 41 52", ["14"], ["41"]),
        ("aynı", "aynı", [], []),
        ("", "yeni", [], ["yeni"]),
        ("Isparta", "İsparta", ["I"], ["İ"]),
        ("bir iki üç", "bir üç", ["iki "], []),
    ],
)
def test_what_differs_is_marked_on_both_sides(one, other, first, second) -> None:
    spans = differences(one, other)
    assert (parts(one, spans[0]), parts(other, spans[1])) == (first, second)


def test_very_long_values_are_marked_whole_rather_than_compared() -> None:
    long = "a" * (LONGEST + 1)
    assert differences(long, "b") == ([(0, LONGEST + 1)], [(0, 1)])
    assert differences(long, long) == ([], [])
