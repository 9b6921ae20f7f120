"""How many names hold three letters in a row: the rarest of a word find nearly as few rows as all, in far less time."""

from __future__ import annotations

from sqlalchemy.orm import Session

from db import search
from db.base import Synced

REMEMBERED = 4_096


class Rarity:
    """Of one class; counted by the first matches, once: choices are made by it, no more."""

    def __init__(self, cls: type[Synced]) -> None:
        self._cls = cls
        self._found: dict[str, int] = {}

    def of(self, session: Session, three: str) -> int:
        """About how many names hold it."""
        found = self._found.get(three)
        if found is None:
            if len(self._found) >= REMEMBERED:
                self._found.clear()
            asked = search.parts_expression((three,))
            found = self._found[three] = search.sample_parts(session.connection(), self._cls, asked)[0]
        return found

    def rarest(self, session: Session, word: str, number: int) -> list[str]:
        """The rarest of a word's letters in threes, the rarest first."""
        return sorted(search.threes(word), key=lambda three: (self.of(session, three), three))[:number]
