"""A minimal writer of XLS: BIFF8 records ([MS-XLS]) in a compound file ([MS-CFB]), enough to test reading."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from pathlib import Path

SECTOR = 512
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def number_cell(row: int, column: int, value: float, style: int = 0) -> bytes:
    return record(0x203, struct.pack("<HHHd", row, column, style, value))


def text_cell(row: int, column: int, text: str) -> bytes:
    return record(0x204, struct.pack("<HHHHB", row, column, 0, len(text), 1) + text.encode("utf-16-le"))


def error_cell(row: int, column: int, code: int) -> bytes:
    return record(0x205, struct.pack("<HHHBB", row, column, 0, code, 1))


def merge(first_row: int, last_row: int, first_column: int, last_column: int) -> bytes:
    return record(0xE5, struct.pack("<HHHHH", 1, first_row, last_row, first_column, last_column))


def workbook_stream(sheets: Mapping[str, bytes], *, hidden: Sequence[str] = (), globals_: bytes = b"") -> bytes:
    """The Workbook stream: globals with styles (0 plain, 1 a date) and sheets of the given cell records."""
    styles = b"".join(record(0xE0, struct.pack("<HHHB", 0, form, 0, 0) + bytes(13)) for form in (0, 14))
    begin = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)) + globals_ + styles
    bounds = [struct.pack("<BBBB", name in hidden, 0, len(name), 1) + name.encode("utf-16-le") for name in sheets]
    place = len(begin) + sum(4 + 4 + len(each) for each in bounds) + 4
    listed = body = b""
    for each, cells in zip(bounds, sheets.values(), strict=True):
        listed += record(0x85, struct.pack("<I", place + len(body)) + each)
        body += record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0)) + cells + record(0x0A)
    return begin + listed + record(0x0A) + body


def write_compound(path: Path, streams: Mapping[str, bytes]) -> Path:
    """A compound file of large streams: header, one FAT sector for each 128 sectors, directory, contents."""
    padded = {
        name: content.ljust(max(4096, -(-len(content) // SECTOR) * SECTOR), b"\0") for name, content in streams.items()
    }
    sectors = 2 + sum(len(content) // SECTOR for content in padded.values())
    tables = 1
    while tables * 128 < sectors + tables:
        tables += 1
    fat = [FAT] * tables + [END]
    entries = [_entry("Root Entry", 5, END, 0, child=1)]
    contents = b""
    for number, (name, content) in enumerate(padded.items(), 1):
        start, count = len(fat), len(content) // SECTOR
        fat += [*range(start + 1, start + count), END]
        contents += content
        entries.append(_entry(name, 2, start, len(content), right=number + 1 if number < len(padded) else FREE))
    fat += [FREE] * (tables * 128 - len(fat))
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6,
        0, tables, tables, 0, 4096, END, 0, END, 0,
    )  # fmt: skip
    header += struct.pack("<109I", *range(tables), *[FREE] * (109 - tables))
    directory = b"".join(entries).ljust(SECTOR, b"\0")
    path.write_bytes(header + struct.pack(f"<{len(fat)}I", *fat) + directory + contents)
    return path


def _entry(name: str, kind: int, start: int, size: int, *, child: int = FREE, right: int = FREE) -> bytes:
    raw = (name + "\0").encode("utf-16-le")
    return raw.ljust(64, b"\0") + struct.pack("<HBBIII36xIQ", len(raw), kind, 1, FREE, right, child, start, size)


def write_xls(path: Path, sheets: Mapping[str, bytes], **options: object) -> Path:
    return write_compound(path, {"Workbook": workbook_stream(sheets, **options)})  # type: ignore[arg-type]
