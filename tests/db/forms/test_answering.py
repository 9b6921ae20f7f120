"""What an answer does to the rest of the form."""

from __future__ import annotations

import pytest

from db.forms import FormError, UnknownQuestion
from tests.db.forms.xforms import ask, bind, itemset, open_form, value_list

DISTRICTS = value_list(
    "ilce",
    {"name": "61_01", "label": "Akçaabat", "il": "61"},
    {"name": "61_02", "label": "Araklı", "il": "61"},
    {"name": "26_01", "label": "Tepebaşı", "il": "26"},
)
PLACE = ask("/data/il") + ask("/data/ilce", kind="select1", more=itemset("instance('ilce')/root/item[il = /data/il]"))


def test_relevance_toggled_off_and_on_returns_the_answer():
    form = open_form("<a/><b/>", bind("/data/b", relevant="/data/a = '1'"), body=ask("/data/a") + ask("/data/b"))
    form.answer("/data/a", "1")
    form.answer("/data/b", "kalır")
    form.answer("/data/a", "2")
    assert form.node("/data/b").value == ""
    assert form.node("/data/b").kept == "kalır"
    assert b"kal" not in form.submission()
    form.answer("/data/a", "1")
    assert form.node("/data/b").value == "kalır"


def test_what_is_not_relevant_reads_as_empty_and_is_not_counted():
    form = open_form(
        "<a>1</a><g><x>5</x><y>7</y></g><sum/><count/><text/>",
        bind("/data/g", relevant="/data/a = '1'"),
        bind("/data/sum", calculate="sum(/data/g/*)"),
        bind("/data/count", calculate="count-non-empty(/data/g/*)"),
        bind("/data/text", calculate="if(/data/g/x = '', 'boş', 'dolu')"),
    )
    assert [form.node(f"/data/{name}").value for name in ("sum", "count", "text")] == ["12", "2", "dolu"]
    form.answer("/data/a", "2")
    assert [form.node(f"/data/{name}").value for name in ("sum", "count", "text")] == ["0", "0", "boş"]


def test_a_violated_constraint_is_flagged_and_the_answer_kept():
    form = open_form("<a/>", bind("/data/a", "int", constraint=". <= 200", message="0-200 arası"), body=ask("/data/a"))
    result = form.answer("/data/a", "300")
    assert (result.violated, result.message, result.violation.kind) == (True, "0-200 arası", "constraint")
    assert form.node("/data/a").value == "300"
    assert [one.ref for one in form.validate()] == ["/data/a"]
    assert not form.answer("/data/a", "200").violated
    assert form.validate() == []


def test_an_empty_answer_violates_no_constraint_but_may_be_required():
    form = open_form("<a/><b>0</b>", bind("/data/a", "int", constraint=". > 5", required="/data/b = 1"))
    assert form.validate() == []
    form.answer("/data/b", "1")
    assert [(one.kind, one.ref) for one in form.validate()] == [("required", "/data/a")]


@pytest.mark.parametrize(
    ("kind", "given", "kept"),
    [
        ("int", "12", "12"), ("int", "on iki", ""), ("int", "99999999999", ""), ("decimal", "1.50", "1.5"),
        ("date", "2026-02-30", ""), ("date", "2026-02-28", "2026-02-28"), ("time", "25:00", ""),
        ("geopoint", "41.0 39.7 0 5", "41.0 39.7 0.0 5.0"),
            ("geopoint", "41.0 39.7 0 0", "41.0 39.7"), ("geopoint", "141 39", ""),
    ],
)  # fmt: skip
def test_text_that_is_no_value_of_the_type_is_flagged_and_empties(kind: str, given: str, kept: str):
    form = open_form("<a/>", bind("/data/a", kind), body=ask("/data/a"))
    result = form.answer("/data/a", given)
    assert form.node("/data/a").value == kept
    assert (result.violation.kind if result.violation else None) == (None if kept else "type")
    assert form.answer("/data/a", "").violation is None


def test_a_choice_that_is_no_longer_on_offer_reads_as_empty_and_returns():
    form = open_form("<il/><ilce/>", model=DISTRICTS, body=PLACE)
    form.answer("/data/il", "61")
    assert [choice.label for choice in form.node("/data/ilce").choices] == ["Akçaabat", "Araklı"]
    form.answer("/data/ilce", "61_02")
    result = form.answer("/data/il", "26")
    assert "/data/ilce" in result.changed
    assert form.node("/data/ilce").value == ""
    form.answer("/data/il", "61")
    assert form.node("/data/ilce").value == "61_02"


