"""A row that has gone to another office is given up here, once all of it that was written here is at the next place up.

Its operations stay with their stamps, blank; the row is no longer there. Where it comes back, so do its values.
"""

from __future__ import annotations

import uuid

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.database import Database
from db.exchange.directory import DirectoryEntry
from db.exchange.standing import PeerHas, Write
from db.journal import erasing, scoping
from db.journal.apply import Applied, project_rows
from db.journal.blanking import MOVED, store_blank
from db.journal.recorder import recorder_of
from db.journal.store import chunks
from db.journal.tables import Blanked, Op, Origin, RowScope


def release(session: Session, database: Database, up: DirectoryEntry | None) -> int:
    """Give up what our office sees no more; returns how many rows it was. The session writes."""
    connection = session.connection()
    if up is None or database.node.kind == "centre" or not scoping.any_placed(connection):
        return 0
    rows = _given_up(session, database.office, PeerHas(session, up.node))
    if not rows:
        return 0
    for some in chunks(sorted(rows)):
        store_blank(connection, Op.row.in_(some), MOVED)
    by_entity: dict[str, set[uuid.UUID]] = {}
    for row, entity in rows.items():
        by_entity.setdefault(entity, set()).add(row)
    recorder = recorder_of(session)
    for entity, ids in by_entity.items():
        recorder.changed[entity] |= ids
    project_rows(connection, recorder, by_entity, Applied())
    erasing.forget(connection, rows.keys())
    erasing.mark_unclean(connection)
    recorder.remote = True
    session.expire_all()
    return len(rows)


def _given_up(session: Session, office: int, there: PeerHas) -> dict[uuid.UUID, str]:
    """Rows that the office no longer sees and still has values of, with their entity; all of them are above."""
    unseen = select(RowScope.row).where(RowScope.office == office, RowScope.sees.is_(False))
    columns = select(Op.row, Op.entity, Op.n, Origin.name, Op.oseq, Op.office, Op.via, Blanked.kind)
    statement = columns.join(Origin, Origin.n == Op.origin).outerjoin(Blanked, Blanked.n == Op.n)
    whole: dict[uuid.UUID, str] = {}
    waiting: set[uuid.UUID] = set()
    for row, entity, n, origin, oseq, owner, via, kind in session.execute(statement.where(Op.row.in_(unseen))):
        if not kind:
            whole[row] = entity
        if not there.has(Write(n, origin, oseq, owner, via)):
            waiting.add(row)
    return {row: entity for row, entity in whole.items() if row not in waiting}
