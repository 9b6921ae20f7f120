"""The left side of the contact log: the list, and the way back to what was left half-written."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db import reference
from db.contacts.rows import ContactRow, Draft
from db.contacts.service import ContactService
from db.text import format_date
from desktop import language
from desktop.contacts.filters import CHANNELS, ContactFilters
from desktop.theme import size
from desktop.widgets import Banner, Column, EmptyState, ListView, RowTableModel, Surface
from desktop.widgets.marks import channel_icon, due_chip

Journey = Callable[[Sequence[uuid.UUID]], Mapping[uuid.UUID, str]]


def everything_here(ids: Sequence[uuid.UUID]) -> Mapping[uuid.UUID, str]:
    """No record has been sent anywhere yet."""
    return dict.fromkeys(ids, "here")


class ContactList(Surface):
    """`view` and `model` under the banner of drafts. draft_wanted(key), contact_wanted(): the buttons of both."""

    draft_wanted = Signal(str)
    contact_wanted = Signal()

    def __init__(
        self, contacts: ContactService, filters: ContactFilters, journey: Journey, parent: QWidget | None = None
    ) -> None:
        super().__init__("page", parent)
        self._contacts, self._filters, self._journey = contacts, filters, journey
        self._states: dict[uuid.UUID, str] = {}
        self._shown_draft: list[Draft] = []
        self.banner = Banner()
        self.model: RowTableModel[ContactRow] = RowTableModel(
            self._columns(),
            lambda: self._contacts.count_contacts(self._filters.value),
            self._window,
            order="-day",
            parent=self,
        )
        self.view = ListView(self.tr("Contacts"), row_height=size("row_double"))
        self.empty = EmptyState(
            "phone-call",
            self.tr("The contacts of your office will stand here"),
            self.tr("Log each call, visit and letter in a minute; follow-ups appear under Today."),
            self.tr("Add contact"),
            self.contact_wanted.emit,
            action_icon="plus",
        )
        self.view.setModel(self.model)
        self.view.set_empty(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.view, 1)

    def _columns(self) -> list[Column[ContactRow]]:
        return [
            Column("", width=40, journey=lambda row: self.state(row.id)),
            Column(self.tr("Day"), _day, 92, order="day", tone="text_muted"),
            Column(
                self.tr("With whom"),
                lambda row: row.with_whom,
                order="organisation",
                weight="medium",
                sub=lambda row: f"{_channel(row)} · {row.subject}",
                icon=lambda row: channel_icon(row.channel),
                minimum=200,
            ),
            Column(self.tr("Follow-up"), width=128, chip=self._due, drop=1),
        ]

    def _window(self, offset: int, limit: int) -> list[ContactRow]:
        rows = self._contacts.find_contacts(self._filters.value, self.model.order, offset, limit)
        self._states.update(self._journey([row.id for row in rows]))
        return rows

    def _due(self, row: ContactRow) -> tuple[str, ...] | None:
        return due_chip(row.due_on, None, self._contacts.today()) if row.due_on else None

    def state(self, row_id: uuid.UUID) -> str:
        """How far a contact that the list shows has come."""
        return self._states.get(row_id, "here")

    def reload(self) -> int:
        """Ask the service anew; returns how many contacts the list has now."""
        self._states.clear()
        self.model.refresh()
        filtered = self._filters.count()
        if filtered:
            self.empty.show_filtered(self.tr("No contact fits"), filtered, self._filters.clear)
        else:
            self.empty.show_plain()
        return self.model.rowCount()

    def show_drafts(self, but: str) -> None:
        """The newest form left half filled in, with the way back to it; not the one that is open (`but`)."""
        left = [draft for draft in self._contacts.drafts() if draft.key != but]
        if left[:1] == self._shown_draft:
            return
        self._shown_draft = left[:1]
        if not left:
            self.banner.clear()
            return
        key, title = left[0].key, _title(left[0].content) or self.tr("without a subject")
        words = self.tr("Half-written contact: {title}").format(title=title)
        self.banner.show_text(words, "info", self.tr("Go on writing"), lambda: self.draft_wanted.emit(key))


def _title(content: Mapping[str, Any]) -> str:
    return content.get("subject") or ", ".join(name for _, name in content.get("organisations", ()))


def _day(row: ContactRow) -> str:
    return format_date(row.day, language.current())


def _channel(row: ContactRow) -> str:
    return reference.label(CHANNELS, row.channel, language.current())


__all__ = ["ContactList", "Journey", "everything_here"]
