"""Writes a plan: one transaction, journalled, all of it or nothing."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.audit import record
from db.audit.actions import SPREADSHEET_IMPORTED
from db.ids import new_id
from db.journal import bulk_insert
from db.journal.edits import bulk_update
from db.journal.recorder import recorder_of
from db.registry.importing.planning import CLASSES, REPORT_EVERY, Progress
from db.registry.importing.rows import ImportResult, Mapping, Plan, PlannedRow
from db.registry.importing.tables import ImportMapping, ImportRun
from db.registry.tables import Post


class Commit:
    """One commit inside `session` (of `Database.write()`)."""

    def __init__(self, session: Session, plan: Plan, progress: Progress | None) -> None:
        self._session, self._plan, self._progress = session, plan, progress
        takes = plan.mapping.possible_duplicates == "take"
        self._new = [row for row in plan.rows
                     if row.outcome == "new" or (takes and row.outcome == "possible_duplicate")]  # fmt: skip
        self._changed = [row for row in plan.rows if row.outcome == "updated"]
        self._total = len(self._new) + len(self._changed)
        self._posts: list[dict[str, Any]] = []

    def write(self) -> ImportResult:
        """Rows, posts, and the run itself; a run is None where nothing was to change."""
        session, plan = self._session, self._plan
        cls = CLASSES[plan.entity]
        bulk_insert(session, cls, self._rows())
        for done in bulk_update(session, cls, self._updates()):
            self._report(len(self._new) + done)
        if self._posts:
            bulk_insert(session, Post, self._posts)
        self._report(self._total, last=True)
        if not self._total:
            return ImportResult(None, None, plan.counts)
        recorder = recorder_of(session)
        run = ImportRun(
            change_set=recorder.change_set, entity=plan.entity, file=plan.path.name, author=recorder.author,
            at=recorder.now, counts=dict(plan.counts), undone=False,
        )  # fmt: skip
        session.add(run)
        session.flush()
        details = {"run": run.n, "entity": plan.entity, "file": plan.path.name, "added": len(self._new),
                   "changed": len(self._changed)}  # fmt: skip
        record(session, SPREADSHEET_IMPORTED, details)
        return ImportResult(run.n, recorder.change_set, plan.counts)

    def _rows(self) -> Iterator[dict[str, Any]]:
        for done, row in enumerate(self._new, 1):
            if done % REPORT_EVERY == 0:
                self._report(done)
            if row.post is None:
                yield row.values
            else:
                person = new_id()
                self._post(person, row)
                yield row.values | {"id": person}

    def _updates(self) -> Iterator[tuple[uuid.UUID, dict[str, Any]]]:
        for row in self._changed:
            if row.target is not None:
                self._post(row.target, row)
                values = row.values
                if values:
                    yield row.target, values

    def _post(self, person: uuid.UUID, row: PlannedRow) -> None:
        if row.post is not None:
            self._posts.append({"person_id": person, "organisation_id": row.post[0], "role": row.post[1]})

    def _report(self, done: int, *, last: bool = False) -> None:
        if self._progress is not None and (last or done < self._total):
            self._progress(done, self._total)


def remember(session: Session, entity: str, headings: str, name: str, mapping: Mapping, now: Any) -> None:
    """Keep how a sheet of these (folded, joined) headings was read; the newest way counts."""
    content = {
        "fields": {str(place): field for place, field in mapping.fields.items()},
        "policy": dict(mapping.policy),
        "possible_duplicates": mapping.possible_duplicates,
    }
    chosen = select(ImportMapping).where(ImportMapping.entity == entity, ImportMapping.headings == headings)
    known = session.scalars(chosen).first()
    if known is None:
        session.add(ImportMapping(entity=entity, headings=headings, name=name, content=content, used_at=now))
    else:
        known.content, known.used_at, known.name = content, now, name
