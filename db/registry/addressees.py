"""What a letter can say of whom it goes to."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from email.errors import HeaderParseError
from email.headerregistry import Address
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from db import reference
from db.errors import QT_TRANSLATE_NOOP
from db.journal.store import chunks
from db.registry.checks import is_email
from db.registry.places import place
from db.registry.posts import current_posts
from db.registry.tables import Organisation, Person, Post
from db.text import format_date, format_phone, upper_tr

_COMMON = {
    "ad": QT_TRANSLATE_NOOP("LetterField", "Name"),
    "sayin": QT_TRANSLATE_NOOP("LetterField", "Salutation: Sayın …"),
    "adres": QT_TRANSLATE_NOOP("LetterField", "Address"),
    "telefon": QT_TRANSLATE_NOOP("LetterField", "Telephone"),
    "eposta": QT_TRANSLATE_NOOP("LetterField", "E-mail"),
    "bugun": QT_TRANSLATE_NOOP("LetterField", "Today’s date"),
}
PLACEHOLDERS: Mapping[str, Mapping[str, str]] = {
    "organisation": {
        **_COMMON,
        "baskan": QT_TRANSLATE_NOOP("LetterField", "Head of the organisation"),
        "kisa_ad": QT_TRANSLATE_NOOP("LetterField", "Short name"),
        "tur": QT_TRANSLATE_NOOP("LetterField", "Kind"),
        "il": QT_TRANSLATE_NOOP("LetterField", "Province"),
        "ilce": QT_TRANSLATE_NOOP("LetterField", "District"),
        "kutuk": QT_TRANSLATE_NOOP("LetterField", "Register number"),
        "sorumlu": QT_TRANSLATE_NOOP("LetterField", "Responsible officer"),
    },
    "person": {
        **_COMMON,
        "unvan": QT_TRANSLATE_NOOP("LetterField", "Title"),
        "kurulus": QT_TRANSLATE_NOOP("LetterField", "Organisation"),
    },
}
"""Names in braces by entity, folded as `db.text.fold` does, with what they mean."""

HEADS = (
    "baskan", "vali", "kaymakam", "genel_mudur", "il_muduru", "buyuksehir_belediye_baskani", "il_belediye_baskani",
    "ilce_belediye_baskani", "belde_belediye_baskani", "il_genel_meclisi_baskani", "muhtar", "il_muduru_vekili",
)  # fmt: skip
"""Roles of those who stand at the head of an organisation, the first found counts."""


@dataclass(frozen=True, slots=True)
class Addressee:
    """`values` by placeholder, "" where there is none. `address`: the e-mail, "" where it has none that can be used."""

    entity: str
    id: uuid.UUID
    name: str
    address: str
    values: Mapping[str, str] = field(default_factory=dict)


def addressees(session: Session, entity: str, ids: Sequence[uuid.UUID], today: dt.date) -> list[Addressee]:
    """In the order of `ids`; those that are no longer here are left out."""
    read = _organisations if entity == "organisation" else _people
    found = {one.id: one for some in chunks(ids) for one in read(session, some, today)}
    return [found[one] for one in ids if one in found]


def _organisations(session: Session, ids: Sequence[uuid.UUID], today: dt.date) -> Iterator[Addressee]:
    heads = _heads(session, ids, today)
    columns = (Organisation.id, Organisation.name, Organisation.short_name, Organisation.kind, Organisation.province,
               Organisation.district, Organisation.address, Organisation.register_no, Organisation.officer,
               Organisation.phone, Organisation.email)  # fmt: skip
    for row in session.execute(select(*columns).where(Organisation.id.in_(ids))):
        head = heads.get(row.id, "")
        province = reference.province(row.province).name if row.province else ""
        district = reference.label("districts", row.district or "") if row.district else ""
        values = _common(row, row.name, f"Sayın {head}" if head else "Sayın Yetkili", today)
        values["adres"] = place(values["adres"], district, province)
        values |= {
            "baskan": head, "kisa_ad": row.short_name or row.name,
            "tur": reference.label("organisation_kinds", row.kind), "il": province,
            "ilce": district, "kutuk": row.register_no or "", "sorumlu": row.officer or "",
        }  # fmt: skip
        yield Addressee("organisation", row.id, row.name, _usable(row.email), values)


def _people(session: Session, ids: Sequence[uuid.UUID], today: dt.date) -> Iterator[Addressee]:
    posts = current_posts(session, today, ids)
    columns = (Person.id, Person.given_name, Person.family_name, Person.title, Person.address, Person.phone,
               Person.email)  # fmt: skip
    for row in session.execute(select(*columns).where(Person.id.in_(ids))):
        name, post = _called(row.given_name, row.family_name), posts.get(row.id)
        title = (post.role if post else None) or row.title
        values = _common(row, name, f"Sayın {name}", today)
        values |= {"unvan": reference.label("titles", title) if title else "",
                   "kurulus": post.organisation if post else ""}  # fmt: skip
        yield Addressee("person", row.id, name, _usable(row.email), values)


def _common(row: Any, name: str, salutation: str, today: dt.date) -> dict[str, str]:
    return {
        "ad": name, "sayin": salutation, "adres": " ".join((row.address or "").split()), "eposta": row.email or "",
        "telefon": format_phone(row.phone) if row.phone else "", "bugun": format_date(today),
    }  # fmt: skip


def _heads(session: Session, organisations: Sequence[uuid.UUID], today: dt.date) -> dict[uuid.UUID, str]:
    """Who stands at the head of each now; of several the one whose role comes first, then the newest."""
    begun = or_(Post.starts_on.is_(None), Post.starts_on <= today)
    lasting = or_(Post.ends_on.is_(None), Post.ends_on >= today)
    statement = (
        select(Post.organisation_id, Post.role, Post.starts_on, Person.given_name, Person.family_name)
        .join(Person, Person.id == Post.person_id)
        .where(Post.organisation_id.in_(organisations), Post.role.in_(HEADS), begun, lasting)
    )
    rows = sorted(
        session.execute(statement),
        key=lambda row: (HEADS.index(row.role), -(row.starts_on or dt.date.min).toordinal()),
    )
    return {row.organisation_id: _called(row.given_name, row.family_name) for row in reversed(rows)}


def _called(given: str, family: str) -> str:
    """As names stand in official letters: Ayşe Nur KAYA."""
    return f"{given} {upper_tr(family)}".strip()


def _usable(email: str | None) -> str:
    written = (email or "").strip()
    if not written or not is_email(written):
        return ""
    try:
        return Address(addr_spec=written).addr_spec
    except (HeaderParseError, ValueError, IndexError):
        return ""
