"""Who changed what, when and where: read from the operations, so there is nothing to keep in step."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.journal.merge import erased, heads, is_deletion, unseen_edits
from db.journal.operation import DELETED, ERASED, OFFICE, OFFICES, Operation, Stamp
from db.journal.stamps import to_moment
from db.journal.store import operations_of
from db.journal.tables import Conflict
from db.journal.values import shapes


@dataclass(frozen=True)
class HistoryEntry:
    """One write of one record. `changes`: field -> (value before, value after), as Python values."""

    at: dt.datetime
    author: str
    node: str
    kind: str  # "created" | "changed" | "deleted" | "restored" | "erased" | "moved" | "shared"
    changes: dict[str, tuple[Any, Any]]
    change_set: uuid.UUID


@dataclass(frozen=True)
class Version:
    """One of the values that a field in conflict has. `stamp` identifies the operation that wrote it."""

    value: Any
    author: str
    at: dt.datetime
    node: str
    stamp: Stamp


@dataclass(frozen=True)
class FieldConflict:
    """A field changed at two places that had not seen each other. `versions[0]` is the value that is shown."""

    entity: str
    row: uuid.UUID
    field: str
    opened_at: dt.datetime
    versions: tuple[Version, ...]
    before: Any


def node_of(origin: str) -> str:
    """Node that an origin belongs to."""
    return origin.rpartition(".")[0]


def _decode(entity: str, field: str, value: Any) -> Any:
    shape = shapes().get(entity)
    if shape is None or field not in shape.from_json:
        return value
    try:
        return shape.decode(field, value)
    except (ValueError, TypeError, ArithmeticError):  # the row is parked for it; what came is shown as it came
        return value


def _kind(operation: Operation, first: bool) -> str:
    for name, kind in ((ERASED, "erased"), (OFFICE, "moved"), (OFFICES, "shared")):
        if name in operation.fields:
            return kind
    if DELETED in operation.fields:
        return "deleted" if is_deletion(operation.fields[DELETED]) else "restored"
    return "created" if first else "changed"


def history(session: Session, row: uuid.UUID) -> list[HistoryEntry]:
    """All writes of one record, newest first. Of an erased one only that it was erased.

    A move and a grant show offices under `office` and `offices`; what is blank here is left out.
    """
    operations = sorted(operations_of(session.connection(), [row]).get(row, []), key=lambda one: one.order)
    gone = erased(operations)
    if gone is not None and gone.whole:
        operations = [gone.said]
    standing: dict[str, Any] = {}
    entries = []
    for position, operation in enumerate(operations):
        changes = {}
        for field, register in operation.fields.items():
            if field not in (DELETED, ERASED) and (not operation.blank or register.value is not None):
                after = _decode(operation.entity, field, register.value)
                changes[field] = (standing.get(field), after)
                standing[field] = after
        entries.append(
            HistoryEntry(
                to_moment(operation.hlc), operation.author, node_of(operation.origin),
                _kind(operation, position == 0), changes, operation.change_set,
            )
        )  # fmt: skip
    return entries[::-1]


def open_conflicts(session: Session, entity: str | None = None) -> list[FieldConflict]:
    """Every field in conflict, oldest first, each with all of its living values."""
    statement = select(Conflict.entity, Conflict.row, Conflict.field, Conflict.opened_at).order_by(Conflict.n)
    if entity is not None:
        statement = statement.where(Conflict.entity == entity)
    listed = session.execute(statement).all()
    log = operations_of(session.connection(), list({row for _, row, _, _ in listed}))
    return [
        FieldConflict(kind, row, field, opened_at, _versions(log[row], field), _before(log[row], field))
        for kind, row, field, opened_at in listed
    ]


def _versions(operations: list[Operation], field: str) -> tuple[Version, ...]:
    living = heads(operations, field)
    if field == DELETED:
        kept = [head for head in living if not is_deletion(head.fields[field])] + unseen_edits(operations, living)
        deletions = [head for head in living if is_deletion(head.fields[field])]
        shown = max(kept, key=lambda one: one.order)
        return (_version(shown, False), *(_version(head, True) for head in deletions))
    return tuple(version_of(_first_written(operations, living, field, head), field) for head in living)


def _first_written(operations: list[Operation], living: list[Operation], field: str, head: Operation) -> Operation:
    """Who is behind a value: of a conflict that was opened again those who wrote the values, not who opened it."""
    if not any(head.change_set == other.change_set for other in living if other is not head):
        return head
    decided = {stamp for one in operations if one.stamp in head.fields[field].supersedes
               for stamp in one.fields[field].supersedes}  # fmt: skip
    behind = (one for one in operations if one.stamp in decided)
    return next((one for one in behind if one.fields[field].value == head.fields[field].value), head)


def version_of(operation: Operation, field: str) -> Version:
    """What one operation wrote into a field, and who; for `deleted` whether it deleted."""
    register = operation.fields[field]
    value = is_deletion(register) if field == DELETED else _decode(operation.entity, field, register.value)
    return _version(operation, value)


def _version(head: Operation, value: Any) -> Version:
    return Version(value, head.author, to_moment(head.hlc), node_of(head.origin), head.stamp)


def _before(operations: list[Operation], field: str) -> Any:
    """Value that the conflicting ones replaced; of moves the office that the row belonged to before."""
    living = heads(operations, field)
    written = [_first_written(operations, living, field, head) for head in living]
    replaced = {stamp for head in written for stamp in head.fields[field].supersedes}
    earlier = [one for one in operations if one.stamp in replaced and field in one.fields]
    last = max(earlier, key=lambda one: one.order, default=None)
    if last is None:
        return operations[0].office if field == OFFICE else None
    return _decode(last.entity, field, last.fields[field].value)
