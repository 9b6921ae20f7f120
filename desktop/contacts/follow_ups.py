"""The follow-ups of one contact: done, reopen, put off, add."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from db.contacts.rows import FollowUpRow, NewFollowUp
from db.contacts.service import ContactService
from db.errors import UserError
from db.text import format_date
from desktop import errors, language
from desktop.widgets import (
    Button,
    Column,
    DateField,
    FormLayout,
    ListModel,
    PrimaryButton,
    QuietButton,
    Section,
    TextField,
)
from desktop.widgets.marks import FollowUpList, due_chip, due_width


class FollowUpPanel(QWidget):
    """Section, list, actions and entry. acted(sentence) after each change, failed(sentence) where there was none."""

    acted = Signal(str)
    failed = Signal(str)

    def __init__(self, contacts: ContactService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contacts = contacts
        self._contact: uuid.UUID | None = None
        self._moving: uuid.UUID | None = None
        self.section = Section(
            self.tr("Follow-ups"), link=self.tr("Add follow-up"), link_icon="plus", on_link=self.start_adding
        )
        self.model: ListModel[FollowUpRow] = ListModel(
            [
                Column(self.tr("Due"), width=due_width(), chip=self._chip),
                Column(self.tr("What"), lambda row: row.subject, weight="medium", tone=_tone),
                Column(self.tr("By whom"), lambda row: row.assigned_to or "", 140, "right", tone="text_muted", drop=1),
            ],
            parent=self,
        )
        self.list = FollowUpList(self.tr("Follow-ups"), header=False)
        self.list.setModel(self.model)
        self.list.toggled.connect(self.toggle)
        self.list.current_changed.connect(self._show_actions)
        self._lay_out()

    def _lay_out(self) -> None:
        self.done_button = Button("", "check", small=True, keys=self.tr("Space"), on_click=self._toggle_current)
        self.later_button = Button(self.tr("Postpone"), "clock-clockwise", small=True)
        self.later_button.setMenu(self._later_menu())
        self.delete_button = QuietButton(self.tr("Delete"), "trash", small=True, on_click=self._delete)
        self.action_row = QWidget()
        row = QHBoxLayout(self.action_row)
        row.setContentsMargins(16, 8, 16, 0)
        for button in (self.done_button, self.later_button, self.delete_button):
            row.addWidget(button)
        row.addStretch(1)
        self.form = FormLayout(margins=(16, 8, 16, 0))
        self.form.add("subject", TextField(self.tr("What is to be followed up")))
        self.form.add_row(
            due_on=DateField(self.tr("Due on"), today=self._contacts.today),
            due_time=TextField(self.tr("At what time"), placeholder="11:00"),
            assigned_to=TextField(self.tr("By whom")),
        )
        buttons = QWidget()
        last = QHBoxLayout(buttons)
        last.setContentsMargins(0, 0, 0, 0)
        last.addStretch(1)
        last.addWidget(Button(self.tr("Cancel"), small=True, on_click=self.leave))
        self.keep_button = PrimaryButton(self.tr("Save follow-up"), "check", small=True, on_click=self.save)
        last.addWidget(self.keep_button)
        self.form.add_widget(buttons)
        self.form.submitted.connect(self.save)
        self.form.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.section, self.list, self.action_row, self.form):
            column.addWidget(widget)

    def _later_menu(self) -> QMenu:
        menu = QMenu(self)
        choices: list[tuple[str, Callable[[dt.date], dt.date]]] = [
            (self.tr("Tomorrow"), lambda day: day + dt.timedelta(days=1)),
            (self.tr("In three days"), lambda day: day + dt.timedelta(days=3)),
            (self.tr("Next Monday"), lambda day: day + dt.timedelta(days=7 - day.weekday())),
            (self.tr("In a month"), lambda day: day + dt.timedelta(days=30)),
        ]
        for words, later in choices:
            menu.addAction(words).triggered.connect(lambda _=False, later=later: self._postpone(later))
        menu.addSeparator()
        menu.addAction(self.tr("Another day…")).triggered.connect(self.start_moving)
        return menu

    # ---- showing
    def show_follow_ups(self, contact: uuid.UUID, rows: tuple[FollowUpRow, ...]) -> None:
        """Those of a contact, the open ones first."""
        if contact != self._contact:
            self.form.hide()
        self._contact = contact
        self.model.set_rows(sorted(rows, key=lambda row: row.done_at is not None))
        self.list.fit_height()
        self.list.setVisible(bool(rows))
        self.section.set_count(self._count(rows))
        if rows and not self.list.currentIndex().isValid():
            self.list.select_row(0)
        self._show_actions()

    def _count(self, rows: tuple[FollowUpRow, ...]) -> str:
        still_open = sum(row.done_at is None for row in rows)
        if not rows:
            return self.tr("none")
        return self.tr("{open} open, {done} done").format(open=still_open, done=len(rows) - still_open)

    def _chip(self, row: FollowUpRow) -> tuple[str, ...]:
        if row.done_at is not None:
            day = format_date(row.done_at.astimezone().date(), language.current())
            return day, "success", "check"
        return due_chip(row.due_on, row.due_time, self._contacts.today())

    def _current(self) -> FollowUpRow | None:
        return self.model.row_at(self.list.currentIndex().row())

    @Slot()
    def _show_actions(self) -> None:
        row = self._current()
        self.action_row.setVisible(row is not None and self.form.isHidden())
        if row is not None:
            self.done_button.setText(self.tr("Reopen") if row.done_at else self.tr("Done"))
            self.later_button.setVisible(row.done_at is None)

    # ---- acting
    @Slot(object)
    def toggle(self, row_id: uuid.UUID) -> None:
        """Done, or open again."""
        row = next((one for one in self.model.rows() if one.id == row_id), None)
        if row is None:
            return
        if row.done_at is None:
            self._act(lambda: self._contacts.complete_follow_up(row_id), self.tr("Follow-up done."))
        else:
            self._act(lambda: self._contacts.reopen_follow_up(row_id), self.tr("Follow-up is open again."))

    def _toggle_current(self) -> None:
        if (row := self._current()) is not None:
            self.toggle(row.id)

    def _postpone(self, later: Callable[[dt.date], dt.date]) -> None:
        row = self._current()
        if row is not None:
            day = later(self._contacts.today())
            words = self.tr("Follow-up put off to {day}.").format(day=format_date(day, language.current()))
            self._act(lambda: self._contacts.postpone_follow_up(row.id, day, row.due_time), words)

    def _delete(self) -> None:
        row = self._current()
        if row is not None:
            self._act(lambda: self._contacts.delete_follow_up(row.id), self.tr("Follow-up deleted."))

    def _act(self, act: Callable[[], Any], words: str) -> bool:
        try:
            act()
        except UserError as error:
            if self.form.isHidden():
                self.failed.emit(errors.sentence(error))
            else:
                self.form.show_error(error)
            return False
        self.acted.emit(words)
        return True

    # ---- entry
    def start_adding(self) -> None:
        self._moving = None
        self._open_form({"subject": "", "due_on": None, "due_time": "", "assigned_to": ""}, "subject")

    @Slot()
    def start_moving(self) -> None:
        """Change the follow-up that is selected: another day, other words."""
        row = self._current()
        if row is not None:
            self._moving = row.id
            self._open_form({name: getattr(row, name) for name in self.form.fields}, "due_on")

    def _open_form(self, values: dict[str, Any], first: str) -> None:
        self.form.clear_errors()
        self.form.set_values(values)
        self.form.show()
        self._show_actions()
        self.form.fields[first].input.setFocus()

    @Slot()
    def leave(self) -> bool:
        """Close the entry; False if it was not open."""
        if self.form.isHidden():
            return False
        self.form.hide()
        self._show_actions()
        (self.list if self.model.rowCount() else self.section.link or self).setFocus()
        return True

    @Slot()
    def save(self) -> None:
        self.form.clear_errors()
        if not self.form.check():
            return
        values = self.form.values()
        if values["due_on"] is None:
            self.form.set_error("due_on", self.tr("Enter the day by which it is due."))
            return
        new, moving, contact = NewFollowUp(**values), self._moving, self._contact
        if moving is not None:
            done = self._act(lambda: self._contacts.change_follow_up(moving, new), self.tr("Follow-up changed."))
        else:
            done = self._act(lambda: self._contacts.add_follow_up(new, contact=contact), self.tr("Follow-up added."))
        if done:
            self.leave()


def _tone(row: FollowUpRow) -> str:
    return "text_muted" if row.done_at else "text"
