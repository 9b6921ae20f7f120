"""The forms of a package file, and the mail that carries it."""

from __future__ import annotations

import email
import email.policy
import os
import re

import pytest

from db.errors import NotFound, ReadOnlyFolder
from db.exchange import outgoing
from db.exchange.wrappers import ENDINGS, ZIP, room, unwrap, wrapped
from db.journal import insert_row
from db.registry.tables import Organisation, Person
from tests.db.exchange.places import Places, add, edit, send

GATEWAY = 10_000_000


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory):
    made = Places(tmp_path_factory.mktemp("places"))
    yield made
    made.close()


@pytest.mark.parametrize("form", ENDINGS)
def test_a_package_of_each_form_is_taken_in_whatever_the_mail_called_it(places: Places, form: str, tmp_path) -> None:
    row = add(places.province, f"Dernek {form}")
    centre = places.centre.database.node.id
    (made,) = places.province.exchange.export(centre, tmp_path, form=form)
    assert made.path.suffix == ENDINGS[form]
    assert made.size == made.path.stat().st_size
    assert places.province.exchange.packages()[0].size == made.size
    renamed = made.path.rename(tmp_path / "ek.dat")
    assert places.centre.exchange.import_file(renamed).taken >= 1
    with places.centre.database.read() as session:
        assert session.query(Organisation.name).where(Organisation.id == row).scalar() == f"Dernek {form}"


@pytest.mark.parametrize("form", ENDINGS)
@pytest.mark.parametrize("limit", [5_000, 70_001, outgoing.PART_LIMIT])
def test_the_largest_package_of_a_form_is_within_the_limit_when_it_is_wrapped(form: str, limit: int) -> None:
    package = b"age-encryption.org/v1\n" + os.urandom(room(limit, form) - 22)
    data = wrapped(package, "kopru-26-00-00012-0123abcd", form)
    assert limit * 0.7 < len(data) <= limit
    assert unwrap(data, "ek", limit) == package


@pytest.mark.parametrize("form", ENDINGS)
def test_parts_are_cut_so_that_each_file_holds_the_limit_in_its_form(places: Places, form: str, tmp_path) -> None:
    with places.other.database.write() as session:
        for number in range(300):
            notes = os.urandom(100).hex()
            insert_row(session, Organisation, name=f"Dernek {number}", kind="DRN", notes=notes)
    service, node = places.other.exchange, places.centre.database.node.id
    entry = service.directory.entry(node)
    made = outgoing.export_to(
        places.other.database, service._keys, service.directory, entry, tmp_path, limit=24_000, form=form
    )
    assert len(made) > 1
    assert max(one.path.stat().st_size for one in made) <= 24_000
    covers = [service.cover(node, one.number) for one in made]
    for part, cover in enumerate(covers, start=1):
        assert f"parça {part}/{len(made)}" in cover.subject
    assert sum(int(re.search(r"\((\d+) kuruluş\)", cover.text).group(1)) for cover in covers) >= 300


def test_the_cover_says_what_is_inside_and_names_nobody(places: Places) -> None:
    row = add(places.laptop, "Işıklı Yarınlar Eğitim Derneği", notes="Tahsin Gökbayrak aradı")
    edit(places.laptop, row, phone="+902220001452")
    with places.laptop.database.write() as session:
        insert_row(session, Person, given_name="Tahsin", family_name="Gökbayrak")
    places.laptop.database.author = "Murat Şenbayır"
    (made,) = places.laptop.exchange.export(places.province.database.node.id, form=ZIP)
    cover = places.laptop.exchange.cover(made.peer, made.number)
    assert cover.subject == "Köprü paketi 1: Eskişehir dizüstü bilgisayarı (26) → Eskişehir il ofisi (26)"
    today = places.laptop.database.clock.now().astimezone()
    for said in (
        "Gönderen: Eskişehir dizüstü bilgisayarı (26)", "Alan: Eskişehir il ofisi (26)", "Paket numarası: 1",
        f"Dosya: {made.path.name} (", f"İçinde: {made.count} değişiklik (1 kuruluş, 1 kişi)",
        f"Dönem: {today:%d.%m.%Y}", "ZIP'i açmanız gerekmez", "Açılmazsa:", "(Köprü dosyası ya da metin olarak)",
    ):  # fmt: skip
        assert said in cover.text
    assert cover.whole.startswith(f"Konu: {cover.subject}\n\n")
    names = ("Işıklı", "Tahsin", "Gökbayrak", "Murat", "Şenbayır", "Dizüstü 26", "İl 26", "1452")
    assert not [name for name in names if name in cover.whole]


