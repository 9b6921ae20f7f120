"""Closing and reopening, and the order of answers: properties over random interviews."""

from __future__ import annotations

import random
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from db.forms import Form, WrongSubmission, load_form
from db.forms.catalogue import load_shipped
from tests.db.forms.xforms import ask, bind, clock, open_form, source

VOLATILE = ("/data/meta/instanceID", "/data/baslangic", "/data/bitis")


def state(form: Form) -> list[tuple[object, ...]]:
    return [
        (v.ref, v.kind, v.value, v.kept, v.relevant, v.required, v.readonly, v.label, v.violation)
        for v in form.nodes()
        if v.ref not in VOLATILE
    ]


@st.composite
def interview(draw: st.DrawFn) -> dict[str, str]:
    """Random answers to the perception questionnaire: right, wrong and not asked for."""
    form = load_shipped("perception").open(clock=clock)
    answers: dict[str, str] = {"/data/onay": draw(st.sampled_from("112")), "/data/grup": draw(st.sampled_from("12"))}
    province = draw(st.integers(1, 81))
    answers["/data/g0/il"] = f"{province:02d}"
    answers["/data/g0/ilce"] = f"{draw(st.integers(1, 81)):02d}_0{draw(st.integers(1, 5))}"
    for view in form.nodes():
        if view.kind != "question" or view.ref in answers or not draw(st.booleans()):
            continue
        values = [choice.value for choice in view.choices]
        if values and view.type != "select_one":
            answers[view.ref] = " ".join(draw(st.lists(st.sampled_from(values), unique=True, max_size=4)))
        elif values:
            answers[view.ref] = draw(st.sampled_from(values))
        else:
            answers[view.ref] = draw(st.sampled_from(["", "7", "61-03-0012", "metin", "-1"]))
    return answers


@settings(max_examples=40, deadline=None)
@given(interview(), st.randoms(use_true_random=False))
def test_any_order_of_answers_gives_the_same_state(answers: dict[str, str], chance: random.Random):
    first, second = (load_shipped("perception").open(clock=clock) for _ in range(2))
    shuffled = list(answers.items())
    chance.shuffle(shuffled)
    for ref, value in answers.items():
        first.answer(ref, value)
    for ref, value in shuffled:
        second.answer(ref, value)
    assert state(first) == state(second)


@settings(max_examples=40, deadline=None)
@given(interview())
def test_closing_and_reopening_restores_the_state(answers: dict[str, str]):
    form = load_shipped("perception").open(clock=clock)
    stored = form.answers()
    for ref, value in answers.items():
        result = form.answer(ref, value)
        stored.update(result.answers)
    unreadable = [view.ref for view in form.nodes() if view.violation is not None and view.violation.kind == "type"]
    for ref in unreadable:  # what was no value of its type was never kept
        form.answer(ref, "")
    again = load_shipped("perception").open(clock=lambda: clock() + timedelta(days=3), answers=form.answers())
    assert state(again) == state(form)
    assert again.answers() == form.answers()
    assert again.node("/data/baslangic").value == form.node("/data/baslangic").value
    assert {ref: value for ref, value in stored.items() if value} == {
        ref: value for ref, value in form.answers().items() if value
    }


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["add", "remove", "answer", "n"]), st.integers(1, 6), st.integers(0, 40)), max_size=25
    )
)
def test_what_each_result_says_to_store_adds_up_to_the_whole(steps: list[tuple[str, int, int]]):
    form = open_form(
        "<r><a/><s/></r><n/><k><b/></k><t/>",
        bind("/data/r/a", "int"),
        bind("/data/r/s", "int", calculate="position(..) * 100 + ../a"),
        bind("/data/t", "int", calculate="sum(/data/r/a)"),
        body=ask("/data/n") + f'<repeat nodeset="/data/r">{ask("/data/r/a")}</repeat>'
        f'<repeat nodeset="/data/k" jr:count="/data/n">{ask("/data/k/b")}</repeat>',
    )
    stored = form.answers()
    for what, row, value in steps:
        rows = len(form.rows("/data/r"))
        if what == "add":
            result = form.add_repeat("/data/r", min(row, rows + 1))
        elif what == "n":
            result = form.answer("/data/n", str(value % 4))
        elif row > rows:
            continue
        elif what == "remove":
            result = form.remove_repeat("/data/r", row)
        else:
            result = form.answer(f"/data/r[{row}]/a", str(value))
        stored = {ref: one for ref, one in stored.items() if ref not in result.removed} | result.answers
    again = form.definition.open(clock=clock, answers=stored)
    assert state(again) == state(form)
    fresh = form.definition.open(clock=clock, answers=form.answers())
    assert state(fresh) == state(form)


def test_a_moment_or_a_chance_is_not_drawn_again():
    form = open_form(
        "<a/><b/><c/>",
        bind("/data/a", calculate="now()"),
        bind("/data/b", calculate="random()"),
        bind("/data/c", calculate="once(uuid())"),
    )
    again = form.definition.open(clock=lambda: clock() + timedelta(hours=5), answers=form.answers())
    assert again.answers() == form.answers()


def test_a_draft_survives_a_new_version_of_its_questionnaire():
    old = open_form("<a/><b/>", body=ask("/data/a") + ask("/data/b"))
    old.answer("/data/a", "kalır")
    old.answer("/data/b", "yeri yok artık")
    new = load_form(source("<a/><c/>", bind("/data/c", calculate="concat(/data/a, '!')"))).open(answers=old.answers())
    assert new.node("/data/a").value == "kalır"
    assert new.node("/data/c").value == "kalır!"
    assert new.unplaced == {"/data/b": "yeri yok artık"}


def test_a_received_submission_is_edited_under_a_new_id():
    first = open_form("<a/><r><b/></r>", body=ask("/data/a") + f'<repeat nodeset="/data/r">{ask("/data/r/b")}</repeat>')
    first.answer("/data/a", "Işıklı")
    first.add_repeat("/data/r")
    first.answer("/data/r[2]/b", "iki")
    sent = first.submission()
    edited = first.definition.open(submission=sent)
    assert edited.node("/data/a").value == "Işıklı"
    assert edited.node("/data/r[2]/b").value == "iki"
    assert edited.node("/data/meta/deprecatedID").value == first.node("/data/meta/instanceID").value
    assert edited.node("/data/meta/instanceID").value != first.node("/data/meta/instanceID").value
    assert b"deprecatedID" in edited.submission()


def test_a_submission_of_another_questionnaire_is_refused():
    import pytest

    form = open_form("<a/>")
    for data in (b'<data id="baska"><a/></data>', b"<other/>", b"<data", b""):
        with pytest.raises(WrongSubmission):
            form.definition.open(submission=data)
