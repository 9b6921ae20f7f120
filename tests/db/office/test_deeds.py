"""What leaves an installation, comes in, or opens what is guarded stands in its record of deeds; a check holds it
against itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.anchor import ANCHOR, read_anchor
from db.audit import verify
from db.audit.actions import ACTIONS, KINDS, LISTS, fill
from db.audit.service import AuditFilter, AuditRow, AuditService
from db.backup import list_backups
from db.documents import Sheet, SheetColumn, write_workbook
from db.documents.files import making, replacing, witness
from db.documents.sheets import write_csv
from db.errors import DiskFull, PackageRefused, WrongPassphrase
from db.folder import DATABASE, SLOTS
from db.keyslots import TEST_COST, SlotFile
from db.office.installation import Installation, check_folder, check_installation, open_installation, restore_backup
from db.registry.attachments.service import AttachmentService
from db.registry.erasing.service import ErasureService
from db.registry.importing.service import ImportService
from db.registry.importing.vcard import write_vcards
from db.registry.moving.service import MovingService
from db.registry.national.service import NationalNumbers
from db.registry.rows import OrganisationFacts, PersonFacts
from db.registry.service import RegistryService
from tests.db.exchange.places import PASSPHRASE, Places, add, make, reopen, send
from tests.upgrade.store import KEY


def deeds(place: Installation) -> list[AuditRow]:
    """The oldest first."""
    return AuditService(place.database).entries(AuditFilter())[::-1]


def actions(place: Installation) -> list[str]:
    return [row.action for row in deeds(place)]


def by(passphrase: str = PASSPHRASE):
    return lambda slots: slots.unlock_with_passphrase(passphrase)


@pytest.fixture
def place(tmp_path: Path):
    made = make(tmp_path / "26", "province")
    yield made
    made.close()


def test_packages_that_leave_come_and_are_refused(tmp_path: Path) -> None:
    places = Places(tmp_path)
    add(places.province)
    (path,) = send(places.province, places.centre)
    places.centre.exchange.import_file(path)
    places.centre.exchange.import_file(path)
    with pytest.raises(PackageRefused):
        places.other.exchange.import_file(path)
    (refused,) = places.other.exchange.quarantined()
    places.other.exchange.discard(refused.path)
    left = deeds(places.province)[-1]
    came, again = deeds(places.centre)[-2:]
    assert (left.action, left.details["count"], left.details["peer"]) == (
        "package_exported", 1, places.centre.database.node.id,
    )  # fmt: skip
    assert (came.action, came.details["taken"], came.details["state"]) == ("package_imported", 1, "taken")
    assert again.details["state"] == "duplicate"
    for place in (places.province, places.centre):
        assert read_anchor(place.folder).audit.count == len(deeds(place))
    assert came.details["sha256"] == left.details["sha256"]
    assert actions(places.other)[-2:] == ["package_refused", "package_discarded"]
    for one in places.all():
        assert check_installation(one).problems == ()
    places.close()


def test_a_backup_and_its_way_back_stand_in_it_with_what_was_lost(place: Installation) -> None:
    saved = place.backup_now()
    for number in range(3):
        AuditService(place.database).document_written("liste.xlsx", number)
    folder, known = place.folder, len(deeds(place))
    place.close()
    restore_backup(folder, saved, by())
    with reopen(folder) as restored:
        last = deeds(restored)[-1]
        assert last.action == "backup_restored"
        assert (last.details["known"], last.details["file"]) == (known, saved.path.name)
        assert last.details["found"] < known
        assert read_anchor(folder).audit.count == len(deeds(restored))
        assert check_installation(restored).problems == ()
    with reopen(folder) as again:
        assert check_installation(again).problems == ()


def test_an_older_file_put_in_place_by_hand_is_a_cut_record(place: Installation) -> None:
    folder = place.folder
    place.close()
    older = (folder / "kopru.db").read_bytes()
    with reopen(folder) as opened:
        opened.backup_now()
    (folder / "kopru.db").write_bytes(older)
    check = check_folder(folder, by())
    assert check.chain is not None
    assert "there were" in check.problems[0]


def test_an_anchor_that_was_removed_is_told(place: Installation) -> None:
    folder = place.folder
    place.backup_now()
    place.close()
    (folder / ANCHOR).unlink()
    check = check_folder(folder, by())
    assert (check.problems, check.restarted) == ((), "missing")
    with reopen(folder) as opened:
        assert deeds(opened)[-1].details["reason"] == "missing"


def test_passphrases_tried_in_vain_and_changed(place: Installation) -> None:
    folder = place.folder
    place.close()
    for _ in range(3):
        with pytest.raises(WrongPassphrase):
            open_installation(folder, by("kesinlikle başka"))
    with reopen(folder) as opened:
        assert (deeds(opened)[-1].action, deeds(opened)[-1].details["count"]) == ("unlock_failed", 3)
        opened.change_passphrase("yeni ve uzun parola")
        assert actions(opened)[-1] == "passphrase_changed"
    with open_installation(folder, by("yeni ve uzun parola")) as opened:
        assert actions(opened).count("unlock_failed") == 1


def test_looks_at_an_identity_number_without_the_number(place: Installation) -> None:
    on: list[bool] = []
    numbers = NationalNumbers(place.database, lambda: bool(on), on.append)
    person = RegistryService(place.database).add_person(PersonFacts("Ayşe", "Işık"))
    numbers.turn_on()
    numbers.write(person, "10000000146")
    numbers.show(person)
    assert actions(place)[-3:] == ["number_turned_on", "number_written", "number_shown"]
    assert deeds(place)[-1].details == {"person": str(person)}


def test_every_document_that_is_written_is_entered_before_it_appears(place: Installation, tmp_path: Path) -> None:
    end = witness(AuditService(place.database).document_written)
    try:
        write_workbook(tmp_path / "a.xlsx", [Sheet("A", [SheetColumn("x")], [["1"], ["2"]])])
        write_csv(tmp_path / "b.csv", ["x"], [["1"]])
        write_vcards(tmp_path / "c.vcf", [])
        with making(tmp_path, "Mektuplar") as made:
            for name in "123":
                write_csv(made / f"{name}.csv", ["x"], [])
    finally:
        end()
    write_csv(tmp_path / "unseen.csv", ["x"], [])
    assert [(row.details["file"], row.details["rows"]) for row in deeds(place)[-4:]] == [
        ("a.xlsx", 2), ("b.csv", 1), ("c.vcf", 0), ("Mektuplar", 3),
    ]  # fmt: skip


def test_a_document_that_cannot_be_entered_does_not_appear(tmp_path: Path) -> None:
    def full(_name: str, _rows: int) -> None:
        raise DiskFull("full")

    end = witness(full)
    try:
        with pytest.raises(DiskFull):
            write_workbook(tmp_path / "a.xlsx", [Sheet("A", [SheetColumn("x")], [])])
        with pytest.raises(DiskFull), making(tmp_path, "Mektuplar") as made, replacing(made / "1.eml"):
            pass
    finally:
        end()
    assert list(tmp_path.iterdir()) == []


def test_a_copy_of_a_document_that_is_saved_outside(place: Installation, tmp_path: Path) -> None:
    organisation = RegistryService(place.database).add_organisation(OrganisationFacts("Çınar Derneği"))
    source = tmp_path / "tüzük.txt"
    source.write_text("tüzük")
    documents = AttachmentService(place.database)
    row = documents.add("organisation", organisation, source)
    before = actions(place)
    documents.save_as(row, tmp_path / "dışarıda.txt")
    assert actions(place) == [*before, "attachment_saved"]
    with pytest.raises(FileNotFoundError):
        documents.save_as(row, tmp_path / "yok" / "dışarıda.txt")
    assert actions(place) == [*before, "attachment_saved"]


def test_a_spreadsheet_that_is_taken_in_and_taken_back(place: Installation, tmp_path: Path) -> None:
    book = tmp_path / "dernekler.xlsx"
    write_workbook(book, [Sheet("Dernekler", [SheetColumn("Kurum adı")], [["Çınar Derneği"], ["Işık Vakfı"]])])
    service = ImportService(place.database)
    looked = service.look(book, "organisation")
    result = service.commit(service.dry_run(book, "organisation", looked.mapping()))
    service.undo(result.run)
    took, undid = deeds(place)[-2:]
    assert (took.action, took.details["added"], took.details["file"]) == ("spreadsheet_imported", 2, book.name)
    assert (undid.action, undid.details["rows"]) == ("spreadsheet_undone", 2)


def test_the_list_is_narrowed_by_kind_and_person(place: Installation) -> None:
    place.backup_now()
    place.database.author = "Başka Biri"
    service = AuditService(place.database)
    service.document_written("liste.xlsx", 3)
    assert [row.action for row in service.entries(AuditFilter(kind=LISTS))] == ["document_written"]
    assert service.count(AuditFilter(author="Başka Biri")) == 1
    assert service.authors() == sorted(["Başka Biri", "İl 26"])
    assert service.check() is None


def test_every_action_has_a_kind_and_a_sentence_that_any_details_fill() -> None:
    for action in ACTIONS.values():
        assert action.kind in KINDS
        assert "{" not in fill(action.sentence, {})


def test_a_check_names_what_was_done_to_the_record(place: Installation) -> None:
    place.backup_now()
    raw = place.database.raw_connection()
    raw.execute("DROP TRIGGER audit_entry_only_grows_UPDATE")
    raw.execute("UPDATE audit_entry SET author = 'x' WHERE n = 1")
    raw.close()
    check = check_installation(place)
    assert (check.deeds, check.problems) == (1, ("Record of deeds: entry 1 was changed.",))
    with place.database.read() as session:
        assert verify(session, read_anchor(place.folder)) == check.chain


def test_what_was_erased_or_moved_stands_in_it_without_a_name(tmp_path: Path) -> None:
    place = make(tmp_path / "merkez", "centre")
    registry = RegistryService(place.database)
    person = registry.add_person(PersonFacts(given_name="Zxqname", family_name="Wvqfamily"))
    ErasureService(place.database).erase("person", person, "request", typed="Zxqname Wvqfamily")
    organisation = add(place, "Göçen Dernek")
    MovingService(place.database).move(organisation, 6)
    erased, moved = [row for row in deeds(place) if row.action.startswith("record_")]
    assert erased.details == {"entity": "person", "row": str(person), "reason": "request"}
    assert moved.details == {"entity": "organisation", "row": str(organisation), "office": 6}
    assert "Zxqname" not in str([(row.details, row.author) for row in deeds(place)])
    place.close()


def test_the_backup_before_an_upgrade_is_entered_by_the_release_that_made_it(tmp_path: Path) -> None:
    stored = Path(__file__).parents[2] / "upgrade" / "0002.db"
    (tmp_path / DATABASE).write_bytes(stored.read_bytes())
    SlotFile.create(tmp_path / SLOTS, KEY, PASSPHRASE, [], TEST_COST)
    with open_installation(tmp_path, by()) as place:
        (backup,) = list_backups(tmp_path)
        assert [row.details["file"] for row in deeds(place) if row.action == "backup_made"] == [backup.path.name]
        assert check_installation(place).problems == ()
