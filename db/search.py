"""The search index: one FTS5 table per searchable class, its rowid the row's `n`.

The words are folded before they come in (`db/text.py`), so the tokenizer only has to split. The table holds no copy of
the text (`contentless`), and no positions (`detail=none`): word beginnings are all that is asked of it.
A class may have a second table of the three letters in a row that its name holds, for what is typed from the middle of
a word; it has no positions either, so what it finds is looked at once more (`parts_expression`).
Besides `db/database.py` and `db/journal/` this is the only place that knows SQLite.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from typing import Any

from sqlalchemy import Connection

from db.base import Synced, synced_classes
from db.text import fold

CHUNK = 5_000  # rows whose words are held at a time
_ROWS = 10_000  # of one statement that stores words
_MANY = {"hashsize": 8 << 20}
_FEW = {"hashsize": 1 << 20}  # what the module takes by itself
SAMPLE = 2_000  # matches by which one tells how many there are
_WORD = re.compile(r"\w+")


def searchable(cls: type[Synced]) -> bool:
    """Tell whether the class describes itself for searching."""
    return cls.search_text.__func__ is not Synced.search_text.__func__  # type: ignore[attr-defined]


def table_name(cls: type[Synced]) -> str:
    return f"{cls.__tablename__}_search"  # type: ignore[attr-defined]


def has_parts(cls: type[Synced]) -> bool:
    """Tell whether the class is found by the middle of its words, too."""
    return cls.search_parts.__func__ is not Synced.search_parts.__func__  # type: ignore[attr-defined]


def parts_name(cls: type[Synced]) -> str:
    return f"{cls.__tablename__}_search_parts"  # type: ignore[attr-defined]


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
        if has_parts(cls):
            connection.exec_driver_sql(
                f"CREATE VIRTUAL TABLE IF NOT EXISTS {parts_name(cls)} USING fts5(text, content='', detail=none, "
                "contentless_delete=1, tokenize='trigram case_sensitive 1')"
            )


def put(
    connection: Connection, cls: type[Synced], entries: Iterable[tuple[int, Mapping[str, Any] | None]], *, fresh: bool
) -> None:
    """Store what rows are found by: (`n`, values); None takes a row out. `fresh`: none of them is in the index yet."""
    rows = list(entries)
    _store(connection, table_name(cls), [(n, values and cls.search_text(values)) for n, values in rows], fresh)
    if has_parts(cls):
        _store(connection, parts_name(cls), [(n, values and cls.search_parts(values)) for n, values in rows], fresh)


Words = tuple[str | None, str | None]
"""The words that a row is found by, and the text that is searched for parts of words; None where it is not found."""


def inserts(cls: type[Synced], first: int, entries: Sequence[Words]) -> list[tuple[str, list[Any]]]:
    """The statements that store the words of new rows, numbered from `first`, with their parameters."""
    found = _inserts(table_name(cls), [(n, entry[0]) for n, entry in enumerate(entries, first)])
    if has_parts(cls):
        found += _inserts(parts_name(cls), [(n, entry[1]) for n, entry in enumerate(entries, first)])
    return found


def store(connection: Connection, cls: type[Synced], first: int, entries: Sequence[Words]) -> None:
    """Run `inserts` at once."""
    raw: Any = connection.connection.driver_connection
    for sql, values in inserts(cls, first, entries):
        raw.execute(sql, values)


@contextmanager
def storing_many(connection: Connection, cls: type[Synced]) -> Iterator[None]:
    """While very many rows are stored the index collects more of them before it writes. Part of the transaction.

    Merging its pieces stays on: put off, it made the day's mail after it at a million organisations take half as long
    again, and gained little here.
    """
    _set(connection, cls, _MANY)
    yield
    _set(connection, cls, _FEW)


def _set(connection: Connection, cls: type[Synced], settings: Mapping[str, int]) -> None:
    raw: Any = connection.connection.driver_connection
    for name in _tables(cls):
        for setting, value in settings.items():
            raw.execute(f"INSERT INTO {name}({name}, rank) VALUES (?, ?)", (setting, value))


def _tables(cls: type[Synced]) -> list[str]:
    return ([table_name(cls)] if searchable(cls) else []) + ([parts_name(cls)] if has_parts(cls) else [])


def rebuild(connection: Connection, cls: type[Synced], entries: Iterable[tuple[int, Mapping[str, Any]]]) -> None:
    """Make the index anew from all rows that are found at all."""
    for name in (table_name(cls), *([parts_name(cls)] if has_parts(cls) else [])):
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {name}")
    create_indexes(connection)
    waiting = iter(entries)
    while some := list(islice(waiting, CHUNK)):
        put(connection, cls, some, fresh=True)


def compact(raw: Any) -> None:
    """Write every index anew on a DBAPI connection: of rows that were taken out nothing is left in the file then."""
    for cls in synced_classes().values():
        for name in _tables(cls):
            raw.execute(f"INSERT INTO {name}({name}) VALUES ('optimize')")


def _store(connection: Connection, name: str, rows: Sequence[tuple[int, Any]], fresh: bool) -> None:
    raw: Any = connection.connection.driver_connection
    if not fresh and rows:
        raw.executemany(f"DELETE FROM {name} WHERE rowid = ?", [(n,) for n, _ in rows])
    for sql, values in _inserts(name, rows):
        raw.execute(sql, values)


def _inserts(name: str, rows: Sequence[tuple[int, Any]]) -> list[tuple[str, list[Any]]]:
    """Many rows a statement: SQLite works without Python's lock meanwhile, and others get on."""
    kept = [(n, words) for n, words in rows if words is not None]
    head = f"INSERT INTO {name}(rowid, text) VALUES "
    return [
        (head + ", ".join(["(?, ?)"] * len(some)), list(chain.from_iterable(some)))
        for some in (kept[start : start + _ROWS] for start in range(0, len(kept), _ROWS))
    ]


