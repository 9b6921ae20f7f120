"""The writing side of one transaction: numbers operations, stores them, and keeps account of what changed."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from db.clock import Clock
from db.errors import ProgrammingError
from db.ids import new_id
from db.journal.operation import Fields, Operation
from db.journal.stamps import FUTURE_LIMIT, tick, to_hlc, witness
from db.journal.store import driver, insert_operations, origin_number
from db.journal.tables import OWN_SCHEMA

RECORDER = "recorder"
FOLDER = "folder"
"""In `Session.info` of a write: the data folder, for what is kept beside the database."""


@dataclass(frozen=True)
class Changes:
    """What a committed transaction changed: identifiers by entity. `remote`: another place's changes were merged."""

    change_set: uuid.UUID
    label: str
    rows: Mapping[str, frozenset[uuid.UUID]]
    remote: bool = False


class Recorder:
    """Numbers and stores the operations of one transaction. The caller holds the write lock of the database."""

    def __init__(self, connection: Connection, author: str, label: str, clock: Clock) -> None:
        self.connection = connection
        self.author = author
        self.label = label
        self.change_set = new_id()
        self.now: dt.datetime = clock.now()
        self.remote = False
        self.changed: dict[str, set[uuid.UUID]] = defaultdict(set)
        self._raw = driver(connection)
        node, incarnation, seen, self.office = self._raw.execute(
            "SELECT node, incarnation, hlc, office FROM node_self"
        ).fetchone()
        self.origin = f"{node}.{incarnation}"
        self._oseq, own = self._last_own()
        self._hlc: int = max(own, seen)
        self._first = self._oseq + 1
        self._witnessed = False

    def _last_own(self) -> tuple[int, int]:
        """Number and clock of our newest operation: read from the log itself, so no counter has to be kept in step."""
        last: tuple[int, int] | None = self._raw.execute(
            "SELECT oseq, hlc FROM op WHERE origin = ? ORDER BY oseq DESC LIMIT 1", (self.origin_number,)
        ).fetchone()
        return last or (0, 0)

    def operation(self, entity: str, row: uuid.UUID, office: int, fields: Fields) -> Operation:
        """Make this place's next operation; it counts only once it is given to `store`."""
        self._oseq += 1
        self._hlc = tick(self._hlc, self.now)
        return Operation(
            self.origin, self._oseq, self._hlc, entity, row, office, self.author, OWN_SCHEMA, self.change_set, fields
        )

    def take(self, count: int) -> tuple[int, int]:
        """Number and clock of the first of this place's next operations; those of the others follow one by one."""
        first, self._oseq = self._oseq + 1, self._oseq + count
        hlc = tick(self._hlc, self.now)
        self._hlc = hlc + count - 1
        return first, hlc

    @cached_property
    def writer(self) -> str:
        """What every operation of this transaction says of its writer, as `digest_of` takes it."""
        return f"{self.author}\n{OWN_SCHEMA}\n{self.change_set.hex}"

    @cached_property
    def origin_number(self) -> int:
        """Local number of our own origin."""
        return origin_number(self.connection, self.origin)

    def store(self, operations: list[Operation]) -> None:
        insert_operations(self.connection, operations, via=None)
        self.note(operations)

    def note(self, operations: Iterable[Operation]) -> None:
        """Count the rows of `operations` among what this transaction changed."""
        for operation in operations:
            self.changed[operation.entity].add(operation.row)

    def witness(self, hlc: int) -> bool:
        """Let our clock follow another place's operation; False if that lies too far in the future to follow."""
        self._hlc = witness(self._hlc, hlc, self.now)
        self._witnessed = True
        return self._hlc >= hlc

    def witness_all(self, clocks: Sequence[int]) -> int:
        """The same of many; returns how many lie too far in the future."""
        limit = to_hlc(self.now + FUTURE_LIMIT)
        self._hlc = max([self._hlc, *(one for one in clocks if one <= limit)])
        self._witnessed = self._witnessed or bool(clocks)
        return sum(one > limit and one > self._hlc for one in clocks)

    def finish(self) -> Changes:
        """Write down how far the numbering has come. Last step before the commit."""
        if self._oseq >= self._first:
            at = self.now.astimezone(dt.UTC).replace(tzinfo=None).isoformat(" ", "microseconds")
            self._raw.execute(
                "INSERT INTO change_set(id, label, author, at, origin, first, last, undone) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, 0)",
                (self.change_set.bytes, self.label, self.author, at, self.origin_number, self._first, self._oseq),
            )
        if self._witnessed:
            self._raw.execute("UPDATE node_self SET hlc = ?", (self._hlc,))
        rows = {entity: frozenset(ids) for entity, ids in self.changed.items()}
        return Changes(self.change_set, self.label, rows, self.remote)


def recorder_of(session: Session) -> Recorder:
    """Recorder of a session made by `Database.write()`.

    Raises:
        ProgrammingError: the session only reads.
    """
    recorder = session.info.get(RECORDER)
    if not isinstance(recorder, Recorder):
        raise ProgrammingError("journalled tables are written only inside Database.write()")
    return recorder
