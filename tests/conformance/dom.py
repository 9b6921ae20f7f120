"""Documents as a browser's DOM has them, which is what the XPath suite was recorded over.

XPath 1.0 knows neither the document type declaration nor sections of CDATA as nodes of their own; the DOM does, and the
recorded paths count them.
"""

from __future__ import annotations

from xml.dom import minidom

from db.forms.xpath import Node, NodeKind

_SPACES = "http://www.w3.org/2000/xmlns/"


def dom_document(text: str) -> Node:
    """The document node over `text`."""
    document = Node(NodeKind.DOCUMENT)
    for child in minidom.parseString(text.encode()).childNodes:
        document.append(_made(child, {}))
    return document


def path_name(node: Node) -> str:
    """What the recorded paths call a node."""
    if node.kind is NodeKind.DOCUMENT:
        return "?"
    if node.kind is NodeKind.TEXT:
        return "text()"
    if node.kind is NodeKind.COMMENT:
        return "comment()"
    if node.kind is NodeKind.INSTRUCTION:
        return "processing-instruction()"
    if node.kind is NodeKind.NAMESPACE:
        return f"@xmlns:{node.name}" if node.name else "@xmlns"
    return f"{node.prefix}:{node.name}" if node.prefix else node.name


def counted_as(node: Node) -> str:
    """Siblings of the same name are counted: instructions by their target, sections of CDATA apart from other text."""
    return path_name(node) + (node.name if node.kind is NodeKind.INSTRUCTION else node.state or "")


def _made(item: minidom.Node, spaces: dict[str, str]) -> Node:
    if item.nodeType == item.ELEMENT_NODE:
        return _element(item, spaces)
    if item.nodeType in (item.TEXT_NODE, item.CDATA_SECTION_NODE):
        made = Node(NodeKind.TEXT, "", None, item.data)
        made.state = "CDATA" if item.nodeType == item.CDATA_SECTION_NODE else None
        return made
    if item.nodeType == item.COMMENT_NODE:
        return Node(NodeKind.COMMENT, "", None, item.data)
    if item.nodeType == item.PROCESSING_INSTRUCTION_NODE:
        return Node(NodeKind.INSTRUCTION, item.target, None, item.data)
    return Node(NodeKind.DOCUMENT)  # the document type declaration: a node of no kind that a test can name


def _element(item: minidom.Element, spaces: dict[str, str]) -> Node:
    node = Node(NodeKind.ELEMENT, item.localName)
    node.namespace, node.prefix = item.namespaceURI or "", item.prefix or None
    node.namespaces = spaces = dict(spaces)
    for number in range(item.attributes.length):
        attribute = item.attributes.item(number)
        if attribute.namespaceURI == _SPACES:
            spaces["" if attribute.localName == "xmlns" else attribute.localName] = attribute.value
        else:
            node.set_attribute(
                attribute.localName, attribute.value, attribute.namespaceURI or "", attribute.prefix or None
            )
    inside = item.childNodes
    if len(inside) == 1 and inside[0].nodeType == item.TEXT_NODE:
        node.value = inside[0].data
    else:
        for child in inside:
            node.append(_made(child, spaces))
    return node
