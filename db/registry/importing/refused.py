"""The rows that were not taken, as a workbook that can be corrected and taken again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from db.documents.sheets import Sheet, SheetColumn, write_workbook
from db.errors import QT_TRANSLATE_NOOP
from db.registry.importing.recognise import as_text
from db.registry.importing.rows import Plan
from db.registry.reading.cells import Cell, column_letters
from db.text import format_date

Tell = Callable[[str, Mapping[str, object]], str]

TITLE = QT_TRANSLATE_NOOP("db", "Not taken")
ROW = QT_TRANSLATE_NOOP("db", "Row in the file")
REASON = QT_TRANSLATE_NOOP("db", "Why not")


def write_refused(plan: Plan, path: Path, tell: Tell | None) -> int:
    """Every refused row, and the possible duplicates where they were skipped. Columns that must not be stored (KVKK)
    are left out. Every cell is text: what begins with = is no formula."""
    say = tell or (lambda template, details: template.format(**details) if details else template)
    rows = [row for row in plan.rows if row.cells is not None]
    width = max([len(plan.headings), *(len(row.cells or ()) for row in rows)])
    places = [place for place in range(width) if place not in plan.hidden]
    headings = [plan.headings[place] if place < len(plan.headings) else column_letters(place) for place in places]
    columns = [SheetColumn(heading or column_letters(place)) for heading, place in zip(headings, places, strict=True)]

    def lines() -> Iterator[list[str]]:
        for row in rows:
            cells = row.cells or []
            shown = [_shown(cells[place]) if place < len(cells) else "" for place in places]
            yield [*shown, str(row.number), say(row.message, row.details or {})]

    more = [SheetColumn(say(ROW, {})), SheetColumn(say(REASON, {}))]
    return write_workbook(path, [Sheet(say(TITLE, {}), [*columns, *more], lines())], title=plan.path.name)


def _shown(cell: Cell) -> str:
    if isinstance(cell, dt.datetime):
        cell = cell.date() if cell.time() == dt.time() else cell
    return format_date(cell) if isinstance(cell, dt.date) and not isinstance(cell, dt.datetime) else as_text(cell)
