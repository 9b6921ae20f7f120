"""Who exchanges with whom, and what each may see and say."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, true

from db.base import synced_classes
from db.database import Node
from db.exchange.directory import Directory, DirectoryEntry
from db.journal.history import node_of
from db.journal.operation import Operation
from db.journal.tables import Op

CENTRE_OFFICE = 0


def peers(directory: Directory, node: Node) -> list[DirectoryEntry]:
    """The installations with which `node` exchanges packages: one step up, one step down; revoked ones are left out."""
    return [
        entry
        for entry in directory.entries.values()
        if entry.node != node.id and entry.revoked_at is None and _linked(node.kind, node.office, entry)
    ]


def exchanges_with(node: Node, sender: DirectoryEntry) -> bool:
    """Whether what this installation sent is for `node`; one that was revoked too, as far as it is still believed."""
    return sender.node != node.id and _linked(node.kind, node.office, sender)


def _linked(kind: str, office: int, other: DirectoryEntry) -> bool:
    pair = {kind, other.kind}
    if pair == {"province", "centre"}:
        return True
    return pair == {"field", "province"} and office == other.office


def is_up(entry: DirectoryEntry, node: Node) -> bool:
    """Whether the peer is on the way to headquarters."""
    order = ("field", "province", "centre")
    return order.index(entry.kind) > order.index(node.kind)


def field_entities() -> Collection[str]:
    """Entities that go down to interviewers' laptops, which get stolen: no more than they need."""
    return [name for name, cls in synced_classes().items() if cls.__to_field__]


def everywhere_entities() -> Collection[str]:
    """Entities of which headquarters' own rows go to every province."""
    return [name for name, cls in synced_classes().items() if getattr(cls, "__everywhere__", True)]


def visible_to(entry: DirectoryEntry, node: Node) -> ColumnElement[bool]:
    """Condition on `Op`: what the peer may see."""
    if is_up(entry, node):
        return true()
    offices = Op.office.in_([entry.office, CENTRE_OFFICE])
    return and_(offices, Op.entity.in_(field_entities())) if entry.kind == "field" else offices


def not_from(peer: str, echo_until: int) -> ColumnElement[bool]:
    """Condition on `Op`: the peer did not bring it, or has lost it since."""
    return or_(Op.via.is_(None), Op.via != peer, Op.n <= echo_until)


def may_say(entry: DirectoryEntry, operation: Operation, node: Node, directory: Directory) -> bool:
    """Whether the peer may bring this operation.

    From above: at a laptop what the province holds for it, its own rows and the centre's. From below: the peer's own
    province's rows, or what we had written and lost. Those may have been written in that province or at the centre
    only: a peer that could speak under another province's name would take that one's numbers, and its own changes
    would then be refused here.
    """
    if entry.kind == "centre":
        return True
    if is_up(entry, node):
        return operation.office in (entry.office, CENTRE_OFFICE)
    author = node_of(operation.origin)
    if author == node.id:
        return True
    origin = directory.entry(author)
    return operation.office == entry.office and origin is not None and origin.office in (entry.office, CENTRE_OFFICE)


def why_not(operation: Operation, reason: str = "scope") -> dict[str, Any]:
    """A line for the receipt: which operation was not taken, and why."""
    return {"origin": operation.origin, "oseq": operation.oseq, "office": operation.office, "reason": reason}
