"""The strip of figures under the header: each opens the list that it counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from db.text import format_number
from desktop import language
from desktop.theme import colour
from desktop.widgets import Surface
from desktop.widgets.paint import draw_text, focus_ring, text_width

HEIGHT = 84


@dataclass(frozen=True)
class Figure:
    """`label`, the number, and the time it counts."""

    label: str
    value: int
    period: str
    on_open: Callable[[], Any]


class FigureTile(QPushButton):
    """One figure; Enter, Space or a click open what it counts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label, self._figure, self._period = "", "", ""
        self._on_open: Callable[[], Any] | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        self.clicked.connect(self._open)

    def show_figure(self, figure: Figure) -> None:
        self._label, self._period = figure.label, figure.period
        self._figure = format_number(figure.value, language.current())
        self._on_open = figure.on_open
        self.setAccessibleName(f"{figure.label}, {figure.period}: {self._figure}")
        self.update()

    def value(self) -> str:
        return self._figure

    def _open(self) -> None:
        if self._on_open is not None:
            self._on_open()

    def keyPressEvent(self, event: Any) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(220, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), colour("hover" if self.underMouse() else "surface"))
        inside = self.rect().adjusted(16, 0, -16, 0)
        draw_text(painter, QRect(inside.left(), 11, inside.width(), 20), self._label, "body", "regular", "text_muted")
        wide = text_width(self._figure, "figure", "strong")
        draw_text(painter, QRect(inside.left(), 34, wide + 4, 34), self._figure, "figure", "strong")
        rest = QRect(inside.left() + wide + 10, 39, inside.width() - wide - 10, 28)
        draw_text(painter, rest, self._period, "body", "regular", "text_muted")
        if self.hasFocus():
            focus_ring(painter, self.rect().adjusted(2, 2, -2, -2))


class FigureStrip(Surface):
    """Up to five figures side by side, parted by lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bar", parent)
        self.tiles: list[FigureTile] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 1)
        self._row.setSpacing(0)

    def show_figures(self, figures: Sequence[Figure]) -> None:
        while len(self.tiles) < len(figures):
            if self.tiles:
                self._row.addWidget(Surface("vline"))
            self.tiles.append(FigureTile())
            self._row.addWidget(self.tiles[-1], 1)
            self.tiles[-1].show()  # the layout would do it a turn later, and it may get the focus in this one
        for tile, figure in zip(self.tiles, figures, strict=False):
            tile.show_figure(figure)
