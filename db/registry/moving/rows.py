"""What a move is asked for and shows."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """Whose a record is (a plate, 0 for headquarters), and which offices see it besides. `claimed`: those that it was
    moved to as well, by a place that had not seen the later move; headquarters decides between them."""

    office: int
    sees: tuple[int, ...] = ()
    claimed: tuple[int, ...] = ()


@dataclass(frozen=True)
class MovePlan:
    """What a move would do. `goes`: rows by entity that would be the other office's, the organisation among them.

    `shared`: rows that stay, since they are about others as well, and are seen by both offices then.
    """

    organisation: uuid.UUID
    name: str
    before: Place
    to: int
    goes: Mapping[str, int]
    shared: Mapping[str, int]
