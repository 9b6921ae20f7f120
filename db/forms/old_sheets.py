"""Workbooks of the old kind, .xls: their rows, and what they may hold before anything parses them.

Their readers make a cell of every place up to the farthest one, and one text may stand in as many cells as there are.
The records are looked through here without making anything of them; layout: [MS-XLS] by Microsoft.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator, Sequence
from typing import Any

from db.errors import QT_TRANSLATE_NOOP
from db.forms.errors import FormError

OLD_WORKBOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how an .xls begins
MAX_PLACES = 1_000_000  # rows times columns, of all sheets
MAX_RECORDS = 1_500_000
MAX_TEXT = 20_000_000  # characters, counted in every cell that shows them
_STREAMS = ("Workbook", "Book", "WORKBOOK", "BOOK")
_CELLS = frozenset({0x06, 0x205, 0x203, 0x204, 0xD6, 0xFD, 0x27E, 0x02, 0x03, 0x04, 0x05, 0x7E})
_MANY_CELLS, _BOUNDSHEET, _BOF, _EOF = 0xBD, 0x85, 0x809, 0x0A
_HEAD = struct.Struct("<HH")

_FAR = QT_TRANSLATE_NOOP(
    "db",
    "A cell of the workbook lies too far from the others, or there are too many, and it was not opened. "
    "Copy its filled rows into a new workbook and save that as .xlsx.",
)


def keep_old_within_bounds(data: bytes, most_rows: int, too_long: str) -> None:
    """Raises FormError for an .xls that is beyond them, or, as `too_long`, whose survey has more filled rows than
    `most_rows`; what is damaged is left to its readers."""
    from db.registry.reading.xls_scan import Compound, DamagedCompound

    try:
        compound = Compound(data)
        name = next((name for name in _STREAMS if name in compound.streams), None)
        places = _places(compound.stream(name)) if name else 0
    except (DamagedCompound, struct.error):
        return
    if places > MAX_PLACES:
        raise FormError(_FAR)
    book = _opened(data)
    if book is None:
        return
    if sum(len(value) for sheet in book.sheets() for value in _values(sheet) if isinstance(value, str)) > MAX_TEXT:
        raise FormError(_FAR)
    for sheet in book.sheets():
        filled = sum(1 for row in range(sheet.nrows) if sheet.row_len(row))
        if filled > most_rows and (book.nsheets == 1 or sheet.name.strip() == "survey"):
            raise FormError(too_long, limit=most_rows)


def old_tables(data: bytes) -> Iterator[tuple[str, Iterator[Sequence[object]]]]:
    """Name and rows of each sheet; nothing where it is no .xls."""
    book = _opened(data)
    for sheet in book.sheets() if book is not None else ():
        yield sheet.name, (sheet.row_values(row) for row in range(sheet.nrows))


def _opened(data: bytes) -> Any:
    import xlrd  # type: ignore[import-untyped]

    try:
        return xlrd.open_workbook(file_contents=data, ragged_rows=True, logfile=io.StringIO())
    except Exception:  # noqa: BLE001 - of many kinds, from damaged records; the converter finds the same
        return None


def _values(sheet: Any) -> Iterator[object]:
    for row in range(sheet.nrows):
        yield from sheet.row_values(row)


def _places(stream: bytes) -> int:
    """Rows times columns of all sheets; sheets that lie in the same records count each."""
    begins = [
        struct.unpack_from("<I", stream, at)[0]
        for kind, at, length in _records(stream, 0, MAX_RECORDS)
        if kind == _BOUNDSHEET and length >= 4
    ]
    places, left = 0, MAX_RECORDS
    for begin in begins:
        rows = columns = 0
        for kind, at, length in _records(stream, begin, left):
            left -= 1
            if kind in _CELLS and length >= 6:
                row, column = _HEAD.unpack_from(stream, at)
            elif kind == _MANY_CELLS and length >= 6:
                row, column = _HEAD.unpack_from(stream, at)
                column += (length - 6) // 6
            else:
                continue
            rows, columns = max(rows, row + 1), max(columns, column + 1)
        places += rows * columns
        if left <= 0 or places > MAX_PLACES:
            return MAX_PLACES + 1
    return places


def _records(stream: bytes, at: int, most: int) -> Iterator[tuple[int, int, int]]:
    """(kind, place of the content, its length) from `at` to the end of what begins there, at most so many."""
    depth, end = 0, len(stream)
    while at + 4 <= end and most > 0:
        kind, length = _HEAD.unpack_from(stream, at)
        depth += (kind == _BOF) - (kind == _EOF)
        yield kind, at + 4, length
        if kind == _EOF and depth <= 0:
            return
        at += 4 + length
        most -= 1
