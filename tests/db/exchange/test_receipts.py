"""What packages say besides operations is believed, and only that: gaps, refusals, how far headquarters is, digests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import delete, func, select

from db.exchange import outgoing
from db.exchange.incoming import ForeignReceipt
from db.exchange.tables import CentreHas, DocumentState, OutChannel, OutRange, Refused, Snapshot
from db.ids import new_id
from db.journal import insert_row
from db.journal.store import driver
from db.journal.tables import Op, RowScope
from db.office.installation import Installation
from db.registry.attachments import parts
from db.registry.attachments.service import AttachmentService
from db.registry.attachments.tables import Attachment, Blob
from db.registry.tables import Organisation
from tests.db.exchange.places import add, edit, names
from tests.db.exchange.world import World


@pytest.fixture
def world(enrolled: Path, tmp_path: Path) -> Iterator[World]:
    made = World(enrolled, tmp_path / "world")
    yield made
    made.close()


@pytest.fixture
def three_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outgoing, "PART_OPERATIONS", 3)


def send(world: World, sender: str, receiver: str) -> list[Any]:
    return world.places[sender].exchange.export(world.places[receiver].database.node.id)


def deliver(world: World, sender: str, receiver: str) -> None:
    for package in send(world, sender, receiver):
        world.places[receiver].exchange.import_file(package.path)


def later(world: World, **much: int) -> None:
    for clock in world.clocks.values():
        clock.advance(**much)


def everywhere(world: World, times: int = 2) -> None:
    for _ in range(times):
        for one, two in (("laptop", "province"), ("province", "centre"), ("other", "centre")):
            deliver(world, one, two)
            deliver(world, two, one)
        deliver(world, "province", "laptop")


def standing(world: World, name: str, row: UUID) -> Any:
    return world.places[name].exchange.standing([row])[row]


def ranges(place: Installation) -> list[tuple[int, int]]:
    with place.database.read() as session:
        return [(first, last) for first, last in session.execute(select(OutRange.first, OutRange.last))]


# ---- gaps ----


def seven_records_without_the_first_file(world: World) -> None:
    for number in range(7):
        add(world.places["province"], f"Dernek {number}")
    for package in send(world, "province", "centre")[1:]:
        world.places["centre"].exchange.import_file(package.path)
    deliver(world, "centre", "province")


@pytest.mark.usefixtures("three_a_file")
def test_what_came_beyond_a_gap_is_not_sent_again(world: World) -> None:
    seven_records_without_the_first_file(world)
    (again,) = send(world, "province", "centre")
    assert (again.first, again.last) == (1, 3)
    world.places["centre"].exchange.import_file(again.path)
    deliver(world, "centre", "province")
    assert ranges(world.places["province"]) == []
    assert world.places["province"].exchange.unconfirmed() == 0


@pytest.mark.usefixtures("three_a_file")
def test_the_last_confirmed_numbers_beyond_a_gap_count_as_arrived(world: World) -> None:
    seven_records_without_the_first_file(world)
    province = world.places["province"]
    with province.database.read() as session:
        rows = dict(session.execute(select(Organisation.name, Organisation.id)).all())
    assert standing(world, "province", rows["Dernek 6"]).state == "at_centre"
    assert standing(world, "province", rows["Dernek 0"]).state == "sent"


@pytest.mark.usefixtures("three_a_file")
def test_an_old_gap_is_asked_for_and_sent_whatever_was_believed(world: World) -> None:
    seven_records_without_the_first_file(world)
    province = world.places["province"]
    with province.database.write() as session:  # it believes wrongly that the peer has them
        session.add(OutRange(peer=world.places["centre"].database.node.id, first=1, last=3))
    later(world, days=2)
    deliver(world, "centre", "province")
    assert [package.count for package in send(world, "province", "centre")] == [0], "a young gap is not asked for"
    later(world, days=2)
    deliver(world, "centre", "province")
    deliver(world, "province", "centre")
    assert len(names(world.places["centre"])) == 7


def test_a_receipt_beyond_what_was_sent_is_refused(world: World) -> None:
    add(world.places["province"])
    deliver(world, "province", "centre")
    province = world.places["province"]
    package = send(world, "centre", "province")[0]
    with province.database.write() as session:
        out = session.get_one(OutChannel, world.places["centre"].database.node.id)
        out.next = 1
    with pytest.raises(ForeignReceipt):
        province.exchange.import_file(package.path)


def test_a_document_that_does_not_come_is_asked_for_after_some_days(world: World) -> None:
    province, centre = world.places["province"], world.places["centre"]
    AttachmentService(province.database).add_bytes("organisation", new_id(), b"tutanak", "tutanak.txt")
    everywhere(world)
    with centre.database.write() as session:  # lost behind the program's back, with all that was known of it
        for cls in (Blob, DocumentState):
            session.execute(delete(cls))
    everywhere(world)
    with centre.database.read() as session:
        assert session.scalars(select(Blob.sha256)).all() == []
    later(world, days=4)
    everywhere(world)
    with centre.database.read() as session:
        digest = session.scalars(select(Attachment.sha256)).one()
        assert parts.is_sound(session, digest)


# ---- refusals ----


def test_a_refused_record_says_so_where_it_was_written(world: World) -> None:
    province = world.places["province"]
    with province.database.write() as session:
        row = insert_row(session, Organisation, name="Sahte", kind="DRN", office=6)
    everywhere(world)
    found = standing(world, "province", row)
    assert (found.state, found.why, found.at_centre) == ("refused", "refused_scope", False)
    with world.places["centre"].database.read() as session:
        assert session.scalars(select(Refused.tell)).all() == [0], "told until it was heard, then no more"


def test_headquarters_progress_is_not_held_up_by_a_refused_operation(world: World) -> None:
    province = world.places["province"]
    with province.database.write() as session:
        insert_row(session, Organisation, name="Sahte", kind="DRN", office=6)
    row = add(province, "Gerçek")
    everywhere(world)
    assert world.places["province"].exchange.journeys([row]) == {row: "at_centre"}
    with world.places["centre"].database.read() as session:
        assert session.scalars(select(CentreHas.upto)).all() == [2]


# ---- standing ----


def test_each_station_of_a_record_is_told(world: World) -> None:
    laptop = world.places["laptop"]
    row = add(laptop)
    assert standing(world, "laptop", row).state == "here"
    deliver(world, "laptop", "province")
    assert standing(world, "laptop", row).state == "sent"
    assert standing(world, "province", row).state == "here"
    deliver(world, "province", "laptop")
    assert standing(world, "laptop", row).state == "at_province"
    deliver(world, "province", "centre")
    deliver(world, "centre", "province")
    assert standing(world, "province", row).state == "at_centre"
    deliver(world, "province", "laptop")
    found = standing(world, "laptop", row)
    assert (found.state, found.at_province, found.at_centre, found.why) == ("at_centre", True, True, None)
    assert standing(world, "centre", row).state == "at_centre"
    edit(laptop, row, phone="1")
    assert standing(world, "laptop", row).state == "here"


def test_a_package_without_a_receipt_is_a_reason_after_some_days(world: World) -> None:
    row = add(world.places["province"])
    send(world, "province", "centre")
    assert standing(world, "province", row).why is None
    sent_at = world.clocks["province"].now()
    later(world, days=5)
    found = standing(world, "province", row)
    assert (found.state, found.why) == ("sent", "no_receipt")
    assert abs((found.since - sent_at).total_seconds()) < 60


def test_an_installation_that_has_not_joined_says_why(database: Any) -> None:
    from db.exchange.standing import standings

    with database.write() as session:
        row = insert_row(session, Organisation, name="Yalnız", kind="DRN")
    with database.read() as session:
        found = standings(session, None, database.node, [row], database.clock.now())[row]
    assert (found.state, found.why) == ("here", "not_joined")


# ---- digests ----


def lose(place: Installation, condition: str) -> int:
    """Remove operations and their rows behind the program's back."""
    raw = place.database.raw_connection()
    try:
        raw.create_function("journal_is_writing", 0, lambda: 1)
        rows = raw.execute(f"SELECT n, row FROM op WHERE {condition}").fetchall()
        for n, row in rows:
            raw.execute("DELETE FROM op WHERE n = ?", (n,))
            raw.execute("DELETE FROM organisation WHERE id = ?", (row,))
        return len(rows)
    finally:
        raw.close()


