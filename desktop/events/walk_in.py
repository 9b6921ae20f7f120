"""The strip in which somebody who came unregistered is written down without leaving the list."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from db.errors import InvalidInput, UserError
from db.events.rows import SIDES
from db.events.service import EventService
from desktop import errors
from desktop.events.words import SIDE_SHORT, said
from desktop.widgets import Button, ChoiceField, PickField, PrimaryButton, Surface, TextField

Choice = tuple[Any, str, str]
Search = Callable[[str], Sequence[Choice]]


class WalkInStrip(Surface):
    """Name (from the registry, or new), organisation, side. added(participation, name); closed."""

    added = Signal(object, str)
    closed = Signal()

    def __init__(
        self, events: EventService, find_people: Search, find_organisations: Search, parent: QWidget | None = None
    ) -> None:
        super().__init__("foot", parent)
        self._events = events
        self._event: uuid.UUID | None = None
        self._session: uuid.UUID | None = None
        self._person: uuid.UUID | None = None
        new_person = self.tr("New person “{text}”")
        self.person = PickField(self.tr("Walk-in: name and surname"), find_people, creatable=new_person)
        self.new_name = TextField(self.tr("Walk-in: name and surname"))
        self.organisation = PickField(self.tr("Institution / organisation"), find_organisations)
        choices = [(side, said(SIDE_SHORT[side])) for side in SIDES]
        self.side = ChoiceField(self.tr("Side"), choices, empty=self.tr("from the organisation"))
        self.add_button = PrimaryButton(self.tr("Add as present"), "user-plus", on_click=self.add, keys="Ctrl+Enter")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(12)
        for field, stretch in ((self.person, 3), (self.new_name, 3), (self.organisation, 3), (self.side, 2)):
            row.addWidget(field, stretch, Qt.AlignmentFlag.AlignTop)
        for button in (self.add_button, Button(self.tr("Close"), on_click=self.close_strip, keys="Esc")):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.person.create_requested.connect(self._take_new)
        self.person.changed.connect(self._person_changed)
        self.hide()

    def open_for(self, event: uuid.UUID, session: uuid.UUID | None) -> None:
        """Begin with an empty name; who is added is present in `session`."""
        self._event, self._session = event, session
        self._clear()
        self.show()
        self.person.input.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def close_strip(self) -> None:
        self._clear()
        self.hide()
        self.closed.emit()

    @Slot()
    def add(self) -> None:
        """Write the walk-in; the strip stays open for the next one."""
        person = self.person.value()
        name = self.new_name.value() or self.person.line.text().strip()
        if self._event is None:
            return
        if person is None and not name:
            self.person.set_error(self.tr("Who came? Write name and surname."))
            self.person.input.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self.organisation.value() is None and self.organisation.line.text().strip():
            self.organisation.set_error(self.tr("Choose the organisation from the list, or leave it empty."))
            self.organisation.input.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        try:
            participation = self._events.add_walk_in(
                self._event, name, person_id=person, organisation_id=self.organisation.value(),
                side=self.side.value() or None, session_id=self._session,
            )  # fmt: skip
        except UserError as error:
            self._refuse(error)
            return
        told = self.person.title() or name
        self._clear()
        self.person.input.setFocus(Qt.FocusReason.OtherFocusReason)
        self.added.emit(participation, told)

    def _refuse(self, error: UserError) -> None:
        named = {"side": self.side, "name": self.new_name if self.new_name.isVisible() else self.person}
        field = named.get(error.field if isinstance(error, InvalidInput) else "name", self.person)
        field.set_error(errors.sentence(error))
        field.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        self.person.set_value(None)
        self.new_name.set_value("")
        self.organisation.set_value(None)
        self.side.set_value(None)
        for field in (self.person, self.new_name, self.organisation, self.side):
            field.clear_error()
        self._show_new(False)

    def _show_new(self, on: bool) -> None:
        self.person.setVisible(not on)
        self.new_name.setVisible(on)

    @Slot(str)
    def _take_new(self, text: str) -> None:
        self.new_name.set_value(text)
        self._show_new(True)
        self.organisation.input.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _person_changed(self) -> None:
        if self.person.value() is not None:
            self.organisation.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.close_strip()
        elif enter:
            self.add()
        else:
            super().keyPressEvent(event)
