"""Import of spreadsheets and vCards on one page: choose, look, map, try, take, take back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from db.errors import UserError
from db.registry.importing.rows import ImportedRun, ImportResult, ImportUndo, Looked, Mapping, Plan
from db.registry.importing.service import ImportService, RegisterChanged
from desktop import errors
from desktop.jobs import Jobs
from desktop.registry.importing import words
from desktop.registry.importing.frame import ImportFrame
from desktop.registry.importing.row_detail import Describe
from desktop.registry.importing.session import Session, left_out, written
from desktop.registry.importing.start_view import Kept
from desktop.registry.importing.work import COMMIT, LOOK, TRIAL, UNDO, ImportWork
from desktop.widgets import Button

REGISTER = frozenset({"organisation", "person", "post"})
ChooseFile = Callable[[], Path | None]
ChooseSave = Callable[[str], Path | None]


class ImportPage(ImportFrame):
    """`choose_file()` and `choose_save(suggested name)` stand in for the dialogs of the system; `describe(entity, id)`
    names the organisations that people are put to."""

    def __init__(
        self, imports: ImportService, jobs: Jobs, choose_file: ChooseFile | None = None,
        choose_save: ChooseSave | None = None, describe: Describe | None = None,
    ) -> None:  # fmt: skip
        super().__init__(describe)
        self.work = ImportWork(imports, jobs, self)
        self._choose_file, self._choose_save = choose_file or self._ask_file, choose_save or self._ask_save
        self._mappings: dict[tuple[Any, ...], Mapping] = {}
        self._begun_in: QWidget | None = None
        self._taken: tuple[Plan, ImportResult] | None = None
        self._undoing = ""
        self._undone_in: QWidget | None = None
        self._saved_to = Path()
        self._connect()
        self._show_start()

    def _connect(self) -> None:
        work = self.work
        work.done.connect(self._on_done)
        work.failed.connect(self._on_failed)
        work.cancelled.connect(self._on_cancelled)
        work.progressed.connect(self._on_progress)
        self.header.parent_requested.connect(self._to_list)
        self.bar.entity_chosen.connect(self._entity_chosen)
        self.bar.sheet_chosen.connect(lambda sheet: self._look_again(sheet, None))
        self.bar.header_chosen.connect(lambda row: self._look_again(None, row))
        self.start.choose_wanted.connect(self.choose)
        self.start.undo_wanted.connect(self.ask_undo)
        self.columns.changed.connect(self._mapping_changed)
        self.trial.possible_chosen.connect(self._possible_chosen)
        for side in (self.trial, self.start):
            side.record_wanted.connect(self.open_requested)
        self.busy.cancelled.connect(work.cancel)
        self.done.list_wanted.connect(self._to_list)
        self.done.another_wanted.connect(self.choose)
        self.done.refused_wanted.connect(self.save_refused)
        self.done.undo_wanted.connect(self._undo_last)

    # ---- what a page does
    def open_for(self, entity: str) -> None:
        """Begin an import of organisations or people; what was begun before stands ready to go on with."""
        if self.stack.currentWidget() is self.busy:
            return
        if self.session is None or self.session.entity != entity or self.stack.currentWidget() is self.done:
            self.bar.choose(entity)
            self._show_start()

    def refresh(self, entities: frozenset[str] | None = None) -> None:
        here = self.stack.currentWidget()
        if here is self.start:
            self.start.show_runs(self.work.runs())
        elif here is self.frame and entities is not None and entities & REGISTER:
            self._try()

    def go_back(self) -> bool:
        here = self.stack.currentWidget()
        if here is self.busy:
            self.work.cancel()
        elif here is self.frame:
            if not self.columns.leave_editor() and not self.split.back():
                self.leave()
        else:
            return False
        return True

    # ---- states
    def _show_start(self) -> None:
        self.banner.clear()
        self.start.show_kept(())
        self.start.show_runs(self.work.runs())
        self._taken = None
        self._show(self.start)
        if self.session is not None:
            said = self.tr("“{file}” stands ready with your mapping.").format(file=self.session.looked.path.name)
            self.banner.show_text(said, "info", self.tr("Go on"), self._resume)

    @Slot()
    def leave(self) -> None:
        """Back to the choice of a file; the mapping stays as it is."""
        self.work.stop()
        self._show_start()

    def _resume(self) -> None:
        self._show_session()
        if self.session is not None and self.session.plan is None:
            self._try(now=True)

    # ---- the file
    @Slot()
    def choose(self) -> None:
        """Ask for a file and look at it."""
        if self.stack.currentWidget() is self.busy:
            return
        path = self._choose_file()
        if path is not None:
            self.look_at(path)

    def look_at(self, path: Path, sheet: int | None = None, header_row: int | None = None) -> None:
        self._begun_in = self.stack.currentWidget()
        self.say("")  # what was imported before is taken back from the list of imports
        title = self.tr("Reading {file}").format(file=path.name)
        self._show_busy(title, self.tr("Nothing is written while the file is read."))
        self.work.look(path, self.entity, sheet, header_row)

    def _look_again(self, sheet: int | None, header_row: int | None) -> None:
        if self.session is not None:
            looked = self.session.looked
            self.look_at(looked.path, looked.sheet if sheet is None else sheet, header_row)

    @Slot(str)
    def _entity_chosen(self, entity: str) -> None:
        if self.stack.currentWidget() is self.frame and self.session is not None and self.session.entity != entity:
            self.look_at(self.session.looked.path)
        else:
            self._show(self.stack.currentWidget())

    def _looked(self, looked: Looked) -> None:
        self.session = Session(looked, self._mappings.get(_key(looked)))
        self.trial.clear()
        self.columns.show_session(self.session)
        self._show_session()
        self._try(now=True)

    # ---- mapping and dry run
    @Slot()
    def _mapping_changed(self) -> None:
        if self.session is not None:
            self._mappings[_key(self.session.looked)] = self.session.mapping
            self._try()

    @Slot(str)
    def _possible_chosen(self, possible: str) -> None:
        if self.session is not None:
            self.session.set_possible("skip" if possible == "skip" else "take")
            self._mapping_changed()

    def _try(self, *, now: bool = False) -> None:
        session = self.session
        if session is None:
            return
        session.plan = None
        if session.misses_name():
            self.work.stop()
            self.trial.clear()
            self.foot_bar.show_waiting(self.tr("No column holds the names."))
            return
        self.trial.let_go()
        self.trial.banner.clear()
        self.trial.shares.show_progress(0)
        self.foot_bar.show_waiting(self.tr("Dry run…"), self.tr("Nothing is written."))
        self.work.try_soon(session.looked.path, self.entity, session.mapping, now=now)

    def _tried(self, plan: Plan) -> None:
        if self.session is not None:
            self.session.plan = plan
            self.trial.show_plan(plan)
            self.foot_bar.show_ready(written(plan), left_out(plan))

    # ---- taking in
    @Slot()
    def import_now(self) -> None:
        plan = self.session.plan if self.session is not None else None
        if self.stack.currentWidget() is self.frame and plan is not None and written(plan) and not self.work.busy:
            title = self.tr("{n} rows are written").format(n=words.number(written(plan)))
            self._show_busy(title, self.tr("If you cancel, nothing of this file is kept."))
            self.work.commit(plan)

    def _committed(self, result: ImportResult) -> None:
        session = self.session
        if session is None or session.plan is None:
            return
        plan = session.plan
        self._taken = (plan, result)
        self.session = None
        self._mappings.pop(_key(session.looked), None)
        self.work.forget()
        self.trial.clear()
        plan.rows = [row for row in plan.rows if row.cells is not None]  # what the workbook of refused rows needs
        title = self.tr("“{file}” was imported").format(file=plan.path.name)
        note = self.tr("The mapping is remembered for the next file with these headings.") if plan.headings else ""
        to_list = self.tr("To the people") if plan.entity == "person" else self.tr("To the organisations")
        undo = result.run is not None
        self.done.show_result(title, words.counts(plan.counts), note, to_list, refused=left_out(plan) > 0, undo=undo)
        self._show(self.done)
        said = self.tr("{n} rows imported.").format(n=words.number(written(plan)))
        self.say(said, partial(self._undo, result.run, plan.path.name) if result.run is not None else None)

    @Slot()
    def save_refused(self) -> None:
        """Ask where, and write the rows that are left out with their reasons."""
        plan = self._taken[0] if self._taken is not None else self.session.plan if self.session is not None else None
        if plan is None or self.work.busy:
            return
        path = self._choose_save(self.tr("{file} - refused.xlsx").format(file=plan.path.stem))
        if path is not None:
            self._saved_to = path
            self.work.write_refused(plan, path)

    # ---- taking back
    @Slot(object)
    def ask_undo(self, run: ImportedRun) -> None:
        """The question stands on the page; its button gets the focus. While an import runs nothing is asked."""
        if self.stack.currentWidget() is self.busy:
            return
        said = self.tr("Take “{file}” back? {counts}. New records go, overwritten values come back; records that were "
                       "edited or used since are kept.")  # fmt: skip
        text = said.format(file=run.file, counts=words.counts(run.counts))
        self.banner.show_text(text, "warning", self.tr("Take back"), lambda: self._undo(run.run, run.file))
        self.banner.findChildren(Button)[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _undo_last(self) -> None:
        if self._taken is not None and self._taken[1].run is not None:
            self._undo(self._taken[1].run, self._taken[0].path.name)

    def _undo(self, run: int, file: str) -> None:
        if self.stack.currentWidget() is self.busy:
            return
        self._undoing, self._undone_in = file, self.stack.currentWidget()
        self.say("")
        title = self.tr("Taking back {file}").format(file=file)
        self._show_busy(title, self.tr("If you cancel, the import stays as it is."))
        self.work.take_back(run, file)

    def _taken_back(self, undone: ImportUndo) -> None:
        if self._undone_in is self.frame and not undone.kept:
            self._resume()
        else:
            self._show_start()
        text = self.tr("“{file}” was taken back: {n} records are as they were before.")
        said = text.format(file=self._undoing, n=words.number(undone.restored))
        if undone.kept:
            more = self.tr("{n} were edited or used since and are kept; they stand below.")
            said = f"{said} {more.format(n=words.number(len(undone.kept)))}"
        self.banner.show_text(said, "warning" if undone.kept else "success")
        self.start.show_kept([Kept(row, entity, name) for entity, row, name in undone.kept])
        if undone.kept:
            self.start.kept_list.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- the ends of work
    @Slot(str, object)
    def _on_done(self, what: str, result: Any) -> None:
        if what == LOOK:
            self._looked(result)
        elif what == TRIAL:
            self._tried(result)
        elif what == COMMIT:
            self._committed(result)
        elif what == UNDO:
            self._taken_back(result)
        else:
            said = self.tr("{n} refused rows written to {file}.")
            self.say(said.format(n=words.number(result), file=self._saved_to.name))

    @Slot(str, object)
    def _on_failed(self, what: str, error: BaseException) -> None:
        said = errors.sentence(error) if isinstance(error, UserError) else ""
        if what == TRIAL:
            self.trial.clear()
            self.trial.banner.show_text(said, "danger")
            self.foot_bar.show_waiting(self.tr("The dry run did not come to its end."))
            return
        self._back_to_work(what)
        if isinstance(error, RegisterChanged):
            self.banner.show_text(self.tr("The register has changed meanwhile; nothing was taken. The dry run is made "
                                          "again, look at it once more."), "warning")  # fmt: skip
            self._try(now=True)
        else:
            self.banner.show_text(said, "danger")

    @Slot(str)
    def _on_cancelled(self, what: str) -> None:
        self._back_to_work(what)
        if what == COMMIT:
            self.banner.show_text(self.tr("Cancelled. Nothing of this file was written."), "warning")
        elif what == UNDO:
            self.banner.show_text(self.tr("Cancelled. The import stays as it is."), "warning")

    def _back_to_work(self, what: str) -> None:
        if self.stack.currentWidget() is not self.busy:
            return
        if self.session is not None and what != UNDO and (what != LOOK or self._begun_in is self.frame):
            self._show_session()
            if self.session is not None and self.session.plan is None:
                self._try(now=True)
        else:
            self._show_start()

    @Slot(str, int, int)
    def _on_progress(self, what: str, n: int, total: int) -> None:
        if what == TRIAL:
            self.trial.shares.show_progress(n / total if total else 0)
            said = self.tr("{n} of {total} rows").format(n=words.number(n), total=words.number(total))
            self.foot_bar.show_waiting(self.tr("Dry run…"), said)
        else:
            self.busy.strip.report(n, total)


def _key(looked: Looked) -> tuple[Any, ...]:
    """By what a mapping is found again as long as the program runs."""
    return looked.path, looked.entity, looked.sheet, looked.header_row, looked.headings
