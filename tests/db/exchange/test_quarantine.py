"""A refused file lies aside with the reason until a person takes it again or throws it away."""

from __future__ import annotations

import pytest

from db.errors import NotFound, PackageRefused
from tests.db.exchange.places import Places, add, send


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory):
    made = Places(tmp_path_factory.mktemp("places"))
    yield made
    made.close()


def test_a_refused_file_is_listed_with_its_reason_under_the_name_it_came_with(places: Places) -> None:
    add(places.province)
    (path,) = send(places.province, places.centre)
    with pytest.raises(PackageRefused) as refusal:
        places.other.exchange.import_file(path)
    (row,) = places.other.exchange.quarantined()
    assert (row.file, row.code, row.size) == (path.name, "not_for_us", path.stat().st_size)
    assert row.reason == str(refusal.value)
    assert row.path.read_bytes() == path.read_bytes()


def test_it_is_listed_once_however_often_it_is_refused(places: Places) -> None:
    (row,) = places.other.exchange.quarantined()
    with pytest.raises(PackageRefused) as refusal:
        places.other.exchange.take_again(row.path)
    assert row.file in str(refusal.value)
    (again,) = places.other.exchange.quarantined()
    assert (again.path, again.file) == (row.path, row.file)
    assert again.at >= row.at


def test_what_is_thrown_away_is_gone_but_stays_in_the_log(places: Places) -> None:
    (row,) = places.other.exchange.quarantined()
    places.other.exchange.discard(row.path)
    assert places.other.exchange.quarantined() == []
    assert places.other.exchange.packages()[0].state == "refused"
    with pytest.raises(NotFound):
        places.other.exchange.discard(row.path)
    with pytest.raises(NotFound):
        places.other.exchange.take_again(places.province.folder / "kopru.db")


def test_a_file_that_is_taken_later_leaves_the_quarantine(places: Places) -> None:
    add(places.province)
    (path,) = send(places.province, places.centre)
    whole = path.read_bytes()
    path.write_bytes(whole[:-20])
    with pytest.raises(PackageRefused):
        places.centre.exchange.import_file(path)
    (row,) = places.centre.exchange.quarantined()
    row.path.write_bytes(whole)  # as if the reason had gone meanwhile
    row.path.rename(row.path.with_name("x.refused"))
    path.write_bytes(whole)
    assert places.centre.exchange.import_file(path).state == "taken"
    (row,) = places.centre.exchange.quarantined()
    assert "not known" in row.reason
    assert places.centre.exchange.take_again(row.path).state == "duplicate"
    assert places.centre.exchange.quarantined() == []
