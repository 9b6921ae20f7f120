"""The T.C. identity number on a person's page, where the office has turned it on: masked, shown for some seconds."""

from __future__ import annotations

import uuid

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.errors import UserError
from db.registry.national.service import NationalNumbers
from desktop import errors
from desktop.widgets import Button, Label, PrimaryButton, QuietButton, TextField
from desktop.widgets.facts import LABEL

SHOWN_SECONDS = 10


class NumberPanel(QWidget):
    """acted(sentence): something was done that cannot be undone. Hidden while the office keeps no numbers."""

    acted = Signal(str)

    def __init__(self, numbers: NationalNumbers | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._numbers = numbers
        self._person: uuid.UUID | None = None
        self.value = Label("", weight="regular")
        self.value.setMinimumWidth(96)
        self.show_button = QuietButton(self.tr("Show"), "eye", small=True, on_click=self.show_number)
        self.write_button = QuietButton("", "pencil-simple", small=True, on_click=self.start)
        self.remove_button = QuietButton(self.tr("Remove"), "trash", small=True, on_click=self.ask_remove)
        self.sure_button = Button(self.tr("Remove it for good"), "trash", "danger", small=True, on_click=self.remove)
        self.field = TextField(self.tr("T.C. identity number"), max_length=20)
        self.entry = QWidget()
        self.hides = QTimer(self)
        self.hides.setSingleShot(True)
        self.hides.setInterval(SHOWN_SECONDS * 1000)
        self.hides.timeout.connect(self.cover)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        label = Label(self.tr("T.C. identity no."), "small", tone="text_muted")
        label.setFixedWidth(LABEL)
        line = QHBoxLayout()
        line.setContentsMargins(16, 0, 16, 4)
        line.setSpacing(0)
        for widget in (label, self.value, self.show_button, self.write_button, self.remove_button, self.sure_button):
            line.addWidget(widget)
        line.addStretch(1)
        label.setBuddy(self.value)
        inside = QHBoxLayout(self.entry)
        inside.setContentsMargins(16, 0, 16, 8)
        inside.setSpacing(8)
        inside.addWidget(self.field, 1)
        inside.addWidget(Button(self.tr("Cancel"), small=True, on_click=self.leave), 0, Qt.AlignmentFlag.AlignBottom)
        keep = PrimaryButton(self.tr("Save the number"), "check", small=True, on_click=self.save)
        inside.addWidget(keep, 0, Qt.AlignmentFlag.AlignBottom)
        self.field.line.returnPressed.connect(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self.entry)
        self.entry.hide()

    # ---- showing
    def show_person(self, person: uuid.UUID) -> None:
        if person != self._person:
            self.entry.hide()
            self.field.set_value("")
        self._person = person
        self.setVisible(self._numbers is not None and self._numbers.is_on())
        self.cover()

    @Slot()
    def cover(self) -> None:
        """As it stands without having been asked for."""
        self.hides.stop()
        known = self._numbers.masked(self._person) if self._numbers is not None and self._person is not None else ""
        self.value.setText(known or "–")
        self.show_button.setVisible(bool(known))
        self.remove_button.setVisible(bool(known))
        self.sure_button.hide()
        self.write_button.setText(self.tr("Change") if known else self.tr("Write"))

    @Slot()
    def show_number(self) -> None:
        """The whole number for some seconds; who looked is written down."""
        if self._numbers is None or self._person is None:
            return
        try:
            self.value.setText(self._numbers.show(self._person))
        except UserError as error:
            self.acted.emit(errors.sentence(error))
            return
        self.show_button.hide()
        self.hides.start()

    # ---- writing
    @Slot()
    def start(self) -> None:
        self.field.set_value("")
        self.entry.show()
        self.field.input.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def leave(self) -> None:
        self.field.set_value("")
        self.entry.hide()
        self.write_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def leaves(self) -> bool:
        """Esc: close the entry; False where none was open."""
        if self.entry.isHidden():
            return False
        self.leave()
        return True

    @Slot()
    def save(self) -> None:
        if self._numbers is None or self._person is None:
            return
        try:
            self._numbers.write(self._person, self.field.value())
        except UserError as error:
            self.field.set_error(errors.sentence(error))
            self.field.input.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.leave()
        self.cover()
        self.acted.emit(self.tr("The number is kept, sealed."))

    @Slot()
    def ask_remove(self) -> None:
        """It cannot be undone, so it takes a second press."""
        self.remove_button.hide()
        self.sure_button.show()
        self.sure_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def remove(self) -> None:
        if self._numbers is not None and self._person is not None:
            self._numbers.remove(self._person)
            self.cover()
            self.write_button.setFocus(Qt.FocusReason.OtherFocusReason)
            self.acted.emit(self.tr("The number is removed."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.entry.isVisible():
            self.save()
        else:
            super().keyPressEvent(event)
