"""Fields that hold several values: telephones, addresses, former names, tags; and a name that others have too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.registry.rows import FormerName
from db.text import fold
from desktop.widgets import Button, ChoiceField, DateField, Field, IconButton, PickField, PickManyField, TextField
from desktop.widgets.fields import _Line

MOST_TAGS_OFFERED = 50


class SeveralField(Field):
    """One line for each value, the first is the main one; `value` is the list of those that are written.

    grown: there are lines that the tab order of the form does not know yet.
    """

    grown = Signal()

    def __init__(self, label: str, another: str, other: str, parent: QWidget | None = None) -> None:
        """`another` is written on the button that adds a line, `other` names the added lines."""
        super().__init__(label, "", parent)
        self._other = other
        self.lines: list[_Line] = []
        self._holder = QWidget()
        self._rows = QVBoxLayout(self._holder)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        self._finish(self._holder)
        self._holder.setAccessibleName("")
        first = self._line()
        first.setAccessibleName(label.replace("&", ""))
        self._rows.addWidget(first)
        self.input = first
        self.label.setBuddy(first)
        self.setFocusProxy(first)
        self.more = Button(another, "plus", "quiet", small=True, on_click=self.add_line)
        self.more.setProperty("flush", True)
        self._rows.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.more.hide()

    def _line(self) -> _Line:
        line = _Line()
        line.textEdited.connect(lambda _text: self._edited())
        line.left.connect(self.left)
        self.lines.append(line)
        return line

    def _edited(self) -> None:
        self._show_more()
        self._touched()

    def _show_more(self) -> None:
        """Another line is offered once all there are hold something."""
        self.more.setVisible(all(line.text().strip() for line in self.lines))

    def add_line(self) -> None:
        self._add_line("").setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_more()

    def _add_line(self, text: str) -> _Line:
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        line = self._line()
        line.setText(text)
        line.setCursorPosition(0)  # of a long address the beginning is shown
        line.setAccessibleName(f"{self._other} {len(self.lines) - 1}")
        away = IconButton("x", self.tr("Remove this line"), "", small=True)
        away.clicked.connect(lambda: self._remove(row, line))
        inside.addWidget(line, 1)
        inside.addWidget(away)
        self._rows.insertWidget(len(self.lines) - 1, row)
        self.grown.emit()
        return line

    def _remove(self, row: QWidget, line: _Line) -> None:
        self._drop(row, line)
        self.lines[-1].setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_more()
        self._touched()

    def _drop(self, row: QWidget, line: _Line) -> None:
        self.lines.remove(line)
        self._rows.removeWidget(row)
        row.hide()
        row.deleteLater()

    def value(self) -> list[str]:
        return [text for line in self.lines if (text := line.text().strip())]

    def set_value(self, value: Sequence[str] | None) -> None:
        for line in self.lines[1:]:
            row = line.parentWidget()
            if row is not None:
                self._drop(row, line)
        values = list(value or ())
        self.lines[0].setText(values[0] if values else "")
        for text in values[1:]:
            self._add_line(text)
        self._show_more()
        self.clear_error()


class TagsField(PickManyField):
    """Tags as chips; those in use are offered, a new one is made by writing it. `value` is the list of tags."""

    def __init__(self, label: str, in_use: Callable[[], Sequence[str]], parent: QWidget | None = None) -> None:
        self._in_use = in_use
        self._known: list[str] | None = None
        new = self.tr("New tag “{text}”")
        super().__init__(label, self._offer, placeholder=self.tr("Write a tag"), creatable=new, parent=parent)
        self.create_requested.connect(self._take)

    def _offer(self, typed: str) -> list[tuple[str, str, str]]:
        if self._known is None:
            self._known = list(self._in_use())
        wanted = fold(typed)
        found = [tag for tag in self._known if wanted in fold(tag)]
        found.sort(key=lambda tag: not fold(tag).startswith(wanted))
        return [(tag, tag, "") for tag in found[:MOST_TAGS_OFFERED]]

    def _take(self, text: str) -> None:
        """A tag that is known already is taken in its own spelling."""
        known = next((tag for tag in self._known or () if fold(tag) == fold(text)), text)
        self.line.clear()
        if fold(known) not in map(fold, self.value()):
            self.add(known, known)

    def set_value(self, value: Sequence[Any]) -> None:
        self._known = None
        super().set_value([(tag, tag) for tag in value or ()])

    def take_typed(self) -> None:
        """What stands in the line counts, though Enter was not pressed."""
        if text := self.line.text().strip():
            self._take(text)

    def _leave(self) -> None:
        self.take_typed()
        self.left.emit()


class OfferedField(PickField):
    """A name that is written freely; those that others have are offered. `value` is the name or None."""

    def __init__(self, label: str, names: Callable[[], Sequence[str]], parent: QWidget | None = None) -> None:
        self._names = names
        super().__init__(label, self._offer, parent=parent)

    def _offer(self, typed: str) -> list[tuple[str, str, str]]:
        return [(name, name, "") for name in self._names() if fold(typed) in fold(name)]

    def value(self) -> str | None:
        return self.line.text().strip() or None

    def set_value(self, value: Any, title: str = "") -> None:
        super().set_value(value, title or value or "")

    def _unset(self) -> None:
        super()._unset()
        self.changed.emit()

    def _leave(self) -> None:
        self.left.emit()


class YearField(TextField):
    """`value` is a year, what stands there where it is none, or None."""

    def value(self) -> Any:
        text = super().value()
        return int(text) if text.isdecimal() and len(text) == 4 else text or None

    def check(self) -> bool:
        wrong = isinstance(self.value(), str)
        self.set_error(self.tr("Write the year with four digits, such as 1984.") if wrong else "")
        return not wrong


class _FormerRow(QWidget):
    """One former name: its words, the kind it had, from when to when."""

    def __init__(self, number: int, kinds: Sequence[tuple[Any, str]], today: Callable[[], dt.date]) -> None:
        super().__init__()
        self.name = TextField(self.tr("Name then"))
        self.name.input.setAccessibleName(self.tr("Former name {n}").format(n=number))
        self.kind = ChoiceField(self.tr("Kind then"), kinds, empty=self.tr("the same"))
        self.starts_on, self.ends_on = DateField(self.tr("From"), today=today), DateField(self.tr("To"), today=today)
        self.away = IconButton("x", self.tr("Remove former name {n}").format(n=number), "", small=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setSpacing(8)
        first.addWidget(self.name, 1)
        first.addWidget(self.away, 0, Qt.AlignmentFlag.AlignBottom)
        for part in (self.kind, self.starts_on, self.ends_on):
            second.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(first)
        column.addLayout(second)
        for field in self.fields():
            # It stays behind in the tab order, and would lead back from there.
            field.setFocusProxy(None)  # type: ignore[arg-type]

    def fields(self) -> tuple[Field, ...]:
        return self.name, self.kind, self.starts_on, self.ends_on

    def value(self) -> FormerName:
        return FormerName(self.name.value(), self.kind.value(), self.starts_on.value(), self.ends_on.value())

    def set_value(self, one: FormerName) -> None:
        for field, value in zip(self.fields(), (one.name, one.kind, one.starts_on, one.ends_on), strict=True):
            field.set_value(value)


class FormerNamesField(Field):
    """What it was called before, as rows; `value` is the list of FormerName that have a name. grown: as above."""

    grown = Signal()

    def __init__(
        self,
        label: str,
        kinds: Sequence[tuple[Any, str]],
        today: Callable[[], dt.date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, "", parent)
        self._kinds, self._today = kinds, today
        self.rows: list[_FormerRow] = []
        self._holder = QWidget()
        self._column_of_rows = QVBoxLayout(self._holder)
        self._column_of_rows.setContentsMargins(0, 0, 0, 0)
        self._column_of_rows.setSpacing(0)
        self._finish(self._holder)
        self._holder.setAccessibleName("")
        self.more = Button(self.tr("Former name"), "plus", "quiet", small=True, on_click=self.add_row)
        self.more.setProperty("flush", True)
        self._column_of_rows.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.input = self.more
        self.label.setBuddy(self.more)
        self.setFocusProxy(self.more)

    def add_row(self) -> None:
        self._add(FormerName("")).name.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, one: FormerName) -> _FormerRow:
        row = _FormerRow(len(self.rows) + 1, self._kinds, self._today)
        row.set_value(one)
        row.away.clicked.connect(lambda: self._remove(row))
        for field in row.fields():
            field.changed.connect(self._touched)
            field.left.connect(self.left)
        self._column_of_rows.insertWidget(len(self.rows), row)
        self.rows.append(row)
        self.grown.emit()
        return row

    def _remove(self, row: _FormerRow) -> None:
        self._drop(row)
        self.more.setFocus(Qt.FocusReason.OtherFocusReason)
        self._touched()

    def _drop(self, row: _FormerRow) -> None:
        self.rows.remove(row)
        self._column_of_rows.removeWidget(row)
        row.hide()
        row.deleteLater()

    def check(self) -> bool:
        """Let every day be read; the focus goes to the first that is none."""
        days = [field for row in self.rows for field in (row.starts_on, row.ends_on)]
        wrong = [field for field in days if not field.check()]
        self.input = wrong[0].input if wrong else self.more
        return not wrong

    def value(self) -> list[FormerName]:
        return [one for row in self.rows if (one := row.value()).name]

    def set_value(self, value: Sequence[FormerName] | None) -> None:
        for row in list(self.rows):
            self._drop(row)
        for one in value or ():
            self._add(one)
        self.input = self.more
        self.clear_error()


__all__ = ["FormerNamesField", "OfferedField", "SeveralField", "TagsField", "YearField"]
