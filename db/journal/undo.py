"""Taking back what one `write()` did, by new operations. What somebody has changed since stays as it is."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from db.base import Synced
from db.journal.capture import INCLUDE_DELETED
from db.journal.merge import DELETED, heads, is_deletion
from db.journal.operation import Operation
from db.journal.store import operations_of, select_operations, to_operation
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
    outcome = [_undo_row(session, change_set, operations, log[row]) for row, operations in by_row.items()]
    session.execute(update(ChangeSet).where(ChangeSet.id == change_set).values(undone=True))
    return UndoResult(own.label, sum(outcome), len(outcome) - sum(outcome))


def _undo_row(session: Session, change_set: uuid.UUID, mine: list[Operation], log: list[Operation]) -> bool:
    """Revert one row; tell whether all of it could be."""
    shape = shapes()[mine[0].entity]
    row = _load(session, shape, mine[0].row)
    if row is None or (row.deleted and not any(DELETED in one.fields for one in mine)):
        return False
    others_since = any(
        one.change_set != change_set and one.order > mine[-1].order and set(one.fields) - {DELETED} for one in log
    )
    created = min(log, key=lambda one: one.order).change_set == change_set
    if created:
        if not others_since:
            row.deleted = True
        return not others_since
    before = [one for one in log if one.change_set != change_set]
    complete = True
    for field in sorted({name for one in mine for name in one.fields}, key=lambda name: name != DELETED):
        complete = _undo_field(row, shape, field, change_set, log, before) and complete
    return complete


def _undo_field(
    row: Synced, shape: Shape, field: str, change_set: uuid.UUID, log: list[Operation], before: list[Operation]
) -> bool:
    living = heads(log, field)
    if not living or any(head.change_set != change_set for head in living):
        return False
    earlier = heads(before, field)
    value: Any = earlier[0].fields[field].value if earlier else None
    if field == DELETED:
        row.deleted = bool(earlier) and is_deletion(earlier[0].fields[DELETED])
    elif field in shape.from_json:
        setattr(row, field, shape.decode(field, value))
    return True


def _load(session: Session, shape: Shape, row: uuid.UUID) -> Synced | None:
    statement = select(shape.cls).where(shape.table.c.id == row).execution_options(**{INCLUDE_DELETED: True})
    return session.execute(statement).scalar_one_or_none()
