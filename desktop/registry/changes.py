"""The history of a record in words: who changed which field from what to what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.journal import HistoryEntry
from db.text import format_when
from desktop import language
from desktop.names import FIELDS, field_label, format_value
from desktop.widgets import Label, Moment, Timeline

_ICON = {
    "created": "plus-circle",
    "changed": "pencil-simple",
    "deleted": "trash",
    "restored": "arrow-counter-clockwise",
    "erased": "eraser",
    "moved": "map-pin",
    "shared": "share-network",
}
_LONGEST = 80  # characters of a value


class ChangesView(QWidget):
    """Every write of one record of an entity, newest first."""

    def __init__(self, entity: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entity = entity
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
            "erased": self.tr("Data erased for good"),
            "moved": self.tr("Moved to another office"),
            "shared": self.tr("Shared with other offices"),
        }
        text = "" if entry.kind == "created" else "\n".join(self._lines(entry))
        when = format_when(entry.at, now, language.current())
        return Moment(number, _ICON[entry.kind], when, words[entry.kind], text, entry.author)

    def _lines(self, entry: HistoryEntry) -> list[str]:
        lines = []
        for field, (before, after) in entry.changes.items():
            if field == "merged_into":
                lines.append(self.tr("Merged into another record") if after else self.tr("Parted from another record"))
            elif field in FIELDS and field != "source_key":
                old, new = self._value(field, before), self._value(field, after)
                lines.append(f"{field_label(self._entity, field)}: {old} → {new}")
        return lines

    def _value(self, field: str, value: Any) -> str:
        text = format_value(self._entity, field, value)
        return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
