"""The form of a contact. What is typed is kept as a draft all the time; leaving it loses nothing."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db import reference
from db.contacts.rows import ContactDetail, NewContact, NewFollowUp
from db.contacts.service import ContactService
from db.errors import UserError
from desktop import language
from desktop.widgets import (
    ChoiceField,
    DateField,
    DetailScroll,
    FootBar,
    FormLayout,
    Label,
    NoteField,
    PickManyField,
    TextField,
)

Suggest = Callable[[str], Sequence[tuple[Any, str, str]]]
NEW = "new"
PAUSE_MS = 400  # after the last key; a draft costs one small transaction
_LISTS = ("organisations", "people")
_DATES = ("day", "follow_up_due_on")


class ContactForm(QWidget):
    """Entry and change of a contact, in the detail pane.

    saved(id, is_new): the contact is in the log. dropped(key, content): the person gave the draft up; `open_draft` with
    both brings it back. create_*_requested(text): somebody not registered yet was named.
    """

    saved = Signal(object, bool)
    dropped = Signal(str, object)
    create_organisation_requested = Signal(str)
    create_person_requested = Signal(str)

    def __init__(
        self,
        contacts: ContactService,
        suggest_organisations: Suggest,
        suggest_people: Suggest,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._contacts = contacts
        self._key = ""
        self._start: dict[str, Any] = {}
        self._kept = False  # whether a draft of this form lies in the database
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.keep)
        self.title = Label("", "record", "strong", elide=True)
        self.form = FormLayout(margins=(16, 8, 16, 12))
        self._add_fields(suggest_organisations, suggest_people)
        self.form.changed.connect(self._pause.start)
        self.form.submitted.connect(self.save)
        self.foot = FootBar(self.tr("Save contact"), self.save, self.drop)
        self._lay_out()

    def _lay_out(self) -> None:
        inner = QWidget()
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 0)
        head.addWidget(self.title)
        head.addStretch(1)
        inside.addLayout(head)
        inside.addWidget(self.form)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(DetailScroll(inner), 1)
        column.addWidget(self.foot)

    def _add_fields(self, suggest_organisations: Suggest, suggest_people: Suggest) -> None:
        form, today = self.form, self._contacts.today
        form.add_row(
            channel=ChoiceField(self.tr("&Channel"), reference.choices("contact_channels", language.current())),
            day=DateField(self.tr("&Day"), today=today),
            time=TextField(self.tr("T&ime of day"), placeholder="14:30"),
            minutes=TextField(self.tr("Dura&tion (minutes)"), max_length=4),
        )
        self._share_row((5, 5, 3, 4))
        organisations = PickManyField(
            self.tr("&Organisations"), suggest_organisations, placeholder=self.tr("Type a name…"),
            creatable=self.tr("Add “{text}” as a new organisation"),
        )  # fmt: skip
        people = PickManyField(
            self.tr("&People"), suggest_people, placeholder=self.tr("Type a name…"),
            creatable=self.tr("Add “{text}” as a new person"),
        )  # fmt: skip
        organisations.create_requested.connect(self.create_organisation_requested)
        people.create_requested.connect(self.create_person_requested)
        form.add("organisations", organisations)
        form.add("people", people)
        form.add("subject", TextField(self.tr("&Subject"), placeholder=self.tr("What it was about, in a few words")))
        form.add("summary", NoteField(self.tr("Su&mmary"), lines=3))
        form.add_heading(self.tr("Follow-up"))
        form.add("follow_up_subject", TextField(self.tr("What is to be &followed up"), hint=""))
        form.add_row(
            follow_up_due_on=DateField(self.tr("D&ue on"), today=today),
            follow_up_due_time=TextField(self.tr("&At what time"), placeholder="11:00"),
            follow_up_assigned_to=TextField(self.tr("&By whom")),
        )

    def _share_row(self, shares: tuple[int, ...]) -> None:
        """Part the width of the row that was added last."""
        layout = self.form.layout()
        item = layout.itemAt(layout.count() - 1) if layout is not None else None
        row = item.layout() if item is not None else None
        if isinstance(row, QHBoxLayout):
            for place, share in enumerate(shares):
                row.setStretch(place, share)

    # ---- opening
    @property
    def key(self) -> str:
        """Key of the draft that is open; "" when the form holds nothing."""
        return self._key

    def open_new(self, organisation: tuple[uuid.UUID, str] | None = None) -> None:
        """A new contact; one begun before is gone on with. Drafts of different organisations never mix."""
        self.keep()
        key = f"{NEW}/{organisation[0].hex}" if organisation else NEW
        picked = [[organisation[0].hex, organisation[1]]] if organisation else []
        self._open(key, {"channel": "phone", "day": self._contacts.today().isoformat(), "organisations": picked})

    def open_change(self, contact: ContactDetail) -> None:
        self.keep()
        self._open(contact.id.hex, _content_of(contact))

    def open_draft(self, key: str, content: dict[str, Any] | None = None) -> bool:
        """A draft as it was left, or `content` again after it was given up; False if its contact is gone."""
        self.keep()
        if content is not None:
            self._contacts.save_draft(key, content)
        if key == NEW:
            self.open_new()
        elif key.startswith(f"{NEW}/"):
            self._open(key, {"channel": "phone", "day": self._contacts.today().isoformat()})
        else:
            try:
                self.open_change(self._contacts.contact(uuid.UUID(key)))
            except UserError:
                self._contacts.drop_draft(key)
                return False
        return True

    def _open(self, key: str, start: dict[str, Any]) -> None:
        self._key = key
        self.form.clear_errors()
        self._fill(start)
        self._start = self.content()
        draft = self._contacts.draft(key)
        self._kept = draft is not None
        if draft is not None:
            self._fill(draft)
        new = key.startswith(NEW)
        self.title.setText(self.tr("New contact") if new else self.tr("Change contact"))
        self.foot.note.setText(self.tr("Every word is kept as a draft."))

    def _fill(self, content: dict[str, Any]) -> None:
        for name, field in self.form.fields.items():
            value = content.get(name)
            if name in _LISTS:
                field.set_value([(uuid.UUID(row_id), title) for row_id, title in value or ()])
            elif isinstance(field, DateField):
                field.set_value(None)
                field.line.setText(str(value or ""))
                field.check()
            else:
                field.set_value(value)

    def content(self) -> dict[str, Any]:
        """All that stands in the form, as JSON; a date that cannot be read stays as it was typed."""
        found: dict[str, Any] = {}
        for name, field in self.form.fields.items():
            if isinstance(field, PickManyField):
                value: Any = [[row_id.hex, title] for row_id, title in zip(field.value(), field.titles(), strict=True)]
            elif isinstance(field, DateField):
                day = field.value()
                value = day.isoformat() if day else field.line.text().strip()
            else:
                value = field.value()
            if value:
                found[name] = value
        return found

    # ---- drafts
    @Slot()
    def keep(self) -> None:
        """Store what stands here, at once; a form as it was opened leaves no draft."""
        self._pause.stop()
        if not self._key:
            return
        content = self.content()
        if content != self._start:
            self._contacts.save_draft(self._key, content)
            self._kept = True
        elif self._kept:
            self._contacts.drop_draft(self._key)
            self._kept = False

    def changed(self) -> bool:
        return bool(self._key) and self.content() != self._start

    @Slot()
    def drop(self) -> None:
        """Give the draft up. `dropped` carries it, so that the toast can bring it back."""
        self._pause.stop()
        key, content = self._key, self.content() if self.changed() else None
        self._contacts.drop_draft(key)
        self._key = ""
        self.dropped.emit(key, content)

    def close_form(self) -> None:
        """Leave the form; what stands in it stays as a draft."""
        self.keep()
        self._key = ""

    def take(self, name: str, row_id: uuid.UUID, title: str) -> None:
        """Add an organisation or a person that was registered meanwhile."""
        field = self.form.fields[name]
        if self._key and isinstance(field, PickManyField):
            field.line.clear()
            field.add(row_id, title)

    def hideEvent(self, event: QHideEvent) -> None:
        self.keep()
        super().hideEvent(event)

    # ---- saving
    @Slot()
    def save(self) -> None:
        """Put the contact into the log, or show beside the field what is in the way."""
        self.form.clear_errors()
        if not self.form.check():
            return
        key, is_new = self._key, self._key.startswith(NEW)
        try:
            new = self._entered()
            if new is None:
                return
            self._pause.stop()
            if is_new:
                contact_id = self._contacts.record_contact(new, draft=key)
            else:
                contact_id = uuid.UUID(key)
                self._contacts.change_contact(contact_id, new, draft=key)
        except UserError as error:
            self.form.show_error(error)
            return
        self._key = ""
        self.saved.emit(contact_id, is_new)

    def _entered(self) -> NewContact | None:
        """What stands in the form; None after a sentence was shown at a field."""
        values = self.form.values()
        if values["day"] is None:
            self.form.set_error("day", self.tr("Enter the day of the contact."))
            return None
        minutes = values["minutes"]
        if minutes and not minutes.isdecimal():
            self.form.set_error("minutes", self.tr("Write the duration in whole minutes, for example 15."))
            return None
        follow_up = None
        if any(values[name] for name in self.form.fields if name.startswith("follow_up_")):
            due: dt.date | None = values["follow_up_due_on"]
            if due is None:
                self.form.set_error("follow_up_due_on", self.tr("Enter the day by which it is due."))
                return None
            follow_up = NewFollowUp(
                values["follow_up_subject"], due, values["follow_up_due_time"], values["follow_up_assigned_to"]
            )
        return NewContact(
            day=values["day"],
            channel=values["channel"],
            subject=values["subject"],
            organisations=tuple(values["organisations"]),
            people=tuple(values["people"]),
            summary=values["summary"],
            time=values["time"],
            minutes=int(minutes) if minutes else None,
            follow_up=follow_up,
        )


def _content_of(contact: ContactDetail) -> dict[str, Any]:
    return {
        "channel": contact.channel,
        "day": contact.day.isoformat(),
        "time": contact.time,
        "minutes": contact.minutes,
        "organisations": [[party.id.hex, party.name] for party in contact.organisations],
        "people": [[party.id.hex, party.name] for party in contact.people],
        "subject": contact.subject,
        "summary": contact.summary,
    }
