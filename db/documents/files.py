"""Writing a file so that it is there whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from pathlib import Path

from db.errors import QT_TRANSLATE_NOOP, DiskFull, ReadOnlyFolder, UserError

_IN_USE = QT_TRANSLATE_NOOP("db", "“{name}” is open in another program. Close it there and try again.")
_READ_ONLY = QT_TRANSLATE_NOOP("db", "Nothing can be written into the folder “{folder}”. Choose another one.")
_NO_FOLDER = QT_TRANSLATE_NOOP("db", "The folder “{folder}” does not exist. Choose another one.")
_DISK_FULL = QT_TRANSLATE_NOOP("db", "The disk has no room for “{name}”. Make room and try again.")


Witness = Callable[[str, int], None]
_witnesses: list[Witness] = []
_is_part = ContextVar("is_part", default=False)  # of a folder that is told as one


def witness(by: Witness) -> Callable[[], None]:
    """Let `by` hear of each document before it appears (its name, its rows or pages); what it raises keeps the document
    from appearing. Call what is returned to end it."""
    _witnesses.append(by)
    return lambda: _witnesses.remove(by)


def leaving(path: Path, count: int) -> None:
    """To be called by whatever writes a document, when it is complete and has not appeared yet."""
    if not _is_part.get():
        for told in tuple(_witnesses):
            told(path.name, count)


class FileInUse(UserError):
    """Another program holds the file, so it cannot be replaced (Windows)."""

    code = "file_in_use"


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A temporary path beside `path`; when the block ends well it takes the place of `path`, otherwise it vanishes.

    Raises ReadOnlyFolder, DiskFull or FileInUse instead of the system's errors about `path`.
    """
    folder = path.parent
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.stem[:40]}-", suffix=path.suffix, dir=folder)
    except OSError as error:
        raise _told(error, path) from error
    os.close(handle)
    temporary = Path(name)
    try:
        try:
            yield temporary
            with temporary.open("rb+") as file:
                os.fsync(file.fileno())
            _keep_mode(temporary)
        except OSError as error:
            raise _told(error, path) from error
        try:
            temporary.replace(path)
        except PermissionError as error:
            raise FileInUse(_IN_USE, name=path.name) from error
        except OSError as error:
            raise _told(error, path) from error
    finally:
        temporary.unlink(missing_ok=True)


@contextlib.contextmanager
def making(folder: Path, name: str) -> Iterator[Path]:
    """A new folder inside `folder`, called `name` or “name (2)”; it vanishes with all in it when the block raises.

    Raises ReadOnlyFolder or DiskFull instead of the system's errors.
    """
    made = folder / name
    number = 1
    while made.exists():
        number += 1
        made = folder / f"{name} ({number})"
    try:
        made.mkdir()
    except OSError as error:
        raise _told(error, made) from error
    part = _is_part.set(True)
    try:
        try:
            yield made
        finally:
            _is_part.reset(part)
        leaving(made, sum(1 for _ in made.iterdir()))
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise


def _keep_mode(temporary: Path) -> None:
    """mkstemp allows only the owner to read; a document may be read as the person's other files are."""
    if os.name == "posix":
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)


def _told(error: OSError, path: Path) -> Exception:
    folder = str(path.parent)
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return DiskFull(_DISK_FULL, name=path.name)
    if isinstance(error, FileNotFoundError):
        return ReadOnlyFolder(_NO_FOLDER, folder=folder)
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return ReadOnlyFolder(_READ_ONLY, folder=folder)
    return error
