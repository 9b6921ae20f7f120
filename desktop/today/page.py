"""The page the program opens on: follow-ups, unfinished interviews, next events, what has not reached headquarters."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.contacts.rows import ContactFilter, FollowUpRow
from db.contacts.service import ContactService
from db.errors import UserError
from db.text import format_day_long, format_month
from desktop import errors, language
from desktop.today.figures import Figure, FigureStrip
from desktop.today.lists import (
    EVENT_ROW,
    LeafDelegate,
    ShortList,
    event_columns,
    follow_up_columns,
    held_columns,
    interview_columns,
    pending_columns,
    seen_columns,
)
from desktop.today.rows import Since, TodayHeld, TodaySeen, TodaySources
from desktop.widgets import Button, DetailScroll, ListView, Page, Section, Surface
from desktop.widgets.marks import FollowUpList

AHEAD = dt.timedelta(days=7)
SHOWN = 12
RIGHT_WIDTH = 420
WATCH_MS = 60_000  # the page of a program left open overnight shows the new day within a minute


class _Due(FollowUpList):
    """`+` puts the follow-up off to tomorrow."""

    put_off = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() == "+" and self.current_id() is not None:
            self.put_off.emit(self.current_id())
        else:
            super().keyPressEvent(event)


class TodayPage(Page):
    """Today's work. `new_contact` is what the primary button does; `sources` tell what other features have to say.

    open_requested(entity, id): "contact", "organisation", "interview", "event", the entity of a TodaySeen, or "page"
    with a page's key ("interviews", "events", "exchange"). "contacts_since" a day and "open_follow_ups" are lists of
    contacts; what a TodayHeld opens is a list of the exchange.
    """

    def __init__(
        self,
        contacts: ContactService,
        *,
        new_contact: Callable[[], Any],
        sources: TodaySources | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._contacts, self._sources = contacts, sources or TodaySources()
        self._day: dt.date | None = None
        self.set_title(self.tr("Today"))
        self.set_primary(self.tr("Add contact"), "plus", new_contact, "Ctrl+N")
        self.figures = FigureStrip()
        self._make_lists()
        self._lay_out()
        self._watch = QTimer(self)
        self._watch.setInterval(WATCH_MS)
        self._watch.timeout.connect(self._watch_day)
        self._watch.start()

    # ---- building
    def _make_lists(self) -> None:
        now, today = self._contacts.now, self._contacts.today
        due = _Due(self.tr("Follow-ups due"), header=False)
        self.due = ShortList(
            Section(self.tr("To follow up"), link=self.tr("Open all"), on_link=self._open_all),
            due,
            follow_up_columns(today),
            when_empty=self.tr("Nothing is to be followed up in the next seven days."),
        )
        self.interviews = ShortList(
            self._section(self.tr("Unfinished interviews"), self.tr("Go to interviews"), "interviews"),
            ListView(self.tr("Unfinished interviews"), header=False),
            interview_columns(now),
        )
        self.seen = ShortList(
            Section(self.tr("Last seen")),
            ListView(self.tr("Last seen"), header=False),
            seen_columns(now),
            key=_seen_key,
        )
        events = ListView(self.tr("Next events"), row_height=EVENT_ROW, header=False)
        events.setItemDelegate(LeafDelegate(events))
        self.events = ShortList(
            self._section(self.tr("Next events"), self.tr("Calendar"), "events"), events, event_columns(today)
        )
        self._make_exchange_lists()
        due.toggled.connect(self.complete)
        due.put_off.connect(self.put_off)
        due.opened.connect(self._open_follow_up)
        self.interviews.view.opened.connect(lambda row_id: self.open_requested.emit("interview", row_id))
        self.events.view.opened.connect(lambda row_id: self.open_requested.emit("event", row_id))
        self.seen.view.opened.connect(lambda key: self.open_requested.emit(*key))

    def _make_exchange_lists(self) -> None:
        self.held = ShortList(
            Section(self.tr("Needs your attention")),
            ListView(self.tr("Needs your attention"), header=False),
            held_columns(),
            key=_held_key,
        )
        self.pending = ShortList(
            Section(self.tr("Not at headquarters")),
            ListView(self.tr("Not at headquarters"), header=False),
            pending_columns(),
            when_empty=self.tr("Nothing is waiting to go to headquarters."),
            key=_pending_key,
        )
        self.held.view.opened.connect(lambda key: self.open_requested.emit(*key))
        self.pending.view.opened.connect(lambda key: self.open_requested.emit("page", key[1]))

    def _section(self, title: str, link: str, page: str) -> Section:
        return Section(title, link=link, on_link=lambda: self.open_requested.emit("page", page))

    def _lay_out(self) -> None:
        self.send = Button(self.tr("Prepare a package and send"), "paper-plane-tilt", on_click=self._go_sending)
        left, right = QWidget(), QWidget()
        for side, parts in (
            (left, (self.due, self.interviews, self.seen)),
            (right, (self.held, self.events, self.pending)),
        ):
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 4, 0, 16)
            column.setSpacing(0)
            for part in parts:
                column.addWidget(part)
        last = QHBoxLayout()
        last.setContentsMargins(16, 0, 16, 0)
        last.addWidget(self.send)
        last.addStretch(1)
        right.layout().addLayout(last)  # type: ignore[union-attr]
        for side in (left, right):
            side.layout().addStretch(1)  # type: ignore[union-attr]
        self.left_side, self.right_side = DetailScroll(left), DetailScroll(right)
        self.right_side.setFixedWidth(RIGHT_WIDTH)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.left_side, 1)
        row.addWidget(Surface("vline"))
        row.addWidget(self.right_side)
        self.body.addWidget(self.figures)
        self.body.addLayout(row, 1)

    def keys(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl+N", self.tr("new contact")),
            (self.tr("Space"), self.tr("follow-up done")),
            ("+", self.tr("put the follow-up off to tomorrow")),
            ("Enter", self.tr("open the record")),
            ("Tab", self.tr("next list")),
        ]

    # ---- showing
    def refresh(self, entities: frozenset[str] | None = None) -> None:  # noqa: ARG002 - everything has its place here
        """Ask all sources anew; `entities` is what changed, None for anything."""
        contacts, sources, today = self._contacts, self._sources, self._contacts.today()
        self._day = today
        self.set_title(self.tr("Today"), format_day_long(today, language.current()))
        until = today + AHEAD
        counts = contacts.count_follow_ups(today, until)
        words = self.tr("{overdue} overdue, {today} today, {later} later").format(
            overdue=counts.overdue, today=counts.today, later=counts.later
        )
        rows = contacts.due_follow_ups(until, SHOWN)
        self.due.show_rows(rows, words if rows else "")
        self.interviews.show_rows(sources.interviews())
        self.seen.show_rows(sources.seen(), "")
        self.events.show_rows(sources.events(), "")
        held = sources.held()
        self.held.show_rows(held, sum(row.count for row in held) or "")
        pending = sources.pending()
        self.pending.show_rows(pending or (), sum(row.count for row in pending or ()) or "")
        if pending is None:
            self.pending.hide()
        self.send.setVisible(bool(pending))
        self.figures.show_figures(self._figures(today))
        self.count_changed.emit(counts.overdue + counts.today + counts.later)

    def _figures(self, today: dt.date) -> list[Figure]:
        month, year, sources = today.replace(day=1), today.replace(month=1, day=1), self._sources
        spoken = language.current()
        made = [
            Figure(
                self.tr("Contacts"),
                self._contacts.count_contacts(ContactFilter(first=month)),
                format_month(today, spoken),
                lambda: self.open_requested.emit("contacts_since", month),
            )
        ]
        others: tuple[tuple[str, Since | None, str], ...] = (
            (self.tr("People trained"), sources.people_trained, "events"),
            (self.tr("Interviews completed"), sources.interviews_completed, "interviews"),
            (self.tr("Events held"), sources.events_held, "events"),
        )
        for label, count, page in others:
            if count is not None:
                made.append(Figure(label, count(year), str(today.year), self._opener(page)))
        return made

    def _opener(self, page: str) -> Callable[[], None]:
        return lambda: self.open_requested.emit("page", page)

    @Slot()
    def _watch_day(self) -> None:
        if self._contacts.today() != self._day:
            self.refresh()

    # ---- acting
    def _row(self, row_id: uuid.UUID) -> FollowUpRow | None:
        return next((row for row in self.due.model.rows() if row.id == row_id), None)

    @Slot(object)
    def complete(self, row_id: uuid.UUID) -> None:
        """The follow-up is done."""
        row = self._row(row_id)
        if row is not None:
            words = self.tr("Done: {what}").format(what=row.subject)
            self._act(lambda: self._contacts.complete_follow_up(row_id), words)

    @Slot(object)
    def put_off(self, row_id: uuid.UUID) -> None:
        """The follow-up is put off to tomorrow, with its time."""
        row = self._row(row_id)
        if row is not None:
            day = self._contacts.today() + dt.timedelta(days=1)
            words = self.tr("Put off to tomorrow: {what}").format(what=row.subject)
            self._act(lambda: self._contacts.postpone_follow_up(row_id, day, row.due_time), words)

    def _act(self, act: Callable[[], Any], words: str) -> None:
        try:
            act()
        except UserError as error:
            self.refresh()
            self.say(errors.sentence(error))
            return
        change = self._contacts.last_change_set
        self.refresh()
        self.say(words, None if change is None else lambda: self._undo(change))

    def _undo(self, change: uuid.UUID) -> None:
        self._contacts.undo(change)
        self.refresh()

    @Slot(object)
    def _open_follow_up(self, row_id: uuid.UUID) -> None:
        row = self._row(row_id)
        if row is not None and row.contact_id is not None:
            self.open_requested.emit("contact", row.contact_id)
        elif row is not None and row.organisation is not None:
            self.open_requested.emit("organisation", row.organisation.id)

    def _open_all(self) -> None:
        self.open_requested.emit("open_follow_ups", None)

    def _go_sending(self) -> None:
        self.open_requested.emit("page", "exchange")

    def focus_first(self) -> None:
        lists = (self.due, self.interviews, self.held, self.events, self.pending, self.seen)
        first = next((part.view for part in lists if part.model.rowCount()), None)
        (first or self.header.primary or self.figures).setFocus(Qt.FocusReason.OtherFocusReason)


def _seen_key(row: TodaySeen) -> tuple[str, Any]:
    return row.entity, row.id


def _held_key(row: TodayHeld) -> tuple[str, Any]:
    return row.entity, row.id


def _pending_key(row: Any) -> tuple[str, str]:
    return row.label, row.page
