"""Sealed identity numbers and the log of their use. Neither leaves the installation."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection

from sqlalchemy import Connection, Index, LargeBinary, Text, delete
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Id, RowNumber
from db.journal.store import chunks


class NationalNumber(Base):
    """The T.C. identity number of one person. `masked` is what is shown: 123****8901."""

    __tablename__ = "national_number"

    person_id: Mapped[uuid.UUID] = mapped_column(Id, primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    masked: Mapped[str] = mapped_column(Text)

    @classmethod
    def forget_rows(cls, connection: Connection, rows: Collection[uuid.UUID]) -> None:
        for some in chunks(rows):
            connection.execute(delete(cls).where(cls.person_id.in_(some)))


class NationalNumberUse(Base):
    """Who did what with whose number. `act`: "turned_on", "turned_off", "written", "shown", "removed"."""

    __tablename__ = "national_number_use"
    __table_args__ = (Index("ix_national_number_use", "person_id"),)

    n: Mapped[int] = mapped_column(RowNumber, primary_key=True, autoincrement=True)
    at: Mapped[dt.datetime]
    author: Mapped[str] = mapped_column(Text)
    act: Mapped[str] = mapped_column(Text)
    person_id: Mapped[uuid.UUID | None] = mapped_column(Id)
