"""An office's own questionnaire: choose the file, read what is wrong in it cell by cell, try it out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.errors import UserError
from db.interviews.questionnaires import OwnQuestionnaire, read_questionnaire
from desktop import errors
from desktop.widgets import Banner, Button, IconMark, Label
from desktop.widgets.asking import FileAsker

MOST_SHOWN = 50


class OwnQuestionnaireBox(QWidget):
    """chosen(questionnaire): a file was read and can be asked; None where it cannot. try_wanted(questionnaire): fill it
    in without keeping.

    Nothing is stored here.
    """

    chosen = Signal(object)
    try_wanted = Signal(object)

    def __init__(self, asker: FileAsker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asker = asker
        self.questionnaire: OwnQuestionnaire | None = None
        self.sentences: list[str] = []
        self.choose = Button(self.tr("Choose questionnaire file…"), "folder-open", small=True, on_click=self.ask)
        self.try_button = Button(self.tr("Try it out"), "play", small=True, on_click=self._try)
        self.copy_button = Button(self.tr("Copy the list"), "copy", small=True, on_click=self._copy)
        self.facts = Label("", "small", tone="text_muted", wrap=True)
        self.state = Banner()
        self.faults = QVBoxLayout()
        self.faults.setSpacing(6)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.choose, self.try_button, self.copy_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(6)
        column.addLayout(buttons)
        column.addWidget(self.facts)
        column.addWidget(self.state)
        column.addLayout(self.faults)
        self.clear()

    def clear(self) -> None:
        self.questionnaire = None
        self.facts.setText(self.tr("Excel (XLSForm: .xlsx, .xls) or XForm (.xml). Lists and pictures lie beside it."))
        self.choose.setText(self.tr("Choose questionnaire file…"))
        self.try_button.hide()
        self._show_faults("", [])

    def offer_version(self) -> None:
        """The study has an own questionnaire: another version of it can be taken."""
        self.clear()
        self.choose.setText(self.tr("Choose newer version…"))
        self.facts.setText(self.tr("Unfinished interviews carry their answers over by the names of the questions."))

    @Slot()
    def ask(self) -> None:
        kinds = self.tr("Questionnaires") + " (*.xlsx *.xls *.xml)"
        path = self._asker.file(self, self.tr("Questionnaire of the study"), kinds)
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a file and show what it is, or every fault that it has."""
        from db.forms import WorkbookError

        try:
            found = read_questionnaire(path)
        except WorkbookError as error:
            self._refused(path, [errors.sentence(fault) for fault in error.faults])
            return
        except UserError as error:
            self._refused(path, [errors.sentence(error)])
            return
        self.questionnaire = found
        version = self.tr("version {version}").format(version=found.version) if found.version else ""
        questions = self.tr("{n} questions").format(n=found.questions)
        parts = (found.title, version, questions, ", ".join(found.languages))
        self.facts.setText(" · ".join(part for part in parts if part))
        self.try_button.show()
        self._show_faults("", [])
        self.chosen.emit(found)

    def _refused(self, path: Path, sentences: list[str]) -> None:
        self.questionnaire = None
        self.try_button.hide()
        self.facts.setText("")
        self.chosen.emit(None)
        words = self.tr("{file} cannot be used yet. To mend in it: {n}").format(file=path.name, n=len(sentences))
        self._show_faults(words, sentences)

    def _show_faults(self, words: str, sentences: list[str]) -> None:
        self.sentences = sentences
        while (item := self.faults.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for sentence in sentences[:MOST_SHOWN]:
            self.faults.addWidget(_Fault(sentence))
        self.copy_button.setVisible(len(sentences) > 1)
        if words:
            self.state.show_text(words, "danger")
        else:
            self.state.clear()

    @Slot()
    def _copy(self) -> None:
        """For a mail to the questionnaire's author."""
        QGuiApplication.clipboard().setText("\n".join(self.sentences))

    @Slot()
    def _try(self) -> None:
        if self.questionnaire is not None:
            self.try_wanted.emit(self.questionnaire)


class _Fault(QWidget):
    def __init__(self, sentence: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconMark("warning-circle", "danger", 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(sentence, "body", wrap=True), 1)
