"""The keys of the events pages, for F1."""

from __future__ import annotations

from db.errors import QT_TRANSLATE_NOOP
from desktop.events.words import said

_GRID = (
    ("V Y İ G E", QT_TRANSLATE_NOOP("Events", "present, absent, excused, late, left early; then the next person")),
    ("0…9", QT_TRANSLATE_NOOP("Events", "minutes, after G or E")),
    (QT_TRANSLATE_NOOP("Events", "Space"), QT_TRANSLATE_NOOP("Events", "present and next")),
    ("Ctrl+↓", QT_TRANSLATE_NOOP("Events", "fill the column")),
    ("Ctrl+→", QT_TRANSLATE_NOOP("Events", "fill the row")),
    ("Shift+↑↓←→", QT_TRANSLATE_NOOP("Events", "choose a block, then mark it")),
    ("Ins", QT_TRANSLATE_NOOP("Events", "add a walk-in")),
    ("Ctrl+F", QT_TRANSLATE_NOOP("Events", "go to a name")),
    ("Del", QT_TRANSLATE_NOOP("Events", "empty the cell")),
    ("Ctrl+Z", QT_TRANSLATE_NOOP("Events", "undo the last mark")),
    ("Esc", QT_TRANSLATE_NOOP("Events", "back to the events")),
)
_LIST = (
    ("Ctrl+Shift+N", QT_TRANSLATE_NOOP("Events", "plan an event")),
    ("Enter", QT_TRANSLATE_NOOP("Events", "open the event")),
    ("F2", QT_TRANSLATE_NOOP("Events", "edit the event")),
    ("Del", QT_TRANSLATE_NOOP("Events", "withdraw the participant")),
    ("Ctrl+F  /", QT_TRANSLATE_NOOP("Events", "filter")),
    ("Alt+↑ ↓", QT_TRANSLATE_NOOP("Events", "previous, next event")),
    ("Ctrl+E", QT_TRANSLATE_NOOP("Events", "export the list")),
    ("Esc", QT_TRANSLATE_NOOP("Events", "back")),
)


def grid_keys() -> list[tuple[str, str]]:
    """(keys, words) of the attendance grid."""
    return [(said(keys), said(words)) for keys, words in _GRID]


def list_keys() -> list[tuple[str, str]]:
    """(keys, words) of the list and its detail."""
    return [(keys, said(words)) for keys, words in _LIST]
