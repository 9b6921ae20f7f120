"""Old values are given up where everybody has the newer ones; nothing that can be seen or merged changes."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from db.exchange.compaction import replaced, shrink
from db.journal import open_conflicts
from db.journal.blanking import COMPACTED, blanked
from db.journal.merge import RowState, deletion, heads, row_state
from db.journal.operation import DELETED, MEMBERS, Operation, Register
from db.journal.tables import Blanked
from db.registry.tables import Organisation
from tests.db.exchange.places import add, edit
from tests.db.exchange.test_receipts import deliver, everywhere, later
from tests.db.exchange.world import World

ROW = UUID(int=1)
STEP = st.tuples(st.integers(0, 2), st.integers(0, 5), st.integers(0, 1_000))


class Replica:
    """One place's operations on one row, in the order in which they came."""

    def __init__(self, name: str) -> None:
        self.origin, self.known, self.written = f"{name}.1", [], 0
        self.clock = 0

    def write(self, kind: int, lot: int) -> None:
        self.written += 1
        self.clock = max([self.clock, *(one.hlc for one in self.known)]) + 1 + lot % 3
        head = (self.origin, self.written, self.clock, "x", ROW, 6, "", 1, UUID(int=lot + 2))
        self.known.append(Operation(*head, self._fields(kind, lot)))

    def _fields(self, kind: int, lot: int) -> dict[str, Register]:
        def register(name: str, value: object) -> Register:
            return Register(value, tuple(head.stamp for head in heads(self.known, name)))

        if kind == 0 and self.known:
            return {DELETED: deletion(self.known)}
        if kind == 1:
            return {"members": register("members", {MEMBERS: [lot % 4, lot % 3]})}
        names = ("a", "b") if kind == 2 else ("a",) if kind % 2 else ("b",)
        return {name: register(name, f"{name}{lot}") for name in names}

    def hear(self, other: Replica, many: int) -> None:
        """In the other's order, as packages come."""
        here = {one.stamp for one in self.known}
        self.known += [one for one in other.known if one.stamp not in here][:many]


def compacted(known: Sequence[Operation], upto: int) -> list[Operation]:
    gone = set(replaced(dict(enumerate(known, start=1)), upto, 1 << 61))
    return [blanked(one, COMPACTED, ()) if n in gone else one for n, one in enumerate(known, start=1)]


def seen(known: Sequence[Operation]) -> tuple[RowState, dict[str, list[object]]]:
    names = {name for one in known for name in one.fields}
    return row_state(known), {name: [one.fields[name].value for one in heads(known, name)] for name in names}


@settings(max_examples=300, deadline=None, phases=[Phase.generate], database=None, derandomize=True)
@given(steps=st.lists(STEP, min_size=6, max_size=40), share=st.integers(0, 100), order=st.integers(0, 1_000))
def test_whatever_is_compacted_states_conflicts_and_later_merges_stay(
    steps: list[tuple[int, int, int]], share: int, order: int
) -> None:
    places = [Replica(name) for name in "abc"]
    places[0].write(2, 0)
    for who, kind, lot in steps:
        if lot % 3 == 0:
            places[who].hear(places[lot % 2 if lot % 2 != who else 2], 1 + kind)
        else:
            places[who].write(kind, lot)
    for place in places:
        upto = len(place.known) * share // 100
        less = compacted(place.known, upto)
        if place.known:
            assert seen(less) == seen(place.known)
        here = {one.stamp for one in place.known}
        rest = [one for other in places for one in other.known if one.stamp not in here]
        random.Random(order).shuffle(rest)
        for many in range(len(rest) + 1):
            if place.known or rest[:many]:
                assert seen([*less, *rest[:many]]) == seen([*place.known, *rest[:many]])


def test_something_is_compacted_at_all() -> None:
    place = Replica("a")
    for lot in range(4):
        place.write(2, lot)
    assert [one.blank for one in compacted(place.known, 4)] == [COMPACTED, COMPACTED, COMPACTED, ""]
    assert [one.blank for one in compacted(place.known, 2)] == [COMPACTED, "", "", ""]


# ---- real places ----


@pytest.fixture
def world(enrolled: Path, tmp_path: Path) -> Iterator[World]:
    made = World(enrolled, tmp_path / "world")
    yield made
    made.close()


def blanks(world: World, name: str) -> int:
    with world.places[name].database.read() as session:
        return session.scalar(select(func.count()).select_from(Blanked)) or 0


def edited(world: World) -> UUID:
    row = add(world.places["province"], "Ad 0", phone="0")
    for number in range(1, 4):
        later(world, hours=1)
        edit(world.places["province"], row, name=f"Ad {number}")
    return row


def test_only_what_everybody_has_and_only_what_is_old_is_given_up(world: World) -> None:
    row = edited(world)
    exchange = world.places["province"].exchange
    later(world, days=800)
    assert exchange.compact().operations == 0, "nobody has confirmed it"
    everywhere(world)
    later(world, days=-800)
    assert exchange.compact().operations == 0, "it is of yesterday"
    later(world, days=800)
    found = exchange.compact()
    assert (found.operations, blanks(world, "province")) == (2, 2), "the newest name and the first operation stay"
    assert found.characters > 0
    with world.places["province"].database.read() as session:
        assert session.execute(select(Organisation.name, Organisation.phone).where(Organisation.id == row)).one() == (
            "Ad 3", "0"
        )  # fmt: skip
        assert open_conflicts(session) == []
    assert exchange.log_problems() == []
    assert world.places["province"].database.verify_rows() == []


def test_a_place_that_begins_anew_gets_the_rest_and_the_digests_agree(world: World) -> None:
    edited(world)
    everywhere(world)
    later(world, days=800)
    world.places["centre"].exchange.compact()
    saved = world.places["province"]
    saved.database.raise_incarnation()
    everywhere(world, 3)
    for place in world.places.values():
        assert place.exchange.unconfirmed() == 0
        assert place.database.verify_rows() == []
        assert place.exchange.log_problems() == []
    assert send_nothing(world)


def send_nothing(world: World) -> bool:
    deliver(world, "province", "centre")
    return all(one.count == 0 for one in world.places["centre"].exchange.export())


def test_an_operation_that_was_tampered_with_is_found(world: World) -> None:
    edited(world)
    everywhere(world)
    raw = world.places["centre"].database.raw_connection()
    raw.execute("UPDATE op SET fields = replace(fields, 'Ad 2', 'Ad 9')")
    raw.close()
    (problem,) = world.places["centre"].exchange.log_problems()
    assert "is not what its digest says" in problem


def test_the_monthly_backup_gives_old_values_up(world: World) -> None:
    edited(world)
    everywhere(world)
    later(world, days=800)
    province = world.places["province"]
    assert province.backup_if_due() is not None
    assert blanks(world, "province") == 2
    shrink(province.database)
    assert province.database.damaged_pages() == []
