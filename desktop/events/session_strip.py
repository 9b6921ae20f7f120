"""Topic and times of one half day."""

from __future__ import annotations

import uuid

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from db.errors import InvalidInput, UserError
from db.events.rows import SessionRow
from db.events.service import EventService
from desktop import errors
from desktop.widgets import Button, Surface, TextField


class SessionStrip(Surface):
    """saved; closed."""

    saved = Signal()
    closed = Signal()

    def __init__(self, events: EventService, parent: QWidget | None = None) -> None:
        super().__init__("well", parent)
        self._events = events
        self._session: uuid.UUID | None = None
        self.title = TextField(self.tr("Topic"))
        self.starts_at = TextField(self.tr("Begins"), placeholder="09:30", max_length=5)
        self.ends_at = TextField(self.tr("Ends"), placeholder="12:30", max_length=5)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(12)
        for field, stretch in ((self.title, 4), (self.starts_at, 1), (self.ends_at, 1)):
            row.addWidget(field, stretch, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Button(self.tr("Keep"), "check", keys="Enter", on_click=self.save))
        row.addWidget(Button(self.tr("Close"), keys="Esc", on_click=self.close_strip))
        self.hide()

    def open_for(self, session: SessionRow) -> None:
        self._session = session.id
        self.title.set_value(session.title)
        self.starts_at.set_value(session.starts_at)
        self.ends_at.set_value(session.ends_at)
        self.show()
        self.title.input.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def save(self) -> None:
        if self._session is None:
            return
        try:
            self._events.name_session(self._session, self.title.value(), self.starts_at.value(), self.ends_at.value())
        except UserError as error:
            fields = {"starts_at": self.starts_at, "ends_at": self.ends_at}
            field = fields.get(error.field if isinstance(error, InvalidInput) else "", self.title)
            field.set_error(errors.sentence(error))
            field.input.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.hide()
        self.saved.emit()

    @Slot()
    def close_strip(self) -> None:
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_strip()
        else:
            super().keyPressEvent(event)
