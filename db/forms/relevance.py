"""Showing and hiding: the turn of a condition, and what it means for everything below its question.

Questions are shown and hidden by the hundred at once, so there are three kinds of turn: in a repeat, of a question that
there is once, and of several questions that share a condition.
"""

from __future__ import annotations

from collections.abc import Callable
from heapq import heappush
from typing import Any

from db.forms.readers import Reached, Readers, Spread
from db.forms.waiting import Waiting
from db.forms.xpath.compile import Context
from db.forms.xpath.nodes import Node

Run = Callable[[Context], Any]


class Relevance:
    """`changed` collects the nodes that are shown or hidden; `evaluations` counts the conditions evaluated."""

    def __init__(self, readers: Readers, waiting: Waiting, changed: dict[Node, None]) -> None:
        self.scope, self.readers, self.waiting, self.changed = readers.scope, readers, waiting, changed
        self.evaluations = 0
        self.single_step = self._single_stepper()

    def step(self, run: Run) -> Callable[[Node], None]:
        """The turn of a condition at each node of a repeat. No call more than is needed."""

        def step(node: Node) -> None:
            self.evaluations += 1
            own = run(Context(node))
            if own != node.state.own_relevant:
                node.state.own_relevant = own
                self.spread(node)

        return step

    def _single_stepper(self) -> Callable[[Run, Node], Callable[[Node], None]]:
        """Makes what `step` does for a question that there is once. There are thousands of those, so each holds on to
        no more than it must."""
        waiting, heap, tallies = self.waiting.nodes, self.waiting.heap, self.scope.tallies

        def made(run: Run, node: Node) -> Callable[[Node], None]:
            context = Context(node)
            spread = self.readers.of_relevance(node.element)
            singles = (spread.reached.singles if spread.reached else ()) if _alone(node, spread) else None

            def step(_: Node) -> None:
                self.evaluations += 1
                own = run(context)
                if own is node.state.own_relevant:
                    return
                node.state.own_relevant = own
                above = node.parent
                if singles is None or tallies or above is None:
                    self.spread(node)
                    return
                relevant = own and above.relevant
                if relevant is not node.relevant:
                    node.relevant = relevant
                    self.changed[node] = None
                    for order, reader in singles:
                        if order not in waiting or reader.__class__ is tuple:
                            if order not in waiting:
                                heappush(heap, order)
                            waiting[order] = reader

            return step

        return made

    def shared_step(self, run: Run, nodes: tuple[Node, ...]) -> Callable[[], None]:
        """The turn of a condition that several questions share."""
        context, above = Context(nodes[0]), nodes[0].parent
        spreads = [self.readers.of_relevance(node.element) for node in nodes]
        alone = dict.fromkeys(node for node, spread in zip(nodes, spreads, strict=True) if _alone(node, spread))
        others = [node for node in nodes if node not in alone]
        readers = [one.reached for node, one in zip(nodes, spreads, strict=True) if node in alone and one.reached]
        reached = Reached(list({order: to for one in readers for order, to in one.singles}.items()), [])
        states, tallies = [node.state for node in nodes], self.scope.tallies

        def step() -> None:
            self.evaluations += 1
            own = run(context)
            for state in states:
                state.own_relevant = own
            if tallies or above is None:
                for node in nodes:
                    self.spread(node)
                return
            relevant = own and above.relevant
            if alone and relevant is not next(iter(alone)).relevant:
                for node in alone:
                    node.relevant = relevant
                self.changed.update(alone)
                self.waiting.notify(nodes[0], reached)
            for node in others:
                self.spread(node)

        return step

    def spread(self, node: Node) -> None:
        """Carry what the condition of `node` says now to everything below it, and to who reads that."""
        above = node.parent
        relevant = node.state.own_relevant and (above is None or above.relevant)
        if relevant == node.relevant:
            return
        node.relevant = relevant
        self.changed[node] = None
        spread = self.readers.spreads.get(node.element) or self.readers.of_relevance(node.element)
        if node.element in self.scope.tallies:
            self.scope.tell(node)
        if spread.reached is not None:
            self.waiting.notify(node, spread.reached)
        if relevant:
            for vertex in spread.own:
                self.waiting.schedule(vertex, node)
        for below in node.attributes:
            self.spread(below)
        for below in node.children:
            self.spread(below)


def _alone(node: Node, spread: Spread) -> bool:
    """True if nothing but readers outside all repeats follows when the question is shown or hidden."""
    bare = node.element.is_leaf and not node.attributes and not spread.own
    return bare and (spread.reached is None or not spread.reached.others)
