"""Follow-ups: what is due, and every way from open to done and back."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.contacts.rows import FollowUpCounts, NewContact, NewFollowUp
from db.errors import InvalidInput, NotFound

TODAY = dt.date(2026, 11, 23)


def due(days: int) -> dt.date:
    return TODAY + dt.timedelta(days=days)


def test_the_longest_overdue_come_first_and_within_a_day_the_time_decides(office):
    for subject, days, time in (
        ("yarın", 1, None), ("bugün", 0, None), ("bugün 14", 0, "14:30"), ("bugün 11", 0, "11:00"), ("dün", -1, None),
        ("eski", -3, None), ("sonra", 20, None),
    ):  # fmt: skip
        office.contacts.add_follow_up(NewFollowUp(subject, due(days), time))
    listed = [row.subject for row in office.contacts.due_follow_ups(due(7))]
    assert listed == ["eski", "dün", "bugün 11", "bugün 14", "bugün", "yarın"]
    assert len(office.contacts.due_follow_ups(due(7), limit=2)) == 2
    assert office.contacts.count_follow_ups() == FollowUpCounts(overdue=2, today=3, later=2)
    assert office.contacts.count_follow_ups(until=due(7)) == FollowUpCounts(2, 3, 1)
    assert office.contacts.count_follow_ups().pressing == 5


def test_one_added_to_a_contact_belongs_to_its_organisation(office):
    organisation = office.organisation("Sivrihisar Kadın Kooperatifi")
    contact = office.contacts.record_contact(NewContact(TODAY, "email", "Katılımcılar", organisations=(organisation,)))
    office.contacts.add_follow_up(NewFollowUp("Listeyi iste", due(1)), contact=contact)
    office.contacts.add_follow_up(NewFollowUp("Genel kurul", due(9)), organisation=organisation)
    office.contacts.add_follow_up(NewFollowUp("Kendi işim", due(2)))
    open_ones = office.contacts.follow_ups_of(organisation)
    assert [row.subject for row in open_ones] == ["Listeyi iste", "Genel kurul"]
    assert [row.channel for row in open_ones] == ["email", None]
    office.contacts.complete_follow_up(open_ones[0].id)
    assert [row.subject for row in office.contacts.follow_ups_of(organisation)] == ["Genel kurul"]
    assert len(office.contacts.follow_ups_of(organisation, done=True)) == 2


def test_one_of_a_contact_with_people_only_names_the_person(office):
    person = office.person("Ece", "Tunalı")
    follow_up = NewFollowUp("Ara", due(0))
    office.contacts.record_contact(NewContact(TODAY, "phone", "Görüşme", people=(person,), follow_up=follow_up))
    (row,) = office.contacts.due_follow_ups()
    assert row.with_whom == "Ece Tunalı"


def test_those_of_a_person_are_of_the_contacts_with_the_person(office):
    person, other = office.person("Ece", "Tunalı"), office.person("Can", "Er")
    organisation = office.organisation("Sivrihisar Kadın Kooperatifi")
    with_both = NewContact(TODAY, "phone", "Görüşme", (organisation,), (person,), follow_up=NewFollowUp("Ara", due(0)))
    office.contacts.record_contact(with_both)
    office.contacts.record_contact(NewContact(TODAY, "phone", "Başka", (organisation,), (other,)))
    office.contacts.add_follow_up(NewFollowUp("Kuruluşun işi", due(1)), organisation=organisation)
    assert [row.subject for row in office.contacts.follow_ups_of(person=person)] == ["Ara"]
    assert office.contacts.follow_ups_of(person=other) == []


def test_what_cannot_stand_is_refused(office):
    with pytest.raises(InvalidInput) as refused:
        office.contacts.add_follow_up(NewFollowUp("  ", TODAY))
    assert refused.value.field == "subject"
    row = office.contacts.add_follow_up(NewFollowUp("Ara", TODAY))
    with pytest.raises(InvalidInput) as refused:
        office.contacts.postpone_follow_up(row, due(-1))
    assert refused.value.field == "due_on"
    office.contacts.delete_follow_up(row)
    for act in (office.contacts.complete_follow_up, office.contacts.reopen_follow_up, office.contacts.follow_up):
        with pytest.raises(NotFound):
            act(row)


def test_done_again_keeps_the_first_moment_and_is_no_change(office):
    row = office.contacts.add_follow_up(NewFollowUp("Ara", TODAY))
    office.contacts.complete_follow_up(row)
    moment, change = office.contacts.follow_up(row).done_at, office.contacts.last_change_set
    office.database.clock.advance(hours=3)
    office.contacts.complete_follow_up(row)
    assert office.contacts.follow_up(row).done_at == moment
    assert office.contacts.last_change_set == change


ACTS = st.lists(
    st.one_of(
        st.just(("complete",)), st.just(("reopen",)), st.tuples(st.just("postpone"), st.integers(0, 30)),
        st.tuples(st.just("change"), st.integers(-9, 30)), st.just(("undo",)),
    ),
    max_size=12,
)  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_whatever_is_done_to_it_a_follow_up_is_open_or_done_as_a_simple_model_says(office, acts):
    contacts = office.contacts
    row = contacts.add_follow_up(NewFollowUp("Ara", due(0)))
    done, day = False, due(0)
    before: tuple[bool, dt.date] | None = None
    for act, *values in acts:
        was = (done, day)
        if act == "complete":
            contacts.complete_follow_up(row)
            done = True
        elif act == "reopen":
            contacts.reopen_follow_up(row)
            done = False
        elif act == "postpone":
            contacts.postpone_follow_up(row, due(*values))
            day = due(*values)
        elif act == "change":
            contacts.change_follow_up(row, NewFollowUp("Ara", due(*values)))
            day = due(*values)
        elif before is not None:
            office.database.undo(contacts.last_change_set)
            done, day = before
        if was != (done, day):
            before = was  # an undo is a change too: undone again, it is as it was
        kept = contacts.follow_up(row)
        assert (kept.done_at is not None, kept.due_on) == (done, day)
        assert (row in {one.id for one in contacts.due_follow_ups()}) is not done
    contacts.delete_follow_up(row)
