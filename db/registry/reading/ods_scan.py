"""How far the sheets of an ODS reach, which cells they merge and which hold errors, from content.xml.

One cell with two attributes can stand for 17 billion (rows repeated by columns repeated), and a `text:s` for a gigabyte
of spaces: the parser behind writes them out, so they are counted here first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from db.registry.reading.cells import MOST_CELLS, MOST_ROWS, CellError, column_letters

_WIDEST = 16_384
_MOST_SPACES = 10_000  # one after another


@dataclass(slots=True)
class OdsSheet:
    """One sheet; `merges` are (first row, last row, column), one column wide, rows from 1 and columns from 0."""

    name: str
    hidden: bool
    rows: int = 0
    columns: int = 0
    merges: list[tuple[int, int, int]] = field(default_factory=list)
    errors: dict[int, dict[int, CellError]] = field(default_factory=dict)


class TooFar(Exception):
    """More cells than can be taken; says the sheet and the cell where it was found."""

    def __init__(self, sheet: str, cell: str) -> None:
        super().__init__(sheet, cell)
        self.sheet = sheet
        self.cell = cell


class OdsScan:
    """Reads content.xml as a stream; `sheets` in their order. Raises TooFar, expat.ExpatError, ValueError."""

    def __init__(self) -> None:
        self.sheets: list[OdsSheet] = []
        self._row = 1
        self._column = 0
        self._repeated = 1
        self._row_reach = 0
        self._error: tuple[int, str] | None = None
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._depth = 0

    def read(self, pieces: Iterable[bytes]) -> list[OdsSheet]:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
        return self.sheets

    def _start(self, name: str, attributes: dict[str, Any]) -> None:
        if name in ("table:table-cell", "table:covered-table-cell"):
            self._cell(attributes)
        elif name == "table:table-row":
            self._repeated = _times(attributes.get("table:number-rows-repeated"))
            self._column = self._row_reach = 0
        elif name == "text:s":
            if _times(attributes.get("text:c")) > _MOST_SPACES:
                raise TooFar(self._sheet().name, self._place())
        elif name == "table:table":
            hidden = attributes.get("table:style-name", "") in self._hidden_styles
            self.sheets.append(OdsSheet(attributes.get("table:name", ""), hidden))
            self._row = 1
        elif name == "style:style":
            self._style = attributes.get("style:name", "")
        elif name == "style:table-properties" and attributes.get("table:display") == "false":
            self._hidden_styles.add(self._style)

    def _cell(self, attributes: dict[str, Any]) -> None:
        repeated = _times(attributes.get("table:number-columns-repeated"))
        self._error = None
        holds = (
            "office:value-type" in attributes or "table:formula" in attributes or "office:value" in attributes
            or "office:string-value" in attributes or "office:date-value" in attributes
            or "office:time-value" in attributes or "office:boolean-value" in attributes
        )  # fmt: skip
        if holds:
            self._row_reach = min(self._column + repeated, _WIDEST)
            if attributes.get("calcext:value-type") == "error":
                self._error = (self._column, "")
        rows = _times(attributes.get("table:number-rows-spanned"))
        if rows > 1 and _times(attributes.get("table:number-columns-spanned")) == 1:
            self._sheet().merges.append((self._row, self._row + rows - 1, self._column))
        self._column += repeated

    def _text(self, text: str) -> None:
        if self._error:
            self._error = (self._error[0], self._error[1] + text[:40])

    def _end(self, name: str) -> None:
        if name == "table:table-row":
            if self._row_reach:
                self._close_row()
            self._row += self._repeated
        elif name in ("table:table-cell", "table:covered-table-cell") and self._error:
            column, code = self._error
            self._error = None
            row = self._sheet().errors.setdefault(self._row, {})
            row[column] = CellError(code.strip() or "#VALUE!")

    def _close_row(self) -> None:
        sheet = self._sheet()
        sheet.columns = max(sheet.columns, self._row_reach)
        sheet.rows = self._row + self._repeated - 1
        if sheet.rows > MOST_ROWS or sum(each.rows * each.columns for each in self.sheets) > MOST_CELLS:
            raise TooFar(sheet.name, self._place())

    def _sheet(self) -> OdsSheet:
        if not self.sheets:
            self.sheets.append(OdsSheet("", hidden=False))
        return self.sheets[-1]

    def _place(self) -> str:
        return f"{column_letters(max(0, self._column - 1))}{self._row}"


def _times(written: str | None) -> int:
    return max(1, int(written)) if written else 1
