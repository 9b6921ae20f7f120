"""Opening a table of any kind: what it is, is read from its content, never from its name."""

from __future__ import annotations

import io
import os
import re
import zipfile
from pathlib import Path

from db.errors import QT_TRANSLATE_NOOP
from db.registry.reading import xls_scan
from db.registry.reading.archive import DAMAGED
from db.registry.reading.cells import LARGEST_FILE, Book, Cell, CellError, Row, SheetInfo, UnreadableBook
from db.registry.reading.header import find_header
from db.registry.reading.text_table import TextTable
from db.registry.reading.workbook import Workbook

__all__ = ["Book", "Cell", "CellError", "Row", "SheetInfo", "UnreadableBook", "find_header", "open_book"]

_ABSENT = QT_TRANSLATE_NOOP("db", "“{file}” is not there. Look at the path.")
_FOLDER = QT_TRANSLATE_NOOP("db", "“{file}” is a folder or a device. Choose the file of the table in it.")
_FORBIDDEN = QT_TRANSLATE_NOOP(
    "db", "“{file}” cannot be opened. Close it in other programs, and look whether you may read it."
)
_EMPTY = QT_TRANSLATE_NOOP("db", "“{file}” is empty. Ask its sender for it again.")
_LARGE = QT_TRANSLATE_NOOP(
    "db", "“{file}” has {size} MB; up to {most} MB can be read. Divide the list into several files."
)
_WEB_PAGE = QT_TRANSLATE_NOOP(
    "db", "“{file}” is a web page, whatever its name says. Open it in Excel or LibreOffice and save it as XLSX."
)
_OLD_XML = QT_TRANSLATE_NOOP("db", "“{file}” is an XML file. Open it in Excel or LibreOffice and save it as XLSX.")
_OLD = QT_TRANSLATE_NOOP(
    "db", "“{file}” is a workbook in a form that is not read here. Open it in Excel or LibreOffice and save it as XLSX."
)
_OTHER = QT_TRANSLATE_NOOP(
    "db", "“{file}” is no table but {kind}. Choose a workbook (XLSX, XLS, ODS) or a text table (CSV)."
)

_OTHER_KINDS = {
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7z",
    b"\x1f\x8b": "gzip",
    b"{\\rtf": "RTF",
    b"SQLite format 3": "SQLite",
    b"MZ\x90": "EXE",
    b"\x7fELF": "ELF",
}
_OLD_SHEETS = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08")  # BIFF without its container
_HTML = re.compile(rb"(?is)\s*(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body|table|meta|div|style)\b")
_ZIP_TAIL = b"PK\5\6"


def open_book(path: Path) -> Book:
    """Look through a table and open it. Raises UnreadableBook, with file, place and remedy; writes nothing anywhere."""
    path = Path(path)
    try:
        if not path.is_file():
            raise UnreadableBook(_FOLDER if path.exists() else _ABSENT, file=path.name)
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise UnreadableBook(_LARGE, file=path.name, size=size // 1_000_000, most=LARGEST_FILE // 1_000_000)
        with path.open("rb") as stream:
            head = stream.read(8192)
            if not head:
                raise UnreadableBook(_EMPTY, file=path.name)
            kind = _kind(head, path.name)
            if kind == "csv":
                return TextTable(path)
            stream.seek(0, os.SEEK_SET)
            data = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise UnreadableBook(_FORBIDDEN, file=path.name) from error
    return Workbook(kind if kind == "xls" else _kind_of_zip(data, path.name), data, path.name)


def _kind(head: bytes, file: str) -> str:
    """ "xls", "zip" or "csv"; refuses what is known to be something else."""
    if head.startswith(xls_scan.MAGIC):
        return "xls"
    if head.startswith((b"PK\3\4", _ZIP_TAIL)):
        return "zip"
    if head.startswith(_OLD_SHEETS):
        raise UnreadableBook(_OLD, file=file)
    for magic, kind in _OTHER_KINDS.items():
        if head.startswith(magic):
            raise UnreadableBook(_OTHER, file=file, kind=kind)
    plain = head.removeprefix(b"\xef\xbb\xbf")
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        plain = head.decode("utf-16", "ignore").encode()
    if _HTML.match(plain):
        raise UnreadableBook(_WEB_PAGE, file=file)
    if plain.lstrip().startswith(b"<?xml"):
        raise UnreadableBook(_WEB_PAGE if b"<html" in plain else _OLD_XML, file=file)
    return "csv"


def _kind_of_zip(data: bytes, file: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {name.lstrip("/") for name in archive.namelist()}
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableBook(DAMAGED, file=file) from error
    if "content.xml" in names:
        return "ods"
    if any(name.endswith("workbook.bin") for name in names):
        raise UnreadableBook(_OLD, file=file)
    if "xl/workbook.xml" in names or ("[Content_Types].xml" in names and any("sheet" in name for name in names)):
        return "xlsx"
    kinds = {"word/document.xml": "DOCX", "ppt/presentation.xml": "PPTX", "Index/Document.iwa": "Numbers"}
    raise UnreadableBook(_OTHER, file=file, kind=next((k for name, k in kinds.items() if name in names), "ZIP"))
