"""The counts of a dry run as buttons, and the bar that shows their shares or how far the run is."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from desktop.registry.importing import words
from desktop.theme import colour, paint_icon
from desktop.widgets.paint import draw_text, focus_ring, text_width

HEIGHT, LEAST = 60, 96
BAR = 6


class Figure(QPushButton):
    """One count; checked while the list below shows its rows."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "custom")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        word, self._icon, self._tone = words.FIGURES[key]
        self._word, self.count = words.say(word), -1
        self.set_count(-1)

    def set_count(self, count: int) -> None:
        """-1: not known yet."""
        self.count = count
        said = words.number(count) if count >= 0 else "–"
        self._figure = said
        self.setAccessibleName(f"{self._word}: {said}")
        self.setToolTip(f"{self._word}: {said}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(max(LEAST, text_width(self._word, "small", "medium") + 40), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        chosen, tone = self.isChecked(), self._tone
        fill = f"{tone}_soft" if chosen else "hover" if self.underMouse() else "surface"
        painter.fillRect(self.rect(), colour(fill))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), colour("line"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, colour("line"))
        if chosen:
            painter.fillRect(0, self.height() - 2, self.width() - 1, 2, colour(f"{tone}_solid"))
        paint_icon(painter, QRect(10, 11, 14, 14), self._icon, tone)
        room = self.width() - 31
        draw_text(painter, QRect(27, 8, room, 20), self._word, "small", "medium", tone if self.count else "text_muted")
        strong = "text" if self.count > 0 else "text_muted"
        draw_text(painter, QRect(11, 28, self.width() - 15, 26), self._figure, "record", "strong", strong)
        if self.hasFocus():
            focus_ring(painter, self.rect().adjusted(2, 2, -3, -3))


class Shares(QWidget):
    """6 px over the figures: how the rows are parted, or while a dry run goes on, how far it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(BAR)
        self._counts: Mapping[str, int] = {}
        self._progress: float | None = None

    def show_counts(self, counts: Mapping[str, int]) -> None:
        self._counts, self._progress = counts, None
        self.update()

    def show_progress(self, share: float) -> None:
        self._progress = share
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("track"))
        if self._progress is not None:
            painter.fillRect(0, 0, round(self.width() * self._progress), BAR, colour("accent"))
            return
        whole = sum(self._counts.values())
        present = [name for name in words.FIGURES if self._counts.get(name, 0)]
        room, left = self.width() - 4 * len(present), 0.0  # nothing that occurs is thinner than 4 px
        for name in present:
            wide = 4 + room * self._counts[name] / whole
            gap = 2 if name != present[-1] else 0
            tone = colour(f"{words.FIGURES[name][2]}_solid")
            painter.fillRect(round(left), 0, round(left + wide) - round(left) - gap, BAR, tone)
            left += wide


class Figures(QWidget):
    """All counts; Qt lets left and right go through them. chosen(key): its rows are wanted, "": all rows."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures = {key: Figure(key) for key in words.FIGURES}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for key, figure in self.figures.items():
            figure.clicked.connect(lambda _checked=False, key=key: self._click(key))
            row.addWidget(figure, 1)

    @property
    def current(self) -> str:
        return next((key for key, figure in self.figures.items() if figure.isChecked()), "")

    def show_counts(self, counts: Mapping[str, int]) -> None:
        for key, figure in self.figures.items():
            figure.set_count(counts.get(key, -1))

    def choose(self, key: str) -> None:
        """Check a figure, or none for ""; nothing is emitted."""
        for name, figure in self.figures.items():
            figure.setChecked(name == key)

    def _click(self, key: str) -> None:
        """A figure that is clicked again shows all rows."""
        self.choose(key if self.figures[key].isChecked() else "")
        self.chosen.emit(self.current)
