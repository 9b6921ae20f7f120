"""Who has to take a turn when something changes at an element: found once for an open form, from the graph."""

from __future__ import annotations

from typing import NamedTuple

from db.forms.graph import Graph, Reader, Vertex
from db.forms.model import Element
from db.forms.scope import FormScope
from db.forms.xpath.nodes import Node


class Reached(NamedTuple):
    """Who reads an element: expressions outside all repeats with the one node they are evaluated at (or the nodes that
    share one), and the others."""

    singles: list[tuple[int, Node | tuple[Node, ...]]]
    others: list[Reader]


class Spread(NamedTuple):
    """What follows from a changed relevance: who reads it, and what is computed at the node itself."""

    reached: Reached | None
    own: tuple[Vertex, ...]


class Readers:
    """`values`, `spreads`: what was found so far, for those who cannot afford a call to look it up."""

    def __init__(self, graph: Graph, scope: FormScope) -> None:
        self.graph, self.scope = graph, scope
        self.values: dict[Element, Reached] = {}
        self.spreads: dict[Element, Spread] = {}
        self._sharing: dict[int, tuple[Node, ...]] = {}

    def of_value(self, element: Element) -> Reached:
        found = self.values.get(element)
        if found is None:
            found = self.values[element] = self._reach(self.graph.value.get(element) or [])
        return found

    def of_relevance(self, element: Element) -> Spread:
        found = self.spreads.get(element)
        if found is None:
            readers = self.graph.relevance.get(element) or []
            # A condition that looks at its own question must not set itself off.
            others = [one for one in readers if not (one[0].place is element and one[0].kind == "relevant")]
            reached = self._reach(others)
            own = tuple(one for one in self.graph.own.get(element, ()) if one.kind in ("calculate", "choices"))
            found = self.spreads[element] = Spread(reached if any(reached) else None, own)
        return found

    def sharing(self, order: int) -> tuple[Node, ...]:
        """The nodes whose one condition has this order; none where it is nobody else's."""
        nodes = self._sharing.get(order)
        if nodes is None:
            places = self.graph.shared.get(order, ())
            nodes = self._sharing[order] = tuple(self.scope.singles[place] for place in places)
        return nodes

    def _reach(self, readers: list[Reader]) -> Reached:
        singles = self.scope.singles
        found = {v.order: self.sharing(v.order) or singles[v.place] for v, _ in readers if v.place in singles}
        return Reached(list(found.items()), [one for one in readers if one[0].place not in singles])
