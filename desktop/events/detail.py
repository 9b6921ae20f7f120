"""One event: facts, half days, participants by side with figures, documents."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db import reference
from db.errors import NotFound, UserError
from db.events.rows import AttendanceGrid, EventRow, Figures, ParticipantRow, SessionRow
from db.events.service import EventService
from db.text import format_number
from desktop import errors, language
from desktop.events.participant_strip import ParticipantStrip
from desktop.events.people_strip import PeopleOf, PeopleStrip
from desktop.events.session_strip import SessionStrip
from desktop.events.walk_in import Search
from desktop.events.words import (
    HALF_WORDS,
    SIDE_SHORT,
    STATE_LOOK,
    STATE_WORDS,
    STATUS_WORDS,
    date_words,
    day_words,
    place_words,
    said,
    sides_words,
)
from desktop.widgets import (
    Banner,
    Button,
    Chip,
    Column,
    EmptyState,
    Fact,
    FactGrid,
    JourneyLine,
    Label,
    ListModel,
    ListView,
    Section,
    TravelOf,
    only_here,
)

Journey = Callable[[Sequence[uuid.UUID]], Mapping[uuid.UUID, str]]


class ParticipantList(ListView):
    """Delete takes the chosen person out of the event."""

    withdraw_requested = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.current_id() is not None:
            self.withdraw_requested.emit(self.current_id())
        else:
            super().keyPressEvent(event)


class EventDetailPane(QWidget):
    """attendance_requested, edit_requested, delete_requested: with the event. print_requested(what): "sheet", "list"
    or "workbook". noticed(text, undo). person_opened(id): a participant's person is asked for."""

    attendance_requested = Signal(object)
    edit_requested = Signal(object)
    delete_requested = Signal(object)
    print_requested = Signal(str)
    person_opened = Signal(object)
    noticed = Signal(str, object)

    def __init__(
        self,
        events: EventService,
        find_people: Search,
        find_organisations: Search,
        people_of: PeopleOf,
        travel: TravelOf = only_here,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._events, self._travel = events, travel
        self.grid: AttendanceGrid | None = None
        self.strip = PeopleStrip(events, find_people, find_organisations, people_of)
        self.participant = ParticipantStrip(events, find_organisations)
        self.topic = SessionStrip(events)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.banner = Banner()
        self.nothing = EmptyState("calendar-blank", self.tr("No event chosen"), self.tr("Choose one from the list."))
        self.content = QWidget()
        self.column.addWidget(self.nothing, 1)
        self.column.addWidget(self.content)
        self.column.addStretch(1)
        self._build()
        self.content.hide()

    def _build(self) -> None:
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self.banner)
        self.facts = FactGrid()
        column.addWidget(self.facts)
        self.people_section = Section(
            self.tr("Participants"), link=self.tr("Add participants"), link_icon="user-plus", on_link=self.open_strip
        )
        self.figures = Label("", tone="text_muted", wrap=True)
        self.figures.setContentsMargins(16, 0, 16, 8)
        self.people = self._people_list()
        for part in (self.people_section, self.strip, self.figures, self.participant, self.people):
            column.addWidget(part)
        self.session_section = Section(self.tr("Half days"))
        self.sessions = self._session_list()
        for below in (self.session_section, self.sessions, self.topic):
            column.addWidget(below)
        column.addWidget(Section(self.tr("Documents")))
        column.addWidget(self._documents())
        self.strip.added.connect(self._people_added)
        self.strip.closed.connect(self._strip_closed)
        self.participant.saved.connect(self._participant_saved)
        self.participant.closed.connect(self.people.setFocus)
        self.participant.person_opened.connect(self.person_opened)
        self.topic.saved.connect(self._topic_saved)
        self.topic.closed.connect(self.sessions.setFocus)

    def _head(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(8)
        self.title = Label("", "record", "strong", wrap=True)
        self.attendance = Button(self.tr("Take attendance"), "check-square", on_click=self._take_attendance)
        self.edit = Button(self.tr("Edit"), "pencil-simple", keys="F2", on_click=self._edit)
        self.delete = Button(self.tr("Delete"), "trash", on_click=self._delete)
        top, chips = QHBoxLayout(), QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.title, 1)
        for button in (self.attendance, self.edit, self.delete):
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.state, self.kind, self.journey = Chip(""), Chip(""), JourneyLine()
        for chip in (self.state, self.kind):
            chips.addWidget(chip)
        chips.addStretch(1)
        chips.addWidget(self.journey)
        column.addLayout(top)
        column.addLayout(chips)
        return holder

    def _people_list(self) -> ParticipantList:
        self.people_model: ListModel[ParticipantRow] = ListModel(
            [
                Column(self.tr("Name"), lambda row: row.name, None, weight="medium"),
                Column(self.tr("Institution / organisation"), lambda row: row.organisation or "–", 200, drop=3,
                       tone="text_muted"),
                Column(self.tr("Side"), chip=_side_chip, width=110),
                Column(self.tr("Status"), lambda row: said(STATUS_WORDS[row.status]), 100, tone="text_muted", drop=1),
                Column(self.tr("Attended"), self._presence, 90, "right", drop=2),
            ]
        )  # fmt: skip
        people = ParticipantList(self.tr("Participants"))
        people.setModel(self.people_model)
        people.opened.connect(self._edit_participant)
        people.withdraw_requested.connect(self.withdraw)
        return people

    def _session_list(self) -> ListView:
        self.session_model: ListModel[SessionRow] = ListModel(
            [
                Column(self.tr("Day"), lambda row: day_words(row.day), 110),
                Column(self.tr("Half day"), lambda row: said(HALF_WORDS[row.half]), 110),
                Column(self.tr("Topic"), _topic, None, weight="medium"),
                Column(self.tr("Present"), self._taken, 90, "right"),
            ]
        )
        sessions = ListView(self.tr("Half days"))
        sessions.setModel(self.session_model)
        sessions.opened.connect(self._name_session)
        return sessions

    def _documents(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(16, 4, 16, 16)
        row.setSpacing(8)
        for text, icon, what in (
            (self.tr("Sign-in sheet"), "file-text", "sheet"),
            (self.tr("Attendance list"), "file-pdf", "list"),
            (self.tr("Attendance as workbook"), "table", "workbook"),
        ):
            row.addWidget(Button(text, icon, small=True, on_click=partial(self.print_requested.emit, what)))
        row.addStretch(1)
        return holder

    # ---- what is shown
    @property
    def event_id(self) -> uuid.UUID | None:
        return self.grid.event.id if self.grid is not None else None

    @Slot(object)
    def show_event(self, event: uuid.UUID | None) -> None:
        """Show an event, or that none is chosen."""
        if event != self.event_id:
            self.strip.hide()
            self.topic.hide()
            self.participant.hide()
            self.banner.clear()
        try:
            self.grid = self._events.attendance(event) if event is not None else None
        except NotFound:
            self.grid = None
        self.content.setVisible(self.grid is not None)
        self.nothing.setVisible(self.grid is None)
        if self.grid is not None:
            self._show(self.grid)

    def reload(self) -> None:
        self.show_event(self.event_id)

    def _show(self, grid: AttendanceGrid) -> None:
        event, speech = grid.event, language.current()
        self.title.setText(event.title)
        self.state.set(said(STATE_WORDS[event.state]), *STATE_LOOK[event.state])
        self.kind.set(reference.label("event_kinds", event.kind, speech), "neutral")
        self.journey.show_travel(self._travel(event.id))
        self.facts.set_facts(self._facts(event))
        self.people_section.set_count(format_number(len(grid.rows), speech))
        self.figures.setText(self._figure_words(grid.figures))
        self.people_model.set_rows(grid.rows)
        self.people.setVisible(bool(grid.rows))
        self.people.fit_height()
        self.session_model.set_rows(grid.sessions)
        self.sessions.setVisible(bool(grid.sessions))
        self.session_section.setVisible(bool(grid.sessions))
        self.sessions.fit_height()
        self.attendance.setEnabled(bool(grid.sessions))
        self.attendance.setToolTip("" if grid.sessions else self.tr("The event has no date yet."))

    def _facts(self, event: EventRow) -> list[Fact]:
        speech = language.current()
        seats = format_number(event.participants, speech)
        if event.capacity:
            seats = f"{seats} / {format_number(event.capacity, speech)}"
        over = event.capacity is not None and event.participants > event.capacity
        facts = [
            Fact(self.tr("Days"), date_words(event)),
            Fact(self.tr("Participants"), seats, tone="warning" if over else "text"),
            Fact(self.tr("Place"), place_words(event) or "–", wide=True),
        ]
        programme = self._events.event(event.id).programme if event.programme_id else None
        extra = [
            (self.tr("Programme"), programme),
            (self.tr("Dates"), event.date_note),
            (self.tr("Notes"), event.notes),
        ]
        return [*facts, *(Fact(label, value, wide=True) for label, value in extra if value)]

    def _figure_words(self, figures: Figures) -> str:
        if not figures.participations:
            return self.tr("Nobody yet. Add people from the registry, those of an organisation, or somebody new.")
        speech = language.current()
        told = self.tr("{people} people from {organisations} organisations: {sides}")
        return told.format(
            people=format_number(figures.persons, speech),
            organisations=format_number(figures.organisations, speech),
            sides=sides_words(figures),
        )

    def _presence(self, row: ParticipantRow) -> str:
        presence = self.grid.totals.participants.get(row.id) if self.grid else None
        return f"{presence.attended} / {presence.held}" if presence and presence.held else "–"

    def _taken(self, row: SessionRow) -> str:
        sums = self.grid.totals.sessions.get(row.id) if self.grid else None
        return f"{sums.attended} / {sums.taken}" if sums and sums.taken else "–"

    # ---- doing
    @Slot()
    def open_strip(self) -> None:
        if self.event_id is not None:
            self.strip.open_for(self.event_id)

    @Slot(object)
    def withdraw(self, participation: uuid.UUID) -> None:
        """Take a person out; the toast brings the person back."""
        try:
            self._events.withdraw(participation)
        except UserError as error:
            self.banner.show_text(errors.sentence(error), "danger")
            return
        self._changed(self.tr("Participant withdrawn."))

    @Slot(int, str)
    def _people_added(self, count: int, words: str) -> None:
        if count:
            self._changed(words)
        else:
            self.noticed.emit(words, None)

    @Slot()
    def _strip_closed(self) -> None:
        (self.people if self.people.isVisible() else self.attendance).setFocus()

    @Slot(object)
    def _name_session(self, session: uuid.UUID) -> None:
        row = next((each for each in self.session_model.rows() if each.id == session), None)
        if row is not None:
            self.topic.open_for(row)

    @Slot()
    def _topic_saved(self) -> None:
        self._changed(self.tr("Half day changed."))
        self.sessions.setFocus()

    def _changed(self, words: str) -> None:
        change_set = self._events.last_change_set
        self.reload()

        def take_back() -> None:
            if change_set is not None:
                self._events.undo(change_set)
                self.reload()

        self.noticed.emit(words, take_back)

    @Slot(object)
    def _edit_participant(self, participation: uuid.UUID) -> None:
        row = next((each for each in self.people_model.rows() if each.id == participation), None)
        if row is not None:
            self.participant.open_for(row)

    @Slot()
    def _participant_saved(self) -> None:
        self._changed(self.tr("Participant changed."))
        self.people.setFocus()

    @Slot()
    def _take_attendance(self) -> None:
        self.attendance_requested.emit(self.event_id)

    @Slot()
    def _edit(self) -> None:
        self.edit_requested.emit(self.event_id)

    @Slot()
    def _delete(self) -> None:
        self.delete_requested.emit(self.event_id)


def _side_chip(row: ParticipantRow) -> tuple[str, ...]:
    if row.side is None:
        return said(SIDE_SHORT[None]), "warning"
    return reference.label("sides", row.side, language.current()), "neutral"


def _topic(row: SessionRow) -> str:
    times = "–".join(filter(None, (row.starts_at, row.ends_at)))
    return " · ".join(part for part in (times, row.title) if part) or "–"
