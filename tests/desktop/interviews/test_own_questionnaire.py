"""A study with one's own questionnaire, from the file to the interview; a newer version; a trial."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from db.interviews.service import InterviewService
from db.interviews.trial import Trial
from desktop.widgets.asking import FileAsker
from tests.desktop.audit import audit
from tests.desktop.hands import type_text
from tests.questionnaires.kinds import make, q

KEY = Qt.Key
FIRST = [q("text", "ad", "Ad", "Name"), q("text", "eski", "Eski", "Old")]
SECOND = [q("text", "ad", "Ad", "Name"), q("text", "yeni", "Yeni", "New")]


class Answers(FileAsker):
    path: Path | None = None
    where: Path | None = None

    def file(self, parent, title, kinds=""):
        return self.path

    def folder(self, parent, title):
        return self.where


@pytest.fixture
def asker(place):
    made = Answers()
    place.page.asker = place.page.desk.asker = place.page.form.own._asker = made
    return made


def folder(tmp_path, name):
    made = tmp_path / name
    made.mkdir()
    return made


def start(place, asker, path):
    """A new study of the questionnaire at `path`, by keys."""
    asker.path = path
    place.page.new_study()
    own = place.page.form.own
    own.choose.setFocus()
    place.press(KEY.Key_Space)
    assert own.questionnaire is not None
    place.page.form.focus_first()
    place.press(KEY.Key_Return, control=True)
    return place.page.left.study_id()


def test_a_study_is_started_with_a_file_and_asked_at_once(place, asker, tmp_path):
    study = start(place, asker, make(tmp_path))
    row = place.interviews.study(study)
    assert (row.title, row.version) == ("Soru türleri", "1")
    place.open()
    assert place.ref == "/data/yazi/ad"
    type_text(QApplication.focusWidget(), "Köy ışığı")
    place.enter()
    assert place.value("/data/yazi/ad") == "Köy ışığı"


def test_the_faults_of_a_workbook_stand_in_the_form_each_with_its_cell(place, asker, tmp_path, qapp):
    mistakes = [q("integr", "yas", "Yaş", "Age"), q("select_one yok", "a", "A", "A"), q("text", "b c", "B", "B")]
    asker.path = make(tmp_path, survey=mistakes)
    place.page.new_study()
    own = place.page.form.own
    own.read(make(folder(tmp_path, "sound"), survey=FIRST))
    assert place.page.form.questionnaire.value() == own.questionnaire.key
    own.ask()
    QApplication.processEvents()
    assert [sentence.split()[1] for sentence in own.sentences[:2]] == ["survey!A2", "survey!A3"]
    assert len(own.sentences) == 3
    assert not own.try_button.isVisible()
    own.copy_button.click()
    assert qapp.clipboard().text().count("\n") == 2
    assert not place.page.form.questionnaire.value().startswith("own:")
    assert audit(place.window) == []
    before = place.interviews.questionnaires()
    assert not any(key.startswith("own:") for key, _, _ in before)


def test_a_questionnaire_is_tried_out_and_nothing_is_kept(place, asker, tmp_path):
    asker.path = make(tmp_path, survey=FIRST)
    place.page.new_study()
    place.page.form.own.ask()
    place.page.form.own.try_button.click()
    QApplication.processEvents()
    assert place.window.is_immersed
    assert isinstance(place.view.interviews, Trial)
    type_text(QApplication.focusWidget(), "Deneme")
    place.enter()
    place.press(KEY.Key_Escape)
    QApplication.processEvents()
    assert not place.window.is_immersed
    assert place.page.form.is_open
    assert place.page.form.own.questionnaire is not None
    assert not any(key.startswith("own:") for key, _, _ in place.interviews.questionnaires())


def test_a_newer_version_carries_drafts_over_and_shows_what_has_no_place(place, asker, tmp_path):
    study = start(place, asker, make(folder(tmp_path, "a"), survey=FIRST))
    response = place.open()
    type_text(QApplication.focusWidget(), "Elif")
    place.enter()
    type_text(QApplication.focusWidget(), "kalsın")
    place.enter()
    place.press(KEY.Key_Escape)
    QApplication.processEvents()
    asker.path = make(folder(tmp_path, "b"), survey=SECOND, version="2")
    place.page.left.studies.select_id(study)
    place.page.edit()
    place.page.form.own.ask()
    place.page.form.save()
    assert place.interviews.study(study).version == "2"
    form = InterviewService(place.interviews._database).open_form(response)
    assert form.node("/data/ad").value == "Elif"
    place.page.open_record("response", response)
    QApplication.processEvents()
    assert "eski: kalsın" in place.page.response_view.unplaced.text()


def test_another_questionnaire_is_refused_as_a_newer_version(place, asker, tmp_path):
    study = start(place, asker, make(folder(tmp_path, "a"), survey=FIRST))
    path = make(folder(tmp_path, "b"), survey=SECOND)
    import openpyxl

    book = openpyxl.load_workbook(path)
    book["settings"]["B2"] = "baska"
    book.save(path)
    asker.path = path
    place.page.left.studies.select_id(study)
    place.page.edit()
    place.page.form.own.ask()
    place.page.form.save()
    assert place.page.form.is_open
    assert "baska" in place.page.form.questionnaire.error()


def test_a_submission_is_saved_into_a_folder(place, asker, tmp_path):
    start(place, asker, make(folder(tmp_path, "a"), survey=FIRST))
    response = place.open()
    type_text(QApplication.focusWidget(), "Elif")
    place.enter()
    place.press(KEY.Key_Escape)
    QApplication.processEvents()
    place.page.open_record("response", response)
    asker.where = folder(tmp_path, "out")
    place.page.response_view.export_button.click()
    (made,) = asker.where.iterdir()
    assert "<ad>Elif</ad>" in (made / "submission.xml").read_text(encoding="utf-8")
