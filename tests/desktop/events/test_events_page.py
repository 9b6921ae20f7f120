"""The events page: list, form, participants, documents; all by keyboard."""

from __future__ import annotations

import datetime as dt

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from db import reference
from db.events.rows import EventFilter
from desktop import language
from desktop.theme import Theme
from tests.db.events.people import training
from tests.desktop.audit import audit

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
PATIENCE_MS = 60_000  # the libraries that draw are loaded by the first document


def press(widget, key, modifiers=Qt.KeyboardModifier.NoModifier, text=""):
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text))


def type_text(field, text):
    for letter in text:
        press(field.input, KEY.Key_unknown, text=letter)


@pytest.fixture
def shown(page, full):
    """The page with the full training chosen."""
    assert page.open_record("event", full)
    return page


def test_an_event_is_planned_by_keyboard_alone(page, events):
    page.start_new()
    fields = page.form.form.fields
    assert fields["title"].input.hasFocus()
    type_text(fields["title"], "Katılım ve İş Birliği Eğitimi")
    type_text(fields["starts_on"], "24.11.2026")
    type_text(fields["ends_on"], "27.11.2026")
    type_text(fields["capacity"], "40")
    press(fields["capacity"].input, KEY.Key_Return, CONTROL)
    (row,) = events.find_events()
    assert (row.title, row.starts_on, row.ends_on) == (
        "Katılım ve İş Birliği Eğitimi", dt.date(2026, 11, 24), dt.date(2026, 11, 27),
    )  # fmt: skip
    assert (row.capacity, row.province) == (40, 26)
    assert len(events.event(row.id).sessions) == 8
    assert page.list.current_id() == row.id
    assert page.detail.event_id == row.id


@pytest.mark.parametrize(
    ("entered", "field"),
    [
        ({}, "title"),
        ({"title": "Eğitim", "starts_on": "24.11.2026", "ends_on": "23.11.2026"}, "ends_on"),
        ({"title": "Eğitim", "ends_on": "23.11.2026"}, "starts_on"),
        ({"title": "Eğitim", "starts_on": "31.02.2026"}, "starts_on"),
        ({"title": "Eğitim", "starts_on": "24.11.2026", "capacity": "otuz"}, "capacity"),
    ],
)
def test_what_cannot_be_is_told_at_its_field_and_kept_nowhere(page, events, entered, field):
    page.start_new()
    fields = page.form.form.fields
    for name, text in entered.items():
        type_text(fields[name], text)
    page.form.save()
    assert fields[field].error()
    assert fields[field].input.hasFocus()
    assert page.stack.currentWidget() is page.form
    assert events.count_events() == 0


def test_an_event_without_half_days_is_told_over_the_form(page, events):
    page.start_new()
    type_text(page.form.form.fields["title"], "Eğitim")
    type_text(page.form.form.fields["starts_on"], "24.11.2026")
    for box in page.form.halves.values():
        box.setChecked(False)
    page.form.save()
    assert page.form.form.banner.text()
    assert events.count_events() == 0


def test_a_changed_event_is_shown_and_can_be_taken_back(shown, events, full, qtbot):
    shown.start_change(full)
    title = shown.form.form.fields["title"]
    title.set_value("Yeni ad")
    with qtbot.waitSignal(shown.notice_posted) as notice:
        shown.form.save()
    assert shown.detail.title.text() == "Yeni ad"
    notice.args[1]()
    assert shown.detail.title.text() == events.event(full).row.title == training().title


def test_escape_leaves_the_form_and_nothing_was_written(page, events):
    page.start_new()
    type_text(page.form.form.fields["title"], "Vazgeçilen")
    assert page.go_back()
    assert page.stack.currentWidget() is page.split
    assert events.count_events() == 0


def test_a_new_programme_is_made_in_place(page, events):
    page.start_new()
    type_text(page.form.form.fields["title"], "Modül 1")
    type_text(page.form.programme, "Eğitici Eğitimi")
    press(page.form.programme.input, KEY.Key_Return)
    page.form.save()
    (row,) = events.find_events()
    assert events.event(row.id).programme == "Eğitici Eğitimi"


