"""The INSERT of one journalled class with its columns' own conversions, for the paths that write many rows."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from operator import itemgetter
from typing import Any

from sqlalchemy import Boolean, Dialect

from db import search
from db.base import Id, Synced
from db.journal.values import Shape, shape_of


class Insert:
    """The INSERT of one class, with its columns' own conversions, made once."""

    _made: dict[type[Synced], Insert] = {}  # noqa: RUF012 - a cache

    def __init__(self, shape: Shape, dialect: Dialect) -> None:
        quote = dialect.identifier_preparer.quote
        names = ["n", "id", "office", "deleted", *shape.fields, *sorted(shape.cls.__derived__)]
        columns, marks = ", ".join(map(quote, names)), ", ".join("?" * len(names))
        self.shape, self.entity = shape, str(shape.table.name)
        self.sql = f"INSERT INTO {quote(self.entity)} ({columns}) VALUES ({marks})"
        self.columns = names[4:]
        self._pick = itemgetter(*self.columns) if len(self.columns) > 1 else lambda values: (values[self.columns[0]],)
        made = (_converter(shape.table.c[column].type, dialect) for column in self.columns)
        self._convert = [(place, convert) for place, convert in enumerate(made) if convert is not None]
        self.searchable = search.searchable(shape.cls)

    @classmethod
    def of(cls, mapped: type[Synced], dialect: Dialect) -> Insert:
        if mapped not in cls._made:
            cls._made[mapped] = cls(shape_of(mapped), dialect)
        return cls._made[mapped]

    def record(self, n: int, row: uuid.UUID, office: int, deleted: bool, values: Mapping[str, Any]) -> tuple[Any, ...]:
        """Parameters of the statement; `values` has every field and derived column."""
        stored = list(self._pick(values))
        for place, convert in self._convert:
            stored[place] = convert(stored[place])
        return (n, row.bytes, office, deleted, *stored)


def _converter(kind: Any, dialect: Dialect) -> Callable[[Any], Any] | None:
    """What the driver cannot store by itself."""
    if isinstance(kind, Id):
        return lambda value: None if value is None else value.bytes
    if isinstance(kind, Boolean):
        return None
    convert: Callable[[Any], Any] | None = kind.dialect_impl(dialect).bind_processor(dialect)
    if convert is None:
        return None
    nothing = convert(None)  # most cells; asking the type each time costs as much as the row's INSERT
    return lambda value: nothing if value is None else convert(value)
