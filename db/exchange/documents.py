"""The bytes of documents on their way: what a peer lacks, what it is told that we have, what comes of its parts.

Rows of `attachment` travel in the journal; bytes go to whoever may see such a row, and only whole documents are passed
on. What a peer has is known from its packages alone. What it is told stays in every package until one of the peer's
says that it came, so no receipt can be lost; what was sent is sent again until then.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, delete, exists, func, insert, or_, select, true, update
from sqlalchemy.orm import Session

from db.database import Node
from db.errors import QT_TRANSLATE_NOOP, PackageRefused
from db.exchange import scope
from db.exchange.chunks import LARGEST, DocumentParts, Documents, length, mask
from db.exchange.directory import DirectoryEntry
from db.exchange.package import Manifest, OpenedPackage
from db.exchange.tables import DocumentChannel, DocumentState
from db.journal import scoping
from db.journal.recorder import recorder_of
from db.journal.store import chunks
from db.registry.attachments import parts
from db.registry.attachments.tables import Attachment, Blob, PartialBlob

FILES = 10
"""Package files of one export that may carry documents; the rest waits for the next."""
ROOM = 6 * 1024 * 1024 + 512 * 1024
"""Bytes of documents in one file."""
MOST_PARTS = 1_000
"""Parts in one file: a reader refuses more members than twice that."""
TOLD = 2_000
"""Documents that one package tells of."""
UNNAMED = 200 * 1024 * 1024
"""Bytes kept of documents that no row names yet."""
_ENTRY = 1_000  # bytes of a part's entries in the manifest and in both lists of the ZIP
_CIPHER = 2_000  # the cipher adds 16 bytes to 65,536


class WrongDocument(PackageRefused):
    """All parts of a document are here, and they are not its bytes; `details["digest"]` names it."""

    code = "wrong_document"


_WRONG = QT_TRANSLATE_NOOP(
    "db",
    "“{file}” was not taken in: a document in it does not have the content that its sender promised. "
    "Ask {sender} for the next package; the document is sent again with it.",
)


@dataclass(frozen=True)
class Taken:
    """What came of a package's documents: parts that are new here, documents that can be opened now."""

    parts: int = 0
    documents: int = 0


@dataclass(frozen=True)
class Chosen:
    """A part that leaves; `is_last`: with it, the peer has been sent the document."""

    sha256: str
    size: int
    part: int
    is_last: bool


def visible(entry: DirectoryEntry, node: Node) -> ColumnElement[bool]:
    """Condition on `Attachment`: documents on a record that the peer may see."""
    living = Attachment.deleted.is_(False)
    if scope.is_up(entry, node):
        return living
    if entry.kind == "field" and Attachment.__tablename__ not in scope.field_entities():
        return ~true()
    general = entry.kind != "field" and Attachment.__everywhere__
    usual = Attachment.office.in_([entry.office, scope.CENTRE_OFFICE] if general else [entry.office])
    unplaced = and_(usual, ~scoping.is_placed(Attachment.id))
    return and_(living, or_(unplaced, scoping.is_seen_by(Attachment.id, entry.office)))


def may_bring(entry: DirectoryEntry) -> ColumnElement[bool]:
    """Condition on `Attachment`: the bytes are believed from this peer (cf. `scope.may_say`)."""
    if entry.kind == "centre":
        return true()
    return or_(
        Attachment.office.in_([entry.office, scope.CENTRE_OFFICE]), scoping.is_seen_by(Attachment.id, entry.office)
    )


def forget(session: Session, peer: str) -> None:
    """What was known of a peer is worth nothing any more: it, or we, have lost data."""
    session.execute(delete(DocumentChannel).where(DocumentChannel.peer == peer))
    session.execute(delete(DocumentState).where(DocumentState.peer == peer))


# ---- sending ----


