"""Every kind of question by keyboard: given, on the disk, in the submission."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

import pytest
from lxml import etree
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from db.interviews.questionnaires import read_questionnaire
from db.interviews.rows import NewStudy
from db.interviews.service import InterviewService
from desktop.interviews.blocks import QuestionBlock
from desktop.interviews.draw import DrawEditor
from desktop.interviews.entry import EntryEditor
from desktop.interviews.find import FindEditor
from desktop.interviews.matrix import MatrixEditor
from desktop.interviews.media import MediaEditor, SoundButton
from desktop.interviews.repeats import RowsEditor
from desktop.theme import Theme
from desktop.widgets import CELL_ROLE
from desktop.widgets.asking import FileAsker
from tests.desktop.audit import audit
from tests.desktop.hands import type_text
from tests.questionnaires.kinds import make, picture, sound

KEY = Qt.Key


class Answers(FileAsker):
    """The operating system's question, answered beforehand."""

    path: Path | None = None

    def file(self, parent, title, kinds=""):
        return self.path


@pytest.fixture(scope="module")
def questionnaire(tmp_path_factory):
    return read_questionnaire(make(tmp_path_factory.mktemp("kinds")))


@pytest.fixture
def study(interviews, questionnaire):
    return interviews.start_study(NewStudy("Soru türleri", interviews.keep(questionnaire), dt.date(2026, 11, 1)))


@pytest.fixture
def kinds(place):
    """An open interview of the questionnaire with every kind."""
    place.page.desk.asker = place.page.asker = Answers()
    place.open()
    return place


def to(place, ref):
    place.view.show_question(f"/data/{ref}")
    QApplication.processEvents()
    assert place.ref == f"/data/{ref}"
    return place.view.stage.editor_of(place.ref)


def stored(place, ref):
    """From the disk, by another service; and as the submission says it."""
    database = place.interviews._database
    fresh = InterviewService(database)
    value = fresh.open_form(place.view.response).node(f"/data/{ref}").value
    root = etree.fromstring(fresh.submission(place.view.response))
    found = root.xpath(f"/*/{ref}")
    assert (found[0].text or "") == value
    return value


TYPED = [
    ("yazi/ad", "Köy ışığı", "Köy ışığı"),
    ("yazi/aciklama", "Yol konuşuldu", "Yol konuşuldu"),
    ("yazi/kod", "0222-12", "0222-12"),
    ("yazi/sayfa", "https://example.org", "https://example.org"),
    ("yazi/butce", "2.633.500", "2633500"),
    ("yazi/kisi", "120", "120"),
    ("yazi/alan", "140,5", "140.5"),
    ("gunler/gun", "20.11.2026", "2026-11-20"),
    ("gunler/saat", "9.05", "09:05:00.000"),
    ("gunler/ay", "Mayıs 1998", "1998-05-01"),
    ("gunler/yil", "1976", "1976-01-01"),
    ("olcekler/uzaklik", "42", "42"),
    ("yerler/yer", "39°46'36\"K 30°31'14\"D 790 5", "39.7766667 30.5205556 790.0 5.0"),
    ("dosyalar/barkod", "8690000123457", "8690000123457"),
]
TYPED_OTHERWISE = [
    ("gunler/ay", "5.1998", "1998-05-01"),
    ("yerler/yer", "39,7767 30,5206", "39.7767 30.5206"),
]


@pytest.mark.parametrize("answers", [TYPED, TYPED_OTHERWISE], ids=["all", "otherwise"])
def test_what_is_typed_is_kept_and_goes_into_the_submission(kinds, answers):
    for ref, typed, value in answers:
        to(kinds, ref)
        type_text(QApplication.focusWidget(), typed)
        kinds.enter()
        assert kinds.ref != f"/data/{ref}", f"{ref} does not take {typed}"
        assert stored(kinds, ref) == value


def test_a_day_and_time_is_kept_with_its_zone(kinds):
    to(kinds, "gunler/an")
    type_text(QApplication.focusWidget(), "24.11.2026 14:30")
    kinds.enter()
    moment = dt.datetime.fromisoformat(stored(kinds, "gunler/an"))
    assert moment.astimezone().strftime("%d.%m.%Y %H:%M") == "24.11.2026 14:30"


