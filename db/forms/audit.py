"""The log of an interview that a questionnaire with an `audit` question asks for, in the columns of ODK Collect."""

from __future__ import annotations

import csv
import io
from datetime import datetime

AUDIT_FILE = "audit.csv"
MAX_EVENTS = 100_000


class Audit:
    """One event a row: what happened, to which question, from when to when (milliseconds since 1970, UTC).

    `tracked`: answers before and after are noted, too. The time of a question runs from the event before it to its
    answer, as the engine knows answers and not screens.
    """

    def __init__(self, *, tracked: bool) -> None:
        self.tracked = tracked
        self._events: list[tuple[str, str, int, int | None, str, str]] = []

    def note(self, event: str, at: datetime, node: str = "", old: str = "", new: str = "") -> None:
        if len(self._events) >= MAX_EVENTS:
            return
        moment = int(at.timestamp() * 1000)
        before = self._events[-1] if self._events else None
        start = moment if before is None or not node else before[3] or before[2]
        self._events.append((event, node, start, moment if node else None, old, new))

    def file(self) -> bytes:
        """`audit.csv`, UTF-8."""
        made = io.StringIO(newline="")
        writer = csv.writer(made, lineterminator="\n")
        columns = ["event", "node", "start", "end"]
        writer.writerow([*columns, "old-value", "new-value"] if self.tracked else columns)
        for event, node, start, end, old, new in self._events:
            row = [event, node, str(start), "" if end is None else str(end)]
            writer.writerow([*row, old, new] if self.tracked else row)
        return made.getvalue().encode("utf-8")
