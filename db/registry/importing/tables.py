"""What was imported here, and how columns were understood. Neither leaves the installation."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Id, RowNumber


class ImportRun(Base):
    """One import that was committed; its `change_set` is what undoes it. `counts`: outcome -> rows."""

    __tablename__ = "import_run"

    n: Mapped[int] = mapped_column(RowNumber, primary_key=True, autoincrement=True)
    change_set: Mapped[uuid.UUID] = mapped_column(Id, unique=True)
    entity: Mapped[str] = mapped_column(Text)
    file: Mapped[str] = mapped_column(Text)
    author: Mapped[str] = mapped_column(Text)
    at: Mapped[dt.datetime]
    counts: Mapped[dict[str, Any]]
    undone: Mapped[bool] = mapped_column(default=False)


class ImportMapping(Base):
    """How the columns of a sheet were mapped. `headings`: the folded headings, joined, by which it is known again."""

    __tablename__ = "import_mapping"

    n: Mapped[int] = mapped_column(RowNumber, primary_key=True, autoincrement=True)
    entity: Mapped[str] = mapped_column(Text)
    headings: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    content: Mapped[dict[str, Any]]
    used_at: Mapped[dt.datetime]
