"""The pairs that are still to be looked at, while some are merged, some are not the same, and some wait."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Set
from dataclasses import replace

from db.registry.duplicates.rows import Pair
from db.text import fold

Key = tuple[uuid.UUID, uuid.UUID]


def key_of(pair: Pair) -> Key:
    return pair.first, pair.second


class Review:
    """Pairs as they were found, and what was decided since. Strict ones first, then by score; skipped ones last."""

    def __init__(self, pairs: Iterable[Pair] = ()) -> None:
        self._found = sorted(pairs, key=lambda pair: (not pair.strict, -pair.score))
        self._decided: set[Key] = set()
        self._later: dict[Key, int] = {}
        self._into: dict[uuid.UUID, tuple[uuid.UUID, str]] = {}

    def open(self) -> list[Pair]:
        """What is left; a record that was merged is replaced by the one that stands for it."""
        seen: set[frozenset[uuid.UUID]] = set()
        left = []
        for pair in self._found:
            now = self._now(pair)
            both = frozenset(key_of(now))
            if key_of(pair) not in self._decided and len(both) == 2 and both not in seen:
                seen.add(both)
                left.append(now)
        return sorted(left, key=lambda pair: self._later.get(key_of(pair), 0))

    def shown(self, text: str, *, strict: bool) -> list[Pair]:
        """Open pairs of which a name holds all the words of `text`."""
        wanted = fold(text).split()
        return [
            pair for pair in self.open()
            if (pair.strict or not strict)
            and all(word in fold(f"{pair.first_name} {pair.second_name}") for word in wanted)
        ]  # fmt: skip

    def _now(self, pair: Pair) -> Pair:
        first, first_name = self._standing(pair.first, pair.first_name)
        second, second_name = self._standing(pair.second, pair.second_name)
        return replace(pair, first=first, first_name=first_name, second=second, second_name=second_name)

    def _standing(self, record: uuid.UUID, name: str) -> tuple[uuid.UUID, str]:
        while record in self._into:
            record, name = self._into[record]
        return record, name

    def merged(self, loser: uuid.UUID, winner: uuid.UUID, name: str) -> None:
        self._into[loser] = (winner, name)

    def parted(self, loser: uuid.UUID) -> None:
        """The merge was undone."""
        self._into.pop(loser, None)

    def decide(self, pair: Pair) -> None:
        """The two are not the same."""
        self._decided |= {key_of(one) for one in self._found if set(key_of(self._now(one))) == set(key_of(pair))}

    def reopen(self, pair: Pair) -> None:
        both = set(key_of(pair))
        self._decided -= {key_of(one) for one in self._found if set(key_of(self._now(one))) == both}

    def agree(self, losers_of: Callable[[uuid.UUID], Set[uuid.UUID]], apart: Set[Key]) -> None:
        """Decisions that were taken back elsewhere are open again. `losers_of` tells what a record stands for now,
        `apart` which pairs (smaller id first) are known not to be the same."""
        for loser, (winner, _) in list(self._into.items()):
            if loser not in losers_of(winner):
                self.parted(loser)
        for key in list(self._decided):
            first, second = sorted(self._standing(one, "")[0] for one in key)
            if first != second and (first, second) not in apart:
                self._decided.discard(key)

    def later(self, pair: Pair) -> None:
        self._later[key_of(pair)] = max(self._later.values(), default=0) + 1
