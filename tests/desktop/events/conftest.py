"""A training of four days for 33 people of invented names, on its third day."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from sqlalchemy import text

from db.clock import SetClock
from db.events.rows import Enrolment
from db.events.service import EventService
from db.text import words
from desktop.jobs import Jobs
from desktop.theme import Theme
from desktop.window import Window
from tests.db.events.people import training, write_people

FIRST = (
    "Ayşenur Baran Cemile Çınar Defne Doruk Ege Esra Fidan Gökçe Görkem Hazal Ilgaz Işıl İlkay İpek Kaan Lale Mert "
    "Nazlı Onur Öykü Pelin Rüzgâr Selin Şirin Şule Tuna Umut Ülkü Vildan Yiğit Zehra"
).split()
FAMILY = "Akpınarlı Gümüşsuyu Narlıdereli Taşpınarlı Eğriova Vadibaşı Cevizoba İğdeli Ilıcalı Ödemirci Ünlüçay".split()
NAMES = [f"{given} {FAMILY[number % len(FAMILY)]}" for number, given in enumerate(FIRST)]


@pytest.fixture(params=["light"])
def theme(request, qapp):
    Theme.apply(qapp, request.param)
    yield request.param
    Theme.apply(qapp, "light")


@pytest.fixture
def office(database):
    database.clock = SetClock(dt.datetime(2026, 11, 26, 11, tzinfo=dt.UTC))
    return database


@pytest.fixture
def events(office):
    return EventService(office)


@pytest.fixture
def registered(office):
    """(people, organisations) of the registry."""
    return write_people(office, NAMES)


@pytest.fixture
def full(events, registered):
    event = events.plan_event(training())
    events.enrol_many(event, [Enrolment(person) for person in registered[0]])
    return event


@pytest.fixture
def offers(office):
    """Suggestions from the registry: people, organisations, people of an organisation."""

    def find(table, column):
        def search(typed):
            with office.read() as session:
                rows = session.execute(text(f"SELECT id, {column} FROM {table} WHERE deleted = 0 ORDER BY name_sort"))
                found = [(uuid.UUID(bytes=row), name, "") for row, name in rows]
            wanted = words(typed)
            return [one for one in found if all(any(w.startswith(q) for w in words(one[1])) for q in wanted)][:8]

        return search

    def people_of(organisation):
        sql = (
            "SELECT person.id, given_name || ' ' || family_name FROM person JOIN post ON post.person_id = person.id "
            "WHERE post.organisation_id = :organisation ORDER BY name_sort"
        )
        with office.read() as session:
            rows = session.execute(text(sql), {"organisation": organisation.bytes})
            return [(uuid.UUID(bytes=row), name, "") for row, name in rows]

    return find("person", "given_name || ' ' || family_name"), find("organisation", "name"), people_of


@pytest.fixture
def page(theme, qtbot, events, offers, tmp_path):
    """The page in a shown window; documents are written into `tmp_path`."""
    from desktop.events.page import EventsPage

    jobs = Jobs()
    window = Window(jobs)
    qtbot.addWidget(window)
    made = EventsPage(events, jobs, *offers, ask=lambda _parent, suggestion: tmp_path / suggestion)
    testers = [
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
        for model in (made.model, made.attendance.model, made.detail.people_model, made.detail.session_model)
    ]
    window.add_page("events", "calendar-blank", "Etkinlikler", lambda: made, 0)
    window.resize(1366, 768)
    window.show()
    window.show_page("events")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield made
    jobs.wait()
    del testers
