"""What can be asked: the questionnaires that come with the program, and an office's own ones.

An own questionnaire is kept as rows that travel like all others, down to the laptops: the XForm made of the workbook,
the workbook itself, and the lists and pictures that it names. Its key says its content, so a version never changes.
"""

from __future__ import annotations

import base64
import hashlib
import re
import uuid
import zlib
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.database import Database
from db.errors import QT_TRANSLATE_NOOP, InvalidInput, NotFound
from db.interviews.tables import QuestionnairePart, part_id
from db.journal import INCLUDE_DELETED, insert_row
from db.service import Service

if TYPE_CHECKING:
    from db.forms import FormDefinition

OWN = "own:"
FORM, WORKBOOK = "form.xml", "form.xlsx"
PART = 192 * 1024
MOST = 8 * 1024 * 1024
"""Bytes of a questionnaire with all that belongs to it, compressed: it goes to every laptop by mail."""
KEPT_OPEN = 6
_NAMED = re.compile(rb"jr://(?:images|audio|video|file|file-csv)/([^\"'<>\s)]+)")

_MISSING = QT_TRANSLATE_NOOP(
    "db", "The questionnaire names the file “{name}”, which does not lie beside it. Put it into the folder {folder}."
)
_TOO_LARGE = QT_TRANSLATE_NOOP(
    "db", "The questionnaire and its files have {size} MB; {most} MB are allowed. Make its pictures smaller."
)
_UNKNOWN = QT_TRANSLATE_NOOP(
    "db", "The questionnaire of this study is not on this computer yet. It comes with the next package."
)
_ANOTHER = QT_TRANSLATE_NOOP(
    "db", "This is the questionnaire “{given}”; the study asks “{wanted}”. Choose a newer version of the same one."
)


@dataclass(frozen=True, slots=True)
class OwnQuestionnaire:
    """One that was read and can be asked; nothing of it is stored yet. `files` by name, the XForm under `FORM`."""

    key: str
    title: str
    form_id: str
    version: str
    languages: tuple[str, ...]
    questions: int
    files: Mapping[str, bytes]


class Questionnaires(Service):
    """Finds, reads and keeps questionnaires. Definitions stay in memory, the least used goes first."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._definitions: OrderedDict[str, FormDefinition] = OrderedDict()
        self._media: dict[str, dict[str, bytes]] = {}
        self._heads: dict[str, tuple[str, str, str]] = {}

    # ---- finding
    def questionnaires(self) -> tuple[tuple[str, str, str], ...]:
        """(key, title, version) of what can be asked: what the program brings, then the office's own."""
        from db.forms.catalogue import shipped_questionnaires

        with self._database.read() as session:
            keys = session.scalars(select(QuestionnairePart.key).distinct().order_by(QuestionnairePart.key)).all()
            heads = [(key, *self._head(key, session)[:2]) for key in keys]
        return (*shipped_questionnaires(), *heads)

    def definition(self, key: str, session: Session | None = None) -> FormDefinition:
        """The questionnaire to be opened. Raises NotFound where it has not come here yet."""
        from db.forms.catalogue import load_shipped

        if not key.startswith(OWN):
            return load_shipped(key)
        if key not in self._definitions:
            files = self._files(key, session)
            self._definitions[key] = defined(files)
            self._media[key] = files
            while len(self._definitions) > KEPT_OPEN:
                gone, _ = self._definitions.popitem(last=False)
                self._media.pop(gone, None)
        self._definitions.move_to_end(key)
        return self._definitions[key]

    def media(self, key: str, name: str) -> bytes | None:
        """A picture or sound that the questionnaire brings."""
        if key.startswith(OWN):
            self.definition(key)
            return self._media[key].get(name)
        return None

    def workbook(self, key: str) -> bytes | None:
        """The workbook that an own questionnaire was made of; None if it came as an XForm."""
        return self._files(key, None).get(WORKBOOK)

    def _head(self, key: str, session: Session) -> tuple[str, str, str]:
        """(title, version, form id)"""
        if key not in self._heads:
            self._heads[key] = _head_of(self._files(key, session)[FORM])
        return self._heads[key]

    def form_id(self, key: str) -> str:
        if not key.startswith(OWN):
            return self.definition(key).form_id
        with self._database.read() as session:
            return self._head(key, session)[2]

    # ---- keeping
    def keep(self, new: OwnQuestionnaire) -> str:
        """Store it; the same twice is the same rows. Returns its key."""
        with self._database.write() as session:
            known = _known_parts(session, new.key)
            for name, number, data in _parts(new.files):
                row = known.get(part_id(new.key, name, number))
                if row is not None:
                    if row.deleted:
                        row.deleted = False
                else:
                    insert_row(
                        session, QuestionnairePart, id=part_id(new.key, name, number), key=new.key, name=name,
                        part=number, data=data,
                    )  # fmt: skip
        return new.key

    def check_version(self, key: str, new: OwnQuestionnaire) -> None:
        """Raises InvalidInput where `new` is no version of the questionnaire `key`."""
        if self.form_id(key) != new.form_id:
            raise InvalidInput(_ANOTHER, field="questionnaire", given=new.form_id, wanted=self.form_id(key))

    def _files(self, key: str, session: Session | None) -> dict[str, bytes]:
        if session is None:
            with self._database.read() as own:
                return self._files(key, own)
        statement = select(QuestionnairePart.name, QuestionnairePart.data).where(QuestionnairePart.key == key)
        texts: dict[str, list[str]] = {}
        for name, data in session.execute(statement.order_by(QuestionnairePart.name, QuestionnairePart.part)):
            texts.setdefault(name, []).append(data)
        try:
            files = {name: zlib.decompress(base64.b64decode("".join(parts))) for name, parts in texts.items()}
        except (ValueError, zlib.error) as error:  # a part of it has not come yet
            raise NotFound(_UNKNOWN) from error
        if FORM not in files:
            raise NotFound(_UNKNOWN)
        return files


