"""Whether the centre has a record: an icon and a word, the same everywhere."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from db.errors import QT_TRANSLATE_NOOP
from desktop.theme import colour, paint_icon, tokens
from desktop.widgets.basics import Chip, Label
from desktop.widgets.paint import draw_text, text_width

WORDS = {
    "here": QT_TRANSLATE_NOOP("Journey", "Not sent yet"),
    "sent": QT_TRANSLATE_NOOP("Journey", "Sent"),
    "received": QT_TRANSLATE_NOOP("Journey", "At headquarters"),
    "at_province": QT_TRANSLATE_NOOP("Journey", "At the province"),
    "at_centre": QT_TRANSLATE_NOOP("Journey", "At headquarters"),
    "parked": QT_TRANSLATE_NOOP("Journey", "Waiting for others"),
    "conflict": QT_TRANSLATE_NOOP("Journey", "In conflict"),
    "returned": QT_TRANSLATE_NOOP("Journey", "Returned"),
    "refused": QT_TRANSLATE_NOOP("Journey", "Refused"),
}


_SAME_LOOK = {"at_province": "sent", "at_centre": "received", "parked": "returned"}


def journey_word(state: str) -> str:
    return QCoreApplication.translate("Journey", WORDS[state])


def journey_icon(state: str) -> tuple[str, str]:
    """Icon name and tone of a state."""
    tone, name, _ = tokens()["state"][_SAME_LOOK.get(state, state)]
    return name.removeprefix("ph."), tone


@dataclass(frozen=True)
class Travel:
    """How far one record has come: the stations of its way as (word, state); `note` says what holds it up."""

    steps: tuple[tuple[str, str], ...]
    note: str = ""


TravelOf = Callable[[uuid.UUID], Travel]


def only_here(row: uuid.UUID) -> Travel:  # noqa: ARG001 - the same for every record
    """Travel of records where nothing is sent anywhere."""
    return Travel(((journey_word("here"), "here"),))


class JourneyMark(QWidget):
    """The state of one record as an icon (16 px) or, with `word`, as a chip."""

    def __init__(self, state: str = "here", *, word: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chip = Chip("", parent=self) if word else None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        if self._chip is not None:
            row.addWidget(self._chip)
        else:
            self.setFixedSize(16, 16)
        self.set_state(state)

    def set_state(self, state: str) -> None:
        self._state = state
        name, tone = journey_icon(state)
        self.setAccessibleName(journey_word(state))
        self.setToolTip(journey_word(state))
        if self._chip is not None:
            self._chip.set(journey_word(state), tone, name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        if self._chip is None:
            name, tone = journey_icon(self._state)
            paint_icon(QPainter(self), self.rect(), name, tone)


class JourneyPath(QWidget):
    """The stations of a record in a row: [(word, state)], state of `tokens.state`; short lines between."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: list[tuple[str, str]] = []
        self.setFixedHeight(20)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_steps(self, steps: list[tuple[str, str]]) -> None:
        self._steps = steps
        self.setFixedWidth(
            sum(28 + text_width(word, "small", "medium") for word, _ in steps) + max(0, len(steps) - 1) * 24
        )
        self.setAccessibleName(", ".join(word for word, _ in steps))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter, left = QPainter(self), 0
        for number, (word, state) in enumerate(self._steps):
            name, tone = journey_icon(state)
            paint_icon(painter, QRect(left, 2, 16, 16), name, tone)
            wide = text_width(word, "small", "medium")
            draw_text(painter, QRect(left + 20, 0, wide + 2, 20), word, "small", "medium", tone, elide=False)
            left += 28 + wide
            if number < len(self._steps) - 1:
                painter.fillRect(left, 10, 16, 1, colour("line_strong"))
                left += 24


class JourneyLine(QWidget):
    """The way of one record, to the right; what holds it up below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path, self.note = JourneyPath(), Label("", "small", tone="warning", wrap=True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.path, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self.note)
        self.show_travel(None)

    def show_travel(self, travel: Travel | None) -> None:
        self.path.set_steps(list(travel.steps) if travel is not None else [])
        self.note.setText(travel.note if travel is not None else "")
        self.note.setVisible(bool(travel is not None and travel.note))

    def text(self) -> str:
        """All of it, for tests and screen readers."""
        return " ".join(filter(None, (self.path.accessibleName(), self.note.text())))


__all__ = [
    "JourneyLine", "JourneyMark", "JourneyPath", "Travel", "TravelOf", "journey_icon", "journey_word", "only_here",
]  # fmt: skip
