"""What a way to answer asks of the interview, besides giving an answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from desktop.widgets.asking import FileAsker


@dataclass(frozen=True)
class AddRow:
    """A row at the end of the repeat `ref`."""

    ref: str


@dataclass(frozen=True)
class RemoveRow:
    """Row `index` (from 1) of the repeat `ref`."""

    ref: str
    index: int


@dataclass(frozen=True)
class GoTo:
    """Show what stands at or below `ref`."""

    ref: str


@dataclass(frozen=True)
class KeepFile:
    """Answer the question `ref` with this content."""

    ref: str
    data: bytes


@dataclass(frozen=True)
class GoOn:
    """The question is answered; show the next one."""


def _nothing(_name: str) -> bytes | None:
    return None


@dataclass(frozen=True)
class Sources:
    """What the ways to answer need from outside: today, the files that were given (by their names), what the
    questionnaire brings (by its addresses, jr://images/...), and who asks the person for a file."""

    today: date
    file: Callable[[str], bytes | None] = _nothing
    media: Callable[[str], bytes | None] = _nothing
    asker: FileAsker = field(default_factory=FileAsker)
