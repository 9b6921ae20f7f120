"""The rules of the house that no linter knows. The order of the folders is import-linter's, in pyproject.toml."""

from __future__ import annotations

import ast
import functools
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from PySide6 import QtCore, QtGui, QtPrintSupport, QtWidgets

from installer.places import PYPROJECT, ROOT

LAYERS = ("db", "desktop", "resources")
LIMITS = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["tool"]["kopru"]
# Folders of desktop that show no feature of their own.
WITHOUT_NAMESAKE = {"widgets", "today"}


def sources() -> list[Path]:
    return sorted(file for layer in LAYERS for file in (ROOT / layer).rglob("*.py"))


def measured(file: Path) -> Iterator[tuple[str, str, int]]:
    """(kind, name, lines) of the file and of everything defined in it; a method is `Class.method`."""
    text = file.read_text(encoding="utf-8")
    name = file.relative_to(ROOT).as_posix()
    yield "file", name, len(text.splitlines())
    waiting: list[tuple[str, ast.AST]] = [(name + "::", ast.parse(text))]
    while waiting:
        prefix, parent = waiting.pop()
        for node in ast.iter_child_nodes(parent):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                kind = "class" if isinstance(node, ast.ClassDef) else "function"
                yield kind, prefix + node.name, (node.end_lineno or node.lineno) - node.lineno + 1
                waiting.append((f"{prefix}{node.name}.", node))
            else:
                waiting.append((prefix, node))


def too_long() -> dict[str, int]:
    return {name: lines for file in sources() for kind, name, lines in measured(file) if lines > LIMITS[kind]}


def test_what_is_longer_than_its_limit_stands_in_the_one_list():
    listed = LIMITS["longer"]
    grown = {name: lines for name, lines in too_long().items() if lines > listed.get(name, 0)}
    assert grown == {}, "split it along its meaning"


def test_the_list_of_what_is_longer_only_shrinks():
    present = too_long()
    generous = {name: lines for name, lines in LIMITS["longer"].items() if present.get(name, 0) < lines}
    assert generous == {}, "lower the number in pyproject.toml, or take the entry out"


def test_a_feature_has_the_same_name_in_both_layers():
    folders = {path.parent.name for path in (ROOT / "desktop").glob("*/*.py")}
    assert {name for name in folders - WITHOUT_NAMESAKE if not (ROOT / "db" / name).exists()} == set()


def test_every_folder_of_code_is_a_package():
    folders = {file.parent for file in sources() if not file.is_relative_to(ROOT / "resources")}
    assert sorted(str(folder.relative_to(ROOT)) for folder in folders if not (folder / "__init__.py").exists()) == []


def test_only_what_overrides_qt_has_a_name_in_qt_style():
    ours = [
        f"{file.relative_to(ROOT)}:{node.lineno} {node.name}"
        for file in sources()
        if file.is_relative_to(ROOT / "desktop")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and re.search(r"[a-z][A-Z]", node.name) and node.name not in qt_names()
    ]
    assert ours == []


@functools.cache
def qt_names() -> frozenset[str]:
    """Every attribute of every class of the Qt modules in use."""
    modules = (QtCore, QtGui, QtWidgets, QtPrintSupport)
    classes = (getattr(module, name) for module in modules for name in dir(module))  # vars() lacks what is not yet used
    return frozenset(name for each in classes if isinstance(each, type) for name in dir(each))


def test_only_db_text_changes_the_case_of_letters():
    # Turkish has a dotted and a dotless i in both cases, and Python's own methods mix them up. Bytes change in ASCII
    # only; where a text is ASCII by its kind (hexadecimal, a keyword), a comment with that word on the line says so.
    found = []
    for file in sources():
        if file.is_relative_to(ROOT / "db" / "text"):
            continue
        text = file.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Call) and changes_case(node):
                lines = text.splitlines()[node.lineno - 1 : node.end_lineno]
                if "ASCII" not in "".join(lines):
                    found.append(f"{file.relative_to(ROOT)}:{node.lineno}")
    assert found == []


def changes_case(call: ast.Call) -> bool:
    """Whether this is `x.lower()` or its like on a text; `title()` is left out, pages have one."""
    method = call.func
    if not isinstance(method, ast.Attribute) or call.args or call.keywords:
        return False
    is_bytes = ast.unparse(method.value).endswith(("encode()", "encode('ascii')"))
    return method.attr in {"lower", "upper", "casefold", "capitalize", "swapcase"} and not is_bytes
