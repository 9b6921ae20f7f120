"""What the erasing of a record is asked for and shows."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

REASONS = ("request", "purpose", "period", "consent", "decision", "mistake")
"""Why: asked for by the person (art. 11), the purpose has gone, the period of keeping is over, consent was withdrawn, a
decision of the Authority or a court, recorded by mistake."""

ENTITIES = ("person", "response")
"""What can be erased by itself; everything else goes with one of them."""


@dataclass(frozen=True)
class ErasurePlan:
    """What the erasing of one record would do. `goes`: rows by entity whose values go, the record itself among them.

    `texts` contacts were with others as well: their words stay unless it is asked that they go too. `elsewhere` rows
    are another office's: they are erased at headquarters once the erasure has come there. `backups` were made before.
    """

    entity: str
    record: uuid.UUID
    name: str
    goes: Mapping[str, int]
    texts: int = 0
    documents: int = 0
    elsewhere: int = 0
    national_number: bool = False
    backups: int = 0


@dataclass(frozen=True)
class ErasureRecord:
    """That something was erased: no name, nothing of what it held. `rows` by entity that went in the same act here."""

    record: uuid.UUID
    entity: str
    reason: str
    author: str
    at: dt.datetime
    rows: Mapping[str, int] = field(default_factory=dict)
