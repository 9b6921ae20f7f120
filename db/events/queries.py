"""Reading events: lists, one event with everything, the attendance grid. All filtering, sorting, counting is SQL's."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select, text
from sqlalchemy.orm import Session

from db import search
from db.errors import NotFound
from db.events import figures
from db.events.planning import NO_EVENT
from db.events.rows import (
    AttendanceGrid,
    Cell,
    EventDetail,
    EventFilter,
    EventRow,
    Figures,
    Mark,
    ParticipantRow,
    SessionRow,
)
from db.events.tables import Attendance, Event, EventSession, Participation, Programme
from db.registry.tables import Organisation, Person

_PARTICIPANTS = (
    select(func.count())
    .select_from(Participation.__table__)
    .where(Participation.__table__.c.event_id == Event.id, Participation.__table__.c.deleted.is_(False))
    .correlate(Event)
    .scalar_subquery()
)
_COLUMNS = (
    Event.id, Event.kind, Event.title, Event.programme_id, Event.province, Event.district, Event.venue, Event.starts_on,
    Event.ends_on, Event.capacity, Event.notes, Event.date_note, _PARTICIPANTS.label("participants"),
)  # fmt: skip
_ORDERS: dict[str, Any] = {
    "starts_on": Event.starts_on,
    "title": Event.title_sort,
    "kind": Event.kind,
    "province": Event.province,
    "participants": _PARTICIPANTS,
}


def state_of(start: dt.date | None, end: dt.date | None, today: dt.date) -> str:
    """One of STATES: where the event stands today, by its days alone."""
    if start is None or end is None:
        return "undated"
    return "planned" if start > today else "finished" if end < today else "running"


def _state_is(state: str, today: dt.date) -> ColumnElement[bool]:
    if state == "undated":
        return Event.starts_on.is_(None)
    if state == "planned":
        return Event.starts_on > today
    if state == "finished":
        return Event.ends_on < today
    return and_(Event.starts_on <= today, Event.ends_on >= today)


def _taking_part(column: Any, value: uuid.UUID) -> ColumnElement[bool]:
    table = Participation.__table__
    return exists().where(table.c.event_id == Event.id, table.c[column] == value, table.c.deleted.is_(False))


def _narrowed(statement: Select[Any], wanted: EventFilter, today: dt.date) -> Select[Any]:
    """The statement with the filter's conditions."""
    if wanted.kinds:
        statement = statement.where(Event.kind.in_(wanted.kinds))
    if wanted.provinces:
        statement = statement.where(Event.province.in_(wanted.provinces))
    if wanted.states:
        statement = statement.where(or_(*(_state_is(state, today) for state in wanted.states)))
    if wanted.since is not None:
        statement = statement.where(Event.ends_on >= wanted.since)
    if wanted.until is not None:
        statement = statement.where(Event.starts_on <= wanted.until)
    if wanted.programme_id is not None:
        statement = statement.where(Event.programme_id == wanted.programme_id)
    if wanted.person_id is not None:
        statement = statement.where(_taking_part("person_id", wanted.person_id))
    if wanted.organisation_id is not None:
        statement = statement.where(_taking_part("organisation_id", wanted.organisation_id))
    match = search.expression(wanted.text)
    if match is not None:
        statement = statement.where(text(f"event.n IN ({search.matches(Event)})").bindparams(match=match))
    return statement


def _ordered(statement: Select[Any], order: str) -> Select[Any]:
    """Undated events come last in either direction."""
    name = order.removeprefix("-")
    column = _ORDERS.get(name, Event.starts_on)
    direction = column.desc() if order.startswith("-") else column.asc()
    nothing_last = case((column.is_(None), 1), else_=0)
    return statement.order_by(nothing_last, direction, Event.title_sort, Event.n)


def _row(values: Sequence[Any], today: dt.date) -> EventRow:
    return EventRow(*(*values, state_of(values[7], values[8], today)))


def find(session: Session, wanted: EventFilter, order: str, offset: int, limit: int, today: dt.date) -> list[EventRow]:
    """A window of the list. `order` is starts_on, title, kind, province or participants; "-" before it reverses."""
    statement = _ordered(_narrowed(select(*_COLUMNS), wanted, today), order).offset(offset).limit(limit)
    return [_row(values, today) for values in session.execute(statement)]