WRONG = [
    ("yazi/kod", "on iki"),
    ("yazi/butce", "çok"),
    ("gunler/saat", "25:00"),
    ("gunler/ay", "13.1998"),
    ("gunler/yil", "98"),
    ("yerler/yer", "95 30"),
    ("yerler/yer", "39"),
    ("yerler/yer", "39°70'K 30°D"),
    ("olcekler/uzaklik", "201"),
    ("yazi/kisi", "620"),
]


@pytest.mark.parametrize(("ref", "typed"), WRONG)
def test_what_is_no_answer_is_said_beside_the_question_and_holds_the_page(kinds, ref, typed):
    to(kinds, ref)
    type_text(QApplication.focusWidget(), typed)
    kinds.enter()
    assert kinds.ref == f"/data/{ref}"
    assert kinds.view.stage.current().message.label.text()


CHOSEN = [
    ("secmeler/konular", "13", "su okul"),
    ("secmeler/konular_iki", "26", "yol genclik"),
    ("secmeler/konu_paket", "5", "tarim"),
    ("secmeler/renk", "2", "mavi"),
    ("secmeler/memnun", "4", "4"),
    ("secmeler/sira", "123", "su yol okul"),
    ("olcekler/puan", "10", "10"),
    ("olcekler/sicaklik", "-1,5", "-1.5"),
    ("olcekler/yildiz", "4", "4"),
    ("olcekler/onaylandi", "1", "OK"),
]


def test_digits_choose_and_each_is_on_the_disk(kinds):
    for ref, keys, value in CHOSEN:
        to(kinds, ref)
        kinds.type(keys)
        found = stored(kinds, ref)
        assert found.startswith(value) if ref.endswith("sira") else found == value, ref


def test_arrows_choose_on_a_scale_and_in_columns(kinds):
    to(kinds, "secmeler/memnun")
    kinds.press(KEY.Key_Right, KEY.Key_Right, KEY.Key_Space)
    assert stored(kinds, "secmeler/memnun") == "3"
    to(kinds, "secmeler/konular_iki")
    kinds.press(KEY.Key_Right, KEY.Key_Space)
    assert stored(kinds, "secmeler/konular_iki") == "saglik"


def test_a_quick_question_goes_on_by_itself(kinds):
    to(kinds, "secmeler/ikram")
    kinds.type("1")
    QApplication.processEvents()
    assert stored(kinds, "secmeler/ikram") == "1"
    assert kinds.ref == "/data/secmeler/calgi"


def test_pictures_and_sounds_of_question_and_choices_are_offered(kinds):
    to(kinds, "secmeler/calgi")
    block = kinds.view.stage.blocks[0]
    assert [button.text().strip() for button in block.findChildren(SoundButton)][1:] == ["Davul", "Saz"]
    assert any(not one.pixmap().isNull() for one in block.findChildren(QLabel) if one.isVisible())
    to(kinds, "secmeler/renk")
    assert all(item.picture is not None for item in kinds.view.stage.editors()[0].items)


def test_a_table_is_answered_row_by_row(kinds):
    to(kinds, "secmeler/tablo/t1")
    kinds.type("423")
    assert [stored(kinds, f"secmeler/tablo/t{n}") for n in (1, 2, 3)] == ["4", "2", "3"]


def test_a_table_of_several_answers_ticks_and_clears_in_one_row_after_another(kinds):
    editor = to(kinds, "secmeler/kimler/m1")
    assert isinstance(editor, MatrixEditor)
    kinds.type("132")
    kinds.type("3")
    assert (kinds.ref, stored(kinds, "secmeler/kimler/m1")) == ("/data/secmeler/kimler/m1", "su yol")
    kinds.press(KEY.Key_Down)
    kinds.type("6")
    assert [stored(kinds, f"secmeler/kimler/m{n}") for n in (1, 2)] == ["su yol", "genclik"]
    kinds.press(KEY.Key_Delete)
    assert stored(kinds, "secmeler/kimler/m2") == ""


