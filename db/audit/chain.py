"""The chain itself: each entry is sealed by a hash over the one before and all that it says.

Whoever can open the file can also break it; then `verify` names the entry. The newest hash and the number of entries
also stand in the anchor beside the database, so that entries cut off at the end are missed.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import event, insert, select, text
from sqlalchemy.orm import Session

from db.anchor import Anchor, AuditMark, change_anchor, read_anchor
from db.audit.tables import AuditEntry
from db.errors import QT_TRANSLATE_NOOP, UserError
from db.journal import guard
from db.journal.recorder import FOLDER, recorder_of

BEFORE_ALL = bytes(32)
_DOMAIN = b"kopru audit entry 1\0"
_WAITING = "audit_mark"
_AT_ONCE = 1_000

Detail = str | int | bool | None

_CHANGED = QT_TRANSLATE_NOOP("db", "Record of deeds: entry {n} was changed.")
_MISSING = QT_TRANSLATE_NOOP("db", "Record of deeds: entry {n} was removed.")
_CUT = QT_TRANSLATE_NOOP("db", "Record of deeds: it ends with entry {found}, but there were {known}.")
_REPLACED = QT_TRANSLATE_NOOP("db", "Record of deeds: entry {n} is another than the one that stood there.")
_UNGUARDED = QT_TRANSLATE_NOOP("db", "Record of deeds: what protects it from changes was taken away.")


@dataclass(frozen=True)
class Fault:
    """The first thing wrong with the chain: an English sentence with {named} parts, and the entry's number."""

    message: str
    n: int
    details: Mapping[str, object]

    def __str__(self) -> str:
        return self.message.format(**self.details)


def record(session: Session, action: str, details: Mapping[str, Detail]) -> None:
    """Enter a deed; it is kept if the transaction of `session` (from `Database.write`) is.

    `action` is one of `db.audit.actions`; details are counts, identifiers and file names, nothing of a person. Once
    the transaction is kept, the anchor follows.
    """
    recorder = recorder_of(session)
    before = head(session)
    values: dict[str, Any] = {
        "n": before.count + 1, "at": recorder.now.astimezone(dt.UTC), "origin": recorder.origin,
        "author": recorder.author, "action": action, "details": dict(details), "previous": before.hash,
    }  # fmt: skip
    values["hash"] = _seal(**values)
    session.execute(insert(AuditEntry).values(**values))
    if _WAITING not in session.info:
        folder: Path = session.info[FOLDER]
        anchor = read_anchor(folder)
        if anchor is not None and not _stands(session, anchor.audit):
            return  # something was cut off: what the anchor knows of it must stay known
        event.listen(session, "after_commit", _move_anchor, once=True)
    session.info[_WAITING] = AuditMark(values["n"], values["hash"])


def head(session: Session) -> AuditMark:
    """Number and hash of the newest entry; of an empty chain (0, zeros)."""
    newest = select(AuditEntry.n, AuditEntry.hash).order_by(AuditEntry.n.desc()).limit(1)
    row = session.execute(newest).one_or_none()
    return AuditMark(row.n, row.hash) if row else AuditMark(0, BEFORE_ALL)


def catch_up(session: Session, anchor: Anchor) -> Anchor:
    """The anchor as it should be: the process may have ended between a commit and the anchor's turn."""
    return replace(anchor, audit=head(session)) if _stands(session, anchor.audit) else anchor


def verify(session: Session, anchor: Anchor | None) -> Fault | None:
    """The first entry that is not what was written, None where all are.

    `anchor` is the one beside the database; None (it is missing) leaves entries cut off at the end unnoticed.
    """
    fault = _first_broken(_entries(session))
    if fault is not None:
        return fault
    mark = anchor.audit if anchor is not None else AuditMark()
    if not _stands(session, mark):
        found = head(session).count
        if found < mark.count:
            return Fault(_CUT, found + 1, {"found": found, "known": mark.count})
        return Fault(_REPLACED, mark.count, {"n": mark.count})
    return None if _is_guarded(session) else Fault(_UNGUARDED, 0, {})


def _first_broken(entries: Iterator[dict[str, Any]]) -> Fault | None:
    previous = BEFORE_ALL
    for number, entry in enumerate(entries, start=1):
        if entry["n"] != number:
            return Fault(_MISSING, number, {"n": number})
        own = entry.pop("hash")
        if entry["previous"] != previous or _seal(**entry) != own:
            return Fault(_CHANGED, number, {"n": number})
        previous = own
    return None


def _entries(session: Session) -> Iterator[dict[str, Any]]:
    columns = AuditEntry.__table__.columns
    statement = select(*columns).order_by(AuditEntry.n).execution_options(yield_per=_AT_ONCE)
    for row in session.execute(statement):
        yield dict(row._mapping)


def _stands(session: Session, mark: AuditMark) -> bool:
    if not mark.count:
        return True
    return session.scalar(select(AuditEntry.hash).where(AuditEntry.n == mark.count)) == mark.hash


def _seal(
    *, n: int, at: dt.datetime, origin: str, author: str, action: str, details: Mapping[str, Detail], previous: bytes
) -> bytes:
    said = {"n": n, "at": at.astimezone(dt.UTC).isoformat(timespec="microseconds"), "origin": origin,
            "author": author, "action": action, "details": details}  # fmt: skip
    return hashlib.sha256(_DOMAIN + previous + msgspec.json.encode(said, order="deterministic")).digest()


def _move_anchor(session: Session) -> None:
    mark: AuditMark = session.info[_WAITING]
    with contextlib.suppress(UserError, OSError):  # the deed is kept; the anchor follows at the next opening
        change_anchor(session.info[FOLDER], lambda anchor: replace(anchor, audit=mark) if anchor else None)


def _is_guarded(session: Session) -> bool:
    names = session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all()
    return set(guard.append_only_triggers()) <= set(names)
