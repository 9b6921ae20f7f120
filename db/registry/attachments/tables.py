"""Files kept with a record: what is known of them travels like any row, their bytes stand in parts by their digest."""

from __future__ import annotations

import uuid
from collections.abc import Collection

from sqlalchemy import Connection, Index, LargeBinary, Text, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Id, RowNumber, Synced


class Attachment(Synced, Base):
    """A file of a record (`entity`, `record_id`). `size` in bytes, `sha256` in hexadecimal."""

    __tablename__ = "attachment"
    __table_args__ = (
        Index("ix_attachment_record", "record_id"),
        Index("ix_attachment_sha256", "sha256"),
        Index("ix_attachment_office", "office", "sha256"),
    )

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

    @classmethod
    def forget_rows(cls, connection: Connection, rows: Collection[uuid.UUID]) -> None:
        """A row that was erased does not say any more which bytes were its own: all that no row names go, also those
        whose row may only not have come yet; they are asked for again."""
        del rows
        named = select(Attachment.sha256)
        connection.execute(delete(cls).where(cls.sha256.not_in(named)))
        connection.execute(delete(PartialBlob).where(PartialBlob.sha256.not_in(named)))


class PartialBlob(Base):
    """Bytes that come from another place and cannot be used yet: parts are missing, or no row names them.

    `size` of the whole, as its sender says; `n` tells the oldest. No row of `Blob` without one here is incomplete.
    """

    __tablename__ = "blob_partial"

    n: Mapped[int] = mapped_column(RowNumber, primary_key=True, autoincrement=True)
    sha256: Mapped[str] = mapped_column(Text, unique=True)
    size: Mapped[int]
