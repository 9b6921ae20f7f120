"""What a printed document is made of. Plain data: how it is drawn stands in `drawing.py`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from db.text import format_date, format_decimal, format_number, format_time

Align = Literal["left", "right", "centre"]
Cell = str | int | float | Decimal | dt.date | dt.datetime | None

EMPTY = "–"
TICK = "✓"  # as an attendance mark it is drawn, because the font does not have it


def cell_text(value: Cell) -> str:
    """A value as it stands in a Turkish document; an empty one is a dash."""
    if value is None or value == "":
        return EMPTY
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "Evet" if value else "Hayır"
    if isinstance(value, dt.datetime):
        return f"{format_date(value)} {format_time(value)}"
    if isinstance(value, dt.date):
        return format_date(value)
    if isinstance(value, int):
        return format_number(value)
    places = max(1, -int(value.as_tuple().exponent)) if isinstance(value, Decimal) and value.is_finite() else 1
    return format_decimal(value, min(places, 6))


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    level: Literal[1, 2] = 1


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; a blank line in `text` begins a new one.

    "letter" is the running text of an official letter: justified, first lines indented, every line a paragraph.
    """

    text: str
    style: Literal["body", "small", "centre", "letter"] = "body"


@dataclass(frozen=True, slots=True)
class Facts:
    """Label and value pairs, in `columns` pairs side by side."""

    pairs: Sequence[tuple[str, Cell]]
    columns: int = 2


@dataclass(frozen=True, slots=True)
class Column:
    """`width` is a share of what the others leave, not a measure; `fixed_mm` is one."""

    title: str
    width: float = 1.0
    align: Align = "left"
    fixed_mm: float | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Breaks over pages, its header repeated. `totals` is a last row in bold."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    numbered: bool = False
    totals: Sequence[Cell] | None = None
    empty: str = "Kayıt yok."


@dataclass(frozen=True, slots=True)
class Signatures:
    """Places to sign, side by side: (above the line, e.g. "Düzenleyen"; name SURNAME; title)."""

    people: Sequence[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class LetterFields:
    """Top of an official letter. `number` may stay empty: it is given by the registry office's own system. Further
    lines of `recipient` are its address."""

    subject: str
    date: dt.date | None
    number: str = ""
    recipient: str = ""
    references: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a page. `letter`: it is a paper of its own, with the full head and pages counted anew."""

    letter: bool = False


@dataclass(frozen=True, slots=True)
class SignInSheet:
    """The list that goes round to be signed: one per day or session, begins on a page of its own.

    `columns` without number and signature, which are added. A row is as high as `row_height_mm` at least (9, so that a
    signature fits); a page takes `rows_per_page` at most, fewer where the paper ends. `blank_rows` wait for those who
    come unregistered. `codes`, one for each row, are printed as QR codes for the roll call. Facts, header, organiser
    and the number who signed stand on each page.
    """

    title: str
    facts: Sequence[tuple[str, Cell]]
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    blank_rows: int = 5
    rows_per_page: int = 20
    row_height_mm: float = 9.0
    codes: Sequence[str] = ()
    organiser: str = ""


@dataclass(frozen=True, slots=True)
class Session:
    """A column of an attendance list; sessions of the same `day` that stand together share its heading."""

    day: str  # "24.11.2026" or "Sal 24.11."
    part: str  # "Sabah"


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """`marks`: one for each session, "" where nothing was noted. `share` of the programme attended, in percent."""

    cells: Sequence[Cell]
    marks: Sequence[str]
    share: float | None = None


@dataclass(frozen=True, slots=True)
class AttendanceList:
    """Who was there when. `totals`: people present in each session. Shares below `threshold` percent are in bold."""

    title: str
    facts: Sequence[tuple[str, Cell]]
    columns: Sequence[Column]
    sessions: Sequence[Session]
    rows: Sequence[AttendanceRow]
    totals: Sequence[int] = ()
    threshold: float = 80.0
    legend: Mapping[str, str] = field(default_factory=dict)


Block = (
    Heading | Text | Facts | Table | Signatures | LetterFields | PageBreak | SignInSheet | AttendanceList
)  # fmt: skip
