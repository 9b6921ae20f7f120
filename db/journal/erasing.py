"""Erasure in the log: what an erasure names is gone from every operation on its row, in whatever order they come."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.orm import Session

from db.base import Base
from db.errors import QT_TRANSLATE_NOOP, UserError
from db.journal.blanking import ERASED as KIND
from db.journal.blanking import blanked, keys_of, store_blanked
from db.journal.merge import erased
from db.journal.operation import ERASED, Operation
from db.journal.stamps import to_moment
from db.journal.store import chunks, driver, operations_of
from db.journal.tables import Erasure, Op

Fields = frozenset[str] | None
"""Names of erased fields; None: all of them."""


class ErasedRow(UserError):
    """What was erased cannot be written again."""

    code = "erased"


WAS_ERASED = QT_TRANSLATE_NOOP("db", "The data of this record was erased for good; nothing can be written into it.")


def known(connection: Connection, rows: Iterable[uuid.UUID]) -> dict[uuid.UUID, Fields]:
    """Those of `rows` that were erased."""
    found: dict[uuid.UUID, Fields] = {}
    if driver(connection).execute("SELECT 1 FROM erasure LIMIT 1").fetchone() is None:
        return found
    for some in chunks(set(rows)):
        listed = connection.execute(select(Erasure.row, Erasure.fields).where(Erasure.row.in_(some)))
        found.update((row, None if fields is None else frozenset(fields)) for row, fields in listed)
    return found


def spared(operations: Sequence[Operation], before: Mapping[uuid.UUID, Fields]) -> list[Operation]:
    """The operations as they may be stored: without what was erased before, or is by one of them."""
    gone = dict(before)
    said = [one for one in operations if ERASED in one.fields]
    if not gone and not said:
        return list(operations)
    for one in said:
        names = one.fields[ERASED].value["fields"]
        earlier = gone.get(one.row, frozenset())
        gone[one.row] = None if names is None or earlier is None else earlier | frozenset(names)
    return [blanked(one, KIND, keys_of(one.entity), gone[one.row]) if one.row in gone else one for one in operations]


def learn(connection: Connection, operations: Iterable[Operation]) -> dict[uuid.UUID, Fields]:
    """Enter the erasures among operations that were just stored; returns what they come to, by row."""
    rows = {one.row for one in operations if ERASED in one.fields}
    if not rows:
        return {}
    log = operations_of(connection, sorted(rows))
    found: dict[uuid.UUID, Fields] = {}
    for some in chunks(sorted(rows)):
        connection.execute(delete(Erasure).where(Erasure.row.in_(some)))
    entries = []
    for row in sorted(rows):
        gone = erased(log[row])
        assert gone is not None
        found[row] = gone.fields
        entries.append(
            {
                "row": row, "entity": gone.said.entity, "fields": None if gone.fields is None else sorted(gone.fields),
                "reason": gone.reason, "author": gone.said.author, "at": to_moment(gone.said.hlc),
            }
        )  # fmt: skip
    connection.execute(insert(Erasure), entries)
    return found


def carry_out(connection: Connection, rows: Mapping[uuid.UUID, Fields]) -> None:
    """Take what was erased out of the stored operations of these rows, over what the file held of it."""
    if not rows:
        return
    raw = driver(connection)
    raw.execute("PRAGMA secure_delete = ON")
    for some in chunks(sorted(rows)):
        store_blanked(connection, Op.row.in_(some), lambda one, kept: blanked(one, KIND, kept, rows[one.row]))
    mark_unclean(connection)


def forget(connection: Connection, rows: Collection[uuid.UUID]) -> None:
    """Let every local table remove what it holds of rows that are blank now."""
    if rows:
        for mapper in Base.registry.mappers:
            mapper.class_.forget_rows(connection, rows)


def mark_unclean(connection: Connection) -> None:
    """Count, with this transaction, that the file holds traces of what was erased (`db/cleaning.py` takes them out)."""
    raw = driver(connection)
    count = raw.execute("PRAGMA user_version").fetchone()[0]
    raw.execute(f"PRAGMA user_version = {count + 1}")


def erasures(session: Session, rows: Iterable[uuid.UUID]) -> list[Erasure]:
    """The entries of these rows, detached."""
    found = [one for some in chunks(rows) for one in session.scalars(select(Erasure).where(Erasure.row.in_(some)))]
    for one in found:
        session.expunge(one)
    return found
