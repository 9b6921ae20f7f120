"""Answers that are typed: text, numbers, days."""

from __future__ import annotations

import datetime as dt
import re

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from db.errors import InvalidInput
from db.forms import NodeView
from db.text import format_date, parse_date
from desktop import errors, language
from desktop.interviews.editor import Editor
from desktop.interviews.ink import Ink
from desktop.widgets import Label

REST_MS = 400
"""What is typed is written down when the fingers rest this long, and at every step to another question."""
TYPED = frozenset({"text", "integer", "decimal", "range", "date", "time", "dateTime", "geopoint", "barcode"})
_DECIMAL = re.compile(r"[+-]?\d+([.,]\d+)?")
_TIME = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")
_DATE_TIME = re.compile(r"(\S+)[ ,]+([01]?\d|2[0-3])[:.]([0-5]\d)")


class _Area(QPlainTextEdit):
    """Several lines: Enter belongs to the interview, Shift+Enter begins a line."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        plain_enter = enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if plain_enter or goes_back(event, self.toPlainText()):
            event.ignore()
        else:
            super().keyPressEvent(event)


class Line(QLineEdit):
    """Backspace deletes, and in the empty field goes back; held down it only deletes."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if goes_back(event, self.text()):
            event.ignore()
        else:
            super().keyPressEvent(event)


def goes_back(event: QKeyEvent, text: str) -> bool:
    return event.key() == Qt.Key.Key_Backspace and not text and not event.isAutoRepeat()


class EntryEditor(Editor):
    """A line, or several for a text that the questionnaire calls multiline."""

    def __init__(self, ink: Ink, node: NodeView, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(ink, (node,), parent)
        self._today, self._complaint = today, ""
        self.area: _Area | None = _Area() if "multiline" in node.appearance.split() else None
        self.line: QLineEdit | None = None if self.area is not None else Line()
        self.input: QWidget = self.area or self.line or self
        self.input.setAccessibleName(node.label or "")
        self.about = Label(self._about(), "small", tone="text_muted")
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._rested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.input)
        column.addWidget(self.about)
        self.about.setVisible(bool(self.about.text()))
        self.setFocusProxy(self.input)
        self.reload()
        if self.area is not None:
            self.area.setTabChangesFocus(True)
            self.area.textChanged.connect(self._typing)
        elif self.line is not None:
            self.line.textEdited.connect(self._typing)

    def _about(self) -> str:
        bounds = self.nodes[0].range
        if bounds is not None:
            return self.tr("{low} to {high}").format(low=f"{bounds.start:g}", high=f"{bounds.end:g}")
        if self.nodes[0].type == "text" and self.area is not None:
            return self.tr("No names of people or offices. Shift+Enter begins a new line.")
        return ""

    def reload(self) -> None:
        kind, ink = self.nodes[0].type, self.ink
        self.input.setFont(ink.font(16))
        shown = shown_value(kind, self.nodes[0].value)
        if self.area is not None:
            self.area.setFixedHeight(ink.px(132))
            if self.area.toPlainText() != shown:
                self.area.setPlainText(shown)
                self._rest.stop()
        elif self.line is not None:
            self.line.setMinimumHeight(ink.px(40))
            narrow = kind in ("integer", "decimal", "range", "date", "time", "dateTime")
            self.setMaximumWidth(ink.px(220 if narrow else 560))
            self.line.setPlaceholderText(self._example(kind))
            if self.line.text() != shown:
                self.line.setText(shown)

    def _example(self, kind: str) -> str:
        if kind == "date":
            return format_date(self._today, language.current())
        if kind == "dateTime":
            return f"{format_date(self._today, language.current())} 14:30"
        return {"time": "14:30"}.get(kind, "")

    def text(self) -> str:
        if self.area is not None:
            return self.area.toPlainText()
        return self.line.text() if self.line is not None else ""

    @Slot()
    def _typing(self) -> None:
        self._complaint = ""
        self._rest.start()

    @Slot()
    def _rested(self) -> None:
        """Write down what is an answer already; what is not may still become one, so nothing is said yet."""
        self._give(quiet=True)

    def _give(self, *, quiet: bool) -> bool:
        self._rest.stop()
        node = self.nodes[0]
        try:
            value = self._value(node.type, self.text().strip())
        except InvalidInput as error:
            if not quiet:
                self._complaint = errors.sentence(error)
            return False
        except ValueError as error:
            if not quiet:
                self._complaint = str(error)
            return False
        self._complaint = ""
        if value != node.value:
            self.answered.emit(self.ref, value)
        return True

    def flush(self) -> bool:
        return self._give(quiet=False)

    def complaint(self) -> str:
        return self._complaint

    def _value(self, kind: str, text: str) -> str:
        """In lexical form. Raises InvalidInput or ValueError with a sentence."""
        if not text or kind in ("text", "barcode", "geopoint"):
            return text
        if kind == "date":
            return parse_date(text, today=self._today, language=language.current()).isoformat()
        if kind == "time":
            found = _TIME.fullmatch(text)
            if found is None:
                raise ValueError(self.tr("Write the time like {example}.").format(example="14:30"))
            return f"{int(found[1]):02d}:{found[2]}:00.000"
        if kind == "dateTime":
            return self._moment(text)
        if kind == "integer":
            if not re.fullmatch(r"[+-]?\d{1,18}", text):
                raise ValueError(self.tr("“{text}” is not a whole number.").format(text=text))
            return str(int(text))
        if not _DECIMAL.fullmatch(text):
            words = self.tr("“{text}” is not a number. Write it like {example}.")
            raise ValueError(words.format(text=text, example="3,5"))
        return text.replace(",", ".")

    def _moment(self, text: str) -> str:
        found = _DATE_TIME.fullmatch(text)
        if found is None:
            example = self._example("dateTime")
            raise ValueError(self.tr("Write day and time like {example}.").format(example=example))
        day = parse_date(found[1], today=self._today, language=language.current())
        local = dt.datetime.combine(day, dt.time(int(found[2]), int(found[3]))).astimezone()
        return local.isoformat(timespec="milliseconds")

    def enter(self, *, last: bool = False) -> None:  # noqa: ARG002
        self.input.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.line is not None:
            self.line.end(False)
        elif self.area is not None:
            cursor = self.area.textCursor()
            cursor.movePosition(cursor.MoveOperation.End)
            self.area.setTextCursor(cursor)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._give(quiet=True)


def shown_value(kind: str, value: str) -> str:
    """An answer as it is typed and read here."""
    if kind == "date" and value:
        return format_date(dt.date.fromisoformat(value[:10]), language.current())
    if kind == "time" and value:
        return value[:5]
    if kind == "dateTime" and value:
        moment = dt.datetime.fromisoformat(value).astimezone()
        return f"{format_date(moment.date(), language.current())} {moment:%H:%M}"
    if kind in ("decimal", "range") and language.current() == "tr":
        return value.replace(".", ",")
    return value
