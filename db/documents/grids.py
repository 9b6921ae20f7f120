"""Tables on paper: facts, lists, sign-in sheets, attendance lists. Loads reportlab; see `pdf.py`."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from itertools import chain, groupby, zip_longest
from typing import Any

from reportlab.graphics.shapes import Drawing, PolyLine
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import LongTable, NextPageTemplate, PageBreak, Spacer

from db.documents.blocks import TICK, AttendanceList, Cell, Column, Facts, SignInSheet, Table, cell_text
from db.documents.codes import QrCode
from db.documents.paper import BOLD, INK, LINE, REGULAR, TINT, Paper, clean, paragraph, style
from db.text import format_number, format_percent

SIZE = 9.0
PADDING = 3.0
MOST_LINES = 24
_SIDE = {"left": "LEFT", "right": "RIGHT", "centre": "CENTER"}


def grid(
    rows: Sequence[Sequence[Any]],
    widths: Sequence[float],
    commands: Sequence[tuple[Any, ...]],
    *,
    repeat: int = 0,
    heights: Sequence[float | None] | None = None,
    part_rows: bool = False,
) -> Any:
    """A table of flowables and plain one-line texts, without lines of its own.

    `part_rows` lets a row break over pages; otherwise it moves to the next one whole.
    """
    base = [
        ("FONT", (0, 0), (-1, -1), REGULAR, SIZE, SIZE * 1.22),
        ("TEXTCOLOR", (0, 0), (-1, -1), INK),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), PADDING),
        ("RIGHTPADDING", (0, 0), (-1, -1), PADDING),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
    ]
    return LongTable(
        list(rows),
        list(widths),
        heights,
        repeatRows=repeat,
        splitInRow=int(part_rows),
        hAlign="LEFT",
        style=[*base, *commands],
    )


def widths_of(columns: Sequence[Column], width: float) -> list[float]:
    """Widths in points: fixed ones first, the rest by share."""
    fixed = sum(column.fixed_mm * mm for column in columns if column.fixed_mm is not None)
    shares = sum(column.width for column in columns if column.fixed_mm is None) or 1.0
    left = max(width - fixed, 10.0)
    return [column.fixed_mm * mm if column.fixed_mm is not None else left * column.width / shares for column in columns]


def fitted(value: Cell, width: float, column: Column, *, bold: bool = False) -> Any:
    """A plain text where it fits on one line (a hundred times faster than a paragraph), else a paragraph.

    What would fill more than MOST_LINES lines is cut, because a row must fit a page; tables part it before.
    """
    text = clean(cell_text(value))
    text = next(iter(parted(text, width)), text)
    if pdfmetrics.stringWidth(text, BOLD if bold else REGULAR, SIZE) <= width - 2 * PADDING:
        return text
    return paragraph(text, style(SIZE, bold=bold, align=column.align))


def parted(text: str, width: float) -> list[str]:
    """`text` in pieces of about MOST_LINES lines of a cell `width` points wide; almost always a single one."""
    most = MOST_LINES * max(4, int((width - 2 * PADDING) / (SIZE * 0.55)))
    return [text] if len(text) <= most else textwrap.wrap(text, most)


def _parted_rows(row: Sequence[Cell], widths: Sequence[float]) -> list[list[Cell]]:
    """A row, followed by further ones with the rest of its cells that are too high."""
    pieces = [
        parted(clean(value), width) if isinstance(value, str) else [value]
        for value, width in zip(row, widths, strict=True)
    ]
    return [list(cells) for cells in zip_longest(*pieces, fillvalue=" ")] or [list(row)]


def _lines(header_rows: int) -> list[tuple[Any, ...]]:
    return [
        ("INNERGRID", (0, 0), (-1, -1), 0.4, LINE),
        ("BOX", (0, 0), (-1, -1), 0.6, LINE),
        ("BACKGROUND", (0, 0), (-1, header_rows - 1), TINT),
        ("FONT", (0, 0), (-1, header_rows - 1), BOLD, SIZE, SIZE * 1.22),
    ]


def _sides(columns: Sequence[Column]) -> list[tuple[Any, ...]]:
    return [("ALIGN", (i, 0), (i, -1), _SIDE[column.align]) for i, column in enumerate(columns)]


def _header(columns: Sequence[Column], widths: Sequence[float]) -> list[Any]:
    return [fitted(c.title, w, c, bold=True) if c.title else "" for c, w in zip(columns, widths, strict=True)]


def facts_flowable(block: Facts, width: float) -> Any:
    """Labels and values, filled row by row."""
    columns = max(1, block.columns)
    size = SIZE + 0.5
    label_style, value_style = style(size, muted=True), style(size)
    longest = max((pdfmetrics.stringWidth(clean(label), REGULAR, size) for label, _ in block.pairs), default=40)
    label_width = min(longest + 10, width / columns * 0.45)
    cells = [[paragraph(label, label_style), paragraph(cell_text(value), value_style)] for label, value in block.pairs]
    cells += [["", ""]] * (-len(cells) % columns)
    rows = [list(chain(*cells[start : start + columns])) for start in range(0, len(cells), columns)]
    widths = [label_width, width / columns - label_width] * columns
    commands = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (0, -1), 0)]
    long = any(isinstance(value, str) and len(value) > 600 for _, value in block.pairs)
    return grid(rows or [["", ""] * columns], widths, commands, part_rows=long)


def table_flowables(block: Table, width: float) -> list[Any]:
    columns = list(block.columns)
    if block.numbered:
        columns.insert(0, Column("Sıra", align="right", fixed_mm=11))
    widths = widths_of(columns, width)
    rows = [_header(columns, widths)]
    for number, values in enumerate(block.rows, start=1):
        row = [number, *values] if block.numbered else values
        for part in _parted_rows(row, widths):
            rows.append([fitted(v, w, c) for v, w, c in zip(part, widths, columns, strict=True)])
    commands = _lines(1) + _sides(columns)
    if not block.rows:
        rows.append([block.empty, *[""] * (len(columns) - 1)])
        commands += [("SPAN", (0, 1), (-1, 1)), ("ALIGN", (0, 1), (-1, 1), "LEFT")]
    if block.totals is not None:
        total = ["", *block.totals] if block.numbered else list(block.totals)
        cells = zip(total, widths, columns, strict=True)
        rows.append([fitted(v, w, c, bold=True) if v not in (None, "") else "" for v, w, c in cells])
        commands += [("FONT", (0, -1), (-1, -1), BOLD, SIZE), ("LINEABOVE", (0, -1), (-1, -1), 1, INK)]
    return [grid(rows, widths, commands, repeat=1), Spacer(1, 4 * mm)]


def sign_in_flowables(block: SignInSheet, paper: Paper) -> list[Any]:
    """Page by page: title, facts and header; the rows that fit; who organised it and how many signed this page."""
    height = block.row_height_mm * mm
    columns = [Column("Sıra", align="right", fixed_mm=11), *block.columns, Column("İmza", fixed_mm=38)]
    if block.codes:
        columns.insert(1, Column("", align="centre", fixed_mm=max(10.0, block.row_height_mm + 1)))
    widths = widths_of(columns, paper.width)
    rows = [_sign_in_row(block, number, columns, widths) for number in range(1, _row_count(block) + 1)]
    frame_parts = (*_sign_in_top(block, paper), _sign_in_closing(block, paper.width))
    taken = sum(part.wrap(paper.width, paper.first_height)[1] for part in frame_parts) + 8
    header_height = grid([_header(columns, widths)], widths, _lines(1)).wrap(paper.width, 1000)[1]
    flowables: list[Any] = []
    start = 0
    while start < len(rows) or not flowables:
        room = (paper.later_height if flowables else paper.first_height) - taken - header_height
        page = _rows_that_fit(rows[start:], widths, room, height, block.rows_per_page)
        if flowables:
            flowables += [NextPageTemplate("later"), PageBreak()]
        heights = [None, *(max(height, _natural(row, widths)) for row in rows[start : start + page])]
        body = [_header(columns, widths), *rows[start : start + page]]
        commands = _lines(1) + _sides(columns)
        table = grid(body, widths, commands, repeat=1, heights=heights)
        flowables += [*_sign_in_top(block, paper), table, _sign_in_closing(block, paper.width)]
        start += page
    return flowables


def _sign_in_top(block: SignInSheet, paper: Paper) -> list[Any]:
    facts = Facts(block.facts, 3 if paper.frame.landscape else 2)
    title = paragraph(block.title, style(12, bold=True, after=2))
    return [title, facts_flowable(facts, paper.width), Spacer(1, 4)]


def _row_count(block: SignInSheet) -> int:
    return len(block.rows) + max(0, block.blank_rows)


def _sign_in_row(block: SignInSheet, number: int, columns: Sequence[Column], widths: Sequence[float]) -> list[Any]:
    lead: list[Any] = [str(number)]
    values = block.rows[number - 1] if number <= len(block.rows) else [None] * len(block.columns)
    if block.codes:
        side = (block.row_height_mm - 1.0) * mm
        lead.append(QrCode(block.codes[number - 1], side) if number <= len(block.codes) else "")
    offset = len(lead)
    for index, value in enumerate(values):
        empty = value is None or value == ""  # left white, to be written into by hand
        lead.append("" if empty else fitted(value, widths[offset + index], columns[offset + index]))
    return [*lead, ""]


def _natural(row: Sequence[Any], widths: Sequence[float]) -> float:
    """The height that the highest cell of `row` asks for."""
    tallest = SIZE * 1.22
    for cell, width in zip(row, widths, strict=True):
        if not isinstance(cell, str):
            tallest = max(tallest, cell.wrap(width - 2 * PADDING, 10_000)[1])
    return float(tallest + 4)


def _rows_that_fit(
    rows: Sequence[Sequence[Any]], widths: Sequence[float], room: float, height: float, most: int
) -> int:
    count = 0
    for row in rows[: max(1, most)]:
        room -= max(height, _natural(row, widths))
        if room < 0:
            break
        count += 1
    return max(count, 1)


def _sign_in_closing(block: SignInSheet, width: float) -> Any:
    how, right = style(SIZE), style(SIZE, align="right")
    cells = [
        paragraph(f"Düzenleyen: {block.organiser or '.' * 46}", how),
        paragraph(f"İmza: {'.' * 40}", how),
        paragraph(f"Bu sayfada imzalayan: {'.' * 14} kişi", right),
    ]
    return grid([cells], [width * 0.4, width * 0.27, width * 0.33], [("TOPPADDING", (0, 0), (-1, -1), 7)])


def _mark(mark: str) -> Any:
    if mark != TICK:
        return clean(mark)
    drawing = Drawing(8, 8, hAlign="CENTER")
    drawing.add(PolyLine([0.8, 4.0, 3.0, 1.4, 7.2, 7.2], strokeColor=INK, strokeWidth=1.1))
    return drawing


def attendance_flowables(block: AttendanceList, width: float) -> list[Any]:
    """Two header rows: the day over its half days. Ticks drawn, other marks as they are, explained by the legend."""
    count = len(block.sessions)
    each = min(13.0, max(7.5, 120.0 / max(1, count)))
    columns = [
        Column("Sıra", align="right", fixed_mm=11),
        *block.columns,
        *(Column(session.part, align="centre", fixed_mm=each) for session in block.sessions),
        Column("Devam", align="right", fixed_mm=15),
    ]
    widths = widths_of(columns, width)
    first = 1 + len(block.columns)
    rows, commands = _attendance_header(block, columns, widths, first)
    for number, row in enumerate(block.rows, start=1):
        fixed = [fitted(v, w, c) for v, w, c in zip(row.cells, widths[1:first], block.columns, strict=True)]
        share = "" if row.share is None else format_percent(row.share, 0)
        rows.append([str(number), *fixed, *map(_mark, row.marks), share])
        if row.share is not None and row.share < block.threshold:
            commands.append(("FONT", (-1, number + 1), (-1, number + 1), BOLD, SIZE))
    if block.totals:
        rows.append(["", "Toplam", *[""] * (first - 2), *map(format_number, block.totals), ""])
        commands += [("FONT", (0, -1), (-1, -1), BOLD, SIZE), ("LINEABOVE", (0, -1), (-1, -1), 1, INK)]
    return [
        paragraph(block.title, style(12, bold=True, after=3)),
        facts_flowable(Facts(block.facts, 3), width),
        Spacer(1, 4),
        grid(rows, widths, commands, repeat=2),
        *_legend(block),
        Spacer(1, 4 * mm),
    ]


def _legend(block: AttendanceList) -> list[Any]:
    parts = [f"{'tik' if mark == TICK else mark}: {meaning}" for mark, meaning in block.legend.items()]
    return [Spacer(1, 2 * mm), paragraph(" · ".join(parts), style(8, muted=True))] if parts else []


def _attendance_header(
    block: AttendanceList, columns: Sequence[Column], widths: Sequence[float], first: int
) -> tuple[list[list[Any]], list[tuple[Any, ...]]]:
    commands: list[tuple[Any, ...]] = _lines(2) + _sides(columns)
    days: list[Any] = []
    column = first
    small = style(SIZE - 1, bold=True, align="centre")
    for day, sessions in groupby(block.sessions, key=lambda session: session.day):
        length = len(list(sessions))
        days += [paragraph(day, small), *[""] * (length - 1)]
        commands.append(("SPAN", (column, 0), (column + length - 1, 0)))
        column += length
    spanning = [*range(first), len(columns) - 1]
    commands += [("SPAN", (i, 0), (i, 1)) for i in spanning]
    commands += [("LEFTPADDING", (first, 0), (-2, 1), 1), ("RIGHTPADDING", (first, 0), (-2, 1), 1)]
    titles = _header(columns, widths)
    parts = [paragraph(session.part, small) for session in block.sessions]
    return [[*titles[:first], *days, titles[-1]], [*[""] * first, *parts, ""]], commands
