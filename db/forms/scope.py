"""What expressions of a form may look at: its instance, its lists, its texts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from db.forms.instance import instances_below
from db.forms.model import Element
from db.forms.xpath.documents import build_element, parse_xml
from db.forms.xpath.nodes import Node, NodeKind
from db.forms.xpath.scope import Scope
from db.forms.xpath.tally import Tally

if TYPE_CHECKING:
    from db.forms.definition import FormDefinition

Lookup = Callable[[str], str]


class FormScope(Scope):
    """`texts` and `choice_labels` are given by the form, which knows its language."""

    def __init__(self, definition: FormDefinition, document: Node, clock: Callable[[], datetime] | None) -> None:
        super().__init__(document, clock=clock, namespaces=definition.namespaces)
        self.definition = definition
        self.singles: dict[Element, Node] = {}
        self.tallies: dict[Element, Tally] = {}
        self.language_of: Callable[[], str] = str
        self._last_saved: Node | None = None
        self.text_of: Lookup = lambda _: ""
        self.label_of: Callable[[str, str, Node], str] = lambda value, _path, _node: value
        self._repeats: dict[tuple[str, ...], tuple[Element, ...]] = {}

    def take_last_saved(self, submission: bytes | None) -> None:
        if submission is not None:
            self._last_saved = Node(NodeKind.ELEMENT, "instance")
            self._last_saved.append(build_element(parse_xml(submission)))

    def instance(self, name: str) -> Node | None:
        if self._last_saved is not None and self.definition.secondary.is_last_saved(name):
            return self._last_saved
        return self.definition.secondary.get(name)

    def language_name(self) -> str:
        return self.language_of()

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

    def tally(self, names: tuple[str, ...]) -> Tally | None:
        element = self.definition.root.find(names)
        if element is None or not (element.is_leaf or element.repeat is not None):
            return None
        found = self.tallies.get(element)
        if found is None:
            found = self.tallies[element] = Tally(instances_below(self.root, element))
        return found

    def tell(self, node: Node) -> None:
        """The sums of its place, if anybody asks for them, follow what has happened to `node`."""
        tally = self.tallies.get(node.element)
        if tally is None:
            return
        top = node
        while top.parent is not None:
            top = top.parent
        if top is self.root:
            tally.note(node)
        else:  # in a row that was taken away
            tally.drop(node)
