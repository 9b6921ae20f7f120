"""Conditions, and functions about the evaluation itself."""

from __future__ import annotations

from db.forms.xpath.compile import Code, Compiler, Context
from db.forms.xpath.functions.registry import Function, plain
from db.forms.xpath.nodes import Node, root_of, string_value
from db.forms.xpath.syntax import Expr
from db.forms.xpath.values import Value, to_boolean, to_number, to_string


def _if(compiler: Compiler, args: tuple[Expr, ...]) -> Code:
    condition = compiler.boolean(args[0])
    yes, no = compiler.compile(args[1]), compiler.compile(args[2])
    kind = yes.kind if yes.kind == no.kind else "any"
    first, second = yes.run, no.run
    return Code(kind, lambda c: first(c) if condition(c) else second(c))


def _coalesce(compiler: Compiler, args: tuple[Expr, ...]) -> Code:
    """The first value that is neither empty nor NaN; the last one otherwise."""
    if len(args) == 2:
        code = compiler.compile(args[0])
        if code.single is not None:
            first, second = compiler.as_string(code), compiler.string(args[1])
            return Code("string", lambda c: first(c) or second(c))
    runs = [compiler.compile(arg).run for arg in args]

    def run(c: Context) -> str:
        text = ""
        for one in runs:
            text = to_string(one(c))
            if text and text != "NaN":
                return text
        return text if text != "NaN" else ""

    return Code("string", run)


def _once(compiler: Compiler, args: tuple[Expr, ...]) -> Code:
    run = compiler.string(args[0])

    def once(c: Context) -> str:
        have = string_value(c.current)
        if have:
            return have
        made = run(c)
        return "" if made == "NaN" else made

    return Code("string", once)


def boolean_from_string(value: Value) -> bool:
    text = to_string(value)
    return text in ("true", "1")


def _truths(values: tuple[Value, ...]) -> list[bool]:
    found: list[bool] = []
    for value in values:
        if isinstance(value, list):
            found.extend(string_value(node) != "" for node in value if node.relevant)
        else:
            found.append(to_boolean(value))
    return found


def checklist(least: float, most: float, *values: Value) -> bool:
    """How many values hold lies between `least` and `most`; a negative bound is none."""
    count = sum(_truths(values))
    return (least < 0 or count >= least) and (most < 0 or count <= most)


def weighted_checklist(least: float, most: float, *values: Value) -> bool:
    """Values and their weights in turn, or a path of values and a path of weights."""
    total = 0.0
    for value, weight in zip(values[::2], values[1::2], strict=False):
        weights = (
            [to_number(string_value(node)) for node in weight] if isinstance(weight, list) else [to_number(weight)]
        )
        total += sum(w for truth, w in zip(_truths((value,)), weights, strict=False) if truth)
    return (least < 0 or total >= least) and (most < 0 or total <= most)


def _current(compiler: Compiler, _: tuple[Expr, ...]) -> Code:
    del compiler
    return Code("nodes", lambda c: [c.current])


def _instance(compiler: Compiler, args: tuple[Expr, ...]) -> Code:
    scope, run = compiler.scope, compiler.string(args[0])

    def find(c: Context) -> list[Node]:
        found = scope.instance(run(c))
        return [] if found is None else [found]

    return Code("nodes", find)


def _id(compiler: Compiler, args: tuple[Expr, ...]) -> Code:
    code = compiler.compile(args[0])

    def find(c: Context) -> list[Node]:
        value = code.run(c)
        texts = [string_value(node) for node in value] if isinstance(value, list) else [to_string(value)]
        wanted = {word for text in texts for word in text.split()}
        return [
            node
            for node in root_of(c.node).descendants()
            if any(one.name == "id" and one.prefix is None and one.value in wanted for one in node.attributes)
        ]

    return Code("nodes", find)


def _itext(compiler: Compiler, args: tuple[Expr, ...]) -> Code:
    scope, run = compiler.scope, compiler.string(args[0])
    return Code("string", lambda c: scope.text(run(c)))


FUNCTIONS: dict[str, Function] = {
    "true": plain("", "boolean", lambda: True),
    "false": plain("", "boolean", lambda: False),
    "not": plain("b", "boolean", lambda value: not value),
    "boolean": plain("b", "boolean", lambda value: value),
    "boolean-from-string": plain("v", "boolean", boolean_from_string),
    "if": Function(3, 3, _if),
    "coalesce": Function(1, None, _coalesce),
    "once": Function(1, 1, _once),
    "checklist": plain("nnw*", "boolean", checklist),
    "weighted-checklist": plain("nnw*", "boolean", weighted_checklist),
    "current": Function(0, 0, _current),
    "instance": Function(1, 1, _instance),
    "id": Function(1, 1, _id),
    "itext": Function(1, 1, _itext),
}
