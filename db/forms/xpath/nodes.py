"""The nodes that expressions are evaluated over: form instances, secondary instances and plain XML documents."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from typing import Any


class NodeKind(IntEnum):
    DOCUMENT = 0
    ELEMENT = 1
    ATTRIBUTE = 2
    TEXT = 3
    COMMENT = 4
    INSTRUCTION = 5
    NAMESPACE = 6


_ELEMENT = NodeKind.ELEMENT
_NONE: list[Node] = []


class Node:
    """One node. An element without child elements keeps its text in `value`; mixed content has text children.

    `relevant` is the effective relevance (own and all ancestors'); what is not relevant reads as empty.
    `element` points to the form's definition of this node, None in secondary instances and plain documents.
    """

    __slots__ = (
        "_index",
        "_places",
        "_text",
        "attributes",
        "children",
        "element",
        "kind",
        "name",
        "namespace",
        "namespaces",
        "parent",
        "prefix",
        "relevant",
        "spaces",
        "state",
        "value",
    )

    def __init__(self, kind: NodeKind, name: str = "", parent: Node | None = None, value: str = "") -> None:
        self.kind = kind
        self.name = name
        self.parent = parent
        self.value = value
        self.namespace = ""
        self.prefix: str | None = None
        self.children: list[Node] = _NONE
        self.attributes: list[Node] = _NONE
        self.namespaces: dict[str, str] | None = None
        self.spaces: list[Node] | None = None  # its namespace nodes, made when they are first asked for
        self.relevant = True
        self.element: Any = None
        self.state: Any = None
        self._index: dict[str, list[Node]] | None = None
        self._places: dict[Node, int] | None = None
        self._text: Node | None = None

    def append(self, child: Node) -> None:
        if self.children is _NONE:
            self.children = []
        self.children.append(child)
        child.parent = self
        self._index = self._places = None

    def insert(self, position: int, child: Node) -> None:
        if self.children is _NONE:
            self.children = []
        self.children.insert(position, child)
        child.parent = self
        self._index = self._places = None

    def remove(self, child: Node) -> None:
        self.children.remove(child)
        self._index = self._places = None

    def set_attribute(self, name: str, value: str, namespace: str = "", prefix: str | None = None) -> Node:
        if self.attributes is _NONE:
            self.attributes = []
        attribute = Node(NodeKind.ATTRIBUTE, name, self, value)
        attribute.namespace, attribute.prefix = namespace, prefix
        self.attributes.append(attribute)
        return attribute

    def named(self, name: str) -> list[Node]:
        """Child elements with this local name, in document order. Do not change the list."""
        index = self._index
        if index is None:
            index = self._index = {}
            for child in self.children:
                if child.kind is _ELEMENT:
                    index.setdefault(child.name, []).append(child)
        return index.get(name, _NONE)

    def place_of(self, child: Node) -> int:
        """Which of the child elements of its name it is, from 1; 0 where it is none of them."""
        if self._places is None:
            counts: dict[str, int] = {}
            self._places = {}
            for one in self.children:
                if one.kind is _ELEMENT:
                    counts[one.name] = self._places[one] = counts.get(one.name, 0) + 1
        return self._places.get(child, 0)

    def attribute(self, name: str) -> Node | None:
        for attribute in self.attributes:
            if attribute.name == name:
                return attribute
        return None

    def content(self) -> list[Node]:
        """Children with the text of a leaf as a text node of its own."""
        if self.children or not self.value or self.kind is not _ELEMENT:
            return self.children
        if self._text is None:
            self._text = Node(NodeKind.TEXT, "", self)
        self._text.value = self.value
        self._text.relevant = self.relevant
        return [self._text]

    def descendants(self) -> Iterator[Node]:
        """All nodes below this one in document order."""
        stack = list(reversed(self.content()))
        while stack:
            node = stack.pop()
            yield node
            below = node.content()
            if below:
                stack.extend(reversed(below))


def string_value(node: Node) -> str:
    """The XPath string value; empty for what is not relevant."""
    if not node.relevant:
        return ""
    if not node.children:
        return node.value
    return "".join(_texts(node))


def _texts(node: Node) -> Iterator[str]:
    for child in node.children:
        if child.kind is NodeKind.TEXT:
            yield child.value
        elif child.kind is NodeKind.ELEMENT:
            yield string_value(child)


def root_of(node: Node) -> Node:
    while node.parent is not None:
        node = node.parent
    return node


def document_order(nodes: list[Node]) -> list[Node]:
    """Without doubles, in document order."""
    unique = list({id(node): node for node in nodes}.values())
    if len(unique) < 2:
        return unique
    return sorted(unique, key=_position)


def _position(node: Node) -> tuple[tuple[int, int], ...]:
    """A sort key: for each ancestor (namespace / attribute / child, index among its siblings)."""
    key: list[tuple[int, int]] = []
    while node.parent is not None:
        above = node.parent
        if node.kind is NodeKind.ATTRIBUTE:
            key.append((1, _index_of(above.attributes, node)))
        elif node.kind is NodeKind.NAMESPACE:
            key.append((0, _index_of(above.spaces or [], node)))
        else:
            key.append((2, _index_of(above.children, node)))
        node = above
    key.append((id(node), 0))
    return tuple(reversed(key))


def _index_of(siblings: list[Node], node: Node) -> int:
    for index, sibling in enumerate(siblings):
        if sibling is node:
            return index
    return -1
