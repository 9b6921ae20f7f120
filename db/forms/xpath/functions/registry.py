"""How a function is declared: its name, how many values it takes, and how it becomes a closure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from db.forms.xpath.compile import Code, Compiler, Context, Run
from db.forms.xpath.nodes import Node
from db.forms.xpath.syntax import Expr, Path

Build = Callable[[Compiler, tuple[Expr, ...]], Code]


@dataclass(frozen=True, slots=True)
class Function:
    least: int
    most: int | None
    build: Build


def converter(compiler: Compiler, expr: Expr, kind: str) -> Run:
    """`kind`: s string, n number, b boolean, v the value as it is, w a value, or all nodes of a path,
    N the relevant nodes of a path."""
    if kind == "s":
        return compiler.string(expr)
    if kind == "n":
        return compiler.number(expr)
    if kind == "b":
        return compiler.boolean(expr)
    if kind == "v":
        return compiler.compile(expr).run
    if kind == "w":
        return compiler.nodes(expr, whole=True) if isinstance(expr, Path) else compiler.compile(expr).run
    return relevant_nodes(compiler, expr)


def relevant_nodes(compiler: Compiler, expr: Expr) -> Callable[[Context], list[Node]]:
    """All nodes of a path in every instance of a repeat, without those that are not relevant."""
    run = compiler.nodes(expr, whole=True)
    return lambda c: [node for node in run(c) if node.relevant]


def plain(signature: str, kind: str, apply: Callable[..., Any], *, least: int | None = None) -> Function:
    """A function of values only. `signature`: one letter a value (see `converter`), a last "*" repeats the letter
    before it; `least` values must be given (default: all)."""
    repeated = signature.endswith("*")
    letters = signature.removesuffix("*")
    most = None if repeated else len(letters)

    def build(compiler: Compiler, args: tuple[Expr, ...]) -> Code:
        runs = [converter(compiler, arg, letters[min(i, len(letters) - 1)]) for i, arg in enumerate(args)]
        return Code(kind, _closure(apply, runs))

    return Function(len(letters) - repeated if least is None else least, most, build)


def _closure(apply: Callable[..., Any], runs: list[Run]) -> Run:
    if not runs:
        return lambda _: apply()
    if len(runs) == 1:
        only = runs[0]
        return lambda c: apply(only(c))
    if len(runs) == 2:
        first, second = runs
        return lambda c: apply(first(c), second(c))
    return lambda c: apply(*[run(c) for run in runs])
