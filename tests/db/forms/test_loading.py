"""What is loaded, and what is refused with which sentence."""

from __future__ import annotations

import io
import sys

import openpyxl
import pytest

from db.forms import CycleError, ExpressionError, FormError, load_form
from tests.db.forms.xforms import ask, bind, source


def workbook(survey: list[list[str]], choices: list[list[str]] | None = None) -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "survey"
    for row in survey:
        book.active.append(row)
    sheet = book.create_sheet("choices")
    for row in choices or [["list_name", "name", "label"]]:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook_becomes_a_form():
    definition = load_form(workbook([["type", "name", "label"], ["integer", "yas", "Yaş"]]))
    form = definition.open()
    assert form.node("/data/yas").label == "Yaş"
    assert form.node("/data/yas").type == "integer"


def test_a_faulty_cell_is_named_with_its_row():
    with pytest.raises(FormError) as caught:
        load_form(
            workbook(
                [["type", "name", "label"], ["integer", "yas", "Yaş"], ["select_one yok", "x", "X"]],
                [["list_name", "name", "label"], ["evh", "1", "Evet"]],
            )
        )
    assert "survey!A3" in str(caught.value)
    assert "evh" in str(caught.value)


@pytest.mark.parametrize("column", ["relevant", "constraint", "calculation", "required", "choice_filter"])
def test_the_cell_of_a_broken_expression_is_named(column: str):
    kind = "select_one evh" if column == "choice_filter" else "calculate" if column == "calculation" else "text"
    survey = [["type", "name", "label", column], ["integer", "yas", "Yaş", ""], [kind, "x", "X", "yokki(1)"]]
    with pytest.raises(FormError) as caught:
        load_form(workbook(survey, [["list_name", "name", "label"], ["evh", "1", "Evet"]]))
    assert "survey!D3" in str(caught.value)
    assert "yokki" in str(caught.value)


def test_the_cells_of_a_circle_are_named():
    survey = [["type", "name", "calculation"], ["calculate", "a", "${b} + 1"], ["calculate", "b", "${a} + 1"]]
    with pytest.raises(CycleError) as caught:
        load_form(workbook(survey))
    assert "survey!B2 a" in str(caught.value)
    assert "survey!B3 b" in str(caught.value)


def test_what_is_no_workbook_is_refused_with_a_sentence():
    with pytest.raises(FormError):
        load_form(b"PK\x03\x04 no workbook at all")


@pytest.mark.parametrize("data", [b"", b"<a>", b"<a/>", b"\x00\x01", b"<h:html/>", "ş".encode("utf-16")])
def test_what_is_no_form_is_refused_with_a_sentence(data: bytes):
    with pytest.raises(FormError):
        load_form(data)


def test_entities_are_refused_before_they_grow():
    bomb = (
        b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
        b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><a>&c;</a>'
    )
    with pytest.raises(FormError):
        load_form(bomb)


