"""The declarative base, the column types, and what makes a table a journalled one.

Local tables derive from `Base` alone and never leave the installation. Journalled ("synchronised") tables derive from
`Synced` as well: every write to them becomes an operation that travels to other places (`db/journal`).
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Mapping
from typing import Any, ClassVar

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Connection,
    Date,
    DateTime,
    Dialect,
    Integer,
    LargeBinary,
    SmallInteger,
    Uuid,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.orm import registry as mapper_registry
from sqlalchemy.types import TypeDecorator, TypeEngine

from db.ids import new_id

# A 64-bit row number; SQLite gives its fast row identity only to a column declared INTEGER.
RowNumber = BigInteger().with_variant(Integer, "sqlite")
Day = Date


class Id(TypeDecorator[uuid.UUID]):
    """A UUID: 16 bytes in SQLite (half of its text form, compared by memcmp), the native type in PostgreSQL."""

    impl = LargeBinary(16)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Uuid() if dialect.name == "postgresql" else LargeBinary(16))

    def process_bind_param(self, value: uuid.UUID | None, dialect: Dialect) -> Any:
        return value if value is None or dialect.name == "postgresql" else value.bytes

    def process_result_value(self, value: Any, dialect: Dialect) -> uuid.UUID | None:
        return value if value is None or dialect.name == "postgresql" else uuid.UUID(bytes=value)


class Utc(TypeDecorator[dt.datetime]):
    """A moment. Takes only aware datetimes and gives them back in UTC, whatever the database can store."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        moment = value.astimezone(dt.UTC)
        return moment if dialect.name == "postgresql" else moment.replace(tzinfo=None)

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:  # noqa: ARG002
        return value.replace(tzinfo=dt.UTC) if value is not None and value.tzinfo is None else value


class Json(TypeDecorator[Any]):
    """Plain data as JSON text in SQLite, as JSONB in PostgreSQL, whose dialect is loaded only there: it costs 50 ms."""

    impl = JSON
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name != "postgresql":
            return dialect.type_descriptor(JSON())
        from sqlalchemy.dialects.postgresql import JSONB

        return dialect.type_descriptor(JSONB())


class SetOf(TypeDecorator[list[Any]]):
    """A set of plain values, kept as a list in the order they were added. None is the empty one.

    Two places may add to it and take from it at the same time without a conflict (`db/journal/merge.py`). In operations
    it is written as {"set": [...]}, so that every version knows such a value, whatever tables it has.
    """

    impl = JSON
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name != "postgresql":
            return dialect.type_descriptor(JSON(none_as_null=True))
        from sqlalchemy.dialects.postgresql import JSONB

        return dialect.type_descriptor(JSONB(none_as_null=True))

    def process_bind_param(self, value: list[Any] | None, dialect: Dialect) -> list[Any] | None:  # noqa: ARG002
        return value or None


class Base(DeclarativeBase):
    """Base of every mapped class."""

    registry = mapper_registry(
        type_annotation_map={uuid.UUID: Id(), dt.datetime: Utc(), dt.date: Day(), dict[str, Any]: Json()}
    )

    @classmethod
    def forget_rows(cls, connection: Connection, rows: Collection[uuid.UUID]) -> None:
        """Remove what a local table holds of journalled rows whose values are gone for good, or have moved elsewhere.

        Called after these rows are blank, in the same transaction, at every place that the erasure comes to.
        """


class Synced:
    """Mixin of a journalled table; its `__tablename__` is also the entity's name in the journal and never changes.

    `n` is the row's number in this database only (the search index knows rows by it); `id` is its identity everywhere.
    `office` (licence plate of the province whose office owns the record, 0 for the centre) decides who may see the row
    and never changes. `deleted` hides it: rows are never removed, since somebody may be changing them elsewhere.
    `__once__` names columns that together stand in one row only (a person in an event): where two records become one,
    one of two such rows is left. Without it that holds for rows that say the same in all columns.
    `__everywhere__`: headquarters' own rows go to every province. Only where no row tells of a person.
    `__moves__`: offices give such rows to one another. Of two moves that had not seen each other a person decides here;
    rows of other classes go with them and follow that decision.
    """

    __derived__: ClassVar[frozenset[str]] = frozenset()
    __once__: ClassVar[tuple[str, ...]] = ()
    __to_field__: ClassVar[bool] = False
    __everywhere__: ClassVar[bool] = False
    __moves__: ClassVar[bool] = False

    n: Mapped[int] = mapped_column(RowNumber, primary_key=True, autoincrement=True)
    id: Mapped[uuid.UUID] = mapped_column(Id, unique=True, default=new_id)
    office: Mapped[int] = mapped_column(SmallInteger)
    deleted: Mapped[bool] = mapped_column(Boolean, default=False)

    @classmethod
    def derive(cls, values: Mapping[str, Any]) -> dict[str, Any]:
        """Values of the columns named in `__derived__`, from those of all others. Called on every path that writes."""
        del values
        return {}

    @classmethod
    def search_text(cls, values: Mapping[str, Any]) -> str | None:
        """Folded words by which the row is found; None where a table has no search index."""
        del values
        return None

    @classmethod
    def search_parts(cls, values: Mapping[str, Any]) -> str | None:
        """Folded text that is found by any three letters in a row of it; None where a table has no such index."""
        del values
        return None

    @classmethod
    def search_words(cls, values: Mapping[str, Any]) -> tuple[str | None, str | None]:
        """Both at once; to be overridden where they are made from the same."""
        return cls.search_text(values), cls.search_parts(values)


def synced_classes() -> dict[str, type[Synced]]:
    """Every journalled class by its entity name, parents before children."""
    by_table = {
        mapper.local_table: mapper.class_ for mapper in Base.registry.mappers if issubclass(mapper.class_, Synced)
    }
    return {table.name: by_table[table] for table in Base.metadata.sorted_tables if table in by_table}
