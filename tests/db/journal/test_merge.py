"""Any order, any repetition, any cut into parts: the same operations give the same rows everywhere."""

from __future__ import annotations

import random
import secrets
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, text

from db.database import Database, Node, create_database
from db.ids import new_id
from db.journal import INCLUDE_DELETED, Fork, apply, open_conflicts
from db.journal.operation import Operation, Register
from db.journal.stamps import to_hlc
from db.journal.store import select_operations, to_operation
from db.journal.tables import NodeSelf, Op, Parked
from db.registry.tables import Organisation, Person, Post

if TYPE_CHECKING:
    from collections.abc import Callable


def log_of(database: Database) -> list[Operation]:
    with database.read() as session:
        return [to_operation(row) for row in session.execute(select_operations().order_by(Op.n))]


def take(database: Database, operations: list[Operation]) -> Any:
    with database.write("Package taken") as session:
        return apply(session, operations, "peer")


def rows_of(database: Database) -> list[tuple[object, ...]]:
    columns = (Organisation.id, Organisation.name, Organisation.phone, Organisation.email, Organisation.deleted)
    with database.read() as session:
        statement = select(*columns).order_by(Organisation.id).execution_options(**{INCLUDE_DELETED: True})
        return [tuple(row) for row in session.execute(statement)]


def conflicts_of(database: Database) -> set[tuple[UUID, str, frozenset[object]]]:
    with database.read() as session:
        return {
            (one.row, one.field, frozenset(version.value for version in one.versions))
            for one in open_conflicts(session)
        }


def new(database: Database, **values: object) -> UUID:
    with database.write() as session:
        row = Organisation(**{"name": "Çınar Derneği", "kind": "DRN"} | values)
        session.add(row)
        session.flush()
        return row.id


def edit(database: Database, row: UUID, **values: object) -> None:
    """Change a row as the pages do: a deleted one can only be restored."""
    with database.write() as session:
        statement = select(Organisation).where(Organisation.id == row)
        options = {INCLUDE_DELETED: "deleted" in values}
        found = session.scalars(statement.execution_options(**options)).one_or_none()
        if found is not None:
            for name, value in values.items():
                setattr(found, name, value)


def two_places(make_database: Callable[..., Database]) -> tuple[Database, Database, UUID]:
    here, there = make_database(), make_database(kind="centre")
    row = new(here, phone="1")
    take(there, log_of(here))
    return here, there, row


def exchange(here: Database, there: Database) -> None:
    take(here, log_of(there))
    take(there, log_of(here))


def test_the_same_operations_again_change_nothing(make_database: Callable[..., Database]) -> None:
    here, there, _ = two_places(make_database)
    before = rows_of(there), len(log_of(there))
    again = take(there, log_of(here) * 2)
    assert (again.taken, again.known) == (0, 2)
    assert (rows_of(there), len(log_of(there))) == before


def test_two_edits_that_had_not_seen_each_other_are_a_conflict_with_both_values_kept(
    make_database: Callable[..., Database],
) -> None:
    here, there, row = two_places(make_database)
    edit(here, row, phone="2")
    edit(there, row, phone="3")
    exchange(here, there)
    assert conflicts_of(here) == conflicts_of(there) == {(row, "phone", frozenset({"2", "3"}))}
    assert rows_of(here) == rows_of(there)
    assert rows_of(here)[0][2] == "3", "the later one is shown"


def test_settling_a_conflict_travels_like_any_edit(make_database: Callable[..., Database]) -> None:
    here, there, row = two_places(make_database)
    edit(here, row, phone="2")
    edit(there, row, phone="3")
    exchange(here, there)
    edit(here, row, phone="2")
    assert conflicts_of(here) == set()
    exchange(here, there)
    assert conflicts_of(there) == set()
    assert rows_of(there)[0][2] == "2"


def test_edits_of_different_fields_and_equal_values_are_no_conflict(make_database: Callable[..., Database]) -> None:
    here, there, row = two_places(make_database)
    edit(here, row, phone="2", name="Aynı Ad")
    edit(there, row, email="a@x", name="Aynı Ad")
    exchange(here, there)
    assert conflicts_of(here) == conflicts_of(there) == set()
    assert rows_of(here)[0][1:4] == ("Aynı Ad", "2", "a@x")


def test_an_edit_that_a_deletion_had_not_seen_brings_the_row_back(make_database: Callable[..., Database]) -> None:
    here, there, row = two_places(make_database)
    edit(here, row, deleted=True)
    edit(there, row, phone="3")
    exchange(here, there)
    assert rows_of(here) == rows_of(there)
    assert rows_of(here)[0][-1] is False
    assert {(one[0], one[1]) for one in conflicts_of(here)} == {(row, "deleted")}
    edit(there, row, deleted=True)
    exchange(here, there)
    assert rows_of(here) == rows_of(there)


