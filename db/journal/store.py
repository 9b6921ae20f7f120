"""Operations in and out of the database, without any judgement about them."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Select, insert, select
from sqlalchemy.engine import RowMapping

from db.journal.operation import Operation, decode_fields, digest, encode, encode_fields
from db.journal.tables import Op, Origin

CHUNK = 500
"""Identifiers in one IN list; SQLite's own limit is far above, its planner's comfort is not."""

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
)


def chunks(items: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk


def select_operations() -> Select[Any]:
    """All stored operations with the name of their origin; narrow it with `where`, read it with `to_operation`."""
    return select(*_OP_COLUMNS).join(Origin, Origin.n == Op.origin)


def to_operation(row: Row[Any] | RowMapping) -> Operation:
    origin, oseq, hlc, entity, row_id, office, author, schema, change_set, fields = tuple(row)[:10]
    return Operation(origin, oseq, hlc, entity, row_id, office, author, schema, change_set, decode_fields(fields))


def operations_of(connection: Connection, rows: Sequence[uuid.UUID]) -> dict[uuid.UUID, list[Operation]]:
    """All operations on the given rows, by row; a row without any is absent."""
    found: dict[uuid.UUID, list[Operation]] = defaultdict(list)
    for some in chunks(rows):
        for row in connection.execute(select_operations().where(Op.row.in_(some))):
            operation = to_operation(row)
            found[operation.row].append(operation)
    return found


def origin_number(connection: Connection, name: str) -> int:
    """Local number of an origin; given one when it is new."""
    number = connection.scalar(select(Origin.n).where(Origin.name == name))
    if number is None:
        number = connection.execute(insert(Origin).values(name=name)).inserted_primary_key[0]
    return int(number)


def record_of(operation: Operation, origin: int, via: str | None) -> dict[str, Any]:
    """The operation as a row of `op`."""
    return {
        "origin": origin,
        "oseq": operation.oseq,
        "hlc": operation.hlc,
        "entity": operation.entity,
        "row": operation.row,
        "office": operation.office,
        "author": operation.author,
        "schema": operation.schema,
        "change_set": operation.change_set,
        "fields": encode_fields(operation.fields),
        "digest": digest(encode(operation)),
        "via": via,
    }


def insert_operations(connection: Connection, operations: Sequence[Operation], via: str | None) -> None:
    """Store new operations; `via` is the peer that brought them, None for our own."""
    if not operations:
        return
    numbers = {name: origin_number(connection, name) for name in {operation.origin for operation in operations}}
    connection.execute(insert(Op), [record_of(one, numbers[one.origin], via) for one in operations])
