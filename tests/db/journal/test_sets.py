"""Fields that hold a set: two places add to one and take from it, and nobody is asked which of the two is right."""

from __future__ import annotations

import uuid
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from db.journal.merge import row_state
from db.journal.operation import Operation, Register, Stamp

ROW, TX = uuid.UUID(int=1), uuid.UUID(int=2)


def write(origin: str, number: int, members: list[str] | None, *replaced: Stamp, field: str = "tags") -> Operation:
    value: Any = None if members is None else {"set": members}
    fields = {field: Register(value, replaced)}
    return Operation(f"{origin}.1", number, number << 16, "organisation", ROW, 26, "A", 1, TX, fields)


def tags(*operations: Operation) -> list[str]:
    state = row_state(operations)
    assert not state.conflicts
    return list(state.values["tags"]["set"])


def test_what_two_places_added_is_in_it() -> None:
    first = write("a", 1, ["spor"])
    assert tags(first, write("a", 2, ["spor", "genç"], first.stamp), write("b", 3, ["spor", "kadın"], first.stamp)) == [
        "spor", "genç", "kadın",
    ]  # fmt: skip


def test_what_one_place_took_out_is_gone_though_the_other_still_had_it() -> None:
    first = write("a", 1, ["spor", "eski"])
    assert tags(first, write("a", 2, ["spor"], first.stamp), write("b", 3, ["spor", "eski", "yeni"], first.stamp)) == [
        "spor", "yeni",
    ]  # fmt: skip


def test_a_set_that_was_emptied_takes_what_the_other_added() -> None:
    first = write("a", 1, ["spor"])
    assert tags(first, write("a", 2, None, first.stamp), write("b", 3, ["spor", "yeni"], first.stamp)) == ["yeni"]


def test_an_ordinary_field_that_two_places_emptied_stays_empty() -> None:
    first = write("a", 1, ["x"], field="notes")
    emptied = [write(place, number, None, first.stamp, field="notes") for place, number in (("a", 2), ("b", 3))]
    assert row_state([first, *emptied]).values["notes"] is None


@given(st.lists(st.lists(st.sampled_from("abcde"), unique=True), min_size=2, max_size=4), st.randoms())
def test_every_order_of_arrival_gives_the_same_set(written: list[list[str]], dice: Any) -> None:
    first = write("a", 1, ["a", "b"])
    later = [write(f"p{place}", place + 2, members, first.stamp) for place, members in enumerate(written)]
    shuffled = [first, *later]
    dice.shuffle(shuffled)
    found = tags(*shuffled)
    assert found == tags(first, *later)
    everybody_kept = {one for one in "ab" if all(one in members for members in written)}
    anybody_added = {one for members in written for one in members if one not in "ab"}
    assert set(found) == everybody_kept | anybody_added
