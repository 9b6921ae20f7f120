"""Files that were refused: kept aside under names of our own, each with the reason, until a person decides."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from db.audit import record
from db.audit.actions import PACKAGE_DISCARDED, PACKAGE_REFUSED
from db.database import Database
from db.errors import QT_TRANSLATE_NOOP, NotFound, PackageRefused, UserError
from db.exchange.outgoing import next_number
from db.exchange.tables import PackageLog
from db.folder import atomic_write, file_errors

if TYPE_CHECKING:
    from db.exchange.incoming import ImportedPackage

FOLDER, SUFFIX = "quarantine", ".refused"
LARGEST_KEPT = 64 * 1024 * 1024
LARGEST_FOLDER = 500 * 1024 * 1024
"""Bytes of all refused files together: beyond it the oldest go, their lines in the log stay."""
GIVEN_UP = "given_up"
"""In a line's report: the moment when the file went to make room."""
_PIECE = 1024 * 1024
_REFUSED = (PackageLog.direction == "in", PackageLog.state == "refused")
_UNKNOWN = QT_TRANSLATE_NOOP("db", "“{file}” was refused; why is not known any more. Take it in again to see.")
_GONE = QT_TRANSLATE_NOOP("db", "“{file}” does not lie in quarantine any more.")


@dataclass(frozen=True)
class QuarantinedRow:
    """A refused file. `message` is the English sentence with {named} parts that `details` fill; `file` is what it was
    called when it came; `sender` is empty where the refusal names nobody. `path` is where it lies now."""

    file: str
    code: str
    message: str
    sender: str
    size: int
    at: dt.datetime
    path: Path
    details: dict[str, str] = field(default_factory=dict)

    @property
    def reason(self) -> str:
        """The sentence in English."""
        return self.message.format(**self.details)


def quarantine(database: Database, path: Path, name: str, refusal: PackageRefused) -> None:
    """Keep the refused file aside, with the reason in the log: one line for the same bytes, the newest reason in it.

    Where that cannot be done (a full disk) the refusal is what the person must hear of all the same.
    """
    try:
        size = path.stat().st_size
        if not path.is_file() or size > LARGEST_KEPT:
            return  # the person has the file; two gigabytes of it twice would help nobody
        sha256 = _sha256(path)
    except OSError:
        return
    with contextlib.suppress(UserError, OSError):
        folder = database.folder / FOLDER
        folder.mkdir(exist_ok=True)
        target = folder / f"{sha256[:16]}{SUFFIX}"
        if not target.exists():
            atomic_write(target, path.read_bytes())
    with contextlib.suppress(UserError):
        _log(database, name, refusal, sha256, size)
        make_room(database, LARGEST_FOLDER)


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _log(database: Database, name: str, refusal: PackageRefused, sha256: str, size: int) -> None:
    with database.write() as session:
        number = next_number(session, "in", None)
        for earlier in session.scalars(select(PackageLog).where(*_REFUSED, PackageLog.sha256 == sha256)).all():
            number = earlier.number
            session.delete(earlier)  # what stands for it now is the newest line
        session.add(
            PackageLog(
                direction="in", peer=None, number=number, at=database.clock.now(),
                state="refused", file=name, sha256=sha256, size=size,
                report={"code": refusal.code, "message": refusal.message,
                        "details": {key: str(value) for key, value in refusal.details.items()}},
            )
        )  # fmt: skip
        record(session, PACKAGE_REFUSED, {"file": name, "code": refusal.code, "size": size, "sha256": sha256})


def make_room(database: Database, limit: int) -> None:
    """Give up the files that were refused longest ago until all together have at most `limit` bytes; the newest stays
    in any case. A file that cannot be removed now is left for the next time."""
    sizes = {path: path.stat().st_size for path in (database.folder / FOLDER).glob(f"*{SUFFIX}")}
    total = sum(sizes.values())
    if total <= limit:
        return
    for row in sorted(quarantined(database), key=lambda one: one.at)[:-1]:
        if total <= limit:
            return
        with contextlib.suppress(UserError, OSError):
            _give_up(database, row)
            total -= sizes[row.path]


