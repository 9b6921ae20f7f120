"""Brings derived row states into the tables, the search index and the list of conflicts."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from db import search
from db.journal import guard
from db.journal.merge import RowState
from db.journal.statement import Insert
from db.journal.store import chunks, driver
from db.journal.tables import Conflict
from db.journal.values import Shape


def existing(connection: Connection, shape: Shape, ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, int]:
    """Those of `ids` that have a row in the table, with their `n`."""
    table, found = shape.table, {}
    for some in chunks(ids):
        found.update(dict(connection.execute(select(table.c.id, table.c.n).where(table.c.id.in_(some))).all()))
    return found


def decoded(shape: Shape, state: RowState) -> dict[str, Any]:
    """All columns of a row but its identity.

    Raises:
        ValueError, TypeError, KeyError: a value is not of its column's type, or a required one is missing.
    """
    if state.blank:
        return tombstone(shape, state)
    values = shape.read(state.values)
    values |= {name: shape.nothing[name] for name in state.erased & shape.never_null - values.keys()}
    missing = [name for name in shape.required if values.get(name) is None]
    if missing:
        raise KeyError(*missing)
    return shape.complete(values) | {"deleted": state.deleted}


def tombstone(shape: Shape, state: RowState) -> dict[str, Any]:
    """What is left of a row that is blank: it is deleted, and holds its place for the rows that belong to it.

    Raises ValueError, TypeError, KeyError where the record that it belongs to is not told.
    """
    keys = {name: shape.decode(name, state.values.get(name)) for name in shape.required & shape.parents.keys()}
    missing = [name for name, value in keys.items() if value is None]
    if missing:
        raise KeyError(*missing)
    return shape.complete({**shape.nothing, **keys}) | {"deleted": True}


def write_rows(connection: Connection, shape: Shape, rows: Mapping[uuid.UUID, tuple[int, dict[str, Any]]]) -> None:
    """Insert or update rows: identifier -> (office, columns as `decoded` gives them). Updates the search index."""
    there = existing(connection, shape, rows)
    statement = Insert.of(shape.cls, connection.dialect)
    top = connection.scalar(select(func.max(shape.table.c.n))) or 0
    fresh = list(enumerate((row for row in rows if row not in there), start=top + 1))
    changed = [{"row_id": row, "office": rows[row][0], **rows[row][1]} for row in rows if row in there]
    with guard.writing(connection):
        if fresh:
            driver(connection).executemany(
                statement.sql,
                [statement.record(n, row, rows[row][0], rows[row][1]["deleted"], rows[row][1]) for n, row in fresh],
            )
        if changed:
            columns: dict[str, Any] = {name: bindparam(name) for name in changed[0] if name != "row_id"}
            by_id = update(shape.table).where(shape.table.c.id == bindparam("row_id"))
            connection.execute(by_id.values(columns), changed)
    if search.searchable(shape.cls):
        _index(connection, shape, [(n, rows[row][1]) for n, row in fresh], fresh=True)
        _index(connection, shape, [(there[values["row_id"]], values) for values in changed], fresh=False)


def _index(connection: Connection, shape: Shape, rows: Sequence[tuple[int, dict[str, Any]]], *, fresh: bool) -> None:
    entries = ((n, None if values["deleted"] else values) for n, values in rows)
    search.put(connection, shape.cls, entries, fresh=fresh)


def set_conflicts(connection: Connection, entity: str, found: Mapping[uuid.UUID, frozenset[str]], now: Any) -> int:
    """Make the list of conflicts agree with `found` (row -> fields) for these rows; return how many are new."""
    known: set[tuple[uuid.UUID, str]] = set()
    for some in chunks(found):
        listed = connection.execute(select(Conflict.row, Conflict.field).where(Conflict.row.in_(some)))
        known.update((row, field) for row, field in listed)
    wanted = {(row, field) for row, fields in found.items() for field in fields}
    _close_conflicts(connection, known - wanted)
    fresh = [{"entity": entity, "row": row, "field": field, "opened_at": now} for row, field in sorted(wanted - known)]
    if fresh:
        connection.execute(insert(Conflict), fresh)
    return len(fresh)


def _close_conflicts(connection: Connection, settled: Iterable[tuple[uuid.UUID, str]]) -> None:
    """Take (row, field) pairs off the list."""
    for row, field in settled:
        connection.execute(delete(Conflict).where(Conflict.row == row, Conflict.field == field))
