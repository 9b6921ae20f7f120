"""A number between two ends, as a scale of circles."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from db.forms import NodeView
from desktop.interviews.editor import Editor
from desktop.interviews.ink import Ink
from desktop.widgets.paint import CENTRE, draw_text, focus_ring, rounded

LONGEST = 21
SECOND_DIGIT_MS = 900


def fits(node: NodeView) -> bool:
    """Whether a range has few enough steps for circles; others are typed."""
    bounds = node.range
    return bounds is not None and bounds.step > 0 and 0 <= (bounds.end - bounds.start) / bounds.step < LONGEST


class ScaleEditor(Editor):
    """Digits choose (1 and 0 shortly after each other are 10), the left and right arrows move."""

    def __init__(self, ink: Ink, node: NodeView, parent: QWidget | None = None) -> None:
        super().__init__(ink, (node,), parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        bounds = node.range
        if bounds is None:
            raise ValueError(f"{node.ref} has no range")
        steps = round((bounds.end - bounds.start) / bounds.step)
        self.values = [_words(bounds.start + number * bounds.step) for number in range(steps + 1)]
        self._typed = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SECOND_DIGIT_MS)
        self._pause.timeout.connect(self._forget)
        self.reload()

    def _forget(self) -> None:
        self._typed = ""

    def reload(self) -> None:
        self.setFixedHeight(self.ink.px(56))
        self._describe()
        self.update()

    def _describe(self) -> None:
        given = self.nodes[0].value or self.tr("no answer")
        self.say(f"{self.nodes[0].label or ''} – {given}")

    def sizeHint(self) -> QSize:
        return QSize(480, self.ink.px(56))

    def _at(self) -> int:
        value = self.nodes[0].value
        return self.values.index(value) if value in self.values else -1

    def _rects(self) -> list[QRect]:
        side = self.ink.px(36)
        pitch = min(self.ink.px(56), (self.width() - side - 8) // max(1, len(self.values) - 1))
        return [QRect(4 + number * pitch, self.ink.px(10), side, side) for number in range(len(self.values))]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self._at()
        for number, (value, rect) in enumerate(zip(self.values, self._rects(), strict=True)):
            on = number == chosen
            edge = "accent" if on else self.ink.tone("control_border")
            rounded(painter, rect, rect.width() / 2, "accent" if on else "surface", edge, 1.5)
            tone = "on_accent" if on else self.ink.tone("text_muted")
            draw_text(painter, rect, value, self.ink.px(14), "strong", tone, CENTRE, elide=False)
            if self.hasFocus() and number == max(chosen, 0):
                ring = rect.adjusted(-4, -4, 4, 4)
                focus_ring(painter, ring, ring.width() / 2)

    def _give(self, value: str) -> None:
        self.answered.emit(self.ref, value)
        self._describe()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        text = event.text()
        if step:
            self._give(self.values[min(max(self._at() + step, 0), len(self.values) - 1)])
        elif len(text) == 1 and text in "0123456789" and not event.isAutoRepeat():
            self._digit(text)
        elif event.key() == Qt.Key.Key_Delete and self.nodes[0].value:
            self._give("")
        else:
            event.ignore()

    def _digit(self, digit: str) -> None:
        joined = self._typed + digit
        value = joined if joined in self.values else digit
        self._typed = value if value in self.values else digit
        self._pause.start()
        if value in self.values:
            self._give(value)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        for value, rect in zip(self.values, self._rects(), strict=True):
            if rect.contains(point):
                self._give("" if value == self.nodes[0].value else value)


def _words(number: float) -> str:
    return str(int(number)) if number == int(number) else f"{number:g}"
