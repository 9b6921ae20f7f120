"""The record of deeds as a person reads it: a list, what it may be narrowed to, and whether it is whole."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Text, func, select, type_coerce

from db.anchor import read_anchor
from db.audit.actions import ACTIONS, DOCUMENT_WRITTEN, KINDS
from db.audit.chain import Fault, record, verify
from db.audit.tables import AuditEntry
from db.database import Database


@dataclass(frozen=True)
class AuditFilter:
    """What of the record is wanted; empty: all. `kind` is one of `db.audit.actions.KINDS`; `text` stands in the details
    (a file's name, the beginning of a sum)."""

    kind: str = ""
    author: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One entry. `action` is one of `db.audit.actions`, or one that a newer version wrote."""

    n: int
    at: dt.datetime
    author: str
    action: str
    kind: str
    details: dict[str, Any]
    hash: str


class AuditService:
    """Reads the record of one installation, and enters what leaves it as a document."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def now(self) -> dt.datetime:
        """The moment on this computer's clock, in its own time zone."""
        return self._database.clock.now().astimezone()

    def entries(self, wanted: AuditFilter, offset: int = 0, limit: int = 200) -> list[AuditRow]:
        """The newest first."""
        own = AuditEntry
        statement = select(own.n, own.at, own.author, own.action, own.details, own.hash)
        statement = statement.where(*_narrowed(wanted)).order_by(own.n.desc())
        with self._database.read() as session:
            return [
                AuditRow(n, at, author, action, kind_of(action), details, sealed.hex())
                for n, at, author, action, details, sealed in session.execute(statement.offset(offset).limit(limit))
            ]

    def count(self, wanted: AuditFilter) -> int:
        with self._database.read() as session:
            counted = select(func.count()).select_from(AuditEntry).where(*_narrowed(wanted))
            return int(session.scalar(counted) or 0)

    def authors(self) -> list[str]:
        """Everybody who did something that is entered."""
        with self._database.read() as session:
            return sorted(session.scalars(select(AuditEntry.author).distinct()).all())

    def check(self) -> Fault | None:
        """What is wrong with the chain, None where it is whole."""
        with self._database.read() as session:
            return verify(session, read_anchor(self._database.folder))

    def document_written(self, file: str, rows: int) -> None:
        """A file with `rows` rows (pages of a print) is about to leave; it does not where this cannot be entered."""
        with self._database.write() as session:
            record(session, DOCUMENT_WRITTEN, {"file": file, "rows": rows})


def kind_of(action: str) -> str:
    """The kind of an action; "" of one that this version does not know."""
    known = ACTIONS.get(action)
    return known.kind if known else ""


def _narrowed(wanted: AuditFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.kind in KINDS:
        conditions.append(AuditEntry.action.in_([name for name, one in ACTIONS.items() if one.kind == wanted.kind]))
    if wanted.author:
        conditions.append(AuditEntry.author == wanted.author)
    if wanted.text.strip():
        stored = json.dumps(wanted.text.strip())[1:-1]  # as it stands in the column: letters beyond ASCII are escaped
        conditions.append(type_coerce(AuditEntry.details, Text).contains(stored, autoescape=True))
    return conditions
