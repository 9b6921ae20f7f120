"""Contacts, whom they were with, and follow-ups. Who logged a contact is in the journal."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Mapping
from typing import Any, ClassVar

from sqlalchemy import Connection, ForeignKey, Index, SmallInteger, Text, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Id, Json, Synced
from db.text import fold, sort_key


class Contact(Synced, Base):
    """One contact. `channel` is a code of the reference list `contact_channels`; `time` is HH:MM of the office's clock.

    The day is a day as people say it, not a moment: a visit of the 23rd stays one of the 23rd wherever it is read.
    """

    __tablename__ = "contact"
    __derived__: ClassVar[frozenset[str]] = frozenset({"subject_sort"})
    __table_args__ = (Index("ix_contact_day", "deleted", "day", "n"),)

    day: Mapped[dt.date]
    time: Mapped[str | None] = mapped_column(Text)
    channel: Mapped[str] = mapped_column(Text)
    subject: Mapped[str] = mapped_column(Text)
    summary: Mapped[str | None] = mapped_column(Text)
    minutes: Mapped[int | None] = mapped_column(SmallInteger)
    subject_sort: Mapped[str] = mapped_column(Text)

    @classmethod
    def derive(cls, values: Mapping[str, Any]) -> dict[str, Any]:
        return {"subject_sort": sort_key(values["subject"])}

    @classmethod
    def search_text(cls, values: Mapping[str, Any]) -> str | None:
        return " ".join(fold(part) for part in (values["subject"], values["summary"]) if part)


class ContactOrganisation(Synced, Base):
    """A contact was with an organisation."""

    __tablename__ = "contact_organisation"
    __table_args__ = (
        Index("ix_contact_organisation_contact", "contact_id"),
        Index("ix_contact_organisation_organisation", "organisation_id"),
    )

    contact_id: Mapped[uuid.UUID] = mapped_column(Id, ForeignKey("contact.id", deferrable=True, initially="DEFERRED"))
    organisation_id: Mapped[uuid.UUID] = mapped_column(
        Id, ForeignKey("organisation.id", deferrable=True, initially="DEFERRED")
    )


class ContactPerson(Synced, Base):
    """A contact was with a person."""

    __tablename__ = "contact_person"
    __table_args__ = (Index("ix_contact_person_contact", "contact_id"), Index("ix_contact_person_person", "person_id"))

    contact_id: Mapped[uuid.UUID] = mapped_column(Id, ForeignKey("contact.id", deferrable=True, initially="DEFERRED"))
    person_id: Mapped[uuid.UUID] = mapped_column(Id, ForeignKey("person.id", deferrable=True, initially="DEFERRED"))


class FollowUp(Synced, Base):
    """Something promised for a day, on a contact or on nothing; open until `done_at`. `due_time` is HH:MM."""

    __tablename__ = "follow_up"
    __table_args__ = (
        Index("ix_follow_up_due", "deleted", "done_at", "due_on"),
        Index("ix_follow_up_contact", "contact_id"),
        Index("ix_follow_up_organisation", "organisation_id"),
    )

    contact_id: Mapped[uuid.UUID | None] = mapped_column(
        Id, ForeignKey("contact.id", deferrable=True, initially="DEFERRED")
    )
    organisation_id: Mapped[uuid.UUID | None] = mapped_column(
        Id, ForeignKey("organisation.id", deferrable=True, initially="DEFERRED")
    )
    subject: Mapped[str] = mapped_column(Text)
    due_on: Mapped[dt.date]
    due_time: Mapped[str | None] = mapped_column(Text)
    assigned_to: Mapped[str | None] = mapped_column(Text)
    done_at: Mapped[dt.datetime | None]


class ContactDraft(Base):
    """A form half filled in, on this computer only. `key` is "new" or the id of the contact that is being changed."""

    __tablename__ = "contact_draft"

    key: Mapped[str] = mapped_column(Text, primary_key=True)
    content: Mapped[dict[str, Any]] = mapped_column(Json)
    saved_at: Mapped[dt.datetime]

    @classmethod
    def forget_rows(cls, connection: Connection, rows: Collection[uuid.UUID]) -> None:
        """What was typed about somebody goes with them."""
        names = [form for row in rows for form in (row.hex, str(row))]
        for key, content in connection.execute(select(cls.key, cls.content)).all():
            if any(name in f"{key} {content}" for name in names):
                connection.execute(delete(cls).where(cls.key == key))
