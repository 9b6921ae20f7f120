"""Organisations of every kind (public bodies too), people, and posts: who represents whom, from when to when.

"Member of" has no column: membership of an association is special-category data (KVKK art. 6).
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any, ClassVar

from sqlalchemy import ForeignKey, Index, SmallInteger, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Id, Synced
from db.text import fold, sort_key


def digits(text: str | None) -> str:
    """The digits of a number as people write it, so that it is found however it is typed."""
    return "".join(filter(str.isdigit, text or ""))


class Organisation(Synced, Base):
    """A civil society organisation or a public body. `kind` is a code of the reference list `organisation_kind`."""

    __tablename__ = "organisation"
    __derived__: ClassVar[frozenset[str]] = frozenset({"name_sort"})
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
        parts = (values["name"], values["short_name"], values["district"], values["email"])
        numbers = (digits(values["register_no"]), digits(values["tax_no"]), digits(values["phone"]))
        return " ".join((*(fold(part) for part in parts if part), *filter(None, numbers)))


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
        parts = (values["given_name"], values["family_name"], values["email"])
        return " ".join((*(fold(part) for part in parts if part), digits(values["phone"])))


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
