"""Checks of what is filled in for an event, and its half days."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import reference
from db.errors import QT_TRANSLATE_NOOP, InvalidInput, NotFound, UserError
from db.events.rows import HALVES, NewEvent
from db.events.tables import Attendance, Event, EventSession, Programme, session_id
from db.journal import INCLUDE_DELETED, bulk_insert, insert_row
from db.text import format_date, nfc

LONGEST_DAYS = 60  # longer is a mistyped year or month
MOST_PLACES = 9_999

NO_EVENT = QT_TRANSLATE_NOOP("db", "This event does not exist any more.")
_NO_TITLE = QT_TRANSLATE_NOOP("db", "Give the event a name, so that it is found again.")
_NO_KIND = QT_TRANSLATE_NOOP("db", "Choose what kind of event it is.")
_NO_START = QT_TRANSLATE_NOOP("db", "The event has a last day but no first one. Fill in the first day.")
_BACKWARDS = QT_TRANSLATE_NOOP("db", "The last day, {end}, lies before the first one, {start}.")
_TOO_LONG = QT_TRANSLATE_NOOP("db", "From {start} to {end} are {days} days; an event lasts {longest} days at most.")
_NO_HALF = QT_TRANSLATE_NOOP("db", "Choose at least one half day: morning or afternoon.")
_CAPACITY = QT_TRANSLATE_NOOP(
    "db", "“{text}” is not a number of places. Write a whole number from 1 to {most}, or nothing."
)
_TAKEN = QT_TRANSLATE_NOOP(
    "db", "Attendance was taken on {day}. Clear the marks of that day first, then leave it out of the event."
)


class AttendanceTaken(UserError):
    """A half day with marks would be lost."""

    code = "attendance_taken"


def capacity_of(text: str) -> int | None:
    """The number of places that a person typed; nothing means that it is not limited."""
    digits = text.strip().replace(".", "").replace("\u00a0", "")
    if not digits:
        return None
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 6 and 1 <= int(digits) <= MOST_PLACES):
        raise InvalidInput(_CAPACITY, field="capacity", text=text.strip(), most=MOST_PLACES)
    return int(digits)


def values_of(new: NewEvent) -> dict[str, Any]:
    """The columns of `Event`, checked and tidied. Raises InvalidInput for the first field that cannot be taken."""
    title = _tidy(new.title)
    if title is None:
        raise InvalidInput(_NO_TITLE, field="title")
    if new.kind not in reference.codes("event_kinds"):
        raise InvalidInput(_NO_KIND, field="kind")
    start, end = new.starts_on, new.ends_on
    if start is None and end is not None:
        raise InvalidInput(_NO_START, field="starts_on")
    end = end or start
    if start is not None and end is not None:
        _check_days(start, end)
        if not set(new.halves) & set(HALVES):
            raise InvalidInput(_NO_HALF, field="halves")
    if new.capacity is not None and not 1 <= new.capacity <= MOST_PLACES:
        raise InvalidInput(_CAPACITY, field="capacity", text=new.capacity, most=MOST_PLACES)
    return {
        "kind": new.kind,
        "title": title,
        "programme_id": new.programme_id,
        "province": reference.province(new.province).plate if new.province is not None else None,
        "district": _tidy(new.district),
        "venue": _tidy(new.venue),
        "starts_on": start,
        "ends_on": end,
        "capacity": new.capacity,
        "notes": _tidy(new.notes),
        "date_note": _tidy(new.date_note),
    }


def _check_days(start: dt.date, end: dt.date) -> None:
    days = (end - start).days + 1
    told = {"start": format_date(start), "end": format_date(end)}
    if days < 1:
        raise InvalidInput(_BACKWARDS, field="ends_on", **told)
    if days > LONGEST_DAYS:
        raise InvalidInput(_TOO_LONG, field="ends_on", days=days, longest=LONGEST_DAYS, **told)


def _tidy(text: str | None) -> str | None:
    return nfc(text).strip() or None if text else None


def load_event(session: Session, event: uuid.UUID) -> Event:
    found = session.scalars(select(Event).where(Event.id == event)).one_or_none()
    if found is None:
        raise NotFound(NO_EVENT)
    return found


def half_days(values: dict[str, Any], halves: Iterable[str]) -> list[tuple[dt.date, str]]:
    """Every (day, half) of an event, in order."""
    start, end = values["starts_on"], values["ends_on"]
    if start is None:
        return []
    chosen = [half for half in HALVES if half in set(halves)]
    return [(start + dt.timedelta(number), half) for number in range((end - start).days + 1) for half in chosen]


def lay_sessions(session: Session, event: Event, wanted: list[tuple[dt.date, str]]) -> None:
    """Make the event's half days those of `wanted`.

    When the event was moved, titles and times move with the days. Raises AttendanceTaken rather than drop a half day
    that has marks.
    """
    statement = select(EventSession).where(EventSession.event_id == event.id)
    known = {
        (each.day, each.half): each for each in session.scalars(statement.execution_options(**{INCLUDE_DELETED: True}))
    }
    standing = {key: row for key, row in known.items() if not row.deleted}
    gone = {key: row for key, row in standing.items() if key not in set(wanted)}
    _refuse_taken(session, gone.values())
    told = _moved_titles(standing, wanted)
    fresh: list[dict[str, Any]] = []
    for each in gone.values():
        each.deleted = True
    for day, half in wanted:
        row = known.get((day, half))
        if row is None:
            identity = session_id(event.id, day, half)
            title, starts_at, ends_at = told.get((day, half), (None, None, None))
            fresh.append(
                {
                    "id": identity, "office": event.office, "event_id": event.id, "day": day, "half": half,
                    "title": title, "starts_at": starts_at, "ends_at": ends_at,
                }
            )  # fmt: skip
            continue
        if row.deleted:
            row.deleted = False
        elif (day, half) in standing and (day, half) not in told:
            continue
        row.title, row.starts_at, row.ends_at = told.get((day, half), (row.title, row.starts_at, row.ends_at))
    if fresh:
        bulk_insert(session, EventSession, fresh)


def _refuse_taken(session: Session, rows: Iterable[EventSession]) -> None:
    by_id = {row.id: row.day for row in rows}
    if not by_id:
        return
    taken = session.scalars(select(Attendance.session_id).where(Attendance.session_id.in_(list(by_id)))).first()
    if taken is not None:
        raise AttendanceTaken(_TAKEN, day=format_date(by_id[taken]))


def _moved_titles(
    standing: dict[tuple[dt.date, str], EventSession], wanted: list[tuple[dt.date, str]]
) -> dict[tuple[dt.date, str], tuple[str | None, str | None, str | None]]:
    """Title and times by the new half day, where the first day has moved; empty otherwise."""
    if not standing or not wanted or min(standing)[0] == wanted[0][0]:
        return {}
    shift = wanted[0][0] - min(standing)[0]
    moved = {(day + shift, half): row for (day, half), row in standing.items()}
    return {key: (moved[key].title, moved[key].starts_at, moved[key].ends_at) for key in wanted if key in moved}


def programme_of(session: Session, title: str) -> uuid.UUID:
    """The programme with this title, made where there is none."""
    tidy = _tidy(title)
    if tidy is None:
        raise InvalidInput(QT_TRANSLATE_NOOP("db", "Give the programme a name."), field="programme")
    known = session.scalars(select(Programme.id).where(Programme.title == tidy)).first()
    if known is not None:
        return known
    return insert_row(session, Programme, title=tidy)
