"""One installation: a data folder with its key slots and its database, claimed by this process."""

from __future__ import annotations

import contextlib
import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select

from db import backup as backups
from db import reference
from db.anchor import ANCHOR, Anchor, AnchorReason, read_anchor, write_anchor
from db.audit import Fault, head, record, verify
from db.audit.actions import BACKUP_MADE, PASSPHRASE_CHANGED
from db.clock import Clock, SystemClock
from db.database import Database, Node, create_database, open_database
from db.errors import QT_TRANSLATE_NOOP, DamagedFile, InvalidInput, NotFound, UserError, WrongPassphrase
from db.exchange.directory import Directory
from db.exchange.identity import NodeKeys
from db.exchange.keys import KeyService
from db.exchange.service import ExchangeService
from db.folder import (
    DATABASE,
    SLOTS,
    STAGED,
    SWAP,
    FolderClaim,
    atomic_write,
    check_writable,
    claim,
    file_errors,
    require_space,
    staging,
    swap_in,
)
from db.journal.tables import Conflict, Op, Parked
from db.keyslots import (
    STRONG_COST,
    Cost,
    SlotFile,
    check_passphrase,
    make_recovery_file,
    new_key,
)
from db.office import failures
from db.office.centre_keys import CENTRE_KEY as CENTRE_KEY
from db.office.centre_keys import ROOTS as ROOTS
from db.office.centre_keys import load_roots as load_roots
from db.office.centre_keys import make_centre_recovery, make_roots
from db.office.settings import AUTHOR, CENTRE_RECOVERY, COMPACTED, Settings

KINDS = ("field", "province", "centre")
RECOVERY_FILE = "kopru-recovery.txt"
MAKING = ".making"
SPACE_TO_BEGIN = 16 * 1024 * 1024

Unlock = Callable[[SlotFile], bytes]


class AlreadyMade(UserError):
    """There is an installation in the folder already."""

    code = "already_made"


@dataclass(frozen=True)
class NewInstallation:
    """What a first start asks for. `province` is the plate (1 to 81) and ignored at the centre."""

    kind: str
    province: int
    name: str
    author: str = ""

    @property
    def office(self) -> int:
        return 0 if self.kind == "centre" else self.province


class Installation:
    """An open installation. `incarnation_raised` tells why the numbering was begun anew at this opening, if it was."""

    def __init__(self, folder: Path, holds: FolderClaim, slots: SlotFile, database: Database) -> None:
        self.folder = folder
        self._claim = holds
        self.slots = slots
        self.database = database
        self.exchange = ExchangeService(database)
        self.keys = KeyService(database, self.exchange)
        self.settings = Settings(database)
        database.author = self.settings.get(AUTHOR)
        self._keep_ways_in()
        self.incarnation_raised: AnchorReason | None = self.exchange.settle_incarnation()
        failures.enter(database)

    def __enter__(self) -> Installation:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the database and give the folder free."""
        self.database.close()
        self._claim.release()

    def backup_if_due(self, progress: backups.Progress | None = None) -> backups.Backup | None:
        """The day's backup, unless it was made already."""
        now = _local(self.database.clock)
        if not backups.backup_due(self.folder, now):
            return None
        made = self.backup_now(progress)
        self._compact_if_due(f"{now:%Y-%m}")
        return made

    def _compact_if_due(self, month: str) -> None:
        """Once a month, after a backup that still has all: old values are given up."""
        if self.settings.get(COMPACTED) != month:
            self.exchange.compact()
            self.settings.put(COMPACTED, month)

    def backup_now(self, progress: backups.Progress | None = None) -> backups.Backup:
        """Back up, verify, thin."""
        made = backups.backup(self.folder, self.database.key, _local(self.database.clock), progress)
        self.enter_backup(made)
        return made

    def enter_backup(self, made: backups.Backup) -> None:
        """Write a backup into the record of deeds."""
        with self.database.write() as session:
            record(session, BACKUP_MADE, {"file": made.path.name, "size": made.size})

    def join(self, answer: bytes, file: str) -> Directory:
        """Take the enrolment file of headquarters; its recovery keys can open this installation from now on."""
        directory = self.exchange.join(answer, file)
        self._keep_ways_in()
        return directory

    def _keep_ways_in(self) -> None:
        """Let in whom the directory names as headquarters' recovery keys, and no longer whom it named before.

        The directory may have come in a package while nobody held the slots; so this is looked at on every opening.
        """
        directory, node = self.exchange.directory, self.database.node
        if directory is None:
            return
        before = set(self.settings.get(CENTRE_RECOVERY).split())
        present = set(self.slots.recovery_recipients)
        gone = before - set(directory.recovery) if node.kind != "centre" else set()
        wanted = (present - gone) | set(directory.recovery)
        if wanted and (wanted != present or self.slots.recovery_label != node.id):
            self.slots.set_recovery(wanted, node.id)
        if before != set(directory.recovery):
            self.settings.put(CENTRE_RECOVERY, " ".join(directory.recovery))

    def take_new_identity(self) -> None:
        """Go on as a new installation with all records; see `KeyService.take_new_identity`."""
        self.keys.take_new_identity()
        self._keep_ways_in()

    def change_passphrase(self, text: str, cost: Cost = STRONG_COST) -> None:
        """Replace the passphrase of the slot file."""
        self.slots.set_passphrase(text, cost)
        with self.database.write() as session:
            record(session, PASSPHRASE_CHANGED, {})


