"""Organisations of every kind (public bodies too), people, and posts: who represents whom, from when to when.

"Member of" has no column: membership of an association is special-category data (KVKK art. 6).
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, ClassVar

from sqlalchemy import ForeignKey, Index, SmallInteger, Text
from sqlalchemy.orm import Mapped, mapped_column

from db import reference
from db.base import Base, Id, Synced
from db.registry.terms import FACETS, beginning, facet, number_words
from db.text import sort_key, words


def _search_words(
    name: str, others: Iterable[str | None], numbers: Iterable[str | None], facets: Iterable[str] = ()
) -> str:
    """Words of the search index: what is read, the digits of numbers, the name's beginning, and the list's filters."""
    found = words(name)
    begins = beginning("".join(found))
    for part in others:
        if part:
            found += words(part)
    for number in numbers:
        if number:
            found += number_words(number)
    return " ".join((*found, begins, *facets))


def organisation_at_a_glance(values: Mapping[str, Any]) -> str:
    """The part of an organisation's search words that most searches are answered by."""
    return " ".join((*words(values["name"]), *(facet(mark, values[field]) for field, mark in FACETS.items())))


def person_at_a_glance(values: Mapping[str, Any]) -> str:
    return " ".join(words(f"{values['given_name']} {values['family_name']}"))


@cache
def _district_name(code: str) -> str | None:
    known = reference.district(code)
    return known.name if known else None


class Organisation(Synced, Base):
    """A civil society organisation or a public body. `kind` is a code of the reference list `organisation_kind`."""

    __tablename__ = "organisation"
    __derived__: ClassVar[frozenset[str]] = frozenset({"name_sort"})
    __search_prefixes__: ClassVar[str] = "1 2 3 4 5"  # "derne" begins a word of nearly every row
    __table_args__ = (
        Index("ix_organisation_name", "deleted", "name_sort", "n"),
        Index("ix_organisation_register", "register_no"),
    )

    name: Mapped[str] = mapped_column(Text)
    short_name: Mapped[str | None] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    register_no: Mapped[str | None] = mapped_column(Text)
    tax_no: Mapped[str | None] = mapped_column(Text)
    status: Mapped[str] = mapped_column(Text, default="active")
    activity_class: Mapped[str | None] = mapped_column(Text)
    public_benefit: Mapped[bool] = mapped_column(default=False)
    founded_on: Mapped[dt.date | None]
    province: Mapped[int | None] = mapped_column(SmallInteger)
    district: Mapped[str | None] = mapped_column(Text)
    address: Mapped[str | None] = mapped_column(Text)
    phone: Mapped[str | None] = mapped_column(Text)
    email: Mapped[str | None] = mapped_column(Text)
    kep: Mapped[str | None] = mapped_column(Text)
    web: Mapped[str | None] = mapped_column(Text)
    notes: Mapped[str | None] = mapped_column(Text)
    source_key: Mapped[str | None] = mapped_column(Text)
    name_sort: Mapped[str] = mapped_column(Text)

    @classmethod
    def derive(cls, values: Mapping[str, Any]) -> dict[str, Any]:
        return {"name_sort": sort_key(values["name"])}

    @classmethod
    def search_text(cls, values: Mapping[str, Any]) -> str | None:
        return _search_words(
            values["name"],
            (values["short_name"], _district_name(values["district"] or ""), values["email"]),
            (values["register_no"], values["tax_no"], values["phone"]),
            [facet(mark, values[field]) for field, mark in FACETS.items()],
        )


class Person(Synced, Base):
    """A person whom the office deals with."""

    __tablename__ = "person"
    __derived__: ClassVar[frozenset[str]] = frozenset({"name_sort"})
    __table_args__ = (Index("ix_person_name", "deleted", "name_sort", "n"),)

    given_name: Mapped[str] = mapped_column(Text)
    family_name: Mapped[str] = mapped_column(Text)
    title: Mapped[str | None] = mapped_column(Text)
    phone: Mapped[str | None] = mapped_column(Text)
    email: Mapped[str | None] = mapped_column(Text)
    notes: Mapped[str | None] = mapped_column(Text)
    source_key: Mapped[str | None] = mapped_column(Text)
    name_sort: Mapped[str] = mapped_column(Text)

    @classmethod
    def derive(cls, values: Mapping[str, Any]) -> dict[str, Any]:
        return {"name_sort": sort_key(f"{values['given_name']} {values['family_name']}")}

    @classmethod
    def search_text(cls, values: Mapping[str, Any]) -> str | None:
        name = f"{values['given_name']} {values['family_name']}"
        return _search_words(name, (values["email"],), (values["phone"],))


class Post(Synced, Base):
    """A person represents an organisation. `role` is a code of the reference list `title`."""

    __tablename__ = "post"
    __table_args__ = (Index("ix_post_person", "person_id"), Index("ix_post_organisation", "organisation_id"))

    person_id: Mapped[uuid.UUID] = mapped_column(
        Id, ForeignKey("person.id", deferrable=True, initially="DEFERRED")
    )
    organisation_id: Mapped[uuid.UUID] = mapped_column(
        Id, ForeignKey("organisation.id", deferrable=True, initially="DEFERRED")
    )
    role: Mapped[str | None] = mapped_column(Text)
    starts_on: Mapped[dt.date | None]
    ends_on: Mapped[dt.date | None]
