"""The only way by which work leaves the interface's thread: one job at a time, with progress and cancelling.

The database has one writer; so has the pool. A job gets a `Progress`, reports to it and so notices cancelling.
Callbacks run on the interface's thread.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

T = TypeVar("T")
log = logging.getLogger(__name__)


class Cancelled(Exception):
    """Raised inside the work by `Progress` when the person has cancelled; let it pass."""


class Progress(QObject):
    """Handed to the work. Safe to use from the working thread."""

    reported = Signal(int, int, str)  # n, total (0 = unknown), text

    def __init__(self) -> None:
        super().__init__()
        self._cancelled = False

    @property
    def cancelled(self) -> bool:
        return self._cancelled

    def cancel(self) -> None:
        self._cancelled = True

    def check(self) -> None:
        """Raise `Cancelled` when cancelling was asked for."""
        if self._cancelled:
            raise Cancelled

    def report(self, n: int, total: int = 0, text: str = "") -> None:
        """Tell how far the work is; raises `Cancelled`, so a loop that reports can be cancelled."""
        self.check()
        self.reported.emit(n, total, text)


class Job(QObject):
    """One piece of work, from waiting to its end. Exactly one of `done`, `failed`, `cancelled` is emitted, once."""

    progressed = Signal(int, int, str)
    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()
    _returned = Signal(object, object)  # result, error: crosses the threads

    def __init__(self, title: str, parent: QObject) -> None:
        super().__init__(parent)
        self.title = title
        self.progress = Progress()
        self.progress.reported.connect(self.progressed, Qt.ConnectionType.QueuedConnection)
        self._returned.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def cancel(self) -> None:
        self.progress.cancel()

    @Slot(object, object)
    def _deliver(self, result: Any, error: BaseException | None) -> None:
        try:
            if isinstance(error, Cancelled):
                self.cancelled.emit()
            elif error is not None:
                self.failed.emit(error)
            else:
                self.done.emit(result)
        finally:
            self.ended.emit()


class _Runner(QRunnable):
    def __init__(self, job: Job, work: Callable[[Progress], Any]) -> None:
        super().__init__()
        self._job, self._work = job, work

    def run(self) -> None:
        result: Any = None
        error: BaseException | None = None
        try:
            self._job.progress.check()
            result = self._work(self._job.progress)
        except BaseException as caught:  # noqa: BLE001 - everything is handed to the interface's thread
            error = caught
        self._job._returned.emit(result, error)


class Jobs(QObject):
    """The queue of long work. `idle` comes when the last job has ended: what waits to quit listens to it."""

    started = Signal(object)
    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(-1)  # the thread keeps its database connection
        self._running: list[Job] = []
        self._at_idle: list[Callable[[], Any]] = []

    def start(
        self,
        title: str,
        work: Callable[[Progress], T],
        on_done: Callable[[T], Any] | None = None,
        on_failed: Callable[[BaseException], Any] | None = None,
        on_cancelled: Callable[[], Any] | None = None,
    ) -> Job:
        """Queue `work`; `title` tells the person what runs. Without `on_failed` an error goes to the excepthook."""
        job = Job(title, self)
        if on_done is not None:
            job.done.connect(on_done)
        job.failed.connect(on_failed if on_failed is not None else _unhandled)
        if on_cancelled is not None:
            job.cancelled.connect(on_cancelled)
        job.ended.connect(lambda: self._end(job))
        self._running.append(job)
        self.started.emit(job)
        self._pool.start(_Runner(job, work))
        return job

    def running(self) -> list[Job]:
        """Waiting and running jobs, oldest first."""
        return list(self._running)

    def cancel_all(self) -> None:
        for job in self._running:
            job.cancel()

    def once_idle(self, act: Callable[[], Any]) -> None:
        """Call `act` when the last job has ended; asked for twice it is still called once."""
        if act not in self._at_idle:
            self._at_idle.append(act)

    def wait(self, milliseconds: int = -1) -> bool:
        """Block until the threads are done (for the very end of the program); True if they are."""
        return self._pool.waitForDone(milliseconds)

    def _end(self, job: Job) -> None:
        self._running.remove(job)
        job.deleteLater()
        if not self._running:
            self.idle.emit()
            waiting, self._at_idle = self._at_idle, []
            for act in waiting:
                act()


def _unhandled(error: BaseException) -> None:
    import sys

    sys.excepthook(type(error), error, error.__traceback__)


__all__ = ["Cancelled", "Job", "Jobs", "Progress"]
