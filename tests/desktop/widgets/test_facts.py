"""Facts: two columns where there is room, and no value is cut."""

from __future__ import annotations

import pytest

from desktop.widgets import Fact, FactGrid, Label

MAIL = "ilker.bulut@eskisehir-universitesi-surekli-egitim.example"


@pytest.mark.parametrize("width", [520, 560, 620, 760])
def test_a_value_that_cannot_be_broken_is_shown_whole(shown, width):
    grid = FactGrid([Fact("Unvan", "Öğretim elemanı"), Fact("Telefon", "0 (534) 000 33 41"), Fact("E-posta", MAIL)])
    shown(grid, width, 200)
    value = next(label for label in grid.findChildren(Label) if label.text() == MAIL and not label.isHidden())
    right = value.mapTo(grid, value.rect().topRight()).x()
    assert value.width() >= value.sizeHint().width() - 2
    assert right <= grid.width()


def test_short_facts_stand_in_two_columns(shown):
    grid = FactGrid([Fact("Ad", "Bir"), Fact("Kod", "İki"), Fact("Gün", "Üç"), Fact("Yer", "Dört")])
    shown(grid, 600, 200)
    assert grid._grid.columnCount() == 2
    assert grid._long == frozenset()
