"""Workbooks (XLSX, XLSM, XLS, ODS): looked through for what would bring the parser down, then read by python-calamine.

Merged cells: a merge over several rows of one column means that its value counts for each of these rows, so it is
filled down. A merge over several columns is a title or a heading over a group: its value stays in its first cell.
"""

from __future__ import annotations

import ctypes
import datetime as dt
import io
import struct
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar, cast
from xml.parsers import expat

from python_calamine import CalamineSheet, CalamineWorkbook, PasswordError, SheetMetadata, SheetTypeEnum
from python_calamine import SheetVisibleEnum as Visible

from db.errors import QT_TRANSLATE_NOOP, ProgrammingError
from db.registry.reading import ods_scan, sheet_scan, xls_scan
from db.registry.reading.archive import DAMAGED, PROTECTED, Archive
from db.registry.reading.cells import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_SHEETS,
    Book,
    Cell,
    CellError,
    Row,
    SheetInfo,
    UnreadableBook,
    column_letters,
)
from db.registry.reading.parts import sheet_parts
from db.registry.reading.sparse import sparse_rows

_NO_SHEETS = QT_TRANSLATE_NOOP("db", "“{file}” has no sheet with cells. Choose the workbook that holds the list.")
_COLUMNS = QT_TRANSLATE_NOOP(
    "db",
    "“{file}”, sheet “{sheet}”, cell {cell}: more than {most} columns hold something. "
    "Delete the columns that do not belong to the list.",
)
_CELLS = QT_TRANSLATE_NOOP(
    "db", "“{file}”, sheet “{sheet}”, cell {cell}: more than {most} cells. Divide the list into several files."
)
_ROWS = QT_TRANSLATE_NOOP(
    "db", "“{file}”, sheet “{sheet}”, row {row}: more than {most} rows. Divide the list into several files."
)
_SHEET = QT_TRANSLATE_NOOP(
    "db", "“{file}”, sheet “{sheet}” is damaged. Open it in its own program and save it again, as XLSX."
)
_ABSENT_SHEET = QT_TRANSLATE_NOOP("db", "“{file}” has no sheet number {number}. It has {most}.")
_UNKNOWN_ERROR = "Unsupported cell error"
_DENSE_ENOUGH = 4  # places for each cell that holds something, up to which the fast parser lays the sheet out
_SMALL = 3_000_000  # places that it lays out in any case: 72 MB
_GIVEN_BACK = 1_000_000  # bytes of a file from which on it is worth asking
_BYTES = 8  # of XML for each place, from which on a sheet is known to be full: a cell with a value takes 20 or more

_Errors = dict[int, dict[int, CellError]]
_Merges = Sequence[tuple[int, int, int]]  # first row, last row (from 1), column (from 0)
_Fills = dict[int, list[tuple[int, int]]]  # first row -> (last row, column)
_Finder = Callable[[Sequence[SheetMetadata]], "list[_Sheet]"]
_T = TypeVar("_T")


def _guarded(message: str, work: Callable[[], _T], **details: object) -> _T:
    """Run the parser; whatever it throws at a damaged file, a Rust panic included, becomes an UnreadableBook."""
    try:
        return work()
    except PasswordError as error:
        raise UnreadableBook(PROTECTED, **details) from error
    except UnreadableBook:
        raise
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:  # a panic of the parser is no Exception
        raise UnreadableBook(message, **details) from error


@dataclass(slots=True)
class _Sheet:
    """What was found of a sheet before the parser opens it; `place` is its number for the parser."""

    place: int
    info: SheetInfo
    errors: _Errors
    merges: _Merges | None = None  # None: the parser knows them
    part: str = ""  # XLSX: the member of the ZIP
    sparse: bool = False  # read one by one


