"""Studies and interviews listed; begun, found, undone; what is refused is said where it belongs."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from db.interviews.service import InterviewService
from desktop.interviews.page import InterviewsPage
from desktop.theme import Theme
from desktop.window import Window
from tests.desktop.audit import audit


@pytest.fixture
def watched(place):
    """Both models stay under Qt's own test while they change."""
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    models = (place.page.left.model, place.page.left.studies_model)
    testers = [QAbstractItemModelTester(model, mode) for model in models]
    yield place
    del testers


def test_a_study_is_started_with_the_keyboard_alone(qapp, qtbot, interviews):
    Theme.apply(qapp, "light")
    window = Window()
    qtbot.addWidget(window)
    window.add_page("interviews", "clipboard-text", "Görüşmeler", lambda: InterviewsPage(interviews))
    window.show_page("interviews")
    page = window.page("interviews")
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window, 2000)
    page.new_study()
    QTest.keyClicks(QApplication.focusWidget(), "Alan arastirmasi")
    target = page.form.form.fields["target"].input
    while QApplication.focusWidget() is not target:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClicks(target, "40")
    QTest.keyClick(target, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    [study] = interviews.studies()
    assert (study.title, study.target, study.starts_on) == ("Alan arastirmasi", 40, dt.date(2026, 11, 23))
    assert page.left.study_id() == study.id


@pytest.mark.parametrize(
    ("name", "value"),
    [("title", "  "), ("target", "kırk"), ("target", "0"), ("target", "1,5"), ("ends_on", dt.date(2020, 1, 1))],
)
def test_a_study_that_cannot_be_is_refused_under_its_field(place, name, value):
    place.page.new_study()
    place.page.form.form.set_values({"title": "Algı", name: value})
    place.page.form.save()
    assert place.page.form.form.fields[name].error()
    assert len(place.interviews.studies()) == 1


def test_a_study_is_changed_closed_and_reopened(watched):
    page = watched.page
    page.edit()
    assert not page.form.questionnaire.isEnabled()
    page.form.form.set_values({"title": "Algı anketi, ara ölçüm", "target": "60"})
    page.form.save()
    assert watched.interviews.study(watched.study).target == 60
    page.study_view.close_button.click()
    assert not page.study_view.begin_button.isVisible()
    page.begin()
    assert not watched.window.is_immersed
    assert page.study_view.refusal.isVisible()
    page.study_view.close_button.click()
    assert page.study_view.begin_button.isVisible()


@pytest.mark.parametrize("code", ["", "7", "Ay"])
def test_a_wrong_code_is_said_under_its_field(place, code):
    place.page.study_view.form.fields["interviewer"].set_value(code)
    place.page.begin()
    assert place.page.study_view.form.fields["interviewer"].error()
    assert not place.window.is_immersed
    assert place.interviews.count_responses() == 0


def test_the_list_filters_by_state_and_text(watched):
    page = watched.page
    for number in range(4):
        response = watched.interviews.begin(watched.study, "03")
        watched.interviews.answer(response, "/data/g0/ilce", "26_01" if number else "26_14")
    page.reload()
    assert page.left.model.rowCount() == 4
    page.bar.set_text("alpu")
    assert page.left.model.rowCount() == 3
    page.status.set("completed")
    assert page.left.model.rowCount() == 0
    assert page.left.empty.isVisible()
    page.clear_filters()
    assert page.left.model.rowCount() == 4
    place_order = [page.left.model.row_at(row).number for row in range(4)]
    page.left.model.sort(1, Qt.SortOrder.AscendingOrder)
    assert sorted(place_order) == [page.left.model.row_at(row).number for row in range(4)]


def test_an_interview_is_deleted_and_brought_back(watched):
    page = watched.page
    response = watched.interviews.begin(watched.study, "03")
    page.reload()
    said = []
    page.notice_posted.connect(lambda _text, undo: said.append(undo))
    assert page.open_record("response", response)
    page.response_view.delete_button.click()
    assert page.left.model.rowCount() == 0
    said[-1]()
    assert page.left.model.rowCount() == 1


def test_a_completed_interview_is_opened_only_after_it_is_reopened(place):
    response = place.open()
    for ref, value in (("/data/g0/ilce", "26_14"), ("/data/g0/bicim", "1"), ("/data/onay", "2")):
        place.interviews.answer(response, ref, value)
    place.view.complete()  # to the last page
    place.view.complete()
    assert not place.window.is_immersed
    place.page.left.view.opened.emit(response)
    assert not place.window.is_immersed
    place.page.response_view.reopen_button.click()
    place.page.left.view.opened.emit(response)
    assert place.window.is_immersed


def test_the_number_beside_the_page_counts_what_is_unfinished(place):
    told = []
    place.page.count_changed.connect(told.append)
    place.interviews.begin(place.study, "03")
    place.page.refresh(frozenset({"response"}))
    place.page.refresh(frozenset({"contact"}))
    assert told == [1]


def test_a_laptop_gets_its_studies_and_plans_none(qapp, qtbot, make_database):
    Theme.apply(qapp, "light")
    page = InterviewsPage(InterviewService(make_database(kind="field")))
    qtbot.addWidget(page)
    page.new_study()
    assert not page.form.is_open
    assert page.left.head.link is None


def test_the_centre_asks_for_the_province(qapp, qtbot, make_database):
    Theme.apply(qapp, "light")
    page = InterviewsPage(InterviewService(make_database(kind="centre")))
    qtbot.addWidget(page)
    assert "province" in page.study_view.form.fields


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("state", ["empty", "study", "response", "form"])
def test_the_page_passes_the_audit(place, qapp, mode, state):
    Theme.apply(qapp, mode)
    response = place.interviews.begin(place.study, "03") if state != "empty" else None
    place.page.reload()
    if state == "response":
        place.page.open_record("response", response)
    elif state == "form":
        place.page.new_study()
    QApplication.processEvents()
    faults = audit(place.window)
    Theme.apply(qapp, "light")
    assert faults == []
