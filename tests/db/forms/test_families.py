"""What ODK's engines agree on, family by family: first values, new rows, lists, text of types, seeds, actions."""

from __future__ import annotations

import json

import pytest

from db.forms import FormError, load_form
from tests.db.forms.xforms import ask, bind, open_form, source

ROWS = '<repeat nodeset="/data/r">' + ask("/data/r/a") + "</repeat>"
LIST = "".join(f"<item><label>L{value}</label><value>{value}</value></item>" for value in "xyz")


def select(kind: str, ref: str = "/data/a") -> str:
    return f'<{kind} ref="{ref}"><label>q</label>{LIST}</{kind}>'


@pytest.mark.parametrize(
    ("kind", "given", "taken"),
    [
        ("int", "2024-02-29", ""),
        ("int", " 007 ", "7"),
        ("decimal", "2024-02-29", ""),
        ("decimal", "1.50", "1.5"),
        ("time", "10:00", ""),
        ("time", "10:00:00.000+03:00", "10:00:00.000+03:00"),
        ("geopoint", "1 2", "1.0 2.0"),
        ("geopoint", "1 2 3 4", "1.0 2.0 3.0 4.0"),
        ("geopoint", "1.5 2.5 0 0", "1.5 2.5"),
        ("geopoint", "91 0", ""),
    ],
)
def test_text_of_a_type(kind: str, given: str, taken: str):
    form = open_form("<a/>", bind("/data/a", kind), body=ask("/data/a"))
    form.answer("/data/a", given)
    assert form.node("/data/a").value == taken


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("round(true())", "1"),
        ("pow(1, 'x')", ""),
        ("area('burada')", "0"),
        ("base64-decode('2020-02-29')", ""),
        ("base64-decode('Q UJD')", "ABC"),
        ("number('1970-01-03')", "2"),
        ("concat(number('1970-01-03'), 'x')", "2x"),
        ("string-length('😀')", "1"),
    ],
)
def test_functions_with_odd_values(expression: str, expected: str):
    form = open_form("<out/>", bind("/data/out", calculate=expression))
    assert form.node("/data/out").value == expected


def test_a_new_row_is_empty_unless_a_template_says_otherwise():
    plain = open_form("<r><a>ilk</a></r>", body=ROWS)
    plain.add_repeat("/data/r")
    assert [row.children[0].value for row in plain.rows("/data/r")] == ["ilk", ""]
    made = open_form('<r jr:template=""><a>kalıp</a></r><r><a>ilk</a></r>', body=ROWS)
    made.add_repeat("/data/r")
    assert [row.children[0].value for row in made.rows("/data/r")] == ["ilk", "kalıp"]


@pytest.mark.parametrize("kind", ["select1", "select"])
def test_what_a_list_does_not_offer_reads_as_empty(kind: str):
    form = open_form("<a>q</a>", body=select(kind))
    assert (form.node("/data/a").value, form.node("/data/a").kept) == ("", "q")
    form.answer("/data/a", "w")
    assert form.node("/data/a").value == ""
    form.answer("/data/a", "y")
    assert form.node("/data/a").value == "y"


def test_a_choice_that_is_listed_twice_is_chosen_once():
    twice = '<select ref="/data/a"><label>q</label>' + LIST + LIST + "</select>"
    form = open_form("<a/>", body=twice)
    form.answer("/data/a", "z x x")
    assert form.node("/data/a").value == "x z"


def test_first_values_come_from_default_preload_action_and_calculation_in_this_order():
    preload = '<bind nodeset="/data/{0}" jr:preload="property" jr:preloadParams="username"{1}/>'
    given = source(
        "<a>d</a><b>d</b><c>d</c>",
        preload.format("a", ""),
        preload.format("b", ""),
        preload.format("c", " calculate=\"'hesap'\""),
        '<setvalue event="odk-instance-first-load" ref="/data/b" value="concat(., \'+\')"/>',
    )
    form = load_form(given).open(preload={"username": "elif"})
    assert [form.node(f"/data/{name}").value for name in "abc"] == ["elif", "elif+", "hesap"]


def test_an_action_on_a_calculation_that_follows_from_other_answers_does_not_last():
    form = open_form(
        "<a>1</a><b/>",
        bind("/data/b", calculate="/data/a + 1"),
        '<setvalue event="odk-instance-first-load" ref="/data/b" value="\'x\'"/>',
    )
    assert form.node("/data/b").value == "2"


