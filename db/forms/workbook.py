"""XLSForm workbooks into XForms, through pyxform. The only place that imports it (half a second)."""

from __future__ import annotations

import io
import logging
import re
from pathlib import Path

from db.errors import QT_TRANSLATE_NOOP, Phrase
from db.forms.bounds import keep_within_bounds
from db.forms.errors import CycleError, ExpressionError, FormError, WorkbookError

MAX_WORKBOOK = 30_000_000
_CELL = re.compile(r"\[row : (\d+)\]\s*|row[: ]+(\d+)", re.IGNORECASE)
_COLUMN = re.compile(r"column(?: named)?[: ]+['\"]?([\w:()\- ]+?)['\"]?(?=[.,]| |$)", re.IGNORECASE)
_SHEET = re.compile(r"(?:on|in) the ['\"](\w+)['\"] (?:sheet|worksheet)|^(\w+) sheet\b", re.IGNORECASE)


def convert_workbook(source: Path | bytes) -> bytes:
    """The XForm (UTF-8 XML) of an XLSForm workbook; the same workbook always gives the same bytes.

    Raises FormError that names sheet, row and column where pyxform knows them, and what is wrong.
    """
    return convert_with_lists(source)[0]


def convert_with_lists(source: Path | bytes) -> tuple[bytes, dict[str, bytes]]:
    """As `convert_workbook`, and the files that its sheet external_choices becomes."""
    from pyxform.errors import PyXFormError
    from pyxform.xls2xform import convert

    data = source if isinstance(source, bytes) else _read(source)
    if len(data) > MAX_WORKBOOK:
        raise FormError(QT_TRANSLATE_NOOP("db", "The workbook is larger than {limit} MB and was not opened."), limit=30)
    keep_within_bounds(data)
    logging.getLogger("pyxform").setLevel(logging.ERROR)
    try:
        result = convert(io.BytesIO(data), file_type=".xlsx" if data[:2] == b"PK" else ".xls", form_name="data")
    except PyXFormError as error:
        raise _linted(data) or _explained(error, data) or _named(str(error)) from error
    except Exception as error:  # pyxform lets errors of the workbook libraries through, of many kinds
        raise _linted(data) or _explained(error, data) or _named(f"{type(error).__name__}: {error}") from error
    lists = {"itemsets.csv": str(result.itemsets).encode("utf-8")} if result.itemsets else {}
    return str(result.xform).encode("utf-8"), lists


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise FormError(
            QT_TRANSLATE_NOOP("db", "The file {name} cannot be read: {reason}. Check that it is still there."),
            name=path.name,
            reason=error.strerror or str(error),
        ) from error


def _linted(data: bytes) -> WorkbookError | None:
    """The first fault that our own reading of the workbook finds, knowing the others."""
    from db.forms.lint import lint

    found = lint(data)
    if not found:
        return None
    first = found[0]
    first.others = tuple(found[1:])
    return first


def _explained(error: Exception, data: bytes) -> WorkbookError | None:
    from db.forms.converter import explained
    from db.forms.sheets import Workbook

    if not Workbook(data).sheets:
        return WorkbookError(
            QT_TRANSLATE_NOOP("db", "The file is no workbook that can be read. Save it anew as .xlsx and open that.")
        )
    return explained(error, data)


def _named(reason: str) -> FormError:
    """pyxform's sentence with the cell in front, as the person sees it in the workbook."""
    row, column, sheet = _CELL.search(reason), _COLUMN.search(reason), _SHEET.search(reason)
    name = (sheet[1] or sheet[2]) if sheet else "survey"
    at = {"sheet": name, "row": (row[1] or row[2]) if row else "", "column": column[1].strip() if column else ""}
    return FormError(
        QT_TRANSLATE_NOOP(
            "db",
            "The workbook cannot be used as a questionnaire ({where}). The converter says: “{reason}” "
            "Correct the cell and open it again.",
        ),
        where=_place(at),
        reason=reason[:600],
    )


def _place(at: dict[str, str]) -> Phrase:
    if at["row"] and at["column"]:
        return Phrase(QT_TRANSLATE_NOOP("db", "{sheet}, row {row}, column {column}"), **at)
    if at["row"]:
        return Phrase(QT_TRANSLATE_NOOP("db", "{sheet}, row {row}"), **at)
    if at["column"]:
        return Phrase(QT_TRANSLATE_NOOP("db", "{sheet}, column {column}"), **at)
    return Phrase("{sheet}", **at)


_COLUMNS = {
    "relevant": ("relevant", "relevance"),
    "constraint": ("constraint",),
    "calculate": ("calculation", "calculate"),
    "required": ("required",),
    "readonly": ("read_only", "readonly"),
    "choices": ("choice_filter", "type"),
    "count": ("repeat_count", "count"),
    "display": ("label", "hint"),
}


def naming_the_cell(error: ExpressionError | CycleError, data: bytes) -> FormError:
    """The same error with the cell of the workbook that it comes from, as far as it can be found."""
    linted = _linted(data)
    if linted is not None:
        return linted
    rows = _survey_rows(data)
    if isinstance(error, CycleError):
        places = " → ".join(_where(rows, path, "") for path in error.circle)
        return CycleError(error.message, places=places).at(list(error.circle))
    return ExpressionError(
        QT_TRANSLATE_NOOP(
            "db",
            "The expression “{expression}” cannot be used ({where}): {reason}. Correct the cell and open it again.",
        ),
        where=_where(rows, error.place, error.kind),
        **error.details,
    )


def _survey_rows(data: bytes) -> list[dict[str, tuple[str, str]]]:
    """For each row of the survey sheet: heading -> (cell, text). Empty if the workbook is not readable here."""
    from db.forms.sheets import Workbook

    rows = Workbook(data).rows.get("survey", [])
    return [{name: (cell.where.partition("!")[2], cell.text) for name, cell in row.cells.items()} for row in rows]


def _where(rows: list[dict[str, tuple[str, str]]], path: str, kind: str) -> str:
    name = path.rpartition("/")[2]
    for row in rows:
        if "name" in row and row["name"][1] == name:
            cell = next((row[column][0] for column in _COLUMNS.get(kind, ()) if column in row), row["name"][0])
            return f"survey!{cell} {name}"
    return path