def _local(clock: Clock) -> dt.datetime:
    return clock.now().astimezone().replace(tzinfo=None)


def exists(folder: Path) -> bool:
    """Whether an installation stands in the folder (or is about to, its making having been decided)."""
    return (folder / DATABASE).exists() or (folder / SWAP).exists()


def find_installations(folder: Path) -> Iterator[Path]:
    """Every data folder at or below `folder`."""
    found = {path.parent for name in (DATABASE, SWAP) for path in folder.rglob(name)}
    yield from sorted(path for path in found if path.name != MAKING)


# ---- making ----


def create_installation(
    folder: Path, new: NewInstallation, passphrase: str, *, cost: Cost = STRONG_COST, clock: Clock | None = None
) -> Installation:
    """Make an installation in `folder`, which may exist but holds none. It appears whole or not at all.

    The recovery file `kopru-recovery.txt` is written beside the data for the person to take away; at the centre also
    three root keys in `roots/` and the recovery key for all places in `recovery/`, locked with the same passphrase,
    which belong on sticks in different drawers.

    Raises:
        AlreadyMade, ReadOnlyFolder, DiskFull, AlreadyOpen; InvalidInput for kind, province, name or passphrase.
    """
    _check(new, passphrase)
    with file_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
    check_writable(folder)
    require_space(folder, SPACE_TO_BEGIN)
    clock = clock or SystemClock()
    holds = claim(folder)
    try:
        if exists(folder):
            raise AlreadyMade(
                QT_TRANSLATE_NOOP("db", "“{folder}” holds the data of an installation already. Choose another folder."),
                folder=str(folder),
            )
        with _unmade(folder):
            _make(folder, new, passphrase, cost, clock)
            return _opened(folder, holds, lambda slots: slots.unlock_with_passphrase(passphrase), clock)
    except BaseException:
        holds.release()
        raise


