"""The mapped classes also run on PostgreSQL, for a centre that outgrows one file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sqlalchemy import Table
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from db.base import Base, Synced, synced_classes
from db.schema import load_model

load_model()
DIALECT = postgresql.dialect()  # type: ignore[no-untyped-call]
DB = Path(__file__).parents[2] / "db"
LONGEST_NAME = 63


@pytest.mark.parametrize("table", Base.metadata.sorted_tables, ids=str)
def test_every_table_and_index_can_be_made_on_postgresql(table: Table) -> None:
    statement = str(CreateTable(table).compile(dialect=DIALECT))
    assert not re.search(r"\b(BLOB|DATETIME|AUTOINCREMENT|ROWID)\b", statement)
    for index in table.indexes:
        assert str(CreateIndex(index).compile(dialect=DIALECT))
    names = [table.name, *(column.name for column in table.columns), *(str(index.name) for index in table.indexes)]
    assert all(len(name) <= LONGEST_NAME and name == name.casefold() for name in names)


def test_identifiers_moments_and_plain_data_have_their_own_types_there() -> None:
    statement = "\n".join(str(CreateTable(table).compile(dialect=DIALECT)) for table in Base.metadata.sorted_tables)
    for word in (" UUID", "TIMESTAMP WITH TIME ZONE", "JSONB", "BIGSERIAL", "DEFERRABLE INITIALLY DEFERRED"):
        assert word in statement


def test_no_business_field_of_a_journalled_table_is_unique() -> None:
    """Such a clash between two places could not be shown to anybody: one of the rows would have to vanish."""
    for name, cls in synced_classes().items():
        table: Table = cls.__table__  # type: ignore[attr-defined]
        unique = {column.name for column in table.columns if column.unique}
        unique |= {column.name for index in table.indexes if index.unique for column in index.columns}
        assert unique == {"id"}, name
        assert issubclass(cls, Synced)


def test_no_table_of_a_feature_knows_sqlite() -> None:
    """`db/journal/` may: it is written anew for another database, as `db/database.py` and the search index are."""
    words = re.compile(r"sqlite|sqlcipher|\bPRAGMA\b|\browid\b|INSERT OR |\bfts5\b", re.IGNORECASE)
    features = [path for path in DB.glob("*/tables.py") if path.parent.name != "journal"]
    assert [path for path in features if words.search(path.read_text())] == []
