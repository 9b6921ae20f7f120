"""The attendance of one event as a table model; every mark goes to the service at once."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from db.events.rows import AttendanceGrid, Cell, Mark, ParticipantRow, Presence, SessionRow
from db.events.service import EventService
from db.text import format_percent
from desktop import language
from desktop.events.words import HALF_WORDS, MARK_WORDS, day_words, mark_short, said

Index = QModelIndex | QPersistentModelIndex
LEADING = 3  # number, name, organisation stand before the half days
Step = tuple[dict[Cell, Mark | None], dict[Cell, Mark | None]]
_KEPT_STEPS = 200


class GridModel(QAbstractTableModel):
    """Rows are participants, columns half days between two leading and trailing groups.

    marked(n): cells were given or lost a mark. reloaded: people or half days are others now.
    """

    marked = Signal(int)
    reloaded = Signal()

    def __init__(self, events: EventService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._events = events
        self._event: uuid.UUID | None = None
        self._steps: list[Step] = []
        self.grid: AttendanceGrid | None = None

    # ---- what is shown
    def show(self, event: uuid.UUID | None) -> None:
        """Another event; its steps begin anew."""
        if event != self._event:
            self._steps.clear()
        self._event = event
        self.reload()

    def reload(self) -> None:
        """Read everything again. Only what changed is told to the view, unless people or half days changed."""
        fresh = self._events.attendance(self._event) if self._event is not None else None
        before = self.grid
        if fresh is not None and before is not None and _shape(fresh) == _shape(before):
            self.grid = fresh
            if fresh.rows and self.columnCount():
                self.dataChanged.emit(self.index(0, 0), self.index(len(fresh.rows) - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self.grid = fresh
        self.endResetModel()
        self.reloaded.emit()

    @property
    def sessions(self) -> tuple[SessionRow, ...]:
        return self.grid.sessions if self.grid else ()

    @property
    def people(self) -> tuple[ParticipantRow, ...]:
        return self.grid.rows if self.grid else ()

    def session_at(self, column: int) -> SessionRow | None:
        at = column - LEADING
        return self.sessions[at] if 0 <= at < len(self.sessions) else None

    def last_session_column(self) -> int:
        return LEADING + len(self.sessions) - 1

    def column_of(self, session: SessionRow | None) -> int:
        return LEADING + self.sessions.index(session) if session in self.sessions else LEADING

    def cell_at(self, index: Index) -> Cell | None:
        session = self.session_at(index.column())
        if session is None or not 0 <= index.row() < len(self.people):
            return None
        return session.id, self.people[index.row()].id

    def mark_at(self, index: Index) -> Mark | None:
        cell = self.cell_at(index)
        return self.grid.cells.get(cell) if cell is not None and self.grid else None

    def presence(self, row: int) -> Presence:
        return self.grid.totals.participants[self.people[row].id] if self.grid else Presence(0, 0)

    def is_to_come(self, column: int) -> bool:
        """A half day that has not been held and whose day lies ahead: it takes no marks yet."""
        session = self.session_at(column)
        if session is None or self.grid is None:
            return False
        return session.day > self.grid.today and not self.grid.totals.sessions[session.id].taken

    # ---- marking
    def set_marks(self, cells: Iterable[Cell], mark: str | None, minutes: int | None = None) -> int:
        """Give cells a mark (None: empty them) in one step; returns how many changed. Errors pass to the caller."""
        wanted = list(cells)
        if not wanted or self.grid is None:
            return 0
        before = {cell: self.grid.cells.get(cell) for cell in wanted}
        if mark is None:
            changed, _ = self._events.clear(wanted)
        else:
            changed, _ = self._events.mark_many(wanted, mark, minutes)
        if changed:
            self.reload()
            after = {cell: self.grid.cells.get(cell) for cell in wanted}
            self._steps.append((before, after))
            del self._steps[:-_KEPT_STEPS]
            self.marked.emit(changed)
        return changed

    def undo(self) -> list[Cell]:
        """Take back the newest step of this grid; returns the cells it was about."""
        if not self._steps:
            return []
        before, after = self._steps.pop()
        changed = self._events.put_back(before, after)
        self.reload()
        self.marked.emit(changed)
        return list(before)

    def can_undo(self) -> bool:
        return bool(self._steps)

    # ---- Qt
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.people)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or self.grid is None else LEADING + len(self.sessions) + 2

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.session_at(index.column()) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        session = self.session_at(index.column())
        if session is None:
            return self._side_text(index)
        mark = self.mark_at(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if mark is None else mark_short(mark)
        word = self.tr("not marked") if mark is None else said(MARK_WORDS[mark.mark])
        name = self.people[index.row()].name
        minutes = f" {mark.minutes}" if mark and mark.minutes else ""
        return f"{name}, {self.session_words(session)}: {word}{minutes}"

    def session_words(self, session: SessionRow) -> str:
        return f"{day_words(session.day)} {said(HALF_WORDS[session.half])}"

    def _side_text(self, index: Index) -> str:
        person, column = self.people[index.row()], index.column()
        if column < LEADING:
            return (str(index.row() + 1), person.name, person.organisation or "–")[column]
        presence = self.presence(index.row())
        if column == self.last_session_column() + 1:
            return f"{presence.attended} / {presence.held}"
        share = presence.share
        return "–" if share is None else format_percent(round(share * 100), 0, language.current())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        session = self.session_at(section)
        if session is not None:
            return self.session_words(session)
        names = {
            0: self.tr("No"),
            1: self.tr("Name"),
            2: self.tr("Institution / organisation"),
            self.last_session_column() + 1: self.tr("Sessions"),
            self.last_session_column() + 2: self.tr("Share"),
        }
        return names.get(section)


def _shape(grid: AttendanceGrid) -> tuple[Any, ...]:
    return grid.event.id, tuple(each.id for each in grid.sessions), tuple(each.id for each in grid.rows)