def test_people_of_an_organisation_are_enrolled_by_keyboard(page, events, registered, qtbot):
    event = events.plan_event(training())
    page.refresh()
    page.open_record("event", event)
    page.detail.open_strip()
    strip = page.detail.strip
    assert strip.organisation.input.hasFocus()
    type_text(strip.organisation, "bademlik")
    press(strip.organisation.input, KEY.Key_Return)
    assert strip.people.input.hasFocus()
    for _ in range(2):
        press(strip.people.input, KEY.Key_Down)
        press(strip.people.input, KEY.Key_Return)
    with qtbot.waitSignal(page.notice_posted) as notice:
        press(strip.people.input, KEY.Key_Return, CONTROL)
    found = events.participants(event)
    assert [row.organisation for row in found] == ["Bademlik Gençlik Vakfı"] * 2
    assert [row.side for row in found] == ["civil"] * 2
    notice.args[1]()
    assert events.participants(event) == ()
    assert page.detail.people_model.rowCount() == 0


def test_the_people_of_an_organisation_are_offered_with_the_words_of_their_titles(shown, registered):
    code, words = reference.choices("titles", language.current())[0]
    person, organisation = registered[0][0], registered[1][0]
    shown.detail.open_strip()
    strip = shown.detail.strip
    strip._people_of = lambda _organisation: [(person, "Ayşenur Akpınarlı", code), (organisation, "Ece Er", "Kâtip")]
    strip.organisation.set_value(organisation, "Bademlik Gençlik Vakfı")
    assert [choice[2] for choice in strip._search("")] == [words, "Kâtip"]


def test_somebody_new_is_written_and_enrolled_in_place(shown, events, full):
    shown.detail.open_strip()
    strip = shown.detail.strip
    type_text(strip.people, "Zümrüt Yenigelen")
    press(strip.people.input, KEY.Key_Return)
    row = next(row for row in events.participants(full) if row.family_name == "Yenigelen")
    assert (row.given_name, row.status, row.side) == ("Zümrüt", "invited", None)


def test_enrolling_nobody_is_told(shown):
    shown.detail.open_strip()
    shown.detail.strip.add()
    assert shown.detail.strip.people.error()


def test_enrolling_who_takes_part_already_changes_nothing(shown, events, full, registered, qtbot):
    shown.detail.open_strip()
    shown.detail.strip.people.set_value([(registered[0][0], "Ayşenur Akpınarlı")])
    before = events.participants(full)
    with qtbot.waitSignal(shown.notice_posted) as notice:
        shown.detail.strip.add()
    assert notice.args[1] is None
    assert events.participants(full) == before


def test_delete_withdraws_a_participant_with_undo(shown, events, full, qtbot):
    people = shown.detail.people
    people.setFocus()
    people.select_row(2)
    with qtbot.waitSignal(shown.notice_posted) as notice:
        press(people, KEY.Key_Delete)
    assert len(events.participants(full)) == 32
    notice.args[1]()
    assert len(events.participants(full)) == 33


def test_a_half_day_gets_its_topic(shown, events, full):
    sessions = shown.detail.sessions
    sessions.select_row(0)
    press(sessions, KEY.Key_Return)
    topic = shown.detail.topic
    type_text(topic.title, "Açılış")
    type_text(topic.starts_at, "25:00")
    press(topic.title.input, KEY.Key_Return)
    assert topic.starts_at.error()
    topic.starts_at.set_value("9.30")
    press(topic.title.input, KEY.Key_Return)
    first = events.event(full).sessions[0]
    assert (first.title, first.starts_at) == ("Açılış", "09:30")


def test_a_deleted_event_leaves_the_list_and_comes_back(shown, events, full, qtbot):
    with qtbot.waitSignal(shown.notice_posted) as notice:
        shown.detail.delete.click()
    assert events.count_events() == 0
    assert shown.model.rowCount() == 0
    assert shown.empty.isVisible()
    notice.args[1]()
    assert shown.model.rowCount() == 1


def test_the_list_filters_while_typing_and_by_state(shown, events, full):
    events.plan_event(training(title="Sivil Toplum Günü", kind="civil_society_day", starts_on=dt.date(2019, 1, 15),
                               ends_on=dt.date(2019, 1, 16)))  # fmt: skip
    shown.refresh()
    assert shown.model.rowCount() == 2
    shown.bar.set_text("birligi")
    shown.refresh()
    assert [shown.model.row_at(0).id, shown.model.rowCount()] == [full, 1]
    shown.filters.clear()
    shown.filters.toggle_state("finished")
    assert shown.model.rowCount() == events.count_events(EventFilter(states=("finished",))) == 1


