"""One or several of a few answers: a row each, with its key in the circle."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from db.forms import NodeView
from desktop.interviews.choice_layout import LEFT, Item, placed
from desktop.interviews.editor import WRAP, Editor, draw_wrapped, looks_of, paint_mark
from desktop.interviews.ink import Ink
from desktop.interviews.keys import choice_keys, typed_key
from desktop.interviews.requests import GoOn, Sources
from desktop.theme import colour
from desktop.widgets.paint import focus_ring, rounded


class ChoiceEditor(Editor):
    """Digits choose, arrows move, Space chooses what is current. Backspace and Enter belong to the interview.

    Appearances: columns, columns-N, columns-pack, likert (a scale across the page), no-buttons (pictures and words
    without circles), quick (choosing goes on).
    """

    def __init__(self, ink: Ink, node: NodeView, sources: Sources, parent: QWidget | None = None) -> None:
        super().__init__(ink, (node,), parent)
        self._sources, self.looks = sources, looks_of(node)
        self._pictures: dict[str, QPixmap] = {}
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
        self.items = [Item(value, label, self._picture(number)) for number, (value, label) in enumerate(self.choices)]
        self._current = min(self._current, max(0, len(self.choices) - 1))
        self._measure()
        self._describe()
        self.update()

    def _picture(self, number: int) -> QPixmap | None:
        """The picture of a choice, where the questionnaire brings one."""
        address = self.nodes[0].choices.media(number, "image") if self.nodes[0].type.startswith("select") else None
        if not address:
            return None
        if address not in self._pictures:
            made, data = QPixmap(), self._sources.media(address)
            if data is not None:
                made.loadFromData(data)
            self._pictures[address] = made
        made = self._pictures[address]
        return None if made.isNull() else made

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
        self._rects, self._height = placed(self.items, self.looks, max(self.width(), 320), self.ink)
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
        item = self.items[number]
        if "likert" in self.looks:
            self._paint_upright(painter, rect, number, chosen)
        elif "no-buttons" in self.looks or "no_buttons" in self.looks:
            self._paint_bare(painter, rect, item, self.keys[number], chosen)
        else:
            side = self.ink.px(24)
            mark = QRect(rect.left() + 14, rect.center().y() - side // 2 + 1, side, side)
            paint_mark(painter, mark, self.ink, chosen=chosen, key=self.keys[number], square=self.many)
            left = rect.left() + LEFT
            if item.picture is not None:
                room = QRect(left, rect.top() + 6, rect.width() - LEFT, rect.height() - 12)
                shown = item.picture_rect(room, self.ink)
                painter.drawPixmap(shown, item.picture)
                left = shown.right() + 12
            words = QRect(left, rect.top(), rect.right() - 12 - left, rect.height())
            draw_wrapped(painter, words, label, self.ink, 16, "medium" if chosen else "regular")

    def _paint_upright(self, painter: QPainter, rect: QRect, number: int, chosen: bool) -> None:
        """A choice of a scale: the circle above its words, a line to its neighbours."""
        side = self.ink.px(28)
        mark = QRect(rect.center().x() - side // 2, rect.top() + 10, side, side)
        line = colour(self.ink.tone("line_strong"))
        if number:
            painter.fillRect(rect.left(), mark.center().y(), mark.left() - rect.left() - 4, 1, line)
        if number < len(self._rects) - 1:
            painter.fillRect(mark.right() + 4, mark.center().y(), rect.right() - mark.right() - 3, 1, line)
        paint_mark(painter, mark, self.ink, chosen=chosen, key=self.keys[number], square=self.many)
        painter.setFont(self.ink.font(14, "medium" if chosen else "regular"))
        painter.setPen(colour(self.ink.tone("text")))
        words = QRect(rect.left() + 4, mark.bottom() + 6, rect.width() - 8, rect.bottom() - mark.bottom() - 8)
        middle = WRAP | Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(words, middle, self.items[number].label)

    def _paint_bare(self, painter: QPainter, rect: QRect, item: Item, key: str, chosen: bool) -> None:
        """A tile without a circle: picture above the words, its key before them."""
        edge = "accent" if chosen else self.ink.tone("line_strong")
        rounded(painter, rect.adjusted(2, 2, -2, -2), 6, self.ink.tone("accent_soft") if chosen else "", edge,
                2.0 if chosen else 1.0)  # fmt: skip
        inside = rect.adjusted(12, 10, -12, -8)
        top = inside.top()
        if item.picture is not None:
            shown = item.picture_rect(inside, self.ink)
            painter.drawPixmap(shown, item.picture)
            top = shown.bottom() + 6
        words = QRect(inside.left(), top, inside.width(), inside.bottom() - top)
        mark = "✓" if chosen else key
        text = f"{mark}  {item.label}" if mark else item.label
        draw_wrapped(painter, words, text, self.ink, 16, "medium" if chosen else "regular")
        if item is self.items[self._current] and self.hasFocus():
            focus_ring(painter, rect.adjusted(2, 2, -2, -2), 6)

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
        if "quick" in self.looks and not self.many:
            self.wanted.emit(GoOn())

    def _neighbour(self, key: Qt.Key) -> int | None:
        """The row that an arrow key leads to; None for another key."""
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and "likert" not in self.looks:
            return self._current + (1 if key == Qt.Key.Key_Down else -1)
        if key not in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Up) or not self._rects:
            return None
        forward = key in (Qt.Key.Key_Right, Qt.Key.Key_Down)
        if "likert" in self.looks:
            return self._current + (1 if forward else -1)
        here = self._rects[self._current]
        beside = [
            (abs(rect.center().y() - here.center().y()), abs(rect.left() - here.left()), number)
            for number, rect in enumerate(self._rects)
            if (rect.left() > here.left() if forward else rect.left() < here.left())
        ]
        return min(beside)[2] if beside else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        beside = self._neighbour(Qt.Key(event.key()))
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier & ~Qt.KeyboardModifier.ShiftModifier
        typed = typed_key(event) if plain else ""
        if beside is not None and self.choices and plain:
            self._current = min(max(beside, 0), len(self.choices) - 1)
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
