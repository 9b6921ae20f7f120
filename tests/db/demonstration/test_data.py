"""The made-up data: the same each time, as large as promised, nobody's own number or address, and every screen full."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest
from sqlalchemy import select

from db import reference
from db.clock import SetClock
from db.contacts.service import ContactService
from db.contacts.tables import Contact, FollowUp
from db.demonstration.agreement import row_digests
from db.demonstration.data import SIZES, fill, make_demonstration, shares
from db.demonstration.words import people_of, table
from db.events.service import EventService
from db.events.tables import Attendance, Event, EventSession
from db.interviews.rows import COMPLETED, ResponseFilter
from db.interviews.service import InterviewService
from db.keyslots import TEST_COST
from db.office.installation import check_installation, open_installation
from db.registry.tables import Organisation, Person

MONDAY = dt.datetime(2026, 11, 23, 9, 30, tzinfo=dt.UTC)
CALENDAR = Path(__file__).parents[4] / "shared" / "mission" / "project_events.csv"


@pytest.fixture
def small(database):
    database.clock = SetClock(MONDAY)
    fill(database, "small")
    return database


def column(database, which):
    with database.read() as session:
        return list(session.scalars(select(which)))


def test_the_same_day_gives_the_same_records(make_database):
    made = []
    for _ in range(2):
        database = make_database()
        database.clock = SetClock(MONDAY)
        fill(database, "small")
        entities = ("organisation", "person", "contact", "follow_up", "event", "attendance")
        made.append({entity: row_digests(database, entity, [26]) for entity in entities})
    assert made[0] == made[1]


def test_the_screens_of_a_small_office_are_full(small):
    contacts, events, interviews = ContactService(small), EventService(small), InterviewService(small)
    today = contacts.today()
    due = [each.due_on for each in contacts.due_follow_ups()]
    assert sum(day < today for day in due) >= 3
    assert sum(day == today for day in due) >= 3
    assert sum(day > today for day in due) >= 5
    assert [each.state for each in events.next_events(3)] == ["running", "planned", "planned"]
    assert len(interviews.unfinished()) == 3
    assert interviews.count_responses(ResponseFilter(status=COMPLETED)) == 8
    assert contacts.count_contacts() == 40


def test_other_days_of_the_week_work_too(make_database):
    for days in range(1, 7):
        database = make_database()
        database.clock = SetClock(MONDAY + dt.timedelta(days))
        fill(database, "small")
        assert EventService(database).next_events(1)[0].state == "running"


def test_no_number_or_address_can_be_somebodys(small):
    phones = [each for each in column(small, Organisation.phone) + column(small, Person.phone) if each]
    emails = [each for each in column(small, Organisation.email) + column(small, Person.email) if each]
    assert phones
    assert emails
    assert [each for each in phones if each[6:9] != "000"] == []
    assert [each for each in emails if not each.endswith(".example") or not each.isascii()] == []


def test_days_ahead_hold_no_contacts_and_no_marks(small):
    today = ContactService(small).today()
    assert max(column(small, Contact.day)) == today
    with small.read() as session:
        marked = select(EventSession.day).join(Attendance, Attendance.session_id == EventSession.id)
        assert max(session.scalars(marked)) <= today
        done = session.execute(select(FollowUp.done_at).where(FollowUp.done_at.is_not(None)))
        assert max(row[0] for row in done) <= MONDAY


def test_codes_and_districts_are_those_of_the_reference_lists(small):
    with small.read() as session:
        for kind, field, plate, district in session.execute(
            select(Organisation.kind, Organisation.activity_class, Organisation.province, Organisation.district)
        ):
            assert kind in reference.codes("organisation_kinds")
            assert field is None or field in reference.codes("activity_classes")
            found = reference.district(district)
            assert found is not None
            assert found.plate == plate


def test_a_place_becomes_its_people_by_vowel_harmony():
    assert [people_of(place) for place in ("Sivas", "Trabzon", "Rize", "Gümüşhane", "Muş", "Hakkâri", "Bitlis")] == [
        "Sivaslılar", "Trabzonlular", "Rizeliler", "Gümüşhaneliler", "Muşlular", "Hakkârililer",
        "Bitlisliler",
    ]  # fmt: skip


def test_headquarters_has_every_organisation_of_the_country():
    parts = shares(SIZES["centre"].organisations)
    assert sum(parts.values()) == 101_823
    assert parts[34] == SIZES["province"].organisations == 23_460
    assert sorted(parts) == list(range(1, 82))
    assert parts[6] > parts[35] > parts[16] > parts[69] > 0


@pytest.mark.skipif(not CALENDAR.exists(), reason="the project's calendar is not here (../shared/mission)")
def test_the_projects_calendar_is_taken_over_whole():
    source = list(csv.DictReader(CALENDAR.read_text("utf-8-sig").splitlines(), delimiter=";"))
    ours = table("project_events")
    assert len(ours) == len(source)
    for mine, theirs in zip(ours, source, strict=True):
        days = [".".join(reversed(mine[name].split("-"))) if mine[name] else "" for name in ("starts_on", "ends_on")]
        assert [mine["title"], *days] == [f"{theirs['tur']} – {theirs['yer']}", theirs["baslangic"], theirs["bitis"]]


def test_events_of_the_calendar_keep_their_days_and_what_sources_disagree_on(small):
    with small.read() as session:
        events = {title: (day, note) for title, day, note in session.execute(
            select(Event.title, Event.starts_on, Event.date_note)
        )}  # fmt: skip
    assert events["Sivil Toplum Günü – Eskişehir"] == (dt.date(2019, 1, 15), None)
    assert events["Sivil Toplum Günü – İstanbul"][0] is None
    assert events["Çalışma ziyareti – Hollanda"][1]


def test_a_new_installation_is_made_and_sound(tmp_path):
    told = []
    folder = tmp_path / "demo"
    made = make_demonstration(
        folder, "small", "kopru-gosteri", lambda *step: told.append(step), cost=TEST_COST, today=dt.date(2026, 11, 23)
    )
    assert made.counts["organisation"] == 60
    assert ("response", 11, 11) in told
    with open_installation(folder, lambda slots: slots.unlock_with_passphrase("kopru-gosteri")) as place:
        assert place.database.node.office == 26
        assert check_installation(place).problems == ()
