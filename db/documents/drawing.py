"""Draws the blocks of `blocks.py` on paper. Loads reportlab; see `pdf.py`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, KeepTogether, NextPageTemplate, Spacer
from reportlab.platypus import PageBreak as NewPage

from db.documents.blocks import (
    AttendanceList,
    Block,
    Facts,
    Heading,
    LetterFields,
    PageBreak,
    Signatures,
    SignInSheet,
    Table,
    Text,
    cell_text,
)
from db.documents.grids import attendance_flowables, facts_flowable, grid, sign_in_flowables, table_flowables
from db.documents.paper import NewPaper, Paper, letter_style, paragraph, style

if TYPE_CHECKING:
    from db.documents.pdf import Frame


_FLUSH = ("LEFTPADDING", (0, 0), (0, -1), 0)


def draw(target: Path, blocks: Sequence[Block], frame: Frame) -> int:
    """Build the document and return its number of pages."""
    paper = Paper(frame)
    flowables: list[Any] = []
    for block in blocks:
        if isinstance(block, SignInSheet):
            if flowables:
                flowables += [NextPageTemplate("first"), NewPage()]
            flowables += sign_in_flowables(block, paper)
        else:
            flowables += _flowables(block, paper)
    return paper.build(str(target), flowables or [Spacer(1, 1)])


def _flowables(block: Block, paper: Paper) -> list[Any]:
    match block:
        case Heading():
            return [CondPageBreak(30 * mm), _heading(block)]
        case Text():
            return _text(block)
        case Facts():
            return [facts_flowable(block, paper.width), Spacer(1, 3 * mm)]
        case Table():
            return table_flowables(block, paper.width)
        case AttendanceList():
            return attendance_flowables(block, paper.width)
        case Signatures():
            return [_signatures(block, paper.width)]
        case LetterFields():
            return _letter_fields(block, paper.width)
        case PageBreak():
            return [NextPageTemplate("first"), NewPage(), NewPaper()] if block.letter else [NewPage()]
    raise TypeError(type(block).__name__)


def _heading(block: Heading) -> Any:
    if block.level == 1:
        return paragraph(block.text, style(14, bold=True, after=3 * mm))
    return paragraph(block.text, style(11, bold=True, after=2 * mm))


def _text(block: Text) -> list[Any]:
    if block.style == "letter":
        return [paragraph(line, letter_style()) for line in block.text.splitlines() if line.strip()]
    size = 8.5 if block.style == "small" else 11
    how = style(size, align="centre" if block.style == "centre" else "left", after=2 * mm)
    return [paragraph(part, how) for part in re.split(r"\n\s*\n", block.text) if part.strip()]


def _signatures(block: Signatures, width: float) -> Any:
    each = width / max(1, len(block.people))
    label, name = style(9, muted=True, align="centre"), style(10, bold=True, align="centre")
    title = style(9, align="centre")
    rows = [
        [paragraph(person[0], label) for person in block.people],
        [Spacer(1, 14 * mm) for _ in block.people],
        [paragraph(person[1], name) for person in block.people],
        [paragraph(person[2], title) for person in block.people],
    ]
    return KeepTogether([Spacer(1, 8 * mm), grid(rows, [each] * len(block.people), [])])


def _letter_fields(block: LetterFields, width: float) -> list[Any]:
    how, right = style(11), style(11, align="right")
    date = cell_text(block.date) if block.date else ""
    rows = [
        [paragraph("Sayı", how), paragraph(f": {block.number}", how), paragraph(date, right)],
        [paragraph("Konu", how), paragraph(f": {block.subject}", how), ""],
    ]
    parts: list[Any] = [grid(rows, [14 * mm, width - 44 * mm, 30 * mm], [_FLUSH]), Spacer(1, 8 * mm)]
    for number, line in enumerate(block.recipient.splitlines()):
        parts.append(paragraph(line, style(11 if number == 0 else 10, bold=number == 0, align="centre")))
    if block.recipient:
        parts.append(Spacer(1, 6 * mm))
    if block.references:
        lines = [
            ["İlgi" if index == 0 else "", paragraph(f"{letter}) {text}", how)]
            for index, (letter, text) in enumerate(zip("abcçdefgğhıijklmnoöprsştuüvyz", block.references, strict=False))
        ]
        parts += [
            grid(lines, [14 * mm, width - 14 * mm], [_FLUSH, ("FONTSIZE", (0, 0), (0, -1), 11)]),
            Spacer(1, 5 * mm),
        ]
    return parts
