"""What does not get on is listed with its reason: parked, not taken above, written by a clock that runs ahead."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from db.clock import SetClock
from db.contacts.tables import Contact, ContactOrganisation
from db.exchange import outgoing
from db.journal import insert_row
from tests.db.exchange.places import Places, add, deliver, send

NOW = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)


@pytest.fixture
def places(enrolled: Path, tmp_path: Path):
    made = Places.copied(enrolled, tmp_path / "places", SetClock(NOW))
    yield made
    made.close()


def test_a_row_that_waits_for_its_parent_is_listed_until_the_parent_comes(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outgoing, "PART_OPERATIONS", 1)
    organisation = add(places.province)
    with places.province.database.write() as session:
        contact = insert_row(session, Contact, day=NOW.date(), channel="phone", subject="Genel kurul")
        link = insert_row(session, ContactOrganisation, contact_id=contact, organisation_id=organisation)
    first, *others = send(places.province, places.centre)
    for path in others:
        places.centre.exchange.import_file(path)
    (held,) = places.centre.exchange.held()
    assert (held.row, held.kind, held.why) == (link, "parked", "parked_parent")
    places.centre.exchange.import_file(first)
    assert places.centre.exchange.held() == []


def test_a_record_from_a_clock_that_runs_ahead_is_listed_with_who_wrote_it(places: Places) -> None:
    places.province.database.author = "Elif Yalçınöz"
    places.province.database.clock = SetClock(NOW + dt.timedelta(days=400))  # type: ignore[assignment]
    row = add(places.province)
    deliver(places.province, places.centre)
    (held,) = places.centre.exchange.held()
    assert (held.row, held.kind, held.author) == (row, "future", "Elif Yalçınöz")
    assert held.node == places.province.database.node.id
    assert held.since.date() == (NOW + dt.timedelta(days=400)).date()
    places.centre.database.clock.advance(days=400)  # type: ignore[attr-defined]
    assert places.centre.exchange.held() == []


def test_what_the_next_place_did_not_take_is_listed_where_it_was_written(places: Places) -> None:
    row = add(places.province, office=6)
    deliver(places.province, places.centre)
    deliver(places.centre, places.province)
    assert [(one.row, one.why) for one in places.province.exchange.held()] == [(row, "refused_scope")]


def test_a_clock_that_was_set_back_a_year_is_noticed_and_an_hour_is_not(places: Places) -> None:
    exchange, clock = places.province.exchange, places.province.database.clock
    add(places.province)
    assert exchange.clock_behind() is None
    clock.advance(hours=-1)  # type: ignore[attr-defined]
    assert exchange.clock_behind() is None
    clock.advance(days=-365)  # type: ignore[attr-defined]
    assert exchange.clock_behind() == NOW
    add(places.province, "Geride yazılan")
    assert exchange.clock_behind() is not None, "what is written now comes after what was written before"
