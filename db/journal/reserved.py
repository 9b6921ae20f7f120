"""Writes the registers that every row may have besides its fields: its erasure, its owner, who sees it besides."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Sequence

from sqlalchemy.orm import Session

from db.journal import erasing, scoping
from db.journal.apply import Applied, project_rows
from db.journal.merge import Erased, erased, heads, owner
from db.journal.operation import ERASED, MEMBERS, OFFICE, OFFICES, Fields, Operation, Register
from db.journal.recorder import recorder_of
from db.journal.store import operations_of


def erase_rows(session: Session, rows: Sequence[uuid.UUID], reason: str, fields: Sequence[str] | None = None) -> int:
    """Erase what the rows hold (these fields, or all), here and wherever the erasure comes; it cannot be undone.

    Returns how many rows it was: those that were erased before, or of which nothing is known here, are left out.
    """
    recorder, connection = recorder_of(session), session.connection()
    session.flush()
    log = operations_of(connection, rows)
    value = {"fields": None if fields is None else sorted(fields), "why": reason}
    said = [
        recorder.operation(known[0].entity, row, known[0].office, {ERASED: Register(value)})
        for row, known in log.items()
        if not _is_said(erased(known), fields)
    ]
    recorder.store(said)
    gone = erasing.learn(connection, said)
    erasing.carry_out(connection, gone)
    count = _project(session, said)
    erasing.forget(connection, gone)
    return count


def _is_said(before: Erased | None, fields: Sequence[str] | None) -> bool:
    if before is None:
        return False
    return before.fields is None or (fields is not None and before.fields >= set(fields))


def place_rows(
    session: Session, rows: Iterable[uuid.UUID], *, office: int | None = None, sees: Collection[int] | None = None
) -> int:
    """Give rows to an office, and let exactly the offices of `sees` see them besides; None leaves either as it is.

    Returns how many rows that changed something for. The caller has checked that it may.
    """
    recorder, connection = recorder_of(session), session.connection()
    session.flush()
    log = operations_of(connection, list(rows))
    said = []
    for row, known in log.items():
        fields = _fields(known, office, sees)
        if fields:
            said.append(recorder.operation(known[0].entity, row, known[0].office, fields))
    recorder.store(said)
    scoping.learn(connection, said)
    return _project(session, said)


def keep_at_home(session: Session, row: uuid.UUID) -> None:
    """Let no office but its own see a row, though rows of its kind go everywhere."""
    recorder = recorder_of(session)
    session.flush()
    known = operations_of(session.connection(), [row])[row]
    said = [recorder.operation(known[0].entity, row, known[0].office, {OFFICES: Register({MEMBERS: []})})]
    recorder.store(said)
    scoping.learn(session.connection(), said)


def _fields(known: Sequence[Operation], office: int | None, sees: Collection[int] | None) -> Fields:
    fields: Fields = {}
    moves, now = heads(known, OFFICE), owner(known)
    if office is not None and (office != now or len(moves) > 1):
        fields[OFFICE] = Register(office, tuple(one.stamp for one in moves))
    if sees is not None:
        besides = sorted(set(sees) - {now if office is None else office})
        if besides != sorted(scoping.granted(known)):
            fields[OFFICES] = Register({MEMBERS: besides}, tuple(one.stamp for one in heads(known, OFFICES)))
    return fields


def _project(session: Session, said: Sequence[Operation]) -> int:
    """Bring the rows of operations that were just stored to what they say; how many operations it was."""
    by_entity: dict[str, set[uuid.UUID]] = {}
    for one in said:
        by_entity.setdefault(one.entity, set()).add(one.row)
    project_rows(session.connection(), recorder_of(session), by_entity, Applied())
    session.expire_all()
    return len(said)
