"""One of a few things, as large cards with a sentence each; digits, arrows and Space choose."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.theme import paint_icon
from desktop.widgets import IconMark, KeyCap, Label
from desktop.widgets.paint import rounded


class ChoiceCard(QPushButton):
    """A card; the chosen one has the accent's border and a tick."""

    def __init__(self, number: int, icon: str, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "custom")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{title}. {text}" if text else title)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(title, "section", "strong"))
        if text:
            words.addWidget(Label(text, tone="text_muted", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 14, 44, 14)
        row.setSpacing(16)
        if icon:
            row.addWidget(IconMark(icon, side=24), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(KeyCap(str(number)), 0, Qt.AlignmentFlag.AlignVCenter)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, True)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout is not None else super().minimumSizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        taken = self.isChecked()
        fill = "accent_soft" if taken else "hover" if self.underMouse() else "surface"
        rounded(painter, self.rect(), 6, fill, "accent" if taken else "line_strong", 2 if taken else 1)
        if self.hasFocus():
            rounded(painter, self.rect().adjusted(3, 3, -3, -3), 4, "", "focus", 2)
        mark = QRect(self.width() - 32, (self.height() - 16) // 2, 16, 16)
        paint_icon(painter, mark, "check-circle" if taken else "circle", "accent" if taken else "icon")


class ChoiceCards(QWidget):
    """`choices` are (code, icon, title, text). chosen(code) on every choice; confirmed: Enter on a card."""

    chosen = Signal(str)
    confirmed = Signal()

    def __init__(self, choices: Sequence[tuple[str, str, str, str]], value: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._codes = [code for code, _, _, _ in choices]
        self._value = value
        self.cards: list[ChoiceCard] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for place, (code, icon, title, text) in enumerate(choices):
            card = ChoiceCard(place + 1, icon, title, text)
            card.setChecked(code == value)
            card.clicked.connect(lambda _checked=False, place=place: self.choose(place))
            self.cards.append(card)
            column.addWidget(card)

    def value(self) -> str:
        return self._value

    def choose(self, place: int) -> None:
        """Take the card at a place and bring the focus to it."""
        changed = self._codes[place] != self._value
        self._value = self._codes[place]
        for at, card in enumerate(self.cards):
            card.setChecked(at == place)
        self.cards[place].setFocus(Qt.FocusReason.OtherFocusReason)
        if changed:
            self.chosen.emit(self._value)

    def focus_first(self) -> None:
        at = self._codes.index(self._value) if self._value in self._codes else 0
        self.cards[at].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        text = event.text()
        if step and plain:
            at = next((n for n, card in enumerate(self.cards) if card.hasFocus()), 0)
            self.choose((at + step) % len(self.cards))
        elif plain and text.isdecimal() and 1 <= int(text) <= len(self.cards):
            self.choose(int(text) - 1)
        elif plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            at = next((n for n, card in enumerate(self.cards) if card.hasFocus()), -1)
            if at >= 0:
                self.choose(at)
            self.confirmed.emit()
        else:
            super().keyPressEvent(event)
