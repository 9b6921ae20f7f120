"""Backups of the encrypted database and their way back.

A backup is the database under the same key, made while it is open, and a copy of its slot file: what opened the data on
that day opens the backup. Restoring keeps what it replaces.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from db.anchor import read_anchor, with_restored, write_anchor
from db.cleaning import clean
from db.errors import QT_TRANSLATE_NOOP, DamagedFile, NotFound
from db.folder import (
    DATABASE,
    MEGABYTE,
    SLOTS,
    STAGED,
    TEMPORARY,
    check_writable,
    copy_durably,
    disk_full,
    file_errors,
    has_no_room,
    read_only,
    require_space,
    staging,
    swap_in,
    sync_file,
    sync_folder,
)

BACKUPS = "backups"
DAILY, WEEKLY, MONTHLY = 7, 4, 12
PAGES_A_STEP = 2048  # 8 MB between two reports of progress

# Done and total in pages. An exception from it cancels, and nothing is left behind.
Progress = Callable[[int, int], None]

_NAME = re.compile(r"kopru-(\d{8}-\d{6})\.db")
_DAMAGED = QT_TRANSLATE_NOOP(
    "db", "The backup “{file}” is damaged or belongs to another key. It was not used; choose another one."
)
_SOURCE_DAMAGED = QT_TRANSLATE_NOOP(
    "db",
    "The database is damaged, so no backup was made of it and the older backups were kept. "
    "Restore the newest backup, or call the centre.",
)
_MISSING = QT_TRANSLATE_NOOP("db", "The backup “{file}” is not there any more. Choose another one.")


@dataclass(frozen=True)
class Backup:
    """One backup in the folder. `taken_at` is the local wall clock, without a zone."""

    path: Path
    taken_at: datetime
    size: int

    @property
    def slots(self) -> Path:
        """The slot file of that day; absent only where someone removed it."""
        return self.path.with_suffix(".keys.json")


# ---- which are there, which stay ----


def list_backups(folder: Path) -> list[Backup]:
    """The complete backups of an installation, newest first."""
    found = []
    for path in (folder / BACKUPS).glob("kopru-*.db"):
        taken_at = _taken_at(path)
        if taken_at is not None:
            found.append(Backup(path, taken_at, path.stat().st_size))
    return sorted(found, key=lambda backup: backup.taken_at, reverse=True)


def backup_due(folder: Path, now: datetime) -> bool:
    """Whether none was made yet on the day of `now` (local)."""
    return all(backup.taken_at.date() != now.date() for backup in list_backups(folder))


def to_keep(taken: Iterable[datetime]) -> set[datetime]:
    """Of these moments the newest of each of the last 7 days, 4 weeks (from Monday) and 12 months *that have any*.

    A laptop that slept for a month so keeps what it has. Thinning daily or once a year comes to the same.
    """
    newest_first = sorted(taken, reverse=True)
    kept: set[datetime] = set()
    periods: tuple[tuple[int, Callable[[datetime], object]], ...] = (
        (DAILY, lambda moment: moment.date()),
        (WEEKLY, lambda moment: moment.isocalendar()[:2]),
        (MONTHLY, lambda moment: (moment.year, moment.month)),
    )
    for most, period_of in periods:
        seen: set[object] = set()
        for moment in newest_first:
            period = period_of(moment)
            if period not in seen and len(seen) < most:
                seen.add(period)
                kept.add(moment)
    return kept


def thin(folder: Path, spare: Path | None = None) -> list[str]:
    """Remove the backups that `to_keep` lets go, with their slot files; the names that went. `spare` stays anyhow."""
    backups = list_backups(folder)
    kept = to_keep(backup.taken_at for backup in backups)
    gone = [backup for backup in backups if backup.taken_at not in kept and backup.path != spare]
    for backup in gone:
        backup.path.unlink(missing_ok=True)
        backup.slots.unlink(missing_ok=True)
    return [backup.path.name for backup in gone]


# ---- making one ----


def backup(folder: Path, key: bytes, now: datetime, progress: Progress | None = None) -> Backup:
    """Back up the open database of `folder`, verify the copy, thin the older ones. `now` is local time.

    Other connections may write meanwhile; the copy is of one moment. Raises DiskFull, ReadOnlyFolder, or DamagedFile
    where the copy does not verify; then nothing new is left and nothing older was removed.
    """
    source = folder / DATABASE
    backups = folder / BACKUPS
    with file_errors(folder):
        backups.mkdir(exist_ok=True)
    check_writable(backups)
    needed = sum(path.stat().st_size for path in (source, source.with_name(DATABASE + "-wal")) if path.exists())
    require_space(backups, needed + MEGABYTE)
    final = _free_name(backups, now)
    part = final.with_name(final.name + TEMPORARY)
    try:
        with file_errors(backups, needed):
            _copy(source, part, key, progress)
            if not verifies(part, key):
                raise DamagedFile(_SOURCE_DAMAGED)
            sync_file(part)
            copy_durably(folder / SLOTS, final.with_suffix(".keys.json"))
            part.replace(final)
            sync_folder(backups)
    except sqlcipher.DatabaseError as error:
        sentence = _sentence(error, backups, needed)  # before there is room again
        _forget(part, final)
        raise sentence from error
    except BaseException:
        _forget(part, final)
        raise
    thin(folder, spare=final)  # with a clock set back it would be the oldest
    return Backup(final, _moment(final), final.stat().st_size)


def verifies(path: Path, key: bytes) -> bool:
    """Whether the file opens with the key, every page's seal is right and SQLite finds no fault in it."""
    try:
        connection = _open(path, key)
        try:
            # An empty file passes both checks below: it is an empty database under any key.
            if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                return False
            broken_pages = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            found = connection.execute("PRAGMA quick_check").fetchall()
            return not broken_pages and [tuple(row) for row in found] == [("ok",)]
        finally:
            connection.close()
    except sqlcipher.DatabaseError as error:
        if _is_full(error, path.parent):
            raise
        return False


