"""Rows of repeats: put in, taken out, by hand or by jr:count."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.errors import QT_TRANSLATE_NOOP
from db.forms.actions import Actions
from db.forms.definition import FormDefinition
from db.forms.errors import FormError, UnknownQuestion
from db.forms.instance import MAX_ROWS, instances_below, make_empty
from db.forms.model import Element
from db.forms.recompute import Recompute
from db.forms.xpath.nodes import Node


class Rows:
    """`find` gives the node at a reference."""

    def __init__(
        self,
        engine: Recompute,
        definition: FormDefinition,
        actions: Actions,
        templates: dict[Element, Any],
        find: Callable[[str], Node],
    ) -> None:
        self.engine, self.graph, self.actions, self.templates, self.find = (
            engine,
            definition.graph,
            actions,
            templates,
            find,
        )
        self._aside: dict[tuple[Node, Element], list[Node]] = {}

    def at(self, ref: str) -> tuple[Node, Element]:
        """The node around the rows and the repeat's element. Raises UnknownQuestion."""
        above, _, step = ref.rpartition("/")
        parent = self.find(above) if above else None
        name = step.partition("[")[0].rpartition(":")[2]
        element: Element | None = parent.element.index.get(name) if parent is not None else None
        if parent is None or element is None or element.repeat is None:
            raise UnknownQuestion(QT_TRANSLATE_NOOP("db", "The questionnaire has no repeat “{ref}”."), ref=ref)
        return parent, element

    def changeable(self, ref: str) -> tuple[Node, Element]:
        """As `at`. Raises FormError where the questionnaire sets the number of rows."""
        parent, element = self.at(ref)
        if element.repeat is not None and element.repeat.fixed:
            raise FormError(
                QT_TRANSLATE_NOOP("db", "The questionnaire itself sets the number of rows of “{ref}”."),
                ref=element.path,
            )
        return parent, element

    def insert(self, parent: Node, element: Element, at: int) -> Node:
        """A new row before row `at` (0-based), with the first values that the questionnaire gives it."""
        row = make_empty(element, parent, self.templates)
        self._put(parent, row, self._position(parent, element, at))
        self.engine.structure_changed(parent, element)
        self.engine.afterwards(lambda: self.actions.new_row(row))
        return row

    def _position(self, parent: Node, element: Element, at: int) -> int:
        """Where row `at` stands among all children of `parent`."""
        rows = instances_below(parent, element)
        if 0 <= at < len(rows):
            return parent.children.index(rows[at])
        if rows:
            return parent.children.index(rows[-1]) + 1
        later = (i for i, child in enumerate(parent.children) if child.element.order > element.order)
        return next(later, len(parent.children))

    def _put(self, parent: Node, row: Node, position: int) -> None:
        parent.insert(position, row)
        self._awaken(row, parent)

    def _awaken(self, row: Node, parent: Node) -> None:
        """Everything inside the new row is computed, and shown as changed."""
        row.relevant = parent.relevant
        for node in (row, *row.descendants()):
            if node.element is None or node.parent is None:
                continue
            node.relevant = node.parent.relevant and node.state.own_relevant
            self.engine.changed[node] = None
            for one in (node, *node.attributes):
                one.relevant = node.relevant
                self.engine.scope.tell(one)
                for vertex in self.graph.own.get(one.element, ()):
                    if vertex.kind not in ("count", "display"):
                        self.engine.schedule(vertex, one)
            for repeat in node.element.children:
                if repeat.repeat is not None and ("count", repeat) in self.graph.by_place:
                    self.engine.schedule(self.graph.by_place["count", repeat], node)

    def detach(self, row: Node, parent: Node) -> None:
        self._take(row, parent)
        self.engine.structure_changed(parent, row.element)

    def _take(self, row: Node, parent: Node) -> None:
        for node in (row, *row.descendants()):
            if node.element is not None and node.element.is_leaf and node.value:
                self.engine.value_changed(node)
        parent.remove(row)
        row.parent = None
        for node in (row, *row.descendants()):
            for one in (node, *node.attributes):
                self.engine.scope.tell(one)

    def set_count(self, parent: Node, element: Element, wanted: int) -> None:
        """jr:count changed. Rows too many are put aside and come back with their answers when the number rises."""
        rows = instances_below(parent, element)
        wanted = min(wanted, MAX_ROWS)
        if wanted == len(rows):
            return
        aside = self._aside.setdefault((parent, element), [])
        for row in reversed(rows[wanted:]):
            self._take(row, parent)
            aside.append(row)
        position = self._position(parent, element, len(rows)) if wanted > len(rows) else 0
        for offset in range(wanted - len(rows)):
            self._put(parent, self._next_row(parent, element, aside), position + offset)
        self.engine.structure_changed(parent, element)

    def _next_row(self, parent: Node, element: Element, aside: list[Node]) -> Node:
        if aside:
            return aside.pop()
        row = make_empty(element, parent, self.templates)
        self.engine.afterwards(lambda: self.actions.new_row(row))
        return row
