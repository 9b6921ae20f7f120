"""Which row of a sheet holds the names of the columns."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from itertools import islice

from db.registry.reading.cells import Cell, Row
from db.text import fold

LOOKED_AT = 50  # rows that are not blank
_LONGEST_NAME = 80
_BELOW = 10
_VALUE = re.compile(r"[\d\s.,:/()+\-%₺€$]+|.*@.*\..*|https?://.*|www\..*")


def find_header(rows: Iterable[Row]) -> int:
    """The place (0 = the first row given) of the row of column names among the first 50; 0 where none looks like it.

    Titles, dates and notes above a table fill a cell or two; names of columns fill nearly as many as the rows below,
    are short texts, differ from each other and do not come back in the column below them.
    """
    looked_at = [cells for _, cells in islice(rows, LOOKED_AT)]
    filled = sorted(sum(cell is not None for cell in cells) for cells in looked_at)
    if not filled:
        return 0
    usual = filled[(3 * len(filled)) // 4]  # a quarter of the rows may be fuller, half may be notes
    scores = [_score(place, looked_at, usual) for place in range(len(looked_at))]
    best = max(scores)
    return scores.index(best) if best > 0 else 0


def _score(place: int, rows: list[list[Cell]], usual: int) -> float:
    cells = {column: cell for column, cell in enumerate(rows[place]) if cell is not None}
    if 2 * len(cells) < usual or (len(cells) < 2 <= usual):
        return 0
    names = [fold(cell) for cell in cells.values() if isinstance(cell, str)]
    texts = sum(1 for name in names if len(name) <= _LONGEST_NAME and not _VALUE.fullmatch(name))
    if 5 * texts < 4 * len(cells) or 10 * len(set(names)) < 9 * len(names):
        return 0
    below = rows[place + 1 : place + 1 + _BELOW]
    if not below:
        return 0.1
    differing = sum(_differs(cells[column], column, below) for column in cells)
    following = sum(len(_filled(row)) for row in below) / len(below)
    fullness = min(1.0, len(cells) / max(1, usual)) + min(1.0, following / max(1, len(cells))) / 4
    return fullness + differing / len(cells) + 0.3 * (texts / len(cells)) - place / 200


def _filled(row: list[Cell]) -> list[Cell]:
    return [cell for cell in row if cell is not None]


def _differs(name: Cell, column: int, below: list[list[Cell]]) -> float:
    """How much the column's cells are of another kind than its name: 1 numbers, dates, addresses; 0 the same again."""
    cells = [row[column] for row in below if column < len(row) and row[column] is not None]
    if not cells:
        return 0.4
    if any(isinstance(cell, str) and isinstance(name, str) and fold(cell) == fold(name) for cell in cells):
        return 0
    values = sum(
        isinstance(cell, (int, float, dt.date, dt.time)) or bool(isinstance(cell, str) and _VALUE.fullmatch(cell))
        for cell in cells
    )
    return 0.5 + 0.5 * values / len(cells)
