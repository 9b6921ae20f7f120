"""An office with organisations, people and a contact log, for the pages that show it."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from db.clock import SetClock
from db.contacts.rows import NewContact, NewFollowUp
from db.contacts.service import ContactService
from db.database import Database
from db.registry.tables import Organisation, Person
from db.text import fold

TODAY = dt.date(2026, 11, 23)
ORGANISATIONS = ("Bademlik Gençlik Vakfı", "Işıklı Yarınlar Eğitim Derneği", "Sivrihisar Kadın Kooperatifi")
PEOPLE = (("Tahsin", "Gökbayrak"), ("Nazlı", "Şahintepe"))


@dataclass
class Office:
    database: Database
    contacts: ContactService
    organisations: dict[str, uuid.UUID] = field(default_factory=dict)
    people: dict[str, uuid.UUID] = field(default_factory=dict)

    def suggest_organisations(self, text: str) -> Sequence[tuple[uuid.UUID, str, str]]:
        return [(row, name, "Dernek") for name, row in self.organisations.items() if fold(text) in fold(name)]

    def suggest_people(self, text: str) -> Sequence[tuple[uuid.UUID, str, str]]:
        return [(row, name, "") for name, row in self.people.items() if fold(text) in fold(name)]

    def log(self, name: str, subject: str, *, days: int = 0, channel: str = "phone", due: int | None = None, **parts):
        """Log a contact `days` ago, with a follow-up due in `due` days."""
        follow_up = None if due is None else NewFollowUp(f"{subject}: takip", TODAY + dt.timedelta(days=due))
        day = TODAY - dt.timedelta(days=max(days, -(due or 0)))
        new = NewContact(day, channel, subject, (self.organisations[name],), follow_up=follow_up, **parts)
        return self.contacts.record_contact(new)


def make_office(database: Database) -> Office:
    """Monday, 23 November 2026, noon."""
    database.clock = SetClock(dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC))
    office = Office(database, ContactService(database))
    with database.write() as session:
        for name in ORGANISATIONS:
            organisation = Organisation(name=name, kind="DRN", province=26)
            session.add(organisation)
            session.flush()
            office.organisations[name] = organisation.id
        for given, family in PEOPLE:
            person = Person(given_name=given, family_name=family)
            session.add(person)
            session.flush()
            office.people[f"{given} {family}"] = person.id
    return office
