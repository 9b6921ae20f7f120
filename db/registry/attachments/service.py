"""Files kept with an organisation or a person: inside the encrypted database, each content once."""

from __future__ import annotations

import hashlib
import os
import tempfile
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from sqlalchemy import delete, exists, func, insert, select
from sqlalchemy.orm import Session

from db.audit import record
from db.audit.actions import ATTACHMENT_SAVED
from db.errors import QT_TRANSLATE_NOOP, NotFound, UserError
from db.folder import file_errors, sync_folder
from db.journal import insert_row
from db.journal.stamps import to_moment
from db.journal.tables import Op
from db.registry.attachments import parts
from db.registry.attachments.names import SNIFFED, clean_name, media_type
from db.registry.attachments.parts import PART, parts_of
from db.registry.attachments.rows import Added, AttachmentRow
from db.registry.attachments.tables import Attachment, Blob, PartialBlob
from db.registry.offices import office_about
from db.service import Service

MOST = 25 * PART  # bytes of one file
_MEGABYTES = MOST // PART

_TOO_LARGE = QT_TRANSLATE_NOOP(
    "db", "“{name}” has {size} MB; a document may have {most} MB. Make it smaller, or keep it where it is."
)
_EMPTY = QT_TRANSLATE_NOOP("db", "“{name}” is empty.")
_UNREADABLE = QT_TRANSLATE_NOOP("db", "“{name}” cannot be read: it is no file, or it is open elsewhere.")
_CHANGED = QT_TRANSLATE_NOOP("db", "“{name}” was changed while it was read. Add it again.")
_TWICE = QT_TRANSLATE_NOOP("db", "“{name}” is here already, as “{other}”.")
_GONE = QT_TRANSLATE_NOOP("db", "This document is no longer here.")
_NOT_HERE = QT_TRANSLATE_NOOP(
    "db", "The content of “{name}” is not on this computer yet; it comes with the next packages."
)
_INCOMPLETE = QT_TRANSLATE_NOOP(
    "db", "{here} of {parts} parts of “{name}” are here; the others come with the next packages."
)
_DAMAGED = QT_TRANSLATE_NOOP("db", "The content of “{name}” is damaged. Restore the last backup.")
NAMELESS = "belge"


class UnusableFile(UserError):
    """A file that cannot be kept with a record; nothing of it was stored."""

    code = "unusable_file"


