"""Toast, palette, filter bar, overlays: by keyboard, and the focus is never lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from db.text import fold
from desktop.widgets import CommandPalette, EmptyState, Filter, FilterBar, Hit, KeysOverlay, ProgressStrip, Toast
from tests.desktop.hands import type_text


@pytest.fixture
def window(shown):
    window = QWidget()
    column = QVBoxLayout(window)
    window.line = QLineEdit()
    column.addWidget(window.line)
    column.addStretch(1)
    shown(window, 1000, 640)
    window.line.setFocus()
    return window


# ---- toast
def test_undo_runs_once_and_the_toast_goes(window, qtbot):
    toast, done = Toast(window), []
    toast.show_text("Temas kaydedildi.", lambda: done.append(1))
    assert toast.can_undo()
    toast.undo()
    toast.undo()
    assert done == [1]
    assert not toast.isVisible()


def test_the_next_toast_replaces_the_first(window):
    toast = Toast(window)
    toast.show_text("Bir", lambda: None)
    toast.show_text("İki")
    assert toast.text() == "İki"
    assert not toast.can_undo()


def test_a_toast_goes_by_itself_but_not_while_it_is_held(window, qtbot):
    toast = Toast(window)
    toast._timer.setInterval(1)
    toast.show_text("Bir", lambda: None)
    toast._button.setFocus()
    toast._expire()
    assert toast.isVisible()
    window.line.setFocus()
    with qtbot.waitSignal(toast.closed):
        toast._expire()
    assert not toast.isVisible()


def test_a_toast_that_goes_gives_the_focus_back(window):
    toast = Toast(window)
    toast.show_text("Bir", lambda: None)
    toast._button.setFocus()
    toast.dismiss()
    assert window.focusWidget() is window.line


def test_a_toast_stands_above_the_input_that_is_being_filled_and_goes_back_down(window, qtbot):
    toast, low = Toast(window), QLineEdit()
    window.layout().addWidget(low)
    qtbot.waitUntil(lambda: low.geometry().bottom() > window.height() - 40)
    toast.show_text("Temas kaydedildi.", lambda: None)
    down = toast.geometry()
    low.setFocus()
    qtbot.waitUntil(lambda: toast.geometry().bottom() < low.geometry().top())
    toast.show_text("Sonraki")
    assert toast.geometry().bottom() < low.geometry().top()
    window.line.setFocus()
    qtbot.waitUntil(lambda: toast.y() == down.y())


# ---- palette
@pytest.fixture
def palette(window):
    palette = CommandPalette(window)
    palette.done = []
    names = ["Işıklı Yarınlar Eğitim Derneği", "Işıklı Yarınlar – Sivrihisar", "Yunus Vadisi"]

    def organisations(text):
        found = [name for name in names if text and fold(text) in fold(name)]
        return [
            Hit("Kuruluşlar", "buildings", name, action=lambda name=name: palette.done.append(name)) for name in found
        ]

    palette.add_source(organisations)
    palette.add_source(
        lambda text: [Hit("Kişiler", "user", "Işıklar Ak")] if text and fold(text) in "isiklar ak" else []
    )
    palette.set_commands(
        lambda _text: [
            Hit("Komutlar", "plus", "Temas ekle", action=lambda: palette.done.append("temas")),
            Hit("Komutlar", "gear-six", "Ayarlar"),
        ]
    )
    return palette


def titles(palette):
    return [line.title for line in palette.model.lines if isinstance(line, Hit)]


def test_typing_finds_blind_to_turkish_letters_and_enter_opens(palette, qtbot):
    palette.open()
    type_text(palette.line, "isikli")
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.done == ["Işıklı Yarınlar – Sivrihisar"]
    assert palette.isHidden()


def test_commands_come_last_and_there_is_always_one(palette, qtbot):
    palette.open("yunus")
    assert titles(palette) == ["Yunus Vadisi", "Temas ekle"]
    palette.search("bulunmaz")
    assert titles(palette)[0] == "Temas ekle"
    palette.search("ayar")
    assert titles(palette) == ["Ayarlar"]


def test_tab_narrows_to_the_kind_and_widens_again(palette, qtbot):
    palette.open("isik")
    assert "Işıklar Ak" in titles(palette)
    qtbot.keyClick(palette.line, Qt.Key.Key_Tab)
    assert titles(palette) == ["Işıklı Yarınlar Eğitim Derneği", "Işıklı Yarınlar – Sivrihisar"]
    qtbot.keyClick(palette.line, Qt.Key.Key_Tab)
    assert "Işıklar Ak" in titles(palette)


def test_escape_closes_and_the_focus_is_where_it_was(palette, window, qtbot):
    palette.open()
    qtbot.keyClick(palette.line, Qt.Key.Key_Escape)
    assert palette.isHidden()
    assert window.focusWidget() is window.line


def test_a_click_beside_the_panel_closes(palette, qtbot):
    palette.open()
    qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=palette.rect().bottomLeft())
    assert palette.isHidden()


def test_the_palette_paints_hits_heads_and_marks(palette):
    palette.open("isikli")
    assert not palette.grab().isNull()


def test_the_keys_of_a_page_are_shown_and_spoken(window, qtbot):
    overlay = KeysOverlay(window)
    overlay.show_keys("Kuruluşlar", [("F2", "düzenle")], [("Ctrl+K", "bul")])
    assert "F2: düzenle" in overlay.panel.accessibleName()
    qtbot.keyClick(overlay.panel, Qt.Key.Key_Escape)
    assert overlay.isHidden()
    assert window.focusWidget() is window.line


# ---- filter bar
@pytest.fixture
def bar(shown):
    bar = FilterBar("Ad, kütük no…", "kuruluş")
    bar.set_filters([Filter("state", "Durum", "Faal"), Filter("province", "İl", "Eskişehir")])
    bar.set_count(218, 1904)
    return shown(bar, 1100, 44)


def test_each_letter_filters_at_once(bar, qtbot):
    heard = []
    bar.text_changed.connect(heard.append)
    type_text(bar.field, "ış")
    assert heard == ["ı", "ış"]


def test_escape_empties_the_text_first(bar, qtbot):
    bar.set_text("ışık")
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert bar.text() == ""


def test_a_filter_is_taken_away_by_key_and_the_focus_stays_in_the_bar(bar, qtbot):
    left = [Filter("province", "İl", "Eskişehir")]
    bar.filter_removed.connect(lambda _key: bar.set_filters(left))
    bar._chips[0].setFocus()
    with qtbot.waitSignal(bar.filter_removed) as caught:
        qtbot.keyClick(bar._chips[0], Qt.Key.Key_Delete)
    assert caught.args == ["state"]
    assert bar.focusWidget() is bar._chips[0]


def test_the_count_is_shown_and_spoken(bar):
    assert bar._figure.text() == "218 / 1,904"
    assert bar._figure.accessibleName() == "218 / 1,904 kuruluş"


def test_filters_without_room_go_behind_a_number(bar, qtbot):
    bar.resize(460, 44)
    assert bar._more.isVisible()
    assert bar._more.text() == "+2"
    bar.resize(1100, 44)
    assert not bar._more.isVisible()


def test_letters_typed_in_the_list_go_on_in_the_field(bar):
    bar.set_text("ış")
    bar.type_text("ı")
    assert bar.text() == "ışı"


# ---- states
def test_an_empty_list_with_filters_on_offers_to_remove_them(shown, qtbot):
    cleared = []
    state = EmptyState("users", "Henüz katılımcı yok", "Davet edebilirsiniz.", "Davet et")
    shown(state)
    state.show_filtered("“sirnak” için sonuç yok", 3, lambda: cleared.append(1))
    assert not state._first.isVisible()
    qtbot.mouseClick(state._clear, Qt.MouseButton.LeftButton)
    assert cleared == [1]
    state.show_plain()
    assert state._first.isVisible()


def test_progress_tells_how_far_and_can_be_cancelled(shown, qtbot):
    strip = ProgressStrip()
    shown(strip)
    strip.start("Çizelge denetleniyor", "Vazgeçerseniz hiçbir şey yazılmaz.")
    strip.report(1071, 1728, "4 sn")
    assert strip._figures.text() == "1,071 / 1,728 · 4 sn"
    with qtbot.waitSignal(strip.cancelled):
        qtbot.keyClick(strip.cancel_button, Qt.Key.Key_Return)
