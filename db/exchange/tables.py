"""What an installation knows of its channels. All of it is local; `db/journal/tables.py` holds the operations."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection
from typing import Any

from sqlalchemy import BigInteger, Boolean, Connection, Index, Integer, LargeBinary, Text, select, update
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Json, RowNumber


class StoredDirectory(Base):
    """The signed directories that were in use, newest last; `data` is the directory file."""

    __tablename__ = "directory"

    version: Mapped[int] = mapped_column(Integer, primary_key=True)
    data: Mapped[bytes] = mapped_column(LargeBinary)
    taken_at: Mapped[dt.datetime]


class OutChannel(Base):
    """Our numbering towards one peer, for one pair of incarnations.

    Numbers below `next` are given; up to `acked` the peer has them for certain; up to `exported` they have left.
    Operations up to `cursor` (their `n` in the log) were looked at. Those up to `echo_until` go to the peer even if it
    once brought them: it has lost them.
    """

    __tablename__ = "chan_out"

    peer: Mapped[str] = mapped_column(Text, primary_key=True)
    own_incarnation: Mapped[int] = mapped_column(Integer)
    peer_incarnation: Mapped[int] = mapped_column(Integer)
    next: Mapped[int] = mapped_column(BigInteger, default=1)
    acked: Mapped[int] = mapped_column(BigInteger, default=0)
    exported: Mapped[int] = mapped_column(BigInteger, default=0)
    cursor: Mapped[int] = mapped_column(BigInteger, default=0)
    echo_until: Mapped[int] = mapped_column(BigInteger, default=0)

    @property
    def channel(self) -> str:
        return f"{self.own_incarnation}/{self.peer_incarnation}"


class Outbox(Base):
    """A run of unconfirmed operations: numbers seq, seq+1, ... are the operations n, n+1, ... of the log."""

    __tablename__ = "outbox"

    peer: Mapped[str] = mapped_column(Text, primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    n: Mapped[int] = mapped_column(BigInteger)
    count: Mapped[int] = mapped_column(BigInteger)


class InChannel(Base):
    """What has come from a peer on one channel (its incarnation / ours): all up to `contiguous`."""

    __tablename__ = "chan_in"

    peer: Mapped[str] = mapped_column(Text, primary_key=True)
    channel: Mapped[str] = mapped_column(Text, primary_key=True)
    contiguous: Mapped[int] = mapped_column(BigInteger, default=0)


class InRange(Base):
    """Numbers `first`..`last` that have come beyond the contiguous ones; what lies between is a gap."""

    __tablename__ = "chan_gap"

    n: Mapped[int] = mapped_column(RowNumber, primary_key=True, autoincrement=True)
    peer: Mapped[str] = mapped_column(Text)
    channel: Mapped[str] = mapped_column(Text)
    first: Mapped[int] = mapped_column(BigInteger)
    last: Mapped[int] = mapped_column(BigInteger)
    since: Mapped[dt.datetime | None]


class OutRange(Base):
    """Numbers `first`..`last` beyond the confirmed ones that the peer said it has: they need not be sent again."""

    __tablename__ = "chan_out_range"

    peer: Mapped[str] = mapped_column(Text, primary_key=True)
    first: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    last: Mapped[int] = mapped_column(BigInteger)


class CentreHas(Base):
    """How far headquarters has the operations of an origin, as far as this installation was told."""

    __tablename__ = "centre_has"

    origin: Mapped[str] = mapped_column(Text, primary_key=True)
    upto: Mapped[int] = mapped_column(BigInteger)


class ScopeDigest(Base):
    """Number and sum of the digests of a part of the log (`digests.part_of`): places that have the same ones agree.

    Those up to `upto` (their `n` in the log) are in it; they were last all read again at `counted_at`.
    """

    __tablename__ = "scope_digest"

    part: Mapped[str] = mapped_column(Text, primary_key=True)
    count: Mapped[int] = mapped_column(BigInteger)
    sum: Mapped[bytes] = mapped_column(LargeBinary(16))
    upto: Mapped[int] = mapped_column(BigInteger)
    counted_at: Mapped[dt.datetime]


class Snapshot(Base):
    """Everything in scope, sent once more because digests differ: what was asked of a peer, and by it.

    `asked` counts our requests and `answered` those the peer has answered; `heard` is the newest request of the peer,
    which was answered. `difference` is what the last request was about: the same difference is not asked about twice.
    """

    __tablename__ = "snapshot"

    peer: Mapped[str] = mapped_column(Text, primary_key=True)
    asked: Mapped[int] = mapped_column(BigInteger, default=0)
    answered: Mapped[int] = mapped_column(BigInteger, default=0)
    heard: Mapped[int] = mapped_column(BigInteger, default=0)
    difference: Mapped[str] = mapped_column(Text, default="")
    asked_at: Mapped[dt.datetime | None]


class Refused(Base):
    """An operation that was not taken: by us from `peer`, or (`ours`) by `peer` from us. It is told in our packages
    until one of the peer's says that it came: `tell` as in `DocumentState`."""

    __tablename__ = "refused"
    __table_args__ = (Index("ix_refused_row", "row"),)

    peer: Mapped[str] = mapped_column(Text, primary_key=True)
    origin: Mapped[str] = mapped_column(Text, primary_key=True)
    oseq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    ours: Mapped[bool] = mapped_column(Boolean)
    row: Mapped[uuid.UUID | None]
    reason: Mapped[str] = mapped_column(Text)
    tell: Mapped[int] = mapped_column(BigInteger, default=0)
    at: Mapped[dt.datetime]