def expression(typed: str) -> str | None:
    """What a person typed as an FTS5 expression: every word is the beginning of a word. None when no word is left."""
    parts = _WORD.findall(fold(typed))
    return " AND ".join(f'"{part}"*' for part in parts) or None


def threes(word: str) -> list[str]:
    """The letters in threes of a folded word; none of a shorter one."""
    return list(dict.fromkeys(word[at : at + 3] for at in range(len(word) - 2)))


def parts_expression(parts: Iterable[str]) -> str:
    """Rows that hold all of some `threes`, wherever they stand: look again."""
    return " AND ".join(f'"{part}"' for part in parts)


def matches(cls: type[Synced], parameter: str = "match") -> str:
    """SQL that selects the `n` of matching rows; bind `expression(...)` to `parameter`."""
    name = table_name(cls)
    return f"SELECT rowid FROM {name} WHERE {name} MATCH :{parameter}"


def numbers(connection: Connection, cls: type[Synced], match: str) -> list[int]:
    """The `n` of the rows that match an FTS5 expression, ascending. All of them in one text: the fastest way out of
    SQLite by far."""
    return _numbers(connection, table_name(cls), match)


def part_numbers(connection: Connection, cls: type[Synced], match: str) -> list[int]:
    """The same of a `parts_expression`."""
    return _numbers(connection, parts_name(cls), match)


def count(connection: Connection, cls: type[Synced], match: str) -> int:
    """How many rows match an FTS5 expression: 20 to 90 ms for a million."""
    name = table_name(cls)
    return int(_one(connection, f"SELECT count(*) FROM {name} WHERE {name} MATCH ?", match))


def longest_prefix(cls: type[Synced]) -> int:
    """Letters of the longest word beginning that the index answers at once."""
    return int(prefixes(cls).split()[-1])


def sample(connection: Connection, cls: type[Synced], match: str, most: int = SAMPLE) -> tuple[int, list[int] | None]:
    """About how many rows match an FTS5 expression, going by the `most` first ones; where there are fewer, exactly,
    and which."""
    return _sample(connection, table_name(cls), str(cls.__tablename__), match, most)  # type: ignore[attr-defined]


def sample_parts(
    connection: Connection, cls: type[Synced], match: str, most: int = SAMPLE
) -> tuple[int, list[int] | None]:
    """The same of a `parts_expression`."""
    return _sample(connection, parts_name(cls), str(cls.__tablename__), match, most)  # type: ignore[attr-defined]


def top(connection: Connection, cls: type[Synced]) -> int:
    """The highest row number."""
    return int(_one(connection, f"SELECT max(n) FROM {cls.__tablename__}") or 0)  # type: ignore[attr-defined]


def _sample(connection: Connection, name: str, rows: str, match: str, most: int) -> tuple[int, list[int] | None]:
    found = _numbers(connection, name, match, f"LIMIT {most}")
    if len(found) < most:
        return len(found), found
    return int(most * _one(connection, f"SELECT max(n) FROM {rows}") / found[-1]), None


def _numbers(connection: Connection, name: str, match: str, limit: str = "") -> list[int]:
    statement = f"SELECT json_group_array(rowid) FROM (SELECT rowid FROM {name} WHERE {name} MATCH ? {limit})"
    found: list[int] = json.loads(_one(connection, statement, match))
    return found


def _one(connection: Connection, statement: str, *values: Any) -> Any:
    raw: Any = connection.connection.driver_connection
    return raw.execute(statement, values).fetchone()[0]
