"""Which organisation belongs to which: head office and federations above, branches and members below, with days."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.errors import UserError
from db.registry.links import BRANCH, FEDERATION
from db.registry.rows import LinkRow
from db.registry.service import RegistryService
from desktop.registry import words
from desktop.widgets import (
    Button,
    ChoiceField,
    Column,
    DateField,
    FormLayout,
    Label,
    ListModel,
    ListView,
    PickField,
    PrimaryButton,
    QuietButton,
    Section,
)

SHOWN = 12  # of a federation's hundreds of members, before all are asked for
ABOVE, BELOW = "above", "below"


class RelationsPanel(QWidget):
    """opened(organisation id). acted(sentence) after a change. branch_requested: a branch that is not recorded yet."""

    opened = Signal(object)
    acted = Signal(str)
    branch_requested = Signal()

    def __init__(self, registry: RegistryService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._registry = registry
        self._record: uuid.UUID | None = None
        self._links: Sequence[LinkRow] = ()
        self._editing: uuid.UUID | None = None
        self._all = False
        self.section = Section(self.tr("Relations"), link=self.tr("Add relation"), link_icon="plus", on_link=self.start)
        self.branch_button = QuietButton(
            self.tr("New branch"), "tree-structure", small=True, on_click=self.branch_requested.emit
        )
        self.section.add_widget(self.branch_button)
        self.model: ListModel[LinkRow] = ListModel(self._columns(), parent=self)
        self.list = ListView(self.tr("Relations"), row_height=48, header=False)
        self.list.setModel(self.model)
        self.list.opened.connect(self._open)
        self.list.current_changed.connect(self._show_actions)
        self.empty = Label(self.tr("No head office, federation, branch or member is recorded."),
                           tone="text_muted", wrap=True)  # fmt: skip
        self.empty.setContentsMargins(16, 0, 16, 8)
        self.rest = QuietButton("", "caret-down", small=True, on_click=self._show_all)
        self._lay_out(registry.today)

    def _columns(self) -> list[Column[LinkRow]]:
        return [
            Column(self.tr("Name"), self._other, weight="medium", sub=self._about),
            Column("", width=84, chip=lambda row: None if row.current else (self.tr("former"), "neutral"), drop=2),
        ]

    def _lay_out(self, today: Callable[[], dt.date]) -> None:
        self.end_button = Button(self.tr("Ended today"), "check", small=True, on_click=self._end)
        self.days_button = Button(self.tr("Change days"), "calendar-blank", small=True, on_click=self.start_days)
        self.delete_button = QuietButton(self.tr("Delete"), "trash", small=True, on_click=self._delete)
        self.action_row = QWidget()
        row = QHBoxLayout(self.action_row)
        row.setContentsMargins(16, 8, 16, 8)
        for button in (self.end_button, self.days_button, self.delete_button):
            row.addWidget(button)
        row.addStretch(1)
        self.form = self._entry(today)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(0)
        for widget in (self.section, self.empty, self.list):
            column.addWidget(widget)
        column.addWidget(self.rest, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.action_row)
        column.addWidget(self.form)

    def _entry(self, today: Callable[[], dt.date]) -> FormLayout:
        form = FormLayout(margins=(16, 8, 16, 8))
        ways = [
            ((BRANCH, ABOVE), self.tr("It is a branch of")), ((FEDERATION, ABOVE), self.tr("It is a member of")),
            ((BRANCH, BELOW), self.tr("Its branch is")), ((FEDERATION, BELOW), self.tr("Its member is")),
        ]  # fmt: skip
        form.add_row(
            way=ChoiceField(self.tr("Relation"), ways),
            other=PickField(self.tr("Organisation"), self._offer, placeholder=self.tr("Type to find")),
        )
        form.add_row(starts_on=DateField(self.tr("From"), today=today), ends_on=DateField(self.tr("To"), today=today))
        buttons = QWidget()
        last = QHBoxLayout(buttons)
        last.setContentsMargins(0, 0, 0, 0)
        last.addStretch(1)
        last.addWidget(Button(self.tr("Cancel"), small=True, on_click=self.leave))
        last.addWidget(PrimaryButton(self.tr("Save relation"), "check", small=True, on_click=self.save))
        form.add_widget(buttons)
        form.submitted.connect(self.save)
        form.hide()
        return form

    def _offer(self, text: str) -> list[tuple[uuid.UUID, str, str]]:
        found = self._registry.suggest_organisations(text)
        return [(one.id, one.name, one.sub) for one in found if one.id != self._record]

    # ---- showing
    def show_relations(self, record: uuid.UUID, links: Sequence[LinkRow]) -> None:
        if record != self._record:
            self.form.hide()
            self._all = False
        self._record, self._links = record, links
        shown = links if self._all or len(links) <= SHOWN + 1 else links[:SHOWN]
        self.model.set_rows(shown)
        self.list.fit_height()
        self.list.setVisible(bool(links))
        self.empty.setVisible(not links)
        self.rest.setText(self.tr("Show all {n}").format(n=len(links)))
        self.rest.setVisible(len(shown) < len(links))
        self.section.set_count(self.counts())
        self._show_actions()

    def counts(self) -> str:
        """How many branches and members there are now, in words."""
        below = [one for one in self._links if one.current and one.parent_id == self._record]
        branches = sum(one.kind == BRANCH for one in below)
        members = len(below) - branches
        told = [self.tr("{n} branches").format(n=branches)] if branches else []
        told += [self.tr("{n} members").format(n=members)] if members else []
        return " · ".join(told)

    def above(self, kind: str) -> list[LinkRow]:
        """What it belongs to now."""
        return [one for one in self._links if one.current and one.kind == kind and one.child_id == self._record]

    @Slot()
    def _show_all(self) -> None:
        self._all = True
        if self._record is not None:
            self.show_relations(self._record, self._links)
        self.list.setFocus()

    def _relation(self, row: LinkRow) -> str:
        if row.child_id == self._record:
            return self.tr("Branch of") if row.kind == BRANCH else self.tr("Member of")
        return self.tr("Branch") if row.kind == BRANCH else self.tr("Member")

    def _about(self, row: LinkRow) -> str:
        return " · ".join(filter(None, (self._relation(row), words.span(row))))

    def _other(self, row: LinkRow) -> str:
        return row.parent if row.child_id == self._record else row.child

    def _current(self) -> LinkRow | None:
        return self.model.row_at(self.list.currentIndex().row())

    @Slot()
    def _show_actions(self) -> None:
        row = self._current()
        self.action_row.setVisible(row is not None and self.form.isHidden())
        self.end_button.setVisible(row is not None and row.current)

    @Slot(object)
    def _open(self, _link: object) -> None:
        if (row := self._current()) is not None:
            self.opened.emit(row.parent_id if row.child_id == self._record else row.child_id)

    # ---- changing
    @Slot()
    def _end(self) -> None:
        if (row := self._current()) is not None:
            try:
                self._registry.end_link(row.id)
            except UserError:  # it begins after today: its days have to be changed
                self.start_days()
                self.form.fields["ends_on"].input.setFocus()
                return
            self.acted.emit(self.tr("Relation ended today."))

    @Slot()
    def _delete(self) -> None:
        if (row := self._current()) is not None:
            self._registry.delete_link(row.id)
            self.acted.emit(self.tr("Relation deleted."))

    @Slot()
    def start(self) -> None:
        """A new relation."""
        self._open_form(None, {"way": (BRANCH, ABOVE), "other": None, "starts_on": None, "ends_on": None})

    @Slot()
    def start_days(self) -> None:
        """The days of the chosen relation."""
        if (row := self._current()) is not None:
            self._open_form(row.id, {"starts_on": row.starts_on, "ends_on": row.ends_on})

    def _open_form(self, link: uuid.UUID | None, values: dict[str, object]) -> None:
        self._editing = link
        self.form.clear_errors()
        self.form.set_values(values)
        for name in ("way", "other"):
            self.form.fields[name].setVisible(link is None)
        self.form.show()
        self.action_row.hide()
        self.form.fields["way" if link is None else "starts_on"].input.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def leave(self) -> None:
        self.form.hide()
        self._show_actions()
        to = self.section.link if self._editing is None else self.list
        if to is not None:
            to.setFocus()

    def leaves(self) -> bool:
        """Esc: close the entry; False where none was open."""
        if self.form.isHidden():
            return False
        self.leave()
        return True

    @Slot()
    def save(self) -> None:
        values = self.form.values()
        if self._editing is None and values["other"] is None:
            self.form.set_error("other", self.tr("Choose an organisation."))
            return
        if not self.form.check():
            return
        try:
            self._keep(values)
        except UserError as error:
            self.form.show_error(error)
            return
        self.leave()
        self.acted.emit(self.tr("Relation saved."))

    def _keep(self, values: dict[str, Any]) -> None:
        first, last = values["starts_on"], values["ends_on"]
        if self._editing is not None:
            self._registry.update_link(self._editing, starts_on=first, ends_on=last)
            return
        kind, side = values["way"]
        here: Any = self._record
        child, parent = (here, values["other"]) if side == ABOVE else (values["other"], here)
        self._registry.add_link(child, parent, kind, first, last)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.list.hasFocus():
            self._delete()
        else:
            super().keyPressEvent(event)
