"""Layers inside the window, with a scrim: no second top-level window, focus goes back to where it came from."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.theme import colour
from desktop.widgets.basics import Surface
from desktop.widgets.paint import rounded


class Overlay(QWidget):
    """Covers the window; `panel` is the box on it. Esc or a click beside closes; Tab stays inside."""

    closed = Signal()

    def __init__(self, window: QWidget, width: int, top: int) -> None:
        super().__init__(window)
        self._around, self._width, self._top = window, width, top
        self._came_from: QWidget | None = None
        self.panel = Surface("none", self)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        window.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        self._came_from = QApplication.focusWidget()
        self.place()
        self.show()
        self.raise_()

    def close_overlay(self) -> None:
        if self.isHidden():
            return
        self.hide()
        if self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def place(self) -> None:
        window = self._around
        self.setGeometry(window.rect())
        wide = min(self._width, window.width() - 32)
        high = min(self.panel.sizeHint().height(), window.height() - self._top - 32)
        self.panel.setGeometry((window.width() - wide) // 2, self._top, wide, high)
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._around and event.type() == QEvent.Type.Resize and self.isVisible():
            self.place()
        return False

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round inside the panel."""
        stops = [
            child
            for child in self.panel.findChildren(QWidget)
            if child.isVisible() and child.isEnabled() and child.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        if stops:
            now = QApplication.focusWidget()
            at = stops.index(now) if now in stops else -1
            stops[(at + (1 if forward else -1)) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_overlay()
        event.accept()  # nothing behind the scrim reacts

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.close_overlay()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("scrim"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.panel.geometry()
        painter.setOpacity(0.12)
        for grow in range(1, 13, 2):  # a painted shadow; style sheets have none
            rounded(painter, QRect(box).adjusted(-grow, 6 - grow, grow, 6 + grow), 8 + grow, "shadow")
        painter.setOpacity(1.0)
        rounded(painter, box, 8, "raised", "line_strong")
