"""Fields: what is typed is read, what cannot be read is said under the field, nothing is dropped in silence."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from db.errors import InvalidInput, UserError
from db.text import fold
from desktop.widgets import ChoiceField, DateField, FormLayout, NoteField, PickField, PickManyField, TextField
from tests.desktop.hands import type_text

TODAY = dt.date(2026, 11, 23)
ORGS = [(1, "Işıklı Yarınlar Eğitim Derneği", "Odunpazarı"), (2, "Yunus Vadisi Kültür Derneği", "Mihalıççık"),
        (3, "İnönü Havacılık Topluluğu", "")]  # fmt: skip


def search(text):
    return [choice for choice in ORGS if fold(text) in fold(choice[1])]


@pytest.fixture
def place(shown):
    """A window with a field in it: `place(field)`."""

    kept = []

    def put(*fields):
        holder = QWidget()
        kept.append(holder)
        column = QVBoxLayout(holder)
        for field in fields:
            column.addWidget(field)
        column.addStretch(1)
        shown(holder)
        fields[0].input.setFocus()
        return fields[0]

    return put


@pytest.mark.parametrize(
    ("typed", "read"),
    [("23.11.2026", TODAY), ("bugün", TODAY), ("yarın", dt.date(2026, 11, 24)), ("+3", dt.date(2026, 11, 26)),
     ("1.12", dt.date(2026, 12, 1)), ("", None)],
)  # fmt: skip
def test_a_date_is_read_as_it_is_typed(place, qtbot, typed, read):
    field = place(DateField("Gün", today=lambda: TODAY))
    type_text(field.line, typed)
    qtbot.keyClick(field.line, Qt.Key.Key_Tab)
    assert field.value() == read
    assert field.error() == ""


def test_an_impossible_date_is_said_under_the_field_and_kept(place, qtbot):
    field = place(DateField("Gün", today=lambda: TODAY))
    type_text(field.line, "31.02.2026")
    assert field.error() == ""  # not while it is being typed
    qtbot.keyClick(field.line, Qt.Key.Key_Tab)
    assert "31" in field.error()
    assert field.value() is None
    assert field.line.text() == "31.02.2026"
    assert field.line.accessibleDescription() == field.error()


def test_a_date_outside_its_limits_is_refused(place, qtbot):
    field = place(DateField("Gün", today=lambda: TODAY, latest=TODAY))
    type_text(field.line, "yarın")
    assert field.value() is None
    assert not field.check()
    assert field.error()


def test_control_and_arrows_go_by_a_day(place, qtbot):
    field = place(DateField("Gün", today=lambda: TODAY))
    qtbot.keyClick(field.line, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert field.value() == dt.date(2026, 11, 24)


def test_the_calendar_opens_takes_a_day_and_gives_the_focus_back(place, qtbot):
    field = place(DateField("Gün", today=lambda: TODAY))
    qtbot.keyClick(field.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = field._popup
    assert popup.isVisible()
    popup.calendar.activated.emit(popup.calendar.selectedDate())
    assert not popup.isVisible()
    assert field.value() == TODAY
    assert field.window().focusWidget() is field.line


def test_a_record_is_picked_by_typing_and_enter(place, qtbot):
    field = place(PickField("Kuruluş", search))
    type_text(field.line, "isikli")
    assert [choice[0] for choice in field.line.choices()] == [1]
    with qtbot.waitSignal(field.changed):
        qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert (field.value(), field.title()) == (1, "Işıklı Yarınlar Eğitim Derneği")
    assert not field.line.popup_visible()


def test_arrows_choose_among_the_found(place, qtbot):
    field = place(PickField("Kuruluş", search))
    qtbot.keyClick(field.line, Qt.Key.Key_Down)
    assert len(field.line.choices()) == 3
    qtbot.keyClick(field.line, Qt.Key.Key_Down)
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.value() == 2


def test_escape_closes_the_found_and_goes_no_further(place, qtbot):
    field = place(PickField("Kuruluş", search))
    type_text(field.line, "yunus")
    qtbot.keyClick(field.line, Qt.Key.Key_Escape)
    assert not field.line.popup_visible()
    assert field.line.text() == "yunus"


def test_what_was_typed_but_not_chosen_is_said(place, qtbot):
    field = place(PickField("Kuruluş", search), TextField("Sonra"))
    type_text(field.line, "yok böyle")
    qtbot.keyClick(field.line, Qt.Key.Key_Tab)
    assert "yok böyle" in field.error()


def test_typing_over_a_picked_record_unpicks_it(place, qtbot):
    field = place(PickField("Kuruluş", search))
    field.set_value(1, "Işıklı Yarınlar")
    type_text(field.line, "x")
    assert field.value() is None


def test_a_missing_record_can_be_created_from_the_field(place, qtbot):
    field = place(PickField("Kuruluş", search, creatable="“{text}” adıyla yeni"))
    type_text(field.line, "Yepyeni")
    with qtbot.waitSignal(field.create_requested) as caught:
        qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert caught.args == ["Yepyeni"]


def test_several_records_are_picked_and_taken_out_by_keyboard(place, qtbot):
    field = place(PickManyField("Kuruluşlar", search))
    for typed in ("isikli", "yunus"):
        type_text(field.line, typed)
        qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.value() == [1, 2]
    qtbot.keyClick(field.line, Qt.Key.Key_Backspace)
    assert field.value() == [1]
    field._chips[0].setFocus()
    qtbot.keyClick(field._chips[0], Qt.Key.Key_Delete)
    assert field.value() == []
    assert field.window().focusWidget() is field.line


def test_a_record_already_picked_is_not_offered_again(place, qtbot):
    field = place(PickManyField("Kuruluşlar", search))
    field.set_value([(1, "Işıklı Yarınlar Eğitim Derneği")])
    type_text(field.line, "derneği")
    assert [choice[0] for choice in field.line.choices()] == [2]


def test_a_choice_keeps_codes_apart_from_words(place):
    field = place(ChoiceField("Tür", [("d", "Dernek"), ("v", "Vakıf")], empty="–"))
    assert field.value() is None
    field.set_value("v")
    assert field.value() == "v"
    field.set_choices([("k", "Kooperatif"), ("v", "Vakıf")])
    assert field.value() == "v"


def test_an_error_is_spoken_and_goes_when_the_person_types(place, qtbot):
    field = place(TextField("Ad", hint="Resmî ad"))
    field.set_error("Ad boş.")
    assert field.line.accessibleDescription() == "Ad boş."
    type_text(field.line, "I")
    assert field.error() == ""
    assert field.note() == "Resmî ad"


def test_a_focus_ring_or_an_error_does_not_move_the_page(place, qtbot):
    field = place(TextField("Ad"), TextField("Soyad"))
    high = field.line.height()
    field.set_error("")
    assert field.line.height() == high
    field.line.clearFocus()
    QApplication.processEvents()
    assert field.line.height() == high


def test_tab_leaves_a_note(place, qtbot):
    note, after = NoteField("Özet"), TextField("Sonra")
    place(note, after)
    type_text(note.area, "görüşüldü")
    qtbot.keyClick(note.area, Qt.Key.Key_Tab)
    assert note.window().focusWidget() is after.line
    assert note.value() == "görüşüldü"


@pytest.fixture
def form(shown):
    form = FormLayout()
    form.add("name", TextField("&Ad"))
    form.add_row(day=DateField("&Gün", today=lambda: TODAY), kind=ChoiceField("&Tür", [(1, "bir"), (2, "iki")]))
    form.add_stretch()
    shown(form)
    form.focus_first()
    return form


def test_a_refusal_stands_at_the_field_that_it_names(form):
    form.show_error(InvalidInput("{day} is too late.", field="day", day="24.11.2026"))
    assert form.fields["day"].error() == "24.11.2026 is too late."
    assert form.focusWidget() is form.fields["day"].line


def test_a_refusal_without_a_field_stands_over_the_form(form):
    form.show_error(UserError("The disk is full."))
    assert form.banner.isVisible()
    assert form.banner.text() == "The disk is full."
    form.clear_errors()
    assert not form.banner.isVisible()


def test_control_enter_submits_from_any_field(form, qtbot):
    with qtbot.waitSignal(form.submitted):
        qtbot.keyClick(form.fields["name"].input, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_the_focus_goes_to_the_first_field_that_cannot_be_read(form, qtbot):
    form.fields["day"].line.setText("32.1.2026")
    assert not form.check()
    assert form.focusWidget() is form.fields["day"].line


def test_values_go_in_and_out_by_name(form):
    form.set_values({"name": "Işıklı", "day": TODAY, "kind": 2, "unknown": 1})
    assert form.values() == {"name": "Işıklı", "day": TODAY, "kind": 2}
