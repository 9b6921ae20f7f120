"""Questionnaires made to hang or fill the machine are refused or bounded, in time."""

from __future__ import annotations

import gc
import itertools
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from db.forms import ExpressionError, FormError, load_form
from tests.db.forms.xforms import ask, bind, itemset, open_form, source, value_list

MANY = 100_000


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Of this thread's own processor time: other work on the machine does not count, nor what tests before left to
    the collector."""
    gc.collect()
    started = time.thread_time()
    yield
    assert time.thread_time() - started < seconds


def test_a_list_of_a_hundred_thousand_choices_is_read_once_and_answered_at_once():
    rows = ({"name": f"v{n}", "label": f"Seçenek {n}", "k": f"d{n % 1000}"} for n in range(MANY))
    data = source(
        "<d/><a/>",
        body=ask("/data/d") + ask("/data/a", kind="select1", more=itemset("instance('l')/root/item[k=/data/d]")),
        model=value_list("l", *rows),
    )
    with within(8):
        form = load_form(data).open()
    with within(0.05):
        form.answer("/data/d", "d7")
        form.answer("/data/a", "v7")
        assert [one.label for one in form.node("/data/a").choices][:2] == ["Seçenek 7", "Seçenek 1007"]


def test_a_list_file_of_too_many_rows_is_refused_before_it_is_read():
    data = source(
        "<a/><b/>",
        body=ask("/data/a", kind="select1", more=itemset("instance('l')/root/item[name=/data/b]")),
        model='<instance id="l" src="jr://file-csv/l.csv"/>',
    )
    with within(2), pytest.raises(FormError, match="more than 200000 rows"):
        load_form(data, attachments={"l.csv": b"name,label\n" + b"1,2\n" * 500_000})


@pytest.mark.parametrize(
    "data",
    [
        source("<g>" * 5_000 + "</g>" * 5_000),
        source("<a/>", bind("/data/a", calculate="(" * 5_000 + "1" + ")" * 5_000)),
        source("<a/>", bind("/data/a", calculate="1+" * 200_000 + "1")),
        source("<a>&b;</a>").replace(
            b'<?xml version="1.0"?>',
            b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "' + b"&a;" * 10_000 + b'">]>',
        ),
    ],
    ids=["deep elements", "deep expression", "long expression", "entities"],
)
def test_what_nests_or_grows_too_far_is_refused(data: bytes):
    with within(3), pytest.raises(FormError):
        load_form(data).open()


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|a)*b", "(.*)*(.*)*x", "^(([a-z])+.)+[A-Z]([a-z])+$", "a*a*a*a*a*b"])
def test_no_pattern_hangs_an_answer(pattern: str):
    form = open_form("<a/>", bind("/data/a", constraint=f"regex(., '{pattern}')"), body=ask("/data/a"))
    with within(3):
        form.answer("/data/a", "a" * 5_000)
        form.answer("/data/a", "a" * 24)


def test_calculations_that_multiply_their_text_come_to_an_end():
    names = ["a", *(f"c{n}" for n in range(40))]
    chain = [
        bind(f"/data/{name}", calculate=f"concat({', '.join([f'/data/{before}'] * 4)})")
        for before, name in itertools.pairwise(names)
    ]
    instance = "<a>x</a>" + "".join(f"<{name}/>" for name in names[1:])
    with within(3), pytest.raises(ExpressionError, match="longer than 100000 characters"):
        open_form(instance, *chain)


def test_a_repeat_of_a_thousand_million_rows_stops_at_its_bound():
    body = '<repeat nodeset="/data/r" jr:count="1000000000">' + ask("/data/r/x") + "</repeat>"
    with within(5):
        assert len(open_form("<r><x/></r>", body=body).rows("/data/r")) == 10_000
