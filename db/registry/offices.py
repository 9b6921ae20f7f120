"""Whose is what headquarters enters: its own, unless it is about a record of a province, which is to see it then.

At a province everything entered is the province's own, and these functions cost nothing.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable

from sqlalchemy.orm import Session

from db.journal.merge import owner
from db.journal.recorder import recorder_of
from db.journal.reserved import place_rows
from db.journal.scoping import granted
from db.journal.store import operations_of

CENTRE = 0


def owners(session: Session, records: Iterable[uuid.UUID]) -> dict[uuid.UUID, int]:
    """The office that owns each record now."""
    session.flush()
    return {row: owner(log) for row, log in operations_of(session.connection(), list(records)).items()}


def office_about(session: Session, *records: uuid.UUID | None) -> int:
    """The office of a new row about these records: our own; at the centre that of the first that is a province's."""
    own: int = recorder_of(session).office
    named = [one for one in records if one is not None]
    if own != CENTRE or not named:
        return own
    found = owners(session, named)
    return next((found[one] for one in named if found.get(one, CENTRE) != CENTRE), CENTRE)


def let_see(session: Session, record: uuid.UUID, offices: Collection[int]) -> None:
    """At the centre: let these provinces see a record as well, since something of theirs is about it."""
    if recorder_of(session).office != CENTRE:
        return
    session.flush()
    known = operations_of(session.connection(), [record])[record]
    missing = {office for office in offices if office != CENTRE} - {owner(known)} - granted(known)
    if missing:
        place_rows(session, [record], sees=granted(known) | missing)
