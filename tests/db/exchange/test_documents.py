"""The bytes of documents reach every place that may see their row, in parts of any order, and no other."""

from __future__ import annotations

import hashlib
import random
from dataclasses import asdict
from pathlib import Path
from uuid import UUID

import msgspec
import pytest
from sqlalchemy import func, select

from db.errors import NotFound, PackageRefused
from db.exchange import documents, outgoing
from db.exchange.chunks import DocumentParts
from db.exchange.documents import WrongDocument
from db.exchange.package import open_package, seal
from db.exchange.refusals import DamagedPackage
from db.ids import new_id
from db.journal import insert_row
from db.office.installation import Installation
from db.registry.attachments import parts
from db.registry.attachments.service import AttachmentService
from db.registry.attachments.tables import Attachment, Blob, PartialBlob
from tests.db.exchange.places import Places, add, deliver, names, send, settle

MEGABYTE = 1024 * 1024


@pytest.fixture
def places(tmp_path: Path):
    made = Places(tmp_path)
    yield made
    made.close()


def content(size: int, seed: int = 1) -> bytes:
    return random.Random(seed).randbytes(size)


def attach(place: Installation, data: bytes, record: UUID | None = None, entity: str = "organisation") -> UUID:
    return AttachmentService(place.database).add_bytes(entity, record or new_id(), data, "belge.bin")


def read(place: Installation, attachment: UUID) -> bytes | None:
    try:
        return AttachmentService(place.database).read(attachment)
    except NotFound:
        return None


def blobs(place: Installation) -> int:
    with place.database.read() as session:
        return session.scalar(select(func.count()).select_from(Blob)) or 0


def inside(package: outgoing.ExportedPackage, receiver: Installation) -> list[DocumentParts]:
    service = receiver.exchange
    assert service.directory is not None
    return open_package(package.path, service._keys, service.directory).manifest.documents.inside


def export(sender: Installation, receiver: Installation) -> list[outgoing.ExportedPackage]:
    return sender.exchange.export(receiver.database.node.id)


# ---- who gets what ----


