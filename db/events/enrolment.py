"""Who takes part: from the registry, several at once, or somebody who walked in unregistered."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from db import reference
from db.errors import QT_TRANSLATE_NOOP, InvalidInput, NotFound
from db.events.planning import load_event
from db.events.rows import SIDES, STATUSES, Enrolment
from db.events.tables import Attendance, Event, Participation, participation_id
from db.journal import INCLUDE_DELETED, bulk_insert, insert_row
from db.journal.store import chunks
from db.registry.offices import office_about
from db.registry.tables import Organisation, Person, Post
from db.text import nfc

NO_PARTICIPANT = QT_TRANSLATE_NOOP("db", "This person is not among the participants any more.")
_NO_PERSON = QT_TRANSLATE_NOOP("db", "One of the people chosen is not in the registry any more.")
_NO_NAME = QT_TRANSLATE_NOOP("db", "Write name and surname, for example “Ayşe Yılmaz”.")
_BAD_SIDE = QT_TRANSLATE_NOOP("db", "“{side}” is not a side: public, civil society, academia or private sector.")
_BAD_STATUS = QT_TRANSLATE_NOOP("db", "“{status}” is not a status of a participant.")


def enrol_people(session: Session, event_id: uuid.UUID, people: Sequence[Enrolment], today: dt.date) -> int:
    """Add those who do not take part yet; return how many. Whoever was withdrawn before comes back."""
    event = load_event(session, event_id)
    known = _known(session, event_id, [each.person_id for each in people])
    fresh = {each.person_id: each for each in people if (row := known.get(each.person_id)) is None or row.deleted}
    if not fresh:
        return 0
    details = _from_registry(session, list(fresh.values()), today)
    fresh_rows: list[dict[str, Any]] = []
    for person, values in details.items():
        row = known.get(person)
        if row is None:
            identity = participation_id(event_id, person)
            office = event.office or office_about(session, person)
            whose = {"id": identity, "office": office, "event_id": event_id, "person_id": person}
            fresh_rows.append(whose | values)
            continue
        row.deleted = False
        for name, value in values.items():
            if value != getattr(row, name) and (value is not None or name == "status"):
                setattr(row, name, value)
    if fresh_rows:
        bulk_insert(session, Participation, fresh_rows)
    return len(fresh)


def enrolled(session: Session, event: uuid.UUID, person: uuid.UUID) -> uuid.UUID:
    """The participation of somebody who takes part."""
    return _known(session, event, [person])[person].id


def _known(session: Session, event: uuid.UUID, people: Sequence[uuid.UUID]) -> dict[uuid.UUID, Participation]:
    found: dict[uuid.UUID, Participation] = {}
    for some in chunks(people):
        ids = [participation_id(event, person) for person in some]
        # Of two persons who were merged, the one that stands may have the participation of the other.
        also = and_(Participation.event_id == event, Participation.person_id.in_(some))
        statement = select(Participation).where(or_(Participation.id.in_(ids), also)).order_by(Participation.deleted)
        for row in session.scalars(statement.execution_options(**{INCLUDE_DELETED: True})):
            found.setdefault(row.person_id, row)
    return found


def _from_registry(session: Session, people: Sequence[Enrolment], today: dt.date) -> dict[uuid.UUID, dict[str, Any]]:
    """The values of each new participation by person, completed from the registry."""
    ids = [each.person_id for each in people]
    there = {row for some in chunks(ids) for row in session.scalars(select(Person.id).where(Person.id.in_(some)))}
    if not set(ids) <= there:
        raise NotFound(_NO_PERSON)
    posts = _posts(session, ids, today)
    chosen = {each.person_id: _represented(each, posts.get(each.person_id, [])) for each in people}
    organisations = _organisations(session, {found for found, _ in chosen.values() if found is not None})
    values = {}
    for each in people:
        organisation, role = chosen[each.person_id]
        kind, plate = organisations.get(organisation, (None, None)) if organisation else (None, None)
        side = each.side or (reference.kind(kind).side if kind else None)
        values[each.person_id] = {
            "organisation_id": organisation,
            "side": checked_side(side if side in SIDES or each.side else None),
            "status": checked_status(each.status),
            "role": each.role or role,
            "came_from": each.came_from or plate,
        }
    return values


def _represented(wanted: Enrolment, posts: list[tuple[uuid.UUID, str | None]]) -> tuple[uuid.UUID | None, str | None]:
    """Organisation and role: of the named organisation, or of the only post."""
    if wanted.organisation_id is not None:
        return wanted.organisation_id, next((role for found, role in posts if found == wanted.organisation_id), None)
    return posts[0] if len(posts) == 1 else (None, None)


def _posts(
    session: Session, people: Sequence[uuid.UUID], today: dt.date
) -> dict[uuid.UUID, list[tuple[uuid.UUID, str | None]]]:
    found: dict[uuid.UUID, list[tuple[uuid.UUID, str | None]]] = {}
    for some in chunks(people):
        statement = select(Post.person_id, Post.organisation_id, Post.role).where(
            Post.person_id.in_(some), or_(Post.ends_on.is_(None), Post.ends_on >= today)
        )
        for person, organisation, role in session.execute(statement):
            found.setdefault(person, []).append((organisation, role))
    return found


def _organisations(session: Session, ids: set[uuid.UUID]) -> dict[uuid.UUID, tuple[str, int | None]]:
    columns = (Organisation.id, Organisation.kind, Organisation.province)
    return {
        organisation: (kind, plate)
        for some in chunks(sorted(ids))
        for organisation, kind, plate in session.execute(select(*columns).where(Organisation.id.in_(some)))
    }


def checked_side(side: str | None) -> str | None:
    if side is not None and side not in SIDES:
        raise InvalidInput(_BAD_SIDE, field="side", side=side)
    return side


def checked_status(status: str) -> str:
    if status not in STATUSES:
        raise InvalidInput(_BAD_STATUS, field="status", status=status)
    return status


def new_person(session: Session, name: str, event: Event) -> uuid.UUID:
    """Write somebody into the registry by the name as it is said: the last word is the surname."""
    given, _, family = " ".join(nfc(name).split()).rpartition(" ")
    if not given or not family:
        raise InvalidInput(_NO_NAME, field="name")
    return insert_row(session, Person, given_name=given, family_name=family, office=event.office)


def load_participation(session: Session, participation: uuid.UUID) -> Participation:
    found = session.scalars(select(Participation).where(Participation.id == participation)).one_or_none()
    if found is None:
        raise NotFound(NO_PARTICIPANT)
    return found


def withdraw_person(session: Session, participation: uuid.UUID) -> None:
    """Take a person out of the event, the marks with it; the undo brings both back."""
    row = load_participation(session, participation)
    row.deleted = True
    for mark in session.scalars(select(Attendance).where(Attendance.participation_id == participation)):
        mark.deleted = True
