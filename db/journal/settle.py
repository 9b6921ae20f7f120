"""Ends a conflict: one value, written as an ordinary operation that replaces every living one."""

from __future__ import annotations

import uuid
from typing import Any

from sqlalchemy.orm import Session

from db.journal.apply import Applied, project_rows
from db.journal.merge import deletion, heads
from db.journal.operation import DELETED, Register
from db.journal.recorder import recorder_of
from db.journal.store import operations_of
from db.journal.values import shapes


def settle(session: Session, entity: str, row: uuid.UUID, field: str, value: Any) -> None:
    """Write `value` (a Python value of the field's column; for `deleted` True or False) over all living values.

    Unlike setting the attribute this also writes when the value shown is the one that was chosen.
    """
    recorder, connection = recorder_of(session), session.connection()
    session.flush()
    known = operations_of(connection, [row])[row]
    supersedes = tuple(head.stamp for head in heads(known, field))
    if field == DELETED:
        register = deletion(known) if value else Register(False, supersedes)
    else:
        register = Register(shapes()[entity].encode(field, value), supersedes)
    recorder.store([recorder.operation(entity, row, known[0].office, {field: register})])
    project_rows(connection, recorder, {entity: {row}}, Applied())
    session.expire_all()
