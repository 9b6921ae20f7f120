"""What waits for its turn after a change: expressions by their order in the graph, each with its nodes."""

from __future__ import annotations

from heapq import heappush

from db.forms.graph import Reader, Vertex
from db.forms.instance import instances_below
from db.forms.readers import Reached
from db.forms.xpath.nodes import Node


class Waiting:
    """`heap` has each order that is in `nodes` once, the smallest first."""

    def __init__(self) -> None:
        # one node in nearly every form: no need of a dict then; a tuple: all that share a condition
        self.nodes: dict[int, Node | dict[Node, None] | tuple[Node, ...]] = {}
        self.heap: list[int] = []

    def schedule(self, vertex: Vertex, node: Node) -> None:
        waiting = self.nodes.get(vertex.order)
        if waiting is None:
            self.nodes[vertex.order] = node
            heappush(self.heap, vertex.order)
        elif isinstance(waiting, dict):
            waiting[node] = None
        elif isinstance(waiting, Node) and waiting is not node:
            self.nodes[vertex.order] = {waiting: None, node: None}

    def notify(self, node: Node, reached: Reached) -> None:
        """Schedule whoever reads the answer, or the relevance, of `node`."""
        nodes, heap = self.nodes, self.heap
        for order, single in reached.singles:
            have = nodes.get(order)
            if have is None:
                nodes[order] = single
                heappush(heap, order)
            elif have is not single and isinstance(single, tuple):
                nodes[order] = single
        if reached.others:
            self.notify_rows(reached.others, node)

    def notify_rows(self, readers: list[Reader], node: Node) -> None:
        """Readers in repeats: those of the same row, or of all rows where they look from further out."""
        for vertex, anchor in readers:
            top = node
            while top.element is not None and top.element.depth > anchor and top.parent is not None:
                top = top.parent
            for one in instances_below(top, vertex.place):
                self.schedule(vertex, one)

    def clear(self) -> None:
        self.nodes.clear()
        self.heap.clear()
