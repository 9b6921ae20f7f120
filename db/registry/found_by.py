"""Which rows the search index has for a search: what was asked is remembered as long as nothing changes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress
from typing import Any

from sqlalchemy.orm import Session

from db import search
from db.base import Synced
from db.registry.head import Head
from db.registry.terms import Wanted

VERSION = "list_version"
"""What a session notes before it reads: the version of the data that it sees, at the latest."""
FEW_LOOKED_AT = 200
"""Rows that are looked at once more in less time than the index takes for a long beginning of a frequent word."""
FILTERED = 80_000
"""Rows with the typed words among which the filters are looked up in memory: the index takes longer to join them."""
REMEMBERED = 256
MASKS = 2


class Index:
    """The search index of one class."""

    def __init__(self, cls: type[Synced], head: Head) -> None:
        self._cls, self._head = cls, head
        self._letters = search.longest_prefix(cls)
        self._samples: dict[tuple[int, str], tuple[int, list[int] | None]] = {}
        self._counts: dict[tuple[int, str], int] = {}
        self._masks: dict[tuple[int, str], bytearray] = {}

    def about(self, session: Session, wanted: Wanted) -> int:
        """About how many rows have its words, or some more, going by the first ones; exactly where they are few."""
        return self._sample(session, wanted)[0]

    def count(self, session: Session, wanted: Wanted) -> int:
        """How many rows have its words, exactly: up to 90 ms for a million."""
        key = (session.info[VERSION], wanted.expression())
        if key not in self._counts:
            _make_room(self._counts, REMEMBERED)
            self._counts[key] = search.count(session.connection(), self._cls, key[1])
        return self._counts[key]

    def rows(self, session: Session, wanted: Wanted) -> Sequence[int]:
        """All rows that have its words, in no order."""
        typed, filters = wanted.parted()
        about, sampled = self._sample(session, typed) if typed.groups else self._sample(session, wanted)
        exact = typed.expression() == typed.coarse(self._letters)
        if sampled is not None and len(sampled) <= FEW_LOOKED_AT and (filters.groups or not exact):
            return self._looked_at(session, sampled, wanted)
        if not typed.groups or not filters.groups:
            return self._of(session, wanted, sampled)
        if about <= FILTERED:
            return self.having(session, filters, self._of(session, typed, sampled))
        return search.numbers(session.connection(), self._cls, wanted.expression())

    def having(self, session: Session, wanted: Wanted, rows: Sequence[int]) -> list[int]:
        """Those of `rows` that have the words, too. All that have them are asked for once, and remembered."""
        mask = self._mask(session, wanted)
        if max(rows, default=0) >= len(mask):  # rows that came since
            rows = [n for n in rows if n < len(mask)]
        return list(compress(rows, map(mask.__getitem__, rows)))

    def _of(self, session: Session, wanted: Wanted, sampled: list[int] | None) -> Sequence[int]:
        expression = wanted.expression()
        if sampled is not None and expression == wanted.coarse(self._letters):
            return sampled
        return search.numbers(session.connection(), self._cls, expression)

    def _looked_at(self, session: Session, rows: Sequence[int], wanted: Wanted) -> list[int]:
        return [n for n, held in self._head.words(session, rows).items() if wanted.has_all(held)]

    def _sample(self, session: Session, wanted: Wanted) -> tuple[int, list[int] | None]:
        """As `search.sample`, of the words cut to the letters that the index answers at once."""
        key = (session.info[VERSION], wanted.coarse(self._letters))
        known = self._samples.get(key)
        if known is None:
            known = search.sample(session.connection(), self._cls, key[1])
            _make_room(self._samples, REMEMBERED)
            self._samples[key] = known
        return known

    def _mask(self, session: Session, wanted: Wanted) -> bytearray:
        """A byte for each row number: 1 where the row has the words."""
        key = (session.info[VERSION], wanted.expression())
        mask = self._masks.get(key)
        if mask is None:
            rows = search.numbers(session.connection(), self._cls, key[1])
            mask = bytearray(search.top(session.connection(), self._cls) + 1)
            for n in rows:
                mask[n] = 1
            _make_room(self._masks, MASKS)
            self._masks[key] = mask
        return mask


def _make_room(kept: dict[tuple[int, str], Any], most: int) -> None:
    """Dictionaries keep their order: what came first goes first. Another thread may be doing the same."""
    while len(kept) >= most:
        kept.pop(next(iter(tuple(kept))), None)
