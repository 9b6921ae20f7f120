"""Whether places that have exchanged their packages hold the same."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from sqlalchemy import select

from db.base import synced_classes
from db.database import Database
from db.errors import QT_TRANSLATE_NOOP
from db.journal.values import shapes
from db.office.installation import Check, Installation

_DIFFERS = QT_TRANSLATE_NOOP("db", "{entity}: {here} has {here_rows} rows, {there} {there_rows}; they are not the same")
_MISSING = QT_TRANSLATE_NOOP("db", "{entity}: {rows} rows of {here} are not the same at {there}")
_WAITING = QT_TRANSLATE_NOOP("db", "{here}: {count} changes are not confirmed")
_PENDING = QT_TRANSLATE_NOOP("db", "{here}: {count} records of {entity} have not reached the next place")
_PARKED = QT_TRANSLATE_NOOP("db", "{here}: {count} records wait for others")
_DAMAGED = QT_TRANSLATE_NOOP("db", "{here}: {problem}")


@dataclass(frozen=True)
class Problem:
    """A check that did not hold; `message` as in db.errors."""

    message: str
    details: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.message.format(**self.details)


def row_digests(database: Database, entity: str, offices: Collection[int]) -> dict[bytes, bytes]:
    """A digest of every row, deleted ones too, by identity: all that travels, and nothing that a place derives."""
    shape = shapes()[entity]
    columns = [shape.table.c[name] for name in ("id", "office", "deleted", *sorted(shape.fields))]
    with database.read() as session:
        rows = session.connection().execute(select(*columns).where(shape.table.c.office.in_(offices)))
        return {row[0].bytes: hashlib.sha256(repr(tuple(row)).encode()).digest() for row in rows}


def compare(here: Installation, there: Installation, offices: Collection[int]) -> Iterator[Problem]:
    """What of the rows of these offices is not the same at both."""
    for entity in synced_classes():
        mine, other = (row_digests(place.database, entity, offices) for place in (here, there))
        if mine != other:
            names = {"here": here.database.node.name, "there": there.database.node.name}
            yield Problem(_DIFFERS, {"entity": entity, "here_rows": len(mine), "there_rows": len(other), **names})


def compare_laptop(laptop: Installation, province: Installation) -> Iterator[Problem]:
    """All that is on a laptop is the same at its province; what belongs on laptops is there whole."""
    office = [laptop.database.office]
    for entity, cls in synced_classes().items():
        mine, other = (row_digests(place.database, entity, office) for place in (laptop, province))
        differing = [row for row, digest in mine.items() if other.get(row) != digest]
        if cls.__to_field__:
            differing += [row for row in other if row not in mine]
        if differing:
            names = {"here": laptop.database.node.name, "there": province.database.node.name}
            yield Problem(_MISSING, {"entity": entity, "rows": len(differing), **names})


def unsettled(place: Installation, check: Check) -> Iterator[Problem]:
    """What is not sound at one place by its `check`, or has not come through."""
    name = place.database.node.name
    if waiting := place.exchange.unconfirmed():
        yield Problem(_WAITING, {"here": name, "count": waiting})
    for each in place.exchange.pending():
        yield Problem(_PENDING, {"here": name, "count": each.count, "entity": each.entity})
    if check.parked:
        yield Problem(_PARKED, {"here": name, "count": check.parked})
    for problem in check.problems:
        yield Problem(_DAMAGED, {"here": name, "problem": problem})


def counts(database: Database) -> dict[str, int]:
    """Standing rows by entity, those that have any."""
    found = {}
    with database.read() as session:
        for entity, cls in synced_classes().items():
            rows = len(session.execute(select(cls.id)).all())
            if rows:
                found[entity] = rows
    return found
