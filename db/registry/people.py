"""What one can do with people."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from db.database import Database
from db.errors import QT_TRANSLATE_NOOP
from db.ids import new_id
from db.registry import checks
from db.registry.common import (
    NO_PERSON,
    Part,
    fields_in_conflict,
    one_row,
    set_values,
    suggested,
    wanted_rows,
)
from db.registry.facts import person_facts, person_values
from db.registry.listing import NameList
from db.registry.orders import person_orders
from db.registry.posts import current_posts, posts_by
from db.registry.rows import (
    Duplicate,
    PersonFacts,
    PersonFilter,
    PersonRecord,
    PersonRow,
    PostRow,
    Remark,
    Suggestion,
    Typed,
)
from db.registry.tables import Person, Post
from db.registry.terms import TAG, Wanted
from db.registry.values import Values


class People(Part):
    def __init__(self, database: Database, relations: Mapping[str, str] | None = None) -> None:
        super().__init__(database, relations)
        columns = ("id", "given_name", "family_name", "title", "phone", "email", "tags")
        searched = ("other_phones", "other_emails", "merged_into")
        orders = person_orders(self._relations)
        named = ("given_name", "family_name", "merged_into")
        self._people = NameList(database, Person, columns, searched, named, orders, self._relations)
        self._tags = Values(database, Person, "tags", TAG)

    def add_person(self, facts: PersonFacts) -> uuid.UUID:
        """Raises InvalidInput where there is no name."""
        row = Person(id=new_id(), **person_values(checks.clean_person(facts)))
        with self._database.write(QT_TRANSLATE_NOOP("db", "Person added")) as session:
            session.add(row)
        return row.id

    def update_person(self, person: uuid.UUID, **changes: Any) -> bool:
        """As `update_organisation`."""
        with self._database.write(QT_TRANSLATE_NOOP("db", "Person changed")) as session:
            row = one_row(session, Person, person, NO_PERSON)
            before = person_facts(row)
            after = checks.clean_person(replace(before, **changes))
            return set_values(row, person_values(before), person_values(after))

    def delete_person(self, person: uuid.UUID) -> None:
        with self._database.write(QT_TRANSLATE_NOOP("db", "Person deleted")) as session:
            one_row(session, Person, person, NO_PERSON).deleted = True

    def person(self, person: uuid.UUID) -> PersonRecord:
        """Raises NotFound."""
        with self._database.read() as session:
            row = one_row(session, Person, person, NO_PERSON)
            posts = posts_by(session, self.today(), Post.person_id == row.id)
            return PersonRecord(row.id, row.office, person_facts(row), posts, fields_in_conflict(session, row.id))

    def find_people(
        self, wanted: PersonFilter | None = None, order: str = "name", offset: int = 0, limit: int = 200
    ) -> list[PersonRow]:
        """A window of the list, as `find_organisations` gives it. Orders: "name" and those of `person_orders`."""
        with self._database.read() as session:
            rows = self._people.page(session, wanted_people(wanted), order, offset, limit)
            posts = current_posts(session, self.today(), [row["id"] for row in rows])
        return [_person_row(row, posts.get(row["id"])) for row in rows]

    def count_people(self, wanted: PersonFilter | None = None) -> int:
        with self._database.read() as session:
            return self._people.count(session, wanted_people(wanted)) or 0

    def quick_count_of_people(self, wanted: PersonFilter | None = None) -> int | None:
        """As `quick_count_of_organisations`."""
        with self._database.read() as session:
            return self._people.count(session, wanted_people(wanted), wait=False)

    def group_counts_of_people(self, wanted: PersonFilter | None, by: str = "tag") -> dict[str, int]:
        """As `group_counts`; people are grouped by "tag" only."""
        if by != "tag":
            raise KeyError(by)
        with self._database.read() as session:
            return self._people.group_counts(session, wanted_people(wanted), self._tags.terms(session))

    def position_of_person(
        self, person: uuid.UUID, wanted: PersonFilter | None = None, order: str = "name"
    ) -> int | None:
        with self._database.read() as session:
            return self._people.position(session, wanted_people(wanted), order, person)

    def remarks_on_person(self, facts: PersonFacts) -> list[Remark]:
        return checks.remarks_on_person(facts)

    def possible_same_people(
        self,
        given_name: str,
        family_name: str,
        exclude: uuid.UUID | None = None,
        limit: int = 5,
        *,
        phones: Sequence[str] = (),
        emails: Sequence[str] = (),
    ) -> list[Duplicate]:
        """People of nearly the same name, whatever their title, then those with the same telephone or e-mail."""
        typed = Typed(phones=phones, emails=emails)
        with self._database.read() as session:
            found = self._typing(Person).people(session, (given_name, family_name), typed, exclude, limit)
            posts = current_posts(session, self.today(), [one.id for one in found])
        return [replace(one, where=posts[one.id].organisation if one.id in posts else "") for one in found]

    def suggest_people(self, text: str, limit: int = 10) -> list[Suggestion]:
        """As `suggest_organisations`; `sub` names the organisation that the person represents."""
        with self._database.read() as session:
            rows = suggested(session, self._people, text, limit)
            posts = current_posts(session, self.today(), [row["id"] for row in rows])
        return [
            Suggestion(row["id"], _full_name(row), posts[row["id"]].organisation if row["id"] in posts else "")
            for row in rows
        ]


def _full_name(row: Mapping[str, Any]) -> str:
    return f"{row['given_name']} {row['family_name']}".strip()


def _person_row(row: Mapping[str, Any], post: PostRow | None) -> PersonRow:
    return PersonRow(
        row["id"], _full_name(row), row["title"], row["phone"], row["email"],
        post.organisation if post else "", post.organisation_id if post else None, post.role if post else None,
        tuple(row["tags"] or ()),
    )  # fmt: skip


def wanted_people(given: PersonFilter | None) -> Wanted:
    return Wanted(()) if given is None else wanted_rows(given, {})
