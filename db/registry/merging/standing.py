"""Brings records and references into line with the merges that are known, and ends what would be a question to nobody.

Runs after packages came. Each step writes only where something is not as the merges say, and writes what every other
place writes as well: two places that do the same at once do not disagree, and when all is in line nothing is written.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.journal import INCLUDE_DELETED, settle
from db.journal.merge import heads
from db.journal.operation import DELETED, Operation
from db.journal.store import chunks, operations_of
from db.journal.tables import Conflict
from db.journal.values import shape_of
from db.registry.merging import graph as merges
from db.registry.merging.fields import CLASSES
from db.registry.merging.graph import Graph, Moves
from db.registry.merging.references import give_back, home_of, is_ours, pointing_to, unite
from db.registry.merging.tables import Merge


def bring_in_line(session: Session) -> int:
    """Let every merge that is known here take effect; return how many rows were written."""
    if session.scalars(select(Merge.id).limit(1).execution_options(**{INCLUDE_DELETED: True})).first() is None:
        return 0
    changed = _decide_on_merges(session)
    for entity in CLASSES:
        known = _here(session, entity, merges.load(session, entity))
        if known.edges:
            changed += mark(session, entity, known)
            changed += _decide_on_references(session, entity, known)
            changed += unite(session, entity, known.roots())
            changed += _give_back_what_was_parted(session, entity, known)
    return changed


def _here(session: Session, entity: str, known: Graph) -> Graph:
    """Without merges of which a record has not come yet: they take effect when it comes."""
    cls, found = CLASSES[entity], set[uuid.UUID]()
    for some in chunks(sorted(known.records())):
        statement = select(cls.id).where(cls.id.in_(some)).execution_options(**{INCLUDE_DELETED: True})
        found.update(session.scalars(statement))
    return Graph(edge for edge in known.edges if edge.winner in found and edge.loser in found)


def mark(session: Session, entity: str, known: Graph) -> int:
    """Let `merged_into` of all records that were ever in a merge say what the merges say."""
    cls, changed = CLASSES[entity], 0
    open_on = _conflicts(session, entity, ("merged_into", DELETED))
    for some in chunks(sorted(known.records())):
        statement = select(cls).where(cls.id.in_(some)).execution_options(**{INCLUDE_DELETED: True})
        for row in session.scalars(statement).all():
            if not is_ours(session, row.office):
                continue
            into = known.into.get(row.id)
            if (row.id, DELETED) in open_on and into is not None:
                # Whoever deleted it elsewhere wanted one record fewer, and has that.
                settle(session, entity, row.id, DELETED, False)
                changed += 1
            if (row.id, "merged_into") in open_on:
                settle(session, entity, row.id, "merged_into", into)
                changed += 1
            elif row.merged_into != into and not row.deleted:
                row.merged_into = into
                changed += 1
    return changed


def _conflicts(session: Session, entity: str, fields: Iterable[str]) -> set[tuple[uuid.UUID, str]]:
    statement = select(Conflict.row, Conflict.field).where(Conflict.entity == entity, Conflict.field.in_(tuple(fields)))
    return {(row, field) for row, field in session.execute(statement)}


def _decide_on_merges(session: Session) -> int:
    """Two places have written on one merge: what either has ended is ended, what either has settled is settled."""
    listed = _conflicts(session, Merge.__tablename__, ("taken", "undone", DELETED))
    log = operations_of(session.connection(), sorted({row for row, _ in listed}))
    for row, field in sorted(listed):
        if not is_ours(session, log[row][0].office):
            continue
        value: Any = True
        if field == "taken":
            value = {}
            for head in heads(log[row], field)[::-1]:
                value = joined_notes(value, head.fields[field].value or {})
        settle(session, Merge.__tablename__, row, field, value)
    return len(listed)


def joined_notes(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    """Two versions of what a merge remembers; where they differ the second counts."""
    seen = first.get("", {}) | second.get("", {})
    return first | second | ({"": seen} if seen else {})


def _decide_on_references(session: Session, entity: str, known: Graph) -> int:
    """A reference has two values: what merging wrote gives way to what a person wrote; the same record is no choice."""
    moved, changed = Moves(session, known), 0
    for cls, fields in pointing_to(entity):
        name = shape_of(cls).table.name
        listed = _conflicts(session, name, fields)
        log = operations_of(session.connection(), sorted({row for row, _ in listed}))
        for row, field in sorted(listed):
            value = _decided(log[row], field, known, moved)
            if value is not None and is_ours(session, log[row][0].office):
                settle(session, name, row, field, value)
                changed += 1
    return changed


def _decided(operations: list[Operation], field: str, known: Graph, moved: Moves) -> uuid.UUID | None:
    values = {one.stamp: one.fields[field].value for one in operations if field in one.fields}
    homes, written = set(), set()
    for head in heads(operations, field):
        home = home_of(_up_to(operations, head), field, moved)
        if home is None:
            return None
        homes.add(home)
        register = head.fields[field]
        if home.hex == register.value and all(values.get(stamp) != register.value for stamp in register.supersedes):
            written.add(known.root(home))
    if len(written) > 1:
        return None
    return next(iter(written)) if written else known.root(min(homes))


def _up_to(operations: list[Operation], head: Operation) -> list[Operation]:
    """What led to one living value."""
    by_stamp = {one.stamp: one for one in operations}
    found, look = [], [head]
    while look:
        at = look.pop()
        found.append(at)
        look += [
            by_stamp[stamp] for register in at.fields.values() for stamp in register.supersedes if stamp in by_stamp
        ]
    return found


def _give_back_what_was_parted(session: Session, entity: str, known: Graph) -> int:
    """What came late to a record that was meanwhile parted from the one that it is about."""
    ended = [edge for edge in known.edges if not edge.standing and known.root(edge.loser) != known.root(edge.winner)]
    if not ended:
        return 0
    moved, changed = Moves(session, known), 0
    for edge in ended:
        parted, old = known.root(edge.loser), known.root(edge.winner)
        going = dict.fromkeys(known.members(parted), parted)
        changed += give_back(session, entity, going, old, known.members(old), moved)
    return changed
