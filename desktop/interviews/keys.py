"""Which key chooses which answer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QKeyEvent

from db.text import fold

DIGITS = "1234567890"
LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SPECIAL = ("96", "97", "98", "99")


def choice_keys(values: Sequence[str]) -> list[str]:
    """A key for each value, "" when they run out.

    A value of one digit is its own key; other, refused, no opinion (96 to 99) take their last digit where it is free;
    the rest take the next free digit, then letters.
    """
    keys = {value: value for value in values if len(value) == 1 and value in DIGITS}
    taken = set(keys.values())
    for value in values:
        if value in _SPECIAL and value[-1] not in taken:
            keys[value] = value[-1]
            taken.add(value[-1])
    free = iter([key for key in DIGITS + LETTERS if key not in taken])
    for value in values:
        if value not in keys:
            keys[value] = next(free, "")
    return [keys[value] for value in values]


def is_special(value: str) -> bool:
    """Answers that are none of the scale: other, no opinion, refused. They stand apart."""
    return value in _SPECIAL


def typed_key(event: QKeyEvent) -> str:
    """The digit or letter of a key press, whatever the layout; empty for all else. İ, I, ı and i are one key."""
    text = event.text()
    return fold(text) if len(text) == 1 and text.isalnum() else ""
