"""What makes very many objects leaves the garbage collector as it found it, also where it fails."""

from __future__ import annotations

import gc

import pytest

from db.collector import uncollected
from db.forms import FormError, load_form


def test_the_collector_rests_and_goes_on() -> None:
    assert gc.isenabled()
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_is_left_does_not_wait_for_the_next_key() -> None:
    with uncollected():
        kept = [[number] for number in range(100_000)]
        assert gc.get_count()[0] > len(kept) / 2
    assert gc.get_count()[0] < 10 * gc.get_threshold()[0]


def test_a_questionnaire_that_cannot_be_read_leaves_the_collector_on() -> None:
    with pytest.raises(FormError):
        load_form(b"<nothing/>")
    assert gc.isenabled()


def test_who_had_turned_it_off_finds_it_off() -> None:
    gc.disable()
    try:
        with pytest.raises(FormError):
            load_form(b"<nothing/>")
        assert not gc.isenabled()
    finally:
        gc.enable()
