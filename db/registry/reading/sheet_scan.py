"""How far the cells of an XLSX sheet reach, and which of them hold errors, from its XML at the speed of memory.

The parser behind lays a sheet out as a full rectangle: a cell in A1 and one in XFD1048576 would take it 400 GB. So the
reach must be known before. Reading every reference takes as long as half the parsing; therefore each piece of XML is
first brought to a pattern (letters to A, digits to 9), in which only pieces that *could* hold a far cell are found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from db.registry.reading.cells import CellError, column_number

_NEAR_ROWS = 99_999
_NEAR_COLUMNS = 26
_FAR = 2**32
_PATTERN = bytes(
    0x41 if chr(byte).isascii() and chr(byte).isalpha() else 0x39 if 0x30 <= byte <= 0x39 else 0x22 if byte == 0x27 else byte
    for byte in range(256)
)
_REFERENCE = re.compile(rb"[\"']([A-Za-z]*[0-9]+)[\"']")
_COLUMN = re.compile(rb"[A-Za-z]+")
_LONG_COLUMN = re.compile(rb'"A{4,}9')
_EMPTY_CELL = re.compile(rb'<c r="[A-Z]{1,3}[0-9]{1,7}"(?: s="[0-9]+")?\s?/>')
_ERROR = re.compile(
    rb"<(?:\w+:)?c\s(?=[^>]*\st\s*=\s*[\"']e[\"'])[^>]*?\br\s*=\s*[\"']([A-Za-z]{1,3})([0-9]{1,7})[\"'][^>]*>"
    rb"(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v[^>]*>([^<]{1,40})</",
    re.DOTALL,
)
_MARKED = re.compile(rb"\st\s*=\s*[\"']e[\"']")
_CELL = re.compile(rb"<(?:\w+:)?c[\s>]")
_ROWS = re.compile(rb"<(?:\w+:)?row\s[^>]*?\br\s*=\s*[\"']([0-9]{1,10})[\"']")
_LETTERS = bytes(byte for byte in range(0x41, 0x7B) if chr(byte).isalpha())
_LONGEST_CELL = 1 << 18  # bytes that are carried from one piece into the next, so that no cell is cut


@dataclass(slots=True)
class Reach:
    """`rows` and `columns` are never below what the parser will lay out; `exact_columns` leaves near pieces out."""

    rows: int = 0
    columns: int = 0
    cells: int = 0  # that hold something; counted by `reach(…, exact=True)` alone
    loose_cells: int = 0
    loose_rows: int = 0
    shown_rows: int = 0
    shown_columns: int = 0
    errors: dict[int, dict[int, CellError]] = field(default_factory=dict)  # row (from 1) -> column (from 0) -> error


def reach(pieces: Iterable[bytes], *, exact: bool = False) -> Reach:
    """Look through the XML of a sheet. `exact`: read every reference, without the cells that are only formatted."""
    found = Reach()
    carried = b""
    first = True
    for unpacked in pieces:
        piece = carried + unpacked
        nearest = max(0, len(piece) - _LONGEST_CELL)
        cut = piece.rfind(b"<c ", nearest)
        if cut < 0:
            cut = piece.rfind(b"<", nearest)
        if cut < 0:  # no spreadsheet writes a tag or a text of that length
            found.rows = found.columns = _FAR
            cut = len(piece)
        carried = piece[cut:]
        _look(piece[:cut], found, exact=exact, first=first)
        first = first and not cut
    _look(carried, found, exact=exact, first=first)
    found.rows += found.loose_rows
    found.columns += found.loose_cells
    return found


def _look(piece: bytes, found: Reach, *, exact: bool, first: bool) -> None:
    if exact:
        piece = _EMPTY_CELL.sub(b"", piece)
        cells = len(_CELL.findall(piece))
        found.cells += cells
    else:
        cells = piece.count(b"<c") + piece.count(b":c")
    # Cells and rows that do not say where they are stand behind the one before.
    found.loose_cells += max(0, cells - piece.count(b'<c r="'))
    found.loose_rows += piece.count(b"<row") + piece.count(b":row") - piece.count(b'<row r="')
    if exact or first or _may_be_far(piece):
        _read_references(piece, found)
    else:
        found.rows = max(found.rows, _NEAR_ROWS)
        found.columns = max(found.columns, _NEAR_COLUMNS)
        last = piece.rfind(b'<row r="')
        if last >= 0 and (row := piece[last + 8 : last + 16].split(b'"')[0]).isdigit():
            found.shown_rows = max(found.shown_rows, int(row))
    if b"#" in piece and _MARKED.search(piece):
        for column, number, code in _ERROR.findall(piece):
            row_errors = found.errors.setdefault(int(number), {})
            row_errors[column_number(column) - 1] = CellError(code.decode("utf-8", "replace").strip())


def _may_be_far(piece: bytes) -> bool:
    pattern = piece.translate(_PATTERN)
    if b"999999" in pattern and (b"A999999" in pattern or b'"999999' in pattern):
        return True
    if b"AA9" not in pattern:
        return False
    return b'"AA9' in pattern or b'"AAA9' in pattern or _LONG_COLUMN.search(pattern) is not None


def _read_references(piece: bytes, found: Reach) -> None:
    references = set(_REFERENCE.findall(piece))
    letters = {match[0] for match in map(_COLUMN.match, references) if match}
    lengths = {len(each) for each in references}
    if lengths and max(lengths) > 20:
        found.rows = found.columns = _FAR
        return
    columns = max(map(column_number, letters), default=0)
    rows = max((int(each.lstrip(_LETTERS) or 0) for each in references if not each.isdigit()), default=0)
    rows = max(rows, max(map(int, _ROWS.findall(piece)), default=0))
    found.columns = max(found.columns, columns)
    found.rows = max(found.rows, rows)
    found.shown_rows = max(found.shown_rows, rows)
    found.shown_columns = max(found.shown_columns, columns)
