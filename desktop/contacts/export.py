"""The list of contacts as a workbook: exactly what the list shows, in its order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from db.contacts.rows import ContactFilter, ContactRow
from db.contacts.service import ContactService
from db.errors import UserError
from desktop import errors, language
from desktop.jobs import Jobs, Progress

STEP = 100  # rows between two reports

AskPath = Callable[[str], Path | None]


class ContactExport(QWidget):
    """Asks for a file and writes it, in the background where `jobs` is given. said(sentence): how it ended."""

    said = Signal(str)

    def __init__(self, contacts: ContactService, jobs: Jobs | None, ask_path: AskPath | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._contacts, self._jobs = contacts, jobs
        self._ask_path = ask_path or self._choose_path

    def export(self, wanted: ContactFilter, order: str) -> None:
        path = self._ask_path(self.tr("Contacts") + ".xlsx")
        if path is None:
            return
        titles, spoken, contacts = self._titles(), language.current(), self._contacts

        def work(progress: Progress | None = None) -> int:
            from db.contacts.documents import write_contacts

            return write_contacts(path, _reported(contacts.every_contact(wanted, order), progress), titles, spoken)

        if self._jobs is not None:
            title = self.tr("Export of the contacts")
            self._jobs.start(title, work, lambda n: self._exported(n, path), self._failed)
            return
        try:
            self._exported(work(), path)
        except UserError as error:
            self._failed(error)

    def _titles(self) -> tuple[str, ...]:
        return (
            self.tr("Contacts"),
            self.tr("Day"),
            self.tr("Time"),
            self.tr("Channel"),
            self.tr("Organisations"),
            self.tr("People"),
            self.tr("Subject"),
            self.tr("Minutes"),
            self.tr("Follow-up"),
        )

    def _exported(self, count: int, path: Path) -> None:
        self.said.emit(self.tr("{n} contacts written to {file}.").format(n=count, file=path.name))

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self.said.emit(errors.sentence(error))

    def _choose_path(self, suggestion: str) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(self.window(), self.tr("Export contacts"), suggestion, "Excel (*.xlsx)")
        return Path(chosen) if chosen else None


def _reported(rows: Iterable[ContactRow], progress: Progress | None) -> Iterator[ContactRow]:
    for number, row in enumerate(rows):
        if progress is not None and number % STEP == 0:
            progress.report(number)
        yield row
