"""What a row is, as a pure function of the operations on it: the same for any order and any repetition.

Each field is a multi-value register: an operation names the living values ("heads") that it replaces, and a value lives
until somebody replaces it. One head is simply the value. Several heads are a conflict: the one with the largest
(clock, origin) is shown, all are kept, and a person decides. Heads are derived from the row's operations each time and
stored nowhere: a row has few operations (reading and deriving twenty takes some tens of microseconds), a bulk import
costs no head rows, and the log alone decides.

A field that holds a set ({"set": [...]}) has no conflicts: what anybody added is in it, what somebody took out is not.

Deleting is an operation on the register `deleted` which also tells what it had seen; an edit that it had not seen
brings the row back and opens a conflict on `deleted`; so does a restoring that a deletion had not seen.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from db.journal.operation import DELETED, MEMBERS, Operation, Register, Stamp


@dataclass(frozen=True)
class RowState:
    """What stands in a row: JSON values by field, whether it is deleted, and the fields in conflict."""

    values: dict[str, Any]
    deleted: bool
    conflicts: frozenset[str]


def heads(operations: Iterable[Operation], field: str) -> list[Operation]:
    """Living operations of one field, the one that is shown first; at least one if the field was ever written.

    Operations that replace one another in a circle (no sound program writes them) all count as living.
    """
    writers = {operation.stamp: operation for operation in operations if field in operation.fields}
    replaced = {stamp for operation in writers.values() for stamp in operation.fields[field].supersedes}
    living = [operation for stamp, operation in writers.items() if stamp not in replaced]
    return sorted(living or writers.values(), key=lambda operation: operation.order, reverse=True)


def deletion(operations: Iterable[Operation]) -> Register:
    """Register of a deletion that has seen all of `operations`."""
    seen = [[operation.origin, operation.oseq] for operation in operations]
    supersedes = tuple(operation.stamp for operation in heads(operations, DELETED))
    return Register({"seen": seen}, supersedes)


def is_deletion(register: Register) -> bool:
    """A deletion's value tells what it had seen; `False` (not deleted) is what a restored row says."""
    return isinstance(register.value, dict)


def unseen_edits(operations: Iterable[Operation], living: Iterable[Operation]) -> list[Operation]:
    """Edits that none of the deletions among `living` had seen."""
    deletions = [head.fields[DELETED].value for head in living if is_deletion(head.fields[DELETED])]
    seen: set[Stamp] = {(str(origin), int(oseq)) for value in deletions for origin, oseq in value.get("seen", ())}
    seen |= {head.stamp for head in living}
    return [one for one in operations if one.stamp not in seen and set(one.fields) - {DELETED}]


def is_set(value: Any) -> bool:
    return isinstance(value, dict) and set(value) == {MEMBERS} and isinstance(value[MEMBERS], list)


def _are_sets(values: list[Any]) -> bool:
    """Whether several values are sets; None is an empty one if another of them is a set."""
    return len(values) > 1 and any(map(is_set, values)) and all(one is None or is_set(one) for one in values)


def _members(value: Any) -> list[Any]:
    return list(value[MEMBERS]) if is_set(value) else []


def joined(operations: Iterable[Operation], living: Iterable[Operation], field: str) -> Any:
    """The set that several living values make: all their members but those that one of them took out.

    What a value took out is told by the values that it replaced. Oldest first, so that every place has the same order.
    """
    replaced = {one.stamp: _members(one.fields[field].value) for one in operations if field in one.fields}
    oldest_first = sorted(living, key=lambda head: head.order)
    taken_out: list[Any] = []
    for head in oldest_first:
        before = [member for stamp in head.fields[field].supersedes for member in replaced.get(stamp, ())]
        taken_out += [member for member in before if member not in _members(head.fields[field].value)]
    found: list[Any] = []
    for head in oldest_first:
        found += [one for one in _members(head.fields[field].value) if one not in taken_out and one not in found]
    return {MEMBERS: found}


def row_state(operations: Iterable[Operation]) -> RowState:
    """Derive a row from all operations known of it (at least one)."""
    known = list(operations)
    if len(known) == 1 and DELETED not in known[0].fields:  # a row as it came into being: nearly all of them
        return RowState({name: register.value for name, register in known[0].fields.items()}, False, frozenset())
    values: dict[str, Any] = {}
    conflicts: set[str] = set()
    for field in sorted({name for operation in known for name in operation.fields} - {DELETED}):
        living = heads(known, field)
        values[field] = living[0].fields[field].value
        if _are_sets([head.fields[field].value for head in living]):
            values[field] = joined(known, living, field)
        elif any(head.fields[field].value != values[field] for head in living[1:]):
            conflicts.add(field)
    deleted = False
    living = heads(known, DELETED)
    says = [is_deletion(head.fields[DELETED]) for head in living]
    if any(says):
        deleted = all(says) and not unseen_edits(known, living)
        if not deleted:
            conflicts.add(DELETED)
    return RowState(values, deleted, frozenset() if deleted else frozenset(conflicts))
