"""Takes operations from elsewhere into the log and lets the rows follow. Indifferent to order and repetition."""

from __future__ import annotations

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select
from sqlalchemy.orm import Session

from db.collector import uncollected
from db.errors import QT_TRANSLATE_NOOP, PackageRefused
from db.journal import arriving, erasing, scoping
from db.journal.arriving import Arrived
from db.journal.blanking import may_refill, rewrite
from db.journal.merge import RowState, is_only_placed, owner, row_state
from db.journal.operation import Operation, Stamp, digest, encode_fields
from db.journal.project import decoded, existing, set_conflicts, write_rows
from db.journal.recorder import Recorder, recorder_of
from db.journal.store import chunks, operations_of, origin_number
from db.journal.tables import Op, Parked
from db.journal.values import Shape, shapes

BATCH, BATCH_CHARACTERS = 5_000, 2_000_000
MOST_OF_A_ROW = 20_000  # operations: all of a row's are read each time that one comes
CROWDED = 100  # of one row in one batch: only then is it counted
MOST_STRANGERS = 20_000  # they are kept in memory until all is read
_STRANGERS = QT_TRANSLATE_NOOP(
    "db",
    "More than {most} changes are about records of others than their sender, so nothing was taken. "
    "Tell the sender and headquarters.",
)


class Fork(PackageRefused):
    """Two operations of one stamp differ, or one of our own is not known here: somebody works on a copied disk."""

    code = "fork"


class RowTooLong(PackageRefused):
    """One record was changed more often than any person or program does."""

    code = "row_too_long"


class TooManyStrangers(PackageRefused):
    """More operations than anybody writes by mistake say another entity or office of a row than it has."""

    code = "too_many_strangers"


_TOO_LONG = QT_TRANSLATE_NOOP(
    "db",
    "One record has more than {most} changes, so nothing was taken. Tell the sender and headquarters.",
)


@dataclass
class Applied:
    """What a batch did. `refilled` operations were blank here and have their values again. `strangers` say another
    entity or office of a row than it has; they were not taken."""

    taken: int = 0
    known: int = 0
    new_rows: int = 0
    changed_rows: int = 0
    conflicts: int = 0
    parked: int = 0
    from_future: int = 0
    refilled: int = 0
    strangers: list[Operation] = field(default_factory=list)
    touched: dict[str, set[uuid.UUID]] = field(default_factory=lambda: defaultdict(set))


def apply(session: Session, operations: Iterable[Operation], via: str) -> Applied:
    """Merge operations that the peer `via` brought, in the session's transaction.

    Raises:
        Fork: an operation is here already under the same stamp, with other content, or claims to be ours.
    """
    recorder, connection = recorder_of(session), session.connection()
    session.flush()
    result = Applied()
    with uncollected():
        for batch in _batches(operations):
            _take(connection, recorder, batch, via, result)
    retry_parked(connection, recorder, result)
    recorder.remote = True
    session.expire_all()
    return result


def _batches(operations: Iterable[Operation]) -> Iterator[list[Arrived]]:
    """Bounded in number and in characters: what a sender puts into one operation must not decide on our memory."""
    batch: list[Arrived] = []
    size = 0
    for operation in operations:
        text = encode_fields(operation.fields)
        batch.append(Arrived(operation, text, digest(operation, text)))
        size += len(text)
        if len(batch) == BATCH or size > BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _take(connection: Connection, recorder: Recorder, batch: list[Arrived], via: str, result: Applied) -> None:
    unknown, again = _unknown(connection, batch, recorder.origin)
    result.known += len(batch) - len(unknown)
    fresh, known_rows = _belonging(connection, unknown, result)
    if not fresh and not again:
        return
    before = erasing.known(connection, [*(one.operation.row for one in fresh), *(one.row for _, one in again)])
    fresh = _spared(fresh, before)
    arriving.store(connection, fresh, via)
    operations = [one.operation for one in fresh]
    _check_crowded(connection, operations)
    refilled = list(zip((n for n, _ in again), erasing.spared([one for _, one in again], before), strict=True))
    rewrite(connection, refilled)
    erased = erasing.learn(connection, operations)
    erasing.carry_out(connection, erased)
    scoping.learn(connection, operations)
    result.from_future += recorder.witness_all([operation.hlc for operation in operations])
    changed = [*operations, *(one for _, one in refilled)]
    recorder.note(changed)
    result.taken += len(fresh)
    result.refilled += len(refilled)
    rows: dict[str, set[uuid.UUID]] = defaultdict(set)
    created = arriving.created(operations, known_rows)
    for operation in changed:
        if operation.row not in created:
            rows[operation.entity].add(operation.row)
    project_rows(connection, recorder, rows, result, created)
    erasing.forget(connection, erased)


