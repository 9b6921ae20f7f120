"""What pages with follow-ups share: when something is due, how a contact was made, and a list to tick off."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from db.text import relative_day
from desktop import language
from desktop.widgets.list_view import GAP, MARGIN, ListView
from desktop.widgets.paint import chip_width

_CHANNEL_ICONS = {
    "phone": "phone-call",
    "email": "envelope-simple",
    "visit_to_them": "map-pin",
    "visit_to_us": "sign-in",
    "meeting": "users",
    "video": "video-camera",
    "letter": "file-text",
    "guidance": "chat-text",
}


def channel_icon(code: str | None) -> str:
    """The icon of a contact's channel; one for any that a newer list knows."""
    return _CHANNEL_ICONS.get(code or "", "chat-centered-text") if code else ""


def due_chip(due_on: dt.date, due_time: str | None, today: dt.date) -> tuple[str, str, str]:
    """(words, tone, icon) of a due day: red when it has passed, amber today, grey later."""
    words = relative_day(due_on, today, language.current())
    if due_on < today:
        return words, "danger", "warning-circle"
    if due_time:
        words = f"{words} {due_time}"
    return (words, "warning", "clock") if due_on == today else (words, "neutral", "")


def due_width() -> int:
    """Width of the first column of a list in which no due day is cut, whatever the day and the language."""
    today = dt.date(2026, 12, 1)
    days = [today + dt.timedelta(days=days) for days in (-364, 0, *range(20, 27))]
    days += [dt.date(2027, month, 20) for month in range(1, 13)]
    chips = [due_chip(day, "00:00", today) for day in days]
    return max(chip_width(words, icon) for words, _tone, icon in chips) + MARGIN + GAP


class FollowUpList(ListView):
    """A list whose rows are ticked off. toggled(id): Space was pressed."""

    toggled = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.current_id() is not None:
            self.toggled.emit(self.current_id())
        else:
            super().keyPressEvent(event)


__all__ = ["FollowUpList", "channel_icon", "due_chip", "due_width"]
