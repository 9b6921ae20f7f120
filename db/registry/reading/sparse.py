"""Rows of an XLSX sheet one by one, for sheets that the fast parser would lay out as a vast empty rectangle.

A list whose author once formatted or filled a cell in the last row of the sheet is such a sheet: 21 million places for
a hundred rows. Slower by cell than the fast parser, but blank rows cost next to nothing and memory stays flat.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from typing import Any

import openpyxl

from db.registry.reading.cells import MOST_ROWS, Cell, CellError

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def sparse_rows(data: bytes, sheet: str) -> Iterator[tuple[int, list[Cell]]]:
    """(row number from 1, cells) with the values that are stored for formulas; blank rows may be among them.

    A row beyond the last that a spreadsheet can have is given though it is blank: the caller is to end there.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of features that are lost on saving; nothing is saved
        workbook = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        try:
            worksheet = workbook[sheet]
            worksheet.reset_dimensions()  # what the file says of its size need not be true
            for number, row in enumerate(worksheet.iter_rows(), 1):
                if row or number > MOST_ROWS:
                    yield number, [_value(cell) for cell in row]
        finally:
            workbook.close()


def _value(cell: Any) -> Cell:
    value: Cell = cell.value
    if cell.data_type == "e":
        return CellError(str(value))
    if isinstance(value, str):
        return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)
    return value
