"""What else can be done from a list: columns, import, duplicates. An entry is there only while something answers it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QMetaMethod
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop.theme import icon


class MoreMenu(QMenu):
    """The menu behind the three dots of a list's bar."""

    def __init__(self, page: Any, columns: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self.addMenu(columns).setIcon(icon("columns"))
        self._ways: list[tuple[QAction, Any]] = []
        self._add("upload-simple", self.tr("&Import…"), page.import_requested)
        self._add("git-merge", self.tr("&Duplicates…"), page.duplicates_requested)
        self.aboutToShow.connect(self.settle)

    def _add(self, icon_name: str, text: str, signal: Any) -> None:
        action = self.addAction(icon(icon_name), text)
        action.triggered.connect(lambda _checked=False: signal.emit())
        self._ways.append((action, signal))

    def settle(self) -> None:
        """Leave out what nothing is connected to."""
        for action, signal in self._ways:
            action.setVisible(leads_on(self._page, signal))


def leads_on(page: Any, signal: Any) -> bool:
    """Whether anything answers a signal of a page."""
    return bool(page.isSignalConnected(QMetaMethod.fromSignal(signal)))
