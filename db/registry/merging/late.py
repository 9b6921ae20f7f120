"""What was written into a merged record by somebody who did not know that it was merged.

A merge remembers, beside what the winner took, what the loser held then: under the empty name in `taken`, as JSON. What
the loser holds now and did not hold then came late, and is offered to the record that stands for it.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.journal.history import node_of
from db.journal.merge import heads
from db.journal.stamps import to_moment
from db.journal.store import operations_of
from db.journal.values import shape_of
from db.registry.merging.fields import CLASSES, SETS, Record, encoded, fields_of, name_of, sets_of
from db.registry.merging.graph import Graph
from db.registry.merging.rows import LateEdit
from db.registry.merging.tables import Merge

THEN = ""
"""Key of `Merge.taken` under which stands what the loser held."""


def held_then(row: Record) -> dict[str, Any]:
    """What to remember of a record that is merged into another."""
    cls = type(row)
    values = encoded(row, (*fields_of(cls), *sets_of(cls)))
    return {field: value for field, value in values.items() if value is not None}


def late_edits(session: Session, entity: str, record: uuid.UUID, known: Graph) -> list[LateEdit]:
    """What waits to be taken over or left, by merge and field. `record` stands."""
    cls = CLASSES[entity]
    losers = {edge.id: loser for loser, edge in known.by.items() if known.root(loser) == record}
    if not losers:
        return []
    found = session.scalars(select(cls).where(cls.id.in_([record, *losers.values()]))).all()
    rows: dict[uuid.UUID, Any] = {row.id: row for row in found}
    standing = rows.get(record)
    late = []
    for merge in session.scalars(select(Merge).where(Merge.id.in_(losers)).order_by(Merge.id)):
        loser = rows.get(losers[merge.id])
        if standing is not None and loser is not None:
            late += list(_late(session, merge, loser, standing))
    return late


def _late(session: Session, merge: Merge, loser: Record, standing: Record) -> Iterator[LateEdit]:
    then, shape = (merge.taken or {}).get(THEN), shape_of(type(loser))
    if then is None:
        return
    now = encoded(loser, (*fields_of(type(loser)), *sets_of(type(loser))))
    changed = [field for field, value in now.items() if value != then.get(field)]
    operations = operations_of(session.connection(), [loser.id])[loser.id] if changed else []
    for field in changed:
        value, held = getattr(loser, field), getattr(standing, field)
        if field in SETS:
            before = shape.decode(field, then.get(field)) or []
            value = [one for one in value or () if one not in before and one not in (held or ())]
            if not value:
                continue
        if value == held:
            continue
        head = heads(operations, field)[0]
        yield LateEdit(
            merge.id, loser.id, name_of(loser), field, tuple(value) if field in SETS else value,
            tuple(held or ()) if field in SETS else held, head.author, to_moment(head.hlc), node_of(head.origin),
        )  # fmt: skip


def settled(merge: Merge, loser: Record, field: str) -> dict[str, Any]:
    """`taken` once the late value of a field was decided on."""
    taken = dict(merge.taken or {})
    return taken | {THEN: {**taken.get(THEN, {}), **encoded(loser, (field,))}}
