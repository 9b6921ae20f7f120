"""Logging contacts, finding them again, and keeping what was promised."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from db.contacts import drafts, queries, rules
from db.contacts.follow_ups import FollowUps, find, follow_up_values
from db.contacts.rows import ContactDetail, ContactEntry, ContactFilter, ContactRow, Draft, NewContact
from db.contacts.tables import Contact, ContactOrganisation, ContactPerson, FollowUp
from db.errors import QT_TRANSLATE_NOOP, NotFound
from db.ids import new_id
from db.journal import history, insert_row
from db.registry import offices

CHUNK = 500
TIMELINE = 200

_NO_PARTY = QT_TRANSLATE_NOOP("db", "An organisation or person of this contact is not known here. Choose it again.")


class ContactService(FollowUps):
    """The contact log. Each method is one short transaction; what it changed can be undone by `last_change_set`."""

    # ---- writing
    def record_contact(self, new: NewContact, *, draft: str | None = None) -> uuid.UUID:
        """Log a contact, with whom it was, and its follow-up: all or nothing. `draft` names the draft that it ends."""
        rules.check_contact(new, self.today())
        contact_id = new_id()
        with _known_parties(), self._database.write(QT_TRANSLATE_NOOP("db", "Contact added")) as session:
            whose = offices.office_about(session, *new.organisations, *new.people)
            insert_row(session, Contact, id=contact_id, office=whose, **_values(new))
            _link(session, contact_id, new.organisations, new.people)
            _promise(session, contact_id, new)
            if draft is not None:
                drafts.drop(session, draft)
        return contact_id

    def change_contact(self, contact_id: uuid.UUID, new: NewContact, *, draft: str | None = None) -> None:
        """Make a contact what `new` says. Its follow-ups stay; one in `new` is added."""
        rules.check_contact(new, self.today())
        with _known_parties(), self._database.write(QT_TRANSLATE_NOOP("db", "Contact changed")) as session:
            contact = find(session, Contact, contact_id)
            for name, value in _values(new).items():
                if getattr(contact, name) != value:
                    setattr(contact, name, value)
            _relink(session, contact_id, new)
            _promise(session, contact_id, new)
            if draft is not None:
                drafts.drop(session, draft)

    def delete_contact(self, contact_id: uuid.UUID) -> None:
        """Take a contact out of the log, and its follow-ups with it; an undo brings all back."""
        with self._database.write(QT_TRANSLATE_NOOP("db", "Contact deleted")) as session:
            find(session, Contact, contact_id).deleted = True
            for follow_up in session.scalars(select(FollowUp).where(FollowUp.contact_id == contact_id)):
                follow_up.deleted = True

    # ---- finding
    def find_contacts(
        self,
        wanted: ContactFilter = ContactFilter(),  # noqa: B008
        order: str = "-day",
        offset: int = 0,
        limit: int = 200,
    ) -> list[ContactRow]:
        """A window of the list. Orders: day, subject, organisation, channel; "-" before it turns it round."""
        statement = select(Contact.id).where(*queries.conditions(wanted)).order_by(*queries.ordering(order))
        with self._database.read() as session:
            return queries.rows(session, statement.offset(offset).limit(limit))

    def every_contact(self, wanted: ContactFilter, order: str = "-day") -> Iterator[ContactRow]:
        """The whole list, window by window, for what is written to a file."""
        offset = 0
        while window := self.find_contacts(wanted, order, offset, CHUNK):
            yield from window
            offset += len(window)

    def count_contacts(self, wanted: ContactFilter = ContactFilter()) -> int:  # noqa: B008
        statement = select(func.count()).select_from(Contact).where(*queries.conditions(wanted))
        with self._database.read() as session:
            return int(session.scalar(statement) or 0)

    def contact(self, contact_id: uuid.UUID) -> ContactDetail:
        """One contact with all that hangs on it. Raises NotFound."""
        with self._database.read() as session:
            row = find(session, Contact, contact_id)
            made = history(session, contact_id)[-1]
            follow_ups = queries.follow_ups().where(FollowUp.contact_id == contact_id)
            return ContactDetail(
                row.id, row.office, row.day, row.time, row.channel, row.subject, row.summary, row.minutes,
                queries.organisations_of(session, [contact_id]).get(contact_id, ()),
                queries.people_of(session, [contact_id]).get(contact_id, ()),
                tuple(queries.to_follow_ups(session, follow_ups)),
                made.author, made.at,
            )  # fmt: skip

    def contacts_of(
        self, *, organisation: uuid.UUID | None = None, person: uuid.UUID | None = None, limit: int = TIMELINE
    ) -> list[ContactEntry]:
        """The timeline of an organisation or a person, newest first."""
        if organisation is not None:
            condition = queries.with_organisation(organisation)
        elif person is not None:
            condition = queries.with_person(person)
        else:
            raise TypeError("contacts_of needs an organisation or a person")
        with self._database.read() as session:
            return queries.entries(session, condition, limit)

    def last_contacts(self, organisations: Sequence[uuid.UUID]) -> dict[uuid.UUID, dt.date]:
        """Day of the newest contact by organisation; one without any is absent."""
        return self._last(ContactOrganisation.contact_id, ContactOrganisation.organisation_id, organisations)

    def last_contacts_of_people(self, people: Sequence[uuid.UUID]) -> dict[uuid.UUID, dt.date]:
        """Day of the newest contact by person; one without any is absent."""
        return self._last(ContactPerson.contact_id, ContactPerson.person_id, people)

    def _last(self, contact: Any, party: Any, ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, dt.date]:
        found: dict[uuid.UUID, dt.date] = {}
        with self._database.read() as session:
            for start in range(0, len(ids), CHUNK):
                statement = select(party, queries.day_of(contact)).where(party.in_(ids[start : start + CHUNK]))
                for one, day in session.execute(statement):
                    if day is not None:
                        found[one] = max(day, found.get(one, day))
        return found

    # ---- drafts
    def save_draft(self, key: str, content: dict[str, Any]) -> None:
        """Keep a form half filled in, on this computer only; `key` as in `Draft`."""
        with self._database.write() as session:
            drafts.put(session, key, content, self._database.clock.now())

    def draft(self, key: str) -> dict[str, Any] | None:
        with self._database.read() as session:
            return drafts.get(session, key)

    def drafts(self) -> list[Draft]:
        """All that is half filled in, the newest first."""
        with self._database.read() as session:
            return drafts.newest(session)

    def drop_draft(self, key: str) -> None:
        with self._database.write() as session:
            drafts.drop(session, key)


@contextmanager
def _known_parties() -> Iterator[None]:
    try:
        yield
    except IntegrityError as error:
        raise NotFound(_NO_PARTY) from error


def _values(new: NewContact) -> dict[str, Any]:
    return {
        "day": new.day,
        "time": rules.check_time(new.time, "time"),
        "channel": new.channel,
        "subject": rules.words(new.subject),
        "summary": rules.words(new.summary),
        "minutes": new.minutes,
    }


def _link(
    session: Session, contact: uuid.UUID, organisations: Iterable[uuid.UUID], people: Iterable[uuid.UUID]
) -> None:
    seen = []
    for organisation in rules.unique(organisations):
        seen.append(offices.office_about(session, organisation, contact))
        insert_row(session, ContactOrganisation, office=seen[-1], contact_id=contact, organisation_id=organisation)
    for person in rules.unique(people):
        seen.append(offices.office_about(session, person, contact))
        insert_row(session, ContactPerson, office=seen[-1], contact_id=contact, person_id=person)
    if seen:
        offices.let_see(session, contact, seen)


def _promise(session: Session, contact: uuid.UUID, new: NewContact) -> None:
    if new.follow_up is not None:
        first = next(iter(new.organisations), None)
        whose = offices.office_about(session, contact, first)
        values = follow_up_values(new.follow_up)
        insert_row(session, FollowUp, office=whose, **values, contact_id=contact, organisation_id=first)


def _relink(session: Session, contact: uuid.UUID, new: NewContact) -> None:
    """Take away the links that `new` does not name and add those that are missing."""
    organisations, people = dict.fromkeys(new.organisations), dict.fromkeys(new.people)
    with_organisations = select(ContactOrganisation).where(ContactOrganisation.contact_id == contact)
    for to_organisation in session.scalars(with_organisations):
        if to_organisation.organisation_id in new.organisations:
            organisations.pop(to_organisation.organisation_id, None)
        else:
            to_organisation.deleted = True
    for to_person in session.scalars(select(ContactPerson).where(ContactPerson.contact_id == contact)):
        if to_person.person_id in new.people:
            people.pop(to_person.person_id, None)
        else:
            to_person.deleted = True
    _link(session, contact, organisations, people)
