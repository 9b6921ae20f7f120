"""What the search for duplicates answers with."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Reason:
    """`message` is an English template, marked for translation; `details` fill it. `weight` in nats: how much it says
    for (or, below zero, against) the two being the same."""

    code: str
    message: str
    details: Mapping[str, str] = field(default_factory=dict)
    weight: float = 0.0

    def __str__(self) -> str:
        return self.message.format(**self.details)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be the same. `first` was entered before `second`.

    `score`: 0 to 1. `strict`: nothing contradicts, and more than the name agrees; merging may be proposed.
    The keys are those of the file that a record was imported from; without one the register number as written, or
    None.
    """

    first: uuid.UUID
    second: uuid.UUID
    score: float
    reasons: tuple[Reason, ...]
    strict: bool
    first_key: str | None
    second_key: str | None
    first_name: str
    second_name: str
