"""After an upgrade: what newer programs have said in the meantime, and this one has only kept, comes into the rows.

Every operation says with which version of the entities it was written. Fields and entities that a program does not know
stay in its log; once it knows them, the rows concerned are derived anew.
"""

from __future__ import annotations

import uuid
from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.journal.apply import BATCH, Applied, project_rows, retry_parked
from db.journal.recorder import recorder_of
from db.journal.store import chunks
from db.journal.tables import Op


def catch_up(session: Session) -> int:
    """Derive the rows that newer programs have written since this place last wrote; returns how many it was.

    Reads the log once: for the moment after an upgrade.
    """
    recorder, connection = recorder_of(session), session.connection()
    own = select(Op.schema).where(Op.origin == recorder.origin_number).order_by(Op.oseq.desc()).limit(1)
    known = session.scalar(own) or 0
    newer = connection.execute(select(Op.entity, Op.row).where(Op.schema > known).distinct()).all()
    result = Applied()
    for some in chunks(newer, BATCH):
        rows: dict[str, set[uuid.UUID]] = defaultdict(set)
        for entity, row in some:
            rows[entity].add(row)
        project_rows(connection, recorder, rows, result)
    retry_parked(connection, recorder, result)
    session.expire_all()
    return len(newer)
