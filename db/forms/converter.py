"""What pyxform finds wrong with a workbook, said as our own lint says it: the cell, what is wrong, what to write."""

from __future__ import annotations

import re
from functools import lru_cache
from string import Formatter
from typing import NamedTuple

from db.errors import QT_TRANSLATE_NOOP
from db.forms.errors import WorkbookError
from db.forms.sheets import Row, Workbook
from db.text import nearest


class Words(NamedTuple):
    """`sheet` and `column` are where the cell is, "" where pyxform names them itself."""

    sheet: str
    column: str
    message: str


_RANGE = QT_TRANSLATE_NOOP(
    "db",
    "The parameters in cell {cell} do not make a range. "
    "Write numbers such as start=0 end=10 step=1, with an end and a step that fit.",
)
_LABELS = QT_TRANSLATE_NOOP(
    "db",
    "The labels of the range in cell {cell} do not fit it. "
    "Name a list of the sheet choices whose names are numbers between start and end, on a step.",
)
_ENTITY = QT_TRANSLATE_NOOP(
    "db",
    "Cell {cell} does not say completely what is saved. "
    "Fill in list_name, label, entity_id, create_if and update_if as the action needs them.",
)
_SAVE = QT_TRANSLATE_NOOP(
    "db",
    "Cell {cell} saves into a list that the sheet entities does not have, or twice into one place. "
    "Write a property of one list there, each once, and only beside questions.",
)
_ENTITY_NAME = QT_TRANSLATE_NOOP(
    "db",
    "The name in cell {cell} cannot be used here. "
    "Write letters, digits and _ without a point, not beginning with __, and not “name” or “label”.",
)
_TRUTH = QT_TRANSLATE_NOOP("db", "A parameter in cell {cell} is neither true nor false. Write one of the two.")
_WHOLE = QT_TRANSLATE_NOOP("db", "A parameter in cell {cell} is no whole number. Write digits after the =.")
_AUDIT = QT_TRANSLATE_NOOP(
    "db",
    "The parameters of the log in cell {cell} are not complete. Write location-priority, location-min-interval "
    "and location-max-age together, the last not smaller than the one before.",
)

