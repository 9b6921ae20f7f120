"""All databases of a test process share one dialect and its cache of compiled statements.

SQLAlchemy keeps that cache per engine, and every test opens databases of its own: without this, most of the time of a
test goes into compiling the same statements again.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine
from sqlalchemy.util import LRUCache

from db import database

_first: list[Engine] = []


def share() -> None:
    """From now on every engine of `db.database` uses what the first one has made."""
    real = database._engine
    if hasattr(real, "is_shared"):
        return

    def shared(*args: Any) -> Engine:
        engine = real(*args)
        if not _first:
            engine._compiled_cache = LRUCache(5_000)
            _first.append(engine)
        engine.dialect = engine.pool._dialect = _first[0].dialect
        engine._compiled_cache = _first[0]._compiled_cache
        return engine

    shared.is_shared = True  # type: ignore[attr-defined]
    database._engine = shared
