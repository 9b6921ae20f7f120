"""The syntax tree of an XPath expression. Immutable, so one tree serves every form that uses the expression."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Literal:
    value: str


@dataclass(frozen=True, slots=True)
class Number:
    value: float


@dataclass(frozen=True, slots=True)
class Negate:
    operand: Expr


@dataclass(frozen=True, slots=True)
class Chain:
    """Operators of one precedence in a row, left to right.

    Kept flat: a total over a thousand questions is one node with a thousand operands, not a tree a thousand deep.
    """

    first: Expr
    rest: tuple[tuple[str, Expr], ...]


@dataclass(frozen=True, slots=True)
class Call:
    name: str
    args: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class NodeTest:
    """`kind` is name, any (`*`), node, text, comment or processing-instruction; `local` is "*" for `prefix:*`."""

    kind: str
    local: str = ""
    prefix: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    axis: str
    test: NodeTest
    predicates: tuple[Expr, ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """`start` is "/" (root), "." (context node) or an expression that yields the nodes to start from."""

    start: str | Expr
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    base: Expr
    predicates: tuple[Expr, ...]


Expr = Literal | Number | Negate | Chain | Call | Path | Filter

SELF = Step("self", NodeTest("node"))
PARENT = Step("parent", NodeTest("node"))
DESCENDANTS = Step("descendant-or-self", NodeTest("node"))


def children(expr: Expr) -> Iterator[Expr]:
    """The direct sub-expressions, predicates included."""
    if isinstance(expr, Negate):
        yield expr.operand
    elif isinstance(expr, Chain):
        yield expr.first
        for _, operand in expr.rest:
            yield operand
    elif isinstance(expr, Call):
        yield from expr.args
    elif isinstance(expr, Filter):
        yield expr.base
        yield from expr.predicates
    elif isinstance(expr, Path):
        if not isinstance(expr.start, str):
            yield expr.start
        for step in expr.steps:
            yield from step.predicates


def plain_names(expr: Expr) -> tuple[str, ...] | None:
    """The element names of an absolute path without predicates or wildcards (`/data/g/q`); else None.

    A last step on the attribute axis is written "@name".
    """
    if not isinstance(expr, Path) or expr.start != "/":
        return None
    names = []
    for step in expr.steps:
        if step.predicates or step.test.kind != "name" or step.test.local == "*":
            return None
        if step.axis == "child":
            names.append(step.test.local)
        elif step.axis == "attribute" and step is expr.steps[-1]:
            names.append("@" + step.test.local)
        else:
            return None
    return tuple(names)
