"""The frame of a record's detail: name, actions, chips, journey, tabs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desktop.theme import icon
from desktop.widgets import Button, Chip, IconButton, JourneyLine, Label, Surface, Travel


class Tabs(Surface):
    """Tabs of a record; left and right arrows move between them. chosen(n)."""

    chosen = Signal(int)

    def __init__(self, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__("bar", parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 16, 0)
        row.setSpacing(16)
        self._titles = list(titles)
        self.buttons = [Button(title, kind="tab", on_click=partial(self.choose, n)) for n, title in enumerate(titles)]
        for button in self.buttons:
            button.setCheckable(True)
            row.addWidget(button)
        row.addStretch(1)
        self.choose(0)

    def choose(self, number: int) -> None:
        for n, button in enumerate(self.buttons):
            button.setChecked(n == number)
        self.chosen.emit(number)

    def set_count(self, number: int, count: int) -> None:
        title = self._titles[number]
        self.buttons[number].setText(f"{title} {count}" if count else title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        now = next((n for n, button in enumerate(self.buttons) if button.hasFocus()), None)
        if step and now is not None:
            to = (now + step) % len(self.buttons)
            self.buttons[to].setFocus(Qt.FocusReason.OtherFocusReason)
            self.choose(to)
        else:
            super().keyPressEvent(event)


class RecordFrame(QWidget):
    """Head and tabs; the subclass fills `add_tab`. Actions: contact, edit, and a menu of the rest.

    deed_requested(deed, id, name): "erase" a person, "move" an organisation.
    """

    contact_requested = Signal()
    edit_requested = Signal()
    delete_requested = Signal()
    deed_requested = Signal(str, object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.name = Label("", "record", "strong", wrap=True)
        self.contact_button = Button(
            self.tr("Add contact"), "plus", small=True, keys="Ctrl+N", on_click=self.contact_requested.emit
        )
        self.edit_button = Button(
            self.tr("Edit"), "pencil-simple", small=True, keys="F2", on_click=self.edit_requested.emit
        )
        self.more = IconButton("dots-three", self.tr("More for this record"), "", small=True)
        self.more.setFixedWidth(36)
        self.menu = QMenu(self)
        self.more.clicked.connect(self._show_menu)
        self._column.addLayout(self._head())
        self._column.addLayout(self._states())
        self.pages = QStackedWidget()
        self._titles: list[str] = []

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 12, 12, 4)
        row.setSpacing(8)
        row.addWidget(self.name, 1)
        for button in (self.contact_button, self.edit_button, self.more):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _states(self) -> QHBoxLayout:
        self._chip_row = QHBoxLayout()
        self._chip_row.setContentsMargins(16, 0, 16, 8)
        self._chip_row.setSpacing(8)
        self._chips: list[Chip] = []
        self.journey = JourneyLine()
        self._chip_row.addStretch(1)
        self._chip_row.addWidget(self.journey)
        return self._chip_row

    def leaves(self) -> bool:
        """Esc: close what is open inside the record; False where nothing is."""
        return False

    def set_tabs(self, tabs: Sequence[tuple[str, QWidget]]) -> None:
        self.tabs = Tabs([title for title, _ in tabs])
        for _, widget in tabs:
            self.pages.addWidget(widget)
        self.tabs.chosen.connect(self.pages.setCurrentIndex)
        self._column.addWidget(self.tabs)
        self._column.addWidget(self.pages, 1)

    def to_top(self) -> None:
        """Another record is read from its beginning."""
        for scroll in self.pages.findChildren(QScrollArea):
            scroll.verticalScrollBar().setValue(0)

    def set_chips(self, chips: Sequence[tuple[str, str, str | None]]) -> None:
        """(text, tone, icon or None for the tone's own)."""
        for chip in self._chips:
            self._chip_row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [Chip(*one) for one in chips]
        for number, chip in enumerate(self._chips):
            self._chip_row.insertWidget(number, chip)

    def set_journey(self, travel: Travel, conflicts: int) -> None:
        """Where the record has got to, and what holds it up; a conflict is said besides."""
        steps = [step for step in travel.steps if step[1] != "conflict"]
        if conflicts or len(steps) < len(travel.steps):
            steps.append((self.tr("{n} fields in conflict").format(n=max(conflicts, 1)), "conflict"))
        self.journey.show_travel(Travel(tuple(steps), travel.note))

    def add_action(self, text: str, icon_name: str, slot: Callable[[], Any]) -> QAction:
        action = self.menu.addAction(icon(icon_name), text)
        action.triggered.connect(lambda _checked=False: slot())
        return action

    def _show_menu(self) -> None:
        self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))


def stacked(*parts: QWidget | None) -> QWidget:
    """Parts of a record, one below the other."""
    inner = QWidget()
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, 0, 8)
    column.setSpacing(0)
    for part in filter(None, parts):
        column.addWidget(part)
    column.addStretch(1)
    return inner


class RecordStack(QStackedWidget):
    """Record, form, or the hint that a record be chosen."""

    def __init__(self, hint: str, record: QWidget, form: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        nothing = Surface("page")
        column = QVBoxLayout(nothing)
        text = Label(hint, tone="text_muted", wrap=True)
        text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        column.addWidget(text)
        column.addStretch(2)
        self.nothing, self.record, self.form = nothing, record, form
        for widget in (nothing, record, form):
            self.addWidget(widget)