class Workbook(Book):
    """Sheets of one workbook in memory. Charts and macro sheets are left out of `sheets`."""

    def __init__(self, kind: str, data: bytes, file: str) -> None:
        self._data = data
        self._file = file
        look = {"xlsx": self._look_at_xlsx, "xls": self._look_at_xls, "ods": self._look_at_ods}[kind]
        found = look()  # before the parser: nothing may reach it that is not within bounds
        self._workbook: CalamineWorkbook | None = self._parse()
        self._sheets = found(self._workbook.sheets_metadata)
        if not self._sheets:
            raise UnreadableBook(_NO_SHEETS, file=file)
        super().__init__(kind, tuple(sheet.info for sheet in self._sheets))

    def rows(self, sheet: int = 0) -> Iterator[Row]:
        if not 0 <= sheet < len(self._sheets):
            raise UnreadableBook(_ABSENT_SHEET, file=self._file, number=sheet + 1, most=len(self._sheets))
        chosen = self._sheets[sheet]
        if not chosen.sparse:
            loaded = self._load(chosen)
            if loaded is not None:
                merges = chosen.merges if chosen.merges is not None else loaded.merged_cell_ranges or ()
                return self._plain_rows(loaded, chosen, _fill_down(merges))
        return self._sparse_rows(chosen)

    def close(self) -> None:
        self._workbook = None
        if len(self._data) > _GIVEN_BACK:
            _give_back()
        self._data = b""

    def _parse(self) -> CalamineWorkbook:
        return _guarded(DAMAGED, lambda: CalamineWorkbook.from_filelike(io.BytesIO(self._data)), file=self._file)

    def _load(self, sheet: _Sheet) -> CalamineSheet | None:
        """The sheet, laid out; None where it holds an error of a newer Excel, which only the spare parser reads."""
        workbook = self._workbook
        if workbook is None:
            raise ProgrammingError("rows() of a closed book")
        try:
            loaded = _guarded(
                _SHEET, lambda: workbook.get_sheet_by_index(sheet.place), file=self._file, sheet=sheet.info.name
            )
        except UnreadableBook as error:
            if self.kind == "xlsx" and _UNKNOWN_ERROR in str(error.__cause__):
                return None
            raise
        if loaded.start is not None and loaded.end is not None and loaded.end[1] >= MOST_COLUMNS:
            self._refuse_columns(sheet, column_letters(loaded.end[1]), loaded.start[0] + 1)
        return loaded

    def _plain_rows(self, loaded: CalamineSheet, sheet: _Sheet, fills: _Fills) -> Iterator[Row]:
        errors = dict(sheet.errors)
        filled: dict[int, tuple[int, Cell]] = {}
        rows: Iterator[list[Any]] = loaded.iter_rows()  # with blank rows above, without blank columns at the left
        left: list[Cell] = [None] * (loaded.start[1] if loaded.start else 0)
        for number, raw in enumerate(rows, 1):
            cells: list[Cell] = [
                (value or None) if (kind := value.__class__) is str
                else (int(value) if value.is_integer() else value) if kind is float
                else value if kind is bool else _value(value)
                for value in raw
            ]  # fmt: skip
            if left:
                cells[:0] = left
            if number in errors:
                _put_errors(cells, errors.pop(number))
            if cells.count(None) == len(cells):
                continue
            if fills:
                _fill(number, cells, fills, filled)
            yield number, cells
        for number in sorted(errors):
            cells = []
            _put_errors(cells, errors[number])
            yield number, cells

    def _sparse_rows(self, sheet: _Sheet) -> Iterator[Row]:
        rows = sparse_rows(self._data, sheet.info.name)
        details = {"file": self._file, "sheet": sheet.info.name}
        taken = 0
        while True:
            row = _guarded(_SHEET, lambda: next(rows, None), **details)
            if row is None:
                return
            number, cells = row
            if number > MOST_ROWS:
                raise UnreadableBook(_ROWS, row=number, most=MOST_ROWS, **details)
            cells = [(value or None) if value.__class__ is str else _value(value) for value in cells]
            while cells and cells[-1] is None:
                cells.pop()
            if len(cells) > MOST_COLUMNS:
                self._refuse_columns(sheet, column_letters(len(cells) - 1), number)
            taken += len(cells)
            if taken > MOST_CELLS:
                raise UnreadableBook(_CELLS, cell=f"A{number}", most=MOST_CELLS, **details)
            if cells:
                yield number, cells

    def _refuse_columns(self, sheet: _Sheet, column: str, row: int) -> None:
        raise UnreadableBook(_COLUMNS, file=self._file, sheet=sheet.info.name, cell=f"{column}{row}", most=MOST_COLUMNS)

    def _look_at_xlsx(self) -> _Finder:
        archive = Archive(self._data, self._file)
        reaches = {name: sheet_scan.reach(archive.pieces(name)) for name in archive.members}
        parts = sheet_parts(self._data)

        def sheets(listed: Sequence[SheetMetadata]) -> list[_Sheet]:
            found = []
            for place, each in enumerate(listed):
                if each.typ != SheetTypeEnum.WorkSheet:
                    continue
                name = parts.get(each.name, "")
                if name not in reaches:
                    raise UnreadableBook(_SHEET, file=self._file, sheet=each.name)
                reach = reaches[name]
                info = SheetInfo(each.name, reach.shown_rows, reach.shown_columns, each.visible != Visible.Visible)
                found.append(_Sheet(place, info, reach.errors, sparse=self._is_sparse(archive, name, reach, each.name)))
            return found

        return sheets

    def _is_sparse(self, archive: Archive, part: str, reach: sheet_scan.Reach, sheet: str) -> bool:
        """Whether the sheet is to be read one by one, because laid out it would be mostly empty."""
        places = reach.rows * reach.columns
        if places <= _SMALL or (places <= MOST_CELLS and reach.size >= _BYTES * places):
            return False
        exact = sheet_scan.reach(archive.pieces(part), exact=True)
        if exact.cells > MOST_CELLS:
            cell = f"{column_letters(min(exact.columns, 16_384) - 1)}{exact.rows}"
            raise UnreadableBook(_CELLS, file=self._file, sheet=sheet, cell=cell, most=MOST_CELLS)
        places = exact.rows * exact.columns
        return places > _SMALL and (places > MOST_CELLS or places > _DENSE_ENOUGH * exact.cells)

    def _look_at_xls(self) -> _Finder:
        try:
            compound = xls_scan.Compound(self._data)
            if "EncryptedPackage" in compound.streams:
                raise UnreadableBook(PROTECTED, file=self._file)
            name = next((name for name in ("Workbook", "Book", "WORKBOOK", "BOOK") if name in compound.streams), None)
            if name is None:
                raise UnreadableBook(_NO_SHEETS, file=self._file)
            stream = compound.stream(name)
            if xls_scan.is_protected(stream):
                raise UnreadableBook(PROTECTED, file=self._file)
            scanned = xls_scan.scan_sheets(stream)
        except (xls_scan.DamagedCompound, struct.error) as error:
            raise UnreadableBook(DAMAGED, file=self._file) from error
        if len(scanned) > MOST_SHEETS or sum(each.rows * each.columns for each in scanned) > 2 * MOST_CELLS:
            raise UnreadableBook(DAMAGED, file=self._file)

        def sheets(listed: Sequence[SheetMetadata]) -> list[_Sheet]:
            return [
                _Sheet(place, SheetInfo(each.name, sheet.rows, sheet.columns, sheet.hidden), sheet.errors)
                for place, (each, sheet) in enumerate(zip(listed, scanned, strict=False))
                if sheet.table
            ]

        return sheets

    def _look_at_ods(self) -> _Finder:
        archive = Archive(self._data, self._file)
        if "META-INF/manifest.xml" in archive.members and b"encryption-data" in archive.whole("META-INF/manifest.xml"):
            raise UnreadableBook(PROTECTED, file=self._file)
        for name in archive.members:
            if name not in ("content.xml", "META-INF/manifest.xml"):
                deque(archive.pieces(name), maxlen=0)
        try:
            scanned = ods_scan.OdsScan().read(archive.pieces("content.xml"))
        except ods_scan.TooFar as far:
            raise UnreadableBook(_CELLS, file=self._file, sheet=far.sheet, cell=far.cell, most=MOST_CELLS) from far
        except (expat.ExpatError, ValueError, KeyError) as error:
            raise UnreadableBook(DAMAGED, file=self._file) from error

        def sheets(listed: Sequence[SheetMetadata]) -> list[_Sheet]:
            return [
                _Sheet(place, SheetInfo(each.name, sheet.rows, sheet.columns, sheet.hidden), sheet.errors, sheet.merges)
                for place, (each, sheet) in enumerate(zip(listed, scanned, strict=False))
            ]

        return sheets


