"""What leaves the registry: frozen rows, filters and remarks."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field as made_by


@dataclass(frozen=True, slots=True)
class FormerName:
    """What an organisation was called, and its kind then (None: the same). Both days are inclusive."""

    name: str
    kind: str | None = None
    starts_on: dt.date | None = None
    ends_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class OrganisationFacts:
    """What is written down of an organisation. `kind`, `status`, `activity_class` are codes of db.reference,
    `district` a code of its districts; `founded_on` a day, `phone` as stored (+90…) or as it was written; `phone` and
    `email` are the main ones; `officer` is who answers for it in the office."""

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
    public_benefit_on: dt.date | None = None
    former_names: tuple[FormerName, ...] = ()
    other_phones: tuple[str, ...] = ()
    other_emails: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    officer: str | None = None


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What is written down of a person. `title` is a code of the reference list `titles` or words of its own, `sex` is
    "female", "male" or None."""

    given_name: str
    family_name: str
    title: str | None = None
    phone: str | None = None
    email: str | None = None
    notes: str | None = None
    source_key: str | None = None
    sex: str | None = None
    birth_year: int | None = None
    address: str | None = None
    other_phones: tuple[str, ...] = ()
    other_emails: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

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
    short_name: str | None
    tax_no: str | None
    founded_on: dt.date | None
    officer: str | None
    tags: tuple[str, ...]


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
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LinkRow:
    """An organisation belongs to another; `kind` as in OrganisationLink, `current` on the day it was asked for."""

    id: uuid.UUID
    kind: str
    child_id: uuid.UUID
    child: str
    parent_id: uuid.UUID
    parent: str
    starts_on: dt.date | None
    ends_on: dt.date | None
    current: bool


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
    links: tuple[LinkRow, ...] = ()
    """Head office, federations, branches, members: those that stand first."""


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
    tags: tuple[str, ...] = ()
    officers: tuple[str, ...] = ()
    not_contacted_since: dt.date | None = None
    """Only those that nobody has been in contact with on or after this day."""
    attended: str | None = None
    """Only those that took part in an event of this kind; "*": of any."""


@dataclass(frozen=True, slots=True)
class PersonFilter:
    text: str = ""
    tags: tuple[str, ...] = ()
    not_contacted_since: dt.date | None = None
    attended: str | None = None


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
class Typed:
    """What stands in a form besides the name, as far as it tells who somebody is."""

    register_no: str | None = None
    tax_no: str | None = None
    phones: Sequence[str] = ()
    emails: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A record that may be the same. `same` is what tells: "register_no", "tax_no", "name", "phone" or "email".

    `where` tells two of the same name apart: of a person the organisation, of an organisation nothing.
    """

    id: uuid.UUID
    name: str
    same: str
    register_no: str | None = None
    district: str | None = None
    where: str = ""
