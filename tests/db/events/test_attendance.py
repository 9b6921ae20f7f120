"""The attendance grid: marks, sums, undo, and what two places do to one cell."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import InvalidInput, NotFound
from db.events import figures
from db.events.rows import ATTENDED, MARKS, Mark, Presence, SessionRow
from db.journal import apply, open_conflicts
from db.journal.store import select_operations, to_operation
from db.journal.tables import Op
from tests.db.events.people import training


def presence(events, event, number=0):
    grid = events.attendance(event)
    return grid.totals.participants[grid.rows[number].id]


def test_a_mark_is_kept_and_counted(events, full):
    grid = events.attendance(full)
    assert events.mark(grid.sessions[0].id, grid.rows[0].id, "late", 20) is not None
    grid = events.attendance(full)
    assert grid.cells == {(grid.sessions[0].id, grid.rows[0].id): Mark("late", 20)}
    assert grid.totals.sessions[grid.sessions[0].id].attended == 1


def test_the_same_mark_again_writes_nothing(events, office, full):
    grid = events.attendance(full)
    cell = grid.sessions[0].id, grid.rows[0].id
    events.mark(*cell, "absent")
    before = office.last_change_set
    assert events.mark(*cell, "absent") is None
    assert office.last_change_set == before


def test_each_mark_is_undone_by_itself_in_turn(events, full):
    grid = events.attendance(full)
    cell = grid.sessions[0].id, grid.rows[0].id
    marks = [Mark("present"), Mark("late", 20), Mark("excused")]
    for mark in marks:
        events.mark(*cell, mark.mark, mark.minutes)
    events.clear([cell])
    states = [None, *marks, None]
    for before, after in zip(states[-2::-1], states[:0:-1], strict=True):
        assert events.put_back({cell: before}, {cell: after}) == 1
        assert events.attendance(full).cells.get(cell) == before
    assert events.mark(*cell, "late", 5) is not None
    assert events.attendance(full).cells[cell] == Mark("late", 5)


def test_a_filled_column_is_one_step(events, full):
    grid = events.attendance(full)
    events.mark(grid.sessions[0].id, grid.rows[3].id, "absent")
    changed, step = events.mark_many([(grid.sessions[0].id, each.id) for each in grid.rows], "present")
    assert changed == len(grid.rows)
    events.undo(step)
    assert [mark.mark for mark in events.attendance(full).cells.values()] == ["absent"]


def test_putting_back_leaves_what_was_changed_since(events, full):
    grid = events.attendance(full)
    first, second = ((grid.sessions[0].id, grid.rows[number].id) for number in (0, 1))
    events.mark_many([first, second], "present")
    events.mark(*second, "absent")
    present = Mark("present")
    assert events.put_back({first: None, second: None}, {first: present, second: present}) == 1
    assert events.attendance(full).cells == {second: Mark("absent")}


@pytest.mark.parametrize(("mark", "minutes"), [("there", None), ("late", -5), ("late", 301), ("", 1)])
def test_what_is_no_mark_is_refused(events, full, mark, minutes):
    grid = events.attendance(full)
    with pytest.raises(InvalidInput):
        events.mark(grid.sessions[0].id, grid.rows[0].id, mark, minutes)
    assert not events.attendance(full).cells


def test_minutes_belong_to_late_and_early_only(events, full):
    grid = events.attendance(full)
    events.mark(grid.sessions[0].id, grid.rows[0].id, "present", 20)
    assert next(iter(events.attendance(full).cells.values())) == Mark("present")


def test_a_cell_of_two_events_is_refused(events, full):
    grid, other = events.attendance(full), events.event(events.plan_event(training(title="Başka")))
    with pytest.raises(InvalidInput):
        events.mark(other.sessions[0].id, grid.rows[0].id, "present")
    with pytest.raises(NotFound):
        events.mark(uuid.uuid4(), grid.rows[0].id, "present")


def test_presence_counts_held_half_days(events, full):
    """Late and early are there, excused is not; who was never marked missed what was held."""
    grid = events.attendance(full)
    for number in range(4):
        events.mark_many([(grid.sessions[number].id, each.id) for each in grid.rows[1:]], "present")
    events.mark(grid.sessions[1].id, grid.rows[1].id, "late", 10)
    events.mark(grid.sessions[2].id, grid.rows[1].id, "excused")
    assert presence(events, full, 0) == Presence(0, 4)
    assert presence(events, full, 1) == Presence(3, 4)
    assert presence(events, full, 2) == Presence(4, 4)
    assert events.attendance(full).totals.below == 2


def test_the_half_day_that_is_being_taken_counts_only_for_those_marked(events, full):
    grid = events.attendance(full)
    today = grid.sessions[4].id  # Thursday morning
    events.mark(grid.sessions[0].id, grid.rows[0].id, "present")
    events.mark(grid.sessions[0].id, grid.rows[1].id, "present")
    events.mark(today, grid.rows[0].id, "present")
    assert presence(events, full, 0) == Presence(2, 2)
    assert presence(events, full, 1) == Presence(1, 1)
    assert events.attendance(full).current_session().id == today


def test_eighty_percent_is_enough():
    assert not Presence(4, 5).below
    assert not Presence(8, 10).below
    assert Presence(79, 100).below
    assert not Presence(0, 0).below


MONDAY = dt.date(2026, 11, 23)
SESSIONS = [
    SessionRow(uuid.uuid4(), MONDAY + dt.timedelta(day), half, None, None, None)
    for day in range(3)
    for half in ("am", "pm")
]
PEOPLE = [uuid.uuid4() for _ in range(4)]
cells = st.dictionaries(
    st.tuples(st.sampled_from([each.id for each in SESSIONS]), st.sampled_from(PEOPLE)),
    st.sampled_from(MARKS).map(Mark),
)
days = st.integers(-2, 6).map(lambda number: MONDAY + dt.timedelta(number))


@given(cells, days)
def test_sums_of_any_marks_agree(marks, today):
    sums = figures.totals(SESSIONS, PEOPLE, marks, today)
    assert sum(each.taken for each in sums.sessions.values()) == len(marks)
    there = sum(mark.mark in ATTENDED for mark in marks.values())
    assert sum(each.attended for each in sums.sessions.values()) == there
    assert sum(each.attended for each in sums.participants.values()) == there
    begun = sum(1 for each in sums.sessions.values() if each.taken)
    for each in sums.participants.values():
        assert 0 <= each.attended <= each.held <= begun


@given(cells, days, st.sampled_from(PEOPLE))
def test_one_more_presence_never_lowers_a_share(marks, today, person):
    before = figures.totals(SESSIONS, PEOPLE, marks, today).participants[person]
    begun = [session for session, _ in marks]
    missing = [session for session in begun if (session, person) not in marks]
    if not missing:
        return
    after = figures.totals(SESSIONS, PEOPLE, marks | {(missing[0], person): Mark("present")}, today)
    assert (after.participants[person].share or 0) >= (before.share or 0)


@given(cells)
def test_a_finished_event_counts_every_held_half_day_for_everybody(marks):
    sums = figures.totals(SESSIONS, PEOPLE, marks, MONDAY + dt.timedelta(30))
    begun = sum(1 for each in sums.sessions.values() if each.taken)
    assert {each.held for each in sums.participants.values()} == {begun}


def operations(database):
    with database.read() as session:
        return [to_operation(row) for row in session.execute(select_operations().order_by(Op.n))]


def exchange(source, target):
    with target.write("merge") as session:
        return apply(session, operations(source), via=source.node.id)


def test_one_cell_marked_at_two_places_is_one_row_in_conflict(make_database, events, office, full):
    from db.events.service import EventService

    laptop = make_database(kind="field", office=26, name="Dizüstü")
    laptop.clock = office.clock
    exchange(office, laptop)
    away = EventService(laptop)
    grid = events.attendance(full)
    cell, same = (grid.sessions[0].id, grid.rows[0].id), (grid.sessions[0].id, grid.rows[1].id)
    events.mark(*cell, "present")
    away.mark(*cell, "absent")
    events.mark(*same, "present")
    away.mark(*same, "present")
    exchange(laptop, office)
    exchange(office, laptop)
    assert events.attendance(full).cells == away.attendance(full).cells
    assert set(events.attendance(full).cells) == {cell, same}
    with office.read() as session:
        open_ones = open_conflicts(session)
    assert [(each.entity, each.field) for each in open_ones] == [("attendance", "mark")]
    assert {version.value for version in open_ones[0].versions} == {"present", "absent"}


def test_a_person_enrolled_at_two_places_takes_part_once(make_database, events, office, people):
    from db.events.service import EventService

    event = events.plan_event(training())
    laptop = make_database(kind="field", office=26, name="Dizüstü")
    exchange(office, laptop)
    events.enrol(event, people[0])
    EventService(laptop).enrol(event, people[0])
    exchange(laptop, office)
    assert len(events.participants(event)) == 1
    with office.read() as session:
        assert open_conflicts(session) == []
