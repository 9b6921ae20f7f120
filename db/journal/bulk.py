"""New rows without mapped objects, one or a hundred thousand: the same operations, rows and search words as a session's
flush makes, in three `executemany` calls a chunk."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy.orm import Session

from db import search
from db.base import Synced
from db.ids import new_id
from db.journal import guard
from db.journal.operation import encode_fields
from db.journal.recorder import Recorder, recorder_of
from db.journal.statement import Insert
from db.journal.store import INSERT_OP, chunks, driver, record_of

CHUNK = 5_000
"""Rows per round: enough for `executemany` to be worth it, few enough for steady memory and progress."""
INDEXED_AT_ONCE = 50_000
"""Rows whose words go into the search index together: every INSERT that a guard looks at makes FTS5 write out what it
has gathered."""


def insert_row(session: Session, cls: type[Synced], **values: Any) -> uuid.UUID:
    """Insert one new row and return its identifier: what saving a record uses, at a third of a flush's cost."""
    row: uuid.UUID = values.setdefault("id", new_id())
    bulk_insert(session, cls, (values,))
    return row


def bulk_insert(session: Session, cls: type[Synced], rows: Iterable[Mapping[str, Any]]) -> int:
    """Insert new rows of one journalled class and return how many.

    Each mapping holds field values by name; `id` and `office` are made up where they are missing, defaults as usual.
    Can be fed from a generator: memory stays flat.
    """
    recorder = recorder_of(session)
    connection = recorder.connection  # the session's own; asking the session for it costs as much as a statement
    if session.new or session.dirty:
        session.flush()
    statement = Insert.of(cls, connection.dialect)
    top = driver(connection).execute(f"SELECT max(n) FROM {statement.entity}").fetchone()[0] or 0
    count, waiting = 0, []
    for chunk in chunks(rows, CHUNK):
        batch = _prepare(statement, recorder, chunk, top + count + 1)
        with guard.writing(connection):
            driver(connection).executemany(statement.sql, batch.records)
        driver(connection).executemany(INSERT_OP, batch.operations)
        count += len(chunk)
        waiting += batch.found_by
        if len(waiting) >= INDEXED_AT_ONCE:
            search.store(connection, cls, waiting)
            waiting = []
    search.store(connection, cls, waiting)
    return count


class _Batch:
    def __init__(self) -> None:
        self.records: list[tuple[Any, ...]] = []
        self.operations: list[tuple[Any, ...]] = []
        self.found_by: list[search.Words] = []


def _prepare(statement: Insert, recorder: Recorder, rows: list[Mapping[str, Any]], first: int) -> _Batch:
    batch, shape, entity = _Batch(), statement.shape, statement.entity
    changed, origin, codecs = recorder.changed[entity], recorder.origin_number, tuple(shape.to_json.items())
    for n, values in enumerate(rows, start=first):
        full = shape.complete(values)
        row, office = values.get("id") or new_id(), values.get("office", recorder.office)
        fields = {
            name: {"v": to_json(value)} for name, to_json in codecs if (value := full[name]) is not None
        }
        operation = recorder.operation(entity, row, office, {})
        batch.operations.append(record_of(operation, origin, encode_fields(fields), None))
        batch.records.append(statement.record(n, row, office, False, full))
        if statement.searchable:
            batch.found_by.append(search.words_of(statement.shape.cls, n, full))
        changed.add(row)
    return batch
