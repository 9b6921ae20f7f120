"""What a record's page is told by the other features: everything that happened, and what is still to be done."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest

from db.contacts.rows import NewContact, NewFollowUp
from db.contacts.service import ContactService
from db.events.service import EventService
from db.registry.attachments.service import AttachmentService
from db.registry.rows import OrganisationFacts, PersonFacts
from db.registry.service import RegistryService
from desktop.sources import Timelines, TodayFacts


@pytest.fixture
def services(database):
    return SimpleNamespace(
        contacts=ContactService(database), events=EventService(database), registry=RegistryService(database),
        documents=AttachmentService(database),
    )  # fmt: skip


def test_everything_that_happened_with_an_organisation_is_told_newest_first(services, qapp):
    registry = services.registry
    organisation = registry.add_organisation(OrganisationFacts("Porsuk Derneği"))
    today = registry.today()
    services.contacts.record_contact(NewContact(today - dt.timedelta(9), "phone", "Yer sordu", (organisation,)))
    services.documents.add_bytes("organisation", organisation, b"Madde 1", "Tüzük.txt")
    registry.update_organisation(organisation, email="bilgi@porsuk.example", tags=("afet",))
    moments = Timelines(services)("organisation", organisation)
    assert [moment.id[0] for moment in moments] == ["attachment", "change", "change", "contact"]
    assert (moments[1].title, moments[1].text, moments[1].who) == ("Changed", "E-mail, Tags", "Elif Yalçınöz")
    assert moments[0].title == "Tüzük.txt"


def test_open_follow_ups_of_an_organisation_and_of_a_person_are_told(services, qapp):
    registry, today = services.registry, services.registry.today()
    organisation = registry.add_organisation(OrganisationFacts("Porsuk Derneği"))
    person = registry.add_person(PersonFacts("Ayşe", "Işık"))
    ask = NewFollowUp("Raporu iste", today, "14:30", "Elif")
    services.contacts.record_contact(NewContact(today, "phone", "Arandı", (organisation,), (person,), follow_up=ask))
    timelines = Timelines(services)
    for entity, record in (("organisation", organisation), ("person", person)):
        (one,) = timelines.follow_ups(entity, record)
        assert (one.subject, one.due_on, one.due_time, one.assigned_to) == ("Raporu iste", today, "14:30", "Elif")
        services.contacts.follow_up(one.id)


def test_at_headquarters_nothing_is_told_to_be_on_its_way_to_headquarters(services, qapp):
    services.waiting = []
    assert TodayFacts(services, None, "province").pending() == []
    assert TodayFacts(services, None, "centre").pending() is None
