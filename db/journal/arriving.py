"""Many operations at once on their way into the log: looked up and stored in a few statements, rows that are new
straight into their table."""

from __future__ import annotations

import uuid
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection

from db import search
from db.journal import guard
from db.journal.operation import RESERVED, Operation, Stamp
from db.journal.statement import Column, Insert, blobs, insert_columns
from db.journal.store import INSERT_BLANK, chunks, driver, origin_number
from db.journal.values import Shape

_OP = tuple("origin oseq hlc entity row office author schema change_set fields digest via".split())
_KNOWN = "SELECT oseq, digest, op.n, kind FROM op LEFT JOIN blanked ON blanked.n = op.n WHERE origin = ? AND oseq "
MANY = 1_000
"""Rows for which it is worth to take a table's guard away meanwhile."""
_ASKED = 5_000  # identifiers in one statement


class Arrived(NamedTuple):
    """An operation with its fields as JSON text, and the digest of the whole of it."""

    operation: Operation
    text: str
    digest: bytes


def stored(connection: Connection, arrived: Sequence[Arrived]) -> dict[Stamp, tuple[bytes, int, str]]:
    """Of those that are in the log: digest, number, and how it is blanked ("": not)."""
    raw = driver(connection)
    by_origin: dict[str, list[int]] = defaultdict(list)
    for one in arrived:
        by_origin[one.operation.origin].append(one.operation.oseq)
    known: dict[Stamp, tuple[bytes, int, str]] = {}
    for name, numbers in by_origin.items():
        origin, first, last = origin_number(connection, name), min(numbers), max(numbers)
        if last - first < 2 * len(numbers):  # nearly always a run
            found = raw.execute(f"{_KNOWN} BETWEEN ? AND ?", (origin, first, last)).fetchall()
        else:
            found = [row for some in chunks(numbers, _ASKED)
                     for row in raw.execute(f"{_KNOWN} IN ({_marks(some)})", (origin, *some))]  # fmt: skip
        known.update({(name, oseq): (digest, n, kind or "") for oseq, digest, n, kind in found})
    return known


def belongings(connection: Connection, rows: Collection[uuid.UUID]) -> dict[uuid.UUID, tuple[str, int]]:
    """Entity and office of those rows that the log knows."""
    raw, found = driver(connection), {}
    for some in chunks(rows, _ASKED):
        statement = f"SELECT row, entity, office FROM op WHERE row IN ({_marks(some)}) GROUP BY row"
        for row, entity, office in raw.execute(statement, blobs(some)):
            found[uuid.UUID(bytes=bytes(row))] = (entity, office)
    return found


def _marks(values: Sequence[Any]) -> str:
    return ",".join("?" * len(values))


def store(connection: Connection, arrived: Sequence[Arrived], via: str) -> None:
    """Append them to the log in this order; `via` is the peer that brought them."""
    if not arrived:
        return
    operations = [one.operation for one in arrived]
    numbers = {name: origin_number(connection, name) for name in {one.origin for one in operations}}
    change_sets = {one.change_set: bytearray(one.change_set.bytes) for one in operations}
    columns: list[Column] = [
        [numbers[one.origin] for one in operations], [one.oseq for one in operations], [one.hlc for one in operations],
        [one.entity for one in operations], blobs(one.row for one in operations), [one.office for one in operations],
        [one.author for one in operations], [one.schema for one in operations],
        [change_sets[one.change_set] for one in operations], [one.text for one in arrived],
        [bytearray(one.digest) for one in arrived], [via] * len(arrived),
    ]  # fmt: skip
    raw = driver(connection)
    insert_columns(raw, "op", _OP, columns)
    blanked = [(one.blank, numbers[one.origin], one.oseq) for one in operations if one.blank]
    if blanked:
        raw.executemany(INSERT_BLANK, blanked)


def created(operations: Iterable[Operation], known_rows: Collection[uuid.UUID]) -> dict[uuid.UUID, Operation]:
    """Rows that are new with a single plain operation: what an import mostly consists of."""
    listed = list(operations)
    counted = Counter(one.row for one in listed)
    return {
        one.row: one
        for one in listed
        if counted[one.row] == 1 and not one.blank and one.row not in known_rows and RESERVED.isdisjoint(one.fields)
    }


def insert_new(connection: Connection, shape: Shape, rows: Mapping[uuid.UUID, tuple[int, dict[str, Any]]]) -> None:
    """Insert rows that are in no table yet: identifier -> (office, columns as `decoded` gives them)."""
    if not rows:
        return
    statement, raw = Insert.of(shape.cls, connection.dialect), driver(connection)
    first = (raw.execute(f"SELECT max(n) FROM {statement.entity}").fetchone()[0] or 0) + 1
    values = [full for _, full in rows.values()]
    names, columns = statement.many(first, list(rows), [office for office, _ in rows.values()], values)
    with guard.writing(connection) if len(rows) < MANY else guard.lifted(connection, statement.entity):
        insert_columns(raw, statement.table, names, columns)
        if statement.searchable:
            search.store(connection, shape.cls, first, list(map(shape.cls.search_words, values)))