def test_one_of_ten_thousand_is_found_while_typing_without_waiting(kinds):
    editor = to(kinds, "secmeler/koy")
    assert isinstance(editor, FindEditor)
    assert editor.model.rowCount() == 10_000
    slowest = 0.0
    for letter in "isikyayla 100":
        started = time.thread_time()
        kinds.type(letter)
        slowest = max(slowest, time.thread_time() - started)
    assert slowest < 0.5  # of this thread alone: others may share the machine
    assert [row.label for row in editor.model.rows()] == ["Işıkyayla 100"]
    kinds.enter()
    assert stored(kinds, "secmeler/koy") == "k9986" or kinds.ref == "/data/secmeler/koyler"
    assert stored(kinds, "secmeler/koy")


def look(model, at: int) -> tuple[str, str, str]:
    """Icon, its colour and the strength of the words in one row of a list."""
    tick, words = (model.index(at, column).data(CELL_ROLE) for column in (0, 1))
    return tick.icon, tick.icon_tone, words.weight


def test_several_of_ten_thousand_are_taken_one_after_another_and_given_back(kinds):
    model = to(kinds, "secmeler/koyler").model
    for letters in ("isikyayla 100", "camkoy 7"):
        kinds.type(letters)
        kinds.enter()
    assert len(stored(kinds, "secmeler/koyler").split()) == 2
    chosen = stored(kinds, "secmeler/koyler").split()
    looks = {(row.id in chosen, *look(model, at)) for at, row in enumerate(model.rows())}
    assert looks == {(True, "check-square-bold", "accent", "strong"), (False, "square", "icon", "regular")}
    kinds.type("camkoy 7")
    kinds.enter()
    assert len(stored(kinds, "secmeler/koyler").split()) == 1
    kinds.enter()
    assert kinds.ref == "/data/secmeler/konu_karisik"


def test_one_of_a_short_list_is_found_by_letters_too(kinds):
    to(kinds, "secmeler/konu_az")
    kinds.type("sag")
    kinds.enter()
    assert stored(kinds, "secmeler/konu_az") == "saglik"


def test_a_shuffled_list_keeps_its_order_when_the_page_is_shown_again(kinds):
    first = [value for value, _ in to(kinds, "secmeler/konu_karisik").choices]
    to(kinds, "secmeler/renk")
    assert [value for value, _ in to(kinds, "secmeler/konu_karisik").choices] == first
    assert sorted(first) != first


# ---- places
def test_a_way_is_typed_point_by_point(kinds):
    to(kinds, "yerler/yol")
    for point in ("39,77 30,52", "39,78 30,53"):
        type_text(QApplication.focusWidget(), point)
        kinds.enter()
    assert stored(kinds, "yerler/yol") == "39.77 30.52;39.78 30.53"
    kinds.press(KEY.Key_Up, KEY.Key_Delete)
    assert stored(kinds, "yerler/yol") == "39.77 30.52"
    kinds.press(KEY.Key_Tab)
    to(kinds, "yerler/yol")
    kinds.enter()
    assert kinds.ref == "/data/yerler/yol", "one point is no way"


def test_an_area_closes_by_itself(kinds):
    to(kinds, "yerler/bahce")
    for point in ("39 30", "39 31", "40 31"):
        type_text(QApplication.focusWidget(), point)
        kinds.enter()
    assert stored(kinds, "yerler/bahce") == "39 30;39 31;40 31;39 30"
    kinds.enter()
    assert kinds.ref == "/data/dosyalar/foto"


