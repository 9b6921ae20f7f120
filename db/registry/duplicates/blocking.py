"""Which pairs are worth a comparison: those that share what few have.

Each record gets keys: a number or an address of its own, and combinations of words that are so rare together that only
a handful of records can have them by chance. So the number of comparisons grows with the number of records, not with
its square. A word that was mistyped stands for its most frequent neighbour. A block that is larger all the same is put
in order of names and of places, and each record compared with its neighbours only.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from db.registry.duplicates.comparing import whole_address, whole_name
from db.registry.duplicates.frequencies import Frequencies
from db.registry.duplicates.neighbours import Neighbours
from db.registry.duplicates.records import Record, province
from db.registry.duplicates.standardise import initials

RECORDS_AT_MOST = 1 << 24
_PART_BITS = 5
PARTS = 1 << _PART_BITS
_NUMBER_BITS = 24
_NUMBER = RECORDS_AT_MOST - 1
_KEY = (1 << 40) - 1
_RARE = 8  # records that share one word and are all compared
_BY_CHANCE, _BY_CHANCE_AMONG_MANY = 2.0, 0.6  # records that may share a combination by chance
_MANY = 200_000
_FEATURES, _THIRDS, _KEYS = 7, 2, 16
_LARGEST, _NEIGHBOURS = 20, 2
_RECORDS_AT_ONCE = 300_000
_SHARED = 3
_LETTERS_OF_PERSON, _LETTERS_OF_BODY = 6, 10


class Keys:
    """The keys of a record, from how often its words occur in the whole register."""

    def __init__(self, frequencies: Frequencies, people: bool) -> None:
        self._letters = _LETTERS_OF_PERSON if people else _LETTERS_OF_BODY
        self._acronyms = frequencies.acronyms
        self._provinces = frequencies.without_district > 0  # else the districts say it
        self._total = max(1, frequencies.records)
        self._by_chance = _BY_CHANCE if self._total < _MANY else _BY_CHANCE_AMONG_MANY
        established = max(3, frequencies.records // 2_000)
        self._names = Neighbours(frequencies.names, established)
        self._places = Neighbours(frequencies.places, established)

    def own(self, record: Record) -> set[int]:
        """What is counted, too (`Blocks.sizes`): numbers, telephones, addresses in the net, whole names."""
        found = {whole_name(record)}
        if len(record.address) > 1 and not record.birth_year:
            found.add(whole_address(record))
        for code, values in (("phone", record.phones), ("email", record.emails)):
            found.update(hash((code, value)) for value in values)
        for code, value in (("register_no", record.register_no), ("tax_no", record.tax_no)):
            if value:
                found.add(hash((code, value)))
        for other in record.other_names:
            found.add(hash(("whole", *sorted(other))))
        return found

    def rare(self, record: Record) -> set[int]:
        """What few records have together, and how the name begins and ends in one place."""
        joined = "".join(record.name)
        where = record.place or record.postcode or record.birth_year or record.area
        found = {hash(("begins", joined[: self._letters], where)), hash(("ends", joined[-self._letters :], where))}
        if self._acronyms:
            single = len(record.name) == 1
            shorts = [*record.acronyms, record.name[0] if single else initials(record.name)]
            found.update(hash(("acronym", each)) for each in shorts if each in self._acronyms)
        found.update(self._combinations(self._features(record)))
        return found

    def _features(self, record: Record) -> list[tuple[int, str]]:
        """(how many records have it, what), the rarest first; what nobody else has leads nowhere."""
        names, places = self._names, self._places
        found = {"n" + word: names.count(word) for word in map(names.of, record.name)}
        found.update(("a" + word, places.count(word)) for word in map(places.of, record.address))
        area = province(record) if self._provinces else ""
        parts = (("p:", record.postcode), ("q:", record.place), ("r:", area), ("y:", record.birth_year))
        for mark, value in parts:
            if value:
                found[mark + value] = places.count(mark + value)
        for mark, values in (("@:", record.domains), ("o:", record.belongs)):
            found.update((mark + value, places.count(mark + value)) for value in values)
        return sorted((count, what) for what, count in found.items() if count > 1)

    def _combinations(self, features: list[tuple[int, str]]) -> Iterator[int]:
        """Single words that are rare; else two or three words that few can have together."""
        for count, what in features:
            if count <= _RARE:
                yield hash(what)
        common = [(count / self._total, what) for count, what in features if count > _RARE][:_FEATURES]
        left = _KEYS
        for (one, first), (other, second) in combinations(common, 2):
            expected = one * other * self._total
            if expected <= self._by_chance:
                yield hash((first, second))
                left -= 1
            else:
                rarer = [what for third, what in common
                         if what != first and what != second and expected * third <= self._by_chance]  # fmt: skip
                for what in rarer[:_THIRDS]:
                    yield hash(tuple(sorted((first, second, what))))
                    left -= 1
            if left <= 0:
                return


class Blocks:
    """Collects keys and gives the pairs of records that share one; 8 bytes a key, 8 a pair."""

    def __init__(self) -> None:
        self._own = [array("Q") for _ in range(PARTS)]
        self._rare = [array("Q") for _ in range(PARTS)]

    def add(self, number: int, own: set[int], rare: set[int]) -> None:
        for parts, keys in ((self._own, own), (self._rare, rare)):
            for key in keys:
                parts[key & (PARTS - 1)].append((((key >> _PART_BITS) & _KEY) << _NUMBER_BITS) | number)

    def pairs(
        self, records: int, orders: Sequence[Callable[[int], object]], step: Callable[[float], None]
    ) -> Iterator[list[int]]:
        """Pairs as first << 24 | second, in lists that are in order. `orders`: how a large block is sorted.

        Each pair comes once as long as all of them fit into memory; of a very large register some come again.
        """
        width = records // PARTS + 1
        parts = [(kind, at) for kind in (self._own, self._rare) for at in range(PARTS)]
        at_once = max(1, len(parts) // (1 + records // _RECORDS_AT_ONCE))
        for start in range(0, len(parts), at_once):
            found = [array("Q") for _ in range(PARTS)]
            for kind, at in parts[start : start + at_once]:
                part, kind[at] = kind[at], array("Q")
                for block in _blocks(part):
                    for first, second in _near(block, orders) if len(block) > _LARGEST else combinations(block, 2):
                        found[first // width].append(first << _NUMBER_BITS | second)
            for place in range(PARTS):
                part, found[place] = found[place], array("Q")
                yield sorted(set(part))
                step((start + at_once * (place + 1) / PARTS) / len(parts))

    def sizes(self) -> dict[int, int]:
        """Of own keys that at least three records have, by `short(key)`."""
        made: dict[int, int] = {}
        for low, part in enumerate(self._own):
            keys = sorted(part)
            start = 0
            for at in range(1, len(keys) + 1):
                if at == len(keys) or keys[at] >> _NUMBER_BITS != keys[start] >> _NUMBER_BITS:
                    if at - start >= _SHARED:
                        made[(keys[start] >> _NUMBER_BITS) << _PART_BITS | low] = at - start
                    start = at
        return made


def short(key: int) -> int:
    """A key as `Blocks.sizes` knows it."""
    return key & (_KEY << _PART_BITS | PARTS - 1)


def _blocks(part: array[int]) -> Iterator[list[int]]:
    keys = sorted(part)
    start, before = 0, -1
    for at, packed in enumerate(keys):
        key = packed >> _NUMBER_BITS
        if key != before:
            if at - start > 1:
                yield [each & _NUMBER for each in keys[start:at]]
            start, before = at, key
    if len(keys) - start > 1:
        yield [each & _NUMBER for each in keys[start:]]


def _near(block: list[int], orders: Sequence[Callable[[int], object]]) -> Iterator[tuple[int, int]]:
    for order in orders:
        lined = sorted(block, key=order)  # type: ignore[arg-type]
        for distance in range(1, _NEIGHBOURS + 1):
            for one, other in zip(lined, lined[distance:], strict=False):
                yield (one, other) if one < other else (other, one)
