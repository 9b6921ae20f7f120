"""A record is found by the name of one that was merged into it, where few others are found.

The index holds only what a record has itself. An organisation has what it was called before, but a person keeps no
earlier names. Merged records are few; their names are looked through in memory.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.base import Synced
from db.registry.found_by import VERSION
from db.registry.head import Head
from db.registry.parts import ENOUGH
from db.registry.terms import Wanted


class MergedNames:
    def __init__(self, cls: type[Synced], named: Sequence[str], head: Head) -> None:
        """`named`: the columns of `search_parts`."""
        self._cls, self._named, self._head = cls, named, head
        self._keeps = "former_names" in cls.__table__.c  # type: ignore[attr-defined]
        self._known: tuple[int, dict[int, str]] = (-1, {})

    def rows(self, session: Session, wanted: Wanted, known: Sequence[int]) -> list[int]:
        """Rows that are wanted if the names of what was merged into them count as theirs, besides the `known` ones."""
        if self._keeps or not wanted.typed or len(known) >= ENOUGH:
            return []
        words, left_out = self._words(session), set(known)
        likely = [n for n, held in words.items() if n not in left_out and _has_one(wanted, held)]
        own = self._head.words(session, likely) if likely else {}
        return [n for n in likely if n in own and wanted.has_all(f"{words[n]}{own[n]}")]

    def _words(self, session: Session) -> dict[int, str]:
        """By the row that stands for others, the words of their names, a space before and behind each."""
        version = session.info[VERSION]
        if self._known[0] != version:
            self._known = version, self._read(session)
        return self._known[1]

    def _read(self, session: Session) -> dict[int, str]:
        columns: Any = self._cls.__table__.c  # type: ignore[attr-defined]
        asked = (columns.id, *(columns[name] for name in self._named))
        merged = {row.id: row for row in session.execute(select(*asked).where(~columns.deleted, columns.hidden))}
        standing: dict[uuid.UUID, str] = {}
        for row in merged.values():
            into, passed = row.merged_into, {row.id}
            while into in merged and into not in passed:
                passed.add(into)
                into = merged[into].merged_into
            held = self._cls.search_parts({**row._mapping, "merged_into": None}) or ""
            standing[into] = f"{standing.get(into, ' ')}{held} "
        found: dict[int, str] = {}
        ids = list(standing)
        for start in range(0, len(ids), 500):
            some = select(columns.n, columns.id).where(columns.id.in_(ids[start : start + 500]))
            rows = session.execute(some.where(~columns.deleted, ~columns.hidden))
            found |= {n: standing[each] for n, each in rows}
        return found


def _has_one(wanted: Wanted, held: str) -> bool:
    """Tell whether a typed word stands there: most names are done with then."""
    return any(f" {word}" in held for word in wanted.typed)