def test_a_package_that_carries_only_a_receipt_says_so(places: Places) -> None:
    send(places.province, places.laptop)
    for path in send(places.laptop, places.province):
        places.province.exchange.import_file(path)
    (made,) = places.province.exchange.export(places.laptop.database.node.id)
    cover = places.province.exchange.cover(made.peer, made.number)
    assert made.count == 0
    assert "İçinde: yalnız alındı bilgisi" in cover.text
    assert "Dönem" not in cover.text
    with pytest.raises(NotFound):
        places.province.exchange.cover(made.peer, made.number + 1)


def test_a_package_of_an_older_version_has_a_cover_without_what_is_not_known(places: Places) -> None:
    add(places.province)
    (made,) = places.province.exchange.export(places.centre.database.node.id)
    raw = places.province.database.raw_connection()
    raw.execute("UPDATE package_log SET report = '{}' WHERE file = ?", (made.path.name,))
    raw.close()
    cover = places.province.exchange.cover(made.peer, made.number)
    assert f"İçinde: {made.count} değişiklik\n" in cover.text


@pytest.mark.parametrize("form", ENDINGS)
def test_the_draft_opens_for_writing_and_holds_the_file_byte_for_byte(places: Places, form: str, tmp_path) -> None:
    add(places.province)
    (made,) = places.province.exchange.export(places.centre.database.node.id, tmp_path, form=form)
    target = tmp_path / "taslak.eml"
    places.province.exchange.write_draft(made.peer, made.number, made.path, target)
    message = email.message_from_bytes(target.read_bytes(), policy=email.policy.default)
    cover = places.province.exchange.cover(made.peer, made.number)
    assert (message["X-Unsent"], message["Subject"], message["To"]) == ("1", cover.subject, None)
    assert message.get_body().get_content().replace("\r\n", "\n") == cover.text
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == made.path.name
    assert attached.get_payload(decode=True) == made.path.read_bytes()
    target.with_suffix(".bak").write_bytes(attached.get_payload(decode=True))
    assert places.centre.exchange.import_file(target.with_suffix(".bak")).state == "taken"


def test_the_draft_of_a_full_part_passes_a_gateway_of_ten_megabytes(places: Places, tmp_path) -> None:
    add(places.province)
    (made,) = places.province.exchange.export(places.centre.database.node.id, tmp_path)
    made.path.write_bytes(os.urandom(outgoing.PART_LIMIT))
    places.province.exchange.write_draft(made.peer, made.number, made.path, tmp_path / "a.eml")
    assert (tmp_path / "a.eml").stat().st_size < GATEWAY


def test_a_draft_whose_package_is_gone_is_refused_and_nothing_is_left(places: Places, tmp_path) -> None:
    add(places.province)
    (made,) = places.province.exchange.export(places.centre.database.node.id, tmp_path)
    made.path.unlink()
    with pytest.raises(NotFound, match=made.path.name):
        places.province.exchange.write_draft(made.peer, made.number, made.path, tmp_path / "a.eml")
    with pytest.raises(NotFound):
        places.province.exchange.write_draft(made.peer, made.number + 9, made.path, tmp_path / "a.eml")
    made.path.write_bytes(b"x")
    with pytest.raises(ReadOnlyFolder):
        places.province.exchange.write_draft(made.peer, made.number, made.path, tmp_path / "yok" / "a.eml")
    assert list(tmp_path.glob("*.eml")) == []
