"""The first rows of a list with the words that they are found by: looked through in memory where many rows match."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import TextClause
from sqlalchemy.orm import Session

from db.base import Synced

HEAD = 16_384
"""Rows at the beginning of an order that are looked through: one in two hundred matching fills a screen."""
CHUNK = 512
PATIENCE = 2_048
"""Rows looked through before giving up."""
LUCK = 1.5
"""So many times as many as until now may turn up in the rest."""
KEPT = 2 * HEAD
HEAD_VERSION = "head_version"
"""What a session notes before it reads: words read from an older state of the data are not kept."""
PART = "\n"
"""Stands between the words of a row and the text that is found by its parts."""

Row = Mapping[str, Any]
Meets = Callable[[int, str], bool]


class Head:
    """`statement` selects what a row is found by, `names` what its parts are, for the numbers in :rows."""

    def __init__(self, cls: type[Synced], statement: TextClause, names: TextClause) -> None:
        self._cls, self._statement, self._names = cls, statement, names
        self._words: dict[int, str] = {}
        self.version = 0

    def forget(self, rows: Iterable[int] | None) -> None:
        """These rows have changed (None: any may have)."""
        self.version += 1
        if rows is None:
            self._words = {}
        else:
            for n in rows:
                self._words.pop(n, None)

    def first(
        self,
        session: Session,
        order: Sequence[int],
        number: int,
        needles: Sequence[str] = (),
        meets: Meets | None = None,
    ) -> list[int]:
        """The first `number` rows of `order` that have all `needles` (best the rarest first) in their words and of
        which `meets` says so; fewer when so few have turned up that the rest would not hold enough of them either."""
        found: list[int] = []
        for start in range(0, len(order), CHUNK):
            some = order[start : start + CHUNK]
            words = self._known(session, some)
            have = [n for n in some if n in words]
            for needle in needles:
                have = [n for n in have if needle in words[n]]
            found += have if meets is None else [n for n in have if meets(n, words[n])]
            if len(found) >= number:
                return found[:number]
            seen = start + CHUNK
            if seen >= PATIENCE and len(found) * len(order) * LUCK < number * seen:
                break
        return found

    def words(self, session: Session, rows: Sequence[int]) -> dict[int, str]:
        """What the given rows are found by: the words, then behind PART the text that is found by its parts."""
        cls = self._cls
        found = {}
        values: Any
        for values in session.execute(self._statement, {"rows": json.dumps(list(rows))}).mappings():
            row: Row = values
            held, parts = cls.search_words(row)
            if held is not None:
                found[row["n"]] = f" {held} {PART}{parts or ''}"
        return found

    def parts(self, session: Session, rows: Sequence[int]) -> dict[int, str]:
        """The text alone that rows are found by the parts of, in a fifth of the time."""
        values: Any = session.execute(self._names, {"rows": json.dumps(list(rows))}).mappings()
        return {row["n"]: self._cls.search_parts(row) or "" for row in values}

    def _known(self, session: Session, rows: Sequence[int]) -> Mapping[int, str]:
        version, kept = self.version, self._words
        missing = [n for n in rows if n not in kept]
        if not missing:
            return kept
        fresh = self.words(session, missing)
        if session.info.get(HEAD_VERSION, version) == version == self.version:
            if len(kept) + len(fresh) > KEPT:
                self._words = kept = {n: kept[n] for n in rows if n in kept}
            kept.update(fresh)
            return kept
        return {n: kept[n] for n in rows if n in kept} | fresh
