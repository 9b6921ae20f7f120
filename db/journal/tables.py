"""The journal's own tables. All are local: what travels is made from them."""

from __future__ import annotations

import datetime as dt
import uuid

from sqlalchemy import (
    BigInteger,
    Boolean,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Json, RowNumber

OWN_SCHEMA = 1
"""Version of the entities and fields that this program writes into its operations; grows when some are added."""


class NodeSelf(Base):
    """This installation: who it is, and the highest clock value that it has seen from others. One row."""

    __tablename__ = "node_self"

    n: Mapped[int] = mapped_column(Integer, primary_key=True)
    node: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    office: Mapped[int] = mapped_column(SmallInteger)
    incarnation: Mapped[int] = mapped_column(Integer)
    hlc: Mapped[int] = mapped_column(BigInteger, default=0)
    secrets: Mapped[bytes] = mapped_column(LargeBinary)


class Origin(Base):
    """One writer of operations: a node in one incarnation, named `node.incarnation`."""

    __tablename__ = "origin"

    n: Mapped[int] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(Text, unique=True)


class Op(Base):
    """One write of one row. `fields` is JSON as in `Operation.fields`; `via` the peer that brought it, None if own."""

    __tablename__ = "op"
    __table_args__ = (UniqueConstraint("origin", "oseq"), Index("ix_op_row", "row"))

    n: Mapped[int] = mapped_column(RowNumber, primary_key=True, autoincrement=True)
    origin: Mapped[int] = mapped_column(Integer, ForeignKey("origin.n"))
    oseq: Mapped[int] = mapped_column(BigInteger)
    hlc: Mapped[int] = mapped_column(BigInteger)
    entity: Mapped[str] = mapped_column(Text)
    row: Mapped[uuid.UUID]
    office: Mapped[int] = mapped_column(SmallInteger)
    author: Mapped[str] = mapped_column(Text)
    schema: Mapped[int] = mapped_column(SmallInteger)
    change_set: Mapped[uuid.UUID]
    fields: Mapped[str] = mapped_column(Text)
    digest: Mapped[bytes] = mapped_column(LargeBinary(16))
    via: Mapped[str | None] = mapped_column(Text)


class Blanked(Base):
    """An operation whose values are not kept here any more; its stamp, the names of its fields and its digest are.

    `kind`: "erased" (by request of the person), "moved" (the row belongs to another province now), "compacted" (all of
    its values were replaced long ago). It travels as it is here, with the digest of what it was.
    """

    __tablename__ = "blanked"

    n: Mapped[int] = mapped_column(RowNumber, primary_key=True, autoincrement=False)  # of the operation
    kind: Mapped[str] = mapped_column(Text)


class Erasure(Base):
    """A row whose values were erased for good. Follows from the operations; `fields` None: all of them."""

    __tablename__ = "erasure"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy's form

    row: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    entity: Mapped[str] = mapped_column(Text)
    fields: Mapped[list[str] | None] = mapped_column(Json)
    reason: Mapped[str] = mapped_column(Text)
    author: Mapped[str] = mapped_column(Text)
    at: Mapped[dt.datetime]


class RowScope(Base):
    """Where a row is seen, if that is not simply its office. Follows from the operations.

    Rows without an entry are seen by their operations' office; rows with entries by the offices whose entry `sees`.
    `n` is the operation that brought the entry here: what is older has to be sent again to an office that now sees it.
    """

    __tablename__ = "row_scope"
    __table_args__ = (Index("ix_row_scope_office", "office", "n"), {"sqlite_with_rowid": False})

    row: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    office: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    sees: Mapped[bool] = mapped_column(Boolean)
    n: Mapped[int] = mapped_column(BigInteger)


class ChangeSet(Base):
    """One `write()` of this installation: its operations are `first`..`last` of `origin`, without gaps.

    One page per commit is all it may cost, hence its single tree, ordered by the time-ordered identifier.
    """

    __tablename__ = "change_set"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy's form

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    label: Mapped[str] = mapped_column(Text)
    author: Mapped[str] = mapped_column(Text)
    at: Mapped[dt.datetime]
    origin: Mapped[int] = mapped_column(Integer, ForeignKey("origin.n"))
    first: Mapped[int] = mapped_column(BigInteger)
    last: Mapped[int] = mapped_column(BigInteger)
    undone: Mapped[bool] = mapped_column(Boolean, default=False)


class Conflict(Base):
    """A field with two or more living values that differ. Follows from the operations; kept to be listed."""

    __tablename__ = "conflict"
    __table_args__ = (UniqueConstraint("row", "field"),)

    n: Mapped[int] = mapped_column(RowNumber, primary_key=True, autoincrement=True)
    entity: Mapped[str] = mapped_column(Text)
    row: Mapped[uuid.UUID]
    field: Mapped[str] = mapped_column(Text)
    opened_at: Mapped[dt.datetime]


class Parked(Base):
    """A row whose operations are here but which cannot stand yet: its parent or its beginning has not come."""

    __tablename__ = "parked"

    n: Mapped[int] = mapped_column(RowNumber, primary_key=True, autoincrement=True)
    entity: Mapped[str] = mapped_column(Text)
    row: Mapped[uuid.UUID] = mapped_column(unique=True)
    reason: Mapped[str] = mapped_column(Text)
    since: Mapped[dt.datetime]
