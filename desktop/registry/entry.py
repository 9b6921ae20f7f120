"""The form of a record in the detail pane: title, fields, foot. What is typed is never dropped without a way back."""

from __future__ import annotations

import uuid
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.errors import UserError
from desktop.widgets import Banner, CheckBox, DetailScroll, FootBar, FormLayout, Label, hline


class EntryForm(QWidget):
    """Base of the forms. saved(id, is_new); left(typed): closed without saving.

    A subclass fills `form`, calls `begin`, and writes in `keep` (UserError goes to its field).
    """

    saved = Signal(object, bool)
    left = Signal(bool)

    def __init__(self, primary: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.record_id: uuid.UUID | None = None
        self._before: dict[str, Any] = {}
        self._touched = False
        self.title = Label("", "record", "strong", elide=True)
        self.form = FormLayout()
        self.banner = Banner()
        self.foot = FootBar(primary, self.save, self.leave, note=self.tr("Saved at once; it can be undone."))
        self.form.changed.connect(self.note_change)
        self.form.submitted.connect(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 8)
        head.addWidget(self.title)
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(hline())
        column.addWidget(DetailScroll(self.form), 1)
        column.addWidget(self.foot)

    def begin(self, record: uuid.UUID | None, values: dict[str, Any], title: str) -> None:
        self.record_id = record
        self.title.setText(title)
        self.form.clear_errors()
        self.form.set_values({name: value for name, value in values.items() if name in self.form.fields})
        self._before = self.snapshot()
        self._touched = False

    def snapshot(self) -> dict[str, Any]:
        """Everything in the form, as `restore` takes it."""
        ticks = {str(number): box.isChecked() for number, box in enumerate(self.findChildren(CheckBox))}
        return {"values": self.form.values(), "ticks": ticks}

    def restore(self, content: dict[str, Any]) -> None:
        """Bring back what was put aside."""
        if "province" in content["values"]:
            self.form.fields["province"].set_value(content["values"]["province"])
            self.form.fields["province"].changed.emit()
        self.form.set_values(content["values"])
        for number, box in enumerate(self.findChildren(CheckBox)):
            box.setChecked(content["ticks"][str(number)])
        self._touched = True

    def changed_values(self, facts: dict[str, Any]) -> dict[str, Any]:
        """Only what the person changed here, so that a change made elsewhere meanwhile is not overwritten."""
        now = self.form.values()
        typed = {name for name, value in now.items() if value != self._before["values"].get(name)}
        ticks = {"public_benefit"} if self.snapshot()["ticks"] != self._before["ticks"] else set()
        return {name: value for name, value in facts.items() if name in typed | ticks}

    def is_touched(self) -> bool:
        return self._touched and self.snapshot() != self._before

    @Slot()
    def note_change(self) -> None:
        self._touched = True

    @Slot()
    def save(self) -> None:
        """Refusals go to their field, and the focus with them."""
        if not self.form.check():
            return
        try:
            record = self.keep()
        except UserError as error:
            self.form.show_error(error)
            return
        self._touched = False
        self.saved.emit(record, self.record_id is None)

    @Slot()
    def leave(self) -> None:
        self.left.emit(self.is_touched())

    def keep(self) -> uuid.UUID | None:
        raise NotImplementedError
