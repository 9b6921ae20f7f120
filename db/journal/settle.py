"""Ends conflicts, each with one value over all living ones, and opens one again that was ended too early."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from db.journal import scoping
from db.journal.apply import Applied, project_rows
from db.journal.merge import deletion, heads, is_deletion
from db.journal.operation import DELETED, OFFICE, Operation, Register, Stamp
from db.journal.recorder import recorder_of
from db.journal.store import operations_of
from db.journal.values import shapes


@dataclass(frozen=True)
class Decision:
    """What shall stand in a field in conflict: a Python value of its column; for `deleted` True or False, for `office`
    the plate of the office."""

    entity: str
    row: uuid.UUID
    field: str
    value: Any


def settle(session: Session, entity: str, row: uuid.UUID, field: str, value: Any) -> None:
    """Write `value` over all living values of one field; see `settle_all`."""
    settle_all(session, [Decision(entity, row, field, value)])


def settle_all(session: Session, decisions: Iterable[Decision]) -> None:
    """Write the decided values, one operation a row.

    Unlike setting the attribute this also writes when the value shown is the one that was chosen. What belongs to a row
    whose office is decided is for `db/registry/moving` to carry there.
    """
    recorder, connection = recorder_of(session), session.connection()
    session.flush()
    by_row: dict[tuple[str, uuid.UUID], list[Decision]] = defaultdict(list)
    for one in decisions:
        by_row[one.entity, one.row].append(one)
    log = operations_of(connection, [row for _, row in by_row])
    written, rows = [], defaultdict(set)
    for (entity, row), made in by_row.items():
        fields = {one.field: _register(one, log[row]) for one in made}
        written.append(recorder.operation(entity, row, log[row][0].office, fields))
        rows[entity].add(row)
    recorder.store(written)
    scoping.learn(connection, written)
    project_rows(connection, recorder, rows, Applied())
    session.expire_all()


def _register(decision: Decision, known: list[Operation]) -> Register:
    supersedes = tuple(head.stamp for head in heads(known, decision.field))
    if decision.field == OFFICE:
        return Register(int(decision.value), supersedes)
    if decision.field != DELETED:
        return Register(shapes()[decision.entity].encode(decision.field, decision.value), supersedes)
    return deletion(known) if decision.value else Register(False, supersedes)


def may_reopen(known: Iterable[Operation], field: str, decision: Stamp) -> bool:
    """Whether a decision still stands alone, and ended what can be in conflict again. A move is not taken back: the
    office that lost it may have given up the values; the record is moved again."""
    if field == OFFICE:
        return False
    operations = list(known)
    living = heads(operations, field)
    if [head.stamp for head in living] != [decision]:
        return False
    ended = _replaced(operations, field, living[0])
    return any(is_deletion(one.fields[field]) for one in ended) if field == DELETED else len(ended) > 1


def _replaced(operations: Iterable[Operation], field: str, decision: Operation) -> list[Operation]:
    """The operations whose values a decision ended, one for each value, the one that was shown first."""
    replaced = set(decision.fields[field].supersedes)
    ended = sorted((one for one in operations if one.stamp in replaced), key=lambda one: one.order, reverse=True)
    different: list[Operation] = []
    for one in ended:
        if not any(_is_same(one.fields[field], other.fields[field]) for other in different):
            different.append(one)
    return different


def _is_same(one: Register, other: Register) -> bool:
    if is_deletion(one) or is_deletion(other):
        return is_deletion(one) == is_deletion(other)
    return bool(one.value == other.value)


def reopen(session: Session, row: uuid.UUID, field: str, decision: Stamp) -> bool:
    """Open a decided conflict again, here and everywhere; False where the decision does not stand alone any more.

    Each of the values that were ended is written again, over the decision and not over one another: so they are two
    living values, as before, for every place and in whatever order they come. A deletion is written again with what it
    had seen then, so that the edit that it had not seen is in conflict with it again.
    """
    recorder, connection = recorder_of(session), session.connection()
    session.flush()
    known = operations_of(connection, [row]).get(row, [])
    if not may_reopen(known, field, decision):
        return False
    ended = _replaced(known, field, next(one for one in known if one.stamp == decision))
    entity, office = known[0].entity, known[0].office
    again = [
        recorder.operation(entity, row, office, {field: Register(one.fields[field].value, (decision,))})
        for one in reversed(ended)  # the one that was shown gets the latest stamp and is shown again
    ]
    recorder.store(again)
    project_rows(connection, recorder, {entity: {row}}, Applied())
    session.expire_all()
    return True
