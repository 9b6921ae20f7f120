"""How likely it is that two records are the same, and why.

Every part that both have adds its weight (in nats, log-likelihood ratio); a part that one of them lacks adds nothing. The sum
and the prior make the score. What contradicts is kept apart, for the strict level asks that nothing does.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

from rapidfuzz.distance import JaroWinkler
from rapidfuzz.distance.OSA import distance as edits

from db.registry.duplicates.frequencies import Frequencies
from db.registry.duplicates.records import Record
from db.registry.duplicates.standardise import initials

_alike = JaroWinkler.similarity

STRICT_SCORE = 0.97
_SAME_WORD, _NEAR_WORD = 0.89, 0.78
_REGISTERED, _TAXED = 11.0, 10.0


@dataclass(slots=True)
class Words:
    """Two lists of words laid side by side."""

    shared: float = 0.0  # weight of what they share
    whole: float = 0.0  # weight of the heavier list
    lacking: float = 0.0  # weight of the words that only one of them has, with nothing against them
    against: float = 0.0  # weight of words that stand against other words
    conflicts: int = 0
    numbers: bool = False  # different numbers stand against each other
    fuzzy: int = 0


def is_typo(one: str, other: str) -> float:
    """How much of a word's weight its likeness to another carries: 0 = another word."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if short.isdigit() or long.isdigit():
        if len(short) >= 4 and short.isdigit() and long.isdigit() and edits(short, long, score_cutoff=1) <= 1:
            return 0.6
        return 0.0
    if len(short) <= 4 and long.startswith(short):
        return 0.6 if len(short) > 1 else 0.25
    if len(short) <= 3:
        return 0.4 if len(long) <= 4 and edits(short, long, score_cutoff=1) <= 1 else 0.0
    likeness = _alike(short, long)
    if likeness >= _SAME_WORD:
        return 0.8
    most = 1 if len(short) < 6 else 2 if len(short) < 10 else 3
    if edits(short, long, score_cutoff=most) <= most:
        return 0.7
    return 0.35 if likeness >= _NEAR_WORD or long.startswith(short) or long.endswith(short) else 0.0


class Comparing:
    """Compares records of one register; what is rare in it says most."""

    def __init__(self, frequencies: Frequencies, people: bool) -> None:
        self._frequencies, self._people = frequencies, people
        self._established = max(3, frequencies.records // 2_000)

    def lay(self, first: tuple[str, ...], second: tuple[str, ...], names: bool) -> Words:
        """Words of names, or of addresses, side by side in any order."""
        weigh = self._frequencies.name_weight if names else self._frequencies.place_weight
        made = Words()
        if first == second:
            made.shared = made.whole = sum(map(weigh, first))
            return made
        both = set(first)
        both.intersection_update(second)
        made.shared = sum(map(weigh, both))
        left = [word for word in first if word not in both]
        right = [word for word in second if word not in both]
        if left and right:
            self._lay_rest(left, right, weigh, made, self._frequencies.names if names else self._frequencies.places)
        self._leave(left, right, weigh, made)
        made.whole = made.shared + made.lacking + made.against
        return made

    def _lay_rest(self, left, right, weigh, made, counts) -> None:  # type: ignore[no-untyped-def]
        one, other = "".join(left), "".join(right)
        if (len(left) > 1 or len(right) > 1) and len(one) > 4 and not (one.isdigit() or other.isdigit()):
            near = one == other or (_alike(one, other) >= 0.93 and _digits(left) == _digits(right))
            if near:
                made.shared += 0.8 * min(sum(map(weigh, left)), sum(map(weigh, right)))
                made.fuzzy += 1
                left.clear()
                right.clear()
                return
        found = []
        for word in left:
            for against in right:
                part = is_typo(word, against)
                if part:
                    found.append((part, word, against))
        found.sort(reverse=True)
        for part, word, against in found:
            if word not in left or against not in right:
                continue
            if part < 0.9 and counts[word] > self._established and counts[against] > self._established:
                part -= 0.3  # both are words of their own
            if part <= 0.3:
                continue
            left.remove(word)
            right.remove(against)
            made.fuzzy += 1
            made.shared += max(0.0, part * min(weigh(word), weigh(against)) - 0.5)

    def _leave(self, left: list[str], right: list[str], weigh, made: Words) -> None:  # type: ignore[no-untyped-def]
        if not left and not right:
            return
        facing = min(len(left), len(right))
        heavy = sorted(map(weigh, left), reverse=True), sorted(map(weigh, right), reverse=True)
        made.conflicts = facing
        made.against = sum(max(pair) for pair in zip(*heavy, strict=False))
        made.lacking = sum(heavy[0][facing:]) + sum(heavy[1][facing:])
        made.numbers = bool(facing and _digits(left) and _digits(right))


def _digits(words: list[str]) -> list[str]:
    return [word for word in words if word[0].isdigit()]
