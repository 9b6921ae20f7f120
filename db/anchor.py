"""The anchor: a small file beside the database that says how far the installation has come, and never goes back.

A database that was copied, or taken from a backup, disagrees with it, and then begins a new incarnation.
"""

from __future__ import annotations

import contextlib
import hashlib
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

import msgspec

from db.folder import atomic_write

ANCHOR = "anchor.json"


def machine_hash() -> str:
    """A number for this computer that says nothing about it (the operating system's id never leaves it)."""
    return hashlib.sha256(b"kopru machine\0" + _machine_id()).hexdigest()[:32]


def _machine_id() -> bytes:
    if sys.platform == "win32":
        import winreg

        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0]).encode("utf-8")
    for path in (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id")):
        with contextlib.suppress(OSError):
            return path.read_bytes().strip()
    return b""


class AnchorReason(StrEnum):
    """Why a database may not go on under its old incarnation."""

    MISSING = "missing"
    RESTORED = "restored"
    OTHER_NODE = "other_node"
    OTHER_MACHINE = "other_machine"
    DATABASE_OLDER = "database_older"


@dataclass(frozen=True)
class AuditMark:
    """How many entries the record of deeds had, and the hash of the newest."""

    count: int = 0
    hash: bytes = bytes(32)


@dataclass(frozen=True)
class Anchor:
    """What this installation had sent, kept outside the database so that an older database is noticed.

    Write it after the export's commit and before the package leaves: then a database restored from a backup, or a
    copied disk, always knows less than its anchor.
    """

    node: str
    incarnation: int
    exported: Mapping[str, int] = field(default_factory=dict)  # peer -> how far we had sent to it; never falls
    machine: str = field(default_factory=machine_hash)
    restored: str = ""  # name of the backup that was put in place and has not been opened since
    audit: AuditMark = AuditMark()


def with_restored(anchor: Anchor, name: str) -> Anchor:
    """The anchor that says that the backup `name` was put in place: its database must raise its incarnation."""
    return replace(anchor, restored=name)


class _StoredAnchor(msgspec.Struct):
    node: str
    incarnation: int
    exported: dict[str, int]
    machine: str
    restored: str = ""
    audit: AuditMark = AuditMark()


def read_anchor(folder: Path) -> Anchor | None:
    """The anchor, or None where it is missing or unreadable: both mean that nothing vouches for the database."""
    try:
        stored = msgspec.json.decode((folder / ANCHOR).read_bytes(), type=_StoredAnchor)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    return Anchor(stored.node, stored.incarnation, stored.exported, stored.machine, stored.restored, stored.audit)


def write_anchor(folder: Path, anchor: Anchor) -> None:
    """Store the anchor durably; about one disk flush."""
    exported = dict(sorted(anchor.exported.items()))
    stored = _StoredAnchor(anchor.node, anchor.incarnation, exported, anchor.machine, anchor.restored, anchor.audit)
    atomic_write(folder / ANCHOR, msgspec.json.encode(stored))


_ANCHOR_TURN = threading.Lock()


def change_anchor(folder: Path, change: Callable[[Anchor | None], Anchor | None]) -> None:
    """Write what `change` makes of the present anchor (None: leave it), so that two threads lose nothing of it."""
    with _ANCHOR_TURN:
        present = read_anchor(folder)
        wanted = change(present)
        if wanted is not None and wanted != present:
            write_anchor(folder, wanted)


def anchor_disagrees(
    anchor: Anchor | None, node: str, incarnation: int, sequences: Mapping[str, int]
) -> AnchorReason | None:
    """Why the database (its node id, incarnation, how far it has sent by peer) must raise its incarnation.

    None: it may go on. A database that knows *more* than the anchor is fine: the export was cut off before the
    package left.
    """
    if anchor is None:
        return AnchorReason.MISSING
    if anchor.restored:
        return AnchorReason.RESTORED
    if anchor.node != node:
        return AnchorReason.OTHER_NODE
    if anchor.machine != machine_hash():
        return AnchorReason.OTHER_MACHINE
    behind = any(number > sequences.get(channel, 0) for channel, number in anchor.exported.items())
    if anchor.incarnation > incarnation or (anchor.incarnation == incarnation and behind):
        return AnchorReason.DATABASE_OLDER
    return None
