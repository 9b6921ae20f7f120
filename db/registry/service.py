"""What one can do with organisations, people and posts."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields, replace
from typing import Any, TypeVar

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from db import reference
from db.base import Synced
from db.database import Database
from db.errors import QT_TRANSLATE_NOOP, InvalidInput, NotFound
from db.ids import new_id
from db.journal import HistoryEntry, history
from db.registry import checks
from db.registry.listing import NameList
from db.registry.rows import (
    Duplicate,
    OrganisationFacts,
    OrganisationFilter,
    OrganisationRecord,
    OrganisationRow,
    PersonFacts,
    PersonFilter,
    PersonRecord,
    PersonRow,
    PostRow,
    Remark,
    Suggestion,
)
from db.registry.tables import Organisation, Person, Post, organisation_at_a_glance, person_at_a_glance
from db.registry.terms import FACETS, Wanted, joined_name, number_words
from db.registry.terms import beginning as begins_with

NO_ORGANISATION = QT_TRANSLATE_NOOP("db", "This organisation is no longer here.")
NO_PERSON = QT_TRANSLATE_NOOP("db", "This person is no longer here.")
_NO_POST = QT_TRANSLATE_NOOP("db", "This post is no longer here.")
_ENDS_EARLY = QT_TRANSLATE_NOOP("db", "The post ends before it begins.")
_SUGGESTED = 200
_LEAST_FOR_DUPLICATES = 4  # letters; shorter beginnings fit too many names

T = TypeVar("T", bound=Synced)
_ORGANISATION_FIELDS = tuple(each.name for each in fields(OrganisationFacts))
_PERSON_FIELDS = tuple(each.name for each in fields(PersonFacts))
_ORGANISATION_COLUMNS = tuple(each.name for each in fields(OrganisationRow))


class RegistryService:
    """Organisations, people, and who represents whom."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._organisations = NameList(
            Organisation, _ORGANISATION_COLUMNS, ("short_name", "tax_no", *FACETS), organisation_at_a_glance,
            {"kind": "kind", "district": "district", "province": "province", "status": "status"},
        )  # fmt: skip
        columns = ("id", "given_name", "family_name", "title", "phone", "email")
        self._people = NameList(Person, columns, columns, person_at_a_glance)

    # ---- organisations
    def add_organisation(self, facts: OrganisationFacts) -> uuid.UUID:
        """Raises InvalidInput where the name is empty or a code unknown."""
        row = Organisation(id=new_id(), **asdict(checks.clean_organisation(facts)))
        with self._database.write(QT_TRANSLATE_NOOP("db", "Organisation added")) as session:
            session.add(row)
        return row.id

    def update_organisation(self, organisation: uuid.UUID, **changes: Any) -> bool:
        """Change the given facts; others stay, also those changed elsewhere meanwhile. False: all is as it was.

        Raises NotFound, and InvalidInput as `add_organisation` does.
        """
        with self._database.write(QT_TRANSLATE_NOOP("db", "Organisation changed")) as session:
            row = _one(session, Organisation, organisation, NO_ORGANISATION)
            before = _facts(row)
            return _set(row, asdict(before), asdict(checks.clean_organisation(replace(before, **changes))))

    def set_status(self, organisation: uuid.UUID, status: str) -> bool:
        return self.update_organisation(organisation, status=status)

    def delete_organisation(self, organisation: uuid.UUID) -> None:
        """Put it away; undo brings it back. Its posts stay, as they belong to the people too."""
        with self._database.write(QT_TRANSLATE_NOOP("db", "Organisation deleted")) as session:
            _one(session, Organisation, organisation, NO_ORGANISATION).deleted = True

    def organisation(self, organisation: uuid.UUID) -> OrganisationRecord:
        """Raises NotFound."""
        with self._database.read() as session:
            row = _one(session, Organisation, organisation, NO_ORGANISATION)
            posts = self._posts(session, Post.organisation_id == organisation)
            return OrganisationRecord(row.id, row.office, _facts(row), posts, _conflicts(session, organisation))

    def find_organisations(
        self, wanted: OrganisationFilter | None = None, order: str = "name", offset: int = 0, limit: int = 200
    ) -> list[OrganisationRow]:
        """A window of the list. Orders: name, kind, district, province, status; a minus before it reverses."""
        with self._database.read() as session:
            rows = self._organisations.page(session, _wanted(wanted), order, offset, limit)
        return [OrganisationRow(*(row[name] for name in _ORGANISATION_COLUMNS)) for row in rows]

    def count_organisations(self, wanted: OrganisationFilter | None = None) -> int:
        with self._database.read() as session:
            return self._organisations.count(session, _wanted(wanted))

    def position_of_organisation(
        self, organisation: uuid.UUID, wanted: OrganisationFilter | None = None, order: str = "name"
    ) -> int | None:
        """Place in the list by name, from 0; None where it is not in it."""
        with self._database.read() as session:
            return self._organisations.position(session, _wanted(wanted), order, organisation)

    def organisation_names(self, ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, str]:
        """Names of the given organisations that are still here."""
        with self._database.read() as session:
            found = session.execute(select(Organisation.id, Organisation.name).where(Organisation.id.in_(ids)))
            return dict(found.all())

    def remarks_on_organisation(self, facts: OrganisationFacts) -> list[Remark]:
        return checks.remarks_on_organisation(facts, self.today())

    def possible_duplicates(
        self, name: str, register_no: str | None = None, exclude: uuid.UUID | None = None, limit: int = 5
    ) -> list[Duplicate]:
        """Organisations with the same register number, or the same name but for the words of its legal form."""
        core, number = checks.core_name(name), number_words(register_no)
        with self._database.read() as session:
            rows = []
            if len(core) >= _LEAST_FOR_DUPLICATES:
                rows += self._begins(session, self._organisations, core, _SUGGESTED)
            if number:
                rows += self._organisations.page(session, Wanted(((number[0],),)), "name", 0, _SUGGESTED)
        found: dict[uuid.UUID, Duplicate] = {}
        for row in rows:
            same = _same(row, core, number)
            if same and row["id"] != exclude:
                values = (row["id"], row["name"], same, row["register_no"], row["district"])
                found.setdefault(row["id"], Duplicate(*values))
        return sorted(found.values(), key=lambda each: each.same != "register_no")[:limit]

    def suggest_organisations(self, text: str, limit: int = 10) -> list[Suggestion]:
        """Best answers while typing: names that begin so first, then other hits by name."""
        with self._database.read() as session:
            rows = self._suggested(session, self._organisations, text, limit)
        return [
            Suggestion(row["id"], row["name"], reference.label("districts", row["district"] or ""), row["kind"])
            for row in rows
        ]

    # ---- people
    def add_person(self, facts: PersonFacts) -> uuid.UUID:
        """Raises InvalidInput where there is no name."""
        row = Person(id=new_id(), **asdict(checks.clean_person(facts)))
        with self._database.write(QT_TRANSLATE_NOOP("db", "Person added")) as session:
            session.add(row)
        return row.id

    def update_person(self, person: uuid.UUID, **changes: Any) -> bool:
        """As `update_organisation`."""
        with self._database.write(QT_TRANSLATE_NOOP("db", "Person changed")) as session:
            row = _one(session, Person, person, NO_PERSON)
            before = _person_facts(row)
            return _set(row, asdict(before), asdict(checks.clean_person(replace(before, **changes))))

    def delete_person(self, person: uuid.UUID) -> None:
        with self._database.write(QT_TRANSLATE_NOOP("db", "Person deleted")) as session:
            _one(session, Person, person, NO_PERSON).deleted = True

    def person(self, person: uuid.UUID) -> PersonRecord:
        """Raises NotFound."""
        with self._database.read() as session:
            row = _one(session, Person, person, NO_PERSON)
            posts = self._posts(session, Post.person_id == person)
            return PersonRecord(row.id, row.office, _person_facts(row), posts, _conflicts(session, person))

    def find_people(
        self, wanted: PersonFilter | None = None, order: str = "name", offset: int = 0, limit: int = 200
    ) -> list[PersonRow]:
        """A window of the list in order of name ("-name": reversed)."""
        with self._database.read() as session:
            rows = self._people.page(session, _wanted(wanted), order, offset, limit)
            posts = self._current_posts(session, [row["id"] for row in rows])
        return [_person_row(row, posts.get(row["id"])) for row in rows]

    def count_people(self, wanted: PersonFilter | None = None) -> int:
        with self._database.read() as session:
            return self._people.count(session, _wanted(wanted))

    def position_of_person(
        self, person: uuid.UUID, wanted: PersonFilter | None = None, order: str = "name"
    ) -> int | None:
        with self._database.read() as session:
            return self._people.position(session, _wanted(wanted), order, person)

    def remarks_on_person(self, facts: PersonFacts) -> list[Remark]:
        return checks.remarks_on_person(facts)

    def possible_same_people(self, name: str, exclude: uuid.UUID | None = None, limit: int = 5) -> list[Suggestion]:
        """People of the same name, blind to case and letters; `sub` names their organisation."""
        joined = joined_name(name)
        same = [one for one in self.suggest_people(name, _SUGGESTED) if joined_name(one.name) == joined]
        return [one for one in same if one.id != exclude][:limit]

    def suggest_people(self, text: str, limit: int = 10) -> list[Suggestion]:
        """As `suggest_organisations`; `sub` names the organisation that the person represents."""
        with self._database.read() as session:
            rows = self._suggested(session, self._people, text, limit)
            posts = self._current_posts(session, [row["id"] for row in rows])
        return [
            Suggestion(row["id"], _full_name(row), posts[row["id"]].organisation if row["id"] in posts else "")
            for row in rows
        ]

    # ---- posts
    def add_post(
        self,
        person: uuid.UUID,
        organisation: uuid.UUID,
        role: str | None = None,
        starts_on: dt.date | None = None,
        ends_on: dt.date | None = None,
    ) -> uuid.UUID:
        """`role` is a code of the reference list `titles`, or words of its own. Raises NotFound, InvalidInput."""
        _check_span(starts_on, ends_on)
        with self._database.write(QT_TRANSLATE_NOOP("db", "Post added")) as session:
            _one(session, Person, person, NO_PERSON)
            _one(session, Organisation, organisation, NO_ORGANISATION)
            row = Post(person_id=person, organisation_id=organisation, role=checks.clean_text(role),
                       starts_on=starts_on, ends_on=ends_on)  # fmt: skip
            session.add(row)
        return row.id

    def add_representative(
        self,
        name: str,
        organisation: uuid.UUID,
        role: str | None = None,
        starts_on: dt.date | None = None,
        ends_on: dt.date | None = None,
    ) -> uuid.UUID:
        """A person who was not recorded yet, with the post, as one change; the last word is the family name."""
        given, _, family = name.strip().rpartition(" ")
        with self._database.write(QT_TRANSLATE_NOOP("db", "Person added")):
            person = self.add_person(PersonFacts(given or family, family if given else ""))
            self.add_post(person, organisation, role, starts_on, ends_on)
        return person

    def update_post(self, post: uuid.UUID, **changes: Any) -> bool:
        """Change role, starts_on or ends_on."""
        with self._database.write(QT_TRANSLATE_NOOP("db", "Post changed")) as session:
            row = _one(session, Post, post, _NO_POST)
            before = {name: getattr(row, name) for name in ("role", "starts_on", "ends_on")}
            after = before | changes
            _check_span(after["starts_on"], after["ends_on"])
            return _set(row, before, after | {"role": checks.clean_text(after["role"])})

    def end_post(self, post: uuid.UUID, day: dt.date | None = None) -> bool:
        """The person no longer represents the organisation, from `day` (today) on."""
        return self.update_post(post, ends_on=day or self.today())

    def delete_post(self, post: uuid.UUID) -> None:
        with self._database.write(QT_TRANSLATE_NOOP("db", "Post deleted")) as session:
            _one(session, Post, post, _NO_POST).deleted = True

    # ---- both
    def history(self, record: uuid.UUID) -> list[HistoryEntry]:
        """Every write of an organisation, a person or a post, newest first."""
        with self._database.read() as session:
            return history(session, record)

    @property
    def last_change_set(self) -> uuid.UUID | None:
        """What `undo` takes to take back the newest change of this thread."""
        return self._database.last_change_set

    def undo(self, change_set: uuid.UUID) -> bool:
        """Take back one change; False where there is nothing to take back or somebody has built on it since."""
        done = self._database.undo(change_set)
        return done is not None and done.reverted > 0

    @property
    def home_province(self) -> int | None:
        """The province of this office, None at the centre."""
        return self._database.office if 1 <= self._database.office <= len(reference.provinces()) else None

    def today(self) -> dt.date:
        return self._database.clock.now().astimezone().date()

    # ---- inside
    def _suggested(self, session: Session, listed: NameList, typed: str, limit: int) -> list[Mapping[str, Any]]:
        wanted = Wanted.of(typed)
        if not wanted.groups:
            return []
        first = self._begins(session, listed, joined_name(typed), limit)
        known = {row["id"] for row in first}
        rest = listed.page(session, wanted, "name", 0, limit + len(first))
        return [*first, *(row for row in rest if row["id"] not in known)][:limit]

    @staticmethod
    def _begins(session: Session, listed: NameList, joined: str, limit: int) -> list[Mapping[str, Any]]:
        if not joined:
            return []
        return listed.page(session, Wanted(((begins_with(joined) + "*",),)), "name", 0, limit)

    def _posts(self, session: Session, condition: Any) -> tuple[PostRow, ...]:
        """Posts by what `condition` restricts, those that still stand first."""
        today = self.today()
        rows = [_post_row(values, today) for values in session.execute(_select_posts().where(condition))]
        return tuple(sorted(rows, key=lambda each: (not each.current, -(each.starts_on or dt.date.min).toordinal())))

    def _current_posts(self, session: Session, people: Sequence[uuid.UUID]) -> dict[uuid.UUID, PostRow]:
        today = self.today()
        standing = or_(Post.ends_on.is_(None), Post.ends_on >= today)
        statement = _select_posts().where(Post.person_id.in_(people), standing)
        rows = [_post_row(values, today) for values in session.execute(statement)]
        return {row.person_id: row for row in sorted(rows, key=lambda each: each.starts_on or dt.date.min)}


