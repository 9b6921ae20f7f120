"""Workbooks and text tables that Excel opens as a Turkish officer expects, and that cannot run formulas from data."""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, islice
from math import isfinite
from pathlib import Path
from typing import Any, Literal

from db.documents.blocks import Cell, cell_text
from db.documents.files import leaving, replacing
from db.text import fold, format_date, format_time, nfc

Kind = Literal["text", "integer", "decimal", "money", "percent", "date", "datetime"]

# openpyxl's names; Excel shows separators by the reader's own settings, dates as they stand here.
_FORMATS: dict[Kind, str] = {
    "text": "@",
    "integer": "#,##0",
    "decimal": "#,##0.00",
    "money": '#,##0.00\\ "€"',
    "percent": "%0.0",
    "date": "dd.mm.yyyy",
    "datetime": "dd.mm.yyyy hh:mm",
}
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_FORMULA_STARTS = frozenset("=+-@\t\r\n＝＋－＠|%")  # OWASP "CSV injection", with what Excel also takes as one
_LONGEST = 32_767  # characters in a cell of Excel
_SAMPLE = 200  # rows that column widths are taken from


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """`width` in characters; taken from the content when None. "percent" takes 42.5 for %42,5."""

    title: str
    kind: Kind = "text"
    width: float | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """`rows` may be a generator: it is read once, row by row. `totals` is a last row in bold, outside the filter."""

    title: str
    columns: Sequence[SheetColumn]
    rows: Iterable[Sequence[Cell]]
    totals: Sequence[Cell] | None = None
    landscape: bool = True


def is_formula_like(text: str) -> bool:
    """Whether a spreadsheet could take `text` for a formula or command when it is typed or pasted into a cell."""
    return text[:1] in _FORMULA_STARTS or text.lstrip()[:1] in {"=", "+", "-", "@"} if text else False


def write_workbook(path: Path, sheets: Sequence[Sheet], *, title: str = "", author: str = "") -> int:
    """Write an XLSX to `path`, whole or not at all, and return the number of rows in it.

    Header row frozen and filtered, printed on every page; texts are texts, whatever they begin with.
    Raises ReadOnlyFolder, DiskFull or FileInUse.
    """
    from openpyxl import Workbook  # 200 ms to load: not before something is exported

    book = Workbook(write_only=True)
    book.properties.title, book.properties.creator = title or None, author or "Köprü"
    names: set[str] = set()
    count = 0
    with replacing(path) as temporary:
        pages: list[Any] = []
        try:
            for sheet in sheets:
                pages.append(book.create_sheet(_sheet_name(sheet.title, names)))
                count += _fill(pages[-1], sheet)
            book.save(temporary)
            leaving(path, count)
        finally:
            for page in pages:  # openpyxl spools rows into the system's temporary folder
                if page._writer is not None and Path(page._writer.out).exists():
                    page.close()
                    page._writer.cleanup()
    return count


def _sheet_name(title: str, taken: set[str]) -> str:
    base = re.sub(r"[\[\]:*?/\\]", " ", _CONTROLS.sub("", nfc(title))).strip(" '")[:31] or "Sayfa"
    name, number = base, 1
    while fold(name) in taken:  # stricter than Excel, which compares without case
        number += 1
        name = f"{base[: 31 - len(str(number)) - 1]} {number}"
    taken.add(fold(name))
    return name


def _fill(page: Any, sheet: Sheet) -> int:
    rows = iter(sheet.rows)
    sample = list(islice(rows, _SAMPLE))
    _set_up(page, sheet, sample)
    maker = _CellMaker(page, sheet.columns)
    page.append(maker.header())
    count = 0
    for row in chain(sample, rows):
        page.append(maker.row(row))
        count += 1
    if count:
        page.auto_filter.ref = f"A1:{_letters(len(sheet.columns))}{count + 1}"
    if sheet.totals is not None:
        page.append(maker.row(sheet.totals, bold=True))
    return count


def _letters(column: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(column))


def _set_up(page: Any, sheet: Sheet, sample: Sequence[Sequence[Cell]]) -> None:
    for index, column in enumerate(sheet.columns):
        longest = max((len(cell_text(row[index])) for row in sample), default=0)
        width = column.width or min(60.0, max(len(column.title) + 4.0, longest + 2.0, 8.0))
        page.column_dimensions[_letters(index + 1)].width = width
    page.freeze_panes = "A2"
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape" if sheet.landscape else "portrait"
    page.page_setup.paperSize = 9  # A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.oddFooter.left.text = sheet.title.replace("&", "&&")
    page.oddFooter.right.text = "Sayfa &P / &N"


