"""Words of the events pages that follow the language of the interface."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QCoreApplication

from db import reference
from db.errors import QT_TRANSLATE_NOOP
from db.events.documents import short_day
from db.events.rows import EventRow, Figures, Mark
from db.text import fold, format_date_range, format_number
from db.text.formats import DAYS_EN, MONTHS_EN
from desktop import language

STATE_WORDS = {
    "running": QT_TRANSLATE_NOOP("Events", "Running"),
    "planned": QT_TRANSLATE_NOOP("Events", "Planned"),
    "finished": QT_TRANSLATE_NOOP("Events", "Finished"),
    "undated": QT_TRANSLATE_NOOP("Events", "No date"),
}
STATE_LOOK = {
    "running": ("info", "clock"),
    "planned": ("neutral", "calendar-blank"),
    "finished": ("success", "check-circle"),
    "undated": ("warning", "warning"),
}
MARK_WORDS = {
    "present": QT_TRANSLATE_NOOP("Events", "Present"),
    "absent": QT_TRANSLATE_NOOP("Events", "Absent"),
    "excused": QT_TRANSLATE_NOOP("Events", "Excused"),
    "late": QT_TRANSLATE_NOOP("Events", "Late, minutes"),
    "left_early": QT_TRANSLATE_NOOP("Events", "Left early"),
}
MARK_KEYS = {"present": "V", "absent": "Y", "excused": "İ", "late": "G", "left_early": "E"}
"""The letters in the cells, on the sheets and on the keyboard are the Turkish ones in either language."""
MARK_TONES = {"absent": "danger", "excused": "info", "late": "warning", "left_early": "warning"}
STATUS_WORDS = {
    "invited": QT_TRANSLATE_NOOP("Events", "Invited"),
    "confirmed": QT_TRANSLATE_NOOP("Events", "Confirmed"),
    "walk_in": QT_TRANSLATE_NOOP("Events", "Walk-in"),
}
HALF_WORDS = {"am": QT_TRANSLATE_NOOP("Events", "Morning"), "pm": QT_TRANSLATE_NOOP("Events", "Afternoon")}
HALF_SHORT = {"am": QT_TRANSLATE_NOOP("Events", "a.m."), "pm": QT_TRANSLATE_NOOP("Events", "p.m.")}
SIDE_SHORT = {
    "public": QT_TRANSLATE_NOOP("Events", "public"),
    "civil": QT_TRANSLATE_NOOP("Events", "civil"),
    "academia": QT_TRANSLATE_NOOP("Events", "academia"),
    "private": QT_TRANSLATE_NOOP("Events", "private"),
    None: QT_TRANSLATE_NOOP("Events", "side unknown"),
}
_BY_LETTER = {fold(letter): mark for mark, letter in MARK_KEYS.items()}


def said(text: str) -> str:
    """The word in the language of the interface."""
    return QCoreApplication.translate("Events", text)


def mark_of_key(typed: str) -> str | None:
    """The mark of a letter: i, ı, İ and I are one key, whatever the layout calls it."""
    return _BY_LETTER.get(fold(typed)) if len(typed) == 1 else None


def day_words(day: dt.date) -> str:
    """24 Kas Sal; English Tue 24 Nov."""
    if language.current() == "tr":
        return short_day(day)
    return f"{DAYS_EN[day.weekday()][:3]} {day.day} {MONTHS_EN[day.month - 1][:3]}"


def date_words(event: EventRow) -> str:
    if event.starts_on is None or event.ends_on is None:
        return "–"
    return format_date_range(event.starts_on, event.ends_on, language.current())


def place_words(event: EventRow) -> str:
    """Valilik Eğitim Salonu, Eskişehir."""
    district = reference.label("districts", event.district) if event.district else None
    province = reference.province(event.province).name if event.province else None
    return ", ".join(part for part in (event.venue, district, province) if part)


def sides_words(figures: Figures) -> str:
    """18 kamu · 13 sivil · 2 akademi; what is not known is told as well, so that the parts add up."""
    parts = [(figures.by_side.get(side, 0), said(word)) for side, word in SIDE_SHORT.items()]
    return " · ".join(f"{format_number(number, language.current())} {word}" for number, word in parts if number)


def mark_short(mark: Mark) -> str:
    """What stands in a cell: Y, İ, G 20."""
    letter = MARK_KEYS[mark.mark]
    return f"{letter} {mark.minutes}" if mark.minutes else letter
