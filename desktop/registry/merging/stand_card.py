"""One of the two records: its name, what hangs on it, and whether it is the one that stands."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.theme import font, paint_icon
from desktop.widgets.paint import draw_text, paint_key, rounded, text_width

HEIGHT = 80
LINE = 20
"""Of a name; names of associations are long, and two that are alike differ at the end."""


def two_lines(name: str, width: int) -> list[str]:
    """The name in as many lines as it needs, at most two; what is left over stays in the second."""
    layout = QTextLayout(name, font("lead", "strong"))
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    layout.endLayout()
    end = line.textLength()
    return [part for part in (name[:end].strip(), name[end:].strip()) if part]


class StandCard(QPushButton):
    """Checked when this record stands for both; chosen by click, Space or the number on its cap."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "custom")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(HEIGHT)
        self._number, self._name, self._follows = number, "", ""

    def show_side(self, name: str, follows: str) -> None:
        self._name, self._follows = name, follows
        self.setToolTip(name)
        self.setAccessibleName(", ".join((self.tr("Record {n}").format(n=self._number), name, follows)))
        self.setAccessibleDescription(self.tr("stands for both") if self.isChecked() else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        taken = self.isChecked()
        fill = "hover" if self.underMouse() and not taken else "surface"
        rounded(painter, self.rect(), 6, fill, "accent" if taken else "line_strong", 2 if taken else 1)
        if self.hasFocus():
            rounded(painter, self.rect().adjusted(3, 3, -3, -3), 4, "", "focus", 2)
        mark = QRect(12, 11, 16, 16)
        paint_icon(painter, mark, "check-circle" if taken else "circle", "accent" if taken else "icon")
        keys = paint_key(painter, QRect(0, 8, self.width() - 12, 22), str(self._number))
        room = self.width() - 60 - keys
        lines = two_lines(self._name, room)
        for place, part in enumerate(lines):
            draw_text(painter, QRect(36, 9 + place * LINE, room, LINE), part, "lead", "strong")
        below = 12 + len(lines) * LINE
        said = self._follows or self.tr("nothing hangs on it")
        word, room = self.tr("Stands"), self.width() - 48
        wide = text_width(word, "small", "medium") + 12
        left = 36
        if taken and wide + text_width(said, "small") <= room:  # the mark and the border say it too
            draw_text(painter, QRect(left, below, wide, 18), word, "small", "medium", "accent_text")
            left += wide
        draw_text(painter, QRect(left, below, self.width() - left - 12, 18), said, "small", "regular", "text_muted")
