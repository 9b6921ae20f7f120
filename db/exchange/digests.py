"""Whether two places have the same operations, told by a count and a sum, and what happens where they have not.

The sum of the operations' digests modulo 2^128 does not depend on their order and grows with each operation, so what is
here is summed once. It is kept for parts of the log that go to some peers and not to others; what is visible to a peer
is the sum of such parts. Rows that are seen by other offices than their own are few, and are looked at each time.

A place says its sum where the other has confirmed everything. The other compares if it, too, has nothing unconfirmed.
Where they differ it asks for everything in scope once more; the peer answers by numbering all of it again.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import and_, delete, func, select
from sqlalchemy.orm import Session

from db.database import Database, Node
from db.exchange import scope
from db.exchange.directory import Directory, DirectoryEntry
from db.exchange.tables import OutChannel, Refused, ScopeDigest, Snapshot
from db.journal import scoping
from db.journal.operation import digest, encode_fields
from db.journal.store import driver, select_operations, to_operation
from db.journal.tables import Op, Origin, RowScope

RECOUNTED_AFTER = dt.timedelta(days=7)
"""The sums are made anew from the log so often: what was lost behind the program's back is in them until then."""
ASKED_AFTER = dt.timedelta(days=1)
MODULUS = 1 << 128
MOST = 20


@dataclass(frozen=True)
class Digest:
    """How many operations, and the sum of their digests."""

    count: int = 0
    sum: int = 0

    def __add__(self, other: Digest) -> Digest:
        return Digest(self.count + other.count, (self.sum + other.sum) % MODULUS)

    def __sub__(self, other: Digest) -> Digest:
        return Digest(self.count - other.count, (self.sum - other.sum) % MODULUS)

    def __str__(self) -> str:
        return f"{self.count}.{self.sum:032x}"


# ---- sums ----


def part_of(entity: str, office: int) -> str:
    """Part of the log that an operation is counted in: its office, and whether it goes everywhere and to laptops."""
    everywhere = "" if office or entity in scope.everywhere_entities() else "-"
    return f"{office}{everywhere}{'f' if entity in scope.field_entities() else ''}"


def count(session: Session, now: dt.datetime, *, anew: bool = False) -> dict[str, Digest]:
    """The sums by part, brought up to the newest operation; made `anew` from the whole log when asked, or long ago."""
    stored = list(session.scalars(select(ScopeDigest)))
    counted_at = min((one.counted_at for one in stored), default=now)
    if anew or not now - RECOUNTED_AFTER < counted_at <= now:
        stored, counted_at = [], now
    sums = {one.part: Digest(one.count, int.from_bytes(one.sum)) for one in stored}
    start = max((one.upto for one in stored), default=0)
    top = session.scalar(select(func.max(Op.n))) or 0
    if top > start or not stored:
        _add(session, sums, start, top)
        session.execute(delete(ScopeDigest))
        session.add_all(
            ScopeDigest(part=part, count=one.count, sum=one.sum.to_bytes(16), upto=top, counted_at=counted_at)
            for part, one in sums.items()
        )
        session.flush()
    return sums


def _add(session: Session, sums: dict[str, Digest], start: int, top: int) -> None:
    counts: dict[tuple[str, int], int] = defaultdict(int)
    totals: dict[tuple[str, int], int] = defaultdict(int)
    rows = driver(session.connection()).execute(
        "SELECT entity, office, digest FROM op WHERE n > ? AND n <= ?", (start, top)
    )
    number = int.from_bytes
    for entity, office, one in rows:
        key = entity, office
        counts[key] += 1
        totals[key] += number(one)
    for key, many in counts.items():
        part = part_of(*key)
        sums[part] = sums.get(part, Digest()) + Digest(many, totals[key] % MODULUS)


def visible(session: Session, directory: Directory, entry: DirectoryEntry, node: Node, now: dt.datetime) -> Digest:
    """The digest of what this place and a peer should both have: what the lower one of the two may see."""
    lower, upper = entry, node
    if scope.is_up(entry, node):
        lower, upper = directory.entries[node.id], Node(entry.node, entry.kind, entry.name, entry.office)
    sums = count(session, now)
    wanted = {f"{lower.office}f", "0f"} | (set() if lower.kind == "field" else {str(lower.office), "0"})
    found = sum((sums.get(part, Digest()) for part in wanted), Digest())
    may = scope.visible_to(lower, upper)
    if scoping.any_placed(session.connection()):
        placed = select(Op.entity, Op.office, Op.digest).where(Op.row.in_(select(RowScope.row)))
        for entity, office, one in session.execute(placed):
            if part_of(entity, office) in wanted:
                found -= Digest(1, int.from_bytes(one))
        found += _sum(session.scalars(placed.with_only_columns(Op.digest).where(may)))
    mine = and_(Refused.peer == entry.node, Refused.ours.is_(True))
    if session.scalar(select(Refused.oseq).where(mine).limit(1)) is not None:
        refused = select(Op.digest).join(Origin, Origin.n == Op.origin).join(
            Refused, and_(Refused.origin == Origin.name, Refused.oseq == Op.oseq)
        )  # fmt: skip
        found -= _sum(session.scalars(refused.where(mine, may)))
    return found


