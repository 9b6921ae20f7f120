"""Fields of a form: label over the input (its buddy), hint or sentence of an error under it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.theme import font, paint_icon, repolish
from desktop.widgets.basics import IconMark, Label


class Field(QWidget):
    """Base of all fields: `value`, `set_value`, `set_error`, `set_warning`, `clear_error`, `input` (gets the focus).

    changed: the value changed by the person. left: the focus left the input (time to validate).
    """

    changed = Signal()
    left = Signal()

    def __init__(self, label: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = Label(label, "small", "medium", "text_muted")
        self.label.setTextFormat(Qt.TextFormat.AutoText)
        self._hint = hint
        self._mark = IconMark("", side=14)
        self._note = Label("", "small", wrap=True)
        self._error = ""
        self.input: QWidget = self
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self.label)

    def _finish(self, widget: QWidget) -> None:
        """Called once by each kind of field with its input."""
        self.input = widget
        self._column.addWidget(widget)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._note, 1)
        self._column.addLayout(row)
        self.label.setBuddy(widget)
        widget.setAccessibleName(self.label.text().replace("&", ""))
        self.setFocusProxy(widget)
        self._say(self._hint, "text_muted", "")

    def _say(self, text: str, tone: str, icon_name: str) -> None:
        self._note.setText(text)
        self._note.set_tone(tone)
        self._note.setVisible(bool(text))
        self._mark.set_icon(icon_name, tone)
        self._mark.setVisible(bool(icon_name and text))
        self.input.setAccessibleDescription(text)

    # ---- errors
    def set_error(self, sentence: str) -> None:
        """A sentence under the field: what is wrong and what would be right. "" takes it away."""
        self._error = sentence
        self._flag("error", bool(sentence))
        self._flag("warn", False)
        self._say(sentence or self._hint, "danger" if sentence else "text_muted", "warning-circle" if sentence else "")

    def set_warning(self, sentence: str) -> None:
        """An odd format: the sentence is shown, saving goes on."""
        if self._error:
            return
        self._flag("warn", bool(sentence))
        self._say(sentence or self._hint, "warning" if sentence else "text_muted", "warning" if sentence else "")

    def clear_error(self) -> None:
        if self._error or self._note.property("tone") == "warning":
            self.set_error("")

    def error(self) -> str:
        return self._error

    def note(self) -> str:
        """The sentence that stands under the field now."""
        return self._note.text()

    def set_hint(self, hint: str) -> None:
        self._hint = hint
        if not self._error:
            self._say(hint, "text_muted", "")

    def _flag(self, name: str, on: bool) -> None:
        if bool(self.input.property(name)) != on:
            self.input.setProperty(name, on)
            repolish(self.input)

    # ---- value
    def value(self) -> Any:
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        raise NotImplementedError

    def is_empty(self) -> bool:
        return self.value() in (None, "", [])

    def _touched(self) -> None:
        self.clear_error()
        self.changed.emit()


class _Line(QLineEdit):
    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class TextField(Field):
    """One line of text; `value` is trimmed."""

    def __init__(
        self,
        label: str,
        *,
        hint: str = "",
        placeholder: str = "",
        max_length: int = 0,
        read_only: bool = False,
        secret: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint, parent)
        self.line = _Line()
        self.line.setFont(font())
        self.line.setPlaceholderText(placeholder)
        if max_length:
            self.line.setMaxLength(max_length)
        if secret:
            self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setReadOnly(read_only)
        self.line.textEdited.connect(lambda _text: self._touched())
        self.line.left.connect(self.left)
        self._finish(self.line)

    def value(self) -> str:
        return self.line.text().strip() if self.line.echoMode() == QLineEdit.EchoMode.Normal else self.line.text()

    def set_value(self, value: object) -> None:
        self.line.setText("" if value is None else str(value))
        self.clear_error()


class _Note(QPlainTextEdit):
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class NoteField(Field):
    """Several lines of text; Tab leaves it, Ctrl+Enter belongs to the form."""

    def __init__(
        self, label: str, *, hint: str = "", placeholder: str = "", lines: int = 4, parent: QWidget | None = None
    ) -> None:
        super().__init__(label, hint, parent)
        self.area = _Note()
        self.area.setFont(font())
        self.area.setPlaceholderText(placeholder)
        self.area.setFixedHeight(lines * 20 + 20)
        self.area.textChanged.connect(self._typed)
        self.area.left.connect(self.left)
        self._quiet = False
        self._finish(self.area)

    def _typed(self) -> None:
        if not self._quiet:
            self._touched()

    def value(self) -> str:
        return self.area.toPlainText().strip()

    def set_value(self, value: object) -> None:
        self._quiet = True
        self.area.setPlainText("" if value is None else str(value))
        self._quiet = False
        self.clear_error()


class ChoiceBox(QComboBox):
    """A combo box with its own arrow, blind to the wheel unless it has the focus."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None, *, small: bool = False) -> None:
        super().__init__(parent)
        self.setFont(font())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        if small:
            self.setProperty("small", True)
            self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        square = QRect(self.width() - 20, (self.height() - 12) // 2, 12, 12)
        paint_icon(painter, square, "caret-down", "icon" if self.isEnabled() else "text_disabled")


class ChoiceField(Field):
    """One of some codes: `choices` are (code, words); with `empty` the first entry means none."""

    def __init__(
        self,
        label: str,
        choices: Sequence[tuple[Any, str]] = (),
        *,
        hint: str = "",
        empty: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint, parent)
        self.box = ChoiceBox()
        self._codes: list[Any] = []
        self._empty = empty
        self.set_choices(choices)
        self.box.activated.connect(lambda _index: self._touched())
        self.box.left.connect(self.left)
        self._finish(self.box)

    def set_choices(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Replace the choices; the value stays if it is among them."""
        before = self.value() if self._codes else None
        entries = [*([(None, self._empty)] if self._empty is not None else []), *choices]
        self._codes = [code for code, _ in entries]
        self.box.clear()
        self.box.addItems([words for _, words in entries])
        self.box.setCurrentIndex(self._codes.index(before) if before in self._codes else 0 if entries else -1)

    def value(self) -> Any:
        at = self.box.currentIndex()
        return self._codes[at] if 0 <= at < len(self._codes) else None

    def set_value(self, value: Any) -> None:
        """The entry of this code; -1 (nothing chosen) for a code that is not among the choices."""
        self.box.setCurrentIndex(self._codes.index(value) if value in self._codes else -1)
        self.clear_error()


__all__ = ["ChoiceBox", "ChoiceField", "Field", "NoteField", "TextField"]
