"""XLSForm workbooks into XForms, through pyxform. The only place that imports it (half a second)."""

from __future__ import annotations

import io
import logging
import re
from pathlib import Path

from db.errors import QT_TRANSLATE_NOOP
from db.forms.errors import FormError

MAX_WORKBOOK = 30_000_000
_CELL = re.compile(r"\[row : (\d+)\]\s*|row[: ]+(\d+)", re.IGNORECASE)
_COLUMN = re.compile(r"column(?: named)?[: ]+['\"]?([\w:()\- ]+?)['\"]?(?=[.,]| |$)", re.IGNORECASE)
_SHEET = re.compile(
    r"\b(survey|choices|settings|external_choices|entities|osm)\b(?= sheet|['\"] sheet|:)", re.IGNORECASE
)


def convert_workbook(source: Path | bytes) -> bytes:
    """The XForm (UTF-8 XML) of an XLSForm workbook; the same workbook always gives the same bytes.

    Raises FormError that names sheet, row and column where pyxform knows them, and what is wrong.
    """
    from pyxform.errors import PyXFormError
    from pyxform.xls2xform import convert

    data = source if isinstance(source, bytes) else _read(source)
    if len(data) > MAX_WORKBOOK:
        raise FormError(QT_TRANSLATE_NOOP("db", "The workbook is larger than {limit} MB and was not opened."), limit=30)
    logging.getLogger("pyxform").setLevel(logging.ERROR)
    try:
        result = convert(io.BytesIO(data), file_type=".xlsx" if data[:2] == b"PK" else ".xls", form_name="data")
    except PyXFormError as error:
        raise _named(str(error)) from error
    except Exception as error:  # pyxform lets errors of the workbook libraries through, of many kinds
        raise _named(f"{type(error).__name__}: {error}") from error
    return str(result.xform).encode("utf-8")


def convert_markdown(text: str) -> bytes:
    """The XForm of an XLSForm written as Markdown tables (what pyxform's own tests use)."""
    from pyxform.errors import PyXFormError
    from pyxform.xls2xform import convert

    try:
        return str(convert(text, file_type=".md", form_name="data").xform).encode("utf-8")
    except PyXFormError as error:
        raise _named(str(error)) from error


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise FormError(
            QT_TRANSLATE_NOOP("db", "The file {name} cannot be read: {reason}. Check that it is still there."),
            name=path.name,
            reason=error.strerror or str(error),
        ) from error


def _named(reason: str) -> FormError:
    """pyxform's sentence with the cell in front, as the person sees it in the workbook."""
    row, column, sheet = _CELL.search(reason), _COLUMN.search(reason), _SHEET.search(reason)
    where = ", ".join(
        part
        for part in (
            (sheet[1] if sheet else "survey" if row else ""),
            f"row {row[1] or row[2]}" if row else "",
            f"column {column[1].strip()}" if column else "",
        )
        if part
    )
    return FormError(
        QT_TRANSLATE_NOOP(
            "db",
            "The workbook cannot be used as a questionnaire ({where}): {reason} Correct the cell and open it again.",
        ),
        where=where or "survey",
        reason=reason[:600],
    )
