"""The attendance grid, driven by keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from db.events.rows import Mark, Presence
from desktop.events.grid_model import LEADING
from desktop.events.words import mark_of_key

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


def press(widget, key, modifiers=NONE, text=""):
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers, text))


def type_text(widget, text):
    for letter in text:
        key = {"\r": KEY.Key_Return, " ": KEY.Key_Space}.get(letter, KEY.Key_unknown)
        press(widget, key, NONE, letter)


@pytest.fixture
def view(page, full):
    page.take_attendance(full)
    page.attendance.view.go_to(0, LEADING)
    return page.attendance.view


@pytest.fixture
def marks(events, full):
    """What is stored: {(row, half day): mark}."""

    def read():
        grid = events.attendance(full)
        rows = {person.id: number for number, person in enumerate(grid.rows)}
        columns = {session.id: number for number, session in enumerate(grid.sessions)}
        return {(rows[person], columns[session]): mark for (session, person), mark in grid.cells.items()}

    return read


def test_letters_mark_and_go_down_digits_are_minutes(view, marks):
    type_text(view, "vyiIİıg20e45 v")
    assert marks() == {
        (0, 0): Mark("present"), (1, 0): Mark("absent"), (2, 0): Mark("excused"), (3, 0): Mark("excused"),
        (4, 0): Mark("excused"), (5, 0): Mark("excused"), (6, 0): Mark("late", 20), (7, 0): Mark("left_early", 45),
        (8, 0): Mark("present"), (9, 0): Mark("present"),
    }  # fmt: skip
    assert view.currentIndex().row() == 10


@pytest.mark.parametrize("letter", ["i", "ı", "İ", "I"])
def test_every_i_of_every_layout_is_one_key(letter):
    assert mark_of_key(letter) == "excused"


def test_a_training_of_four_days_for_33_people(view, marks, events, full, office):
    """Day by day: fill the column, then the exceptions; the last day has not come."""
    for half in range(5):
        view.go_to(0, LEADING + half)
        press(view, KEY.Key_Down, CONTROL)
    view.go_to(1, LEADING)
    type_text(view, "y")
    press(view, KEY.Key_Right)
    type_text(view, "g15")
    assert len(marks()) == 5 * 33
    assert marks()[1, 0] == Mark("absent")
    assert marks()[2, 1] == Mark("late", 15)
    totals = events.attendance(full).totals
    row = events.attendance(full).rows[1].id
    assert totals.participants[row] == Presence(4, 5)
    view.go_to(0, LEADING + 6)
    type_text(view, "v")
    assert len(marks()) == 5 * 33
    press(view, KEY.Key_Right, CONTROL)
    assert len(marks()) == 5 * 33


def test_a_day_to_come_says_so(view, page, marks):
    view.go_to(0, LEADING + 7)
    type_text(view, "v")
    assert marks() == {}
    assert "27" in page.attendance.banner.text()
    view.go_to(0, LEADING)
    type_text(view, "v")
    assert page.attendance.banner.text() == ""


def test_control_down_takes_the_mark_of_the_cell_and_spares_the_others(view, marks):
    view.go_to(4, LEADING)
    type_text(view, "i")
    view.go_to(9, LEADING)
    type_text(view, "y")
    view.go_to(4, LEADING)
    press(view, KEY.Key_Down, CONTROL)
    assert [marks()[row, 0].mark for row in (0, 4, 9, 32)] == ["excused", "excused", "absent", "excused"]


def test_control_right_fills_the_row_up_to_today(view, marks):
    view.go_to(2, LEADING + 1)
    press(view, KEY.Key_Right, CONTROL)
    assert set(marks()) == {(2, half) for half in (1, 2, 3, 4, 5)}


def test_a_block_is_marked_in_one_step(view, marks):
    view.go_to(3, LEADING)
    for _ in range(2):
        press(view, KEY.Key_Down, SHIFT)
    press(view, KEY.Key_Right, SHIFT)
    type_text(view, "y")
    assert set(marks()) == {(row, half) for row in (3, 4, 5) for half in (0, 1)}
    press(view, KEY.Key_Z, CONTROL)
    assert marks() == {}


def test_each_mark_is_undone_in_turn(view, marks):
    type_text(view, "vyg30")
    states = []
    while view.grid_model.can_undo():
        press(view, KEY.Key_Z, CONTROL)
        states.append(len(marks()))
    assert states == [3, 3, 2, 1, 0]  # two digits, then three letters
    press(view, KEY.Key_Z, CONTROL)
    assert marks() == {}


def test_space_is_present_and_delete_empties(view, marks):
    type_text(view, "  ")
    assert set(marks()) == {(0, 0), (1, 0)}
    view.go_to(0, LEADING)
    press(view, KEY.Key_Delete)
    assert set(marks()) == {(1, 0)}


def test_backspace_takes_back_a_digit(view, marks):
    type_text(view, "g205")
    press(view, KEY.Key_Backspace)
    assert marks() == {(0, 0): Mark("late", 20)}


def test_minutes_that_cannot_be_are_refused(view, page, marks):
    type_text(view, "g999")
    assert marks() == {(0, 0): Mark("late", 99)}
    assert "999" in page.attendance.banner.text()


def test_a_letter_that_marks_nothing_says_which_do(view, page, marks):
    type_text(view, "q")
    assert marks() == {}
    assert "V, Y, İ, G, E" in page.attendance.banner.text()


def test_digits_without_a_late_mark_do_nothing(view, page, marks):
    type_text(view, "v15")
    assert marks() == {(0, 0): Mark("present")}


def test_the_cursor_stays_among_the_half_days(view):
    for key in (KEY.Key_Left, KEY.Key_Home, KEY.Key_Up):
        press(view, key)
        assert view.currentIndex().column() == LEADING
    for key in (KEY.Key_End, KEY.Key_Right):
        press(view, key)
        assert view.currentIndex().column() == LEADING + 7


def test_a_name_in_the_box_jumps(view, page, qtbot):
    press(view, KEY.Key_F, CONTROL)
    box = page.attendance.box
    assert box.hasFocus()
    qtbot.keyClicks(box, "ilgaz")
    assert view.grid_model.people[view.currentIndex().row()].name.startswith("Ilgaz")
    press(box, KEY.Key_Return)
    assert view.hasFocus()
    assert box.text() == ""
    press(view, KEY.Key_Slash, NONE, "/")
    qtbot.keyClicks(box, "qqq")
    assert "qqq" in page.attendance.banner.text()


def test_a_walk_in_is_added_and_present_without_the_mouse(view, page, events, full, marks, qtbot):
    view.go_to(0, LEADING + 4)
    press(view, KEY.Key_Insert)
    strip = page.attendance.walk_in
    assert strip.person.input.hasFocus()
    type_text(strip.person.input, "Şahin Zümrütova")
    press(strip.person.input, KEY.Key_Return)
    assert strip.organisation.input.hasFocus()
    qtbot.keyClicks(strip.organisation.input, "bademlik")
    press(strip.organisation.input, KEY.Key_Return)
    press(strip.organisation.input, KEY.Key_Return)
    found = next(row for row in events.participants(full) if row.family_name == "Zümrütova")
    assert (found.given_name, found.organisation, found.side) == ("Şahin", "Bademlik Gençlik Vakfı", "civil")
    row = [person.id for person in view.grid_model.people].index(found.id)
    assert marks() == {(row, 4): Mark("present")}
    assert view.currentIndex().row() == row
    press(strip.person.input, KEY.Key_Escape)
    assert view.hasFocus()


def test_a_walk_in_without_a_surname_is_told_at_the_field(view, page, events, full, qtbot):
    press(view, KEY.Key_Insert)
    strip = page.attendance.walk_in
    press(strip.person.input, KEY.Key_Return)
    assert strip.person.error()
    qtbot.keyClicks(strip.person.input, "Qwert")
    press(strip.person.input, KEY.Key_Return)
    press(strip.organisation.input, KEY.Key_Return)
    assert strip.new_name.error()
    assert len(events.participants(full)) == 33


def test_the_sums_below_follow_each_mark(view, page):
    assert page.attendance.totals.texts() == ["–"] * 8
    type_text(view, "vyv")
    assert page.attendance.totals.texts()[0] == "2 / 3"
    assert page.attendance.session.text().endswith("3 / 33")


def test_counting_the_rest_as_present_is_one_step_with_undo(view, page, marks, qtbot):
    type_text(view, "y")
    with qtbot.waitSignal(page.notice_posted) as notice:
        page.attendance.rest.click()
    assert len(marks()) == 33
    notice.args[1]()
    assert marks() == {(0, 0): Mark("absent")}


def test_the_grid_opens_where_attendance_is_taken_now(page, events, full):
    grid = events.attendance(full)
    events.mark_many([(grid.sessions[number].id, row.id) for number in range(4) for row in grid.rows], "present")
    events.mark_many([(grid.sessions[4].id, row.id) for row in grid.rows[:9]], "present")
    page.take_attendance(full)
    index = page.attendance.view.currentIndex()
    assert (index.row(), index.column()) == (9, LEADING + 4)


def test_a_cell_tells_a_screen_reader_who_and_when(view):
    type_text(view, "g20")
    told = view.grid_model.index(0, LEADING).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told.startswith("Ayşenur Akpınarlı, ")
    assert told.endswith("20")


def test_an_event_without_people_offers_to_add_them(page, events):
    from tests.db.events.people import training

    event = events.plan_event(training(title="Boş"))
    page.take_attendance(event)
    assert page.attendance.empty.isVisible()
    assert not page.attendance.view.isVisible()


@pytest.mark.parametrize("then", ["mark", "undo"])
def test_what_the_toast_would_take_back_is_no_longer_offered_once_it_is_not_the_newest(view, page, then):
    window = page.window()
    press(view, KEY.Key_Down, CONTROL)
    assert window.toast_.can_undo()
    if then == "mark":
        view.go_to(3, LEADING)
        press(view, KEY.Key_unknown, NONE, "y")
    else:
        press(view, KEY.Key_Z, CONTROL)
    assert not window.toast_.isVisible()
