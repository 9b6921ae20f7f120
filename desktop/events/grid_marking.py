"""What the keys of the attendance grid do: marks, minutes, fillings, undo."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTableView, QWidget

from db.errors import UserError
from db.events.rows import WITH_MINUTES, Cell
from desktop import errors
from desktop.events.grid_model import LEADING, GridModel
from desktop.events.words import day_words

_MOST_DIGITS = 3


class MarkingView(QTableView):
    """A table of a GridModel that can be marked.

    told(text, tone): what could not be done and why ("" takes it away); undone: a step was taken back;
    filled(n, mark): so many empty cells were given a mark.
    """

    told = Signal(str, str)
    undone = Signal()
    filled = Signal(int, str)

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid_model = model
        self._pending: tuple[Cell, str, str] | None = None  # the cell that digits go to, its mark, the digits so far

    def go_to(self, row: int, column: int) -> None:
        """Make a cell the current one; the column is drawn into the half days."""
        raise NotImplementedError

    def has_block(self) -> bool:
        return len(self.selectionModel().selectedIndexes()) > 1 if self.selectionModel() else False

    def forget_minutes(self) -> None:
        """Digits belong to no cell any more."""
        self._pending = None

    def mark(self, mark: str | None, minutes: int | None = None) -> None:
        """Mark the current cell and go down, or the whole block and stay; None empties."""
        self._pending = None
        block = self.has_block()
        indexes = self.selectionModel().selectedIndexes() if block else [self.currentIndex()]
        if not self._allowed({index.column() for index in indexes}):
            return
        cells = [cell for index in indexes if (cell := self.grid_model.cell_at(index)) is not None]
        if not cells or not self._commit(cells, mark, minutes):
            return
        if block:
            return
        if mark in WITH_MINUTES:
            self._pending = (cells[0], str(mark), "")
        if mark is not None:
            self.go_to(self.currentIndex().row() + 1, self.currentIndex().column())

    def fill_column(self) -> None:
        """Whoever has no mark yet in this half day gets the current cell's, or is present."""
        column = self.currentIndex().column()
        session = self.grid_model.session_at(column)
        if session is not None and self._allowed({column}):
            self._fill([(session.id, person.id) for person in self.grid_model.people])

    def fill_row(self) -> None:
        """From here to the right, the half days held so far that have no mark yet."""
        row, column, model = self.currentIndex().row(), self.currentIndex().column(), self.grid_model
        if not 0 <= row < len(model.people) or not self._allowed({column}):
            return
        columns = [each for each in range(column, model.last_session_column() + 1) if not model.is_to_come(each)]
        sessions = [session.id for each in columns if (session := model.session_at(each)) is not None]
        self._fill([(session, model.people[row].id) for session in sessions])

    def fill_rest_present(self) -> None:
        """The people without a mark in this half day were there."""
        column = self.currentIndex().column()
        session = self.grid_model.session_at(column)
        if session is not None and self._allowed({column}):
            self._fill([(session.id, person.id) for person in self.grid_model.people], "present")

    def _fill(self, cells: list[Cell], mark: str = "") -> None:
        grid, here = self.grid_model.grid, self.grid_model.mark_at(self.currentIndex())
        mark = mark or (here.mark if here is not None else "present")
        empty = [cell for cell in cells if grid is not None and cell not in grid.cells]
        self._pending = None
        if not empty:
            self.told.emit(self.tr("Everybody has a mark here already."), "info")
        elif self._commit(empty, mark, None):
            self.filled.emit(len(empty), mark)

    def _allowed(self, columns: set[int]) -> bool:
        ahead = [column for column in sorted(columns) if self.grid_model.is_to_come(column)]
        session = self.grid_model.session_at(ahead[0]) if ahead else None
        if session is None:
            return True
        told = self.tr("{day} has not come yet. Attendance is taken on the day itself.")
        self.told.emit(told.format(day=day_words(session.day)), "warning")
        return False

    def _commit(self, cells: list[Cell], mark: str | None, minutes: int | None) -> bool:
        try:
            self.grid_model.set_marks(cells, mark, minutes)
        except UserError as error:
            self.told.emit(errors.sentence(error), "danger")
            return False
        self.told.emit("", "")
        return True

    def add_digit(self, digit: str) -> bool:
        """Minutes of the cell that was just marked late or early."""
        if self._pending is None:
            return False
        cell, mark, digits = self._pending
        digits = (digits + digit).lstrip("0")[:_MOST_DIGITS]
        if self._commit([cell], mark, int(digits or 0) or None):
            self._pending = (cell, mark, digits)
        return True

    def erase(self) -> None:
        """Backspace takes back a digit of the minutes, otherwise it empties the cell."""
        if self._pending is not None and self._pending[2]:
            cell, mark, digits = self._pending
            if self._commit([cell], mark, int(digits[:-1] or 0) or None):
                self._pending = (cell, mark, digits[:-1])
        else:
            self.mark(None)

    def undo(self) -> None:
        """Take back the newest step and go where it was."""
        self._pending = None
        try:
            cells = self.grid_model.undo()
        except UserError as error:
            self.told.emit(errors.sentence(error), "danger")
            return
        if not cells:
            self.told.emit(self.tr("Nothing was marked here that could be undone."), "info")
            return
        self.told.emit("", "")
        people = {person.id: row for row, person in enumerate(self.grid_model.people)}
        sessions = {session.id: column for column, session in enumerate(self.grid_model.sessions, LEADING)}
        session, participation = cells[0]
        if session in sessions and participation in people:
            self.go_to(people[participation], sessions[session])
        self.undone.emit()
