"""Holds the tables against the log: every row must be what its operations say, every operation be accounted for."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.journal.merge import is_only_placed, owner, row_state
from db.journal.project import decoded
from db.journal.scoping import any_placed
from db.journal.store import chunks, operations_of
from db.journal.tables import Erasure, Op, Parked, RowScope
from db.journal.values import Shape, shapes

MOST = 20
"""Problems that are named; a person needs no more to see that something is wrong."""


def verify(session: Session) -> list[str]:
    """Sentences (English, for whoever helps) about rows that disagree with the log; at most `MOST`."""
    found: list[str] = []
    for entity, shape in shapes().items():
        for problem in _verify_entity(session, entity, shape):
            found.append(problem)
            if len(found) >= MOST:
                return found
    return found


def _verify_entity(session: Session, entity: str, shape: Shape) -> Iterator[str]:
    connection = session.connection()
    parked = set(session.scalars(select(Parked.row).where(Parked.entity == entity)))
    logged = set(session.scalars(select(Op.row).where(Op.entity == entity).distinct()))
    elsewhere = _only_placed(session, entity)
    table = shape.table
    stored = set(connection.scalars(select(table.c.id)))
    for row in stored - logged:
        yield f"{entity} {row}: a row without operations"
    for row in logged - elsewhere - stored - parked:
        yield f"{entity} {row}: operations without a row"
    for some in chunks(sorted(logged & stored - parked)):
        log = operations_of(connection, some)
        rows = {row.id: row for row in connection.execute(select(table).where(table.c.id.in_(some)))}
        for row in some:
            wrong = _differences(shape, rows[row], log[row])
            if wrong:
                yield f"{entity} {row}: {', '.join(wrong)} differ from the operations"


def _only_placed(session: Session, entity: str) -> set[uuid.UUID]:
    """Rows of which this place is told no more than that they are not its own."""
    placed = set(session.scalars(select(RowScope.row)) if any_placed(session.connection()) else ())
    placed |= set(session.scalars(select(Erasure.row).where(Erasure.entity == entity)))
    log = operations_of(session.connection(), sorted(placed))
    return {row for row, known in log.items() if is_only_placed(known)}


def _differences(shape: Shape, row: Any, log: list[Any]) -> list[str]:
    expected: dict[str, Any] = decoded(shape, row_state(log)) | {"office": owner(log)}
    return [name for name, value in expected.items() if getattr(row, name) != value and not _same(row, name, value)]


def _same(row: Any, name: str, value: Any) -> bool:
    stored = getattr(row, name)
    return isinstance(stored, uuid.UUID) and stored == value
