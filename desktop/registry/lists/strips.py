"""Strips of a list: the one that asks for a name or a day in place, and the one that says how many are chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from desktop.registry.lists.tasks import figure
from desktop.widgets import Button, Field, IconButton, Label, PrimaryButton, Surface

HEIGHT = 52


class AskStrip(Surface):
    """Asks one thing below the filters. Enter answers, Esc closes; the focus goes back to where it came from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bar", parent)
        self._field: Field | None = None
        self._answer: Callable[[Any], str] | None = None
        self._came_from: QWidget | None = None
        self._words, self._primary = Label("", weight="medium"), PrimaryButton("", on_click=self.answer)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 8, 16, 8)
        self._row.setSpacing(8)
        self._row.addWidget(self._words)
        self._row.addStretch(1)
        self._row.addWidget(self._primary)
        self._row.addWidget(IconButton("x", self.tr("Close"), small=True, on_click=self.close_strip))
        self.hide()

    def ask(self, words: str, field: Field, primary: str, answer: Callable[[Any], str]) -> None:
        """Show `field`; `answer(value)` gives a sentence where the value will not do, and "" where it does."""
        if self._field is not None:
            self._row.removeWidget(self._field)
            self._field.hide()
            self._field.deleteLater()
        if self.isHidden():
            self._came_from = QApplication.focusWidget()
        self._field, self._answer = field, answer
        field.label.hide()
        field.setFixedWidth(300)
        self._row.insertWidget(1, field)
        self._words.setText(words)
        self._primary.setText(primary)
        self.show()
        field.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def field(self) -> Field | None:
        return None if self.isHidden() else self._field

    def answer(self) -> None:
        if self._field is None or self._answer is None:
            return
        check = getattr(self._field, "check", None)
        if callable(check) and not check():
            return
        sentence = self._answer(self._field.value())
        if sentence:
            self._field.set_error(sentence)
            self._field.input.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.close_strip()

    def close_strip(self) -> bool:
        """False where it was not open."""
        if self.isHidden():
            return False
        self.hide()
        if self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.answer()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_strip()
        else:
            super().keyPressEvent(event)


class SelectionBar(Surface):
    """How many records are chosen, and what can be done to them. cleared: only one shall be chosen."""

    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("foot", parent)
        self.setFixedHeight(HEIGHT)
        self._count = Label("", weight="strong")
        self._whole = Label("", tone="text_muted", elide=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 0, 16, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self._count)
        self._row.addWidget(self._whole)
        self._row.addStretch(1)
        self._row.addWidget(Button(self.tr("Clear the selection"), "x", keys="Esc", on_click=self.cleared.emit))
        self.hide()

    def add(self, text: str, icon_name: str, on_click: Callable[[], Any], keys: str = "") -> None:
        """A further thing to do, before the end."""
        self._row.insertWidget(self._row.count() - 1, Button(text, icon_name, keys=keys, on_click=on_click))

    def show_count(self, count: int, *, everything: bool) -> None:
        """Stands there only while more than one is chosen."""
        self._count.setText(self.tr("{n} chosen").format(n=figure(count)))
        self._whole.setText(self.tr("everything the list shows") if everything else "")
        self.setVisible(count > 1)

    def text(self) -> str:
        return self._count.text()