@pytest.mark.parametrize(
    ("action", "reason"),
    [
        ('<setvalue event="odk-inst-load" ref="/data/a" value="1"/>', "odk-inst-load"),
        ('<setvalue event="odk-new-repeat" ref="/data/a" value="1"/>', "new rows"),
    ],
)
def test_actions_that_could_never_happen_are_refused(action: str, reason: str):
    with pytest.raises(FormError, match=reason):
        load_form(source("<a/>", action, body=ask("/data/a")))


def test_an_action_may_name_a_bind():
    form = open_form(
        "<a/>", '<bind id="soru" nodeset="/data/a"/>', '<setvalue event="xforms-ready" bind="soru" value="7"/>'
    )
    assert form.node("/data/a").value == "7"


@pytest.mark.parametrize(("seed", "order"), [("abc", "a1 b1 a2 ab"), ("xyz", "a1 a2 ab b1")])
def test_text_seeds_shuffle_as_odk_web_forms_does(seed: str, order: str):
    items = "".join(f"<item><name>{name}</name></item>" for name in ("a1", "a2", "b1", "ab"))
    form = open_form(
        "<a/>",
        f'<instance id="c"><root>{items}</root></instance>',
        body='<select1 ref="/data/a"><label>q</label><itemset nodeset="randomize(instance(\'c\')/root/item, '
        f'\'{seed}\')"><value ref="name"/><label ref="name"/></itemset></select1>',
    )
    assert " ".join(choice.value for choice in form.node("/data/a").choices) == order


def test_the_id_of_a_geojson_feature_goes_before_that_of_its_properties():
    feature = {"type": "Feature", "id": "üst", "geometry": None, "properties": {"id": "iç", "list": [1, {"a": None}]}}
    lists = json.dumps({"type": "FeatureCollection", "features": [feature]}).encode()
    form = load_form(
        source(
            "<a/><b/>",
            '<instance id="e" src="jr://file/e.geojson"/>',
            bind("/data/a", calculate="instance('e')/root/item/id"),
            bind("/data/b", calculate="instance('e')/root/item/list"),
        ),
        attachments={"e.geojson": lists},
    ).open()
    assert (form.node("/data/a").value, form.node("/data/b").value) == ("üst", '[1, {"a": null}]')


def test_a_repeat_may_be_named_from_the_group_around_it():
    body = '<group ref="/data/g"><repeat nodeset="r"><input ref="a"><label>a</label></input></repeat></group>'
    form = open_form("<g><r><a/></r></g>", body=body)
    form.add_repeat("/data/g/r")
    form.answer("/data/g/r[2]/a", "v")
    assert form.node("/data/g/r[2]/a").value == "v"


def test_conditions_inside_conditions_inside_conditions_are_bounded():
    inner = "/data/r[count(/data/r[count(/data/r[a = ../a]) > 0]) > 0]"
    with pytest.raises(FormError, match="conditions inside conditions"):
        open_form("<o/>" + "<r><a/></r>" * 300, bind("/data/o", calculate=f"count({inner})"), body=ROWS)


def test_questions_side_by_side_under_one_condition_are_asked_once_and_shown_together():
    names = [f"q{n}" for n in range(30)]
    binds = [bind(f"/data/{name}", relevant="/data/gate = 'e'") for name in names]
    form = open_form(
        "<gate/>" + "".join(f"<{name}>1</{name}>" for name in names) + "<n/>",
        *binds,
        bind("/data/q3", relevant="/data/gate = 'e'", calculate="'k'"),
        bind("/data/n", calculate=" + ".join(f"string-length(/data/{name})" for name in names)),
    )
    before = form.engine.evaluations
    result = form.answer("/data/gate", "e")
    assert form.engine.evaluations - before == 3  # the condition, the calculation, the sum
    assert {f"/data/{name}" for name in names} < set(result.changed)
    assert form.node("/data/n").value == "30"
    assert form.node("/data/q3").value == "k"
    result = form.answer("/data/gate", "h")
    assert not any(form.node(f"/data/{name}").relevant for name in names)
    assert set(result.answers) == {"/data/gate", "/data/n"}  # to be hidden is nothing that is stored
