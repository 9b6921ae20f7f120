"""A list in which several records can be chosen at once, and more columns than there is room for."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop.widgets.list_view import ListView
from desktop.widgets.row_model import Index, RowTableModel

KEPT = 500
"""Chosen records found again after a refresh; of more only "all of them" is."""
_ONLY = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
_TOO = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
_STILL = QItemSelectionModel.SelectionFlag.NoUpdate

Span = tuple[int, int]


class ManyListView(ListView):
    """Shift and Ctrl choose several rows, Ctrl+A all of them, however many the list has.

    chosen_changed(n): so many are chosen. header_menu_requested(where): the columns' menu is wanted (global position).
    """

    chosen_changed = Signal(int)
    header_menu_requested = Signal(QPoint)

    def __init__(self, name: str, parent: QWidget | None = None, **options: Any) -> None:
        self._anchor = 0
        self._chosen_before: list[Hashable] = []
        self._all_before = False
        self._told_count = -1
        super().__init__(name, parent, **options)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(
            lambda at: self.header_menu_requested.emit(header.viewport().mapToGlobal(at))
        )

    # ---- what is chosen
    def spans(self) -> list[Span]:
        """The chosen rows as (first, last), in order, without overlaps."""
        if self.selectionModel() is None:
            return []
        chosen: Any = self.selectionModel().selection()  # can be walked through, though its stub does not say so
        found: list[Span] = []
        for first, last in sorted((part.top(), part.bottom()) for part in chosen):
            if found and first <= found[-1][1] + 1:
                found[-1] = (found[-1][0], max(found[-1][1], last))
            else:
                found.append((first, last))
        return found

    def chosen_count(self) -> int:
        return sum(last - first + 1 for first, last in self.spans())

    def all_chosen(self) -> bool:
        """Whether everything the list shows is chosen, and that is more than one."""
        rows = self.model().rowCount() if self.model() is not None else 0
        return rows > 1 and self.spans() == [(0, rows - 1)]

    def selected_ids(self) -> list[Any]:
        model = self.model()
        if not isinstance(model, RowTableModel):
            return []
        return [model.id_at(row) for first, last in self.spans() for row in range(first, last + 1)]

    def choose_all(self) -> None:
        if self.model() is not None and self.model().rowCount():
            self._choose_rows([(0, self.model().rowCount() - 1)], _ONLY)

    def choose_one(self) -> None:
        """Only the current record."""
        self._chosen_before, self._all_before = [], False
        if self.currentIndex().isValid():
            self._choose_rows([(self.currentIndex().row(), self.currentIndex().row())], _ONLY)

    def _choose_rows(self, spans: list[Span], how: QItemSelectionModel.SelectionFlag) -> None:
        model, chosen = self.model(), QItemSelection()
        for first, last in spans:
            chosen.select(model.index(first, 0), model.index(last, model.columnCount() - 1))
        self.selectionModel().select(chosen, how)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self._tell_count()

    def _tell_count(self) -> None:
        count = self.chosen_count()
        if count != self._told_count:
            self._told_count = count
            self.chosen_changed.emit(count)

    # ---- over a refresh
    def _keep_place(self) -> None:
        super()._keep_place()
        model = self.model()
        many = 1 < self.chosen_count() <= KEPT
        self._all_before = self.all_chosen()
        self._chosen_before = self.selected_ids() if many and isinstance(model, RowTableModel) else []

    def _restore_place(self) -> None:
        super()._restore_place()
        model, before = self.model(), self._chosen_before
        self._chosen_before = []
        if self._all_before and model.rowCount() > 1:
            self.choose_all()
        elif before and isinstance(model, RowTableModel):
            rows = (model.index_of(one).row() for one in before)
            self._choose_rows([(row, row) for row in rows if row >= 0], _TOO)
        self._all_before = False
        self._tell_count()

    # ---- hands
    def selectionCommand(self, index: Index, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        """What the program makes current is chosen alone, whatever keys are held meanwhile."""
        return _ONLY if event is None else super().selectionCommand(index, event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self._anchor = current.row()

    def _extend(self, row: int) -> None:
        """Choose from where one began to `row`."""
        anchor, column = min(self._anchor, self.model().rowCount() - 1), max(self.currentIndex().column(), 0)
        self._choose_rows([(min(anchor, row), max(anchor, row))], _ONLY)
        self.selectionModel().setCurrentIndex(self.model().index(row, column), _STILL)
        self.scrollTo(self.model().index(row, column))
        self._anchor = anchor

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held, key = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, Qt.Key(event.key())
        rows = self.model().rowCount() if self.model() is not None else 0
        if key == Qt.Key.Key_A and held == Qt.KeyboardModifier.ControlModifier:
            self.choose_all()
        elif held == Qt.KeyboardModifier.ShiftModifier and rows and key in _MOVES:
            now, page = self.currentIndex().row(), max(1, self.viewport().height() // max(1, self.rowHeight(0)) - 1)
            to = {"first": 0, "last": rows - 1}.get(_MOVES[key])
            step = {"up": -1, "down": 1, "page up": -page, "page down": page}.get(_MOVES[key], 0)
            self._extend(min(max(now + step, 0), rows - 1) if to is None else to)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self.indexAt(event.position().toPoint())
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if shift and at.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self._extend(at.row())
        elif event.button() == Qt.MouseButton.LeftButton or not self.selectionModel().isSelected(at):
            super().mousePressEvent(event)

    # ---- columns
    def set_scrolls(self, on: bool) -> None:
        """With `on` no column is left out for want of room: the list scrolls sideways."""
        self.leaves_out = not on
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if on else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(policy)
        self._fit_columns()


_MOVES = {
    Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down", Qt.Key.Key_PageUp: "page up", Qt.Key.Key_PageDown: "page down",
    Qt.Key.Key_Home: "first", Qt.Key.Key_End: "last",
}  # fmt: skip

__all__ = ["ManyListView"]
