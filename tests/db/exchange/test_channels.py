"""Three places and real package files: nothing is lost, nothing counted twice, each sees only what is its own."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

import pytest
from sqlalchemy import select

from db.anchor import read_anchor
from db.errors import DiskFull, PackageRefused
from db.exchange.outgoing import exported_numbers
from db.exchange.refusals import NotForUs
from db.folder import disk_full
from db.interviews.tables import Study
from db.journal import insert_row, open_conflicts
from db.office.installation import restore_backup
from db.registry.tables import Organisation
from tests.db.exchange.places import PASSPHRASE, Places, add, deliver, edit, names, reopen, send, settle


@pytest.fixture
def places(tmp_path: Path):
    made = Places(tmp_path)
    yield made
    made.close()


def test_a_record_reaches_headquarters_and_the_receipt_comes_back(places: Places) -> None:
    row = add(places.laptop)
    assert places.laptop.exchange.journeys([row]) == {row: "here"}
    send(places.laptop, places.province)
    assert places.laptop.exchange.journeys([row]) == {row: "sent"}
    deliver(places.laptop, places.province)
    deliver(places.province, places.laptop)
    assert places.laptop.exchange.journeys([row]) == {row: "at_province"}
    settle(places)
    assert names(places.centre) == names(places.province) == {"Çınar Derneği"}
    assert places.laptop.exchange.journeys([row]) == {row: "at_centre"}
    assert [place.exchange.unconfirmed() for place in places.all()] == [0, 0, 0, 0]
    assert [place.exchange.pending() for place in places.all()] == [[], [], [], []]


def test_when_all_is_confirmed_the_next_package_has_no_operations(places: Places) -> None:
    add(places.province)
    settle(places)
    (package,) = places.province.exchange.export(places.centre.database.node.id)
    assert package.count == 0


def test_a_lost_package_is_made_up_for_by_the_next(places: Places) -> None:
    add(places.province, "Birinci")
    send(places.province, places.centre)
    add(places.province, "İkinci")
    deliver(places.province, places.centre)
    assert names(places.centre) == {"Birinci", "İkinci"}


def test_a_package_that_comes_twice_changes_nothing_and_says_so(places: Places) -> None:
    add(places.province)
    (path,) = send(places.province, places.centre)
    assert places.centre.exchange.import_file(path).state == "taken"
    again = places.centre.exchange.import_file(path)
    assert (again.state, again.taken, again.known) == ("duplicate", 0, 1)


def test_packages_out_of_order_are_confirmed_only_as_far_as_they_are_contiguous(places: Places) -> None:
    add(places.province, "Birinci")
    (first,) = send(places.province, places.centre)
    add(places.province, "İkinci")
    (second,) = send(places.province, places.centre)
    places.centre.exchange.import_file(second)
    places.centre.exchange.import_file(first)
    deliver(places.centre, places.province)
    assert places.province.exchange.unconfirmed() == 0


def test_a_province_sees_its_own_and_the_centres_rows_only(places: Places) -> None:
    add(places.province, "Eskişehir’in")
    add(places.other, "Ankara’nın")
    add(places.centre, "Merkezin")
    settle(places)
    assert names(places.centre) == {"Eskişehir’in", "Ankara’nın", "Merkezin"}
    assert names(places.province) == {"Eskişehir’in", "Merkezin"}
    assert names(places.other) == {"Ankara’nın", "Merkezin"}
    assert names(places.laptop) == set(), "a laptop holds no register"


def test_a_study_of_the_centre_reaches_the_laptops(places: Places) -> None:
    with places.centre.database.write() as session:
        row = insert_row(
            session, Study, title="Ülke dalgası", questionnaire="perception", version="1", status="open",
            starts_on=dt.date(2026, 11, 1),
        )  # fmt: skip
    settle(places)
    with places.laptop.database.read() as session:
        assert session.scalars(select(Study.id)).one() == row


def test_the_same_field_changed_at_two_places_is_a_conflict_until_somebody_decides(places: Places) -> None:
    row = add(places.province, phone="1")
    settle(places)
    edit(places.province, row, phone="2")
    edit(places.centre, row, phone="3")
    settle(places)
    (card,) = places.province.exchange.conflicts()
    assert {version.value for version in card.versions} == {"2", "3"}
    assert card.before == "1"
    assert places.province.exchange.journeys([row]) == {row: "conflict"}
    places.province.exchange.decide(card, card.versions[0].value)
    settle(places)
    for place in (places.province, places.centre):
        with place.database.read() as session:
            assert open_conflicts(session) == []
            assert session.scalars(select(Organisation.phone)).one() == card.versions[0].value


def test_a_province_cannot_speak_for_another(places: Places) -> None:
    with places.province.database.write() as session:
        insert_row(session, Organisation, name="Sahte", kind="DRN", office=6)
    (path,) = send(places.province, places.centre)
    result = places.centre.exchange.import_file(path)
    assert (result.taken, result.rejected) == (0, 1)
    assert names(places.centre) == set()


def test_a_package_for_another_is_refused_and_kept_aside(places: Places) -> None:
    (path,) = send(places.province, places.centre)
    with pytest.raises(NotForUs):
        places.other.exchange.import_file(path)
    assert len(list((places.other.folder / "quarantine").iterdir())) == 1
    assert places.other.exchange.packages()[0].state == "refused"


def test_large_exports_are_cut_into_parts_that_stand_alone(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.exchange.outgoing.PART_OPERATIONS", 3)
    for number in range(8):
        add(places.province, f"Dernek {number}")
    parts = send(places.province, places.centre)
    assert len(parts) == 3
    random.Random(7).shuffle(parts)
    for path in parts:
        places.centre.exchange.import_file(path)
    assert len(names(places.centre)) == 8
    deliver(places.centre, places.province)
    assert places.province.exchange.unconfirmed() == 0


def test_a_part_over_the_size_limit_is_halved(places: Places) -> None:
    from db.exchange.outgoing import export_to

    for _ in range(60):
        add(places.province, random.Random().randbytes(600).hex())
    service = places.province.exchange
    directory = service.directory
    assert directory is not None
    entry = directory.entries[places.centre.database.node.id]
    parts = export_to(places.province.database, service._keys, directory, entry, places.folder, limit=20_000)
    assert len(parts) > 1
    assert all(part.size <= 20_000 for part in parts)
    assert sum(part.count for part in parts) == 60


def test_the_anchor_knows_what_left_before_the_file_is_there(places: Places) -> None:
    add(places.province)
    (path,) = send(places.province, places.centre)
    anchor = read_anchor(places.province.folder)
    assert anchor is not None
    with places.province.database.read() as session:
        assert anchor.exported == exported_numbers(session)
    assert path.exists()


def test_a_restored_backup_begins_a_new_incarnation_and_loses_nothing(places: Places) -> None:
    add(places.province, "Eski")
    settle(places)
    saved = places.province.backup_now()
    add(places.province, "Yedekten sonra")
    settle(places)
    places.province.close()
    restore_backup(places.province.folder, saved, lambda slots: slots.unlock_with_passphrase(PASSPHRASE))
    places.province = reopen(places.province.folder)
    assert places.province.incarnation_raised is not None
    assert names(places.province) == {"Eski"}
    add(places.province, "Sonradan")
    for _ in range(2):
        settle(places)
    expected = {"Eski", "Yedekten sonra", "Sonradan"}
    assert names(places.province) == names(places.centre) == expected
    assert places.province.exchange.unconfirmed() == 0


def test_refusals_leave_the_database_as_it_was(places: Places) -> None:
    add(places.province)
    (path,) = send(places.province, places.centre)
    data = path.read_bytes()
    for cut in (0, 1, 20, len(data) // 2, len(data) - 1):
        path.write_bytes(data[:cut])
        with pytest.raises(PackageRefused):
            places.centre.exchange.import_file(path)
    assert names(places.centre) == set()


def test_every_place_is_sound_afterwards(places: Places) -> None:
    add(places.laptop)
    settle(places)
    for place in places.all():
        assert place.database.damaged_pages() == []
        assert place.database.verify_rows() == []


def test_a_peers_restore_does_not_make_ones_own_database_look_set_back(places: Places) -> None:
    """Else each of two places would raise its incarnation for the other's, for ever."""
    add(places.province)
    add(places.centre)
    settle(places)
    saved = places.province.backup_now()
    places.province.close()
    restore_backup(places.province.folder, saved, lambda slots: slots.unlock_with_passphrase(PASSPHRASE))
    places.province = reopen(places.province.folder)
    deliver(places.province, places.centre)
    places.centre.close()
    places.centre = reopen(places.centre.folder)
    assert places.centre.incarnation_raised is None
    settle(places)
    places.province.close()
    places.province = reopen(places.province.folder)
    assert places.province.incarnation_raised is None


def test_a_package_that_finds_no_room_is_not_noted_as_sent(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    add(places.province)
    monkeypatch.setattr("db.exchange.outgoing.change_anchor", no_room)
    with pytest.raises(DiskFull):
        send(places.province, places.centre)
    assert list(places.province.exchange.sent_folder.iterdir()) == []


def no_room(folder: Path, _anchor: object) -> None:
    raise disk_full(folder, 1)
