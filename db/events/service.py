"""What one can do with events. Each method is one short transaction, or one short look."""

from __future__ import annotations

import dataclasses
import datetime as dt
import uuid
from collections.abc import Mapping, Sequence

from sqlalchemy import select

from db.errors import QT_TRANSLATE_NOOP, InvalidInput, NotFound
from db.events import queries
from db.events.enrolment import (
    checked_side,
    checked_status,
    enrol_people,
    enrolled,
    load_participation,
    new_person,
    withdraw_person,
)
from db.events.marking import clear_marks, put_back, set_marks
from db.events.planning import half_days, lay_sessions, load_event, programme_of, values_of
from db.events.rows import (
    AttendanceGrid,
    Cell,
    Enrolment,
    EventDetail,
    EventFilter,
    EventRow,
    Figures,
    Mark,
    NewEvent,
    ParticipantRow,
)
from db.events.tables import Event, EventSession
from db.journal import insert_row
from db.service import Service
from db.text import nfc

__all__ = ["EventService"]


class EventService(Service):
    """Events of this installation. "Today" is the database's clock in the local time zone."""

    @property
    def office(self) -> int:
        """Plate of the own office, 0 at the centre."""
        return self._database.office

    @property
    def author(self) -> str:
        return self._database.author

    # ---- the event
    def plan_event(self, new: NewEvent) -> uuid.UUID:
        """Write a new event with a session for each half day of its days."""
        values = values_of(new)
        with self._database.write(QT_TRANSLATE_NOOP("db", "Event planned")) as session:
            event_id = insert_row(session, Event, **values)
            lay_sessions(session, load_event(session, event_id), half_days(values, new.halves))
            return event_id

    def change_event(self, event_id: uuid.UUID, new: NewEvent) -> bool:
        """Write the event as it is now filled in; False when nothing differs. Raises AttendanceTaken for a lost day."""
        values = values_of(new)
        before = self._database.last_change_set
        with self._database.write(QT_TRANSLATE_NOOP("db", "Event changed")) as session:
            event = load_event(session, event_id)
            for name, value in values.items():
                if getattr(event, name) != value:
                    setattr(event, name, value)
            lay_sessions(session, event, half_days(values, new.halves))
        return self._database.last_change_set != before

    def delete_event(self, event_id: uuid.UUID) -> None:
        with self._database.write(QT_TRANSLATE_NOOP("db", "Event deleted")) as session:
            load_event(session, event_id).deleted = True

    def programme(self, title: str) -> uuid.UUID:
        """The programme of this title, made where there is none."""
        with self._database.write(QT_TRANSLATE_NOOP("db", "Programme added")) as session:
            return programme_of(session, title)

    def programmes(self) -> list[tuple[uuid.UUID, str]]:
        """(id, title) in Turkish order."""
        with self._database.read() as session:
            return queries.programmes(session)

    def name_session(self, session_id: uuid.UUID, title: str, starts_at: str = "", ends_at: str = "") -> None:
        """Give a half day its topic and times ("09:30")."""
        times = [self._time(starts_at, "starts_at"), self._time(ends_at, "ends_at")]
        with self._database.write(QT_TRANSLATE_NOOP("db", "Session changed")) as session:
            row = session.scalars(select(EventSession).where(EventSession.id == session_id)).one_or_none()
            if row is None:
                raise NotFound(QT_TRANSLATE_NOOP("db", "This half day is not part of the event any more."))
            row.title, (row.starts_at, row.ends_at) = nfc(title).strip() or None, times

    @staticmethod
    def _time(typed: str, field: str) -> str | None:
        tidy = typed.strip().replace(".", ":")
        if not tidy:
            return None
        try:
            return dt.time.fromisoformat(tidy.zfill(5)).strftime("%H:%M")
        except ValueError:
            message = QT_TRANSLATE_NOOP("db", "“{text}” is not a time of day. Write it like 09:30.")
            raise InvalidInput(message, field=field, text=typed.strip()) from None

    # ---- who takes part
    def enrol(
        self,
        event_id: uuid.UUID,
        person_id: uuid.UUID,
        side: str | None = None,
        organisation_id: uuid.UUID | None = None,
        status: str = "invited",
    ) -> uuid.UUID:
        """Let a person take part and return the participation; who takes part already stays as it is."""
        with self._database.write(QT_TRANSLATE_NOOP("db", "Participants added")) as session:
            enrol_people(session, event_id, [Enrolment(person_id, organisation_id, side, status)], self.today())
            return enrolled(session, event_id, person_id)

    def enrol_many(self, event_id: uuid.UUID, people: Sequence[Enrolment]) -> int:
        """Enrol several in one step; returns how many are new."""
        with self._database.write(QT_TRANSLATE_NOOP("db", "Participants added")) as session:
            return enrol_people(session, event_id, people, self.today())

    def add_walk_in(
        self,
        event_id: uuid.UUID,
        name: str,
        *,
        organisation_id: uuid.UUID | None = None,
        side: str | None = None,
        person_id: uuid.UUID | None = None,
        session_id: uuid.UUID | None = None,
        status: str = "walk_in",
    ) -> uuid.UUID:
        """Somebody who stands at the door: known (`person_id`) or written into the registry by name.

        With `session_id` the person is marked present there in the same step. Returns the participation.
        """
        with self._database.write(QT_TRANSLATE_NOOP("db", "Walk-in added")) as session:
            event = load_event(session, event_id)
            person = person_id or new_person(session, name, event)
            enrol_people(session, event_id, [Enrolment(person, organisation_id, side, status)], self.today())
            participation = enrolled(session, event_id, person)
            if session_id is not None:
                set_marks(session, [(session_id, participation)], "present", None)
            return participation

    def change_participation(
        self,
        participation: uuid.UUID,
        *,
        side: str | None,
        status: str,
        organisation_id: uuid.UUID | None,
        role: str | None = None,
        came_from: int | None = None,
    ) -> None:
        """Write all of what a person is in an event."""
        with self._database.write(QT_TRANSLATE_NOOP("db", "Participant changed")) as session:
            row = load_participation(session, participation)
            row.side, row.status = checked_side(side), checked_status(status)
            row.organisation_id, row.role, row.came_from = organisation_id, role, came_from

    def withdraw(self, participation: uuid.UUID) -> None:
        """Take a person out of the event again, with the marks."""
        with self._database.write(QT_TRANSLATE_NOOP("db", "Participant withdrawn")) as session:
            withdraw_person(session, participation)

    # ---- attendance
    def mark(
        self, session_id: uuid.UUID, participation: uuid.UUID, mark: str, minutes: int | None = None
    ) -> uuid.UUID | None:
        """Set one cell, committed when this returns. Gives the change set for the undo, None if it was so already."""
        return self.mark_many([(session_id, participation)], mark, minutes)[1]

    def mark_many(self, cells: Sequence[Cell], mark: str, minutes: int | None = None) -> tuple[int, uuid.UUID | None]:
        """Set several cells in one step: how many changed, and the change set for the undo."""
        with self._database.write(QT_TRANSLATE_NOOP("db", "Attendance marked")) as session:
            changed = set_marks(session, cells, mark, minutes)
        return changed, self._database.last_change_set if changed else None

    def clear(self, cells: Sequence[Cell]) -> tuple[int, uuid.UUID | None]:
        """Make cells empty again, as `mark_many`."""
        with self._database.write(QT_TRANSLATE_NOOP("db", "Attendance cleared")) as session:
            changed = clear_marks(session, cells)
        return changed, self._database.last_change_set if changed else None

    def put_back(self, before: Mapping[Cell, Mark | None], after: Mapping[Cell, Mark | None]) -> int:
        """Undo of the grid, which goes back step by step over the same cells: each cell that still stands as in
        `after` becomes as in `before` (None: empty). Returns how many."""
        with self._database.write(QT_TRANSLATE_NOOP("db", "Attendance put back")) as session:
            return put_back(session, before, after)

    def attendance(self, event_id: uuid.UUID) -> AttendanceGrid:
        with self._database.read() as session:
            return queries.grid(session, event_id, self.today())

    # ---- looking
    def find_events(
        self, wanted: EventFilter | None = None, order: str = "-starts_on", offset: int = 0, limit: int = 200
    ) -> list[EventRow]:
        """A window of the list; the orders are in `queries.find`."""
        with self._database.read() as session:
            return queries.find(session, wanted or EventFilter(), order, offset, limit, self.today())

    def count_events(self, wanted: EventFilter | None = None) -> int:
        with self._database.read() as session:
            return queries.count(session, wanted or EventFilter(), self.today())

    def event(self, event_id: uuid.UUID) -> EventDetail:
        with self._database.read() as session:
            return queries.detail(session, event_id, self.today())

    def participants(self, event_id: uuid.UUID) -> tuple[ParticipantRow, ...]:
        with self._database.read() as session:
            return queries.participants_of(session, event_id)

    def next_events(self, limit: int = 5) -> list[EventRow]:
        """What runs today or comes next."""
        with self._database.read() as session:
            return queries.coming(session, limit, self.today())

    def events_of(
        self, *, person: uuid.UUID | None = None, organisation: uuid.UUID | None = None, limit: int = 200
    ) -> list[EventRow]:
        """Events in which a person, or anybody of an organisation, takes part; the newest first."""
        return self.find_events(EventFilter(person_id=person, organisation_id=organisation), limit=limit)

    def figures(self, wanted: EventFilter | None = None) -> Figures:
        """Participations, persons, organisations over all events of a filter."""
        with self._database.read() as session:
            return queries.sum_figures(session, wanted or EventFilter(), self.today())

    def form_of(self, event_id: uuid.UUID) -> NewEvent:
        """The event as it can be filled in again."""
        detail = self.event(event_id)
        halves = tuple(sorted({each.half for each in detail.sessions}))
        names = {each.name for each in dataclasses.fields(NewEvent)} - {"halves"}
        values = {name: getattr(detail.row, name) for name in names}
        return NewEvent(**values, halves=halves) if halves else NewEvent(**values)
