"""A table model over windows of rows: the service counts, sorts and filters; only what is on screen is fetched."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal, Slot

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
WINDOW = 200  # rows fetched at once
KEPT = 12  # windows kept
COUNT_DELAY = 150  # ms without a keystroke before many rows are counted
SCANNED = 5000  # rows looked through for an id when the service cannot tell the place
CELL_ROLE = Qt.ItemDataRole.UserRole + 1
ID_ROLE = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True)
class Cell:
    """What the delegate paints in one cell. Tones and icons by name."""

    text: str = ""
    sub: str = ""
    tone: str = "text"
    weight: str = "regular"
    right: bool = False
    icon: str = ""
    icon_tone: str = "icon"
    icon_word: str = ""
    chip: str = ""
    chip_tone: str = "neutral"
    chip_icon: str = ""
    bar: float | None = None
    bar_tone: str = "accent"
    link: bool = False


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column. `text`, `sub`, `icon`, `tone`, `chip`, `bar`, `journey` are asked with the row.

    order: the service's name of the order, "" = cannot be sorted. width: px, None takes of the rest (one column
    should, or several by `share`).
    align: "left" or "right" (numbers, dates). drop: the smaller, the earlier hidden when there is no room; 0 = never.
    chip gives (text, tone) or (text, tone, icon) or None; journey gives a state of `tokens.state`.
    """

    title: str
    text: Callable[[R], str] | None = None
    width: int | None = None
    align: str = "left"
    order: str = ""
    weight: str = "regular"
    drop: int = 0
    sub: Callable[[R], str] | None = None
    icon: Callable[[R], str] | None = None
    tone: Callable[[R], str] | str = "text"
    chip: Callable[[R], tuple[str, ...] | None] | None = None
    bar: Callable[[R], tuple[float, str] | None] | None = None
    journey: Callable[[R], str] | None = None
    cell: Callable[[R], Cell] | None = None
    minimum: int = 120  # px, of a column that takes of the rest
    share: float = 1.0  # of the rest, beside others that take of it

    def make(self, row: R) -> Cell:
        if self.cell is not None:
            return self.cell(row)
        if self.journey is not None:
            from desktop.widgets.journey import journey_icon, journey_word

            state = self.journey(row)
            if not state:
                return Cell()
            name, tone = journey_icon(state)
            return Cell(icon=name, icon_tone=tone, icon_word=journey_word(state))
        chip = self.chip(row) if self.chip is not None else None
        bar = self.bar(row) if self.bar is not None else None
        tone = self.tone if isinstance(self.tone, str) else self.tone(row)
        name = self.icon(row) if self.icon is not None else ""
        return Cell(
            text=self.text(row) if self.text is not None else "",
            sub=self.sub(row) if self.sub is not None else "",
            tone=tone,
            weight=self.weight,
            right=self.align == "right",
            icon=name,
            icon_tone=tone if tone not in ("text", "text_muted", "text_faint") else "icon",
            chip=chip[0] if chip else "",
            chip_tone=chip[1] if chip and len(chip) > 1 else "neutral",
            chip_icon=chip[2] if chip and len(chip) > 2 else "",
            bar=bar[0] if bar else None,
            bar_tone=bar[1] if bar else "accent",
        )


def _row_id(row: Any) -> Hashable:
    return row.id


