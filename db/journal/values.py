"""How the values of a journalled class are written into operations and read back."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Boolean, Column, Date, Float, Integer, Numeric, Table, Text, Unicode
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from db.base import Id, SetOf, Synced, Utc, synced_classes
from db.journal.operation import MEMBERS

NOT_FIELDS = frozenset({"n", "id", "office", "deleted"})
"""Columns that every journalled table has; an operation carries them in its own way."""


def _checked(kind: type | tuple[type, ...]) -> Callable[[Any], Any]:
    def check(value: Any) -> Any:
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise ValueError(f"{type(value).__name__} where {kind} belongs")
        if isinstance(value, int) and not -(1 << 63) <= value < 1 << 63:
            raise ValueError("a number that no column holds")
        return value

    return check


_text = _checked(str)


def _number(text: str) -> Decimal:
    number = Decimal(_text(text))
    if not number.is_finite():
        raise ValueError("not a number")
    return number


def _moment(text: str) -> dt.datetime:
    moment = dt.datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a moment without its time zone")
    return moment.astimezone(dt.UTC)


def _moment_text(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")


def _members(value: Any) -> list[Any] | None:
    if not isinstance(value, dict) or set(value) != {MEMBERS} or not isinstance(value[MEMBERS], list):
        raise ValueError("not a set")
    return value[MEMBERS] or None


def _identity(value: Any) -> Any:
    return value


_CODECS: tuple[tuple[type, Callable[[Any], Any], Callable[[Any], Any]], ...] = (
    (SetOf, lambda members: {MEMBERS: members}, _members),
    (Id, lambda value: value.hex, lambda text: uuid.UUID(_text(text))),
    (Utc, _moment_text, _moment),
    (Date, dt.date.isoformat, dt.date.fromisoformat),
    (Boolean, _identity, _checked(bool)),
    (Integer, _identity, _checked(int)),
    (Float, _identity, _checked((int, float))),
    (Numeric, str, _number),
    (Text, _identity, _text),
    (Unicode, _identity, _text),
)


def _codec(column: Column[Any]) -> tuple[Callable[[Any], Any], Callable[[Any], Any]]:
    for kind, to_json, from_json in _CODECS:
        if isinstance(column.type, kind):
            return to_json, from_json
    return _identity, _identity


@dataclass(frozen=True)
class Shape:
    """What the journal must know of one class: its fields, how they are written, what a row needs to stand."""

    cls: type[Synced]
    table: Table
    fields: tuple[str, ...]
    to_json: dict[str, Callable[[Any], Any]]
    from_json: dict[str, Callable[[Any], Any]]
    defaults: dict[str, Any]
    required: frozenset[str]
    never_null: frozenset[str]
    """`required`, and those for which a default stands in."""
    blank: dict[str, Any]
    """Every field with its default, None where there is none."""
    plain: tuple[str, ...]
    """Fields whose values are written as they are."""
    coded: tuple[tuple[str, Callable[[Any], Any]], ...]
    """The others, with what makes them JSON."""
    parents: dict[str, str]
    """Field -> entity of the journalled table it points to."""
    nothing: dict[str, Any]
    """Every field as it is where its values are gone: None, or what a column that is never null has for it."""

    def encode(self, field: str, value: Any) -> Any:
        return None if value is None else self.to_json[field](value)

    def decode(self, field: str, value: Any) -> Any:
        """Raise ValueError or TypeError where the JSON value is not one of the column's type."""
        return None if value is None else self.from_json[field](value)

    def read(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Those of the JSON values that are fields, decoded; None where a default stands in is left out.

        Raises ValueError or TypeError as `decode` does.
        """
        readers, never_null = self.from_json, self.never_null
        found: dict[str, Any] = {}
        for name, value in values.items():
            if value is None:
                if name in readers and name not in never_null:
                    found[name] = None
            elif (reader := readers.get(name)) is not None:
                # Most values are text, and a call for each costs more than to look at it.
                found[name] = value if reader is _text and type(value) is str else reader(value)
        return found

    def complete(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """`values` with the columns' defaults for what is missing, None for the rest, and the derived columns."""
        full = {**self.blank, **values}
        full.update(self.cls.derive(full))
        return full

    def creation(self, full: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
        """The fields of an operation that makes a row, as plain dicts; `full` has every field."""
        fields = {name: {"v": value} for name in self.plain if (value := full[name]) is not None}
        for name, to_json in self.coded:
            if (value := full[name]) is not None:
                fields[name] = {"v": to_json(value)}
        return fields


_described: dict[type[Synced], Shape] = {}


def shape_of(cls: type[Synced]) -> Shape:
    """The description of a class, made once."""
    shape = _described.get(cls)
    if shape is None:
        shape = _described[cls] = _describe(cls)
    return shape


def _describe(cls: type[Synced]) -> Shape:
    table: Table = cls.__table__  # type: ignore[attr-defined]
    columns = {
        column.key: column
        for column in table.columns
        if column.key not in NOT_FIELDS and column.key not in cls.__derived__
    }
    entities = synced_classes()
    codecs = {name: _codec(column) for name, column in columns.items()}
    parents = {
        name: key.column.table.name
        for name, column in columns.items()
        for key in column.foreign_keys
        if key.column.table.name in entities
    }
    defaults = {n: c.default.arg for n, c in columns.items() if isinstance(c.default, ScalarElementColumnDefault)}
    return Shape(
        cls=cls,
        table=table,
        fields=tuple(columns),
        to_json={name: pair[0] for name, pair in codecs.items()},
        from_json={name: pair[1] for name, pair in codecs.items()},
        defaults=defaults,
        blank=dict.fromkeys(columns) | defaults,
        never_null=frozenset(name for name, c in columns.items() if not c.nullable),
        required=frozenset(name for name, c in columns.items() if not c.nullable and c.default is None),
        plain=tuple(name for name, pair in codecs.items() if pair[0] is _identity),
        coded=tuple((name, pair[0]) for name, pair in codecs.items() if pair[0] is not _identity),
        parents=parents,
        nothing={n: None if c.nullable else defaults.get(n, _nothing(c)) for n, c in columns.items()},
    )


_NOTHING: tuple[tuple[type, Any], ...] = (
    (Id, uuid.UUID(int=0)), (Utc, dt.datetime(1970, 1, 1, tzinfo=dt.UTC)), (Date, dt.date(1970, 1, 1)),
    (Boolean, False), (Integer, 0), (Float, 0.0), (Numeric, Decimal(0)), (SetOf, []), (Text, ""), (Unicode, ""),
)  # fmt: skip


def _nothing(column: Column[Any]) -> Any:
    return next((value for kind, value in _NOTHING if isinstance(column.type, kind)), {})


def shapes() -> dict[str, Shape]:
    """Every journalled entity, parents before children."""
    return {name: shape_of(cls) for name, cls in synced_classes().items()}
