"""What a manifest says of documents: which parts are inside, and which the sender has already.

A member `blobs/<sha256>` bears the digest of its own bytes, as in every version; here stands what it is a part of.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from db.registry.attachments.parts import PART, parts_of

LARGEST = 32  # parts of a document: 32 MB; the program itself takes files up to 25 MB
MOST_TOLD = 5_000
FOLDER = "blobs/"
_DIGEST = re.compile(r"[0-9a-f]{64}")
_LAST = 1 << 40


class DocumentParts(msgspec.Struct, frozen=True):
    """Parts of one document: (number from 0, SHA-256 of the part). `sha256` and `size` are of the whole."""

    sha256: str
    size: int
    parts: list[tuple[int, str]]


class Documents(msgspec.Struct, frozen=True):
    """`number` of the sender's export, the highest number it `heard` of the recipient's, what it `has` of documents
    (by SHA-256, bit 0 is part 0), and what is `inside`."""

    number: int = 0
    heard: int = 0
    has: dict[str, int] = {}
    inside: list[DocumentParts] = []


def mask(parts: int) -> int:
    """All of so many parts."""
    return (1 << parts) - 1


def length(size: int, part: int) -> int:
    """Bytes of a part of a document of `size`."""
    return min(PART, size - part * PART)


def sound(documents: Documents, sizes: Mapping[str, int]) -> bool:
    """Whether this can be, with members of these `sizes`: each is a part of some document, and as long as it must."""
    blobs = {name.removeprefix(FOLDER) for name in sizes if name.startswith(FOLDER)}
    named = {digest for one in documents.inside for _, digest in one.parts}
    return (
        0 <= documents.number <= _LAST
        and 0 <= documents.heard <= _LAST
        and len(documents.has) <= MOST_TOLD
        and all(_DIGEST.fullmatch(one) and 0 <= has <= mask(LARGEST) for one, has in documents.has.items())
        and len({one.sha256 for one in documents.inside}) == len(documents.inside)
        and named == blobs
        and all(_possible(one, sizes) for one in documents.inside)
    )


def _possible(one: DocumentParts, sizes: Mapping[str, int]) -> bool:
    numbers = [number for number, _ in one.parts]
    return (
        _DIGEST.fullmatch(one.sha256) is not None
        and one.size > 0
        and parts_of(one.size) <= LARGEST
        and 0 < len(numbers) == len(set(numbers))
        and all(0 <= number < parts_of(one.size) for number in numbers)
        and all(sizes[FOLDER + digest] == length(one.size, number) for number, digest in one.parts)
    )
