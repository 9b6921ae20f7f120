"""What leaves the merging: two records side by side, what was merged, what was edited late."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """One field of both records, as Python values of its column. `both`: the two joined, None where that makes no
    sense. `suggested` is one of the values. A set (`is_set`) is not chosen: both are kept."""

    field: str
    first: Any
    second: Any
    both: Any
    suggested: Any
    is_set: bool = False

    @property
    def differs(self) -> bool:
        return bool(self.first != self.second)


@dataclass(frozen=True, slots=True)
class Side:
    """One of two records. `follows`: how many rows of each entity point to it, and go where it goes."""

    id: uuid.UUID
    office: int
    name: str
    source_key: str | None
    follows: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Comparison:
    """`stands`: which of the two seems to be the one that should stand for both."""

    entity: str
    first: Side
    second: Side
    fields: tuple[FieldChoice, ...]
    stands: uuid.UUID


@dataclass(frozen=True, slots=True)
class MergeRow:
    """`loser` was merged into `winner` and no longer stands by itself."""

    id: uuid.UUID
    winner_id: uuid.UUID
    loser_id: uuid.UUID
    loser_name: str
    at: dt.datetime
    author: str


@dataclass(frozen=True, slots=True)
class Unmerged:
    """`returned`: rows that point to the record again. `kept`: fields of the other one that hold what somebody wrote
    after the merge, and were left so."""

    record: uuid.UUID
    name: str
    returned: int
    kept: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LateEdit:
    """Somebody who did not know of the merge has changed `field` of the merged record `record` to `value`."""

    merge: uuid.UUID
    record: uuid.UUID
    record_name: str
    field: str
    value: Any
    standing: Any
    """What the record that stands for it holds there."""
    author: str
    at: dt.datetime
    node: str
