"""The attendance grid by keyboard: a letter marks and goes on, digits after G or E are minutes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from db.text import find_hits
from desktop.events.grid_marking import MarkingView
from desktop.events.grid_model import LEADING, GridModel, Index
from desktop.events.grid_paint import SESSION_WIDTH, GridDelegate, GridHeader
from desktop.events.words import mark_of_key
from desktop.theme import font, size

_WIDTHS = {0: 40, 1: 168}
_ORGANISATION_LEAST = 120
_COUNT_WIDTH, _SHARE_WIDTH = 74, 126
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class GridView(MarkingView):
    """The grid. walk_in_requested: Insert; jump_requested: the name box is wanted; current_session_changed."""

    walk_in_requested = Signal()
    jump_requested = Signal()
    current_session_changed = Signal()

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.setAccessibleName(self.tr("Attendance"))
        self.setModel(model)
        self.setHorizontalHeader(GridHeader(self))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(16)
        self.verticalHeader().setDefaultSectionSize(size("row_grid"))
        self.setItemDelegate(GridDelegate(self))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setFont(font())
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        model.reloaded.connect(self._fit)

    # ---- place
    def go_to(self, row: int, column: int) -> None:
        """Make a cell the current one; the column is drawn into the half days."""
        model = self.grid_model
        if not model.people or not model.sessions:
            return
        column = min(max(column, LEADING), model.last_session_column())
        index = model.index(min(max(row, 0), len(model.people) - 1), column)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def jump_to_name(self, typed: str, *, after: int = -1) -> bool:
        """Go to the first person (after a row) in whose name a word begins like that; False if there is none."""
        count = len(self.grid_model.people)
        for step in range(count):
            row = (after + 1 + step) % count
            if find_hits(self.grid_model.people[row].name, typed):
                self.go_to(row, self.currentIndex().column())
                return True
        return False

    def has_focus(self) -> bool:
        return self.hasFocus() and self.isActiveWindow()

    def rings(self, index: Index) -> bool:
        return self.has_focus() and index == self.currentIndex()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.row() != previous.row() or current.column() != previous.column():
            self.viewport().update()
            self.horizontalHeader().viewport().update()
        self.current_session_changed.emit()

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """The cursor stays among the half days."""
        model = self.grid_model
        found = super().moveCursor(action, modifiers)
        actions = QAbstractItemView.CursorAction
        if action in (actions.MoveHome, actions.MoveEnd):
            row = self.currentIndex().row()
            first = action == actions.MoveHome
            return model.index(max(row, 0), LEADING if first else model.last_session_column())
        if not found.isValid() or model.session_at(found.column()) is not None:
            return found
        column = min(max(found.column(), LEADING), model.last_session_column())
        return model.index(found.row(), column)

    # ---- events
    def event(self, event: QEvent) -> bool:
        """What means something here must not go to a shortcut of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._means(event):
            event.accept()
            return True
        return super().event(event)

    def _means(self, event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers() & ~_KEYPAD
        if modifiers == _CONTROL:
            return key in (Qt.Key.Key_Z, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_F)
        if modifiers & ~_SHIFT:
            return False
        erases = key in (Qt.Key.Key_Insert, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Space, Qt.Key.Key_Slash)
        return erases or mark_of_key(event.text()) is not None or event.text().isdigit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~_KEYPAD
        handled = self._control_key(event.key()) if modifiers == _CONTROL else False
        if not handled and not modifiers & ~_SHIFT:
            handled = self._plain_key(event)
        if handled:
            event.accept()
            return
        if event.key() not in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt):
            self.forget_minutes()
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        if event.text().strip() and not modifiers & ~_SHIFT:
            told = self.tr("“{key}” marks nothing. The keys are V, Y, İ, G, E.")
            self.told.emit(told.format(key=event.text()), "info")
            return
        super().keyPressEvent(event)

    def _control_key(self, key: int) -> bool:
        actions = {
            Qt.Key.Key_Down: self.fill_column,
            Qt.Key.Key_Right: self.fill_row,
            Qt.Key.Key_Z: self.undo,
            Qt.Key.Key_F: self.jump_requested.emit,
        }
        action = actions.get(Qt.Key(key))
        if action is not None:
            action()
        return action is not None

    def _plain_key(self, event: QKeyEvent) -> bool:
        key, text = event.key(), event.text()
        if key == Qt.Key.Key_Insert:
            self.walk_in_requested.emit()
        elif key == Qt.Key.Key_Slash or text == "/":
            self.jump_requested.emit()
        elif key == Qt.Key.Key_Space:
            self.mark("present")
        elif key == Qt.Key.Key_Delete:
            self.mark(None)
        elif key == Qt.Key.Key_Backspace:
            self.erase()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.forget_minutes()
            self.go_to(self.currentIndex().row() + 1, self.currentIndex().column())
        elif text.isascii() and text.isdigit():
            return self.add_digit(text)
        elif (mark := mark_of_key(text)) is not None:
            self.mark(mark)
        else:
            return False
        return True

    def keyboardSearch(self, search: str) -> None:
        """Letters mark; the name box searches."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.forget_minutes()
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.grid_model.session_at(index.column()) is None:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.go_to(index.row(), self.currentIndex().column())
            return
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.go_to_today()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def go_to_today(self) -> None:
        """The first person without a mark in the half day that is taken now."""
        model, grid = self.grid_model, self.grid_model.grid
        session = grid.current_session() if grid is not None else None
        if grid is None or session is None:
            return
        empty = (row for row, person in enumerate(grid.rows) if (session.id, person.id) not in grid.cells)
        self.go_to(next(empty, 0), model.column_of(session))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        if (self.currentIndex().row() + 1) * size("row_grid") <= self.viewport().height():
            self.scrollToTop()

    def _fit(self) -> None:
        """Fixed widths; the organisation takes what is left."""
        count = self.grid_model.columnCount()
        if not count:
            return
        last = self.grid_model.last_session_column()
        taken = sum(_WIDTHS.values()) + len(self.grid_model.sessions) * SESSION_WIDTH + _COUNT_WIDTH + _SHARE_WIDTH
        widths = dict(_WIDTHS) | {last + 1: _COUNT_WIDTH, last + 2: _SHARE_WIDTH}
        widths[2] = max(_ORGANISATION_LEAST, self.viewport().width() - taken)
        for column in range(count):
            self.setColumnWidth(column, widths.get(column, SESSION_WIDTH))
