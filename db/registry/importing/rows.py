"""What the import shows and takes: columns as they were understood, the mapping, the plan of a dry run, its outcome."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar, Literal

from db.registry.reading.cells import Cell, SheetInfo

Entity = Literal["organisation", "person"]
Outcome = Literal["new", "updated", "same", "refused", "possible_duplicate"]
OUTCOMES: tuple[Outcome, ...] = ("new", "updated", "same", "refused", "possible_duplicate")
Policy = Literal["skip", "fill", "overwrite"]
POLICIES: tuple[Policy, ...] = ("skip", "fill", "overwrite")
SURE = 0.5
"""From this confidence on a column is mapped without being asked."""


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence about one row, as in db.errors. `row` as the spreadsheet counts; `cell` such as "C17", or ""."""

    row: int
    message: str
    details: dict[str, object] = field(default_factory=dict)
    cell: str = ""

    def __str__(self) -> str:
        return self.message.format(**self.details)


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """What a column seems to hold. `place` counts from 0.

    `field`: a name of FIELDS, None where nothing fits. `by`: "name" (its heading, also when its content agreed),
    "content", "saved" (a mapping used before), or "" without a field. `protected`: "national" or "membership" where it
    holds what is never stored (KVKK): such a column cannot be mapped at all.
    """

    place: int
    heading: str
    field: str | None
    confidence: float
    by: Literal["name", "content", "saved", ""]
    samples: tuple[str, ...]
    protected: Literal["", "national", "membership"] = ""


@dataclass(frozen=True, slots=True)
class Mapping:
    """How a sheet is to be read.

    `sheet` counts from 0; `header_row` is a row number as the spreadsheet shows it, 0: the sheet has no headings.
    `fields`: place of a column -> field; several columns may feed one field. `policy`: field -> what happens to
    existing records: "skip" (left alone), "fill" (only where ours is empty; the default), "overwrite" (an empty cell
    never overwrites). `possible_duplicates`: whether rows that are close to a record are taken as new ones, or left.
    """

    sheet: int = 0
    header_row: int = 1
    fields: dict[int, str] = field(default_factory=dict)
    policy: dict[str, Policy] = field(default_factory=dict)
    possible_duplicates: Literal["take", "skip"] = "take"

    def policy_of(self, name: str) -> Policy:
        return self.policy.get(name, "fill")


@dataclass(frozen=True, slots=True)
class Looked:
    """A file as it was understood at first sight. `rows`: how many stand below the headings."""

    path: Path
    entity: Entity
    kind: str
    encoding: str
    separator: str
    sheets: tuple[SheetInfo, ...]
    sheet: int
    header_row: int
    headings: tuple[str, ...]
    columns: tuple[ColumnGuess, ...]
    samples: tuple[tuple[int, tuple[str, ...]], ...]
    """The first rows below the headings: (row number, cells as text)."""
    rows: int
    saved: Mapping | None = None
    """How a sheet of these headings was read the last time."""

    @property
    def sheet_name(self) -> str:
        return self.sheets[self.sheet].name

    def mapping(self) -> Mapping:
        """As it was read the last time, or as it was guessed: what an import without further questions uses."""
        if self.saved is not None:
            return self.saved
        sure = {one.place: one.field for one in self.columns if one.field is not None and one.confidence >= SURE}
        return Mapping(self.sheet, self.header_row, sure)


class Packed:
    """Values by column in a third of a dictionary's size: the rows of a file have the same few sets of columns."""

    __slots__ = ("_cells", "_columns")
    _sets: ClassVar[dict[tuple[str, ...], tuple[str, ...]]] = {}

    def __init__(self, values: dict[str, Any]) -> None:
        columns = tuple(values)
        self._columns, self._cells = self._sets.setdefault(columns, columns), tuple(values.values())

    def get(self, name: str) -> Any:
        """None where there is none."""
        return self._cells[self._columns.index(name)] if name in self._columns else None

    def unpacked(self) -> dict[str, Any]:
        return dict(zip(self._columns, self._cells, strict=True))


NOTHING = Packed({})


class PlannedRow:
    """What becomes of one row. `number` as the spreadsheet counts; `name` of the organisation or person in it.

    `message`, `details`: the reason (as in db.errors), "" where there is none to give. `target`: the existing record
    (updated, same, possible_duplicate). `packed`: the values that are written; `before`: what stood there.
    `cells` as they stood in the file, of rows that were refused. `post`: organisation and role of a post that is made
    for a person.
    """

    __slots__ = ("before", "cells", "details", "message", "name", "number", "outcome", "packed", "post", "target")

    def __init__(self, number: int, outcome: Outcome, name: str) -> None:
        self.number, self.outcome, self.name = number, outcome, name
        self.message: str = ""
        self.details: dict[str, object] | None = None
        self.target: uuid.UUID | None = None
        self.before: dict[str, Any] | None = None
        self.cells: list[Cell] | None = None
        self.post: tuple[uuid.UUID, str | None] | None = None
        self.packed = NOTHING

    @property
    def values(self) -> dict[str, Any]:
        """Column -> value of what is written."""
        return self.packed.unpacked()

    @property
    def reason(self) -> str:
        return self.message.format(**(self.details or {}))

    @property
    def changes(self) -> dict[str, tuple[Any, Any]]:
        """Field -> (before, after) of what is written."""
        before = self.before or {}
        return {name: (before.get(name), value) for name, value in self.values.items() if value is not None}


@dataclass(slots=True)
class Plan:
    """A dry run: `counts` has every outcome, their sum is the number of rows; committing gives exactly these."""

    path: Path
    entity: Entity
    kind: str
    sheet_name: str
    headings: tuple[str, ...]
    mapping: Mapping
    rows: list[PlannedRow]
    counts: dict[Outcome, int]
    remarks: tuple[Note, ...]
    """Values that could not be understood; their rows are taken without them."""
    unused: tuple[str, ...]
    """Headings that nothing is taken from."""
    protected: tuple[str, ...]
    """Headings of columns that are never taken: identity numbers, memberships (KVKK)."""
    version: int
    """State of the register that it was made for."""
    hidden: frozenset[int] = frozenset()
    """Places of the protected columns."""

    def of(self, *outcomes: Outcome) -> Iterator[PlannedRow]:
        return (row for row in self.rows if row.outcome in outcomes)

    @property
    def taken(self) -> int:
        """Rows that are in the register afterwards."""
        left = self.counts["possible_duplicate"] if self.mapping.possible_duplicates == "skip" else 0
        return len(self.rows) - self.counts["refused"] - left


@dataclass(frozen=True, slots=True)
class ImportResult:
    """`run` is what `undo` takes, `change_set` what the database's undo takes; both None where nothing changed."""

    run: int | None
    change_set: uuid.UUID | None
    counts: dict[Outcome, int]


@dataclass(frozen=True, slots=True)
class ImportedRun:
    """One import that was committed, newest first in lists."""

    run: int
    change_set: uuid.UUID
    entity: Entity
    file: str
    author: str
    at: dt.datetime
    counts: dict[Outcome, int]
    undone: bool


@dataclass(frozen=True, slots=True)
class ImportUndo:
    """`restored` rows are as before the import; `kept` (entity, id, name) were edited or used since and stay."""

    restored: int
    kept: tuple[tuple[str, uuid.UUID, str], ...]
