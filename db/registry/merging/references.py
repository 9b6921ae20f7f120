"""Rows that point to a record: they go where it goes, and come back when it is parted from the other again.

Which columns point to what is read from the foreign keys of all journalled tables: a new feature needs no entry here.
Where two rows would then say the same, one of them is deleted in the same change; what points to that one (the marks
of a participant who stood twice in an event) goes to the other.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Protocol

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from db.base import Synced
from db.journal import INCLUDE_DELETED
from db.journal.merge import heads, is_deletion
from db.journal.operation import DELETED, Operation
from db.journal.recorder import recorder_of
from db.journal.store import chunks, operations_of
from db.journal.tables import Op
from db.journal.values import shape_of, shapes

Ids = Mapping[uuid.UUID, uuid.UUID]
CENTRE = 0
_OF_RECORD = ("entity", "record_id")
"""Columns of a table whose rows belong to records of several entities."""


class Moved(Protocol):
    """What merging did to references, as opposed to people."""

    def __call__(self, before: object, after: object, operation: Operation) -> bool:
        """Whether merging explains that `operation` put one record in the place of another."""

    def merged(self, record: uuid.UUID, operation: Operation) -> bool:
        """Whether the record was one with another when `operation` was written."""


@cache
def pointing_to(entity: str) -> tuple[tuple[type[Synced], tuple[str, ...]], ...]:
    """Journalled classes with the columns that point to rows of `entity`."""
    found = []
    for shape in shapes().values():
        fields = tuple(field for field, parent in shape.parents.items() if parent == entity)
        if set(_OF_RECORD) <= set(shape.fields):
            fields = (_OF_RECORD[1],)
        if fields:
            found.append((shape.cls, fields))
    return tuple(found)


def is_ours(session: Session, office: int) -> bool:
    """Whether what this place writes into a row of `office` counts elsewhere: into its own, and at the centre into all.

    References in rows of another office are brought into line there, and come back so.
    """
    return recorder_of(session).office in (CENTRE, office)


def entity_of(cls: type[Synced]) -> str:
    return shape_of(cls).table.name


def counts(session: Session, entity: str, record: uuid.UUID) -> dict[str, int]:
    """How many rows of each entity point to a record."""
    found = {}
    for cls, fields in pointing_to(entity):
        points = or_(*(getattr(cls, field) == record for field in fields))
        number = session.scalar(select(func.count()).select_from(cls).where(points, cls.deleted.is_(False)))
        if number:
            found[entity_of(cls)] = number
    return found


def _rows(session: Session, cls: type[Synced], fields: Sequence[str], to: Iterable[uuid.UUID]) -> list[Any]:
    """Rows that point to any of the given ones, deleted ones too, oldest first."""
    found: dict[uuid.UUID, Any] = {}
    for some in chunks(sorted(to)):
        points = or_(*(getattr(cls, field).in_(some) for field in fields))
        for row in session.scalars(select(cls).where(points).execution_options(**{INCLUDE_DELETED: True})):
            found[row.id] = row
    return [found[one] for one in sorted(found)]


def _said(row: Any, ends: Mapping[str, uuid.UUID]) -> tuple[str, ...]:
    """What makes a row the same as another, with its references pointing to `ends`."""
    names = type(row).__once__ or shape_of(type(row)).fields
    return tuple(repr(ends[name] if name in ends else getattr(row, name)) for name in names)


def _key(row: Any, fields: Sequence[str], heirs: Ids) -> tuple[str, ...]:
    """What makes a row the same as another once the references have gone where they go."""
    return _said(row, {field: heirs.get(value, value) for field, value in _ends(row, fields).items()})


def _to_itself(row: Any, fields: Sequence[str], heirs: Ids) -> bool:
    """Whether a row would say that something belongs to itself."""
    ends = [heirs.get(value, value) for value in (getattr(row, field) for field in fields) if value is not None]
    return len(ends) > len(set(ends))


def _mentions(session: Session, rows: Iterable[Any], ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, list[Operation]]:
    """Operations of those rows that have ever pointed to one of `ids`."""
    wanted: set[uuid.UUID] = set()
    names = [one.hex for one in ids]
    for some in chunks([row.id for row in rows]):
        for row, fields in session.execute(select(Op.row, Op.fields).where(Op.row.in_(some))):
            if row not in wanted and any(name in fields for name in names):
                wanted.add(row)
    return operations_of(session.connection(), sorted(wanted))


# ---- together


def unite(session: Session, entity: str, heirs: Ids) -> int:
    """Let every row that points to a key of `heirs` point to its value; return how many rows changed."""
    session.flush()
    return sum(_unite_rows(session, cls, fields, heirs) for cls, fields in pointing_to(entity)) if heirs else 0


def _unite_rows(session: Session, cls: type[Synced], fields: Sequence[str], heirs: Ids) -> int:
    rows = _rows(session, cls, fields, {*heirs, *heirs.values()})
    groups: dict[tuple[str, ...], list[Any]] = defaultdict(list)
    for row in rows:
        groups[_key(row, fields, heirs)].append(row)
    doubles = _doubles(session, groups.values(), fields, heirs)
    changed = 0
    if doubles and pointing_to(entity_of(cls)):
        changed += unite(session, entity_of(cls), {row.id: kept.id for row, kept in doubles})
    gone = {row.id for row, _ in doubles}
    for row in rows:
        if row.id in gone or row.deleted or not is_ours(session, row.office):
            continue
        if _to_itself(row, fields, heirs):
            row.deleted = True
            changed += 1
            continue
        moves = {field: heirs[getattr(row, field)] for field in fields if getattr(row, field) in heirs}
        for field, target in moves.items():
            setattr(row, field, target)
        changed += bool(moves)
    for row, kept in doubles:
        if is_ours(session, row.office) and is_ours(session, kept.office):
            changed += _drop(row, kept, fields)
    return changed


def _doubles(session: Session, groups: Iterable[list[Any]], fields: Sequence[str], heirs: Ids) -> list[tuple[Any, Any]]:
    """Rows that another one, the second of each pair, already says; those that were deleted for it too, since what
    belongs to them may come late. The oldest is kept, whatever record it came from: of two places that merge the same
    pair in opposite directions both keep the same row."""
    several = [group for group in groups if len(group) > 1 and not all(row.deleted for row in group)]
    log = _mentions(session, [row for group in several for row in group], heirs)
    found = []
    for group in several:
        came = {row.id for row in group if row.id in log or any(getattr(row, field) in heirs for field in fields)}
        kept = min((row for row in group if not row.deleted), key=lambda row: row.id)
        if came:
            found += [(row, kept) for row in group if row is not kept and (row.id in came or not row.deleted)]
    return found


def _drop(row: Any, kept: Any, fields: Sequence[str]) -> bool:
    """Delete a double. What only it says is kept.

    The other one is written anew: who deletes it elsewhere without knowing that it stands for both must be asked.
    """
    if row.deleted:
        return False
    shape = shape_of(type(row))
    for field in shape.fields:
        if getattr(kept, field) is None and getattr(row, field) is not None:
            setattr(kept, field, getattr(row, field))
    flag_modified(kept, next((field for field in shape.parents if field not in fields), fields[0]))
    row.deleted = True
    return True


# ---- apart


def give_back(session: Session, entity: str, going: Ids, old: uuid.UUID, all_of: set[uuid.UUID], moved: Moved) -> int:
    """Let what came to `old` from a key of `going` point to its value again; return how many rows changed.

    `all_of`: everything that `old` stood for. Rows whose reference a person has set since are left alone.
    """
    session.flush()
    return sum(_give_back_rows(session, cls, fields, going, old, all_of, moved) for cls, fields in pointing_to(entity))


def _give_back_rows(
    session: Session,
    cls: type[Synced],
    fields: Sequence[str],
    going: Ids,
    old: uuid.UUID,
    all_of: set[uuid.UUID],
    moved: Moved,
) -> int:
    rows = _rows(session, cls, fields, {old, *going, *all_of})
    log = _mentions(session, rows, (all_of | going.keys()) - {old})
    heirs = dict.fromkeys(all_of | going.keys(), old)
    groups: dict[tuple[str, ...], list[Any]] = defaultdict(list)
    for row in rows:
        groups[_key(row, fields, heirs)].append(row)
    changed = 0
    for group in groups.values():
        homes = {row.id: _homes(row, fields, log.get(row.id, ()), moved) for row in group}
        changed += _part_group(session, group, fields, homes, going, heirs, moved)
    return changed


def _homes(row: Any, fields: Sequence[str], operations: Iterable[Operation], moved: Moved) -> dict[str, uuid.UUID]:
    """Where the references of a row belong, before merging brought them to where they are."""
    return {field: home_of(operations, field, moved) or value for field, value in _ends(row, fields).items()}


def home_of(operations: Iterable[Operation], field: str, moved: Moved) -> uuid.UUID | None:
    """What a reference pointed to when a person last set it; None where nothing is known of it."""
    known = {operation.stamp: operation for operation in operations if field in operation.fields}
    at = next(iter(heads(known.values(), field)), None)
    if at is None:
        return None
    while True:
        value = _pointed(at, field)
        earlier = max(
            (known[stamp] for stamp in at.fields[field].supersedes if stamp in known),
            key=lambda one: one.order, default=None,
        )  # fmt: skip
        if earlier is None or not (_pointed(earlier, field) == value or moved(_pointed(earlier, field), value, at)):
            return value
        at = earlier


def _pointed(operation: Operation, field: str) -> uuid.UUID | None:
    value = operation.fields[field].value
    return uuid.UUID(value) if isinstance(value, str) else None


def _part_group(
    session: Session,
    group: list[Any],
    fields: Sequence[str],
    homes: Mapping[uuid.UUID, Mapping[str, uuid.UUID]],
    going: Ids,
    heirs: Ids,
    moved: Moved,
) -> int:
    """Rows that say the same while the records are one: those of the parted record go, one stays for the others."""
    standing = [row for row in group if not row.deleted]
    targets = {
        row.id: {field: going.get(home) or heirs.get(home, home) for field, home in homes[row.id].items()}
        for row in group
    }
    goes = {row.id for row in group if any(home in going for home in homes[row.id].values())}
    ours = [row for row in group if is_ours(session, row.office)]
    leaving = [row for row in ours if not row.deleted and row.id in goes and targets[row.id] != _ends(row, fields)]
    doubles = [row for row in ours if row.deleted and _deleted_as_one(session, row, homes[row.id], moved)]
    if not standing and not all(_to_itself(row, fields, heirs) for row in group):
        doubles = []  # a person deleted them all
    said = {_said(row, targets[row.id]) for row in standing}
    back = []
    for row in doubles:
        if not _repeats(targets[row.id]) and _said(row, targets[row.id]) not in said:
            said.add(_said(row, targets[row.id]))
            back.append(row)
    for row in back:
        row.deleted = False
    for row in [*leaving, *back]:
        for field, target in targets[row.id].items():
            if getattr(row, field) != target:
                setattr(row, field, target)
    kept = next((row for row in standing if row not in leaving), standing[0] if standing else None)
    for row in back if kept is not None else ():
        _give_back_parts(session, row, kept)
    return len(leaving) + len(back)


def _ends(row: Any, fields: Sequence[str]) -> dict[str, uuid.UUID]:
    return {field: getattr(row, field) for field in fields if getattr(row, field) is not None}


def _repeats(ends: Mapping[str, uuid.UUID]) -> bool:
    return len(ends) > len(set(ends.values()))


def _deleted_as_one(session: Session, row: Any, homes: Mapping[str, uuid.UUID], moved: Moved) -> bool:
    """Whether the row was deleted while a record that it belongs to was merged: else a person did it."""
    operations = operations_of(session.connection(), [row.id]).get(row.id, [])
    deletions = [one for one in operations if DELETED in one.fields and is_deletion(one.fields[DELETED])]
    last = max(deletions, key=lambda one: one.order, default=None)
    return last is not None and any(moved.merged(home, last) for home in homes.values())


class _Between:
    """What belonged to a double went to the other one with it."""

    def __init__(self, first: uuid.UUID, second: uuid.UUID) -> None:
        self._pair = {first, second}

    def __call__(self, before: object, after: object, operation: Operation) -> bool:  # noqa: ARG002
        return before != after and before in self._pair and after in self._pair

    def merged(self, record: uuid.UUID, operation: Operation) -> bool:  # noqa: ARG002
        return record in self._pair


def _give_back_parts(session: Session, row: Any, kept: Any) -> None:
    """What belonged to a double goes back to it with it."""
    entity = entity_of(type(row))
    if pointing_to(entity):
        give_back(session, entity, {row.id: row.id}, kept.id, {row.id, kept.id}, _Between(row.id, kept.id))
