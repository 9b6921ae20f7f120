"""Where records stand on their way to headquarters, from the numbering of the channel upwards."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from db.database import Node
from db.exchange import scope
from db.exchange.directory import Directory, DirectoryEntry
from db.exchange.tables import Outbox, OutChannel
from db.journal.store import chunks
from db.journal.tables import Conflict, Op

HERE, SENT, RECEIVED, CONFLICT = "here", "sent", "received", "conflict"


@dataclass(frozen=True)
class Pending:
    """Records of one entity that the next place up has not confirmed; `sent` of them have left in a package."""

    entity: str
    count: int
    sent: int


def upward(directory: Directory | None, node: Node) -> DirectoryEntry | None:
    """The peer towards headquarters, if this installation has joined."""
    found = [entry for entry in scope.peers(directory, node) if scope.is_up(entry, node)] if directory else []
    return found[0] if found else None


def journeys(
    session: Session, up: DirectoryEntry | None, node: Node, rows: Sequence[uuid.UUID]
) -> dict[uuid.UUID, str]:
    """State of each record: here, sent, received (by the next place up), or in conflict."""
    newest: dict[uuid.UUID, int] = {}
    conflicts: set[uuid.UUID] = set()
    for some in chunks(rows):
        statement = select(Op.row, func.max(Op.n)).where(Op.row.in_(some)).group_by(Op.row)
        if up is not None:
            statement = statement.where(scope.not_from(up.node, 0))
        newest.update((row, n) for row, n in session.execute(statement))
        conflicts.update(session.scalars(select(Conflict.row).where(Conflict.row.in_(some))))
    known = _Channel(session, up, node)
    return {
        row: CONFLICT if row in conflicts else known.state(newest[row]) if row in newest else RECEIVED for row in rows
    }


class _Channel:
    """Where an operation stands, by its number in the log."""

    def __init__(self, session: Session, up: DirectoryEntry | None, node: Node) -> None:
        self.at_centre = node.kind == "centre"
        self.out = session.get(OutChannel, up.node) if up is not None else None
        self.runs: list[tuple[int, int, int]] = []
        if self.out is not None:
            statement = select(Outbox.n, Outbox.count, Outbox.seq).where(Outbox.peer == self.out.peer)
            self.runs = [(n, count, seq) for n, count, seq in session.execute(statement)]

    def state(self, n: int) -> str:
        if self.at_centre:
            return RECEIVED
        if self.out is None or n > self.out.cursor:
            return HERE
        for first, count, seq in self.runs:
            if first <= n < first + count and seq + n - first > self.out.acked:
                return SENT if seq + n - first <= self.out.exported else HERE
        return RECEIVED


def pending(session: Session, up: DirectoryEntry | None) -> list[Pending]:
    """Records by entity that have not been confirmed by the next place up."""
    out = session.get(OutChannel, up.node) if up is not None else None
    if up is None or out is None:
        rows = session.execute(select(Op.entity, func.count(Op.row.distinct())).group_by(Op.entity))
        return [Pending(entity, count, 0) for entity, count in rows]
    fresh = and_(Op.n > out.cursor, scope.not_from(up.node, out.echo_until))
    counts = {entity: [count, 0] for entity, count in _distinct(session, fresh)}
    runs = session.execute(select(Outbox.n, Outbox.count, Outbox.seq).where(Outbox.peer == up.node)).all()
    for some in chunks(runs, 100):
        waiting = or_(*(Op.n.between(n + max(0, out.acked + 1 - seq), n + count - 1) for n, count, seq in some))
        for entity, count in _distinct(session, waiting):
            both = counts.setdefault(entity, [0, 0])
            both[0], both[1] = both[0] + count, both[1] + count
    return [Pending(entity, count, sent) for entity, (count, sent) in sorted(counts.items())]


def _distinct(session: Session, condition: object) -> list[tuple[str, int]]:
    statement = select(Op.entity, func.count(Op.row.distinct())).where(condition).group_by(Op.entity)  # type: ignore[arg-type]
    return [(entity, count) for entity, count in session.execute(statement)]


def waiting_for(session: Session, entries: Sequence[DirectoryEntry], node: Node) -> dict[str, int]:
    """Operations that each peer has not confirmed: numbered for it, or written since.

    The log after the first cursor is read once, however many peers there are: at the centre there are 81.
    """
    channels = {out.peer: out for out in session.scalars(select(OutChannel))}
    marks = {0} if any(entry.node not in channels for entry in entries) else set()
    marks |= {mark for out in channels.values() for mark in (out.cursor, max(out.cursor, out.echo_until))}
    counted = list(_counted(session, sorted(marks)))
    field_rows = scope.field_entities()
    found = {}
    for entry in entries:
        out = channels.get(entry.node)
        cursor, echo = (out.cursor, out.echo_until) if out else (0, 0)
        up = scope.is_up(entry, node)
        found[entry.node] = (out.next - 1 - out.acked if out else 0) + sum(
            count
            for start, office, entity, via, count in counted
            if start >= cursor
            and (via != entry.node or start < echo)
            and (up or office in (entry.office, scope.CENTRE_OFFICE))
            and (up or entry.kind != "field" or entity in field_rows)
        )
    return found


def _counted(session: Session, marks: Sequence[int]) -> Iterator[tuple[int, int, str, str | None, int]]:
    """(mark, office, entity, via, count) of the operations between each mark and the next."""
    for start, end in zip(marks, [*marks, None][1:], strict=True):
        statement = select(Op.office, Op.entity, Op.via, func.count()).where(Op.n > start)
        if end is not None:
            statement = statement.where(Op.n <= end)
        for office, entity, via, count in session.execute(statement.group_by(Op.office, Op.entity, Op.via)):
            yield start, office, entity, via, count


def waiting_changes(session: Session, up: DirectoryEntry | None) -> int:
    """Changes of this installation that are in no package yet."""
    out = session.get(OutChannel, up.node) if up is not None else None
    statement = select(func.count()).select_from(Op)
    if up is not None and out is not None:
        statement = statement.where(Op.n > out.cursor, scope.not_from(up.node, out.echo_until))
    return session.scalar(statement) or 0


def summary(found: Sequence[Pending]) -> Mapping[str, int]:
    """Counts by entity."""
    return {one.entity: one.count for one in found}
