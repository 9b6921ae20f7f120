"""The answers of a form as a flat mapping, out and in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from db.forms.instance import instances_below, make_empty, ref_of, step_down
from db.forms.model import Element
from db.forms.xpath.nodes import Node
from db.forms.xpath.parser import parse
from db.forms.xpath.syntax import Call, Expr, children

if TYPE_CHECKING:
    from db.forms.form import Form

_VOLATILE = frozenset({"now", "today", "random", "uuid", "once", "randomize"})


def stored_value(node: Node) -> str:
    kept: str = node.state.kept
    return kept


def collect(top: Node) -> dict[str, str]:
    """Of `top` and everything below it, by reference. What stands at its default is left out."""
    found: dict[str, str] = {}
    for node in (top, *top.descendants()):
        if node.element is None:
            continue
        if node.element.is_leaf:
            if node.state.kept or node.element.default:
                found[ref_of(node)] = node.state.kept
        else:
            found.update(row_counts([node]))
    return found


def row_counts(nodes: Iterable[Node]) -> dict[str, str]:
    """For each repeat directly below one of `nodes`: its reference (without a position) and its number of rows."""
    found: dict[str, str] = {}
    for node in nodes:
        for child in node.element.children:
            if child.repeat is not None:
                found[f"{ref_of(node)}/{child.path.rpartition('/')[2]}"] = str(len(instances_below(node, child)))
    return found


def below(parent: Node, element: Element, first: int) -> dict[str, str]:
    """The stored entries of one repeat that a change at row `first` (0-based) touches: its number of rows, and every
    answer in the rows from there on."""
    rows = instances_below(parent, element)
    found = {f"{ref_of(parent)}/{element.path.rpartition('/')[2]}": str(len(rows))}
    for row in rows[first:]:
        found.update(collect(row))
    return found


def restore(form: Form, answers: Mapping[str, str]) -> None:
    """Set the values as they were, rows first; entries that the questionnaire has no place for are in
    `unplaced(definition, answers)`."""
    for ref in sorted(answers, key=lambda one: one.count("/")):
        parent, element = _repeat_at(form, ref)
        if parent is not None and element is not None and answers[ref].isdigit():
            _make_rows(form, parent, element, int(answers[ref]))
    for ref, value in answers.items():
        node = _leaf_at(form, ref)
        if node is not None:
            node.state.kept = node.value = value


def _walk(form: Form, steps: list[str]) -> Node | None:
    node: Node | None = form.document
    for step in steps:
        node = None if node is None else step_down(node, step)
    return node


def _repeat_at(form: Form, ref: str) -> tuple[Node | None, Element | None]:
    *above, last = ref.strip("/").split("/")
    if last.endswith("]"):
        return None, None
    parent = _walk(form, above)
    if parent is None or parent.element is None:
        return None, None
    element = parent.element.index.get(last.rpartition(":")[2])
    return parent, element if element is not None and element.repeat is not None else None


def _leaf_at(form: Form, ref: str) -> Node | None:
    node = _walk(form, ref.strip("/").split("/"))
    return node if node is not None and node.element is not None and node.element.is_leaf else None


def _make_rows(form: Form, parent: Node, element: Element, wanted: int) -> None:
    rows = instances_below(parent, element)
    for row in rows[wanted:]:
        parent.remove(row)
    if rows:
        position = parent.children.index(rows[-1]) + 1 if wanted > len(rows) else 0
    else:
        later = (at for at, child in enumerate(parent.children) if child.element.order > element.order)
        position = next(later, len(parent.children))
    for _ in range(len(rows), wanted):
        parent.insert(position, make_empty(element, parent, form.row_templates))
        position += 1


def unplaced(form: Form, answers: Mapping[str, str]) -> dict[str, str]:
    """The entries that this questionnaire has no place for: of a draft begun with an earlier version."""
    return {
        ref: value for ref, value in answers.items() if _leaf_at(form, ref) is None and _repeat_at(form, ref)[1] is None
    }


def settled_nodes(form: Form, answers: Mapping[str, str]) -> frozenset[Node]:
    """Nodes whose calculation is not run again when a form is reopened: it would give another value each time (now,
    random, once), or the person may have overwritten it."""
    return frozenset(_settled(form, answers))


def _settled(form: Form, answers: Mapping[str, str]) -> Iterator[Node]:
    for vertex in form.definition.graph.vertices:
        if vertex.kind == "calculate" and (vertex.element.control is not None or volatile(parse(vertex.source))):
            for node in instances_below(form.document, vertex.element):
                if ref_of(node) in answers:
                    yield node


def volatile(expr: Expr) -> bool:
    if isinstance(expr, Call) and expr.name in _VOLATILE:
        return True
    return any(map(volatile, children(expr)))
