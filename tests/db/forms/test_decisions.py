"""One test for each row of the table in `db.forms`: where ODK's engines disagree. Rows that have their test elsewhere:
kept answers, filtered choices, order of choices (test_answering), rows above jr:count (test_rows), circles, unknown
functions, questions without a place (test_loading), reopening (test_reopening)."""

from __future__ import annotations

import pytest

from db.forms import ExpressionError, load_form
from db.forms.xpath import Context, Scope, compile_expression, parse
from db.forms.xpath.documents import build_document, parse_xml
from tests.db.forms.xforms import ask, bind, itemset, open_form, source, value_list


def calculated(expression: str, instance: str = "<a/>", kind: str = "string") -> str:
    return open_form(f"{instance}<c/>", bind("/data/c", kind, calculate=expression)).node("/data/c").value


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("regex('12345', '[0-9]{3}')", "false"),
        ("regex('123', '[0-9]{3}')", "true"),
        ("0.1 + 0.2 = 0.3", "true"),
        ("number('x')", ""),
        ("1 div 0", ""),
        ("date(/data/a)", ""),
        ("if(date(/data/a), 'tarih', 'değil')", "değil"),
        ("number('1970-01-02T12:00:00Z')", "1"),
        ("number('1970-01-02T12:00:00Z') * 2", "3"),
        ("count(//a/text() | /data/a)", "2"),
        ("string-length()", "0"),
        ("int('1.1e6')", ""),
        ("substring('12345', -1 div 0, 1 div 0)", ""),
        ("distance('0 0; 0 1', '0 2') = distance('0 0; 0 1; 0 2')", "true"),
        ("round(-1.5)", "-1"),
        ("round(-1.5, 0)", "-1"),
        ("round(2.5)", "3"),
    ],
)
def test_values(expression: str, expected: str):
    assert calculated(expression, "<a>31.12.2026</a>") == expected


@pytest.mark.parametrize(
    "expression",
    [
        "date('31.12.2026')",
        "date('1983-09-31')",
        "date(true())",
        "decimal-date-time('-1000')",
        "geofence(/data/a, '0 0; 1 1')",
        "jr:choice-name('1', ' /data/a ')",
    ],
)
def test_values_written_out_that_can_never_fit_are_refused_when_the_form_is_loaded(expression: str):
    with pytest.raises(ExpressionError, match=r"date|shape|choices"):
        open_form("<a/><c/>", bind("/data/c", calculate=expression), body=ask("/data/a"))


def test_a_decimal_answer_carries_its_point_and_a_date_takes_no_time():
    form = open_form(
        "<d/><t/>", bind("/data/d", "decimal"), bind("/data/t", "date"), body=ask("/data/d") + ask("/data/t")
    )
    form.answer("/data/d", "10")
    assert form.node("/data/d").value == "10.0"
    assert form.answer("/data/t", "2026-11-23T10:00:00Z").violation.kind == "type"
    assert form.node("/data/t").value == ""


def test_a_ranking_takes_what_is_new_on_its_list_last():
    form = open_form(
        "<s/><r/>",
        body=ask("/data/s")
        + '<odk:rank ref="/data/r">'
        + itemset("instance('l')/root/item[selected(/data/s, name)]")
        + "</odk:rank>",
        model=value_list("l", *({"name": name, "label": name} for name in "abc")),
    )
    form.answer("/data/s", "a b")
    form.answer("/data/r", "b a")
    form.answer("/data/s", "a b c")
    assert form.node("/data/r").value == "b a c"
    form.answer("/data/s", "c a")
    assert form.node("/data/r").value == "a c"


def test_empty_answers_count_as_nothing_in_a_sum():
    assert calculated("sum(/data/g/*)", "<g><x>2</x><y/><z>3</z></g>") == "5"
    assert calculated("sum(/data/g/*)", "<g><x>2</x><y>iki</y></g>") == ""


def test_what_is_not_relevant_is_in_no_set():
    form = open_form(
        "<g><x>2</x><y>9</y></g><s/><j/><n/>",
        bind("/data/g/y", relevant="/data/g/x = '3'"),
        bind("/data/s", calculate="max(/data/g/*)"),
        bind("/data/j", calculate="join('-', /data/g/*)"),
        bind("/data/n", calculate="count(/data/g/*)"),
    )
    assert [form.node(f"/data/{name}").value for name in "sjn"] == ["2", "2", "1"]


def test_an_absolute_path_means_the_same_row_and_in_an_aggregate_all_rows():
    form = open_form(
        "<r><a>1</a><own/><all/></r>",
        bind("/data/r/own", calculate="/data/r/a * 10"),
        bind("/data/r/all", calculate="sum(/data/r/a)"),
        body='<repeat nodeset="/data/r">' + ask("/data/r/a") + "</repeat>",
    )
    form.add_repeat("/data/r")
    form.answer("/data/r[2]/a", "4")
    assert [form.node(f"/data/r[{n}]/own").value for n in (1, 2)] == ["10", "40"]
    assert [form.node(f"/data/r[{n}]/all").value for n in (1, 2)] == ["5", "5"]


def test_text_of_the_wrong_type_empties_and_is_flagged():
    form = open_form("<a>5</a>", bind("/data/a", "int"), body=ask("/data/a"))
    assert form.answer("/data/a", "beş").violation.kind == "type"
    assert form.node("/data/a").value == ""
    assert [one.kind for one in form.validate()] == ["type"]


def test_namespaces_come_before_attributes_and_each_is_one_node():
    root = build_document(parse_xml(b'<a id="1" xmlns:n="urn:n" m="2"><b/></a>'))
    found = compile_expression(parse("/a/@* | /a/namespace::* | /a/namespace::*"), Scope(root)).run(Context(root))
    assert [node.name for node in found] == ["n", "id", "m"]


def test_a_prefix_that_means_something_else_makes_no_function():
    data = source("<a/>", bind("/data/a", calculate="jr:itext('x')")).replace(
        b'xmlns:jr="http://openrosa.org/javarosa"', b'xmlns:jr="http://example.org/other"'
    )
    with pytest.raises(ExpressionError, match="prefix"):
        load_form(data).open()


def test_an_itext_entry_is_text_in_the_language_of_the_form():
    texts = "".join(
        f'<translation lang="{name}"><text id="x"><value>{text}</value></text></translation>'
        for name, text in (("tr", "Bir"), ("en", "One"))
    )
    form = open_form("<a/>", bind("/data/a", calculate="jr:itext('x')"), model=f"<itext>{texts}</itext>")
    assert form.node("/data/a").value == "Bir"
    form.set_language("en")
    assert form.node("/data/a").value == "One"
