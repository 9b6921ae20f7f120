"""The three questionnaires that come with the program, answered as an interviewer answers them."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

import resources
from db.errors import NotFound
from db.forms import Form, convert_workbook, load_form
from db.forms.catalogue import KEYS, load_shipped, shipped_questionnaires, shipped_workbook, shipped_xform
from tests.db.forms.xforms import clock

FOLDER = Path(resources.__file__).parent / "questionnaires"
PUBLIC = {"a4k": "3", "a5k": "6", "a6k": "2", "a7k": "1"}
CIVIL = {"a4s": "1", "a5s": "04", "a6s": "2", "a7s": "3"}


@pytest.mark.parametrize("key", KEYS)
def test_the_stored_xform_is_the_one_its_workbook_gives(key: str):
    assert (FOLDER / f"{key}.xml").read_bytes() == convert_workbook(FOLDER / f"{key}.xlsx")


def test_the_catalogue_names_key_title_and_version():
    assert [(key, title) for key, title, _ in shipped_questionnaires()] == [
        ("perception", "Kamu-STK Algı Anketi"),
        ("training_needs", "Eğitim İhtiyaç Analizi Formu"),
        ("knowledge_test", "Ön/Son Bilgi Testi"),
    ]
    for key, title, version in shipped_questionnaires():
        definition = load_shipped(key)
        assert (definition.title, definition.version) == (title, version)
        assert shipped_xform(key).startswith(b"<?xml")
        assert shipped_workbook(key)[:2] == b"PK"
    with pytest.raises(NotFound):
        load_shipped("../perception")


def start(group: str) -> Form:
    form = load_shipped("perception").open(clock=clock)
    for ref, value in {
        "g0/dalga": "1", "g0/anket_no": "61-03-0012", "g0/gorusmeci": "03", "g0/il": "61", "g0/ilce": "61_02",
        "g0/bicim": "1", "onay": "1", "grup": group,
    }.items():  # fmt: skip
        assert not form.answer(f"/data/{ref}", value).violated
    return form


def fill(form: Form, answers: dict[str, str]) -> None:
    for name, value in answers.items():
        group = "" if name == "h5" else f"g{name[0].upper()}/"
        result = form.answer(f"/data/{group}{name}", value)
        assert result.violation is None, result


def rest(form: Form) -> None:
    fill(
        form,
        {"a1": "1", "a2": "3", "a3": "4", "b1": "1 2 10", "b2": "1 2", "b3": "3", "b4": "1", "b5": "2", "b6": "98"},
    )
    fill(form, {"c1": "1", "c2": "3", "c3": "1 3", "c4": "4", "c5": "2", "c6": "Yazıya geç yanıt geldi"})
    fill(form, {f"d{n}": "4" for n in range(1, 11)} | {f"e{n}": "3" for n in range(1, 6)})
    fill(
        form,
        {"f1": "1", "f2": "4", "f3": "1 2", "f4": "4 6 1 2 3 5 7 8", "i1": "1 8", "i2": "7", "i3": "Düzenli toplantı"},
    )


def leaves(form: Form) -> dict[str, str]:
    root = etree.fromstring(form.submission())
    return {one.tag: one.text or "" for one in root.iter() if len(one) == 0}


@pytest.mark.parametrize("group", ["1", "2"])
def test_the_perception_questionnaire_end_to_end(group: str):
    form = start(group)
    rest(form)
    own, other = (PUBLIC, CIVIL) if group == "1" else (CIVIL, PUBLIC)
    fill(form, own)
    fill(
        form, {f"g{n}": "5" for n in range(1, 6)} if group == "1" else {f"h{n}": "2" for n in range(1, 5)} | {"h5": "3"}
    )
    assert form.validate() == []
    sent = leaves(form)
    assert {name: sent[name] for name in own} == own
    assert not set(other) & set(sent)
    assert ("g1" in sent, "h1" in sent, "h5" in sent) == (group == "1", group == "2", group == "2")
    assert sent["form_surum"] == "ALGI-1.0"
    assert (sent["il"], sent["ilce"], sent["c6"]) == ("61", "61_02", "Yazıya geç yanıt geldi")
    assert sent["f4"] == "4 6 1 2 3 5 7 8"
    assert sent["tarih"] == "2026-11-23"
    assert sent["baslangic"].startswith("2026-11-23T")
    assert sent["bitis"].startswith("2026-11-23T")
    assert sent["instanceID"].startswith("uuid:")
    root = etree.fromstring(form.submission())
    assert (root.tag, root.get("id"), root.get("version")) == (
        "data",
        "kamu_stk_algi",
        load_shipped("perception").version,
    )


def test_who_does_not_consent_is_asked_nothing_more():
    form = start("1")
    rest(form)
    form.answer("/data/onay", "2")
    shown = [page.ref for page in form.pages()]
    assert shown[-1] == "/data/son" or shown[-1] == "/data/onay"
    assert not any(ref.startswith(("/data/gA", "/data/gD", "/data/gI")) for ref in shown)
    assert form.validate() == []
    assert not {"a1", "d1", "i1", "grup"} & set(leaves(form))
    form.answer("/data/onay", "1")
    assert form.node("/data/gD/d1").value == "4"


@pytest.mark.parametrize(
    ("ref", "wrong", "right", "message"),
    [
        ("/data/g0/anket_no", "61-3-12", "61-03-0012", "Biçim: 61-03-0012"),
        ("/data/g0/anket_no", "x61-03-0012", "61-03-0012", "Biçim: 61-03-0012"),
        ("/data/gB/b1", "1 2 3 4", "1 2 3", "En çok üç seçenek"),
        ("/data/gB/b2", "1 98", "98", '"Bilmiyorum" tek başına seçilir'),
        ("/data/gF/f3", "0 3", "0", '"Hiçbiri/Bilmiyorum" tek başına seçilir'),
        ("/data/gC/c4", "201", "200", "0-200 arası"),
    ],
)
def test_its_constraints_speak_the_questionnaires_words(ref: str, wrong: str, right: str, message: str):
    form = start("1")
    form.answer("/data/gC/c1", "1")
    assert form.answer(ref, wrong).message == message
    assert form.node(ref).violation is not None
    assert not form.answer(ref, right).violated


def test_districts_are_those_of_the_province():
    form = load_shipped("perception").open(clock=clock)
    ilce = form.node("/data/g0/ilce")
    assert len(ilce.choices) == 0
    total = 0
    for number in range(1, 82):
        form.answer("/data/g0/il", f"{number:02d}")
        values = [choice.value for choice in ilce.choices]
        assert all(value.startswith(f"{number:02d}_") for value in values)
        total += len(values)
    assert total == 973


def test_its_likert_tables_are_one_page_each():
    pages = {page.ref: page for page in start("1").pages()}
    table = pages["/data/gD"]
    assert (table.kind, table.layout, len(table.nodes)) == ("group", "table", 11)
    assert [node.appearance for node in table.nodes] == ["label"] + ["list-nolabel"] * 10
    assert table.headings == ("D. Sivil topluma ilişkin genel görüşler (S22-S31)",)
    assert [choice.value for choice in table.nodes[0].choices] == ["1", "2", "3", "4", "5", "98"]
    assert pages["/data/gI/i2"].nodes[0].range.end == 10
    assert pages["/data/aydinlatma"].nodes[0].kind == "note"


def test_the_knowledge_test_is_scored_and_shown_after_the_course():
    form = load_shipped("knowledge_test").open(clock=clock)
    for number, answer in enumerate("cbccbbdbba", 1):
        form.answer(f"/data/gT/q{number}", answer)
    assert form.node("/data/puan").value == "100"
    form.answer("/data/gT/q1", "a")
    assert form.node("/data/puan").value == "90"
    assert not form.node("/data/sonuc").relevant
    form.answer("/data/an", "2")
    assert form.node("/data/sonuc").label == "Puan: 90 / 100"


def test_the_training_needs_form_asks_public_and_civil_side_apart():
    form = load_shipped("training_needs").open(clock=clock)
    form.answer("/data/onay", "1")
    form.answer("/data/gA/grup", "1")
    assert (form.node("/data/gA/a2k").relevant, form.node("/data/gA/a2s").relevant) == (True, False)
    form.answer("/data/gA/grup", "2")
    assert (form.node("/data/gA/a2k").relevant, form.node("/data/gA/a2s").relevant) == (False, True)
    assert form.answer("/data/gE/e5", "0 3").message == '"Engel yok" tek başına seçilir'
    assert sum(page.layout == "table" for page in form.pages()) >= 2


def test_a_shipped_questionnaire_opens_from_its_workbook_as_from_its_xform():
    first = load_form(FOLDER / "knowledge_test.xlsx").open(clock=clock)
    second = load_form(FOLDER / "knowledge_test.xml").open(clock=clock)
    assert [view.ref for view in first.nodes()] == [view.ref for view in second.nodes()]
