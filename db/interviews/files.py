"""Files that answer a question: pictures, sound, documents. Their bytes stay inside the encrypted database."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.database import Database
from db.errors import QT_TRANSLATE_NOOP, InvalidInput
from db.interviews.live import Live, LiveForms, stored
from db.journal import insert_row
from db.registry.attachments import parts
from db.registry.attachments.names import SNIFFED, media_type
from db.registry.attachments.tables import Attachment, Blob

if TYPE_CHECKING:
    from db.forms import AnswerResult, NodeView

ENTITY = "response"
AUDIT_FILE = "audit.csv"
"""The interview's log, as `db.forms` names it."""
PART = 1024 * 1024
MOST = 10 * PART
"""Bytes of one file: a package has to fit into a mail."""
ENDINGS = {
    "image/jpeg": "jpg", "image/png": "png", "image/gif": "gif", "image/webp": "webp", "image/bmp": "bmp",
    "image/tiff": "tif", "image/heic": "heic", "audio/mpeg": "mp3", "audio/wav": "wav", "audio/ogg": "ogg",
    "audio/mp4": "m4a", "audio/flac": "flac", "audio/amr": "amr", "video/mp4": "mp4", "video/webm": "webm",
    "video/quicktime": "mov", "application/pdf": "pdf", "application/zip": "zip", "text/plain": "txt",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}  # fmt: skip
_HEADS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\xff\xd8\xff", "image/jpeg"), (0, b"\x89PNG\r\n\x1a\n", "image/png"), (0, b"GIF8", "image/gif"),
    (8, b"WEBP", "image/webp"), (0, b"BM", "image/bmp"), (0, b"II*\0", "image/tiff"), (0, b"MM\0*", "image/tiff"),
    (4, b"ftypheic", "image/heic"), (4, b"ftypmif1", "image/heic"), (4, b"ftypM4A", "audio/mp4"),
    (4, b"ftypqt", "video/quicktime"), (4, b"ftyp", "video/mp4"), (0, b"ID3", "audio/mpeg"),
    (0, b"\xff\xfb", "audio/mpeg"), (0, b"\xff\xf3", "audio/mpeg"), (8, b"WAVE", "audio/wav"),
    (0, b"OggS", "audio/ogg"), (0, b"fLaC", "audio/flac"), (0, b"#!AMR", "audio/amr"),
    (0, b"\x1aE\xdf\xa3", "video/webm"), (0, b"%PDF-", "application/pdf"),
)  # fmt: skip

_EMPTY = QT_TRANSLATE_NOOP("db", "The file is empty. Choose another one.")
_TOO_LARGE = QT_TRANSLATE_NOOP(
    "db", "The file has {size} MB; an answer may have {most} MB. Choose a smaller one, or make it shorter."
)
_NO_IMAGE = QT_TRANSLATE_NOOP("db", "The file is no picture. Choose a JPEG or PNG file.")
_NO_AUDIO = QT_TRANSLATE_NOOP("db", "The file is no sound recording. Choose an MP3, M4A, OGG or WAV file.")
_NO_VIDEO = QT_TRANSLATE_NOOP("db", "The file is no film. Choose an MP4 or WEBM file.")
_WRONG = {"image": _NO_IMAGE, "audio": _NO_AUDIO, "video": _NO_VIDEO}
_GIVEN = QT_TRANSLATE_NOOP("db", "File added to an interview")
KINDS = frozenset({"image", "audio", "video", "file"})


@dataclass(frozen=True, slots=True)
class ResponseFile:
    """`name` as the submission names it."""

    name: str
    media_type: str
    size: int
    sha256: str


