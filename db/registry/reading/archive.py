"""A look into the ZIP of a workbook before anything parses it: what it really unpacks to, within bounds.

Nothing that the ZIP says of its members' sizes is believed: every member is unpacked here once, piece by piece, and
thrown away again. The parser behind reads the same bytes and finds what was found here, because entries that overlap,
repeat a name or unpack to more than they say are refused.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from db.errors import QT_TRANSLATE_NOOP
from db.registry.reading.cells import (
    HIGHEST_RATIO,
    LARGEST_STRINGS,
    LARGEST_UNPACKED,
    MOST_MEMBERS,
    RATIO_FROM,
    UnreadableBook,
)

_PIECE = 1 << 20
_LOCAL = struct.Struct("<4s22xHH")
_ENCRYPTED = 0x1
_ROOT = re.compile(rb"<[A-Za-z_]")
_WIDE_DOCTYPES = tuple("<!DOCTYPE".encode(wide) for wide in ("utf-16-le", "utf-16-be"))

DAMAGED = QT_TRANSLATE_NOOP(
    "db", "“{file}” is damaged or was not copied completely. Open it in its own program and save it again, as XLSX."
)
PROTECTED = QT_TRANSLATE_NOOP(
    "db", "“{file}” is protected with a password. Open it in its own program, remove the password and save it."
)
_MEMBERS = QT_TRANSLATE_NOOP(
    "db", "“{file}” holds more than {most} parts. Copy the sheet into a new workbook and save that."
)
_BOMB = QT_TRANSLATE_NOOP(
    "db", "“{file}” unpacks to more than a workbook can hold (its part “{part}”). Copy the sheet into a new workbook."
)
_CROOKED = QT_TRANSLATE_NOOP(
    "db", "“{file}” is put together in a way that no spreadsheet does (its part “{part}”). Ask its sender for another."
)
_DOCTYPE = QT_TRANSLATE_NOOP(
    "db", "“{file}” holds a document type in its part “{part}”, which no spreadsheet writes. Ask for another file."
)


class Archive:
    """The members of a workbook that lies in memory; `pieces` unpacks one."""

    def __init__(self, data: bytes, file: str) -> None:
        """Raises UnreadableBook for a ZIP that no spreadsheet program has written; nothing is unpacked yet."""
        self._data = memoryview(data)
        self._file = file
        self._left = LARGEST_UNPACKED
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                members = archive.infolist()
                comment = archive.comment
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error) as error:
            raise UnreadableBook(DAMAGED, file=file) from error
        if len(members) > MOST_MEMBERS:
            raise UnreadableBook(_MEMBERS, file=file, most=MOST_MEMBERS)
        self.members = {member.filename: member for member in members}
        if b"PK\5\6" in comment or len(self.members) != len(members):
            raise UnreadableBook(_CROOKED, file=file, part=members[-1].filename if members else "")
        self._places = self._lay_out(members)

    def pieces(self, name: str) -> Iterator[bytes]:
        """The bytes of a member, a million at a time. Raises UnreadableBook beyond the bounds, or if it is damaged."""
        member = self.members[name]
        start, end = self._places[name]
        most = self._left
        if member.file_size > RATIO_FROM:
            most = min(most, max(RATIO_FROM, HIGHEST_RATIO * (end - start)))
        if PurePosixPath(name).name == "sharedStrings.xml":
            most = min(most, LARGEST_STRINGS)
        size = 0
        prolog: bytes | None = b""
        for piece in self._unpack(member, start, end):
            size += len(piece)
            if size > most or size > member.file_size:
                raise UnreadableBook(_BOMB, file=self._file, part=name)
            if prolog is not None:
                prolog = self._prolog(prolog + piece, name)
            yield piece
        if size != member.file_size:
            raise UnreadableBook(DAMAGED, file=self._file)
        self._left -= size

    def whole(self, name: str) -> bytes:
        """A whole member, for those that are small by their nature."""
        return b"".join(self.pieces(name))

    def _prolog(self, begun: bytes, name: str) -> bytes | None:
        """What was read so far of what stands before the root element; None once that has begun."""
        root = _ROOT.search(begun)
        if b"<!DOCTYPE" in begun[: root.start() if root else len(begun)] or any(
            wide in begun[:4096] for wide in _WIDE_DOCTYPES
        ):
            raise UnreadableBook(_DOCTYPE, file=self._file, part=name)
        if root or len(begun) > 2 * _PIECE:
            return None
        return begun

    def _lay_out(self, members: list[zipfile.ZipInfo]) -> dict[str, tuple[int, int]]:
        """Where each member's packed bytes lie. Refuses names that leave the folder and entries that overlap."""
        places = {}
        free = 0
        for member in sorted(members, key=lambda each: each.header_offset):
            name = member.filename
            parts = PurePosixPath(name).parts
            if member.flag_bits & _ENCRYPTED:
                raise UnreadableBook(PROTECTED, file=self._file)
            crooked = not parts or ".." in parts or name.startswith("/") or "\\" in name or ":" in parts[0]
            if crooked or member.header_offset < free or member.compress_type not in (0, 8):
                raise UnreadableBook(_CROOKED, file=self._file, part=name)
            header = self._data[member.header_offset : member.header_offset + _LOCAL.size]
            if len(header) < _LOCAL.size or bytes(header[:4]) != b"PK\3\4":
                raise UnreadableBook(DAMAGED, file=self._file)
            _, name_length, extra_length = _LOCAL.unpack(header)
            start = member.header_offset + _LOCAL.size + name_length + extra_length
            free = start + member.compress_size
            if free > len(self._data):
                raise UnreadableBook(DAMAGED, file=self._file)
            places[name] = (start, free)
        return places

    def _unpack(self, member: zipfile.ZipInfo, start: int, end: int) -> Iterator[bytes]:
        packed = self._data[start:end]
        if member.compress_type == zipfile.ZIP_STORED:
            for at in range(0, len(packed), _PIECE):
                yield bytes(packed[at : at + _PIECE])
            return
        inflate = zlib.decompressobj(-zlib.MAX_WBITS)
        at = 0
        rest = b""
        try:
            while not inflate.eof:
                if not rest:
                    rest = bytes(packed[at : at + _PIECE // 4])
                    at += len(rest)
                piece = inflate.decompress(rest, _PIECE)
                if not piece and not rest:
                    break
                rest = inflate.unconsumed_tail
                if piece:
                    yield piece
        except zlib.error as error:
            raise UnreadableBook(DAMAGED, file=self._file) from error
        if not inflate.eof or inflate.unused_data or at < len(packed):
            raise UnreadableBook(DAMAGED, file=self._file)
