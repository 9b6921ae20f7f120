"""The filters and the order that other features answer: contacts and attendance."""

from __future__ import annotations

import datetime as dt

import pytest

from db.contacts import relations as contacts
from db.contacts.tables import Contact, ContactOrganisation, ContactPerson
from db.errors import ProgrammingError
from db.events import relations as events
from db.events.tables import Attendance, Event, EventSession, Participation
from db.ids import new_id
from db.registry.rows import OrganisationFacts, OrganisationFilter, PersonFacts, PersonFilter
from db.registry.service import RegistryService

DAY = dt.date(2026, 3, 1)


@pytest.fixture
def registry(database):
    return RegistryService(database, {**contacts.RELATIONS, **events.RELATIONS})


def contact(database, day, organisation=None, person=None, **values):
    row = Contact(id=new_id(), day=day, channel="visit", subject="Konu", **values)
    with database.write() as session:
        session.add(row)
        if organisation is not None:
            session.add(ContactOrganisation(contact_id=row.id, organisation_id=organisation))
        if person is not None:
            session.add(ContactPerson(contact_id=row.id, person_id=person))
    return row.id


def attendance(database, organisation, person, mark, kind="training"):
    event, half, participation = (new_id() for _ in range(3))
    with database.write() as session:
        session.add(Event(id=event, kind=kind, title="Eğitim"))
        session.add(EventSession(id=half, event_id=event, day=DAY, half="am"))
        session.add(Participation(id=participation, event_id=event, person_id=person, organisation_id=organisation))
        session.add(Attendance(session_id=half, participation_id=participation, mark=mark))


def names(rows):
    return [row.name for row in rows]


@pytest.fixture
def three(registry):
    return [registry.add_organisation(OrganisationFacts(name)) for name in ("A", "B", "C")]


def test_those_not_contacted_since_a_day_are_all_but_those_that_were(registry, database, three):
    contact(database, dt.date(2026, 1, 10), three[0])
    contact(database, DAY, three[1])
    wanted = OrganisationFilter(not_contacted_since=dt.date(2026, 2, 1))
    assert names(registry.find_organisations(wanted)) == ["A", "C"]
    assert registry.count_organisations(wanted) == 2
    assert registry.position_of_organisation(three[2], wanted) == 1
    contact(database, DAY, three[2])
    assert names(registry.find_organisations(wanted)) == ["A"]
    with database.write() as session:
        for link in session.query(ContactOrganisation):
            link.deleted = True
    assert names(registry.find_organisations(wanted)) == ["A", "B", "C"]


def test_to_have_attended_is_to_have_been_there_at_an_event_of_that_kind(registry, database, three):
    person = registry.add_person(PersonFacts("Ali", "Kaya"))
    attendance(database, three[0], person, "present", "training")
    attendance(database, three[1], person, "absent", "training")
    attendance(database, three[2], person, "late", "meeting")
    assert names(registry.find_organisations(OrganisationFilter(attended="*"))) == ["A", "C"]
    assert names(registry.find_organisations(OrganisationFilter(attended="meeting"))) == ["C"]
    assert registry.count_organisations(OrganisationFilter("a", attended="*")) == 1
    assert names(registry.find_people(PersonFilter(attended="training"))) == ["Ali Kaya"]
    assert registry.find_people(PersonFilter(attended="visit")) == []


def test_the_list_is_sorted_by_the_last_contact_and_hears_of_new_ones(registry, database, three):
    contact(database, DAY, three[2])
    contact(database, dt.date(2026, 2, 1), three[1])
    assert names(registry.find_organisations(order="last_contact")) == ["B", "C", "A"]
    assert names(registry.find_organisations(order="-last_contact")) == ["C", "B", "A"]
    contact(database, dt.date(2026, 4, 1), three[1])
    assert names(registry.find_organisations(order="-last_contact")) == ["B", "C", "A"]


def test_people_are_filtered_by_their_own_contacts(registry, database):
    first, _ = (registry.add_person(PersonFacts(name, "Kaya")) for name in ("Ali", "Can"))
    contact(database, DAY, person=first)
    assert names(registry.find_people(PersonFilter(not_contacted_since=DAY))) == ["Can Kaya"]


def test_a_filter_that_no_feature_answers_is_our_mistake(database):
    with pytest.raises(ProgrammingError):
        RegistryService(database).find_organisations(OrganisationFilter(attended="*"))