def read_questionnaire(path: Path) -> OwnQuestionnaire:
    """Read a workbook (.xlsx, .xls) or an XForm (.xml) with the files that it names, from beside it or from the folder
    NAME-media beside it.

    Raises FormError (WorkbookError with all its faults), and InvalidInput where a file is missing or all is too large.
    """
    from db.forms import load_form
    from db.forms.definition import WORKBOOKS
    from db.forms.workbook import convert_with_lists

    load_form(path)  # refuses with the cell; what follows finds nothing wrong any more
    data = path.read_bytes()
    files: dict[str, bytes] = {}
    if path.suffix in WORKBOOKS or data[:2] == b"PK":
        files[WORKBOOK] = data
        data, lists = convert_with_lists(data)
        files |= lists
    files[FORM] = data
    for name in sorted({found.decode("utf-8") for found in _NAMED.findall(data)} - files.keys()):
        files[name] = _beside(path, name)
    size = sum(len(zlib.compress(one)) for one in files.values())
    if size > MOST:
        raise InvalidInput(_TOO_LARGE, field="questionnaire", size=-(-size // 1024**2), most=MOST // 1024**2)
    definition = defined(files)
    digest = hashlib.sha256(b"".join(hashlib.sha256(name.encode() + b"\0" + files[name]).digest()
                                     for name in sorted(files) if name != WORKBOOK))  # fmt: skip
    questions = sum(element.is_leaf and element.control is not None for element in definition.root.walk())
    return OwnQuestionnaire(
        OWN + digest.hexdigest()[:32], definition.title or definition.form_id, definition.form_id, definition.version,
        tuple(definition.languages), questions, files,
    )  # fmt: skip


def defined(files: Mapping[str, bytes]) -> FormDefinition:
    from db.forms import load_form

    others = {name: data for name, data in files.items() if name not in (FORM, WORKBOOK)}
    return load_form(files[FORM], attachments=others)


def _beside(path: Path, name: str) -> bytes:
    places = (path.parent / name, path.parent / f"{path.stem}-media" / name, path.parent / "media" / name)
    found = next((one for one in places if one.parent.resolve() == one.resolve().parent and one.is_file()), None)
    if found is None or "/" in name or "\\" in name:
        raise InvalidInput(_MISSING, field="questionnaire", name=name, folder=path.parent.name)
    return found.read_bytes()


def _parts(files: Mapping[str, bytes]) -> Iterator[tuple[str, int, str]]:
    for name, data in files.items():
        text = base64.b64encode(zlib.compress(data, 9)).decode("ascii")
        for number in range(max(1, -(-len(text) // PART))):
            yield name, number, text[number * PART : (number + 1) * PART]


def _known_parts(session: Session, key: str) -> dict[uuid.UUID, QuestionnairePart]:
    statement = select(QuestionnairePart).where(QuestionnairePart.key == key)
    rows = session.scalars(statement.execution_options(**{INCLUDE_DELETED: True})).all()
    return {row.id: row for row in rows}


def _head_of(xform: bytes) -> tuple[str, str, str]:
    from lxml import etree

    html = etree.fromstring(xform, etree.XMLParser(resolve_entities=False, no_network=True))
    title = html.findtext(".//{http://www.w3.org/1999/xhtml}title") or ""
    instance = html.find(".//{http://www.w3.org/2002/xforms}instance")
    root = instance[0] if instance is not None and len(instance) else None
    form_id = "" if root is None else root.get("id") or ""
    return title or form_id, "" if root is None else root.get("version") or "", form_id
