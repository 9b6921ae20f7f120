"""How often each word occurs in the register, and so how much it says that two records share it.

The weight of a word is -log of its frequency, as Fellegi and Sunter's agreement weight is for a value that matches
almost always agree on: a rare family name tells more than a frequent one. A small register knows little of frequencies,
so every count starts from what registers in general look like: a thousand imaginary records.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from math import log

from db.registry.duplicates.records import Record, province
from db.registry.duplicates.wordlists import GENERIC

IMAGINARY = 1_000
_GENERIC_AMONG_THEM, _OTHERS_AMONG_THEM, _NUMBER_AMONG_THEM = 25.0, 0.5, 8.0
_ACRONYM = (3, 7)  # letters
_YEARS = 60.0  # years of birth that occur about equally often


class Frequencies:
    """Counts over all records. Names and addresses are counted apart."""

    def __init__(self) -> None:
        self.records = 0
        self.names: Counter[str] = Counter()
        self.places: Counter[str] = Counter()
        self.acronyms: set[str] = set()
        self.without_district = 0  # records of which only the province is known
        self._sizes: Mapping[int, int] = {}
        self._short: Callable[[int], int] = int
        self._name_weights: dict[str, float] = {}
        self._place_weights: dict[str, float] = {}

    def add(self, record: Record) -> None:
        self.records += 1
        self.names.update(set(record.name))
        self.acronyms.update(record.acronyms)
        if len(record.name) == 1 and _ACRONYM[0] <= len(record.name[0]) <= _ACRONYM[1]:
            self.acronyms.add(record.name[0])
        for other in record.other_names:
            self.names.update(other)
        self.places.update(record.address)
        counted = self.places
        self.without_district += bool(province(record)) and not record.place
        parts = (("p:", record.postcode), ("q:", record.place), ("r:", province(record)), ("y:", record.birth_year))
        for mark, value in parts:
            if value:
                counted[mark + value] += 1
        for domain in record.domains:
            counted["@:" + domain] += 1
        for body in record.belongs:
            counted["o:" + body] += 1

    def remember_shared(self, sizes: Mapping[int, int], short: Callable[[int], int]) -> None:
        """How many records have a number, a telephone or a whole name that at least three have."""
        self._sizes, self._short = sizes, short

    def sharing(self, key: int) -> int:
        """Records with this key; 0 for fewer than three."""
        return self._sizes.get(self._short(key), 0)

    @property
    def prior(self) -> float:
        """Log-odds that two records taken at random are the same."""
        return -log(self.records + IMAGINARY)

    def name_weight(self, word: str) -> float:
        found = self._name_weights.get(word)
        if found is None:
            imagined = _GENERIC_AMONG_THEM if word in GENERIC else _OTHERS_AMONG_THEM
            found = self._name_weights[word] = self._weight(self.names.get(word, 0), imagined)
        return found

    def place_weight(self, word: str) -> float:
        """Of a word of an address, or of a marked value (`add` tells the marks)."""
        found = self._place_weights.get(word)
        if found is None:
            imagined = _NUMBER_AMONG_THEM if word.isdigit() and len(word) < 4 else _OTHERS_AMONG_THEM
            if word[1:2] == ":":
                imagined = IMAGINARY / _YEARS if word[0] == "y" else 4.0
            found = self._place_weights[word] = self._weight(self.places.get(word, 0), imagined)
        return found

    def _weight(self, count: int, imagined: float) -> float:
        return log((self.records + IMAGINARY) / (count + imagined))
