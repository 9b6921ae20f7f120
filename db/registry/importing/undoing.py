"""What stands in the way of taking an import back: records that it made and that others refer to by now."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from db.journal.capture import INCLUDE_DELETED
from db.journal.store import chunks
from db.journal.tables import ChangeSet, Op
from db.journal.values import shapes
from db.registry.tables import Organisation, Person
from db.text import nfc


def used_since(session: Session, change_set: uuid.UUID) -> frozenset[uuid.UUID]:
    """Rows of the change set that rows of others refer to."""
    own = session.execute(select(ChangeSet).where(ChangeSet.id == change_set)).scalar()
    if own is None:
        return frozenset()
    written = select(Op.row).where(Op.origin == own.origin, Op.oseq.between(own.first, own.last)).distinct()
    made = {row.bytes for row in session.scalars(written)}
    used: set[bytes] = set()
    for entity, shape in shapes().items():
        for name, parent in shape.parents.items():
            if parent in ("organisation", "person"):
                statement = text(f'SELECT id, "{name}" FROM "{entity}" WHERE deleted = 0 AND "{name}" IS NOT NULL')
                for row, refers_to in session.execute(statement.execution_options(yield_per=5_000)):
                    if refers_to in made and row not in made:
                        used.add(refers_to)
    return frozenset(uuid.UUID(bytes=row) for row in used)


def names_of(session: Session, rows: Iterable[tuple[str, uuid.UUID]]) -> dict[uuid.UUID, str]:
    """Names of organisations and people, deleted ones too."""
    rows = list(rows)
    found: dict[uuid.UUID, str] = {}
    organisations = [row for entity, row in rows if entity == "organisation"]
    people = [row for entity, row in rows if entity == "person"]
    with_deleted = {INCLUDE_DELETED: True}
    for some in chunks(organisations):
        named = select(Organisation.id, Organisation.name).where(Organisation.id.in_(some))
        for row, name in session.execute(named.execution_options(**with_deleted)):
            found[row] = name
    for some in chunks(people):
        full = select(Person.id, Person.given_name, Person.family_name).where(Person.id.in_(some))
        for row, given, family in session.execute(full.execution_options(**with_deleted)):
            found[row] = nfc(f"{given} {family}").strip()
    return found
