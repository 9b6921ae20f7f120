"""Writing an event's documents to a file off the interface's thread."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from db.errors import UserError
from db.events import documents
from db.events.rows import EventRow
from db.events.service import EventService
from db.text import words
from desktop import errors
from desktop.jobs import Jobs, Progress

AskPath = Callable[[QWidget, str], Path | None]
_LONGEST_STEM = 40


def ask_path(parent: QWidget, suggestion: str) -> Path | None:
    """Ask the person where a file shall go; None if they would rather not."""
    chosen, _ = QFileDialog.getSaveFileName(parent, "", str(Path.home() / suggestion))
    return Path(chosen) if chosen else None


class EventPrinter(QObject):
    """written(sentence) when a file is there; refused(sentence) when it could not be written."""

    written = Signal(str)
    refused = Signal(str)

    def __init__(self, events: EventService, jobs: Jobs, ask: AskPath, parent: QWidget) -> None:
        super().__init__(parent)
        self._events, self._jobs, self._ask, self._window = events, jobs, ask, parent

    def print_event(self, what: str, event: uuid.UUID) -> None:
        """Write the "sheet" to sign, the "list" of attendance, or the "workbook"."""
        grid = self._events.attendance(event)
        office, author, now = self._events.office, self._events.author, dt.datetime.now()
        names = {
            "sheet": (self.tr("Sign-in sheet"), "imza-listesi", "pdf"),
            "list": (self.tr("Attendance list"), "devam-listesi", "pdf"),
            "workbook": (self.tr("Attendance"), "devam", "xlsx"),
        }
        title, stem, suffix = names[what]

        def write(path: Path) -> None:
            if what == "sheet":
                documents.write_sign_in_sheets(path, grid, office=office, printed=now, organiser=author)
            elif what == "list":
                documents.write_attendance_list(path, grid, office=office, printed=now, organiser=author)
            else:
                documents.write_attendance_workbook(path, grid, author=author)

        about = "-".join(words(grid.event.title))[:_LONGEST_STEM]
        self._write(title, f"{stem}-{about}.{suffix}", write)

    def export(self, rows: Sequence[EventRow]) -> None:
        """Write a list of events as a workbook."""
        author = self._events.author
        self._write(
            self.tr("Events"),
            "etkinlikler.xlsx",
            lambda path: documents.write_events_workbook(path, rows, author=author),
        )

    def _write(self, title: str, suggestion: str, write: Callable[[Path], object]) -> None:
        path = self._ask(self._window, suggestion)
        if path is None:
            return

        def work(progress: Progress) -> None:
            progress.check()
            write(path)

        def done(_result: object) -> None:
            self.written.emit(self.tr("{what} was written: {file}").format(what=title, file=path.name))

        self._jobs.start(title, work, done, self._failed)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self.refused.emit(errors.sentence(error))
