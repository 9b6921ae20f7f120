"""The dry run: its counts, the rows behind each, the fields of one row, and what becomes of possible duplicates."""

from __future__ import annotations

import uuid
from bisect import bisect_left

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.registry.importing.rows import Note, Plan, PlannedRow
from desktop.names import field_label
from desktop.registry.importing import words
from desktop.registry.importing.figures import Figures, Shares
from desktop.registry.importing.row_detail import Describe, RowDetail
from desktop.registry.importing.session import chosen_rows, remarks_of
from desktop.widgets import Banner, Button, Column, EmptyState, Label, ListView, RowTableModel, Surface, hline

ROW = 44
DETAIL = 196
LARGE = 20_000
FIRST_SHOWN = ("refused", "possible_duplicate", "remark", "updated", "new")
"""What needs a person comes first."""


class TrialSide(Surface):
    """possible_chosen("take" or "skip"): what becomes of possible duplicates. record_wanted(entity, id)."""

    possible_chosen = Signal(str)
    record_wanted = Signal(str, object)

    def __init__(self, describe: Describe | None = None, parent: QWidget | None = None) -> None:
        super().__init__("page", parent)
        self._plan: Plan | None = None
        self._rows: list[PlannedRow] = []
        self._numbers: list[int] = []
        self._remarks: dict[int, list[Note]] = {}
        self.shares, self.figures, self.banner = Shares(), Figures(), Banner()
        self.figures.chosen.connect(self._show_figure)
        self.model: RowTableModel[PlannedRow] = RowTableModel(
            [
                Column(self.tr("Row"), lambda row: words.number(row.number), 80, "right", tone="text_muted"),
                Column(self.tr("Name and reason"), lambda row: row.name or "–", weight="medium", sub=self._sub),
                Column(self.tr("Outcome"), width=148, chip=self._chip),
            ],
            lambda: len(self._rows),
            lambda offset, limit: self._rows[offset : offset + limit],
            key=lambda row: row.number,
            position=self._position,
        )
        self.list = ListView(self.tr("Rows of the dry run"), row_height=ROW)
        self.list.setModel(self.model)
        self.empty = EmptyState("table", self.tr("No row"), self.tr("The rows of the file appear here."))
        self.list.set_empty(self.empty)
        self.list.current_changed.connect(self._show_row)
        self.detail = RowDetail(describe)
        self.detail.record_wanted.connect(self._want_record)
        self.detail.setFixedHeight(DETAIL)
        self._lay_out()

    def _lay_out(self) -> None:
        self.take_button = Button(self.tr("Take as new"), kind="tab", on_click=lambda: self._choose("take"))
        self.skip_button = Button(self.tr("Do not take"), kind="tab", on_click=lambda: self._choose("skip"))
        self.decision = Surface("sunken")
        row = QHBoxLayout(self.decision)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(12)
        words_ = self.tr("They may be known already. What becomes of them?")
        row.addWidget(Label(words_, tone="text_muted", elide=True))
        row.addStretch(1)
        for button in (self.take_button, self.skip_button):
            button.setCheckable(True)
            row.addWidget(button)
        self.decision.setFixedHeight(36)
        self.decision.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.shares, self.figures, self.decision, self.banner):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addWidget(hline())
        column.addWidget(self.detail)

    # ---- showing
    def show_plan(self, plan: Plan) -> None:
        """Show a dry run. The figure and the row that were looked at stay."""
        first = all(figure.count < 0 for figure in self.figures.figures.values())
        self._plan, self._remarks = plan, remarks_of(plan)
        outcomes: dict[str, int] = {str(name): count for name, count in plan.counts.items()}
        counts = outcomes | {words.REMARK: len(self._remarks)}
        self.shares.show_counts(outcomes)
        self.figures.show_counts(counts)
        if first or (self.figures.current and not counts[self.figures.current]):
            self.figures.choose(next((key for key in FIRST_SHOWN if counts[key]), ""))
        self.banner.clear()
        self._show_possible()
        self._show_figure(self.figures.current)

    def let_go(self) -> None:
        """Another dry run begins. The rows of a large one go first: two of them would not fit into a small computer."""
        if self._plan is not None and len(self._plan.rows) > LARGE:
            self._forget_rows()

    def _forget_rows(self) -> None:
        self._plan, self._rows, self._numbers, self._remarks = None, [], [], {}
        self.empty.show_plain()
        self.model.refresh()
        self.detail.show_row(None, None, ())

    def clear(self) -> None:
        """Nothing was tried yet."""
        self._forget_rows()
        self.shares.show_counts({})
        self.figures.show_counts({})
        self.figures.choose("")
        self.decision.hide()
        self.banner.clear()

    def _show_possible(self) -> None:
        take = self._plan is not None and self._plan.mapping.possible_duplicates == "take"
        self.take_button.setChecked(take)
        self.skip_button.setChecked(not take)

    @Slot(str)
    def _show_figure(self, key: str) -> None:
        if self._plan is None:
            return
        self._rows = chosen_rows(self._plan, key, self._remarks)
        self._numbers = [row.number for row in self._rows]
        self.decision.setVisible(key == "possible_duplicate" and bool(self._rows))
        self.empty.show_filtered(self.tr("No row of this kind"), 0, self._rows.clear)
        self.model.refresh()
        if self._rows and not self.list.currentIndex().isValid():
            self.list.select_row(0)
        self._show_row(self.list.current_id())

    @Slot(object)
    def _show_row(self, number: int | None) -> None:
        at = self._position(number) if number is not None else None
        row = self._rows[at] if at is not None else None
        self.detail.show_row(self._plan, row, self._remarks.get(row.number, ()) if row is not None else ())

    def _position(self, number: int) -> int | None:
        """Rows stand in the order of the file."""
        at = bisect_left(self._numbers, number)
        return at if at < len(self._numbers) and self._numbers[at] == number else None

    # ---- cells
    def _sub(self, row: PlannedRow) -> str:
        said = words.reason(row) or words.notes(self._remarks.get(row.number, ()))
        if not said and row.outcome == "updated" and self._plan is not None:
            names = [field_label(self._plan.entity, name) for name in row.changes]
            said = ", ".join([*names, words.field("person", "organisation")] if row.post is not None else names)
        return said

    @staticmethod
    def _chip(row: PlannedRow) -> tuple[str, ...]:
        word, icon_name, tone = words.FIGURES[row.outcome]
        return words.say(word), tone, icon_name

    # ---- what is wanted
    def _choose(self, possible: str) -> None:
        if self._plan is not None and self._plan.mapping.possible_duplicates != possible:
            self.possible_chosen.emit(possible)
        self._show_possible()

    @Slot(object)
    def _want_record(self, record: uuid.UUID) -> None:
        if self._plan is not None:
            self.record_wanted.emit(self._plan.entity, record)
