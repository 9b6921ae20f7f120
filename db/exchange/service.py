"""What one can do with packages: join, send, take in, decide conflicts, see where things stand."""

from __future__ import annotations

import datetime as dt
import threading
import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.audit import record
from db.audit.actions import CENTRE_KEYS_CHANGED, DIRECTORY_TAKEN, PLACE_APPROVED, PLACE_REVOKED
from db.database import Database
from db.errors import QT_TRANSLATE_NOOP, NotFound
from db.exchange import changes, compaction, digests, documents, enrolment, scope, standing
from db.exchange import directory as directories
from db.exchange.cover import Covers
from db.exchange.deciding import Deciding
from db.exchange.directory import Directory, DirectoryEntry, RootKey
from db.exchange.following import follow
from db.exchange.held import Held
from db.exchange.identity import Fingerprint, NodeKeys
from db.exchange.incarnations import Incarnations
from db.exchange.incoming import ImportedPackage, import_from, keep_directory
from db.exchange.outgoing import ExportedPackage, Progress, export_to, moment_of_last
from db.exchange.own_keys import NOT_JOINED, check_may_send
from db.exchange.quarantine import QuarantineShelf
from db.exchange.rows import MemberRow, PackageRow, PeerRow
from db.exchange.standing import Pending, Standing
from db.exchange.tables import OutChannel, PackageLog, StoredDirectory
from db.exchange.wrappers import BARE
from db.folder import file_errors
from db.journal import UndoResult
from db.text import sort_key

SENT_FOLDER = "sent"
THRESHOLD = 2


