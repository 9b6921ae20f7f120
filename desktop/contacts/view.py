"""One contact, to be read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db import reference
from db.contacts.rows import ContactDetail, Party
from db.contacts.service import ContactService
from db.text import format_date, format_when
from desktop import language
from desktop.contacts.follow_ups import FollowUpPanel
from desktop.widgets import Button, Chip, FlowLayout, IconButton, JourneyLine, Label, QuietButton, Travel, hline
from desktop.widgets.facts import Fact, FactGrid
from desktop.widgets.marks import channel_icon


class Parties(QWidget):
    """Names as links, in as many lines as they need. opened(entity, id)."""

    opened = Signal(str, object)

    def __init__(self, label: str, entity: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entity, self._icon = entity, icon
        self._label = Label(label, "small", tone="text_muted")
        self._label.setFixedWidth(112)
        self._label.setMinimumHeight(26)
        self._area = QWidget()
        self._flow = FlowLayout(self._area, 4)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(0)
        row.addWidget(self._label)
        row.addSpacing(-8)
        row.addWidget(self._area, 1)

    def show_parties(self, parties: Sequence[Party]) -> None:
        while self._flow.count():
            item = self._flow.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for party in parties:
            link = QuietButton(party.name, self._icon, small=True, parent=self._area)
            link.clicked.connect(lambda _=False, party=party: self.opened.emit(self._entity, party.id))
            self._flow.addWidget(link)
            link.show()
        self.setVisible(bool(parties))
        self._area.updateGeometry()


class ContactView(QWidget):
    """Subject, with whom, when and how, summary, follow-ups."""

    edit_requested = Signal()
    delete_requested = Signal()
    open_requested = Signal(str, object)

    def __init__(self, contacts: ContactService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contacts = contacts
        self.contact: ContactDetail | None = None
        self.subject = Label("", "record", "strong", wrap=True)
        self.edit_button = Button(self.tr("Change"), "pencil-simple", small=True, keys="F2", on_click=self._edit)
        self.delete_button = IconButton("trash", self.tr("Delete contact"), "", small=True, on_click=self._delete)
        self.delete_button.setFixedWidth(38)
        self.channel, self.journey = Chip(""), JourneyLine()
        self.organisations = Parties(self.tr("Organisations"), "organisation", "buildings")
        self.people = Parties(self.tr("People"), "person", "user")
        self.facts = FactGrid()
        self.summary = Label("", "lead", wrap=True)
        self.follow_ups = FollowUpPanel(contacts)
        for parties in (self.organisations, self.people):
            parties.opened.connect(self.open_requested)
        self._lay_out()

    def _lay_out(self) -> None:
        head, states = QHBoxLayout(), QHBoxLayout()
        head.setContentsMargins(16, 12, 12, 4)
        head.setSpacing(8)
        head.addWidget(self.subject, 1)
        head.addWidget(self.edit_button)
        head.addWidget(self.delete_button)
        states.setContentsMargins(16, 0, 16, 12)
        states.setSpacing(8)
        states.addWidget(self.channel)
        states.addStretch(1)
        states.addWidget(self.journey)
        self.summary.setContentsMargins(16, 12, 16, 12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(states)
        column.addWidget(hline())
        column.addSpacing(8)
        column.addWidget(self.organisations)
        column.addWidget(self.people)
        column.addWidget(self.facts)
        column.addWidget(hline())
        column.addWidget(self.summary)
        column.addWidget(hline())
        column.addSpacing(8)
        column.addWidget(self.follow_ups)
        column.addStretch(1)

    def show_contact(self, contact: ContactDetail, travel: Travel | None = None) -> None:
        self.contact = contact
        spoken = language.current()
        self.subject.setText(contact.subject)
        label = reference.label("contact_channels", contact.channel, spoken)
        self.channel.set(label, "neutral", channel_icon(contact.channel))
        self.journey.show_travel(travel)
        self.organisations.show_parties(contact.organisations)
        self.people.show_parties(contact.people)
        now = self._contacts.now()
        day = format_date(contact.day, spoken) + (f", {contact.time}" if contact.time else "")
        minutes = self.tr("{n} minutes").format(n=contact.minutes) if contact.minutes else ""
        facts = [
            Fact(self.tr("Day"), day),
            Fact(self.tr("Duration"), minutes),
            Fact(self.tr("Entered by"), contact.author),
            Fact(self.tr("Entered at"), format_when(contact.recorded_at, now, spoken)),
        ]
        self.facts.set_facts(facts)
        self.summary.setText(contact.summary or self.tr("No summary was written."))
        self.summary.set_tone("text" if contact.summary else "text_muted")
        self.follow_ups.show_follow_ups(contact.id, contact.follow_ups)

    def _edit(self) -> None:
        self.edit_requested.emit()

    def _delete(self) -> None:
        self.delete_requested.emit()