def test_a_file_named_by_an_entity_is_not_read(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("gizli")
    data = f'<!DOCTYPE a [<!ENTITY x SYSTEM "file://{secret}">]>'.encode() + source("<a>&x;</a>").partition(b"?>")[2]
    with pytest.raises(FormError) as caught:
        load_form(data)
    assert "gizli" not in str(caught.value)


def test_deep_nesting_is_refused():
    with pytest.raises(FormError):
        load_form(source("<a>" * 1500 + "</a>" * 1500))


def test_calculations_in_a_circle_are_refused_and_named():
    with pytest.raises(CycleError) as caught:
        load_form(
            source("<a/><b/>", bind("/data/a", calculate="/data/b + 1"), bind("/data/b", calculate="/data/a + 1"))
        )
    assert "/data/a" in str(caught.value)
    assert "/data/b" in str(caught.value)


def test_a_calculation_of_itself_is_refused():
    with pytest.raises(CycleError):
        load_form(source("<a/>", bind("/data/a", calculate=". + 1")))


def test_conditions_that_look_at_each_other_come_to_rest():
    form = load_form(
        source("<a/><b/>", bind("/data/a", relevant="/data/b != '1'"), bind("/data/b", relevant="/data/a != '1'"))
    ).open()
    form.answer("/data/a", "1")
    assert form.node("/data/a").relevant
    assert not form.node("/data/b").relevant


@pytest.mark.parametrize(
    "expression", ["missing(.)", "count-selected()", "regex(., '(')", "number(1, 2)", ". >", "jr:choice-name('x')"]
)
@pytest.mark.parametrize("place", ["constraint", "relevant", "calculate", "required", "readonly"])
def test_a_broken_expression_is_refused_when_the_form_is_loaded(place: str, expression: str):
    with pytest.raises(ExpressionError) as caught:
        load_form(source("<a/>", bind("/data/a", **{place: expression})))
    assert expression.strip()[:5] in str(caught.value)


def test_an_xform_is_loaded_without_pyxform():
    import subprocess

    code = (
        "import sys\nfrom db.forms.catalogue import load_shipped\n"
        "load_shipped('perception').open().pages()\nsys.exit('pyxform' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_a_question_without_a_place_is_noted_and_the_rest_works():
    definition = load_form(source("<a/>", body=ask("/data/a") + ask("/data/b")))
    assert definition.without_place == ["/data/b"]
    assert [page.ref for page in definition.open().pages()] == ["/data/a"]


def test_a_list_from_a_file_is_read_and_a_missing_one_is_empty():
    model = '<instance id="koy" src="jr://file-csv/koy.csv"/>'
    listed = """<itemset nodeset="instance('koy')/root/item"><value ref="kod"/><label ref="ad"/></itemset>"""
    body = f'<select1 ref="/data/a">{listed}</select1>'
    data = source("<a/>", model=model, body=body)
    form = load_form(data, attachments={"koy.csv": "kod;ad\n1;Çayırlı\n2;Işıklı\n".encode()}).open()
    assert [(choice.value, choice.label) for choice in form.node("/data/a").choices] == [
        ("1", "Çayırlı"),
        ("2", "Işıklı"),
    ]
    assert len(load_form(data).open().node("/data/a").choices) == 0


def test_a_form_that_never_comes_to_rest_is_stopped():
    form = load_form(
        source(
            "<a/><b/><c/>",
            bind("/data/a", relevant="/data/b = ''"),
            bind("/data/b", relevant="/data/c = '' or /data/a != ''"),
            bind("/data/c", relevant="/data/a = ''"),
        )
    ).open()
    for ref in ("/data/a", "/data/b", "/data/c"):
        try:
            form.answer(ref, "1")
        except ExpressionError as error:
            assert "rest" in str(error)  # it may settle or be stopped; what counts is that it ends


def test_a_repeat_of_the_whole_form_and_a_range_without_numbers_are_refused():
    with pytest.raises(FormError):
        load_form(source("<a/>", body='<repeat nodeset="/data" jr:count="3"/>'))
    with pytest.raises(FormError):
        load_form(source("<a/>", body='<range ref="/data/a" start="x" end="5" step="1"/>'))


def test_damaged_forms_never_end_in_an_error_that_is_not_ours():
    import random

    from db.errors import UserError
    from db.forms.catalogue import KEYS, shipped_xform

    chance = random.Random(26)
    for _ in range(150):
        data = bytearray(shipped_xform(chance.choice(KEYS)))
        for _ in range(3):
            at = chance.randrange(len(data))
            data[at : at + chance.randrange(1, 20)] = bytes(data[chance.randrange(len(data)) :][:12])
        try:
            form = load_form(bytes(data)).open()
            form.pages()
            form.submission()
        except UserError as error:
            assert str(error)  # refused, with a sentence


def test_questions_may_have_the_names_that_the_format_itself_uses():
    names = ("repeat", "bind", "group", "translation", "submission", "setvalue", "label", "item")
    form = load_form(
        source("".join(f"<{name}/>" for name in names), body="".join(ask(f"/data/{name}") for name in names))
    ).open()
    for name in names:
        form.answer(f"/data/{name}", name)
    assert [view.ref for view in form.nodes()][: len(names)] == [f"/data/{name}" for name in names]
    assert form.node("/data/repeat").kind == "question"
