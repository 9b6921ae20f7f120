"""What stands in the page while it reads or writes, and after an import."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.theme import size
from desktop.widgets import Button, IconMark, Label, PrimaryButton, ProgressStrip, QuietButton, Surface


class BusyView(Surface):
    """One piece of work with its progress. cancelled: the person wants it to end."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("page", parent)
        self.strip = ProgressStrip()
        self.strip.cancelled.connect(self.cancelled)
        column = QVBoxLayout(self)
        column.setContentsMargins(120, 48, 120, 48)
        column.addWidget(self.strip)
        column.addStretch(1)

    def start(self, title: str, means: str) -> None:
        self.strip.start(title, means)
        self.strip.cancel_button.setFocus(Qt.FocusReason.OtherFocusReason)


class DoneView(Surface):
    """The import is in the register: its counts, and what can be done next."""

    list_wanted = Signal()
    refused_wanted = Signal()
    another_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("page", parent)
        self.title, self.text = Label("", "section", "strong", wrap=True), Label("", tone="text_muted", wrap=True)
        self.note = Label("", tone="text_muted", wrap=True)
        self.list_button = PrimaryButton("", "buildings", on_click=self.list_wanted.emit)
        self.another = Button(self.tr("Choose another file…"), "folder-open", keys="Ctrl+O",
                              on_click=self.another_wanted.emit)  # fmt: skip
        self.refused = Button(self.tr("Save refused rows…"), "download-simple", on_click=self.refused_wanted.emit)
        self.undo = QuietButton(self.tr("Take back"), "arrow-u-up-left", on_click=self.undo_wanted.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(IconMark("check-circle", "success", size("icon_empty")), 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self.title, self.text, self.note):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for button in (self.list_button, self.another, self.refused, self.undo):
            row.addWidget(button)
        row.addStretch(1)
        column.addSpacing(8)
        column.addLayout(row)
        column.addStretch(2)

    def show_result(self, title: str, text: str, note: str, to_list: str, *, refused: bool, undo: bool) -> None:
        self.title.setText(title)
        self.text.setText(text)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.list_button.setText(to_list)
        self.refused.setVisible(refused)
        self.undo.setVisible(undo)
