"""One of the values in conflict: a button that shows the value and who wrote it when and where."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.exchange.marking import MarkedText
from desktop.theme import paint_icon
from desktop.widgets import IconMark, KeyCap, Label
from desktop.widgets.paint import rounded


class ValueCard(QPushButton):
    """`take` by click, Space or the number on its cap; checked when the result is this value."""

    def __init__(self, number: int, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "custom")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.number = number
        self._title = title
        self.value = MarkedText()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(KeyCap(str(number)))
        head.addWidget(Label(title, weight="strong", elide=True))
        head.addStretch(1)
        head.addSpacing(24)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(4)
        column.addLayout(head)
        column.addSpacing(2)
        column.addWidget(self.value)
        column.addSpacing(2)
        self._lines: list[Label] = []
        for icon in ("user", "clock", "map-pin"):
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(IconMark(icon, side=14))
            line = Label("", "small", tone="text_muted", elide=True)
            row.addWidget(line)
            row.addStretch(1)
            self._lines.append(line)
            column.addLayout(row)
        column.addStretch(1)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, True)

    def show_value(self, text: str, spans: list[tuple[int, int]], who: str, when: str, where: str) -> None:
        self.value.set_text(text, spans)
        for line, words in zip(self._lines, (who, when, where), strict=True):
            line.setText(words or "–")
        self.setAccessibleName(", ".join((f"{self.number} {self._title}", text, who, when, where)))

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout is not None else super().minimumSizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        taken = self.isChecked()
        fill = "hover" if self.underMouse() and not taken else "surface"
        rounded(painter, self.rect(), 6, fill, "accent" if taken else "line_strong", 2 if taken else 1)
        if self.hasFocus():
            rounded(painter, self.rect().adjusted(3, 3, -3, -3), 4, "", "focus", 2)
        mark = QRect(self.width() - 28, 12, 16, 16)
        paint_icon(painter, mark, "check-circle" if taken else "circle", "accent" if taken else "icon")
