"""The operation: what one write of one row says, in memory and on the wire."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Mapping
from typing import Annotated, Any

import msgspec
from msgspec import Meta

DELETED = "deleted"
"""Register of a row's deletion; its value is `False` or {"seen": [[origin, oseq], ...]}."""

MEMBERS = "set"
"""The one key of a value that is a set: {"set": [...]}; see `db/journal/merge.py`."""

DEEPEST = 32
"""Levels of a JSON value: far more than any field has, far fewer than a reader's stack."""

ERASED = "erased"
"""Register of an erasure: {"fields": None or [names], "why": code}; None erases the whole row. Final."""

OFFICE, OFFICES = "office", "offices"
"""Registers of a row's owner, where it has moved, and of the offices that see it besides: a set of plates."""

PLACING = frozenset({ERASED, OFFICE, OFFICES})
"""Of these, what an office that does not see a row is told of it all the same."""

RESERVED = frozenset({DELETED, ERASED, OFFICE, OFFICES})
"""Registers that every row may have. They hold nothing personal, so blanking leaves them as they are."""

BLANKS = ("moved", "compacted", "erased")
"""Kinds of blanked operations; a later one says more about what may still come back (`db/journal/blanking.py`)."""

LAST_OFFICE = 81

Stamp = tuple[str, int]
"""Identity of an operation: (origin, its number there)."""


class Register(msgspec.Struct, frozen=True, omit_defaults=True, gc=False, rename={"value": "v", "supersedes": "s"}):
    """One field of an operation: its value as JSON, and the heads of that field which it replaces."""

    value: Any = None
    supersedes: tuple[Stamp, ...] = ()


Fields = dict[str, Register]


class Operation(msgspec.Struct, frozen=True, omit_defaults=True, gc=False, rename={"change_set": "tx", "was": "d"}):
    """One write of one row by one place.

    `origin` is `node.incarnation`, `oseq` counts without gaps from 1 in it, `hlc` is the hybrid logical clock
    (milliseconds since 1970 shifted left by 16, plus a counter), `office` the province that owns the row.
    The bounds hold for what is read from a package; they keep every number inside the database's own.
    `blank` is one of `BLANKS` where values are gone; `was` is then the digest of the whole operation, in hexadecimal.
    """

    origin: Annotated[str, Meta(pattern=r"\A\S{1,80}\.[1-9][0-9]{0,9}\Z")]
    oseq: Annotated[int, Meta(ge=1, lt=1 << 53)]
    hlc: Annotated[int, Meta(ge=0, lt=1 << 62)]
    entity: Annotated[str, Meta(min_length=1, max_length=64)]
    row: uuid.UUID
    office: Annotated[int, Meta(ge=0, le=LAST_OFFICE)]
    author: str
    schema: Annotated[int, Meta(ge=0, lt=1 << 15)]
    change_set: uuid.UUID
    fields: Fields
    blank: str = ""
    was: Annotated[str, Meta(pattern=r"\A([0-9a-f]{32})?\Z")] = ""

    @property
    def stamp(self) -> Stamp:
        return self.origin, self.oseq

    @property
    def order(self) -> tuple[int, str, int]:
        """Of several living values the one with the largest order is shown; the same everywhere."""
        return self.hlc, self.origin, self.oseq


_encoder = msgspec.json.Encoder(order="deterministic", uuid_format="hex")
_decoder = msgspec.json.Decoder(Operation)
_fields_decoder = msgspec.json.Decoder(Fields)


def encode(operation: Operation) -> bytes:
    """Return the operation as one line of JSON, the same bytes at every place."""
    return _encoder.encode(operation)


def decode(line: bytes) -> Operation:
    """Read one line.

    Raises:
        ValueError: the line is not an operation (`msgspec.ValidationError` and wrong UTF-8 are ValueErrors too).
    """
    try:
        operation = _decoder.decode(line)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if bool(operation.blank) != bool(operation.was) or operation.blank not in ("", *BLANKS):
        raise ValueError("blanked in another way")
    for name, register in operation.fields.items():
        if name in _FORMS and not _FORMS[name](register.value):
            raise ValueError(f"a register “{name}” of another form")
        if isinstance(register.value, dict | list) and _is_deeper(register.value, DEEPEST):
            raise ValueError("nested too deeply")
    return operation


def _is_deletion_or_return(value: Any) -> bool:
    if value is False:
        return True
    seen = value.get("seen") if isinstance(value, dict) else None
    return isinstance(seen, list) and all(
        isinstance(one, list) and [type(part) for part in one] == [str, int] for one in seen
    )


def _is_erasure(value: Any) -> bool:
    if not isinstance(value, dict) or not isinstance(value.get("why"), str):
        return False
    fields = value.get("fields")
    return fields is None or (isinstance(fields, list) and all(isinstance(one, str) for one in fields))


def _is_office(value: Any) -> bool:
    return type(value) is int and 0 <= value <= LAST_OFFICE


def _are_offices(value: Any) -> bool:
    members = value.get(MEMBERS) if isinstance(value, dict) else None
    return isinstance(members, list) and all(map(_is_office, members))


_FORMS: dict[str, Callable[[Any], bool]] = {
    DELETED: _is_deletion_or_return, ERASED: _is_erasure, OFFICE: _is_office, OFFICES: _are_offices,
}  # fmt: skip


def _is_deeper(value: Any, levels: int) -> bool:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return levels == 0 or any(_is_deeper(one, levels - 1) for one in inner)


def encode_fields(fields: Mapping[str, Any]) -> str:
    """The fields as JSON, the same text at every place. Plain dicts of the registers' form will do as well."""
    return _encoder.encode(fields).decode()


def decode_fields(text: str) -> Fields:
    return _fields_decoder.decode(text)


def digest(operation: Operation, fields: str) -> bytes:
    """16 bytes that tell two operations of one stamp apart (a copied disk), also after their content was erased.

    `fields` is what `encode_fields` gives for it (the caller has it at hand anyway). Of a blanked one it is what it
    says; of a whole one it is computed, never believed.
    """
    if operation.was:
        return bytes.fromhex(operation.was)
    writer = f"{operation.author}\n{operation.schema}\n{operation.change_set.hex}"
    return digest_of(
        operation.origin, operation.oseq, operation.hlc, operation.entity, operation.row.hex, operation.office, writer,
        fields,
    )  # fmt: skip


def digest_of(origin: str, oseq: int, hlc: int, entity: str, row: str, office: int, writer: str, fields: str) -> bytes:
    """The same of an operation's parts; `row` in hexadecimal, `writer`: author, schema and change set, a line each."""
    said = f"{origin}\n{oseq}\n{hlc}\n{entity}\n{row}\n{office}\n{writer}\n{fields}"
    return hashlib.blake2b(said.encode(), digest_size=16).digest()
