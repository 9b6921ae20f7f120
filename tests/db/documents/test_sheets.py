"""Workbooks and text tables: numbers stay numbers, texts never become formulas, Turkish Excel shows them right."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from db.documents import Sheet, SheetColumn, write_csv, write_workbook
from db.documents.blocks import Cell

DANGEROUS = [
    "=1+1",
    "+90 312",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1",
    "=cmd|' /C calc'!A0",
    "＝1+1",
    "#N/A",
    "=HYPERLINK(1)",
]


def write(path: Path, columns: list[SheetColumn], rows: list[list[Cell]], totals: list[Cell] | None = None) -> None:
    write_workbook(path, [Sheet("Kuruluşlar", columns, rows, totals)])


def test_values_keep_their_sort_and_show_as_turks_write_them(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    columns = [
        SheetColumn("Ad"),
        SheetColumn("Üye", "integer"),
        SheetColumn("Tutar", "money"),
        SheetColumn("Devam", "percent"),
        SheetColumn("Tarih", "date"),
        SheetColumn("Kayıt", "datetime"),
    ]
    moment = dt.datetime(2026, 11, 23, 10, 42, tzinfo=dt.UTC)
    write(path, columns, [["Şırnak Çevre Derneği", 1904, Decimal("2633500.50"), 42.5, dt.date(2026, 11, 23), moment]])
    sheet = load_workbook(path)["Kuruluşlar"]
    values = [cell.value for cell in sheet[2]]
    naive = dt.datetime(2026, 11, 23, 10, 42)
    assert values == ["Şırnak Çevre Derneği", 1904, 2633500.5, 0.425, dt.datetime(2026, 11, 23), naive]
    formats = [cell.number_format for cell in sheet[2]]
    assert formats == ["General", "#,##0", '#,##0.00\\ "€"', "%0.0", "dd.mm.yyyy", "dd.mm.yyyy hh:mm"]


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_text_becomes_a_formula_in_a_workbook(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.xlsx"
    write(path, [SheetColumn(text), SheetColumn("n", "integer")], [[text, text]], [text, None])
    sheet = load_workbook(path).active
    assert sheet is not None
    for cell in (*sheet[1], *sheet[2], *sheet[3]):
        assert cell.data_type in {"s", "n"}
        assert not (cell.data_type == "n" and isinstance(cell.value, str))
    assert sheet["A2"].value.strip() == text.strip()
    assert sheet["A2"].quotePrefix or text == "#N/A"


def test_header_is_frozen_filtered_and_printed_on_every_page(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write(path, [SheetColumn("Ad"), SheetColumn("Üye", "integer")], [["x" * 100, 1], ["y", 2]], ["Toplam", 3])
    sheet = load_workbook(path).active
    assert sheet is not None
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:B3"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (
        "landscape",
        9,
        0,
    )
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.column_dimensions["A"].width == 60
    assert sheet["A1"].font.bold and sheet["A4"].font.bold and sheet["B4"].value == 3


def test_sheet_names_are_made_valid_and_distinct(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    titles = [
        "Çok/uzun [ad]: bir sayfanın adı 31 harfi geçer",
        "Çok/uzun [ad]: bir sayfanın adı 31 harfi geçemez",
        "",
        "'",
    ]
    write_workbook(path, [Sheet(title, [SheetColumn("a")], []) for title in titles])
    names = load_workbook(path).sheetnames
    assert len(set(names)) == 4
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


def test_what_excel_cannot_hold_does_not_stop_the_export(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    rows: list[list[Cell]] = [
        ["a\x00b\x1f", float("nan")],
        ["x" * 40_000, float("inf")],
        [dt.date(1850, 1, 1), None],
        [True, ""],
    ]
    write(path, [SheetColumn("Metin"), SheetColumn("Sayı", "decimal")], rows)
    sheet = load_workbook(path).active
    assert sheet is not None
    assert [row[0].value for row in sheet.iter_rows(min_row=2, max_row=2)] == ["ab"]
    assert len(sheet["A3"].value) == 32_767
    assert sheet["A4"].value == "01.01.1850"
    assert sheet["A5"].value == "Evet"
    assert [sheet.cell(row, 2).value for row in range(2, 6)] == [None] * 4


def test_a_cancelled_export_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spool = tmp_path / "spool"
    spool.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(spool))

    def rows() -> Iterator[list[Cell]]:
        for number in range(1000):
            yield [number]
        raise InterruptedError

    path = tmp_path / "a.xlsx"
    columns = [SheetColumn("n", "integer")]
    with pytest.raises(InterruptedError):
        write_workbook(path, [Sheet("ilk", columns, [[1]]), Sheet("a", columns, rows())])
    assert list(tmp_path.iterdir()) == [spool]
    assert list(spool.iterdir()) == []


def test_a_text_table_opens_in_turkish_excel(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows: list[list[Cell]] = [
        ["Şırnak; Çevre", 1904, 42.5, dt.date(2026, 11, 23), None],
        ["x", -3, Decimal("2633500.50"), dt.datetime(2026, 11, 23, 10, 42), ""],
    ]
    assert write_csv(path, ["Ad", "Üye", "Tutar", "Tarih", "Not"], rows) == 2
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig").split("\r\n") == [
        "Ad;Üye;Tutar;Tarih;Not",
        '"Şırnak; Çevre";1904;42,5;23.11.2026;',
        "x;-3;2633500,50;23.11.2026 10:42;",
        "",
    ]


@pytest.mark.parametrize("text", [text for text in DANGEROUS if text != "#N/A"])
def test_no_text_becomes_a_formula_in_a_text_table(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.csv"
    write_csv(path, [text], [[text]])
    content = path.read_bytes().decode("utf-8-sig")
    header, row = content.removesuffix("\r\n").split("\r\n")
    assert header.lstrip('"').startswith("'") and row.lstrip('"').startswith("'")
