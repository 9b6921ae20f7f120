"""Organisations of every kind (public bodies too), people, posts (who represents whom, from when to when), and which
organisation belongs to which.

"Member of" has no column: membership of an association is special-category data (KVKK art. 6).
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, ClassVar

from sqlalchemy import ForeignKey, Index, SmallInteger, Text
from sqlalchemy.orm import Mapped, mapped_column

from db import reference
from db.base import Base, Id, SetOf, Synced
from db.registry.terms import FACETS, OFFICER, TAG, beginning, facet, number_words, set_term
from db.text import name_words, sort_key, words


def _search_words(
    name: list[str], others: Iterable[str | None], numbers: Iterable[str | None], more: Iterable[str] = ()
) -> str:
    """Words of the search index: what is read, the digits of numbers, the name's beginning, and what else is found."""
    found = name.copy()
    for part in others:
        if part:
            found += words(part)
    for number in numbers:
        if number:
            found += number_words(number)
    found.append(beginning("".join(name)))
    found += more
    return " ".join(found)


def _tags(values: Mapping[str, Any]) -> list[str]:
    return [set_term(TAG, tag) for tag in values.get("tags") or ()]


@lru_cache(maxsize=4_096)
def _places(province: int | None, district: str | None) -> tuple[str, ...]:
    """The words of the district, and the terms of both."""
    known = reference.district(district or "")
    named = words(known.name) if known else ()
    return (*named, facet(FACETS["province"], province), facet(FACETS["district"], district))


@lru_cache(maxsize=4_096)
def _classed(kind: str, status: str, activity_class: str | None) -> tuple[str, ...]:
    """The terms of what an organisation is."""
    fields = {"kind": kind, "status": status, "activity_class": activity_class}
    return tuple(facet(FACETS[name], value) for name, value in fields.items())


class Organisation(Synced, Base):
    """A civil society organisation or a public body. `kind` is a code of the reference list `organisation_kind`.

    `former_names`: {"name", "kind", "from", "to"} with ISO days or None, what it was called and was before.
    `merged_into`: the record that this one was found to be the same as; it is `hidden` then and found no more.
    """

    __tablename__ = "organisation"
    __everywhere__: ClassVar[bool] = True
    __moves__: ClassVar[bool] = True
    __derived__: ClassVar[frozenset[str]] = frozenset({"name_sort", "hidden"})
    __search_prefixes__: ClassVar[str] = "1 2 3 4 5"  # "derne" begins a word of nearly every row
    __table_args__ = (
        Index("ix_organisation_name", "deleted", "hidden", "name_sort", "n"),
        Index("ix_organisation_register", "register_no"),
    )

    name: Mapped[str] = mapped_column(Text)
    short_name: Mapped[str | None] = mapped_column(Text)
    former_names: Mapped[list[dict[str, Any]] | None] = mapped_column(SetOf)
    kind: Mapped[str] = mapped_column(Text)
    register_no: Mapped[str | None] = mapped_column(Text)
    tax_no: Mapped[str | None] = mapped_column(Text)
    status: Mapped[str] = mapped_column(Text, default="active")
    activity_class: Mapped[str | None] = mapped_column(Text)
    public_benefit: Mapped[bool] = mapped_column(default=False)
    public_benefit_on: Mapped[dt.date | None]
    founded_on: Mapped[dt.date | None]
    province: Mapped[int | None] = mapped_column(SmallInteger)
    district: Mapped[str | None] = mapped_column(Text)
    address: Mapped[str | None] = mapped_column(Text)
    phone: Mapped[str | None] = mapped_column(Text)
    other_phones: Mapped[list[str] | None] = mapped_column(SetOf)
    email: Mapped[str | None] = mapped_column(Text)
    other_emails: Mapped[list[str] | None] = mapped_column(SetOf)
    kep: Mapped[str | None] = mapped_column(Text)
    web: Mapped[str | None] = mapped_column(Text)
    tags: Mapped[list[str] | None] = mapped_column(SetOf)
    officer: Mapped[str | None] = mapped_column(Text)
    notes: Mapped[str | None] = mapped_column(Text)
    source_key: Mapped[str | None] = mapped_column(Text)
    merged_into: Mapped[uuid.UUID | None] = mapped_column(Id)
    name_sort: Mapped[str] = mapped_column(Text)
    hidden: Mapped[bool] = mapped_column(default=False)

    @classmethod
    def derive(cls, values: Mapping[str, Any]) -> dict[str, Any]:
        return {"name_sort": sort_key(values["name"]), "hidden": values["merged_into"] is not None}

    @classmethod
    def search_words(cls, values: Mapping[str, Any]) -> tuple[str | None, str | None]:
        if values["merged_into"] is not None:
            return None, None
        name = name_words(values["name"])
        former = [one.get("name") for one in values["former_names"] or ()]
        officer = [set_term(OFFICER, values["officer"])] if values["officer"] else ()
        found = _search_words(
            name,
            (values["short_name"], *former, values["email"], *(values["other_emails"] or ())),
            (values["register_no"], values["tax_no"], values["phone"], *(values["other_phones"] or ())),
            (
                *_places(values["province"], values["district"]),
                *_classed(values["kind"], values["status"], values["activity_class"]), *_tags(values), *officer,
            ),
        )  # fmt: skip
        return found, " ".join(name)

    @classmethod
    def search_text(cls, values: Mapping[str, Any]) -> str | None:
        return cls.search_words(values)[0]

    @classmethod
    def search_parts(cls, values: Mapping[str, Any]) -> str | None:
        return None if values["merged_into"] is not None else " ".join(words(values["name"]))