def _spared(arrived: list[Arrived], before: Mapping[uuid.UUID, erasing.Fields]) -> list[Arrived]:
    """Without what is erased; the digest is still that of the whole."""
    after = erasing.spared([one.operation for one in arrived], before)
    return [
        one if operation is one.operation else Arrived(operation, encode_fields(operation.fields), one.digest)
        for one, operation in zip(arrived, after, strict=True)
    ]


def _check_crowded(connection: Connection, fresh: list[Operation]) -> None:
    counted = Counter(one.row for one in fresh)
    for row, count in counted.items():
        if count > CROWDED:
            whole = connection.scalar(select(func.count()).select_from(Op).where(Op.row == row))
            if whole is not None and whole > MOST_OF_A_ROW:
                raise RowTooLong(_TOO_LONG, most=MOST_OF_A_ROW)


def _belonging(connection: Connection, arrived: list[Arrived], result: Applied) -> tuple[list[Arrived], set[uuid.UUID]]:
    """Those that agree with the log, and with one another, on what their row is and whose; and the rows that the log
    knows. Both never change; else whoever may write a row of its own office could write any row by calling it its
    own."""
    belongs = arriving.belongings(connection, {one.operation.row for one in arrived})
    known_rows = set(belongs)
    kept: list[Arrived] = []
    for one in arrived:
        own = (one.operation.entity, one.operation.office)
        if belongs.setdefault(one.operation.row, own) == own:
            kept.append(one)
        else:
            result.strangers.append(one.operation)
    if len(result.strangers) > MOST_STRANGERS:
        raise TooManyStrangers(_STRANGERS, most=MOST_STRANGERS)
    return kept, known_rows


def _unknown(
    connection: Connection, batch: list[Arrived], own_origin: str
) -> tuple[list[Arrived], list[tuple[int, Operation]]]:
    """Those of `batch` that are not in the log, each once; and those that say more than what is left of them here,
    with their number in the log."""
    known = arriving.stored(connection, batch)
    newest = _newest(connection, own_origin)  # an earlier one that is not here was lost: we have made it
    fresh: dict[Stamp, Arrived] = {}
    again: dict[int, Operation] = {}
    for one in batch:
        operation, stamp = one.operation, one.operation.stamp
        stored, n, kind = known.setdefault(stamp, (one.digest, 0, ""))
        if not n and operation.origin == own_origin and operation.oseq > newest:
            raise Fork(_NOT_OURS, number=operation.oseq, origin=operation.origin)
        if stored != one.digest:
            raise Fork(_DIFFERS, number=operation.oseq, origin=operation.origin)
        if not n:
            here = fresh.setdefault(stamp, one)
            if may_refill(here.operation.blank, operation):
                fresh[stamp] = one
        elif may_refill(kind, operation) and (n not in again or may_refill(again[n].blank, operation)):
            again[n] = operation
    return list(fresh.values()), list(again.items())


def _newest(connection: Connection, origin: str) -> int:
    return connection.scalar(select(func.max(Op.oseq)).where(Op.origin == origin_number(connection, origin))) or 0


_DIFFERS = QT_TRANSLATE_NOOP(
    "db",
    "Change {number} of {origin} is here already with other content: "
    "two computers seem to work with a copy of the same data folder.",
)
_NOT_OURS = QT_TRANSLATE_NOOP(
    "db",
    "Change {number} of {origin} bears the number of this installation, which has not made it: "
    "its data is older than what left it, or two computers work with a copy of the same data folder.",
)


def project_rows(
    connection: Connection,
    recorder: Recorder,
    rows: Mapping[str, set[uuid.UUID]],
    result: Applied,
    created: Mapping[uuid.UUID, Operation] | None = None,
) -> None:
    """Derive the given rows (by entity) anew and write them; park those that cannot stand.

    `created`: rows that the log knows by this one operation alone, and that are in no table.
    """
    known_shapes = shapes()
    new: dict[str, list[Operation]] = defaultdict(list)
    for operation in (created or {}).values():
        new[operation.entity].append(operation)
    for entity in [*known_shapes, *sorted((set(rows) | set(new)) - set(known_shapes))]:
        ids = rows.get(entity)
        shape = known_shapes.get(entity)
        if shape is None:
            named = [*(ids or ()), *(one.row for one in new.get(entity, ()))]
            _park(connection, recorder, entity, dict.fromkeys(named, "entity"), result)
            continue
        if entity in new:
            _project_new(connection, recorder, shape, new[entity], result)
        if ids:
            _project_entity(connection, recorder, shape, sorted(ids), result)