# ---- files
def test_a_picture_is_chosen_shown_kept_and_exported_with_the_submission(kinds, tmp_path):
    path = tmp_path / "Ahmet’in fotoğrafı.png"
    path.write_bytes(picture(3000, 1000, (10, 120, 90)))
    kinds.page.desk.asker.path = path
    kinds.view._asker.path = path
    editor = to(kinds, "dosyalar/foto")
    assert isinstance(editor, MediaEditor)
    kinds.press(KEY.Key_O, control=True)
    name = stored(kinds, "dosyalar/foto")
    assert name.startswith("foto-") and name.endswith(".jpg")
    assert editor.preview.isVisible()
    assert name in editor.name.text()
    files = InterviewService(kinds.interviews._database).submission_files(kinds.view.response)
    assert name.encode() in files["submission.xml"]
    image = QImage.fromData(files[name])
    assert (image.width(), image.height()) == (2048, 682)
    kinds.press(KEY.Key_Delete)
    assert stored(kinds, "dosyalar/foto") == ""
    assert not editor.preview.isVisible()


def test_a_picture_is_pasted_and_a_file_dropped(kinds, tmp_path, qapp):
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    qapp.clipboard().setImage(image)
    to(kinds, "dosyalar/foto")
    kinds.press(KEY.Key_V, control=True)
    assert stored(kinds, "dosyalar/foto").startswith("foto-")
    sound_file = QMimeData()
    sound_file.setUrls([QUrl.fromLocalFile(str(sound(tmp_path / "a.wav")))])
    qapp.clipboard().setMimeData(sound_file)
    to(kinds, "dosyalar/ses")
    kinds.press(KEY.Key_V, control=True)
    assert stored(kinds, "dosyalar/ses").endswith(".wav")


def test_a_file_of_another_kind_is_refused_by_its_content(kinds, tmp_path):
    path = tmp_path / "foto.jpg"
    path.write_bytes(b"%PDF-1.7 not a picture")
    editor = to(kinds, "dosyalar/foto")
    editor._sources.asker.path = path
    kinds.press(KEY.Key_O, control=True)
    assert stored(kinds, "dosyalar/foto") == ""
    assert kinds.view.stage.current().message.isVisible()
    kinds.enter()
    assert kinds.ref == "/data/dosyalar/imza", "a refused file does not hold the interview"


def test_a_file_that_is_too_large_is_refused_with_its_size(kinds, tmp_path):
    path = tmp_path / "tutanak.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7")
        file.truncate(11 * 1024 * 1024)
    editor = to(kinds, "dosyalar/belge")
    editor._sources.asker.path = path
    kinds.press(KEY.Key_O, control=True)
    assert stored(kinds, "dosyalar/belge") == ""
    assert "11" in kinds.view.stage.current().message.label.text()


def test_a_signature_is_drawn_with_the_arrow_keys(kinds):
    editor = to(kinds, "dosyalar/imza")
    assert isinstance(editor, DrawEditor)
    kinds.press(KEY.Key_Space, *[KEY.Key_Right] * 20, *[KEY.Key_Down] * 5)
    kinds.enter()
    name = stored(kinds, "dosyalar/imza")
    data = InterviewService(kinds.interviews._database).files.data(kinds.view.response, name)
    image = QImage.fromData(data)
    dark = sum(image.pixelColor(x, y).lightness() < 100 for x in range(image.width()) for y in range(image.height()))
    assert dark > 300


def test_a_drawing_is_made_with_the_mouse_and_emptied(kinds):
    editor = to(kinds, "dosyalar/cizim")
    board = editor.board
    QTest.mousePress(board, Qt.MouseButton.LeftButton, pos=QPointF(50, 50).toPoint())
    QTest.mouseMove(board, QPointF(200, 150).toPoint())
    QTest.mouseRelease(board, Qt.MouseButton.LeftButton, pos=QPointF(200, 150).toPoint())
    assert editor.flush()
    assert stored(kinds, "dosyalar/cizim").endswith(".png")
    kinds.press(KEY.Key_Delete)
    assert stored(kinds, "dosyalar/cizim") == ""


# ---- rows
def rows(place, ref="uye"):
    return len(InterviewService(place.interviews._database).open_form(place.view.response).rows(f"/data/{ref}"))


