"""ODK Web Forms' XPath suite and JavaRosa's evaluation table."""

from __future__ import annotations

import json
import math
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from db.errors import UserError
from db.forms.references import check
from db.forms.xpath import (
    Code,
    Context,
    Node,
    NodeKind,
    Scope,
    compile_expression,
    parse,
    string_value,
    to_boolean,
    to_number,
    to_string,
)
from db.forms.xpath.documents import build_document, parse_xml
from db.forms.xpath.values import set_zone
from tests.conformance.data import Tally, lines
from tests.conformance.dom import counted_as, dom_document, path_name

_KINDS = {1: "number", 2: "string", 3: "boolean"}


class DocumentScope(Scope):
    """An XForm document as a plain document: instances and itext are looked up in it."""

    def __init__(self, document: Node, root: Node, now: datetime, language: str | None) -> None:
        declared = {prefix: uri for node in document.descendants() for prefix, uri in (node.namespaces or {}).items()}
        super().__init__(root, clock=lambda: now, namespaces=declared)
        self.document, self.language = document, language

    def instance(self, name: str) -> Node | None:
        for node in self.document.descendants():
            if node.name == "instance" and (found := node.attribute("id")) is not None and found.value == name:
                return node
        return None

    def text(self, text_id: str) -> str:
        languages = [node for node in self.document.descendants() if node.name == "translation"]
        for translation in languages:
            lang = translation.attribute("lang")
            if self.language is None or (lang is not None and lang.value == self.language):
                for text in translation.named("text"):
                    found = text.attribute("id")
                    if found is not None and found.value == text_id:
                        return string_value(text.named("value")[0])
        return ""


def path_of(node: Node) -> str:
    parts: list[str] = []
    while node.parent is not None:
        if node.kind is NodeKind.ATTRIBUTE:
            parts.append("@" + path_name(node))
        elif node.kind is NodeKind.NAMESPACE:
            parts.append(path_name(node))
        else:
            same = [one for one in node.parent.content() if counted_as(one) == counted_as(node)]
            parts.append(f"{path_name(node)}[{[one is node for one in same].index(True) + 1}]")
        node = node.parent
    return "/" + "/".join(reversed(parts))


def find(document: Node, path: str) -> Node:
    node = document
    for part in [one for one in path.split("/") if one]:
        if part.startswith("@"):
            node = next(one for one in node.attributes if path_name(one) == part[1:])
            continue
        match = re.fullmatch(r"(.+)\[(\d+)\]", part)
        assert match, path
        node = [one for one in node.content() if path_name(one) == match[1]][int(match[2]) - 1]
    return node


def same_number(ours: float, theirs: float | str | None) -> bool:
    wanted = math.nan if theirs is None else float(theirs)
    return (math.isnan(ours) and math.isnan(wanted)) or ours == wanted


def holds(value: Any, row: dict[str, Any]) -> bool:
    expected, kind = row.get("expected"), row.get("assert")
    if kind == "assertNumberValue":
        return same_number(to_number(value), expected)
    if kind == "assertNumberRounded":
        factor = row.get("factor") or 10 ** len(str(expected).partition(".")[2])
        return math.floor(to_number(value) * factor + 0.5) / factor == float(expected)
    if kind == "assertStringValue":
        return to_string(value) == expected
    if kind == "assertBooleanValue":
        return to_boolean(value) is bool(expected)
    if kind == "assertStringMatches":
        match = re.fullmatch(r"/(.*)/(i?)", expected, re.DOTALL)
        assert match
        return re.search(match[1], to_string(value), re.IGNORECASE if match[2] else 0) is not None
    if kind == "assertStringLength":
        return len(to_string(value)) == expected
    if kind in ("assertNodeSet", "assertUnorderedNodeSet"):
        if isinstance(value, str):  # jr:itext() yields its text here, in ODK's engine the nodes that hold it
            return value == row["gotNodes"][0][1]
        ours = [path_of(node) for node in value] if isinstance(value, list) else None
        if ours is not None and kind == "assertUnorderedNodeSet":
            return sorted(ours) == sorted(expected)
        return ours == expected
    return observed(value, row)


def observed(value: Any, row: dict[str, Any]) -> bool:
    """Rows without an assertion of their own: what was recorded, where it can be compared."""
    result = row.get("resultType")
    if "gotNodes" in row and isinstance(value, str):
        return value == row["gotNodes"][0][1]
    if "gotNodes" in row and isinstance(value, list):
        ours = [path_of(node) for node in value]
        theirs = [path for path, _ in row["gotNodes"]]
        if "randomize" in row["expression"] and row["expression"].count(",") == 0:
            return sorted(ours) == sorted(theirs)
        return ours[:1] == theirs if result in (8, 9) else ours == theirs
    if result == 3:
        return to_boolean(value) is row.get("got")
    if result == 2 and not re.search("random|uuid|now", row["expression"]):
        return to_string(value) == row.get("got")
    return True


def evaluate(row: dict[str, Any], now: datetime) -> Any:
    document = dom_document(row["xml"].strip())
    scope = DocumentScope(document, find(document, row["root"]), now, row.get("lang"))
    code: Code = compile_expression(parse(row["expression"]), scope, row["expression"])
    return code.run(Context(find(document, row["context"])))


def run_xpath(folder: Path) -> Tally:
    tally = Tally("xpath")
    set_zone(ZoneInfo("America/Phoenix"))
    try:
        for line in lines(folder / "xpath.jsonl.gz"):
            now = datetime.fromtimestamp(line["now"] / 1000, tz=UTC)
            for row in line["evals"]:
                where = f"{line['file']} | {row['expression'][:120]}"
                try:
                    value = evaluate(row, now)
                except UserError as error:
                    tally.check(bool(row.get("error")), where, str(error))
                    continue
                wanted = row.get("expected", row.get("got", row.get("gotNodes")))
                shown = [path_of(node) for node in value] if isinstance(value, list) else value
                tally.check(
                    not row.get("error") and holds(value, row), where, f"ours {shown!r:.200} theirs {wanted!r:.200}"
                )
    finally:
        set_zone(None)
    return tally


def run_javarosa(folder: Path) -> Tally:
    tally = Tally("javarosa")
    set_zone(UTC)
    scope = Scope(build_document(parse_xml(b"<data/>")))
    try:
        for row in json.loads((folder / "javarosa_xpath.json").read_text(encoding="utf-8")):
            expected = row["expected"]
            try:
                tree = parse(row["expression"])
                check(tree, row["expression"])  # as when a questionnaire is loaded
                value = compile_expression(tree, scope, row["expression"]).run(Context(scope.root))
            except UserError as error:
                tally.check(expected["type"] == "error", row["expression"], str(error))
                continue
            tally.check(
                _javarosa_holds(value, expected), row["expression"], f"ours {value!r} theirs {expected['value']!r}"
            )
    finally:
        set_zone(None)
    return tally


def _javarosa_holds(value: Any, expected: dict[str, Any]) -> bool:
    wanted = expected.get("value")
    if expected["type"] == "number":
        return same_number(to_number(value), wanted) or abs(to_number(value) - float(wanted)) < 1e-9
    if expected["type"] == "boolean":
        return value is wanted
    return bool(expected["type"] == "string" and to_string(value) == wanted)
