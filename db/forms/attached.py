"""The files that belong to a submission: answers that are files, and the interview's log."""

from __future__ import annotations

from dataclasses import dataclass

from db.forms.audit import AUDIT_FILE, Audit
from db.forms.definition import FormDefinition
from db.forms.instance import ref_of
from db.forms.model import Element
from db.forms.xpath.nodes import Node


@dataclass(frozen=True, slots=True)
class Attachment:
    """`ref`: the question; `name`: the file, as it stands in the submission. `data` is the content of what the engine
    itself wrote, else None: answers that are files lie where the interview put them."""

    ref: str
    name: str
    data: bytes | None = None


def attached(root: Node, audit: Audit | None) -> list[Attachment]:
    """Of the relevant questions, document order, each file once."""
    found: dict[str, Attachment] = {}
    for node in root.descendants():
        element = node.element
        if element is None or not element.is_leaf or not node.relevant or not node.value:
            continue
        if is_file(element):
            data = audit.file() if audit is not None and element is audit_place(root.element) else None
            found.setdefault(node.value, Attachment(ref_of(node), node.value, data))
    return list(found.values())


def is_file(element: Element) -> bool:
    uploaded = element.control is not None and element.control.kind == "upload"
    return uploaded or (element.bind is not None and element.bind.type == "binary")


def audit_place(root: Element) -> Element | None:
    """meta/audit, where the questionnaire asks for a log."""
    meta = root.index.get("meta")
    found = meta.index.get("audit") if meta is not None else None
    return found if found is not None and found.bind is not None and found.bind.type == "binary" else None


def make_audit(definition: FormDefinition) -> Audit | None:
    place = audit_place(definition.root)
    if place is None or place.bind is None:
        return None
    return Audit(tracked=place.bind.extra.get("track-changes") == "true")


def name_audit(root: Node) -> None:
    """The submission names the log."""
    place = audit_place(root.element)
    for meta in root.named("meta"):
        for node in meta.named("audit"):
            if node.element is place:
                node.value = node.state.kept = AUDIT_FILE
