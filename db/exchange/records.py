"""Operations in a package: one JSON object a line, compressed; read back within bounds, never trusting a header."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec
import zstandard

from db.errors import ProgrammingError
from db.exchange import refusals
from db.exchange.refusals import BombRefused, DamagedPackage

LEVEL = 9
WINDOW = 8 * 1024 * 1024  # the largest window up to zstd's level 19; a header may ask for gigabytes
CHUNK = 256 * 1024


@dataclass(frozen=True)
class Limits:
    """What a package may cost its reader; bytes unless said otherwise."""

    package: int = 32 * 1024 * 1024  # ours have at most 7 MB, see `outgoing`
    raw: int = 512 * 1024 * 1024
    line: int = 4 * 1024 * 1024
    records: int = 500_000  # a number, not bytes; each keeps 200 bytes in memory until the import ends
    marks: int = 250_000  # commas and opening brackets in one line: each may become an object of 70 bytes


LIMITS = Limits()


@dataclass(frozen=True)
class Packed:
    """Compressed records with what the manifest says of them."""

    data: bytes
    count: int
    raw_size: int


def pack(records: Iterable[bytes]) -> Packed:
    """Compress records (each one JSON object without a line feed). Equal records give equal bytes."""
    compressor = zstandard.ZstdCompressor(level=LEVEL, write_checksum=True).compressobj()
    out: list[bytes] = []
    batch: list[bytes] = []
    count = raw_size = waiting = 0
    for record in records:
        if b"\n" in record:
            raise ProgrammingError("a record holds a line feed")
        batch.append(record)
        count += 1
        waiting += len(record) + 1
        if waiting > CHUNK:
            out.append(compressor.compress(b"\n".join(batch) + b"\n"))
            raw_size += waiting
            batch, waiting = [], 0
    if batch:
        out.append(compressor.compress(b"\n".join(batch) + b"\n"))
    out.append(compressor.flush())
    return Packed(b"".join(out), count, raw_size + waiting)


def lines(packed: Packed, file: str, limits: Limits) -> Iterator[bytes]:
    """The records as bytes. BombRefused beyond the limits, DamagedPackage where count or size do not agree.

    Memory: one line and one chunk, whatever the bytes.
    """
    if packed.raw_size > limits.raw or packed.count > limits.records:
        raise BombRefused(refusals.TOO_LARGE, file=file, limit_mb=limits.raw // (1024 * 1024))
    rest = b""
    count = size = 0
    for chunk in _chunks(packed.data, file):
        size += len(chunk)
        if size > packed.raw_size:  # more than the signed manifest promises
            raise BombRefused(refusals.TOO_LARGE, file=file, limit_mb=limits.raw // (1024 * 1024))
        whole = (rest + chunk).split(b"\n")
        rest = whole.pop()
        if len(rest) > limits.line or any(is_bomb(line, limits) for line in whole):
            raise BombRefused(refusals.TOO_MANY, file=file)
        count += len(whole)
        if count > packed.count:
            raise DamagedPackage(refusals.DAMAGED, file=file)
        yield from whole
    if rest or count != packed.count or size != packed.raw_size:
        raise DamagedPackage(refusals.DAMAGED, file=file)


def is_bomb(text: bytes, limits: Limits) -> bool:
    """Whether JSON is longer, or of more parts, than what anybody has to say in one piece."""
    if len(text) <= limits.marks:
        return False
    return len(text) > limits.line or text.count(b",") + text.count(b"[") + text.count(b"{") > limits.marks


def objects(packed: Packed, file: str, limits: Limits) -> Iterator[dict[str, Any]]:
    """The records as dicts: strict UTF-8 and JSON, objects only; DamagedPackage otherwise."""
    decoder = msgspec.json.Decoder(dict[str, Any])
    for line in lines(packed, file, limits):
        try:
            record = decoder.decode(line)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise DamagedPackage(refusals.DAMAGED, file=file) from error
        yield record


def _chunks(data: bytes, file: str) -> Iterator[bytes]:
    # decompress(max_output_size=…) obeys a size in the header and would make a gigabyte of 30 kB.
    decompressor = zstandard.ZstdDecompressor(max_window_size=WINDOW)
    try:
        with decompressor.stream_reader(data, read_across_frames=False) as reader:
            while chunk := reader.read(CHUNK):
                yield chunk
    except (zstandard.ZstdError, MemoryError) as error:
        raise DamagedPackage(refusals.DAMAGED, file=file) from error
