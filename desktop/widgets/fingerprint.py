"""Numbered steps, and words to be read over the telephone with the same in digits below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from db.exchange.identity import Fingerprint
from desktop.widgets.basics import Label, Surface
from desktop.widgets.paint import CENTRE, draw_text, rounded

COLUMNS = 3


class FingerprintView(Surface):
    """Six words in two lines, numbered; a screen reader hears them in order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("well", parent)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(8)
        self._digits = Label("", "small", tone="text_muted", wrap=True)
        self._digits.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(self._grid)
        column.addWidget(self._digits)

    def show_fingerprint(self, shown: Fingerprint) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for place, word in enumerate(shown.words):
            self._grid.addWidget(_Word(place + 1, word), place // COLUMNS, place % COLUMNS)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self._digits.setText(" ".join(shown.groups))
        self.setAccessibleName(", ".join(shown.words))


class _Word(QWidget):
    def __init__(self, number: int, word: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Label(str(number), "small", tone="text_muted"))
        row.addWidget(Label(word, "record", "strong"))
        row.addStretch(1)


class StepNumber(QWidget):
    """The number of a step in a circle."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = str(number)
        self.setFixedSize(28, 28)
        self.setAccessibleName(self._number)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rounded(painter, self.rect(), 14, "accent_soft")
        draw_text(painter, self.rect(), self._number, "lead", "strong", "accent_text", CENTRE, elide=False)


__all__ = ["FingerprintView", "StepNumber"]
