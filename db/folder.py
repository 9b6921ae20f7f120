"""The data folder of one installation: who has it open, whether it can be written, files that are whole or absent.

Everything here works before a database is opened and knows nothing of its contents.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

import filelock

from db.errors import QT_TRANSLATE_NOOP, AlreadyOpen, DiskFull, ReadOnlyFolder

DATABASE = "kopru.db"
SLOTS = "kopru.keys.json"
LOCK = "kopru.lock"
HOLDER = "kopru.pid"
SWAP = "restore.json"
STAGED = ".restoring"
TEMPORARY = ".kopru-tmp"
MEGABYTE = 1024 * 1024

_ALREADY_OPEN = QT_TRANSLATE_NOOP(
    "db", "The data in “{folder}” is already open in another window of Köprü. Use that window, or close it first."
)
_ALREADY_OPEN_BY = QT_TRANSLATE_NOOP(
    "db",
    "The data in “{folder}” is already open in another window of Köprü (process {pid}). "
    "Use that window, or close it first.",
)
_READ_ONLY = QT_TRANSLATE_NOOP(
    "db", "Nothing can be written to “{folder}”. Choose another folder, or ask for the right to write there."
)
_DISK_FULL = QT_TRANSLATE_NOOP(
    "db",
    "There is no room on the disk of “{folder}”: {needed_mb} MB are needed, {free_mb} MB are free. Make room first.",
)


# ---- errors of the file system ----


@contextlib.contextmanager
def file_errors(folder: Path, needed: int = 0) -> Iterator[None]:
    """Turn the operating system's "no room" and "not permitted" below into the sentences of this module.

    `needed` is the number of bytes that were to be written; other OSErrors pass unchanged.
    """
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise disk_full(folder, needed) from error
        if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
            raise read_only(folder) from error
        raise


def disk_full(folder: Path, needed: int) -> DiskFull:
    """The error for a write of `needed` bytes that found no room; says at least one megabyte."""
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        free = 0
    needed_mb = max(1, -(-needed // MEGABYTE))
    return DiskFull(_DISK_FULL, folder=str(folder), needed_mb=needed_mb, free_mb=free // MEGABYTE)


def read_only(folder: Path) -> ReadOnlyFolder:
    """The error for a folder in which nothing may be written."""
    return ReadOnlyFolder(_READ_ONLY, folder=str(folder))


def require_space(folder: Path, needed: int) -> None:
    """Raise DiskFull unless `needed` bytes are free on the disk that holds `folder`."""
    if shutil.disk_usage(folder).free < needed:
        raise disk_full(folder, needed)


def has_no_room(folder: Path) -> bool:
    """Whether the disk that holds `folder` is full, as near as one can tell: less than a megabyte is free."""
    return folder.exists() and shutil.disk_usage(folder).free < MEGABYTE


def check_writable(folder: Path) -> None:
    """Raise ReadOnlyFolder or DiskFull unless a file can be made in `folder`; leaves nothing behind.

    A real file is made: permission bits say nothing on Windows shares and read-only mounts.
    """
    with file_errors(folder, 1):
        descriptor, name = tempfile.mkstemp(suffix=TEMPORARY, dir=folder)
        try:
            os.write(descriptor, b"\0")
        finally:
            os.close(descriptor)
            Path(name).unlink()


# ---- files that are whole or absent ----


def sync_folder(folder: Path) -> None:
    """Make renames inside `folder` durable. Windows has no such call; NTFS journals its renames."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_file(path: Path) -> None:
    """Wait until the bytes of a file written by someone else are on the disk."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def atomic_write(path: Path, data: bytes) -> None:
    """Replace `path` by `data`, durably: whatever happens, the old or the new content is there, whole.

    The file is readable by its owner only. Raises ReadOnlyFolder or DiskFull; the old content then stays.
    """
    with staged(path, data):
        pass


@contextlib.contextmanager
def staged(path: Path, data: bytes) -> Iterator[None]:
    """`atomic_write` in two steps: inside the block the data is on the disk under another name, at its end in place.

    For what has to be noted before the file appears, but not unless there is room for it. An exception from the block
    leaves no file.
    """
    with file_errors(path.parent, len(data)):
        descriptor, name = tempfile.mkstemp(prefix=path.name + ".", suffix=TEMPORARY, dir=path.parent)
        temporary = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            yield
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


def copy_durably(source: Path, target: Path) -> None:
    """Copy a closed file; `target` is on the disk when this returns. Not atomic: meant for staging."""
    with file_errors(target.parent, source.stat().st_size):
        shutil.copyfile(source, target)
        if os.name != "nt":
            target.chmod(0o600)
        sync_file(target)


# ---- one process at a time ----


class FolderClaim:
    """The exclusive right to a data folder, until `release` or the end of the process, however it ends."""

    def __init__(self, folder: Path, lock: filelock.BaseFileLock) -> None:
        self.folder = folder
        self._lock = lock

    def release(self) -> None:
        """Give the folder free; doing so twice is harmless."""
        if self._lock.is_locked:
            (self.folder / HOLDER).unlink(missing_ok=True)
            self._lock.release()

    def __enter__(self) -> FolderClaim:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def claim(folder: Path) -> FolderClaim:
    """Take the data folder for this process, finish a restore that was cut off, sweep away half-written files.

    Raises AlreadyOpen (details: folder, pid where known) or ReadOnlyFolder. The operating system drops the lock of
    a killed process by itself, so a leftover lock file is no obstacle.
    """
    lock = filelock.FileLock(folder / LOCK, timeout=0, is_singleton=False, thread_local=False)
    try:
        with file_errors(folder):
            lock.acquire()
    except filelock.Timeout as error:
        pid = holder(folder)
        if pid is None:
            raise AlreadyOpen(_ALREADY_OPEN, folder=str(folder)) from error
        raise AlreadyOpen(_ALREADY_OPEN_BY, folder=str(folder), pid=pid) from error
    try:
        atomic_write(folder / HOLDER, str(os.getpid()).encode("ascii"))
        finish_swap(folder)
        _sweep(folder)
    except BaseException:
        lock.release()
        raise
    return FolderClaim(folder, lock)


def holder(folder: Path) -> int | None:
    """Process number written by the last claim; only meaningful while the folder is locked."""
    try:
        return int((folder / HOLDER).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None


def _sweep(folder: Path) -> None:
    for pattern in (f"*{TEMPORARY}", f"*/*{TEMPORARY}*", f"*{STAGED}*"):
        for leftover in folder.glob(pattern):
            leftover.unlink(missing_ok=True)


# ---- putting another database in place, as one step ----


@contextlib.contextmanager
def staging(folder: Path) -> Iterator[None]:
    """Within it files are staged and swapped in: an error before that was decided leaves none of them."""
    try:
        yield
    except BaseException:
        if not (folder / SWAP).exists():
            for leftover in folder.glob(f"*{STAGED}*"):
                leftover.unlink(missing_ok=True)
        raise


def swap_in(folder: Path, aside: Path) -> None:
    """Put the staged files (`kopru.db.restoring`, `kopru.keys.json.restoring`) in place of the present ones.

    Needs the claim and a closed database. The present files move to `aside` (inside `folder`). Once the note is
    written the exchange is decided: a kill after it is completed by the next `claim`, a kill before it changes nothing.
    """
    with file_errors(folder):
        aside.mkdir(parents=True, exist_ok=True)
        sync_folder(aside.parent)
        sync_folder(folder)
    note = {"aside": aside.relative_to(folder).as_posix()}
    try:
        atomic_write(folder / SWAP, json.dumps(note).encode("utf-8"))
    except BaseException:
        if not (folder / SWAP).exists():
            with contextlib.suppress(OSError):  # it holds something: then it was not made for this
                aside.rmdir()
        raise
    finish_swap(folder)


def finish_swap(folder: Path) -> None:
    """Complete an exchange of files that was decided but cut off; without one, do nothing."""
    note = folder / SWAP
    if not note.exists():
        return
    # Written atomically by swap_in, so it is whole; a foreign path in it must still not leave the folder.
    parts = Path(json.loads(note.read_bytes())["aside"]).parts
    aside = folder.joinpath(*[part for part in parts if part not in ("..", "/", "\\")])
    with file_errors(folder):
        for name in (DATABASE, SLOTS):
            staged = folder / (name + STAGED)
            if not staged.exists():
                continue  # this one is already in place: its old file must not be moved a second time
            for old in (name + "-shm", name + "-wal", name):
                if (folder / old).exists():
                    (folder / old).replace(aside / old)
            sync_folder(aside)
            staged.replace(folder / name)
        sync_folder(folder)
        note.unlink()
        sync_folder(folder)
