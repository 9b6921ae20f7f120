"""A refused file lies aside with the reason until a person takes it again or throws it away."""

from __future__ import annotations

import pytest

from db.errors import NotFound, PackageRefused
from db.exchange import quarantine
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


def refuse(place, path, content: bytes) -> str:
    path.write_bytes(content)
    with pytest.raises(PackageRefused) as refusal:
        place.exchange.import_file(path)
    return refusal.value.code


def lines(place) -> list[tuple[str, str]]:
    return [(row.file, row.report["code"]) for row in place.exchange.packages() if row.state == "refused"]


def test_the_same_bytes_have_one_line_with_the_newest_reason(places: Places, tmp_path, monkeypatch) -> None:
    place = places.laptop
    add(places.province)
    (path,) = send(places.province, place)
    with monkeypatch.context() as older:
        older.setattr("db.exchange.package.READER", 0)
        first = refuse(place, tmp_path / "paket.kopru", path.read_bytes())
    refuse(place, tmp_path / "resim.png", b"\x89PNG....")
    (row,) = [one for one in place.exchange.quarantined() if one.file == "paket.kopru"]
    before = {one.file: one for one in place.exchange.packages() if one.state == "refused"}["paket.kopru"]
    with monkeypatch.context() as other:
        other.setattr("db.exchange.scope.exchanges_with", lambda *_: False)
        with pytest.raises(PackageRefused) as refusal:
            place.exchange.take_again(row.path)
    assert (first, refusal.value.code) == ("newer_package", "not_a_peer")
    assert lines(place) == [("paket.kopru", "not_a_peer"), ("resim.png", "not_a_package")]
    after = place.exchange.packages()[0]
    assert after.number == before.number
    assert after.at > before.at
    (again,) = [one for one in place.exchange.quarantined() if one.file == "paket.kopru"]
    assert (again.path, again.code, again.at) == (row.path, "not_a_peer", after.at)


def test_beyond_its_limit_the_oldest_files_go_and_their_lines_stay(places: Places, tmp_path) -> None:
    place = places.province
    for number in range(4):
        refuse(place, tmp_path / f"{number}.kopru", bytes([65 + number]) * 1000)
    quarantine.make_room(place.database, 4000)
    assert len(place.exchange.quarantined()) == 4
    (oldest,) = [row for row in place.exchange.quarantined() if row.file == "0.kopru"]
    with pytest.raises(PackageRefused):
        place.exchange.take_again(oldest.path)  # looked at again: now it is the newest
    quarantine.make_room(place.database, 2500)
    assert [row.file for row in place.exchange.quarantined()] == ["0.kopru", "3.kopru"]
    assert sum(path.stat().st_size for path in oldest.path.parent.iterdir()) == 2000
    told = {row.file: row.report for row in place.exchange.packages() if row.state == "refused"}
    assert [file for file, report in sorted(told.items()) if report.get(quarantine.GIVEN_UP)] == ["1.kopru", "2.kopru"]
    assert all(report["code"] == "not_a_package" for report in told.values())
    quarantine.make_room(place.database, 1)
    assert [row.file for row in place.exchange.quarantined()] == ["0.kopru"]
    refuse(place, tmp_path / "1.kopru", b"B" * 1000)  # sent once more
    assert {row.file for row in place.exchange.quarantined()} == {"0.kopru", "1.kopru"}
    assert [quarantine.GIVEN_UP in row.report for row in place.exchange.packages() if row.file == "1.kopru"] == [False]


def test_the_limit_is_kept_with_every_refusal(places: Places, tmp_path, monkeypatch) -> None:
    place = places.centre
    monkeypatch.setattr(quarantine, "LARGEST_FOLDER", 3000)
    for number in range(5):
        refuse(place, tmp_path / f"{number}.kopru", bytes([75 + number]) * 1000)
    assert [row.file for row in place.exchange.quarantined()] == ["4.kopru", "3.kopru", "2.kopru"]
    assert {f"{number}.kopru" for number in range(5)} <= {file for file, _ in lines(place)}