def test_a_row_whose_parent_has_not_come_waits_and_stands_when_it_comes(
    make_database: Callable[..., Database],
) -> None:
    here, there = make_database(), make_database(kind="centre")
    organisation = new(here)
    with here.write() as session:
        person = Person(given_name="Çağla", family_name="Işık")
        session.add(person)
        session.flush()
        session.add(Post(person_id=person.id, organisation_id=organisation))
    operations = log_of(here)
    for operation in reversed(operations):
        take(there, [operation])
        with there.read() as session:
            parked = session.scalar(select(func.count()).select_from(Parked))
            stand = sum(session.scalar(select(func.count()).select_from(cls)) for cls in (Organisation, Person, Post))
            assert parked + stand == len(log_of(there)), "parked + projected = applied"
    assert parked == 0


def test_an_edit_that_comes_before_its_row_waits(make_database: Callable[..., Database]) -> None:
    here, there = make_database(), make_database(kind="centre")
    row = new(here)
    edit(here, row, phone="2")
    creation, change = log_of(here)
    assert take(there, [change]).parked == 1
    take(there, [creation])
    assert rows_of(there) == rows_of(here)


def test_an_unknown_entity_and_an_unknown_field_stay_in_the_log(make_database: Callable[..., Database]) -> None:
    here, there, row = two_places(make_database)
    edit(here, row, phone="2")
    last = log_of(here)[-1]
    newer = Operation(
        last.origin, 90, last.hlc + 1, "organisation", row, 26, "x", 9, last.change_set,
        {"colour": Register("mavi"), "phone": Register("3", (last.stamp,))},
    )  # fmt: skip
    stranger = Operation(
        last.origin, 91, last.hlc + 2, "unicorn", new_id(), 26, "x", 9, last.change_set, {"a": Register(1)}
    )
    take(there, [*log_of(here), newer, stranger])
    assert rows_of(there)[0][2] == "3"
    assert "colour" in log_of(there)[-2].fields


def test_a_value_of_the_wrong_type_parks_the_row_and_harms_nothing(make_database: Callable[..., Database]) -> None:
    here, there, row = two_places(make_database)
    last = log_of(here)[-1]
    wrong = Operation(
        last.origin, 90, last.hlc + 1, "organisation", row, 26, "x", 1, last.change_set,
        {"founded_on": Register(["no", "date"])},
    )  # fmt: skip
    assert take(there, [wrong]).parked == 1
    assert rows_of(there) == rows_of(here)


def test_two_operations_of_one_number_with_different_content_are_refused(
    make_database: Callable[..., Database],
) -> None:
    here, there, row = two_places(make_database)
    first = log_of(here)[0]
    forged = Operation(
        first.origin, first.oseq, first.hlc, first.entity, row, 26, "x", 1, first.change_set, {"name": Register("y")}
    )
    before = rows_of(there)
    with pytest.raises(Fork):
        take(there, [forged])
    assert rows_of(there) == before


def test_an_operation_from_the_far_future_does_not_pull_our_clock(make_database: Callable[..., Database]) -> None:
    here, there, row = two_places(make_database)
    last = log_of(here)[-1]
    hlc = to_hlc(here.clock.now().replace(year=2090))
    future = Operation(
        last.origin, 90, hlc, "organisation", row, 26, "x", 1, last.change_set, {"phone": Register("9", (last.stamp,))}
    )
    assert take(there, [future]).from_future == 1
    with there.read() as session:
        assert session.scalars(select(NodeSelf.hlc)).one() < hlc


PLACES = ("office", "laptop", "centre")
STEP = st.tuples(
    st.sampled_from(PLACES),
    st.sampled_from(["new", "phone", "email", "delete", "restore", "send"]),
    st.integers(0, 3),
    st.integers(0, 10_000),
)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(st.lists(STEP, max_size=30), st.randoms(use_true_random=False))
def test_places_that_have_seen_the_same_operations_hold_the_same_rows(
    steps: list[tuple[str, str, int, int]], chance: random.Random
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        places = {name: _place(Path(folder), name) for name in PLACES}
        rows: list[UUID] = []
        for name, deed, which, value in steps:
            database = places[name]
            if deed == "new":
                rows.append(new(database, phone=str(value)))
            elif deed == "send":
                other = places[PLACES[which % 3]]
                sent = log_of(database)
                chance.shuffle(sent)
                take(other, sent[: value % (len(sent) + 1)])
            elif rows:
                change: dict[str, object] = {"delete": {"deleted": True}, "restore": {"deleted": False}}.get(
                    deed, {deed: str(value)}
                )
                edit(database, rows[which % len(rows)], **change)
        everything = [operation for database in places.values() for operation in log_of(database)]
        for database in places.values():
            chance.shuffle(everything)
            for start in range(0, len(everything), 3):
                take(database, everything[start : start + 3])
        states = [(rows_of(database), conflicts_of(database)) for database in places.values()]
        for database in places.values():
            assert _index_agrees(database)
            database.close()
        assert states[0] == states[1] == states[2]


def _place(folder: Path, name: str) -> Database:
    (folder / name).mkdir()
    database = create_database(folder / name, secrets.token_bytes(32), Node(name, "province", name, 26), b"")
    database.author = name
    return database


def _index_agrees(database: Database) -> bool:
    with database.read() as session:
        found = "SELECT count(*) FROM organisation_search WHERE organisation_search MATCH 'cinar'"
        return session.scalar(text(found)) == session.scalar(select(func.count()).select_from(Organisation))
