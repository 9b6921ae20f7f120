"""Lists: windows of rows, the record kept over a refresh, everything by keyboard."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop import language
from desktop.widgets import CELL_ROLE, Column, EmptyState, ListModel, ListView, RowTableModel
from desktop.widgets.list_view import GAP, MARGIN
from desktop.widgets.marks import due_chip, due_width
from desktop.widgets.paint import chip_width
from desktop.widgets.row_model import KEPT, WINDOW


@dataclass(frozen=True)
class Row:
    id: int
    name: str
    journey: str = "here"


class Service:
    def __init__(self, rows):
        self.rows, self.asked = list(rows), []

    def count(self):
        return len(self.rows)

    def window(self, offset, limit):
        self.asked.append(offset)
        rows = sorted(self.rows, key=lambda row: row.name, reverse=self.model.order == "-name")
        return rows[offset : offset + limit]


@pytest.fixture
def service(qapp):
    service = Service(Row(n, f"Dernek {n:05}") for n in range(1000))
    service.model = RowTableModel(
        [
            Column("", width=40, journey=lambda row: row.journey),
            Column("Ad", lambda row: row.name, order="name"),
            Column("No", lambda row: str(row.id), 80, "right", drop=1),
        ],
        service.count,
        service.window,
        order="name",
    )
    service.tester = QAbstractItemModelTester(service.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    return service


@pytest.fixture
def view(service, shown):
    view = ListView("Kuruluşlar")
    view.setModel(service.model)
    shown(view)
    view.setFocus()
    return view


def test_only_the_windows_that_are_looked_at_are_fetched(service):
    service.asked.clear()
    assert service.model.row_at(450).id == 450
    assert service.model.row_at(451).id == 451
    assert service.asked == [2 * WINDOW]


def test_few_windows_are_kept(service):
    for row in range(0, 1000, WINDOW):
        service.model.row_at(row)
    assert len(service.model._windows) <= KEPT


def test_a_row_beyond_the_end_is_none(service):
    assert service.model.row_at(1000) is None
    assert service.model.row_at(-1) is None


def test_the_journey_is_said_in_words(service):
    index = service.model.index(0, 0)
    assert index.data(CELL_ROLE).icon == "circle"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Not sent yet"


def test_a_record_is_found_by_its_id_even_where_nothing_was_fetched(service):
    assert service.model.index_of(777).row() == 777
    assert not service.model.index_of(5000).isValid()


def test_a_service_that_knows_the_place_is_asked(service):
    service.asked.clear()
    model = RowTableModel(service.model.columns, service.count, service.window, position=lambda row_id: row_id)
    assert model.index_of(900).row() == 900
    assert service.asked == []


def test_sorting_asks_the_service_in_its_own_words(service, qtbot):
    with qtbot.waitSignal(service.model.order_changed) as caught:
        service.model.sort(1, Qt.SortOrder.DescendingOrder)
    assert caught.args == ["-name"]
    assert service.model.row_at(0).id == 999
    assert service.model.sorted_column() == (1, Qt.SortOrder.DescendingOrder)


def test_a_column_without_an_order_does_not_sort(service):
    service.model.sort(2, Qt.SortOrder.DescendingOrder)
    assert service.model.order == "name"


def test_the_same_record_stays_selected_when_others_come(service, view):
    view.select_id(500)
    service.rows.insert(0, Row(-1, "Aa"))
    service.model.refresh()
    assert view.current_id() == 500
    assert view.currentIndex().row() == 501


def test_the_neighbour_is_selected_when_the_record_goes(service, view, qtbot):
    view.select_id(500)
    service.rows = [row for row in service.rows if row.id != 500]
    with qtbot.waitSignal(view.current_changed) as caught:
        service.model.refresh()
    assert caught.args == [501]


def test_a_refresh_that_changes_nothing_tells_nothing(service, view, qtbot):
    view.select_id(3)
    with qtbot.assertNotEmitted(view.current_changed):
        service.model.refresh()


def test_an_emptied_list_says_so(service, view, qtbot):
    empty = EmptyState("buildings", "Burada kuruluşlar duracak")
    view.set_empty(empty)
    assert not empty.isVisible()
    service.rows.clear()
    service.model.refresh()
    assert empty.isVisible()
    assert view.current_id() is None


def test_home_end_and_arrows_walk_the_records(view, qtbot):
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.current_id() == 999
    qtbot.keyClick(view, Qt.Key.Key_Home)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.current_id() == 1


def test_enter_opens(view, qtbot):
    view.select_id(7)
    with qtbot.waitSignal(view.opened) as caught:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert caught.args == [7]


def test_a_letter_is_handed_to_the_filter(view, qtbot):
    with qtbot.waitSignal(view.typed) as caught:
        qtbot.keyClick(view, "d")
    assert caught.args == ["d"]


def test_a_click_on_the_header_sorts_and_a_second_turns_round(view, service, qtbot):
    header = view.horizontalHeader()
    at = header.sectionViewportPosition(1) + 20
    for wanted in ("-name", "name"):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=header.rect().topLeft() + _point(at, 10))
        assert service.model.order == wanted


def _point(x, y):
    from PySide6.QtCore import QPoint

    return QPoint(x, y)


def test_columns_that_may_go_are_left_out_where_it_is_narrow(view, qtbot):
    view.resize(220, 300)
    assert view.isColumnHidden(2)
    view.resize(600, 300)
    assert not view.isColumnHidden(2)
    assert sum(view.columnWidth(n) for n in range(3)) == view.viewport().width()


def test_everything_paints(view, qtbot):
    view.select_id(1)
    view.hover_row = 2
    assert not view.grab().isNull()


def test_a_list_in_memory_changes_whole(qtbot):
    model = ListModel([Column("Ad", lambda row: row.name)], [Row(1, "a")])
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.set_rows([Row(2, "b"), Row(3, "c")])
    assert model.rowCount(QModelIndex()) == 2
    assert model.id_at(1) == 3
    assert tester.model() is model


def test_a_record_that_is_jumped_to_stands_among_its_neighbours_not_at_the_edge(view):
    assert view.select_id(500)
    at = view.visualRect(view.currentIndex())
    assert view.viewport().rect().adjusted(0, 80, 0, -80).contains(at)


def test_a_record_that_is_seen_already_is_selected_where_it_stands(view):
    assert view.select_id(2)
    assert view.verticalScrollBar().value() == 0


def test_no_due_day_is_cut_in_a_column_as_wide_as_due_days_are(qapp):
    today = dt.date(2026, 11, 23)
    for spoken in ("tr", "en"):
        language.install(qapp, spoken)
        room = due_width() - MARGIN - GAP
        for days in range(-365, 366):
            words, _tone, icon = due_chip(today + dt.timedelta(days=days), "14:00", today)
            assert chip_width(words, icon) <= room, words
    language.install(qapp, "en")


def test_the_record_comes_back_when_a_filter_that_emptied_the_list_is_taken_away(view, service):
    view.select_id(40)
    rows, service.rows = service.rows, []
    service.model.refresh()
    assert view.current_id() is None
    service.rows = rows
    service.model.refresh()
    assert view.current_id() == 40
