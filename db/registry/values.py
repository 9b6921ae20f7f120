"""Which tags there are, which officers: the values of a column of free text, each with its term of the search index.

Read in one pass over the table (a second with a million rows), and after that only from rows that change.
"""

from __future__ import annotations

import json
import threading
import uuid
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.base import SetOf, Synced
from db.database import Database
from db.journal import Changes
from db.journal.store import driver
from db.registry.terms import set_term

MOST_CHANGED = 500


class Values:
    """The values of `column`, a text or a set in JSON, whose terms begin with `mark`."""

    def __init__(self, database: Database, cls: type[Synced], column: str, mark: str) -> None:
        self._database, self._mark = database, mark
        self._table: Any = cls.__table__  # type: ignore[attr-defined]
        self._column = column
        self._lock = threading.Lock()
        self._terms: dict[str, str] | None = None
        self._changed: set[uuid.UUID] = set()
        self._listening = False

    def terms(self, session: Session) -> dict[str, str]:
        """Term by value, in no order; also of values that no row has any more. Of spellings that are told apart by
        nothing but letters there is one."""
        with self._lock:
            if not self._listening:
                self._listening = True
                self._database.subscribe(self._hear)
            if self._terms is None or len(self._changed) > MOST_CHANGED:
                self._terms = {}
                self._changed.clear()
                self._add(self._all(session))
            elif self._changed:
                self._add(self._of_changed(session))
                self._changed.clear()
            return {value: term for term, value in self._terms.items()}

    def _all(self, session: Session) -> Iterable[Any]:
        column, name = self._column, self._table.name
        statement = (
            f"SELECT DISTINCT {column} FROM {name} NOT INDEXED "
            f"WHERE deleted = 0 AND hidden = 0 AND {column} IS NOT NULL"
        )
        is_set = isinstance(self._table.c[column].type, SetOf)
        for (value,) in driver(session.connection()).execute(statement):
            yield json.loads(value) if is_set else value

    def _of_changed(self, session: Session) -> Iterable[Any]:
        return session.scalars(select(self._table.c[self._column]).where(self._table.c.id.in_(self._changed)))

    def _add(self, found: Iterable[Any]) -> None:
        assert self._terms is not None
        for value in found:
            for one in value if isinstance(value, list) else (value,):
                if one:
                    self._terms.setdefault(set_term(self._mark, one), one)

    def _hear(self, changes: Changes) -> None:
        with self._lock:
            self._changed |= changes.rows.get(self._table.name, frozenset())
