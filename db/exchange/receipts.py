"""What a package says besides its operations: what came, what is missing, what was refused, how far headquarters is.

All of it is said again in every package until it is known to have been heard, or as long as it holds; so none of it is
lost with a package that is lost.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import and_, delete, func, insert, select, update
from sqlalchemy.orm import Session

from db.database import Database, Node
from db.exchange import documents, scope
from db.exchange.directory import Directory, DirectoryEntry
from db.exchange.package import Ack, Manifest, Want
from db.exchange.tables import CentreHas, DocumentState, InChannel, InRange, OutChannel, OutRange, Refused
from db.journal.history import node_of
from db.journal.store import chunks, driver
from db.journal.tables import Op, Origin
from db.registry.attachments import parts
from db.registry.attachments.tables import Attachment

MISSED_AFTER = dt.timedelta(days=3)
"""A gap that is older is asked for; until then what fills it is probably on its way."""
MOST_RANGES = 1_000
MOST_REFUSED = 500
MOST_BLOBS = 500
LONGEST_REASON = 40

Range = tuple[int, int]

# ---- ranges ----


def joined(ranges: Iterable[Range]) -> list[Range]:
    """The same numbers in as few ranges as can be, ascending."""
    found: list[Range] = []
    for first, last in sorted(ranges):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        elif first <= last:
            found.append((first, last))
    return found


def without(ranges: Iterable[Range], taken: Iterable[Range]) -> list[Range]:
    """The numbers of `ranges` that are not in `taken`."""
    left, gone = joined(ranges), joined(taken)
    for first, last in gone:
        left = [
            piece
            for one in left
            for piece in ((one[0], min(one[1], first - 1)), (max(one[0], last + 1), one[1]))
            if piece[0] <= piece[1]
        ]
    return left


def unconfirmed(session: Session, out: OutChannel) -> list[Range]:
    """Numbers that the peer has not said to have."""
    beyond = session.execute(select(OutRange.first, OutRange.last).where(OutRange.peer == out.peer))
    return without([(out.acked + 1, out.next - 1)], [(first, last) for first, last in beyond])


# ---- saying ----


def say(
    session: Session, database: Database, directory: Directory, entry: DirectoryEntry, out: OutChannel, number: int
) -> dict[str, Any]:
    """Parts of the manifest for a peer; `number` is that of this export (`documents.tell`)."""
    incoming = f"{out.peer_incarnation}/{out.own_incarnation}"
    has = session.get(InChannel, (entry.node, incoming))
    contiguous = has.contiguous if has else 0
    ranges = _came(session, entry.node, incoming)
    missed = _missed(contiguous, ranges, database.clock.now())
    return {
        "ack": {incoming: Ack(contiguous, [(first, last) for first, last, _ in ranges[:MOST_RANGES]])},
        "want": Want({incoming: missed} if missed else {}, _missed_documents(session, entry, database)),
        "rejects": _refusals(session, entry.node, number),
        "at_centre": _at_centre(session, directory, entry, database.node),
    }


def _came(session: Session, peer: str, channel: str) -> list[tuple[int, int, dt.datetime | None]]:
    """What came beyond the contiguous numbers, with the moment since which something before it is missing."""
    statement = select(InRange.first, InRange.last, InRange.since)
    mine = statement.where(InRange.peer == peer, InRange.channel == channel).order_by(InRange.first)
    return [(first, last, since) for first, last, since in session.execute(mine)]


def _missed(contiguous: int, ranges: Sequence[tuple[int, int, dt.datetime | None]], now: dt.datetime) -> list[Range]:
    """Gaps that have been open for too long. A clock that was set back makes them old, never young."""
    found, before = [], contiguous
    for first, last, since in ranges[:MOST_RANGES]:
        if since is None or not now - MISSED_AFTER < since <= now:
            found.append((before + 1, first - 1))
        before = last
    return found


def _missed_documents(session: Session, entry: DirectoryEntry, database: Database) -> list[str]:
    """Documents that a row here has named for long, that may come from this peer, and that have not come."""
    if entry.kind == "field":
        return []  # a laptop passes on what it made itself, and sends that until it is confirmed
    since = database.clock.now() - MISSED_AFTER
    older = Attachment.id < uuid.UUID(int=max(0, round(since.timestamp() * 1000)) << 80)  # it begins with its time
    named = select(Attachment.sha256).distinct().where(
        Attachment.deleted.is_(False), ~parts.whole(Attachment.sha256), documents.may_bring(entry)
    )  # fmt: skip
    return list(session.scalars(named.where(older).limit(MOST_BLOBS)))


def _refusals(session: Session, peer: str, number: int) -> list[dict[str, Any]]:
    mine = and_(Refused.peer == peer, Refused.ours.is_(False))
    told = select(Refused.origin, Refused.oseq, Refused.reason).where(mine, Refused.tell != 0)
    found = session.execute(told.order_by(Refused.tell < 0, Refused.at).limit(MOST_REFUSED)).all()
    for origin, oseq, _ in found:
        this = and_(mine, Refused.origin == origin, Refused.oseq == oseq, Refused.tell < 0)
        session.execute(update(Refused).where(this).values(tell=number))
    return [{"origin": origin, "oseq": oseq, "reason": reason} for origin, oseq, reason in found]


def _at_centre(session: Session, directory: Directory, entry: DirectoryEntry, node: Node) -> dict[str, int]:
    """How far headquarters has the operations of that office's installations; said downwards only."""
    if scope.is_up(entry, node):
        return {}
    offices = {one.node: one.office for one in directory.entries.values()}
    known = session.execute(select(CentreHas.origin, CentreHas.upto)).all()
    return {origin: upto for origin, upto in known if offices.get(node_of(origin)) == entry.office}


