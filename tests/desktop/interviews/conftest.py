"""The interviews page in a shown window, over a real encrypted database."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.clock import SetClock
from db.interviews.rows import NewStudy
from db.interviews.service import InterviewService
from desktop.interviews.page import InterviewsPage
from desktop.interviews.view import InterviewView
from desktop.theme import Theme
from desktop.window import Window


@dataclass
class Place:
    window: Window
    page: InterviewsPage
    interviews: InterviewService
    study: uuid.UUID

    @property
    def view(self) -> InterviewView:
        assert self.page.desk.interview is not None
        return self.page.desk.interview

    @property
    def ref(self) -> str:
        """The question that is current."""
        return self.view.stage.current_ref() or ""

    def open(self) -> uuid.UUID:
        """Begin an interview through the page."""
        self.page.study_view.form.fields["interviewer"].set_value("03")
        self.page.begin()
        return self.view.response

    def press(self, *keys: Qt.Key, control: bool = False) -> None:
        """Keys go to what has the focus, as from a keyboard."""
        held = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
        for key in keys:
            focused = QApplication.focusWidget()
            assert focused is not None, "the focus was lost"
            QTest.keyClick(focused, key, held)
            QApplication.processEvents()

    def type(self, text: str) -> None:
        for letter in text:
            focused = QApplication.focusWidget()
            assert focused is not None, "the focus was lost"
            QTest.keyClicks(focused, letter)
            QApplication.processEvents()

    def enter(self) -> None:
        self.press(Qt.Key.Key_Return)

    def value(self, ref: str) -> str:
        """What is stored, read by somebody else."""
        return InterviewService(self.interviews._database).open_form(self.view.response).node(ref).value


@pytest.fixture
def interviews(database) -> InterviewService:
    database.clock = SetClock(dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC))
    return InterviewService(database)


@pytest.fixture
def study(interviews) -> uuid.UUID:
    new = NewStudy("Algı anketi", "perception", dt.date(2026, 11, 1), dt.date(2026, 12, 18), target=40, wave="1")
    return interviews.start_study(new)


@pytest.fixture
def place(qapp, qtbot, interviews, study):
    Theme.apply(qapp, "light")
    window = Window()
    qtbot.addWidget(window)
    window.add_page("interviews", "clipboard-text", "Görüşmeler", lambda: InterviewsPage(interviews))
    window.show_page("interviews")
    page = window.page("interviews")
    page.immersion_wanted.connect(window.immersive)
    page.immersion_ended.connect(window.end_immersive)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window, 2000)
    yield Place(window, page, interviews, study)
    if page.desk.interview is not None:
        window.end_immersive()
        page.desk.clear()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
