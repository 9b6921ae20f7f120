"""Keys on paper: the sheets say what a person needs at the telephone and in the drawer."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from pypdf import PdfReader

from db.exchange.papers import call_sheet, custody_sheet, revocation_record
from db.office.installation import load_roots
from tests.db.exchange.places import PASSPHRASE, make

PRINTED = dt.datetime(2026, 11, 23, 14, 5)


@pytest.fixture
def centre(tmp_path: Path):
    made = make(tmp_path / "centre", "centre")
    yield made
    made.close()


def text_of(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


@pytest.mark.parametrize("what", ["join", "renew", "recovery"])
def test_the_sheet_beside_the_telephone_has_the_words_and_what_to_do_on_one_page(centre, tmp_path: Path, what) -> None:
    words = centre.exchange.fingerprint
    path = tmp_path / "sheet.pdf"
    assert call_sheet(path, what, "Eskişehir ofisi", "province", 26, words, PRINTED) == 1
    text = text_of(path)
    for part in (*words.words, *words.groups, "Eskişehir ofisi", "26 Eskişehir", "Ne yapılır"):
        assert part in text


def test_the_custody_sheet_lists_every_root_key_with_room_to_sign(centre, tmp_path: Path) -> None:
    roots = load_roots(sorted((centre.folder / "roots").iterdir()), PASSPHRASE)
    path = tmp_path / "roots.pdf"
    assert custody_sheet(path, centre.exchange.directory, [(one.public, one.label) for one in roots], PRINTED) == 1
    text = text_of(path)
    for part in ("Kök 1", "Kök 2", "Kök 3", "Saklayan", *centre.exchange.directory.roots_fingerprint.words):
        assert part in text


def test_the_record_of_a_revocation_says_who_when_and_why(centre, tmp_path: Path) -> None:
    place = make(tmp_path / "06", "province", 6)
    (tmp_path / "request").write_bytes(place.exchange.request())
    roots = load_roots(sorted((centre.folder / "roots").iterdir())[:2], PASSPHRASE)
    centre.exchange.approve(centre.exchange.read_request(tmp_path / "request"), roots)
    centre.keys.publish(centre.keys.revoke(place.database.node.id, "stolen"), roots)
    place.close()
    row = next(one for one in centre.keys.installations() if one.state == "revoked")
    path = tmp_path / "revoked.pdf"
    assert revocation_record(path, row, centre.exchange.directory, PRINTED) == 1
    text = text_of(path)
    for part in ("İl 6", "06 Ankara", row.node, "Çalındı veya kayboldu"):
        assert part in text
