"""The sheets of an XLSForm workbook as rows of cells, with what a questionnaire's author calls them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from db.forms.old_sheets import OLD_WORKBOOK, old_tables

MAX_CELLS = 2_000_000
_ALIASES = {
    "relevance": "relevant",
    "calculate": "calculation",
    "list name": "list_name",
    "value": "name",
    "count": "repeat_count",
    "read_only": "readonly",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """`where` as a person writes it: survey!B7."""

    where: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """`cells` by heading, without its language; `number` as the workbook shows it."""

    sheet: str
    number: int
    cells: dict[str, Cell]
    columns: dict[str, str]  # heading -> column letter, of the whole sheet

    def text(self, heading: str) -> str:
        cell = self.cells.get(heading)
        return cell.text if cell is not None else ""

    def at(self, heading: str) -> str:
        """Where the cell of this heading is or would be."""
        return f"{self.sheet}!{self.columns.get(heading, 'A')}{self.number}"


class Workbook:
    """The rows of survey, choices, external_choices and settings, as far as they are there; `sheets` are all names."""

    def __init__(self, data: bytes) -> None:
        self.rows: dict[str, list[Row]] = {}
        self.columns: dict[str, dict[str, str]] = {}
        self.sheets: list[str] = []
        tables = old_tables(data) if data[:8] == OLD_WORKBOOK else _tables(data)
        for name, rows in tables:
            self.sheets.append(name)
            if name in ("survey", "choices", "external_choices", "settings", "entities"):
                self.rows[name] = list(self._read(name, rows))

    def _read(self, name: str, rows: Iterable[Sequence[object]]) -> Iterator[Row]:
        columns: dict[str, str] = {}
        headings: list[str] = []
        seen = 0
        for number, cells in enumerate(rows, 1):
            seen += 1 + len(cells)  # a row of no cells, too: one numbered 1,000,000,000 has as many above it
            if seen > MAX_CELLS:
                return
            texts = ["" if cell is None else _text(cell) for cell in cells]
            if not headings:
                if any(texts):
                    headings = [_heading(text) for text in texts]
                    for at, heading in enumerate(headings):
                        if heading:
                            columns.setdefault(heading, letters(at))
                    self.columns[name] = columns
                continue
            found: dict[str, Cell] = {}
            for at, (heading, text) in enumerate(zip(headings, texts, strict=False)):
                if heading and text:
                    key = heading if heading not in found else f"{heading}#{len(found)}"
                    found[key] = Cell(f"{name}!{letters(at)}{number}", text)
            if found:
                yield Row(name, number, found, columns)


def _tables(data: bytes) -> Iterator[tuple[str, Iterable[Sequence[object]]]]:
    """Name and rows of each sheet of an .xlsx; nothing where it is none."""
    import openpyxl

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except (OSError, ValueError, KeyError, zipfile.BadZipFile):
        return
    for name in book.sheetnames:
        sheet = book[name]
        if hasattr(sheet, "reset_dimensions"):  # what the sheet says of its size may be wrong; charts have none
            sheet.reset_dimensions()
            yield name, sheet.iter_rows(values_only=True)
        else:
            yield name, ()


def _text(cell: object) -> str:
    """As the author sees it: old workbooks know whole numbers as 3.0 only."""
    return str(int(cell) if isinstance(cell, float) and cell.is_integer() else cell).strip()


def letters(column: int) -> str:
    """A, B, ... Z, AA, ... of a column counted from 0."""
    made, rest = "", column + 1
    while rest:
        rest, at = divmod(rest - 1, 26)
        made = chr(65 + at) + made
    return made


def _heading(text: str) -> str:
    plain = text.partition("::")[0].strip()
    return _ALIASES.get(plain, plain)
