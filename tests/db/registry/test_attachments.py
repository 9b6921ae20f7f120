"""Documents kept with a record: inside the database, once each, whole or not at all."""

from __future__ import annotations

import hashlib
import os
import sys
import tracemalloc

import pytest
from sqlalchemy import func, select

from db.errors import NotFound, ReadOnlyFolder
from db.registry.attachments.names import clean_name, media_type
from db.registry.attachments.service import MOST, PART, AttachmentService, UnusableFile
from db.registry.attachments.tables import Blob
from db.registry.rows import OrganisationFacts
from db.registry.service import RegistryService

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


@pytest.fixture
def record(database):
    return RegistryService(database).add_organisation(OrganisationFacts("Porsuk Derneği"))


@pytest.fixture
def other(database):
    return RegistryService(database).add_organisation(OrganisationFacts("Sakarya Derneği"))


@pytest.fixture
def documents(database):
    return AttachmentService(database)


def written(folder, name, data):
    path = folder / name
    path.write_bytes(data)
    return path


def parts(database):
    with database.read() as session:
        return session.scalar(select(func.count()).select_from(Blob))


def test_a_document_comes_back_as_it_was_added(documents, record, tmp_path):
    data = os.urandom(2 * PART + 17)
    one = documents.add("organisation", record, written(tmp_path, "tüzük.bin", data))
    assert documents.read(one) == data
    (row,) = documents.of("organisation", record)
    assert (row.name, row.size, row.author, row.is_here) == ("tüzük.bin", len(data), "Elif Yalçınöz", True)
    assert documents.count("organisation", record) == 1


def test_the_same_content_is_stored_once(database, documents, record, other, tmp_path):
    data = os.urandom(PART + 1)
    documents.add("organisation", record, written(tmp_path, "a.bin", data))
    before = parts(database)
    second = documents.add("organisation", other, written(tmp_path, "b.bin", data))
    assert parts(database) == before == 2
    assert documents.read(second) == data


def test_the_same_file_twice_on_one_record_is_said(documents, record, tmp_path):
    documents.add("organisation", record, written(tmp_path, "a.txt", b"Karar"))
    with pytest.raises(UnusableFile) as caught:
        documents.add("organisation", record, written(tmp_path, "b.txt", b"Karar"))
    assert caught.value.details == {"name": "b.txt", "other": "a.txt"}


@pytest.mark.parametrize(("size", "fits"), [(MOST, True), (MOST + 1, False)])
def test_a_document_may_have_25_megabytes_and_no_byte_more(documents, record, database, tmp_path, size, fits):
    path = tmp_path / "film.bin"
    with path.open("wb") as file:
        file.truncate(size)
    if fits:
        documents.add("organisation", record, path)
        assert parts(database) == 25
    else:
        with pytest.raises(UnusableFile) as caught:
            documents.add("organisation", record, path)
        assert caught.value.details == {"name": "film.bin", "size": 26, "most": 25}
        assert parts(database) == 0


def test_several_are_added_as_one_change_and_the_refused_are_told(database, documents, record, tmp_path):
    large = tmp_path / "film.bin"
    with large.open("wb") as file:
        file.truncate(MOST + 1)
    small = [written(tmp_path, f"{name}.txt", data) for name, data in (("a", b"a"), ("b", b"b"), ("c", b"a"))]
    paths = [small[0], large, *small[1:]]
    added = documents.add_all("organisation", record, paths)
    assert added.count == 2
    assert [error.details["name"] for error in added.refused] == ["film.bin", "c.txt"]
    database.undo(added.change_set)
    assert documents.of("organisation", record) == []


def test_what_is_stopped_half_way_leaves_nothing(database, documents, record, tmp_path):
    def report(number, _total):
        if number == 1:
            raise KeyboardInterrupt

    paths = [written(tmp_path, "a.txt", b"a"), written(tmp_path, "b.txt", b"b")]
    with pytest.raises(KeyboardInterrupt):
        documents.add_all("organisation", record, paths, report)
    assert documents.of("organisation", record) == []
    assert parts(database) == 0


def test_a_large_document_needs_little_memory(documents, record, tmp_path):
    path = tmp_path / "film.bin"
    with path.open("wb") as file:
        for number in range(20):
            file.write(bytes([number]) * PART)
    tracemalloc.start()
    one = documents.add("organisation", record, path)
    documents.save_as(one, tmp_path / "geri.bin")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 * PART
    assert hashlib.sha256((tmp_path / "geri.bin").read_bytes()).digest() == hashlib.sha256(path.read_bytes()).digest()


