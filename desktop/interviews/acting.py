"""Doing something with a record, saying so, and taking it back."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from db.errors import UserError
from db.interviews.service import InterviewService
from desktop import errors
from desktop.widgets import Page
from desktop.widgets.asking import FileAsker


class ActingPage(Page):
    """A page over the interviews that reloads after each deed."""

    def __init__(self, interviews: InterviewService, asker: FileAsker, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._interviews, self.asker = interviews, asker

    def reload(self) -> None:
        """Ask the service anew."""
        raise NotImplementedError

    def _tried(self, deed: Callable[[uuid.UUID], None], row: uuid.UUID) -> bool:
        """Whether the deed was done; if not, it is said why."""
        try:
            deed(row)
        except UserError as error:
            self.say(errors.sentence(error))
            return False
        return True

    def _acted(self, words: str) -> None:
        """Say what was done, with its undo."""
        change = self._interviews.last_change_set
        self.reload()
        self.say(words, None if change is None else lambda: self._undo(change))

    def _undo(self, change: uuid.UUID) -> None:
        self._interviews.undo(change)
        self.reload()

    @Slot(object, bool)
    def _close_study(self, study: uuid.UUID, close: bool) -> None:
        if self._tried(self._interviews.close_study if close else self._interviews.reopen_study, study):
            self._acted(self.tr("Study closed.") if close else self.tr("Study reopened."))

    @Slot(object)
    def _export(self, response: uuid.UUID) -> None:
        folder = self.asker.folder(self, self.tr("Folder for the submission"))
        if folder is None:
            return
        try:
            made = self._interviews.export_submission(response, folder)
        except UserError as error:
            self.say(errors.sentence(error))
            return
        self.say(self.tr("Submission saved in {folder}.").format(folder=made.name))

    @Slot(object)
    def _reopen(self, response: uuid.UUID) -> None:
        if self._tried(self._interviews.reopen, response):
            self._acted(self.tr("Interview reopened."))

    @Slot(object)
    def _delete(self, response: uuid.UUID) -> None:
        if self._tried(self._interviews.delete_response, response):
            self._acted(self.tr("Interview deleted."))
            self.focus_first()
