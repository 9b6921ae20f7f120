"""One test for each row of the table in `db.forms`: where ODK's engines disagree. Rows that have their test elsewhere:
kept answers, filtered choices, order of choices (test_answering), rows above jr:count (test_rows), circles, unknown
functions, questions without a place (test_loading), reopening (test_reopening)."""

from __future__ import annotations

import pytest

from tests.db.forms.xforms import ask, bind, open_form


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
        ("date('31.12.2026')", ""),
        ("if(date('31.12.2026'), 'tarih', 'değil')", "değil"),
        ("round(-1.5)", "-1"),
        ("round(-1.5, 0)", "-1"),
        ("round(2.5)", "3"),
    ],
)
def test_values(expression: str, expected: str):
    assert calculated(expression) == expected


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
