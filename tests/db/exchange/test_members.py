"""What the exchange tells of its members: who they are, what waits for each, what undoing a decision does."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select

from db.exchange import scope
from db.exchange.tables import OutChannel
from db.journal.tables import Op
from tests.db.exchange.test_channels import Places, add, deliver, edit, names, send, settle


@pytest.fixture
def places(tmp_path: Path):
    made = Places(tmp_path)
    yield made
    made.close()


def counted_one_by_one(place, entry) -> int:
    """The plain form of the sum: one count a peer."""
    with place.database.read() as session:
        out = session.get(OutChannel, entry.node)
        fresh = select(func.count()).select_from(Op).where(Op.n > (out.cursor if out else 0))
        fresh = fresh.where(scope.visible_to(entry, place.database.node))
        fresh = fresh.where(scope.not_from(entry.node, out.echo_until if out else 0))
        return (out.next - 1 - out.acked if out else 0) + session.scalar(fresh)


def test_what_waits_is_the_same_however_it_is_counted(places: Places) -> None:
    add(places.province, "Birinci")
    add(places.centre, "Merkezin", office=0)
    deliver(places.province, places.centre)
    add(places.centre, "Ankara’nın", office=6)
    send(places.centre, places.other)
    add(places.centre, "Eskişehir’in", office=26)
    for place in places.all():
        directory = place.exchange.directory
        assert directory is not None
        for peer in place.exchange.peers():
            assert peer.waiting == counted_one_by_one(place, directory.entries[peer.node]), (place.folder, peer)


def test_the_centre_lists_every_member_and_exchanges_with_provinces_only(places: Places) -> None:
    members = places.centre.exchange.members()
    assert [(row.name, row.kind, row.peer is not None) for row in members] == [
        ("İl 6", "province", True),
        ("İl 26", "province", True),
        ("Dizüstü 26", "field", False),
    ]
    assert places.centre.exchange.name_of(members[0].node) == "İl 6"
    assert places.centre.exchange.name_of("unknown") == ""


def test_a_cancelled_import_keeps_nothing_and_can_be_done_again(places: Places) -> None:
    class Stopped(Exception):
        pass

    def stop(_done: int, _total: int) -> None:
        raise Stopped

    add(places.province)
    (path,) = send(places.province, places.centre)
    with pytest.raises(Stopped):
        places.centre.exchange.import_file(path, stop)
    assert names(places.centre) == set()
    assert places.centre.exchange.packages() == []
    seen = []
    assert places.centre.exchange.import_file(path, lambda done, total: seen.append((done, total))).state == "taken"
    assert seen == [(0, 1)]


def test_undoing_a_decision_brings_the_shown_value_back(places: Places) -> None:
    row = add(places.province, phone="1")
    settle(places)
    edit(places.province, row, phone="2")
    edit(places.centre, row, phone="3")
    settle(places)
    (card,) = places.province.exchange.conflicts()
    places.province.exchange.decide(card, card.versions[1].value)
    change = places.province.exchange.last_change_set
    assert change is not None
    places.province.exchange.undo(change)
    with places.province.database.read() as session:
        from db.registry.tables import Organisation

        assert session.scalars(select(Organisation.phone)).one() == card.versions[0].value
