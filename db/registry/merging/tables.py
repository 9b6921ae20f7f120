"""What was merged, and what is not the same."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from sqlalchemy import Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Id, Synced


class Merge(Synced, Base):
    """`loser_id` was merged into `winner_id`; both are rows of `entity` ("organisation" or "person").

    `taken`: field -> [value before, value after] of the winner, as JSON: what it took from the loser; and under the
    empty name what the loser held then (field -> value), so that what is written there later can be told. `undone`:
    they were parted again. Neither is a foreign key: another place may know only one of them.
    """

    __tablename__ = "merge"
    __everywhere__: ClassVar[bool] = True
    __table_args__ = (Index("ix_merge_winner", "winner_id"), Index("ix_merge_loser", "loser_id"))

    entity: Mapped[str] = mapped_column(Text)
    winner_id: Mapped[uuid.UUID] = mapped_column(Id)
    loser_id: Mapped[uuid.UUID] = mapped_column(Id)
    taken: Mapped[dict[str, Any] | None]
    undone: Mapped[bool] = mapped_column(default=False)


class Distinct(Synced, Base):
    """Somebody has looked at two records of `entity` and found that they are not the same. `first_id` < `second_id`."""

    __tablename__ = "distinct_pair"
    __everywhere__: ClassVar[bool] = True
    __table_args__ = (Index("ix_distinct_pair", "first_id", "second_id"),)

    entity: Mapped[str] = mapped_column(Text)
    first_id: Mapped[uuid.UUID] = mapped_column(Id)
    second_id: Mapped[uuid.UUID] = mapped_column(Id)