def tell(session: Session, entry: DirectoryEntry, node: Node) -> Documents:
    """Begin an export: its number, and what is to be told to the peer."""
    channel = _channel(session, entry.node)
    if not channel.spoken:  # so that after a loss of data on either side not everything is sent again
        _note(session, entry.node, _whole(session, entry, node), tell=-1)
    channel.spoken += 1
    mine = DocumentState.peer == entry.node
    wanted = select(Attachment.sha256).where(visible(entry, node), ~parts.whole(Attachment.sha256))
    session.execute(
        update(DocumentState).where(mine, DocumentState.tell == 0, DocumentState.sha256.in_(wanted)).values(tell=-1)
    )
    # Those that were told before come first: what is told once is told until it is heard.
    chosen = list(
        session.scalars(
            select(DocumentState.sha256).where(mine, DocumentState.tell != 0)
            .order_by(DocumentState.tell < 0, DocumentState.tell, DocumentState.sha256).limit(TOLD)
        )
    )  # fmt: skip
    for some in chunks(chosen):
        fresh = and_(mine, DocumentState.tell < 0, DocumentState.sha256.in_(some))
        session.execute(update(DocumentState).where(fresh).values(tell=channel.spoken))
    return Documents(channel.spoken, channel.heard, {digest: _mask_here(session, digest) for digest in chosen})


def _channel(session: Session, peer: str) -> DocumentChannel:
    channel = session.get(DocumentChannel, peer)
    if channel is None:
        channel = DocumentChannel(peer=peer, spoken=0, heard=0)
        session.add(channel)
    return channel


def _whole(session: Session, entry: DirectoryEntry, node: Node) -> list[str]:
    statement = select(Attachment.sha256).distinct()
    return list(session.scalars(statement.where(visible(entry, node), parts.whole(Attachment.sha256))))


def _mask_here(session: Session, digest: str) -> int:
    here = select(Blob.part).where(Blob.sha256 == digest, Blob.part < LARGEST)
    return sum(1 << part for part in session.scalars(here))


class Queue:
    """Documents that a peer may see and is not known to have: those never sent first, then the small ones."""

    def __init__(self, session: Session, entry: DirectoryEntry, node: Node) -> None:
        self._waiting = deque((digest, has) for digest, has in session.execute(_lacking(entry, node)))
        self._begun: deque[Chosen] = deque()  # the parts of the document that is being sent

    def __len__(self) -> int:
        return len(self._waiting) + bool(self._begun)

    def take(self, session: Session, room: int) -> list[Chosen]:
        """The next parts that fit into `room` bytes of a package file."""
        chosen: list[Chosen] = []
        room = min(room, ROOM)
        while len(chosen) < MOST_PARTS:
            while not self._begun and self._waiting:
                self._begun.extend(_parts(session, *self._waiting.popleft()))
            if not self._begun:
                break
            size = length(self._begun[0].size, self._begun[0].part)
            room -= size + size // _CIPHER + _ENTRY
            if room < 0:
                break
            chosen.append(self._begun.popleft())
        return chosen


def _parts(session: Session, digest: str, has: int | None) -> list[Chosen]:
    """The parts that a peer lacks of a document; none where it is damaged, or not cut as it must be: a package with it
    would be refused, and with it everything else."""
    statement = select(Blob.part, func.length(Blob.data)).where(Blob.sha256 == digest).order_by(Blob.part)
    lengths = [(part, size) for part, size in session.execute(statement)]
    size = sum(one for _, one in lengths)
    count = parts.parts_of(size)
    is_cut = lengths == [(part, length(size, part)) for part in range(count)]
    if count > LARGEST or not is_cut or not parts.is_sound(session, digest):
        return []
    lacking = [part for part in range(count) if not (has or 0) >> part & 1]
    return [Chosen(digest, size, part, part == lacking[-1]) for part in lacking]


