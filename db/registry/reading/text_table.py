"""Text tables (CSV, TSV, TXT) of any common encoding and separator, in steady memory."""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import charset_normalizer

from db.errors import QT_TRANSLATE_NOOP
from db.registry.reading.cells import (
    LONGEST_LINE,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    Book,
    Cell,
    Row,
    SheetInfo,
    UnreadableBook,
)

_SEPARATORS = ";\t,|"  # in the order in which they are taken where two fit equally
_SAMPLE = 256 * 1024  # bytes
_SAMPLED_LINES = 4_000
_RECORDS = 100
_TURKISH = frozenset("çÇğĞıİöÖşŞüÜâÂîÎûÛ")
_SIGNS = frozenset("“”‘’„–—…•€°²³§«»\xa0№º½")
_PLAUSIBLE = 0.9  # of the letters beyond ASCII, from which on an encoding of Turkish is taken
_TURKISH_ENCODINGS = ("cp1254", "cp857", "mac_turkish")
_SEPARATOR_LINE = re.compile(r"\s*\"?sep=(.)\"?\s*", re.IGNORECASE)

_NUL = QT_TRANSLATE_NOOP("db", "“{file}”, line {row}: NUL bytes. This is not a text table; export it as CSV again.")
_LONG = QT_TRANSLATE_NOOP("db", "“{file}”, line {row}: longer than a million bytes. A quotation mark may be left open.")
_BYTES = QT_TRANSLATE_NOOP(
    "db", "“{file}”, line {row}: the letters cannot be told ({encoding}). Save the file as “CSV UTF-8” and try again."
)
_MIXED = QT_TRANSLATE_NOOP(
    "db",
    "“{file}”, line {row}: this line is written in another encoding than the lines before or after it. "
    "Save the file as “CSV UTF-8” from the program it comes from.",
)
_BROKEN = QT_TRANSLATE_NOOP("db", "“{file}”, row {row}: a quotation mark is left open or stands where it should not.")
_EMPTY = QT_TRANSLATE_NOOP("db", "“{file}” is empty: not even a row with the names of the columns.")
_ONE_SHEET = QT_TRANSLATE_NOOP("db", "“{file}” has no sheet number {number}: it is a text table.")
_COLUMNS = QT_TRANSLATE_NOOP(
    "db", "“{file}”, row {row}: more than {most} columns hold something. Delete those that do not belong to the list."
)
_ROWS = QT_TRANSLATE_NOOP("db", "“{file}”, row {row}: more than {most} rows. Divide the list into several files.")
_CELLS = QT_TRANSLATE_NOOP("db", "“{file}”, row {row}: more than {most} cells. Divide the list into several files.")


class TextTable(Book):
    """One sheet; cells are texts or None. The file is read anew by each rows()."""

    def __init__(self, path: Path) -> None:
        """Looks through the whole file once. Raises UnreadableBook, naming file and line; OSError."""
        self._path = path
        with path.open("rb") as stream:
            head = stream.read(_SAMPLE)
        encoding = _marked_encoding(head) or _detect(path)
        lines = _check(path, encoding)
        text = codecs.getincrementaldecoder(encoding)("ignore").decode(head)
        if not text.strip():
            raise UnreadableBook(_EMPTY, file=path.name)
        first = _SEPARATOR_LINE.fullmatch(text.splitlines()[0])
        self._told = first is not None
        separator = first[1] if first else _guess_separator(text, whole=len(head) < _SAMPLE)
        width = max((len(cells) for cells in _parsed(text, separator)), default=0)
        info = SheetInfo(path.name, lines - self._told, width, hidden=False)
        super().__init__("csv", (info,), encoding, separator)

    def rows(self, sheet: int = 0) -> Iterator[Row]:
        """Rows of the one sheet; line breaks inside quotes are parts of their cell."""
        file = self._path.name
        if sheet:
            raise UnreadableBook(_ONE_SHEET, file=file, number=sheet + 1)
        taken = number = 0
        with self._path.open(encoding=self.encoding, newline="") as stream:
            if self._told:
                stream.readline()
            reader = csv.reader(stream, delimiter=self.separator, strict=True)
            try:
                for number, raw in enumerate(reader, 1):
                    cells: list[Cell] = [cell if cell and not cell.isspace() else None for cell in raw]
                    if cells.count(None) == len(cells):
                        continue
                    taken += len(cells)
                    if number > MOST_ROWS:
                        raise UnreadableBook(_ROWS, file=file, row=number, most=MOST_ROWS)
                    if taken > MOST_CELLS:
                        raise UnreadableBook(_CELLS, file=file, row=number, most=MOST_CELLS)
                    if len(cells) > MOST_COLUMNS and any(cell is not None for cell in cells[MOST_COLUMNS:]):
                        raise UnreadableBook(_COLUMNS, file=file, row=number, most=MOST_COLUMNS)
                    yield number, cells[:MOST_COLUMNS]
            except csv.Error as error:
                raise UnreadableBook(_BROKEN, file=file, row=number + 1) from error