class AttachmentService(Service):
    """Never holds more than PART bytes of a file, but for `read`."""

    # ---- writing
    def add(self, entity: str, record: uuid.UUID, path: Path, name: str = "") -> uuid.UUID:
        """Keep a copy of a file with a record of `entity`; `name` instead of the path's. Raises UnusableFile."""
        called = clean_name(name or path.name) or NAMELESS
        with _opened(path, called) as file:
            return self._add(entity, record, file, called)

    def add_all(
        self, entity: str, record: uuid.UUID, paths: Sequence[Path], report: Callable[[int, int], Any] = lambda *_: None
    ) -> Added:
        """Keep those that can be kept, as one change. What `report(files, of all)` raises ends it: none is kept."""
        refused: list[UserError] = []
        with self._database.write(QT_TRANSLATE_NOOP("db", "Document added")) as session:
            for number, path in enumerate(paths):
                report(number, len(paths))
                called = clean_name(path.name) or NAMELESS
                try:
                    with _opened(path, called) as file:
                        _keep(session, entity, record, file, called)
                except UnusableFile as error:
                    refused.append(error)
        count = len(paths) - len(refused)
        return Added(count, tuple(refused), self._database.last_change_set if count else None)

    def add_bytes(self, entity: str, record: uuid.UUID, data: bytes, name: str) -> uuid.UUID:
        """As `add`, of what never was a file: something pasted."""
        return self._add(entity, record, BytesIO(data), clean_name(name) or NAMELESS)

    def _add(self, entity: str, record: uuid.UUID, file: BinaryIO, name: str) -> uuid.UUID:
        with self._database.write(QT_TRANSLATE_NOOP("db", "Document added")) as session:
            return _keep(session, entity, record, file, name)

    def rename(self, attachment: uuid.UUID, name: str) -> bool:
        """False where the name is the same, or nothing of it can be used."""
        called = clean_name(name)
        with self._database.write(QT_TRANSLATE_NOOP("db", "Document renamed")) as session:
            row = _one(session, attachment)
            if not called or called == row.name:
                return False
            row.name = called
            return True

    def remove(self, attachment: uuid.UUID) -> None:
        """Take it off its record. Its bytes stay until `purge`, so that it can be undone."""
        with self._database.write(QT_TRANSLATE_NOOP("db", "Document removed")) as session:
            _one(session, attachment).deleted = True

    def purge(self) -> int:
        """Throw away the bytes that no document refers to any more; for the program's start, when no undo is left."""
        named = exists().where(Attachment.sha256 == Blob.sha256, Attachment.deleted.is_(False))
        used = named | exists().where(PartialBlob.sha256 == Blob.sha256)  # its row may come yet
        with self._database.read() as session:
            lost = session.scalars(select(Blob.sha256).where(Blob.part == 0, ~used)).all()
        if lost:
            with self._database.write() as session:
                session.execute(delete(Blob).where(Blob.sha256.in_(lost), ~used))
        return len(lost)

    # ---- reading
    def of(self, entity: str, record: uuid.UUID) -> list[AttachmentRow]:
        """Documents of a record, the newest first."""
        first = select(Op.hlc, Op.author).where(Op.row == Attachment.id).order_by(Op.hlc).limit(1)
        come = select(func.count()).where(Blob.sha256 == Attachment.sha256).correlate(Attachment).scalar_subquery()
        statement = select(
            Attachment.id, Attachment.name, Attachment.media_type, Attachment.size,
            first.with_only_columns(Op.hlc).correlate(Attachment).scalar_subquery(),
            first.with_only_columns(Op.author).correlate(Attachment).scalar_subquery(),
            parts.whole(Attachment.sha256), come,
        ).where(Attachment.entity == entity, Attachment.record_id == record)  # fmt: skip
        with self._database.read() as session:
            rows = [
                AttachmentRow(row, name, kind, size, to_moment(at or 0), by or "", bool(here), count, parts_of(size))
                for row, name, kind, size, at, by, here, count in session.execute(statement)
            ]
        return sorted(rows, key=lambda one: (one.added_at, one.id), reverse=True)

    def count(self, entity: str, record: uuid.UUID) -> int:
        statement = select(func.count()).select_from(Attachment)
        with self._database.read() as session:
            of_record = statement.where(Attachment.entity == entity, Attachment.record_id == record)
            return int(session.scalar(of_record.where(Attachment.deleted.is_(False))) or 0)

    def read(self, attachment: uuid.UUID) -> bytes:
        """All its bytes. Raises NotFound, also where only what is known of it has come from another place."""
        return b"".join(self._parts(attachment))

    def save_as(self, attachment: uuid.UUID, path: Path) -> None:
        """Write it to `path`, whole or not at all; as plain data, so that nothing can be run by it.

        Raises NotFound, ReadOnlyFolder, DiskFull, and UnusableFile where its bytes are damaged.
        """
        with file_errors(path.parent):
            handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".kopru-", suffix=".part")
            try:
                with os.fdopen(handle, "wb") as file:
                    for part in self._parts(attachment):
                        file.write(part)
                    file.flush()
                    os.fsync(file.fileno())
                with self._database.write() as session:
                    record(session, ATTACHMENT_SAVED, {"document": str(attachment)})
                    Path(beside).replace(path)
            except BaseException:
                with suppress(OSError):
                    Path(beside).unlink()
                raise
            sync_folder(path.parent)

    def _parts(self, attachment: uuid.UUID) -> Iterator[bytes]:
        """Its bytes part by part; raises at the end where they are not those that were added."""
        found = hashlib.sha256()
        with self._database.read() as session:
            row = _one(session, attachment)
            name, digest = row.name, row.sha256
            if not parts.is_whole(session, digest):
                here = parts.count(session, digest)
                raise NotFound(_INCOMPLETE if here else _NOT_HERE, name=name, here=here, parts=parts_of(row.size))
            number = 0
            part = select(Blob.data).where(Blob.sha256 == digest)
            while (data := session.scalar(part.where(Blob.part == number))) is not None:
                found.update(data)
                yield data
                number += 1
        if found.hexdigest() != digest:
            raise UnusableFile(_DAMAGED, name=name)


