"""Records of the register as the comparison needs them, straight from the file."""

from __future__ import annotations

import json
import uuid
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

from sqlalchemy import text
from sqlalchemy.orm import Session

from db.registry.duplicates import standardise
from db.registry.duplicates.records import Record

Entity = Literal["organisation", "person"]
_AT_ONCE = 500

_ORGANISATIONS = text(
    "SELECT n, name, short_name, former_names, kind, register_no, tax_no, province, district, address, phone, "
    "other_phones, email, other_emails, kep, web FROM organisation WHERE deleted = 0 AND hidden = 0 ORDER BY n"
)
_PEOPLE = text(
    "SELECT n, given_name, family_name, birth_year, address, phone, other_phones, email, other_emails, "
    "(SELECT group_concat(hex(o.organisation_id), ' ') FROM post o WHERE o.person_id = p.id AND o.deleted = 0) "
    "FROM person p WHERE deleted = 0 AND hidden = 0 ORDER BY n"
)
_DISTINCT = {
    entity: text(
        f"SELECT a.n, b.n FROM distinct_pair d JOIN {entity} a ON a.id = d.first_id "
        f"JOIN {entity} b ON b.id = d.second_id WHERE d.entity = '{entity}' AND d.deleted = 0"
    )
    for entity in ("organisation", "person")
}
_LINKS = text(
    "SELECT c.n, p.n FROM organisation_link l JOIN organisation c ON c.id = l.child_id "
    "JOIN organisation p ON p.id = l.parent_id WHERE l.deleted = 0"
)


def records(session: Session, entity: Entity) -> Iterator[tuple[int, Record]]:
    """(`n`, record) of all that is neither deleted nor merged, in the order in which it was entered."""
    rows = session.execute(_ORGANISATIONS if entity == "organisation" else _PEOPLE).yield_per(5_000)
    make = _organisation if entity == "organisation" else _person
    for row in rows:
        yield row[0], make(row)


def _many(one: str | None, others: str | None) -> list[str | None]:
    return [one, *(json.loads(others) or ())] if others else [one]


def _organisation(row: Any) -> Record:
    (_, name, short_name, former, kind, register_no, tax_no, province, district, address, phone, phones, email, emails,
     kep, web) = row  # fmt: skip
    names = [short_name, *(each.get("name") for each in json.loads(former) or ())] if former else [short_name]
    return standardise.organisation(
        name, kind=kind, other_names=names, register_no=register_no, tax_no=tax_no, province=province,
        district=district, address_text=address, phone_numbers=_many(phone, phones), mails=[*_many(email, emails), kep],
        web=web,
    )  # fmt: skip


def _person(row: Any) -> Record:
    _, given_name, family_name, birth_year, address, phone, phones, email, emails, posts = row
    return standardise.person(
        given_name, family_name, birth_year=birth_year, address_text=address, phone_numbers=_many(phone, phones),
        mails=_many(email, emails), belongs=posts.split() if posts else (),
    )  # fmt: skip


class Places:
    """Which place in what was read a row's `n` has; 8 bytes a row."""

    def __init__(self) -> None:
        self.numbers = array("q")

    def of(self, number: int) -> int | None:
        at = bisect_left(self.numbers, number)
        return at if at < len(self.numbers) and self.numbers[at] == number else None


def known_different(session: Session, entity: Entity, places: Places) -> set[tuple[int, int]]:
    """Pairs that somebody has said are not the same, and of which one belongs to the other."""
    rows = list(session.execute(_DISTINCT[entity]))
    if entity == "organisation":
        rows += session.execute(_LINKS)
    found = set()
    for one, other in rows:
        first, second = places.of(one), places.of(other)
        if first is not None and second is not None:
            found.add((min(first, second), max(first, second)))
    return found


def shown(session: Session, entity: Entity, numbers: Iterable[int]) -> dict[int, Mapping[str, Any]]:
    """What is shown of the rows with these `n`: id, name, source_key, and numbers as written."""
    name = "name, register_no, tax_no" if entity == "organisation" else "trim(given_name || ' ' || family_name) AS name"
    wanted = sorted(set(numbers))
    found: dict[int, Mapping[str, Any]] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        listed = ",".join(map(str, wanted[start : start + _AT_ONCE]))
        rows = session.execute(text(f"SELECT n, id, source_key, {name} FROM {entity} WHERE n IN ({listed})")).mappings()
        found.update((row["n"], dict(row) | {"id": uuid.UUID(bytes=bytes(row["id"]))}) for row in rows)
    return found
