"""What a form does by itself: preloads, setvalue actions, end of the interview."""

from __future__ import annotations

from datetime import timedelta

from db.forms import load_form
from tests.db.forms.xforms import ask, bind, clock, open_form, source


def test_preloads_fill_what_the_device_knows():
    binds = [
        bind("/data/bas", "dateTime", preload="timestamp", params="start"),
        bind("/data/bit", "dateTime", preload="timestamp", params="end"),
        bind("/data/gun", "date", preload="date", params="today"),
        bind("/data/kim", preload="property", params="username"),
    ]
    definition = load_form(source("<bas/><bit/><gun/><kim/>", *binds))
    times = iter(clock() + timedelta(minutes=n) for n in range(100))
    form = definition.open(clock=lambda: next(times), preload={"username": "g03"})
    assert form.node("/data/kim").value == "g03"
    assert form.node("/data/gun").value == "2026-11-23"
    assert form.node("/data/bit").value == ""
    form.submission()
    assert form.node("/data/bit").value > form.node("/data/bas").value


def test_every_form_gets_an_instance_id_even_without_a_place_for_it():
    data = source("<a/>").replace(b"<meta><instanceID/></meta>", b"")
    form = load_form(data).open()
    assert b"instanceID>uuid:" in form.submission()
    assert load_form(data).open().submission() != form.submission()


def test_a_first_value_is_set_once_and_follows_nothing():
    form = open_form(
        "<a>5</a><b/>",
        bind("/data/b", "int"),
        model='<setvalue event="odk-instance-first-load" ref="/data/b" value="/data/a * 2"/>',
    )
    assert form.node("/data/b").value == "10"
    form.answer("/data/a", "7")
    assert form.node("/data/b").value == "10"
    form.answer("/data/b", "3")
    assert form.definition.open(clock=clock, answers=form.answers()).node("/data/b").value == "3"


def test_a_changed_answer_sets_another_one():
    action = """<setvalue event="xforms-value-changed" ref="/data/b" value="concat(/data/a, '!')"/>"""
    body = f'<input ref="/data/a"><label>A</label>{action}</input>'
    form = open_form("<a/><b/>", body=body)
    result = form.answer("/data/a", "x")
    assert form.node("/data/b").value == "x!"
    assert "/data/b" in result.changed


def test_actions_that_set_each_other_off_come_to_an_end():
    import pytest

    from db.forms import ExpressionError

    def setter(own: str, other: str) -> str:
        return (
            f'<input ref="/data/{own}"><label>A</label><setvalue event="xforms-value-changed" ref="/data/{other}" '
            f'value="/data/{own} + 1"/></input>'
        )

    form = open_form(
        "<a/><b/>", bind("/data/a", "int"), bind("/data/b", "int"), body=setter("a", "b") + setter("b", "a")
    )
    with pytest.raises(ExpressionError):
        form.answer("/data/a", "1")


def test_a_new_row_gets_its_first_values():
    body = (
        '<repeat nodeset="/data/r"><input ref="/data/r/a"><label>A</label></input>'
        '<setvalue event="odk-new-repeat odk-instance-first-load" ref="/data/r/b" value="position(..)"/></repeat>'
    )
    form = open_form('<r jr:template=""><a/><b/></r><r><a/><b/></r>', body=body)
    form.add_repeat("/data/r")
    assert [form.node(f"/data/r[{n}]/b").value for n in (1, 2)] == ["1", "2"]


def test_the_submission_is_xml_whatever_is_typed():
    from lxml import etree

    form = open_form("<a/>", body=ask("/data/a"))
    form.answer("/data/a", "<b>&amp; \x00\x0b “İğde”\n]]>")
    root = etree.fromstring(form.submission())
    assert root.findtext("a") == "<b>&amp;  “İğde”\n]]>"
    assert (root.get("id"), root.get("version")) == ("deneme", "1")


def test_the_place_of_the_device_is_taken_where_it_is_known_and_can_be_typed_in_where_not():
    data = source(
        "<yer/><soru/>",
        bind("/data/yer", "geopoint"),
        model='<odk:setgeopoint event="odk-instance-first-load" ref="/data/yer"/>',
        body=ask("/data/yer"),
    )
    known = load_form(data).open(locate=lambda: "39.77 30.52 790 5")
    assert known.node("/data/yer").value == "39.77 30.52 790.0 5.0"
    unknown = load_form(data).open()
    assert unknown.node("/data/yer").value == ""
    assert unknown.answer("/data/yer", "39.77 30.52").violation is None
