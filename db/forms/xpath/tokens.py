"""Tokens of XPath 1.0. Whether `*`, `and`, `div` ... is an operator follows section 3.7 of the recommendation."""

from __future__ import annotations

import re
from typing import NamedTuple

from db.errors import QT_TRANSLATE_NOOP, Phrase
from db.forms.errors import bad_expression

MAX_EXPRESSION = 200_000  # characters; a total over a thousand questions is about 40,000

_TOKEN = re.compile(
    r"""\s*(?:
      (?P<number>\d+(?:\.\d*)?|\.\d+)
    | (?P<literal>"[^"]*"|'[^']*')
    | (?P<symbol>\.\.|::|//|!=|<=|>=|[()\[\].@,/|+\-=<>*$])
    | (?P<name>[^\W\d][\w.\-·]*(?::(?!:)(?:[^\W\d][\w.\-·]*|\*))?)
    )""",
    re.VERBOSE,
)
# after a value only an operator can stand, so `1 div1` is read as ODK Web Forms reads it
_GLUED = re.compile(r"\s*(and|or|mod|div)(?=[\d.(\s'\"]|$)")
_OPERATOR_NAMES = frozenset({"and", "or", "mod", "div"})
_OPERATORS = frozenset({"|", "+", "-", "=", "!=", "<", "<=", ">", ">="})
_BEFORE_OPERAND = frozenset({"@", "::", "(", "[", ",", "/", "//"})


class Token(NamedTuple):
    """`kind`: number, literal, name, symbol, operator or end. `at` is the character position."""

    kind: str
    text: str
    at: int


_LONG = QT_TRANSLATE_NOOP("db", "longer than {n} characters")
_UNKNOWN = QT_TRANSLATE_NOOP("db", "character {place} is not understood")


def tokenize(expression: str) -> list[Token]:
    """Raises ExpressionError, naming the position, for a character that begins no token."""
    if len(expression) > MAX_EXPRESSION:
        raise bad_expression(expression, Phrase(_LONG, n=MAX_EXPRESSION))
    tokens: list[Token] = []
    at, end = 0, len(expression)
    while at < end:
        glued = _GLUED.match(expression, at) if tokens and tokens[-1].kind in ("number", "literal") else None
        if glued:
            tokens.append(Token("operator", glued[1], glued.start(1)))
            at = glued.end()
            continue
        match = _TOKEN.match(expression, at)
        if match is None:
            if expression[at:].strip():
                raise bad_expression(expression, Phrase(_UNKNOWN, place=at + 1))
            break
        kind = match.lastgroup or "symbol"
        text = match.group(kind)
        tokens.append(_disambiguate(kind, text, match.start(kind), tokens[-1] if tokens else None))
        at = match.end()
    tokens.append(Token("end", "", end))
    return tokens


def _disambiguate(kind: str, text: str, at: int, before: Token | None) -> Token:
    if kind == "symbol" and text in _OPERATORS:
        return Token("operator", text, at)
    if before is not None and (text == "*" if kind == "symbol" else kind == "name" and text in _OPERATOR_NAMES):
        operand_expected = before.text in _BEFORE_OPERAND or before.kind == "operator"
        if not operand_expected or before.kind == "literal":
            return Token("operator", text, at)
    return Token(kind, text, at)
