"""Taking attendance: what runs, the keys, the grid, its sums."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from db.events.rows import EventRow
from db.events.service import EventService
from db.text import format_number
from desktop import language
from desktop.events.grid_model import GridModel
from desktop.events.grid_paint import GridTotals
from desktop.events.grid_view import GridView
from desktop.events.walk_in import Search, WalkInStrip
from desktop.events.words import (
    MARK_KEYS,
    MARK_WORDS,
    STATE_LOOK,
    STATE_WORDS,
    date_words,
    place_words,
    said,
    sides_words,
)
from desktop.theme import font, icon
from desktop.widgets import Banner, Button, Chip, EmptyState, KeyCap, Label, Surface

BAR_HEIGHT = 44
_JUMP_WIDTH = 190


class AttendancePane(QWidget):
    """The attendance of one event, entirely by keyboard.

    sheet_requested: print the sign-in sheet. people_requested: there is nobody to mark yet. noticed(text, undo).
    """

    sheet_requested = Signal()
    people_requested = Signal()
    noticed = Signal(str, object)

    def __init__(
        self, events: EventService, find_people: Search, find_organisations: Search, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._events = events
        self._event: uuid.UUID | None = None
        self.model = GridModel(events, self)
        self.view = GridView(self.model)
        self.totals = GridTotals(self.view)
        self.banner = Banner()
        self.walk_in = WalkInStrip(events, find_people, find_organisations)
        self.empty = EmptyState(
            "users", self.tr("No participants in this event yet"),
            self.tr("Invite them from registered organisations, or add whoever stands at the door."),
            self.tr("Add participants"), self.people_requested.emit, action_icon="user-plus",
        )  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._info_bar(), self._key_bar(), self.banner):
            column.addWidget(part)
        column.addWidget(self.view, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self.totals)
        column.addWidget(self.walk_in)
        self._connect()

    def _connect(self) -> None:
        view = self.view
        view.told.connect(self._tell)
        view.filled.connect(self._filled)
        self._offers_undo = False
        view.walk_in_requested.connect(self.open_walk_in)
        view.jump_requested.connect(self._go_to_box)
        view.current_session_changed.connect(self._show_session)
        self.model.marked.connect(self._show_session)
        self.model.marked.connect(self._withdraw_undo)
        self.model.reloaded.connect(self._show_facts)
        self.walk_in.added.connect(self._walked_in)
        self.walk_in.closed.connect(self.view.setFocus)

    # ---- parts
    def _info_bar(self) -> Surface:
        self.state = Chip("")
        self.when_where = Label("", tone="text_muted", elide=True)
        self.count = Label("", weight="medium")
        self.sides = Label("", tone="text_muted", elide=True)
        self.session = Label("", weight="medium", tone="accent_text")
        self.rest = Button(
            self.tr("Count the rest as present"), "check-square", small=True, on_click=self.view.fill_rest_present
        )
        self.sheet = Button(self.tr("Sign-in sheet"), "file-text", small=True, on_click=self.sheet_requested.emit)
        bar, row = _bar()
        for widget in (self.state, self.when_where):
            row.addWidget(widget)
        row.addSpacing(12)
        for widget in (self.count, self.sides):
            row.addWidget(widget)
        row.addStretch(1)
        for at_end in (self.session, self.rest, self.sheet):
            row.addWidget(at_end)
        return bar

    def _key_bar(self) -> Surface:
        bar, row = _bar(5)
        self._key_labels: list[QWidget] = []
        for mark, letter in (("present", "V"), ("absent", "Y"), ("excused", "İ"), ("late", "G"), ("left_early", "E")):
            self._add_key(row, MARK_KEYS.get(mark, letter), said(MARK_WORDS[mark]))
        row.addWidget(Surface("vline"))
        row.addSpacing(6)
        self._add_key(row, self.tr("Space"), self.tr("and next"))
        self._add_key(row, "Ctrl+↓", self.tr("fill column"))
        self._add_key(row, "Ins", self.tr("walk-in"))
        row.addStretch(1)
        self.box = QLineEdit()
        self.box.setFont(font())
        self.box.setProperty("small", True)
        self.box.setPlaceholderText(self.tr("Go to a name: type"))
        self.box.setAccessibleName(self.tr("Go to a name"))
        self.box.setToolTip(f"{self.tr('Go to a name')} (Ctrl+F)")
        self.box.addAction(icon("magnifying-glass"), QLineEdit.ActionPosition.LeadingPosition)
        self.box.setMaximumWidth(_JUMP_WIDTH)
        self.box.setMinimumWidth(120)
        self.box.textEdited.connect(self._jump)
        self.box.installEventFilter(self)
        row.addWidget(self.box)
        return bar

    def _add_key(self, row: QHBoxLayout, keys: str, words: str) -> None:
        cap, label = KeyCap(keys), Label(words, "small", tone="text_muted")
        row.addWidget(cap)
        row.addWidget(label)
        row.addSpacing(6)
        self._key_labels += [cap, label]

    # ---- what is shown
    def show_event(self, event: uuid.UUID) -> None:
        """Show an event and go to the half day that is taken now."""
        self._event = event
        self.walk_in.hide()
        self.banner.clear()
        self.box.clear()
        self.model.show(event)
        self._show_facts()
        self.view.go_to_today()

    def reload(self) -> None:
        """Other data came in; the cell stays."""
        if self._event is not None:
            row, column = self.view.currentIndex().row(), self.view.currentIndex().column()
            self.model.reload()
            self.view.go_to(max(row, 0), column)
            self._show_facts()

    def event_row(self) -> EventRow | None:
        return self.model.grid.event if self.model.grid is not None else None

    @Slot()
    def _show_facts(self) -> None:
        grid = self.model.grid
        if grid is None:
            return
        event, figures = grid.event, grid.figures
        self.state.set(said(STATE_WORDS[event.state]), *STATE_LOOK[event.state])
        self.when_where.setText(" · ".join(part for part in (date_words(event), place_words(event)) if part))
        number = format_number(figures.participations, language.current())
        self.count.setText(self.tr("{count} people").format(count=number))
        self.sides.setText(sides_words(figures))
        anybody = bool(grid.rows and grid.sessions)
        for widget in (self.view, self.totals, self.rest, self.session):
            widget.setVisible(anybody)
        self.empty.setVisible(not anybody)
        self._show_session()

    @Slot()
    def _show_session(self) -> None:
        grid = self.model.grid
        session = self.model.session_at(self.view.currentIndex().column())
        if grid is None or session is None:
            self.session.setText("")
            return
        taken = grid.totals.sessions[session.id].taken
        self.session.setText(self.tr("This session: {taken} / {all}").format(taken=taken, all=len(grid.rows)))
        self.totals.update()

    # ---- doing
    @Slot()
    def open_walk_in(self) -> None:
        session = self.model.session_at(self.view.currentIndex().column())
        if self._event is not None:
            ahead = self.model.is_to_come(self.view.currentIndex().column())
            self.walk_in.open_for(self._event, None if session is None or ahead else session.id)

    @Slot(object, str)
    def _walked_in(self, participation: uuid.UUID, name: str) -> None:
        change_set = self._events.last_change_set
        column = self.view.currentIndex().column()
        self.model.reload()
        rows = [person.id for person in self.model.people]
        if participation in rows:
            self.view.go_to(rows.index(participation), column)
        self._show_facts()
        self.noticed.emit(self.tr("{name} was added.").format(name=name), self._undo_of(change_set))

    def _undo_of(self, change_set: uuid.UUID | None) -> Callable[[], None] | None:
        if change_set is None:
            return None

        def take_back() -> None:
            self._events.undo(change_set)
            self.reload()

        return take_back

    @Slot(int, str)
    def _filled(self, count: int, mark: str) -> None:
        told = self.tr("{count} participants marked: {mark}.")
        self.noticed.emit(told.format(count=count, mark=said(MARK_WORDS[mark])), self.view.undo)
        self._offers_undo = True

    @Slot()
    def _withdraw_undo(self) -> None:
        """The toast takes back the newest step: once there is a newer one, or it is taken back, it would lie."""
        if self._offers_undo:
            self._offers_undo = False
            self.noticed.emit("", None)

    @Slot(str, str)
    def _tell(self, text: str, tone: str) -> None:
        if text:
            self.banner.show_text(text, tone)
        elif self.banner.text():
            self.banner.clear()

    @Slot()
    def _go_to_box(self) -> None:
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    @Slot(str)
    def _jump(self, typed: str) -> None:
        found = not typed.strip() or self.view.jump_to_name(typed)
        self._tell("" if found else self.tr("Nobody here is called “{text}”.").format(text=typed.strip()), "info")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Escape go back to the grid, Down to the next one of that name."""
        if watched is not self.box or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
        if event.type() == QEvent.Type.ShortcutOverride and event.key() in keys:
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in keys:
            self.box.clear()
            self._tell("", "")
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if event.key() == Qt.Key.Key_Down and self.box.text().strip():
            self.view.jump_to_name(self.box.text(), after=self.view.currentIndex().row())
            return True
        return False


def _bar(spacing: int = 8) -> tuple[Surface, QHBoxLayout]:
    row = QHBoxLayout()
    row.setContentsMargins(16, 0, 16, 0)
    row.setSpacing(spacing)
    bar = Surface("bar", layout=row)
    bar.setFixedHeight(BAR_HEIGHT)
    return bar, row


__all__ = ["AttendancePane"]
