"""What the exchange shows of itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class PeerRow:
    """An installation with which packages are exchanged. `waiting`: operations it has not confirmed; `documents`: those
    that it is not known to have."""

    node: str
    name: str
    kind: str
    office: int
    up: bool
    waiting: int
    last_out: dt.datetime | None
    last_in: dt.datetime | None
    documents: int = 0


@dataclass(frozen=True)
class MemberRow:
    """An installation of the directory. `peer` is None where no packages are exchanged with it directly."""

    node: str
    name: str
    kind: str
    office: int
    since: dt.datetime
    revoked: bool
    peer: PeerRow | None


@dataclass(frozen=True)
class InstallationRow:
    """An installation of the directory with its keys. `state`: active, expiring, expired, revoked.

    `why` it was revoked: stolen, left, replaced, or empty. `renewed_on` is the day of the last renewal of its keys.
    `received`: incarnation and number up to which everything that it sent here has come; None where nothing did.
    """

    node: str
    name: str
    kind: str
    office: int
    state: str
    since: dt.datetime
    until: dt.datetime
    renewed_on: dt.datetime | None
    revoked_on: dt.datetime | None
    why: str
    replaces: str
    replaced_by: str
    is_own: bool
    received: tuple[int, int] | None


@dataclass(frozen=True)
class OwnKeys:
    """The keys of this installation. `state`: outside (not in the directory), active, expiring, expired, revoked.

    `asked`: a renewal was written and has not been answered. `days` until they expire, negative after it.
    """

    state: str
    asked: bool
    until: dt.datetime | None
    days: int


@dataclass(frozen=True)
class PackageRow:
    """A line of the package log. `state`: sent, received (sent and confirmed), taken, duplicate, refused."""

    n: int
    direction: str
    peer: str | None
    peer_name: str
    number: int
    count: int
    size: int
    at: dt.datetime
    state: str
    file: str
    report: dict[str, Any] = field(default_factory=dict)
