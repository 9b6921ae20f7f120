"""Taking back what one `write()` did, by new operations. What somebody has changed since stays as it is."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select, update
from sqlalchemy.orm import Session

from db.journal.edits import CHUNK, forget_words, write_edits
from db.journal.merge import RowState, heads, is_deletion, row_state
from db.journal.operation import DELETED, PLACING, Operation, Register
from db.journal.recorder import recorder_of
from db.journal.store import chunks, operations_of
from db.journal.tables import ChangeSet, Op, Origin
from db.journal.values import Shape, shapes


@dataclass(frozen=True)
class UndoResult:
    """`reverted` rows are as before; `kept` were changed since by somebody and were left alone, in whole or in part.

    `kept_rows` are these, (entity, identifier) each.
    """

    label: str
    reverted: int
    kept: int
    kept_rows: tuple[tuple[str, uuid.UUID], ...] = ()


def undo(
    session: Session,
    change_set: uuid.UUID,
    progress: Callable[[int, int], Any] | None = None,
    spare: Collection[uuid.UUID] = (),
) -> UndoResult | None:
    """Take back a change set of this installation inside `session` (of `Database.write()`).

    Returns None when there is no such change set, or it was undone before. Undoing the undo's own change set redoes it.
    Rows that it made and that are in `spare` stay. `progress(rows done, rows in all)` may raise to cancel.
    """
    own = session.execute(select(ChangeSet).where(ChangeSet.id == change_set, ChangeSet.undone.is_(False))).scalar()
    if own is None:
        return None
    recorder = recorder_of(session)
    session.flush()
    origin = session.scalars(select(Origin.name).where(Origin.n == own.origin)).one()
    written = _written(session, own)
    total = sum(len(ids) for _, ids in written)
    kept: list[tuple[str, uuid.UUID]] = []
    done = 0
    for shape, ids in written:
        gone: list[int] = []
        for some in chunks(ids, CHUNK):
            log = operations_of(recorder.connection, some)
            standing = _standing_rows(recorder.connection, shape, some)
            mine = {row: _mine(own, origin, log[row]) for row in some}
            found = {row: _reverted(shape, change_set, mine[row], log[row], standing.get(row)) for row in some}
            for row in spare:
                if row in found and DELETED in found[row][0]:
                    found[row] = ({}, False)
            gone += write_edits(recorder, shape, {row: edit for row, (edit, _) in found.items() if edit}, log)
            kept += [(str(shape.table.name), row) for row, (_, complete) in found.items() if not complete]
            done += len(some)
            if progress is not None:
                progress(done, total)
        forget_words(recorder.connection, shape, gone)
    session.execute(update(ChangeSet).where(ChangeSet.id == change_set).values(undone=True))
    session.expire_all()
    return UndoResult(own.label, total - len(kept), len(kept), tuple(kept))


def _written(session: Session, own: ChangeSet) -> list[tuple[Shape, list[uuid.UUID]]]:
    """The rows of the change set, as they were written and lie on the disk. Their operations are read with all others
    of a row when its turn comes: those of a large import would fill the memory."""
    entities: dict[str, dict[uuid.UUID, None]] = {}
    statement = select(Op.entity, Op.row).where(Op.origin == own.origin, Op.oseq.between(own.first, own.last))
    for entity, row in session.execute(statement.order_by(Op.oseq).execution_options(yield_per=CHUNK)):
        entities.setdefault(entity, {})[row] = None
    return [(shapes()[entity], list(ids)) for entity, ids in entities.items()]


def _mine(own: ChangeSet, origin: str, log: list[Operation]) -> list[Operation]:
    """The change set's operations among those of a row, newest first."""
    mine = [one for one in log if one.origin == origin and own.first <= one.oseq <= own.last]
    return sorted(mine, key=lambda one: one.oseq, reverse=True)


def _standing_rows(connection: Connection, shape: Shape, ids: list[uuid.UUID]) -> dict[uuid.UUID, bool]:
    """Those that have a row, and whether it is a deleted one."""
    table, found = shape.table, {}
    for some in chunks(ids):
        found.update(dict(connection.execute(select(table.c.id, table.c.deleted).where(table.c.id.in_(some))).all()))
    return found


def _reverted(
    shape: Shape, change_set: uuid.UUID, mine: list[Operation], log: list[Operation], deleted: bool | None
) -> tuple[dict[str, Any], bool]:
    """What must be written to take one row back, and whether that is all of it. `mine` are the operations to take
    back, newest first; `deleted` is None where the row does not stand."""
    if row_state(log).blank:
        return {}, False
    if deleted is None or (deleted and not any(DELETED in one.fields for one in mine)):
        return {}, False
    if min(log, key=lambda one: one.order).change_set == change_set:
        untouched = _standing(log) == _standing(mine)
        return ({DELETED: True} if untouched and not deleted else {}), untouched
    state, complete = row_state(log), True
    edit: dict[str, Any] = {}
    fields = {name for one in mine for name in one.fields}
    if any(one.blank for one in mine) or fields & PLACING:
        return {}, False  # what it held before is not known here any more, or must not be taken back by halves
    for field in sorted(fields, key=lambda name: name != DELETED):
        complete = _revert_field(edit, shape, field, mine, log, state) and complete
    return edit, complete


def _standing(operations: list[Operation]) -> dict[str, Any]:
    """What stands in the row after `operations`; edits that were themselves taken back leave no trace in it."""
    return {name: value for name, value in row_state(operations).values.items() if value is not None}


def _revert_field(
    edit: dict[str, Any], shape: Shape, field: str, mine: list[Operation], log: list[Operation], state: RowState
) -> bool:
    """Put back what the field held before `mine`, if it holds what `mine` wrote: nobody else has changed it since, or
    that change was taken back."""
    writers = [one for one in mine if field in one.fields]
    written, replaced = writers[0].fields[field], writers[-1].fields[field].supersedes
    if any(_differs(field, head.fields[field], written) for head in heads(log, field)):
        return False
    earlier = max((one for one in log if one.stamp in replaced), key=lambda one: one.order, default=None)
    if earlier is not None and earlier.blank and field != DELETED:
        return False
    register = earlier.fields[field] if earlier is not None else None
    if field == DELETED:
        before = register is not None and is_deletion(register)
        if before != state.deleted:
            edit[field] = before
    elif field in shape.from_json:
        value = register.value if register is not None else shape.encode(field, shape.defaults.get(field))
        if value != state.values.get(field):
            edit[field] = value
    return True


def _differs(field: str, one: Register, other: Register) -> bool:
    return is_deletion(one) != is_deletion(other) if field == DELETED else bool(one.value != other.value)