def _lacking(entry: DirectoryEntry, node: Node) -> Select[str, int]:
    state = and_(DocumentState.peer == entry.node, DocumentState.sha256 == Attachment.sha256)
    return (
        select(Attachment.sha256, func.max(DocumentState.has))
        .outerjoin(DocumentState, state)
        .where(visible(entry, node), or_(DocumentState.whole.is_(None), DocumentState.whole.is_(False)))
        .where(parts.whole(Attachment.sha256))
        .group_by(Attachment.sha256)
        .order_by(func.coalesce(func.max(DocumentState.sent), 0), func.max(Attachment.size), Attachment.sha256)
    )


def waiting(session: Session, entry: DirectoryEntry, node: Node) -> int:
    """Documents that the peer is not known to have."""
    return session.scalar(select(func.count()).select_from(_lacking(entry, node).order_by(None).subquery())) or 0


def pack(session: Session, chosen: Sequence[Chosen]) -> tuple[list[DocumentParts], list[bytes]]:
    """The manifest's words on these parts, and their bytes."""
    inside: dict[str, DocumentParts] = {}
    data: list[bytes] = []
    for one in chosen:
        statement = select(Blob.data).where(Blob.sha256 == one.sha256, Blob.part == one.part)
        data.append(session.scalars(statement).one())
        named = inside.setdefault(one.sha256, DocumentParts(one.sha256, one.size, []))
        named.parts.append((one.part, hashlib.sha256(data[-1]).hexdigest()))
    return list(inside.values()), data


def sent(session: Session, peer: str, chosen: Iterable[Chosen]) -> None:
    """Write down that documents have left."""
    gone = [one.sha256 for one in chosen if one.is_last]
    _note(session, peer, gone)
    for some in chunks(gone):
        mine = and_(DocumentState.peer == peer, DocumentState.sha256.in_(some))
        session.execute(update(DocumentState).where(mine).values(sent=DocumentState.sent + 1))


def _note(session: Session, peer: str, digests: Iterable[str], **values: object) -> None:
    """Make sure of a state for each; set `values` in all of them."""
    for some in chunks(sorted(set(digests))):
        mine = and_(DocumentState.peer == peer, DocumentState.sha256.in_(some))
        known = set(session.scalars(select(DocumentState.sha256).where(mine)))
        fresh = [
            {"peer": peer, "sha256": one, "has": 0, "whole": False, "sent": 0, "tell": 0}
            for one in some if one not in known
        ]  # fmt: skip
        if fresh:
            session.execute(insert(DocumentState), fresh)
        if values:
            session.execute(update(DocumentState).where(mine).values(**values))


# ---- taking in ----


def take(session: Session, package: OpenedPackage, *, is_current: bool) -> Taken:
    """Keep the parts of a package; `is_current`: what it says of us and of its sender holds for both incarnations.

    Raises WrongDocument where a document is complete and other than promised; `discard` it then.
    """
    manifest, sender = package.manifest, package.sender
    if is_current:
        _hear(session, sender.node, manifest)
    kept = {one.sha256: _keep(session, package, one) for one in manifest.documents.inside}
    if is_current:
        for one in manifest.documents.inside:
            _note(session, sender.node, [one.sha256], has=mask(parts.parts_of(one.size)), whole=True)
        _note(session, sender.node, [digest for digest, new in kept.items() if new is not None], tell=-1)
    documents = _settle(session, package, frozenset(digest for digest, new in kept.items() if new))
    _bound(session)
    return Taken(sum(new or 0 for new in kept.values()), documents)


