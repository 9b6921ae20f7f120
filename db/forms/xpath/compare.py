"""Equality and order between XPath values (XPath 1.0, section 3.4), with dates compared as moments."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from db.forms.xpath.nodes import Node, string_value
from db.forms.xpath.values import DateText, Value, date_number, text_number, to_boolean, to_number

if TYPE_CHECKING:
    from db.forms.xpath.compile import Code, Compiler, Context

OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def comparison(compiler: Compiler, symbol: str, left: Code, right: Code) -> Callable[[Context], bool]:
    """A closure for `left symbol right`; the kinds that are known now decide how much it has to look at later."""
    apply = OPERATORS[symbol]
    if _scalar(left) and _scalar(right):
        if symbol in ("=", "!="):
            if not ({left.kind, right.kind} & {"number", "boolean"}):
                return _strings(compiler, apply, left, right)
            if "boolean" not in (left.kind, right.kind):
                return _numbers(compiler, apply, left, right)
        elif "boolean" not in (left.kind, right.kind):
            return _numbers(compiler, apply, left, right)
    first, second = left.run, right.run
    if symbol in ("=", "!="):
        return lambda c: equal(apply, first(c), second(c))
    return lambda c: ordered(apply, first(c), second(c))


def _scalar(code: Code) -> bool:
    """One value, known to be neither a set of several nodes nor a date made by a function."""
    return code.kind in ("string", "number", "boolean") or code.single is not None


def _strings(
    compiler: Compiler, apply: Callable[[Any, Any], bool], left: Code, right: Code
) -> Callable[[Context], bool]:
    if isinstance(right.constant, str) and left.single is not None and left.single.element is not None:
        node, text = left.single, right.constant
        if apply is operator.eq and text:
            return lambda _: node.value == text and node.relevant
    first, second = compiler.as_string(left), compiler.as_string(right)
    return lambda c: apply(first(c), second(c))


def _numbers(
    compiler: Compiler, apply: Callable[[Any, Any], bool], left: Code, right: Code
) -> Callable[[Context], bool]:
    first, second = compiler.as_number(left), compiler.as_number(right)
    if apply is operator.eq:
        return lambda c: close(first(c), second(c))
    if isinstance(right.constant, float):
        number = right.constant
        node = left.single
        if node is not None and node.element is not None and node.element.is_leaf and apply is not operator.ne:
            # what is not relevant reads as no number, which is neither less nor more than another
            return lambda _: node.relevant and apply(text_number(node.value), number)
        return lambda c: apply(first(c), number)
    return lambda c: apply(first(c), second(c))


def close(left: float, right: float) -> bool:
    """Equal, forgiving the last bits of decimal arithmetic: 6.1 - 7.8 = -1.7 (as ODK Collect)."""
    return left == right or abs(left - right) < 1e-12


def equal(apply: Callable[[Any, Any], bool], left: Value, right: Value) -> bool:
    if isinstance(left, list):
        if isinstance(right, list):
            return _any_pair(apply, left, right, string_value)
        return _node_equal(apply, left, right)
    if isinstance(right, list):
        return _node_equal(apply, right, left)
    if isinstance(left, bool) or isinstance(right, bool):
        return apply(to_boolean(left), to_boolean(right))
    if isinstance(left, float) or isinstance(right, float):
        return apply(to_number(left), to_number(right))
    if isinstance(left, DateText) or isinstance(right, DateText):
        first, second = date_number(left), date_number(right)
        if first == first and second == second:
            return apply(first, second)
    return apply(str(left), str(right))


def _node_equal(apply: Callable[[Any, Any], bool], nodes: list[Node], other: Value) -> bool:
    if isinstance(other, bool):
        return apply(bool(nodes), other)
    return any(equal(apply, string_value(node), other) for node in nodes)


def _any_pair(
    apply: Callable[[Any, Any], bool], left: list[Node], right: list[Node], convert: Callable[[Node], Any]
) -> bool:
    if len(left) == 1 and len(right) == 1:
        return apply(convert(left[0]), convert(right[0]))
    first, second = {convert(node) for node in left}, {convert(node) for node in right}
    if apply is operator.eq:
        return not first.isdisjoint(second)
    if apply is operator.ne:
        return bool(first and second) and (len(first) > 1 or len(second) > 1 or first != second)
    return any(apply(one, other) for one in first for other in second)


def ordered(apply: Callable[[Any, Any], bool], left: Value, right: Value) -> bool:
    if isinstance(left, list) and isinstance(right, list):
        return _any_pair(apply, left, right, lambda node: text_number(string_value(node)))
    if isinstance(left, list):
        number = to_number(right)
        return any(apply(text_number(string_value(node)), number) for node in left)
    if isinstance(right, list):
        number = to_number(left)
        return any(apply(number, text_number(string_value(node))) for node in right)
    return apply(to_number(left), to_number(right))
