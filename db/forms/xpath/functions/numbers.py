"""Number functions. Sums and extremes over a path look at relevant nodes only."""

from __future__ import annotations

import math
from collections.abc import Callable

from db.forms.xpath.compile import Code, Compiler, Context
from db.forms.xpath.functions.registry import Function, plain, relevant_nodes
from db.forms.xpath.nodes import string_value
from db.forms.xpath.syntax import Expr, Path, plain_names
from db.forms.xpath.tally import Tally
from db.forms.xpath.values import NAN, Value, counted_days, text_number, to_number, to_string


def guarded(apply: Callable[..., float]) -> Callable[..., float]:
    """Out of range gives NaN, as in every XPath engine, instead of an error."""

    def run(*values: float) -> float:
        try:
            return float(apply(*values))
        except (ValueError, OverflowError, ZeroDivisionError):
            return NAN

    return run


def truncate(value: float) -> float:
    return value if value != value or math.isinf(value) else float(math.trunc(value))


def round_half_up(value: float) -> float:
    """XPath: halves go up, -0.5 rounds to negative zero."""
    if value != value or math.isinf(value):
        return value
    rounded = float(math.floor(value + 0.5))
    return -0.0 if rounded == 0 and (value < 0 or math.copysign(1.0, value) < 0) else rounded


def round_to(given: Value, places: float = 0.0) -> float:
    """ODK: to decimal places, negative places round before the point; halves go up; a decimal comma is read."""
    value = to_number(given)
    if value != value and not isinstance(given, float) and "," in (text := to_string(given)):
        value = text_number(text.replace(",", ".", 1))
    digits = truncate(places)
    if value != value or digits == 0 or digits != digits:
        return round_half_up(value)
    factor = 10.0 ** max(-300, min(300, abs(digits)))
    scaled = value * factor if digits > 0 else value / factor
    if math.isinf(scaled):
        return value
    rounded = round_half_up(round(scaled, 9))
    return float(rounded / factor if digits > 0 else rounded * factor)


def power(base: float, exponent: float) -> float:
    try:
        result: object = base**exponent if exponent == exponent else NAN
    except ZeroDivisionError:
        return math.inf
    except OverflowError:
        return math.inf if base > 0 or exponent % 2 == 0 else -math.inf
    return result if isinstance(result, float) else NAN


def logarithm(value: float) -> float:
    return -math.inf if value == 0 else math.log(value)


def logarithm10(value: float) -> float:
    return -math.inf if value == 0 else math.log10(value)


def exponential(value: float) -> float:
    try:
        return math.exp(value)
    except OverflowError:
        return math.inf


def numbers_of(values: tuple[Value, ...]) -> list[float]:
    found: list[float] = []
    for value in values:
        if isinstance(value, list):
            found.extend(text_number(string_value(node)) for node in value if node.relevant)
        else:
            found.append(to_number(value))
    return found


def extreme(pick: Callable[[list[float]], float]) -> Callable[..., float]:
    def run(*values: Value) -> float:
        found = numbers_of(values)
        if not found or any(number != number for number in found):
            return NAN
        return pick(found)

    return run


def aggregate(read: Callable[[Tally], float]) -> Function:
    """A function of one path. Where the document keeps the sums of that path it only looks at them."""

    def build(compiler: Compiler, args: tuple[Expr, ...]) -> Code:
        run = relevant_nodes(compiler, args[0])
        names = plain_names(args[0]) if isinstance(args[0], Path) else None
        kept = compiler.scope.tally(names) if names is not None else None
        if kept is None:
            return Code("number", lambda c: read(Tally(run(c))))
        return Code("number", lambda _: read(kept))

    return Function(1, 1, build)


def _random(compiler: Compiler, _: tuple[Expr, ...]) -> Code:
    source = compiler.scope.random
    return Code("number", lambda _: source.random())


def _number(compiler: Compiler, args: tuple[Expr, ...]) -> Code:
    if not args:
        return Code("number", lambda c: text_number(string_value(c.node)))
    code = compiler.compile(args[0])
    if code.kind in ("number", "boolean"):
        return Code("number", compiler.as_number(code))
    run = code.run

    def number(c: Context) -> float:
        value = run(c)
        return to_number(value) if isinstance(value, (bool, float)) else counted_days(to_string(value))

    return Code("number", number)


def _spread(apply: Callable[..., float]) -> Function:
    """Takes values and paths; a path means all its nodes in every instance."""

    def build(compiler: Compiler, args: tuple[Expr, ...]) -> Code:
        runs = [compiler.nodes(arg, whole=True) if isinstance(arg, Path) else compiler.compile(arg).run for arg in args]
        return Code("number", lambda c: apply(*[run(c) for run in runs]))

    return Function(1, None, build)


FUNCTIONS: dict[str, Function] = {
    "number": Function(0, 1, _number),
    "int": plain("n", "number", truncate),
    "floor": plain("n", "number", lambda value: value if not math.isfinite(value) else float(math.floor(value))),
    "ceiling": plain("n", "number", lambda value: value if not math.isfinite(value) else float(math.ceil(value))),
    "round": plain("vn", "number", round_to, least=1),
    "abs": plain("n", "number", abs),
    "pow": plain("nn", "number", power),
    "log": plain("n", "number", guarded(logarithm)),
    "log10": plain("n", "number", guarded(logarithm10)),
    "exp": plain("n", "number", exponential),
    "exp10": plain("n", "number", lambda value: power(10.0, value)),
    "sqrt": plain("n", "number", guarded(math.sqrt)),
    "sin": plain("n", "number", guarded(math.sin)),
    "cos": plain("n", "number", guarded(math.cos)),
    "tan": plain("n", "number", guarded(math.tan)),
    "asin": plain("n", "number", guarded(math.asin)),
    "acos": plain("n", "number", guarded(math.acos)),
    "atan": plain("n", "number", guarded(math.atan)),
    "atan2": plain("nn", "number", guarded(math.atan2)),
    "pi": plain("", "number", lambda: math.pi),
    "random": Function(0, 0, _random),
    "sum": aggregate(lambda tally: tally.total),
    "count": aggregate(lambda tally: float(tally.count)),
    "count-non-empty": aggregate(lambda tally: float(tally.filled)),
    "max": _spread(extreme(max)),
    "min": _spread(extreme(min)),
}