def _hear(session: Session, peer: str, manifest: Manifest) -> None:
    """Believe what the peer has, and that it heard what we had."""
    documents = manifest.documents
    channel = _channel(session, peer)
    told = and_(DocumentState.peer == peer, DocumentState.tell > 0, DocumentState.tell <= documents.heard)
    session.execute(update(DocumentState).where(told).values(tell=0))
    if documents.number <= channel.heard:
        return  # it has said more since
    channel.heard = documents.number
    for some in chunks(documents.has):
        statement = select(Attachment.sha256, func.max(Attachment.size)).where(Attachment.sha256.in_(some))
        sizes = dict(session.execute(statement.group_by(Attachment.sha256)).all())
        _note(session, peer, sizes)
        for digest, size in sizes.items():
            has = documents.has[digest]
            mine = and_(DocumentState.peer == peer, DocumentState.sha256 == digest)
            all_of_it = has == mask(parts.parts_of(size))
            session.execute(update(DocumentState).where(mine).values(has=has, whole=all_of_it))


def _keep(session: Session, package: OpenedPackage, one: DocumentParts) -> int | None:
    """Number of parts that are new; None where the sender may not bring it, or it was begun otherwise."""
    rows = session.execute(
        select(Attachment.size, may_bring(package.sender)).where(Attachment.sha256 == one.sha256)
    ).all()
    if rows and not any(may for _, may in rows):
        return None
    if parts.is_whole(session, one.sha256):
        return 0
    begun = session.scalar(select(PartialBlob.size).where(PartialBlob.sha256 == one.sha256))
    if begun is not None and begun != one.size:
        if one.size not in (size for size, _ in rows):
            return None
        parts.forget(session, one.sha256)
        begun = None
    if begun is None:
        session.execute(insert(PartialBlob).values(sha256=one.sha256, size=one.size))
    here = set(session.scalars(select(Blob.part).where(Blob.sha256 == one.sha256)))
    fresh = [(part, digest) for part, digest in one.parts if part not in here]
    for part, digest in fresh:
        session.execute(insert(Blob).values(sha256=one.sha256, part=part, data=package.blob(digest)))
    return len(fresh)


def _settle(session: Session, package: OpenedPackage, arrived: frozenset[str]) -> int:
    """Let documents be used that are complete and that a row names; returns how many."""
    named = (
        select(PartialBlob.sha256, PartialBlob.size, Attachment.id)
        .join(Attachment, Attachment.sha256 == PartialBlob.sha256)
        .where(Attachment.deleted.is_(False))
    )
    rows: dict[str, list[object]] = {}
    sizes: dict[str, int] = {}
    for digest, size, row in session.execute(named):
        rows.setdefault(digest, []).append(row)
        sizes[digest] = size
    count = 0
    for digest, size in sizes.items():
        if parts.count(session, digest) < parts.parts_of(size):
            continue
        if parts.is_sound(session, digest):
            session.execute(delete(PartialBlob).where(PartialBlob.sha256 == digest))
            recorder_of(session).changed[Attachment.__tablename__].update(rows[digest])  # type: ignore[arg-type]
            count += 1
        elif digest in arrived:
            raise WrongDocument(_WRONG, file=package.file, sender=package.sender.name, digest=digest)
        else:
            parts.forget(session, digest)  # the bytes were here before: no fault of this package
    return count


def discard(session: Session, digest: str) -> None:
    """Throw away what came of a document that turned out wrong; everybody who sent some of it is told."""
    if parts.is_partial(session, digest):
        parts.forget(session, digest)
    session.execute(update(DocumentState).where(DocumentState.sha256 == digest).values(tell=-1))


def _bound(session: Session) -> None:
    """Of documents that no row names, the oldest make room."""
    named = exists().where(Attachment.sha256 == PartialBlob.sha256, Attachment.deleted.is_(False))
    size = select(func.sum(func.length(Blob.data))).where(Blob.sha256 == PartialBlob.sha256)
    unnamed = session.execute(
        select(PartialBlob.sha256, size.correlate(PartialBlob).scalar_subquery())
        .where(~named).order_by(PartialBlob.n.desc())
    ).all()  # fmt: skip
    kept = 0
    for digest, bytes_here in unnamed:
        kept += bytes_here or 0
        if kept > UNNAMED:
            parts.forget(session, digest)
