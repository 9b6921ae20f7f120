"""The history of a record in words: who changed which field from what to what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.journal import HistoryEntry
from db.text import format_when
from desktop import language
from desktop.widgets import Label, Moment, Timeline

_ICON = {
    "created": "plus-circle",
    "changed": "pencil-simple",
    "deleted": "trash",
    "restored": "arrow-counter-clockwise",
}
_LONGEST = 80  # characters of a value


class ChangesView(QWidget):
    """Every write of one record, newest first. `fields`: what a field is called; `show`: how its value is written."""

    def __init__(
        self, fields: Mapping[str, str], show: Callable[[str, Any], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._fields, self._show = fields, show
        self.timeline = Timeline(self.tr("Changes"))
        self.empty = Label(self.tr("Nothing has been changed yet."), tone="text_muted")
        self.empty.setContentsMargins(16, 0, 16, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(0)
        column.addWidget(self.empty)
        column.addWidget(self.timeline)
        column.addStretch(1)

    def set_entries(self, entries: Sequence[HistoryEntry], now: dt.datetime) -> None:
        self.empty.setVisible(not entries)
        self.timeline.set_moments([self._moment(number, entry, now) for number, entry in enumerate(entries)])

    def _moment(self, number: int, entry: HistoryEntry, now: dt.datetime) -> Moment:
        words = {
            "created": self.tr("Recorded"),
            "changed": self.tr("Changed"),
            "deleted": self.tr("Deleted"),
            "restored": self.tr("Brought back"),
        }
        text = "" if entry.kind == "created" else "\n".join(self._lines(entry))
        when = format_when(entry.at, now, language.current())
        return Moment(number, _ICON[entry.kind], when, words[entry.kind], text, entry.author)

    def _lines(self, entry: HistoryEntry) -> list[str]:
        lines = []
        for field, (before, after) in entry.changes.items():
            if field in self._fields:
                old, new = self._value(field, before), self._value(field, after)
                lines.append(f"{self._fields[field]}: {old} → {new}")
        return lines

    def _value(self, field: str, value: Any) -> str:
        text = self._show(field, value) if value not in (None, "") else ""
        return (text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…") or "–"
