"""Two values beside each other, with the characters marked in which they differ."""

from __future__ import annotations

from difflib import SequenceMatcher

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.theme import colour, font

BRIDGED = 1  # equal characters between two marks that are marked along, because islands of one letter only flicker
LONGEST = 4_000  # characters compared; the comparison is quadratic


def differences(mine: str, other: str) -> list[tuple[int, int]]:
    """Spans (start, end) of `mine` that are not in `other`."""
    if len(mine) > LONGEST or len(other) > LONGEST:
        return [] if mine == other else [(0, len(mine))]
    spans: list[tuple[int, int]] = []
    for tag, start, end, _, _ in SequenceMatcher(None, mine, other, autojunk=False).get_opcodes():
        if tag == "equal" or start == end:
            continue
        if spans and start - spans[-1][1] <= BRIDGED:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


class MarkedText(QWidget):
    """A value in the record's size, wrapped, with marked spans."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._spans = "", [(0, 0)]
        self._size: int | str = "record"
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_text(self, text: str, spans: list[tuple[int, int]]) -> None:
        """Long values are shown in the body's size."""
        self._text, self._spans = text.replace("\n", "\u2028"), spans
        self._size = "record" if len(text) <= 40 else "body"
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        return self._text.replace("\u2028", "\n")

    def _layout(self, width: int) -> tuple[QTextLayout, float]:
        made = QTextLayout(self._text, font(self._size, "strong" if self._size == "record" else "regular"))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        made.setTextOption(option)
        marks = []
        for start, end in self._spans:
            span = QTextLayout.FormatRange()
            span.start, span.length = start, end - start
            span.format = QTextCharFormat()
            span.format.setBackground(colour("mark"))
            marks.append(span)
        made.setFormats(marks)
        made.beginLayout()
        top = 0.0
        while (line := made.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top))
            top += line.height() + 2
        made.endLayout()
        return made, top

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._layout(max(width, 40))[1])

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 160)))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, QFontMetrics(font(self._size)).height() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour("text"))
        self._layout(self.width())[0].draw(painter, QPointF(0, 0))


__all__ = ["MarkedText", "differences"]
