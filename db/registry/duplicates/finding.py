"""All pairs of a register that may be the same: standardised records in, scored pairs out. Knows no database."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable
from functools import lru_cache

from db.registry.duplicates.blocking import Blocks, Keys, short
from db.registry.duplicates.clusters import implied
from db.registry.duplicates.comparing import Comparing, Verdict
from db.registry.duplicates.frequencies import Frequencies
from db.registry.duplicates.records import Match, Record, pack, unpack

BROAD = 0.5
"""The level that finds most without finding much wrong: as likely the same as not."""
_LEAST_IMPLIED_PERSON, _LEAST_IMPLIED_BODY = 0.02, 0.08
_IN_MEMORY = 8_000


def _ignore(_done: float) -> None:
    return None


class _Packed:
    """Byte strings one after the other, without the overhead of an object each."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._ends = array("Q", [0])

    def append(self, packed: bytes) -> int:
        self._bytes += packed
        self._ends.append(len(self._bytes))
        return len(self._ends) - 2

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, number: int) -> bytes:
        return bytes(self._bytes[self._ends[number] : self._ends[number + 1]])


class Finder:
    """Takes records one by one; numbers them from 0. `matches` can be asked once."""

    def __init__(self, people: bool) -> None:
        self._people = people
        self._packed = _Packed()
        self._frequencies = Frequencies()
        self.record: Callable[[int], Record] = lru_cache(maxsize=_IN_MEMORY)(self._unpacked)
        self._comparing: Comparing | None = None
        self.candidates = 0

    def add(self, record: Record) -> int:
        self._frequencies.add(record)
        return self._packed.append(pack(record))

    def __len__(self) -> int:
        return len(self._packed)

    def _unpacked(self, number: int) -> Record:
        return unpack(self._packed[number])

    def matches(
        self,
        least: float = BROAD,
        step: Callable[[float], None] = _ignore,
        different: Collection[tuple[int, int]] = (),
    ) -> list[Match]:
        """Pairs of at least this score, the likeliest first. `step` is told how much is done, 0 to 1.

        `different`: pairs (the lower number first) that are known not to be the same.
        """
        blocks = self._blocks(step)
        comparing = self._comparing = Comparing(self._frequencies, self._people)
        found: dict[tuple[int, int], Match] = {}
        orders = (self._by_name, self._by_place)
        for pairs in blocks.pairs(len(self._packed), orders, lambda done: step(min(1.0, 0.3 + 0.7 * done))):
            self.candidates += len(pairs)
            for packed in pairs:
                first, second = packed >> 24, packed & 0xFFFFFF
                one, other = self.record(first), self.record(second)
                if comparing.surely_apart(one, other):
                    continue
                verdict = comparing.compare(one, other)
                score = verdict.score()
                if score >= least and not verdict.never and (first, second) not in different:
                    found[first, second] = Match(first, second, score, verdict.strict())
        least_itself = _LEAST_IMPLIED_PERSON if self._people else _LEAST_IMPLIED_BODY
        for match in list(implied(found.values(), self._score_of(comparing), least_itself)):
            if (match.first, match.second) not in different:
                found[match.first, match.second] = match
        return sorted(found.values(), key=lambda each: (-each.score, each.first, each.second))

    def verdict(self, first: int, second: int) -> Verdict:
        """With the reasons."""
        if self._comparing is None:
            self._comparing = Comparing(self._frequencies, self._people)
        return self._comparing.compare(self.record(first), self.record(second))

    def _score_of(self, comparing: Comparing) -> Callable[[int, int], float]:
        return lambda first, second: comparing.compare(self.record(first), self.record(second)).score()

    def _blocks(self, step: Callable[[float], None]) -> Blocks:
        keys, blocks = Keys(self._frequencies, self._people), Blocks()
        every = max(1, len(self._packed) // 20)
        for number in range(len(self._packed)):
            record = unpack(self._packed[number])
            blocks.add(number, keys.own(record), keys.rare(record))
            if number % every == 0:
                step(0.3 * number / len(self._packed))
        self._frequencies.remember_shared(blocks.sizes(), short)
        return blocks

    def _by_name(self, number: int) -> bytes:
        return self._packed[number]

    def _by_place(self, number: int) -> tuple[object, ...]:
        record = self.record(number)
        return record.postcode, record.place, record.phones, record.address, record.birth_year, record.name


def find_matches(records: Iterable[Record], people: bool, least: float = BROAD) -> list[Match]:
    finder = Finder(people)
    for record in records:
        finder.add(record)
    return finder.matches(least)
