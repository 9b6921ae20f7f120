"""Files that are damaged, or made to bring the program down: each ends in a sentence, and in little memory."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest

from db.registry.reading import UnreadableBook, open_book
from tests.db.registry.reading.conftest import deflated, rezip, sheet_xml
from tests.db.registry.reading.xls_files import (
    number_cell,
    record,
    text_cell,
    workbook_stream,
    write_compound,
    write_xls,
)

SHEET = "xl/worksheets/sheet1.xml"


def refused(path: Path) -> str:
    """The sentence that the file ends in."""
    with pytest.raises(UnreadableBook) as caught, open_book(path) as book:
        for sheet in range(len(book.sheets)):
            list(book.rows(sheet))
    assert path.name in str(caught.value)
    assert caught.value.code == "unreadable_table"
    return str(caught.value)


def test_no_file_a_folder_and_an_empty_file(tmp_path: Path) -> None:
    assert "not there" in refused(tmp_path / "yok.xlsx")
    (tmp_path / "klasör").mkdir()
    assert "folder" in refused(tmp_path / "klasör")
    (tmp_path / "boş.xlsx").touch()
    assert "empty" in refused(tmp_path / "boş.xlsx")


def test_2_gb_are_refused_before_they_are_read(tmp_path: Path) -> None:
    path = tmp_path / "büyük.csv"
    with path.open("wb") as stream:
        stream.truncate(2_000_000_000)
    assert "2000 MB; up to 200 MB" in refused(path)


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"<html><table><tr><td>Ad</td></tr></table></html>", "web page"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE html><html></html>", "web page"),
        ("<html>ş</html>".encode("utf-16"), "web page"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "XML"),
        (b"%PDF-1.7 x", "PDF"),
        (b"\x09\x08\x10\0\0\6\5\0", "save it as XLSX"),
    ],
)
def test_other_kinds_of_files_are_named(tmp_path: Path, content: bytes, word: str) -> None:
    path = tmp_path / "liste.xls"
    path.write_bytes(content)
    assert word in refused(path)


def test_a_docx_is_no_table(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert "DOCX" in refused(tmp_path / "a.xlsx")


@pytest.mark.parametrize("member", [SHEET, "xl/sharedStrings.xml", "xl/media/image1.png"])
def test_a_zip_bomb_is_refused_in_little_memory(xlsx: Callable[..., Path], tmp_path: Path, member: str) -> None:
    bomb = sheet_xml("").replace(b"</sheetData>", b" " * 60_000_000 + b"</sheetData>")
    path = rezip(xlsx([["x"]]), tmp_path / "bomba.xlsx", {member: bomb})
    assert path.stat().st_size < 100_000
    del bomb
    before = psutil.Process().memory_info().rss
    assert "unpacks to more" in refused(path)
    assert psutil.Process().memory_info().rss - before < 30_000_000


def test_a_member_that_is_larger_than_it_says_is_refused(xlsx: Callable[..., Path], tmp_path: Path) -> None:
    path = rezip(xlsx([["x"]]), tmp_path / "a.xlsx", {SHEET: sheet_xml('<row r="1"/>' * 9999)})
    data = bytearray(path.read_bytes())
    at = data.rindex(SHEET.encode()) - 46  # its entry in the central directory
    assert data[at : at + 4] == b"PK\1\2"
    data[at + 24 : at + 28] = struct.pack("<I", 50)
    path.write_bytes(data)
    assert "unpacks to more" in refused(path)


def test_members_that_share_their_bytes_are_refused(xlsx: Callable[..., Path], tmp_path: Path) -> None:
    path = xlsx([["x"]])
    data = bytearray(path.read_bytes())
    entries = [at for at in range(len(data)) if data[at : at + 4] == b"PK\1\2"]
    data[entries[1] + 42 : entries[1] + 46] = data[entries[0] + 42 : entries[0] + 46]
    path.write_bytes(data)
    assert "put together" in refused(path)


@pytest.mark.parametrize("name", ["../../kötü.xml", "/etc/x", "C:/x", "a\\..\\x"])
def test_names_that_leave_the_folder_are_refused(xlsx: Callable[..., Path], tmp_path: Path, name: str) -> None:
    assert "put together" in refused(rezip(xlsx([["x"]]), tmp_path / "a.xlsx", {name: b"x"}))


def test_thousands_of_members_are_refused(xlsx: Callable[..., Path], tmp_path: Path) -> None:
    path = rezip(xlsx([["x"]]), tmp_path / "a.xlsx", {f"x{n}": b"" for n in range(6000)})
    assert "more than 5000 parts" in refused(path)


def test_a_zip_in_the_zip_stays_packed(xlsx: Callable[..., Path], tmp_path: Path) -> None:
    path = rezip(xlsx([["x"]]), tmp_path / "a.xlsx", {"xl/embeddings/a.zip": deflated(100_000_000)})
    with open_book(path) as book:
        assert list(book.rows()) == [(1, ["x"])]


@pytest.mark.parametrize("member", [SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"])
def test_entities_that_grow_are_refused(xlsx: Callable[..., Path], tmp_path: Path, member: str) -> None:
    laughs = b'<?xml version="1.0"?><!-- -->\n<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    assert "document type" in refused(rezip(xlsx([["x"]]), tmp_path / "a.xlsx", {member: laughs}))


FAR = [
    '<row r="1"><c r="A1"><v>1</v></c>{}<c r="XFD9999999"><v>1</v></c></row>',
    "<row r='1'><c r='A1'><v>1</v></c>{}<c r='xfd9999999'><v>1</v></c></row>",
    '<row r="1"><c r="A1"><v>1</v></c>{}<c r = "ZZZZ99999"><v>1</v></c></row>',
    '<row r="1"><c r="A1"><v>1</v></c>{}<x:c t="n" r="ZZZ4000000"><v>1</v></x:c></row>',
    '<row r="1"><c r="A1"><v>1</v></c>{}<c x=">" r="AAAAA99999"><v>1</v></c></row>',
    '<row r="1"><c r="A1"><v>1</v></c>{}</row><row r="4000000000"><c><v>1</v></c></row>',
]


@pytest.mark.parametrize("body", FAR)
@pytest.mark.parametrize("between", [0, 1, 40_000])
def test_two_far_cells_are_never_laid_out(xlsx_of: Callable[[str], Path], body: str, between: int) -> None:
    comment = "<!-- " + "x" * 1_100_000 * min(between, 1) + " -->"
    path = xlsx_of(body.format('<c r="B1"><v>1</v></c>' * between + comment))
    before = psutil.Process().memory_info().rss
    refused(path)
    assert psutil.Process().memory_info().rss - before < 100_000_000


def test_a_wide_row_and_many_rows_without_places_are_never_laid_out(xlsx_of: Callable[[str], Path]) -> None:
    cell = "<c><v>1</v></c>"
    path = xlsx_of(f"<row>{cell * 16_000}</row>" + f"<row>{cell}</row>" * 120_000)
    before = psutil.Process().memory_info().rss
    assert "columns" in refused(path)
    assert psutil.Process().memory_info().rss - before < 100_000_000


def test_an_ods_that_repeats_a_cell_17_billion_times_is_refused(ods: Callable[..., Path]) -> None:
    table = (
        '<table:table table:name="S"><table:table-row table:number-rows-repeated="1048576"><table:table-cell '
        'office:value-type="float" office:value="1" table:number-columns-repeated="16384"/></table:table-row>'
        "</table:table>"
    )
    assert "sheet “S”, cell XFD1" in refused(ods(table))
    spaces = '<text:p><text:s text:c="2000000000"/></text:p>'
    row = f'<table:table-row><table:table-cell office:value-type="string">{spaces}</table:table-cell></table:table-row>'
    assert "sheet “S”" in refused(ods(f'<table:table table:name="S">{row}</table:table>'))


def test_an_xls_that_says_it_is_vast_is_refused(tmp_path: Path) -> None:
    vast = {"S": number_cell(0, 0, 1) + number_cell(65535, 65535, 1)}
    refused(write_xls(tmp_path / "a.xls", vast))
    told = record(0x200, struct.pack("<IIHHH", 0, 0xFFFFFFF0, 0, 0xFFF0, 0))
    refused(write_xls(tmp_path / "b.xls", {"S": told + text_cell(0, 0, "x")}))


def test_a_chain_that_bites_its_tail_is_refused(tmp_path: Path) -> None:
    path = write_compound(tmp_path / "a.xls", {"Workbook": workbook_stream({"S": text_cell(0, 0, "x")})})
    data = bytearray(path.read_bytes())
    struct.pack_into("<I", data, 512 + 3 * 4, 3)
    path.write_bytes(data)
    assert "damaged" in refused(path)


def test_a_workbook_without_sheets(xlsx: Callable[..., Path], tmp_path: Path) -> None:
    workbook = b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets/></workbook>'
    assert "no sheet" in refused(rezip(xlsx([["x"]]), tmp_path / "a.xlsx", {"xl/workbook.xml": workbook}))


def test_corrupt_xml_names_the_sheet(xlsx: Callable[..., Path], tmp_path: Path) -> None:
    path = rezip(xlsx([["x"]]), tmp_path / "a.xlsx", {SHEET: b"<worksheet><sheetData><row><c r='A1"})
    assert "Dernekler" in refused(path)


def mutations(data: bytes, times: int) -> list[bytes]:
    chance = random.Random(5)
    found = []
    for number in range(times):
        changed = bytearray(data)
        if number % 3 == 0:
            del changed[chance.randrange(len(changed)) :]
        else:
            for _ in range(chance.choice((1, 1, 8))):
                changed[chance.randrange(len(changed))] = chance.randrange(256)
        found.append(bytes(changed))
    return found


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_no_damage_ends_in_anything_but_rows_or_a_sentence(
    xlsx: Callable[..., Path], ods: Callable[..., Path], tmp_path: Path, kind: str, method: int
) -> None:
    rows: list[list[Any]] = [["Ad", "Yıl", "Tel"], *[[f"Dernek {n}", n, f"0532 {n}"] for n in range(40)]]
    if kind == "xlsx":
        source = rezip(xlsx(rows), tmp_path / "kaynak.xlsx", {}, method)
    elif kind == "ods":
        cell = '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="2"/>'
        row = f"<table:table-row>{cell}</table:table-row>" * 20
        source = rezip(ods(f'<table:table table:name="S">{row}</table:table>'), tmp_path / "k.ods", {}, method)
    else:
        cells = b"".join(text_cell(n, 0, f"Dernek {n}") + number_cell(n, 1, n) for n in range(40))
        source = write_xls(tmp_path / "a.xls", {"S": cells, "T": cells})
    path = tmp_path / "bozuk"
    for content in mutations(source.read_bytes(), 300):
        path.write_bytes(content)
        try:
            with open_book(path) as book:
                for sheet in range(len(book.sheets)):
                    list(book.rows(sheet))
        except UnreadableBook as error:
            assert "bozuk" in str(error)


def test_nothing_is_written(xlsx: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = xlsx([["a"], ["b"]])
    folder = tmp_path / "boş"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.chdir(folder)
    with open_book(path) as book:
        list(book.rows())
    assert not list(folder.iterdir())
    assert sorted(each.name for each in tmp_path.iterdir()) == ["boş", "liste.xlsx"]
    assert io.BytesIO(path.read_bytes()).read(2) == b"PK"
