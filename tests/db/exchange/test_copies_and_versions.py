"""A data folder with which two computers work is found out; a place with an older program loses nothing for others."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from db.errors import PackageRefused
from db.exchange import incoming
from db.interviews.tables import Response, Study
from db.journal import Fork
from db.journal.tables import Parked
from tests.db.exchange.invariants import exchange_all, hold
from tests.db.exchange.places import add, names, reopen
from tests.db.exchange.test_receipts import deliver, everywhere, send
from tests.db.exchange.world import World

journal_apply = import_module("db.journal.apply")  # the package has a function of that name


@pytest.fixture
def world(enrolled: Path, tmp_path: Path) -> Iterator[World]:
    made = World(enrolled, tmp_path / "world")
    yield made
    made.close()


def test_two_computers_with_one_data_folder_are_found_out(world: World, tmp_path: Path) -> None:
    """The second one's package is refused as a whole, kept aside, and said to be what it is."""
    other, centre = world.places["other"], world.places["centre"]
    add(other, "Kopyadan önce")
    everywhere(world)
    other.close()
    shutil.copytree(world.folders["other"], tmp_path / "kopya")
    world.places["other"] = world.open("other")
    copy = reopen(tmp_path / "kopya", world.clocks["other"])
    try:
        assert copy.incarnation_raised is None, "nothing tells them apart on this machine"
        add(world.places["other"], "Birincide")
        add(copy, "İkincide")
        deliver(world, "other", "centre")
        (path,) = [one.path for one in copy.exchange.export(centre.database.node.id)]
        with pytest.raises(Fork) as refusal:
            centre.exchange.import_file(path)
        assert refusal.value.code == "fork"
        assert names(centre) == {"Kopyadan önce", "Birincide"}
        newest = centre.exchange.packages()[0]
        assert (newest.state, newest.report["code"]) == ("refused", "fork")
        assert len(list((centre.folder / "quarantine").glob("*.refused"))) == 1
    finally:
        copy.close()
    hold(world)


def test_the_copy_that_hears_of_the_others_work_refuses_it(world: World, tmp_path: Path) -> None:
    other = world.places["other"]
    other.close()
    shutil.copytree(world.folders["other"], tmp_path / "kopya")
    world.places["other"] = world.open("other")
    copy = reopen(tmp_path / "kopya", world.clocks["other"])
    add(world.places["other"], "Birincide")
    deliver(world, "other", "centre")
    package = send(world, "centre", "other")[0]
    with pytest.raises(PackageRefused):
        copy.exchange.import_file(package.path)
    copy.close()


# ---- an older program ----


def know_less(monkeypatch: pytest.MonkeyPatch, place: str, world: World) -> None:
    """From now on the imports of one place are those of a program without studies and their answers."""
    real, whole = incoming.import_from, journal_apply.shapes
    node = world.places[place].database.node.id
    reduced = {name: shape for name, shape in whole().items() if not name.startswith(("study", "response", "answer"))}

    def import_from(database: Any, *rest: Any) -> Any:
        with monkeypatch.context() as patch:
            if database.node.id == node:
                patch.setattr(journal_apply, "shapes", lambda: reduced)
            return real(database, *rest)

    monkeypatch.setattr("db.exchange.service.import_from", import_from)


def parked(world: World, name: str) -> int:
    with world.places[name].database.read() as session:
        return session.scalar(select(func.count()).select_from(Parked)) or 0


def test_an_older_program_passes_on_what_it_does_not_know_and_shows_it_once_it_does(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        know_less(patch, "province", world)
        world.write(2, 1, 0)  # a study of the centre
        for _ in range(3):
            exchange_all(world, [])
        assert parked(world, "province") == 1
        world.write(0, 0, 0)  # an answer at the laptop
        for _ in range(3):
            exchange_all(world, [])
        assert parked(world, "province") == 2
        for name, count in (("centre", 1), ("province", 0), ("laptop", 1)):
            with world.places[name].database.read() as session:
                assert session.scalar(select(func.count()).select_from(Response)) == count
                assert session.scalar(select(func.count()).select_from(Study)) == count
        stands = world.places["province"].exchange.standing([one.row for one in world.log("province")])
        assert {(one.state, one.why) for one in stands.values()} == {("parked", "parked_entity")}
    hold(world)
    assert parked(world, "province") == 0