@pytest.mark.parametrize("place", ["centre", "province"])
def test_an_operation_that_one_place_has_lost_is_noticed_and_sent_again(world: World, place: str) -> None:
    for name in ("Birinci", "İkinci", "Üçüncü"):
        add(world.places["province"], name)
        add(world.places["centre"], f"{name}, merkezde")
    everywhere(world)
    assert lose(world.places[place], "fields LIKE '%İkinci\"%' OR fields LIKE '%İkinci, m%'") == 2
    assert len(names(world.places[place])) == 4
    later(world, days=8)
    everywhere(world, 4)
    assert len(names(world.places["centre"])) == len(names(world.places["province"])) == 6
    assert [one.exchange.unconfirmed() for one in world.places.values()] == [0, 0, 0, 0]
    assert all(one.database.verify_rows() == [] for one in world.places.values())


def test_a_difference_that_a_snapshot_does_not_mend_is_asked_about_once(world: World) -> None:
    add(world.places["province"])
    everywhere(world)
    centre = world.places["centre"]
    with centre.database.write() as session:  # it counts one that nobody has
        driver(session.connection()).execute("UPDATE scope_digest SET count = count + 1")
    everywhere(world, 3)
    later(world, days=2)
    everywhere(world, 3)
    with world.places["province"].database.read() as session:
        assert session.scalar(select(func.sum(Snapshot.asked))) == 1
    assert [package.count for package in send(world, "centre", "province")] == [0]


def test_places_that_agree_ask_for_nothing(world: World) -> None:
    add(world.places["laptop"])
    add(world.places["centre"])
    row = add(world.places["province"])
    edit(world.places["province"], row, phone="2")
    everywhere(world, 3)
    for place in world.places.values():
        with place.database.read() as session:
            assert not session.scalar(select(func.sum(Snapshot.asked)))
    assert send(world, "province", "centre")[0].count == 0


# ---- rows that an office sees only since a while ----


def see(place: Installation, row: UUID, office: int) -> None:
    """What the journal enters when a grant comes: here by hand, for the operation that is written next."""
    with place.database.write() as session:
        newest = session.scalar(select(func.max(Op.n))) or 0
        session.add_all(RowScope(row=row, office=one, sees=True, n=newest + 1) for one in (26, office))


def test_a_row_that_an_office_sees_from_now_on_is_sent_from_its_beginning(world: World) -> None:
    centre, other = world.places["centre"], world.places["other"]
    row = add(world.places["province"], "Ortak")
    add(world.places["province"], "Yalnız Eskişehir’in")
    everywhere(world)
    assert names(other) == set()
    see(centre, row, 6)
    edit(centre, row, phone="2")
    deliver(world, "centre", "other")
    assert numbers_given(centre, other) == 2
    assert names(other) == {"Ortak"}
    deliver(world, "other", "centre")
    assert send(world, "centre", "other")[0].count == 0, "once is enough"


def numbers_given(place: Installation, peer: Installation) -> int:
    with place.database.read() as session:
        return session.get_one(OutChannel, peer.database.node.id).next - 1
