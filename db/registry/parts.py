"""What is typed from the middle of a word: shown after the rows in which a word begins so, where these are few.

A row belongs here when every typed word of three letters or more stands anywhere in its name, and it meets the rest of
the search. The index of parts tells which rows may; each is looked at once more.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice

from sqlalchemy.orm import Session

from db import search
from db.base import Synced
from db.registry.found_by import Index
from db.registry.head import HEAD, PART, Head
from db.registry.ordering import Standing
from db.registry.rarity import Rarity
from db.registry.related import Relations
from db.registry.terms import Wanted

ENOUGH = 50
"""With so many rows in which a word begins as typed, the middle of words is not looked at."""
MOST = 100
"""So many rows are shown at most: the first ones in the list's order."""
MANY = 20_000
CHUNK = 128
RAREST = 3
"""Of the letters in threes of a word so many are asked for."""
TELLING = 4
"""What more than one in so many rows holds is not asked for, if anything else is."""
ASKED = 300
"""Looking at one row takes as long as getting so many out of the index."""


def meets(wanted: Wanted) -> Callable[[str], bool]:
    """Tells of a row, by what it is found by, whether it belongs here."""
    rest, in_names = wanted.without_parts(), wanted.in_names

    def test(words: str) -> bool:
        name = words[words.index(PART) :]
        return all(word in name for word in in_names) and rest.has_all(words) and not wanted.has_all(words)

    return test


def is_whole(known: int, others: int) -> bool:
    """Tell whether the `others` that were found beside the `known` rows are all there are."""
    return known < ENOUGH and others < MOST


class Parts:
    def __init__(self, cls: type[Synced], head: Head, index: Index, relations: Relations) -> None:
        self._cls, self._head, self._index, self._relations = cls, head, index, relations
        self._rarity = Rarity(cls)

    def candidates(self, session: Session, wanted: Wanted, known: Sequence[int]) -> list[int]:
        """Rows that may belong here, besides the `known` ones."""
        expression = self._expression(session, wanted, known)
        if expression is None:
            return []
        rows = search.part_numbers(session.connection(), self._cls, expression)
        return self._narrowed(session, wanted, rows, known)

    def rows(self, session: Session, wanted: Wanted, standing: Standing, known: Sequence[int]) -> list[int]:
        """The rows that belong here, in order, at most MOST; `known` are those in which a word begins as typed."""
        expression = self._expression(session, wanted, known)
        if expression is None:
            return []
        connection, belongs = session.connection(), meets(wanted)
        related = self._relations.test(session, wanted.related)
        rows = search.sample_parts(connection, self._cls, expression, MANY + 1)[1]
        if rows is None:
            needle = max(wanted.in_names, key=len)
            near = self._head.first(
                session, standing.order[:HEAD], MOST, (needle,),
                lambda n, words: (related is None or related(n)) and belongs(words),
            )  # fmt: skip
            if len(near) == MOST:
                return near
            rows = search.part_numbers(connection, self._cls, expression)
        return self._checked(session, wanted, standing, self._narrowed(session, wanted, rows, known))

    def _checked(self, session: Session, wanted: Wanted, standing: Standing, rows: Sequence[int]) -> list[int]:
        found: list[int] = []
        in_names, belongs = wanted.in_names, meets(wanted)
        waiting = iter(standing.sorted(standing.present(rows)))
        while len(found) < MOST and (some := list(islice(waiting, CHUNK))):
            names = self._head.parts(session, some)
            some = [n for n in some if n in names and all(word in names[n] for word in in_names)]
            words = self._head.words(session, some) if some else {}
            found += [n for n in some if n in words and belongs(words[n])]
        return found[:MOST]

    def among(self, session: Session, wanted: Wanted, standing: Standing, rows: Sequence[int]) -> list[int]:
        """Those of a few rows that belong here, in order."""
        belongs, related = meets(wanted), self._relations.test(session, wanted.related)
        words = self._head.words(session, rows)
        found = [n for n in standing.present(rows) if n in words and belongs(words[n])]
        return list(standing.sorted(found if related is None else [n for n in found if related(n)]))

    def _narrowed(self, session: Session, wanted: Wanted, rows: Sequence[int], known: Sequence[int]) -> list[int]:
        """Without the `known` ones and those that the rest of the search leaves out, as far as that is soon told."""
        left_out = set(known)
        related = self._relations.test(session, wanted.related)
        rows = [n for n in rows if n not in left_out and (related is None or related(n))]
        rest, filters = wanted.without_parts(), wanted.parted()[1]
        if len(rows) > CHUNK and filters.groups:
            telling = self._index.telling(session, filters, search.top(session.connection(), self._cls))
            rows = self._index.having(session, telling, rows) if telling.groups else rows
        short = Wanted(rest.groups[: len(rest.groups) - len(filters.groups)])
        if short.groups and self._index.about(session, short) < ASKED * len(rows):
            rows = list(set(rows).intersection(self._index.rows(session, short)))
        return rows

    def _expression(self, session: Session, wanted: Wanted, known: Sequence[int]) -> str | None:
        if not wanted.in_names or len(known) >= ENOUGH:
            return None
        rare = {three for word in wanted.in_names for three in self._rarity.rarest(session, word, RAREST)}
        ordered = sorted(rare, key=lambda three: (self._rarity.of(session, three), three))
        most = search.top(session.connection(), self._cls) // TELLING
        telling = [three for three in ordered if self._rarity.of(session, three) <= most]
        return search.parts_expression(telling or ordered)