class Person(Synced, Base):
    """A person whom the office deals with. `sex` is "female", "male" or nothing."""

    __tablename__ = "person"
    __derived__: ClassVar[frozenset[str]] = frozenset({"name_sort", "hidden"})
    __table_args__ = (Index("ix_person_name", "deleted", "hidden", "name_sort", "n"),)

    given_name: Mapped[str] = mapped_column(Text)
    family_name: Mapped[str] = mapped_column(Text)
    title: Mapped[str | None] = mapped_column(Text)
    sex: Mapped[str | None] = mapped_column(Text)
    birth_year: Mapped[int | None] = mapped_column(SmallInteger)
    phone: Mapped[str | None] = mapped_column(Text)
    other_phones: Mapped[list[str] | None] = mapped_column(SetOf)
    email: Mapped[str | None] = mapped_column(Text)
    other_emails: Mapped[list[str] | None] = mapped_column(SetOf)
    address: Mapped[str | None] = mapped_column(Text)
    tags: Mapped[list[str] | None] = mapped_column(SetOf)
    notes: Mapped[str | None] = mapped_column(Text)
    source_key: Mapped[str | None] = mapped_column(Text)
    merged_into: Mapped[uuid.UUID | None] = mapped_column(Id)
    name_sort: Mapped[str] = mapped_column(Text)
    hidden: Mapped[bool] = mapped_column(default=False)

    @classmethod
    def derive(cls, values: Mapping[str, Any]) -> dict[str, Any]:
        name = f"{values['given_name']} {values['family_name']}"
        return {"name_sort": sort_key(name), "hidden": values["merged_into"] is not None}

    @classmethod
    def search_words(cls, values: Mapping[str, Any]) -> tuple[str | None, str | None]:
        if values["merged_into"] is not None:
            return None, None
        name = name_words(f"{values['given_name']} {values['family_name']}")
        emails = (values["email"], *(values["other_emails"] or ()))
        phones = (values["phone"], *(values["other_phones"] or ()))
        return _search_words(name, emails, phones, _tags(values)), " ".join(name)

    @classmethod
    def search_text(cls, values: Mapping[str, Any]) -> str | None:
        return cls.search_words(values)[0]

    @classmethod
    def search_parts(cls, values: Mapping[str, Any]) -> str | None:
        name = f"{values['given_name']} {values['family_name']}"
        return None if values["merged_into"] is not None else " ".join(words(name))


class Post(Synced, Base):
    """A person represents an organisation. `role` is a code of the reference list `title`."""

    __tablename__ = "post"
    __table_args__ = (Index("ix_post_person", "person_id"), Index("ix_post_organisation", "organisation_id"))

    person_id: Mapped[uuid.UUID] = mapped_column(Id, ForeignKey("person.id", deferrable=True, initially="DEFERRED"))
    organisation_id: Mapped[uuid.UUID] = mapped_column(
        Id, ForeignKey("organisation.id", deferrable=True, initially="DEFERRED")
    )
    role: Mapped[str | None] = mapped_column(Text)
    starts_on: Mapped[dt.date | None]
    ends_on: Mapped[dt.date | None]


class OrganisationLink(Synced, Base):
    """An organisation belongs to another: `kind` is "branch" (of a head office) or "federation" (member of one).

    Both days are inclusive and may be unknown.
    """

    __tablename__ = "organisation_link"
    __everywhere__: ClassVar[bool] = True
    __table_args__ = (
        Index("ix_organisation_link_child", "child_id"),
        Index("ix_organisation_link_parent", "parent_id"),
    )

    child_id: Mapped[uuid.UUID] = mapped_column(
        Id, ForeignKey("organisation.id", deferrable=True, initially="DEFERRED")
    )
    parent_id: Mapped[uuid.UUID] = mapped_column(
        Id, ForeignKey("organisation.id", deferrable=True, initially="DEFERRED")
    )
    kind: Mapped[str] = mapped_column(Text)
    starts_on: Mapped[dt.date | None]
    ends_on: Mapped[dt.date | None]
