"""The menu of a list's columns: behind the three dots, and on the header."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.registry.lists.columns import ColumnChoice
from desktop.registry.lists.stay_menu import StayMenu


class ColumnMenu(StayMenu):
    """changed: other columns are chosen. widened(on): the list shall have the whole page, or not any more."""

    changed = Signal()
    widened = Signal(bool)

    def __init__(self, columns: ColumnChoice, is_wide: Callable[[], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("&Columns"))
        self._columns, self._is_wide = columns, is_wide
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        self.clear()
        for one in self._columns.known:
            action = self.addAction(one.title)
            action.setCheckable(True)
            action.setChecked(one.key in self._columns.keys)
            action.setEnabled(one.key != "name")
            action.triggered.connect(partial(self.toggle, one.key))
        self.addSeparator()
        self.addAction(self.tr("The usual columns")).triggered.connect(self.choose_usual)
        wide = self.addAction(self.tr("&Whole page for the list"))
        wide.setCheckable(True)
        wide.setChecked(self._is_wide())
        wide.triggered.connect(self.widened)

    def toggle(self, key: str, _checked: bool = False) -> None:
        self._columns.toggle(key)
        self.changed.emit()

    def choose_usual(self, _checked: bool = False) -> None:
        self._columns.choose(())
        self.changed.emit()