def count(session: Session, wanted: EventFilter, today: dt.date) -> int:
    return int(session.scalars(_narrowed(select(func.count(Event.n)), wanted, today)).one())


def coming(session: Session, limit: int, today: dt.date) -> list[EventRow]:
    """What runs today or comes next, the nearest first."""
    statement = select(*_COLUMNS).where(Event.ends_on >= today).order_by(Event.starts_on, Event.title_sort).limit(limit)
    return [_row(values, today) for values in session.execute(statement)]


def one(session: Session, event: uuid.UUID, today: dt.date) -> EventRow:
    values = session.execute(select(*_COLUMNS).where(Event.id == event)).one_or_none()
    if values is None:
        raise NotFound(NO_EVENT)
    return _row(values, today)


def sessions_of(session: Session, event: uuid.UUID) -> tuple[SessionRow, ...]:
    columns = (
        EventSession.id, EventSession.day, EventSession.half, EventSession.title, EventSession.starts_at,
        EventSession.ends_at,
    )  # fmt: skip
    statement = select(*columns).where(EventSession.event_id == event).order_by(EventSession.day, EventSession.half)
    return tuple(SessionRow(*values) for values in session.execute(statement))


def participants_of(session: Session, event: uuid.UUID) -> tuple[ParticipantRow, ...]:
    """In Turkish order of the names as they are said. A deleted person keeps its place in the list."""
    person, organisation = Person.__table__, Organisation.__table__
    statement = (
        select(
            Participation.id, Participation.person_id, person.c.given_name, person.c.family_name,
            Participation.organisation_id, organisation.c.name, Participation.side, Participation.status,
            Participation.role, Participation.came_from,
        )
        .join(person, person.c.id == Participation.person_id)
        .outerjoin(organisation, organisation.c.id == Participation.organisation_id)
        .where(Participation.event_id == event)
        .order_by(person.c.name_sort, Participation.n)
    )  # fmt: skip
    return tuple(ParticipantRow(*values) for values in session.execute(statement))


def detail(session: Session, event: uuid.UUID, today: dt.date) -> EventDetail:
    row = one(session, event, today)
    programme = None
    if row.programme_id is not None:
        programme = session.scalars(select(Programme.title).where(Programme.id == row.programme_id)).one_or_none()
    people = participants_of(session, event)
    return EventDetail(row, programme, sessions_of(session, event), people, figures.figures(people))


def grid(session: Session, event: uuid.UUID, today: dt.date) -> AttendanceGrid:
    row, sessions, people = one(session, event, today), sessions_of(session, event), participants_of(session, event)
    statement = (
        select(Attendance.session_id, Attendance.participation_id, Attendance.mark, Attendance.minutes, Attendance.note)
        .join(EventSession, EventSession.id == Attendance.session_id)
        .where(EventSession.event_id == event)
    )
    cells: dict[Cell, Mark] = {
        (of, whose): Mark(mark, minutes, note) for of, whose, mark, minutes, note in session.execute(statement)
    }
    sums = figures.totals(sessions, [each.id for each in people], cells, today)
    return AttendanceGrid(row, sessions, people, cells, sums, figures.figures(people), today)


def sum_figures(session: Session, wanted: EventFilter, today: dt.date) -> Figures:
    """Over all events of a filter: who came to three events is three participations and one person."""
    events = _narrowed(select(Event.id), wanted, today)
    inside = Participation.event_id.in_(events)
    total, persons, organisations = session.execute(
        select(
            func.count(Participation.n),
            func.count(Participation.person_id.distinct()),
            func.count(Participation.organisation_id.distinct()),
        ).where(inside)
    ).one()

    def parts(column: Any) -> dict[Any, int]:
        grouped = session.execute(select(column, func.count(Participation.n)).where(inside).group_by(column))
        return {key: number for key, number in grouped}  # noqa: C416 - rows are no pairs to the type checker

    return Figures(total, persons, organisations, parts(Participation.side), parts(Participation.came_from))


def programmes(session: Session) -> list[tuple[uuid.UUID, str]]:
    """(id, title) in Turkish order."""
    statement = select(Programme.id, Programme.title).order_by(Programme.title_sort, Programme.n)
    return [(row, title) for row, title in session.execute(statement)]