@contextmanager
def _opened(path: Path, name: str) -> Iterator[BinaryIO]:
    try:
        if not path.is_file():  # a folder, a pipe that would never end, or nothing
            raise UnusableFile(_UNREADABLE, name=name)
        file = path.open("rb")
    except OSError as error:
        raise UnusableFile(_UNREADABLE, name=name) from error
    with file:
        yield file


def _keep(session: Session, entity: str, record: uuid.UUID, file: BinaryIO, name: str) -> uuid.UUID:
    """Nothing of it is left where this raises UnusableFile."""
    size, digest, kind = _look_through(file, name)
    _refuse_twice(session, record, digest, name)
    if not parts.is_whole(session, digest):
        parts.forget(session, digest)
        try:
            _store(session, file, digest, name)
        except UnusableFile:
            session.execute(delete(Blob).where(Blob.sha256 == digest))
            raise
    return insert_row(
        session, Attachment, office=_office(session, record), entity=entity, record_id=record, name=name,
        media_type=kind, size=size, sha256=digest,
    )  # fmt: skip


def _office(session: Session, record: uuid.UUID) -> int:
    """Our own; at the centre that of the record, whose office is the one to see the document."""
    return office_about(session, record)


def _look_through(file: BinaryIO, name: str) -> tuple[int, str, str]:
    """Size, digest and media type; raises UnusableFile before anything is stored."""
    size, digest, head = 0, hashlib.sha256(), b""
    try:
        size = file.seek(0, os.SEEK_END)
        file.seek(0)
        if size > MOST:
            raise UnusableFile(_TOO_LARGE, name=name, size=-(-size // PART), most=_MEGABYTES)
        size = 0
        while part := file.read(PART):
            head = head or part[:SNIFFED]
            size += len(part)
            digest.update(part)
            if size > MOST:  # it grows
                raise UnusableFile(_CHANGED, name=name)
    except OSError as error:
        raise UnusableFile(_UNREADABLE, name=name) from error
    if not size:
        raise UnusableFile(_EMPTY, name=name)
    return size, digest.hexdigest(), media_type(head)


def _store(session: Session, file: BinaryIO, digest: str, name: str) -> None:
    found, number = hashlib.sha256(), 0
    try:
        file.seek(0)
        while part := file.read(PART):
            found.update(part)
            session.execute(insert(Blob).values(sha256=digest, part=number, data=part))
            number += 1
            if number * PART > MOST + PART:
                break
    except OSError as error:
        raise UnusableFile(_UNREADABLE, name=name) from error
    if found.hexdigest() != digest:
        raise UnusableFile(_CHANGED, name=name)


def _refuse_twice(session: Session, record: uuid.UUID, digest: str, name: str) -> None:
    same = select(Attachment.name).where(Attachment.record_id == record, Attachment.sha256 == digest)
    other = session.scalar(same.where(Attachment.deleted.is_(False)).limit(1))
    if other is not None:
        raise UnusableFile(_TWICE, name=name, other=other)


def _one(session: Session, attachment: uuid.UUID) -> Attachment:
    row = session.scalars(select(Attachment).where(Attachment.id == attachment)).one_or_none()
    if row is None:
        raise NotFound(_GONE)
    return row
