"""Turns what a session flushes into operations, in the same transaction: the one way to write mapped objects."""

from __future__ import annotations

import uuid
from typing import Any

from sqlalchemy import Connection, event, inspect, select
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction, with_loader_criteria

from db import search
from db.base import Synced
from db.errors import ProgrammingError
from db.ids import new_id
from db.journal import guard
from db.journal.erasing import WAS_ERASED, ErasedRow
from db.journal.merge import deletion, erased, heads, row_state
from db.journal.operation import DELETED, Fields, Operation, Register
from db.journal.project import set_conflicts
from db.journal.recorder import Recorder, recorder_of
from db.journal.store import operations_of
from db.journal.values import Shape, shape_of

INCLUDE_DELETED = "include_deleted"
"""Execution option of a select that must see deleted rows too."""


class JournalSession(Session):
    """The session that `Database.read()` and `write()` hand out."""


def entity_of(row: Synced) -> str:
    return str(row.__tablename__)  # type: ignore[attr-defined]


def values_of(row: Synced, shape: Shape) -> dict[str, Any]:
    """The journalled fields of a mapped object as they stand."""
    return {field: getattr(row, field) for field in shape.fields}


def _given(row: Synced) -> dict[str, Any]:
    return {name: value for name, value in values_of(row, shape_of(type(row))).items() if value is not None}


def _set(row: Synced, values: dict[str, Any]) -> None:
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)


@event.listens_for(JournalSession, "before_flush")
def _prepare(session: Session, _context: UOWTransaction, _instances: object) -> None:
    fresh = [row for row in session.new if isinstance(row, Synced)]
    dirty = [row for row in session.dirty if isinstance(row, Synced) and session.is_modified(row)]
    if any(isinstance(row, Synced) for row in session.deleted):
        raise ProgrammingError("a journalled row is never removed: set its `deleted`")
    if not fresh and not dirty:
        return
    recorder = recorder_of(session)
    for row in fresh:
        given = inspect(row).dict
        row.id = given.get("id") or new_id()
        row.office = recorder.office if given.get("office") is None else row.office
        row.deleted = bool(row.deleted)
        _set(row, shape_of(type(row)).complete(_given(row)))
    for row in dirty:
        _set(row, type(row).derive(values_of(row, shape_of(type(row)))))
    session.info["journal_fresh"], session.info["journal_dirty"] = fresh, dirty
    gate = guard.writing(session.connection())
    gate.__enter__()
    session.info["journal_gate"] = gate


@event.listens_for(JournalSession, "after_flush")
def _capture(session: Session, _context: UOWTransaction) -> None:
    fresh, dirty = session.info.pop("journal_fresh", ()), session.info.pop("journal_dirty", ())
    if not fresh and not dirty:
        return
    close_gate(session)
    recorder, connection = recorder_of(session), session.connection()
    known = operations_of(connection, [row.id for row in dirty])
    operations = [_creation(recorder, row) for row in fresh]
    conflicts: dict[str, dict[uuid.UUID, frozenset[str]]] = {}
    for row in dirty:
        before = known.get(row.id, [])
        fields = _edit(row, before)
        if fields:
            edit = recorder.operation(entity_of(row), row.id, before[0].office, fields)
            operations.append(edit)
            conflicts.setdefault(edit.entity, {})[row.id] = row_state([*before, edit]).conflicts
    for entity, found in conflicts.items():
        set_conflicts(connection, entity, found, recorder.now)
    recorder.store(operations)
    _index(connection, fresh, dirty)


def close_gate(session: Session) -> None:
    """Close what `before_flush` opened; also after a flush that failed."""
    gate = session.info.pop("journal_gate", None)
    if gate is not None:
        gate.__exit__(None, None, None)


def _creation(recorder: Recorder, row: Synced) -> Operation:
    shape = shape_of(type(row))
    fields = {
        field: Register(shape.encode(field, value))
        for field, value in values_of(row, shape).items()
        if value is not None
    }
    return recorder.operation(entity_of(row), row.id, row.office, fields)


def _edit(row: Synced, known: list[Operation]) -> Fields:
    shape, state = shape_of(type(row)), inspect(row)
    changed = {name for name in (*shape.fields, DELETED) if state.attrs[name].history.has_changes()}
    gone = erased(known)
    if gone is not None and changed & (gone.fields if gone.fields is not None else changed):
        raise ErasedRow(WAS_ERASED)
    if row.deleted and changed - {DELETED}:
        raise ProgrammingError("a deleted row is restored before it is changed: elsewhere the edit would bring it back")
    fields = {
        field: Register(shape.encode(field, getattr(row, field)), tuple(head.stamp for head in heads(known, field)))
        for field in changed - {DELETED}
    }
    if DELETED in changed:
        supersedes = tuple(head.stamp for head in heads(known, DELETED))
        fields[DELETED] = deletion(known) if row.deleted else Register(False, supersedes)
    return fields


def _index(connection: Connection, fresh: list[Synced], dirty: list[Synced]) -> None:
    by_class: dict[type[Synced], list[Synced]] = {}
    for row in [*fresh, *dirty]:
        if search.searchable(type(row)):
            by_class.setdefault(type(row), []).append(row)
    for cls, rows in by_class.items():
        table = shape_of(cls).table
        numbers = dict(
            connection.execute(select(table.c.id, table.c.n).where(table.c.id.in_([row.id for row in rows]))).all()
        )
        entries = [(numbers[row.id], None if row.deleted else values_of(row, shape_of(cls))) for row in rows]
        search.put(connection, cls, entries, fresh=not dirty)


@event.listens_for(JournalSession, "do_orm_execute")
def _restrict(state: ORMExecuteState) -> None:
    mapper = state.bind_mapper
    if (state.is_update or state.is_delete or state.is_insert) and mapper and issubclass(mapper.class_, Synced):
        raise ProgrammingError(f"bulk DML on {mapper.class_.__name__} would bypass the journal")
    if state.is_select and not state.execution_options.get(INCLUDE_DELETED, False):
        state.statement = state.statement.options(
            with_loader_criteria(Synced, lambda cls: cls.deleted.is_(False), include_aliases=True)
        )
