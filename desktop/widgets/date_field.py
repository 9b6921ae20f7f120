"""A date as officers type it (23.11.2026, bugün, +3), with a calendar for those who look."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from db.errors import InvalidInput
from db.text import format_date, parse_date
from desktop import errors, language
from desktop.theme import colour, font, icon
from desktop.widgets.basics import IconButton, Surface
from desktop.widgets.fields import Field, _Line


class _DateLine(_Line):
    """Alt+Down opens the calendar, Ctrl+Up and Ctrl+Down go by a day."""

    def __init__(self, field: DateField) -> None:
        super().__init__()
        self._field = field

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._field.show_calendar()
        elif step and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._field.shift(step)
        else:
            super().keyPressEvent(event)


class DateField(Field):
    """`value` is a date or None; while what is typed cannot be read it is None and `error` says why.

    `today` comes from the installation's clock; `earliest` and `latest` are refused with a sentence.
    """

    def __init__(
        self,
        label: str,
        *,
        hint: str = "",
        today: Callable[[], dt.date] = dt.date.today,
        earliest: dt.date | None = None,
        latest: dt.date | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint, parent)
        self._today, self._earliest, self._latest = today, earliest, latest
        self._value: dt.date | None = None
        self._popup: Surface | None = None
        self.line = _DateLine(self)
        self.line.setFont(font())
        self.line.setPlaceholderText(self.tr("dd.mm.yyyy"))
        self.button = IconButton("calendar-blank", self.tr("Calendar"), "", keys="Alt+↓", on_click=self.show_calendar)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        self._finish(holder)
        self.input = self.line
        self.label.setBuddy(self.line)
        holder.setAccessibleName("")
        name = self.label.text().replace("&", "")
        self.line.setAccessibleName(name)
        self.button.setAccessibleName(f"{name}: " + self.tr("Calendar"))
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._typed)
        self.line.left.connect(self._leave)
        self.line.returnPressed.connect(self._leave)

    def value(self) -> dt.date | None:
        return self._value

    def is_empty(self) -> bool:
        return not self.line.text().strip()

    def set_value(self, value: dt.date | None) -> None:
        self._value = value
        self.line.setText(format_date(value, language.current()) if value is not None else "")
        self.clear_error()

    def check(self) -> bool:
        """Read what is typed; show the sentence and return False if it is no possible date."""
        text = self.line.text().strip()
        if not text:
            self._value = None
            self.clear_error()
            return True
        try:
            read = parse_date(text, today=self._today(), language=language.current())
        except InvalidInput as error:
            self._value = None
            self.set_error(errors.sentence(error))
            return False
        shown = {"language": language.current()}
        if self._earliest is not None and read < self._earliest:
            self.set_error(self.tr("Not before {date}.").format(date=format_date(self._earliest, **shown)))
        elif self._latest is not None and read > self._latest:
            self.set_error(self.tr("Not after {date}.").format(date=format_date(self._latest, **shown)))
        else:
            changed = read != self._value
            self.set_value(read)
            if changed:
                self.changed.emit()
            return True
        self._value = None
        return False

    def shift(self, days: int) -> None:
        self.check()
        self.set_value((self._value or self._today()) + dt.timedelta(days=days))
        self.changed.emit()

    def show_calendar(self) -> None:
        if self._popup is None:
            self._popup = _CalendarPopup(self)
        self._popup.open_at(self._value or self._today())  # type: ignore[attr-defined]

    def _typed(self, text: str) -> None:
        """The value follows while typing where it can be read; the sentence waits until the field is left."""
        self.clear_error()
        try:
            read = parse_date(text, today=self._today(), language=language.current()) if text.strip() else None
        except InvalidInput:
            read = None
        if read is not None and (
            (self._earliest is not None and read < self._earliest) or (self._latest is not None and read > self._latest)
        ):
            read = None
        self._value = read
        self.changed.emit()

    def _leave(self) -> None:
        self.check()
        self.left.emit()


class _CalendarPopup(Surface):
    """The calendar under a date field; Enter or a click takes the day, Esc leaves."""

    def __init__(self, field: DateField) -> None:
        super().__init__("popup", field)
        self.setWindowFlag(Qt.WindowType.Popup)
        self._field = field
        self.calendar = QCalendarWidget()
        self.calendar.setFont(font())
        self.calendar.setLocale(QLocale())
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setAccessibleName(field.label.text())
        for name, shown in (("qt_calendar_prevmonth", "caret-left"), ("qt_calendar_nextmonth", "caret-right")):
            button = self.calendar.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(icon(shown))
        self.calendar.activated.connect(self._take)
        self.calendar.clicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self.calendar)

    def open_at(self, day: dt.date) -> None:
        plain = QTextCharFormat()
        plain.setForeground(colour("text"))
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(weekday, plain)
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.adjustSize()
        self.move(self._field.line.mapToGlobal(self._field.line.rect().bottomLeft()))
        self.show()
        self.calendar.setFocus()

    def _take(self, day: QDate) -> None:
        self.hide()
        self._field.set_value(dt.date(day.year(), day.month(), day.day()))
        self._field.line.setFocus()
        self._field.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self._field.line.setFocus()
        else:
            super().keyPressEvent(event)


__all__ = ["DateField"]