class ResponseFiles:
    """The files of interviews. `draft(response)` gives the open form, or refuses."""

    def __init__(self, database: Database, forms: LiveForms, draft: Callable[[uuid.UUID], Live]) -> None:
        self._database, self._forms, self._draft = database, forms, draft

    def give(self, response: uuid.UUID, ref: str, data: bytes) -> AnswerResult:
        """Answer the question at `ref` with a file, as one committed transaction; the answer is its new name.

        The name says the question and nothing of the person: the file's own may hold a name, and interviews are
        anonymous. Raises InvalidInput with the question's reference as `field`.
        """
        kept = self._draft(response)
        node = kept.form.node(ref)
        kind = content_type(data)
        check(node, kind, len(data))
        digest = hashlib.sha256(data).hexdigest()
        name = f"{node.name}-{digest[:10]}.{ENDINGS.get(kind, 'bin')}"
        result = kept.form.answer(ref, name)

        def keep(session: Session) -> None:
            parts.put(session, digest, data)
            if _row(session, response, name) is None:
                insert_row(
                    session, Attachment, office=kept.office, entity=ENTITY, record_id=response, name=name,
                    media_type=kind, size=len(data), sha256=digest,
                )  # fmt: skip

        self._forms.write(response, kept, stored(result), also=keep, label=_GIVEN)
        return result

    def of(self, response: uuid.UUID) -> list[ResponseFile]:
        """Every file that was given and not thrown away, in the order given."""
        with self._database.read() as session:
            statement = select(Attachment.name, Attachment.media_type, Attachment.size, Attachment.sha256)
            rows = session.execute(
                statement.where(
                    Attachment.entity == ENTITY, Attachment.record_id == response, Attachment.deleted.is_(False)
                ).order_by(Attachment.n)
            ).all()
        return [ResponseFile(*row) for row in rows]

    def data(self, response: uuid.UUID, name: str) -> bytes | None:
        """The content of the file that the submission names so; None where it is not on this computer."""
        with self._database.read() as session:
            row = _row(session, response, name)
            return None if row is None else blob(session, row.sha256)

    def put(self, session: Session, response: uuid.UUID, office: int, name: str, data: bytes) -> None:
        """Keep what the engine itself wrote, such as the interview's log; in place of an earlier one."""
        digest = hashlib.sha256(data).hexdigest()
        parts.put(session, digest, data)
        row = _row(session, response, name)
        if row is None:
            insert_row(
                session, Attachment, office=office, entity=ENTITY, record_id=response, name=name,
                media_type="text/csv", size=len(data), sha256=digest,
            )  # fmt: skip
        else:
            row.sha256, row.size = digest, len(data)

    @staticmethod
    def tidy(session: Session, response: uuid.UUID, named: frozenset[str]) -> None:
        """Throw away what no answer names any more: a picture that was taken back is not to be kept."""
        statement = select(Attachment).where(Attachment.entity == ENTITY, Attachment.record_id == response)
        for row in session.scalars(statement):
            if row.name not in named:
                row.deleted = True


def check(node: NodeView, kind: str, size: int) -> None:
    """Raises InvalidInput where a file cannot answer the question."""
    if not size:
        raise InvalidInput(_EMPTY, field=node.ref)
    if size > MOST:
        raise InvalidInput(_TOO_LARGE, field=node.ref, size=-(-size // PART), most=MOST // PART)
    wanted = node.type
    # Some recorders write sound into the film's container.
    fits = kind.startswith(f"{wanted}/") or (wanted == "audio" and kind in ("video/mp4", "video/webm"))
    if wanted in _WRONG and not fits:
        raise InvalidInput(_WRONG[wanted], field=node.ref)


def content_type(data: bytes) -> str:
    """What a file is by its content; its name says nothing."""
    for at, head, kind in _HEADS:
        if data[at : at + len(head)] == head and (at != 8 or data[:4] == b"RIFF"):
            return kind
    return media_type(data[:SNIFFED])


def blob(session: Session, digest: str) -> bytes | None:
    found = session.scalars(select(Blob.data).where(Blob.sha256 == digest).order_by(Blob.part)).all()
    data = b"".join(found)
    return data if found and hashlib.sha256(data).hexdigest() == digest else None


def _row(session: Session, response: uuid.UUID, name: str) -> Attachment | None:
    statement = select(Attachment).where(
        Attachment.entity == ENTITY, Attachment.record_id == response, Attachment.name == name
    )
    return session.scalars(statement.limit(1)).one_or_none()


def bundle(submission: bytes, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """What is handed to ODK Central: the submission and the files that it names, by file name."""
    return {"submission.xml": submission, **files}
