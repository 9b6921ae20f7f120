"""What the last searches of a list found: who types on looks among it, and who comes back has it at once."""

from __future__ import annotations

from db.registry.found_by import FEW_LOOKED_AT
from db.registry.ordering import Found
from db.registry.terms import Wanted

REMEMBERED = 8


class Remembered:
    """By search and order, with the version of the data that it was found in. Several threads may ask at once."""

    def __init__(self) -> None:
        self._found: dict[tuple[Wanted, str], tuple[int, Found]] = {}

    def keep(self, wanted: Wanted, order: str, version: int, found: Found) -> None:
        while len(self._found) >= REMEMBERED:
            self._found.pop(next(iter(self._found), (wanted, order)), None)
        self._found[wanted, order] = (version, found)

    def of(self, wanted: Wanted, order: str | None, version: int) -> Found | None:
        """What was found for the same question, in any order unless one is named."""
        orders = (order,) if order is not None else [known for other, known in tuple(self._found) if other == wanted]
        for each in orders:
            seen, found = self._found.get((wanted, each), (-1, None))
            if found is not None and seen == version:
                return found
        return None

    def wider(self, wanted: Wanted, version: int) -> tuple[Wanted, Found] | None:
        """Few rows among which the wanted ones are, known since less was typed, and what was asked then."""
        few = [
            (other, found)
            for (other, _), (seen, found) in tuple(self._found.items())
            if seen == version and len(found.both[0]) <= FEW_LOOKED_AT and wanted.narrows(other)
        ]
        return min(few, key=lambda one: len(one[1]), default=None)
