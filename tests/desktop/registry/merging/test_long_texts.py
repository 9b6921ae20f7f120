"""Long names and addresses of two records can be read to be compared."""

from __future__ import annotations

import pytest

from desktop.registry.merging.fields_view import breakable
from desktop.registry.merging.stand_card import two_lines
from desktop.theme import Theme
from desktop.widgets.paint import text_width


@pytest.fixture(autouse=True)
def light(qapp):
    Theme.apply(qapp, "light")


def test_an_address_breaks_at_its_joints_and_only_where_it_is_too_wide():
    address = "bilgi@sivrihisarcinarliturkmuz.example"
    wide = text_width(address, "body", "medium")
    assert breakable(address, wide, "medium") == address
    assert breakable(address, wide - 1, "medium").split("\u200b") == [
        "bilgi@", "sivrihisarcinarliturkmuz", ".example",
    ]  # fmt: skip


def test_a_name_takes_two_lines_and_none_of_it_is_lost():
    name = "Alpu Ziraat Mühendisleri Yardımlaşma ve Dayanışma Derneği"
    assert two_lines(name, 2000) == [name]
    lines = two_lines(name, 200)
    assert len(lines) == 2
    assert " ".join(lines) == name
    assert text_width(lines[0], "lead", "strong") <= 200
