"""A look into an XLS before anything parses it: the compound file's chains, protection, reach of sheets, error cells.

Sources of the layouts: [MS-CFB] (compound file), [MS-XLS] (records), both published by Microsoft.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from db.registry.reading.cells import CellError

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST = 0xFFFFFFFA  # sector numbers from here on are marks
_ENTRY = 128  # bytes of a directory entry
_SMALL = 4096  # streams below this lie in the mini stream
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}

_EOF, _FILEPASS, _BOUNDSHEET, _BOF, _DIMENSIONS = 0x0A, 0x2F, 0x85, 0x809, 0x200
_FORMULA, _BOOLERR, _MULRK = 0x06, 0x205, 0xBD
_MOST_PLACES = 65_536 * 256  # of a sheet of this format
_ONE_CELL = frozenset({_FORMULA, _BOOLERR, 0x203, 0x204, 0xD6, 0xFD, 0x27E, 0x02, 0x03, 0x04, 0x05, 0x7E})
_HEAD = struct.Struct("<HH")


class DamagedCompound(Exception):
    """A compound file whose chains or records lead nowhere."""


@dataclass(slots=True)
class XlsSheet:
    """One sheet's reach; `hidden` as in the workbook, `table` False for charts and macros."""

    rows: int = 0
    columns: int = 0
    hidden: bool = False
    table: bool = True
    errors: dict[int, dict[int, CellError]] = field(default_factory=dict)


class Compound:
    """The streams of an OLE compound file that lies in memory, by name. Raises DamagedCompound."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        if len(data) < 512:
            raise DamagedCompound
        shift, mini_shift = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise DamagedCompound
        self._sector = 1 << shift
        directory, _, _, first_mini, _, first_difat, _ = struct.unpack_from("<IIIIIII", data, 48)
        self._fat = self._read_fat(first_difat)
        entries = self._chain(directory)
        self._mini_fat = _numbers(self._chain(first_mini)) if first_mini < _LAST else ()
        self.streams: dict[str, tuple[int, int]] = {}
        self._mini = b""
        for at in range(0, len(entries) - _ENTRY + 1, _ENTRY):
            entry = entries[at : at + _ENTRY]
            length, kind = struct.unpack_from("<HB", entry, 64)
            start, size = struct.unpack_from("<II", entry, 116)
            if kind == 5:
                self._mini = self._chain(start) if start < _LAST and size else b""
            elif kind == 2 and 2 <= length <= 64:
                self.streams[entry[: length - 2].decode("utf-16-le", "replace")] = (start, size)

    def stream(self, name: str) -> bytes:
        start, size = self.streams[name]
        if size >= _SMALL:
            return self._chain(start)[:size]
        parts: list[bytes] = []
        for _ in range(-(-size // 64)):
            if start >= len(self._mini_fat):
                raise DamagedCompound
            parts.append(self._mini[start * 64 : start * 64 + 64])
            start = self._mini_fat[start]
        return b"".join(parts)[:size]

    def _read_fat(self, difat: int) -> tuple[int, ...]:
        sectors = list(struct.unpack_from("<109I", self._data, 76))
        seen = 0
        while difat < _LAST:
            numbers = _numbers(self._at(difat))
            sectors.extend(numbers[:-1])
            difat = numbers[-1]
            seen += 1
            if seen * self._sector > len(self._data):
                raise DamagedCompound
        used = [sector for sector in sectors if sector < _LAST]
        if len(used) * self._sector > len(self._data):
            raise DamagedCompound
        return _numbers(b"".join(map(self._at, used)))

    def _at(self, sector: int) -> bytes:
        start = (sector + 1) * self._sector
        found = self._data[start : start + self._sector]
        if len(found) < self._sector:
            if not found:
                raise DamagedCompound
            found = found.ljust(self._sector, b"\0")
        return found

    def _chain(self, sector: int) -> bytes:
        parts: list[bytes] = []
        most = len(self._data) // self._sector + 1
        while sector < _LAST:
            if len(parts) > most or sector >= len(self._fat):
                raise DamagedCompound
            parts.append(self._at(sector))
            sector = self._fat[sector]
        return b"".join(parts)


def _numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])


def _records(stream: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """(kind, place of the content, its length) from `at` to the end of the substream; nested substreams left out."""
    depth = 0
    end = len(stream)
    while at + 4 <= end:
        kind, length = _HEAD.unpack_from(stream, at)
        if at + 4 + length > end:
            return
        if kind == _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth <= 0:
                return
        if depth <= 1:
            yield kind, at + 4, length
        at += 4 + length


def is_protected(stream: bytes) -> bool:
    """Whether the workbook can be read with a password only."""
    return any(kind == _FILEPASS for kind, _, _ in _records(stream, 0))


def scan_sheets(stream: bytes) -> list[XlsSheet]:
    """The sheets in the workbook's order. Raises DamagedCompound."""
    sheets = []
    try:
        for kind, at, length in _records(stream, 0):
            if kind == _BOUNDSHEET and length >= 6:
                place, state, type_ = struct.unpack_from("<IBB", stream, at)
                sheet = _scan(stream, place)
                sheet.hidden = state & 3 != 0
                sheet.table = type_ == 0
                sheets.append(sheet)
    except struct.error as error:
        raise DamagedCompound from error
    return sheets


def _scan(stream: bytes, place: int) -> XlsSheet:
    sheet = XlsSheet()
    rows = columns = 0
    for kind, at, length in _records(stream, place):
        if kind in _ONE_CELL and length >= 6:
            row, column = _HEAD.unpack_from(stream, at)
            if kind == _BOOLERR and length >= 8 and stream[at + 7] == 1:
                sheet.errors.setdefault(row + 1, {})[column] = _error(stream[at + 6])
            elif kind == _FORMULA and length >= 14 and stream[at + 12 : at + 14] == b"\xff\xff" and stream[at + 6] == 2:
                sheet.errors.setdefault(row + 1, {})[column] = _error(stream[at + 8])
        elif kind == _MULRK and length >= 6:
            row, column = _HEAD.unpack_from(stream, at)
            column = max(column, struct.unpack_from("<H", stream, at + length - 2)[0], column + (length - 6) // 6)
        else:
            if kind == _DIMENSIONS:
                _check_dimensions(stream, at, length)
            continue
        rows = max(rows, row + 1)
        columns = max(columns, column + 1)
    sheet.rows, sheet.columns = rows, columns
    return sheet


def _check_dimensions(stream: bytes, at: int, length: int) -> None:
    """What a sheet says of its size is what the parser reserves memory for: it must be possible in this format."""
    form = {10: "<HHHH", 14: "<IIHH"}.get(length)
    if form is None:
        raise DamagedCompound
    first_row, last_row, _, last_column = struct.unpack_from(form, stream, at)
    if 0 < last_row < first_row or max(1, last_row - first_row) * max(1, last_column) > _MOST_PLACES:
        raise DamagedCompound


def _error(number: int) -> CellError:
    return CellError(_ERRORS.get(number, "#VALUE!"))
