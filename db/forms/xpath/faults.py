"""What can be seen to be wrong with an expression without evaluating it: named when the questionnaire is loaded."""

from __future__ import annotations

from collections.abc import Iterator

from db.errors import QT_TRANSLATE_NOOP, Phrase
from db.forms.xpath.compile import TAKES_NOT, call_fault
from db.forms.xpath.functions import FUNCTIONS
from db.forms.xpath.functions.dates import moment_of
from db.forms.xpath.functions.patterns import compiled
from db.forms.xpath.functions.places import points_of
from db.forms.xpath.functions.strings import digest_name
from db.forms.xpath.syntax import Call, Expr, Literal, children
from db.forms.xpath.values import parse_date

_DATES = frozenset({"date", "date-time", "decimal-date-time", "format-date", "format-date-time"})
_TRUTHS = frozenset({"true", "false"})
_NO_DIGEST = QT_TRANSLATE_NOOP("db", "digest() knows no “{name}”; it knows MD5, SHA-1, SHA-256, SHA-384 and SHA-512")


def faults(expr: Expr) -> Iterator[Phrase]:
    """Unknown functions, wrong numbers of values, unreadable patterns, dates and shapes that are none."""
    stack = [expr]
    while stack:
        one = stack.pop()
        if isinstance(one, Call):
            fault = call_fault(one) or _literal_fault(one)
            if fault is not None:
                yield fault
        stack.extend(children(one))


def unknown_functions(expr: Expr) -> Iterator[str]:
    """Names of functions that do not exist, in the order of the text."""
    if isinstance(expr, Call) and expr.name.removeprefix("jr:") not in FUNCTIONS:
        yield expr.name
    for child in children(expr):
        yield from unknown_functions(child)


def _literal_fault(call: Call) -> Phrase | None:
    """A value that is written out and can never be what the function needs."""
    if call.name == "regex" and isinstance(pattern := call.args[1], Literal) and compiled(pattern.value) is None:
        return Phrase(QT_TRANSLATE_NOOP("db", "the pattern {pattern} cannot be read"), pattern=pattern.value[:100])
    if call.name in _DATES:
        return _date_fault(call)
    if call.name == "weighted-checklist" and len(call.args) % 2:  # an answer without its weight
        return Phrase(TAKES_NOT, function=call.name, n=len(call.args))
    if call.name == "digest" and isinstance(way := call.args[1], Literal) and digest_name(way.value) is None:
        return Phrase(_NO_DIGEST, name=way.value[:100])
    if call.name == "geofence" and isinstance(shape := call.args[1], Literal) and len(points_of(shape.value) or ()) < 3:
        return Phrase(
            QT_TRANSLATE_NOOP("db", "“{shape}” is no shape, which has three points or more"), shape=shape.value[:100]
        )
    return None


def _date_fault(call: Call) -> Phrase | None:
    value = call.args[0]
    if isinstance(value, Call) and value.name in _TRUTHS:
        return Phrase(
            QT_TRANSLATE_NOOP("db", "{function}() does not take {value}()"), function=call.name, value=value.name
        )
    if not isinstance(value, Literal) or value.value == "":
        return None
    moment = parse_date(value.value) if call.name == "decimal-date-time" else moment_of(value.value)
    if moment is not None:
        return None
    return Phrase(
        QT_TRANSLATE_NOOP("db", "“{value}” is no date; dates are written as 2026-12-31"), value=value.value[:100]
    )
