"""Which fields two records have, what is suggested for each, and what the record holds that stands for both."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from db.errors import ProgrammingError
from db.journal.values import shape_of
from db.registry.merging.rows import FieldChoice
from db.registry.tables import Organisation, Person
from db.text import fold

Record = Organisation | Person
CLASSES: dict[str, type[Any]] = {"organisation": Organisation, "person": Person}
SETS = ("former_names", "other_phones", "other_emails", "tags")
NOT_MERGED = frozenset({"source_key", "merged_into"})
"""The key in the file that a record came from stays with that record: the next import knows both by it."""

_JOINED = ("notes",)
_SPARE = {"phone": "other_phones", "email": "other_emails"}


def fields_of(cls: type[Record]) -> tuple[str, ...]:
    """Fields with one value each, in the order of the table."""
    return tuple(name for name in shape_of(cls).fields if name not in NOT_MERGED and name not in SETS)


def sets_of(cls: type[Record]) -> tuple[str, ...]:
    return tuple(name for name in SETS if name in shape_of(cls).fields)


def name_of(row: Record) -> str:
    return row.name if isinstance(row, Organisation) else f"{row.given_name} {row.family_name}".strip()


def choices(first: Record, second: Record) -> tuple[FieldChoice, ...]:
    """Every field of both; `first` is the one that stands: its values are suggested unless they are empty."""
    cls = type(first)
    found = []
    for field in fields_of(cls):
        one, other = getattr(first, field), getattr(second, field)
        both = _joined(one, other) if field in _JOINED else None
        suggested = both or (one if one not in (None, "", False) else other)
        found.append(FieldChoice(field, one, other, both, suggested))
    for field in sets_of(cls):
        mine, theirs = tuple(getattr(first, field) or ()), tuple(getattr(second, field) or ())
        all_of = tuple(_united(mine, theirs))
        found.append(FieldChoice(field, mine, theirs, all_of, all_of, is_set=True))
    return tuple(found)


def combined(winner: Record, loser: Record, chosen: Mapping[str, Any]) -> dict[str, Any]:
    """Columns of the one that stands. What was not chosen of telephones, e-mails and names is kept beside.

    Fields that `chosen` does not name get what is suggested. Raises ProgrammingError for a value of neither record.
    """
    values: dict[str, Any] = {}
    for choice in choices(winner, loser):
        if choice.is_set:
            values[choice.field] = list(choice.both)
            continue
        value = chosen.get(choice.field, choice.suggested)
        if value not in (choice.first, choice.second) and (choice.both is None or value != choice.both):
            raise ProgrammingError(f"{choice.field}: {value!r} is a value of neither record")
        values[choice.field] = value
    for field, spare in _SPARE.items():
        left = [getattr(row, field) for row in (winner, loser)]
        values[spare] = [one for one in _united(values[spare], left) if one and one != values[field]]
    if "former_names" in values:
        values["former_names"] = _earlier_names(values, winner, loser)
    return {field: value if value != [] else None for field, value in values.items()}


def _earlier_names(values: Mapping[str, Any], *rows: Record) -> list[Any]:
    known = {fold(values["name"]), *(fold(str(one.get("name", ""))) for one in values["former_names"])}
    found = list(values["former_names"])
    for row in rows:
        name = name_of(row)
        if fold(name) not in known:
            known.add(fold(name))
            found.append({"name": name, "kind": None, "from": None, "to": None})
    return found


def _united(first: Iterable[Any], second: Iterable[Any]) -> list[Any]:
    found: list[Any] = []
    for one in (*first, *second):
        if one not in found:
            found.append(one)
    return found


def _joined(first: str | None, second: str | None) -> str | None:
    if not first or not second or fold(second) in fold(first):
        return None
    return second if fold(first) in fold(second) else f"{first}\n{second}"


def encoded(row: Record, fields: Iterable[str]) -> dict[str, Any]:
    """JSON values of some fields."""
    shape = shape_of(type(row))
    return {field: shape.encode(field, getattr(row, field)) for field in fields}


def taken_back(cls: type[Record], field: str, now: Any, before: Any, after: Any) -> tuple[Any, bool]:
    """What a field holds once a merge is taken out of it, and whether somebody has written over it since.

    `before` and `after` are JSON values as the merge found and left them; `now` and the result are Python values.
    """
    shape = shape_of(cls)
    old, new = shape.decode(field, before), shape.decode(field, after)
    if field not in SETS:
        return (old, False) if now == new else (now, True)
    added = [one for one in new or () if one not in (old or ())]
    lost = [one for one in old or () if one not in (new or ()) and one not in (now or ())]
    return ([one for one in now or () if one not in added] + lost) or None, False


def filled(row: Record) -> int:
    """How many fields say something."""
    return sum(getattr(row, field) not in (None, "", False) for field in fields_of(type(row)))


def same_record(first: uuid.UUID, second: uuid.UUID) -> tuple[uuid.UUID, uuid.UUID]:
    """A pair in the order in which pairs are kept."""
    return (first, second) if first < second else (second, first)
