"""One row of the dry run: what becomes of it, why, and field by field what changes."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.registry.importing.recognise import as_text
from db.registry.importing.rows import Note, Plan, PlannedRow
from db.registry.reading.cells import column_letters
from desktop.names import field_label, format_value
from desktop.registry.importing import words
from desktop.widgets import Chip, Column, Label, ListModel, ListView, QuietButton, Surface

ROW = 28
Describe = Callable[[str, uuid.UUID], str]


@dataclass(frozen=True)
class Change:
    """A line of the table: a field with what stands there now and afterwards, or a cell as it stood in the file."""

    id: str
    label: str
    before: str
    after: str


def changes_of(plan: Plan, row: PlannedRow, describe: Describe | None) -> list[Change]:
    """What is written of a row; of one that is not taken, its cells without those that must not be stored."""
    if row.outcome == "refused" or (row.cells is not None and not row.values):
        return [
            Change(str(place), _heading(plan, place), "", words.sample(as_text(cell)) or "–")
            for place, cell in enumerate(row.cells or ())
            if (as_text(cell) or place in plan.mapping.fields) and place not in plan.hidden
        ]
    entity = plan.entity
    found = [
        Change(name, field_label(entity, name), format_value(entity, name, before), format_value(entity, name, after))
        for name, (before, after) in row.changes.items()
        if after not in ("", [], ())
    ]
    if row.post is not None:
        organisation, role = row.post
        name = describe("organisation", organisation) if describe is not None else ""
        said = " · ".join(part for part in (name, format_value("post", "role", role) if role else "") if part)
        found.append(Change("post", words.field("person", "organisation"), "–", said or "–"))
    return found


def _heading(plan: Plan, place: int) -> str:
    heading = plan.headings[place] if place < len(plan.headings) else ""
    return words.heading(plan.kind, heading) or column_letters(place)


class RowDetail(Surface):
    """record_wanted(id): the record that the row means shall be shown."""

    record_wanted = Signal(object)

    def __init__(self, describe: Describe | None = None, parent: QWidget | None = None) -> None:
        super().__init__("page", parent)
        self._describe = describe
        self._target: uuid.UUID | None = None
        self._name = Label("", "lead", "strong", elide=True)
        self._chip = Chip("")
        self.link = QuietButton(self.tr("Show the record"), "arrow-square-out", small=True, on_click=self._show_record)
        self._reason = Label("", tone="text", wrap=True)
        field = self._label(self.tr("Field of the record"))
        before = Column[Change](self.tr("Now"), lambda one: one.before, tone="text_muted")
        self._both = [field, before, Column(self.tr("After the import"), lambda one: one.after, weight="medium")]
        self._new = [field, Column(self.tr("Is taken"), lambda one: one.after)]
        heading = self._label(self.tr("Column in the file"))
        self._cells = [heading, Column(self.tr("In the file"), lambda one: one.after)]
        self.model: ListModel[Change] = ListModel(self._new)
        self.list = ListView(self.tr("Fields of the row"), row_height=ROW)
        self.list.setModel(self.model)
        self._lay_out()
        self.show_row(None, None, ())

    @staticmethod
    def _label(title: str) -> Column[Change]:
        return Column(title, lambda one: one.label, width=168, tone="text_muted")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 8, 0)
        head.setSpacing(8)
        for part in (self._name, self._chip):
            head.addWidget(part)
        head.addStretch(1)
        head.addWidget(self.link)
        why = QHBoxLayout()
        why.setContentsMargins(16, 0, 16, 6)
        why.addWidget(self._reason)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(why)
        column.addWidget(self.list, 1)

    def show_row(self, plan: Plan | None, row: PlannedRow | None, remarks: Sequence[Note]) -> None:
        for part in (self._chip, self._reason, self.link):
            part.setVisible(False)
        if plan is None or row is None:
            self._name.setText("")
            self.model.set_rows([])
            self.list.hide()
            return
        word, icon_name, tone = words.FIGURES[row.outcome]
        self.list.show()
        self._name.setText(self.tr("Row {n} · {name}").format(n=words.number(row.number), name=row.name or "–"))
        self._chip.set(words.say(word), tone, icon_name)
        self._chip.setVisible(True)
        said = [words.reason(row), *map(words.note, remarks)]
        self._reason.setText("\n".join(part for part in said if part))
        self._reason.setVisible(any(said))
        self._target = row.target
        self.link.setVisible(row.target is not None)
        self._show_changes(plan, row)

    def _show_changes(self, plan: Plan, row: PlannedRow) -> None:
        columns: Any = self._new
        if row.outcome == "refused":
            columns = self._cells
        elif row.before is not None:
            columns = self._both
        if self.model.columns != list(columns):
            self.model.set_columns(columns)
        self.model.set_rows(changes_of(plan, row, self._describe))

    def _show_record(self) -> None:
        if self._target is not None:
            self.record_wanted.emit(self._target)
