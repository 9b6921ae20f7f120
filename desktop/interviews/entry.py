"""Answers that are typed: text, numbers, days."""

from __future__ import annotations

import datetime as dt
import re

from PySide6.QtCore import Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from db.errors import InvalidInput
from db.forms import NodeView
from db.interviews.places import EXAMPLE, format_place, parse_place, read_places, typed_place
from db.text import format_date, format_month, format_number, parse_date, parse_number
from desktop import errors, language
from desktop.interviews.editor import Editor, StageButton, looks_of
from desktop.interviews.ink import Ink
from desktop.widgets import Label

REST_MS = 400
"""What is typed is written down when the fingers rest this long, and at every step to another question."""
TYPED = frozenset({"text", "integer", "decimal", "range", "date", "time", "dateTime", "geopoint", "barcode"})
_DECIMAL = re.compile(r"[+-]?\d+([.,]\d+)?")
_TIME = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")
_MONTH = re.compile(r"(\d{1,2})[./\- ]+(\d{4})")
_YEAR = re.compile(r"\d{4}")
_NUMBERS = re.compile(r"[\d .,+\-/]*")
_ADDRESS = re.compile(r"https?://[^\s/]+\S*")
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
        self._today, self._complaint, self.looks = today, "", looks_of(node)
        self.area: _Area | None = _Area() if "multiline" in self.looks else None
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
        self.visit: StageButton | None = None
        if "url" in self.looks:
            self.visit = StageButton(self.tr("Open page"), "arrow-square-out", small=True, on_click=self._visit)
            column.addWidget(self.visit, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.input)
        self.reload()
        if self.area is not None:
            self.area.setTabChangesFocus(True)
            self.area.textChanged.connect(self._typing)
        elif self.line is not None:
            self.line.textEdited.connect(self._typing)

    def _about(self) -> str:
        node = self.nodes[0]
        bounds = node.range
        if bounds is not None:
            return self.tr("{low} to {high}").format(low=f"{bounds.start:g}", high=f"{bounds.end:g}")
        if node.type == "text" and self.area is not None:
            return self.tr("No names of people or offices. Shift+Enter begins a new line.")
        if node.type == "barcode":
            return self.tr("Scan it or type it. A scanner presses Enter by itself.")
        if node.type == "geopoint":
            places = read_places(node.value)
            if places:
                return format_place(places[0], language.current())
            return self.tr("Latitude, longitude; altitude and accuracy in metres if you have them.")
        return ""

    @Slot()
    def _visit(self) -> None:
        if _ADDRESS.fullmatch(self.nodes[0].value):
            QDesktopServices.openUrl(QUrl(self.nodes[0].value))

    def reload(self) -> None:
        kind, ink = self.nodes[0].type, self.ink
        self.input.setFont(ink.font(16))
        self.about.setText(self._about())
        self.about.setVisible(bool(self.about.text()))
        if self.visit is not None:
            self.visit.setVisible(_ADDRESS.fullmatch(self.nodes[0].value) is not None)
        shown = shown_value(kind, self.nodes[0].value, self.looks)
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
            if self.line.text() != shown and not self._is_typing():
                self.line.setText(shown)

    def _is_typing(self) -> bool:
        """The line holds the answer in the person's own spelling, and she may go on typing."""
        if not self.input.hasFocus():
            return False
        if self._rest.isActive():
            return True
        typed, node = self.text().strip(), self.nodes[0]
        try:
            return bool(typed) and self._value(node.type, typed) == node.value
        except (InvalidInput, ValueError):
            return False

    def _example(self, kind: str) -> str:
        if kind == "geopoint":
            return EXAMPLE
        if kind == "date" and "year" in self.looks:
            return str(self._today.year)
        if kind == "date" and "month-year" in self.looks:
            return format_month(self._today, language.current())
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
        if kind == "text" and "numbers" in self.looks and not _NUMBERS.fullmatch(text):
            raise ValueError(self.tr("Only digits belong here, such as {example}.").format(example="2026"))
        if not text or kind in ("text", "barcode"):
            return text
        if kind == "geopoint":
            return parse_place(text).text
        if kind == "date":
            return self._day(text).isoformat()
        if kind == "time":
            found = _TIME.fullmatch(text)
            if found is None:
                raise ValueError(self.tr("Write the time like {example}.").format(example="14:30"))
            return f"{int(found[1]):02d}:{found[2]}:00.000"
        if kind == "dateTime":
            return self._moment(text)
        if kind == "integer":
            text = self._ungrouped(text)
            if not re.fullmatch(r"[+-]?\d{1,18}", text):
                raise ValueError(self.tr("“{text}” is not a whole number.").format(text=text))
            return str(int(text))
        text = self._ungrouped(text)
        if not _DECIMAL.fullmatch(text):
            words = self.tr("“{text}” is not a number. Write it like {example}.")
            raise ValueError(words.format(text=text, example="3,5"))
        return text.replace(",", ".")

    def _ungrouped(self, text: str) -> str:
        """Of a number that the questionnaire shows in groups of three, the bare one; else as it is."""
        if "thousands-sep" not in self.looks:
            return text
        return format(parse_number(text, language=language.current()), "f")

    def _day(self, text: str) -> dt.date:
        """A day; of a month or a year its first."""
        if "year" in self.looks:
            if not _YEAR.fullmatch(text):
                raise ValueError(self.tr("Write the year with four digits, such as {example}.").format(example="1998"))
            return dt.date(max(int(text), 1), 1, 1)
        month = _MONTH.fullmatch(text) if "month-year" in self.looks else None
        if month is not None and 1 <= int(month[1]) <= 12:
            return dt.date(int(month[2]), int(month[1]), 1)
        whole = f"1 {text}" if "month-year" in self.looks else text
        return parse_date(whole, today=self._today, language=language.current())

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


def shown_value(kind: str, value: str, looks: frozenset[str] = frozenset()) -> str:
    """An answer as it is typed and read here."""
    spoken = language.current()
    if kind == "date" and value:
        day = dt.date.fromisoformat(value[:10])
        if "year" in looks:
            return f"{day.year:04d}"
        return format_month(day, spoken) if "month-year" in looks else format_date(day, spoken)
    if kind == "time" and value:
        return value[:5]
    if kind == "dateTime" and value:
        moment = dt.datetime.fromisoformat(value).astimezone()
        return f"{format_date(moment.date(), spoken)} {moment:%H:%M}"
    if kind == "geopoint":
        places = read_places(value)
        return typed_place(places[0], spoken) if places else value
    if kind == "integer" and value and "thousands-sep" in looks:
        return format_number(int(value), spoken)
    if kind in ("decimal", "range"):
        plain = value.removesuffix(".0")
        whole, point, part = plain.partition(".")
        if "thousands-sep" in looks and whole.lstrip("-").isdigit():
            whole = format_number(int(whole), spoken)
        return f"{whole}{',' if spoken == 'tr' and point else point}{part}"
    return value
