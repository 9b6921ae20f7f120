"""Posts: who represents which organisation, from when to when."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from db.errors import QT_TRANSLATE_NOOP, InvalidInput
from db.registry import checks
from db.registry.common import NO_ORGANISATION, NO_PERSON, Part, one_row, set_values
from db.registry.offices import let_see, office_about
from db.registry.rows import PersonFacts, PostRow
from db.registry.tables import Organisation, Person, Post

_NO_POST = QT_TRANSLATE_NOOP("db", "This post is no longer here.")
_ENDS_EARLY = QT_TRANSLATE_NOOP("db", "The post ends before it begins.")


class Posts(Part):
    add_person: Callable[[PersonFacts], uuid.UUID]

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
            one_row(session, Person, person, NO_PERSON)
            one_row(session, Organisation, organisation, NO_ORGANISATION)
            row = Post(person_id=person, organisation_id=organisation, role=checks.clean_text(role),
                       starts_on=starts_on, ends_on=ends_on,
                       office=office_about(session, organisation, person))  # fmt: skip
            session.add(row)
            session.flush()
            made = row.id
            let_see(session, person, [row.office])
        return made

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
            row = one_row(session, Post, post, _NO_POST)
            before = {name: getattr(row, name) for name in ("role", "starts_on", "ends_on")}
            after = before | changes
            _check_span(after["starts_on"], after["ends_on"])
            return set_values(row, before, after | {"role": checks.clean_text(after["role"])})

    def end_post(self, post: uuid.UUID, day: dt.date | None = None) -> bool:
        """The person no longer represents the organisation, from `day` (today) on."""
        return self.update_post(post, ends_on=day or self.today())

    def delete_post(self, post: uuid.UUID) -> None:
        with self._database.write(QT_TRANSLATE_NOOP("db", "Post deleted")) as session:
            one_row(session, Post, post, _NO_POST).deleted = True


def posts_by(session: Session, today: dt.date, condition: Any) -> tuple[PostRow, ...]:
    """Posts by what `condition` restricts, those that still stand first."""
    rows = [_post_row(values, today) for values in session.execute(_select_posts().where(condition))]
    return tuple(sorted(rows, key=lambda each: (not each.current, -(each.starts_on or dt.date.min).toordinal())))


def current_posts(session: Session, today: dt.date, people: Sequence[uuid.UUID]) -> dict[uuid.UUID, PostRow]:
    standing = or_(Post.ends_on.is_(None), Post.ends_on >= today)
    statement = _select_posts().where(Post.person_id.in_(people), standing)
    rows = [_post_row(values, today) for values in session.execute(statement)]
    return {row.person_id: row for row in sorted(rows, key=lambda each: each.starts_on or dt.date.min)}


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


def _check_span(starts_on: dt.date | None, ends_on: dt.date | None) -> None:
    if starts_on is not None and ends_on is not None and ends_on < starts_on:
        raise InvalidInput(_ENDS_EARLY, field="ends_on")
