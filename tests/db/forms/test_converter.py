"""What the converter finds wrong with a workbook is said in our words, with the cell and what to write there."""

from __future__ import annotations

import re

import pytest

from db.forms import WorkbookError, load_form
from tests.db.forms.test_lint import workbook

HEAD = ["type", "name", "label", "parameters", "appearance", "trigger", "save_to"]
BLANK = [["list_name", "name", "label"], ["m", "a b", "X"], ["m", "c", "Y"]]
REPEAT = [["begin_repeat", "k", "R"], ["text", "a", "A"], ["end_repeat"]]
MISTAKES = {
    "range": ([["range", "r", "R", "start=1 end=x step=1"]], "survey!D2", "start=0 end=10 step=1"),
    "zero step": ([["range", "r", "R", "start=1 end=3 step=0"]], "survey!D2", "start=0 end=10 step=1"),
    "range labels": ([["range", "r", "R", "tick_labelset=zz"]], "survey!D2", "list of the sheet choices"),
    "unknown parameter": ([["range", "r", "R", "start=1 end=3 foo=9"]], "survey!D2", "foo"),
    "unreadable parameter": ([["text", "r", "R", "rows"]], "survey!D2", "name=value"),
    "no whole number": ([["note", "n", "N"], ["text", "r", "R", "rows=a"]], "survey!D3", "digits after the ="),
    "size of a picture": ([["image", "r", "R", "max-pixels=x"]], "survey!D2", "digits after the ="),
    "quality": ([["audio", "r", "R", "quality=x"]], "survey!D2", "normal, low or voice-only"),
    "order": ([["select_one evet_hayir", "r", "R", "randomize=x"]], "survey!D2", "true nor false"),
    "seed": ([["select_one evet_hayir", "r", "R", "seed=3"]], "survey!D2", "randomize=true"),
    "named log": ([["audit", "x", "R"]], "survey!B2", "Leave the cell of its name empty"),
    "incomplete log": ([["audit", "", "", "location-priority=balanced"]], "survey!D2", "location-max-age"),
    "no type": ([["", "r", "R"]], "survey!A2", "such as text"),
    "name of the whole": ([["begin_repeat", "data", "R"], ["text", "a", "A"], ["end_repeat"]], "survey!B2", "another"),
    "reserved name": ([["text", "meta", "R"]], "survey!B2", "meta"),
    "broken reference": ([["text", "a", "Merhaba ${ b c }"]], "survey!C2", "${name}"),
    "two repeats": (
        [*REPEAT, ["begin_group", "g", "G"], *REPEAT, ["end_group"]], "survey!B6", "Another repeat has the name",
    ),
    "accuracy": ([["geopoint", "a", "A", "capture-accuracy=x"]], "survey!D2", "digits after the ="),
    "entity": ([["text", "a", "A", "", "", "", "ad"]], "survey!G2", "sheet entities"),
    "file": ([["select_one_from_file x.txt", "b", "B"]], "survey!A2", ".csv"),
    "no file": ([["select_one_from_file", "b", "B"]], "survey!A2", "il.csv"),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_that_the_converter_finds_is_named_with_cell_and_remedy(mistake: str):
    rows, cell, remedy = MISTAKES[mistake]
    with pytest.raises(WorkbookError) as caught:
        load_form(workbook(*rows, head=HEAD))
    sentence = str(caught.value)
    assert re.search(rf"\bcell {cell}\b", sentence, re.IGNORECASE)
    assert remedy in sentence


def test_a_choice_with_a_blank_is_named_where_several_can_be_taken():
    with pytest.raises(WorkbookError, match="“a b” of the list m has a blank"):
        load_form(workbook(["select_multiple m", "r", "R"], choices=BLANK, head=HEAD))


def test_a_log_needs_no_name():
    assert load_form(workbook(["audit", "", ""], ["text", "a", "A"], head=HEAD)).open().log() is not None
