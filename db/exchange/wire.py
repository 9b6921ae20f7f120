"""Operations as they stand in the log, made into the lines of a package without being taken apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from db.exchange.tables import Outbox
from db.journal.blanking import BLANK_READER, WHOLE_READER, needs_reader
from db.journal.operation import DELETED, RESERVED, decode
from db.journal.store import driver

_SQL = (
    "SELECT origin.name, oseq, hlc, entity, row, office, author, schema, change_set, fields, kind, digest FROM op "
    "JOIN origin ON origin.n = op.origin LEFT JOIN blanked ON blanked.n = op.n WHERE op.n BETWEEN ? AND ? ORDER BY op.n"
)
_NEW_REGISTERS = tuple(f'"{name}":' for name in sorted(RESERVED - {DELETED}))
FETCHED = 1_000


class _Line(msgspec.Struct, omit_defaults=True, array_like=False, gc=False):
    """`Operation` as it is written, with fields that are JSON already; names and order are the same."""

    origin: str
    oseq: int
    hlc: int
    entity: str
    row: str
    office: int
    author: str
    schema: int
    tx: str
    fields: msgspec.Raw
    blank: str = ""
    d: str = ""


class Content:
    """What the operations that were read are about: the records of each entity, and the stamps between which they
    were written (0 where none was read)."""

    def __init__(self) -> None:
        self.rows: defaultdict[str, set[bytes]] = defaultdict(set)
        self.oldest = self.newest = 0


class Lines:
    """The operations with the numbers `first`..`last` of the channel to a peer; none where `last` is 0.

    `reader`: the lowest `min_reader` of a package with those that were read so far. Memory is that of a few lines, and
    of the identifiers in `content`.
    """

    def __init__(self, session: Session, peer: str, first: int, last: int) -> None:
        self._session, self._peer, self._first, self._last = session, peer, first, last
        self.reader, self.content = WHOLE_READER, Content()

    def __iter__(self) -> Iterator[bytes]:
        raw, encode = driver(self._session.connection()), msgspec.json.Encoder().encode
        content = self.content = Content()
        rows = content.rows
        for lower, upper in self._runs():
            for row in raw.execute(_SQL, (lower, upper)):
                fields: str = row[9]
                hlc: int = row[2]
                rows[row[3]].add(row[4])
                if hlc > content.newest:
                    content.newest = hlc
                if hlc < content.oldest or not content.oldest:
                    content.oldest = hlc
                line = encode(_line(row))
                if row[10] is not None:
                    self.reader = BLANK_READER
                elif any(name in fields for name in _NEW_REGISTERS):  # perhaps inside a value only
                    self.reader = max(self.reader, needs_reader(decode(line)))
                yield line

    def _runs(self) -> list[tuple[int, int]]:
        """Runs of the log, ascending as they were numbered."""
        runs = select(Outbox.seq, Outbox.n, Outbox.count).where(
            Outbox.peer == self._peer, Outbox.seq <= self._last, Outbox.seq + Outbox.count > self._first
        )  # fmt: skip
        return [
            (n + max(self._first, seq) - seq, n + min(self._last, seq + count - 1) - seq)
            for seq, n, count in self._session.execute(runs.order_by(Outbox.seq))
        ]


def _line(row: tuple[Any, ...]) -> _Line:
    origin, oseq, hlc, entity, key, office, author, schema, change_set, fields, kind, digest = row
    line = _Line(
        origin, oseq, hlc, entity, key.hex(), office, author, schema, change_set.hex(), msgspec.Raw(fields.encode())
    )
    if kind is not None:
        line.blank, line.d = kind, digest.hex()
    return line