def test_opening_a_person_is_asked_of_the_window(shown, qtbot):
    shown.detail.people.select_row(0)
    press(shown.detail.people, KEY.Key_Return)
    with qtbot.waitSignal(shown.open_requested) as asked:
        shown.detail.participant._open_person()
    assert asked.args == ["person", shown.detail.people_model.rows()[0].person_id]


def test_a_participant_is_corrected_in_place_with_undo(shown, events, full, qtbot):
    shown.detail.people.select_row(0)
    press(shown.detail.people, KEY.Key_Return)
    strip = shown.detail.participant
    assert strip.side.input.hasFocus()
    assert strip.organisation.line.text() == "Tepebaşı Kaymakamlığı"
    strip.side.set_value("academia")
    strip.came_from.set_value(11)
    with qtbot.waitSignal(shown.notice_posted) as notice:
        press(strip.side.input, KEY.Key_Return, CONTROL)
    row = events.participants(full)[0]
    assert (row.side, row.came_from, row.role, row.organisation) == ("academia", 11, "sef", "Tepebaşı Kaymakamlığı")
    assert "1 academia" in shown.detail.figures.text()
    notice.args[1]()
    assert events.participants(full)[0].side == "public"


def test_refresh_ignores_what_does_not_stand_here(shown, events):
    events.plan_event(training(title="Başka"))
    shown.refresh(frozenset({"contact"}))
    assert shown.model.rowCount() == 1
    shown.refresh(frozenset({"event"}))
    assert shown.model.rowCount() == 2


@pytest.mark.parametrize(("what", "suffix"), [("sheet", "pdf"), ("list", "pdf"), ("workbook", "xlsx")])
def test_documents_are_written_off_the_interfaces_thread(shown, tmp_path, qtbot, what, suffix):
    with qtbot.waitSignal(shown.notice_posted, timeout=PATIENCE_MS):
        shown.print_document(what)
    (file,) = tmp_path.glob(f"*.{suffix}")
    assert file.stat().st_size > 2000


def test_the_list_is_exported_as_it_is_shown(shown, tmp_path, qtbot):
    with qtbot.waitSignal(shown.notice_posted, timeout=PATIENCE_MS):
        shown.export_list()
    rows = list(load_workbook(tmp_path / "etkinlikler.xlsx").active.iter_rows(values_only=True))
    assert any(training().title in row for row in rows)


def test_a_document_that_cannot_be_written_says_why(shown, tmp_path, qtbot):
    shown.printer._ask = lambda _parent, name: tmp_path / "absent" / name
    with qtbot.waitSignal(shown.printer.refused, timeout=PATIENCE_MS):
        shown.print_document("sheet")
    assert "absent" in shown.banner.text()


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("place", ["list", "form", "grid", "walk-in", "people", "participant", "topic"])
def test_the_audit_finds_nothing(shown, full, qapp, look, place):
    Theme.apply(qapp, look)
    if place == "form":
        shown.start_new()
    elif place in ("grid", "walk-in"):
        shown.take_attendance(full)
        if place == "walk-in":
            shown.attendance.open_walk_in()
    elif place == "people":
        shown.detail.open_strip()
    elif place == "participant":
        shown.detail.participant.open_for(shown.detail.people_model.rows()[0])
    elif place == "topic":
        shown.detail.topic.open_for(shown.detail.session_model.rows()[0])
    assert audit(shown.window()) == []


@pytest.fixture
def turkish(qapp, tmp_path):
    if not language.install(qapp, "tr", tmp_path):
        pytest.skip("the compiler of translations is not installed")
    yield
    language.install(qapp, "en")


@pytest.mark.parametrize("place", ["list", "form", "grid"])
def test_the_audit_finds_nothing_in_turkish(turkish, shown, full, place):
    if place == "form":
        shown.start_new()
    elif place == "grid":
        shown.take_attendance(full)
        assert shown.attendance.rest.accessibleName() == "Kalanı var say"
    assert audit(shown.window()) == []


def test_the_page_fits_a_small_screen(shown, full):
    for arrange in (shown.start_new, lambda: shown.take_attendance(full), shown.go_back):
        arrange()
        least = shown.minimumSizeHint()
        assert least.width() <= 1280 - 52
        assert least.height() <= 660
