"""The shell: pages built when shown, the keyboard goes everywhere, the focus is never lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.jobs import Jobs
from desktop.theme import Theme, colour
from desktop.widgets import ListDetail, Page
from desktop.window import Window


class Sample(Page):
    def __init__(self, title):
        super().__init__(title)
        self.line = QLineEdit(accessibleName="Alan")
        self.body.addWidget(self.line)
        self.body.addStretch(1)
        self.refreshed, self.inner = 0, False

    def refresh(self):
        self.refreshed += 1

    def go_back(self):
        was, self.inner = self.inner, False
        return was


@pytest.fixture
def window(qtbot, qapp):
    Theme.apply(qapp, "light")
    jobs = Jobs()
    window = Window(jobs)
    window.jobs = jobs
    qtbot.addWidget(window)
    window.made = []
    for key, title, group in (("today", "Bugün", "a"), ("people", "Kişiler", "a"), ("settings", "Ayarlar", "b")):
        window.add_page(key, "user", title, lambda title=title: window.made.append(title) or Sample(title), group)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.show_page("today")
    yield window
    jobs.wait()


def press(qtbot, window, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(window.focusWidget() or window, key, modifier)


def test_a_page_is_built_when_it_is_first_shown(window):
    assert window.made == ["Bugün"]
    window.show_page("people")
    window.show_page("today")
    window.show_page("people")
    assert window.made == ["Bugün", "Kişiler"]
    assert window.page("people").refreshed == 2


def test_a_page_that_comes_takes_the_focus_to_where_work_begins(window):
    window.show_page("people")
    assert window.focusWidget() is window.page("people").line


def test_control_and_a_digit_go_to_the_sections(window, qtbot):
    press(qtbot, window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert window.current_key == "settings"
    press(qtbot, window, Qt.Key.Key_9, Qt.KeyboardModifier.ControlModifier)
    assert window.current_key == "settings"


def test_escape_leaves_the_innermost_thing_then_goes_a_page_back(window, qtbot):
    window.show_page("people")
    window.page("people").inner = True
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.current_key == "people"
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.current_key == "today"
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.current_key == "today"


def test_the_navigation_is_one_stop_and_enter_opens(window, qtbot):
    navigation = window.side.navigation
    navigation.setFocus()
    qtbot.keyClick(navigation, Qt.Key.Key_Down)
    assert window.current_key == "today"
    qtbot.keyClick(navigation, Qt.Key.Key_Return)
    assert window.current_key == "people"
    navigation.setFocus()
    qtbot.keyClick(navigation, Qt.Key.Key_Down)  # over the line between the groups
    qtbot.keyClick(navigation, Qt.Key.Key_Space)
    assert window.current_key == "settings"


def test_counts_are_spoken(window):
    window.set_count("people", 4)
    index = window.side.navigation.model_.index(1, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Kişiler, 4"
    window.page("people").count_changed.emit(5)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Kişiler, 5"


def test_f6_goes_round_the_panes_and_back(window, qtbot):
    window.set_status("saved", "check-circle", "Kaydedildi", page="today")
    seen = []
    for _ in range(3):
        press(qtbot, window, Qt.Key.Key_F6)
        seen.append(type(window.focusWidget()).__name__)
    assert seen == ["StatusItem", "Navigation", "FindButton"]
    press(qtbot, window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert type(window.focusWidget()).__name__ == "Navigation"


def test_control_z_undoes_what_the_toast_offers_else_asks(window, qtbot):
    done = []
    window.page("today").line.clearFocus()
    window.side.navigation.setFocus()
    window.toast("Temas silindi.", lambda: done.append(1))
    press(qtbot, window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert done == [1]
    with qtbot.waitSignal(window.undo_requested):
        press(qtbot, window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_a_page_posts_its_notice_and_asks_for_other_records(window, qtbot):
    page = window.page("today")
    page.say("Kaydedildi.")
    assert window.toast_.text() == "Kaydedildi."
    with qtbot.waitSignal(window.open_requested) as caught:
        page.open_requested.emit("contact", 7)
    assert caught.args == ["contact", 7]


def test_control_k_opens_the_palette_and_escape_gives_the_focus_back(window, qtbot):
    line = window.page("today").line
    press(qtbot, window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.palette_.isVisible()
    assert window.focusWidget() is window.palette_.line
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.focusWidget() is line


def test_f1_shows_the_keys_and_hides_them(window, qtbot):
    press(qtbot, window, Qt.Key.Key_F1)
    assert window.keys_.isVisible()
    press(qtbot, window, Qt.Key.Key_F1)
    assert not window.keys_.isVisible()


def test_an_interview_has_the_window_for_itself(window, qtbot):
    interview = QPushButton("Soru")
    window.immersive(interview)
    assert not window.side.isVisible()
    press(qtbot, window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert not window.palette_.isVisible()
    press(qtbot, window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.current_key == "today"
    window.end_immersive()
    assert window.side.isVisible()
    assert window.focusWidget() is window.page("today").line
    interview.deleteLater()


def test_an_interview_begins_without_the_undo_of_what_was_done_before(window, qtbot):
    interview, undone = QPushButton("Soru"), []
    window.toast("Temas kaydedildi.", lambda: undone.append(1))
    window.immersive(interview)
    window.undo()
    assert undone == []
    window.end_immersive()
    interview.deleteLater()


def test_the_navigation_is_narrow_where_there_is_no_room(window):
    window.resize(1366, 768)
    assert window.side.width() == 188
    window.resize(1280, 660)
    assert window.side.width() == 52


def test_a_status_without_room_is_left_out_and_opens_its_page_where_there_is(window, qtbot):
    for key in ("one", "two", "three"):
        window.set_status(key, "tray", "Son gelen: no 64 · 23.11.2026 08:31 · işlendi", page="settings")
    window.resize(960, 600)
    assert [item.isVisible() for item in window.status._items.values()] == [True, True, True]
    window.status.resize(500, 26)
    assert [item.isVisible() for item in window.status._items.values()] == [True, False, False]
    qtbot.mouseClick(window.status._items["one"], Qt.MouseButton.LeftButton)
    assert window.current_key == "settings"


def test_the_window_asks_for_no_more_than_a_small_screen(window):
    hint = window.minimumSizeHint()
    assert hint.width() <= 1280
    assert hint.height() <= 660


def test_running_work_is_waited_for_before_the_window_closes(window, qtbot):
    import threading

    go = threading.Event()
    window.jobs.start("Paket hazırlama", lambda _progress: go.wait(5))
    assert not window.close()
    assert "Paket hazırlama" in window.toast_.text()
    assert window.isVisible()
    with qtbot.waitSignal(window.closing):
        go.set()
    assert not window.isVisible()


def test_the_theme_changes_while_the_window_is_shown(window, qapp):
    light = colour("surface").name()
    Theme.apply(qapp, "dark")
    assert colour("surface").name() != light
    assert qapp.palette().window().color() == colour("surface")
    assert not window.grab().isNull()
    Theme.apply(qapp, "light")


# ---- list and detail
@pytest.fixture
def split(qtbot, qapp):
    Theme.apply(qapp, "light")
    detail = QWidget()
    column = QVBoxLayout(detail)
    column.addWidget(QLabel("Ad"))
    column.addWidget(QLineEdit(accessibleName="Ad"))
    split = ListDetail(QLineEdit(accessibleName="Liste"), detail)
    qtbot.addWidget(split)
    split.resize(1200, 600)
    split.show()
    split.activateWindow()
    qtbot.waitUntil(split.isActiveWindow)
    split.list_side.setFocus()
    return split


def test_wide_both_stand_side_by_side(split):
    assert not split.one_column
    assert split.list_side.isVisible()
    assert split.detail.isVisible()


def test_narrow_the_detail_takes_the_place_of_the_list_and_back_returns(split):
    split.resize(900, 600)
    assert split.one_column
    assert not split.detail.isVisible()
    split.show_detail()
    assert not split.list_side.isVisible()
    assert split.isAncestorOf(split.focusWidget())
    assert split.focusWidget().isVisible()
    assert split.back()
    assert split.list_side.isVisible()
    assert split.focusWidget() is split.list_side
    assert not split.back()


def test_a_window_made_narrow_keeps_the_focus_on_something_visible(split):
    split.show_detail(focus=True)
    split.resize(900, 600)
    assert split.focusWidget().isVisible()
    split.resize(1200, 600)
    assert split.focusWidget().isVisible()


def test_back_from_the_detail_goes_to_the_list_where_both_are_shown(split):
    split.show_detail(focus=True)
    assert split.back()
    assert split.focusWidget() is split.list_side


def test_alt_and_arrows_step_through_the_records(split, qtbot):
    split.show_detail(focus=True)
    with qtbot.waitSignal(split.stepped) as caught:
        qtbot.keyClick(split.focusWidget(), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert caught.args == [1]
