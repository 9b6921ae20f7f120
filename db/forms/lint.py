"""What is wrong with a questionnaire's workbook, in sentences for its author: which cell, and what to write there.

Asked when a workbook cannot be used: pyxform and the engine find that something is wrong, this says where.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from db.errors import QT_TRANSLATE_NOOP
from db.forms.errors import ExpressionError, WorkbookError
from db.forms.sheets import Cell, Row, Workbook
from db.forms.xpath.faults import faults, unknown_functions
from db.forms.xpath.functions import FUNCTIONS
from db.forms.xpath.parser import parse
from db.text import fold, nearest

MAX_FAULTS = 50
_REFERENCE = re.compile(r"\$\{\s*(?:last-saved#)?([^}\s]*)\s*\}")
_NAME = re.compile(r"[^\W\d][\w.\-]*\Z")
_EXPRESSIONS = ("relevant", "constraint", "calculation", "choice_filter", "repeat_count", "required", "readonly")
_POSITION = re.compile(r"character (\d+)")
_TRUTHS = frozenset({"yes", "no", "true", "false", "true()", "false()", "1", "0"})
TYPES = (
    "text integer decimal range date time dateTime geopoint geotrace geoshape image audio video file barcode note "
    "calculate hidden acknowledge start end today deviceid username phonenumber email audit csv-external xml-external "
    "select_one select_multiple rank select_one_from_file select_multiple_from_file select_one_external "
    "begin_group end_group begin_repeat end_repeat start-geopoint background-audio"
).split()
_OLD_TYPES = frozenset(
    "int string datetime photo gps location trigger number percentage imei simserial subscriberid osm loop "
    "background-geopoint entity".split()
)
_LISTED = ("select_one", "select_multiple", "rank", "select_one_external")
_FROM_FILE = ("select_one_from_file", "select_multiple_from_file")
_BEGIN = re.compile(r"begin[ _](group|repeat|loop)\b")
_END = re.compile(r"end[ _](group|repeat|loop)\b")


def lint(data: bytes) -> list[WorkbookError]:
    """The faults of a workbook (.xlsx, .xls), in the order of its sheets; empty where none is found or it is none."""
    book = Workbook(data)
    if not book.sheets:
        return []
    found: list[WorkbookError] = []
    for fault in _Lint(book).all():
        found.append(fault)
        if len(found) == MAX_FAULTS:
            break
    return found


class _Lint:
    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.survey = book.rows.get("survey", [])
        self.names = [row.text("name") for row in self.survey if row.text("name")]
        self.lists: dict[str, list[Row]] = {}
        for sheet in ("choices", "external_choices"):
            for row in book.rows.get(sheet, []):
                if row.text("list_name"):
                    self.lists.setdefault(row.text("list_name"), []).append(row)

    def all(self) -> Iterator[WorkbookError]:
        if "survey" not in self.book.rows:
            yield WorkbookError(
                QT_TRANSLATE_NOOP(
                    "db", "The workbook has no sheet “survey”. Give the sheet with the questions this name."
                ),
            )
            return
        for column in ("type", "name"):
            if column not in self.book.columns.get("survey", {}):
                yield WorkbookError(
                    QT_TRANSLATE_NOOP(
                        "db", "The sheet survey has no column “{column}”. Write this heading into its first row."
                    ),
                    column=column,
                )
                return
        yield from self._groups()
        for row in self.survey:
            yield from self._question(row)
            for cell_name, cell in row.cells.items():
                yield from self._cell(cell_name.partition("#")[0], cell)
        yield from self._choices()

    # questions ---------------------------------------------------------------------------------------------------

    def _question(self, row: Row) -> Iterator[WorkbookError]:
        kind = row.text("type")
        if not kind or _END.match(kind):
            return
        yield from self._type(row, kind)
        name = row.text("name")
        if not name and kind == "audit":
            return
        if not name:
            yield WorkbookError(
                QT_TRANSLATE_NOOP(
                    "db",
                    "Row {row} of the sheet survey has a type but no name. "
                    "Write a name into cell {cell}: letters, digits and _, no blanks.",
                ),
                row=row.number,
                cell=row.at("name"),
            )
        elif not _NAME.match(name):
            yield WorkbookError(
                QT_TRANSLATE_NOOP(
                    "db",
                    "The name “{name}” in cell {cell} cannot be used. "
                    "Write letters, digits, _ or - without blanks, a letter first.",
                ),
                name=name,
                cell=row.at("name"),
            )
        if kind == "calculate" and not row.text("calculation") and not row.text("default"):
            yield WorkbookError(
                QT_TRANSLATE_NOOP(
                    "db",
                    "Row {row} of the sheet survey is a calculation without an expression. Write one into cell {cell}.",
                ),
                row=row.number,
                cell=row.at("calculation"),
            )

    def _type(self, row: Row, kind: str) -> Iterator[WorkbookError]:
        if _BEGIN.match(kind):
            return
        word, _, rest = kind.partition(" ")
        if word in _LISTED:
            yield from self._list(row, rest.split()[0] if rest.strip() else "")
        elif word in _FROM_FILE and not rest.strip():
            yield WorkbookError(
                QT_TRANSLATE_NOOP(
                    "db", "Cell {cell} names no file. Write its name after the type, for example “{type} il.csv”."
                ),
                cell=row.at("type"),
                type=word,
            )
        elif word not in TYPES and word not in _OLD_TYPES and fold(kind) not in _spaced():
            yield WorkbookError(
                QT_TRANSLATE_NOOP(
                    "db", "Cell {cell} has the type “{type}”, which does not exist. Write {suggestion} or another type."
                ),
                cell=row.at("type"),
                type=kind,
                suggestion=f"{nearest(word, TYPES) or 'text'} {rest}".strip(),
            )

    def _list(self, row: Row, name: str) -> Iterator[WorkbookError]:
        if not name:
            yield WorkbookError(
                QT_TRANSLATE_NOOP(
                    "db",
                    "Cell {cell} names no list of choices. "
                    "Write the name of a list of the sheet choices after the type, for example “select_one {list}”.",
                ),
                cell=row.at("type"),
                list=next(iter(self.lists), "list"),
            )
        elif name not in self.lists and "${" not in name and name != "or_other":
            yield WorkbookError(
                QT_TRANSLATE_NOOP(
                    "db",
                    "Cell {cell} asks for the list “{list}”, which the sheet choices does not have. "
                    "Write {suggestion}, or add the list to the sheet choices.",
                ),
                cell=row.at("type"),
                list=name,
                suggestion=nearest(name, self.lists, 0.5) or ", ".join(list(self.lists)[:5]) or "list_name",
            )

    def _groups(self) -> Iterator[WorkbookError]:
        """Every group has its end, and no two questions of one group have the same name."""
        opened: list[tuple[Row, str]] = []
        names: list[dict[str, Row]] = [{}]
        for row in self.survey:
            kind, name = row.text("type"), row.text("name")
            end = _END.match(kind)
            if end is None and name and row.text("type"):
                before = names[-1].setdefault(name, row)
                if before is not row:
                    yield WorkbookError(
                        QT_TRANSLATE_NOOP(
                            "db",
                            "The name “{name}” in cell {cell} stands in cell {other}, too. "
                            "Give one of the two questions another name.",
                        ),
                        name=name,
                        cell=row.at("name"),
                        other=before.at("name"),
                    )
            if begin := _BEGIN.match(kind):
                opened.append((row, begin[1]))
                names.append({})
            elif end is not None:
                if opened and opened[-1][1] == end[1]:
                    opened.pop()
                    names.pop()
                else:
                    yield self._wrong_end(row, end[1], opened)
        for row, kind in opened:
            yield WorkbookError(
                QT_TRANSLATE_NOOP(
                    "db",
                    "What begins in cell {cell} never ends. Add a row of the type “end_{kind}” below its questions.",
                ),
                cell=row.at("type"),
                kind=kind,
            )

    @staticmethod
    def _wrong_end(row: Row, kind: str, opened: list[tuple[Row, str]]) -> WorkbookError:
        if not opened:
            return WorkbookError(
                QT_TRANSLATE_NOOP(
                    "db",
                    "Cell {cell} ends a group that has not begun. "
                    "Delete the row, or add a row of the type “begin_{kind}” above.",
                ),
                cell=row.at("type"),
                kind=kind,
            )
        above, wanted = opened.pop()
        return WorkbookError(
            QT_TRANSLATE_NOOP(
                "db", "Cell {cell} does not end what begins in cell {other}. Write “end_{kind}” into cell {cell}."
            ),
            cell=row.at("type"),
            other=above.at("type"),
            kind=wanted,
        )

    # cells -------------------------------------------------------------------------------------------------------

    def _cell(self, heading: str, cell: Cell) -> Iterator[WorkbookError]:
        missing = False
        for name in dict.fromkeys(_REFERENCE.findall(cell.text)):
            if name not in self.names:
                missing = True
                yield WorkbookError(
                    QT_TRANSLATE_NOOP(
                        "db",
                        "Cell {cell} refers to ${{{name}}}, but no question has this name. Write {suggestion}.",
                    ),
                    cell=cell.where,
                    name=name,
                    suggestion=_reference(nearest(name, self.names, 0.5)),
                )
        if heading in _EXPRESSIONS and not missing and fold(cell.text) not in _TRUTHS:
            yield from _expression(cell)

    # choices -----------------------------------------------------------------------------------------------------

    def _choices(self) -> Iterator[WorkbookError]:
        seen: dict[tuple[str, str], Row] = {}
        doubles = any("allow_choice_duplicates" in row.cells for row in self.book.rows.get("settings", []))
        for row in self.book.rows.get("choices", []):
            name, listed = row.text("name"), row.text("list_name")
            if listed and not name:
                yield WorkbookError(
                    QT_TRANSLATE_NOOP(
                        "db",
                        "Row {row} of the sheet choices has no name. "
                        "Write into cell {cell} what is stored when this choice is taken.",
                    ),
                    row=row.number,
                    cell=row.at("name"),
                )
            elif name and not listed:
                yield WorkbookError(
                    QT_TRANSLATE_NOOP(
                        "db",
                        "Row {row} of the sheet choices belongs to no list. Write the list's name into cell {cell}.",
                    ),
                    row=row.number,
                    cell=row.at("list_name"),
                )
            elif name and (before := seen.setdefault((listed, name), row)) is not row and not doubles:
                yield WorkbookError(
                    QT_TRANSLATE_NOOP(
                        "db",
                        "The choice “{name}” in cell {cell} stands in cell {other}, too. "
                        "Give one of the two choices another name.",
                    ),
                    name=name,
                    cell=row.at("name"),
                    other=before.at("name"),
                )


def _reference(name: str | None) -> str:
    return f"${{{name}}}" if name else "${…}"


def _spaced() -> frozenset[str]:
    """Types of several words that old workbooks have."""
    from pyxform import aliases
    from pyxform.question_type_dictionary import QUESTION_TYPE_DICT

    return frozenset(fold(one) for one in (*QUESTION_TYPE_DICT, *aliases.select))


def _expression(cell: Cell) -> Iterator[WorkbookError]:
    text = _REFERENCE.sub(" /x ", cell.text)
    try:
        expr = parse(text)
    except ExpressionError as error:
        yield _unreadable(cell, text, str(error.details.get("reason", "")))
        return
    unknown = list(unknown_functions(expr))
    for name in unknown:
        yield _unknown_function(cell, name)
    if not unknown and (fault := next(faults(expr), None)) is not None:
        yield WorkbookError(
            QT_TRANSLATE_NOOP("db", "The expression in cell {cell} cannot be used: {reason}. Correct it there."),
            cell=cell.where,
            reason=fault,
        )


def _unknown_function(cell: Cell, name: str) -> WorkbookError:
    near = nearest(name, FUNCTIONS, 0.5)
    if near is None:
        return WorkbookError(
            QT_TRANSLATE_NOOP(
                "db",
                "Cell {cell} uses the function {name}(), which does not exist. "
                "Take one of the functions that XLSForm has.",
            ),
            cell=cell.where,
            name=name,
        )
    return WorkbookError(
        QT_TRANSLATE_NOOP("db", "Cell {cell} uses the function {name}(), which does not exist. Write {suggestion}()."),
        cell=cell.where,
        name=name,
        suggestion=near,
    )


def _unreadable(cell: Cell, text: str, reason: str) -> WorkbookError:
    position = _POSITION.search(reason)
    part = text[int(position[1]) - 1 :][:20].strip() if position else ""
    if not part:
        return WorkbookError(
            QT_TRANSLATE_NOOP(
                "db",
                "The expression in cell {cell} ends too early. "
                "Write what is missing there: a bracket, a quotation mark or a value.",
            ),
            cell=cell.where,
        )
    return WorkbookError(
        QT_TRANSLATE_NOOP(
            "db",
            "The expression in cell {cell} cannot be read from “{part}” on. "
            "Look there for a bracket, a quotation mark or an operator that is missing or too many.",
        ),
        cell=cell.where,
        part=part,
    )
