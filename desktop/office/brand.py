"""The program's mark beside its name, for pages without the window's frame."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.widgets import Label
from desktop.widgets.navigation import paint_mark


class Brand(QWidget):
    """The program's mark and name."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Köprü")
        row = QHBoxLayout(self)
        row.setContentsMargins(36, 0, 0, 0)
        row.addWidget(Label("Köprü", "section", "strong"))

    def minimumSizeHint(self) -> QSize:
        return QSize(100, 32)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_mark(painter, QRect(0, (self.height() - 28) // 2, 28, 28))
