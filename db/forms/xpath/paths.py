"""Location paths: axes, node tests, predicates, and the two short cuts that forms live from.

An absolute path into a repeat means, seen from inside that repeat, the same instance (as in ODK Collect), unless the
whole set is asked for. A predicate `[column = value]` over a secondary instance goes through an index.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from db.errors import QT_TRANSLATE_NOOP, Phrase
from db.forms.xpath.lookup import column_and_value, column_index, first_condition, indexed_step, uses_position
from db.forms.xpath.nodes import Node, NodeKind, document_order, root_of, string_value
from db.forms.xpath.syntax import Expr, NodeTest, Path, Step, plain_names
from db.forms.xpath.values import to_boolean

if TYPE_CHECKING:
    from db.forms.xpath.compile import Compiler, Context

Nodes = Callable[["Context"], list[Node]]
Advance = Callable[[list[Node], "Context"], list[Node]]

MAX_LOOKED = 100_000  # nodes that the predicates inside one predicate look at
_TOO_MANY = QT_TRANSLATE_NOOP("db", "its conditions inside conditions look at more than {n} places")
_FLAT = frozenset({"child", "attribute", "self", "namespace"})
_REVERSE = frozenset({"ancestor", "ancestor-or-self", "preceding", "preceding-sibling"})
# a name without a prefix means the form's own elements whatever their default namespace, never its XHTML wrapping
XHTML = "http://www.w3.org/1999/xhtml"


def compile_path(compiler: Compiler, path: Path, *, whole: bool = False) -> Nodes:
    names = plain_names(path)
    if names:
        single = compiler.scope.single(names)
        if single is not None:
            found = [single]
            return lambda _: found
        if not any(name.startswith("@") for name in names):
            return _plain(compiler, names, whole=whole)
    indexed = _indexed(compiler, path)
    if indexed is not None:
        return indexed
    return _run_steps(_start(compiler, path, whole=whole), _steps(compiler, path.steps))


def _plain(compiler: Compiler, names: tuple[str, ...], *, whole: bool) -> Nodes:
    scope = compiler.scope

    def run(c: Context) -> list[Node]:
        nodes, rest = [scope.root], names
        if not whole:
            near = scope.nearest(names, c.current)
            if near is not None:
                nodes, rest = [near[0]], names[near[1] :]
        for name in rest:
            nodes = nodes[0].named(name) if len(nodes) == 1 else [low for node in nodes for low in node.named(name)]
        return nodes

    return run


def _start(compiler: Compiler, path: Path, *, whole: bool) -> Nodes:
    if path.start == "/":
        root = compiler.scope.root
        return lambda _: [root]
    if path.start == ".":
        return lambda c: [c.node]
    assert not isinstance(path.start, str)
    return compiler.nodes(path.start, whole=whole)


def _run_steps(start: Nodes, steps: list[Advance]) -> Nodes:
    if len(steps) == 1:
        only = steps[0]
        return lambda c: only(start(c), c)

    def run(c: Context) -> list[Node]:
        nodes = start(c)
        for step in steps:
            if not nodes:
                return []
            nodes = step(nodes, c)
        return nodes

    return run


def _steps(compiler: Compiler, steps: Iterable[Step]) -> list[Advance]:
    result: list[Advance] = []
    flat = True
    for step in steps:
        result.append(_step(compiler, step, flat=flat))
        flat = flat and step.axis in _FLAT
    return result


def _step(compiler: Compiler, step: Step, *, flat: bool) -> Advance:
    if not step.predicates and step.axis == "child" and step.test.kind == "name" and step.test.prefix is None and flat:
        name = step.test.local
        if name != "*":
            return lambda nodes, _: (
                _unprefixed(nodes[0].named(name))
                if len(nodes) == 1
                else [low for node in nodes for low in _unprefixed(node.named(name))]
            )
    if not step.predicates and step.axis == "parent" and step.test.kind == "node":
        return _parents
    walk, accept = AXES[step.axis], node_test(compiler, step.test, step.axis)
    predicates = [predicate(compiler, one) for one in step.predicates]
    ordered = flat and step.axis in _FLAT

    def run(nodes: list[Node], c: Context) -> list[Node]:
        result: list[Node] = []
        for node in nodes:
            found = [low for low in walk(node) if accept(low)]
            for keep in predicates:
                found = keep(found, c)
            result.extend(found)
        if ordered and step.axis not in _REVERSE:
            return result
        return document_order(result)

    return run


def _unprefixed(nodes: list[Node]) -> list[Node]:
    for node in nodes:
        if node.prefix is not None or node.namespace == XHTML:
            return [one for one in nodes if one.prefix is None and one.namespace != XHTML]
    return nodes


def _parents(nodes: list[Node], _: Context) -> list[Node]:
    if len(nodes) == 1:
        above = nodes[0].parent
        return [] if above is None else [above]
    return document_order([node.parent for node in nodes if node.parent is not None])


# predicates ----------------------------------------------------------------------------------------------------------


def predicate(compiler: Compiler, expr: Expr) -> Advance:
    """Keeps the nodes for which `expr` holds; a number means the position."""
    from db.forms.xpath.compile import Context

    code = compiler.compile(expr)
    run = code.run
    if isinstance(code.constant, float):
        wanted = code.constant
        at = int(wanted) - 1
        return lambda nodes, _: nodes[at : at + 1] if wanted == at + 1 and at >= 0 else []

    scope = compiler.scope

    def keep(nodes: list[Node], c: Context) -> list[Node]:
        result, size = [], len(nodes)
        scope.looked = scope.looked + size if scope.deep else 0
        if scope.looked > MAX_LOOKED:
            raise compiler.error(Phrase(_TOO_MANY, n=MAX_LOOKED))
        scope.deep += 1
        try:
            for position, node in enumerate(nodes, 1):
                value = run(Context(node, position, size, c.current))
                if value is True or (value == position if isinstance(value, float) else value and to_boolean(value)):
                    result.append(node)
        finally:
            scope.deep -= 1
        return result

    return keep


def filtered(base: Nodes, predicates: list[Advance]) -> Nodes:
    def run(c: Context) -> list[Node]:
        nodes = base(c)
        for keep in predicates:
            nodes = keep(nodes, c)
        return nodes

    return run


# axes ----------------------------------------------------------------------------------------------------------------


def _ancestors(node: Node) -> list[Node]:
    found = []
    while node.parent is not None:
        node = node.parent
        found.append(node)
    return found


def _siblings(node: Node) -> list[Node]:
    if node.parent is None or node.kind in (NodeKind.ATTRIBUTE, NodeKind.NAMESPACE):
        return []
    return node.parent.content()


def _following_siblings(node: Node) -> list[Node]:
    siblings = _siblings(node)
    for index, sibling in enumerate(siblings):
        if sibling is node:
            return siblings[index + 1 :]
    return []


def _preceding_siblings(node: Node) -> list[Node]:
    found: list[Node] = []
    for sibling in _siblings(node):
        if sibling is node:
            return found[::-1]
        found.append(sibling)
    return []


def _following(node: Node) -> list[Node]:
    found: list[Node] = []
    if node.kind in (NodeKind.ATTRIBUTE, NodeKind.NAMESPACE) and node.parent is not None:
        found.extend(node.parent.descendants())
        node = node.parent
    for above in (node, *_ancestors(node)):
        for sibling in _following_siblings(above):
            found.append(sibling)
            found.extend(sibling.descendants())
    return found


def _preceding(node: Node) -> list[Node]:
    if node.kind in (NodeKind.ATTRIBUTE, NodeKind.NAMESPACE) and node.parent is not None:
        node = node.parent
    if node.parent is None:
        return []
    above = {id(one) for one in _ancestors(node)}
    found: list[Node] = []
    for other in root_of(node).descendants():
        if other is node:
            break
        if id(other) not in above:
            found.append(other)
    return found[::-1]


def _namespaces(node: Node) -> list[Node]:
    """Those declared here or above, the default one first; `xml:`, which is everywhere, is left out."""
    if node.kind is not NodeKind.ELEMENT or node.namespaces is None:
        return []
    if node.spaces is None:
        node.spaces = [
            Node(NodeKind.NAMESPACE, prefix, node, uri)
            for prefix, uri in sorted(node.namespaces.items())
            if prefix != "xml"
        ]
    return node.spaces


def _parent(node: Node) -> list[Node]:
    return [] if node.parent is None else [node.parent]


AXES: dict[str, Callable[[Node], Iterable[Node]]] = {
    "self": lambda node: [node],
    "child": Node.content,
    "parent": _parent,
    "attribute": lambda node: node.attributes,
    "descendant": Node.descendants,
    "descendant-or-self": lambda node: [node, *node.descendants()],
    "ancestor": _ancestors,
    "ancestor-or-self": lambda node: [node, *_ancestors(node)],
    "following": _following,
    "following-sibling": _following_siblings,
    "preceding": _preceding,
    "preceding-sibling": _preceding_siblings,
    "namespace": _namespaces,
}


def node_test(compiler: Compiler, test: NodeTest, axis: str) -> Callable[[Node], bool]:
    principal = {"attribute": NodeKind.ATTRIBUTE, "namespace": NodeKind.NAMESPACE}.get(axis, NodeKind.ELEMENT)
    if test.kind == "node":
        return lambda _: True
    if test.kind == "any":
        return lambda node: node.kind is principal
    if test.kind == "text":
        return lambda node: node.kind is NodeKind.TEXT
    if test.kind == "comment":
        return lambda node: node.kind is NodeKind.COMMENT
    if test.kind == "processing-instruction":
        target = test.local
        return lambda node: node.kind is NodeKind.INSTRUCTION and (not target or node.name == target)
    local = test.local
    if test.prefix is None:
        return lambda node: (
            node.kind is principal and node.name == local and node.prefix is None and node.namespace != XHTML
        )
    uri = compiler.scope.namespaces.get(test.prefix)
    if uri is None:
        raise compiler.error(
            Phrase(QT_TRANSLATE_NOOP("db", "the prefix {prefix}: is not declared"), prefix=test.prefix)
        )
    if local == "*":
        return lambda node: node.kind is principal and node.namespace == uri
    return lambda node: node.kind is principal and node.name == local and node.namespace == uri


# the index over secondary instances ----------------------------------------------------------------------------------


def _indexed(compiler: Compiler, path: Path) -> Nodes | None:
    """`instance('list')/root/item[column = value]...` through the index; None where it does not apply."""
    found = indexed_step(path)
    return None if found is None else _from_index(compiler, *found)


def _from_index(
    compiler: Compiler, name: str, names: tuple[str, ...], step: Step, after: tuple[Step, ...]
) -> Nodes | None:
    expr, first = step.predicates[0], first_condition(step)
    pair = column_and_value(first)
    if pair is None or uses_position(expr):
        return None
    column, value = pair[0], compiler.compile(pair[1])
    if value.kind in ("number", "boolean"):
        return None
    scope, run = compiler.scope, compiler.as_string(value)
    several = value.run if value.kind in ("nodes", "any") and value.single is None else None
    remaining = [predicate(compiler, one) for one in (step.predicates[1:] if first is expr else step.predicates)]

    def find(c: Context) -> list[Node]:
        instance = scope.instance(name)
        if instance is None:
            return []
        index = column_index(instance, names, column)
        if several is not None:
            wanted = several(c)
            if isinstance(wanted, list):
                hits = [hit for node in wanted for hit in index.get(string_value(node), ())]
                return hits if len(wanted) < 2 else document_order(hits)
        return index.get(run(c), [])

    found = filtered(find, remaining) if remaining else find
    return _run_steps(found, _steps(compiler, after)) if after else found
