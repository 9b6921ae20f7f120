"""Taking back what one `write()` did, by new operations. What somebody has changed since stays as it is."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from db.base import Synced
from db.journal.capture import INCLUDE_DELETED
from db.journal.merge import heads, is_deletion, row_state
from db.journal.operation import DELETED, Operation, Register
from db.journal.store import chunks, operations_of, select_operations, to_operation
from db.journal.tables import ChangeSet, Op
from db.journal.values import Shape, shapes


@dataclass(frozen=True)
class UndoResult:
    """`reverted` rows are as before; `kept` were changed since by somebody and were left alone, in whole or in part."""

    label: str
    reverted: int
    kept: int


def undo(session: Session, change_set: uuid.UUID) -> UndoResult | None:
    """Take back a change set of this installation inside `session` (of `Database.write()`).

    Returns None when there is no such change set, or it was undone before. Undoing the undo's own change set redoes it.
    """
    own = session.execute(select(ChangeSet).where(ChangeSet.id == change_set, ChangeSet.undone.is_(False))).scalar()
    if own is None:
        return None
    statement = select_operations().where(Op.origin == own.origin, Op.oseq.between(own.first, own.last))
    written = [to_operation(row) for row in session.execute(statement.order_by(Op.oseq.desc()))]
    log = operations_of(session.connection(), list({operation.row for operation in written}))
    by_row: dict[uuid.UUID, list[Operation]] = {}
    for operation in written:
        by_row.setdefault(operation.row, []).append(operation)
    rows = _load(session, by_row)
    outcome = [
        _undo_row(rows.get(row), change_set, operations, log[row]) for row, operations in by_row.items()
    ]
    session.execute(update(ChangeSet).where(ChangeSet.id == change_set).values(undone=True))
    return UndoResult(own.label, sum(outcome), len(outcome) - sum(outcome))


def _undo_row(row: Synced | None, change_set: uuid.UUID, mine: list[Operation], log: list[Operation]) -> bool:
    """Revert one row; tell whether all of it could be. `mine` are the operations to take back, newest first."""
    shape = shapes()[mine[0].entity]
    if row is None or (row.deleted and not any(DELETED in one.fields for one in mine)):
        return False
    if min(log, key=lambda one: one.order).change_set == change_set:
        untouched = _standing(log) == _standing(mine)
        row.deleted = row.deleted or untouched
        return untouched
    complete = True
    for field in sorted({name for one in mine for name in one.fields}, key=lambda name: name != DELETED):
        complete = _undo_field(row, shape, field, mine, log) and complete
    return complete


def _standing(operations: list[Operation]) -> dict[str, Any]:
    """What stands in the row after `operations`; edits that were themselves taken back leave no trace in it."""
    return {name: value for name, value in row_state(operations).values.items() if value is not None}


def _undo_field(row: Synced, shape: Shape, field: str, mine: list[Operation], log: list[Operation]) -> bool:
    """Put back what the field held before `mine`, if it holds what `mine` wrote: nobody else has changed it since, or
    that change was taken back."""
    writers = [one for one in mine if field in one.fields]
    written, replaced = writers[0].fields[field], writers[-1].fields[field].supersedes
    if any(_differs(field, head.fields[field], written) for head in heads(log, field)):
        return False
    earlier = max((one for one in log if one.stamp in replaced), key=lambda one: one.order, default=None)
    register = earlier.fields[field] if earlier is not None else None
    if field == DELETED:
        row.deleted = register is not None and is_deletion(register)
    elif field in shape.from_json:
        setattr(row, field, shape.decode(field, register.value if register is not None else None))
    return True


def _differs(field: str, one: Register, other: Register) -> bool:
    return is_deletion(one) != is_deletion(other) if field == DELETED else bool(one.value != other.value)


def _load(session: Session, by_row: Mapping[uuid.UUID, list[Operation]]) -> dict[uuid.UUID, Synced]:
    """The rows as they stand, deleted ones too; many at once, because an import has a hundred thousand."""
    found: dict[uuid.UUID, Synced] = {}
    entities: dict[str, list[uuid.UUID]] = {}
    for row, operations in by_row.items():
        entities.setdefault(operations[0].entity, []).append(row)
    for entity, ids in entities.items():
        shape = shapes()[entity]
        for some in chunks(ids):
            statement = select(shape.cls).where(shape.table.c.id.in_(some))
            held = session.scalars(statement.execution_options(**{INCLUDE_DELETED: True}))
            found.update((row.id, row) for row in held)
    return found
