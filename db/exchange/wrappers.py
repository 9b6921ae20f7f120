"""The three forms in which a package travels, because gateways strip what they do not know.

Bare, inside an ordinary .zip, or as text (age's ASCII armour). Recognised by content, never by the file's name.
"""

from __future__ import annotations

import base64
import binascii
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from db import age
from db.exchange import refusals
from db.exchange.refusals import BombRefused, DamagedPackage, NotAPackage

ZIP_MAGIC = b"PK\x03\x04"
ARMOUR_BEGIN = "-----BEGIN AGE ENCRYPTED FILE-----"
ARMOUR_END = "-----END AGE ENCRYPTED FILE-----"
BARE, ZIP, TEXT = "none", "zip", "text"
ENDINGS = {BARE: ".kopru", ZIP: ".zip", TEXT: ".txt"}
"""The forms of a package file, and how their names end."""
MEGABYTE = 1024 * 1024
MOST_ENTRIES = 2100  # also the bound of archive.py
_BY_MARK = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_PIECE = 256 * 1024  # even
_AROUND = 1024  # what a wrapper has besides the package, at most
_ABOUT = """\
Bu dosya bir Köprü paketidir; içi şifrelidir, okunmaz. Açmadan kaydedin ve Köprü'nün Gönder / Al sayfasında
“Dosya al…” ile seçin. Dosyanın adı önemli değildir; içini değiştirmeyin."""
_DIRECTORY_ENTRY = 46 + 200  # a ZIP directory entry with a long name
# Everything that zipfile and zlib raise for bytes that nobody's ZIP program wrote.
_ZIP_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
    EOFError,
    OSError,
    KeyError,
    IndexError,
)


def unwrap(data: bytes, file: str, limit: int) -> bytes:
    """The bare package inside `data`, at most `limit` bytes; NotAPackage, DamagedPackage or BombRefused."""
    if data.startswith(ZIP_MAGIC):
        data = _out_of_zip(data, file, limit)
    if data.startswith(age.MAGIC):
        return data
    bare = _out_of_armour(data, file, limit)
    if not bare.startswith(age.MAGIC):
        raise NotAPackage(refusals.NOT_A_PACKAGE, file=file)
    return bare


def wrapped(package: bytes, stem: str, form: str) -> bytes:
    """The package as a file called `stem` with the form's ending."""
    if form == ZIP:
        return wrap_zip(package, stem + ENDINGS[BARE])
    return wrap_armour(package, _ABOUT) if form == TEXT else package


def room(limit: int, form: str) -> int:
    """Size of the largest package whose file has at most `limit` bytes in this form."""
    inside = {BARE: limit, ZIP: limit - _AROUND, TEXT: (limit - _AROUND) // 65 * 48}  # 48 bytes make a line of text
    return inside[form]


def wrap_zip(package: bytes, name: str) -> bytes:
    """An ordinary ZIP with the package under `name`."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(plain_info(name), package)
    return out.getvalue()


def wrap_armour(package: bytes, cover: str = "") -> bytes:
    """The package as text for a .txt or a mail's body, after an optional `cover` in plain words."""
    text = base64.b64encode(package).decode("ascii")
    lines = [ARMOUR_BEGIN, *(text[start : start + 64] for start in range(0, len(text), 64)), ARMOUR_END, ""]
    head = f"{cover.rstrip()}\n\n" if cover.strip() else ""
    return (head + "\n".join(lines)).encode("utf-8")


def plain_info(name: str) -> zipfile.ZipInfo:
    """A ZIP entry's head that says nothing of the time and machine: equal content gives equal bytes."""
    info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    info.create_system = 0
    info.external_attr = 0
    return info


@contextmanager
def bounded_zip(data: bytes, file: str) -> Iterator[zipfile.ZipFile]:
    """Open a ZIP in memory whose directory is small and begins at once; faults become DamagedPackage.

    Python reads the whole directory on opening, whatever its size, and skips anything in front of the ZIP; so both are
    looked at before. Nothing is ever extracted to a path.
    """
    end = len(data) - 22
    fields = data[end:]
    plausible = end >= 0 and fields.startswith(b"PK\x05\x06") and fields[20:] == b"\0\0"
    if not plausible or data[max(0, end - 20) : end].startswith(b"PK\x06\x07"):  # a comment or ZIP64: not ours
        raise DamagedPackage(refusals.DAMAGED, file=file)
    if int.from_bytes(fields[10:12], "little") > MOST_ENTRIES:
        raise BombRefused(refusals.TOO_MANY, file=file)
    size, start = (int.from_bytes(fields[at : at + 4], "little") for at in (12, 16))
    if size > MOST_ENTRIES * _DIRECTORY_ENTRY:
        raise BombRefused(refusals.TOO_MANY, file=file)
    if start + size != end:
        raise DamagedPackage(refusals.DAMAGED, file=file)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield archive
    except _ZIP_FAULTS as error:
        raise DamagedPackage(refusals.DAMAGED, file=file) from error


def _out_of_zip(data: bytes, file: str, limit: int) -> bytes:
    with bounded_zip(data, file) as archive:
        inside = [i for i in archive.infolist() if not i.is_dir() and not i.filename.startswith("__MACOSX/")]
        if len(inside) != 1:
            raise NotAPackage(refusals.SEVERAL_FILES, file=file)
        # The size in the directory is a claim; what counts is what comes out.
        with archive.open(inside[0]) as stream:
            content = stream.read(limit + 1)
    if len(content) > limit:
        raise BombRefused(refusals.TOO_LARGE, file=file, limit_mb=limit // MEGABYTE)
    return content


def _out_of_armour(data: bytes, file: str, limit: int) -> bytes:
    """The bytes between the armour's lines, wherever in a text they stand; Windows editors also save UTF-16.

    The text is never decoded: one letter in it that needs four bytes would make it four times as long.
    """
    encoding = _BY_MARK.get(data[:2], "utf-8")
    opening, closing = ARMOUR_BEGIN.encode(encoding), ARMOUR_END.encode(encoding)
    begin = data.find(opening)
    if begin < 0:
        raise NotAPackage(refusals.NOT_A_PACKAGE, file=file)
    end = data.find(closing, begin)
    if end < 0:
        raise DamagedPackage(refusals.DAMAGED, file=file)
    bare = bytearray()
    rest = b""
    for at in range(begin + len(opening), end, _PIECE):
        if len(bare) > limit:
            raise BombRefused(refusals.TOO_LARGE, file=file, limit_mb=limit // MEGABYTE)
        rest += _letters(data[at : min(at + _PIECE, end)], encoding, file)
        whole = max(0, len(rest) - 4) // 4 * 4  # the last four may be padded, nothing before them
        if b"=" in rest[:whole]:
            raise DamagedPackage(refusals.DAMAGED, file=file)
        bare += _decoded(rest[:whole], file)
        rest = rest[whole:]
    return bytes(bare + _decoded(rest, file))


def _letters(piece: bytes, encoding: str, file: str) -> bytes:
    """The letters of a piece of text, without spaces. Its length is even where a letter takes two bytes."""
    if encoding != "utf-8":
        first = 0 if encoding == "utf-16-le" else 1
        if piece[1 - first :: 2].strip(b"\0"):
            raise DamagedPackage(refusals.DAMAGED, file=file)
        piece = piece[first::2]
    return piece.translate(None, b" \t\r\n\v\f")


def _decoded(letters: bytes, file: str) -> bytes:
    try:
        return base64.b64decode(letters, validate=True)
    except binascii.Error as error:
        raise DamagedPackage(refusals.DAMAGED, file=file) from error
