"""What open_book gives for workbooks as offices make them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import psutil
import pytest

from db.registry.reading import CellError, UnreadableBook, find_header, open_book
from tests.db.registry.reading.xls_files import (
    error_cell,
    merge,
    number_cell,
    text_cell,
    workbook_stream,
    write_compound,
    write_xls,
)


def rows_of(path: Path, sheet: int = 0) -> list[tuple[int, list[Any]]]:
    with open_book(path) as book:
        return list(book.rows(sheet))


def test_values_come_as_what_they_are(xlsx: Callable[..., Path]) -> None:
    day, moment, clock = dt.date(2024, 5, 6), dt.datetime(2024, 5, 6, 7, 8), dt.time(7, 8)
    path = xlsx([["007", 5.32e9, 1.5, True, day, moment, clock, dt.timedelta(hours=36), None, "  a "]])
    [(number, cells)] = rows_of(path)
    assert number == 1
    assert cells == ["007", 5320000000, 1.5, True, day, moment, clock, "36:00:00", None, "  a "]
    assert [type(cell) for cell in cells[:6]] == [str, int, float, bool, dt.date, dt.datetime]


def test_dates_of_the_1904_system_are_the_same_days(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    workbook.active["A1"] = dt.date(2024, 5, 6)
    workbook.save(tmp_path / "mac.xlsx")
    assert rows_of(tmp_path / "mac.xlsx") == [(1, [dt.date(2024, 5, 6)])]


def test_row_numbers_and_columns_are_those_of_the_sheet(xlsx: Callable[..., Path]) -> None:
    def place(sheet: Any) -> None:
        sheet["C4"] = "Dernek"
        sheet["D9"] = 5

    assert rows_of(xlsx([], place)) == [(4, [None, None, "Dernek", None]), (9, [None, None, None, 5])]


def test_error_cells_are_errors_in_every_format(
    xlsx: Callable[..., Path], ods: Callable[..., Path], tmp_path: Path
) -> None:
    def put(sheet: Any) -> None:
        sheet["B2"] = "#DIV/0!"

    assert rows_of(xlsx([["a", "b"], ["c"]], put))[1] == (2, ["c", CellError("#DIV/0!")])
    xls = write_xls(tmp_path / "a.xls", {"S": text_cell(0, 0, "a") + text_cell(0, 1, "b") + error_cell(1, 1, 42)})
    assert rows_of(xls)[1] == (2, [None, CellError("#N/A")])
    cell = '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" '
    error = f'{cell} calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
    text = '<table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell>'
    row = "<table:table-row>{}</table:table-row>"
    table = f'<table:table table:name="S">{row.format(text + text)}{row.format(text + error)}</table:table>'
    assert rows_of(ods(table))[1] == (2, ["a", CellError("#DIV/0!")])


def test_an_error_of_a_newer_excel_does_not_spoil_the_sheet(xlsx_of: Callable[[str], Path]) -> None:
    path = xlsx_of('<row r="1"><c r="A1"><v>5</v></c><c r="B1" t="e"><v>#SPILL!</v></c></row>')
    assert rows_of(path) == [(1, [5, CellError("#SPILL!")])]


def test_a_formula_counts_by_its_stored_value(xlsx_of: Callable[[str], Path]) -> None:
    path = xlsx_of('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>A1</f><v>iki</v></c></row>')
    assert rows_of(path) == [(1, [2, "iki"])]


def test_merged_rows_of_a_column_share_the_value_and_merged_headings_do_not_spread(xlsx: Callable[..., Path]) -> None:
    def merged(sheet: Any) -> None:
        for area in ("A1:C1", "A3:A5", "B3:C4"):
            sheet.merge_cells(area)

    rows = [["Üyeler", None, None], ["İlçe", "Ad", "Tel"], ["Tepebaşı", "x"], [None, None, None, 7], [None, "y", 3]]
    found = rows_of(xlsx(rows, merged))
    assert found == [
        (1, ["Üyeler", None, None, None]),
        (2, ["İlçe", "Ad", "Tel", None]),
        (3, ["Tepebaşı", "x", None, None]),
        (4, ["Tepebaşı", None, None, 7]),
        (5, ["Tepebaşı", "y", 3, None]),
    ]


def test_merges_of_xls_and_ods_are_filled_down_too(ods: Callable[..., Path], tmp_path: Path) -> None:
    cells = text_cell(0, 0, "İl") + text_cell(0, 1, "a") + text_cell(1, 1, "b") + text_cell(2, 1, "c")
    xls = write_xls(tmp_path / "a.xls", {"S": cells + merge(0, 1, 0, 0)})
    expected = [(1, ["İl", "a"]), (2, ["İl", "b"]), (3, [None, "c"])]
    assert rows_of(xls) == expected
    cell = '<table:table-cell office:value-type="string"{}><text:p>{}</text:p></table:table-cell>'
    rows = [
        cell.format(' table:number-columns-spanned="1" table:number-rows-spanned="2"', "İl") + cell.format("", "a"),
        "<table:covered-table-cell/>" + cell.format("", "b"),
        "<table:table-cell/>" + cell.format("", "c"),
    ]
    table = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    assert rows_of(ods(f'<table:table table:name="S">{table}</table:table>')) == expected


def test_xls_is_read_whatever_its_name(tmp_path: Path) -> None:
    cells = text_cell(0, 0, "Dernek") + text_cell(0, 1, "Tarih") + text_cell(1, 0, "Çağ") + number_cell(1, 1, 45000, 1)
    path = write_xls(tmp_path / "liste.xlsx", {"Liste": cells, "Gizli": text_cell(4, 4, "x")}, hidden=["Gizli"])
    with open_book(path) as book:
        assert book.kind == "xls"
        assert [(sheet.name, sheet.hidden) for sheet in book.sheets] == [("Liste", False), ("Gizli", True)]
        assert list(book.rows()) == [(1, ["Dernek", "Tarih"]), (2, ["Çağ", dt.date(2023, 3, 15)])]
        assert list(book.rows(1)) == [(5, [None, None, None, None, "x"])]


def test_an_xlsx_named_csv_is_a_workbook(xlsx: Callable[..., Path]) -> None:
    with open_book(xlsx([["a", "b"]], name="liste.csv")) as book:
        assert book.kind == "xlsx"


def test_ods_with_repeated_and_hidden_parts(ods: Callable[..., Path]) -> None:
    table = (
        '<table:table table:name="S"><table:table-row table:number-rows-repeated="3"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row><table:table-row><table:table-cell '
        'office:value-type="date" office:date-value="2024-05-06"/><table:table-cell table:number-columns-repeated="2" '
        'office:value-type="float" office:value="5"/></table:table-row><table:table-row '
        'table:number-rows-repeated="1048572"><table:table-cell table:number-columns-repeated="16384"/>'
        '</table:table-row></table:table><table:table table:name="G" table:style-name="hid"/>'
    )
    with open_book(ods(table)) as book:
        assert book.kind == "ods"
        assert [(sheet.name, sheet.rows, sheet.columns, sheet.hidden) for sheet in book.sheets] == [
            ("S", 4, 3, False),
            ("G", 0, 0, True),
        ]
        [(number, cells)] = book.rows()
    assert number == 4
    assert cells[1:] == [5, 5]
    assert cells[0] == dt.date(2024, 5, 6)


def test_hidden_sheets_are_marked_and_charts_left_out(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.create_chartsheet("Grafik", 0)
    workbook.create_sheet("Gizli").sheet_state = "veryHidden"
    workbook["Gizli"]["A1"] = "gizli"
    workbook.save(tmp_path / "a.xlsx")
    with open_book(tmp_path / "a.xlsx") as book:
        assert [(sheet.name, sheet.hidden) for sheet in book.sheets] == [("Sheet", False), ("Gizli", True)]
        assert list(book.rows(1)) == [(1, ["gizli"])]


@pytest.mark.parametrize("stream", ["EncryptedPackage", "Workbook"])
def test_a_password_is_named_with_its_remedy(tmp_path: Path, stream: str) -> None:
    filepass = b"\x2f\0\6\0\0\0\1\0\1\0"
    content = workbook_stream({"S": b""}, globals_=filepass) if stream == "Workbook" else bytes(5000)
    path = write_compound(tmp_path / "a.xlsx", {stream: content})
    with pytest.raises(UnreadableBook, match=r"a\.xlsx.*password.*remove"):
        open_book(path)


def test_a_protected_ods_is_told_as_such(ods: Callable[..., Path]) -> None:
    with pytest.raises(UnreadableBook, match="password"):
        open_book(ods("", manifest="<manifest><manifest:encryption-data/></manifest>"))


def test_the_sheet_of_an_office_has_its_header_found(xlsx: Callable[..., Path]) -> None:
    rows: list[list[Any]] = [
        ["T.C. ESKİŞEHİR VALİLİĞİ DERNEKLER LİSTESİ", None, None, None],
        ["Tarih:", dt.date(2024, 5, 6), None, None],
        [None] * 4,
        ["Sıra", "Dernek Adı", "Telefon", "Kuruluş Tarihi"],
        *[[n, f"Örnek {n} Derneği", f"0532 111 22 {n:02}", dt.date(2000, 1, n)] for n in range(1, 25)],
        ["TOPLAM", 24, None, None],
    ]
    found = rows_of(xlsx(rows, lambda sheet: sheet.merge_cells("A1:D1")))
    assert find_header(found) == 2
    assert found[2] == (4, ["Sıra", "Dernek Adı", "Telefon", "Kuruluş Tarihi"])
    assert found[-1][1][0] == "TOPLAM"


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        ([["Ad", "İl", "Tür"], ["A Derneği", "Eskişehir", "dernek"], ["B Vakfı", "Ankara", "vakıf"]], 0),
        ([["Not: gizlidir"], ["Ad", "E-posta"], ["A", "a@b.org"], ["B", "c@d.org"]], 1),
        ([["E-posta"], ["a@b.org"], ["c@d.org"]], 0),
        ([["A", "0222 1"], ["B", "0222 2"], ["C", "0222 3"]], 0),
        ([["Liste", "Eskişehir"], [1, "x"], ["No", "Adı", "Tel", "İl"], [1, "a", "5", "b"], [2, "c", "6", "b"]], 2),
        ([], 0),
    ],
)
def test_find_header_passes_over_titles_and_notes(rows: list[list[Any]], place: int) -> None:
    assert find_header(list(enumerate(rows, 1))) == place


def test_the_last_row_of_the_sheet_filled_costs_no_memory(xlsx: Callable[..., Path]) -> None:
    def far(sheet: Any) -> None:
        sheet["T1048576"] = "son"

    path = xlsx([["a"] * 20, [1] * 20], far)
    before = psutil.Process().memory_info().rss
    found = rows_of(path)
    assert [number for number, _ in found] == [1, 2, 1048576]
    assert found[2][1][19] == "son"
    assert psutil.Process().memory_info().rss - before < 60_000_000


def test_a_million_blank_formatted_rows_are_passed_over(xlsx_of: Callable[[str], Path]) -> None:
    blank = "".join(f'<row r="{n}"><c r="A{n}" s="0"/><c r="F{n}" s="0"/></row>' for n in range(2, 1_000_001))
    path = xlsx_of(f'<row r="1"><c r="A1"><v>1</v></c></row>{blank}')
    assert rows_of(path) == [(1, [1])]


def test_columns_that_are_only_formatted_do_not_count(xlsx: Callable[..., Path]) -> None:
    def styled(sheet: Any) -> None:
        for column in range(1, 16_385):
            sheet.cell(1, column).font = openpyxl.styles.Font(bold=True)

    assert rows_of(xlsx([["a", "b"]], styled)) == [(1, ["a", "b"])]


def test_16384_columns_are_refused_with_the_cell(xlsx: Callable[..., Path]) -> None:
    with pytest.raises(UnreadableBook, match=r"liste\.xlsx.*Dernekler.*XFD1.*Delete"):
        rows_of(xlsx([["x"] * 16_384]))