def test_rows_are_added_by_keys_and_say_which_of_how_many(kinds):
    to(kinds, "uye[1]/gorev")
    type_text(QApplication.focusWidget(), "Başkan")
    QTest.keyClick(QApplication.focusWidget(), KEY.Key_Return,
                   Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)  # fmt: skip
    QApplication.processEvents()
    assert kinds.ref == "/data/uye[2]/gorev"
    assert kinds.view.stage.heading.text() == "Üye 2 / 2"
    assert stored(kinds, "uye[1]/gorev") == "Başkan"
    assert rows(kinds) == 2


def test_a_row_is_removed_and_an_undo_brings_it_back(kinds, qtbot):
    for number, duty in enumerate(("Başkan", "Sayman", "Üye"), start=1):
        if number > 1:
            kinds.interviews.add_row(kinds.view.response, "/data/uye")
        kinds.interviews.answer(kinds.view.response, f"/data/uye[{number}]/gorev", duty)
    kinds.view.course.read()
    to(kinds, "uye[2]/gorev")
    with qtbot.waitSignal(kinds.view.said) as said:
        QTest.keyClick(QApplication.focusWidget(), KEY.Key_Delete,
                       Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)  # fmt: skip
    assert [stored(kinds, f"uye[{n}]/gorev") for n in (1, 2)] == ["Başkan", "Üye"]
    assert rows(kinds) == 2
    said.args[1]()
    QApplication.processEvents()
    assert [stored(kinds, f"uye[{n}]/gorev") for n in (1, 2, 3)] == ["Başkan", "Sayman", "Üye"]


def test_the_list_of_rows_opens_removes_and_goes_on(kinds):
    kinds.view.show_place("/data/uye")
    QApplication.processEvents()
    editor = kinds.view.stage.editors()[0]
    assert isinstance(editor, RowsEditor)
    assert editor.model.rowCount() == 1
    kinds.press(KEY.Key_Delete)
    assert rows(kinds) == 0
    QApplication.processEvents()
    assert not kinds.view.stage.editors()[0].list.isVisible()
    kinds.press(KEY.Key_Space)
    QApplication.processEvents()
    assert kinds.ref == "/data/uye[1]/gorev"
    kinds.view.show_place("/data/uye")
    QApplication.processEvents()
    kinds.enter()
    assert kinds.ref == "/data/oda_sayisi"


def test_rows_inside_rows_have_a_list_of_their_own(kinds):
    kinds.view.show_place("/data/uye[1]/kurs")
    QApplication.processEvents()
    assert kinds.view.stage.heading.text() == "Üye 1 / 1 · Kurs"
    kinds.press(KEY.Key_Space)
    QApplication.processEvents()
    assert kinds.ref == "/data/uye[1]/kurs[2]/kurs_adi"
    assert kinds.view.stage.heading.text() == "Üye 1 / 1 · Kurs 2 / 2"


def test_the_questionnaire_s_own_number_of_rows_is_respected(kinds):
    to(kinds, "oda_sayisi")
    type_text(QApplication.focusWidget(), "3")
    kinds.enter()
    assert kinds.ref == "/data/oda[1]/oda_alan"
    assert kinds.view.stage.heading.text() == "Oda 1 / 3"
    QTest.keyClick(QApplication.focusWidget(), KEY.Key_Return,
                   Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)  # fmt: skip
    assert rows(kinds, "oda") == 3
    assert not any(page.kind == "repeat" and page.ref == "/data/oda" for page in kinds.view.course.pages)


def test_a_hundred_rows_do_not_slow_an_answer_down(kinds):
    for _ in range(99):
        kinds.interviews.add_row(kinds.view.response, "/data/uye")
    kinds.view.course.read()
    to(kinds, "uye[60]/yas")
    started = time.thread_time()
    kinds.type("4")
    kinds.type("2")
    kinds.enter()
    QApplication.processEvents()
    assert time.thread_time() - started < 1.5
    assert stored(kinds, "uye[60]/yas") == "42"
    started = time.thread_time()
    kinds.view.show_place("/data/uye")
    QApplication.processEvents()
    assert time.thread_time() - started < 1.0
    assert kinds.view.stage.editors()[0].model.rowCount() == 100


