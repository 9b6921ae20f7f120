"""Doing something with a record, saying so, and taking it back."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from db.errors import UserError
from db.interviews.service import InterviewService
from desktop import errors
from desktop.widgets import Page


class ActingPage(Page):
    """A page over the interviews that reloads after each deed."""

    def __init__(self, interviews: InterviewService, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._interviews = interviews

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
