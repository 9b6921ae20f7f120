"""What all the ways to answer have in common."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFocusEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from db.forms import NodeView
from desktop.interviews.ink import Ink
from desktop.theme import colour, paint_icon
from desktop.widgets import Button
from desktop.widgets.paint import CENTRE, draw_text, rounded

WRAP = Qt.TextFlag.TextWordWrap


def looks_of(node: NodeView) -> frozenset[str]:
    """The words of a question's appearance."""
    return frozenset(node.appearance.split())


class Editor(QWidget):
    """One question, or several that are answered in one table. Keys that it does not use go up to the interview.

    answered(ref, value): the person gave an answer, in XForms' lexical form. moved: another of its questions is
    current now. wanted(request): something else that the interview has to do (see `requests`). `ref` is the question
    that is current.
    """

    answered = Signal(str, str)
    moved = Signal()
    wanted = Signal(object)
    grows = False
    """Takes the room that is left on the page."""

    def __init__(self, ink: Ink, nodes: Sequence[NodeView], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ink = ink
        self.nodes = tuple(nodes)

    @property
    def ref(self) -> str:
        return self.nodes[0].ref

    def step(self, by: int) -> bool:  # noqa: ARG002
        """To the next or previous question inside; False at its end."""
        return False

    def enter(self, *, last: bool = False) -> None:  # noqa: ARG002
        """Take the focus, at the first question without an answer or (coming back) at the last."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, ref: str) -> bool:
        """Make a question current; False if it is none of these."""
        return any(node.ref == ref for node in self.nodes)

    def flush(self) -> bool:
        """Hand over what is typed and not yet given; False if it is no answer (and the reason is shown)."""
        return True

    def reload(self) -> None:
        """The answers, choices or texts may have changed."""
        self.update()

    def refuse(self, sentence: str) -> None:
        """What was handed over could not be taken; says why until something else is given."""

    def is_empty(self) -> bool:
        """Whether one of its questions has no answer yet."""
        return any(node.value == "" for node in self.nodes)

    def complaint(self) -> str:
        """A sentence of its own about what is typed; empty if there is none."""
        return ""

    def say(self, name: str) -> None:
        """Tell a screen reader where one is and what is answered."""
        if name != self.accessibleName():
            self.setAccessibleName(name)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


class StageButton(Button):
    """A button among the questions: Space presses it, Enter belongs to the interview as everywhere on its page."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)


def text_height(ink: Ink, text: str, width: int, px: int = 16, weight: str = "regular") -> int:
    box = QFontMetrics(ink.font(px, weight)).boundingRect(QRect(0, 0, max(width, 40), 10_000), WRAP, text)
    return box.height()


def draw_wrapped(
    painter: QPainter, rect: QRect, text: str, ink: Ink, px: int = 16, weight: str = "regular", tone: str = "text"
) -> None:
    painter.setFont(ink.font(px, weight))
    painter.setPen(colour(ink.tone(tone)))
    painter.drawText(rect, WRAP | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


def paint_mark(painter: QPainter, rect: QRect, ink: Ink, *, chosen: bool, key: str = "", square: bool = False) -> None:
    """The circle (or box) of a choice: ticked, or with its key inside."""
    radius = ink.px(4) if square else rect.width() / 2
    edge = "accent" if chosen else ink.tone("control_border")
    rounded(painter, rect, radius, "accent" if chosen else "surface", edge, 1.5)
    if chosen:
        side = ink.px(14)
        centre = rect.center()
        paint_icon(painter, QRect(centre.x() - side // 2 + 1, centre.y() - side // 2 + 1, side, side), "check",
                   "on_accent")  # fmt: skip
    elif key:
        draw_text(painter, rect, key, ink.px(12), "strong", ink.tone("text_muted"), CENTRE, elide=False)
