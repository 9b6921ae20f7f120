"""The interview that is open, if one is."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from db.interviews.rows import DRAFT
from db.interviews.service import InterviewService
from desktop.widgets.asking import FileAsker

if TYPE_CHECKING:
    from db.interviews.questionnaires import OwnQuestionnaire
    from desktop.interviews.view import InterviewView


class InterviewDesk(QObject):
    """over(response, status): the interview was left (it is a draft still) or closed. said(sentence, undo)."""

    over = Signal(object, str)
    tried = Signal()
    """A trial is over."""
    said = Signal(str, object)

    def __init__(self, interviews: InterviewService, asker: FileAsker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._interviews, self.asker = interviews, asker
        self.interview: InterviewView | None = None

    def open(self, response: uuid.UUID) -> InterviewView:
        """A view of the interview where it was left. Raises UserError if it cannot be read."""
        from desktop.interviews.view import InterviewView  # here: with the form engine, which the list does not need

        interview = InterviewView(self._interviews, response, asker=self.asker)
        interview.said.connect(self.said)
        interview.left.connect(self._left)
        interview.completed.connect(self._completed)
        self.interview = interview
        return interview

    def try_out(self, questionnaire: OwnQuestionnaire) -> InterviewView:
        """A view in which the questionnaire can be filled in; nothing is kept."""
        from db.interviews.trial import Trial
        from desktop.interviews.view import InterviewView

        trial = Trial(questionnaire, self._interviews.now)
        interview = InterviewView(trial, trial.response_id, asker=self.asker)
        interview.left.connect(self.tried)
        interview.completed.connect(lambda _status: self.tried.emit())
        self.interview = interview
        return interview

    @Slot()
    def _left(self) -> None:
        self._tell(DRAFT)

    @Slot(str)
    def _completed(self, status: str) -> None:
        self._tell(status)

    def _tell(self, status: str) -> None:
        if self.interview is not None:
            self.over.emit(self.interview.response, status)

    def clear(self) -> None:
        """Throw the view away; the window has let it go."""
        if self.interview is not None:
            self.interview.hide()
            self.interview.deleteLater()
            self.interview = None
