"""What a list shows, as a workbook or as a text table for a Turkish Excel."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from db.documents.sheets import Sheet, SheetColumn, write_csv, write_workbook

R = TypeVar("R")
WINDOW = 2_000


def export(
    path: Path, title: str, columns: Sequence[str], window: Callable[[int, int], Sequence[R]],
    cells: Callable[[R], Sequence[str]], author: str = "",
) -> int:  # fmt: skip
    """Write every row of `window(offset, limit)` to an .xlsx or .csv and return how many; raises UserError."""

    def rows() -> Iterator[Sequence[str]]:
        offset = 0
        while found := window(offset, WINDOW):
            yield from map(cells, found)
            offset += len(found)

    if path.suffix == ".csv":
        return write_csv(path, columns, rows())
    sheet = Sheet(title, [SheetColumn(name) for name in columns], rows())
    return write_workbook(path, [sheet], title=title, author=author)