class _CellMaker:
    """Cells of one sheet; styles are made once, because each new one costs more than a row."""

    def __init__(self, page: Any, columns: Sequence[SheetColumn]) -> None:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

        self._cell = WriteOnlyCell
        self._page = page
        self._columns = columns
        self._bold = Font(bold=True)
        self._fill = PatternFill("solid", start_color="FFDCE6EA")
        self._line = Border(bottom=Side("thin", color="FF607080"))
        self._middle = Alignment(vertical="center", wrap_text=True)
        self._top = Alignment(vertical="top")

    def header(self) -> list[Any]:
        cells = []
        for column in self._columns:
            cell = self._text(column.title)
            cell.font, cell.fill, cell.border, cell.alignment = self._bold, self._fill, self._line, self._middle
            cells.append(cell)
        return cells

    def row(self, values: Sequence[Cell], *, bold: bool = False) -> list[Any]:
        pairs = zip(values, self._columns, strict=True)
        return [self._value(value, column.kind, bold) for value, column in pairs]

    def _value(self, value: Cell, kind: Kind, bold: bool) -> Any:
        if value is None or value == "":
            return None
        stored = _storable(value, kind)
        if stored is None:
            return None
        if isinstance(stored, str):
            cell = self._text(stored)
        else:
            cell = self._cell(self._page, value=stored)
            cell.number_format = _FORMATS[_kind_of(stored, kind)]
        if bold:
            cell.font = self._bold
        return cell

    def _text(self, text: str) -> Any:
        text = _CONTROLS.sub("", nfc(text))
        if len(text) > _LONGEST:
            text = text[: _LONGEST - 1] + "…"
        cell = self._cell(self._page, value=text)
        cell.data_type = "s"  # openpyxl would make a formula of "=…" and an error of "#N/A"
        if is_formula_like(text):
            cell.quotePrefix = True  # Excel keeps it a text when it is edited
        return cell


def _storable(value: Cell, kind: Kind) -> Any:
    """What goes into a cell: Excel knows no time zones, no days before 1900, no yes and no in Turkish."""
    if isinstance(value, bool):
        return cell_text(value)
    if isinstance(value, dt.datetime):
        value = value.replace(tzinfo=None)
    if isinstance(value, dt.date) and value.year < 1900:
        return cell_text(value)
    if isinstance(value, float | Decimal) and not isfinite(value):
        return None
    if isinstance(value, int | float | Decimal) and kind == "percent":
        return float(value) / 100
    return value


def _kind_of(value: Any, kind: Kind) -> Kind:
    """The column's kind, unless the value is of another sort."""
    if isinstance(value, dt.datetime):
        return "datetime" if kind != "date" else kind
    if isinstance(value, dt.date):
        return "date"
    if kind in {"integer", "decimal", "money", "percent"}:
        return kind
    return "integer" if isinstance(value, int) else "decimal"


def write_csv(path: Path, titles: Sequence[str], rows: Iterable[Sequence[Cell]]) -> int:
    """Write a text table for a Turkish Excel: UTF-8 with mark, semicolons, comma decimals; returns the rows written.

    A text that could be a formula gets an apostrophe in front (OWASP); numbers stay numbers.
    """
    count = 0
    with replacing(path) as temporary:
        with temporary.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
            writer.writerow([_csv_text(title) for title in titles])
            for row in _csv_rows(rows):
                writer.writerow(row)
                count += 1
        leaving(path, count)
    return count


def _csv_rows(rows: Iterable[Sequence[Cell]]) -> Iterator[list[str]]:
    for row in rows:
        yield [_csv_value(value) for value in row]


def _csv_value(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return _csv_text(value)
    if isinstance(value, bool):
        return cell_text(value)
    if isinstance(value, dt.datetime):
        return f"{format_date(value)} {format_time(value)}"
    if isinstance(value, dt.date):
        return format_date(value)
    return "" if not isfinite(value) else f"{Decimal(str(value)):f}".replace(".", ",")


def _csv_text(text: str) -> str:
    text = _CONTROLS.sub("", nfc(text))
    return f"'{text}" if is_formula_like(text) else text
