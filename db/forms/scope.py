"""What expressions of a form may look at: its instance, its lists, its texts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from db.forms.model import Element
from db.forms.xpath.nodes import Node
from db.forms.xpath.scope import Scope

if TYPE_CHECKING:
    from db.forms.definition import FormDefinition

Lookup = Callable[[str], str]


class FormScope(Scope):
    """`texts` and `choice_labels` are given by the form, which knows its language."""

    def __init__(self, definition: FormDefinition, document: Node, clock: Callable[[], datetime] | None) -> None:
        super().__init__(document, clock=clock, namespaces=definition.namespaces)
        self.definition = definition
        self.singles: dict[Element, Node] = {}
        self.changes: dict[Element, int] = {}
        self.rows: dict[Element, int] = {}
        self.text_of: Lookup = lambda _: ""
        self.label_of: Callable[[str, str, Node], str] = lambda value, _path, _node: value
        self._repeats: dict[tuple[str, ...], tuple[Element, ...]] = {}
        self._stamped: dict[tuple[str, ...], Element | None] = {}

    def instance(self, name: str) -> Node | None:
        return self.definition.secondary.get(name)

    def text(self, text_id: str) -> str:
        return self.text_of(text_id)

    def choice_name(self, value: str, path: str, context: Node) -> str:
        return self.label_of(value, path, context)

    def single(self, names: tuple[str, ...]) -> Node | None:
        element = self.definition.root.find(names)
        return None if element is None else self.singles.get(element)

    def nearest(self, names: tuple[str, ...], context: Node) -> tuple[Node, int] | None:
        repeats = self._repeats.get(names)
        if repeats is None:
            element = self.definition.root.find(names)
            repeats = self._repeats[names] = element.repeats if element is not None else ()
        if not repeats:
            return None
        node: Node | None = context
        while node is not None:
            if node.element in repeats:
                return node, node.element.depth
            node = node.parent
        return None

    def stamp(self, names: tuple[str, ...]) -> int | None:
        if names not in self._stamped:
            found = self.definition.root.find(names)
            usable = found is not None and (found.is_leaf or found.repeat is not None)
            self._stamped[names] = found if usable else None
        element = self._stamped[names]
        if element is None:
            return None
        total = self.changes.get(element, 0)
        for repeat in element.repeats:
            total += self.rows.get(repeat, 0)
        return total
