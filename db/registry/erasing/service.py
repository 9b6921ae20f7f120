"""What one can do about data that must go: see what would go, erase it, print that it was done."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.audit import record as record_deed
from db.audit.actions import RECORD_ERASED
from db.backup import list_backups
from db.errors import QT_TRANSLATE_NOOP, NotFound, UserError
from db.journal.erasing import ErasedRow
from db.journal.reserved import erase_rows
from db.journal.store import chunks
from db.journal.tables import Erasure
from db.journal.values import shapes
from db.registry.common import NO_PERSON, Part
from db.registry.erasing.minutes import write_minutes
from db.registry.erasing.plan import OWNING, TEXTS, Found, find
from db.registry.erasing.rows import ENTITIES, REASONS, ErasurePlan, ErasureRecord
from db.registry.merging.references import CENTRE, pointing_to
from db.registry.national.tables import NationalNumber

_NO_RESPONSE = QT_TRANSLATE_NOOP("db", "This interview is no longer here.")
_NOT_OURS = QT_TRANSLATE_NOOP(
    "db", "“{name}” is a record of another office. It is erased there, or at headquarters, and then here as well."
)
_ERASED = QT_TRANSLATE_NOOP("db", "This record was erased already.")
_LABEL = QT_TRANSLATE_NOOP("db", "Data erased for good")


class ErasureRefused(UserError):
    """A record that cannot be erased here."""

    code = "erasure_refused"


class ErasureService(Part):
    """Erasing for good, here and at every place that the erasure comes to. It cannot be undone."""

    def plan(self, entity: str, record: uuid.UUID) -> ErasurePlan:
        """What would go. Raises NotFound, ErasedRow, and ErasureRefused where the record is another office's."""
        with self._database.read() as session:
            name, found = self._found(session, entity, record)
            mine = {key: office for key, office in found.whole.items() if self._is_ours(office)}
            number = select(NationalNumber.person_id).where(NationalNumber.person_id.in_(found.rows("person")))
            return ErasurePlan(
                entity, record, name, Counter(kind for kind, _ in mine),
                sum(kind == "contact" and self._is_ours(office) for (kind, _), office in found.texts.items()),
                sum(kind == "attachment" for kind, _ in mine), len(found.whole) - len(mine),
                session.scalars(number).first() is not None, len(list_backups(self._database.folder)),
            )  # fmt: skip

    def erase(self, entity: str, record: uuid.UUID, reason: str, *, typed: str, texts: bool = False) -> ErasureRecord:
        """Erase a record with what is about it alone; `typed` is its name as the person has typed it.

        `texts`: also the words of contacts that were with others as well. The file is clean afterwards, which takes as
        long as a copy of it. Raises as `plan` does, and ErasureRefused where the name is another one.
        """
        if reason not in REASONS:
            raise ValueError(reason)
        with self._database.write(_LABEL) as session:
            name, found = self._found(session, entity, record)
            if " ".join(typed.split()) != " ".join(name.split()):
                raise ErasureRefused(QT_TRANSLATE_NOOP("db", "That is not the name of the record. Nothing was erased."))
            gone = self._erase(session, found, reason, texts)
            record_deed(session, RECORD_ERASED, {"entity": entity, "row": str(record), "reason": reason})
        self._database.clean()
        (done,) = self.records([record])
        return replace(done, rows=gone)

    def _erase(self, session: Session, found: Found, reason: str, texts: bool) -> dict[str, int]:
        mine = [key for key, office in found.whole.items() if self._is_ours(office)]
        erase_rows(session, [row for _, row in mine], reason)
        if texts:
            for entity, fields in TEXTS.items():
                rows = [row for (kind, row), office in found.texts.items() if kind == entity and self._is_ours(office)]
                erase_rows(session, rows, reason, fields)
        return dict(Counter(kind for kind, _ in mine))

    def follow(self) -> int:
        """Erase what points to people that were erased elsewhere, and came later or from another office.

        Called after every import of packages; without erasures it costs one look. Returns how many rows it was.
        """
        with self._database.read() as session:
            late = self._late(session)
        if not late:
            return 0
        with self._database.write(_LABEL) as session:
            return sum(erase_rows(session, rows, reason) for reason, rows in self._late(session).items())

    def _late(self, session: Session) -> dict[str, list[uuid.UUID]]:
        """Rows of ours that point to what was erased whole, by the reason."""
        named = select(Erasure.row, Erasure.entity, Erasure.reason, Erasure.fields).where(Erasure.entity.in_(OWNING))
        whole = [(row, kind, reason) for row, kind, reason, fields in session.execute(named) if fields is None]
        known = set(session.scalars(select(Erasure.row))) if whole else set()
        late: dict[str, list[uuid.UUID]] = {}
        for entity in OWNING:
            reasons = {row: reason for row, kind, reason in whole if kind == entity}
            for cls, fields in pointing_to(entity) if reasons else ():
                table = shapes()[cls.__tablename__].table  # type: ignore[attr-defined]
                for name in fields:
                    for some in chunks(reasons):
                        rows = select(table.c.id, table.c.office, table.c[name]).where(table.c[name].in_(some))
                        for row, office, of in session.connection().execute(rows):
                            if row not in known and self._is_ours(office):
                                late.setdefault(reasons[of], []).append(row)
        return late

    # ---- the record of it

    def records(self, of: Sequence[uuid.UUID] | None = None) -> list[ErasureRecord]:
        """What was erased, newest first: people and interviews, here and elsewhere."""
        statement = select(Erasure).where(Erasure.entity.in_(ENTITIES)).order_by(Erasure.at.desc())
        with self._database.read() as session:
            return [
                ErasureRecord(one.row, one.entity, one.reason, one.author, one.at)
                for one in session.scalars(statement)
                if of is None or one.row in of
            ]

    def print_minutes(self, path: Path, record: ErasureRecord, reference: str = "", approver: str = "") -> int:
        """Write the minutes of an erasure ("imha tutanağı") as a PDF; returns its pages. `reference`: of the petition
        or decision."""
        return write_minutes(path, record, self._database.office, self.now(), reference, approver)

    # ---- rules

    def _is_ours(self, office: int) -> bool:
        return self._database.office in (CENTRE, office)

    def _found(self, session: Session, entity: str, record: uuid.UUID) -> tuple[str, Found]:
        if entity not in ENTITIES:
            raise ValueError(entity)
        before = session.get(Erasure, record)
        if before is not None and before.fields is None:
            raise ErasedRow(_ERASED)
        table = shapes()[entity].table
        row = session.connection().execute(select(table).where(table.c.id == record)).one_or_none()
        if row is None:
            raise NotFound(NO_PERSON if entity == "person" else _NO_RESPONSE)
        name = f"{row.given_name} {row.family_name}".strip() if entity == "person" else str(row.number)
        if not self._is_ours(row.office):
            raise ErasureRefused(_NOT_OURS, name=name)
        return name, find(session, entity, record)
