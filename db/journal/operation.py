"""The operation: what one write of one row says, in memory and on the wire."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping
from typing import Any

import msgspec

Stamp = tuple[str, int]
"""Identity of an operation: (origin, its number there)."""


class Register(msgspec.Struct, frozen=True, omit_defaults=True, rename={"value": "v", "supersedes": "s"}):
    """One field of an operation: its value as JSON, and the heads of that field which it replaces."""

    value: Any = None
    supersedes: tuple[Stamp, ...] = ()


Fields = dict[str, Register]


class Operation(msgspec.Struct, frozen=True, rename={"change_set": "tx"}):
    """One write of one row by one place.

    `origin` is `node.incarnation`, `oseq` counts without gaps from 1 in it, `hlc` is the hybrid logical clock
    (milliseconds since 1970 shifted left by 16, plus a counter), `office` the province that owns the row.
    """

    origin: str
    oseq: int
    hlc: int
    entity: str
    row: uuid.UUID
    office: int
    author: str
    schema: int
    change_set: uuid.UUID
    fields: Fields

    @property
    def stamp(self) -> Stamp:
        return self.origin, self.oseq

    @property
    def order(self) -> tuple[int, str]:
        """Of several living values the one with the largest order is shown; the same everywhere."""
        return self.hlc, self.origin


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
    return _decoder.decode(line)


def encode_fields(fields: Mapping[str, Any]) -> str:
    """The fields as JSON, the same text at every place. Plain dicts of the registers' form will do as well."""
    return _encoder.encode(fields).decode()


def decode_fields(text: str) -> Fields:
    return _fields_decoder.decode(text)


def digest(operation: Operation, fields: str) -> bytes:
    """16 bytes that tell two operations of one stamp apart (a copied disk), also after their content was erased.

    `fields` is what `encode_fields` gives for it (the caller has it at hand anyway).
    """
    head = (
        f"{operation.origin}\n{operation.oseq}\n{operation.hlc}\n{operation.entity}\n{operation.row.hex}\n"
        f"{operation.office}\n{operation.author}\n{operation.schema}\n{operation.change_set.hex}\n"
    )
    return hashlib.blake2b((head + fields).encode(), digest_size=16).digest()
