"""Which rows are about one person, or one interview, and about nobody else.

What points to a person goes with them: posts, participations with their marks, links to contacts, documents, records
that were merged with theirs. A contact goes whole where it was with this person alone; where others or an organisation
took part, it is theirs too: the link goes, the words stay, unless whoever erases has found that they name the person.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Select, Table, or_, select
from sqlalchemy.orm import Session

from db.journal.store import chunks
from db.journal.values import shapes
from db.registry.merging.references import pointing_to
from db.registry.merging.tables import Merge

OWNING = ("person", "response", "participation", "contact")
"""Entities with which goes whatever points to them."""
TEXTS = {"contact": ("subject", "summary"), "follow_up": ("subject",)}


@dataclass
class Found:
    """Rows that go whole, (entity, row) to the office that owns it; and those of which only words would go."""

    whole: dict[tuple[str, uuid.UUID], int] = field(default_factory=dict)
    texts: dict[tuple[str, uuid.UUID], int] = field(default_factory=dict)

    def rows(self, entity: str) -> list[uuid.UUID]:
        return [row for kind, row in self.whole if kind == entity]


def find(session: Session, entity: str, record: uuid.UUID) -> Found:
    """Everything about a record, deleted rows too."""
    found = Found()
    _add(session, found, entity, _same(session, record) if entity == "person" else [record])
    _follow(session, found, entity, found.rows(entity))
    if entity == "person":
        _merges(session, found, found.rows("person"))
        _contacts(session, found)
    return found


def _same(session: Session, person: uuid.UUID) -> list[uuid.UUID]:
    """The records that were ever merged with this one, and itself."""
    known, waiting = {person}, [person]
    while waiting:
        ends = select(Merge.winner_id, Merge.loser_id).where(
            or_(Merge.winner_id.in_(waiting), Merge.loser_id.in_(waiting)), Merge.undone.is_(False)
        )
        fresh = {one for pair in session.execute(ends) for one in pair} - known
        known |= fresh
        waiting = sorted(fresh)
    return sorted(known)


def _table(entity: str) -> Table:
    return shapes()[entity].table


def _owned(table: Table) -> Select[uuid.UUID, int]:
    return select(table.c.id, table.c.office)


def _add(session: Session, found: Found, entity: str, rows: Iterable[uuid.UUID]) -> None:
    table = _table(entity)
    for some in chunks(rows):
        for row, office in session.connection().execute(_owned(table).where(table.c.id.in_(some))):
            found.whole[entity, row] = office


def _follow(session: Session, found: Found, entity: str, rows: Sequence[uuid.UUID]) -> None:
    for cls, fields in pointing_to(entity):
        table: Table = cls.__table__  # type: ignore[attr-defined]
        points: list[uuid.UUID] = []
        for some in chunks(rows):
            condition = or_(*(table.c[name].in_(some) for name in fields))
            points += session.connection().scalars(select(table.c.id).where(condition))
        fresh = [row for row in points if (table.name, row) not in found.whole]
        _add(session, found, table.name, fresh)
        if fresh and table.name in OWNING:
            _follow(session, found, table.name, fresh)


def _merges(session: Session, found: Found, people: list[uuid.UUID]) -> None:
    """A merge tells what each record held."""
    for some in chunks(people):
        either = or_(Merge.winner_id.in_(some), Merge.loser_id.in_(some))
        rows = session.execute(select(Merge.id, Merge.office).where(either))
        found.whole.update({("merge", row): office for row, office in rows})


def _contacts(session: Session, found: Found) -> None:
    with_them: Any = _table("contact_person")
    links = found.rows("contact_person")
    contacts: set[uuid.UUID] = set()
    for some in chunks(links):
        contacts.update(session.connection().scalars(select(with_them.c.contact_id).where(with_them.c.id.in_(some))))
    shared = _shared(session, found, sorted(contacts))
    alone = sorted(contacts - shared)
    _add(session, found, "contact", alone)
    _follow(session, found, "contact", alone)
    contact, follow_up = _table("contact"), _table("follow_up")
    for some in chunks(sorted(shared)):
        for table, mine in ((contact, contact.c.id), (follow_up, follow_up.c.contact_id)):
            rows = session.connection().execute(_owned(table).where(mine.in_(some)))
            found.texts.update({(table.name, row): office for row, office in rows})


def _shared(session: Session, found: Found, contacts: list[uuid.UUID]) -> set[uuid.UUID]:
    """Contacts that were with somebody else, or with an organisation."""
    people, organisations = _table("contact_person"), _table("contact_organisation")
    shared: set[uuid.UUID] = set()
    for some in chunks(contacts):
        of_organisations = select(organisations.c.contact_id).where(organisations.c.contact_id.in_(some))
        shared.update(session.connection().scalars(of_organisations.where(~organisations.c.deleted)))
        others = select(people.c.contact_id, people.c.id).where(people.c.contact_id.in_(some), ~people.c.deleted)
        with_others = session.connection().execute(others)
        shared.update(contact for contact, link in with_others if ("contact_person", link) not in found.whole)
    return shared