def _copy(source: Path, target: Path, key: bytes, progress: Progress | None) -> None:
    reader = _open(source, key)
    try:
        clean(reader)  # else the copy would hold what was erased
        # Holding one read transaction fixes the moment; else every foreign commit would start the copy anew.
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM sqlite_master").fetchone()
        writer = _open(target, key)
        try:
            report = (lambda _status, left, total: progress(total - left, total)) if progress else None
            reader.backup(writer, pages=PAGES_A_STEP, progress=report)
            writer.execute("PRAGMA journal_mode=DELETE").fetchone()  # one file, without a WAL beside it
        finally:
            writer.close()
    finally:
        reader.close()


def _open(path: Path, key: bytes) -> Any:
    """A connection of its own: `Database`'s would turn the copy into one with a write-ahead log beside it."""
    connection = sqlcipher.connect(str(path), isolation_level=None, timeout=30)
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def _free_name(backups: Path, now: datetime) -> Path:
    """A second backup in the same second takes the next free one: an existing backup is never overwritten."""
    moment = now.replace(microsecond=0, tzinfo=None)
    while (path := backups / f"kopru-{moment:%Y%m%d-%H%M%S}.db").exists():
        moment += timedelta(seconds=1)
    return path


def _taken_at(path: Path) -> datetime | None:
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    try:
        return datetime.strptime(match[1], "%Y%m%d-%H%M%S")
    except ValueError:
        return None


def _moment(path: Path) -> datetime:
    taken_at = _taken_at(path)
    assert taken_at is not None
    return taken_at


def _forget(part: Path, final: Path) -> None:
    for leftover in part.parent.glob(part.name + "*"):
        leftover.unlink(missing_ok=True)
    if not final.exists():
        final.with_suffix(".keys.json").unlink(missing_ok=True)


def _is_full(error: BaseException, folder: Path) -> bool:
    # The backup call gives only the text, statements give the code; some steps find no room under another name.
    name = str(getattr(error, "sqlite_errorname", ""))
    return (
        name == "SQLITE_FULL"
        or "disk is full" in str(error)
        or (name.startswith("SQLITE_IOERR") and has_no_room(folder))
    )


def _sentence(error: BaseException, folder: Path, needed: int) -> BaseException:
    """What SQLite said, as something a person can act on; the error itself where they cannot."""
    name = str(getattr(error, "sqlite_errorname", ""))
    if _is_full(error, folder):
        return disk_full(folder, needed)
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return read_only(folder)
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return DamagedFile(_SOURCE_DAMAGED)
    return error


# ---- putting one back ----


def restore(folder: Path, key: bytes, chosen: Path, now: datetime) -> Path:
    """Put a backup in place of the database; the folder where the replaced files were kept is returned.

    Needs the claim of the folder and a closed database. `key` is the *backup's*, from its slot file (`Backup.slots`).
    Afterwards the anchor disagrees, so the next opening raises the incarnation. A kill anywhere leaves either the old
    installation or the restored one (the next `claim` completes it). Raises DamagedFile, NotFound, DiskFull,
    ReadOnlyFolder; then nothing was changed.
    """
    if not chosen.is_file():
        raise NotFound(_MISSING, file=chosen.name)
    check_writable(folder)
    require_space(folder, chosen.stat().st_size + 2 * MEGABYTE)
    with staging(folder):
        _stage(folder, key, chosen)
        # Before the exchange: marked in vain costs a new incarnation, not marked would reuse numbers already sent.
        anchor = read_anchor(folder)
        if anchor is not None:
            write_anchor(folder, with_restored(anchor, chosen.name))
        aside = _free_aside(folder / BACKUPS, now)
        swap_in(folder, aside)
    return aside


def _stage(folder: Path, key: bytes, chosen: Path) -> None:
    staged, slots = folder / (DATABASE + STAGED), chosen.with_suffix(".keys.json")
    copy_durably(chosen, staged)
    if slots.is_file():
        copy_durably(slots, folder / (SLOTS + STAGED))
    try:
        whole = verifies(staged, key)  # what will be used, not what was copied
    except sqlcipher.DatabaseError as error:
        told = _sentence(error, folder, chosen.stat().st_size)  # while there is no room yet
        if told is error:
            raise
        raise told from error
    if not whole:
        raise DamagedFile(_DAMAGED, file=chosen.name)


def _free_aside(backups: Path, now: datetime) -> Path:
    moment = now.replace(microsecond=0, tzinfo=None)
    while (path := backups / f"replaced-{moment:%Y%m%d-%H%M%S}").exists():
        moment += timedelta(seconds=1)
    return path
