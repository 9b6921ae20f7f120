"""Where records stand on their way to headquarters, and why one does not get on."""

from __future__ import annotations

import datetime as dt
import uuid
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from db.database import Node
from db.exchange import scope
from db.exchange.directory import Directory, DirectoryEntry
from db.exchange.tables import CentreHas, Outbox, OutChannel, OutRange, PackageLog, Refused
from db.journal import scoping
from db.journal.history import node_of
from db.journal.store import chunks
from db.journal.tables import Conflict, Op, Origin, Parked, RowScope

HERE, SENT, AT_PROVINCE, AT_CENTRE = "here", "sent", "at_province", "at_centre"
CONFLICT, PARKED, REFUSED = "conflict", "parked", "refused"

NOT_JOINED, REVOKED, NO_RECEIPT = "not_joined", "revoked", "no_receipt"
NO_WAY_UP = "no_way_up"
"""Why: the directory names nobody towards headquarters. Further reasons: `parked_` and `refused_` with what stands in
`Parked.reason` ("parent", "incomplete", "value", "entity") or came back in a receipt ("scope", "row")."""

PATIENCE = dt.timedelta(days=3)
"""A package without a receipt for so long is a reason."""


@dataclass(frozen=True)
class Standing:
    """Where a record stands. `state`: the furthest place that has all of it, or conflict, parked, refused.

    `why` says what holds it up (None: nothing; it waits for the next package), `since` when that began, where known.
    """

    state: str
    at_province: bool = False
    at_centre: bool = False
    why: str | None = None
    since: dt.datetime | None = None


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


def standings(
    session: Session, directory: Directory | None, node: Node, rows: Sequence[uuid.UUID], now: dt.datetime
) -> dict[uuid.UUID, Standing]:
    """Where each record stands; one of which nothing is known is simply here."""
    return _Standings(session, directory, node, now).of(rows)


@dataclass(frozen=True)
class Write:
    """What is needed of an operation."""

    n: int
    origin: str
    oseq: int
    office: int
    via: str | None


class _Standings:
    """What is known of the way up, read once for many records."""

    def __init__(self, session: Session, directory: Directory | None, node: Node, now: dt.datetime) -> None:
        self._session, self._directory, self._node, self._now = session, directory, node, now
        up = upward(directory, node)
        self._up = PeerHas(session, up.node) if up is not None else None
        self._centre = dict(session.execute(select(CentreHas.origin, CentreHas.upto)).all())
        self._down: dict[int, list[PeerHas]] = {}
        self._no_way = _no_way(directory, node, up)

    def of(self, rows: Sequence[uuid.UUID]) -> dict[uuid.UUID, Standing]:
        writes: dict[uuid.UUID, list[Write]] = defaultdict(list)
        conflicts: set[uuid.UUID] = set()
        stuck: dict[uuid.UUID, tuple[str, str, dt.datetime]] = {}
        for some in chunks(rows):
            columns = select(Op.row, Op.n, Origin.name, Op.oseq, Op.office, Op.via).join(Origin, Origin.n == Op.origin)
            for row, n, origin, oseq, office, via in self._session.execute(columns.where(Op.row.in_(some))):
                writes[row].append(Write(n, origin, oseq, office, via))
            conflicts.update(self._session.scalars(select(Conflict.row).where(Conflict.row.in_(some))))
            stuck.update(self._stuck(some))
        return {row: self._one(writes[row], row in conflicts, stuck.get(row)) for row in rows}

    def _stuck(self, rows: list[uuid.UUID]) -> Iterator[tuple[uuid.UUID, tuple[str, str, dt.datetime]]]:
        refused = select(Refused.row, Refused.reason, Refused.at).where(Refused.row.in_(rows), Refused.ours)
        for row, reason, at in self._session.execute(refused):
            assert row is not None  # by the condition
            yield row, (REFUSED, f"refused_{reason}", at)
        parked = select(Parked.row, Parked.reason, Parked.since).where(Parked.row.in_(rows))
        for row, reason, since in self._session.execute(parked):
            yield row, (PARKED, f"parked_{reason}", since)

    def _one(self, writes: list[Write], is_conflict: bool, stuck: tuple[str, str, dt.datetime] | None) -> Standing:
        state, at_province, at_centre = self._reached(writes)
        why, since = (None, None) if at_centre else self._why(state)
        if stuck is not None:
            state, why, since = stuck
            at_centre = at_centre and state != REFUSED
        if is_conflict:
            state = CONFLICT
        return Standing(state, at_province, at_centre, why, since)

    def _reached(self, writes: list[Write]) -> tuple[str, bool, bool]:
        if self._node.kind == "centre":
            return AT_CENTRE, all(map(self._below_has, writes)), True
        up_has = bool(writes) and self._up is not None and all(map(self._up.has, writes))
        at_centre = bool(writes) and all(map(self._is_at_centre, writes))
        at_province = self._node.kind == "province" or up_has
        if at_centre:
            return AT_CENTRE, True, True
        if up_has:
            return AT_PROVINCE, True, False
        is_sent = bool(writes) and self._up is not None and all(map(self._up.was_sent, writes))
        return SENT if is_sent else HERE, at_province, False

    def _is_at_centre(self, write: Write) -> bool:
        above_has = self._node.kind == "province" and self._up is not None and self._up.has(write)
        return above_has or self._centre_has(write)

    def _centre_has(self, write: Write) -> bool:
        entry = self._directory.entry(node_of(write.origin)) if self._directory else None
        return write.oseq <= self._centre.get(write.origin, 0) or (entry is not None and entry.kind == "centre")

    def _below_has(self, write: Write) -> bool:
        """At the centre: whether the province has it; headquarters' own records belong to none."""
        if write.office not in self._down:
            peers = scope.peers(self._directory, self._node) if self._directory else []
            self._down[write.office] = [
                PeerHas(self._session, peer.node) for peer in peers if peer.office == write.office
            ]
        return all(peer.has(write) for peer in self._down[write.office])

    def _why(self, state: str) -> tuple[str | None, dt.datetime | None]:
        if self._no_way is not None:
            return self._no_way, None
        since = self._up.waits_since if self._up is not None and state == SENT else None
        if since is not None and self._now - since >= PATIENCE:
            return NO_RECEIPT, since
        return None, None


