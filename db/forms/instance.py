"""The live tree of one form: nodes made from the definition, and how a reference finds its node."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from db.errors import QT_TRANSLATE_NOOP
from db.forms.casting import cast
from db.forms.errors import UnknownQuestion
from db.forms.model import Element
from db.forms.xpath.nodes import Node, NodeKind

TEMPLATE = "{http://openrosa.org/javarosa}template"
MAX_ROWS = 10_000  # instances of one repeat: a hostile jr:count must not fill the memory


class NodeState:
    """What a node has besides its value: its own conditions, and the answer as given.

    `kept` is the answer as it was given; the node's `value` differs from it where a choice is not on offer (any more).
    `unreadable`: the text that was given but is no value of the question's type.
    """

    __slots__ = ("kept", "own_readonly", "own_relevant", "required", "unreadable")

    def __init__(self) -> None:
        self.own_relevant = True
        self.own_readonly = False
        self.required = False
        self.kept = ""
        self.unreadable = ""


def make_node(element: Element, parent: Node | None, xml: Any = None) -> Node:
    """A node for `element`, without children. Its value is that of `xml` if given, else the definition's default."""
    kind = NodeKind.ATTRIBUTE if element.name.startswith("@") else NodeKind.ELEMENT
    node = Node(kind, element.name.removeprefix("@"), parent)
    node.namespace, node.prefix = element.namespace, element.prefix
    node.element = element
    node.state = state = NodeState()
    if element.is_leaf:
        node.value = cast(element.type, element.default if xml is None else "".join(xml.itertext(with_tail=False)))
        state.kept = node.value
    if element.attributes:
        node.attributes = []
        for name, attribute in element.attributes.items():
            one = make_node(attribute, node)
            if xml is not None:
                one.value = _attribute_of(xml, name[1:], attribute)
                one.state.kept = one.value
            node.attributes.append(one)
    return node


def _attribute_of(xml: Any, name: str, attribute: Element) -> str:
    value = xml.get(f"{{{attribute.namespace}}}{name}" if attribute.namespace else name)
    return attribute.default if value is None else str(value)


def make_tree(element: Element, xml: Any, parent: Node | None, templates: dict[Element, Any]) -> Node:
    """The subtree for `xml`; places that it lacks are made empty, repeats only as often as they stand there."""
    node = make_node(element, parent, xml)
    given = _by_name(xml)
    for child in element.children:
        found = given.get(child.name, [])
        if child.repeat is not None:
            for one in found:
                if one.get(TEMPLATE) is None:
                    node.append(make_tree(child, one, node, templates))
        elif found:
            node.append(make_tree(child, found[0], node, templates))
        else:
            node.append(make_empty(child, node, templates))
    return node


def make_empty(element: Element, parent: Node | None, templates: dict[Element, Any]) -> Node:
    """The subtree with the defaults of the repeat's template, or of the definition."""
    xml = templates.get(element)
    if xml is not None:
        return make_tree(element, xml, parent, templates)
    node = make_node(element, parent)
    for child in element.children:
        if child.repeat is None:
            node.append(make_empty(child, node, templates))
    return node


def find_templates(element: Element, xml: Any, found: dict[Element, Any]) -> dict[Element, Any]:
    """For each repeat the XML that new instances are made from: jr:template, else the first instance without its
    answers, which are that row's own (ODK XForms specification)."""
    given = _by_name(xml)
    for child in element.children:
        for one in given.get(child.name, ()):
            if child.repeat is not None and one.get(TEMPLATE) is not None:
                found[child] = one
            elif child.repeat is not None and child not in found:
                found[child] = _emptied(one)
            if not child.is_leaf:
                find_templates(child, one, found)
    return found


def _emptied(xml: Any) -> Any:
    made = deepcopy(xml)
    for one in made.iter():
        if len(one) == 0 and isinstance(one.tag, str):
            one.text = None
    return made


def _by_name(xml: Any) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for child in xml:
        if isinstance(child.tag, str):
            found.setdefault(child.tag.rpartition("}")[2], []).append(child)
    return found


def ref_of(node: Node) -> str:
    """Positional XPath: /data/rep[2]/x; a position stands at every repeat instance and nowhere else."""
    element: Element = node.element
    if not element.repeats:
        return element.path
    above = ref_of(node.parent) if node.parent is not None and node.parent.element is not None else ""
    shown = element.path.rpartition("/")[2]
    if element.repeat is None:
        return f"{above}/{shown}"
    return f"{above}/{shown}[{position_of(node)}]"


def position_of(node: Node) -> int:
    assert node.parent is not None
    return node.parent.place_of(node)


def step_down(node: Node, step: str) -> Node | None:
    """One step of a positional reference: `name`, `prefix:name`, `name[2]` or `@name`."""
    if step.startswith("@"):
        return node.attribute(step[1:].rpartition(":")[2])
    name, _, position = step.partition("[")
    found = node.named(name.rpartition(":")[2])
    index = int(position[:-1]) - 1 if position[:-1].isdigit() else 0
    return found[index] if 0 <= index < len(found) else None


def find_node(document: Node, ref: str) -> Node:
    """Raises UnknownQuestion if nothing stands at `ref`."""
    node: Node | None = document
    for step in ref.strip("/").split("/"):
        node = None if node is None else step_down(node, step)
    if node is None or node is document:
        raise UnknownQuestion(QT_TRANSLATE_NOOP("db", "The questionnaire has no question “{ref}”."), ref=ref)
    return node


def instances_below(top: Node, element: Element) -> list[Node]:
    """All nodes of `element` in the subtree of `top`, document order."""
    chain: list[Element] = []
    one: Element | None = element
    while one is not None and one is not top.element:
        chain.append(one)
        one = one.parent
    nodes = [top]
    for place in reversed(chain):
        if place.name.startswith("@"):
            nodes = [found for node in nodes if (found := node.attribute(place.name[1:])) is not None]
        else:
            nodes = [low for node in nodes for low in node.named(place.name) if low.element is place]
    return nodes
