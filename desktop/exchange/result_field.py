"""The result of a decision: one of the values, or what the person writes where the field is a text or a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.journal import FieldConflict
from db.text import format_phone, phone_number
from desktop.widgets import DateField, Field, NoteField, TextField

LONG = 60  # characters from which a text gets several lines
BOTH = " / "
DELETED, OFFICE, PHONE = "deleted", "office", "phone"

FormatValue = Callable[[str, str, Any], str]


class ResultField(QWidget):
    """Shows the input that fits the conflict; `value()` is (known, value), known False when there is an error."""

    changed = Signal()

    def __init__(self, format_value: FormatValue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._format = format_value
        self._conflict: FieldConflict | None = None
        label = self.tr("&Result")
        self._line, self._note = TextField(label), NoteField(label, lines=3)
        self._day = DateField(label)
        self._fixed = TextField(label, read_only=True)
        self._given: Any = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for field in (self._line, self._note, self._day, self._fixed):
            column.addWidget(field)
            field.changed.connect(self.changed)
        self._shown: Field = self._fixed
        self.show_conflict(None)

    @property
    def input(self) -> QWidget:
        return self._shown.input

    @property
    def is_text(self) -> bool:
        return self._shown in (self._line, self._note)

    def words(self, value: Any) -> str:
        """A value of the conflict as it is read."""
        return "" if self._conflict is None else self.words_of(self._conflict.entity, self._conflict.field, value)

    def words_of(self, entity: str, field: str, value: Any) -> str:
        """A value of any field as it is read."""
        if field == DELETED:
            return self.tr("The record is deleted") if value else self.tr("The record stays, with its changes")
        text = self._format(entity, field, value)
        return format_phone(text) if field == PHONE else text

    def joined(self, conflict: FieldConflict) -> str | None:
        """All values of a conflict one after the other; None where the field has no free text."""
        kind = self._kind_for(conflict)
        if kind not in (self._line, self._note) or conflict.field == PHONE:
            return None
        between = "\n" if kind is self._note else BOTH
        return between.join(str(one.value) for one in conflict.versions if one.value)

    def show_conflict(self, conflict: FieldConflict | None) -> None:
        self._conflict = conflict
        self._shown = self._kind_for(conflict) if conflict is not None else self._fixed
        for field in (self._line, self._note, self._day, self._fixed):
            field.setVisible(field is self._shown)
        hint = self.tr("1 and 2 bring a value, 3 both; you can also type. The decision travels with the next package.")
        if self._shown is self._day:
            hint = self.tr("1 and 2 bring a value; you can also type. The decision travels with the next package.")
        if self._shown is self._fixed:
            hint = self.tr("1 and 2 choose the value. The decision travels with the next package.")
        if conflict is not None and conflict.field == OFFICE:
            hint = self.tr("1 and 2 choose the office. What belongs to the record goes there with it; the other office "
                           "gives it up.")  # fmt: skip
        self._shown.set_hint(hint)

    def _kind_for(self, conflict: FieldConflict) -> Field:
        values = [version.value for version in conflict.versions if version.value not in (None, "")]
        if conflict.field == DELETED or not values:
            return self._fixed
        if all(isinstance(value, dt.date) and not isinstance(value, dt.datetime) for value in values):
            return self._day
        coded = any(self._format(conflict.entity, conflict.field, value) != value for value in values)
        if not all(isinstance(value, str) for value in values) or (coded and conflict.field != PHONE):
            return self._fixed
        return self._note if any(len(value) > LONG or "\n" in value for value in values) else self._line

    def take(self, value: Any) -> None:
        """Put one of the values into the result."""
        self._given = value
        if self._shown is self._day:
            self._day.set_value(value)
        else:
            self._shown.set_value("" if self.is_text and value in (None, "") else self.words(value))

    def take_both(self) -> None:
        """Both texts, one after the other."""
        if self._conflict is None or not self.is_text:
            return
        joined = "\n" if self._shown is self._note else BOTH
        self._shown.set_value(joined.join(self.words(one.value) for one in self._conflict.versions if one.value))
        self.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def matches(self, value: Any) -> bool:
        """Whether the result is this value now."""
        if self._shown is self._fixed:
            return bool(self._given == value)
        if self._shown is self._day:
            return bool(self._day.value() == value)
        return bool(self._shown.value() == ("" if value in (None, "") else self.words(value)))

    def value(self) -> tuple[bool, Any]:
        """(True, value) to decide with, or (False, None) with the error shown at the input."""
        conflict = self._conflict
        if conflict is None:
            return False, None
        for version in conflict.versions:
            if self.matches(version.value):
                return True, version.value
        if self._shown is self._day and not self._day.check():
            return False, None
        typed = self._shown.value()
        if typed in (None, ""):
            self._shown.set_error(self.tr("Write a value, or take one with 1 or 2."))
            self.input.setFocus(Qt.FocusReason.OtherFocusReason)
            return False, None
        if conflict.field == PHONE:
            return True, phone_number(typed) or typed
        return True, typed
