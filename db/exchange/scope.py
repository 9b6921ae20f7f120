"""Who exchanges with whom, and what each may see and say."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select, true
from sqlalchemy.orm import Session

from db.base import synced_classes
from db.database import Node
from db.exchange.directory import Directory, DirectoryEntry
from db.journal import scoping
from db.journal.history import node_of
from db.journal.merge import owner, seen_by
from db.journal.operation import OFFICE, OFFICES, Operation
from db.journal.store import operations_of
from db.journal.tables import Op, RowScope

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
    return [name for name, cls in synced_classes().items() if cls.__everywhere__]


def visible_to(entry: DirectoryEntry, node: Node) -> ColumnElement[bool]:
    """Condition on `Op`: what the peer may see.

    Of rows that were placed, what their offices see; of others those of the peer's own office, and headquarters' where
    they are for all. An office that sees a row no more is told that, and that it was erased, and nothing else.
    """
    if is_up(entry, node):
        return true()
    office = entry.office
    general = and_(Op.office == CENTRE_OFFICE, Op.entity.in_(everywhere_entities()))
    usual = and_(or_(Op.office == office, general), ~scoping.is_placed(Op.row))
    offices = or_(usual, scoping.is_seen_by(Op.row, office), scoping.is_told_to(office))
    return and_(offices, Op.entity.in_(field_entities())) if entry.kind == "field" else offices


def seen_since(entry: DirectoryEntry, cursor: int) -> Select[uuid.UUID]:
    """Rows that the peer's office has begun to see after an operation of the log: the peer needs all of them."""
    return select(RowScope.row).where(RowScope.office == entry.office, RowScope.sees, RowScope.n > cursor)


def not_from(peer: str, echo_until: int) -> ColumnElement[bool]:
    """Condition on `Op`: the peer did not bring it, or has lost it since."""
    return or_(Op.via.is_(None), Op.via != peer, Op.n <= echo_until)


class Placed:
    """The offices that see, or once saw, the rows that were placed; also by what came before in the same package."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[uuid.UUID, dict[int, bool]] = {}
        self._owned: set[tuple[uuid.UUID, int]] = set()
        self._any = bool(scoping.any_placed(session.connection()))

    def offices(self, row: uuid.UUID) -> Collection[int]:
        if not self._any and not self._known:
            return ()
        if row not in self._known:
            self._known[row] = scoping.scopes(self._session.connection(), [row]).get(row, {})
        return self._known[row]

    def may_place(self, operation: Operation, office: int) -> bool:
        """Whether the row is, or was, the office's own: it may have given it away before it heard that it was moved.
        Then two moves are in conflict, and headquarters decides."""
        log = operations_of(self._session.connection(), [operation.row]).get(operation.row)
        if not log or owner(log) == operation.office:
            return True
        had = {log[0].office, *(int(one.fields[OFFICE].value) for one in log if OFFICE in one.fields)}
        return office in had or (operation.row, office) in self._owned

    def learn(self, operation: Operation) -> None:
        if OFFICE in operation.fields or OFFICES in operation.fields:
            named = self._known.setdefault(operation.row, dict.fromkeys(self.offices(operation.row), False))
            for office in seen_by([operation]) or ():
                named[office] = True
        if OFFICE in operation.fields:
            self._owned.add((operation.row, int(operation.fields[OFFICE].value)))


def may_say(
    entry: DirectoryEntry, operation: Operation, node: Node, directory: Directory, placed: Placed | None = None
) -> bool:
    """Whether the peer may bring this operation.

    From above: at a laptop what the province holds for it, its own rows and the centre's. From below: the rows of the
    peer's own province and those that it sees or once saw, or what we had written and lost. Those may have been written
    in offices that see the row, or at the centre, only: a peer that could speak under another province's name would
    take that one's numbers, and its own changes would then be refused here. Whose a row is says its owner, or who was
    that until a move of which it had not heard.
    """
    if entry.kind == "centre":
        return _learnt(placed, operation)
    offices = placed.offices(operation.row) if placed is not None else ()
    if is_up(entry, node):
        return operation.office in (entry.office, CENTRE_OFFICE) or entry.office in offices
    author = node_of(operation.origin)
    if author == node.id:
        return _learnt(placed, operation)
    origin = directory.entry(author)
    if origin is None or not (operation.office == entry.office or entry.office in offices):
        return False
    if origin.office not in (entry.office, CENTRE_OFFICE, *offices):
        return False
    places = OFFICE in operation.fields or OFFICES in operation.fields
    if places and placed is not None and not placed.may_place(operation, entry.office):
        return False
    return _learnt(placed, operation)


def _learnt(placed: Placed | None, operation: Operation) -> bool:
    if placed is not None:
        placed.learn(operation)
    return True


def why_not(operation: Operation, reason: str = "scope") -> dict[str, Any]:
    """A line for the receipt: which operation was not taken, and why."""
    return {"origin": operation.origin, "oseq": operation.oseq, "office": operation.office, "reason": reason}