def test_a_photo_of_an_interview_reaches_the_province_and_headquarters(places: Places) -> None:
    data = content(3 * MEGABYTE // 2)
    photo = attach(places.laptop, data, entity="response")
    deliver(places.laptop, places.province)
    assert read(places.province, photo) == data
    deliver(places.province, places.centre)
    assert read(places.centre, photo) == data
    settle(places)
    assert read(places.other, photo) is None
    assert blobs(places.other) == 0


def test_a_document_added_at_headquarters_reaches_its_province_and_no_other(places: Places) -> None:
    row = add(places.province)
    settle(places)
    mine = attach(places.centre, content(1000), row)
    own = attach(places.centre, content(2000), add(places.centre, "Merkezin"))
    settle(places)
    assert read(places.province, mine) == content(1000)
    assert read(places.province, own) is read(places.other, own) is None
    assert read(places.other, mine) is None
    assert (blobs(places.province), blobs(places.other), blobs(places.laptop)) == (1, 0, 0)


def test_a_removed_document_does_not_travel(places: Places) -> None:
    document = attach(places.province, content(1000))
    AttachmentService(places.province.database).remove(document)
    settle(places)
    assert blobs(places.centre) == 0


# ---- what is confirmed, what is sent again ----


def test_what_a_peer_has_confirmed_is_not_sent_again(places: Places) -> None:
    attach(places.province, content(1000))
    settle(places)
    (package,) = export(places.province, places.centre)
    assert inside(package, places.centre) == []
    (back,) = export(places.centre, places.province)
    assert inside(back, places.province) == []
    assert [peer.documents for peer in places.province.exchange.peers()] == [0, 0]


def test_a_lost_package_with_a_document_is_made_up_for(places: Places) -> None:
    document = attach(places.province, content(1000))
    send(places.province, places.centre)
    deliver(places.province, places.centre)
    assert read(places.centre, document) == content(1000)


def test_a_lost_receipt_is_given_again(places: Places) -> None:
    attach(places.province, content(1000))
    deliver(places.province, places.centre)
    send(places.centre, places.province)
    deliver(places.centre, places.province)
    (package,) = export(places.province, places.centre)
    assert inside(package, places.centre) == []
    places.centre.exchange.import_file(package.path)
    (last,) = export(places.centre, places.province)
    service = places.province.exchange
    assert service.directory is not None
    told = open_package(last.path, service._keys, service.directory).manifest.documents
    assert told.has == {}, "what was heard is not told again"


def test_only_the_parts_that_are_missing_are_sent_again(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "ROOM", 5 * MEGABYTE // 2)
    data = content(5 * MEGABYTE + 7)
    document = attach(places.province, data)
    files = export(places.province, places.centre)
    assert [package.documents for package in files] == [0, 0, 1]
    places.centre.exchange.import_file(files[1].path)
    deliver(places.centre, places.province)
    again = export(places.province, places.centre)
    sent = [part for package in again for one in inside(package, places.centre) for part, _ in one.parts]
    assert sorted(sent) == [0, 1, 4, 5]
    for package in again:
        places.centre.exchange.import_file(package.path)
    assert read(places.centre, document) == data


def test_parts_may_come_in_any_order_and_twice(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "ROOM", 3 * MEGABYTE // 2)
    data = content(4 * MEGABYTE)
    record = add(places.province)
    document = attach(places.province, data, record)
    files = export(places.province, places.centre)
    assert len(files) == 4
    service = AttachmentService(places.centre.database)
    places.centre.exchange.import_file(files[3].path)
    assert service.of("organisation", record) == []
    places.centre.exchange.import_file(files[0].path)
    (row,) = service.of("organisation", record)
    assert (row.is_here, row.parts_here, row.parts) == (False, 2, 4)
    with pytest.raises(NotFound) as incomplete:
        service.read(document)
    assert str(incomplete.value).startswith("2 of 4 parts of “belge.bin” are here")
    with pytest.raises(NotFound):
        service.save_as(document, places.folder / "belge.bin")
    assert not (places.folder / "belge.bin").exists()
    assert service.purge() == 0
    results = [places.centre.exchange.import_file(files[number].path) for number in (0, 2, 1, 1)]
    assert [(one.documents, one.document_parts) for one in results] == [(0, 0), (0, 1), (1, 1), (0, 0)]
    (row,) = service.of("organisation", record)
    assert (row.is_here, row.parts_here) == (True, 4)
    assert service.read(document) == data


def test_a_restored_place_gets_back_what_it_lost_and_not_what_it_has(places: Places) -> None:
    from db.office.installation import restore_backup
    from tests.db.exchange.places import PASSPHRASE, reopen

    attach(places.province, content(1000, 1))
    settle(places)
    saved = places.province.backup_now()
    late = attach(places.province, content(1000, 2))
    settle(places)
    places.province.close()
    restore_backup(places.province.folder, saved, lambda slots: slots.unlock_with_passphrase(PASSPHRASE))
    places.province = reopen(places.province.folder)
    deliver(places.province, places.centre)
    (package,) = export(places.centre, places.province)
    assert [one.sha256 for one in inside(package, places.province)] == [hashlib.sha256(content(1000, 2)).hexdigest()]
    places.province.exchange.import_file(package.path)
    assert read(places.province, late) == content(1000, 2)


def test_bytes_that_were_thrown_away_are_asked_for_again(places: Places) -> None:
    document = attach(places.province, content(1000))
    settle(places)
    service = AttachmentService(places.centre.database)
    service.remove(document)
    removal = service.last_change_set
    assert service.purge() == 1
    assert removal is not None
    places.centre.database.undo(removal)
    assert read(places.centre, document) is None
    settle(places)
    assert read(places.centre, document) == content(1000)


# ---- room ----


def test_operations_go_first_and_small_documents_before_large_ones(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "FILES", 1)
    large = attach(places.province, content(20 * MEGABYTE))
    small = attach(places.province, content(1000))
    middle = attach(places.province, content(MEGABYTE))
    add(places.province, "Sonra")
    (package,) = export(places.province, places.centre)
    assert package.size <= outgoing.PART_LIMIT
    assert (package.documents, package.documents_waiting) == (2, 1)
    assert asdict(package)["documents_waiting"] == 1
    assert [peer.documents for peer in places.province.exchange.peers() if peer.up] == [3]
    result = places.centre.exchange.import_file(package.path)
    assert (names(places.centre), result.documents) == ({"Sonra"}, 2)
    assert read(places.centre, small) is not None
    assert read(places.centre, middle) is not None
    assert read(places.centre, large) is None


def test_what_waits_goes_with_the_next_exports_although_no_receipt_comes(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "FILES", 1)
    monkeypatch.setattr(documents, "ROOM", 5 * MEGABYTE // 2)
    all_of_them = [attach(places.province, content(MEGABYTE, seed)) for seed in range(6)]
    for waiting in (4, 4, 4):
        (package,) = export(places.province, places.centre)
        assert (package.documents, package.documents_waiting) == (2, waiting)
        places.centre.exchange.import_file(package.path)
    assert all(read(places.centre, one) is not None for one in all_of_them)


def test_a_large_document_is_cut_into_files_under_the_limit(places: Places) -> None:
    data = content(25 * MEGABYTE)
    document = attach(places.province, data)
    files = export(places.province, places.centre)
    assert len(files) == 5
    assert all(package.size <= outgoing.PART_LIMIT for package in files)
    for package in reversed(files):
        places.centre.exchange.import_file(package.path)
    assert digest(read(places.centre, document) or b"") == digest(data)


# ---- what is not believed ----


def forged(places: Places, one: DocumentParts, data: list[bytes]) -> Path:
    """A package of the province that says this of its documents, without operations."""
    service = places.province.exchange
    assert service.directory is not None
    centre = places.centre.database.node.id
    (package,) = export(places.province, places.centre)[:1]
    keys = places.centre.exchange._keys
    manifest = open_package(package.path, keys, service.directory).manifest
    told = msgspec.structs.replace(manifest.documents, inside=[one])
    manifest = msgspec.structs.replace(manifest, first=0, last=0, documents=told, to=[centre])
    path = places.folder / "forged.kopru"
    path.write_bytes(seal(manifest, (), service._keys, service.directory, data).data)
    return path


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_a_document_that_is_damaged_here_keeps_nothing_else_from_going(places: Places) -> None:
    attach(places.province, content(1000))
    add(places.province)
    with places.province.database.write() as session:
        session.execute(Blob.__table__.update().values(data=content(1000, 2)))
    deliver(places.province, places.centre)
    assert (names(places.centre), blobs(places.centre)) == ({"Çınar Derneği"}, 0)


def test_a_document_with_other_bytes_than_promised_is_refused_and_can_be_sent_again(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = attach(places.province, content(1000))
    with places.province.database.write() as session:
        session.execute(Blob.__table__.update().values(data=content(1000, 2)))
    with monkeypatch.context() as careless:
        careless.setattr(parts, "is_sound", lambda *_: True)
        (wrong,) = export(places.province, places.centre)
    with pytest.raises(WrongDocument) as refusal:
        places.centre.exchange.import_file(wrong.path)
    assert refusal.value.code == "wrong_document"
    assert blobs(places.centre) == 0
    with places.centre.database.read() as session:
        assert session.scalar(select(func.count()).select_from(Attachment)) == 0, "nothing of it was taken"
    with places.province.database.write() as session:
        session.execute(Blob.__table__.update().values(data=content(1000)))
    deliver(places.province, places.centre)
    assert read(places.centre, document) == content(1000)


def test_wrong_bytes_that_came_before_the_row_do_no_harm(places: Places) -> None:
    data = content(1000)
    path = forged(places, DocumentParts(digest(data), 1000, [(0, digest(content(1000, 2)))]), [content(1000, 2)])
    assert places.centre.exchange.import_file(path).document_parts == 1
    document = attach(places.other, data)
    deliver(places.other, places.centre)
    settle(places)
    assert read(places.centre, document) == data


def test_bytes_for_a_document_of_another_province_are_left_out(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "ROOM", 3 * MEGABYTE // 2)
    data = content(2 * MEGABYTE)
    attach(places.other, data)
    places.centre.exchange.import_file(export(places.other, places.centre)[0].path)
    wrong = content(MEGABYTE, 3)
    path = forged(places, DocumentParts(digest(data), len(data), [(1, digest(wrong))]), [wrong])
    assert places.centre.exchange.import_file(path).document_parts == 0


@pytest.mark.parametrize(
    ("size", "numbers"),
    [(1000, [1]), (1000, [0, 0]), (999, [0]), (MEGABYTE + 1000, [0]), (40 * MEGABYTE, [39]), (-1, [0]), (1000, [])],
)
def test_parts_that_cannot_be_are_refused(places: Places, size: int, numbers: list[int]) -> None:
    data = content(1000)
    one = DocumentParts(digest(data), size, [(number, digest(data)) for number in numbers])
    with pytest.raises(DamagedPackage):
        places.centre.exchange.import_file(forged(places, one, [data]))
    assert blobs(places.centre) == 0


def test_a_part_that_no_document_names_is_refused(places: Places) -> None:
    data = content(1000)
    one = DocumentParts(digest(data), 1000, [(0, digest(data))])
    with pytest.raises(PackageRefused):
        places.centre.exchange.import_file(forged(places, one, [data, b"more"]))


def test_of_documents_that_no_row_names_the_oldest_make_room(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "UNNAMED", 2500)
    for seed in range(4):
        data = content(1000, seed)
        one = DocumentParts(digest(data), 1000, [(0, digest(data))])
        places.centre.exchange.import_file(forged(places, one, [data]))
    with places.centre.database.read() as session:
        kept = set(session.scalars(select(PartialBlob.sha256)))
        assert set(session.scalars(select(Blob.sha256))) == kept
    assert kept == {digest(content(1000, seed)) for seed in (2, 3)}
    with places.province.database.write() as session:
        sha256 = digest(content(1000, 3))
        insert_row(session, Attachment, entity="person", record_id=new_id(), name="x", media_type="text/plain",
                   size=1000, sha256=sha256)  # fmt: skip
    deliver(places.province, places.centre)
    with places.centre.database.read() as session:
        assert parts.is_whole(session, digest(content(1000, 3))), "the row came after its bytes"
