"""What the list of interviews is narrowed by, beside the study and the text."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from db.interviews.rows import COMPLETED, DRAFT, REFUSED
from desktop.interviews.words import status_chip
from desktop.theme import icon
from desktop.widgets import Filter


class StatusFilter(QObject):
    """Only interviews of one status; None for all. `changed` after each change."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.value: str | None = None

    def set(self, status: str | None) -> None:
        self.value = status
        self.changed.emit()

    def chips(self) -> list[Filter]:
        return [Filter("status", self.tr("State"), status_chip(self.value)[0])] if self.value else []

    def menu(self, parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        for status in (DRAFT, COMPLETED, REFUSED):
            words, _, icon_name = status_chip(status)
            entry = menu.addAction(icon(icon_name), words)
            entry.triggered.connect(lambda _=False, status=status: self.set(status))
        return menu
