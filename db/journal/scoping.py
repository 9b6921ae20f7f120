"""Whose a row is where that has changed, and who sees it besides: registers of the row, kept in `row_scope` as well."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from db.journal import merge
from db.journal.merge import owner, seen_by
from db.journal.operation import ERASED, OFFICE, OFFICES, Operation, Stamp
from db.journal.store import chunks, driver, operations_of, origin_number, select_operations, to_operation
from db.journal.tables import Op, RowScope


def granted(known: Sequence[Operation]) -> set[int]:
    """The offices that were let see a row though it is another's; an office that claims it as its own is none."""
    return merge.granted(known) - {owner(known)}


def is_disputed(known: Iterable[Operation]) -> bool:
    """Whether it was moved to different offices by places that had not seen each other, and nobody has decided."""
    return len(merge.claimed(known)) > 1


def placed_with(connection: Connection, stamps: Iterable[Stamp]) -> list[Operation]:
    """The operations that placed rows in the same changes as these, themselves among them."""
    found: list[Operation] = []
    for name, oseq in stamps:
        origin = origin_number(connection, name)
        its = select(Op.change_set).where(Op.origin == origin, Op.oseq == oseq).scalar_subquery()
        other = select(Op.oseq).where(Op.origin == origin, Op.change_set != its).limit(1)
        before = connection.scalar(other.where(Op.oseq < oseq).order_by(Op.oseq.desc()))
        after = connection.scalar(other.where(Op.oseq > oseq).order_by(Op.oseq))
        same = select_operations().where(Op.origin == origin, Op.oseq > (before or 0))
        for row in connection.execute(same if after is None else same.where(Op.oseq < after)):
            operation = to_operation(row)
            if OFFICE in operation.fields or OFFICES in operation.fields:
                found.append(operation)
    return found


def learn(connection: Connection, operations: Iterable[Operation]) -> set[uuid.UUID]:
    """Enter who sees the rows of operations that were just stored; returns the rows that were placed by them."""
    rows = sorted({one.row for one in operations if OFFICE in one.fields or OFFICES in one.fields})
    if not rows:
        return set()
    log, raw = operations_of(connection, rows), driver(connection)
    newest: dict[uuid.UUID, int] = {}
    before = scopes(connection, rows)
    for some in chunks(rows):
        statement = select(Op.row, func.max(Op.n)).where(Op.row.in_(some)).group_by(Op.row)
        newest.update(dict(connection.execute(statement).all()))
    entries = []
    for row in rows:
        known = before.get(row, {})
        for office, sees in (seen_by(log[row]) or {}).items():
            if known.get(office) != sees:
                always = row not in before and sees and office == log[row][0].office  # it need not be sent there again
                entries.append((row.bytes, office, sees, 0 if always else newest[row]))
    raw.executemany("INSERT OR REPLACE INTO row_scope(row, office, sees, n) VALUES (?, ?, ?, ?)", entries)
    return set(rows)


def any_placed(connection: Connection) -> bool:
    """Whether any row was ever placed."""
    return driver(connection).execute("SELECT 1 FROM row_scope LIMIT 1").fetchone() is not None


def scopes(connection: Connection, rows: Iterable[uuid.UUID]) -> dict[uuid.UUID, dict[int, bool]]:
    """Of those rows that were ever placed: office -> whether it sees the row now."""
    found: dict[uuid.UUID, dict[int, bool]] = {}
    if not any_placed(connection):
        return found
    for some in chunks(set(rows)):
        statement = select(RowScope.row, RowScope.office, RowScope.sees).where(RowScope.row.in_(some))
        for row, office, sees in connection.execute(statement):
            found.setdefault(row, {})[office] = sees
    return found


def is_placed(row: InstrumentedAttribute[uuid.UUID]) -> ColumnElement[bool]:
    """Condition: it was ever said whose a row is, or who sees it besides."""
    return exists().where(RowScope.row == row)


def is_seen_by(row: InstrumentedAttribute[uuid.UUID], office: int) -> ColumnElement[bool]:
    """Condition: it was said, and the office sees the row now."""
    return exists().where(RowScope.row == row, RowScope.office == office, RowScope.sees)


def is_told_to(office: int) -> ColumnElement[bool]:
    """Condition on `Op`: it erases or places a row that the office sees or once saw."""
    says = or_(*(func.json_type(Op.fields, f"$.{name}").is_not(None) for name in (ERASED, OFFICE, OFFICES)))
    return and_(exists().where(RowScope.row == Op.row, RowScope.office == office), says)