def test_the_same_choices_are_the_same_answer_in_whatever_order_they_were_ticked():
    more = "".join(f"<item><label>{n}</label><value>{n}</value></item>" for n in "123")
    form = open_form("<a/>", body=ask("/data/a", kind="select", more=more))
    form.answer("/data/a", "3 1")
    assert form.node("/data/a").value == "1 3"


def test_a_ranking_keeps_its_order():
    items = value_list("engel", *({"name": n, "label": n} for n in "1234"))
    more = itemset("instance('engel')/root/item")
    form = open_form("<a/>", bind("/data/a", "odk:rank"), model=items, body=ask("/data/a", kind="odk:rank", more=more))
    form.answer("/data/a", "4 1 3 2")
    assert form.node("/data/a").value == "4 1 3 2"
    assert form.node("/data/a").type == "rank"


def test_a_value_outside_a_range_is_not_taken():
    body = '<range ref="/data/a" start="0" end="10" step="1"><label>Not</label></range>'
    form = open_form("<a/>", bind("/data/a", "int"), body=body)
    assert form.answer("/data/a", "11").violation.kind == "type"
    assert form.node("/data/a").value == ""
    form.answer("/data/a", "10")
    assert form.node("/data/a").value == "10"
    assert (form.node("/data/a").range.start, form.node("/data/a").range.end) == (0, 10)


def test_the_result_names_what_changed_and_what_to_store():
    form = open_form(
        "<a/><b/><c/><d/>",
        bind("/data/b", calculate="/data/a * 2"),
        bind("/data/c", relevant="/data/b > 10"),
        body=ask("/data/a") + ask("/data/c") + ask("/data/d", label='<output value="/data/b"/> olsun'),
    )
    result = form.answer("/data/a", "7")
    assert result.changed == ("/data/a", "/data/b", "/data/c", "/data/d")
    assert result.answers["/data/a"] == "7"
    assert result.answers["/data/b"] == "14"
    assert form.node("/data/d").label == "14 olsun"


def test_an_answer_touches_only_what_depends_on_it():
    binds = [bind(f"/data/c{n}", calculate=f"/data/q{n} + 1") for n in range(50)]
    form = open_form("".join(f"<q{n}/><c{n}/>" for n in range(50)), *binds)
    before = form.engine.evaluations
    form.answer("/data/q7", "1")
    assert form.engine.evaluations - before == 1


def test_unknown_and_unanswerable_places_are_refused():
    form = open_form("<g><a/></g><b>sabit</b>", bind("/data/b", readonly="true()"))
    with pytest.raises(UnknownQuestion):
        form.answer("/data/yok", "1")
    with pytest.raises(FormError):
        form.answer("/data/g", "1")
    with pytest.raises(FormError):
        form.answer("/data/b", "1")


def test_labels_hints_messages_and_choices_change_with_the_language():
    texts = "".join(
        f'<translation lang="{lang}"{default}><text id="l"><value>{label}</value></text>'
        f'<text id="m"><value>{message}</value></text><text id="c"><value>{choice}</value></text></translation>'
        for lang, default, label, message, choice in (
            ("Türkçe (tr)", ' default="true()"', "Yaş", "Çok", "Evet"),
            ("English (en)", "", "Age", "Too much", "Yes"),
        )
    )
    more = "<item><label ref=\"jr:itext('c')\"/><value>1</value></item>"
    form = open_form(
        "<a/><b/><ad/>",
        bind("/data/a", "int", constraint=". < 5", message="jr:itext('m')"),
        bind("/data/ad", calculate="jr:choice-name(/data/b, '/data/b')"),
        model=f"<itext>{texts}</itext>",
        body='<input ref="/data/a"><label ref="jr:itext(\'l\')"/></input>' + ask("/data/b", kind="select1", more=more),
    )
    assert form.languages == ["Türkçe (tr)", "English (en)"]
    form.answer("/data/b", "1")
    assert (form.node("/data/a").label, form.node("/data/ad").value) == ("Yaş", "Evet")
    form.set_language("English (en)")
    assert form.node("/data/a").label == "Age"
    assert form.answer("/data/a", "9").message == "Too much"
    assert form.node("/data/b").choices[0].label == "Yes"
    assert form.node("/data/ad").value == "Yes"
    with pytest.raises(FormError):
        form.set_language("Deutsch")
