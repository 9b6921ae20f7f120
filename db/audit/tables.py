"""The audit trail: local, append-only, each entry sealed by the hash of the one before."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Json, RowNumber


class AuditEntry(Base):
    """One deed. `hash` is over `previous` and all that the entry says; triggers refuse every change and removal."""

    __tablename__ = "audit_entry"
    __table_args__ = {"info": {"append_only": True}}  # noqa: RUF012 - SQLAlchemy's form

    n: Mapped[int] = mapped_column(RowNumber, primary_key=True, autoincrement=True)
    at: Mapped[dt.datetime]
    origin: Mapped[str] = mapped_column(Text)  # node.incarnation
    author: Mapped[str] = mapped_column(Text)
    action: Mapped[str] = mapped_column(Text)
    details: Mapped[dict[str, Any]] = mapped_column(Json)
    previous: Mapped[bytes] = mapped_column(LargeBinary(32))
    hash: Mapped[bytes] = mapped_column(LargeBinary(32))
