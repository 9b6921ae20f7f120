"""From the journal into package files: number what a peer may see, pack what it has not confirmed."""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, and_, delete, func, select
from sqlalchemy.orm import Session

from db.anchor import Anchor, AuditMark, change_anchor
from db.audit import record
from db.audit.actions import PACKAGE_EXPORTED
from db.database import Database
from db.exchange import digests, documents, receipts, scope
from db.exchange.directory import Directory, DirectoryEntry
from db.exchange.identity import NodeKeys
from db.exchange.package import LAST_NUMBER, Manifest, SealedPackage, seal
from db.exchange.tables import Outbox, OutChannel, OutRange, PackageLog
from db.exchange.wire import Content, Lines
from db.exchange.wrappers import BARE, ENDINGS, room, wrapped
from db.folder import require_space, staged
from db.journal.stamps import to_moment
from db.journal.tables import NodeSelf, Op

PART_LIMIT = 7_000_000
"""Bytes of a package file: base64 adds 35 %, mail gateways stop at 10 MB."""
PART_OPERATIONS = 20_000
SPARE = 16 * 1024
"""Bytes of a file left free when documents fill it: what the manifest says of them."""
NUMBERS_A_CHANNEL = 2 * LAST_NUMBER

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class ExportedPackage:
    """A package file that is ready to be sent. `count` operations, numbers `first`..`last` of its channel.

    `documents` are complete for the peer with this file; `documents_waiting` found no room in the whole export.
    """

    path: Path
    peer: str
    peer_name: str
    number: int
    count: int
    first: int
    last: int
    size: int
    documents: int = 0
    documents_waiting: int = 0


def channel_to(session: Session, entry: DirectoryEntry, incarnation: int) -> OutChannel:
    """Our channel to a peer; begun anew, with everything the peer may see, when our incarnation has risen."""
    channel = session.get(OutChannel, entry.node)
    if channel is None:
        channel = OutChannel(peer=entry.node, own_incarnation=incarnation, peer_incarnation=1)
        channel.next, channel.acked, channel.exported, channel.cursor, channel.echo_until = 1, 0, 0, 0, 0
        session.add(channel)
    elif channel.own_incarnation != incarnation:
        restart(session, channel, incarnation, channel.peer_incarnation)
    return channel


def restart(session: Session, channel: OutChannel, own: int, peer: int) -> None:
    """Begin the numbering anew for another pair of incarnations; everything in scope will be enqueued again."""
    session.execute(delete(Outbox).where(Outbox.peer == channel.peer))
    session.execute(delete(OutRange).where(OutRange.peer == channel.peer))
    for part in (documents, digests):
        part.forget(session, channel.peer)
    if peer > channel.peer_incarnation:
        channel.echo_until = session.scalar(select(func.max(Op.n))) or 0
    channel.own_incarnation, channel.peer_incarnation = own, peer
    channel.next, channel.acked, channel.exported, channel.cursor = 1, 0, 0, 0


def enqueue(session: Session, database: Database, entry: DirectoryEntry, channel: OutChannel) -> None:
    """Give numbers to what was written since the last time and may go to this peer; and to all that was written before
    of rows that it sees only now, also where it brought it itself: it may have given up the values since."""
    top = session.scalar(select(func.max(Op.n))) or 0
    may = scope.visible_to(entry, database.node)
    fresh = and_(Op.n > channel.cursor, may, scope.not_from(entry.node, channel.echo_until))
    earlier = and_(Op.n <= channel.cursor, may, Op.row.in_(scope.seen_since(entry, channel.cursor)))
    for condition in () if scope.is_up(entry, database.node) else (earlier,):
        _give_numbers(session, channel, condition)
    _give_numbers(session, channel, fresh)
    channel.cursor = top


def waits(session: Session, database: Database, entry: DirectoryEntry, channel: OutChannel) -> bool:
    """Whether something was written that has no number for the peer yet."""
    fresh = and_(Op.n > channel.cursor, scope.visible_to(entry, database.node))
    condition = and_(fresh, scope.not_from(entry.node, channel.echo_until))
    return session.scalar(select(Op.n).where(condition).limit(1)) is not None


