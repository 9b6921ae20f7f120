"""The shared look of printed PDFs, workbooks and text tables. Features say what stands in them; here is how it stands.

Importing this costs nothing: the libraries that draw are loaded by the first document.
"""

from __future__ import annotations

from db.documents.blocks import (
    TICK,
    AttendanceList,
    AttendanceRow,
    Block,
    Column,
    Facts,
    Heading,
    LetterFields,
    PageBreak,
    Session,
    Signatures,
    SignInSheet,
    Table,
    Text,
    cell_text,
)
from db.documents.files import FileInUse, replacing
from db.documents.heads import PRIVACY_NOTE, VISIBILITY, LetterHead, head_of
from db.documents.pdf import write_pdf
from db.documents.sheets import Sheet, SheetColumn, write_csv, write_workbook

__all__ = [
    "PRIVACY_NOTE",
    "TICK",
    "VISIBILITY",
    "AttendanceList",
    "AttendanceRow",
    "Block",
    "Column",
    "Facts",
    "FileInUse",
    "Heading",
    "LetterFields",
    "LetterHead",
    "PageBreak",
    "Session",
    "Sheet",
    "SheetColumn",
    "SignInSheet",
    "Signatures",
    "Table",
    "Text",
    "cell_text",
    "head_of",
    "replacing",
    "write_csv",
    "write_pdf",
    "write_workbook",
]