def _project_new(
    connection: Connection, recorder: Recorder, shape: Shape, operations: list[Operation], result: Applied
) -> None:
    standing: dict[uuid.UUID, tuple[int, dict[str, Any]]] = {}
    waiting: dict[uuid.UUID, str] = {}
    for one in operations:
        state = RowState({name: register.value for name, register in one.fields.items()}, False, frozenset())
        try:
            standing[one.row] = (one.office, decoded(shape, state))
        except KeyError:
            waiting[one.row] = "incomplete"
        except (ValueError, TypeError, ArithmeticError):
            waiting[one.row] = "value"
    _put_aside(connection, shape, standing, waiting)
    result.new_rows += len(standing)
    arriving.insert_new(connection, shape, standing)
    if waiting:
        _park(connection, recorder, shape.table.name, waiting, result)


def _put_aside(
    connection: Connection,
    shape: Shape,
    standing: dict[uuid.UUID, tuple[int, dict[str, Any]]],
    waiting: dict[uuid.UUID, str],
) -> None:
    """Rows whose parent is not here wait."""
    while orphans := _orphans(connection, shape, standing):
        for row in orphans:
            waiting[row] = "parent"
            del standing[row]


def _project_entity(
    connection: Connection, recorder: Recorder, shape: Shape, ids: list[uuid.UUID], result: Applied
) -> None:
    entity = shape.table.name
    log = operations_of(connection, ids)
    states: dict[uuid.UUID, RowState] = {row: row_state(operations) for row, operations in log.items()}
    standing: dict[uuid.UUID, tuple[int, dict[str, Any]]] = {}
    waiting: dict[uuid.UUID, str] = {}
    for row, state in states.items():
        try:
            standing[row] = (owner(log[row]), decoded(shape, state))
        except KeyError:
            if not is_only_placed(log[row]):
                waiting[row] = "incomplete"
        except (ValueError, TypeError, ArithmeticError):
            waiting[row] = "value"
    _put_aside(connection, shape, standing, waiting)
    there = existing(connection, shape, standing)
    result.new_rows += len(standing) - len(there)
    result.changed_rows += len(there)
    write_rows(connection, shape, standing)
    result.conflicts += set_conflicts(
        connection, entity, {row: states[row].cards(shape.cls.__moves__) for row in standing}, recorder.now
    )
    _park(connection, recorder, entity, waiting, result)
    for some in chunks(standing):
        connection.execute(delete(Parked).where(Parked.row.in_(some)))


def _orphans(
    connection: Connection, shape: Shape, standing: Mapping[uuid.UUID, tuple[int, dict[str, Any]]]
) -> set[uuid.UUID]:
    """Rows that point to a parent that is not in its table."""
    known_shapes = shapes()
    orphans: set[uuid.UUID] = set()
    for name, parent in shape.parents.items():
        wanted: set[uuid.UUID] = {values[name] for _, values in standing.values() if values[name] is not None}
        there: set[object] = set(existing(connection, known_shapes[parent], sorted(wanted)))
        if parent == shape.table.name:
            there |= standing.keys()
        orphans |= {
            row for row, (_, values) in standing.items() if values[name] is not None and values[name] not in there
        }
    return orphans


def _park(
    connection: Connection, recorder: Recorder, entity: str, rows: Mapping[uuid.UUID, str], result: Applied
) -> None:
    known: set[uuid.UUID] = set()
    for some in chunks(rows):
        known.update(connection.scalars(select(Parked.row).where(Parked.row.in_(some))))
    fresh = [
        {"entity": entity, "row": row, "reason": reason, "since": recorder.now}
        for row, reason in rows.items()
        if row not in known
    ]
    if fresh:
        connection.execute(insert(Parked), fresh)
        result.parked += len(fresh)


def retry_parked(connection: Connection, recorder: Recorder, result: Applied) -> None:
    """Parents may have come: try all parked rows again until nothing moves."""
    count = select(func.count()).select_from(Parked)
    before = connection.scalar(count)
    while before:
        for rows in _portions(connection):
            project_rows(connection, recorder, rows, result)
        left = connection.scalar(count)
        if left == before:
            return
        before = left


def _portions(connection: Connection) -> Iterator[dict[str, set[uuid.UUID]]]:
    """The parked rows by entity, as many at a time as their operations fit into memory."""
    sizes = (
        select(Parked.entity, Parked.row, func.sum(func.length(Op.fields)))
        .join(Op, Op.row == Parked.row)
        .group_by(Parked.entity, Parked.row)
        .order_by(Parked.entity)
    )
    rows: dict[str, set[uuid.UUID]] = defaultdict(set)
    count = size = 0
    for entity, row, characters in connection.execute(sizes).all():
        if count and (count == BATCH or size + characters > BATCH_CHARACTERS):
            yield rows
            rows, count, size = defaultdict(set), 0, 0
        rows[entity].add(row)
        count, size = count + 1, size + characters
    if count:
        yield rows