# ---- hearing ----


def received(session: Session, peer: str, manifest: Manifest, now: dt.datetime) -> None:
    """Enter the numbers of a package; let the contiguous ones advance."""
    incoming = session.get(InChannel, (peer, manifest.channel))
    if incoming is None:
        incoming = InChannel(peer=peer, channel=manifest.channel, contiguous=0)
        session.add(incoming)
    known = _came(session, peer, manifest.channel)
    contiguous, beyond = merged(
        incoming.contiguous, [*((first, last) for first, last, _ in known), (manifest.first, manifest.last)]
    )
    incoming.contiguous = contiguous
    session.execute(delete(InRange).where(InRange.peer == peer, InRange.channel == manifest.channel))
    session.add_all(
        InRange(peer=peer, channel=manifest.channel, first=first, last=last, since=_since(first, last, known, now))
        for first, last in beyond
    )


def has_all(session: Session, peer: str, manifest: Manifest) -> bool:
    """Whether all is here that the sender has given a number on this channel."""
    incoming = session.get(InChannel, (peer, manifest.channel))
    return (incoming.contiguous if incoming else 0) == manifest.numbered


def _since(
    first: int, last: int, known: Sequence[tuple[int, int, dt.datetime | None]], now: dt.datetime
) -> dt.datetime | None:
    """Since when something before this range is missing: what filled a part of a gap has not closed it."""
    inside = [since for begin, _, since in known if first <= begin <= last]
    return inside[0] if inside else now


def merged(contiguous: int, ranges: list[Range]) -> tuple[int, list[Range]]:
    """Join ranges that touch; what follows `contiguous` without a gap is added to it."""
    beyond = []
    for first, last in joined(ranges):
        if first <= contiguous + 1:
            contiguous = max(contiguous, last)
        else:
            beyond.append((first, last))
    return contiguous, beyond


def believe_ranges(session: Session, out: OutChannel, manifest: Manifest) -> None:
    """What the peer has beyond a gap is not sent again; what it asks for is, whatever it said before."""
    ack = manifest.ack.get(out.channel)
    known = [(one, two) for one, two in session.execute(
        select(OutRange.first, OutRange.last).where(OutRange.peer == out.peer)
    )]  # fmt: skip
    said = [(first, last) for first, last in ack.ranges] if ack else []
    wanted = manifest.want.ops.get(out.channel, [])
    kept = without([*known, *said], [*wanted, (0, out.acked), (out.next, 1 << 62)])
    if kept != known:
        session.execute(delete(OutRange).where(OutRange.peer == out.peer))
        session.add_all(OutRange(peer=out.peer, first=first, last=last) for first, last in kept)


def hear(session: Session, database: Database, sender: DirectoryEntry, manifest: Manifest) -> None:
    """Believe the newest package of a peer in what it says of documents it lacks, of refusals, of headquarters."""
    for some in chunks(manifest.want.blobs[:MOST_BLOBS]):
        mine = and_(DocumentState.peer == sender.node, DocumentState.sha256.in_(some))
        session.execute(update(DocumentState).where(mine).values(has=0, whole=False))
    heard = manifest.documents.heard
    told = and_(Refused.peer == sender.node, Refused.ours.is_(False), Refused.tell > 0, Refused.tell <= heard)
    session.execute(update(Refused).where(told).values(tell=0))
    _were_refused(session, sender.node, manifest.rejects[:MOST_REFUSED], database.clock.now())
    if scope.is_up(sender, database.node) and manifest.at_centre:
        session.execute(delete(CentreHas).where(CentreHas.origin.in_(manifest.at_centre)))
        session.execute(
            insert(CentreHas), [{"origin": origin, "upto": upto} for origin, upto in manifest.at_centre.items()]
        )


