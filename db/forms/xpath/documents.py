"""XML into nodes, hardened: no entities, no network, bounded size and depth."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from lxml import etree

from db.errors import QT_TRANSLATE_NOOP, Phrase
from db.forms.errors import FormError
from db.forms.xpath.nodes import Node, NodeKind

MAX_BYTES = 50_000_000
MAX_DEPTH = 200


def parse_xml(data: bytes) -> Any:
    """The root element (lxml). Raises FormError for what is not well-formed, declares entities, or nests too deep.

    Bounded: 50 MB, 200 levels; a document type declaration with entities is refused, nothing outside is loaded.
    """
    if len(data) > MAX_BYTES:
        raise FormError(QT_TRANSLATE_NOOP("db", "The form is larger than {limit} MB and was not opened."), limit=50)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FormError(
            QT_TRANSLATE_NOOP("db", "The file is not a readable form: {reason}. Ask its author for a new copy."),
            reason=_why(error),
        ) from error
    _refuse_hostile(root)
    return root


def _why(error: Exception) -> Phrase:
    if isinstance(error, etree.XMLSyntaxError) and error.position[0]:
        broken = QT_TRANSLATE_NOOP("db", "its XML is broken in line {line}, column {column}")
        return Phrase(broken, line=error.position[0], column=error.position[1])
    return Phrase(QT_TRANSLATE_NOOP("db", "it is no XML"))


def _refuse_hostile(root: Any) -> None:
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and next(dtd.iterentities(), None) is not None:
        raise FormError(
            QT_TRANSLATE_NOOP("db", "The form declares XML entities and was refused. Ask its author for a new copy.")
        )
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            raise FormError(
                QT_TRANSLATE_NOOP("db", "The form nests deeper than {limit} levels and was refused."), limit=MAX_DEPTH
            )


def build_document(root: Any) -> Node:
    """A document node over a whole lxml tree: text, comments and instructions included."""
    document = Node(NodeKind.DOCUMENT)
    for before in reversed(list(root.itersiblings(preceding=True))):
        document.append(_other(before))
    document.append(build_element(root, mixed=True))
    return document


def build_element(element: Any, *, mixed: bool = False, visit: Callable[[Node, Any], None] | None = None) -> Node:
    """`mixed`: keep text between elements, comments and instructions; else only elements and the text of leaves."""
    namespace, name = _split(element.tag)
    node = Node(NodeKind.ELEMENT, name)
    node.namespace = namespace
    node.prefix = element.prefix
    if mixed:
        node.namespaces = {prefix or "": uri for prefix, uri in element.nsmap.items()} | {
            "xml": "http://www.w3.org/XML/1998/namespace"
        }
    if element.attrib:
        for name, value in element.attrib.items():
            _attribute(node, element, name, value)
    if len(element) == 0:
        node.value = element.text or ""
    elif not mixed:
        for child in element:
            if isinstance(child.tag, str):
                node.append(build_element(child, visit=visit))
        if not node.children:
            node.value = "".join(element.itertext(with_tail=False))
    else:
        _mixed(node, element)
    if visit is not None:
        visit(node, element)
    return node


@lru_cache(maxsize=1024)
def _split(tag: str) -> tuple[str, str]:
    """Namespace and local name."""
    space, _, name = tag.rpartition("}")
    return space[1:], name


def _attribute(node: Node, element: Any, name: str, value: str) -> None:
    if not name.startswith("{"):
        node.set_attribute(name, value)
        return
    space, local = name[1:].split("}")
    prefix = next((known for known, uri in element.nsmap.items() if uri == space and known), "xml")
    node.set_attribute(local, value, space, prefix)


def _mixed(node: Node, element: Any) -> None:
    if element.text:
        node.append(Node(NodeKind.TEXT, "", None, element.text))
    for child in element:
        node.append(build_element(child, mixed=True) if isinstance(child.tag, str) else _other(child))
        if child.tail:
            node.append(Node(NodeKind.TEXT, "", None, child.tail))


def _other(item: Any) -> Node:
    if item.tag is etree.Comment:
        return Node(NodeKind.COMMENT, "", None, item.text or "")
    return Node(NodeKind.INSTRUCTION, getattr(item, "target", ""), None, item.text or "")
