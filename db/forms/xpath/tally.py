"""Sums and counts over all nodes of one place, kept up to date node by node instead of being made anew.

The sum is exact: every double is a whole multiple of 2**-1074, so it is kept as a whole number of those, and what was
added can be taken away again without a trace.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from db.forms.xpath.nodes import Node, string_value
from db.forms.xpath.values import NAN, text_number

_SCALE = 1074


class Tally:
    """Over the relevant nodes: `count`, how many are not empty (`filled`), and their `total`."""

    __slots__ = ("_infinite", "_parts", "_sum", "count", "filled")

    def __init__(self, nodes: Iterable[Node]) -> None:
        self.count = self.filled = self._sum = 0
        self._infinite: dict[Node, float] = {}  # what is no finite number
        self._parts: dict[Node, int | None] = {}  # what each relevant node gives to the sum; None: it is empty
        for node in nodes:
            self.note(node)

    def note(self, node: Node) -> None:
        """The node is new, or its answer or relevance has changed."""
        self.drop(node)
        if not node.relevant:
            return
        self.count += 1
        text = string_value(node)
        if text == "":
            self._parts[node] = None
            return
        self.filled += 1
        number = text_number(text)
        part = 0
        if math.isfinite(number):
            above, below = number.as_integer_ratio()
            part = above << (_SCALE + 1 - below.bit_length())
        else:
            self._infinite[node] = number
        self._sum += part
        self._parts[node] = part

    def drop(self, node: Node) -> None:
        """The node is gone."""
        if node not in self._parts:
            return
        part = self._parts.pop(node)
        self._infinite.pop(node, None)
        self.count -= 1
        if part is not None:
            self.filled -= 1
            self._sum -= part

    @property
    def total(self) -> float:
        """Empty answers count as nothing; anything else that is not a number makes the sum NaN."""
        if self._infinite:
            return sum(self._infinite.values())
        try:
            return self._sum / (1 << _SCALE)
        except OverflowError:
            return NAN
