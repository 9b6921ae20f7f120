"""Start a study, or change one."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.errors import UserError
from db.interviews.questionnaires import OWN, OwnQuestionnaire, defined
from db.interviews.rows import NewStudy, StudyRow
from db.interviews.service import InterviewService
from db.interviews.studies import waves_of
from db.text import parse_number
from desktop.interviews.own import OwnQuestionnaireBox
from desktop.widgets import DateField, DetailScroll, FootBar, FormLayout, Label, Surface, TextField
from desktop.widgets.asking import FileAsker
from desktop.widgets.fields import ChoiceField


class StudyForm(Surface):
    """saved(id, new): it is stored. dropped: nothing was. try_wanted(questionnaire): fill it in without keeping."""

    saved = Signal(object, bool)
    dropped = Signal()
    try_wanted = Signal(object)

    def __init__(
        self, interviews: InterviewService, parent: QWidget | None = None, *, asker: FileAsker | None = None
    ) -> None:
        super().__init__("page", parent)
        self._interviews = interviews
        self._changed: StudyRow | None = None
        self.is_open = False
        self.title = Label("", "record", "strong", elide=True)
        self.form = FormLayout(margins=(16, 8, 16, 12))
        self.questionnaire = ChoiceField(self.tr("&Questionnaire"))
        self.wave = ChoiceField(self.tr("&Wave"), empty=self.tr("none"))
        self.own = OwnQuestionnaireBox(asker or FileAsker())
        self._add_fields()
        self.foot = FootBar(self.tr("Save study"), self.save, self.drop)
        inner = QWidget()
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 0)
        head.addWidget(self.title)
        head.addStretch(1)
        inside.addLayout(head)
        inside.addWidget(self.form)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(DetailScroll(inner), 1)
        column.addWidget(self.foot)
        self.form.submitted.connect(self.save)
        self.questionnaire.changed.connect(self._questionnaire_chosen)
        self.own.chosen.connect(self._own_chosen)
        self.own.try_wanted.connect(self.try_wanted)

    def _add_fields(self) -> None:
        today = self._interviews.today
        self.form.add("title", TextField(self.tr("&Title"), placeholder=self.tr("Perception survey, first wave")))
        self.form.add("questionnaire", self.questionnaire)
        self.form.add_widget(self.own)
        self.form.add("wave", self.wave)
        self.form.add_row(
            starts_on=DateField(self.tr("&From"), today=today), ends_on=DateField(self.tr("&Until"), today=today)
        )
        target = TextField(self.tr("Ta&rget (completed interviews)"), max_length=8)
        target.setMaximumWidth(240)
        self.form.add("target", target)

    def open_new(self) -> None:
        self._changed = None
        self.title.setText(self.tr("New study"))
        self._open()
        self.form.set_values({"title": "", "starts_on": self._interviews.today(), "ends_on": None, "target": ""})
        self.questionnaire.setEnabled(True)
        self.questionnaire.input.setToolTip("")
        self.own.clear()
        self.own.show()

    def open_change(self, study: StudyRow) -> None:
        self._changed = study
        self.title.setText(self.tr("Change study"))
        self._open()
        self.questionnaire.set_value(study.questionnaire)
        self._questionnaire_chosen()
        self.form.set_values({
            "title": study.title, "starts_on": study.starts_on, "ends_on": study.ends_on, "wave": study.wave,
            "target": str(study.target or ""),
        })  # fmt: skip
        self.own.offer_version()
        self.own.setVisible(study.questionnaire.startswith(OWN))
        self.questionnaire.setEnabled(False)
        self.questionnaire.input.setToolTip(self.tr("The questionnaire of a study stays what it was"))

    def _open(self) -> None:
        self.is_open = True
        self.form.clear_errors()
        self.questionnaire.set_choices([(key, title) for key, title, _ in self._interviews.questionnaires()])
        self._questionnaire_chosen()

    @Slot(object)
    def _own_chosen(self, own: OwnQuestionnaire | None) -> None:
        """Offered like the others, and chosen; stored when the study is. One that was refused is offered no more."""
        if self._changed is not None:
            return
        shown = [(key, title) for key, title, _ in self._interviews.questionnaires() if own is None or key != own.key]
        if own is None:
            self.questionnaire.set_choices(shown)
            self._questionnaire_chosen()
            return
        version = f" ({own.version})" if own.version else ""
        self.questionnaire.set_choices([*shown, (own.key, f"{own.title}{version}")])
        self.questionnaire.set_value(own.key)
        self._questionnaire_chosen()
        title = self.form.fields["title"]
        if not title.value():
            title.set_value(own.title)

    @Slot()
    def _questionnaire_chosen(self) -> None:
        key = self.questionnaire.value()
        new = self.own.questionnaire
        if new is not None and key == new.key:
            waves = waves_of(defined(new.files).open())
        else:
            waves = self._interviews.waves(key) if key else []
        self.wave.set_choices(waves)
        self.wave.setVisible(bool(waves))

    def focus_first(self) -> None:
        self.form.fields["title"].input.setFocus(Qt.FocusReason.OtherFocusReason)

    def _values(self) -> NewStudy:
        values = self.form.values()
        typed = cast(str, values["target"]).strip()
        number = parse_number(typed, field="target") if typed else None
        whole = None if number is None else int(number)
        if whole != number:
            whole = 0  # refused by the service with the sentence about targets
        return NewStudy(
            title=values["title"], questionnaire=values["questionnaire"] or "",
            starts_on=values["starts_on"] or self._interviews.today(), ends_on=values["ends_on"],
            wave=values["wave"], target=whole,
        )  # fmt: skip

    @Slot()
    def save(self) -> None:
        self.form.clear_errors()
        if not self.form.check():
            return
        try:
            new = self._values()
            own = self.own.questionnaire
            if own is not None and self._changed is None and new.questionnaire == own.key:
                self._interviews.keep(own)
            if self._changed is None:
                study = self._interviews.start_study(new)
            else:
                study = self._changed.id
                if own is not None:
                    self._interviews.use_version(study, own)
                self._interviews.change_study(study, replace(new, questionnaire=self._changed.questionnaire))
        except UserError as error:
            self.form.show_error(error)
            return
        self.is_open = False
        self.saved.emit(study, self._changed is None)

    @Slot()
    def drop(self) -> None:
        self.is_open = False
        self.dropped.emit()
