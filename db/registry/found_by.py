"""Which rows the search index has for a search: what was asked is remembered as long as nothing changes."""

from __future__ import annotations

from array import array
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
TAKEN = 50_000
"""Rows that several words may have and be taken all at once."""
REMEMBERED = 128
MASKS = 2


class Index:
    """The search index of one class."""

    def __init__(self, cls: type[Synced], head: Head) -> None:
        self._cls, self._head = cls, head
        self._letters = search.longest_prefix(cls)
        self._samples: dict[tuple[int, str], tuple[int, Sequence[int] | None]] = {}
        self._counts: dict[tuple[int, str], int] = {}
        self._masks: dict[tuple[int, str], bytearray] = {}

    def about(self, session: Session, wanted: Wanted) -> int:
        """About how many rows have its words, or some more, going by the first ones; exactly where they are few."""
        return self._sample(session, wanted)[0]

    def is_exact(self, wanted: Wanted) -> bool:
        """Tell whether the index answers at once what its words ask."""
        return wanted.coarse(self._letters).groups == wanted.groups

    def rarest_first(self, session: Session, wanted: Wanted) -> list[str]:
        """The `needles` of a search."""
        alone = [one for one in (Wanted((group,)) for group in wanted.groups) if one.needles]
        return [one.needles[0] for one in sorted(alone, key=lambda one: self.about(session, one))]

    def count(self, session: Session, wanted: Wanted) -> int:
        """How many rows have its words, exactly: up to 90 ms for a million."""
        key = (session.info[VERSION], wanted.expression())
        if key not in self._counts:
            _make_room(self._counts, REMEMBERED)
            self._counts[key] = search.count(session.connection(), self._cls, key[1])
        return self._counts[key]

    def telling(self, session: Session, filters: Wanted, total: int) -> Wanted:
        """The filters that most of the `total` rows do not meet."""
        return Wanted(tuple(one for one in filters.groups if 2 * self.about(session, Wanted((one,))) <= total))

    def expected(self, session: Session, wanted: Wanted, total: int) -> int:
        """About how many of the `total` rows have the words, if each were as frequent among those with the others."""
        found = 1.0
        for group in wanted.groups:
            found *= self.about(session, Wanted((group,))) / (total or 1)
        return int(found * total)

    def nearly(self, session: Session, wanted: Wanted, total: int) -> tuple[Sequence[int], bool]:
        """Rows of which most have its words, and all that have them; and whether there are no others. Long words are
        cut, and a filter that most of the `total` rows meet is left out: both take the index several times as long."""
        typed, filters = wanted.parted()
        kept = self.telling(session, filters, total).groups
        asked = Wanted((*typed.groups, *kept)).coarse(self._letters)
        known = self._sample(session, asked)[1]
        rows = known if known is not None else search.numbers(session.connection(), self._cls, asked.expression())
        return rows, asked.groups == wanted.groups

    def rows(self, session: Session, wanted: Wanted) -> Sequence[int]:
        """All rows that have its words, in no order."""
        typed, filters = wanted.parted()
        sampled = self._sample(session, typed if typed.groups else wanted)[1]
        if sampled is not None and len(sampled) <= FEW_LOOKED_AT and (filters.groups or not self.is_exact(typed)):
            return self._looked_at(session, sampled, wanted)
        if sampled is not None and not filters.groups and self.is_exact(wanted):
            return sampled
        return search.numbers(session.connection(), self._cls, wanted.expression())

    def having(self, session: Session, wanted: Wanted, rows: Sequence[int]) -> list[int]:
        """Those of `rows` that have the words, too. All that have them are asked for once, and remembered."""
        mask = self._mask(session, wanted)
        try:
            return list(compress(rows, map(mask.__getitem__, rows)))
        except IndexError:  # rows that came since
            return [n for n in rows if n < len(mask) and mask[n]]

    def _looked_at(self, session: Session, rows: Sequence[int], wanted: Wanted) -> list[int]:
        return [n for n, held in self._head.words(session, rows).items() if wanted.has_all(held)]

    def _sample(self, session: Session, wanted: Wanted) -> tuple[int, Sequence[int] | None]:
        """As `search.sample`, of the words cut to the letters that the index answers at once."""
        coarse = wanted.coarse(self._letters)
        key = (session.info[VERSION], coarse.expression())
        known = self._samples.get(key)
        if known is None:
            # Where words meet, the index looks through all rows that have one of them: what it finds is kept.
            meeting = len(coarse.groups) > 1 and any(group[0].endswith("*") for group in coarse.groups)
            most = TAKEN if meeting else search.SAMPLE
            about, rows = search.sample(session.connection(), self._cls, key[1], most)
            known = about, None if rows is None else array("i", rows)
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
