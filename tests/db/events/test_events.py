"""Planning events, and who takes part in them."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest

from db.errors import InvalidInput, NotFound
from db.events.planning import AttendanceTaken, capacity_of
from db.events.rows import Enrolment, EventFilter, NewEvent
from tests.db.events.people import NAMES, training, write_people

CALENDAR = Path(__file__).parents[4] / "shared" / "mission" / "project_events.csv"


def day(number):
    return dt.date(2026, 11, number)


def test_a_planned_event_has_a_session_for_each_half_day(events):
    detail = events.event(events.plan_event(training()))
    assert [(each.day.day, each.half) for each in detail.sessions] == [
        (number, half) for number in (24, 25, 26, 27) for half in ("am", "pm")
    ]
    assert detail.row.state == "running"


def test_a_meeting_of_one_morning_has_one_session(events):
    event = events.plan_event(training(ends_on=None, halves=("am",)))
    detail = events.event(event)
    assert [(each.day, each.half) for each in detail.sessions] == [(day(24), "am")]
    assert detail.row.ends_on == day(24)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": "  "}, "title"),
        ({"kind": "party"}, "kind"),
        ({"ends_on": day(23)}, "ends_on"),
        ({"ends_on": dt.date(2036, 11, 27)}, "ends_on"),
        ({"starts_on": None}, "starts_on"),
        ({"capacity": 0}, "capacity"),
        ({"halves": ()}, "halves"),
    ],
)
def test_what_cannot_be_an_event_is_refused_at_its_field(events, changes, field):
    with pytest.raises(InvalidInput) as refused:
        events.plan_event(training(**changes))
    assert refused.value.field == field
    assert str(refused.value)
    assert events.count_events() == 0


@pytest.mark.parametrize("text", ["otuz", "-3", "0", "3,5", "12345678", "²"])
def test_a_capacity_that_is_no_number_is_refused(text):
    with pytest.raises(InvalidInput) as refused:
        capacity_of(text)
    assert refused.value.field == "capacity"
    assert text in str(refused.value)


def test_a_capacity_is_read_as_turks_write_it():
    assert (capacity_of(" 40 "), capacity_of("1.200"), capacity_of("")) == (40, 1200, None)


def test_a_changed_event_keeps_the_sessions_that_stay(events):
    event = events.plan_event(training())
    before = events.event(event).sessions
    events.name_session(before[2].id, "Katılım yöntemleri", "9.30", "12:00")
    events.change_event(event, training(ends_on=day(25), title="Katılım Eğitimi"))
    after = events.event(event).sessions
    assert [each.id for each in after] == [each.id for each in before[:4]]
    assert (after[2].title, after[2].starts_at, after[2].ends_at) == ("Katılım yöntemleri", "09:30", "12:00")


def test_topics_move_with_a_postponed_event(events):
    event = events.plan_event(training())
    events.name_session(events.event(event).sessions[0].id, "Açılış", "09:30")
    events.change_event(event, training(starts_on=day(25), ends_on=day(28)))
    assert [each.title for each in events.event(event).sessions] == ["Açılış", *[None] * 7]
    events.change_event(event, training())
    assert [each.title for each in events.event(event).sessions] == ["Açılış", *[None] * 7]


def test_a_day_with_marks_cannot_be_dropped(events, full):
    grid = events.attendance(full)
    events.mark(grid.sessions[6].id, grid.rows[0].id, "present")
    with pytest.raises(AttendanceTaken, match=r"27\.11\.2026"):
        events.change_event(full, training(ends_on=day(26)))
    assert len(events.event(full).sessions) == 8


def test_saving_an_event_unchanged_writes_nothing(events, office):
    event = events.plan_event(training())
    before = office.last_change_set
    assert events.change_event(event, events.form_of(event)) is False
    assert office.last_change_set == before


def test_a_wrong_time_of_day_is_refused(events):
    session = events.event(events.plan_event(training())).sessions[0]
    with pytest.raises(InvalidInput) as refused:
        events.name_session(session.id, "Açılış", "25:00")
    assert refused.value.field == "starts_at"


def test_a_deleted_event_is_gone_and_comes_back_by_undo(events, office):
    event = events.plan_event(training())
    events.delete_event(event)
    with pytest.raises(NotFound):
        events.event(event)
    office.undo(office.last_change_set)
    assert events.event(event).row.title == training().title


def test_a_list_finds_filters_orders_and_counts(events):
    events.plan_event(training())
    events.plan_event(training(title="Sivil Toplum Günü", kind="civil_society_day", starts_on=day(30), ends_on=None))
    events.plan_event(training(title="Çalıştay", kind="workshop", province=34, starts_on=day(1), ends_on=day(2)))
    events.plan_event(NewEvent(kind="civil_society_day", title="İstanbul Günü", date_note="Tarih bulunamadı"))
    found = {state: [row.title for row in events.find_events(EventFilter(states=(state,)))] for state in (
        "running", "planned", "finished", "undated")}  # fmt: skip
    assert found == {
        "running": ["STK–Kamu İş Birliği Eğitimi"], "planned": ["Sivil Toplum Günü"], "finished": ["Çalıştay"],
        "undated": ["İstanbul Günü"],
    }  # fmt: skip
    assert [row.title for row in events.find_events(EventFilter(text="calistay"))] == ["Çalıştay"]
    assert [row.title for row in events.find_events(EventFilter(text="is birlig esk"))] == [training().title]
    assert [row.title for row in events.find_events(order="starts_on")][-1] == "İstanbul Günü"
    assert [row.title for row in events.find_events(order="title")][:2] == ["Çalıştay", "İstanbul Günü"]
    assert events.count_events(EventFilter(provinces=(34,))) == 1
    assert [row.title for row in events.find_events(offset=1, limit=1)] == ["STK–Kamu İş Birliği Eğitimi"]
    assert [row.title for row in events.next_events()] == ["STK–Kamu İş Birliği Eğitimi", "Sivil Toplum Günü"]


def test_a_participant_brings_organisation_side_and_province(events, full):
    people = {each.name: each for each in events.participants(full)}
    assert [each.name for each in events.participants(full)] == list(NAMES)  # Turkish order: Ilgaz before İpek
    ayse, baran = people["Ayşenur Akpınarlı"], people["Baran Gümüşsuyu"]
    assert (ayse.organisation, ayse.side, ayse.came_from, ayse.role) == ("Tepebaşı Kaymakamlığı", "public", 26, "sef")
    assert baran.side == "civil"


def test_enrolling_twice_changes_nothing(events, office, full, people):
    before = events.participants(full), office.last_change_set
    assert events.enrol_many(full, [Enrolment(person, side="private") for person in people]) == 0
    events.enrol(full, people[0], "private")
    assert (events.participants(full), office.last_change_set) == before


def test_who_was_withdrawn_comes_back_as_the_same_participation(events, office, full, people):
    grid = events.attendance(full)
    events.mark(grid.sessions[0].id, grid.rows[0].id, "present")
    events.withdraw(grid.rows[0].id)
    assert len(events.participants(full)) == len(people) - 1
    assert not events.attendance(full).cells
    office.undo(office.last_change_set)
    assert events.attendance(full).cells[grid.sessions[0].id, grid.rows[0].id].mark == "present"
    events.withdraw(grid.rows[0].id)
    assert events.enrol(full, people[0]) == grid.rows[0].id
    assert len(events.participants(full)) == len(people)


def test_an_unknown_person_is_refused_and_nobody_is_enrolled(events, people):
    event = events.plan_event(training())
    with pytest.raises(NotFound):
        events.enrol_many(event, [Enrolment(people[0]), Enrolment(event)])
    assert events.participants(event) == ()


def test_a_walk_in_becomes_a_person_a_participant_and_present_in_one_step(events, office, full):
    session = events.event(full).sessions[0].id
    walk_in = events.add_walk_in(full, " Zehra Nur  Zümrütova ", session_id=session, side="civil")
    grid = events.attendance(full)
    row = next(each for each in grid.rows if each.id == walk_in)
    assert (row.given_name, row.family_name, row.status, row.side) == ("Zehra Nur", "Zümrütova", "walk_in", "civil")
    assert grid.cells[session, walk_in].mark == "present"
    office.undo(office.last_change_set)
    assert walk_in not in {each.id for each in events.participants(full)}


@pytest.mark.parametrize("name", ["", "  ", "Zehra"])
def test_a_walk_in_without_a_surname_is_refused(events, full, name):
    with pytest.raises(InvalidInput) as refused:
        events.add_walk_in(full, name)
    assert refused.value.field == "name"


def test_figures_keep_participations_people_and_organisations_apart(events, people):
    first, second = events.plan_event(training()), events.plan_event(training(title="İkinci"))
    events.enrol_many(first, [Enrolment(person) for person in people])
    events.enrol_many(second, [Enrolment(person) for person in people[:4]])
    events.add_walk_in(second, "Kimsesiz Yabancı")
    figures = events.figures()
    assert (figures.participations, figures.persons, figures.organisations) == (17, 13, 3)
    assert sum(figures.by_side.values()) == sum(figures.by_province.values()) == figures.participations
    assert figures.by_side[None] == 1
    one = events.event(second).figures
    assert (one.participations, one.persons, one.by_side[None]) == (5, 5, 1)


def test_events_of_a_person_and_of_an_organisation(events, office):
    people, places = write_people(office)
    event = events.plan_event(training())
    events.plan_event(training(title="Ohne"))
    participation = events.enrol(event, people[0])
    assert [row.id for row in events.events_of(person=people[0])] == [event]
    assert [row.id for row in events.events_of(organisation=places[0])] == [event]
    events.withdraw(participation)
    assert events.events_of(person=people[0]) == events.events_of(organisation=places[0]) == []


def test_a_participant_can_be_corrected(events, full):
    row = events.participants(full)[0]
    events.change_participation(row.id, side="academia", status="confirmed", organisation_id=None, came_from=11)
    changed = events.participants(full)[0]
    assert (changed.side, changed.status) == ("academia", "confirmed")
    assert (changed.organisation, changed.came_from) == (None, 11)
    with pytest.raises(InvalidInput):
        events.change_participation(row.id, side="tarafsız", status="confirmed", organisation_id=None)


def test_programmes_are_made_once(events):
    first = events.programme("Eğitici Eğitimi")
    assert events.programme(" Eğitici Eğitimi ") == first
    event = events.plan_event(training(programme_id=first))
    assert events.event(event).programme == "Eğitici Eğitimi"
    assert events.count_events(EventFilter(programme_id=first)) == 1


@pytest.mark.skipif(not CALENDAR.exists(), reason="the shared folder is not here")
def test_the_projects_real_calendar_can_be_planned(events):
    with CALENDAR.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))

    def read(text):
        return dt.datetime.strptime(text, "%d.%m.%Y").date() if text else None

    for row in rows:
        note = row["not"] or None
        title, days = f"{row['tur']} {row['yer']}", (read(row["baslangic"]), read(row["bitis"]))
        events.plan_event(NewEvent("civil_society_day", title, *days, date_note=note))
    assert events.count_events() == len(rows)
    assert [row.title for row in events.find_events(EventFilter(states=("undated",)))] == ["Sivil Toplum Günü İstanbul"]
    assert events.count_events(EventFilter(text="hollanda")) == 1