CODES: dict[str, Words] = {
    **dict.fromkeys([f"RANGE_{n:03d}" for n in (1, 2, 3, 4, 5, 8)], Words("survey", "parameters", _RANGE)),
    **dict.fromkeys([f"RANGE_{n:03d}" for n in (6, 7, 9, 10, 11, 12)], Words("survey", "parameters", _LABELS)),
    **dict.fromkeys([f"ENTITY_{n:03d}" for n in (5, 6, 7, 9, 12)], Words("entities", "list_name", _ENTITY)),
    **dict.fromkeys([f"ENTITY_{n:03d}" for n in (1, 2, 3, 4, 8, 11, 13)], Words("survey", "save_to", _SAVE)),
    **dict.fromkeys([f"NAMES_{n:03d}" for n in (10, 11, 12)], Words("", "", _ENTITY_NAME)),
    **dict.fromkeys(["SURVEY_003", "SURVEY_009"], Words("survey", "parameters", _TRUTH)),
    **dict.fromkeys(["SURVEY_007", "SURVEY_008"], Words("survey", "parameters", _WHOLE)),
    "SURVEY_004": Words(
        "survey",
        "parameters",
        QT_TRANSLATE_NOOP(
            "db",
            "The parameters in cell {cell} cannot be read. Write them as name=value, with a blank between two of them.",
        ),
    ),
    "SURVEY_005": Words(
        "survey",
        "parameters",
        QT_TRANSLATE_NOOP(
            "db",
            "Cell {cell} has parameters that this type of question does not know: {rejected}. It knows: {accepted}.",
        ),
    ),
    "SURVEY_006": Words(
        "survey",
        "parameters",
        QT_TRANSLATE_NOOP(
            "db",
            "The reference-geometry in cell {cell} names no list. Write the name of a list of the "
            "sheet choices, or a reference to a repeat.",
        ),
    ),
    "HEADER_001": Words(
        "",
        "",
        QT_TRANSLATE_NOOP(
            "db",
            "The sheet {sheet} has no heading in its first row. Write the names of the "
            "columns there, such as type, name and label.",
        ),
    ),
    "HEADER_002": Words(
        "",
        "",
        QT_TRANSLATE_NOOP(
            "db", "The sheet {sheet} has two columns for the same: {other} and {header}. Delete or rename one of them."
        ),
    ),
    "HEADER_003": Words(
        "", "", QT_TRANSLATE_NOOP("db", "The sheet {sheet} lacks columns: {missing}. Write them into its first row.")
    ),
    "HEADER_004": Words(
        "choices",
        "",
        QT_TRANSLATE_NOOP(
            "db",
            "A heading in the first row of the sheet choices is empty or has a "
            "blank: “{column}”. Write _ instead of the blank, or delete the column.",
        ),
    ),
    "HEADER_005": Words(
        "entities",
        "",
        QT_TRANSLATE_NOOP("db", "The sheet entities has columns that do not exist: {columns}. Correct or delete them."),
    ),
    "LABEL_001": Words(
        "choices",
        "label",
        QT_TRANSLATE_NOOP("db", "The choice in cell {cell} has no label. Write what is shown for it."),
    ),
    "NAMES_002": Words(
        "survey",
        "name",
        QT_TRANSLATE_NOOP(
            "db",
            "The name in cell {cell} differs from another one only by large and "
            "small letters. Give one of the two questions another name.",
        ),
    ),
    "NAMES_003": Words(
        "survey",
        "name",
        QT_TRANSLATE_NOOP(
            "db", "The repeat in cell {cell} has the name of the whole questionnaire. Give it another name."
        ),
    ),
    "NAMES_004": Words(
        "survey",
        "name",
        QT_TRANSLATE_NOOP(
            "db",
            "Another repeat has the name in cell {cell}, too. Give one of the "
            "two another name, also where they stand in different groups.",
        ),
    ),
    "NAMES_005": Words(
        "survey",
        "name",
        QT_TRANSLATE_NOOP(
            "db", "The name “meta” in cell {cell} is kept for the questionnaire itself. Give the question another name."
        ),
    ),
    "NAMES_013": Words(
        "",
        "",
        QT_TRANSLATE_NOOP(
            "db", "The workbook has no sheet “{sheet}”, but {candidates}. Correct the name of that sheet."
        ),
    ),
    **dict.fromkeys(
        ["NAMES_014", "NAMES_015"],
        Words(
            "entities",
            "list_name",
            QT_TRANSLATE_NOOP(
                "db", "The list in cell {cell} has no name, or one that another list has. Write a name of its own."
            ),
        ),
    ),
    **dict.fromkeys(
        ["PYREF_001", "PYREF_002"],
        Words(
            "",
            "",
            QT_TRANSLATE_NOOP(
                "db",
                "The reference in cell {cell} cannot be read. Write ${{name}}, several "
                "of them with a comma in between.",
            ),
        ),
    ),
    "PYREF_004": Words(
        "",
        "",
        QT_TRANSLATE_NOOP(
            "db",
            "Cell {cell} refers to ${{{q}}}, but several questions have this name. Give "
            "all but one of them another name.",
        ),
    ),
}

