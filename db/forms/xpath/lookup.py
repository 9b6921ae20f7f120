"""Look-ups in secondary instances by the value of a column: what can go through an index, and the index."""

from __future__ import annotations

from collections.abc import Iterator

from db.forms.xpath.nodes import Node, string_value
from db.forms.xpath.syntax import Call, Chain, Expr, Literal, Number, Path, Step, children

Column = tuple[str, tuple[str, ...], str]  # the instance, the names that lead to its rows, the column


def column_index(instance: Node, names: tuple[str, ...], column: str) -> dict[str, list[Node]]:
    """Value of `column` -> the nodes at `names` that have it, in document order; built at the first question."""
    if instance.state is None:
        instance.state = {}
    index: dict[str, list[Node]] | None = instance.state.get((names, column))
    if index is None:
        nodes = [instance]
        for name in names:
            nodes = [low for node in nodes for low in node.named(name)]
        index = instance.state[names, column] = _index(nodes, column)
    return index


def _index(nodes: list[Node], column: str) -> dict[str, list[Node]]:
    index: dict[str, list[Node]] = {}
    for node in nodes:
        for cell in node.children:
            if cell.name == column:
                found = index.setdefault(string_value(cell), [])
                if not found or found[-1] is not node:
                    found.append(node)
    return index


def looked_up(expr: Expr) -> Iterator[Column]:
    """The columns that an expression will ask an index for."""
    if isinstance(expr, Path):
        found = indexed_step(expr)
        if found is not None and (pair := column_and_value(first_condition(found[2]))) is not None:
            yield found[0], found[1], pair[0]
    elif isinstance(expr, Call) and expr.name == "pulldata" and len(expr.args) == 4:
        name, key = expr.args[0], expr.args[2]
        if isinstance(name, Literal) and isinstance(key, Literal):
            yield name.value, ("root", "item"), key.value
    for child in children(expr):
        yield from looked_up(child)


def indexed_step(path: Path) -> tuple[str, tuple[str, ...], Step, tuple[Step, ...]] | None:
    """`instance('list')/root/item[…]…`: the list, the names up to the first step with a condition, that step, and
    what follows it."""
    start = path.start
    if not isinstance(start, Call) or start.name != "instance" or not isinstance(start.args[0], Literal):
        return None
    names: list[str] = []
    for depth, step in enumerate(path.steps):
        if step.axis != "child" or step.test.kind != "name" or step.test.prefix is not None:
            return None
        names.append(step.test.local)
        if step.predicates:
            return start.args[0].value, tuple(names), step, path.steps[depth + 1 :]
    return None


def first_condition(step: Step) -> Expr:
    """Of several joined by `and` the first, which the index answers."""
    expr = step.predicates[0]
    return expr.first if isinstance(expr, Chain) and all(op == "and" for op, _ in expr.rest) else expr


def column_and_value(expr: Expr) -> tuple[str, Expr] | None:
    if not isinstance(expr, Chain) or len(expr.rest) != 1 or expr.rest[0][0] != "=":
        return None
    left, right = expr.first, expr.rest[0][1]
    for one, other in ((left, right), (right, left)):
        if isinstance(one, Path) and one.start == "." and len(one.steps) == 1:
            step = one.steps[0]
            plain = step.axis == "child" and step.test.kind == "name" and step.test.prefix is None
            if plain and not step.predicates and _free(other):
                return step.test.local, other
    return None


def _free(expr: Expr) -> bool:
    """True if the value does not depend on the node that the predicate looks at."""
    if isinstance(expr, (Literal, Number)):
        return True
    if isinstance(expr, Path):
        starts_free = expr.start == "/" or (isinstance(expr.start, Call) and expr.start.name in ("current", "instance"))
        return starts_free and not any(step.predicates for step in expr.steps)
    if isinstance(expr, Call):
        return expr.name not in ("position", "last", "once") and bool(expr.args) and all(map(_free, expr.args))
    return False


def uses_position(expr: Expr) -> bool:
    if isinstance(expr, Call) and expr.name in ("position", "last"):
        return True
    return not isinstance(expr, Path) and any(map(uses_position, children(expr)))