class _Refusal(msgspec.Struct):
    """A line of `rejects`, as far as it is needed."""

    origin: str
    oseq: int
    reason: str


def _were_refused(session: Session, peer: str, told: Sequence[Mapping[str, Any]], now: dt.datetime) -> None:
    """Write down which of our operations a peer did not take; lines about operations that are not here are ignored."""
    for line in told:
        try:
            one = msgspec.convert(line, _Refusal)
        except msgspec.ValidationError:
            continue
        mine = and_(Origin.name == one.origin, Op.oseq == one.oseq)
        row = session.scalar(select(Op.row).join(Origin, Origin.n == Op.origin).where(mine))
        if row is not None:
            _keep(session, peer, one.origin, one.oseq, row, one.reason[:LONGEST_REASON], now)


def refuse(session: Session, peer: str, lines: Iterable[Mapping[str, Any]], now: dt.datetime) -> None:
    """Write down that operations of a peer were not taken, so that it is told; a bad package has thousands of them."""
    given = {(str(line["origin"]), int(line["oseq"])): str(line["reason"]) for line in lines}
    known: set[tuple[str, int]] = set()
    for origin in {origin for origin, _ in given}:
        for some in chunks([oseq for name, oseq in given if name == origin]):
            this = and_(Refused.peer == peer, Refused.origin == origin, Refused.oseq.in_(some))
            known |= {(origin, oseq) for oseq in session.scalars(select(Refused.oseq).where(this))}
            session.execute(update(Refused).where(this).values(tell=-1))
    fresh = [
        {"peer": peer, "origin": origin, "oseq": oseq, "row": None, "reason": reason, "tell": -1, "at": now,
         "ours": False}
        for (origin, oseq), reason in given.items() if (origin, oseq) not in known
    ]  # fmt: skip
    if fresh:
        session.execute(insert(Refused), fresh)


def _keep(session: Session, peer: str, origin: str, oseq: int, row: Any, reason: str, now: dt.datetime) -> None:
    """Write down that one of ours was not taken by a peer."""
    this = and_(Refused.peer == peer, Refused.origin == origin, Refused.oseq == oseq)
    if session.scalar(select(func.count()).select_from(Refused).where(this)):
        session.execute(update(Refused).where(this).values(tell=0))
        return
    session.execute(
        insert(Refused).values(peer=peer, origin=origin, oseq=oseq, row=row, reason=reason, tell=0, at=now, ours=True)
    )


def taken_after_all(session: Session, peer: str) -> None:
    """What was refused once and has been taken since is refused no more."""
    mine = and_(Refused.peer == peer, Refused.ours.is_(False))
    if session.scalar(select(func.count()).select_from(Refused).where(mine)):
        here = select(Op.n).join(Origin, Origin.n == Op.origin).where(
            Origin.name == Refused.origin, Op.oseq == Refused.oseq
        )  # fmt: skip
        session.execute(delete(Refused).where(mine, here.exists()))


def advance_centre(session: Session, origins: Iterable[str]) -> None:
    """At headquarters: how far these origins are here without a gap. An operation that was refused is no gap: it will
    never come."""
    raw = driver(session.connection())
    for origin in origins:
        upto = start = session.scalar(select(CentreHas.upto).where(CentreHas.origin == origin)) or 0
        refused = set(session.scalars(select(Refused.oseq).where(Refused.origin == origin, Refused.ours.is_(False))))
        here = raw.execute(
            "SELECT oseq FROM op WHERE origin = (SELECT n FROM origin WHERE name = ?) AND oseq > ? ORDER BY oseq",
            (origin, upto),
        )
        for (oseq,) in here:
            while upto + 1 in refused:
                upto += 1
            if oseq != upto + 1:
                break
            upto = oseq
        while upto + 1 in refused:
            upto += 1
        if upto != start:
            session.execute(delete(CentreHas).where(CentreHas.origin == origin))
            session.execute(insert(CentreHas).values(origin=origin, upto=upto))
