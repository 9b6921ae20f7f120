"""An event with people of invented names from invented organisations."""

from __future__ import annotations

import pytest

from db.clock import SetClock
from db.events.rows import Enrolment
from db.events.service import EventService
from tests.db.events.people import THURSDAY, training, write_people


@pytest.fixture
def clock():
    return SetClock(THURSDAY)


@pytest.fixture
def office(database, clock):
    """The database on the third day of the training below."""
    database.clock = clock
    return database


@pytest.fixture
def events(office):
    return EventService(office)


@pytest.fixture
def people(office):
    return write_people(office)[0]


@pytest.fixture
def full(events, people):
    """A training of four days with everybody enrolled."""
    event = events.plan_event(training())
    events.enrol_many(event, [Enrolment(person) for person in people])
    return event
