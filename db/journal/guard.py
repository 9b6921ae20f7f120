"""Nothing writes a journalled table behind the journal's back.

Triggers ask the connection whether the journal is writing just now. A tool that opens the file by itself lacks the
function they call, and is refused as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from db.base import Base, synced_classes

FUNCTION = "journal_is_writing"
_GATE = "journal_gate"


class Gate:
    """Open while the journal itself writes."""

    def __init__(self) -> None:
        self.is_open = False

    def __call__(self) -> int:
        return self.is_open


def install(raw: Any, info: dict[str, Any]) -> None:
    """Give a new DBAPI connection its gate; `info` is the pool's record of that connection."""
    gate = Gate()
    raw.create_function(FUNCTION, 0, gate)
    info[_GATE] = gate


@contextmanager
def writing(connection: Connection) -> Iterator[None]:
    """Let the journal write journalled tables inside the block."""
    gate: Gate = connection.connection.info[_GATE]
    before, gate.is_open = gate.is_open, True
    try:
        yield
    finally:
        gate.is_open = before


@contextmanager
def lifted(connection: Connection, table: str) -> Iterator[None]:
    """Let the journal insert into a table inside the block without being asked for each row: its guard is taken away
    and put back in the one transaction, so nobody else ever sees the table without it."""
    _drop(connection, table, "INSERT")
    try:
        yield
    except BaseException:
        with suppress(DBAPIError):  # on a full disk the transaction is gone already, and with it what was done here
            _create(connection, table, "INSERT")
        raise
    _create(connection, table, "INSERT")


def _drop(connection: Connection, table: str, event: str) -> None:
    connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {table}_guard_{event}")


def _create(connection: Connection, table: str, event: str) -> None:
    connection.exec_driver_sql(
        f"CREATE TRIGGER IF NOT EXISTS {table}_guard_{event} BEFORE {event} ON {table} WHEN NOT {FUNCTION}() "
        f"BEGIN SELECT RAISE(ABORT, 'write of {table} outside the journal'); END"
    )


def create_triggers(connection: Connection) -> None:
    """Create the guards of every journalled table, replacing those that are there."""
    for name in synced_classes():
        for event in ("INSERT", "UPDATE", "DELETE"):
            _drop(connection, name, event)
            _create(connection, name, event)


def append_only_triggers() -> dict[str, str]:
    """Name and statement of each trigger of the tables that only grow (`info["append_only"]`).

    The one before an insert refuses REPLACE, which removes rows without a word.
    """
    made: dict[str, str] = {}
    for table in Base.metadata.sorted_tables:
        if not table.info.get("append_only"):
            continue
        name = table.name
        there = f"WHEN EXISTS (SELECT 1 FROM {name} WHERE n = NEW.n)"
        for event, when in (("UPDATE", ""), ("DELETE", ""), ("INSERT", there)):
            made[f"{name}_only_grows_{event}"] = (
                f"CREATE TRIGGER {name}_only_grows_{event} BEFORE {event} ON {name} {when} "
                f"BEGIN SELECT RAISE(ABORT, '{name} only grows'); END"
            )
    return made


def keep_append_only(connection: Connection) -> None:
    """Create the triggers of the tables that only grow, replacing those that are there."""
    for name, statement in append_only_triggers().items():
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
        connection.exec_driver_sql(statement)
