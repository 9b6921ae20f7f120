"""The instance as XML, out (OpenRosa submission) and in (a received submission to be edited)."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lxml import etree

from db.errors import QT_TRANSLATE_NOOP
from db.forms.errors import FormError, WrongSubmission
from db.forms.instance import make_node
from db.forms.model import Element
from db.forms.xpath.documents import parse_xml
from db.forms.xpath.nodes import Node

if TYPE_CHECKING:
    from db.forms.definition import FormDefinition


def instance_xml(root: Node, definition: FormDefinition) -> bytes:
    """The relevant nodes as UTF-8 XML without declaration."""
    used = {node.prefix for node in (root, *root.descendants()) if node.prefix} | {
        attribute.prefix for node in (root, *root.descendants()) for attribute in node.attributes if attribute.prefix
    }
    spaces: dict[str | None, str] = {
        prefix: uri for prefix, uri in definition.namespaces.items() if prefix in used or _declares(root, uri)
    }
    if root.namespace and root.prefix is None and root.namespace != "http://www.w3.org/2002/xforms":
        spaces[None] = root.namespace
    made = _element(root, None, spaces)
    return bytes(etree.tostring(made, encoding="utf-8"))


def _declares(node: Node, uri: str) -> bool:
    return any(one.namespace == uri for below in (node, *node.descendants()) for one in below.attributes)


def _tag(node: Node) -> str:
    plain = node.namespace in ("", "http://www.w3.org/2002/xforms") and node.prefix is None
    return node.name if plain else f"{{{node.namespace}}}{node.name}"


def _element(node: Node, parent: Any, spaces: dict[str | None, str]) -> Any:
    made = etree.Element(_tag(node), nsmap=spaces) if parent is None else etree.SubElement(parent, _tag(node))
    for attribute in node.attributes:
        if attribute.relevant:
            made.set(_tag(attribute), _clean(attribute.value))
    if node.element is None or node.element.is_leaf:
        made.text = _clean(node.value) or None
        return made
    for child in node.children:
        if child.relevant:
            _element(child, made, spaces)
    return made


def _clean(text: str) -> str:
    """Without the control characters that XML cannot carry."""
    return "".join(char for char in text if char >= " " or char in "\t\n\r")


@dataclass(frozen=True, slots=True)
class Edited:
    """A received instance and the instanceID that it had."""

    xml: Any
    origin: str


def note_origin(root: Node, origin: str) -> None:
    """Put the earlier instanceID into meta/deprecatedID, as OpenRosa asks of an edited submission."""
    meta = next(iter(root.named("meta")), None)
    if meta is None or not origin:
        return
    found = next(iter(meta.named("deprecatedID")), None)
    if found is None:
        element = Element("deprecatedID", meta.element, meta.namespace, meta.prefix)
        element.order = 1_000_000
        found = make_node(element, meta)
        meta.append(found)
    found.value = found.state.kept = origin


def edited_instance(definition: FormDefinition, data: bytes) -> Edited:
    """A received submission, made ready for editing: its instanceID becomes deprecatedID, a new one is given.

    Raises WrongSubmission if it is another questionnaire's or cannot be read.
    """
    try:
        root = parse_xml(data)
    except FormError as error:
        raise WrongSubmission(
            QT_TRANSLATE_NOOP("db", "The submission cannot be read: {reason}"), reason=str(error)
        ) from error
    if root.tag.rpartition("}")[2] != definition.root.name:
        raise WrongSubmission(QT_TRANSLATE_NOOP("db", "The submission belongs to another questionnaire."))
    given = root.get("id")
    if given is not None and given != definition.form_id:
        raise WrongSubmission(
            QT_TRANSLATE_NOOP("db", "The submission belongs to the questionnaire “{given}”, not to “{wanted}”."),
            given=given,
            wanted=definition.form_id,
        )
    return Edited(root, _renamed(root))


def _renamed(root: Any) -> str:
    """Gives a new instanceID and returns the old one; empty if there was none."""
    meta = next(
        (child for child in root if isinstance(child.tag, str) and child.tag.rpartition("}")[2] == "meta"), None
    )
    if meta is None:
        return ""
    current = next((one for one in meta if isinstance(one.tag, str) and one.tag.endswith("instanceID")), None)
    if current is None or not current.text:
        return ""
    origin = str(current.text)
    current.text = f"uuid:{uuid.uuid4()}"
    return origin
