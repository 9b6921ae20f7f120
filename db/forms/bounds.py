"""What a workbook may hold, looked up before anything parses it: a small file can unpack to more than a machine has.

The readers behind take no more of a part than its ZIP says, so what the ZIP says of sizes can be counted on here.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from itertools import islice

from db.errors import QT_TRANSLATE_NOOP
from db.forms.errors import FormError
from db.forms.old_sheets import OLD_WORKBOOK, keep_old_within_bounds

MAX_UNPACKED = 64_000_000  # bytes of all parts; 200,000 choices take 50
MAX_PARTS = 20_000_000  # of them bytes of what is neither sheet nor text: read whole
MAX_TAGS = 3_000_000  # four to six for a cell
MAX_ROWS = 200_000  # as in a list's file
MAX_MEMBERS = 5_000  # a workbook has twenty; one of a hundred sheets with pictures a thousand
MAX_SURVEY = 20_000  # rows of the sheet survey; they take five seconds
_EMPTY_ROWS = 60  # after so many the converter takes a sheet for finished
_PIECE = 1 << 20
_LISTED = b"PK\x01\x02"  # begins each entry of a ZIP's list of its parts

_LARGE = QT_TRANSLATE_NOOP(
    "db",
    "The workbook unpacks to more than {limit} MB and was not opened. Copy its filled rows into a new workbook.",
)
_MANY = QT_TRANSLATE_NOOP(
    "db",
    "The workbook is put together of more than {limit} parts and was not opened. "
    "Copy its filled rows into a new workbook.",
)
_FULL = QT_TRANSLATE_NOOP(
    "db",
    "The workbook has more rows, cells or text in one cell than a questionnaire can have and was not opened. "
    "Copy its filled rows into a new workbook.",
)
_LONG = QT_TRANSLATE_NOOP(
    "db",
    "The sheet survey has more than {limit} rows and was not opened. Make several questionnaires of it.",
)


def keep_within_bounds(data: bytes) -> None:
    """Raises FormError for a workbook that is beyond them; what is damaged is left to its readers."""
    if data[:8] == OLD_WORKBOOK:
        keep_old_within_bounds(data, MAX_SURVEY, _LONG)
        return
    if data.count(_LISTED) > MAX_MEMBERS:  # before anything makes an object of each
        raise FormError(_MANY, limit=MAX_MEMBERS)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            tags = _look_through(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
        return
    if tags > MAX_SURVEY and _is_long(data):
        raise FormError(_LONG, limit=MAX_SURVEY)


def _look_through(archive: zipfile.ZipFile) -> int:
    """How many tags there are in all."""
    members = archive.infolist()
    others = sum(one.file_size for one in members if not _is_streamed(one.filename))
    if sum(one.file_size for one in members) > MAX_UNPACKED or others > MAX_PARTS:
        raise FormError(_LARGE, limit=MAX_UNPACKED // 1_000_000)
    tags = 0
    for member in members:
        if not member.filename.endswith((".xml", ".rels")):
            continue
        rows, end = 0, b""
        for piece in _pieces(archive, member):
            here = piece.count(b"<")
            tags += here
            seam = end + piece[:3]
            rows += sum(part.count(mark) for part in (piece, seam) for mark in (b"<row", b":row"))
            end = piece[-3:]
            endless = not here and len(piece) == _PIECE
            if endless or tags > MAX_TAGS or rows > MAX_ROWS:
                raise FormError(_FULL)
    return tags


def _is_streamed(name: str) -> bool:
    return name.startswith(("xl/worksheets/", "xl/media/")) or name.endswith("sharedStrings.xml")


def _pieces(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(member) as stream:
        while piece := stream.read(_PIECE):
            yield piece


def _is_long(data: bytes) -> bool:
    """Whether the sheet that the converter takes for the survey has too many rows."""
    import openpyxl

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
        names = book.sheetnames
        surveys = [name for name in names if len(names) == 1 or re.fullmatch("survey", name, re.IGNORECASE)]
        return any(_reaches(book[name].iter_rows(max_col=20, values_only=True), MAX_SURVEY) for name in surveys)
    except Exception:  # noqa: BLE001 - of many kinds; the converter finds the same and has the words for it
        return False


def _reaches(rows: Iterator[tuple[object, ...]], limit: int) -> bool:
    """Whether there are more rows than that before the first long gap."""
    empty = 0
    for row in islice(rows, limit + 1):
        empty = 0 if any(cell is not None for cell in row) else empty + 1
        if empty > _EMPTY_ROWS:
            return False
    return next(rows, None) is not None
