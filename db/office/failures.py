"""Wrong passphrases: noted beside the data, which is locked then, and entered in the record of deeds when it opens."""

from __future__ import annotations

import contextlib
import datetime as dt
from pathlib import Path

from db.audit import record
from db.audit.actions import UNLOCK_FAILED
from db.database import Database
from db.errors import UserError

FILE = "unlock-failures.txt"
_MOST = 64 * 1024  # bytes: somebody who tries a million must not fill the disk


def note(folder: Path, at: dt.datetime) -> None:
    """One more. Where it cannot be noted the wrong passphrase is what the person must hear of."""
    path = folder / FILE
    with contextlib.suppress(OSError):
        if not path.exists() or path.stat().st_size < _MOST:
            with path.open("a", encoding="ascii") as file:
                file.write(at.astimezone(dt.UTC).isoformat(timespec="seconds") + "\n")


def enter(database: Database) -> None:
    """Take what was noted into the record; a disk that is full leaves it for the next opening."""
    path = database.folder / FILE
    if not path.exists():
        return
    with contextlib.suppress(OSError, UserError):
        lines = path.read_text(encoding="ascii", errors="replace").split()
        if lines:
            with database.write() as session:
                record(session, UNLOCK_FAILED, {"count": len(lines), "first": lines[0][:40], "last": lines[-1][:40]})
        path.unlink()