def test_removing_is_undone_and_the_bytes_go_once_nothing_refers_to_them(database, documents, record, other, tmp_path):
    path = written(tmp_path, "a.txt", b"Karar")
    one = documents.add("organisation", record, path)
    documents.remove(one)
    assert documents.of("organisation", record) == []
    database.undo(database.last_change_set)
    assert documents.read(one) == b"Karar"
    two = documents.add("organisation", other, path)
    documents.remove(one)
    assert documents.purge() == 0
    assert documents.read(two) == b"Karar"
    documents.remove(two)
    assert documents.purge() == 1
    assert parts(database) == 0


def test_what_came_without_its_bytes_is_listed_and_says_so(database, documents, record, tmp_path):
    one = documents.add("organisation", record, written(tmp_path, "a.txt", b"Karar"))
    with database.write() as session:
        session.execute(Blob.__table__.delete())
    (row,) = documents.of("organisation", record)
    assert not row.is_here
    with pytest.raises(NotFound, match=r"a\.txt"):
        documents.read(one)
    assert documents.add("organisation", record, written(tmp_path, "b.txt", b"Ba\xc5\x9fka"))


def test_damaged_bytes_are_noticed_and_leave_no_file(database, documents, record, tmp_path):
    one = documents.add("organisation", record, written(tmp_path, "a.txt", b"Karar"))
    with database.write() as session:
        session.execute(Blob.__table__.update().values(data=b"Kanar"))
    target = written(tmp_path, "geri.txt", b"as it was")
    with pytest.raises(UnusableFile):
        documents.save_as(one, target)
    assert target.read_bytes() == b"as it was"
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["a.txt", "geri.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="permission bits of Unix")
def test_a_saved_document_cannot_be_run(documents, record, tmp_path):
    path = written(tmp_path, "betik.sh", b"#!/bin/sh\necho\n")
    path.chmod(0o755)
    target = tmp_path / "geri.sh"
    documents.save_as(documents.add("organisation", record, path), target)
    assert target.stat().st_mode & 0o111 == 0


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_named(documents, record, tmp_path):
    one = documents.add("organisation", record, written(tmp_path, "a.txt", b"Karar"))
    locked = tmp_path / "kilitli"
    locked.mkdir(mode=0o500)
    with pytest.raises(ReadOnlyFolder):
        documents.save_as(one, locked / "a.txt")


@pytest.mark.parametrize("made", ["folder", "nothing", "empty"])
def test_what_is_no_file_is_refused(documents, record, database, tmp_path, made):
    path = tmp_path / "x"
    if made == "folder":
        path.mkdir()
    elif made == "empty":
        path.touch()
    with pytest.raises(UnusableFile):
        documents.add("organisation", record, path)
    assert documents.of("organisation", record) == []
    assert parts(database) == 0


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        (r"C:\Belgeler\karar.pdf", "karar.pdf"),
        ("a\x00b\r\nc.pdf", "ab c.pdf"),
        ("fatura\u202efdp.exe", "faturafdp.exe"),
        ('soru?<"1">.pdf', "soru___1__.pdf"),
        ("con.txt", "_con.txt"),
        ("...", ""),
        ("Tüzük (2014) İmzalı.pdf", "Tüzük (2014) İmzalı.pdf"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)  # fmt: skip
def test_names_lose_what_leads_astray(given, kept):
    assert clean_name(given) == kept


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (PNG, "image/png"),
        (b"%PDF-1.7\n", "application/pdf"),
        (b"MZ\x90\0", "application/x-msdownload"),
        ("Genel kurul kararı".encode(), "text/plain"),
        (b"PK\x03\x04" + b"\0" * 30 + b"word/document.xml",
         "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.textPK",
         "application/vnd.oasis.opendocument.text"),
        (b"\0\1\2", "application/octet-stream"),
    ],
)  # fmt: skip
def test_the_kind_is_told_by_the_content(head, kind):
    assert media_type(head) == kind


def test_a_programme_named_like_a_picture_is_no_picture(documents, record, tmp_path):
    documents.add("organisation", record, written(tmp_path, "logo.png", b"MZ\x90\0 program"))
    (row,) = documents.of("organisation", record)
    assert not row.is_image
