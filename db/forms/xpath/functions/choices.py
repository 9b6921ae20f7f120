"""Functions over select answers, repeats and lists."""

from __future__ import annotations

import hashlib

from db.errors import QT_TRANSLATE_NOOP, Phrase
from db.forms.xpath.compile import Code, Compiler, Context
from db.forms.xpath.functions.registry import Function, plain, relevant_nodes
from db.forms.xpath.lookup import column_index
from db.forms.xpath.nodes import Node, string_value
from db.forms.xpath.syntax import Expr, Path, plain_names
from db.forms.xpath.values import Value, to_number, to_string

_MODULUS = 2_147_483_647


def selected(answer: str, value: str) -> bool:
    return value.strip() in answer.split() or (not value.strip() and not answer.strip())


def selected_at(answer: str, index: float) -> str:
    values = answer.split()
    return values[int(index)] if index == index and 0 <= index < len(values) else ""


def random_seed(value: Value) -> int:
    """The seed as ODK takes it: a whole number, or for text the first 8 bytes of its SHA-256."""
    number = to_number(value)
    if number == number and abs(number) != float("inf"):
        return int(number)
    if isinstance(value, float) or to_string(value) == "":
        return 0
    made = hashlib.sha256(to_string(value).encode()).digest()
    return int.from_bytes(made[:8], "big", signed=True)


def shuffled(nodes: list[Node], seed: int) -> list[Node]:
    """Inside-out Fisher-Yates with the Park-Miller generator, so that the order is the same as in ODK's engines."""
    state = abs(seed) % _MODULUS * (1 if seed >= 0 else -1)  # exact, unlike math.fmod: a seed has up to 64 bits
    if state <= 0:
        state += _MODULUS - 1
    result: list[Node] = []
    for at, node in enumerate(nodes):
        state = state * 16_807 % _MODULUS
        other = int((state - 1) / (_MODULUS - 1) * (at + 1))
        result.append(node)
        result[at], result[other] = result[other], result[at]
    return result


def _randomize(compiler: Compiler, args: tuple[Expr, ...]) -> Code:
    nodes = relevant_nodes(compiler, args[0])
    if len(args) == 1:
        source = compiler.scope.random
        return Code("nodes", lambda c: shuffled(nodes(c), source.randrange(1, _MODULUS)))
    seed = compiler.compile(args[1]).run
    return Code("nodes", lambda c: shuffled(nodes(c), random_seed(seed(c))))


def _position(compiler: Compiler, args: tuple[Expr, ...]) -> Code:
    """Without a value the position in the predicate; of a node its place among siblings of its name."""
    if not args:
        return Code("number", lambda c: float(c.position))
    run = compiler.nodes(args[0])

    def place(c: Context) -> float:
        found = run(c)
        if not found or found[0].parent is None:
            return 1.0 if found else float("nan")
        return float(found[0].parent.place_of(found[0])) or float("nan")

    return Code("number", place)


def _inside(node: Node, ancestor: Node) -> bool:
    one: Node | None = node
    while one is not None:
        if one is ancestor:
            return True
        one = one.parent
    return False


_PAIRS = QT_TRANSLATE_NOOP("db", "indexed-repeat() takes a question, then repeats and positions in pairs")
_PATH_FIRST = QT_TRANSLATE_NOOP("db", "indexed-repeat() takes the path of a question first")


def _indexed_repeat(compiler: Compiler, args: tuple[Expr, ...]) -> Code:
    if len(args) % 2 == 0:
        raise compiler.error(Phrase(_PAIRS))
    if not isinstance(args[0], Path):
        raise compiler.error(Phrase(_PATH_FIRST))
    target = compiler.nodes(args[0], whole=True)
    pairs = [
        (compiler.nodes(group, whole=True), compiler.number(index))
        for group, index in zip(args[1::2], args[2::2], strict=True)
    ]

    if all(isinstance(group, Path) and plain_names(group) for group in args[1::2]):  # written inner first, too
        order = sorted(range(len(pairs)), key=lambda at: len(plain_names(args[1 + 2 * at]) or ()))
        pairs = [pairs[at] for at in order]

    def run(c: Context) -> list[Node]:
        chosen: Node | None = None
        for group, index in pairs:
            inside = [node for node in group(c) if chosen is None or _inside(node, chosen)]
            wanted = index(c)
            if wanted != wanted or not 1 <= wanted <= len(inside):
                return []
            chosen = inside[int(wanted) - 1]
        return [node for node in target(c) if chosen is None or _inside(node, chosen)]

    return Code("nodes", run)


def _pulldata(compiler: Compiler, args: tuple[Expr, ...]) -> Code:
    scope = compiler.scope
    name, wanted, key, value = (compiler.string(arg) for arg in args)

    def run(c: Context) -> str:
        instance = scope.instance(name(c))
        if instance is None:
            return ""
        hits = column_index(instance, ("root", "item"), key(c)).get(value(c), ())
        cells = hits[0].named(wanted(c)) if hits else []
        return string_value(cells[0]) if cells else ""

    return Code("string", run)


def _choice_name(compiler: Compiler, args: tuple[Expr, ...]) -> Code:
    scope, value = compiler.scope, compiler.string(args[0])
    path = compiler.string(args[1])
    return Code("string", lambda c: scope.choice_name(value(c), path(c), c.current))


def _last(compiler: Compiler, _: tuple[Expr, ...]) -> Code:
    del compiler
    return Code("number", lambda c: float(c.size))


FUNCTIONS: dict[str, Function] = {
    "selected": plain("ss", "boolean", selected),
    "selected-at": plain("sn", "string", selected_at),
    "count-selected": plain("s", "number", lambda answer: float(len(answer.split()))),
    "randomize": Function(1, 2, _randomize),
    "position": Function(0, 1, _position),
    "last": Function(0, 0, _last),
    "indexed-repeat": Function(3, 7, _indexed_repeat),
    "pulldata": Function(4, 4, _pulldata),
    "choice-name": Function(2, 2, _choice_name),
}
