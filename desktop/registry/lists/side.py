"""The list of a register: filters, views, columns, many chosen records, export."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal, Slot

from db.registry.service import RegistryService
from desktop.jobs import Jobs
from desktop.registry.export import ChooseFile, Exporter
from desktop.registry.filters import SINCE, ListFilters
from desktop.registry.lists.column_menu import ColumnMenu
from desktop.registry.lists.columns import ColumnChoice, ListColumn
from desktop.registry.lists.more import MoreMenu, leads_on
from desktop.registry.lists.order_wait import OrderWait
from desktop.registry.lists.strips import AskStrip, SelectionBar
from desktop.registry.lists.tasks import Tools
from desktop.registry.lists.view_menu import ViewMenu
from desktop.registry.lists.views import View, Views
from desktop.registry.sources import Sources
from desktop.widgets import DateField, EmptyState, FilterBar, ManyListView, Page, RowTableModel

R = TypeVar("R")
FIRST_WINDOW = 200
COUNT_MS = 250
"""After the last letter, when counting takes longer than a keystroke may."""


@dataclass(frozen=True)
class Listed(Generic[R]):
    """A row with what the sources say of it."""

    id: uuid.UUID
    row: R
    journey: str
    last_contact: dt.date | None


class ListSide(Page):
    """Base. import_requested and duplicates_requested: records are to be taken in, or compared; offered only where
    something is connected. `jobs` and `choose_file` as in Exporter."""

    import_requested = Signal()
    duplicates_requested = Signal()
    entity = ""
    entities: frozenset[str] = frozenset()

    def __init__(
        self, registry: RegistryService, sources: Sources, jobs: Jobs | None, choose_file: ChooseFile | None,
        tools: Tools | None,
    ) -> None:  # fmt: skip
        super().__init__()
        self.registry, self.sources, self.jobs, self.tools = registry, sources, jobs, tools or Tools()
        self.exporter = Exporter(self, jobs, choose_file)
        self.exporter.told.connect(self.say)
        self._all = 0
        self._applying = self._typing = self._more = False
        self._first: list[Listed[Any]] | None = None
        self.waiting = OrderWait(self._is_ready, self._refill, lambda: self.say(self.tr("Sorting…")), self)
        self._count_soon = QTimer(self, singleShot=True, interval=COUNT_MS)
        self._count_soon.timeout.connect(self._count_now)

    def _build_list(
        self, bar: FilterBar, filters: ListFilters, known: Sequence[ListColumn], empty: EmptyState, everything: str
    ) -> None:
        self.bar, self.filters, self.empty = bar, filters, empty
        filters.text = bar.text
        bar.set_menu(filters.menu)
        self.columns = ColumnChoice(known, self._orders())
        self.model: RowTableModel[Any] = RowTableModel(
            self.columns.shown(), self._number, self._window, position=self._position, order="name", parent=self
        )
        self.list = ManyListView(self.title())
        self.list.setModel(self.model)
        self.list.set_empty(empty)
        self.strip, self.selection = AskStrip(), SelectionBar()
        self.views = ViewMenu(
            Views(self.tools.keeper, f"{self.entity}s"), self.view, self.apply_view, self.strip, everything, self
        )
        bar.add_right(self.views.button)
        self.columns_menu = ColumnMenu(self.columns, self.is_wide, self)
        self.columns_menu.changed.connect(self._columns_changed)
        self.columns_menu.widened.connect(self._widen)
        self.more = MoreMenu(self, self.columns_menu, bar)
        bar.set_more(self.more)
        self._fill_selection()
        self._connect_list()

    def _connect_list(self) -> None:
        bar, filters = self.bar, self.filters
        bar.filter_removed.connect(filters.remove)
        bar.cleared.connect(filters.clear)
        bar.text_changed.connect(self._filter)
        bar.leave_down.connect(self.list.setFocus)
        bar.export_requested.connect(self.export)
        filters.changed.connect(self._filters_changed)
        filters.date_wanted.connect(self._ask_since)
        self.views.told.connect(self.say)
        self.model.order_changed.connect(self._restyled)
        self.model.order_changed.connect(lambda _order: self.waiting.settle())
        self.list.typed.connect(bar.type_text)
        self.list.header_menu_requested.connect(self.columns_menu.popup)
        self.list.chosen_changed.connect(self._chosen_changed)
        self.selection.cleared.connect(self._choose_one)

    def _fill_selection(self) -> None:
        if self.tools.bulk is not None:
            self.selection.add(self.tr("Tags…"), "hash", self.tag_chosen, "Ctrl+T")
            if self.entity == "organisation":
                self.selection.add(self.tr("Assign…"), "user", self.assign_chosen, "Ctrl+R")
        if self.tools.letters is not None:
            self.selection.add(self.tr("Letters…"), "envelope-simple", self.write_chosen, "Ctrl+L")
        self.selection.add(self.tr("Export…"), "download-simple", self.export, "Ctrl+E")

    # ---- what a page of a kind of record says
    def _orders(self) -> frozenset[str]:
        return self.registry.orders(self.entity)

    def _count(self) -> int:
        raise NotImplementedError

    def _quick_count(self) -> int | None:
        """None where counting takes longer than a keystroke may."""
        raise NotImplementedError

    def _rows(self, offset: int, limit: int) -> Sequence[Any]:
        raise NotImplementedError

    def _place(self, record: uuid.UUID) -> int | None:
        raise NotImplementedError

    def _total(self) -> int:
        raise NotImplementedError

    def _frozen_rows(self) -> Callable[[int, int], Sequence[Any]]:
        """The list as it is filtered and ordered now, whatever is typed meanwhile."""
        raise NotImplementedError

    def tag_chosen(self) -> None:
        raise NotImplementedError

    def assign_chosen(self) -> None:
        raise NotImplementedError

    def write_chosen(self) -> None:
        raise NotImplementedError

    # ---- rows
    def filter(self) -> Any:
        """What the list is narrowed to now."""
        return self.filters.apply(self.bar.text())

    def order(self) -> str:
        """The order that the rows have now: that of the header as soon as it is made."""
        return self.waiting.shown

    def _is_ready(self) -> tuple[str, bool]:
        return self.model.order, self.registry.order_is_ready(self.entity, self.model.order)

    def _window(self, offset: int, limit: int) -> list[Listed[Any]]:
        found, self._first = self._first if (offset, limit) == (0, FIRST_WINDOW) else None, None
        return found or self._listed(self._rows(offset, limit))

    def _listed(self, rows: Sequence[Any]) -> list[Listed[Any]]:
        ids = [row.id for row in rows]
        journey, last = self.sources.journey(ids), self.sources.last_contacts(ids)
        return [Listed(row.id, row, journey.get(row.id, "here"), last.get(row.id)) for row in rows]

    def _position(self, record: uuid.UUID) -> int | None:
        """While typing only the first window is looked through: a keystroke must not wait for more."""
        if not self.bar.text():
            return self._place(record)
        places = range(min(FIRST_WINDOW, self.model.rowCount()))
        return next((place for place in places if self.model.id_at(place) == record), None)

    def _number(self) -> int:
        """Rows of the list; while one types in a large register the first of them, until there is time to count."""
        found = self._quick_count() if self._typing else None
        self._more = self._typing and found is None
        if found is not None:
            return found
        self._first = self._window(0, FIRST_WINDOW) if self._more else None  # the model asks for them next
        return self._count() if self._first is None else len(self._first)

    @Slot()
    def _count_now(self) -> None:
        self._refill(typing=True, counted=True)

    def _refill(self, *, typing: bool = False, counted: bool = False) -> None:
        """While typing, the whole register is not counted again: it has not changed."""
        if not self.waiting.settle():
            return  # what is shown stays until the order is made
        self._typing = typing and not counted
        self._count_soon.stop()
        self.model.refresh()
        self._typing = False
        if self._more:
            self._count_soon.start()
        shown, text, filters = self.model.rowCount(), self.bar.text(), self.filters.count()
        narrowed = bool(text or filters)
        if not typing or not narrowed:
            self._all = self._total() if narrowed else shown
        self.bar.set_count(shown, self._all, more=self._more)
        if narrowed and self._all:
            said = self.tr("Nothing found for “{text}”") if text else self.tr("Nothing found")
            title = said.format(text=text.strip())
            self.empty.show_filtered(title, filters + bool(text.strip()), self.clear_filters)
        else:
            self.empty.show_plain()

    # ---- filters
    @Slot()
    def _filter(self) -> None:
        if not self._applying:
            self.list.choose_one()
            self._refill(typing=True)
            self.views.show_name()

    @Slot()
    def _filters_changed(self) -> None:
        self.bar.set_filters(self.filters.chips())
        if not self._applying:
            self.list.choose_one()
            self._refill()
            self.views.show_name()

    def clear_filters(self) -> None:
        self.filters.clear()
        self.bar.set_text("")
        self.list.setFocus()

    @Slot()
    def _ask_since(self) -> None:
        field = DateField(self.tr("Day"), today=self.registry.today, latest=self.registry.today())

        def answer(day: dt.date | None) -> str:
            if day is None:
                return self.tr("Write a day, such as 01.06.2026.")
            self.filters.set(SINCE, [day.isoformat()])
            return ""

        self.strip.ask(self.tr("Not contacted since"), field, self.tr("Filter"), answer)

    # ---- views and columns
    def view(self) -> View:
        """The list as it stands, to be kept."""
        columns = () if self.columns.is_standard else self.columns.keys
        return View(dict(self.filters.values), self.bar.text(), self.model.order, columns, self.is_wide())

    def apply_view(self, view: View) -> None:
        """Make the list stand as it was kept; an order that is not there any more becomes that of the names."""
        self._applying = True
        try:
            self.list.choose_one()
            self.columns.choose(view.columns)
            self.model.set_columns(self.columns.shown())
            orders = self._orders()
            self.model.order = view.order if view.order.removeprefix("-") in orders else "name"
            self.bar.set_text(view.text)
            self.filters.set_all(view.filters)
            self.set_wide(view.wide)
        finally:
            self._applying = False
        self._style_list()
        self._refill()

    def _style_list(self) -> None:
        self.list.set_scrolls(not self.columns.is_standard)
        self.list.horizontalHeader().viewport().update()

    @Slot()
    def _restyled(self, _order: str = "") -> None:
        """Order, columns or width were changed by hand."""
        self.views.leave()

    @Slot()
    def _columns_changed(self) -> None:
        self.model.set_columns(self.columns.shown())
        self._style_list()
        self._restyled()

    @Slot(bool)
    def _widen(self, on: bool) -> None:
        self.set_wide(on)
        self._restyled()

    def is_wide(self) -> bool:
        raise NotImplementedError

    def set_wide(self, on: bool) -> None:
        """Give the list the whole page; a record is then opened in its place."""
        raise NotImplementedError

    # ---- many
    def chosen(self) -> Any:
        """What is chosen, as BulkService takes it: a filter where it is everything, ids otherwise."""
        if self.list.all_chosen():
            return self.filter()
        find = self._frozen_rows()
        return tuple(row.id for first, last in self.list.spans() for row in find(first, last - first + 1))

    @Slot(int)
    def _chosen_changed(self, count: int) -> None:
        self.selection.show_count(count, everything=self.list.all_chosen())

    @Slot()
    def _choose_one(self) -> None:
        self.list.choose_one()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def foot(self) -> int:
        """Height of what stands at the foot of the page, which a toast must not cover."""
        return self.selection.height() if self.selection.isVisible() else 0

    def offers(self, what: str) -> bool:
        """Whether "import" or "duplicates" leads anywhere from here."""
        return leads_on(self, {"import": self.import_requested, "duplicates": self.duplicates_requested}[what])

    # ---- export
    @Slot()
    def export(self) -> None:
        """The chosen records, or everything the list shows: its order and its columns, as workbook or text table."""
        find = self._frozen_rows()
        if self.list.chosen_count() > 1 and not self.list.all_chosen():
            find = within(find, self.list.spans())
        columns, bulk, chosen = self.columns.chosen(), self.tools.bulk, self.filter()
        if self.list.chosen_count() > 1:
            chosen = self.chosen()
        cards = None if bulk is None else lambda told: bulk.cards(self.entity, chosen, told)
        self.exporter.start(
            self.title(),
            self.columns.sheet(),
            lambda offset, limit: self._listed(find(offset, limit)),
            lambda listed: [one.value(listed) for one in columns],
            cards,
        )


def within(
    find: Callable[[int, int], Sequence[Any]], spans: Sequence[tuple[int, int]]
) -> Callable[[int, int], Sequence[Any]]:
    """`find` over some spans (first, last) of a list only, as if they were the whole."""

    def window(offset: int, limit: int) -> Sequence[Any]:
        rows: list[Any] = []
        for first, last in spans:
            length = last - first + 1
            if offset < length and len(rows) < limit:
                rows += find(first + offset, min(length - offset, limit - len(rows)))
            offset = max(0, offset - length)
        return rows

    return window