def _give_up(database: Database, row: QuarantinedRow) -> None:
    with database.write() as session:
        known = (*_REFUSED, func.substr(PackageLog.sha256, 1, 16) == row.path.stem)
        for line in session.scalars(select(PackageLog).where(*known)).all():
            line.report = line.report | {GIVEN_UP: database.clock.now().isoformat()}
        record(session, PACKAGE_DISCARDED, {"file": row.file, "size": row.size, "sha256": _sha256(row.path)})
        row.path.unlink(missing_ok=True)


def quarantined(database: Database) -> list[QuarantinedRow]:
    """The files that lie in quarantine, the newest refusal first."""
    paths = {path.stem: path for path in (database.folder / FOLDER).glob(f"*{SUFFIX}")}
    if not paths:
        return []
    statement = (
        select(PackageLog.sha256, PackageLog.file, PackageLog.size, PackageLog.at, PackageLog.report)
        .where(*_REFUSED)
        .order_by(PackageLog.n.desc())
    )
    rows: list[QuarantinedRow] = []
    with database.read() as session:
        for sha256, file, size, at, report in session.execute(statement):
            path = paths.pop(sha256[:16], None)
            if path is not None:
                rows.append(_row(file, size, at, path, report))
    return rows + [_without_log(path) for path in sorted(paths.values())]


def _row(file: str, size: int, at: dt.datetime, path: Path, report: dict[str, Any]) -> QuarantinedRow:
    details: dict[str, str] = report.get("details", {})
    message = str(report.get("message", _UNKNOWN))
    return QuarantinedRow(
        file, str(report.get("code", "")), message, details.get("sender", ""), size, at, path, {"file": file} | details
    )


def _without_log(path: Path) -> QuarantinedRow:
    """Its log was lost: a backup was put back that is older than the refusal."""
    found = path.stat()
    at = dt.datetime.fromtimestamp(found.st_mtime, dt.UTC)
    return QuarantinedRow(path.name, "", _UNKNOWN, "", found.st_size, at, path, {"file": path.name})


def kept_copy(database: Database, path: Path) -> Path | None:
    """The copy of this very file in quarantine, if one lies there."""
    folder = database.folder / FOLDER
    if not any(folder.glob(f"*{SUFFIX}")):
        return None
    try:
        copy = folder / f"{_sha256(path)[:16]}{SUFFIX}"
    except OSError:
        return None
    return copy if copy.exists() else None


def find(database: Database, path: Path) -> QuarantinedRow:
    """The row of a path, or of a file's name; NotFound where it does not lie in quarantine."""
    for row in quarantined(database):
        if row.path == path or row.path.name == str(path):
            return row
    raise NotFound(_GONE, file=path.name)


class QuarantineShelf:
    """The part of the exchange that deals with refused files."""

    _database: Database

    if TYPE_CHECKING:

        def import_file(
            self, path: Path, progress: Callable[[int, int], None] | None = None, name: str = ""
        ) -> ImportedPackage: ...

    def quarantined(self) -> list[QuarantinedRow]:
        """The files that were refused and lie in quarantine, the newest refusal first."""
        return quarantined(self._database)

    def take_again(self, path: Path) -> ImportedPackage:
        """Take a file of the quarantine in, under the name it came with. PackageRefused: it stays where it lies."""
        row = find(self._database, path)
        taken = self.import_file(row.path, name=row.file)
        row.path.unlink(missing_ok=True)
        return taken

    def discard(self, path: Path) -> None:
        """Remove a file from quarantine for good; its line in the log stays."""
        row = find(self._database, path)
        with file_errors(row.path.parent), self._database.write() as session:
            record(session, PACKAGE_DISCARDED, {"file": row.file, "size": row.size, "sha256": _sha256(row.path)})
            row.path.unlink(missing_ok=True)
