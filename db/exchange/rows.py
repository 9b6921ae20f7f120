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


@dataclass(frozen=True)
class CheckResult:
    """What `check` found. `problems` are sentences; empty means sound."""

    rows: int
    operations: int
    parked: int
    conflicts: int
    problems: tuple[str, ...]
