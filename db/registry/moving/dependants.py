"""What goes with an organisation to another office, and what both offices see from then on.

With it go its posts, its contacts with their follow-ups, its documents, the people who represent nobody else, and the
records merged into it. Contacts with other organisations stay with the office that logged them; people with other posts
or who took part in its events stay visible to it. A row never goes where a record that it belongs to is not seen.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Table, or_, select
from sqlalchemy.orm import Session

from db.journal.store import chunks
from db.journal.values import shapes
from db.registry.merging.tables import Distinct, Merge

Row = tuple[str, uuid.UUID]


@dataclass
class Dependants:
    """`goes`: rows that have the organisation's office. `both`: rows that the organisation's office and their own see.

    `tied` people go, but the office that they leave goes on seeing them.
    """

    goes: set[Row] = field(default_factory=set)
    both: set[Row] = field(default_factory=set)
    tied: set[Row] = field(default_factory=set)


def dependants(session: Session, organisation: uuid.UUID) -> Dependants:
    """Of one organisation, deleted rows too."""
    return _Search(session, organisation).run()


class _Search:
    def __init__(self, session: Session, organisation: uuid.UUID) -> None:
        self._session, self._organisation = session, organisation
        self._found = Dependants()

    def run(self) -> Dependants:
        found = self._found
        ours = self._merged()
        found.goes |= {("organisation", one) for one in ours}
        posts = self._pairs("post", "person_id", "organisation_id", ours)
        found.goes |= {("post", post) for post, _ in posts}
        people = self._people({person for _, person in posts}, ours)
        self._contacts(ours, people)
        for entity, names in (("follow_up", ("organisation_id",)), ("follow_up", ("contact_id",))):
            holders = ours if names == ("organisation_id",) else self._ids("contact", found.goes)
            found.goes |= {(entity, row) for row in self._pointing(entity, names[0], holders)}
        held = {row for entity, row in found.goes if entity in ("organisation", "person", "contact")}
        found.goes |= {("attachment", row) for row in self._pointing("attachment", "record_id", held)}
        return found

    def _merged(self) -> set[uuid.UUID]:
        """The organisation, with the records that were merged with it; what was said of both goes along."""
        known, waiting = {self._organisation}, {self._organisation}
        while waiting:
            either = or_(Merge.winner_id.in_(waiting), Merge.loser_id.in_(waiting))
            rows = self._session.execute(select(Merge.id, Merge.winner_id, Merge.loser_id, Merge.undone).where(either))
            ends: set[uuid.UUID] = set()
            for merge, winner, loser, undone in rows:
                self._found.goes.add(("merge", merge))
                ends |= set() if undone else {winner, loser}
            waiting = ends - known
            known |= waiting
        either = or_(Distinct.first_id.in_(known), Distinct.second_id.in_(known))
        self._found.both |= {("distinct_pair", row) for row in self._session.scalars(select(Distinct.id).where(either))}
        return known

    def _people(self, people: set[uuid.UUID], ours: set[uuid.UUID]) -> set[uuid.UUID]:
        """Who represents nobody else goes; the others are seen at both places."""
        elsewhere = {
            person for post, person, organisation in self._triples("post", "person_id", "organisation_id", people)
            if organisation not in ours
        }  # fmt: skip
        seated = {person for _, person in self._pairs("participation", "person_id", "person_id", people)}
        self._found.goes |= {("person", one) for one in people - elsewhere}
        self._found.both |= {("person", one) for one in elsewhere}
        self._found.tied |= {("person", one) for one in (people - elsewhere) & seated}
        return people

    def _contacts(self, ours: set[uuid.UUID], people: set[uuid.UUID]) -> None:
        links = self._pairs("contact_organisation", "contact_id", "organisation_id", ours)
        contacts = {contact for _, contact in links}
        shared = {
            contact for link, contact, organisation in
            self._triples("contact_organisation", "contact_id", "organisation_id", contacts, by="contact_id")
            if organisation not in ours
        }  # fmt: skip
        self._found.goes |= {("contact_organisation", link) for link, _ in links}
        self._found.goes |= {("contact", one) for one in contacts - shared}
        self._found.both |= {("contact", one) for one in shared}
        for link, contact, person in self._triples("contact_person", "contact_id", "person_id", contacts, "contact_id"):
            if person in people:
                where = self._found.both if contact in shared else self._found.goes
                where.add(("contact_person", link))
            elif contact not in shared:  # with somebody of another organisation
                self._found.goes.add(("contact_person", link))
                self._found.both.add(("person", person))

    # ---- reading

    @staticmethod
    def _ids(entity: str, rows: Iterable[Row]) -> set[uuid.UUID]:
        return {row for kind, row in rows if kind == entity}

    def _pairs(self, entity: str, want: str, by: str, of: Collection[uuid.UUID]) -> list[tuple[uuid.UUID, uuid.UUID]]:
        return [(row, value) for row, value, _ in self._triples(entity, want, by, of, by)]

    def _triples(
        self, entity: str, first: str, second: str, of: Collection[uuid.UUID], by: str = ""
    ) -> list[tuple[uuid.UUID, uuid.UUID, uuid.UUID]]:
        table = _table(entity)
        found: list[Any] = []
        for some in chunks(sorted(of)):
            condition: ColumnElement[bool] = table.c[by or first].in_(some)
            found += self._session.connection().execute(
                select(table.c.id, table.c[first], table.c[second]).where(condition, ~table.c.deleted)
            )
        return [(row, one, two) for row, one, two in found]

    def _pointing(self, entity: str, name: str, to: Collection[uuid.UUID]) -> list[uuid.UUID]:
        table = _table(entity)
        found: list[uuid.UUID] = []
        for some in chunks(sorted(to)):
            found += self._session.connection().scalars(select(table.c.id).where(table.c[name].in_(some)))
        return found


def _table(entity: str) -> Table:
    return shapes()[entity].table


def by_entity(rows: Iterable[Row]) -> dict[str, int]:
    counted: dict[str, int] = defaultdict(int)
    for entity, _ in rows:
        counted[entity] += 1
    return dict(counted)
