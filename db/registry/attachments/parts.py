"""The bytes of documents, part by part: what is here of them, and what is whole."""

from __future__ import annotations

import hashlib

from sqlalchemy import ColumnElement, and_, delete, exists, func, insert, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from db.registry.attachments.tables import Blob, PartialBlob

PART = 1024 * 1024
"""Bytes of a part, here and in packages; the last one of a document has fewer."""


def parts_of(size: int) -> int:
    """Number of parts of so many bytes."""
    return -(-size // PART)


def whole(digest: InstrumentedAttribute[str]) -> ColumnElement[bool]:
    """Condition: all bytes with this digest are here, and are what they should be."""
    return and_(exists().where(Blob.sha256 == digest, Blob.part == 0), ~exists().where(PartialBlob.sha256 == digest))


def is_whole(session: Session, digest: str) -> bool:
    here = session.scalar(select(Blob.part).where(Blob.sha256 == digest, Blob.part == 0))
    return here is not None and not is_partial(session, digest)


def is_partial(session: Session, digest: str) -> bool:
    return session.scalar(select(PartialBlob.n).where(PartialBlob.sha256 == digest)) is not None


def count(session: Session, digest: str) -> int:
    """Parts that are here."""
    return session.scalar(select(func.count()).select_from(Blob).where(Blob.sha256 == digest)) or 0


def put(session: Session, digest: str, data: bytes) -> None:
    """Keep all bytes of a document, unless they are here; in place of the parts that came of it."""
    if is_whole(session, digest):
        return
    forget(session, digest)
    for part in range(parts_of(len(data))):
        session.execute(insert(Blob).values(sha256=digest, part=part, data=data[part * PART : (part + 1) * PART]))


def forget(session: Session, digest: str) -> None:
    """Throw its bytes away."""
    session.execute(delete(Blob).where(Blob.sha256 == digest))
    session.execute(delete(PartialBlob).where(PartialBlob.sha256 == digest))


def is_sound(session: Session, digest: str) -> bool:
    """Whether what is here has this digest. Reads one part at a time."""
    found, number = hashlib.sha256(), 0
    part = select(Blob.data).where(Blob.sha256 == digest)
    while (data := session.scalar(part.where(Blob.part == number))) is not None:
        found.update(data)
        number += 1
    return found.hexdigest() == digest
