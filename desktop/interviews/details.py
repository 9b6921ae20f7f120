"""The right side: one study, or one interview."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db import reference
from db.errors import InvalidInput, NotFound
from db.interviews.rows import DRAFT, ProvinceProgress, ResponseRow, StudyRow
from db.interviews.service import InterviewService
from db.text import format_number, format_when
from desktop import errors, language
from desktop.interviews.words import period_words, place_words, progress_words, status_chip
from desktop.widgets import (
    Banner,
    Button,
    Chip,
    Column,
    FormLayout,
    IconButton,
    JourneyLine,
    Label,
    ListModel,
    ListView,
    Section,
    TextField,
    Travel,
    hline,
)
from desktop.widgets.facts import Fact, FactGrid
from desktop.widgets.fields import ChoiceField


def _head(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(16, 12, 12, 4)
    row.setSpacing(8)
    for number, widget in enumerate(widgets):
        row.addWidget(widget, 0 if number else 1)
    return row


class StudyView(QWidget):
    """A study and how far it is; who begins an interview writes the code here once."""

    edit_requested = Signal()
    close_requested = Signal(object, bool)
    begin_requested = Signal()

    def __init__(self, interviews: InterviewService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._interviews = interviews
        self.study: StudyRow | None = None
        self._titles = {key: title for key, title, _ in interviews.questionnaires()}
        self._waves: dict[str, dict[str, str]] = {}
        self.title = Label("", "record", "strong", wrap=True)
        self.edit_button = Button(self.tr("Change"), "pencil-simple", small=True, keys="F2",
                                  on_click=self.edit_requested.emit)  # fmt: skip
        self.close_button = Button(self.tr("Close study"), "lock", small=True, on_click=self._close)
        self.state = Chip("")
        self.questionnaire = Chip("")
        self.facts = FactGrid()
        self.form = FormLayout(margins=(16, 8, 16, 8))
        code = TextField(self.tr("Inter&viewer code"), hint=self.tr("Two digits, no name"), max_length=2)
        code.setMaximumWidth(200)
        self.form.add("interviewer", code)
        if not interviews.office:
            provinces = [(one.plate, one.name) for one in reference.provinces()]
            field = ChoiceField(self.tr("&Province"), provinces, empty=self.tr("Choose"))
            field.setMaximumWidth(320)
            self.form.add("province", field)
        self.form.submitted.connect(self.begin_requested)
        self.begin_button = Button(self.tr("Begin interview"), "play", on_click=self.begin_requested.emit)
        self.refusal = Banner()
        self._make_table()
        self._lay_out()

    def _make_table(self) -> None:
        self.model: ListModel[ProvinceProgress] = ListModel(
            [
                Column(self.tr("Province"), lambda row: reference.province(row.province).name, weight="medium"),
                Column(self.tr("Completed"), lambda row: format_number(row.completed, language.current()), 96, "right"),
                Column(self.tr("Unfinished"), lambda row: format_number(row.drafts, language.current()), 96, "right",
                       tone="text_muted"),
                Column(self.tr("Declined"), lambda row: format_number(row.refused, language.current()), 96, "right",
                       tone="text_muted"),
            ],
            key=lambda row: row.province,
        )  # fmt: skip
        self.table = ListView(self.tr("Progress by province"))
        self.table.setModel(self.model)
        self.table_head = Section(self.tr("By province"))

    def _lay_out(self) -> None:
        states, begin = QHBoxLayout(), QHBoxLayout()
        states.setContentsMargins(16, 0, 16, 12)
        states.setSpacing(8)
        for chip in (self.state, self.questionnaire):
            states.addWidget(chip)
        states.addStretch(1)
        begin.setContentsMargins(16, 0, 16, 12)
        begin.addWidget(self.begin_button)
        begin.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(0)
        column.addLayout(_head(self.title, self.edit_button, self.close_button))
        column.addLayout(states)
        column.addWidget(hline())
        column.addSpacing(8)
        column.addWidget(self.facts)
        column.addWidget(hline())
        column.addSpacing(8)
        column.addWidget(self.form)
        column.addWidget(self.refusal)
        column.addLayout(begin)
        column.addWidget(hline())
        column.addWidget(self.table_head)
        column.addWidget(self.table)
        column.addStretch(1)
        for button in (self.edit_button, self.close_button):
            button.setVisible(self._interviews.may_plan)

    def show_refusal(self, error: InvalidInput) -> None:
        """Why no interview was begun: under its field; the study itself has none."""
        if error.field in self.form.fields:
            self.form.show_error(error)
            self.form.fields[error.field].input.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.refusal.show_text(errors.sentence(error), "warning")

    def _wave_words(self, study: StudyRow) -> str:
        """Asked for only where a study has a wave: it takes the form engine."""
        if study.wave is None:
            return ""
        if study.questionnaire not in self._waves:
            self._waves[study.questionnaire] = dict(self._interviews.waves(study.questionnaire))
        return self._waves[study.questionnaire].get(study.wave, study.wave)

    def show_study(self, study: StudyRow) -> None:
        new = self.study is None or self.study.id != study.id
        self.study = study
        is_open = study.status == "open"
        self.title.setText(study.title)
        self.state.set(self.tr("Open") if is_open else self.tr("Closed"), "success" if is_open else "neutral")
        if study.questionnaire not in self._titles:
            self._titles = {key: title for key, title, _ in self._interviews.questionnaires()}
        self.questionnaire.set(self._titles.get(study.questionnaire, study.questionnaire), "neutral", "clipboard-text")
        self.close_button.setText(self.tr("Close study") if is_open else self.tr("Reopen study"))
        self.close_button.set_icon("lock" if is_open else "lock-open")
        spoken = language.current()
        self.facts.set_facts([
            Fact(self.tr("Completed"), progress_words(study)),
            Fact(self.tr("Unfinished"), format_number(study.drafts, spoken)),
            Fact(self.tr("Declined"), format_number(study.refused, spoken)),
            Fact(self.tr("Wave"), self._wave_words(study)),
            Fact(self.tr("Period"), period_words(study)),
            Fact(self.tr("Planned by"), reference.province(study.office).name if study.office else
                 self.tr("Headquarters")),
        ])  # fmt: skip
        for widget in (self.form, self.begin_button):
            widget.setVisible(is_open)
        if new:
            self.form.clear_errors()
            self.refusal.clear()
            self.form.fields["interviewer"].set_value(self._interviews.last_interviewer())
        self._show_progress(self._interviews.progress(study.id))

    def _show_progress(self, rows: Sequence[ProvinceProgress]) -> None:
        self.model.set_rows(rows)
        self.table.fit_height()
        for widget in (self.table_head, self.table):
            widget.setVisible(bool(rows))

    def _close(self) -> None:
        if self.study is not None:
            self.close_requested.emit(self.study.id, self.study.status == "open")


class ResponseView(QWidget):
    """An interview, without its answers: they are anonymous data, read in the interview or in the analysis."""

    resume_requested = Signal(object)
    reopen_requested = Signal(object)
    delete_requested = Signal(object)
    export_requested = Signal(object)
    erase_requested = Signal(object)

    def __init__(self, interviews: InterviewService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._interviews = interviews
        self.row: ResponseRow | None = None
        self.number = Label("", "record", "strong")
        self.resume_button = Button(self.tr("Resume"), "play", small=True, keys="Enter", on_click=self._resume)
        self.reopen_button = Button(self.tr("Reopen"), "arrow-counter-clockwise", small=True, on_click=self._reopen)
        self.export_button = IconButton("export", self.tr("Save submission (XML and files)…"), "", small=True,
                                        on_click=self._export)  # fmt: skip
        self.export_button.setFixedWidth(38)
        self.delete_button = IconButton("trash", self.tr("Delete interview"), "", small=True, on_click=self._delete)
        self.delete_button.setFixedWidth(38)
        self.erase_button = IconButton("eraser", self.tr("Erase interview for good…"), "", small=True,
                                       on_click=self._erase)  # fmt: skip
        self.erase_button.setFixedWidth(38)
        self.erase_button.hide()
        self.status, self.journey = Chip(""), JourneyLine()
        self.facts = FactGrid()
        self.left = Banner()
        self.unplaced = Label("", "small", tone="text_muted", wrap=True)
        self.unplaced.setContentsMargins(16, 4, 16, 8)
        self._lay_out()

    def _lay_out(self) -> None:
        states = QHBoxLayout()
        states.setContentsMargins(16, 0, 16, 12)
        states.addWidget(self.status)
        states.addStretch(1)
        states.addWidget(self.journey)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(0)
        column.addLayout(_head(self.number, self.resume_button, self.reopen_button, self.export_button,
                               self.delete_button, self.erase_button))  # fmt: skip
        column.addLayout(states)
        column.addWidget(hline())
        column.addSpacing(8)
        column.addWidget(self.facts)
        column.addWidget(hline())
        column.addSpacing(8)
        column.addWidget(self.left)
        column.addWidget(self.unplaced)
        column.addStretch(1)

    def show_response(self, row: ResponseRow, travel: Travel) -> None:
        self.row = row
        now, spoken = self._interviews.now(), language.current()
        self.number.setText(row.number)
        self.status.set(*status_chip(row.status))
        self.journey.show_travel(travel)
        self.resume_button.setVisible(row.status == DRAFT)
        self.reopen_button.setVisible(row.status != DRAFT)
        done = format_when(row.completed_at, now, spoken) if row.completed_at else ""
        self.facts.set_facts([
            Fact(self.tr("Study"), row.study),
            Fact(self.tr("Place"), place_words(row)),
            Fact(self.tr("Interviewer"), row.interviewer),
            Fact(self.tr("Begun"), format_when(row.started_at, now, spoken)),
            Fact(self.tr("Completed"), done),
            Fact(self.tr("Answered"), f"{row.answered} / {row.total}"),
            Fact(self.tr("Stands at"), row.section if row.status == DRAFT else ""),
        ])  # fmt: skip
        self._show_unplaced(row)

    def _show_unplaced(self, row: ResponseRow) -> None:
        """Answers of a draft that a newer version of the questionnaire has no place for: kept, and shown."""
        try:
            newer = row.version != self._interviews.current_version(row.study_id)
            left = self._interviews.unplaced(row.id) if newer else {}
        except NotFound:  # the questionnaire has not come here yet: nothing is known of what fits
            left = {}
        if left:
            words = self.tr("The questionnaire has changed since: {n} answers have no place in it. They stay stored.")
            self.left.show_text(words.format(n=len(left)), "warning")
            lines = (f"{ref.rpartition('/')[2]}: {value}" for ref, value in left.items())
            self.unplaced.setText("\n".join(lines))
        else:
            self.left.clear()
            self.unplaced.setText("")

    def _id(self) -> uuid.UUID | None:
        return self.row.id if self.row is not None else None

    def _resume(self) -> None:
        self.resume_requested.emit(self._id())

    def _reopen(self) -> None:
        self.reopen_requested.emit(self._id())

    def _export(self) -> None:
        self.export_requested.emit(self._id())

    def _delete(self) -> None:
        self.delete_requested.emit(self._id())

    def _erase(self) -> None:
        self.erase_requested.emit(self._id())
