"""What leaves the registry: frozen rows, filters and remarks."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from dataclasses import field as made_by


@dataclass(frozen=True, slots=True)
class OrganisationFacts:
    """What is written down of an organisation. `kind`, `status`, `activity_class` are codes of db.reference,
    `district` a code of its districts; `founded_on` a day, `phone` as stored (+90…) or as it was written."""

    name: str
    kind: str = "DRN"
    short_name: str | None = None
    register_no: str | None = None
    tax_no: str | None = None
    status: str = "active"
    activity_class: str | None = None
    public_benefit: bool = False
    founded_on: dt.date | None = None
    province: int | None = None
    district: str | None = None
    address: str | None = None
    phone: str | None = None
    email: str | None = None
    kep: str | None = None
    web: str | None = None
    notes: str | None = None
    source_key: str | None = None


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What is written down of a person. `title` is a code of the reference list `titles` or words of its own."""

    given_name: str
    family_name: str
    title: str | None = None
    phone: str | None = None
    email: str | None = None
    notes: str | None = None
    source_key: str | None = None

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """A line of the list."""

    id: uuid.UUID
    name: str
    kind: str
    status: str
    province: int | None
    district: str | None
    register_no: str | None
    phone: str | None
    email: str | None
    activity_class: str | None


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A line of the list; `organisation` and `role` are those of the newest post that has not ended."""

    id: uuid.UUID
    name: str
    title: str | None
    phone: str | None
    email: str | None
    organisation: str
    organisation_id: uuid.UUID | None
    role: str | None


@dataclass(frozen=True, slots=True)
class PostRow:
    """A person represents an organisation; `current` on the day it was asked for."""

    id: uuid.UUID
    person_id: uuid.UUID
    person: str
    organisation_id: uuid.UUID
    organisation: str
    role: str | None
    starts_on: dt.date | None
    ends_on: dt.date | None
    current: bool


@dataclass(frozen=True, slots=True)
class OrganisationRecord:
    id: uuid.UUID
    office: int
    facts: OrganisationFacts
    posts: tuple[PostRow, ...]
    conflicts: frozenset[str]
    """Fields that have two values because two places changed them."""


@dataclass(frozen=True, slots=True)
class PersonRecord:
    id: uuid.UUID
    office: int
    facts: PersonFacts
    posts: tuple[PostRow, ...]
    conflicts: frozenset[str]


@dataclass(frozen=True, slots=True)
class OrganisationFilter:
    """What the list shows; empty parts do not restrict. `text`: beginnings of words or a number, blind to letters."""

    text: str = ""
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    provinces: tuple[int, ...] = ()
    districts: tuple[str, ...] = ()
    activity_classes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonFilter:
    text: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An answer while typing: for pick fields and the search box. `sub` tells two of the same name apart."""

    id: uuid.UUID
    name: str
    sub: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """A warning about a value. It never keeps from saving. `message` is an English template, as in db.errors."""

    field: str
    message: str
    details: dict[str, object] = made_by(default_factory=dict)

    def __str__(self) -> str:
        return self.message.format(**self.details)


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A record that may be the same. `same` is "register_no" or "name"."""

    id: uuid.UUID
    name: str
    same: str
    register_no: str | None
    district: str | None
