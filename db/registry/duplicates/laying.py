"""Two lists of words side by side: what they share but for typing errors, and what stands against what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance.JaroWinkler import similarity as alike
from rapidfuzz.distance.OSA import distance as edits

from db.registry.duplicates.wordlists import FORM_OF, GENERIC

_SAME_WORD, _NEAR_WORD, _SAME_JOINED = 0.92, 0.78, 0.93
_ABBREVIATED = 0.75  # of an abbreviation that is no word of its own
_VOWELS, _LEAST_CONSONANTS = frozenset("aeiou"), 3
_TYPO_COSTS = 0.5  # nats; about two words of three are written without an error
_LEAST_PART, _SURE_PART = 0.3, 0.65
_FORM_WORDS = [(form, 2 if len(form) > 8 else 1) for form in FORM_OF if len(form) > 3]
Weigh = Callable[[str], float]


@dataclass(slots=True)
class Words:
    """Two lists of words laid side by side."""

    shared: float = 0.0  # weight of what they share
    whole: float = 0.0  # weight of the heavier list
    lacking: float = 0.0  # weight of the words that only one of them has, with nothing against them
    against: float = 0.0  # weight of words that stand against other words
    conflicts: int = 0
    numbers: bool = False  # different numbers stand against each other
    number_lacking: bool = False
    weak: int = 0  # of the fuzzy ones, those that may be other words
    known: int = 0  # conflicts between words that are both well known
    fuzzy: int = 0  # words that are the same but for an error or an abbreviation


@lru_cache(maxsize=65_536)
def is_typo(one: str, other: str) -> float:
    """How much of a word's weight its likeness to another carries: 0 = another word."""
    if one[-1] == "." or other[-1] == ".":
        short, long = (one, other) if one[-1] == "." else (other, one)
        return _ABBREVIATED if long.startswith(short[:-1]) or _without_vowels(short[:-1], long) else 0.0
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if _without_vowels(short, long):
        return _ABBREVIATED
    if len(long) - len(short) > 3 and not (long.startswith(short) or long.endswith(short)):
        return 0.0
    if short.isdigit() or long.isdigit():
        if len(short) >= 4 and short.isdigit() and long.isdigit() and edits(short, long, score_cutoff=1) <= 1:
            return 0.6
        return 0.0
    if len(short) <= 4 and long.startswith(short):
        return 0.6 if len(short) > 1 else 0.25
    if len(short) <= 3:
        return 0.4 if len(long) <= 4 and edits(short, long, score_cutoff=1) <= 1 else 0.0
    likeness = alike(short, long)
    if likeness >= _SAME_WORD:
        return 0.8
    most = 1 if len(short) < 8 else 2
    if edits(short, long, score_cutoff=most) <= most:
        return 0.7
    return 0.35 if likeness >= _NEAR_WORD or long.startswith(short) or long.endswith(short) else 0.0


def _without_vowels(short: str, long: str) -> bool:
    """Whether one is the other without its vowels: “svcs” and “services”, “yrd” and “yardimlasma”."""
    if len(short) < _LEAST_CONSONANTS or len(long) - len(short) < 2 or short[0] != long[0] or not short.isalpha():
        return False
    if not _VOWELS.isdisjoint(short):
        return False
    rest = iter(long)
    return all(each in rest for each in short)


def lay(
    first: tuple[str, ...],
    second: tuple[str, ...],
    weigh: Weigh,
    counts: Mapping[str, int],
    established: int,
    names: bool = False,
) -> Words:
    """In any order. What more than `established` records have is a word of its own, hardly another one's typo."""
    made = Words()
    if first == second:
        made.shared = made.whole = sum(map(weigh, first))
        return made
    both = set(first)
    both.intersection_update(second)
    made.shared = sum(map(weigh, both))
    left = [word for word in first if word not in both]
    right = [word for word in second if word not in both]
    if left and right and not _lay_joined(left, right, weigh, made):
        _lay_typos(left, right, weigh, made, counts, established)
    if left or right:
        if names:
            left = [word for word in left if not misspelt_form(word)]
            right = [word for word in right if not misspelt_form(word)]
        _leave(left, right, weigh, made)
        if made.conflicts and names:
            made.known = min(sum(word in GENERIC or counts.get(word, 0) > established for word in side)
                             for side in (left, right))  # fmt: skip
    made.whole = made.shared + made.lacking + made.against
    return made


def _lay_joined(left: list[str], right: list[str], weigh: Weigh, made: Words) -> bool:
    """Words that were written together or apart."""
    if len(left) + len(right) < 3:
        return False
    one, other = "".join(left), "".join(right)
    if min(len(one), len(other)) < 5 or abs(len(one) - len(other)) > 3 or numbers(left) != numbers(right):
        return False
    if one != other and alike(one, other) < _SAME_JOINED:
        return False
    made.shared += 0.8 * min(sum(map(weigh, left)), sum(map(weigh, right)))
    made.fuzzy += 1
    left.clear()
    right.clear()
    return True


def _lay_typos(
    left: list[str], right: list[str], weigh: Weigh, made: Words, counts: Mapping[str, int], established: int
) -> None:
    # An error at both ends of a word is so rare that it is not looked for.
    found = [(part, one, other) for one in left for other in right
             if (one[0] == other[0] or one[-1] == other[-1]) and (part := is_typo(one, other))]  # fmt: skip
    found.sort(reverse=True)
    for likeness, one, other in found:
        if one not in left or other not in right:
            continue
        both_known = counts.get(one, 0) > established and counts.get(other, 0) > established
        part = likeness - _LEAST_PART if both_known and likeness != _ABBREVIATED else likeness
        if part > _LEAST_PART:
            left.remove(one)
            right.remove(other)
            made.fuzzy += 1
            made.weak += part < _SURE_PART
            made.shared += max(0.0, part * min(weigh(one), weigh(other)) - _TYPO_COSTS)


def _leave(left: list[str], right: list[str], weigh: Weigh, made: Words) -> None:
    if not left or not right:
        made.lacking = sum(map(weigh, left or right))
    else:
        made.conflicts = facing = min(len(left), len(right))
        ones, others = sorted(map(weigh, left), reverse=True), sorted(map(weigh, right), reverse=True)
        made.against = sum(map(max, ones, others))
        made.lacking = sum(ones[facing:]) + sum(others[facing:])
    one, other = numbers(left), numbers(right)
    made.numbers = bool(one and other)
    made.number_lacking = bool(one) != bool(other)


@lru_cache(maxsize=65_536)
def misspelt_form(word: str) -> bool:
    """Whether it is a legal form with a letter wrong: "Cpub", "Dernegd"."""
    if len(word) < 3 or word[0] in "0123456789" or word in GENERIC:
        return False
    return any(
        (word[0] == form[0] or word[-1] == form[-1]) and edits(word, form, score_cutoff=most) <= most
        for form, most in _FORM_WORDS
    )


def numbers(words: list[str]) -> list[str]:
    return [word for word in words if word[0] in "0123456789"]
