"""Mappings as people write them down: JSON, with columns named by heading or letter."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from db.errors import QT_TRANSLATE_NOOP, InvalidInput
from db.registry.importing.fields import FIELDS, by_name, squeezed
from db.registry.importing.rows import POLICIES, ColumnGuess, Looked, Mapping
from db.registry.reading.cells import column_letters, column_number

PARTS = ("sheet", "header_row", "columns", "policy", "possible_duplicates")
POSSIBLE = ("take", "skip")

_NO_JSON = QT_TRANSLATE_NOOP("db", "“{file}” is not JSON (line {line}, column {column}): {reason}.")
_NO_TEXT = QT_TRANSLATE_NOOP("db", "“{file}” is not text in UTF-8.")
_NO_OBJECT = QT_TRANSLATE_NOOP("db", "“{file}” holds no mapping. One looks like this: {example}")
_UNKNOWN = QT_TRANSLATE_NOOP("db", "“{file}”: “{given}” is not known in “{part}”. There are: {known}.")
_FORM = QT_TRANSLATE_NOOP("db", "“{file}”: “{part}” has another form than a mapping’s. One looks like this: {example}")
_NO_COLUMN = QT_TRANSLATE_NOOP("db", "“{file}”: the sheet has no column “{given}”. There are: {known}.")
_PROTECTED = QT_TRANSLATE_NOOP(
    "db", "The column “{heading}” holds what must not be stored (identity numbers or memberships). Leave it out."
)
EXAMPLE = '{"sheet": 0, "header_row": 3, "columns": {"Dernek Adı": "name", "C": "phone"}}'


def sheet_of_json(text: bytes, file: str) -> tuple[int | str | None, int | None]:
    """What must be known before the table is looked at: its sheet (name, or number from 0) and the headings' row."""
    content = _parsed(text, file)
    return content.get("sheet"), content.get("header_row")


def mapping_from_json(text: bytes, looked: Looked, file: str = "") -> Mapping:
    """The mapping that is written in `text`, for the sheet that was looked at.

    {"sheet": 0 or "name", "header_row": 3, "columns": {"Dernek Adı": "name", "C": "phone"},
    "policy": {"phone": "overwrite"}, "possible_duplicates": "skip"}: every part may be left out. With "columns", those
    that are not named are not taken (null says the same). Raises InvalidInput, naming what there is.
    """
    content = _parsed(text, file)
    guessed = looked.mapping()
    fields = dict(guessed.fields)
    if "columns" in content:
        fields = {}
        for heading, name in content["columns"].items():
            if name is not None:
                place = _place(heading, looked, file)
                fields[place] = _one_of(name, by_name(looked.entity), file, "columns")
    check_protected(looked.columns, fields)
    for name, policy in content.get("policy", {}).items():
        _one_of(name, by_name(looked.entity), file, "policy")
        _one_of(policy, POLICIES, file, "policy")
    possible = _one_of(content.get("possible_duplicates", guessed.possible_duplicates), POSSIBLE, file, PARTS[-1])
    policy = content.get("policy", dict(guessed.policy))
    return Mapping(looked.sheet, looked.header_row, fields, policy, "skip" if possible == "skip" else "take")


def mapping_to_json(mapping: Mapping, looked: Looked) -> str:
    """As `mapping_from_json` reads it."""
    columns = {_heading(place, looked): name for place, name in sorted(mapping.fields.items())}
    content = {
        "sheet": looked.sheet_name, "header_row": mapping.header_row, "columns": columns, "policy": mapping.policy,
        "possible_duplicates": mapping.possible_duplicates,
    }  # fmt: skip
    return json.dumps(content, ensure_ascii=False, indent=2)


def check_protected(columns: Iterable[ColumnGuess], fields: dict[int, str]) -> None:
    """Raises InvalidInput where a column that must not be stored is mapped."""
    for one in columns:
        if one.protected and one.place in fields:
            raise InvalidInput(_PROTECTED, field="columns", heading=one.heading or column_letters(one.place))


def check_fields(entity: str, fields: Iterable[str]) -> None:
    for name in fields:
        _one_of(name, [one.name for one in FIELDS[entity]], "", "columns")


def _parsed(text: bytes, file: str) -> dict[str, Any]:
    try:
        content = json.loads(text.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InvalidInput(_NO_TEXT, field="mapping", file=file) from error
    except json.JSONDecodeError as error:
        details = {"line": error.lineno, "column": error.colno, "reason": error.msg}
        raise InvalidInput(_NO_JSON, field="mapping", file=file, **details) from error
    except RecursionError as error:
        raise InvalidInput(_NO_OBJECT, field="mapping", file=file, example=EXAMPLE) from error
    if not isinstance(content, dict):
        raise InvalidInput(_NO_OBJECT, field="mapping", file=file, example=EXAMPLE)
    for part in content:
        _one_of(part, PARTS, file, "mapping")
    _check_form(content, file)
    return content


def _check_form(content: dict[str, Any], file: str) -> None:
    right: dict[str, type | tuple[type, ...]] = {
        "sheet": (str, int), "header_row": int, "columns": dict, "policy": dict, "possible_duplicates": str,
    }  # fmt: skip
    for part, value in content.items():
        if not isinstance(value, right[part]) or isinstance(value, bool) or (isinstance(value, int) and value < 0):
            raise InvalidInput(_FORM, field="mapping", file=file, part=part, example=EXAMPLE)


def _one_of(given: Any, known: Iterable[str], file: str, part: str) -> str:
    names = list(known)
    if not isinstance(given, str) or given not in names:
        raise InvalidInput(_UNKNOWN, field=part, file=file, given=given, part=part, known=", ".join(names))
    return given


def _place(heading: str, looked: Looked, file: str) -> int:
    """A heading blind to letters and spaces; else a column's letters."""
    wanted = squeezed(heading)
    for place, known in enumerate(looked.headings):
        if known == heading or (wanted and squeezed(known) == wanted):
            return place
    width = max(len(looked.headings), len(looked.columns))
    if heading.isascii() and heading.isalpha() and len(heading) <= 3 and column_number(heading) <= width:
        return column_number(heading) - 1
    known_ones = ", ".join(_heading(place, looked) for place in range(width))
    raise InvalidInput(_NO_COLUMN, field="columns", file=file, given=heading, known=known_ones)


def _heading(place: int, looked: Looked) -> str:
    heading = looked.headings[place] if place < len(looked.headings) else ""
    return heading if heading and looked.headings.count(heading) == 1 else column_letters(place)
