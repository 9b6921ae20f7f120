"""A number between two ends, as a scale of circles."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from db.forms import NodeView
from desktop import language
from desktop.interviews.editor import Editor, looks_of
from desktop.interviews.ink import Ink
from desktop.theme import colour
from desktop.widgets.paint import CENTRE, draw_text, focus_ring, rounded

LONGEST = 21
SECOND_DIGIT_MS = 900


def fits(node: NodeView) -> bool:
    """Whether a range has few enough steps for circles; others are typed."""
    bounds = node.range
    return bounds is not None and bounds.step != 0 and abs((bounds.end - bounds.start) / bounds.step) < LONGEST


class ScaleEditor(Editor):
    """Digits choose (1 and 0 shortly after each other are 10), the left and right arrows move."""

    def __init__(self, ink: Ink, node: NodeView, parent: QWidget | None = None) -> None:
        super().__init__(ink, (node,), parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        bounds = node.range
        if bounds is None:
            raise ValueError(f"{node.ref} has no range")
        step = abs(bounds.step) if bounds.end >= bounds.start else -abs(bounds.step)
        steps = int(abs(bounds.end - bounds.start) / abs(step) + 1e-9)
        self.values = [_words(bounds.start + number * step) for number in range(steps + 1)]
        self.stars = "rating" in looks_of(node)
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
        number = _words(float(value)) if value else ""
        return self.values.index(number) if number in self.values else -1

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
            if self.stars:
                self._paint_star(painter, rect, number)
                continue
            edge = "accent" if on else self.ink.tone("control_border")
            rounded(painter, rect, rect.width() / 2, "accent" if on else "surface", edge, 1.5)
            tone = "on_accent" if on else self.ink.tone("text_muted")
            draw_text(painter, rect, _shown(value), self.ink.px(14), "strong", tone, CENTRE, elide=False)
            if self.hasFocus() and number == max(chosen, 0):
                ring = rect.adjusted(-4, -4, 4, 4)
                focus_ring(painter, ring, ring.width() / 2)

    def _paint_star(self, painter: QPainter, rect: QRect, number: int) -> None:
        """Filled up to the one chosen; its number stands below, so that colour is not alone."""
        chosen = self._at()
        star = QRect(rect.center().x() - self.ink.px(14), rect.top() - self.ink.px(2), self.ink.px(28), self.ink.px(28))
        shape = QPainterPath()
        for corner in range(10):
            radius = star.width() / 2 * (1.0 if corner % 2 == 0 else 0.45)
            angle = math.radians(-90 + corner * 36)
            point = QPointF(star.center()) + QPointF(radius * math.cos(angle), radius * math.sin(angle))
            shape.lineTo(point) if corner else shape.moveTo(point)
        shape.closeSubpath()
        painter.setPen(QPen(colour("accent" if number <= chosen else self.ink.tone("control_border")), 1.5))
        painter.setBrush(colour("accent" if number <= chosen else "surface"))
        painter.drawPath(shape)
        below = QRect(rect.left(), star.bottom() + 1, rect.width(), self.ink.px(16))
        weight = "strong" if number == chosen else "regular"
        draw_text(painter, below, _shown(self.values[number]), self.ink.px(12), weight, self.ink.tone("text_muted"),
                  CENTRE, elide=False)  # fmt: skip
        if self.hasFocus() and number == max(chosen, 0):
            focus_ring(painter, rect.adjusted(-4, -6, 4, 8), 6)

    def _give(self, value: str) -> None:
        self.answered.emit(self.ref, value)
        self._describe()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        text = event.text()
        if step:
            self._give(self.values[min(max(self._at() + step, 0), len(self.values) - 1)])
        elif len(text) == 1 and text in "0123456789-,." and not event.isAutoRepeat():
            self._digit("." if text == "," else text)
        elif event.key() == Qt.Key.Key_Delete and self.nodes[0].value:
            self._give("")
        else:
            event.ignore()

    def _digit(self, digit: str) -> None:
        """What is typed in one go is one number, as long as it can become one: 1 and 0, - and 1, 0 and , and 5."""
        joined = self._typed + digit
        wanted = joined if any(value.startswith(joined) for value in self.values) else digit
        self._typed = wanted
        self._pause.start()
        if wanted in self.values:
            self._give(wanted)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        for value, rect in zip(self.values, self._rects(), strict=True):
            if rect.contains(point):
                self._give("" if value == self.values[self._at()] and self._at() >= 0 else value)


def _words(number: float) -> str:
    """As it is stored, without what binary fractions leave at the end."""
    text = f"{number:.6f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _shown(value: str) -> str:
    return value.replace(".", ",").replace("-", "−") if language.current() == "tr" else value.replace("-", "−")
