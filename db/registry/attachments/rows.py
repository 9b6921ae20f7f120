"""What leaves the service of attachments."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from db.errors import UserError

IMAGES = frozenset({"image/png", "image/jpeg", "image/gif", "image/bmp", "image/webp"})
"""Media types that are shown in place. Formats that can hold programs or references (SVG) are not among them."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of several files: how many were kept, why the others were not, and what an undo takes."""

    count: int
    refused: tuple[UserError, ...]
    change_set: uuid.UUID | None


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """A file of a record. `size` in bytes; `is_here`: its bytes are in this database, so that it can be opened.

    Where they are not: how many of its `parts` have come from the place that has it.
    """

    id: uuid.UUID
    name: str
    media_type: str
    size: int
    added_at: dt.datetime
    author: str
    is_here: bool
    parts_here: int = 0
    parts: int = 1

    @property
    def is_image(self) -> bool:
        return self.media_type in IMAGES
