"""From a package file into the journal: whole or not at all, as often as it comes, in whatever order."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from db.audit import record
from db.audit.actions import PACKAGE_IMPORTED
from db.database import Database
from db.errors import QT_TRANSLATE_NOOP, PackageRefused
from db.exchange import digests, documents, receipts, scope
from db.exchange.directory import Directory
from db.exchange.identity import NodeKeys
from db.exchange.outgoing import Progress, channel_to, next_number, restart, waits
from db.exchange.own_keys import adopt
from db.exchange.package import Manifest, OpenedPackage, open_package
from db.exchange.quarantine import kept_copy, quarantine
from db.exchange.tables import DocumentChannel, Outbox, OutChannel, PackageLog, StoredDirectory
from db.journal import Applied, apply
from db.journal.operation import Operation, decode
from db.journal.tables import NodeSelf

REPORTED = 500  # operations between two reports of progress
MOST_REJECTED = 50_000  # in one package: more than twice of what an honest part holds


class NotAPeer(PackageRefused):
    """The sender is known, but sends elsewhere."""

    code = "not_a_peer"


class BadOperations(PackageRefused):
    """A signed package whose contents are not what they should be: the sender's program is at fault."""

    code = "bad_operations"


class ForeignReceipt(PackageRefused):
    """A receipt for what we have not sent: this database is older than what the peer has from it."""

    code = "foreign_receipt"


@dataclass(frozen=True)
class ImportedPackage:
    """What came of a package. `state` is "taken" or "duplicate"; counts are of operations and rows.

    `from_future` operations come from a clock more than a day ahead of ours: taken, but somebody's clock is wrong.
    `documents` can be opened now; `document_parts` came of these and of others.
    """

    file: str
    peer: str
    peer_name: str
    number: int
    state: str
    count: int
    taken: int
    known: int
    new_rows: int
    changed_rows: int
    conflicts: int
    parked: int
    rejected: int
    confirmed: int
    from_future: int = 0
    documents: int = 0
    document_parts: int = 0


@dataclass
class _Intake:
    rejects: list[dict[str, Any]] = field(default_factory=list)
    origins: set[str] = field(default_factory=set)
    seen: int = 0


def import_from(
    database: Database,
    keys: NodeKeys,
    directory: Directory,
    path: Path,
    progress: Progress | None = None,
    name: str = "",
) -> ImportedPackage:
    """Take one package file in. `progress` gets changes read and their total; an exception from it cancels.

    `name` is what the person knows the file by, where that is not the path's.

    Raises:
        PackageRefused: one of its kinds; nothing of the package was applied, a copy stands in `quarantine/`.
    """
    try:
        taken = _open_and_take(database, keys, directory, path, progress, name or path.name)
    except PackageRefused as refusal:
        for fault in (refusal, refusal.__cause__):  # what was read stays in their frames otherwise: all of a bad file
            traceback.clear_frames(fault.__traceback__ if fault else None)
        if isinstance(refusal, documents.WrongDocument):
            with database.write() as session:
                documents.discard(session, str(refusal.details["digest"]))
        quarantine(database, path, name or path.name, refusal)
        raise
    copy = kept_copy(database, path)
    if copy is not None:
        copy.unlink(missing_ok=True)  # it was refused once, and is taken now
    return taken


def _open_and_take(
    database: Database, keys: NodeKeys, directory: Directory, path: Path, progress: Progress | None, name: str
) -> ImportedPackage:
    package = open_package(path, keys, directory, name=name, now=database.clock.now())
    with database.write(QT_TRANSLATE_NOOP("db", "Package taken in")) as session:
        return _take(session, database, package, progress)


def _take(session: Session, database: Database, package: OpenedPackage, progress: Progress | None) -> ImportedPackage:
    manifest, sender = package.manifest, package.sender
    incarnation = session.scalars(select(NodeSelf.incarnation)).one()
    if not scope.exchanges_with(database.node, sender):
        raise NotAPeer(
            QT_TRANSLATE_NOOP("db", "“{file}” comes from {sender}, with whom this installation exchanges nothing."),
            file=package.file, sender=sender.name,
        )  # fmt: skip
    keep_directory(session, package.directory, database)
    out = channel_to(session, sender, incarnation)
    if manifest.incarnation > out.peer_incarnation:
        restart(session, out, incarnation, manifest.incarnation)
    # What an older incarnation says is not known to have survived there: it is sent back to it as if new.
    via = sender.node if manifest.incarnation == out.peer_incarnation else f"{sender.node}?"
    intake = _Intake()
    applied = apply(session, _allowed(session, package, database, intake, progress), via)
    intake.rejects += [scope.why_not(operation, "row") for operation in applied.strangers]
    if intake.seen != max(0, manifest.last - manifest.first + 1 if manifest.count else 0):
        raise _bad(package)
    is_ours = manifest.channel == f"{manifest.incarnation}/{incarnation}"
    if manifest.count and is_ours:
        receipts.received(session, sender.node, manifest, database.clock.now())
    confirmed = _confirm(session, out, manifest, package)
    is_current = is_ours and manifest.incarnation == out.peer_incarnation
    _keep_account(session, database, package, intake)
    if is_current and manifest.documents.number >= _heard(session, sender.node):
        _hear(session, database, package, out)
    taken = documents.take(session, package, is_current=is_current)
    return _log(session, database, package, applied, intake, confirmed, taken)


