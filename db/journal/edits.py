"""Changes of many rows that are here already: the same operations, rows and search words as a session's flush makes."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from db import search
from db.base import Synced
from db.journal import guard
from db.journal.merge import RowState, deletion, heads, owner, row_state
from db.journal.operation import DELETED, Operation, Register
from db.journal.project import decoded, existing, set_conflicts, write_rows
from db.journal.recorder import Recorder, recorder_of
from db.journal.store import chunks, driver, operations_of
from db.journal.values import Shape, shape_of

CHUNK = 5_000
"""Rows whose operations are held at a time."""

Edit = Mapping[str, Any]
"""Field -> its value as JSON; `deleted` -> True or False."""


def bulk_update(
    session: Session, cls: type[Synced], rows: Iterable[tuple[uuid.UUID, Mapping[str, Any]]]
) -> Iterator[int]:
    """Set fields of rows that stand (not deleted ones): (identifier, field -> Python value).

    Works while it is iterated, and yields how many rows are done after each round.
    """
    recorder, shape = recorder_of(session), shape_of(cls)
    session.flush()
    done = 0
    for some in chunks(rows, CHUNK):
        edits = {row: {name: shape.encode(name, value) for name, value in values.items()} for row, values in some}
        write_edits(recorder, shape, edits, operations_of(recorder.connection, list(edits)))
        done += len(some)
        yield done
    session.expire_all()


def write_edits(
    recorder: Recorder,
    shape: Shape,
    edits: Mapping[uuid.UUID, Edit],
    log: Mapping[uuid.UUID, list[Operation]],
) -> list[int]:
    """Write the operations of `edits`, each replacing all living values of its fields, and bring the rows to them.

    `log`: every operation of these rows. The session must have been flushed, and its rows expired afterwards. Returns
    the `n` of rows that were deleted; they are left for `forget_words`, which is many times faster for all at once.
    """
    connection, entity = recorder.connection, str(shape.table.name)
    made: dict[uuid.UUID, Operation] = {}
    for row, edit in edits.items():
        known = log[row]
        fields = {name: _register(known, name, value) for name, value in edit.items()}
        made[row] = recorder.operation(entity, row, known[0].office, fields)
    recorder.store(list(made.values()))
    gone = [row for row, edit in edits.items() if dict(edit) == {DELETED: True}]
    numbers = _put_away(connection, shape, gone)
    standing = [row for row, edit in edits.items() if dict(edit) != {DELETED: True}]
    states: dict[uuid.UUID, RowState] = {row: row_state([*log[row], made[row]]) for row in standing}
    write_rows(connection, shape, {row: (owner(log[row]), decoded(shape, state)) for row, state in states.items()})
    conflicts = dict.fromkeys(gone, frozenset[str]()) | {row: state.conflicts for row, state in states.items()}
    set_conflicts(connection, entity, conflicts, recorder.now)
    return numbers


def forget_words(connection: Connection, shape: Shape, numbers: Iterable[int]) -> None:
    """Take deleted rows out of the search index, in its own order: FTS5 is ten times slower in another."""
    if search.searchable(shape.cls):
        search.put(connection, shape.cls, [(n, None) for n in sorted(numbers)], fresh=False)


def _register(known: list[Operation], name: str, value: Any) -> Register:
    if name == DELETED and value:
        return deletion(known)
    return Register(value, tuple(head.stamp for head in heads(known, name)))


def _put_away(connection: Connection, shape: Shape, rows: list[uuid.UUID]) -> list[int]:
    """Nothing of a deleted row changes but that it is one."""
    if not rows:
        return []
    numbers = list(existing(connection, shape, rows).values())
    with guard.writing(connection):
        driver(connection).executemany(
            f"UPDATE {shape.table.name} SET deleted = 1 WHERE n = ?", [(n,) for n in numbers]
        )
    return numbers
