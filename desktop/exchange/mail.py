"""The mail that carries a package: its subject and text to be copied, or a draft with the file in it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.exchange.cover import Cover
from desktop.widgets import Button, Label, NoteField

LINES = 8


class MailPanel(QWidget):
    """draft_wanted(): a draft shall be written. said(sentence): something was done."""

    draft_wanted = Signal()
    said = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cover: Cover | None = None
        self._subject = Label("", weight="medium", wrap=True)
        self.text = NoteField(self.tr("Text of the mail"), lines=LINES)
        self.text.area.setReadOnly(True)
        self.copy = Button(self.tr("Copy subject and text"), "copy", small=True, on_click=self._copy)
        self.draft = Button(self.tr("Save mail draft…"), "envelope-simple", small=True, on_click=self.draft_wanted.emit)
        self._note = Label("", "small", tone="text_muted", wrap=True)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.copy, self.draft):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(self.tr("The mail for this package"), weight="strong"))
        column.addWidget(self._subject)
        column.addWidget(self.text)
        column.addLayout(buttons)
        column.addWidget(self._note)

    def show_mail(self, cover: Cover | None, package: Path | None) -> None:
        """`package`: where the file lies; None where it is not known any more, then no draft can be made."""
        self._cover = cover
        self.setVisible(cover is not None)
        if cover is None:
            return
        self._subject.setText(cover.subject)
        self.text.set_value(cover.text)
        self.draft.setEnabled(package is not None)
        with_file = self.tr("The draft holds the file; it opens in your mail program, which sends it.")
        without = self.tr("The file is no longer in its folder: attach it yourself, or prepare the package once more.")
        self._note.setText(with_file if package is not None else without)

    def _copy(self) -> None:
        if self._cover is not None:
            QGuiApplication.clipboard().setText(self._cover.whole)
            self.said.emit(self.tr("Subject and text of the mail were copied."))
