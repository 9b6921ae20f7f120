"""What one can do with tables and vCards that somebody else has made.

looked = service.look(path, "organisation")           # sheet, headings, columns with confidence
mapping = looked.mapping()                             # or changed by a person, or mapping.mapping_from_json
plan = service.dry_run(path, "organisation", mapping)  # exact counts, a reason beside each row
result = service.commit(plan)                          # all of it or nothing; plan.counts hold
service.undo(result.run)                               # names what was edited since
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select, update

from db.audit import record
from db.audit.actions import SPREADSHEET_UNDONE
from db.collector import uncollected
from db.database import Database
from db.errors import QT_TRANSLATE_NOOP, InvalidInput, NotFound, UserError
from db.journal import undo as undo_change_set
from db.journal.store import small_cache
from db.registry.importing import guessing
from db.registry.importing.committing import Commit, remember
from db.registry.importing.fields import squeezed
from db.registry.importing.mapping import check_fields, check_protected
from db.registry.importing.planning import Planner, Progress, changed_since, version
from db.registry.importing.recognise import as_text
from db.registry.importing.records import Records, home_province
from db.registry.importing.refused import Tell, write_refused
from db.registry.importing.rows import (
    OUTCOMES,
    Entity,
    ImportedRun,
    ImportResult,
    ImportUndo,
    Looked,
    Mapping,
    Plan,
)
from db.registry.importing.runs import TAKEN_BACK, imported_runs
from db.registry.importing.sheets import Sheet, load
from db.registry.importing.tables import ImportMapping, ImportRun
from db.registry.importing.undoing import names_of, used_since
from db.registry.reading.cells import UnreadableBook, column_letters

KEPT_ROWS = 20_000  # up to which a sheet stays in memory beside its plan
SHOWN = 20  # rows below the headings that a person sees

_NO_NAME_COLUMN = QT_TRANSLATE_NOOP(
    "db",
    "“{file}”, sheet “{sheet}”, row {row}: no column holds the names. Choose which one does; its heading may be “Ad”.",
)
_CHANGED = QT_TRANSLATE_NOOP(
    "db", "The register has changed since the trial run, so its counts no longer hold. Run it again; nothing was taken."
)
_NO_RUN = QT_TRANSLATE_NOOP("db", "This import is not known here.")
_UNDONE = QT_TRANSLATE_NOOP("db", "This import was taken back before.")
_LABELS = {
    "organisation": QT_TRANSLATE_NOOP("db", "Organisations taken from a table"),
    "person": QT_TRANSLATE_NOOP("db", "People taken from a table"),
}


class RegisterChanged(UserError):
    """Somebody wrote between dry run and commit; `dry_run` gives a plan that holds."""

    code = "register_changed"


class ImportService:
    """Look at a file, try it without writing (`dry_run`), take it (`commit`), take it back (`undo`).

    `progress(done, total)` may raise to cancel: nothing is kept then. The sheet that was looked at last stays in memory
    for the dry run; a small one also afterwards, so that trying again does not read the file. `forget` lets go of it.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kept: tuple[tuple[object, ...], Sheet] | None = None

    def look(self, path: Path, entity: Entity, sheet: int | str | None = None, header_row: int | None = None) -> Looked:
        """Find sheet, headings and what each column holds. `sheet`: its name or number from 0; `header_row`: a row as
        the spreadsheet counts, 0 where there are no headings; None: found by itself.

        Raises UnreadableBook; InvalidInput for a sheet or row that is not there.
        """
        found = self._sheet(path, entity, sheet, header_row)
        columns = guessing.guess(entity, found.columns())
        saved = self._saved(entity, found)
        if saved is not None:
            columns = guessing.as_saved(columns, saved.fields)
        samples = tuple((number, tuple(map(as_text, cells))) for number, cells in found.data[:SHOWN])
        return Looked(
            Path(path), entity, found.kind, found.encoding, found.separator, found.sheets, found.place,
            found.header_row, found.headings, columns, samples, len(found.data), saved,
        )  # fmt: skip

    def dry_run(self, path: Path, entity: Entity, mapping: Mapping, progress: Progress | None = None) -> Plan:
        """What a commit would do, row by row, without writing.

        Raises UnreadableBook; InvalidInput for a mapping without names, of unknown fields or of protected columns.
        """
        found = self._sheet(path, entity, mapping.sheet, mapping.header_row)
        check_fields(entity, mapping.fields.values())
        columns = guessing.guess(entity, found.columns())
        check_protected(columns, mapping.fields)
        if not {"name", "full_name", "given_name", "family_name"} & set(mapping.fields.values()):
            details = {"file": Path(path).name, "sheet": found.name, "row": found.header_row}
            raise UnreadableBook(_NO_NAME_COLUMN, **details)
        today = self._database.clock.now().astimezone().date()
        home = home_province(self._database.office)
        records = Records(entity, mapping, found.headings, found.kind == "csv", home, today)
        with uncollected(), self._database.read() as session:
            before = version(session)
            planner = Planner(session, entity, mapping, records)
            count = len(found.data)
            if count > KEPT_ROWS:
                self.forget()
            planner.plan(found.consume() if count > KEPT_ROWS else found.data, count, progress)
        counts = dict.fromkeys(OUTCOMES, 0)
        for row in planner.rows:
            counts[row.outcome] += 1
        unused = [one for one in columns if one.place not in mapping.fields and not one.protected]
        protected = [one.heading or column_letters(one.place) for one in columns if one.protected]
        return Plan(
            Path(path), entity, found.kind, found.name, found.headings, mapping, planner.rows, counts,
            tuple(planner.remarks), tuple(one.heading or column_letters(one.place) for one in unused),
            tuple(protected), before, frozenset(one.place for one in columns if one.protected),
        )  # fmt: skip

    def commit(self, plan: Plan, progress: Progress | None = None) -> ImportResult:
        """Write a plan in one transaction; the register then holds exactly what it counted.

        Raises RegisterChanged where somebody wrote in between: nothing was taken.
        """
        self.forget()
        with uncollected(), self._database.write(_LABELS[plan.entity]) as session:
            if changed_since(session, plan.version):
                raise RegisterChanged(_CHANGED)
            result = Commit(session, plan, progress).write()
            if plan.headings and plan.kind != "vcf":
                now = self._database.clock.now()
                remember(session, plan.entity, _known_by(plan.headings), plan.path.name, plan.mapping, now)
            return result

    def write_refused(self, plan: Plan, path: Path, tell: Tell | None = None) -> int:
        """A workbook of the rows that were not taken: their cells as they stood, and why. Returns how many they are.

        `tell(template, details)` makes the sentence in the reader's language. Raises as db.documents.sheets does.
        """
        return write_refused(plan, path, tell)

    def remember(self, looked: Looked, mapping: Mapping) -> None:
        """Read the next sheet of these headings the same way. A commit does this by itself."""
        with self._database.write() as session:
            now = self._database.clock.now()
            remember(session, looked.entity, _known_by(looked.headings), looked.path.name, mapping, now)

    def forget(self) -> None:
        self._kept = None

    def runs(self) -> list[ImportedRun]:
        """Imports of this installation, newest first."""
        return imported_runs(self._database)

    def undo(self, run: int, progress: Progress | None = None) -> ImportUndo:
        """Take an import back: overwritten values as before, new records gone; what somebody has edited since, or uses
        (a contact with an organisation that it brought), is kept and named.

        Raises NotFound for an unknown run, InvalidInput for one that was taken back before.
        """
        with uncollected(), self._database.write(TAKEN_BACK) as session:
            found = session.scalars(select(ImportRun).where(ImportRun.n == run)).one_or_none()
            if found is None:
                raise NotFound(_NO_RUN)
            spare = used_since(session, found.change_set)
            with small_cache(session.connection()):
                undone = None if found.undone else undo_change_set(session, found.change_set, progress, spare)
            if undone is None:
                raise InvalidInput(_UNDONE, field="run")
            session.execute(update(ImportRun).where(ImportRun.n == run).values(undone=True))
            record(session, SPREADSHEET_UNDONE, {"run": run, "rows": undone.reverted})
            names = names_of(session, undone.kept_rows)
        kept = tuple((entity, row, names[row]) for entity, row in undone.kept_rows if row in names)
        return ImportUndo(undone.reverted, kept)

    def _sheet(self, path: Path, entity: str, sheet: int | str | None, header_row: int | None) -> Sheet:
        path = Path(path)
        try:
            stat = path.stat()
            same: tuple[object, ...] = (path.absolute(), stat.st_mtime_ns, stat.st_size, entity)
        except OSError:
            same = ()
        if self._kept is not None and same and self._kept[0] == same:
            kept = self._kept[1]
            if sheet in (None, kept.place, kept.name) and header_row in (None, kept.header_row):
                return kept
        self._kept = None  # the new one needs its room
        with uncollected():
            found = load(path, entity, sheet, header_row)
        self._kept = (same, found)
        return found

    def _saved(self, entity: str, sheet: Sheet) -> Mapping | None:
        if not sheet.headings or sheet.kind == "vcf":
            return None
        chosen = (ImportMapping.entity == entity, ImportMapping.headings == _known_by(sheet.headings))
        with self._database.read() as session:
            content = session.scalars(select(ImportMapping.content).where(*chosen)).first()
        if content is None:
            return None
        fields = {int(place): str(name) for place, name in content["fields"].items()}
        return Mapping(sheet.place, sheet.header_row, fields, content["policy"], content["possible_duplicates"])


def _known_by(headings: tuple[str, ...]) -> str:
    return "|".join(map(squeezed, headings))
