"""Operations in and out of the database, without any judgement about them."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Select, select
from sqlalchemy.engine import RowMapping

from db.journal.operation import Operation, decode_fields, digest, encode_fields
from db.journal.tables import Blanked, Op, Origin

CHUNK = 500
"""Identifiers in one IN list; SQLite's own limit is far above, its planner's comfort is not."""

SMALL_CACHE_KIB = 20 * 1024

T = TypeVar("T")

_OP_COLUMNS = (
    Origin.name.label("origin_name"),
    Op.oseq,
    Op.hlc,
    Op.entity,
    Op.row,
    Op.office,
    Op.author,
    Op.schema,
    Op.change_set,
    Op.fields,
    Blanked.kind,
    Op.digest,
)


def chunks(items: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk


def select_operations() -> Select[Any]:
    """All stored operations with the name of their origin; narrow it with `where`, read it with `to_operation`."""
    statement: Select[Any] = select(*_OP_COLUMNS)  # type: ignore[assignment]
    return statement.join(Origin, Origin.n == Op.origin).outerjoin(Blanked, Blanked.n == Op.n)


def to_operation(row: Row[Any] | RowMapping) -> Operation:
    origin, oseq, hlc, entity, row_id, office, author, schema, change_set, fields, blank, was = tuple(row)[:12]
    told = (blank, was.hex()) if blank else ()
    return Operation(
        origin, oseq, hlc, entity, row_id, office, author, schema, change_set, decode_fields(fields), *told
    )


def operations_of(connection: Connection, rows: Sequence[uuid.UUID]) -> dict[uuid.UUID, list[Operation]]:
    """All operations on the given rows, by row; a row without any is absent."""
    found: dict[uuid.UUID, list[Operation]] = defaultdict(list)
    for some in chunks(rows):
        for row in connection.execute(select_operations().where(Op.row.in_(some))):
            operation = to_operation(row)
            found[operation.row].append(operation)
    return found


def driver(connection: Connection) -> Any:
    """The DBAPI connection below. The journal's few statements run on every write and skip SQLAlchemy's machinery,
    which costs more than SQLite itself does (measured: 40 us a statement against 4)."""
    return connection.connection.driver_connection


@contextmanager
def small_cache(connection: Connection) -> Iterator[None]:
    """What is written in order and not looked at again needs no large cache: measured, it costs no time."""
    raw = driver(connection)
    before = raw.execute("PRAGMA cache_size").fetchone()[0]
    raw.execute(f"PRAGMA cache_size = -{SMALL_CACHE_KIB}")
    try:
        yield
    finally:
        raw.execute(f"PRAGMA cache_size = {before}")


def origin_number(connection: Connection, name: str) -> int:
    """Local number of an origin; given one when it is new."""
    raw = driver(connection)
    found = raw.execute("SELECT n FROM origin WHERE name = ?", (name,)).fetchone()
    if found is None:
        return int(raw.execute("INSERT INTO origin(name) VALUES (?)", (name,)).lastrowid)
    return int(found[0])


INSERT_OP = (
    "INSERT INTO op(origin, oseq, hlc, entity, row, office, author, schema, change_set, fields, digest, via) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def record_of(operation: Operation, origin: int, fields: str, via: str | None) -> tuple[Any, ...]:
    """Parameters of `INSERT_OP`; `fields` as `encode_fields` gives them."""
    return (
        origin, operation.oseq, operation.hlc, operation.entity, operation.row.bytes, operation.office,
        operation.author, operation.schema, operation.change_set.bytes, fields, digest(operation, fields), via,
    )  # fmt: skip


def insert_operations(connection: Connection, operations: Sequence[Operation], via: str | None) -> None:
    """Store new operations; `via` is the peer that brought them, None for our own."""
    numbers = {name: origin_number(connection, name) for name in {operation.origin for operation in operations}}
    driver(connection).executemany(
        INSERT_OP, [record_of(one, numbers[one.origin], encode_fields(one.fields), via) for one in operations]
    )
    blanked = [(one.blank, numbers[one.origin], one.oseq) for one in operations if one.blank]
    if blanked:
        driver(connection).executemany(INSERT_BLANK, blanked)


INSERT_BLANK = "INSERT INTO blanked(n, kind) SELECT n, ? FROM op WHERE origin = ? AND oseq = ?"
