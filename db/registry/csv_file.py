"""Reading a text table that somebody else has written: encoding, separator, rows, and clear words for what is wrong."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from db.errors import QT_TRANSLATE_NOOP, UserError

LONGEST_LINE = 1_000_000  # bytes
SEPARATORS = ";,\t"
_ENCODINGS = ("utf-8-sig", "cp1254")
_SAMPLE = 64 * 1024

_ABSENT = QT_TRANSLATE_NOOP("db", "“{file}” cannot be opened. Look at the path and whether you may read it.")
_EMPTY = QT_TRANSLATE_NOOP("db", "“{file}” is empty: not even a row with the names of the columns.")
_WIDE = QT_TRANSLATE_NOOP("db", "“{file}”, line {row}: 16-bit text. Save it as “CSV UTF-8” and try again.")
_NUL = QT_TRANSLATE_NOOP("db", "“{file}”, line {row}: NUL bytes. This is not a text table; export it as CSV again.")
_LONG = QT_TRANSLATE_NOOP("db", "“{file}”, line {row}: longer than a million bytes. A quotation mark may be left open.")
_BYTES = QT_TRANSLATE_NOOP("db", "“{file}”, line {row}: not text in UTF-8 or Windows-1254. Save it as “CSV UTF-8”.")
_BROKEN = QT_TRANSLATE_NOOP("db", "“{file}”, row {row}: a quotation mark is left open or stands where it should not.")


class UnreadableTable(UserError):
    """A file that cannot be read as a table; nothing of it was taken."""

    code = "unreadable_table"


@dataclass(frozen=True, slots=True)
class Table:
    """A file whose bytes were looked through: `lines` in it, its encoding and separator, its first row."""

    path: Path
    encoding: str
    separator: str
    lines: int
    header: tuple[str, ...]

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """(row number as a spreadsheet shows it, cells) after the header; lines without anything are left out."""
        with self.path.open(encoding=self.encoding, newline="") as stream:
            reader = csv.reader(stream, delimiter=self.separator, strict=True)
            number = 1
            try:
                next(reader, None)
                for cells in reader:
                    number += 1
                    if any(cell.strip() for cell in cells):
                        yield number, cells
            except csv.Error as error:
                raise UnreadableTable(_BROKEN, file=self.path.name, row=number + 1) from error


def open_table(path: Path) -> Table:
    """Look through the file once, in steady memory. Raises UnreadableTable, naming file and line."""
    try:
        with path.open("rb") as stream:
            head = stream.read(_SAMPLE)
        if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise UnreadableTable(_WIDE, file=path.name, row=1)
        for encoding in _ENCODINGS:
            lines, wrong = _look_through(path, encoding)
            if not wrong:
                break
        else:
            raise UnreadableTable(_BYTES, file=path.name, row=wrong)
        text = head.decode(encoding, errors="ignore")
    except OSError as error:
        raise UnreadableTable(_ABSENT, file=path.name) from error
    if not text.strip():
        raise UnreadableTable(_EMPTY, file=path.name)
    first = text.lstrip("\r\n").splitlines()[0]
    separator = max(SEPARATORS, key=first.count)
    return Table(path, encoding, separator, lines, _header(path, encoding, separator))


def _look_through(path: Path, encoding: str) -> tuple[int, int]:
    """(number of lines, first line that is not text in this encoding or 0)."""
    number = 0
    with path.open("rb") as stream:
        while line := stream.readline(LONGEST_LINE + 1):
            number += 1
            if len(line) > LONGEST_LINE:
                raise UnreadableTable(_LONG, file=path.name, row=number)
            if b"\0" in line:
                raise UnreadableTable(_NUL, file=path.name, row=number)
            try:
                line.decode(encoding)
            except UnicodeDecodeError:
                return number, number
    return number, 0


def _header(path: Path, encoding: str, separator: str) -> tuple[str, ...]:
    with path.open(encoding=encoding, newline="") as stream:
        try:
            cells = next(csv.reader(stream, delimiter=separator, strict=True), [])
        except csv.Error as error:
            raise UnreadableTable(_BROKEN, file=path.name, row=1) from error
    return tuple(" ".join(cell.split()) for cell in cells)
