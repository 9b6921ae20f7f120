"""A list whose rows are counted after the first of them are shown."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from desktop.widgets import Column, RowTableModel
from desktop.widgets.row_model import WINDOW

ALL = 3 * WINDOW


@dataclass(frozen=True)
class Row:
    id: int


class Service:
    def __init__(self, known: int | None = None) -> None:
        self.known, self.counted = known, 0

    def count(self) -> int:
        self.counted += 1
        return ALL

    def model(self) -> RowTableModel[Row]:
        return RowTableModel(
            [Column("Id", lambda row: str(row.id))], self.count,
            lambda offset, limit: [Row(number) for number in range(offset, min(offset + limit, ALL))],
            position=lambda row_id: row_id, quick_count=lambda: self.known,
        )  # fmt: skip


def test_the_first_window_is_shown_and_the_rest_when_it_is_counted(qtbot):
    service = Service()
    model = service.model()
    model.refresh()
    assert (model.rowCount(), model.is_counted, service.counted) == (WINDOW, False, 0)
    assert model.id_at(5) == 5
    with qtbot.waitSignal(model.counted) as told:
        pass
    assert told.args == [ALL]
    assert (model.rowCount(), model.is_counted, service.counted) == (ALL, True, 1)
    assert model.id_at(ALL - 1) == ALL - 1


def test_typing_on_does_not_count_what_nobody_waits_for(qtbot):
    service = Service()
    model = service.model()
    for _ in range(5):
        model.refresh()
    with qtbot.waitSignal(model.counted):
        pass
    assert service.counted == 1


def test_a_record_far_down_is_found_before_the_rows_are_counted(qtbot):
    model = Service().model()
    model.refresh()
    assert model.index_of(ALL - 10).row() == ALL - 10
    assert model.is_counted


@pytest.mark.parametrize("known", [0, 7, ALL])
def test_what_is_counted_at_once_is_not_counted_again(qtbot, known):
    service = Service(known)
    model = service.model()
    model.refresh()
    model.count_now()
    assert (model.rowCount(), model.is_counted, service.counted) == (known, True, 0)
