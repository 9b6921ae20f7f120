"""Adding participants: several people from the registry, those of an organisation, or somebody new."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db import reference
from db.errors import UserError
from db.events.rows import SIDES, Enrolment
from db.events.service import EventService
from db.text import find_hits
from desktop import errors, language
from desktop.events.walk_in import Choice, Search
from desktop.events.words import SIDE_SHORT, said
from desktop.widgets import Button, ChoiceField, PickField, PickManyField, PrimaryButton, Surface

PeopleOf = Callable[[uuid.UUID], Sequence[Choice]]


class PeopleStrip(Surface):
    """added(n, words) after people were enrolled; closed."""

    added = Signal(int, str)
    closed = Signal()

    def __init__(
        self,
        events: EventService,
        find_people: Search,
        find_organisations: Search,
        people_of: PeopleOf,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("well", parent)
        self._events, self._find_people, self._people_of = events, find_people, people_of
        self._event: uuid.UUID | None = None
        self.organisation = PickField(
            self.tr("Institution / organisation"), find_organisations, hint=self.tr("Its people are offered first")
        )
        self.people = PickManyField(self.tr("People"), self._search, creatable=self.tr("New person “{text}”"))
        choices = [(side, said(SIDE_SHORT[side])) for side in SIDES]
        self.side = ChoiceField(self.tr("Side"), choices, empty=self.tr("from the organisation"))
        fields = QHBoxLayout()
        fields.setSpacing(12)
        fields.addWidget(self.organisation, 3, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(self.side, 2, Qt.AlignmentFlag.AlignTop)
        self.add_button = PrimaryButton(self.tr("Enrol"), "user-plus", on_click=self.add, keys="Ctrl+Enter")
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(Button(self.tr("Close"), on_click=self.close_strip, keys="Esc"))
        buttons.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(fields)
        column.addWidget(self.people)
        column.addLayout(buttons)
        self.people.create_requested.connect(self._new_person)
        self.organisation.changed.connect(self._organisation_changed)
        self.hide()

    def open_for(self, event: uuid.UUID) -> None:
        self._event = event
        self._clear()
        self.show()
        self.organisation.input.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def close_strip(self) -> None:
        self.hide()
        self.closed.emit()

    @Slot()
    def add(self) -> None:
        """Enrol those who are chosen; who takes part already stays as it is."""
        people = self.people.value()
        if self._event is None or self.people.error():
            return
        if not people:
            self.people.set_error(self.tr("Choose at least one person."))
            self.people.input.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        organisation, side = self.organisation.value(), self.side.value() or None
        try:
            new = self._events.enrol_many(self._event, [Enrolment(each, organisation, side) for each in people])
        except UserError as error:
            self.people.set_error(errors.sentence(error))
            return
        self._clear()
        self.people.input.setFocus(Qt.FocusReason.OtherFocusReason)
        told = self.tr("{count} participants added.") if new else self.tr("They take part already; nothing changed.")
        self.added.emit(new, told.format(count=new))

    @Slot(str)
    def _new_person(self, name: str) -> None:
        """Somebody who is not in the registry yet is written there and enrolled at once."""
        if self._event is None:
            return
        try:
            self._events.add_walk_in(
                self._event, name, organisation_id=self.organisation.value(), side=self.side.value() or None,
                status="invited",
            )  # fmt: skip
        except UserError as error:
            self.people.set_error(errors.sentence(error))
            return
        self.people.line.clear()
        self.added.emit(1, self.tr("{name} was added.").format(name=name))

    def _search(self, typed: str) -> Sequence[Choice]:
        organisation = self.organisation.value()
        own = [_with_title(choice) for choice in self._people_of(organisation)] if organisation is not None else []
        found = [choice for choice in own if not typed or find_hits(choice[1], typed)]
        known = {choice[0] for choice in found}
        if not typed and own:
            return found
        return [*found, *(choice for choice in self._find_people(typed) if choice[0] not in known)]

    @Slot()
    def _organisation_changed(self) -> None:
        if self.organisation.value() is not None:
            self.people.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        self.people.set_value([])
        self.people.line.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.add()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_strip()
        else:
            super().keyPressEvent(event)


def _with_title(choice: Choice) -> Choice:
    """A post is told by the code of its title, or by words of its own."""
    row_id, name, title = choice
    return (row_id, name, reference.label("titles", title, language.current())) if title in _titles() else choice


def _titles() -> frozenset[str]:
    return frozenset(reference.codes("titles"))
