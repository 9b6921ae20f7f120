"""An interview is erased from its page, by the composition root's pane."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from db.interviews.service import InterviewService
from db.interviews.tables import Response, Study
from db.journal import insert_row
from db.journal.tables import Erasure
from db.registry.erasing.service import ErasureService
from desktop.interviews.page import InterviewsPage
from desktop.registry.deeds.erase import ErasePane
from desktop.theme import Theme
from desktop.window import Window
from tests.desktop.audit import audit
from tests.desktop.hands import type_text


class Answers:
    def save(self, *_):
        return None


@pytest.fixture
def response(database):
    with database.write() as session:
        study = insert_row(session, Study, title="Dalga", questionnaire="perception", version="1", status="open",
                           starts_on=dt.date(2026, 11, 1))  # fmt: skip
        return insert_row(session, Response, study_id=study, number="26-EY-1", province=26, interviewer="EY",
                          version="1", status="draft", started_at=dt.datetime(2026, 11, 2, tzinfo=dt.UTC))  # fmt: skip


@pytest.fixture
def page(qtbot, qapp, database, response):
    Theme.apply(qapp, "light")
    made = InterviewsPage(InterviewService(database))
    made.detail.offer_erasing(lambda: ErasePane(ErasureService(database), None, Answers()), made.say)
    window = Window()
    qtbot.addWidget(window)
    window.add_page("interviews", "clipboard-text", "Görüşmeler", lambda: made)
    window.resize(1280, 800)
    window.show()
    window.show_page("interviews")
    qtbot.waitExposed(window)
    made.left.view.select_id(response)
    made.shown_in = window
    return made


def test_an_interview_is_erased_after_its_number_was_typed(qtbot, database, page, response):
    page.response_view.erase_requested.emit(response)
    pane = page.detail.currentWidget()
    assert "26-EY-1" in pane.title.text()
    qtbot.wait(1)
    assert audit(page.shown_in) == []
    page.response_view.erase_requested.emit(response)  # the audit has walked through the lists, which closes it
    type_text(pane.typed.input, "26-EY-1")
    QTest.keyClick(pane.typed.input, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    with database.read() as session:
        assert session.get(Erasure, response).reason == "request"
        assert session.scalars(select(Response.id)).all() == []
    page.reload()
    assert page.detail.currentWidget() is pane, "the minutes are still to be printed"
    assert page.go_back()
    assert page.detail.currentWidget() is not pane


def test_escape_erases_nothing(database, page, response):
    page.response_view.erase_requested.emit(response)
    assert page.go_back()
    with database.read() as session:
        assert session.scalars(select(Response.id)).all() == [response]
