"""The left side: studies with their progress, and the interviews of the one that is chosen."""

from __future__ import annotations

import uuid

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.interviews.rows import DRAFT, ResponseFilter, ResponseRow, StudyRow
from db.interviews.service import InterviewService
from db.text import format_number, format_when
from desktop import language
from desktop.interviews.words import Journey, period_words, place_words, progress_words, status_chip
from desktop.theme import size
from desktop.widgets import Column, EmptyState, ListModel, ListView, RowTableModel, Section, Surface, hline

STUDIES_SHOWN = 4


class EnteredList(ListView):
    """entered_by_focus: the keyboard or the pointer has come into the list."""

    entered_by_focus = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered_by_focus.emit()


class InterviewList(Surface):
    """study_wanted: start a study; begin_wanted: begin an interview; both from what stands where a list is empty."""

    study_wanted = Signal()
    begin_wanted = Signal()

    def __init__(self, interviews: InterviewService, journey: Journey, parent: QWidget | None = None) -> None:
        super().__init__("page", parent)
        self._interviews, self._journey = interviews, journey
        self._states: dict[uuid.UUID, str] = {}
        self.wanted = ResponseFilter()
        may_plan = interviews.may_plan
        self.head = Section(
            self.tr("Studies"), link=self.tr("New study") if may_plan else "", link_icon="plus" if may_plan else "",
            on_link=self.study_wanted.emit,
        )  # fmt: skip
        self.studies_model: ListModel[StudyRow] = ListModel(self._study_columns(), parent=self)
        self.studies = EnteredList(self.tr("Studies"), row_height=size("row_double"), header=False)
        self.studies.setModel(self.studies_model)
        self.model: RowTableModel[ResponseRow] = RowTableModel(
            self._columns(), self._count, self._window, order="-changed", parent=self
        )
        self.view = EnteredList(self.tr("Interviews"), row_height=size("row_double"))
        self.view.setModel(self.model)
        self._make_empty(may_plan)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.studies)
        column.addWidget(hline())
        column.addWidget(self.view, 1)

    def _make_empty(self, may_plan: bool) -> None:
        self.empty = EmptyState(
            "clipboard-text", self.tr("The interviews of this study will stand here"),
            self.tr("Every answer is saved as it is given; an interview can be left and resumed at any time."),
            self.tr("Begin interview"), self.begin_wanted.emit, parent=self.view,
        )  # fmt: skip
        self.empty.hide()
        words = (
            self.tr("A study asks many people the same questionnaire. Start one; then interviews can begin.")
            if may_plan
            else self.tr("Studies are planned in the office and arrive with the next package.")
        )
        action = self.tr("Start study") if may_plan else ""
        self.no_study = EmptyState("clipboard-text", self.tr("There is no study yet"), words, action,
                                   self.study_wanted.emit, parent=self.view)  # fmt: skip
        for widget in (self.empty, self.no_study):  # the list owns both and shows one
            self.view.set_empty(widget)
        self.empty.hide()

    def _study_columns(self) -> list[Column[StudyRow]]:
        return [
            Column(self.tr("Study"), lambda row: row.title, weight="medium", sub=self._about, minimum=200),
            Column(
                self.tr("Progress"), progress_words, 168, "right",
                bar=lambda row: None if row.share is None else (row.share, "accent"),
            ),
        ]  # fmt: skip

    def _about(self, row: StudyRow) -> str:
        state = "" if row.status == "open" else self.tr("closed")
        drafts = ""
        if row.drafts:
            drafts = self.tr("{n} unfinished").format(n=format_number(row.drafts, language.current()))
        return " · ".join(part for part in (state, period_words(row), drafts) if part)

    def _columns(self) -> list[Column[ResponseRow]]:
        return [
            Column("", width=40, journey=lambda row: self.state(row.id)),
            Column(
                self.tr("Interview"), lambda row: row.number, order="number", weight="medium", sub=self._where,
                minimum=170,
            ),
            Column(self.tr("Answered"), lambda row: f"{row.answered} / {row.total}", 88, "right", tone="text_muted"),
            Column(self.tr("State"), width=128, order="status", chip=lambda row: status_chip(row.status)),
            Column(self.tr("Last change"), self._when, 120, "right", order="changed", tone="text_muted", drop=1),
        ]  # fmt: skip

    @staticmethod
    def _where(row: ResponseRow) -> str:
        return " · ".join(part for part in (place_words(row), row.section if row.status == DRAFT else "") if part)

    def _when(self, row: ResponseRow) -> str:
        return format_when(row.changed_at, self._interviews.now(), language.current())

    # ---- rows
    def study_id(self) -> uuid.UUID | None:
        chosen: uuid.UUID | None = self.studies.current_id()
        return chosen

    def study_row(self) -> StudyRow | None:
        return self.studies_model.row_at(self.studies.currentIndex().row()) if self.study_id() else None

    def _count(self) -> int:
        return self._interviews.count_responses(self.wanted) if self.wanted.study else 0

    def _window(self, offset: int, limit: int) -> list[ResponseRow]:
        rows = self._interviews.find_responses(self.wanted, self.model.order, offset, limit)
        self._states.update(self._journey([row.id for row in rows]))
        return rows

    def state(self, row_id: uuid.UUID) -> str:
        """How far an interview that the list shows has come."""
        return self._states.get(row_id, "here")

    def reload_studies(self) -> None:
        """Ask for the studies anew; the chosen one stays, else the first is chosen."""
        rows = self._interviews.studies()
        self.studies_model.set_rows(rows)
        self.head.set_count(len(rows) or "")
        self.studies.setVisible(bool(rows))
        self.studies.setFixedHeight(size("row_double") * max(1, min(len(rows), STUDIES_SHOWN)) + 2)
        shown, hidden = (self.empty, self.no_study) if rows else (self.no_study, self.empty)
        hidden.hide()
        self.view.set_empty(shown)
        if rows and self.study_id() is None:
            self.studies.select_row(0)

    def reload(self, wanted: ResponseFilter, filters: int) -> None:
        """Show the interviews of a filter; `filters` of them beside the study are on."""
        self.wanted = wanted
        self._states.clear()
        if filters and wanted.study:
            self.empty.show_filtered(self.tr("No interview fits"), filters, self._clear)
        else:
            self.empty.show_plain()
        self.model.refresh()

    clear_wanted = Signal()

    def _clear(self) -> None:
        self.clear_wanted.emit()
