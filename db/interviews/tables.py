"""Studies, responses and their answers. A response is never linked to a person and holds no name (KVKK art. 28)."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection
from typing import ClassVar

from sqlalchemy import Connection, ForeignKey, Index, Integer, SmallInteger, Text, delete
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Id, Synced
from db.journal.store import chunks


class Study(Synced, Base):
    """A questionnaire asked of many people in one wave. `status`: open or closed; `target` counts completed responses.

    `version` is the questionnaire's when the study began.
    """

    __tablename__ = "study"
    __everywhere__: ClassVar[bool] = True
    __to_field__: ClassVar[bool] = True

    title: Mapped[str] = mapped_column(Text)
    questionnaire: Mapped[str] = mapped_column(Text)
    version: Mapped[str] = mapped_column(Text)
    wave: Mapped[str | None] = mapped_column(Text)
    starts_on: Mapped[dt.date]
    ends_on: Mapped[dt.date | None]
    target: Mapped[int | None] = mapped_column(Integer)
    status: Mapped[str] = mapped_column(Text)


class Response(Synced, Base):
    """One interview. `number` is written on the paper form too: plate-interviewer-serial. `status`: draft, completed or
    refused. `district` is a code of the reference list. `page` is the reference of the page it was left at, `paused`
    are seconds; `answered` of `total` questions and `section` are as they stood then.
    """

    __tablename__ = "response"
    __to_field__: ClassVar[bool] = True
    __table_args__ = (
        Index("ix_response_study", "study_id", "deleted", "status"),
        Index("ix_response_started", "deleted", "started_at"),
        Index("ix_response_number", "number"),
    )

    study_id: Mapped[uuid.UUID] = mapped_column(Id, ForeignKey("study.id", deferrable=True, initially="DEFERRED"))
    number: Mapped[str] = mapped_column(Text)
    province: Mapped[int] = mapped_column(SmallInteger)
    district: Mapped[str | None] = mapped_column(Text)
    interviewer: Mapped[str] = mapped_column(Text)
    version: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(Text)
    started_at: Mapped[dt.datetime]
    completed_at: Mapped[dt.datetime | None]
    paused: Mapped[int] = mapped_column(Integer, default=0)
    page: Mapped[str | None] = mapped_column(Text)
    section: Mapped[str | None] = mapped_column(Text)
    answered: Mapped[int] = mapped_column(Integer, default=0)
    total: Mapped[int] = mapped_column(Integer, default=0)


class Answer(Synced, Base):
    """What stands at one place of a response. `ref` is the positional XPath of the question; of an interviewer's note,
    that of the question with `/@note`. The identity follows from both (`answer_id`): given at two places, it is one row
    in conflict and never two.
    """

    __tablename__ = "answer"
    __to_field__: ClassVar[bool] = True
    __table_args__ = (Index("ix_answer_response", "response_id"),)

    response_id: Mapped[uuid.UUID] = mapped_column(Id, ForeignKey("response.id", deferrable=True, initially="DEFERRED"))
    ref: Mapped[str] = mapped_column(Text)
    value: Mapped[str] = mapped_column(Text)


class QuestionnairePart(Synced, Base):
    """A part of a file of an office's own questionnaire. `key` is what `study.questionnaire` says; `name` of the file
    (form.xml, its lists and pictures), `part` counts from 0, `data` is base64 of its compressed bytes. The identity
    follows from all three (`part_id`): the same questionnaire taken at two places is the same rows.
    """

    __tablename__ = "questionnaire_part"
    __everywhere__: ClassVar[bool] = True
    __to_field__: ClassVar[bool] = True
    __table_args__ = (Index("ix_questionnaire_part_key", "key"),)

    key: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    part: Mapped[int] = mapped_column(Integer)
    data: Mapped[str] = mapped_column(Text)


class InterviewPlace(Base):
    """Where an interview stands on this computer. Page turns are too many to travel; `Response` gets the place when the
    interview is left."""

    __tablename__ = "interview_place"

    response_id: Mapped[uuid.UUID] = mapped_column(Id, primary_key=True)
    page: Mapped[str] = mapped_column(Text)
    section: Mapped[str] = mapped_column(Text)
    answered: Mapped[int] = mapped_column(Integer)
    total: Mapped[int] = mapped_column(Integer)
    paused: Mapped[int] = mapped_column(Integer)
    changed_at: Mapped[dt.datetime]

    @classmethod
    def forget_rows(cls, connection: Connection, rows: Collection[uuid.UUID]) -> None:
        for some in chunks(rows):
            connection.execute(delete(cls).where(cls.response_id.in_(some)))


def answer_id(response: uuid.UUID, ref: str) -> uuid.UUID:
    """Identity of the answer at `ref`, the same wherever it is given."""
    return uuid.uuid5(response, ref)


def part_id(key: str, name: str, part: int) -> uuid.UUID:
    """Identity of a part of a questionnaire's file."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{key}/{name}/{part}")