def _marked_encoding(head: bytes) -> str:
    """The encoding that the first bytes tell: a mark, or the NUL bytes of 16-bit text."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF32_BE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if head.startswith(mark):
            return encoding
    begin = head[: 2 * (len(head[:4096]) // 2)]
    even, odd = begin[::2].count(0), begin[1::2].count(0)
    half = len(begin) // 2
    if half and odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    if half and even > 0.6 * half and odd < 0.05 * half:
        return "utf-16-be"
    return ""


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    with path.open("rb") as stream:
        number = 0
        while line := stream.readline(LONGEST_LINE + 1):
            number += 1
            if len(line) > LONGEST_LINE:
                raise UnreadableBook(_LONG, file=path.name, row=number)
            if b"\0" in line:
                raise UnreadableBook(_NUL, file=path.name, row=number)
            yield number, line


def _detect(path: Path) -> str:
    """UTF-8, or what the letters of the lines that are none make plausible. Raises UnreadableBook for a mixture."""
    other: list[bytes] = []
    first_other = first_utf8 = 0
    for number, line in _lines(path):
        if line.isascii():
            continue
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            first_other = first_other or number
            if len(other) < _SAMPLED_LINES:
                other.append(line)
        else:
            if not first_utf8 and not _TURKISH.isdisjoint(text):
                first_utf8 = number
    if not other:
        return "utf-8"
    if first_utf8:
        raise UnreadableBook(_MIXED, file=path.name, row=max(first_other, first_utf8))
    return _most_plausible(b"".join(other))


def _most_plausible(sample: bytes) -> str:
    scores = {encoding: _turkish_share(sample, encoding) for encoding in _TURKISH_ENCODINGS}
    best = max(scores, key=lambda encoding: scores[encoding])
    if scores[best] >= _PLAUSIBLE:
        return best
    match = charset_normalizer.from_bytes(sample[:_SAMPLE]).best()
    if match is not None:
        return match.encoding
    return best


def _turkish_share(sample: bytes, encoding: str) -> float:
    letters = [letter for letter in sample.decode(encoding, "replace") if letter > "\x7f"]
    counts = Counter(letters)
    fitting = sum(count for letter, count in counts.items() if letter in _TURKISH or letter in _SIGNS)
    turkish = sum(count for letter, count in counts.items() if letter in _TURKISH)
    return fitting / len(letters) if letters and turkish >= fitting / 2 else 0.0


def _check(path: Path, encoding: str) -> int:
    """The number of lines, each of which decodes. 16-bit text is checked here, the other kinds by `_lines` too."""
    wide = encoding.startswith(("utf-16", "utf-32"))
    number = 0
    if not wide:
        for number, line in _lines(path):
            try:
                line.decode(encoding)
            except UnicodeDecodeError as error:
                raise UnreadableBook(_BYTES, file=path.name, row=number, encoding=encoding) from error
        return number
    try:
        with path.open(encoding=encoding, newline="") as stream:
            while line_of_text := stream.readline(LONGEST_LINE + 1):
                number += 1
                if len(line_of_text) > LONGEST_LINE:
                    raise UnreadableBook(_LONG, file=path.name, row=number)
                if "\0" in line_of_text:
                    raise UnreadableBook(_NUL, file=path.name, row=number)
    except UnicodeError as error:
        raise UnreadableBook(_BYTES, file=path.name, row=number + 1, encoding=encoding) from error
    return number


def _parsed(text: str, separator: str) -> list[list[str]]:
    """The first records that hold something; those before an error where there is one."""
    found: list[list[str]] = []
    try:
        for cells in csv.reader(text.splitlines(keepends=True), delimiter=separator):
            if any(cell.strip() for cell in cells):
                found.append(cells)
            if len(found) == _RECORDS:
                break
    except csv.Error:
        return found
    return found


def _guess_separator(text: str, *, whole: bool) -> str:
    """The separator that divides most records into the same number of cells, the more the better."""
    best = (0.0, 0, ";")
    for separator in _SEPARATORS:
        records = _parsed(text, separator)
        if not whole and len(records) < _RECORDS:
            records = records[:-1]  # the sample may have cut it
        widths = Counter(len(cells) for cells in records)
        width, times = max(widths.items(), key=lambda item: (item[0] > 1) * item[1], default=(1, 0))
        share = round(times / len(records), 1) if width > 1 else 0.0
        if (share, width) > best[:2]:
            best = (share, width, separator)
    return best[2]
