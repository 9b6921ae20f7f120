"""The interview by keyboard alone, from the first key to the closed interview."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from db.errors import InvalidInput
from db.interviews.service import InterviewService
from desktop.interviews.entry import EntryEditor
from desktop.interviews.find import FindEditor
from desktop.interviews.keys import choice_keys
from desktop.interviews.matrix import MatrixEditor
from desktop.interviews.view import InterviewView
from desktop.theme import Theme
from tests.desktop.audit import audit
from tests.desktop.hands import type_text

KEY = Qt.Key


def to_consent(place):
    """District, way of the interview, the notice: everything before consent."""
    place.type("odun")
    place.enter()
    place.type("1")
    place.enter()
    place.enter()
    assert place.ref == "/data/onay"


def to(place, ref):
    """Straight to a question of an interview in which consent was given."""
    if place.view.course.form.node("/data/onay").value != "1":
        place.interviews.answer(place.view.response, "/data/onay", "1")
        place.interviews.answer(place.view.response, "/data/grup", "2")
        place.interviews.answer(place.view.response, "/data/gC/c1", "1")
        place.view.course.read()
    place.view.show_question(ref)
    QApplication.processEvents()
    assert place.ref == ref


def test_the_perception_questionnaire_is_answered_by_an_organisation_with_the_keyboard_alone(place):
    response = place.open()
    assert place.ref == "/data/g0/ilce"
    to_consent(place)
    for key in "12":
        place.type(key)
        place.enter()
    while place.view.course.page is not None:
        answer_page(place)
    assert place.view.course.at_end
    assert place.view.course.gaps() == []
    place.enter()
    assert place.interviews.response(response).status == "completed"
    assert not place.window.is_immersed
    assert place.page.left.view.current_id() == response
    submission = place.interviews.submission(response)
    for expected in (b"<ilce>26_", b"<a4s>1</a4s>", b"<d10>4</d10>", b"<f4>1 2 3 4 5 6 7 8</f4>", b"<i2>10</i2>",
                     b"<h5>4</h5>", b"<i3>Tek irtibat noktasi</i3>"):  # fmt: skip
        assert expected in submission


def answer_page(place):
    """One page, in the way of its kind, and on."""
    page = place.view.course.page
    asked = [node for node in page.nodes if node.kind == "question"]
    if page.layout == "table":
        place.type("4" * (len(asked) - 1))
    elif asked and isinstance(place.view.stage.editors()[0], FindEditor):
        place.type("e")
    elif asked and asked[0].type == "rank":
        place.type("1234567")
    elif asked and asked[0].type == "range":
        place.type("10")
    elif asked and asked[0].type == "text":
        place.type("Tek irtibat noktasi")
    elif asked and asked[0].type == "integer":
        place.type("12")
    elif asked:
        place.type("4" if asked[0].name == "h5" else "1")
    place.enter()


def test_who_declines_is_thanked_and_the_interview_closed_as_refused(place):
    response = place.open()
    to_consent(place)
    place.type("2")
    place.enter()
    assert place.ref == "/data/son"
    place.enter()
    assert place.view.course.at_end
    place.enter()
    assert place.interviews.response(response).status == "refused"
    assert not place.window.is_immersed


def test_each_key_is_on_the_disk_before_the_next(place):
    place.open()
    to(place, "/data/gD/d1")
    for number, key in enumerate("4518", start=1):
        place.type(key)
        assert place.value(f"/data/gD/d{number}") == {"8": "98"}.get(key, key)
    assert place.ref == "/data/gD/d5"


def test_after_a_crash_the_interview_opens_at_its_page(place, qtbot):
    response = place.open()
    to(place, "/data/gC/c4")
    again = InterviewView(InterviewService(place.interviews._database), response)
    qtbot.addWidget(again)
    assert again.course.page.ref == "/data/gC/c4"


def test_backspace_goes_back_and_in_a_text_deletes(place):
    place.open()
    to(place, "/data/gC/c4")
    place.type("12")
    place.press(KEY.Key_Backspace)
    assert place.ref == "/data/gC/c4"
    place.press(KEY.Key_Backspace, KEY.Key_Backspace)
    assert place.ref == "/data/gC/c3"
    assert place.value("/data/gC/c4") == ""


def test_a_text_is_kept_while_it_is_typed(place, qtbot):
    place.open()
    to(place, "/data/gI/i3")
    type_text(QApplication.focusWidget(), "Çağrı ışığı")
    qtbot.waitUntil(lambda: place.value("/data/gI/i3") == "Çağrı ışığı", timeout=3000)


def test_an_answer_against_its_rule_is_said_under_the_question_and_holds_the_page(place):
    place.open()
    to(place, "/data/gB/b1")
    place.type("1234")
    place.enter()
    block = place.view.stage.current()
    assert place.ref == "/data/gB/b1"
    assert block.message.label.text() == "En çok üç seçenek"
    assert block.message.isVisible()
    place.type("4")
    assert not block.message.isVisible()
    place.enter()
    assert place.ref == "/data/gB/b2"


@pytest.mark.parametrize("typed", ["999", "abc", "1.5", "--"])
def test_a_number_that_is_none_is_refused_where_it_stands(place, typed):
    place.open()
    to(place, "/data/gC/c4")
    place.type(typed)
    place.enter()
    assert place.ref == "/data/gC/c4"
    assert place.view.stage.current().message.label.text()


def test_letters_find_a_district_blind_to_turkish_letters(place):
    place.open()
    place.type("cift")
    editor = place.view.stage.editors()[0]
    assert [row.label for row in editor.model.rows()] == ["Çifteler"]
    place.enter()
    assert place.value("/data/g0/ilce").startswith("26_")
    assert place.ref == "/data/g0/bicim"


def test_letters_that_no_district_has_take_nothing(place):
    place.open()
    place.type("xyz")
    place.enter()
    assert place.ref == "/data/g0/ilce"
    assert place.value("/data/g0/ilce") == ""
    assert "xyz" in place.view.stage.current().message.label.text()


def test_another_province_offers_its_own_districts(place):
    place.open()
    place.view.show_question("/data/g0/il")
    place.type("Trab")
    place.enter()
    assert place.value("/data/g0/il") == "61"
    labels = {row.label for row in place.view.stage.editors()[0].model.rows()}
    assert "Akçaabat" in labels
    assert "Odunpazarı" not in labels


def test_numbers_rank_and_make_room(place):
    place.open()
    to(place, "/data/gF/f4")
    place.type("1")
    place.type("1")
    assert place.value("/data/gF/f4") == "2 1"
    place.press(KEY.Key_Up, KEY.Key_Delete)
    assert place.value("/data/gF/f4") == "1"
    assert any("/data/gF/f4" in section.empty for section in place.view.course.sections)


def test_a_zero_after_a_one_is_ten(place):
    place.open()
    to(place, "/data/gI/i2")
    place.type("10")
    assert place.value("/data/gI/i2") == "10"
    place.type("7")
    assert place.value("/data/gI/i2") == "7"


def test_the_same_key_again_confirms_an_answer_and_delete_clears_it(place):
    place.open()
    to(place, "/data/gB/b3")
    place.type("4")
    place.type("4")
    assert place.value("/data/gB/b3") == "4"
    to(place, "/data/gB/b3")
    place.press(KEY.Key_Delete)
    assert place.value("/data/gB/b3") == ""


def test_finishing_from_a_question_leads_over_the_last_page(place):
    place.open()
    to(place, "/data/gB/b3")
    place.press(KEY.Key_Return, control=True)
    assert place.view.course.at_end
    assert place.view.stack.currentWidget() is place.view.end


def test_the_table_goes_on_with_the_rows_that_have_no_room(place):
    place.open()
    to(place, "/data/gD/d1")
    editor = place.view.stage.editors()[0]
    assert isinstance(editor, MatrixEditor)
    assert editor.beyond() == "S29–S31"
    assert "S29–S31" in place.view.stage.beyond_label.text()
    place.type("5555555")
    assert place.ref == "/data/gD/d8"
    assert editor.beyond() == ""
    place.press(*[KEY.Key_Backspace] * 7)
    assert place.ref == "/data/gD/d1"


def test_a_note_is_written_beside_its_question(place):
    place.open()
    to(place, "/data/gD/d4")
    place.press(KEY.Key_F4)
    place.type("Raporu gormemis")
    place.enter()
    assert place.interviews.notes(place.view.response) == {"/data/gD/d4": "Raporu gormemis"}
    assert "S25" in place.view.stage.note_label.full_text()
    assert place.ref == "/data/gD/d4"
    place.press(KEY.Key_F4)
    place.type("x")
    place.press(KEY.Key_Escape)
    assert place.interviews.notes(place.view.response) == {"/data/gD/d4": "Raporu gormemis"}
    assert place.window.is_immersed


def test_the_section_list_leads_to_what_is_empty(place):
    place.open()
    to(place, "/data/gB/b1")
    place.type("1")
    place.enter()
    place.press(KEY.Key_F6, KEY.Key_Down, KEY.Key_Up)
    assert place.view.side.jump.hasFocus()
    place.enter()
    assert place.ref == "/data/gB/b2"
    place.press(KEY.Key_F6, KEY.Key_Escape)
    assert place.ref == "/data/gB/b2"
    assert place.window.is_immersed


def test_a_section_left_behind_says_what_is_empty(place):
    place.open()
    to(place, "/data/gB/b1")
    for name in ("b1", "b2", "b3", "b4", "b6"):
        place.interviews.answer(place.view.response, f"/data/gB/{name}", "1")
    place.view.course.read()
    to(place, "/data/gC/c1")
    model = place.view.side.jump.sections
    item = next(one for one in model.items if one.title.startswith("B."))
    assert (item.state, item.answered, item.total) == ("gaps", 5, 6)
    assert "S14" in model.note(item)


def test_a_pause_hides_the_questions_and_stops_the_time(place):
    place.open()
    clock = place.interviews._database.clock
    clock.advance(minutes=4)
    place.press(KEY.Key_F9)
    assert not place.view.stage.isVisible()
    clock.advance(minutes=30)
    place.press(KEY.Key_F9)
    assert place.view.stage.isVisible()
    assert place.view.watch.minutes() == 4
    place.press(KEY.Key_Escape)
    assert place.interviews.resume(place.page.left.view.current_id()).seconds == 240


def test_type_grows_and_contrast_changes_without_losing_the_place(place):
    place.open()
    to(place, "/data/gD/d3")
    place.press(KEY.Key_Plus, KEY.Key_Plus, control=True)
    assert place.view.ink.px(16) == 20
    place.press(KEY.Key_F8)
    assert place.view.ink.tone("text_muted") == "text"
    assert place.ref == "/data/gD/d3"
    place.type("4")
    assert place.value("/data/gD/d3") == "4"


def test_the_end_says_what_must_be_answered_and_leads_there(place):
    place.open()
    place.press(KEY.Key_Return, control=True)
    assert place.view.course.at_end
    must = [gap.id for gap in place.view.end.model.rows() if gap.must]
    assert must == ["/data/g0/ilce", "/data/g0/bicim", "/data/onay"]
    assert not place.view.end.button.isVisible()
    place.enter()
    assert place.ref == "/data/g0/ilce"


def test_escape_leaves_and_enter_resumes(place):
    response = place.open()
    place.type("odun")
    place.enter()
    place.press(KEY.Key_Escape)
    assert not place.window.is_immersed
    assert place.page.left.view.current_id() == response
    place.enter()
    assert place.window.is_immersed
    assert place.ref == "/data/g0/bicim"


def test_an_answer_that_cannot_be_kept_is_said_and_does_not_stand_on_the_page(place):
    response = place.open()
    to(place, "/data/gB/b3")
    place.interviews.answer(response, "/data/g0/ilce", "26_14")
    while missing := place.interviews.missing(response):  # what is answered may ask for more
        for one in missing:
            choices = place.interviews.open_form(response).node(one.ref).choices
            place.interviews.answer(response, one.ref, choices[0].value if choices else "1")
    place.interviews.complete(response)
    place.type("4")
    assert place.view.foot.kept.property("tone") == "danger"
    assert place.view.course.form.node("/data/gB/b3").value == ""


def test_what_came_from_elsewhere_is_shown(place):
    response = place.open()
    to(place, "/data/gB/b3")
    InterviewService(place.interviews._database).answer(response, "/data/gB/b3", "2")
    place.page.refresh(frozenset({"answer"}))
    assert place.view.course.form.node("/data/gB/b3").value == "2"
    assert place.ref == "/data/gB/b3"


def test_an_interview_opens_quickly(place):
    place.open()
    place.press(KEY.Key_Escape)
    started = time.thread_time()  # of this thread alone: others may share the machine
    place.enter()
    QApplication.processEvents()
    assert time.thread_time() - started < 1.5  # 0.1 on the machine it was written on


def test_keys_follow_the_values_where_they_can():
    assert choice_keys(["1", "2", "5", "98", "99"]) == ["1", "2", "5", "8", "9"]
    assert choice_keys(["0", "1", "98"]) == ["0", "1", "8"]
    assert choice_keys([*"123456789", "10", "96"]) == [*"1234567890", "a"]
    assert choice_keys(["a", "b", "c"]) == ["1", "2", "3"]
    assert choice_keys(["1", "6", "96"]) == ["1", "6", "2"]


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(
    "ref",
    ["/data/g0/ilce", "/data/aydinlatma", "/data/gB/b1", "/data/gC/c4", "/data/gD/d1", "/data/gF/f4", "/data/gI/i2",
     "/data/gI/i3", "end"],
)  # fmt: skip
def test_every_kind_of_page_passes_the_audit(place, qapp, ref, mode):
    Theme.apply(qapp, mode)
    place.open()
    to(place, "/data/gB/b1")
    if ref == "end":
        place.press(KEY.Key_Return, control=True)
    else:
        to(place, ref)
    faults = audit(place.window)
    Theme.apply(qapp, "light")
    assert faults == []


def test_dates_and_times_are_read_as_people_write_them(place):
    place.open()
    to(place, "/data/gC/c4")
    editor = place.view.stage.editors()[0]
    assert isinstance(editor, EntryEditor)
    assert editor._value("date", "23.11.2026") == "2026-11-23"
    assert editor._value("time", "9.05") == "09:05:00.000"
    assert editor._value("decimal", "3,5") == "3.5"
    for kind, text in (("date", "31.02.2026"), ("time", "25:00"), ("decimal", "3,5,1"), ("dateTime", "yarin")):
        with pytest.raises((ValueError, InvalidInput)) as caught:
            editor._value(kind, text)
        assert str(caught.value)
