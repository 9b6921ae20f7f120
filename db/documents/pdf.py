"""Printed documents: `write_pdf` and nothing else; what may stand in one is in `blocks.py`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from db.documents.blocks import Block
from db.documents.files import leaving, replacing
from db.documents.heads import PRIVACY_NOTE, VISIBILITY, LetterHead


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds the blocks of a document on every page."""

    title: str
    head: LetterHead
    landscape: bool
    printed: dt.datetime
    privacy: str
    visibility: str
    author: str


def write_pdf(
    path: Path,
    blocks: Sequence[Block],
    *,
    title: str,
    head: LetterHead,
    printed: dt.datetime,
    landscape: bool = False,
    privacy: str = PRIVACY_NOTE,
    visibility: str = VISIBILITY,
    author: str = "",
) -> int:
    """Write an A4 document to `path`, whole or not at all, and return its number of pages.

    `printed` is the local time shown at the foot; `privacy` and `visibility` are left out when empty.
    Raises ReadOnlyFolder, DiskFull or FileInUse.
    """
    from db.documents.drawing import draw  # reportlab takes 100 ms to load: not before something is printed

    frame = Frame(title, head, landscape, printed, privacy, visibility, author)
    with replacing(path) as temporary:
        pages = draw(temporary, blocks, frame)
        leaving(path, pages)
    return pages
