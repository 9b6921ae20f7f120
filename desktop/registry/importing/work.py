"""What the import page does in the background: one thing at a time, each told by a signal when it has ended."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from db.errors import UserError
from db.registry.importing.rows import Entity, ImportedRun, Plan
from db.registry.importing.rows import Mapping as ColumnMapping
from db.registry.importing.service import ImportService
from desktop.jobs import Job, Jobs, Progress
from desktop.registry.importing import words

DEBOUNCE_MS = 200
LOOK, TRIAL, COMMIT, UNDO, REFUSED = "look", "trial", "commit", "undo", "refused"


class ImportWork(QObject):
    """`what` is LOOK, TRIAL, COMMIT, UNDO or REFUSED. A new piece of work cancels the one before; what that one would
    have given is dropped.

    done(what, result): Looked, Plan, ImportResult, ImportUndo, or how many rows were written. failed(what, error).
    cancelled(what): nothing of it remains. progressed(what, n, total).
    """

    done = Signal(str, object)
    failed = Signal(str, object)
    cancelled = Signal(str)
    progressed = Signal(str, int, int)

    def __init__(self, imports: ImportService, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._imports, self._jobs = imports, jobs
        self._job: Job | None = None
        self.what = ""
        self._next: tuple[Path, Entity, ColumnMapping] | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(DEBOUNCE_MS)
        self._wait.timeout.connect(self._try_now)

    # ---- work
    def look(self, path: Path, entity: Entity, sheet: int | None = None, header_row: int | None = None) -> None:
        def work(progress: Progress) -> Any:
            found = self._imports.look(path, entity, sheet, header_row)
            progress.check()  # reading cannot be broken off, but what it gave can be dropped
            return found

        self._start(LOOK, self.tr("Reading {file}").format(file=path.name), work)

    def try_soon(self, path: Path, entity: Entity, mapping: ColumnMapping, *, now: bool = False) -> None:
        """A dry run, after the person has paused; the one that is going on for an older mapping is given up."""
        self.stop()
        self._next = (path, entity, mapping)
        self.what = TRIAL
        self._wait.start(0 if now else DEBOUNCE_MS)

    @Slot()
    def _try_now(self) -> None:
        if self._next is not None:
            path, entity, mapping = self._next
            title = self.tr("Dry run of {file}").format(file=path.name)
            self._start(TRIAL, title, lambda progress: self._imports.dry_run(path, entity, mapping, progress.report))

    def commit(self, plan: Plan) -> None:
        title = self.tr("Importing {file}").format(file=plan.path.name)
        self._start(COMMIT, title, lambda progress: self._imports.commit(plan, progress.report))

    def take_back(self, run: int, file: str) -> None:
        title = self.tr("Taking back {file}").format(file=file)
        self._start(UNDO, title, lambda progress: self._imports.undo(run, progress.report))

    def write_refused(self, plan: Plan, path: Path) -> None:
        def tell(message: str, details: Mapping[str, object]) -> str:
            return words.template(message, details)

        title = self.tr("Writing {file}").format(file=path.name)
        self._start(REFUSED, title, lambda _progress: self._imports.write_refused(plan, path, tell))

    def runs(self) -> list[ImportedRun]:
        return self._imports.runs()

    def forget(self) -> None:
        """Let go of the sheet in memory; only while nothing runs."""
        if not self._jobs.running():
            self._imports.forget()

    # ---- one at a time
    @property
    def busy(self) -> bool:
        """Whether anything runs or is about to."""
        return bool(self.what)

    def stop(self) -> None:
        """Give up what runs, silently."""
        self._wait.stop()
        self._next = None
        job, self._job, self.what = self._job, None, ""
        if job is not None:
            job.cancel()

    def cancel(self) -> None:
        """The person wants it to end: `cancelled` comes when it has. Reading is given up at once."""
        if self.what == LOOK:
            self.stop()
            self.cancelled.emit(LOOK)
        elif self._job is not None:
            self._job.cancel()

    def _start(self, what: str, title: str, work: Callable[[Progress], Any]) -> None:
        self.stop()
        self.what = what
        job = self._jobs.start(
            title,
            work,
            lambda result: self._end(job, lambda: self.done.emit(what, result)),
            lambda error: self._end(job, lambda: self._fail(what, error)),
            lambda: self._end(job, lambda: self.cancelled.emit(what)),
        )
        self._job = job
        job.progressed.connect(
            lambda n, total, _text: self.progressed.emit(what, n, total) if self._job is job else None
        )

    def _end(self, job: Job, tell: Callable[[], Any]) -> None:
        if self._job is job:
            self._job, self.what = None, ""
            tell()

    def _fail(self, what: str, error: BaseException) -> None:
        self.failed.emit(what, error)
        if not isinstance(error, UserError):
            raise error
