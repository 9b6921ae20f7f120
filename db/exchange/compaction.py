"""Gives up values of long ago that others have replaced, where every peer has what replaced them.

What stays of such an operation is its stamp, the names of its fields with what each replaced, and its digest: rows,
conflicts and later merges are what they were, and the digest proves to whoever has the whole operation that it is this
one (`db/journal/blanking.py`). Sets are left alone, since a set is derived from what was replaced, too; so are
deletions, erasures and moves.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.database import Database, storage_errors
from db.errors import QT_TRANSLATE_NOOP
from db.exchange import scope
from db.exchange.directory import Directory
from db.exchange.tables import Outbox, OutChannel
from db.journal.blanking import COMPACTED, store_blank
from db.journal.merge import heads, is_set
from db.journal.operation import RESERVED, Operation
from db.journal.stamps import to_hlc
from db.journal.store import chunks, select_operations, to_operation
from db.journal.tables import Op

OLDER_THAN = dt.timedelta(days=730)
ROWS_AT_ONCE = 500


@dataclass(frozen=True)
class Compacted:
    """What a compaction gave up: operations that were blanked, characters of their values."""

    operations: int = 0
    characters: int = 0


def compact(database: Database, directory: Directory | None, older_than: dt.timedelta = OLDER_THAN) -> Compacted:
    """Blank what was replaced more than `older_than` ago. Transactions are short: the program can be used meanwhile."""
    with database.read() as session:
        upto = confirmed(session, database, directory)
        rows = list(_changed_rows(session, upto))
    limit = to_hlc(database.clock.now() - older_than)
    found = Compacted()
    for some in chunks(rows, ROWS_AT_ONCE):
        with database.write(QT_TRANSLATE_NOOP("db", "Old values given up")) as session:
            now = _compact_rows(session, some, min(upto, confirmed(session, database, directory)), limit)
        found = Compacted(found.operations + now.operations, found.characters + now.characters)
    return found


def confirmed(session: Session, database: Database, directory: Directory | None) -> int:
    """Number in the log up to which every peer has everything that it may see; 0 before this place has joined.

    One below with whom nothing was exchanged yet does not count: it will get what is left, and never saw more.
    """
    upto = session.scalar(select(func.max(Op.n))) or 0
    if directory is None:
        return 0
    for entry in scope.peers(directory, database.node):
        out = session.get(OutChannel, entry.node)
        if out is None:
            upto = 0 if scope.is_up(entry, database.node) else upto
            continue
        waiting = select(func.min(Outbox.n)).where(Outbox.peer == out.peer, Outbox.seq + Outbox.count - 1 > out.acked)
        first = session.scalar(waiting)
        upto = min(upto, out.cursor, upto if first is None else first - 1)
    return upto


def _changed_rows(session: Session, upto: int) -> Iterator[uuid.UUID]:
    statement = select(Op.row).group_by(Op.row).having(func.count() > 1, func.min(Op.n) <= upto)
    yield from session.scalars(statement.execution_options(yield_per=10_000))


def _compact_rows(session: Session, rows: Sequence[uuid.UUID], upto: int, limit: int) -> Compacted:
    connection = session.connection()
    log: dict[uuid.UUID, dict[int, Operation]] = defaultdict(dict)
    for found in connection.execute(select_operations().add_columns(Op.n).where(Op.row.in_(rows))):
        log[found.row][found.n] = to_operation(found)
    chosen = [n for known in log.values() for n in replaced(known, upto, limit)]
    lengths = select(func.sum(func.length(Op.fields)))
    operations = characters = 0
    for some in chunks(chosen):
        before = session.scalar(lengths.where(Op.n.in_(some))) or 0
        operations += store_blank(connection, Op.n.in_(some), COMPACTED)
        characters += before - (session.scalar(lengths.where(Op.n.in_(some))) or 0)
    return Compacted(operations, characters)


def replaced(known: dict[int, Operation], upto: int, limit: int) -> list[int]:
    """Those of a row's operations (by number in the log) all of whose values were replaced, by operations of the log up
    to `upto` and of the clock up to `limit`."""
    old = [one for n, one in known.items() if n <= upto and one.hlc <= limit]
    gone = {(name, stamp) for one in old for name, register in one.fields.items() for stamp in register.supersedes}
    candidates = [
        (n, one)
        for n, one in known.items()
        if n <= upto and not one.blank and RESERVED.isdisjoint(one.fields)
        and all((name, one.stamp) in gone for name in one.fields)
        and not any(is_set(register.value) for register in one.fields.values())
    ]  # fmt: skip
    if not candidates:
        return []
    living = {head.stamp for name in {name for _, one in candidates for name in one.fields}
              for head in heads(known.values(), name)}  # fmt: skip
    return [n for n, one in candidates if one.stamp not in living]


def shrink(database: Database) -> None:
    """Give the disk back what is not used in the file; takes as long as writing it anew."""
    with storage_errors(database.folder):
        raw = database.raw_connection()
        try:
            raw.execute("VACUUM")
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            raw.close()
