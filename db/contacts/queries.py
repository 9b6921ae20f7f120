"""The SQL of the contact log. Filtering, ordering and counting happen here, never in Python."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, column, func, literal, or_, select, text
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from db import search
from db.base import Synced
from db.contacts.rows import ContactEntry, ContactFilter, ContactRow, FollowUpRow, Party
from db.contacts.tables import Contact, ContactOrganisation, ContactPerson, FollowUp
from db.journal import INCLUDE_DELETED
from db.journal.tables import Op
from db.registry.tables import Organisation, Person
from db.text import fold

LATE = "24"  # sorts after every time of day: what has no time comes at the day's end


def _matching(cls: type[Synced], typed: str, name: str) -> Any:
    found = text(search.matches(cls, name)).bindparams(**{name: typed})
    return found.columns(column("rowid"))


def _found_by(word: str, number: int) -> ColumnElement[bool] | None:
    """The contacts in which a word stands: in their own text, or in the name of whom they were with."""
    typed = search.expression(word)
    if typed is None:
        return None
    return or_(
        Contact.n.in_(_matching(Contact, typed, f"contact_{number}")),
        Contact.id.in_(_linked(ContactOrganisation.organisation_id, Organisation, typed, f"organisation_{number}")),
        Contact.id.in_(_linked(ContactPerson.person_id, Person, typed, f"person_{number}")),
    )


def _linked(key: InstrumentedAttribute[uuid.UUID], cls: type[Synced], typed: str, name: str) -> Any:
    """Contacts linked to what matches. On the bare tables: the session's own `deleted` criterion would lead SQLite to
    the index that begins with it, and so over every organisation there is."""
    link, party = key.property.parent.local_table, cls.__table__  # type: ignore[attr-defined]
    return (
        select(link.c.contact_id)
        .select_from(link.join(party, party.c.id == link.c[key.key]))
        .where(link.c.deleted.is_(False), party.c.n.in_(_matching(cls, typed, name)))
    )


def with_organisation(organisation: uuid.UUID) -> ColumnElement[bool]:
    return Contact.id.in_(
        select(ContactOrganisation.contact_id).where(ContactOrganisation.organisation_id == organisation)
    )


def with_person(person: uuid.UUID) -> ColumnElement[bool]:
    return Contact.id.in_(select(ContactPerson.contact_id).where(ContactPerson.person_id == person))


def conditions(wanted: ContactFilter) -> list[ColumnElement[bool]]:
    """What the contacts of a filter satisfy."""
    found = [_found_by(word, number) for number, word in enumerate(fold(wanted.text).split())]
    given = [condition for condition in found if condition is not None]
    if wanted.channel is not None:
        given.append(Contact.channel == wanted.channel)
    if wanted.organisation is not None:
        given.append(with_organisation(wanted.organisation))
    if wanted.person is not None:
        given.append(with_person(wanted.person))
    if wanted.first is not None:
        given.append(Contact.day >= wanted.first)
    if wanted.last is not None:
        given.append(Contact.day <= wanted.last)
    if wanted.open_follow_up:
        given.append(Contact.id.in_(select(FollowUp.contact_id).where(FollowUp.done_at.is_(None))))
    return given


def _first_organisation() -> Any:
    return (
        select(func.min(Organisation.name_sort))
        .join(ContactOrganisation, ContactOrganisation.organisation_id == Organisation.id)
        .where(ContactOrganisation.contact_id == Contact.id)
        .correlate(Contact)
        .scalar_subquery()
    )


def ordering(order: str) -> list[Any]:
    """Columns of an order: "day", "subject", "organisation" or "channel", "-" before it for downwards."""
    down = order.startswith("-")
    keys: dict[str, list[Any]] = {
        "day": [Contact.day, func.coalesce(Contact.time, "")],
        "subject": [Contact.subject_sort],
        "organisation": [_first_organisation()],
        "channel": [Contact.channel],
    }
    chosen = keys[order.removeprefix("-") or "day"]
    parts = [key.desc() if down else key for key in chosen]
    if "day" not in order:
        parts.append(Contact.day.desc())
    return [*parts, Contact.n.desc() if down or "day" not in order else Contact.n]


def rows(session: Session, statement: Select[Any]) -> list[ContactRow]:
    """The contacts of a statement over `Contact`, with whom they were and what is open."""
    columns = (Contact.id, Contact.office, Contact.day, Contact.time, Contact.channel, Contact.subject, Contact.minutes)
    found = session.execute(statement.with_only_columns(*columns)).all()
    ids = [row.id for row in found]
    organisations, people, due = organisations_of(session, ids), people_of(session, ids), _due(session, ids)
    return [ContactRow(*row, organisations.get(row.id, ()), people.get(row.id, ()), due.get(row.id)) for row in found]


def _parties(
    session: Session,
    ids: Sequence[uuid.UUID],
    contact: InstrumentedAttribute[uuid.UUID],
    statement: Select[*tuple[Any, ...]],
) -> dict[uuid.UUID, tuple[Party, ...]]:
    found: dict[uuid.UUID, dict[uuid.UUID, Party]] = defaultdict(dict)
    for contact_id, party, *name in session.execute(statement.where(contact.in_(ids))):
        # Two places may have added the same one: it is shown once.
        found[contact_id].setdefault(party, Party(party, " ".join(name)))
    return {contact_id: tuple(parties.values()) for contact_id, parties in found.items()}


def organisations_of(session: Session, ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, tuple[Party, ...]]:
    """Contact -> its organisations by name. One that was deleted since keeps its name here."""
    link = ContactOrganisation
    statement = (
        select(link.contact_id, Organisation.id, Organisation.name)
        .join(Organisation, Organisation.id == link.organisation_id)
        .where(link.deleted.is_(False))
        .order_by(Organisation.name_sort)
        .execution_options(**{INCLUDE_DELETED: True})
    )
    return _parties(session, ids, link.contact_id, statement)


def people_of(session: Session, ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, tuple[Party, ...]]:
    """Contact -> its people by name."""
    link = ContactPerson
    statement = (
        select(link.contact_id, Person.id, Person.given_name, Person.family_name)
        .join(Person, Person.id == link.person_id)
        .where(link.deleted.is_(False))
        .order_by(Person.name_sort)
        .execution_options(**{INCLUDE_DELETED: True})
    )
    return _parties(session, ids, link.contact_id, statement)


def _due(session: Session, ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, dt.date]:
    statement = (
        select(FollowUp.contact_id, func.min(FollowUp.due_on))
        .where(FollowUp.contact_id.in_(ids), FollowUp.done_at.is_(None))
        .group_by(FollowUp.contact_id)
    )
    return {contact: due for contact, due in session.execute(statement) if contact is not None}


def day_of(contact: InstrumentedAttribute[uuid.UUID]) -> Any:
    """Day of a contact that is not deleted; asked for one by one, because a join starts from the wrong end."""
    return select(Contact.day).where(Contact.id == contact).scalar_subquery()


def author() -> Any:
    """Who wrote the first operation of a contact."""
    statement = select(Op.author).where(Op.row == Contact.id).order_by(Op.hlc).limit(1)
    return statement.correlate(Contact).scalar_subquery()


def entries(session: Session, condition: ColumnElement[bool], limit: int) -> list[ContactEntry]:
    """The newest contacts that satisfy a condition."""
    statement = (
        select(Contact.id, Contact.day, Contact.time, Contact.channel, Contact.subject, Contact.summary,
               Contact.minutes, func.coalesce(author(), ""))
        .where(condition)
        .order_by(*ordering("-day"))
        .limit(limit)
    )  # fmt: skip
    return [ContactEntry(*row) for row in session.execute(statement)]


def follow_ups() -> Select[Any]:
    """Every follow-up, ready for `to_follow_ups`; by due day, what has no time at the day's end."""
    first = aliased(ContactPerson)
    somebody = (
        select(Person.given_name.concat(literal(" ")).concat(Person.family_name))
        .join(first, first.person_id == Person.id)
        .where(first.contact_id == FollowUp.contact_id)
        .order_by(first.n)
        .limit(1)
        .correlate(FollowUp)
        .scalar_subquery()
    )
    return (
        select(FollowUp.id, FollowUp.contact_id, Organisation.id, Organisation.name, somebody, Contact.channel,
               FollowUp.subject, FollowUp.due_on, FollowUp.due_time, FollowUp.assigned_to, FollowUp.done_at)
        .select_from(FollowUp)
        .outerjoin(Organisation, Organisation.id == FollowUp.organisation_id)
        .outerjoin(Contact, Contact.id == FollowUp.contact_id)
        .order_by(FollowUp.due_on, func.coalesce(FollowUp.due_time, LATE), FollowUp.n)
    )  # fmt: skip


def to_follow_ups(session: Session, statement: Select[Any]) -> list[FollowUpRow]:
    return [
        FollowUpRow(row_id, contact, Party(organisation, name) if organisation else None, *rest)
        for row_id, contact, organisation, name, *rest in session.execute(statement)
    ]
