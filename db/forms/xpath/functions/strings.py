"""Text functions."""

from __future__ import annotations

import base64
import binascii
import hashlib
import math
import re
import string
import uuid
from collections.abc import Callable

from db.forms.xpath.compile import Code, Compiler, Context
from db.forms.xpath.functions.patterns import matches
from db.forms.xpath.functions.registry import Function, plain
from db.forms.xpath.nodes import Node, string_value
from db.forms.xpath.syntax import Expr
from db.forms.xpath.values import Value, to_string

_ALGORITHM = re.compile(r"md5|sha-?(1|256|384|512)", re.IGNORECASE | re.ASCII)
_HEX = re.compile("hex", re.IGNORECASE | re.ASCII)
_ASCII = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)  # codes of languages, not words


def collapse(text: str) -> str:
    """Without outer white space, inner runs as one blank; only XML's four white characters count."""
    return " ".join(re.findall(r"[^ \t\r\n]+", text))


def substring(text: str, start: float, length: float | None = None) -> str:
    """1-based, with XPath's rounding: `substring('12345', 1.5, 2.6)` is `234`."""
    first = _half_up(start)
    if length is None:
        return "".join(char for at, char in enumerate(text, 1) if at >= first)
    last = first + _half_up(length)  # NaN, which no position is below, where both are infinite
    return "".join(char for at, char in enumerate(text, 1) if at >= first and at < last)


def _half_up(number: float) -> float:
    return number if number != number or number in (math.inf, -math.inf) else math.floor(number + 0.5)


def substr(text: str, start: float, end: float = math.inf) -> str:
    """0-based, `end` excluded, negative counts from the end (ODK)."""
    first = 0 if start != start else int(max(min(start, len(text)), -len(text)))
    last = len(text) if end == math.inf else int(max(min(end, len(text)), -len(text))) if end == end else 0
    return text[first:last]


def translate(text: str, source: str, target: str) -> str:
    table: dict[int, str | None] = {}
    for at, char in enumerate(source):
        table.setdefault(ord(char), target[at] if at < len(target) else None)
    return text.translate(table)


def texts(values: tuple[Value, ...]) -> list[str]:
    """Each value as text; of a path, each relevant node's."""
    found: list[str] = []
    for value in values:
        if isinstance(value, list):
            found.extend(string_value(node) for node in value if node.relevant)
        else:
            found.append(to_string(value))
    return found


def digest(text: str, algorithm: str, encoding: str = "base64") -> str:
    """Of the UTF-8 bytes; base64 unless `hex` is asked for. An unknown algorithm gives empty text."""
    name = digest_name(algorithm)
    if name is None:
        return ""
    made = hashlib.new(name, text.encode(), usedforsecurity=False)
    return made.hexdigest() if _HEX.fullmatch(encoding) else base64.b64encode(made.digest()).decode()


def digest_name(algorithm: str) -> str | None:
    """hashlib's name of SHA-256, sha256, ...: written with or without the dash, large or small, as Collect reads it."""
    found = _ALGORITHM.fullmatch(algorithm)
    if found is None:
        return None
    return f"sha{found[1]}" if found[1] else "md5"


def base64_decode(text: str) -> str:
    bare = "".join(text.split())
    try:
        return base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""


def make_uuid(length: float = math.nan) -> str:
    """A random UUID, or a random word of `length` letters and digits (at most 1,000)."""
    if length != length:
        return str(uuid.uuid4())
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    wanted = int(max(0, min(length, 1000)))
    return "".join(alphabet[int(uuid.uuid4().int % len(alphabet))] for _ in range(wanted))


def _own_text(two: Callable[[str], Value], kind: str) -> Function:
    """A function of one text that means the context node's text where none is given."""

    def build(compiler: Compiler, args: tuple[Expr, ...]) -> Code:
        if not args:
            return Code(kind, lambda c: two(string_value(c.node)))
        run = compiler.string(args[0])
        return Code(kind, lambda c: two(run(c)))

    return Function(0, 1, build)


def _string(compiler: Compiler, args: tuple[Expr, ...]) -> Code:
    if not args:
        return Code("string", lambda c: string_value(c.node))
    code = compiler.compile(args[0])
    return Code("string", compiler.as_string(code), constant=code.constant if code.kind == "string" else None)


def _name(pick: Callable[[Node], str]) -> Function:
    def build(compiler: Compiler, args: tuple[Expr, ...]) -> Code:
        if not args:
            return Code("string", lambda c: pick(c.node))
        run = compiler.nodes(args[0])
        return Code("string", lambda c: pick(found[0]) if (found := run(c)) else "")

    return Function(0, 1, build)


def _lang(compiler: Compiler, args: tuple[Expr, ...]) -> Code:
    wanted = compiler.string(args[0])

    def run(c: Context) -> bool:
        node: Node | None = c.node
        while node is not None:
            for attribute in node.attributes:
                if attribute.name == "lang" and attribute.prefix == "xml":
                    have, want = attribute.value.translate(_ASCII), wanted(c).translate(_ASCII)
                    return have == want or have.startswith(want + "-")
            node = node.parent
        return False

    return Code("boolean", run)


def _qualified(node: Node) -> str:
    return f"{node.prefix}:{node.name}" if node.prefix else node.name


FUNCTIONS: dict[str, Function] = {
    "string": Function(0, 1, _string),
    "concat": plain("w*", "string", lambda *values: "".join(texts(values))),
    "join": plain("sw*", "string", lambda glue, *values: glue.join(texts(values))),
    "contains": plain("ss", "boolean", lambda text, part: part in text),
    "starts-with": plain("ss", "boolean", lambda text, part: text.startswith(part)),
    "ends-with": plain("ss", "boolean", lambda text, part: text.endswith(part)),
    "substring": plain("snn", "string", substring, least=2),
    "substr": plain("snn", "string", substr, least=2),
    "substring-before": plain(
        "ss", "string", lambda text, part: text.partition(part)[0] if part in text and part else ""
    ),
    "substring-after": plain("ss", "string", lambda text, part: text.partition(part)[2] if part else text),
    "translate": plain("sss", "string", translate),
    "normalize-space": _own_text(collapse, "string"),
    "string-length": _own_text(lambda text: float(len(text)), "number"),
    "regex": plain("ss", "boolean", matches),
    "digest": plain("sss", "string", digest, least=2),
    "base64-decode": plain("s", "string", base64_decode),
    "uuid": plain("n", "string", make_uuid, least=0),
    "name": _name(_qualified),
    "local-name": _name(lambda node: node.name),
    "namespace-uri": _name(lambda node: node.namespace),
    "lang": Function(1, 1, _lang),
}