# ---- several on one page
def test_what_becomes_relevant_comes_in_its_place_and_the_focus_stays(kinds):
    to(kinds, "birlikte/birinci")
    first = kinds.view.stage.blocks[0]
    type_text(QApplication.focusWidget(), "Yol")
    kinds.enter()
    assert kinds.ref == "/data/birlikte/ikinci_var"
    focused = QApplication.focusWidget()
    kinds.type("1")
    assert QApplication.focusWidget() is focused
    assert kinds.view.stage.blocks[0] is first
    names = [block.nodes[0].name for block in kinds.view.stage.blocks]
    assert names == ["birinci", "ikinci_var", "ikinci", "soru"]
    tops = [block.mapTo(kinds.view, block.rect().topLeft()).y() for block in kinds.view.stage.blocks]
    assert tops == sorted(tops)
    kinds.enter()
    assert kinds.ref == "/data/birlikte/ikinci"
    kinds.press(KEY.Key_Tab)
    assert kinds.ref == "/data/birlikte/soru"
    to(kinds, "birlikte/ikinci_var")
    kinds.type("0")
    assert [block.nodes[0].name for block in kinds.view.stage.blocks] == ["birinci", "ikinci_var", "soru"]


def test_the_language_changes_within_the_interview_and_the_question_stays(kinds):
    to(kinds, "birlikte/soru")
    kinds.view._set_language("English (en)")
    QApplication.processEvents()
    assert kinds.ref == "/data/birlikte/soru"
    assert kinds.view.stage.current().label.text() == "How many questions were asked?"
    type_text(QApplication.focusWidget(), "120")
    kinds.enter()
    assert kinds.view.stage.current().message.label.text() == "Fewer than 100"


def test_hints_and_what_the_interviewer_may_read_up_stand_by_the_question(kinds):
    to(kinds, "yazi/ad")
    block = kinds.view.stage.blocks[0]
    assert isinstance(block, QuestionBlock)
    assert block.hint.text() == "Afişte yazdığı gibi"
    assert block.guidance.text() == "Afiş yoksa muhtara sorun"
    assert block.guidance.isVisible()


def test_calculations_stand_in_words_and_what_is_fixed_can_be_read(kinds):
    kinds.interviews.answer(kinds.view.response, "/data/yazi/butce", "1000")
    kinds.interviews.answer(kinds.view.response, "/data/yazi/kisi", "100")
    kinds.view.course.read()
    kinds.view.show_question("/data/yazi/bilgi")
    assert kinds.view.stage.blocks[0].label.text() == "Kişi başına 10 lira düşüyor."
    kinds.view.show_question("/data/yazi/kayit")
    assert kinds.view.stage.blocks[0].given.text() == "TR-26-0001"
    shown = {node.name for page in kinds.view.course.pages for node in page.nodes}
    assert not shown & {"gizli", "pay", "baslangic", "bitis", "cihaz", "audit"}


def test_the_log_of_the_interview_goes_with_the_submission(kinds):
    to(kinds, "yazi/ad")
    type_text(QApplication.focusWidget(), "Köy")
    kinds.enter()
    response = kinds.view.response
    assert kinds.interviews.complete(response) == "completed"
    files = InterviewService(kinds.interviews._database).submission_files(response)
    assert b"/data/yazi/ad" in files["audit.csv"]


def test_a_text_is_not_rewritten_while_it_is_typed(kinds):
    editor = to(kinds, "gunler/ay")
    assert isinstance(editor, EntryEditor)
    type_text(QApplication.focusWidget(), "5.1998")
    editor._rested()
    kinds.view.stage.reload()
    assert editor.line.text() == "5.1998"
    assert stored(kinds, "gunler/ay") == "1998-05-01"


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_kind_passes_the_audit(kinds, qapp, mode):
    Theme.apply(qapp, mode)
    seen: set[str] = set()
    for number, page in enumerate(list(kinds.view.course.pages)):
        if page.ref in seen:
            continue
        seen.add(page.ref)
        kinds.view.show_at(number)
        QApplication.processEvents()
        faults = audit(kinds.window)
        assert faults == [], (page.ref, faults)
