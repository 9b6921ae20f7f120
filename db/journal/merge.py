"""What a row is, as a pure function of the operations on it: the same for any order and any repetition.

Each field is a multi-value register: an operation names the living values ("heads") that it replaces, and a value lives
until somebody replaces it. One head is simply the value. Several heads are a conflict: the one with the largest
(clock, origin) is shown, all are kept, and a person decides. Heads are derived from the row's operations each time and
stored nowhere: a row has few operations (reading and deriving twenty takes some tens of microseconds), a bulk import
costs no head rows, and the log alone decides.

A field that holds a set ({"set": [...]}) has no conflicts: what anybody added is in it, what somebody took out is not.

Deleting is an operation on the register `deleted` which also tells what it had seen; an edit that it had not seen
brings the row back and opens a conflict on `deleted`; so does a restoring that a deletion had not seen.

Two moves to different offices that had not seen each other are a conflict on `office`. Until somebody decides, the row
belongs to the later one and both offices see it. Who sees a row besides is a set, so two grants are never in conflict:
whom anybody let see it sees it, whom anybody took that from does not.

An erasure is final: whatever else is said of the row, earlier or later, it is deleted, and blank but for the records
that it belongs to. A row that has moved away looks the same here, as long as one of its values is blanked for that.

A value that is blanked here tells nothing: it is None, and in conflict with nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from db.journal.operation import (
    BLANKS,
    DELETED,
    ERASED,
    LAST_OFFICE,
    MEMBERS,
    OFFICE,
    OFFICES,
    PLACING,
    RESERVED,
    Operation,
    Register,
    Stamp,
)

MOVED = BLANKS[0]


@dataclass(frozen=True)
class RowState:
    """What stands in a row: JSON values by field, whether it is deleted, and the fields in conflict.

    `blank`: the row was erased, or has moved away; it is deleted then, and its values are what it cannot stand without.
    """

    values: dict[str, Any]
    deleted: bool
    conflicts: frozenset[str]
    blank: bool = False
    erased: frozenset[str] = frozenset()
    """Fields whose values were erased, where the row stands."""

    def cards(self, moves: bool) -> frozenset[str]:
        """Of the conflicts those that a person decides here; a row that does not move by itself follows the one that
        it belongs to."""
        return self.conflicts if moves else self.conflicts - {OFFICE}


@dataclass(frozen=True)
class Erased:
    """What was erased of a row: these fields, or None for all; by which operation it stands in the list."""

    fields: frozenset[str] | None
    said: Operation

    @property
    def whole(self) -> bool:
        return self.fields is None

    @property
    def reason(self) -> str:
        return str(self.said.fields[ERASED].value["why"])


def erased(operations: Iterable[Operation]) -> Erased | None:
    """What the erasures among all operations of a row come to; none is ever taken back.

    Of several, the first that says the most is named, the same everywhere.
    """
    said = [one for one in operations if ERASED in one.fields]
    if not said:
        return None
    said.sort(key=lambda one: one.order)
    whole = [one for one in said if one.fields[ERASED].value["fields"] is None]
    if whole:
        return Erased(None, whole[0])
    fields = frozenset(name for one in said for name in one.fields[ERASED].value["fields"])
    return Erased(fields, said[0])


def owner(operations: Iterable[Operation]) -> int:
    """The office that owns a row: where it was made, unless it has moved. At least one operation."""
    known = list(operations)
    moves = heads(known, OFFICE)
    return int(moves[0].fields[OFFICE].value) if moves else known[0].office


def seen_by(operations: Iterable[Operation]) -> dict[int, bool] | None:
    """The offices that see a row now (True) and those that once did (False); None where its own office is all.

    Of two moves that had not seen one another, the later one says whose the row is; both offices see it, until somebody
    decides.
    """
    known = [one for one in operations if OFFICE in one.fields or OFFICES in one.fields]
    if not known:
        return None
    now = claimed(known) or {known[0].office}
    now.update(granted(known))
    ever = {known[0].office} | {int(one.fields[OFFICE].value) for one in known if OFFICE in one.fields}
    ever.update(member for one in known if OFFICES in one.fields for member in _members(one.fields[OFFICES].value))
    return {office: office in now for office in sorted(ever | now) if 0 <= office <= LAST_OFFICE}


def claimed(operations: Iterable[Operation]) -> set[int]:
    """The offices to which a row has moved: none where it never did, several where moves had not seen each other."""
    return {int(head.fields[OFFICE].value) for head in heads(operations, OFFICE)}


def granted(operations: Iterable[Operation]) -> set[int]:
    """The offices that were let see a row besides its owner, and still are."""
    known = list(operations)
    return set(_members(joined(known, heads(known, OFFICES), OFFICES)))


def is_only_placed(operations: Iterable[Operation]) -> bool:
    """Whether no more is known of a row than that it is not for this place to have, or that it was erased."""
    return all(one.fields and one.fields.keys() <= PLACING for one in operations)


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
    return [one for one in operations if one.stamp not in seen and set(one.fields) - RESERVED]


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
    if len(known) == 1 and RESERVED.isdisjoint(known[0].fields):  # a row as it came into being: nearly all of them
        only = known[0]
        values = {name: register.value for name, register in only.fields.items()}
        moved = only.blank == MOVED
        return RowState(values, moved, frozenset(), moved)
    values, conflicts = _values(known)
    if len(claimed(known)) > 1:
        conflicts.add(OFFICE)
    gone = erased(known)
    if (gone is not None and gone.whole) or any(one.blank == MOVED for one in known):
        return RowState(values, True, frozenset(), True)
    deleted = False
    living = heads(known, DELETED)
    says = [is_deletion(head.fields[DELETED]) for head in living]
    if any(says):
        deleted = all(says) and not unseen_edits(known, living)
        if not deleted:
            conflicts.add(DELETED)
    fields = gone.fields if gone is not None and gone.fields is not None else frozenset()
    return RowState(values, deleted, frozenset() if deleted else frozenset(conflicts), erased=fields)


def _values(known: list[Operation]) -> tuple[dict[str, Any], set[str]]:
    """What stands in each field, and which are in conflict."""
    values: dict[str, Any] = {}
    conflicts: set[str] = set()
    for field in sorted({name for operation in known for name in operation.fields} - RESERVED):
        living = heads(known, field)
        told = [one for one in living if not one.blank or one.fields[field].value is not None] or living
        values[field] = told[0].fields[field].value
        if _are_sets([head.fields[field].value for head in told]):
            values[field] = joined(known, told, field)
        elif any(head.fields[field].value != values[field] for head in told[1:]):
            conflicts.add(field)
    return values, conflicts
