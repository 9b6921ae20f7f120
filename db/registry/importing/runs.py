"""The imports that were committed here. Light to load: Ctrl+Z asks it."""

from __future__ import annotations

import uuid

from sqlalchemy import select

from db.database import Database
from db.errors import QT_TRANSLATE_NOOP
from db.registry.importing.rows import OUTCOMES, Entity, ImportedRun
from db.registry.importing.tables import ImportRun

TAKEN_BACK = QT_TRANSLATE_NOOP("db", "Import taken back")


def imported_runs(database: Database, change_set: uuid.UUID | None = None) -> list[ImportedRun]:
    """Imports of this installation, newest first; or the one that made a change set, if any."""
    statement = select(ImportRun).order_by(ImportRun.n.desc())
    if change_set is not None:
        statement = statement.where(ImportRun.change_set == change_set)
    with database.read() as session:
        return [_run(row) for row in session.scalars(statement)]


def _run(row: ImportRun) -> ImportedRun:
    entity: Entity = "person" if row.entity == "person" else "organisation"
    counts = {name: int(row.counts.get(name, 0)) for name in OUTCOMES}
    change_set = uuid.UUID(bytes=row.change_set.bytes)
    return ImportedRun(row.n, change_set, entity, row.file, row.author, row.at, counts, row.undone)
