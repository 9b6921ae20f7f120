"""One or several of a few answers: a row each, with its key in the circle."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from db.forms import NodeView
from desktop.interviews.editor import Editor, draw_wrapped, paint_mark, text_height
from desktop.interviews.ink import Ink
from desktop.interviews.keys import choice_keys, is_special, typed_key
from desktop.theme import colour
from desktop.widgets.paint import focus_ring, rounded

TWO_COLUMNS_FROM = 9
LEFT = 52


class ChoiceEditor(Editor):
    """Digits choose, arrows move, Space chooses what is current. Backspace and Enter belong to the interview."""

    def __init__(self, ink: Ink, node: NodeView, parent: QWidget | None = None) -> None:
        super().__init__(ink, (node,), parent)
        self.many = node.type == "select_multiple"
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self._current, self._hover = 0, -1
        self._rects: list[QRect] = []
        self._height = 0
        self.reload()
        chosen = self.chosen()
        values = [value for value, _ in self.choices]
        if chosen and chosen[0] in values:
            self._current = values.index(chosen[0])

    # ---- content
    def reload(self) -> None:
        node = self.nodes[0]
        if node.type in ("acknowledge", "boolean"):
            self.choices = [("OK" if node.type == "acknowledge" else "true", self.tr("Yes"))]
        else:
            self.choices = [(choice.value, choice.label) for choice in node.choices]
        self.keys = choice_keys([value for value, _ in self.choices])
        self._current = min(self._current, max(0, len(self.choices) - 1))
        self._measure()
        self._describe()
        self.update()

    def chosen(self) -> list[str]:
        value = self.nodes[0].value
        return value.split() if self.many else [value] if value else []

    def _describe(self) -> None:
        labels = dict(self.choices)
        given = ", ".join(labels.get(value, value) for value in self.chosen()) or self.tr("no answer")
        here = self.choices[self._current][1] if self.choices else ""
        self.say(f"{self.nodes[0].label or ''} – {given}. {here}")

    # ---- room
    def _measure(self) -> None:
        width = max(self.width(), 320)
        columns = 2 if len(self.choices) > TWO_COLUMNS_FROM and width >= 720 else 1
        lines = -(-len(self.choices) // columns)
        wide = width // columns
        self._rects, bottoms = [], [0] * columns
        for number, (value, label) in enumerate(self.choices):
            column = number // lines if lines else 0
            high = max(self.ink.px(40), text_height(self.ink, label, wide - LEFT - 16) + self.ink.px(18))
            top = bottoms[column]
            if columns == 1 and is_special(value) and number and not is_special(self.choices[number - 1][0]):
                top += 9
            self._rects.append(QRect(column * wide, top, wide - (16 if columns == 2 else 0), high))
            bottoms[column] = top + high
        self._height = max(bottoms, default=0) + 2
        if self.minimumHeight() != self._height:
            self.setFixedHeight(self._height)

    def sizeHint(self) -> QSize:
        return QSize(480, self._height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    # ---- painting
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = set(self.chosen())
        for number, rect in enumerate(self._rects):
            if rect.intersects(event.rect()):
                self._paint_row(painter, rect, number, self.choices[number][0] in chosen)

    def _paint_row(self, painter: QPainter, rect: QRect, number: int, chosen: bool) -> None:
        _, label = self.choices[number]
        if len(self._rects) > 1 and number and rect.left() == 0 and rect.top() > self._rects[number - 1].bottom() + 1:
            painter.fillRect(rect.left(), rect.top() - 5, rect.width(), 1, colour(self.ink.tone("line")))
        if chosen:
            rounded(painter, rect.adjusted(1, 1, -1, -1), 4, self.ink.tone("accent_soft"))
        elif number == self._hover:
            rounded(painter, rect.adjusted(1, 1, -1, -1), 4, "hover")
        if number == self._current and self.hasFocus():
            focus_ring(painter, rect.adjusted(1, 1, -1, -1), 4)
        side = self.ink.px(24)
        mark = QRect(rect.left() + 14, rect.center().y() - side // 2 + 1, side, side)
        paint_mark(painter, mark, self.ink, chosen=chosen, key=self.keys[number], square=self.many)
        words = QRect(rect.left() + LEFT, rect.top(), rect.width() - LEFT - 12, rect.height())
        draw_wrapped(painter, words, label, self.ink, 16, "medium" if chosen else "regular")

    # ---- answering
    def choose(self, number: int) -> None:
        """Choose what is in a row. Of many, the same again takes it back; of one it confirms (Delete clears): a key
        pressed twice must not empty a consent and with it the whole questionnaire."""
        value = self.choices[number][0]
        self._current = number
        if self.many:
            chosen = self.chosen()
            kept = [one for one in chosen if one != value] if value in chosen else [*chosen, value]
            order = [one for one, _ in self.choices]
            given = " ".join(sorted(kept, key=lambda one: order.index(one) if one in order else 0))
        else:
            given = value
        self.answered.emit(self.ref, given)
        self._describe()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier & ~Qt.KeyboardModifier.ShiftModifier
        typed = typed_key(event) if plain else ""
        if step and self.choices and plain:
            self._current = min(max(self._current + step, 0), len(self.choices) - 1)
            self._describe()
            self.update()
        elif event.key() == Qt.Key.Key_Space and self.choices:
            self.choose(self._current)
        elif event.key() == Qt.Key.Key_Delete and self.nodes[0].value:
            self.answered.emit(self.ref, "")
        elif typed and typed in self.keys:
            if not event.isAutoRepeat():
                self.choose(self.keys.index(typed))
        else:
            event.ignore()

    def current_rect(self) -> QRect:
        return self._rects[self._current] if self._rects else self.rect()

    def _at(self, event: QMouseEvent) -> int:
        return next((n for n, rect in enumerate(self._rects) if rect.contains(event.position().toPoint())), -1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hover = self._at(event)
        if hover != self._hover:
            self._hover = hover
            self.update()

    def leaveEvent(self, event: object) -> None:  # noqa: ARG002
        self._hover = -1
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        number = self._at(event)
        if number >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.choose(number)
