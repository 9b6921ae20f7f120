"""Questions with the same answers as one table: keys over the columns, and inside the circles of the current row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from db.forms import NodeView
from db.interviews.outline import short_code
from desktop.interviews.editor import WRAP, Editor, draw_wrapped, paint_mark, text_height
from desktop.interviews.ink import Ink
from desktop.interviews.keys import choice_keys, is_special, typed_key
from desktop.theme import colour
from desktop.widgets.paint import CENTRE, draw_text, focus_ring, rounded

ROW, GAP, MARGIN = 62, 12, 16
COLUMN, NARROWEST = 84, 64


@dataclass(frozen=True)
class _Columns:
    """Left edges and width of the answers; the words of a question end at `words`."""

    lefts: tuple[int, ...]
    width: int
    words: int
    line: int


class MatrixEditor(Editor):
    """Shows as many rows as have room and goes on with the next ones, so that the keys always stand above them.

    A digit answers the current row and goes to the next; where several answers fit, it ticks or clears one and stays.
    turned: other rows are shown; `beyond` names those to come.
    """

    turned = Signal()
    grows = True

    def __init__(self, ink: Ink, nodes: Sequence[NodeView], parent: QWidget | None = None) -> None:
        super().__init__(ink, nodes, parent)
        self.many = nodes[0].type == "select_multiple"
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._current, self._hover = 0, (-1, -1)
        self._groups: list[tuple[int, int]] = [(0, len(nodes))]
        self._heights: list[int] = []
        self._head = 64
        self.setMouseTracking(True)
        self.reload()

    @property
    def ref(self) -> str:
        return self.nodes[self._current].ref

    def reload(self) -> None:
        self.choices = [(choice.value, choice.label) for choice in self.nodes[0].choices]
        self.keys = choice_keys([value for value, _ in self.choices])
        self._measure()
        self._describe()
        self.update()

    def _describe(self) -> None:
        node = self.nodes[self._current]
        labels = dict(self.choices)
        given = ", ".join(labels[one] for one in self._chosen(node) if one in labels) or self.tr("no answer")
        self.say(f"{node.label or ''} – {given}")

    def _chosen(self, node: NodeView) -> list[str]:
        return node.value.split() if self.many else [node.value] if node.value else []

    # ---- room
    def _columns(self) -> _Columns:
        count = max(1, len(self.choices))
        apart = [number for number, (value, _) in enumerate(self.choices) if is_special(value)]
        split = apart[0] if apart and apart == list(range(apart[0], count)) and apart[0] else count
        gap = GAP if split < count else 0
        room = self.width() - MARGIN - gap - self.ink.px(260)
        wide = max(NARROWEST, min(self.ink.px(COLUMN), room // count))
        left = self.width() - MARGIN - gap - count * wide
        lefts = tuple(left + number * wide + (gap if number >= split else 0) for number in range(count))
        line = left + split * wide + gap // 2 if gap else -1
        return _Columns(lefts, wide, left - MARGIN, line)

    def _measure(self) -> None:
        columns = self._columns()
        words = max((text_height(self.ink, label, columns.width - 4, 12) for _, label in self.choices), default=16)
        self._head = self.ink.px(26) + words + self.ink.px(8)
        self._heights = [
            max(self.ink.px(ROW), text_height(self.ink, node.label or "", columns.words - MARGIN, 16, "medium")
                + self.ink.px(22))
            for node in self.nodes
        ]  # fmt: skip
        room = max(self.height() - self._head - 2, self._heights[0] if self._heights else ROW)
        self._groups, first, used = [], 0, 0
        for number, high in enumerate(self._heights):
            if used + high > room and number > first:
                self._groups.append((first, number))
                first, used = number, 0
            used += high
        self._groups.append((first, len(self.nodes)))
        self.turned.emit()

    def _group(self) -> tuple[int, int]:
        return next(group for group in self._groups if group[0] <= self._current < group[1])

    def beyond(self) -> str:
        """What comes on the next screen of this table, such as S28–S31; empty on the last."""
        _, end = self._group()
        if end >= len(self.nodes):
            return ""
        after = next(group for group in self._groups if group[0] == end)
        codes = [short_code(self.nodes[number].label or "") for number in (after[0], after[1] - 1)]
        if not all(codes):
            return self.tr("{n} more").format(n=len(self.nodes) - end)
        return codes[0] if codes[0] == codes[1] else "–".join(codes)

    def sizeHint(self) -> QSize:
        return QSize(720, self.minimumSizeHint().height())  # it grows as far as the page lets it, and no further

    def minimumSizeHint(self) -> QSize:
        return QSize(480, self._head + self.ink.px(ROW) * 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _row_rects(self) -> list[tuple[int, QRect]]:
        top, found = self._head, []
        for number in range(*self._group()):
            found.append((number, QRect(0, top, self.width(), self._heights[number])))
            top += self._heights[number]
        return found

    # ---- painting
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        columns, rows = self._columns(), self._row_rects()
        self._paint_head(painter, columns)
        for number, rect in rows:
            self._paint_row(painter, rect, number, columns)
        bottom = rows[-1][1].bottom() + 1
        painter.fillRect(0, bottom, self.width(), 1, colour(self.ink.tone("line")))
        if columns.line > 0:
            painter.fillRect(columns.line, self.ink.px(28), 1, bottom - self.ink.px(28), colour(self.ink.tone("line")))
        for number, rect in rows:
            if number == self._current and self.hasFocus():
                focus_ring(painter, rect.adjusted(1, 1, -1, 0), 4)

    def _paint_head(self, painter: QPainter, columns: _Columns) -> None:
        cap = self.ink.px(20)
        for (_, label), key, left in zip(self.choices, self.keys, columns.lefts, strict=True):
            if key:
                box = QRect(left + (columns.width - cap) // 2, 2, cap, cap)
                rounded(painter, box, 3, "sunken", self.ink.tone("line_strong"))
                draw_text(painter, box, key, self.ink.px(12), "strong", "text", CENTRE, elide=False)
            painter.setFont(self._head_font(label, columns.width - 4))
            painter.setPen(colour(self.ink.tone("text_muted")))
            words = QRect(left + 2, self.ink.px(25), columns.width - 4, self._head - self.ink.px(25))
            painter.drawText(words, WRAP | Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, label)

    def _head_font(self, label: str, room: int) -> QFont:
        """The heading's type, a little smaller where its longest word would not fit between its neighbours."""
        for size in (12, 11, 10):
            fitting = self.ink.font(size)
            if max(map(QFontMetrics(fitting).horizontalAdvance, label.split()), default=0) <= room:
                break
        return fitting

    def _paint_row(self, painter: QPainter, rect: QRect, number: int, columns: _Columns) -> None:
        node, current = self.nodes[number], number == self._current
        painter.fillRect(0, rect.top(), rect.width(), 1, colour(self.ink.tone("line")))
        if current:
            rounded(painter, rect.adjusted(1, 1, -1, 0), 4, self.ink.tone("accent_soft"))
            if not self.hasFocus():
                rounded(painter, rect.adjusted(1, 1, -1, 0), 4, "", self.ink.tone("line_strong"))
        words = QRect(MARGIN, rect.top(), columns.words - MARGIN, rect.height())
        draw_wrapped(painter, words, node.label or "", self.ink, 16, "medium" if current else "regular")
        side, chosen = self.ink.px(24 if current else 20), self._chosen(node)
        for at, ((value, _), key, left) in enumerate(zip(self.choices, self.keys, columns.lefts, strict=True)):
            centre = left + columns.width // 2
            mark = QRect(centre - side // 2, rect.center().y() - side // 2 + 1, side, side)
            if (number, at) == self._hover and value not in chosen:
                rounded(painter, mark.adjusted(-4, -4, 4, 4), mark.width(), "hover")
            shown = key if current else ""
            paint_mark(painter, mark, self.ink, chosen=value in chosen, key=shown, square=self.many)

    # ---- answering
    def _go(self, number: int) -> None:
        self._current = min(max(number, 0), len(self.nodes) - 1)
        self._describe()
        self.moved.emit()
        self.turned.emit()
        self.update()

    def step(self, by: int) -> bool:
        if not 0 <= self._current + by < len(self.nodes):
            return False
        self._go(self._current + by)
        return True

    def enter(self, *, last: bool = False) -> None:
        empty = next((number for number, node in enumerate(self.nodes) if node.value == ""), 0)
        self._go(len(self.nodes) - 1 if last else empty)
        super().enter()

    def go_to(self, ref: str) -> bool:
        for number, node in enumerate(self.nodes):
            if node.ref == ref:
                self._go(number)
                return True
        return False

    def choose(self, number: int, at: int, *, go_on: bool) -> None:
        """Answer row `number` with column `at`; the same again confirms it, or clears it where several fit."""
        self._go(number)
        value = self.choices[at][0]
        if self.many:
            before = self._chosen(self.nodes[number])
            kept = [one for one in before if one != value] if value in before else [*before, value]
            value = " ".join(one for one, _ in self.choices if one in kept)
        self.answered.emit(self.nodes[number].ref, value)
        self._describe()
        if go_on and not self.many:
            self.step(1)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier & ~Qt.KeyboardModifier.ShiftModifier
        typed = typed_key(event) if plain else ""
        if step and plain:
            self.step(step)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and plain and not self.many:
            self._sideways(1 if event.key() == Qt.Key.Key_Right else -1)
        elif event.key() == Qt.Key.Key_Delete and self.nodes[self._current].value:
            self.answered.emit(self.ref, "")
        elif typed and typed in self.keys:
            if not event.isAutoRepeat():
                self.choose(self._current, self.keys.index(typed), go_on=True)
        else:
            event.ignore()

    def _sideways(self, by: int) -> None:
        values = [value for value, _ in self.choices]
        value = self.nodes[self._current].value
        at = values.index(value) + by if value in values else 0 if by > 0 else len(values) - 1
        if 0 <= at < len(values):
            self.choose(self._current, at, go_on=False)

    def _hit(self, event: QMouseEvent) -> tuple[int, int]:
        """(row, column) under the pointer, -1 where there is none."""
        columns, point = self._columns(), event.position().toPoint()
        row = next((number for number, rect in self._row_rects() if rect.contains(point)), -1)
        column = next((at for at, x in enumerate(columns.lefts) if x <= point.x() < x + columns.width), -1)
        return row, column

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hover = self._hit(event)
        if hover != self._hover:
            self._hover = hover
            self.update()

    def leaveEvent(self, event: object) -> None:  # noqa: ARG002
        self._hover = (-1, -1)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        row, column = self._hit(event)
        if row >= 0 and event.button() == Qt.MouseButton.LeftButton:
            if column >= 0:
                self.choose(row, column, go_on=False)
            else:
                self._go(row)

    def wheelEvent(self, event: QWheelEvent) -> None:
        start, end = self._group()
        down = event.angleDelta().y() < 0
        if down and end < len(self.nodes):
            self._go(end)
        elif not down and start > 0:
            self._go(start - 1)
