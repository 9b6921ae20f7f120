"""What is typed from the middle of a word: shown after the rows in which a word begins so, where these are few.

A row belongs here when every typed word of three letters or more stands anywhere in its name, and it meets the rest of
the search. The index of parts tells which rows may; each is looked at once more.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from sqlalchemy.orm import Session

from db import search
from db.base import Synced
from db.registry.found_by import Index
from db.registry.head import HEAD, PART, Head
from db.registry.ordering import Standing
from db.registry.related import Relations
from db.registry.terms import Wanted

ENOUGH = 50
"""With so many rows in which a word begins as typed, the middle of words is not looked at."""
MOST = 100
"""So many rows are shown at most: the first ones in the list's order."""
MANY = 20_000
CHUNK = 128


class Parts:
    def __init__(self, cls: type[Synced], head: Head, index: Index, relations: Relations) -> None:
        self._cls, self._head, self._index, self._relations = cls, head, index, relations

    def candidates(self, session: Session, wanted: Wanted, known: Sequence[int]) -> list[int]:
        """Rows that may belong here, besides the `known` ones."""
        expression = self._expression(wanted, known)
        if expression is None:
            return []
        rows = search.part_numbers(session.connection(), self._cls, expression)
        if len(rows) > CHUNK:
            filters = wanted.parted()[1]
            if filters.groups:
                rows = self._index.having(session, filters, rows)
        left_out = set(known)
        related = self._relations.test(session, wanted.related)
        return [n for n in rows if n not in left_out and (related is None or related(n))]

    def rows(self, session: Session, wanted: Wanted, standing: Standing, known: Sequence[int]) -> list[int]:
        """The rows that belong here, in order, at most MOST; `known` are those in which a word begins as typed."""
        expression = self._expression(wanted, known)
        if expression is None:
            return []
        rest, in_names = wanted.without_parts(), wanted.in_names
        related = self._relations.test(session, wanted.related)

        def meets(n: int, words: str) -> bool:
            name = words[words.index(PART) :]
            if not all(word in name for word in in_names) or wanted.has_all(words) or not rest.has_all(words):
                return False
            return related is None or related(n)

        if search.about_parts(session.connection(), self._cls, expression) > MANY:
            near = self._head.first(session, standing.order[:HEAD], MOST, meets, in_names[0])
            if len(near) == MOST:
                return near
        found: list[int] = []
        waiting = iter(standing.sorted(standing.present(self.candidates(session, wanted, known))))
        while len(found) < MOST and (some := list(islice(waiting, CHUNK))):
            words = self._head.words(session, some)
            found += [n for n in some if n in words and meets(n, words[n])]
        return found[:MOST]

    def _expression(self, wanted: Wanted, known: Sequence[int]) -> str | None:
        in_names = wanted.in_names
        if not in_names or len(known) >= ENOUGH:
            return None
        return search.parts_expression(" ".join(in_names))
