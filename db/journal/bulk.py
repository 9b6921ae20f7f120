"""The journalled write for many rows at once: the same operations, rows and search words as one by one, in three
`executemany` calls per chunk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import Session

from db import search
from db.base import Synced
from db.ids import new_id
from db.journal import guard
from db.journal.operation import Operation, Register, digest, encode, encode_fields
from db.journal.recorder import Recorder, recorder_of
from db.journal.store import chunks, origin_number
from db.journal.tables import Op
from db.journal.values import Shape, shape_of

CHUNK = 5_000
"""Rows per round: enough for `executemany` to be worth it, few enough for steady memory and progress."""


def bulk_insert(session: Session, cls: type[Synced], rows: Iterable[Mapping[str, Any]]) -> int:
    """Insert new rows of one journalled class and return how many.

    Each mapping holds field values by name; `id` and `office` are made up where they are missing, defaults as usual.
    Can be fed from a generator: memory stays flat.
    """
    recorder, connection = recorder_of(session), session.connection()
    session.flush()
    writer = _Writer(connection, recorder, shape_of(cls))
    return sum(writer.write(chunk) for chunk in chunks(rows, CHUNK))


class _Writer:
    """Prepared statements of one class. Goes past SQLAlchemy's own `executemany` (which is two times slower here) but
    with its column types, so that values are stored as everywhere else."""

    def __init__(self, connection: Connection, recorder: Recorder, shape: Shape) -> None:
        self.connection, self.recorder, self.shape = connection, recorder, shape
        self.entity = str(shape.table.name)
        self.origin = origin_number(connection, recorder.origin)
        self.next = (connection.scalar(select(func.max(shape.table.c.n))) or 0) + 1
        names = ["n", "id", "office", "deleted", *shape.fields, *sorted(shape.cls.__derived__)]
        self.columns = names[3:]
        self.row_sql, self.row_types = _statement(connection, shape.table, names)
        op_names = [column.key for column in Op.__table__.columns if column.key != "n"]
        self.op_sql, _ = _statement(connection, Op.__table__, op_names)

    def write(self, rows: list[Mapping[str, Any]]) -> int:
        """Write one chunk."""
        records: list[tuple[Any, ...]] = []
        operations: list[tuple[Any, ...]] = []
        words: list[tuple[int, str | None]] = []
        searchable = search.searchable(self.shape.cls)
        for values in rows:
            full = self.shape.complete(values) | {"deleted": False}
            row, office = values.get("id") or new_id(), values.get("office", self.recorder.office)
            fields = {
                name: Register(self.shape.to_json[name](full[name]))
                for name in self.shape.fields
                if full[name] is not None
            }
            operation = self.recorder.operation(self.entity, row, office, fields)
            operations.append(self._op_record(operation))
            records.append((self.next, row.bytes, office, *map(full.__getitem__, self.columns)))
            if searchable:
                words.append((self.next, self.shape.cls.search_text(full)))
            self.recorder.changed[self.entity].add(row)
            self.next += 1
        with guard.writing(self.connection):
            self.connection.exec_driver_sql(self.row_sql, self._bound(records))
        self.connection.exec_driver_sql(self.op_sql, operations)
        if searchable:
            search.put(self.connection, self.shape.cls, words, fresh=True)
        return len(rows)

    def _bound(self, records: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        if not self.row_types:
            return records
        bound = []
        for record in records:
            values = list(record)
            for position, convert in self.row_types:
                values[position] = convert(values[position])
            bound.append(tuple(values))
        return bound

    def _op_record(self, one: Operation) -> tuple[Any, ...]:
        return (
            self.origin, one.oseq, one.hlc, one.entity, one.row.bytes, one.office, one.author, one.schema,
            one.change_set.bytes, encode_fields(one.fields), digest(encode(one)), None,
        )  # fmt: skip


def _statement(connection: Connection, table: Any, names: list[str]) -> tuple[str, list[tuple[int, Any]]]:
    """INSERT with positional parameters in the order of `names`, and (position, conversion) of values that need one."""
    quote = connection.dialect.identifier_preparer.quote
    columns, marks = ", ".join(map(quote, names)), ", ".join("?" * len(names))
    sql = f"INSERT INTO {quote(table.name)} ({columns}) VALUES ({marks})"
    converters = []
    for position, name in enumerate(names):
        convert = table.c[name].type.dialect_impl(connection.dialect).bind_processor(connection.dialect)
        if convert is not None and name not in ("id", "n", "office"):
            converters.append((position, convert))
    return sql, converters
