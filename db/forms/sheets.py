"""The sheets of an XLSForm workbook as rows of cells, with what a questionnaire's author calls them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

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
        import openpyxl

        self.rows: dict[str, list[Row]] = {}
        self.columns: dict[str, dict[str, str]] = {}
        self.sheets: list[str] = []
        try:
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        except (OSError, ValueError, KeyError, zipfile.BadZipFile):
            return
        self.sheets = list(book.sheetnames)
        for name in ("survey", "choices", "external_choices", "settings"):
            if name in self.sheets:
                self.rows[name] = list(self._read(name, book[name]))

    def _read(self, name: str, sheet: object) -> Iterator[Row]:
        columns: dict[str, str] = {}
        headings: list[str] = []
        seen = 0
        for number, cells in enumerate(sheet.iter_rows(), 1):  # type: ignore[attr-defined]
            seen += len(cells)
            if seen > MAX_CELLS:
                return
            texts = ["" if cell.value is None else str(cell.value).strip() for cell in cells]
            if not headings:
                if any(texts):
                    headings = [_heading(text) for text in texts]
                    for heading, cell in zip(headings, cells, strict=True):
                        if heading:
                            columns.setdefault(heading, getattr(cell, "column_letter", "A"))
                    self.columns[name] = columns
                continue
            found: dict[str, Cell] = {}
            for heading, text, cell in zip(headings, texts, cells, strict=False):
                if heading and text:
                    key = heading if heading not in found else f"{heading}#{len(found)}"
                    found[key] = Cell(f"{name}!{cell.coordinate}", text)
            if found:
                yield Row(name, number, found, columns)


def _heading(text: str) -> str:
    plain = text.partition("::")[0].strip()
    return _ALIASES.get(plain, plain)