def _sum(digests: Iterable[bytes]) -> Digest:
    known = [int.from_bytes(one) for one in digests]
    return Digest(len(known), sum(known) % MODULUS)


# ---- comparing ----


def say(session: Session, database: Database, directory: Directory, entry: DirectoryEntry, out: OutChannel) -> str:
    """Our digest, where the peer has confirmed everything; else nothing."""
    if out.acked < out.next - 1 or entry.node not in directory.entries or database.node.id not in directory.entries:
        return ""
    return str(visible(session, directory, entry, database.node, database.clock.now()))


def asked(session: Session, peer: str) -> tuple[int, int]:
    """(our newest request that the peer has not answered, the peer's newest that we have); 0: none."""
    known = session.get(Snapshot, peer)
    if known is None:
        return 0, 0
    return known.asked if known.asked > known.answered else 0, known.heard


def compare(session: Session, database: Database, directory: Directory, entry: DirectoryEntry, theirs: str) -> bool:
    """Hold the peer's digest against ours, both places having confirmed everything; ask for all where they differ.

    True where they agree. The same difference is not asked about twice: what a snapshot did not mend, another will not.
    """
    now = database.clock.now()
    ours = visible(session, directory, entry, database.node, now)
    known = _of(session, entry.node)
    if str(ours) == theirs:
        known.difference = ""
        return True
    number, _, total = theirs.partition(".")
    difference = str(ours - Digest(int(number), int(total, 16)))
    recently = known.asked_at is not None and abs(now - known.asked_at) < ASKED_AFTER
    if known.asked > known.answered or difference == known.difference or recently:
        return False
    known.asked, known.asked_at, known.difference = known.asked + 1, now, difference
    return False


def answer(session: Session, out: OutChannel, request: int, answered: int) -> None:
    """Hear a peer's request, and that it has answered ours. All in scope then gets numbers again, with the next export;
    also what the peer itself once brought: it may be just this that it has lost."""
    if not request and not answered:
        return
    known = _of(session, out.peer)
    known.answered = max(known.answered, min(answered, known.asked))
    if request > known.heard:
        known.heard = request
        out.cursor, out.echo_until = 0, session.scalar(select(func.max(Op.n))) or 0
        session.execute(delete(Refused).where(Refused.peer == out.peer, Refused.ours.is_(True)))


def forget(session: Session, peer: str) -> None:
    """One of the two has begun anew, and everything will be sent anyway."""
    session.execute(delete(Snapshot).where(Snapshot.peer == peer))


def _of(session: Session, peer: str) -> Snapshot:
    known = session.get(Snapshot, peer)
    if known is None:
        known = Snapshot(peer=peer, asked=0, answered=0, heard=0, difference="", asked_at=None)
        session.add(known)
    return known


# ---- checking ----


def problems(session: Session) -> list[str]:
    """What is wrong with the log's own digests (English, for whoever helps): a whole operation is not what its digest
    says, or the sums that were told to others are not those of the log. Memory does not grow with the log."""
    found: list[str] = []
    counts: dict[tuple[str, int], int] = defaultdict(int)
    totals: dict[tuple[str, int], int] = defaultdict(int)
    stored = list(session.scalars(select(ScopeDigest)))
    upto = max((one.upto for one in stored), default=0)
    rows = session.execute(select_operations().add_columns(Op.n).execution_options(yield_per=2_000))
    for row in rows:
        one = to_operation(row)
        if row.n <= upto:
            counts[one.entity, one.office] += 1
            totals[one.entity, one.office] += int.from_bytes(row.digest)
        if not one.blank and digest(one, encode_fields(one.fields)) != row.digest and len(found) < MOST:
            found.append(f"operation {one.oseq} of {one.origin} is not what its digest says")
    sums: dict[str, Digest] = {}
    for key, many in counts.items():
        sums[part_of(*key)] = sums.get(part_of(*key), Digest()) + Digest(many, totals[key] % MODULUS)
    told = {one.part: Digest(one.count, int.from_bytes(one.sum)) for one in stored}
    for part in sorted(sums.keys() | told.keys()):
        if sums.get(part) != told.get(part) and stored:
            found.append(f"operations of part {part} are not those that were counted: {told.get(part)}")
    return found
