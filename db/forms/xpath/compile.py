"""Syntax tree -> closures bound to one document.

Every sub-expression becomes a `Code`: its static kind and a closure from the evaluation context to its value. Where a
path can only ever mean one node, the closure holds that node, so a condition over two questions costs two attribute
reads.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from db.errors import QT_TRANSLATE_NOOP, Phrase
from db.forms.errors import ExpressionError, bad_expression
from db.forms.xpath import compare, paths
from db.forms.xpath.nodes import Node, document_order, string_value
from db.forms.xpath.scope import JAVAROSA, Scope
from db.forms.xpath.syntax import Call, Chain, Expr, Filter, Literal, Negate, Number, Path, plain_names
from db.forms.xpath.values import NAN, Value, text_number, to_boolean, to_number, to_string

TAKES_NOT = QT_TRANSLATE_NOOP("db", "{function}() does not take {n} values")


class Context:
    """`current` is the node that the expression belongs to; `node` moves inside predicates."""

    __slots__ = ("current", "node", "position", "size")

    def __init__(self, node: Node, position: int = 1, size: int = 1, current: Node | None = None) -> None:
        self.node = node
        self.position = position
        self.size = size
        self.current = node if current is None else current


Run = Callable[[Context], Any]


@dataclass(slots=True)
class Code:
    """`kind`: string, number, boolean, nodes, or any (known only when run). `single`: the one node it always is."""

    kind: str
    run: Run
    single: Node | None = None
    constant: Value | None = None


class Compiler:
    """Compiles expressions for one scope; `source` is the text named in errors."""

    def __init__(self, scope: Scope, source: str = "") -> None:
        self.scope = scope
        self.source = source

    def error(self, reason: Phrase) -> ExpressionError:
        return bad_expression(self.source, reason)

    def compile(self, expr: Expr) -> Code:
        if isinstance(expr, Literal):
            text = expr.value
            return Code("string", lambda _: text, constant=text)
        if isinstance(expr, Number):
            number = expr.value
            return Code("number", lambda _: number, constant=number)
        if isinstance(expr, Negate):
            operand = self.number(expr.operand)
            return Code("number", lambda c: -operand(c))
        if isinstance(expr, Chain):
            return self._chain(expr)
        if isinstance(expr, Call):
            return self._call(expr)
        if isinstance(expr, Path):
            return self._path(expr)
        return Code("nodes", self.nodes(expr))

    # conversions -------------------------------------------------------------------------------------------------

    def string(self, expr: Expr) -> Callable[[Context], str]:
        return self.as_string(self.compile(expr))

    def as_string(self, code: Code) -> Callable[[Context], str]:
        run = code.run
        if code.kind == "string":
            return run
        if code.single is not None:
            node = code.single
            if node.element is not None and node.element.is_leaf:
                return lambda _: node.value if node.relevant else ""
            return lambda _: string_value(node)
        return lambda c: to_string(run(c))

    def number(self, expr: Expr) -> Callable[[Context], float]:
        return self.as_number(self.compile(expr))

    def as_number(self, code: Code) -> Callable[[Context], float]:
        run = code.run
        if code.kind == "number":
            return run
        if code.kind == "string":
            return lambda c: text_number(run(c))
        if code.single is not None:
            text = self.as_string(code)
            return lambda c: text_number(text(c))
        return lambda c: to_number(run(c))

    def boolean(self, expr: Expr) -> Callable[[Context], bool]:
        code = self.compile(expr)
        run = code.run
        if code.kind == "boolean":
            return run
        return lambda c: to_boolean(run(c))

    def nodes(self, expr: Expr, *, whole: bool = False) -> Callable[[Context], list[Node]]:
        """`whole`: an absolute path into a repeat means all instances, not the one around the context (what an
        argument of count() or sum() means)."""
        if isinstance(expr, Path):
            return paths.compile_path(self, expr, whole=whole)
        if isinstance(expr, Filter):
            base = self.nodes(expr.base, whole=whole)
            predicates = [paths.predicate(self, one) for one in expr.predicates]
            return paths.filtered(base, predicates)
        code = self.compile(expr)
        if code.kind == "nodes":
            return code.run
        if code.kind == "any":
            run = code.run
            return lambda c: value if isinstance(value := run(c), list) else []
        raise self.error(Phrase(QT_TRANSLATE_NOOP("db", "a path was expected where a value stands")))

    # kinds of expressions ----------------------------------------------------------------------------------------

    def _path(self, expr: Path) -> Code:
        names = plain_names(expr)
        if names:
            single = self.scope.single(names)
            if single is not None:
                found = [single]
                return Code("nodes", lambda _: found, single=single)
        return Code("nodes", paths.compile_path(self, expr))

    def _call(self, expr: Call) -> Code:
        from db.forms.xpath.functions import FUNCTIONS

        function = FUNCTIONS.get(expr.name.removeprefix("jr:"))
        fault = call_fault(expr)
        if expr.name.startswith("jr:") and self.scope.namespaces.get("jr") != JAVAROSA:
            fault = Phrase(
                QT_TRANSLATE_NOOP("db", "the prefix of {function}() is declared as something else"), function=expr.name
            )
        if fault is not None or function is None:
            return Code("any", self._failing(fault or Phrase("")))
        return function.build(self, expr.args)

    def _failing(self, reason: Phrase) -> Run:
        """Fails when it is reached, which `false() and missing()` never does; forms are checked when loaded."""

        def run(_: Context) -> Any:
            raise self.error(reason)

        return run

    def _chain(self, expr: Chain) -> Code:
        operator = expr.rest[0][0]
        operands = [expr.first, *(operand for _, operand in expr.rest)]
        if operator == "|":
            return self._union(operands)
        if operator in ("and", "or"):
            return self._logic(operator, operands)
        if operator in compare.OPERATORS:
            code = self.compile(expr.first)
            for symbol, operand in expr.rest:
                code = Code("boolean", compare.comparison(self, symbol, code, self.compile(operand)))
            return code
        return self._arithmetic(expr)

    def _union(self, operands: list[Expr]) -> Code:
        parts = [self.nodes(operand) for operand in operands]
        return Code("nodes", lambda c: document_order([node for part in parts for node in part(c)]))

    def _logic(self, operator: str, operands: list[Expr]) -> Code:
        parts = [self.boolean(operand) for operand in operands]
        if len(parts) == 2:
            left, right = parts
            if operator == "and":
                return Code("boolean", lambda c: left(c) and right(c))
            return Code("boolean", lambda c: left(c) or right(c))
        together = all if operator == "and" else any
        return Code("boolean", lambda c: together(part(c) for part in parts))

    def _arithmetic(self, expr: Chain) -> Code:
        first = self.number(expr.first)
        if all(operator == "+" for operator, _ in expr.rest):
            parts = [self.number(operand) for _, operand in expr.rest]
            if len(parts) == 1:
                only = parts[0]
                return Code("number", lambda c: first(c) + only(c))
            return Code("number", lambda c: sum([part(c) for part in parts], first(c)))
        steps = [(ARITHMETIC[operator], self.number(operand)) for operator, operand in expr.rest]
        if len(steps) == 1:
            apply, second = steps[0]
            return Code("number", lambda c: apply(first(c), second(c)))

        def run(c: Context) -> float:
            total = first(c)
            for operation, operand in steps:
                total = operation(total, operand(c))
            return total

        return Code("number", run)


def call_fault(expr: Call) -> Phrase | None:
    """Why this call cannot work: no such function, or not this many values. None if it can."""
    from db.forms.xpath.functions import FUNCTIONS

    function = FUNCTIONS.get(expr.name.removeprefix("jr:"))
    if function is None:
        return Phrase(QT_TRANSLATE_NOOP("db", "there is no function {function}()"), function=expr.name)
    count = len(expr.args)
    if count < function.least or (function.most is not None and count > function.most):
        return Phrase(TAKES_NOT, function=expr.name, n=count)
    return None


def divide(left: float, right: float) -> float:
    if right:
        return left / right
    if left != left or right != right or left == 0:
        return NAN
    return math.inf if (left > 0) == (math.copysign(1.0, right) > 0) else -math.inf


def modulo(left: float, right: float) -> float:
    """The sign of the result is that of `left`, as in ECMAScript."""
    if right == 0 or right != right or left != left or left in (math.inf, -math.inf):
        return NAN
    return math.fmod(left, right)


ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "div": divide,
    "mod": modulo,
}


def compile_expression(expr: Expr, scope: Scope, source: str = "") -> Code:
    """`source` is the text of the expression, named in errors. Raises ExpressionError."""
    return Compiler(scope, source).compile(expr)
