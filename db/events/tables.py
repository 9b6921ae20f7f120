"""Programmes, events, their half-day sessions, who takes part, and the marks of attendance.

What two places may create for the same thing without knowing of each other (a half day of an event, a person's
participation, one cell of the attendance grid) has an identity that follows from that thing: it stays one row, and what
differs becomes a conflict that a person decides, not a duplicate.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any, ClassVar

from sqlalchemy import ForeignKey, Index, SmallInteger, Text
from sqlalchemy.orm import Mapped, mapped_column

from db import reference
from db.base import Base, Id, Synced
from db.text import fold, sort_key

_NAMESPACE = uuid.UUID("5f0d8b0e-3c55-5a6e-9b43-7c1d0b6a2e91")


def session_id(event: uuid.UUID, day: dt.date, half: str) -> uuid.UUID:
    return uuid.uuid5(_NAMESPACE, f"session/{event.hex}/{day.isoformat()}/{half}")


def participation_id(event: uuid.UUID, person: uuid.UUID) -> uuid.UUID:
    return uuid.uuid5(_NAMESPACE, f"participation/{event.hex}/{person.hex}")


def attendance_id(session: uuid.UUID, participation: uuid.UUID) -> uuid.UUID:
    return uuid.uuid5(_NAMESPACE, f"attendance/{session.hex}/{participation.hex}")


class Programme(Synced, Base):
    """A series of events with one purpose, such as the modules of a training of trainers."""

    __tablename__ = "programme"
    __everywhere__: ClassVar[bool] = True
    __derived__: ClassVar[frozenset[str]] = frozenset({"title_sort"})

    title: Mapped[str] = mapped_column(Text)
    title_sort: Mapped[str] = mapped_column(Text)

    @classmethod
    def derive(cls, values: Mapping[str, Any]) -> dict[str, Any]:
        return {"title_sort": sort_key(values["title"])}


class Event(Synced, Base):
    """`kind` is a code of the reference list `event_kinds`; an event of the past may have no known date.

    `date_note` tells where sources disagree about the dates.
    """

    __tablename__ = "event"
    __everywhere__: ClassVar[bool] = True
    __derived__: ClassVar[frozenset[str]] = frozenset({"title_sort"})
    __table_args__ = (Index("ix_event_start", "deleted", "starts_on", "n"), Index("ix_event_programme", "programme_id"))

    kind: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    programme_id: Mapped[uuid.UUID | None] = mapped_column(
        Id, ForeignKey("programme.id", deferrable=True, initially="DEFERRED")
    )
    province: Mapped[int | None] = mapped_column(SmallInteger)
    district: Mapped[str | None] = mapped_column(Text)
    venue: Mapped[str | None] = mapped_column(Text)
    starts_on: Mapped[dt.date | None]
    ends_on: Mapped[dt.date | None]
    capacity: Mapped[int | None] = mapped_column(SmallInteger)
    notes: Mapped[str | None] = mapped_column(Text)
    date_note: Mapped[str | None] = mapped_column(Text)
    title_sort: Mapped[str] = mapped_column(Text)

    @classmethod
    def derive(cls, values: Mapping[str, Any]) -> dict[str, Any]:
        return {"title_sort": sort_key(values["title"])}

    @classmethod
    def search_text(cls, values: Mapping[str, Any]) -> str | None:
        place = values["province"]
        parts = (
            values["title"],
            values["venue"],
            reference.label("event_kinds", values["kind"]),
            reference.label("provinces", str(place)) if place else None,
            reference.label("districts", values["district"]) if values["district"] else None,
        )
        return " ".join(fold(part) for part in parts if part)


class EventSession(Synced, Base):
    """A half day of an event; `half` is "am" or "pm", `starts_at` and `ends_at` are "HH:MM"."""

    __tablename__ = "event_session"
    __everywhere__: ClassVar[bool] = True
    __table_args__ = (Index("ix_event_session_event", "event_id"),)

    event_id: Mapped[uuid.UUID] = mapped_column(Id, ForeignKey("event.id", deferrable=True, initially="DEFERRED"))
    day: Mapped[dt.date]
    half: Mapped[str] = mapped_column(Text)
    title: Mapped[str | None] = mapped_column(Text)
    starts_at: Mapped[str | None] = mapped_column(Text)
    ends_at: Mapped[str | None] = mapped_column(Text)


class Participation(Synced, Base):
    """A person takes part in an event, for an organisation or for nobody.

    `side` is a code of the reference list `sides`, None where it is not known; `status` "invited", "confirmed" or
    "walk_in"; `role` what the person is there, a code of `titles` or words; `came_from` a plate.
    """

    __tablename__ = "participation"
    __once__: ClassVar[tuple[str, ...]] = ("event_id", "person_id")
    __table_args__ = (
        Index("ix_participation_event", "event_id"),
        Index("ix_participation_person", "person_id"),
        Index("ix_participation_organisation", "organisation_id"),
    )

    event_id: Mapped[uuid.UUID] = mapped_column(Id, ForeignKey("event.id", deferrable=True, initially="DEFERRED"))
    person_id: Mapped[uuid.UUID] = mapped_column(Id, ForeignKey("person.id", deferrable=True, initially="DEFERRED"))
    organisation_id: Mapped[uuid.UUID | None] = mapped_column(
        Id, ForeignKey("organisation.id", deferrable=True, initially="DEFERRED")
    )
    side: Mapped[str | None] = mapped_column(Text)
    status: Mapped[str] = mapped_column(Text, default="invited")
    role: Mapped[str | None] = mapped_column(Text)
    came_from: Mapped[int | None] = mapped_column(SmallInteger)


class Attendance(Synced, Base):
    """One cell of the grid: `mark` is one of `rows.MARKS`, `minutes` how late or how early."""

    __tablename__ = "attendance"
    __once__: ClassVar[tuple[str, ...]] = ("session_id", "participation_id")
    __table_args__ = (
        Index("ix_attendance_session", "session_id"),
        Index("ix_attendance_participation", "participation_id"),
    )

    session_id: Mapped[uuid.UUID] = mapped_column(
        Id, ForeignKey("event_session.id", deferrable=True, initially="DEFERRED")
    )
    participation_id: Mapped[uuid.UUID] = mapped_column(
        Id, ForeignKey("participation.id", deferrable=True, initially="DEFERRED")
    )
    mark: Mapped[str] = mapped_column(Text)
    minutes: Mapped[int | None] = mapped_column(SmallInteger)
    note: Mapped[str | None] = mapped_column(Text)
