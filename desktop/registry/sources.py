"""What other features tell about a record of the registry, and what is kept with it."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from db.registry.attachments.service import AttachmentService
from db.registry.erasing.service import ErasureService
from db.registry.moving.service import MovingService
from db.registry.national.service import NationalNumbers
from desktop.jobs import Jobs
from desktop.widgets import Moment, TravelOf, only_here
from desktop.widgets.asking import FileAsker


@dataclass(frozen=True)
class DueFollowUp:
    """A follow-up that is still open."""

    id: uuid.UUID
    subject: str
    due_on: dt.date
    due_time: str | None
    assigned_to: str | None


Journey = Callable[[Sequence[uuid.UUID]], Mapping[uuid.UUID, str]]
LastContacts = Callable[[Sequence[uuid.UUID]], Mapping[uuid.UUID, dt.date]]
TimelineOf = Callable[[str, uuid.UUID], Sequence[Moment]]
FollowUpsOf = Callable[[str, uuid.UUID], Sequence[DueFollowUp]]


def all_here(ids: Sequence[uuid.UUID]) -> Mapping[uuid.UUID, str]:
    """Journey of records where nothing has been sent yet."""
    return dict.fromkeys(ids, "here")


def no_contacts(ids: Sequence[uuid.UUID]) -> Mapping[uuid.UUID, dt.date]:  # noqa: ARG001
    return {}


def no_timeline(entity: str, record: uuid.UUID) -> Sequence[Moment]:  # noqa: ARG001
    return ()


def no_follow_ups(entity: str, record: uuid.UUID) -> Sequence[DueFollowUp]:  # noqa: ARG001
    return ()


@dataclass(frozen=True)
class Sources:
    """What other features tell about a record; lists ask by the ids on screen. A part that is None is left out.

    `merged` makes the section that tells which records were merged into the one that is shown: a widget with
    `show_record(entity, id)` and the signal acted(sentence).
    """

    journey: Journey = all_here
    last_contacts: LastContacts = no_contacts
    timeline: TimelineOf = no_timeline
    follow_ups: FollowUpsOf = no_follow_ups
    documents: AttachmentService | None = None
    numbers: NationalNumbers | None = None
    merged: Callable[[], Any] | None = None
    jobs: Jobs | None = None
    erasing: ErasureService | None = None
    moving: MovingService | None = None
    ask: FileAsker = field(default_factory=FileAsker)
    travel: TravelOf = only_here