@contextlib.contextmanager
def _unmade(folder: Path) -> Iterator[None]:
    """Making and opening an installation: an error leaves none of its files, so that it can be tried again."""
    database = (SWAP, DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", SLOTS, ANCHOR)
    names = (*database, RECOVERY_FILE, ROOTS, CENTRE_KEY.parent)
    made = [folder / MAKING, *(folder / name for name in names if not (folder / name).exists())]
    try:
        with staging(folder):
            yield
    except BaseException:
        for path in made:
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
        raise


def _check(new: NewInstallation, passphrase: str) -> None:
    if new.kind not in KINDS:
        raise InvalidInput(
            QT_TRANSLATE_NOOP("db", "“{kind}” is no kind of place: field, province or centre."),
            field="kind", kind=new.kind,
        )  # fmt: skip
    if new.kind != "centre" and new.province not in {one.plate for one in reference.provinces()}:
        raise InvalidInput(
            QT_TRANSLATE_NOOP("db", "{province} is not one of the 81 provinces: give its plate number, 1 to 81."),
            field="province", province=new.province,
        )  # fmt: skip
    if not new.name.strip():
        raise InvalidInput(QT_TRANSLATE_NOOP("db", "Give this place a name, such as Eskişehir office."), field="name")
    check_passphrase(passphrase)


def _make(folder: Path, new: NewInstallation, passphrase: str, cost: Cost, clock: Clock) -> None:
    making = folder / MAKING
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir()
    keys, key = NodeKeys.generate(), new_key()
    node = Node(keys.node_id, new.kind, new.name.strip(), new.office)
    label = f"{node.name} ({node.kind}, {node.office:02})"
    recovery, recipient = make_recovery_file(label, clock.now().date().isoformat())
    SlotFile.create(making / SLOTS, key, passphrase, [recipient], cost)
    database = create_database(making, key, node, keys.to_bytes(), clock)
    try:
        Settings(database).put(AUTHOR, new.author or node.name)
        if new.kind == "centre":
            roots = make_roots(folder / ROOTS, passphrase, cost)
            centre_key = make_centre_recovery(folder / CENTRE_KEY, node.name, passphrase, cost)
            ExchangeService(database).found_centre(roots, [centre_key])
    finally:
        database.close()
    atomic_write(folder / RECOVERY_FILE, recovery.encode())
    write_anchor(folder, Anchor(node.id, node.incarnation))
    for name in (DATABASE, SLOTS):
        (making / name).replace(folder / (name + STAGED))
    swap_in(folder, folder / MAKING)
    shutil.rmtree(making, ignore_errors=True)


# ---- opening ----


def open_installation(folder: Path, unlock: Unlock, clock: Clock | None = None) -> Installation:
    """Open the installation in `folder`.

    `unlock` turns the slot file into the key: `lambda slots: slots.unlock_with_passphrase(text)`, or by keyring or
    recovery file.

    Raises:
        NotFound: there is none. AlreadyOpen: another process has it. WrongPassphrase, DamagedFile, NewerSchema,
        ReadOnlyFolder, DiskFull: each says so, and nothing was changed.
    """
    if not folder.is_dir() or not exists(folder):
        raise NotFound(QT_TRANSLATE_NOOP("db", "There is no Köprü data in “{folder}”."), folder=str(folder))
    check_writable(folder)
    holds = claim(folder)
    try:
        return _opened(folder, holds, unlock, clock or SystemClock())
    except BaseException:
        holds.release()
        raise


def _opened(folder: Path, holds: FolderClaim, unlock: Unlock, clock: Clock) -> Installation:
    slots = SlotFile.load(folder / SLOTS)
    try:
        unlock(slots)
    except WrongPassphrase:
        failures.note(folder, clock.now())
        raise

    made: list[backups.Backup] = []

    def before_upgrade(database: Database) -> None:
        made.append(backups.backup(folder, database.key, _local(clock)))

    database = open_database(folder, slots.candidates, clock, before_upgrade)
    try:
        slots.confirm_key(database.key)
        installation = Installation(folder, holds, slots, database)
        for one in made:  # now that there is a record to write it into
            installation.enter_backup(one)
        return installation
    except BaseException:
        database.close()
        raise


def restore_backup(folder: Path, chosen: backups.Backup, unlock: Unlock, clock: Clock | None = None) -> Path:
    """Put a backup in place of a closed installation; `unlock` opens the slot file of that day.

    Returns the folder that keeps what was replaced. The next opening begins a new incarnation.
    """
    holds = claim(folder)
    try:
        slots = SlotFile.load(chosen.slots if chosen.slots.exists() else folder / SLOTS)
        return backups.restore(folder, unlock(slots), chosen.path, _local(clock or SystemClock()))
    finally:
        holds.release()


# ---- checking ----


@dataclass(frozen=True)
class Check:
    """What a check of one installation found; no `problems` means sound.

    `deeds` is the length of the record of deeds, `chain` what is wrong with it; the first of `problems` says the same.
    `restarted` tells why the numbering was begun anew at this opening.
    """

    folder: Path
    operations: int
    parked: int
    conflicts: int
    problems: tuple[str, ...]
    deeds: int = 0
    chain: Fault | None = None
    restarted: str = ""


def check_installation(installation: Installation) -> Check:
    """Verify the file's pages, its keys and structure, that its rows are what their operations say, and the record of
    deeds."""
    database = installation.database
    problems = database.damaged_pages()
    if problems:
        return Check(installation.folder, 0, 0, 0, tuple(problems))
    problems = [*database.verify_rows(), *installation.exchange.log_problems()]
    with database.read() as session:
        operations, parked, conflicts = (
            session.scalar(select(func.count()).select_from(table)) or 0 for table in (Op, Parked, Conflict)
        )
        chain, deeds = verify(session, read_anchor(database.folder)), head(session).count
    if chain is not None:
        problems.insert(0, str(chain))
    restarted = installation.incarnation_raised.value if installation.incarnation_raised is not None else ""
    return Check(installation.folder, operations, parked, conflicts, tuple(problems), deeds, chain, restarted)


def check_folder(folder: Path, unlock: Unlock) -> Check:
    """Open, check, close; an installation that does not open is a problem like any other."""
    try:
        with open_installation(folder, unlock) as installation:
            return check_installation(installation)
    except DamagedFile as error:
        return Check(folder, 0, 0, 0, (str(error),))
