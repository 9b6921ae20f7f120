"""The form of a record in the detail pane: title, fields, foot. What is typed is never dropped without a way back."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from db.errors import UserError
from db.registry.rows import Remark
from desktop import errors
from desktop.registry.repeated import FormerNamesField, SeveralField
from desktop.widgets import Banner, CheckBox, DetailScroll, FootBar, FormLayout, Label, hline

PAUSE_MS = 600
"""After so long without a letter a value is looked at; sooner would find every half-written number odd."""

FACTS_OF: Mapping[str, tuple[str, ...]] = {"phone": ("phone", "other_phones"), "email": ("email", "other_emails")}
"""Facts that one field of a form holds together: the main one, then the others."""


def together(facts: Mapping[str, Any]) -> dict[str, list[str]]:
    """By field of the form, the values of the facts that it holds."""
    return {field: [*filter(None, (facts[main],)), *facts[others]] for field, (main, others) in FACTS_OF.items()}


def apart(values: Mapping[str, Any]) -> dict[str, Any]:
    """The facts that stand in such fields."""
    found: dict[str, Any] = {}
    for field, (main, others) in FACTS_OF.items():
        found |= {main: next(iter(values[field]), None), others: tuple(values[field][1:])}
    return found


def tab_stops(layout: QLayout | None) -> Iterator[QWidget]:
    """What Tab stops at, in the order in which it is seen."""
    for place in range(layout.count() if layout is not None else 0):
        assert layout is not None
        item = layout.itemAt(place)
        widget = item.widget() if item is not None else None
        if widget is None:
            yield from tab_stops(item.layout() if item is not None else None)
            continue
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
            yield widget
        yield from tab_stops(widget.layout())


class EntryForm(QWidget):
    """Base of the forms. saved(id, is_new); left(typed): closed without saving. open_requested(entity, id): a record
    that may be the same.

    A subclass fills `form`, calls `begin`, and writes in `keep` (UserError goes to its field).
    """

    saved = Signal(object, bool)
    left = Signal(bool)
    open_requested = Signal(str, object)

    def __init__(self, primary: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.record_id: uuid.UUID | None = None
        self._before: dict[str, Any] = {}
        self._touched = False
        self.title = Label("", "record", "strong", wrap=True)
        self.form = FormLayout()
        self.banner = Banner()
        self.foot = FootBar(primary, self.save, self.leave, note=self.tr("Saved at once; it can be undone."))
        self.form.changed.connect(self.note_change)
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(PAUSE_MS)
        self.pause.timeout.connect(self.remark)
        self.form.submitted.connect(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 8)
        head.addWidget(self.title, 1)
        column.addLayout(head)
        column.addWidget(hline())
        self.scroller = DetailScroll(self.form)
        column.addWidget(self.scroller, 1)
        column.addWidget(self.foot)

    def begin(self, record: uuid.UUID | None, values: dict[str, Any], title: str) -> None:
        self.record_id = record
        self.title.setText(title)
        self.form.clear_errors()
        self.form.set_values({name: value for name, value in values.items() if name in self.form.fields})
        self._before = self.snapshot()
        self._touched = False
        self.order_tabs()
        self.scroller.verticalScrollBar().setValue(0)

    @Slot()
    def order_tabs(self) -> None:
        """Fields from top to bottom, then the foot, whenever they were made."""
        for field in self.form.fields.values():
            if isinstance(field, SeveralField | FormerNamesField):
                field.grown.connect(self.order_tabs, Qt.ConnectionType.UniqueConnection)
        for before, after in pairwise([*tab_stops(self.form.layout()), *tab_stops(self.foot.layout())]):
            QWidget.setTabOrder(before, after)

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
        ticks = {"public_benefit", "public_benefit_on"} if self.snapshot()["ticks"] != self._before["ticks"] else set()
        touched = {fact for name in typed for fact in FACTS_OF.get(name, (name,))}
        return {name: value for name, value in facts.items() if name in touched | ticks}

    # ---- remarks
    def watch(self, names: Sequence[str]) -> None:
        """Remark on these fields when they are left, and when nothing was typed for a while."""
        for name in names:
            self.form.fields[name].left.connect(self.remark)
            self.form.fields[name].changed.connect(self.pause.start)

    @Slot()
    def remark(self) -> None:
        """Say what looks odd, at its field."""

    def show_remarks(self, names: Iterable[str], remarks: Iterable[Remark]) -> None:
        found = {one.field: one for one in remarks}
        for name in names:
            field = self.form.fields[name]
            if name in found:
                field.set_warning(errors.sentence(UserError(found[name].message, **found[name].details)))
            elif not field.error():
                field.clear_error()

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
            self.pause.stop()
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
