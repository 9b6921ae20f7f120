"""Conflicts are decided one by one or many by a rule, and a decision can be taken back at every place."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from db.clock import SetClock
from db.errors import NotFound
from db.exchange.deciding import BOTH, NEWEST, OURS, THEIRS, NotOurs
from db.interviews.tables import Study
from db.journal import FieldConflict, insert_row
from db.office.installation import Installation
from db.registry.tables import Organisation
from tests.db.exchange.places import Places, add, deliver, edit, settle


@pytest.fixture
def places(enrolled: Path, tmp_path: Path):
    made = Places.copied(enrolled, tmp_path / "places", SetClock(dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)))
    yield made
    made.close()


def meet(places: Places) -> None:
    deliver(places.province, places.centre)
    deliver(places.centre, places.province)
    deliver(places.province, places.centre)


def clash(places: Places, **fields: tuple[object, object]) -> UUID:
    """A record that the province and the centre change without having seen each other; the centre later."""
    row = add(places.province, phone="1")
    meet(places)
    edit(places.province, row, **{name: here for name, (here, _) in fields.items()})
    places.centre.database.clock.advance(minutes=1)  # type: ignore[attr-defined]
    edit(places.centre, row, **{name: there for name, (_, there) in fields.items()})
    meet(places)
    return row


def values(place: Installation, row: UUID) -> dict[str, list[object]]:
    return {one.field: [version.value for version in one.versions] for one in place.exchange.conflicts()
            if one.row == row}  # fmt: skip


def phone(place: Installation, row: UUID) -> object:
    with place.database.read() as session:
        return session.scalar(select(Organisation.phone).where(Organisation.id == row))


def delete(place: Installation, row: UUID) -> None:
    with place.database.write() as session:
        session.scalars(select(Organisation).where(Organisation.id == row)).one().deleted = True


@pytest.mark.parametrize(("rule", "wanted"), [(NEWEST, "33"), (OURS, "22"), (THEIRS, "33"), (BOTH, "33 / 22")])
def test_a_rule_decides_many_conflicts_at_once_and_one_undo_takes_them_back(
    places: Places, rule: str, wanted: str
) -> None:
    rows = [clash(places, phone=("22", "33")) for _ in range(3)]
    exchange = places.province.exchange

    def join(conflict: FieldConflict) -> str:
        return " / ".join(str(one.value) for one in conflict.versions)

    exchange.decide_all(exchange.by_rule(exchange.conflicts(), rule, join))
    assert exchange.conflicts() == []
    assert [phone(places.province, row) for row in rows] == [wanted] * 3
    places.province.database.undo(exchange.last_change_set)
    assert [phone(places.province, row) for row in rows] == ["33"] * 3, "what was shown before stands again"
    meet(places)
    assert [phone(places.centre, row) for row in rows] == [phone(places.province, row) for row in rows]


def test_a_rule_leaves_deletions_and_what_it_says_nothing_on(places: Places) -> None:
    row = add(places.province, phone="1")
    other = clash(places, phone=("22", "33"))
    meet(places)
    delete(places.province, row)
    edit(places.centre, row, phone="9")
    meet(places)
    exchange = places.province.exchange
    assert {one.field for one in exchange.conflicts()} == {"phone", "deleted"}
    assert [(one.row, one.value) for one in exchange.by_rule(exchange.conflicts(), NEWEST)] == [(other, "33")]
    assert exchange.by_rule(exchange.conflicts(), BOTH) == []
    assert exchange.by_rule(exchange.conflicts(), BOTH, lambda _one: None) == []


def test_a_decision_taken_back_opens_the_conflict_at_every_place_with_who_wrote_what(places: Places) -> None:
    row = clash(places, phone=("22", "33"), email=("a@ornek.org", "b@ornek.org"))
    before = {one.field: one.versions for one in places.province.exchange.conflicts()}
    for conflict in places.province.exchange.conflicts():
        places.province.exchange.decide(conflict, conflict.versions[1].value)
    meet(places)
    assert phone(places.centre, row) == "22"
    assert places.centre.exchange.conflicts() == []

    decided = {one.field: one for one in places.province.exchange.decided()}
    assert {name: one.value for name, one in decided.items()} == {"phone": "22", "email": "a@ornek.org"}
    assert [version.value for version in decided["phone"].versions] == ["33", "22"]
    places.province.exchange.reopen(decided["phone"])
    assert values(places.province, row) == {"phone": ["33", "22"]}
    meet(places)
    assert values(places.centre, row) == {"phone": ["33", "22"]}
    for place in (places.province, places.centre):
        (again,) = place.exchange.conflicts()
        assert again.versions == before["phone"]
        assert again.before == "1"


def test_a_decided_deletion_is_open_again_after_it_was_taken_back(places: Places) -> None:
    row = add(places.province, phone="1")
    meet(places)
    edit(places.province, row, phone="5")
    delete(places.centre, row)
    meet(places)
    exchange = places.province.exchange
    for keep in (False, True):
        (conflict,) = exchange.conflicts()
        exchange.decide(conflict, keep)
        assert exchange.conflicts() == []
        exchange.reopen(exchange.decided()[0])
        meet(places)
        assert values(places.centre, row) == values(places.province, row) == {"deleted": [False, True]}


def test_what_was_changed_since_is_not_opened_again(places: Places) -> None:
    row = clash(places, phone=("22", "33"))
    exchange = places.province.exchange
    exchange.decide(exchange.conflicts()[0], "44")
    edit(places.province, row, phone="55")
    (decided,) = exchange.decided()
    assert not decided.can_reopen
    with pytest.raises(NotFound):
        exchange.reopen(decided)
    assert phone(places.province, row) == "55"


def test_an_undone_decision_is_no_decision_any_more(places: Places) -> None:
    clash(places, phone=("22", "33"))
    exchange = places.province.exchange
    exchange.decide(exchange.conflicts()[0], "22")
    places.province.database.undo(exchange.last_change_set)
    assert exchange.decided() == []


def test_a_record_of_headquarters_is_decided_there(places: Places) -> None:
    with places.centre.database.write() as session:
        row = insert_row(session, Study, title="Dalga 1", questionnaire="perception", version="1", status="open",
                         starts_on=dt.date(2026, 11, 1))  # fmt: skip
    settle(places)
    for place, title in ((places.province, "Dalga bir"), (places.centre, "Birinci dalga")):
        with place.database.write() as session:
            session.scalars(select(Study).where(Study.id == row)).one().title = title
    deliver(places.centre, places.province)
    (conflict,) = places.province.exchange.conflicts()
    assert places.province.exchange.undecidable([conflict]) == {(row, "title")}
    with pytest.raises(NotOurs):
        places.province.exchange.decide(conflict, "Dalga bir")
    assert places.province.exchange.by_rule([conflict], NEWEST) == []


def test_a_form_that_repeats_the_shown_value_decides_nothing_and_another_value_does(places: Places) -> None:
    row = clash(places, phone=("22", "33"))
    assert phone(places.province, row) == "33"
    edit(places.province, row, phone="33")
    assert values(places.province, row) == {"phone": ["33", "22"]}
    edit(places.province, row, phone="44")
    meet(places)
    assert values(places.province, row) == values(places.centre, row) == {}