PATTERNS: tuple[tuple[re.Pattern[str], Words], ...] = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (
            r"Choice names with spaces.*\[(?P<name>[^\]]*)\] in \[(?P<list>[^\]]*)\]",
            Words("choices", "name", QT_TRANSLATE_NOOP(
                "db", "The choice “{name}” of the list {list} has a blank in its name, but several of this list can "
                      "be taken together. Write _ instead of the blank in the column name of the sheet choices.")),
        ),
        (
            r"should end with one of the supported file extensions",
            Words("survey", "type", QT_TRANSLATE_NOOP(
                "db", "Cell {cell} asks for choices from a file of another kind. Write a name that ends with .csv, "
                      ".xml or .geojson.")),
        ),
        (r"randomize must be set", Words("survey", "parameters", _TRUTH)),
        (
            r"seed value must be|randomize=true to use a seed",
            Words("survey", "parameters", QT_TRANSLATE_NOOP(
                "db", "The seed in cell {cell} cannot be used. Write randomize=true and seed= with a number or a "
                      "reference such as ${{name}}.")),
        ),
        (r"must have an integer value|greater than or equal to zero", Words("survey", "parameters", _WHOLE)),
        (r"location-(priority|min-interval|max-age)|location information in", Words("survey", "parameters", _AUDIT)),
        (
            r"Audits must always be named",
            Words("survey", "name", QT_TRANSLATE_NOOP(
                "db", "The log in cell {cell} has a name of its own. Leave the cell of its name empty.")),
        ),
        (
            r"Invalid value for (?P<key>[\w-]+)\.",
            Words("survey", "parameters", QT_TRANSLATE_NOOP(
                "db", "The value of {key} in cell {cell} does not exist. Write normal, low or voice-only, or leave it "
                      "out.")),
        ),
        (
            r"Question with no type",
            Words("survey", "type", QT_TRANSLATE_NOOP(
                "db", "Row {row} of the sheet survey has no type. Write one into cell {cell}, such as text.")),
        ),
        (
            r"Unknown question type '(?P<type>[^']*)'",
            Words("survey", "type", QT_TRANSLATE_NOOP(
                "db", "The type “{type}” in cell {cell} does not exist. Write another type there.")),
        ),
        (
            r"must be on-form-edit|track-changes-reasons",
            Words("survey", "parameters", QT_TRANSLATE_NOOP(
                "db", "The parameter track-changes-reasons in cell {cell} knows one value only. Write on-form-edit.")),
        ),
        (
            r"Repeat loop without list name|List name not in columns sheet",
            Words("survey", "type", QT_TRANSLATE_NOOP(
                "db", "The loop in cell {cell} names no list. Write the name of a list of the sheet choices after "
                      "it.")),
        ),
        (
            r"Invalid (constraint|relevant|calculation|trigger)[^.]*|trigger",
            Words("survey", "trigger", QT_TRANSLATE_NOOP(
                "db", "The trigger in cell {cell} cannot be used. Write one reference such as ${{name}}.")),
        ),
    )
)  # fmt: skip
_ROW = re.compile(r"\[row : (\d+)\]")


def explained(error: Exception, data: bytes) -> WorkbookError | None:
    """pyxform's error in our words, with the cell; None for one that is not known here."""
    code = getattr(getattr(error, "code", None), "name", "")
    details = {str(key): value for key, value in (getattr(error, "context", None) or {}).items()}
    text = str(error)
    words = CODES.get(code)
    if words is None and not code:
        for pattern, one in (*_templates(), *PATTERNS):
            if (found := pattern.search(text)) is not None:
                words, details = one, found.groupdict()
                break
    if words is None:
        return None
    sheet = words.sheet or str(details.get("sheet") or "survey")
    column = words.column or str(details.get("column") or "")
    row = details.get("row") or (found[1] if (found := _ROW.search(text)) else "")
    parts = {name: _shown(value) for name, value in details.items() if value is not None}
    book = Workbook(data)
    row = row or _row_meant(book.rows.get(sheet, []), column, text)
    parts.update(sheet=sheet, row=str(row or "1"), cell=_cell(book, sheet, column, str(row)))
    try:
        words.message.format(**parts)
    except (KeyError, IndexError):  # a version of pyxform that says less than this one
        return None
    return WorkbookError(words.message, **parts)


def _shown(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple, set, frozenset)) else str(value)


@lru_cache(maxsize=1)
def _templates() -> tuple[tuple[re.Pattern[str], Words], ...]:
    """pyxform's own sentences, which it mostly makes before anybody sees their code."""
    from pyxform.errors import ErrorCode

    return tuple((_pattern(code.value.msg), CODES[code.name]) for code in ErrorCode if code.name in CODES)


def _pattern(template: str) -> re.Pattern[str]:
    parts, seen = [], set[str]()
    for fixed, name, _, _ in Formatter().parse(template):
        parts.append(re.escape(fixed))
        if name:
            parts.append("(?:.*?)" if name in seen else f"(?P<{name}>.*?)")
            seen.add(name)
    return re.compile("".join(parts) + r"\Z", re.DOTALL)


def _row_meant(rows: list[Row], column: str, text: str) -> int | str:
    """The row that pyxform does not name: the first whose cell in `column` has a word that the sentence has."""
    for row in rows:
        written = re.findall(r"[\w-]{3,}", row.text(column))
        if any(word in text for word in written):
            return row.number
    return ""


def _cell(book: Workbook, sheet: str, column: str, row: str) -> str:
    """Where it stands, as a person finds it: survey!F7, or the sheet alone."""
    columns = book.columns.get(sheet, {})
    name = column.partition("::")[0].strip()
    letter = columns.get(name) or columns.get(nearest(name, columns, 0.7) or "")
    if letter is None or not row:
        return f"{sheet}!{row}" if row else sheet
    return f"{sheet}!{letter}{row}"
