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

NEAR_ROWS = 99_999
_NEAR_COLUMNS = 26
_FAR = 2**32
# Capital letters to A, digits to 9, apostrophes to quotation marks, and <x:c to <x<c: one way of writing is left.
_PATTERN = bytes(
    ord("A") if 65 <= byte <= 90 else ord("9") if 48 <= byte <= 57 else {39: 34, 58: 60}.get(byte, byte)
    for byte in range(256)
)
_LETTERS = bytes((*range(65, 91), *range(97, 123)))
_REFERENCE = re.compile(rb"[\"']([A-Za-z]*[0-9]+)[\"']")
_TWO_LETTERS = re.compile(rb'<c r="([A-Z]{2})[0-9]')
_COLUMN = re.compile(rb"[A-Za-z]+")
_CELL = re.compile(rb"<(?:\w+:)?c[\s>]")
_ROW = re.compile(rb"<(?:\w+:)?row\s[^>]*?\br\s*=\s*[\"']([0-9]{1,20})[\"']")
_EMPTY_CELL = re.compile(rb'<c r="[A-Z]{1,3}[0-9]{1,7}"(?: s="[0-9]+")?\s?/>')
_ERROR = re.compile(
    rb"<(?:\w+:)?c\s(?=[^>]*\bt\s*=\s*[\"']e[\"'])[^>]*?\br\s*=\s*[\"']([A-Za-z]{1,3})([0-9]{1,7})[\"'][^>]*>"
    rb"(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>(#[^<]{1,40})</",
    re.DOTALL,
)
_LONGEST_CELL = 1 << 18  # bytes that are carried from one piece into the next, so that no cell is cut


@dataclass(slots=True)
class Reach:
    """`rows` and `columns` are never below what the parser will lay out; `shown_…` are what to tell the person."""

    rows: int = 0
    columns: int = 0
    cells: int = 0  # that hold something; counted by `reach(…, exact=True)` alone
    loose_cells: int = 0
    loose_rows: int = 0
    size: int = 0  # bytes of the XML
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
        found.size += len(unpacked)
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
        _count_loose(piece, cells, found)
        _read_references(piece, found)
    elif first or not _is_near(piece, found):
        _count_loose(piece, len(_CELL.findall(piece)), found)
        _read_references(piece, found)
    if b"v>#" in piece:
        for column, number, code in _ERROR.findall(piece):
            row_errors = found.errors.setdefault(int(number), {})
            row_errors[column_number(column) - 1] = CellError(code.decode("utf-8", "replace").strip())


def _is_near(piece: bytes, found: Reach) -> bool:
    """Whether each cell of the piece says, in the common way of writing, that it is near; then it is accounted for."""
    pattern = piece.translate(_PATTERN)
    cells = pattern.count(b"<c")
    near = pattern.count(b'<c r="A9')
    columns = _NEAR_COLUMNS
    if near < cells and (two := set(_TWO_LETTERS.findall(piece))):
        columns = max(map(column_number, two))
        near += pattern.count(b'<c r="AA9')
    # What is neither is a cell that is not near, or one of <cols> and <cfRule>, which stand at a sheet's ends only.
    if near < cells or b'A999999"' in pattern:
        return False
    found.rows = max(found.rows, NEAR_ROWS)
    found.columns = max(found.columns, columns)
    found.shown_columns = max(found.shown_columns, columns if columns > _NEAR_COLUMNS else 0)
    last = piece.rfind(b'<row r="')
    if last >= 0 and (row := piece[last + 8 : last + 16].split(b'"')[0]).isdigit():
        found.shown_rows = max(found.shown_rows, int(row))
    return True


def _count_loose(piece: bytes, cells: int, found: Reach) -> None:
    """Count what does not say where it stands: it stands behind the one before."""
    found.loose_cells += max(0, cells - piece.count(b'<c r="'))
    found.loose_rows += max(0, piece.count(b"<row") + piece.count(b":row") - piece.count(b'<row r="'))


def _read_references(piece: bytes, found: Reach) -> None:
    references = set(_REFERENCE.findall(piece))
    letters = {match[0] for match in map(_COLUMN.match, references) if match}
    if max(map(len, letters), default=0) > 5 or max(map(len, references), default=0) > 20:
        found.rows = found.columns = _FAR
        return
    columns = max(map(column_number, letters), default=0)
    rows = max((int(each.lstrip(_LETTERS)) for each in references if not each.isdigit()), default=0)
    rows = max(rows, max(map(int, _ROW.findall(piece)), default=0))
    found.columns = max(found.columns, columns)
    found.rows = max(found.rows, rows)
    found.shown_rows = max(found.shown_rows, rows)
    found.shown_columns = max(found.shown_columns, columns)