class DocumentChannel(Base):
    """What is said to a peer of documents, and by it: `spoken` numbers our exports to it, `heard` is the highest number
    of its exports that came. Both begin anew with every pair of incarnations."""

    __tablename__ = "document_channel"

    peer: Mapped[str] = mapped_column(Text, primary_key=True)
    spoken: Mapped[int] = mapped_column(BigInteger, default=0)
    heard: Mapped[int] = mapped_column(BigInteger, default=0)


class DocumentState(Base):
    """A document between us and a peer.

    It has the parts in `has` (bit 0: part 0) for certain, all of them if `whole`; it was sent to it `sent` times.
    `tell`: 0 if it knows what we have, -1 if it is to be told, else the number of our export that told it first.
    """

    __tablename__ = "document_state"
    __table_args__ = (Index("ix_document_state_tell", "peer", "tell"),)

    peer: Mapped[str] = mapped_column(Text, primary_key=True)
    sha256: Mapped[str] = mapped_column(Text, primary_key=True)
    has: Mapped[int] = mapped_column(BigInteger, default=0)
    whole: Mapped[bool] = mapped_column(Boolean, default=False)
    sent: Mapped[int] = mapped_column(Integer, default=0)
    tell: Mapped[int] = mapped_column(BigInteger, default=0)

    @classmethod
    def forget_rows(cls, connection: Connection, rows: Collection[uuid.UUID]) -> None:
        """Bytes that no row names have gone (`Blob.forget_rows`): whoever was told that we have some is told anew."""
        del rows
        named = select(Base.metadata.tables["attachment"].c.sha256)
        connection.execute(update(cls).where(cls.sha256.not_in(named)).values(tell=-1))


class PackageLog(Base):
    """Every package file that left, came, or was refused. `report` holds the counts that a person sees."""

    __tablename__ = "package_log"
    __table_args__ = (Index("ix_package_log_sha256", "sha256"),)

    n: Mapped[int] = mapped_column(RowNumber, primary_key=True, autoincrement=True)
    direction: Mapped[str] = mapped_column(Text)  # "out" | "in"
    peer: Mapped[str | None] = mapped_column(Text)
    number: Mapped[int] = mapped_column(Integer)
    channel: Mapped[str | None] = mapped_column(Text)
    first: Mapped[int] = mapped_column(BigInteger, default=0)
    last: Mapped[int] = mapped_column(BigInteger, default=0)
    count: Mapped[int] = mapped_column(Integer, default=0)
    size: Mapped[int] = mapped_column(BigInteger, default=0)
    at: Mapped[dt.datetime]
    state: Mapped[str] = mapped_column(Text)  # "sent" | "taken" | "duplicate" | "refused"
    file: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(Text)
    report: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
