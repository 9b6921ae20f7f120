"""Identifiers that sort by the time they were made (UUIDv7, RFC 9562)."""

from __future__ import annotations

import secrets
import threading
import time
import uuid

_lock = threading.Lock()
_last = 0


def new_id() -> uuid.UUID:
    """Make a UUIDv7 that is larger than every earlier one of this process, also when the clock stands or goes back."""
    return _identifier(_taken(1))


def new_ids(count: int) -> list[uuid.UUID]:
    """Make many at once, ascending: one is drawn, the others follow it."""
    first = _taken(count)
    return [_identifier(number) for number in range(first, first + count)]


def _taken(count: int) -> int:
    """The first of so many numbers that nobody else gets."""
    global _last  # noqa: PLW0603 - the one counter that makes identifiers of this process monotonic
    fresh = (time.time_ns() // 1_000_000) << 74 | secrets.randbits(73)
    with _lock:
        first = max(fresh, _last + 1)
        _last = first + count - 1
    return first


def _identifier(number: int) -> uuid.UUID:
    milliseconds, random_bits = number >> 74, number & ((1 << 74) - 1)
    return uuid.UUID(
        int=milliseconds << 80 | 0x7 << 76 | (random_bits >> 62) << 64 | 0b10 << 62 | (random_bits & ((1 << 62) - 1))
    )
