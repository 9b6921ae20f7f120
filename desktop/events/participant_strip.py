"""What one participant is in the event: side, status, role, organisation, where from."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from db import reference
from db.errors import UserError
from db.events.rows import SIDES, STATUSES, ParticipantRow
from db.events.service import EventService
from db.text import sort_key
from desktop import errors, language
from desktop.events.walk_in import Search
from desktop.events.words import STATUS_WORDS, said
from desktop.widgets import Button, ChoiceField, Label, PickField, QuietButton, Surface


class ParticipantStrip(Surface):
    """saved; closed; person_opened(person id)."""

    saved = Signal()
    closed = Signal()
    person_opened = Signal(object)

    def __init__(self, events: EventService, find_organisations: Search, parent: QWidget | None = None) -> None:
        super().__init__("well", parent)
        self._events = events
        self._row: ParticipantRow | None = None
        speech = language.current()
        sides = [(side, reference.label("sides", side, speech)) for side in SIDES]
        provinces = sorted(reference.choices("provinces", speech), key=lambda pair: sort_key(pair[1]))
        self.name = Label("", weight="medium", elide=True)
        self.organisation = PickField(self.tr("Institution / organisation"), find_organisations)
        self.side = ChoiceField(self.tr("Side"), sides, empty=self.tr("not known"))
        self.status = ChoiceField(self.tr("Status"), [(each, said(STATUS_WORDS[each])) for each in STATUSES])
        self.role = ChoiceField(self.tr("Title"), reference.choices("titles", speech), empty="–")
        self.came_from = ChoiceField(
            self.tr("Came from"), [(int(code), name) for code, name in provinces], empty=self.tr("not known")
        )
        fields = QGridLayout()
        fields.setHorizontalSpacing(12)
        fields.setVerticalSpacing(8)
        fields.addWidget(self.organisation, 0, 0, 1, 2, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(self.role, 0, 2, Qt.AlignmentFlag.AlignTop)
        for column, field in enumerate((self.side, self.status, self.came_from)):
            fields.addWidget(field, 1, column, Qt.AlignmentFlag.AlignTop)
            fields.setColumnStretch(column, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 12, 12, 12)
        outer.setSpacing(8)
        outer.addLayout(self._top())
        outer.addLayout(fields)
        self.hide()

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.name)
        row.addStretch(1)
        row.addWidget(QuietButton(self.tr("Open person"), "user", small=True, on_click=self._open_person))
        row.addWidget(Button(self.tr("Close"), small=True, keys="Esc", on_click=self.close_strip))
        row.addWidget(Button(self.tr("Keep"), "check", small=True, keys="Ctrl+Enter", on_click=self.save))
        return row

    def open_for(self, row: ParticipantRow) -> None:
        self._row = row
        self.name.setText(row.name)
        self.organisation.set_value(row.organisation_id, row.organisation or "")
        for field, value in (
            (self.side, row.side),
            (self.status, row.status),
            (self.role, row.role),
            (self.came_from, row.came_from),
        ):
            field.set_value(value)
            field.clear_error()
        self.show()
        self.side.input.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def save(self) -> None:
        if self._row is None:
            return
        if self.organisation.value() is None and self.organisation.line.text().strip():
            self.organisation.set_error(self.tr("Choose the organisation from the list, or leave it empty."))
            self.organisation.input.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        role = self.role.value() or (self._row.role if self._row.role not in reference.codes("titles") else None)
        try:
            self._events.change_participation(
                self._row.id, side=self.side.value() or None, status=self.status.value(),
                organisation_id=self.organisation.value(), role=role, came_from=self.came_from.value() or None,
            )  # fmt: skip
        except UserError as error:
            self.side.set_error(errors.sentence(error))
            return
        self.hide()
        self.saved.emit()

    @Slot()
    def close_strip(self) -> None:
        self.hide()
        self.closed.emit()

    @Slot()
    def _open_person(self) -> None:
        if self._row is not None:
            self.person_opened.emit(self._row.person_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_strip()
        else:
            super().keyPressEvent(event)