class ExchangeService(Deciding, Held, QuarantineShelf, Incarnations, Covers):
    """The exchange of one installation."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._directory: Directory | None = None
        self._turn = threading.RLock()  # an import can empty or restart the very channel that an export is reading

    @property
    def folder(self) -> Path:
        """The data folder of this installation."""
        return self._database.folder

    @property
    def sent_folder(self) -> Path:
        """Where packages lie unless another folder is chosen."""
        return self._database.folder / SENT_FOLDER

    # ---- joining ----

    @property
    def _keys(self) -> NodeKeys:
        """Read anew each time: they change when a directory with renewed ones is taken."""
        return NodeKeys.from_bytes(self._database.secrets())

    @property
    def is_member(self) -> bool:
        """Whether the directory knows this installation. One that took a new identity waits for it again."""
        directory = self.directory
        return directory is not None and directory.entry(self._database.node.id) is not None

    @property
    def fingerprint(self) -> Fingerprint:
        """What the new installation reads out over the telephone."""
        return self._keys.public.fingerprint

    @property
    def directory(self) -> Directory | None:
        """The directory in use; None before this installation has joined."""
        with self._database.read() as session:
            row = session.execute(
                select(StoredDirectory.version, StoredDirectory.data).order_by(StoredDirectory.version.desc()).limit(1)
            ).one_or_none()
        if row is None:
            return None
        if self._directory is None or self._directory.version != row.version:
            self._directory = directories.trust_first(row.data, "directory")
        return self._directory

    def request(self) -> bytes:
        """The request file of a new installation."""
        node = self._database.node
        return enrolment.make_request(self._keys, node.name, node.kind, node.office, self._database.clock.now())

    def found_centre(self, roots: Sequence[RootKey], recovery: Sequence[str]) -> Directory:
        """Begin a new directory with this centre alone in it."""
        request = enrolment.read_request(self.request(), "request")
        now = self._database.clock.now()
        self._keep(directories.found([request.entry(now)], roots, recovery, now, min(THRESHOLD, len(roots))))
        return self._joined()

    def read_request(self, path: Path) -> enrolment.EnrolmentRequest:
        """Who asks to join; its fingerprint is to be compared by telephone before `approve`."""
        return enrolment.read_request(path.read_bytes(), path.name)

    def approve(self, request: enrolment.EnrolmentRequest, roots: Sequence[RootKey]) -> bytes:
        """Publish the next directory with the new installation in it; returns the answer file for it."""
        draft = changes.admit(self._joined(), request, self._database.clock.now())
        return enrolment.make_answer(self.publish(draft.signed(roots)))

    def publish(self, draft: changes.Draft) -> Directory:
        """Use a directory that is signed by enough root keys; it travels in every package from now on.

        Raises SignaturesMissing, or what `directory.accept` raises where another one was published in the meantime.
        """
        draft.check_complete()
        directory = directories.accept(self._joined(), draft.to_bytes(), "directory")
        with self._database.write(QT_TRANSLATE_NOOP("db", "Directory published")) as session:
            keep_directory(session, directory, self._database)
            for line in draft.lines():
                gone = line.what in ("revoked", "replaced")
                action = (PLACE_REVOKED if gone else PLACE_APPROVED) if line.node else CENTRE_KEYS_CHANGED
                record(session, action, {"name": line.name, "node": line.node, "what": line.what})
        return self._joined()

    def read_answer(self, answer: bytes, file: str) -> Directory:
        """The directory of an answer file, not kept yet: compare its `roots_fingerprint` by telephone, then `join`."""
        return enrolment.read_answer(answer, self._keys, file)

    def join(self, answer: bytes, file: str) -> Directory:
        """Take the answer file of the centre, or a later directory: a member believes its signatures, whatever it says
        of this installation. From now on packages can be sent."""
        held = self.directory
        if held is None:
            directory = enrolment.read_answer(answer, self._keys, file)
        else:
            directory = directories.accept(held, answer, file)
        self._keep(directory)
        return directory

    def _keep(self, directory: Directory) -> None:
        with self._database.write(QT_TRANSLATE_NOOP("db", "Directory taken")) as session:
            keep_directory(session, directory, self._database)
            record(session, DIRECTORY_TAKEN, {"version": directory.version})

    def _joined(self) -> Directory:
        held = self.directory
        if held is None:
            raise NotFound(NOT_JOINED)
        return held

    # ---- packages ----

    def peers(self) -> list[PeerRow]:
        """The installations to exchange with; the one towards headquarters first."""
        directory, node = self.directory, self._database.node
        if directory is None:
            return []
        entries = scope.peers(directory, node)
        with self._database.read() as session:
            waiting = standing.waiting_for(session, entries, node)
            rows = [self._peer_row(session, entry, waiting[entry.node]) for entry in entries]
        return sorted(rows, key=lambda row: (not row.up, row.office, row.name))

    def _peer_row(self, session: Session, entry: DirectoryEntry, waiting: int) -> PeerRow:
        return PeerRow(
            entry.node, entry.name, entry.kind, entry.office, scope.is_up(entry, self._database.node), waiting,
            moment_of_last(session, "out", entry.node), moment_of_last(session, "in", entry.node),
            documents.waiting(session, entry, self._database.node),
        )  # fmt: skip

    def members(self) -> list[MemberRow]:
        """Every installation of the directory but this one: the centre, then the provinces by plate, each with its
        laptops."""
        directory, own = self.directory, self._database.node.id
        peers = {peer.node: peer for peer in self.peers()}
        rows = [
            MemberRow(
                entry.node, entry.name, entry.kind, entry.office, dt.datetime.fromisoformat(entry.valid_from),
                entry.revoked_at is not None, peers.get(entry.node),
            )
            for entry in (directory.entries.values() if directory else ()) if entry.node != own
        ]  # fmt: skip
        return sorted(rows, key=lambda row: (row.office, row.kind == "field", sort_key(row.name)))

    def name_of(self, node: str) -> str:
        """What an installation is called; empty where the directory does not know it."""
        if node == self._database.node.id:
            return self._database.node.name
        entry = self.directory.entry(node) if self.directory else None
        return entry.name if entry else ""

    def export(
        self,
        peer: str | None = None,
        folder: Path | None = None,
        progress: Progress | None = None,
        form: str = BARE,
    ) -> list[ExportedPackage]:
        """Write the packages for one peer, or for every one, into `folder` (by default the folder `sent`). `form` as in
        `wrappers.ENDINGS`."""
        directory = self._joined()
        check_may_send(directory, self._database.node.id)
        target = folder or self.sent_folder
        with file_errors(target):
            target.mkdir(parents=True, exist_ok=True)
        entries = [e for e in scope.peers(directory, self._database.node) if peer is None or e.node == peer]
        if peer is not None and not entries:
            raise NotFound(QT_TRANSLATE_NOOP("db", "There is no installation {peer} to send to."), peer=peer)
        with self._turn:
            return [
                package
                for entry in entries
                for package in export_to(self._database, self._keys, directory, entry, target, progress, form)
            ]

    def import_file(
        self, path: Path, progress: Progress | None = None, name: str = "", believing: str = ""
    ) -> ImportedPackage:
        """Take a package file in; PackageRefused (and its kinds) where it is not taken, and it lies in quarantine.

        An exception from `progress` (changes done, total) cancels: nothing of the package is then kept. `believing` is
        a revoked installation of which a person knows that it wrote this package before.
        """
        with self._turn:
            directory = self._joined()
            if believing:
                directory = directories.believing(directory, believing)
            taken = import_from(self._database, self._keys, directory, path, progress, name)
            follow(self._database, self._joined(), has_operations=taken.taken > 0)
            return taken

    def packages(self, limit: int = 200) -> list[PackageRow]:
        """The newest packages, out and in."""
        directory = self.directory
        names = {entry.node: entry.name for entry in directory.entries.values()} if directory else {}
        with self._database.read() as session:
            acked = {out.peer: (out.channel, out.acked) for out in session.scalars(select(OutChannel))}
            logged = session.scalars(select(PackageLog).order_by(PackageLog.n.desc()).limit(limit)).all()
        return [
            PackageRow(
                one.n, one.direction, one.peer, names.get(one.peer or "", ""), one.number, one.count, one.size, one.at,
                _state(one, acked), one.file, one.report,
            )
            for one in logged
        ]  # fmt: skip

    # ---- conflicts ----

    @property
    def last_change_set(self) -> uuid.UUID | None:
        """Of the newest write of this thread; what `undo` takes."""
        return self._database.last_change_set

    def undo(self, change_set: uuid.UUID) -> UndoResult | None:
        """Take a change back. The value before a decision stands again; the conflict itself stays decided."""
        return self._database.undo(change_set)

    # ---- what is given up, what is wrong ----

    def compact(self, older_than: dt.timedelta = compaction.OLDER_THAN) -> compaction.Compacted:
        """Give up values that were replaced so long ago, where every peer has what replaced them."""
        return compaction.compact(self._database, self.directory, older_than)

    def log_problems(self) -> list[str]:
        """Operations that are not what their digests say, or not those that were told to others; empty when all is
        well."""
        with self._database.read() as session:
            return digests.problems(session)

    # ---- where things stand ----

    def standing(self, rows: Sequence[uuid.UUID]) -> Mapping[uuid.UUID, Standing]:
        """Where records stand on their way to headquarters, and why one does not get on."""
        directory, database = self.directory, self._database
        with database.read() as session:
            return standing.standings(session, directory, database.node, rows, database.clock.now())

    def journeys(self, rows: Sequence[uuid.UUID]) -> Mapping[uuid.UUID, str]:
        """Only the states of `standing`, for lists."""
        return {row: found.state for row, found in self.standing(rows).items()}

    def pending(self) -> list[Pending]:
        """Records by entity that the next place up has not confirmed; nothing at the centre."""
        node = self._database.node
        if node.kind == "centre":
            return []
        with self._database.read() as session:
            return standing.pending(session, standing.upward(self.directory, node))

    def unconfirmed(self) -> int:
        """Operations that some peer has not confirmed."""
        return sum(peer.waiting for peer in self.peers())


def _state(logged: PackageLog, acked: Mapping[str, tuple[str, int]]) -> str:
    if logged.direction == "out":
        channel, number = acked.get(logged.peer or "", ("", 0))
        if logged.channel == channel and logged.last <= number:
            return "received" if logged.count else "sent"
    return logged.state
