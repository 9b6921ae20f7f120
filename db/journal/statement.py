"""The INSERTs of one journalled class with its columns' own conversions, for the paths that write many rows.

The driver asks its adapters about every value that is not exactly an int, a float, a str or a bytearray: of a row of 31
columns, most of them NULL, that is three quarters of the INSERT's cost. So bytes go as bytearrays, truth as 0 and 1,
and columns that hold nothing in any row of a batch are not named.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from operator import itemgetter
from typing import Any

from sqlalchemy import Boolean, Dialect

from db import search
from db.base import Id, Synced
from db.journal.values import Shape, shape_of

MOST_PARAMETERS = 32_000
"""In one statement, of the 32,766 that SQLite takes unless it was built for more."""

Column = Sequence[Any]


def inserts(table: str, names: Sequence[str], columns: Sequence[Column]) -> list[tuple[str, list[Any]]]:
    """The statements that insert rows given by their columns, with their parameters: as few as hold them, because
    SQLite works without Python's lock while a statement runs, and others get on. A value that is the same in every row
    is given once a statement."""
    same = [place for place, column in enumerate(columns) if _is_one(column)]
    rest = [place for place in range(len(columns)) if place not in same] or [same.pop()]
    once = [columns[place][0] for place in same]
    head = f"INSERT INTO {table} ({', '.join(names[place] for place in (*same, *rest))}) VALUES "
    marks = f"({', '.join([*(f'?{number}' for number in range(1, len(same) + 1)), *['?'] * len(rest)])})"
    rows = list(zip(*(columns[place] for place in rest), strict=True))
    size = (MOST_PARAMETERS - len(same)) // len(rest)
    return [
        (head + ", ".join([marks] * len(some)), [*once, *chain.from_iterable(some)])
        for some in (rows[start : start + size] for start in range(0, len(rows), size))
    ]


def _is_one(column: Column) -> bool:
    """Whether all values are the same; 1, 1.0 and true are not."""
    return len(column) > 1 and column.count(column[0]) == len(column) and len(set(map(type, column))) == 1


def insert_columns(raw: Any, table: str, names: Sequence[str], columns: Sequence[Column]) -> None:
    """Run `inserts` at once."""
    for sql, values in inserts(table, names, columns):
        raw.execute(sql, values)


def blobs(rows: Iterable[uuid.UUID]) -> list[bytearray]:
    return [bytearray(row.int.to_bytes(16)) for row in rows]


class Insert:
    """The INSERT of one class, with its columns' own conversions, made once."""

    _made: dict[type[Synced], Insert] = {}  # noqa: RUF012 - a cache

    def __init__(self, shape: Shape, dialect: Dialect) -> None:
        self._quote = dialect.identifier_preparer.quote
        names = ["n", "id", "office", "deleted", *shape.fields, *sorted(shape.cls.__derived__)]
        columns, marks = ", ".join(map(self._quote, names)), ", ".join("?" * len(names))
        self.shape, self.entity = shape, str(shape.table.name)
        self.table = self._quote(self.entity)
        self.sql = f"INSERT INTO {self.table} ({columns}) VALUES ({marks})"
        self.columns = names[4:]
        self._pick = itemgetter(*self.columns) if len(self.columns) > 1 else lambda values: (values[self.columns[0]],)
        made = [_converter(shape.table.c[column].type, dialect) for column in self.columns]
        self._convert = [(place, convert) for place, convert in enumerate(made) if convert is not None]
        self._converters = dict(zip(self.columns, made, strict=True))
        self.searchable = search.searchable(shape.cls)

    @classmethod
    def of(cls, mapped: type[Synced], dialect: Dialect) -> Insert:
        if mapped not in cls._made:
            cls._made[mapped] = cls(shape_of(mapped), dialect)
        return cls._made[mapped]

    def record(self, n: int, row: uuid.UUID, office: int, deleted: bool, values: Mapping[str, Any]) -> tuple[Any, ...]:
        """Parameters of `sql`; `values` has every field and derived column."""
        stored = list(self._pick(values))
        for place, convert in self._convert:
            stored[place] = convert(stored[place])
        return (n, row.bytes, office, deleted, *stored)

    def many(
        self, first: int, rows: Sequence[uuid.UUID], offices: Column, values: Sequence[Mapping[str, Any]]
    ) -> tuple[list[str], list[Column]]:
        """The same of many rows that stand, numbered from `first`: names and columns as `inserts` takes them."""
        names = ["n", "id", "office", "deleted"]
        columns: list[Column] = [range(first, first + len(rows)), blobs(rows), offices, [0] * len(rows)]
        picked = zip(*map(self._pick, values), strict=True)
        for name, found in zip(self.columns, picked, strict=True) if values else ():
            column: Column = found
            convert = self._converters[name]
            if convert is not None and (column.count(None) < len(column) or convert(None) is not None):
                column = [convert(value) for value in column]
            if column.count(None) < len(column):
                names.append(self._quote(name))
                columns.append(column)
        return names, columns


def _converter(kind: Any, dialect: Dialect) -> Callable[[Any], Any] | None:
    """What the driver cannot store by itself, or only slowly."""
    if isinstance(kind, Id):
        return lambda value: None if value is None else bytearray(value.bytes)
    if isinstance(kind, Boolean):
        return lambda value: None if value is None else int(value)
    convert: Callable[[Any], Any] | None = kind.dialect_impl(dialect).bind_processor(dialect)
    if convert is None:
        return None
    nothing = convert(None)  # most cells; asking the type each time costs as much as the row's INSERT
    return lambda value: nothing if value is None else convert(value)