def _allowed(
    session: Session,
    package: OpenedPackage,
    database: Database,
    intake: _Intake,
    progress: Progress | None,
) -> Iterator[Operation]:
    sender, placed = package.sender, scope.Placed(session)
    for line in package.records():
        if progress is not None and intake.seen % REPORTED == 0:
            progress(intake.seen, package.manifest.count)
        try:
            operation = decode(line)
        except ValueError as error:
            raise _bad(package) from error
        intake.seen += 1
        intake.origins.add(operation.origin)
        if scope.may_say(sender, operation, database.node, package.directory, placed):
            yield operation
        else:
            intake.rejects.append(scope.why_not(operation))
            if len(intake.rejects) > MOST_REJECTED:
                raise _bad(package)


def _keep_account(session: Session, database: Database, package: OpenedPackage, intake: _Intake) -> None:
    """Write down what was refused, so that the sender is told; at headquarters, how far each origin has come."""
    peer = package.sender.node
    receipts.taken_after_all(session, peer)
    receipts.refuse(session, peer, intake.rejects, database.clock.now())
    if database.node.kind == "centre":
        receipts.advance_centre(session, intake.origins)


def _heard(session: Session, peer: str) -> int:
    """Number of the newest export of a peer that came."""
    return session.scalar(select(DocumentChannel.heard).where(DocumentChannel.peer == peer)) or 0


def _hear(session: Session, database: Database, package: OpenedPackage, out: OutChannel) -> None:
    """Believe what the newest word of a peer says besides operations."""
    manifest, sender, directory = package.manifest, package.sender, package.directory
    receipts.believe_ranges(session, out, manifest)
    receipts.hear(session, database, sender, manifest)
    digests.answer(session, out, manifest.want.snapshot, manifest.answered)
    session.flush()
    ack = manifest.ack.get(out.channel)
    knows_all = ack is not None and ack.contiguous == out.next - 1 and not waits(session, database, sender, out)
    if manifest.digest and knows_all and receipts.has_all(session, sender.node, manifest):
        digests.compare(session, database, directory, sender, manifest.digest)


def _bad(package: OpenedPackage) -> BadOperations:
    return BadOperations(
        QT_TRANSLATE_NOOP(
            "db", "“{file}” was not taken in: its changes are not of the agreed form. Tell {sender} and headquarters."
        ),
        file=package.file,
        sender=package.sender.name,
    )


def keep_directory(session: Session, directory: Directory, database: Database) -> None:
    """Store a directory that is newer than ours."""
    if session.get(StoredDirectory, directory.version) is None:
        session.add(
            StoredDirectory(version=directory.version, data=directory.to_bytes(), taken_at=database.clock.now())
        )
        adopt(session, directory)


_FOREIGN = QT_TRANSLATE_NOOP(
    "db",
    "{sender} confirms changes that this installation has not sent. Its data seems to be older than what was sent "
    "from it; restore the newest backup through the program.",
)


def _confirm(session: Session, out: OutChannel, manifest: Manifest, package: OpenedPackage) -> int:
    """Believe the receipt inside a package; return how many operations it newly confirms."""
    ack = manifest.ack.get(out.channel)
    if ack is None or manifest.incarnation != out.peer_incarnation:
        return 0
    if max([ack.contiguous, *(last for _, last in ack.ranges)]) >= out.next:
        raise ForeignReceipt(_FOREIGN, sender=package.sender.name)
    confirmed = max(0, ack.contiguous - out.acked)
    out.acked = max(out.acked, ack.contiguous)
    session.execute(delete(Outbox).where(Outbox.peer == out.peer, Outbox.seq + Outbox.count - 1 <= out.acked))
    return confirmed


def _log(
    session: Session,
    database: Database,
    package: OpenedPackage,
    applied: Applied,
    intake: _Intake,
    confirmed: int,
    taken: documents.Taken,
) -> ImportedPackage:
    manifest, sender = package.manifest, package.sender
    again = session.scalar(
        select(PackageLog.number)
        .where(PackageLog.direction == "in", PackageLog.sha256 == package.sha256, PackageLog.state != "refused")
        .limit(1)
    )
    state = "duplicate" if again is not None else "taken"
    result = ImportedPackage(
        package.file, sender.node, sender.name, again or next_number(session, "in", sender.node), state,
        manifest.count, applied.taken, applied.known, applied.new_rows, applied.changed_rows, applied.conflicts,
        applied.parked, len(intake.rejects), confirmed, applied.from_future, taken.documents,
        taken.parts,
    )  # fmt: skip
    session.add(
        PackageLog(
            direction="in", peer=sender.node, number=result.number, channel=manifest.channel, first=manifest.first,
            last=manifest.last, count=manifest.count, size=sum(entry.size for entry in manifest.files),
            at=database.clock.now(), state=state, file=package.file, sha256=package.sha256,
            report=asdict(result) | {"rejects": intake.rejects[:1000]},
        )
    )  # fmt: skip
    record(session, PACKAGE_IMPORTED, {
        "peer": sender.node, "number": result.number, "state": state, "count": manifest.count, "taken": result.taken,
        "rejected": result.rejected, "documents": result.documents, "sha256": package.sha256,
    })  # fmt: skip
    return result
