"""What is left of an answer when its list offers something else."""

from __future__ import annotations

from collections.abc import Callable, Collection

from db.forms.graph import Graph
from db.forms.model import Element
from db.forms.xpath.nodes import Node


class Offers:
    """`offered` tells the values of a question's list at a node; given by the form."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.offered: Callable[[Node], list[str]] = lambda _: []
        self._lists: dict[Element, dict[str, None]] = {}

    def masked(self, node: Node) -> str:
        """What the list offers now of the kept answer; several choices in the order of their list, so that the same
        choices are the same answer. Where the list itself is missing, the answer stays as it is."""
        kept: str = node.state.kept
        filtered = ("choices", node.element) in self.graph.by_place
        offered = (self._on_offer(node) if filtered else self._listed(node)) if kept else None
        if offered is None or not (offered or filtered):
            return kept
        kind = node.element.control.kind
        if kind == "rank":  # of a list that stays the same the person may have put some in order so far
            return " ".join(_ranked(kept.split(), offered)) if filtered else kept
        if kind == "select":
            chosen = kept.split()
            return " ".join([one for one in offered if one in chosen])
        return kept if kept in offered else ""

    def _on_offer(self, node: Node) -> dict[str, None]:
        return dict.fromkeys(self.offered(node))

    def _listed(self, node: Node) -> dict[str, None]:
        """The values of a list that always offers the same; read once for this form."""
        found = self._lists.get(node.element)
        if found is None:
            found = self._lists[node.element] = self._on_offer(node)
        return found


def _ranked(chosen: list[str], offered: Collection[str]) -> list[str]:
    """Who has put some in order has put all in order: what is on offer since then comes last."""
    return [one for one in chosen if one in offered] + [one for one in offered if one not in chosen]
