"""Two records field by field: up and down go through the fields, left and right choose whose value stays."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QRect, Qt, Slot
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from db.registry.merging.rows import FieldChoice
from desktop.names import field_label, format_value
from desktop.registry.merging.words import is_empty
from desktop.theme import colour, font, paint_icon
from desktop.widgets import Cell, Column, ListModel, ListView, RowDelegate
from desktop.widgets.paint import text_width

FIRST, SECOND, BOTH = "first", "second", "both"
ROW = 44
LABEL = 136
_ORDER = (FIRST, BOTH, SECOND)
_JOINTS = re.compile(r"(?<=[@/])(?=.)|(?<=.)(?=[.?&])")


@dataclass(frozen=True)
class FieldRow:
    """A field of both records; `chosen` is whose value stays, "" where there is nothing to choose."""

    id: str
    choice: FieldChoice
    chosen: str


def suggested(choice: FieldChoice, stands: str) -> str:
    """Whose value stays unless somebody chooses: of the record that stands, if it has one; the name that is
    written out; of notes both."""
    if not choice.differs:
        return ""
    if choice.is_set or choice.both is not None:
        return BOTH
    other = SECOND if stands == FIRST else FIRST
    mine, theirs = getattr(choice, stands), getattr(choice, other)
    if choice.field == "name" and is_shortened(mine) and not is_shortened(theirs):
        return other  # the register holds the official name, written out
    return other if is_empty(mine) else stands


def is_shortened(name: str) -> bool:
    """Whether a word of the name ends in a full stop: Der., Yard. ve Day."""
    return any(word.endswith(".") for word in name.split())


def value_of(row: FieldRow) -> Any:
    return getattr(row.choice, row.chosen or FIRST)


def breakable(text: str, width: int, weight: str) -> str:
    """The text with a place to break (U+200B) at the joints of words that are wider: addresses of mail and web."""

    def joints(word: str) -> str:
        return word if text_width(word, "body", weight) <= width else _JOINTS.sub("\u200b", word)

    return " ".join(joints(word) for word in text.split(" "))


class WrappedDelegate(RowDelegate):
    """Values in two lines where one is too short for them: both must be read to be compared."""

    def _content(self, painter: QPainter, rect: QRect, cell: Cell, option: QStyleOptionViewItem) -> None:
        if cell.sub:
            super()._content(painter, rect, cell, option)
            return
        if cell.icon:
            paint_icon(painter, QRect(rect.left(), rect.center().y() - 7, 16, 16), cell.icon, cell.icon_tone)
            rect = rect.adjusted(24, 0, 0, 0)
        face = font("body", cell.weight)
        painter.setFont(face)
        painter.setPen(colour(cell.tone))
        text = breakable(cell.text, rect.width(), cell.weight)
        parts = text.replace("\u200b", " ").split()
        fits = all(text_width(part, "body", cell.weight) <= rect.width() for part in parts)
        wrap = Qt.TextFlag.TextWordWrap if fits else Qt.TextFlag.TextWrapAnywhere
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | wrap
        needed = painter.boundingRect(rect, flags, text)
        if needed.height() > rect.height():
            painter.setFont(font("hint", cell.weight))
        painter.drawText(rect, flags, text)


class FieldsView(ListView):
    """The table of fields. `asked(letter or key)` is called with keys that mean something to the page; it tells
    whether they did."""

    def __init__(self, name: str, asked: Callable[[QKeyEvent], bool], parent: QWidget | None = None) -> None:
        super().__init__(name, parent, row_height=ROW, header=False)
        self._asked, self._entity = asked, ""
        self.setItemDelegate(WrappedDelegate(self))
        self.fields: ListModel[FieldRow] = ListModel(
            [
                Column("", width=LABEL, cell=self._label),
                Column(self.tr("First"), cell=lambda row: self._value(row, FIRST)),
                Column(self.tr("Second"), cell=lambda row: self._value(row, SECOND)),
            ]
        )
        self.setModel(self.fields)
        self.clicked.connect(self._clicked)

    # ---- showing
    def show_fields(self, entity: str, choices: Sequence[FieldChoice], stands: str) -> None:
        """Those that differ first, then what is the same in both; fields that are empty in both are left out."""
        self._entity = entity
        rows = [FieldRow(one.field, one, suggested(one, stands)) for one in choices]
        written = [row for row in rows if row.choice.differs or not is_empty(row.choice.first)]
        self.fields.set_rows(sorted(written, key=lambda row: not row.choice.differs))
        if written:
            self.select_row(0)

    def suggest(self, stands: str) -> None:
        """Suggest anew for another record that stands."""
        self.fields.set_rows(
            [FieldRow(row.id, row.choice, suggested(row.choice, stands)) for row in self.fields.rows()]
        )

    def values(self) -> dict[str, Any]:
        """Chosen values, for `MergeService.merge`."""
        return {row.id: value_of(row) for row in self.fields.rows() if row.chosen and not row.choice.is_set}

    def counts(self) -> tuple[int, int]:
        """How many fields differ, and how many are the same."""
        rows = self.fields.rows()
        differing = sum(row.choice.differs for row in rows)
        return differing, len(rows) - differing

    def _label(self, row: FieldRow) -> Cell:
        label = field_label(self._entity, row.id)
        if row.chosen == BOTH:
            return Cell(label, sub=self.tr("both are kept"), tone="text_muted")
        return Cell(label, tone="text_muted")

    def _value(self, row: FieldRow, side: str) -> Cell:
        text = format_value(self._entity, row.id, getattr(row.choice, side))
        if not row.choice.differs:
            return Cell(text, tone="text_muted")
        kept = row.chosen in (side, BOTH)
        word = self.tr("stays") if kept else self.tr("goes")
        name, tone = ("check-circle", "accent") if kept else ("circle", "icon")
        return Cell(text, weight="medium" if kept else "regular", tone="text" if kept else "text_muted",
                    icon=name, icon_tone=tone, icon_word=f"{text}: {word}")  # fmt: skip

    # ---- choosing
    def choose(self, step: int) -> None:
        """Move the choice of the current field to the left (-1) or right (1)."""
        row = self.fields.row_at(self.currentIndex().row())
        if row is None or not row.chosen or row.choice.is_set:
            return
        known = [side for side in _ORDER if side != BOTH or row.choice.both is not None]
        self._take(row, known[min(max(known.index(row.chosen) + step, 0), len(known) - 1)])

    def _take(self, row: FieldRow, side: str) -> None:
        rows = [FieldRow(row.id, row.choice, side) if one.id == row.id else one for one in self.fields.rows()]
        self.fields.set_rows(rows)
        self.select_id(row.id)

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        row = self.fields.row_at(index.row())
        if row is not None and row.chosen and not row.choice.is_set and index.column():
            self._take(row, (FIRST, SECOND)[index.column() - 1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.choose(step)
        elif not self._asked(event):
            super().keyPressEvent(event)
