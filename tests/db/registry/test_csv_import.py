"""Every row of a table is taken or refused with its reason; a table that cannot be read takes nothing."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from db.registry.csv_file import UnreadableTable
from db.registry.csv_import import import_organisations
from db.registry.rows import OrganisationFilter
from db.registry.service import RegistryService

SHARED = Path(os.environ.get("KOPRU_SHARED") or Path(__file__).parents[4] / "shared")
CLUBS = SHARED / "data" / "uk_sports_clubs.csv"


@pytest.fixture
def registry(database):
    return RegistryService(database)


@pytest.fixture
def take(database, tmp_path):
    def taken(content, **options):
        path = tmp_path / "liste.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return import_organisations(database, path, **options)

    return taken


def reasons(report):
    return [(note.row, str(note)) for note in report.refused]


@pytest.mark.skipif(not CLUBS.exists(), reason="shared/data is not beside the project")
def test_every_row_of_the_real_clubs_is_accounted_for(database, registry):
    with CLUBS.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    report = import_organisations(database, CLUBS)
    assert report.rows == len(rows) == report.taken + len(report.refused)
    assert registry.count_organisations() == report.taken > 8_000
    refused = {note.row for note in report.refused}
    taken = {row["id"] for number, row in enumerate(rows, 2) if number not in refused}
    found = registry.find_organisations(limit=20_000)
    assert {registry.organisation(row.id).facts.source_key for row in found[:50]} <= taken
    assert import_organisations(database, CLUBS).taken == 0


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1254"])
def test_turkish_exports_are_read_whatever_their_separator_and_encoding(take, registry, separator, encoding):
    lines = [["Dernek Adı", "Kütük No", "İlçe", "İl", "Telefon", "Açıklama"],
             ["Işıklı Şeker Derneği", "26-014-087", "odunpazarı", "ESKİŞEHİR", "0222 000 14 52", "ğüş"]]  # fmt: skip
    report = take("\r\n".join(separator.join(line) for line in lines).encode(encoding))
    assert (report.rows, report.taken, report.separator) == (1, 1, separator)
    facts = registry.organisation(registry.find_organisations()[0].id).facts
    assert (facts.name, facts.province, facts.notes, facts.phone) == (
        "Işıklı Şeker Derneği", 26, "ğüş", "+902220001452",
    )  # fmt: skip
    assert facts.district is not None


def test_blank_names_and_repeated_lines_are_refused_with_the_reason(take):
    report = take("name,address\nA,x\n,y\nA, X.\nA,z\nNo data,q\n\n  ,\nB\n")
    assert (report.rows, report.taken) == (6, 3)
    assert reasons(report) == [
        (3, "The name is empty."),
        (4, "The same name and address stand in row 2."),
        (6, "The name is empty."),
    ]


def test_a_row_with_more_cells_than_headings_is_refused(take):
    report = take("ad;adres\nA;x;fazla\nB;y;\n")
    assert (report.taken, reasons(report)) == (1, [(2, "There are 3 cells, but only 2 columns have a name.")])


def test_an_unknown_province_or_day_is_remarked_on_and_the_row_taken(take):
    report = take("ad;il;kuruluş tarihi\nA;Eskişehr;31.02.2020\n")
    assert report.taken == 1
    assert [note.row for note in report.remarks] == [2, 2]
    assert "Eskişehir" in " ".join(map(str, report.remarks))


def test_formulas_stay_text(take, registry):
    take('ad;adres\n"=HYPERLINK(""http://x"")";@SUM(A1)\n')
    facts = registry.organisation(registry.find_organisations()[0].id).facts
    assert (facts.name, facts.address) == ('=HYPERLINK("http://x")', "@SUM(A1)")


def test_kinds_come_from_the_column_or_the_name(take, registry):
    take("ad;tür\nA;Vakıf\nB Vakfı;\nC Spor Kulübü;bilinmez\nD;\n")
    assert {row.name: row.kind for row in registry.find_organisations()} == {
        "A": "VKF", "B Vakfı": "VKF", "C Spor Kulübü": "SPK", "D": "DRN",
    }  # fmt: skip


def test_without_a_column_of_provinces_they_are_of_this_office(take, registry):
    take("ad\nA\n")
    assert registry.count_organisations(OrganisationFilter(provinces=(26,))) == 1


@pytest.mark.parametrize(
    ("content", "row"),
    [
        (b"", None),
        (b"\n\n", None),
        (b"\xff\xfea\x00d\x00", 1),
        (b"ad;adres\nA;\x00\n", 2),
        (b"ad;adres\nA;b\n\x81\x8d\n", 3),
        (b'ad;adres\nA;b\n"C;d\n', 3),
        (b'ad;adres\n"A"x;b\n', 2),
        (b"ad;adres\n" + b"A" * 1_000_001 + b"\n", 2),
        (b'ad;adres\n"' + b"A\n" * 200_000, 2),
        (b"\x89PNG\r\n\x1a\n\x00\x00", 3),
        (b"adres;telefon\nx;y\n", 1),
        (b"x" * 3_000_000, 1),
    ],
)
def test_a_table_that_cannot_be_read_names_file_and_row_and_takes_nothing(take, registry, content, row):
    with pytest.raises(UnreadableTable) as refused:
        take(content)
    assert "liste.csv" in str(refused.value)
    assert refused.value.details.get("row", row) == row
    assert registry.count_organisations() == 0


def test_a_file_that_is_not_there_is_said_so(database, tmp_path):
    with pytest.raises(UnreadableTable):
        import_organisations(database, tmp_path / "yok.csv")
    with pytest.raises(UnreadableTable):
        import_organisations(database, tmp_path)


def test_cancelling_leaves_nothing_behind(take, registry):
    def cancel(_done, _all):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take("ad\n" + "\n".join(f"Dernek {n}" for n in range(1_200)), progress=cancel)
    assert registry.count_organisations() == 0


def test_an_import_is_one_change_that_can_be_taken_back(take, registry):
    take("ad\nA\nB\n")
    assert registry.undo(registry.last_change_set)
    assert registry.count_organisations() == 0
