"""The pages of an interview: one question each, or a group that is answered together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from db.forms.instance import instances_below, ref_of
from db.forms.model import Element
from db.forms.views import NodeView

if TYPE_CHECKING:
    from db.forms.form import Form
    from db.forms.xpath.nodes import Node

_TOGETHER = frozenset({"field-list", "table-list", "likert"})


@dataclass(frozen=True, slots=True)
class Page:
    """`kind`: question, group (its questions stand together) or repeat (the place to add a row; `ref` is the repeat's).

    `headings`: labels of the groups and rows around it, outermost first. `nodes`: what stands on the page, in order;
    in a table the first has the appearance "label", the others "list-nolabel". `layout`: single, fields or table.
    """

    kind: str
    ref: str
    headings: tuple[str, ...]
    nodes: tuple[NodeView, ...] = field(default=())
    layout: str = "single"


def pages_of(form: Form) -> list[Page]:
    return list(_walk(form, form.root, ()))


def _walk(form: Form, parent: Node, headings: tuple[str, ...]) -> Iterator[Page]:
    element: Element = parent.element
    for child in sorted(element.children, key=_shown_at):
        if child.repeat is not None:
            yield from _rows(form, parent, child, headings)
            continue
        for node in instances_below(parent, child):
            yield from _one(form, node, headings)


def _one(form: Form, node: Node, headings: tuple[str, ...]) -> Iterator[Page]:
    view = NodeView(form, node)
    if not view.relevant:
        return
    if view.kind in ("question", "note"):
        yield Page("question", view.ref, headings, (view,))
    elif view.kind in ("group", "row"):
        label = view.label
        inside = (*headings, label) if label else headings
        if _TOGETHER & set(view.appearance.split()):
            nodes = tuple(_questions(form, node))
            if nodes:
                yield Page("group", view.ref, inside, nodes, _layout(nodes))
        else:
            yield from _walk(form, node, inside)


def _rows(form: Form, parent: Node, element: Element, headings: tuple[str, ...]) -> Iterator[Page]:
    for row in instances_below(parent, element):
        yield from _one(form, row, headings)
    if element.repeat is not None and not element.repeat.fixed and parent.relevant:
        yield Page("repeat", f"{ref_of(parent)}/{element.path.rpartition('/')[2]}", headings)


def _questions(form: Form, node: Node) -> Iterator[NodeView]:
    for child in sorted(node.children, key=lambda one: _shown_at(one.element)):
        view = NodeView(form, child)
        if view.relevant and view.kind in ("question", "note"):
            yield view
        elif view.relevant and view.kind in ("group", "row"):
            yield from _questions(form, child)


def _layout(nodes: tuple[NodeView, ...]) -> str:
    table = any({"list-nolabel", "label"} & set(node.appearance.split()) for node in nodes)
    return "table" if table else "fields"


def _shown_at(element: Element) -> int:
    """Order of the body where it differs from the instance's; places without control do not matter."""
    control = element.control or element.group_control
    return control.order if control is not None else -1
