"""An office's own questionnaires: read, kept, carried to laptops, and followed by a newer version."""

from __future__ import annotations

import datetime as dt

import pytest

from db.errors import InvalidInput, NotFound
from db.forms import WorkbookError
from db.interviews.questionnaires import OWN, read_questionnaire
from db.interviews.rows import NewStudy
from db.interviews.service import InterviewService
from db.interviews.trial import Trial
from tests.db.exchange.places import Places, deliver
from tests.questionnaires.kinds import make, q

DAY = dt.date(2026, 11, 1)
FIRST = [q("text", "ad", "Ad", "Name"), q("integer", "yas", "Yaş", "Age"), q("text", "eski", "Eski", "Old")]
SECOND = [
    q("begin_group", "kisi", "Kişi", "Person"),
    q("text", "ad", "Adı", "Name"),
    {"type": "end_group"},
    q("integer", "yas", "Yaş", "Age"),
    q("text", "yeni", "Yeni", "New"),
]


def folder(tmp_path, name):
    made = tmp_path / name
    made.mkdir()
    return made


@pytest.fixture
def interviews(database) -> InterviewService:
    return InterviewService(database)


def test_a_questionnaire_is_kept_with_its_lists_and_pictures_and_asked(interviews, tmp_path, database):
    own = read_questionnaire(make(tmp_path))
    assert (own.title, own.version, own.languages) == ("Soru türleri", "1", ("Türkçe (tr)", "English (en)"))
    study = interviews.start_study(NewStudy("Denemesi", interviews.keep(own), DAY))
    later = InterviewService(database)
    assert (own.key, "Soru türleri", "1") in later.questionnaires()
    form = later.open_form(later.begin(study, "03"))
    assert len(form.node("/data/secmeler/koy").choices) == 10_000
    assert later.media(own.key, "mavi.png").startswith(b"\x89PNG")
    assert later.workbook(own.key).startswith(b"PK")


def test_the_same_questionnaire_twice_is_stored_once(interviews, tmp_path, database):
    own = read_questionnaire(make(tmp_path))
    assert interviews.keep(own) == interviews.keep(read_questionnaire(tmp_path / "kinds.xlsx"))
    assert [key for key, _, _ in interviews.questionnaires()].count(own.key) == 1
    assert own.key.startswith(OWN)


def test_a_file_that_is_named_and_does_not_lie_beside_it_is_asked_for(tmp_path):
    path = make(tmp_path)
    (tmp_path / "mavi.png").unlink()
    with pytest.raises(InvalidInput, match=r"mavi\.png"):
        read_questionnaire(path)


def test_lists_and_pictures_may_lie_in_a_folder_of_their_own(tmp_path):
    path = make(tmp_path)
    media = folder(tmp_path, "kinds-media")
    for name in ("mavi.png", "koyler.csv"):
        (tmp_path / name).rename(media / name)
    assert {"mavi.png", "koyler.csv"} <= read_questionnaire(path).files.keys()


def test_a_workbook_with_mistakes_is_refused_with_all_of_them(tmp_path):
    path = make(tmp_path, survey=[q("integr", "yas", "Yaş", "Age"), q("text", "a b", "A", "A")])
    with pytest.raises(WorkbookError) as refused:
        read_questionnaire(path)
    assert len(refused.value.faults) == 2


def test_drafts_go_over_to_a_newer_version_by_name_and_what_has_no_place_stays(interviews, tmp_path, database):
    study = interviews.start_study(
        NewStudy("Sürümler", interviews.keep(read_questionnaire(make(folder(tmp_path, "a"), survey=FIRST))), DAY)
    )
    response = interviews.begin(study, "03")
    for ref, value in (("ad", "Elif"), ("yas", "44"), ("eski", "kalsın")):
        interviews.answer(response, f"/data/{ref}", value)
    newer = read_questionnaire(make(folder(tmp_path, "b"), survey=SECOND, version="2"))
    interviews.use_version(study, newer)
    for service in (interviews, InterviewService(database)):
        form = service.open_form(response)
        assert form.node("/data/kisi/ad").value == "Elif"
        assert form.node("/data/yas").value == "44"
        assert service.unplaced(response) == {"/data/eski": "kalsın"}
    assert interviews.study(study).version == interviews.current_version(study) == "2"
    interviews.answer(response, "/data/yeni", "evet")
    assert interviews.complete(response) == "completed"
    assert interviews.response(response).version == "2"


def test_another_questionnaire_is_no_newer_version(interviews, tmp_path):
    own = read_questionnaire(make(tmp_path, survey=FIRST))
    study = interviews.start_study(NewStudy("Algı", "perception", DAY))
    with pytest.raises(InvalidInput, match="soru_turleri"):
        interviews.use_version(study, own)


def test_a_questionnaire_travels_to_the_laptop_with_its_study(tmp_path):
    places = Places(folder(tmp_path, "places"))
    try:
        province = InterviewService(places.province.database)
        own = read_questionnaire(make(folder(tmp_path, "form")))
        study = province.start_study(NewStudy("Köyler", province.keep(own), DAY))
        deliver(places.province, places.laptop)
        laptop = InterviewService(places.laptop.database)
        response = laptop.begin(study, "07")
        laptop.answer(response, "/data/yazi/ad", "Köy toplantısı")
        assert laptop.media(own.key, "mavi.png") == own.files["mavi.png"]
        deliver(places.laptop, places.province)
        assert province.open_form(response).node("/data/yazi/ad").value == "Köy toplantısı"
    finally:
        places.close()


def test_a_study_whose_questionnaire_is_not_here_yet_says_so(interviews):
    with pytest.raises(NotFound, match="not on this computer yet"):
        interviews.definition(f"{OWN}0")


def test_a_trial_keeps_nothing(interviews, tmp_path, database):
    before = database.path.stat().st_size
    trial = Trial(read_questionnaire(make(tmp_path)), interviews.now)
    trial.answer(trial.response_id, "/data/yazi/ad", "Deneme")
    trial.add_row(trial.response_id, "/data/uye")
    assert trial.missing(trial.response_id) == ()
    assert trial.complete(trial.response_id) == "completed"
    assert interviews.questionnaires()[-1][0] == "knowledge_test"
    assert database.path.stat().st_size == before


FIXED_ROWS = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>Sabit</h:title><model><instance><data id="sabit" version="3">
 <uye><ad/></uye><uye><ad/></uye></data></instance><bind nodeset="/data/uye/ad" type="string"/></model></h:head><h:body>
 <group ref="/data/uye"><label>Üye</label><repeat nodeset="/data/uye" jr:noAddRemove="true()">
 <input ref="/data/uye/ad"><label>Ad</label></input></repeat></group></h:body></h:html>"""


def test_an_xform_is_taken_directly_and_rows_that_are_fixed_stay_so(interviews, tmp_path):
    path = tmp_path / "sabit.xml"
    path.write_text(FIXED_ROWS, encoding="utf-8")
    own = read_questionnaire(path)
    assert (own.form_id, own.version) == ("sabit", "3")
    study = interviews.start_study(NewStudy("S", interviews.keep(own), DAY))
    form = interviews.open_form(interviews.begin(study, "03"))
    assert [page.ref for page in form.pages()] == ["/data/uye[1]/ad", "/data/uye[2]/ad"]
    assert not form.can_add_rows("/data/uye")