def _no_way(directory: Directory | None, node: Node, up: DirectoryEntry | None) -> str | None:
    """Why nothing can be sent up at all."""
    if node.kind == "centre":
        return None
    own = directory.entry(node.id) if directory is not None else None
    if own is None:
        return NOT_JOINED
    if own.revoked_at is not None:
        return REVOKED
    return NO_WAY_UP if up is None else None


class PeerHas:
    """What a peer has, and what was sent to it, by the operations' numbers in the log."""

    def __init__(self, session: Session, peer: str) -> None:
        self._peer = peer
        self._out = out = session.get(OutChannel, peer)
        runs = select(Outbox.n, Outbox.count, Outbox.seq).where(Outbox.peer == peer).order_by(Outbox.n)
        self._runs = [(n, count, seq) for n, count, seq in session.execute(runs)]
        self._longest = max((count for _, count, _ in self._runs), default=0)
        beyond = select(OutRange.first, OutRange.last).where(OutRange.peer == peer)
        self._beyond = [(first, last) for first, last in session.execute(beyond)]
        self.waits_since = _waits_since(session, out) if out is not None else None

    def has(self, write: Write) -> bool:
        return self._stands(write) is None

    def was_sent(self, write: Write) -> bool:
        """Also where it has it."""
        return self._stands(write) in (None, True)

    def _stands(self, write: Write) -> bool | None:
        """None: the peer has it; else whether it has left."""
        out = self._out
        brought = write.via == self._peer
        if out is None or write.n > out.cursor:
            return None if brought and (out is None or write.n > out.echo_until) else False
        waiting = [seq for seq in self._numbers(write.n) if seq > out.acked and not self._is_beyond(seq)]
        return max(waiting) <= out.exported if waiting else None

    def _numbers(self, n: int) -> Iterator[int]:
        """Every number that the operation has in the outbox: one that was sent again has several."""
        place = bisect_right(self._runs, (n, 1 << 62, 0))
        while place and self._runs[place - 1][0] > n - self._longest:
            place -= 1
            first, count, seq = self._runs[place]
            if n < first + count:
                yield seq + n - first

    def _is_beyond(self, seq: int) -> bool:
        return any(first <= seq <= last for first, last in self._beyond)


def _waits_since(session: Session, out: OutChannel) -> dt.datetime | None:
    """When the oldest package left that is not confirmed."""
    mine = (PackageLog.direction == "out", PackageLog.peer == out.peer, PackageLog.channel == out.channel)
    waiting = (PackageLog.last > out.acked, PackageLog.count > 0)
    return session.scalar(select(func.min(PackageLog.at)).where(*mine, *waiting))


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
    field_rows, everywhere = scope.field_entities(), scope.everywhere_entities()
    placed = scoping.any_placed(session.connection())
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
            and (up or office == entry.office or (office == scope.CENTRE_OFFICE and entity in everywhere))
            and (up or entry.kind != "field" or entity in field_rows)
        )
        if placed:
            found[entry.node] += _placed_waiting(session, entry, node, cursor, echo)
    return found


def _placed_waiting(session: Session, entry: DirectoryEntry, node: Node, cursor: int, echo: int) -> int:
    """The same of rows that were placed: what is new of them, and all of those that the peer sees only now."""
    rows = Op.row.in_(select(RowScope.row))
    condition = and_(Op.n > cursor, scope.not_from(entry.node, echo))
    if not scope.is_up(entry, node):
        condition = or_(condition, and_(Op.n <= cursor, Op.row.in_(scope.seen_since(entry, cursor))))
    may = scope.visible_to(entry, node)
    return session.scalar(select(func.count()).select_from(Op).where(rows, condition, may)) or 0


def _counted(session: Session, marks: Sequence[int]) -> Iterator[tuple[int, int, str, str | None, int]]:
    """(mark, office, entity, via, count) of the operations between each mark and the next."""
    for start, end in zip(marks, [*marks, None][1:], strict=True):
        statement = select(Op.office, Op.entity, Op.via, func.count()).where(Op.n > start)
        if end is not None:
            statement = statement.where(Op.n <= end)
        if scoping.any_placed(session.connection()):
            statement = statement.where(~scoping.is_placed(Op.row))
        for office, entity, via, count in session.execute(statement.group_by(Op.office, Op.entity, Op.via)):
            yield start, office, entity, via, count
