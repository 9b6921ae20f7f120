"""The parts of the interview's page, laid out; what they do with each other is `view`'s."""

from __future__ import annotations

import uuid

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from db.interviews.service import InterviewService
from db.interviews.trial import Trial
from desktop.interviews.course import Course
from desktop.interviews.end import EndPage, PausePage
from desktop.interviews.frame import Foot, Head, NoteBar, Side
from desktop.interviews.ink import Ink
from desktop.interviews.keyboard import KeyedSurface
from desktop.interviews.requests import Sources
from desktop.interviews.stage import Stage
from desktop.interviews.watch import Watch
from desktop.widgets.asking import FileAsker


class InterviewParts(KeyedSurface):
    """Head, sections, questions, foot; the course of the interview and its watch."""

    left = Signal()
    completed = Signal(str)
    said = Signal(str, object)

    def __init__(
        self,
        interviews: InterviewService | Trial,
        response: uuid.UUID,
        asker: FileAsker,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("page", parent)
        self.interviews, self.response, self._asker = interviews, response, asker
        self.ink = Ink(self)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.course = Course(interviews, response)
        self.watch = Watch(interviews, response)
        self._build()

    def _build(self) -> None:
        self.head, self.foot, self.note = Head(), Foot(), NoteBar()
        self.side = Side(self.ink, with_rows=self.course.has_rows())
        if isinstance(self.interviews, Trial):
            self.foot.show_trial()
        self.stage, self.end, self.pause_page = Stage(self.ink, self._sources()), EndPage(self.ink), PausePage()
        self.stack = QStackedWidget()
        for page in (self.stage, self.end, self.pause_page):
            self.stack.addWidget(page)
        middle = _tight(QVBoxLayout())
        middle.addWidget(self.stack, 1)
        middle.addWidget(self.note)
        middle.addWidget(self.foot)
        row = _tight(QHBoxLayout())
        row.addWidget(self.side)
        row.addLayout(middle, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(row, 1)

    def _sources(self) -> Sources:
        interviews, response, key = self.interviews, self.response, self.course.questionnaire

        def media(address: str) -> bytes | None:
            return interviews.media(key, address.rpartition("/")[2])

        return Sources(interviews.today(), lambda name: interviews.files.data(response, name), media, self._asker)

    def minimumSizeHint(self) -> QSize:
        return QSize(960, 480)


def _tight(box: QBoxLayout) -> QBoxLayout:
    box.setSpacing(0)
    return box
