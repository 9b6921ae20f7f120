"""The order of a list in memory: which row stands at which place, without asking the database.

One million rows take 12 MB and a tenth of a second to lay out. Every row has a label, and labels grow with the place;
a row that comes in gets one between its neighbours', so nothing else moves.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import suppress
from heapq import nsmallest
from itertools import chain, compress, islice
from typing import Any

GAP = 1 << 32
PORTION = 20_000
"""Rows that are sorted at a time: some milliseconds."""
LETTERS = 2
DENSE = 8
"""Of so many rows one must match for going through the whole order to cost less than sorting the matches."""
SHORT = 2_000
"""So many rows are sorted as a whole; of more, the first ones are picked out."""


def sorted_by(rows: list[int], keys: Sequence[Any], down: bool, shared: int = 0) -> list[int]:
    """Rows by their keys; those with the same stay as they are. Texts are sorted in portions, as other threads stand
    still while one is: all of these have `shared` first letters in common."""
    if len(rows) <= PORTION or not isinstance(keys[rows[0]], str):
        return sorted(rows, key=keys.__getitem__, reverse=down)
    ended: list[int] = []
    longer: defaultdict[str, list[int]] = defaultdict(list)
    end = shared + LETTERS
    for n in rows:
        key = keys[n]
        (ended if len(key) <= shared else longer[key[shared:end]]).append(n)
    parts = [sorted_by(longer[each], keys, down, end) for each in sorted(longer, reverse=down)]
    return list(chain(*(parts if down else [ended]), *([ended] if down else parts)))


class Standing:
    """Rows by their number `n`, in the order of a list."""

    def __init__(self, order: Sequence[int]) -> None:
        self.order = array("i", order)
        self._labels = array("q")
        self._relabel()

    def __len__(self) -> int:
        return len(self.order)

    def __contains__(self, n: int) -> bool:
        return 0 <= n < len(self._labels) and self._labels[n] >= 0

    def label(self, n: int) -> int:
        """Grows with the place; -1 for a row that is not in the list."""
        return self._labels[n] if n in self else -1

    def place(self, n: int) -> int | None:
        return bisect_left(self.order, self._labels[n], key=self._labels.__getitem__) if n in self else None

    def present(self, rows: Sequence[int]) -> Sequence[int]:
        """Those that are in the list."""
        size, labels = len(self._labels), self._labels
        with suppress(IndexError):  # a row that came since
            if min(map(labels.__getitem__, rows), default=0) >= 0:
                return rows
        return [n for n in rows if n < size and labels[n] >= 0]

    def sorted(self, rows: Sequence[int]) -> array[int]:
        """Rows of the list as they stand in it."""
        if len(rows) * DENSE < len(self.order):
            return array("i", sorted(rows, key=self._labels.__getitem__))
        return array("i", compress(self.order, map(self.mask(rows).__getitem__, self.order)))

    def first(self, rows: Sequence[int], number: int) -> list[int]:
        """The `number` rows that stand first; rows that are not in the list are left out."""
        if len(rows) <= SHORT:
            return self.sorted(self.present(rows))[:number].tolist()
        near: list[int] = []
        with suppress(IndexError):  # a row that came since
            some = self.order[: len(rows)]  # a place is looked at in less time than a row is compared
            near = list(islice(compress(some, map(self.mask(rows).__getitem__, some)), number))
        if len(near) == number:
            return near
        places = self._labels.__getitem__
        rows = self.present(rows)
        labels = nsmallest(number, map(places, rows))  # with a key it would take four times as long
        return [self.order[bisect_left(self.order, label, key=places)] for label in labels]

    def mask(self, rows: Sequence[int]) -> bytearray:
        """A byte for each row number: 1 for the given rows of the list."""
        marked = bytearray(len(self._labels))
        for n in rows:
            marked[n] = 1
        return marked

    def copy(self) -> Standing:
        other = Standing.__new__(Standing)
        other.order, other._labels = self.order[:], self._labels[:]
        return other

    def remove(self, n: int) -> None:
        place = self.place(n)
        if place is not None:
            del self.order[place]
            self._labels[n] = -1

    def insert(self, n: int, comes_before: Callable[[int], bool]) -> None:
        """Put a row where it belongs; `comes_before(m)` tells whether row m stands before it."""
        low, high = 0, len(self.order)
        while low < high:
            middle = (low + high) // 2
            if comes_before(self.order[middle]):
                low = middle + 1
            else:
                high = middle
        before = self._labels[self.order[low - 1]] if low else 0
        after = self._labels[self.order[low]] if low < len(self.order) else before + 2 * GAP
        self.order.insert(low, n)
        if n >= len(self._labels):
            self._labels.extend([-1] * (n + 1 - len(self._labels)))
        self._labels[n] = (before + after) // 2
        if after - before < 2:
            self._relabel()

    def _relabel(self) -> None:
        size = max(self.order, default=0) + 1
        labels = array("q", [-1]) * max(size, len(self._labels))
        for label, n in enumerate(self.order, 1):
            labels[n] = label * GAP
        self._labels = labels


class Found:
    """The rows that a search found, sorted no further than they are looked at; `others` come after them."""

    def __init__(self, standing: Standing, rows: Sequence[int], others: Sequence[int] = ()) -> None:
        self._standing, self._rows, self._others = standing, rows, list(others)
        self._top: Sequence[int] = ()
        self._sorted = False

    def __len__(self) -> int:
        return len(self._rows) + len(self._others)

    def window(self, offset: int, limit: int) -> list[int]:
        end = offset + limit
        rows = self._first(min(end, len(self._rows)))[offset:end]
        begin = max(offset - len(self._rows), 0)
        return [*rows, *self._others[begin : begin + limit - len(rows)]]

    def place(self, n: int) -> int | None:
        if n in self._others:
            return len(self._rows) + self._others.index(n)
        rows = self._first(len(self._rows))
        at = bisect_left(rows, self._standing.label(n), key=self._standing.label)
        return at if at < len(rows) and rows[at] == n else None

    @property
    def both(self) -> tuple[Sequence[int], Sequence[int]]:
        """The rows, in no order, and the others."""
        return self._rows, self._others

    def rows(self) -> list[int]:
        """All of them, in no order."""
        return [*self._rows, *self._others]

    def _first(self, number: int) -> Sequence[int]:
        """The rows in order, at least the first `number`."""
        if not self._sorted and len(self._top) < number:
            if number * DENSE < len(self._rows) and len(self._rows) > SHORT:
                self._top = self._standing.first(self._rows, number)
            else:
                self._top, self._sorted = self._standing.sorted(self._rows), True
        return self._top
