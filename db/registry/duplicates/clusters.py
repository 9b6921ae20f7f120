"""What follows from pairs: if a is b and b is c, then a is c, as far as nothing speaks against it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from db.registry.duplicates.records import Match

_LARGEST = 12


def implied(matches: Iterable[Match], score: Callable[[int, int], float], least_itself: float) -> Iterator[Match]:
    """Pairs that only others lead to. Their score is the weakest of the links between them, never the strict level.

    A pair whose own score is below `least_itself` is contradicted. A cluster that grew very large is not trusted.
    """
    groups: dict[int, list[int]] = {}
    of: dict[int, int] = {}
    known: set[tuple[int, int]] = set()
    listed = sorted(matches, key=lambda each: (-each.score, each.first, each.second))
    known.update((each.first, each.second) for each in listed)
    for link in listed:
        one, other = of.setdefault(link.first, link.first), of.setdefault(link.second, link.second)
        first, second = groups.setdefault(one, [one]), groups.setdefault(other, [other])
        if one == other or len(first) + len(second) > _LARGEST:
            continue
        for left in first:
            for right in second:
                pair = (left, right) if left < right else (right, left)
                if pair not in known and score(*pair) >= least_itself:
                    yield Match(*pair, link.score, False)
        if len(first) < len(second):
            one, other, first, second = other, one, second, first
        first.extend(second)
        for each in second:
            of[each] = one
        del groups[other]
