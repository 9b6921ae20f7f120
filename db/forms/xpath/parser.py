"""Recursive descent over the tokens of an XPath 1.0 expression."""

from __future__ import annotations

from functools import lru_cache

from db.errors import QT_TRANSLATE_NOOP, Phrase
from db.forms.errors import ExpressionError, bad_expression
from db.forms.xpath.syntax import (
    DESCENDANTS,
    PARENT,
    SELF,
    Call,
    Chain,
    Expr,
    Filter,
    Literal,
    Negate,
    NodeTest,
    Number,
    Path,
    Step,
)
from db.forms.xpath.tokens import Token, tokenize

MAX_DEPTH = 60  # nested brackets and calls; hostile input must not reach Python's recursion limit

AXES = frozenset(
    "ancestor ancestor-or-self attribute child descendant descendant-or-self following following-sibling "
    "namespace parent preceding preceding-sibling self".split()
)
_NODE_TYPES = frozenset({"comment", "text", "processing-instruction", "node"})
_LEVELS = (("or",), ("and",), ("=", "!="), ("<", "<=", ">", ">="), ("+", "-"), ("*", "div", "mod"))
_PRECEDENCE = {operator: level for level, operators in enumerate(_LEVELS) for operator in operators}


@lru_cache(maxsize=4096)
def parse(expression: str) -> Expr:
    """The syntax tree of `expression`. Raises ExpressionError with the position of the fault.

    Bounded: at most `MAX_EXPRESSION` characters and `MAX_DEPTH` levels of nesting.
    """
    return _Parser(expression).whole()


class _Parser:
    def __init__(self, expression: str) -> None:
        self.expression = expression
        self.tokens = tokenize(expression)
        self.index = 0
        self.depth = 0

    @property
    def token(self) -> Token:
        return self.tokens[self.index]

    def fail(self, expected: str) -> ExpressionError:
        end = Phrase(QT_TRANSLATE_NOOP("db", "the end"))
        reason = Phrase(
            QT_TRANSLATE_NOOP("db", "{expected} expected at character {place}, found {found}"),
            expected=expected, place=self.token.at + 1, found=f"“{self.token.text}”" if self.token.text else end,
        )  # fmt: skip
        return bad_expression(self.expression, reason)

    def take(self, text: str) -> bool:
        if self.tokens[self.index].text == text:  # nothing but a symbol has such a text
            self.index += 1
            return True
        return False

    def need(self, text: str) -> None:
        if not self.take(text):
            raise self.fail(f"“{text}”")

    def whole(self) -> Expr:
        result = self.expr()
        if self.token.kind != "end":
            raise self.fail(Phrase(QT_TRANSLATE_NOOP("db", "an operator")))
        return result

    def expr(self) -> Expr:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            reason = Phrase(QT_TRANSLATE_NOOP("db", "nested deeper than {n} levels"), n=MAX_DEPTH)
            raise bad_expression(self.expression, reason)
        result = self.level(0)
        self.depth -= 1
        return result

    def level(self, lowest: int) -> Expr:
        """What operators of at least this precedence join; those of one precedence in a row become one Chain."""
        joined = self.unary()
        here = self.precedence()
        while here >= lowest:
            rest: list[tuple[str, Expr]] = []
            now = here
            while here == now:
                operator = self.tokens[self.index].text
                self.index += 1
                rest.append((operator, self.level(now + 1)))
                here = self.precedence()
            joined = Chain(joined, tuple(rest))
        return joined

    def precedence(self) -> int:
        """Of the operator that comes next; -1 if none does."""
        token = self.tokens[self.index]
        return _PRECEDENCE.get(token.text, -1) if token.kind == "operator" else -1

    def unary(self) -> Expr:
        negative = False
        signed = False
        while self.take("-"):
            negative = not negative
            signed = True
        operand = self.union()
        if negative:
            return Negate(operand)
        return Negate(Negate(operand)) if signed else operand

    def union(self) -> Expr:
        first = self.path()
        rest: list[tuple[str, Expr]] = []
        while self.take("|"):
            rest.append(("|", self.path()))
        return Chain(first, tuple(rest)) if rest else first

    def path(self) -> Expr:
        token = self.token
        if token.text == "/" and token.kind == "symbol":
            self.index += 1
            return Path("/", tuple(self.steps()) if self.at_step() else ())
        if token.text == "//" and token.kind == "symbol":
            self.index += 1
            return Path("/", (DESCENDANTS, *self.steps()))
        if self.at_primary():
            return self.filtered()
        if not self.at_step():
            raise self.fail(Phrase(QT_TRANSLATE_NOOP("db", "a value or a path")))
        return Path(".", tuple(self.steps()))

    def at_primary(self) -> bool:
        token = self.token
        if token.kind in ("number", "literal") or token.text == "(":
            return True
        if token.kind == "name" and self.tokens[self.index + 1].text == "(":
            return token.text not in _NODE_TYPES
        return False

    def at_step(self) -> bool:
        token = self.token
        return token.kind == "name" or (token.kind == "symbol" and token.text in (".", "..", "@", "*"))

    def filtered(self) -> Expr:
        base = self.primary()
        predicates = tuple(self.predicates())
        if predicates:
            base = Filter(base, predicates)
        if self.take("//"):
            return Path(base, (DESCENDANTS, *self.steps()))
        if self.take("/"):
            return Path(base, tuple(self.steps()))
        return base

    def primary(self) -> Expr:
        token = self.token
        self.index += 1
        if token.kind == "number":
            return Number(float(token.text))
        if token.kind == "literal":
            return Literal(token.text[1:-1])
        if token.text == "(":
            inner = self.expr()
            self.need(")")
            return inner
        self.need("(")
        args: list[Expr] = []
        if not self.take(")"):
            args.append(self.expr())
            while self.take(","):
                args.append(self.expr())
            self.need(")")
        return Call(token.text, tuple(args))

    def steps(self) -> list[Step]:
        steps = [self.step()]
        while True:
            if self.take("//"):
                steps.append(DESCENDANTS)
            elif not self.take("/"):
                return steps
            steps.append(self.step())

    def step(self) -> Step:
        if self.take(".."):
            return Step("parent", PARENT.test, tuple(self.predicates()))
        if self.take("."):
            return Step("self", SELF.test, tuple(self.predicates()))
        axis = "child"
        if self.take("@"):
            axis = "attribute"
        elif self.token.kind == "name" and self.tokens[self.index + 1].text == "::":
            axis = self.token.text
            if axis not in AXES:
                raise self.fail(Phrase(QT_TRANSLATE_NOOP("db", "an axis")))
            self.index += 2
        return Step(axis, self.node_test(), tuple(self.predicates()))

    def node_test(self) -> NodeTest:
        token = self.token
        if self.take("*"):
            return NodeTest("any")
        if token.kind != "name":
            raise self.fail(Phrase(QT_TRANSLATE_NOOP("db", "a name")))
        self.index += 1
        if token.text in _NODE_TYPES and self.take("("):
            target = ""
            if self.token.kind == "literal":
                target = self.token.text[1:-1]
                self.index += 1
            self.need(")")
            return NodeTest(token.text, target)
        prefix, colon, local = token.text.partition(":")
        return NodeTest("name", local, prefix) if colon else NodeTest("name", token.text)

    def predicates(self) -> list[Expr]:
        found: list[Expr] = []
        while self.take("["):
            found.append(self.expr())
            self.need("]")
        return found
