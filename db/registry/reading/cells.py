"""What a cell of a foreign table can hold, and the errors that reading one ends in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import NamedTuple, Self

from db.errors import UserError

# Bounds. Each is far above what an office keeps in one file and far below what would bring a laptop of 4 GB down.
LARGEST_FILE = 200_000_000  # bytes, of any kind
LARGEST_UNPACKED = 1_000_000_000  # bytes, all members of a workbook's ZIP together
LARGEST_STRINGS = 300_000_000  # bytes, the member that holds the texts of all cells: it is held in memory
HIGHEST_RATIO = 300  # unpacked to packed, of a member over RATIO_FROM bytes; workbooks reach 10 to 60
RATIO_FROM = 20_000_000
MOST_MEMBERS = 5_000
MOST_SHEETS = 1_000
MOST_ROWS = 1_048_576  # as a spreadsheet has
MOST_COLUMNS = 1_000  # that hold something
MOST_CELLS = 10_000_000  # of one sheet; 64 bytes each while it is read
LONGEST_LINE = 1_000_000  # bytes, of a text table


class CellError(NamedTuple):
    """A cell whose formula failed; `code` as the spreadsheet shows it, such as #DIV/0!."""

    code: str


Cell = str | int | float | bool | dt.date | dt.datetime | dt.time | CellError | None
Row = tuple[int, list[Cell]]


class UnreadableBook(UserError):
    """A file that cannot be read as a table; nothing of it was taken."""

    code = "unreadable_table"


@dataclass(frozen=True, slots=True)
class SheetInfo:
    """One sheet. `rows` and `columns` say how far its cells reach at a quick look: formatted empty cells count."""

    name: str
    rows: int
    columns: int
    hidden: bool


class Book:
    """An open file of tables; `kind`: "xlsx", "xls", "ods" or "csv". Only "csv" has an `encoding` and a `separator`."""

    def __init__(self, kind: str, sheets: tuple[SheetInfo, ...], encoding: str = "", separator: str = "") -> None:
        self.kind = kind
        self.sheets = sheets
        self.encoding = encoding
        self.separator = separator

    def rows(self, sheet: int = 0) -> Iterator[Row]:
        """(row number as a spreadsheet shows it, from 1; cells), without blank rows. Raises UnreadableBook."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of what reading holds in memory; rows() must not be called any more."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def column_letters(column: int) -> str:
    """The name of a column (0-based): 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str | bytes) -> int:
    """The 1-based number of a column; letters of either case."""
    raw = letters.encode() if isinstance(letters, str) else letters
    number = 0
    for letter in raw:
        number = number * 26 + (letter & 31)
    return number
