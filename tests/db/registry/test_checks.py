"""What is typed or pasted is kept as it will be read."""

from __future__ import annotations

import pytest

from db.registry.checks import clean_text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Işıklı \t Yarınlar\nDerneği ", "Işıklı Yarınlar Derneği"),
        ("Porsuk\0 Derneği", "Porsuk Derneği"),
        ("Porsuk \u202eiğenreD", "Porsuk iğenreD"),
        ("\u2067Porsuk\u2069 Derneği", "Porsuk Derneği"),
        ("جمعية Porsuk 🎉 =1+1", "جمعية Porsuk 🎉 =1+1"),
        ("\0\u202e ", None),
        ("", None),
    ],
)
def test_letters_that_are_not_seen_or_turn_others_round_are_left_out(typed: str, kept: str | None) -> None:
    assert clean_text(typed) == kept
