"""Answers put in an order: the number typed is the rank of the current row."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from db.forms import NodeView
from desktop.interviews.editor import Editor, draw_wrapped, text_height
from desktop.interviews.ink import Ink
from desktop.theme import colour
from desktop.widgets.paint import CENTRE, draw_text, focus_ring, rounded

BOX = 52


class RankEditor(Editor):
    """A digit ranks the current row and goes to the next one without a rank; the others make room.

    Ranks have no holes: a number beyond the next free one counts as that. 0 or Delete takes a rank away, Alt with the
    arrows exchanges it with its neighbour's. The last row left gets the last rank by itself.
    """

    def __init__(self, ink: Ink, node: NodeView, parent: QWidget | None = None) -> None:
        super().__init__(ink, (node,), parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._current = 0
        self._rects: list[QRect] = []
        self.reload()

    def reload(self) -> None:
        self.choices = [(choice.value, choice.label) for choice in self.nodes[0].choices]
        self._current = min(self._current, max(0, len(self.choices) - 1))
        self._measure()
        self._describe()
        self.update()

    def ranked(self) -> list[str]:
        known = {value for value, _ in self.choices}
        return [value for value in self.nodes[0].value.split() if value in known]

    def complaint(self) -> str:
        ranked, total = len(self.ranked()), len(self.choices)
        if not 0 < ranked < total:
            return ""
        return self.tr("{n} of {total} are ranked.").format(n=ranked, total=total)

    def _describe(self) -> None:
        if not self.choices:
            return
        value, label = self.choices[self._current]
        ranked = self.ranked()
        place = str(ranked.index(value) + 1) if value in ranked else self.tr("no rank")
        self.say(f"{self.nodes[0].label or ''} – {label}: {place}")

    # ---- room and painting
    def _measure(self) -> None:
        width, top = max(self.width(), 320), 0
        self._rects = []
        for _, label in self.choices:
            high = max(self.ink.px(44), text_height(self.ink, label, width - BOX - 24) + self.ink.px(20))
            self._rects.append(QRect(0, top, width, high))
            top += high
        if self.minimumHeight() != top + 2:
            self.setFixedHeight(top + 2)

    def sizeHint(self) -> QSize:
        return QSize(480, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ranked = self.ranked()
        for number, rect in enumerate(self._rects):
            if rect.intersects(event.rect()):
                self._paint_row(painter, rect, number, ranked)

    def _paint_row(self, painter: QPainter, rect: QRect, number: int, ranked: list[str]) -> None:
        value, label = self.choices[number]
        has, current = value in ranked, number == self._current
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour(self.ink.tone("line")))
        if current:
            rounded(painter, rect.adjusted(1, 1, -1, -1), 4, self.ink.tone("accent_soft"))
            if self.hasFocus():
                focus_ring(painter, rect.adjusted(1, 1, -1, -1), 4)
        side = self.ink.px(28)
        box = QRect(rect.left() + 12, rect.center().y() - side // 2 + 1, side, side)
        edge = "accent" if has else self.ink.tone("control_border")
        rounded(painter, box, 4, "accent" if has else "surface", edge, 1.5)
        if has:
            draw_text(painter, box, str(ranked.index(value) + 1), self.ink.px(14), "strong", "on_accent", CENTRE)
        words = QRect(rect.left() + BOX, rect.top(), rect.width() - BOX - 12, rect.height())
        if current and self.hasFocus() and not has:
            hint = self.tr("Type its rank: {n}").format(n=len(ranked) + 1)
            right = QRect(rect.right() - 180, rect.top(), 168, rect.height())
            draw_text(painter, right, hint, self.ink.px(12), "regular", self.ink.tone("text_muted"),
                      Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)  # fmt: skip
            words.setRight(right.left() - 8)
        draw_wrapped(painter, words, label, self.ink, 16, "medium" if current else "regular")

    # ---- answering
    def _give(self, ranked: list[str]) -> None:
        left = [value for value, _ in self.choices if value not in ranked]
        if len(left) == 1 and len(ranked) > len(self.ranked()):
            ranked = [*ranked, *left]
        self.answered.emit(self.ref, " ".join(ranked))
        self._describe()
        self.update()

    def rank(self, number: int, place: int) -> None:
        """Give row `number` a rank from 1; 0 takes it away."""
        value = self.choices[number][0]
        before = self.ranked()
        ranked = [one for one in before if one != value]
        if place:
            ranked.insert(min(place, len(ranked) + 1) - 1, value)
        self._give(ranked)
        if place and value not in before:
            self._to_next()

    def _to_next(self) -> None:
        ranked, total = self.ranked(), len(self.choices)
        for offset in range(1, total):
            number = (self._current + offset) % total
            if self.choices[number][0] not in ranked:
                self._current = number
                break
        self._describe()
        self.update()

    def _shift(self, by: int) -> None:
        ranked, value = self.ranked(), self.choices[self._current][0]
        if value in ranked and 0 <= ranked.index(value) + by < len(ranked):
            at = ranked.index(value)
            ranked[at], ranked[at + by] = ranked[at + by], ranked[at]
            self._give(ranked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        text = event.text()
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._shift(step)
        elif step and self.choices:
            self._current = min(max(self._current + step, 0), len(self.choices) - 1)
            self._describe()
            self.update()
        elif len(text) == 1 and text in "0123456789" and self.choices:
            if not event.isAutoRepeat():
                self.rank(self._current, int(text))
        elif event.key() == Qt.Key.Key_Space and self.choices:
            self.rank(self._current, len(self.choices))
        elif event.key() == Qt.Key.Key_Delete and self.choices:
            self.rank(self._current, 0)
        else:
            event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        number = next((n for n, rect in enumerate(self._rects) if rect.contains(point)), -1)
        if number < 0 or event.button() != Qt.MouseButton.LeftButton:
            return
        self._current = number
        taken = self.choices[number][0] in self.ranked()
        self.rank(number, 0 if taken else len(self.choices))


__all__ = ["RankEditor"]
