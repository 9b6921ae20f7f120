"""Repeats."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.forms import FormError, UnknownQuestion
from db.forms.xpath.values import number_text
from tests.db.forms.xforms import ask, bind, open_form

BODY = (
    '<group ref="/data/kisi"><label>Kişiler</label><repeat nodeset="/data/kisi">'
    + ask("/data/kisi/ad")
    + "</repeat></group>"
)


def roster(*binds: str):
    return open_form(
        '<kisi jr:template=""><ad/><yas/><sira/><pay/></kisi><kisi><ad/><yas/><sira/><pay/></kisi><say/><top/>',
        bind("/data/kisi/yas", "int"),
        bind("/data/kisi/sira", "int", calculate="position(..)"),
        bind("/data/kisi/pay", calculate="../yas div sum(/data/kisi/yas)"),
        bind("/data/say", "int", calculate="count(/data/kisi)"),
        bind("/data/top", "int", calculate="sum(/data/kisi/yas)"),
        *binds,
        body=BODY,
    )


def test_rows_are_counted_numbered_and_summed():
    form = roster()
    for age in ("10", "30"):
        form.answer(f"/data/kisi[{len(form.rows('/data/kisi'))}]/yas", age)
        assert form.add_repeat("/data/kisi").ref.startswith("/data/kisi[")
    assert [form.node(f"/data/kisi[{n}]/sira").value for n in (1, 2, 3)] == ["1", "2", "3"]
    assert [form.node(f"/data/kisi[{n}]/pay").value for n in (1, 2)] == ["0.25", "0.75"]
    assert (form.node("/data/say").value, form.node("/data/top").value) == ("3", "40")


def test_a_removed_row_leaves_numbers_and_sums_right_and_says_what_to_store():
    form = roster()
    form.answer("/data/kisi[1]/ad", "Elif")
    form.answer("/data/kisi[1]/yas", "10")
    form.add_repeat("/data/kisi")
    form.answer("/data/kisi[2]/ad", "Yalçın")
    form.answer("/data/kisi[2]/yas", "30")
    before = form.answers()
    result = form.remove_repeat("/data/kisi", 1)
    after = {ref: value for ref, value in before.items() if ref not in result.removed} | result.answers
    assert after == form.answers()
    assert form.node("/data/kisi[1]/ad").value == "Yalçın"
    assert (form.node("/data/say").value, form.node("/data/top").value) == ("1", "30")


def test_a_row_can_be_put_before_another():
    form = roster()
    form.answer("/data/kisi[1]/ad", "İkinci")
    result = form.add_repeat("/data/kisi", at=1)
    assert result.ref == "/data/kisi[1]"
    assert form.node("/data/kisi[2]/ad").value == "İkinci"
    assert form.node("/data/kisi[2]/sira").value == "2"


def test_an_answer_in_one_row_does_not_touch_the_others():
    form = open_form(
        "<r><a/><b/></r>",
        bind("/data/r/b", calculate="../a + 1"),
        body='<repeat nodeset="/data/r">' + ask("/data/r/a") + "</repeat>",
    )
    for _ in range(30):
        form.add_repeat("/data/r")
    before = form.engine.evaluations
    result = form.answer("/data/r[7]/a", "4")
    assert result.changed == ("/data/r[7]/a", "/data/r[7]/b")
    assert form.engine.evaluations - before == 1


def test_the_number_of_rows_follows_its_expression_and_answers_return():
    form = open_form(
        "<n/><r><a/></r>",
        bind("/data/n", "int"),
        body=ask("/data/n") + '<repeat nodeset="/data/r" jr:count="/data/n">' + ask("/data/r/a") + "</repeat>",
    )
    assert form.rows("/data/r") == []
    form.answer("/data/n", "3")
    form.answer("/data/r[3]/a", "üç")
    form.answer("/data/n", "1")
    assert len(form.rows("/data/r")) == 1
    form.answer("/data/n", "3")
    assert form.node("/data/r[3]/a").value == "üç"
    with pytest.raises(FormError):
        form.add_repeat("/data/r")


def test_a_hostile_number_of_rows_is_bounded():
    form = open_form(
        "<n/><r><a/></r>",
        body=ask("/data/n") + '<repeat nodeset="/data/r" jr:count="/data/n">' + ask("/data/r/a") + "</repeat>",
    )
    form.answer("/data/n", "10001")
    assert len(form.rows("/data/r")) == 10_000


def test_nested_rows_stay_with_their_own():
    form = open_form(
        "<ev><oda><m2/></oda><toplam/></ev>",
        bind("/data/ev/toplam", "int", calculate="sum(../oda/m2)"),
        body='<repeat nodeset="/data/ev"><repeat nodeset="/data/ev/oda">'
        + ask("/data/ev/oda/m2")
        + "</repeat></repeat>",
    )
    form.add_repeat("/data/ev")
    form.add_repeat("/data/ev[2]/oda")
    form.answer("/data/ev[1]/oda[1]/m2", "12")
    form.answer("/data/ev[2]/oda[1]/m2", "20")
    form.answer("/data/ev[2]/oda[2]/m2", "15")
    assert [form.node(f"/data/ev[{n}]/toplam").value for n in (1, 2)] == ["12", "35"]


def test_a_running_total_reads_the_row_before():
    form = open_form(
        "<r><a/><t/></r>",
        bind("/data/r/t", "int", calculate="../a + coalesce(indexed-repeat(/data/r/t, /data/r, position(..) - 1), 0)"),
        body='<repeat nodeset="/data/r">' + ask("/data/r/a") + "</repeat>",
    )
    for row in range(1, 5):
        if row > 1:
            form.add_repeat("/data/r")
        form.answer(f"/data/r[{row}]/a", str(row))
    assert [form.node(f"/data/r[{n}]/t").value for n in range(1, 5)] == ["1", "3", "6", "10"]
    form.answer("/data/r[1]/a", "11")
    assert [form.node(f"/data/r[{n}]/t").value for n in range(1, 5)] == ["11", "13", "16", "20"]


def test_pages_offer_a_row_after_the_rows():
    form = roster()
    form.add_repeat("/data/kisi")
    assert [(page.kind, page.ref) for page in form.pages()] == [
        ("question", "/data/kisi[1]/ad"),
        ("question", "/data/kisi[2]/ad"),
        ("repeat", "/data/kisi"),
    ]
    assert form.can_add_rows("/data/kisi")


def test_a_row_that_is_not_there_cannot_be_removed():
    form = roster()
    for index in (0, 2, -1):
        with pytest.raises(UnknownQuestion):
            form.remove_repeat("/data/kisi", index)
    with pytest.raises(UnknownQuestion):
        form.add_repeat("/data/say")


@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_sums_over_rows_are_right_after_any_changes(data: st.DataObject):
    form = open_form(
        "<n/><r jr:template=''><a/><b/><c/></r><s/><k/><d/><p/>",
        bind("/data/r/b", relevant="../a != '0.1'"),
        bind("/data/r/c", "int", calculate="position(..)"),
        bind("/data/s", calculate="sum(/data/r/b)"),
        bind("/data/k", calculate="count(/data/r)"),
        bind("/data/d", calculate="count-non-empty(/data/r/b)"),
        bind("/data/p", calculate="sum(/data/r/c)"),
        body='<repeat nodeset="/data/r">' + ask("/data/r/a") + ask("/data/r/b") + "</repeat>",
    )
    values = st.sampled_from(["", "0.1", "0.2", "1e5", "-7", "12345678.9", "0.30000000000000004"])
    for _ in range(data.draw(st.integers(1, 25))):
        rows = len(form.rows("/data/r"))
        deed = data.draw(st.sampled_from(["add", "remove", "answer", "answer"]))
        if deed == "add" or not rows:
            form.add_repeat("/data/r", data.draw(st.integers(1, rows + 1)))
        elif deed == "remove":
            form.remove_repeat("/data/r", data.draw(st.integers(1, rows)))
        else:
            at, name = data.draw(st.integers(1, rows)), data.draw(st.sampled_from("ab"))
            form.answer(f"/data/r[{at}]/{name}", data.draw(values))
    count = len(form.rows("/data/r"))
    shown = [form.node(f"/data/r[{at}]/b") for at in range(1, count + 1)]
    given = [view.value for view in shown if view.relevant and view.value]
    wanted = "" if "1e5" in given else number_text(math.fsum(map(float, given)))
    assert form.node("/data/s").value == wanted
    assert form.node("/data/k").value == str(count)
    assert form.node("/data/d").value == str(len(given))
    assert form.node("/data/p").value == str(count * (count + 1) // 2)
