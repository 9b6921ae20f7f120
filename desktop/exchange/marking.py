"""Two values beside each other, with the characters marked in which they differ."""

from __future__ import annotations

from difflib import SequenceMatcher

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.theme import colour, font

BRIDGED = 1  # equal characters between two marks that are marked along, because islands of one letter only flicker
LONGEST = 4_000  # characters compared; the comparison is quadratic


Spans = list[tuple[int, int]]


def differences(one: str, other: str) -> tuple[Spans, Spans]:
    """Spans (start, end) in which the two texts differ: those of the first and those of the second."""
    if len(one) > LONGEST or len(other) > LONGEST:
        return ([], []) if one == other else ([(0, len(one))], [(0, len(other))])
    found: list[tuple[int, int, int, int]] = []
    for tag, start, end, start2, end2 in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if found and start - found[-1][1] <= BRIDGED:
            found[-1] = (found[-1][0], end, found[-1][2], end2)
        else:
            found.append((start, end, start2, end2))
    first = [(start, end) for start, end, _, _ in found if end > start]
    return first, [(start, end) for _, _, start, end in found if end > start]


class MarkedText(QWidget):
    """A value in the record's size, wrapped, with marked spans."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._spans: Spans = []
        self._size: int | str = "record"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str, spans: Spans) -> None:
        """Long values are shown in the body's size."""
        self._text, self._spans = text.replace("\n", "\u2028"), spans
        self._size = "record" if len(text) <= 40 else "body"
        self._fit()
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as its lines are at this width; a button's layout does not ask for a height by width."""
        high = round(self._layout(max(self.width(), 40))[1])
        if high != self.height():
            self.setFixedHeight(high)

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour("text"))
        self._layout(self.width())[0].draw(painter, QPointF(0, 0))


__all__ = ["MarkedText", "differences"]