class RowTableModel(QAbstractTableModel, Generic[R]):
    """Rows of a service, fetched by windows.

    `window(offset, limit)` and `count()` ask the service with the page's filter and with `model.order` ("name" up,
    "-name" down, "" the service's own). `position(id)` may give the place of a row in the present order, so that a
    record can be found again in a long list. Call `refresh()` when the filter or the data have changed.

    `quick_count()` may say None where counting takes longer than a keystroke may: then the first window is the list
    until nothing has been typed for a moment, and `counted` tells the rows that there really are.
    """

    order_changed = Signal(str)
    refreshed = Signal(int)  # rows now
    counted = Signal(int)  # rows, where `refreshed` came before they were counted

    def __init__(
        self,
        columns: Sequence[Column[R]],
        count: Callable[[], int],
        window: Callable[[int, int], Sequence[R]],
        *,
        key: Callable[[R], Hashable] = _row_id,
        position: Callable[[Any], int | None] | None = None,
        order: str = "",
        quick_count: Callable[[], int | None] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = list(columns)
        self._quick_count = quick_count
        self._uncounted = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(COUNT_DELAY)
        self._later.timeout.connect(self.count_now)
        self.order = order
        self._ask_count, self._ask_window, self._key, self._position = count, window, key, position
        self._windows: OrderedDict[int, list[R]] = OrderedDict()
        self._count = -1

    # ---- rows
    def refresh(self) -> None:
        """Ask the service anew. Views keep their record by id, not by place."""
        self.beginResetModel()
        self._windows.clear()
        self._count = self._first_count()
        self.endResetModel()
        self.refreshed.emit(self._count)

    @property
    def is_counted(self) -> bool:
        """False while `rowCount` is only that of the first window."""
        return not self._uncounted

    @Slot()
    def count_now(self) -> None:
        """Do not wait any longer for the number of rows."""
        self._later.stop()
        if self._uncounted:
            self._uncounted = False
            total = self._ask_count()
            if total > self._count:
                self.beginInsertRows(QModelIndex(), self._count, total - 1)
                self._count = total
                self.endInsertRows()
            self.counted.emit(self._count)

    def _first_count(self) -> int:
        self._later.stop()
        count = self._ask_count() if self._quick_count is None else self._quick_count()
        self._uncounted = count is None
        if count is not None:
            return count
        self._windows[0] = list(self._ask_window(0, WINDOW))
        self._later.start()
        return len(self._windows[0])

    def set_columns(self, columns: Sequence[Column[R]]) -> None:
        """Show other columns of the same rows."""
        self.beginResetModel()
        self.columns = list(columns)
        self.endResetModel()

    def row_at(self, row: int) -> R | None:
        """The row at a place of the list, None beyond its end."""
        if not 0 <= row < self.rowCount():
            return None
        start = row - row % WINDOW
        window = self._windows.get(start)
        if window is None:
            window = self._windows[start] = list(self._ask_window(start, WINDOW))
            if len(self._windows) > KEPT:
                self._windows.popitem(last=False)
        else:
            self._windows.move_to_end(start)
        at = row - start
        return window[at] if at < len(window) else None

    def id_at(self, row: int) -> Any:
        found = self.row_at(row)
        return None if found is None else self._key(found)

    def index_of(self, row_id: Hashable) -> QModelIndex:
        """The first cell of the record's row, or an invalid index."""
        if row_id is None:
            return QModelIndex()
        for start, window in self._windows.items():
            for at, row in enumerate(window):
                if self._key(row) == row_id:
                    return self.index(start + at, 0)
        if self._position is not None:
            place = self._position(row_id)
            if place is not None and place >= self.rowCount():
                self.count_now()
            return QModelIndex() if place is None else self.index(place, 0)
        for place in range(min(self.rowCount(), SCANNED)):
            if self.id_at(place) == row_id:
                return self.index(place, 0)
        return QModelIndex()

    # ---- Qt
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if parent.isValid():
            return 0
        if self._count < 0:
            self._count = self._first_count()
        return self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        wanted = (Qt.ItemDataRole.DisplayRole, CELL_ROLE, ID_ROLE, Qt.ItemDataRole.AccessibleTextRole,
                  Qt.ItemDataRole.TextAlignmentRole)  # fmt: skip
        if not index.isValid() or role not in wanted:
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        row = self.row_at(index.row())
        if row is None:
            return None
        if role == ID_ROLE:
            return self._key(row)
        cell = column.make(row)
        if role == CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (cell.icon_word, cell.chip, cell.text, cell.sub) if part)
        return cell.text or cell.chip or cell.icon_word

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self.columns[section])
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if not 0 <= column < len(self.columns) or not self.columns[column].order:
            return
        name = self.columns[column].order
        wanted = name if order == Qt.SortOrder.AscendingOrder else f"-{name}"
        if wanted != self.order:
            self.order = wanted
            self.order_changed.emit(wanted)
            self.refresh()

    def sorted_column(self) -> tuple[int, Qt.SortOrder] | None:
        """Which column the list is ordered by, and how."""
        name = self.order.removeprefix("-")
        for number, column in enumerate(self.columns):
            if name and column.order == name:
                down = self.order.startswith("-")
                return number, Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        return None


def _alignment(column: Column[Any]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.align == "right" else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


class ListModel(RowTableModel[R]):
    """The same over a list in memory, for short tables (`set_rows`)."""

    def __init__(self, columns: Sequence[Column[R]], rows: Sequence[R] = (), *, key: Callable[[R], Hashable] = _row_id,
                 parent: QObject | None = None) -> None:  # fmt: skip
        self._rows = list(rows)
        super().__init__(
            columns,
            lambda: len(self._rows),
            lambda offset, limit: self._rows[offset : offset + limit],
            key=key,
            parent=parent,
        )

    def set_rows(self, rows: Sequence[R]) -> None:
        self._rows = list(rows)
        self.refresh()

    def rows(self) -> list[R]:
        return list(self._rows)