def _one(session: Session, cls: type[T], row: uuid.UUID, message: str) -> T:
    found = session.execute(select(cls).where(cls.id == row)).scalar_one_or_none()
    if found is None:
        raise NotFound(message)
    return found


def _set(row: Synced, before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    changed = {name: value for name, value in after.items() if value != before[name]}
    for name, value in changed.items():
        setattr(row, name, value)
    return bool(changed)


def _facts(row: Organisation) -> OrganisationFacts:
    return OrganisationFacts(**{name: getattr(row, name) for name in _ORGANISATION_FIELDS})


def _person_facts(row: Person) -> PersonFacts:
    return PersonFacts(**{name: getattr(row, name) for name in _PERSON_FIELDS})


def _wanted(given: OrganisationFilter | PersonFilter | None) -> Wanted:
    if given is None:
        return Wanted(())
    if isinstance(given, PersonFilter):
        return Wanted.of(given.text)
    chosen = {"kind": given.kinds, "status": given.statuses, "province": given.provinces,
              "district": given.districts, "activity_class": given.activity_classes}  # fmt: skip
    return Wanted.of(given.text, chosen)


def _same(row: Mapping[str, Any], core: str, number: list[str]) -> str:
    if number and number_words(row["register_no"]) == number:
        return "register_no"
    return "name" if core and checks.core_name(row["name"]) == core else ""


def _full_name(row: Mapping[str, Any]) -> str:
    return f"{row['given_name']} {row['family_name']}".strip()


def _person_row(row: Mapping[str, Any], post: PostRow | None) -> PersonRow:
    return PersonRow(
        row["id"], _full_name(row), row["title"], row["phone"], row["email"],
        post.organisation if post else "", post.organisation_id if post else None, post.role if post else None,
    )  # fmt: skip


def _select_posts() -> Select[Any]:
    columns: tuple[Any, ...] = (
        Post.id, Post.person_id, Person.given_name, Person.family_name, Post.organisation_id, Organisation.name,
        Post.role, Post.starts_on, Post.ends_on,
    )  # fmt: skip
    people = select(*columns).select_from(Post).join(Person, Person.id == Post.person_id)
    return people.join(Organisation, Organisation.id == Post.organisation_id)


def _post_row(values: Sequence[Any], today: dt.date) -> PostRow:
    post, person, given, family, organisation, name, role, starts_on, ends_on = values
    current = (starts_on is None or starts_on <= today) and (ends_on is None or ends_on >= today)
    return PostRow(post, person, f"{given} {family}".strip(), organisation, name, role, starts_on, ends_on, current)


def _conflicts(session: Session, row: uuid.UUID) -> frozenset[str]:
    from db.journal.tables import Conflict

    return frozenset(session.scalars(select(Conflict.field).where(Conflict.row == row)))


def _check_span(starts_on: dt.date | None, ends_on: dt.date | None) -> None:
    if starts_on is not None and ends_on is not None and ends_on < starts_on:
        raise InvalidInput(_ENDS_EARLY, field="ends_on")
