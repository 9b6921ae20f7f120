"""The search index: one FTS5 table per searchable class, its rowid the row's `n`.

The words are folded before they come in (`db/text.py`), so the tokenizer only has to split. The table holds no copy of
the text (`contentless`), and no positions (`detail=none`): word beginnings are all that is asked of it.
Besides `db/database.py` and `db/journal/` this is the only place that knows SQLite.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, text

from db.base import Synced, synced_classes
from db.text import fold

_WORD = re.compile(r"\w+")


def searchable(cls: type[Synced]) -> bool:
    """Tell whether the class describes itself for searching."""
    return cls.search_text.__func__ is not Synced.search_text.__func__  # type: ignore[attr-defined]


def table_name(cls: type[Synced]) -> str:
    return f"{cls.__tablename__}_search"  # type: ignore[attr-defined]


def prefixes(cls: type[Synced]) -> str:
    """Lengths of word beginnings that have an index of their own; a class with very many rows may name more of them."""
    return str(getattr(cls, "__search_prefixes__", "1 2 3"))


def create_indexes(connection: Connection) -> None:
    """Create the index tables that are missing."""
    for cls in synced_classes().values():
        if searchable(cls):
            connection.exec_driver_sql(
                f"CREATE VIRTUAL TABLE IF NOT EXISTS {table_name(cls)} USING fts5(text, content='', detail=none, "
                f"contentless_delete=1, prefix='{prefixes(cls)}', tokenize='unicode61 remove_diacritics 0')"
            )


def put(connection: Connection, cls: type[Synced], entries: Iterable[tuple[int, str | None]], *, fresh: bool) -> None:
    """Store the words of rows by their `n`; None takes a row out. `fresh`: none of them is in the index yet."""
    rows = list(entries)
    name = table_name(cls)
    raw: Any = connection.connection.driver_connection
    if not fresh and rows:
        raw.executemany(f"DELETE FROM {name} WHERE rowid = ?", [(n,) for n, _ in rows])
    kept = [(n, words) for n, words in rows if words is not None]
    if kept:
        raw.executemany(f"INSERT INTO {name}(rowid, text) VALUES (?, ?)", kept)


def expression(typed: str) -> str | None:
    """What a person typed as an FTS5 expression: every word is the beginning of a word. None when no word is left."""
    parts = _WORD.findall(fold(typed))
    return " AND ".join(f'"{part}"*' for part in parts) or None


def matches(cls: type[Synced], parameter: str = "match") -> str:
    """SQL that selects the `n` of matching rows; bind `expression(...)` to `parameter`."""
    name = table_name(cls)
    return f"SELECT rowid FROM {name} WHERE {name} MATCH :{parameter}"


def count_matches(connection: Connection, cls: type[Synced], typed: str, limit: int) -> int:
    """How many rows match, counting no further than `limit`."""
    found = connection.execute(
        text(f"SELECT count(*) FROM ({matches(cls)} LIMIT :limit)"), {"match": expression(typed), "limit": limit}
    ).scalar_one()
    return int(found)
