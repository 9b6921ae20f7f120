"""What one can do with tables that somebody else has made.

    looked = service.look(path, "organisation")           # sheet, headings, columns with confidence
    mapping = looked.mapping()                             # or changed by a person, or Mapping.from_json
    plan = service.dry_run(path, "organisation", mapping)  # exact counts, a reason beside each row
    result = service.commit(plan)                          # all of it or nothing; plan.counts hold
    service.undo(result.run)                               # names what was edited since
"""

from __future__ import annotations

from db.database import Database


class ImportService:
    """Look at a file, try it without writing (`dry_run`), take it (`commit`), take it back (`undo`).

    look(path, entity, sheet=None, header_row=None) -> Looked
    dry_run(path, entity, mapping, progress=None) -> Plan
    commit(plan, progress=None) -> ImportResult
    write_refused(plan, path, language="tr") -> int
    remember(looked, mapping) -> None
    runs() -> list[ImportedRun]
    undo(run, progress=None) -> ImportUndo

    `progress(done, total)` may raise to cancel: nothing is kept then.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
