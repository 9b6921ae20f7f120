"""A column of fields: errors go to their field, the focus to the first of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.errors import InvalidInput, UserError
from desktop import errors
from desktop.widgets.basics import Banner, Button, KeyCap, Label, PrimaryButton, Surface
from desktop.widgets.fields import Field


class FormLayout(QWidget):
    """Fields by name, in rows. `submitted` on Ctrl+Enter; `changed` when the person changed any field.

    form.add("name", TextField(…)); form.add_row(a=…, b=…); form.values(); form.show_error(error).
    """

    submitted = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, margins: tuple[int, int, int, int] = (16, 12, 16, 12)) -> None:
        super().__init__(parent)
        self.fields: dict[str, Field] = {}
        self.banner = Banner()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*margins)
        self._column.setSpacing(12)
        self._column.addWidget(self.banner)

    def add(self, name: str, field: Field) -> Field:
        self._take(name, field)
        self._column.addWidget(field)
        return field

    def add_row(self, **fields: Field) -> None:
        """Fields side by side."""
        row = QHBoxLayout()
        row.setSpacing(16)
        for name, field in fields.items():
            self._take(name, field)
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(row)

    def add_heading(self, text: str) -> None:
        self._column.addWidget(Label(text, "section", "strong"))

    def add_widget(self, widget: QWidget) -> None:
        self._column.addWidget(widget)

    def add_stretch(self) -> None:
        self._column.addStretch(1)

    def _take(self, name: str, field: Field) -> None:
        self.fields[name] = field
        field.changed.connect(self.changed)

    def values(self) -> dict[str, Any]:
        return {name: field.value() for name, field in self.fields.items()}

    def set_values(self, values: Mapping[str, Any]) -> None:
        for name, value in values.items():
            if name in self.fields:
                self.fields[name].set_value(value)

    # ---- errors
    def set_error(self, name: str, sentence: str) -> None:
        """Show the sentence under the field and bring the focus there; for an unknown name over the form."""
        field = self.fields.get(name)
        if field is None:
            self.banner.show_text(sentence, "danger")
            return
        field.set_error(sentence)
        field.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_error(self, error: UserError) -> None:
        """A service's refusal, at the field it names."""
        name = error.field if isinstance(error, InvalidInput) else ""
        self.set_error(name, errors.sentence(error))

    def clear_errors(self) -> None:
        self.banner.clear()
        for field in self.fields.values():
            field.clear_error()

    def check(self) -> bool:
        """Let fields that can read their text do so (dates); the focus goes to the first that cannot."""
        wrong = [
            field
            for field in self.fields.values()
            if (callable(check := getattr(field, "check", None)) and not check()) or field.error()
        ]
        if wrong:
            wrong[0].input.setFocus(Qt.FocusReason.OtherFocusReason)
        return not wrong

    def focus_first(self) -> None:
        if self.fields:
            next(iter(self.fields.values())).input.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submitted.emit()
        else:
            super().keyPressEvent(event)


class FootBar(Surface):
    """The bar under a task with an end: what has happened so far, cancel, the primary with its key."""

    def __init__(
        self,
        primary: str,
        on_primary: Callable[[], Any],
        on_cancel: Callable[[], Any] | None = None,
        *,
        note: str = "",
        keys: str = "Ctrl+Enter",
        primary_icon: str = "check",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("foot", parent)
        self.setFixedHeight(56)
        self.note = Label(note, tone="text_muted", elide=True)
        self.primary = PrimaryButton(primary, primary_icon, on_click=on_primary)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self.note)
        row.addStretch(1)
        if on_cancel is not None:
            self.cancel = Button(self.tr("Cancel"), on_click=on_cancel)
            row.addWidget(self.cancel)
        row.addWidget(self.primary)
        if keys:
            row.addWidget(KeyCap(keys))
