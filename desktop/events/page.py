"""The events page: the list with its detail, the form, and the attendance grid."""

from __future__ import annotations

import uuid
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from db import reference
from db.errors import UserError
from db.events.rows import EventFilter, EventRow
from db.events.service import EventService
from db.text import format_number
from desktop import errors, language
from desktop.events.attendance import AttendancePane
from desktop.events.detail import EventDetailPane, Journey
from desktop.events.filters import EventFilters
from desktop.events.form import EventForm
from desktop.events.keys import grid_keys, list_keys
from desktop.events.people_strip import PeopleOf
from desktop.events.printing import AskPath, EventPrinter, ask_path
from desktop.events.walk_in import Search
from desktop.events.words import date_words
from desktop.jobs import Jobs
from desktop.theme import size
from desktop.widgets import (
    Banner,
    Column,
    EmptyState,
    FilterBar,
    ListDetail,
    ListView,
    Page,
    RowTableModel,
    TravelOf,
    only_here,
)

ENTITIES = frozenset({"event", "event_session", "participation", "attendance", "programme", "person", "organisation"})
EXPORTED_AT_ONCE = 100_000


class EventsPage(Page):
    """Everything about events.

    `find_people` and `find_organisations` offer (id, title, subtitle) for what is typed, `people_of` the people of an
    organisation in the same form. Signals of `Page`: open_requested("person", id), notice_posted.
    """

    event_saved = Signal(object)

    def __init__(
        self,
        events: EventService,
        jobs: Jobs,
        find_people: Search,
        find_organisations: Search,
        people_of: PeopleOf,
        *,
        journey: Journey | None = None,
        travel: TravelOf = only_here,
        ask: AskPath = ask_path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._events, self._journey = events, journey
        self.printer = EventPrinter(events, jobs, ask, self)
        self._journeys: dict[uuid.UUID, str] = {}
        self.bar = FilterBar(self.tr("Name, place, kind…"), self.tr("events"))
        self.filters = EventFilters(self.bar, self)
        self.banner = Banner()
        self.list = self._make_list()
        self.detail = EventDetailPane(events, find_people, find_organisations, people_of, travel)
        self.split = ListDetail(self.list, self.detail)
        self.form = EventForm(events)
        self.attendance = AttendancePane(events, find_people, find_organisations)
        self.stack = QStackedWidget()
        for widget in (self.split, self.form, self.attendance):
            self.stack.addWidget(widget)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.banner)
        self.body.addWidget(self.stack, 1)
        self._connect()
        self.set_primary(self.tr("Plan an event"), "plus", self.start_new, "Ctrl+Shift+N")
        self._show_list()

    # ---- parts
    def _make_list(self) -> ListView:
        self.model: RowTableModel[EventRow] = RowTableModel(
            [
                Column("", width=40, journey=lambda row: self._journeys.get(row.id, "here")),
                Column(
                    self.tr("Event"), lambda row: row.title, None, order="title", weight="medium", sub=self._kind_words
                ),
                Column(self.tr("Days"), date_words, 130, "right", order="starts_on"),
                Column(self.tr("People"), self._people_words, 72, "right", order="participants", drop=2),
            ],
            lambda: self._events.count_events(self.filter()),
            self._window,
            order="-starts_on",
        )
        view = ListView(self.tr("Events"), row_height=size("row_double"))
        view.setModel(self.model)
        self.empty = EmptyState(
            "calendar-blank", self.tr("No event yet"),
            self.tr("Trainings, Civil Society Days and meetings stand here with their participants and attendance."),
            self.tr("Plan an event"), self.start_new, action_icon="plus",
        )  # fmt: skip
        view.set_empty(self.empty)
        return view

    def _connect(self) -> None:
        self.filters.changed.connect(self._filter_changed)
        self.bar.export_requested.connect(self.export_list)
        self.bar.leave_down.connect(self.list.setFocus)
        self.list.typed.connect(self.bar.type_text)
        self.list.current_changed.connect(self.detail.show_event)
        self.list.opened.connect(lambda _event: self.split.show_detail(focus=True))
        self.split.stepped.connect(self._step)
        self.detail.attendance_requested.connect(self.take_attendance)
        self.detail.edit_requested.connect(self.start_change)
        self.detail.delete_requested.connect(self.delete)
        self.detail.print_requested.connect(self.print_document)
        self.detail.person_opened.connect(lambda person: self.open_requested.emit("person", person))
        self.detail.noticed.connect(self._noticed)
        self.attendance.noticed.connect(self.say)
        self.attendance.sheet_requested.connect(lambda: self.print_document("sheet"))
        self.attendance.people_requested.connect(self._add_people)
        self.printer.written.connect(self.say)
        self.printer.refused.connect(self._refused)
        self.form.saved.connect(self._saved)
        self.form.cancelled.connect(self._show_list)
        for keys, slot in (
            ("Ctrl+Shift+N", self.start_new), ("F2", self._edit_current),
            ("Ctrl+F", self._go_to_filter), ("Ctrl+E", self._export_shown),
        ):  # fmt: skip
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def keys(self) -> list[tuple[str, str]]:
        return grid_keys() if self.stack.currentWidget() is self.attendance else list_keys()

    # ---- list
    def filter(self) -> EventFilter:
        return self.filters.value()

    def _window(self, offset: int, limit: int) -> list[EventRow]:
        rows = self._events.find_events(self.filter(), self.model.order, offset, limit)
        if self._journey is not None:
            self._journeys.update(self._journey([row.id for row in rows]))
        return rows

    @staticmethod
    def _kind_words(row: EventRow) -> str:
        return reference.label("event_kinds", row.kind, language.current())

    @staticmethod
    def _people_words(row: EventRow) -> str:
        return format_number(row.participants, language.current()) if row.participants else "–"

    def refresh(self, entities: frozenset[str] | None = None) -> None:
        """Read again what is shown; with `entities` only if one of them stands here."""
        if entities is not None and not entities & ENTITIES:
            return
        if self.stack.currentWidget() is self.attendance:
            self.attendance.reload()
            return
        self._filter_changed()
        self.detail.reload()

    @Slot()
    def _filter_changed(self) -> None:
        self._journeys.clear()
        self.model.refresh()
        total = self._events.count_events()
        self.bar.set_count(self.model.rowCount(), total)
        narrowed = self.filters.count()
        if narrowed and total:
            self.empty.show_filtered(self.tr("No event fits"), narrowed, self.filters.clear)
        else:
            self.empty.show_plain()

    @Slot()
    def _go_to_filter(self) -> None:
        if self.stack.currentWidget() is self.split:
            self.bar.focus_text()

    @Slot(int)
    def _step(self, by: int) -> None:
        self.list.select_row(self.list.currentIndex().row() + by)

    # ---- places
    def _show_list(self) -> None:
        self._arrange(self.split, self.tr("Events"))

    def _arrange(self, widget: QWidget, title: str, parent: str = "") -> None:
        self.set_title(title, parent=parent)
        self.bar.setVisible(widget is self.split)
        self.banner.clear()
        self.stack.setCurrentWidget(widget)
        if self.header.primary is not None:
            self.header.primary.setVisible(widget is self.split)

    def focus_first(self) -> None:
        if self.stack.currentWidget() is self.attendance:
            self.attendance.view.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.stack.currentWidget() is self.form:
            self.form.focus_first()
        else:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back(self) -> bool:
        if self.stack.currentWidget() is self.split:
            return self.split.back()
        event = self.detail.event_id
        self._show_list()
        self._filter_changed()
        self.detail.show_event(event)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def open_record(self, entity: str, row_id: Any) -> bool:
        """Show an event; "attendance" opens its grid at once."""
        if entity not in ("event", "attendance"):
            return False
        self._show_list()
        self.filters.clear()
        found = self.list.select_id(row_id)
        if found and entity == "attendance":
            self.take_attendance(row_id)
        elif found:
            self.split.show_detail()
        return found

    # ---- doing
    @Slot()
    def start_new(self) -> None:
        self._arrange(self.form, self.tr("New event"), self.tr("Events"))
        self.form.start_new(self._events.office)
        self.form.focus_first()

    @Slot(object)
    def start_change(self, event: uuid.UUID) -> None:
        self._arrange(self.form, self.tr("Edit event"), self.tr("Events"))
        self.form.start_change(event)
        self.form.focus_first()

    @Slot()
    def _edit_current(self) -> None:
        if self.stack.currentWidget() is self.split and self.detail.event_id is not None:
            self.start_change(self.detail.event_id)

    @Slot(object, bool)
    def _saved(self, event: uuid.UUID, fresh: bool) -> None:
        change_set = self._events.last_change_set
        self._show_list()
        self.filters.clear()
        self.list.select_id(event)
        self.detail.show_event(event)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.event_saved.emit(event)
        self._say_undoable(self.tr("Event planned.") if fresh else self.tr("Event changed."), change_set)

    @Slot(object)
    def take_attendance(self, event: uuid.UUID) -> None:
        """Open the grid of an event."""
        self.attendance.show_event(event)
        row = self.attendance.event_row()
        self._arrange(self.attendance, row.title if row is not None else "", self.tr("Events"))
        self.attendance.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _add_people(self) -> None:
        self.go_back()
        self.split.show_detail()
        self.detail.open_strip()

    @Slot(object)
    def delete(self, event: uuid.UUID) -> None:
        """Delete at once; the toast brings it back."""
        try:
            self._events.delete_event(event)
        except UserError as error:
            self.banner.show_text(errors.sentence(error), "danger")
            return
        change_set = self._events.last_change_set
        self._filter_changed()
        self._say_undoable(self.tr("Event deleted."), change_set)

    def _say_undoable(self, words: str, change_set: uuid.UUID | None) -> None:
        def take_back() -> None:
            if change_set is not None:
                self._events.undo(change_set)
                self._filter_changed()
                self.detail.reload()

        self.say(words, take_back if change_set is not None else None)

    @Slot(str, object)
    def _noticed(self, words: str, undo: object) -> None:
        self.model.refresh()
        self.say(words, undo)  # type: ignore[arg-type]

    # ---- documents
    @Slot(str)
    def print_document(self, what: str) -> None:
        """Write "sheet", "list" or "workbook" of the event that is shown where the person wants it."""
        in_grid = self.stack.currentWidget() is self.attendance
        grid = self.attendance.model.grid if in_grid else self.detail.grid
        if grid is not None:
            self.printer.print_event(what, grid.event.id)

    @Slot()
    def export_list(self) -> None:
        """Write exactly what the list shows, in its order."""
        self.printer.export(self._events.find_events(self.filter(), self.model.order, 0, EXPORTED_AT_ONCE))

    @Slot()
    def _export_shown(self) -> None:
        if self.stack.currentWidget() is self.split:
            self.export_list()

    @Slot(str)
    def _refused(self, sentence: str) -> None:
        self.banner.show_text(sentence, "danger")
