"""The contact log as a workbook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from db import reference
from db.contacts.rows import ContactRow
from db.contacts.rules import CHANNELS
from db.documents import Sheet, SheetColumn, write_workbook


def write_contacts(path: Path, rows: Iterable[ContactRow], titles: Sequence[str], language: str = "tr") -> int:
    """Write an XLSX and return the number of contacts in it.

    `titles`: of the sheet, then of day, time, channel, organisations, people, subject, minutes, follow-up.
    """
    name, day, time, channel, organisations, people, subject, minutes, due = titles
    columns = (
        SheetColumn(day, "date"), SheetColumn(time), SheetColumn(channel), SheetColumn(organisations),
        SheetColumn(people), SheetColumn(subject), SheetColumn(minutes, "integer"), SheetColumn(due, "date"),
    )  # fmt: skip
    lines = (
        (
            row.day,
            row.time,
            reference.label(CHANNELS, row.channel, language),
            ", ".join(party.name for party in row.organisations),
            ", ".join(party.name for party in row.people),
            row.subject,
            row.minutes,
            row.due_on,
        )
        for row in rows
    )
    return write_workbook(path, [Sheet(name, columns, lines)], title=name)
