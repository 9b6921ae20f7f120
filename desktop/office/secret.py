"""Passphrases: typed unseen, with a hint while Caps Lock seems to be on and live rules for new ones."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from db.keyslots import SHORTEST_PASSPHRASE
from desktop.theme import icon
from desktop.widgets import IconMark, Label, TextField


class CapsWatch(QObject):
    """Tells from the letters themselves whether Caps Lock is on: Qt knows no other way on every system."""

    changed = Signal(bool)

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self.on = False
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            text = event.text()
            if event.key() == Qt.Key.Key_CapsLock and self.on:
                self._tell(False)
            elif text.isalpha() and (text.isupper() or text.islower()):
                shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self._tell(text.isupper() != shift)
        return False

    def _tell(self, on: bool) -> None:
        if on != self.on:
            self.on = on
            self.changed.emit(on)


class SecretField(TextField):
    """A passphrase; the eye shows it, a sentence tells when Caps Lock is on."""

    def __init__(self, label: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(label, hint=hint, secret=True, parent=parent)
        self.caps = CapsWatch(self.line)
        self.caps.changed.connect(self._warn)
        self.changed.connect(self._warn)
        self._eye = self.line.addAction(icon("eye"), QLineEdit.ActionPosition.TrailingPosition)
        self._eye.setCheckable(True)
        self._eye.setShortcut("Ctrl+.")
        self._eye.setToolTip(self.tr("Show what is typed (Ctrl+.)"))
        self._eye.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._eye.toggled.connect(self._show)

    def value(self) -> str:
        """Exactly what was typed, blanks too."""
        return self.line.text()

    def caps_hint(self) -> str:
        return self.tr("Caps Lock seems to be on.") if self.caps.on else ""

    def forget(self) -> None:
        self.line.clear()
        self._eye.setChecked(False)

    def _show(self, on: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)
        self._eye.setIcon(icon("eye-slash" if on else "eye"))

    def _warn(self) -> None:
        if not self.error():
            self.set_warning(self.caps_hint())


class _Rule(QWidget):
    def __init__(self, text: str) -> None:
        super().__init__()
        self._mark, self._label, self._text = IconMark("circle", side=14), Label(text, "small", tone="text_muted"), text
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._mark)
        row.addWidget(self._label)
        row.addStretch(1)
        self.kept = False

    def show_kept(self, kept: bool, word: str) -> None:
        self.kept = kept
        self._mark.set_icon("check-circle" if kept else "circle", "success" if kept else "icon", word)
        self._label.set_tone("success" if kept else "text_muted")


class NewPassphrase(QWidget):
    """A new passphrase, typed twice, with its rules kept in sight."""

    changed = Signal()

    def __init__(self, first: str, second: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first, self.second = SecretField(first), SecretField(second)
        least = self.tr("At least {n} characters; three or four words are good").format(n=SHORTEST_PASSPHRASE)
        self._long, self._same = _Rule(least), _Rule(self.tr("Both are the same"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.first, self._long, self.second, self._same):
            column.addWidget(widget)
        for field in (self.first, self.second):
            field.changed.connect(self._check)
        self._check()

    def _check(self) -> None:
        typed, again = self.first.value(), self.second.value()
        kept, not_yet = self.tr("kept"), self.tr("not yet")
        for rule, holds in (
            (self._long, len(typed.strip()) >= SHORTEST_PASSPHRASE),
            (self._same, typed == again != ""),
        ):
            rule.show_kept(holds, kept if holds else not_yet)
        self.changed.emit()

    def value(self) -> str:
        return self.first.value()

    def check(self) -> bool:
        """Whether both rules hold; else the sentence stands at the field and the focus goes there."""
        if not self._long.kept:
            words = self.tr("The passphrase needs at least {n} characters. Three or four words are good.")
            self._refuse(self.first, words.format(n=SHORTEST_PASSPHRASE))
            return False
        if not self._same.kept:
            self._refuse(self.second, self.tr("This is not the same as above. Type it again."))
            return False
        return True

    def _refuse(self, field: SecretField, sentence: str) -> None:
        field.set_error(" ".join(filter(None, (sentence, field.caps_hint()))))
        field.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_value(self, text: str) -> None:
        for field in (self.first, self.second):
            field.set_value(text)
        self._check()

    def forget(self) -> None:
        for field in (self.first, self.second):
            field.forget()
        self._check()
