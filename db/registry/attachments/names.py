"""What a file may be called here, and what it is by its content."""

from __future__ import annotations

import re
import unicodedata

LONGEST_NAME = 120
SNIFFED = 4096
"""Bytes that the kind of a file is told from."""
OTHER = "application/octet-stream"
_FORBIDDEN = frozenset('<>:"|?*')
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)  # names that Windows takes for devices
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})  # Cf turns "fdp.exe" into "exe.pdf" on the screen
_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"{\\rtf", "application/rtf"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"MZ", "application/x-msdownload"),
    (b"\x7fELF", "application/x-executable"),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
)
_OFFICE: tuple[tuple[bytes, str], ...] = (
    (b"word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (b"xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (b"ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
)
_ODF = re.compile(rb"mimetype(application/vnd\.oasis\.opendocument\.[a-z-]+)")


def clean_name(name: str) -> str:
    """The last part of a path without what hides, breaks a line or is refused by a file system; "" where none is left.

    The ending is kept where the name is too long.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    shown = "".join("_" if letter in _FORBIDDEN else letter for letter in last if not _hidden(letter))
    shown = " ".join(shown.split()).strip(". ")
    if _DEVICES.fullmatch(shown):
        shown = f"_{shown}"
    if len(shown) > LONGEST_NAME:
        stem, dot, ending = shown.rpartition(".")
        kept = dot + ending if stem and len(ending) <= 10 else ""
        shown = shown[: LONGEST_NAME - len(kept)].rstrip(". ") + kept
    return shown


def _hidden(letter: str) -> bool:
    return unicodedata.category(letter) in _INVISIBLE and not letter.isspace()


def media_type(head: bytes) -> str:
    """Media type of a file by its first SNIFFED bytes. What it is called does not count."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[:4] == b"PK\x03\x04":
        return _packed(head)
    if head[4:8] == b"ftyp":
        return "image/heic" if head[8:12] in {b"heic", b"heix", b"mif1"} else "video/mp4"
    found = next((kind for beginning, kind in _BEGINNINGS if head.startswith(beginning)), None)
    return found or ("text/plain" if _is_text(head) else OTHER)


def _packed(head: bytes) -> str:
    document = _ODF.search(head[:200])
    if document is not None:
        return document[1].decode()
    return next((kind for folder, kind in _OFFICE if folder in head), "application/zip")


def _is_text(head: bytes) -> bool:
    if not head or b"\0" in head:
        return False
    try:
        head.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return error.start >= len(head) - 3 and error.reason == "unexpected end of data"  # a letter cut in two
    return True
