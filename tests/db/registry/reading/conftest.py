"""Files as offices and attackers make them; each is written into the test's own folder."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@pytest.fixture
def xlsx(tmp_path: Path) -> Callable[..., Path]:
    """Write rows (and what `change` does to the sheet) into a workbook."""

    def write(rows: list[list[Any]], change: Callable[[Any], None] | None = None, name: str = "liste.xlsx") -> Path:
        workbook = openpyxl.Workbook()
        sheet = workbook.active
        sheet.title = "Dernekler"
        for row in rows:
            sheet.append(row)
        if change:
            change(sheet)
        workbook.save(tmp_path / name)
        return tmp_path / name

    return write


def rezip(source: Path, target: Path, changes: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    """A workbook with some of its members exchanged or added."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", method) as new:
        for name in dict.fromkeys([*old.namelist(), *changes]):
            new.writestr(name, changes[name] if name in changes else old.read(name))
    return target


def sheet_xml(body: str) -> bytes:
    """A sheet of hand-written rows."""
    return f'<?xml version="1.0"?><worksheet xmlns="{MAIN}"><sheetData>{body}</sheetData></worksheet>'.encode()


@pytest.fixture
def xlsx_of(xlsx: Callable[..., Path], tmp_path: Path) -> Callable[[str], Path]:
    """A workbook whose one sheet has the XML of its rows as given."""

    def write(body: str) -> Path:
        return rezip(xlsx([["x"]]), tmp_path / "elle.xlsx", {"xl/worksheets/sheet1.xml": sheet_xml(body)})

    return write


@pytest.fixture
def ods(tmp_path: Path) -> Callable[..., Path]:
    """An ODS whose tables are given as XML."""

    def write(tables: str, manifest: str = "", name: str = "liste.ods") -> Path:
        content = (
            '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
            'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
            'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
            'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
            'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
            'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
            '<office:automatic-styles><style:style style:name="hid" style:family="table">'
            '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
            f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
        )
        with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
            archive.writestr("content.xml", content)
            archive.writestr("META-INF/manifest.xml", manifest or "<manifest/>")
        return tmp_path / name

    return write


def deflated(size: int) -> bytes:
    """A ZIP of one member of zeros, to be put inside another."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros", bytes(size))
    return buffer.getvalue()
