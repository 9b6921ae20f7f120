"""Operations whose values are gone: what stays of them, how they get their values back, and who can read them.

Three things need it: the erasure of a person's data, a row that has moved to another province, and values of long ago
that others have replaced. What stays is the stamp, the author, the names of the fields with what each replaced, and the
digest of what it was; so the log has no gaps, rows are derived as before, and whoever still has the whole operation
is understood.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any

import msgspec
from sqlalchemy import Connection

from db.journal.operation import BLANKS, RESERVED, Operation, Register, digest, encode_fields
from db.journal.store import driver, select_operations, to_operation
from db.journal.tables import Op
from db.journal.values import shapes

MOVED, COMPACTED, ERASED = BLANKS
WHOLE_READER, BLANK_READER = 1, 2
"""`min_reader` of a package with whole operations alone, and of one with blanked ones or with registers of every row
that earlier programs do not know: those would take what is blank for a value, and go on showing what was erased."""

_OF_OLD = frozenset({"deleted"})


def needs_reader(operation: Operation) -> int:
    """The lowest `min_reader` of a package that holds this operation."""
    whole = not operation.blank and (RESERVED - _OF_OLD).isdisjoint(operation.fields)
    return WHOLE_READER if whole else BLANK_READER


def blanked(operation: Operation, kind: str, kept: Collection[str], fields: Collection[str] | None = None) -> Operation:
    """The operation without the values of `fields` (None: all), but those of `kept` and of the reserved registers.

    The same object where it holds none of these values.
    """
    gone = {
        name
        for name, register in operation.fields.items()
        if register.value is not None and name not in RESERVED and name not in kept
        and (fields is None or name in fields)
    }  # fmt: skip
    if not gone and (not operation.blank or operation.blank == kind):
        return operation
    left = {
        name: Register(None, register.supersedes) if name in gone else register
        for name, register in operation.fields.items()
    }
    was = operation.was or digest(operation, encode_fields(operation.fields)).hex()
    return msgspec.structs.replace(operation, fields=left, blank=max(kind, operation.blank, key=_rank), was=was)


def _rank(blank: str) -> int:
    return BLANKS.index(blank) if blank else -1


def keys_of(entity: str) -> frozenset[str]:
    """Fields that a blanked row keeps, since it cannot stand without them: the records that it belongs to."""
    shape = shapes().get(entity)
    return frozenset(shape.required & shape.parents.keys()) if shape else frozenset()


def store_blank(connection: Connection, condition: Any, kind: str, fields: Collection[str] | None = None) -> int:
    """Blank the stored operations that meet a condition on `Op`; returns how many lost something."""
    return store_blanked(connection, condition, lambda one, kept: blanked(one, kind, kept, fields))


def store_blanked(
    connection: Connection, condition: Any, change: Callable[[Operation, frozenset[str]], Operation]
) -> int:
    """The same with any change of theirs; it is given the operation and the fields that its row keeps."""
    keys: dict[str, frozenset[str]] = {}
    written: list[tuple[int, Operation]] = []
    for row in connection.execute(select_operations().add_columns(Op.n).where(condition)):
        before = to_operation(row)
        kept = keys.get(before.entity)
        if kept is None:
            kept = keys[before.entity] = keys_of(before.entity)
        after = change(before, kept)
        if after is not before:
            written.append((row.n, after))
    rewrite(connection, written)
    return len(written)


def rewrite(connection: Connection, operations: Iterable[tuple[int, Operation]]) -> None:
    """Put other values, or none, into stored operations (by their number in the log); stamps and digests stay."""
    raw, pairs = driver(connection), list(operations)
    raw.executemany("UPDATE op SET fields = ? WHERE n = ?", [(encode_fields(one.fields), n) for n, one in pairs])
    raw.executemany("DELETE FROM blanked WHERE n = ?", [(n,) for n, _ in pairs])
    blanks = [(n, one.blank) for n, one in pairs if one.blank]
    raw.executemany("INSERT INTO blanked(n, kind) VALUES (?, ?)", blanks)


def may_refill(stored: str, arriving: Operation) -> bool:
    """Whether an operation that came again says more than the blank that is here; what was erased stays so."""
    if stored in ("", ERASED):
        return False
    return not arriving.blank or _rank(arriving.blank) > _rank(stored)
