"""Which member of an XLSX holds which sheet, as its own lists of parts say."""

from __future__ import annotations

import io
import posixpath
import zipfile
from xml.etree import ElementTree

_LARGEST_LIST = 20_000_000  # bytes


def sheet_parts(data: bytes) -> dict[str, str]:
    """Sheet name -> member; empty where the lists cannot be read. The archive was looked through before."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            workbook = _target(archive, "_rels/.rels", "officeDocument") or "xl/workbook.xml"
            folder, name = posixpath.split(workbook)
            targets = _relations(archive, posixpath.join(folder, "_rels", f"{name}.rels"))
            found = {}
            for element in _tree(archive, workbook).iter():
                if element.tag.rpartition("}")[2] == "sheet":
                    identifier = next((v for k, v in element.attrib.items() if k.endswith("}id")), "")
                    if identifier in targets:
                        found[element.get("name", "")] = _join(folder, targets[identifier][1])
            return found
    except (KeyError, ValueError, OSError, zipfile.BadZipFile, ElementTree.ParseError):
        return {}


def _tree(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    if archive.getinfo(name).file_size > _LARGEST_LIST:
        raise ValueError(name)
    return ElementTree.fromstring(archive.read(name))


def _relations(archive: zipfile.ZipFile, name: str) -> dict[str, tuple[str, str]]:
    return {
        element.get("Id", ""): (element.get("Type", ""), element.get("Target", "")) for element in _tree(archive, name)
    }


def _target(archive: zipfile.ZipFile, name: str, kind: str) -> str:
    if name not in archive.namelist():
        return ""
    for type_, target in _relations(archive, name).values():
        if type_.endswith(f"/{kind}"):
            return target.lstrip("/")
    return ""


def _join(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
