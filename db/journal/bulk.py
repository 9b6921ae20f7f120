"""New rows without mapped objects, one or a hundred thousand: the same operations, rows and search words as a session's
flush makes, in a few statements a chunk. Of many rows, the next chunk is made ready while SQLite stores the last."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import chain
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from db import search
from db.base import Synced
from db.ids import new_id, new_ids
from db.journal import guard
from db.journal.operation import digest_of, encode_fields
from db.journal.recorder import Recorder, recorder_of
from db.journal.statement import Column, Insert, blobs, inserts
from db.journal.store import chunks, driver, small_cache
from db.journal.tables import OWN_SCHEMA

CHUNK = 10_000
"""Rows per round: enough for one statement to be worth it, few enough for steady memory and progress."""

_OP = tuple("origin oseq hlc entity row office author schema change_set fields digest".split())
_Rows = list[Mapping[str, Any]]


def insert_row(session: Session, cls: type[Synced], **values: Any) -> uuid.UUID:
    """Insert one new row and return its identifier: what saving a record uses, at a third of a flush's cost."""
    row: uuid.UUID = values.setdefault("id", new_id())
    bulk_insert(session, cls, (values,))
    return row


def bulk_insert(session: Session, cls: type[Synced], rows: Iterable[Mapping[str, Any]]) -> int:
    """Insert new rows of one journalled class and return how many.

    Each mapping holds field values by name; `id` and `office` are made up where they are missing, defaults as usual.
    Can be fed from a generator: memory stays flat. It must not use the session: rows are asked for while others are
    being stored.
    """
    recorder = recorder_of(session)
    connection = recorder.connection  # the session's own; asking the session for it costs as much as a statement
    if session.new or session.dirty:
        session.flush()
    statement = Insert.of(cls, connection.dialect)
    n = (driver(connection).execute(f"SELECT max(n) FROM {statement.entity}").fetchone()[0] or 0) + 1
    first = n
    waiting = chunks(rows, CHUNK)
    begun = next(waiting, [])
    if len(begun) < CHUNK:
        with guard.writing(connection):
            _Batch(statement, recorder, begun, n).store(connection)
        return len(begun)
    with (
        small_cache(connection), guard.lifted(connection, statement.entity), search.storing_many(connection, cls),
        _one_behind() as submit,
    ):  # fmt: skip
        for chunk in chain([begun], waiting):
            submit(_Batch(statement, recorder, chunk, n).store, connection)
            n += len(chunk)
    return n - first


@contextmanager
def _one_behind() -> Iterator[Callable[..., None]]:
    """Give what runs work on another thread, one piece at a time and at most one in advance. All is done, and what went
    wrong is raised, before the block is left."""
    with ThreadPoolExecutor(1, "bulk-insert") as pool:
        running: list[Future[None]] = []

        def submit(work: Callable[..., None], *values: Any) -> None:
            while running:
                running.pop().result()
            running.append(pool.submit(work, *values))

        yield submit
        while running:
            running.pop().result()


class _Batch:
    """Rows made ready to be stored: themselves, their operations, and what they are found by."""

    def __init__(self, statement: Insert, recorder: Recorder, rows: _Rows, first: int) -> None:
        self._statement, self._first = statement, first
        shape, cls = statement.shape, statement.shape.cls
        fresh = iter(new_ids(sum("id" not in one for one in rows)))
        ids: list[uuid.UUID] = [one.get("id") or next(fresh, None) or new_id() for one in rows]
        offices = [one.get("office", recorder.office) for one in rows]
        full = list(map(shape.complete, rows))
        self._statements: list[tuple[str, list[Any]]] = []
        if rows:
            self._statements += inserts(statement.table, *statement.many(first, ids, offices, full))
            self._statements += inserts("op", _OP, _operations(statement, recorder, ids, offices, full))
        if statement.searchable:
            self._statements += search.inserts(cls, first, list(map(cls.search_words, full)))
        recorder.changed[statement.entity].update(ids)

    def store(self, connection: Connection) -> None:
        raw = driver(connection)
        for sql, values in self._statements:
            raw.execute(sql, values)


def _operations(
    statement: Insert, recorder: Recorder, ids: list[uuid.UUID], offices: list[int], full: list[dict[str, Any]]
) -> list[Column]:
    """The columns of `_OP`."""
    count = len(ids)
    oseq, hlc = recorder.take(count)
    creation = statement.shape.creation
    texts = [encode_fields(creation(values)) for values in full]
    origin, entity, writer = recorder.origin, statement.entity, recorder.writer
    digests = [
        bytearray(digest_of(origin, oseq + at, hlc + at, entity, row.hex, office, writer, text))
        for at, (row, office, text) in enumerate(zip(ids, offices, texts, strict=True))
    ]
    return [
        [recorder.origin_number] * count, range(oseq, oseq + count), range(hlc, hlc + count), [entity] * count,
        blobs(ids), offices, [recorder.author] * count, [OWN_SCHEMA] * count,
        [bytearray(recorder.change_set.bytes)] * count, texts, digests,
    ]  # fmt: skip