def _give_back() -> None:
    """Let the system have what the parser has let go of: the C library of Linux keeps it, where Python, which has an
    allocator of its own, cannot use it. For 100,000 rows that is 70 MB."""
    if sys.platform == "linux":
        with suppress(AttributeError, OSError):  # another C library
            ctypes.CDLL(None).malloc_trim(0)


def _value(value: Any) -> Cell:
    """The kinds of values that are rare: lengths of time, numbers beyond all bounds."""
    if isinstance(value, dt.timedelta):
        seconds = round(value.total_seconds())
        if 0 <= seconds < 86_400:
            return (dt.datetime.min + dt.timedelta(seconds=seconds)).time()
        sign = "-" if seconds < 0 else ""
        minutes, seconds = divmod(abs(seconds), 60)
        return f"{sign}{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    return cast("Cell", value)


def _put_errors(cells: list[Cell], errors: dict[int, CellError]) -> None:
    for column, error in errors.items():
        if column < MOST_COLUMNS:
            cells.extend([None] * (column + 1 - len(cells)))
            if cells[column] is None:
                cells[column] = error


def _fill_down(merges: Sequence[Any]) -> _Fills:
    """First row -> the merges that begin there, if they are one column wide and several rows high."""
    fills: _Fills = {}
    for merge in merges:
        if isinstance(merge[0], int):
            first, last, column = merge
        else:
            (top, column), (bottom, right) = merge
            if right != column:
                continue
            first, last = top + 1, bottom + 1
        if last > first:
            fills.setdefault(first, []).append((last, column))
    return fills


def _fill(number: int, cells: list[Cell], fills: _Fills, filled: dict[int, tuple[int, Cell]]) -> None:
    """Put the values of the merges that reach over this row; `filled` is column -> (last row, value)."""
    for column, (last, value) in list(filled.items()):
        if number > last:
            del filled[column]
        elif column < len(cells) and cells[column] is None:
            cells[column] = value
    for last, column in fills.get(number, ()):
        if column < len(cells) and cells[column] is not None:
            filled[column] = (last, cells[column])