def _give_numbers(session: Session, channel: OutChannel, condition: ColumnElement[bool]) -> None:
    numbers = session.execute(select(Op.n).where(condition).order_by(Op.n).execution_options(yield_per=10_000))
    for first, count in _runs(n for (n,) in numbers):
        session.add(Outbox(peer=channel.peer, seq=channel.next, n=first, count=count))
        channel.next += count


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Runs of consecutive numbers as (first, count)."""
    first = last = -2
    for number in numbers:
        if number != last + 1:
            if first >= 0:
                yield first, last - first + 1
            first = number
        last = number
    if first >= 0:
        yield first, last - first + 1


def export_to(
    database: Database,
    keys: NodeKeys,
    directory: Directory,
    entry: DirectoryEntry,
    folder: Path,
    progress: Progress | None = None,
    form: str = BARE,
    limit: int = PART_LIMIT,
) -> list[ExportedPackage]:
    """Write the packages for one peer into `folder`: everything unconfirmed, and the receipt for what it sent.

    No file is larger than `limit`, whatever its form. Documents take the room that is left, and further files up to
    `documents.FILES`; those beyond wait for the next. There is always one package, if only with the receipt. The anchor
    is moved before a file appears, so a database that is restored later knows less than its anchor and is noticed.
    """
    require_space(folder, 2 * limit)
    limit = room(limit, form)
    frame, missing = _begin(database, directory, entry)
    with database.read() as session:
        load = _Load(documents.Queue(session, entry, database.node), limit)
    exported: list[ExportedPackage] = []
    spans = deque(_spans(missing) or [(0, 0)])
    while spans or load.is_left:
        lower, upper = spans.popleft() if spans else (0, 0)
        part = _seal(database, keys, directory, frame, lower, upper)
        if part.size > limit and upper > lower:
            middle = (lower + upper) // 2
            spans.extendleft([(middle + 1, upper), (lower, middle)])
            continue
        chosen = load.take(database, part.size)
        if chosen:
            part = _seal(database, keys, directory, frame, lower, upper, chosen)
        elif exported and not upper:
            break  # no part finds room in a file of its own
        exported.append(_release(database, entry, part, folder, form, exported))
        if progress is not None:
            progress(upper or frame.numbered, frame.numbered)
    exported[-1] = replace(exported[-1], documents_waiting=len(load.queue))
    return exported


def _begin(database: Database, directory: Directory, entry: DirectoryEntry) -> tuple[Manifest, list[receipts.Range]]:
    """Number what is new for the peer; what all parts of the export have in common, and the numbers that it lacks."""
    with database.write() as session:
        node, hlc = session.execute(select(NodeSelf.incarnation, NodeSelf.hlc)).one()
        out = channel_to(session, entry, node)
        session.flush()
        enqueue(session, database, entry, out)
        session.flush()
        told = documents.tell(session, entry, database.node)
        said = receipts.say(session, database, directory, entry, out, told.number)
        request, answered = digests.asked(session, entry.node)
        want = msgspec.structs.replace(said.pop("want"), snapshot=request)
        frame = Manifest(
            to=[entry.node], sender=database.node.id, incarnation=out.own_incarnation, channel=out.channel, hlc=hlc,
            numbered=out.next - 1, documents=told, want=want, answered=answered,
            digest=digests.say(session, database, directory, entry, out), **said,
        )  # fmt: skip
        return frame, receipts.unconfirmed(session, out)


class _Load:
    """Documents, as far as this export has room for them."""

    def __init__(self, queue: documents.Queue, limit: int) -> None:
        self.queue, self._limit, self._files = queue, limit, documents.FILES

    @property
    def is_left(self) -> bool:
        return len(self.queue) > 0 and self._files > 0

    def take(self, database: Database, size: int) -> list[documents.Chosen]:
        """What goes into a file that has this size without it."""
        if not self.is_left:
            return []
        with database.read() as session:
            chosen = self.queue.take(session, self._limit - size - SPARE)
        self._files -= bool(chosen)
        return chosen


def _spans(missing: Iterable[receipts.Range]) -> list[receipts.Range]:
    """One for each file: neighbouring numbers, as many as one file may hold."""
    return [
        (first, min(first + PART_OPERATIONS - 1, last))
        for begin, last in missing
        for first in range(begin, last + 1, PART_OPERATIONS)
    ]


@dataclass(frozen=True)
class _Part:
    """A package that is complete and has not been written yet."""

    sealed: SealedPackage
    content: Content
    chosen: Sequence[documents.Chosen]

    @property
    def size(self) -> int:
        return len(self.sealed.data)

    def report(self, begun: int) -> dict[str, Any]:
        """What the log keeps for people: `begun` is the number of the first package of the same export."""
        content = self.content
        told: dict[str, Any] = {"begun": begun, "records": {entity: len(rows) for entity, rows in content.rows.items()}}
        if content.newest:
            told |= {"oldest": to_moment(content.oldest).isoformat(), "newest": to_moment(content.newest).isoformat()}
        if self.chosen:
            told["documents"] = sum(one.is_last for one in self.chosen)
        return told


def _seal(
    database: Database,
    keys: NodeKeys,
    directory: Directory,
    frame: Manifest,
    first: int,
    last: int,
    chosen: Sequence[documents.Chosen] = (),
) -> _Part:
    with database.read() as session:
        inside, blobs = documents.pack(session, chosen)
        told = msgspec.structs.replace(frame.documents, inside=inside)
        manifest = msgspec.structs.replace(frame, first=first, last=last, documents=told)
        lines = Lines(session, frame.to[0], first, last)
        return _Part(seal(manifest, lines, keys, directory, blobs), lines.content, chosen)


def _release(
    database: Database,
    entry: DirectoryEntry,
    part: _Part,
    folder: Path,
    form: str,
    earlier: Sequence[ExportedPackage],
) -> ExportedPackage:
    """Put the file on the disk unseen, write down that it leaves, move the anchor, then let it appear. `earlier`: what
    the same export has released."""
    sealed, chosen, now = part.sealed, part.chosen, database.clock.now()
    manifest = sealed.manifest
    with database.read() as session:
        number = next_number(session, "out", entry.node)
    stem = f"kopru-{database.node.office:02}-{entry.office:02}-{number:05}-{sealed.sha256[:8]}"
    name, data = stem + ENDINGS[form], wrapped(sealed.data, stem, form)
    count = sum(one.is_last for one in chosen)
    with staged(folder / name, data):
        with database.write() as session:
            channel = session.get_one(OutChannel, entry.node)
            channel.exported = max(channel.exported, manifest.last)
            sent = reached(channel)
            documents.sent(session, entry.node, chosen)
            session.add(
                PackageLog(
                    direction="out", peer=entry.node, number=number, channel=manifest.channel, first=manifest.first,
                    last=manifest.last, count=manifest.count, size=len(data), at=now, state="sent", file=name,
                    sha256=sealed.sha256, report=part.report(earlier[0].number if earlier else number),
                )
            )  # fmt: skip
            record(session, PACKAGE_EXPORTED, {
                "peer": entry.node, "number": number, "count": manifest.count, "documents": count, "file": name,
                "size": len(data), "sha256": sealed.sha256,
            })  # fmt: skip
        _move_anchor(database, entry.node, manifest.incarnation, sent)
    return ExportedPackage(
        folder / name, entry.node, entry.name, number, manifest.count, manifest.first, manifest.last, len(data), count,
    )  # fmt: skip


def next_number(session: Session, direction: str, peer: str | None) -> int:
    """Number of the next package in one direction, as people count them."""
    top = select(func.max(PackageLog.number)).where(PackageLog.direction == direction, PackageLog.peer == peer)
    return (session.scalar(top) or 0) + 1


def _move_anchor(database: Database, peer: str, incarnation: int, sent: int) -> None:
    def moved(anchor: Anchor | None) -> Anchor:
        exported = dict(anchor.exported) if anchor and anchor.incarnation == incarnation else {}
        exported[peer] = max(exported.get(peer, 0), sent)
        return Anchor(database.node.id, incarnation, exported, audit=anchor.audit if anchor else AuditMark())

    change_anchor(database.folder, moved)


def reached(channel: OutChannel) -> int:
    """How far we have sent to a peer, as one number that never falls: when the peer's incarnation rises, the numbering
    begins again at 1, which must not look like a database that was set back."""
    return channel.peer_incarnation * NUMBERS_A_CHANNEL + channel.exported


def exported_numbers(session: Session) -> dict[str, int]:
    """How far we have sent, by peer: what the anchor is held against."""
    return {out.peer: reached(out) for out in session.scalars(select(OutChannel))}


def moment_of_last(session: Session, direction: str, peer: str) -> dt.datetime | None:
    """When the newest package went out to, or came in from, a peer."""
    return session.scalar(
        select(func.max(PackageLog.at)).where(PackageLog.direction == direction, PackageLog.peer == peer)
    )
