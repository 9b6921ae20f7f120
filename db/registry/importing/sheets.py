"""The sheet of a file that an import reads: which one it is, its headings, samples of its columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from db.errors import QT_TRANSLATE_NOOP, InvalidInput
from db.registry.importing import guessing
from db.registry.importing.recognise import as_text
from db.registry.importing.rows import SURE, ColumnGuess
from db.registry.importing.values import plain
from db.registry.importing.vcard import fit, headings_for, is_vcard, open_vcards
from db.registry.reading.book import find_header, open_book
from db.registry.reading.cells import Book, Cell, Row, SheetInfo, UnreadableBook
from db.text import fold

LOOKED_AT = 60
"""Samples of a column: the first rows and some from all over the sheet."""
_SMALL = 20_000  # rows of all sheets together, up to which each is looked at
_MOST_SHEETS = 12
_FIRST_ROWS = 50

_NO_SHEET = QT_TRANSLATE_NOOP("db", "“{file}” has no sheet “{sheet}”. There are: {sheets}.")
_NO_ROWS = QT_TRANSLATE_NOOP("db", "“{file}” holds no rows. Ask its sender for it again.")
_NO_HEADER = QT_TRANSLATE_NOOP("db", "“{file}”, sheet “{sheet}”: row {row} is empty. Name the row of the headings.")


@dataclass(slots=True)
class Sheet:
    """A sheet in memory. `headings` are those of `header_row` (0: none), as they stand; `start`: where data begins."""

    path: Path
    kind: str
    encoding: str
    separator: str
    sheets: tuple[SheetInfo, ...]
    place: int
    rows: list[Row]
    header_row: int
    headings: tuple[str, ...]
    start: int
    _columns: list[guessing.Column] | None = None

    @property
    def name(self) -> str:
        return self.sheets[self.place].name

    @property
    def data(self) -> list[Row]:
        return self.rows[self.start :] if self.start else self.rows

    def consume(self) -> Iterator[Row]:
        """`data`, each row forgotten as it is given: the sheet is of no use afterwards."""
        rows = self.data
        self.rows = []
        rows.reverse()
        while rows:
            yield rows.pop()

    def columns(self) -> list[guessing.Column]:
        """Every column with samples of its cells."""
        if self._columns is None:
            self._columns = self._sampled()
        return self._columns

    def _sampled(self) -> list[guessing.Column]:
        data = self.data
        step = max(1, len(data) // LOOKED_AT)
        chosen = data[:LOOKED_AT] + (data[LOOKED_AT::step] if step > 1 else [])
        width = max((len(cells) for _, cells in chosen), default=0)
        samples: list[list[Cell]] = [[] for _ in range(max(width, len(self.headings)))]
        for _, cells in chosen:
            for place, cell in enumerate(cells):
                if cell is not None and plain(cell) is not None:
                    samples[place].append(cell)
        headings = [*self.headings, *[""] * (len(samples) - len(self.headings))]
        found = (guessing.Column.of(*each) for each in zip(range(len(samples)), headings, samples, strict=True))
        return [one for one in found if one.heading or one.samples]


def load(path: Path, entity: str, sheet: int | str | None = None, header_row: int | None = None) -> Sheet:
    """Read one sheet: the one that was named, else the one that fits best. Raises UnreadableBook, InvalidInput."""
    book: Book = open_vcards(path) if is_vcard(path) else open_book(path)
    with book:
        place = _named(book, path, sheet) if sheet is not None else _best(book, path, entity)
        return _read(book, path, place, entity, header_row)


def _named(book: Book, path: Path, sheet: int | str) -> int:
    if isinstance(sheet, int) and sheet < len(book.sheets):
        return sheet
    for place, one in enumerate(book.sheets):
        if isinstance(sheet, str) and fold(one.name) == fold(sheet):
            return place
    sheets = ", ".join(one.name for one in book.sheets)
    raise InvalidInput(_NO_SHEET, field="sheet", file=path.name, sheet=sheet, sheets=sheets)


def _best(book: Book, path: Path, entity: str) -> int:
    """Of several sheets the one whose columns are known best; of very large ones the largest."""
    visible = [place for place, one in enumerate(book.sheets) if not one.hidden and one.rows] or [0]
    if len(visible) == 1:
        return visible[0]
    rows = {place: book.sheets[place].rows for place in visible}
    if sum(rows.values()) > _SMALL or len(visible) > _MOST_SHEETS:
        return max(visible, key=lambda place: rows[place])
    fitting: dict[int, tuple[float, int]] = {}
    for place in visible:
        try:
            found = _read(book, path, place, entity, None)
        except UnreadableBook:
            continue
        sure = [one for one in guessing.guess(entity, found.columns()) if one.field and one.confidence >= SURE]
        named = any(one.field in ("name", "full_name", "given_name") for one in sure)
        fitting[place] = (sum(one.confidence for one in sure) + 2 * named, rows[place])
    return max(fitting, key=lambda place: fitting[place], default=visible[0])


def _read(book: Book, path: Path, place: int, entity: str, header_row: int | None) -> Sheet:
    rows = list(book.rows(place))
    if not rows:
        raise UnreadableBook(_NO_ROWS, file=path.name)
    if book.kind == "vcf":
        for _, cells in rows:
            fit(cells, entity)
        return Sheet(path, "vcf", "", "", book.sheets, 0, rows, 0, headings_for(entity), 0)
    if header_row is not None and header_row > 0:
        at = next((at for at, (number, _) in enumerate(rows) if number == header_row), None)
        if at is None:
            name = book.sheets[place].name
            raise InvalidInput(_NO_HEADER, field="header_row", file=path.name, sheet=name, row=header_row)
    else:
        at = _header(rows[:_FIRST_ROWS], entity)
    number, headings = rows[at][0], _headings(rows[at][1])
    found = Sheet(path, book.kind, book.encoding, book.separator, book.sheets, place, rows, number, headings, at + 1)
    if header_row == 0 or (header_row is None and _is_data(found, entity)):
        found.header_row, found.headings, found.start, found._columns = 0, (), 0, None
    return found


def _header(rows: list[Row], entity: str) -> int:
    """Where the headings stand: as the table looks, unless an other row has more words that are known as headings."""
    found = find_header(rows)
    known = [sum(_is_heading(entity, cell) for cell in cells) for _, cells in rows]
    filled = [sum(cell is not None for cell in cells) for _, cells in rows]
    better = [at for at, count in enumerate(known) if count > known[found] and 2 * count >= filled[at]]
    return max(better, key=lambda at: known[at], default=found)


def _is_heading(entity: str, cell: Cell) -> bool:
    return isinstance(cell, str) and guessing.named_fields(entity, cell)[1] == guessing.EXACT


def _is_data(sheet: Sheet, entity: str) -> bool:
    guesses: Sequence[ColumnGuess] = guessing.guess(entity, sheet.columns())
    return sheet.start == 1 and guessing.looks_like_data(guesses, sheet.headings)


def _headings(cells: Sequence[Cell]) -> tuple[str, ...]:
    found = [" ".join(as_text(cell).split()) for cell in cells]
    while found and not found[-1]:
        found.pop()
    return tuple(found)
