"""Files kept with a record: what is known of them travels like any row, their bytes stand in parts by their digest."""

from __future__ import annotations

import uuid

from sqlalchemy import Index, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Id, Synced


class Attachment(Synced, Base):
    """A file of a record (`entity`, `record_id`). `size` in bytes, `sha256` in hexadecimal."""

    __tablename__ = "attachment"
    __table_args__ = (Index("ix_attachment_record", "record_id"),)

    entity: Mapped[str] = mapped_column(Text)
    record_id: Mapped[uuid.UUID] = mapped_column(Id)
    name: Mapped[str] = mapped_column(Text)
    media_type: Mapped[str] = mapped_column(Text)
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(Text)


class Blob(Base):
    """A part of the bytes that have this digest: `part` counts from 0, each of 1 MB but the last."""

    __tablename__ = "blob"

    sha256: Mapped[str] = mapped_column(Text, primary_key=True)
    part: Mapped[int] = mapped_column(primary_key=True)
    data: Mapped[bytes] = mapped_column(LargeBinary)
