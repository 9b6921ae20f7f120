"""The dry run: what becomes of each row, decided against one state of the register, without writing anything."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from db import reference
from db.errors import QT_TRANSLATE_NOOP, InvalidInput
from db.journal.store import chunks
from db.journal.tables import Op
from db.registry.importing.fields import counts_rows
from db.registry.importing.matching import Known, Register, same_number
from db.registry.importing.records import Record, Records
from db.registry.importing.rows import Mapping as ColumnMapping
from db.registry.importing.rows import Note, Packed, PlannedRow
from db.registry.reading.cells import Row
from db.registry.tables import Organisation, Person, Post
from db.text import words

REPORT_EVERY = 500
SETS = ("other_phones", "other_emails", "tags")
CHUNK = 500
AT_ONCE = 2_000
"""Rows whose stored records are held together."""

_SAME_IN_FILE = QT_TRANSLATE_NOOP("db", "The same name and address stand in row {other}.")
_SAME_PERSON = QT_TRANSLATE_NOOP("db", "The same person stands in row {other}.")
_SAME_RECORD = QT_TRANSLATE_NOOP("db", "Row {other} means the same record, “{name}”.")
_CLOSE = QT_TRANSLATE_NOOP("db", "It may be the same as “{name}”.")
_CLOSE_IN_FILE = QT_TRANSLATE_NOOP("db", "It may be the same as “{name}” in row {other}.")
_NO_ORGANISATION = QT_TRANSLATE_NOOP("db", "There is no organisation “{name}”; the person is taken without a post.")
_SEVERAL = QT_TRANSLATE_NOOP("db", "There are several organisations “{name}”; the person is taken without a post.")

Progress = Callable[[int, int], Any]
_Read = list[tuple[PlannedRow, Known, str | None]]
"""Rows that were understood, with the organisation that a person represents."""
CLASSES: Mapping[str, Any] = {"organisation": Organisation, "person": Person}


def version(session: Session) -> int:
    """Grows with every change of anything; `changed_since` tells whether the register itself is another."""
    return session.scalar(select(func.max(Op.n))) or 0


def changed_since(session: Session, before: int) -> bool:
    statement = select(Op.n).where(Op.n > before, Op.entity.in_(("organisation", "person", "post"))).limit(1)
    return session.scalar(statement) is not None


class Planner:
    """Plans the rows of one sheet; `rows` and `remarks` hold the outcome."""

    def __init__(self, session: Session, entity: str, mapping: ColumnMapping, records: Records) -> None:
        self._session, self._entity, self._mapping, self._records = session, entity, mapping, records
        self._class = CLASSES[entity]
        self._counting = counts_rows(records.heading_of("source_key"))
        self.rows: list[PlannedRow] = []
        self._taken: dict[uuid.UUID, tuple[int, Known]] = {}
        self._names: Counter[str] = Counter()
        self._registered: Counter[str] = Counter()
        self._seen: dict[tuple[Any, ...], tuple[int, Known]] = {}
        self._numbers: dict[str, tuple[int, Known]] = {}

    @property
    def remarks(self) -> list[Note]:
        return self._records.remarks

    def plan(self, rows: Iterable[Row], total: int, progress: Progress | None) -> None:
        posts = _Posts(self._session, self.remarks)
        read = self._read(rows, total, progress, posts)
        self._names = Counter(known.name_key for _, known, _ in read)
        self._registered = Counter(known.register for _, known, _ in read)
        register = Register(self._session, self._entity, [known for _, known, _ in read])
        for some in chunks(read, AT_ONCE):
            self._decide(some, register)
        posts.plan()

    def _decide(self, read: _Read, register: Register) -> None:
        """What becomes of some rows, the ones before them decided."""
        means = {} if register.is_empty else {planned.number: register.match(known) for planned, known, _ in read}
        stored = self._stored([one.id for one in means.values() if one is not None and one.id is not None])
        for planned, known, organisation in read:
            target = means.get(planned.number)
            if target is not None and target.id in stored and target.id is not None:
                first, earlier = self._taken.setdefault(target.id, (planned.number, known))
                if not (known.register and earlier.register and known.register != earlier.register):
                    self._meet(planned, known, target, stored[target.id], first)
                    continue
            if not self._repeated(planned, known, organisation):
                self._add(planned, known, register)

    def _read(self, rows: Iterable[Row], total: int, progress: Progress | None, posts: _Posts) -> _Read:
        found: _Read = []
        for done, (number, cells) in enumerate(rows, 1):
            if progress is not None and done % REPORT_EVERY == 0:
                progress(done, total)
            planned = PlannedRow(number, "new", "")
            planned.cells = cells
            self.rows.append(planned)
            try:
                record = self._records.record(number, cells)
            except InvalidInput as error:
                planned.outcome, planned.message, planned.details = "refused", error.message, dict(error.details)
            else:
                known = Known(record.given, record.usual, record.words)
                planned.name = known.name
                found.append((planned, known, record.organisation))
                posts.note(record, planned)
        if progress is not None:
            progress(total, total)
        return found

    def _stored(self, ids: list[uuid.UUID]) -> dict[uuid.UUID, dict[str, Any]]:
        """Records by identifier, with the columns that the file may change."""
        keys = (each.key for each in self._class.__mapper__.column_attrs)
        names = [name for name in keys if name not in ("n", "name_sort")]
        columns = [getattr(self._class, name) for name in names]
        found: dict[uuid.UUID, dict[str, Any]] = {}
        for start in range(0, len(ids), CHUNK):
            some = ids[start : start + CHUNK]
            for cells in self._session.execute(select(*columns).where(self._class.id.in_(some))):
                values = dict(zip(names, cells, strict=True))
                found[values["id"]] = values
        return found

    def _meet(self, planned: PlannedRow, known: Known, target: Known, stored: Mapping[str, Any], first: int) -> None:
        """The row means a record that is here, as row `first` of the file did."""
        if first != planned.number:
            _refuse(planned, _SAME_RECORD, other=first, name=target.name)
            return
        planned.target = stored["id"]
        given = known.values.unpacked()
        if known.key == str(target.id):
            del given["source_key"]  # its own identifier is no key of another file
        found = changes(given, stored, self._mapping)
        planned.packed = Packed(found)
        planned.before = {name: stored[name] for name in found}
        planned.outcome = "updated" if found else "same"
        planned.cells = None

    def _repeated(self, planned: PlannedRow, known: Known, organisation: str | None) -> bool:
        """Whether an earlier row of the file says the same; then it is refused. What the file itself tells apart by a
        key of its own is taken, as a possible duplicate: whether it is one is for a person to say."""
        if self._names[known.name_key] == 1:
            return False
        key: tuple[Any, ...] = (known.name_key, known.address, known.district)
        if self._entity == "person":
            key = (known.name_key, known.address, known.phone, known.email, known.birth_year, organisation)
        first, other = self._seen.setdefault(key, (planned.number, known))
        if first == planned.number:
            return False
        if known.register and other.register and known.register != other.register:
            return False
        if _told_apart(known, other, planned.number - first if self._counting else 0):
            if self._entity == "organisation":
                planned.outcome = "possible_duplicate"
                planned.message, planned.details = _SAME_IN_FILE, {"other": first}
            return False
        _refuse(planned, _SAME_PERSON if self._entity == "person" else _SAME_IN_FILE, other=first)
        return True

    def _add(self, planned: PlannedRow, known: Known, register: Register) -> None:
        planned.packed = Packed({**known.usual, **known.values.unpacked()}) if known.usual else known.values
        other = None if register.is_empty else register.close(known)
        if planned.outcome == "possible_duplicate":
            pass  # of a row of this file
        elif other is not None:
            planned.outcome, planned.target = "possible_duplicate", other.id
            planned.message, planned.details = _CLOSE, {"name": other.name}
        elif self._registered[known.register] > 1 and known.register:
            first, earlier = self._numbers.setdefault(known.register, (planned.number, known))
            if first != planned.number and same_number(known, earlier):
                planned.outcome = "possible_duplicate"
                planned.message, planned.details = _CLOSE_IN_FILE, {"name": earlier.name, "other": first}
        if planned.outcome == "new" or self._mapping.possible_duplicates == "take":
            planned.cells = None


def _refuse(planned: PlannedRow, message: str, **details: object) -> None:
    planned.outcome, planned.message, planned.details = "refused", message, details


def changes(given: Mapping[str, Any], stored: Mapping[str, Any], mapping: ColumnMapping) -> dict[str, Any]:
    """Column -> new value, of what a row changes in a record by the policy of each field. Sets are added to."""
    found: dict[str, Any] = {}
    for name, value in given.items():
        policy = mapping.policy_of(name)
        before = stored[name]
        if value is None or policy == "skip" or before == value:
            continue
        if name in SETS:
            more = [one for one in value if one not in (before or ()) and one != stored.get(_MAIN.get(name, ""))]
            if more:
                found[name] = [*(before or ()), *more]
        elif before is None or before == "" or (policy == "overwrite" and name != "source_key"):
            found[name] = value
    _fit_place(found, stored)
    return found


_MAIN = {"other_phones": "phone", "other_emails": "email"}


def _fit_place(found: dict[str, Any], stored: Mapping[str, Any]) -> None:
    """A district is never left in another province than its own."""
    if "district" not in found and "province" not in found:
        return
    code = found.get("district", stored["district"])
    district = reference.district(code or "")
    if district is None or district.plate == found.get("province", stored["province"]):
        return
    found.pop("district", None)
    if "province" in found and stored["district"] is not None:
        found.pop("province")


class _Posts:
    """Whom people represent: an organisation that is here under exactly that name."""

    def __init__(self, session: Session, remarks: list[Note]) -> None:
        self._session, self._remarks = session, remarks
        self._noted: list[tuple[PlannedRow, str, str | None]] = []

    def note(self, record: Record, planned: PlannedRow) -> None:
        """What a row says of it, if anything."""
        if record.organisation is not None:
            self._noted.append((planned, record.organisation, record.role))

    def plan(self) -> None:
        """Decide on all that was noted; the outcomes of the rows stand by now."""
        wanted = {key for _, name, _ in self._noted if (key := _key(name))}
        if not wanted:
            return
        known = self._organisations(wanted)
        held = self._held([planned.target for planned, _, _ in self._noted if planned.target is not None])
        for planned, name, role in self._noted:
            if planned.outcome == "refused":
                continue
            ids = known.get(_key(name), ())
            if len(ids) != 1:
                message = _SEVERAL if ids else _NO_ORGANISATION
                self._remarks.append(Note(planned.number, message, {"name": name}))
            elif planned.outcome in ("new", "possible_duplicate") or (planned.target, ids[0]) not in held:
                planned.post = (ids[0], role)
                if planned.outcome == "same":
                    planned.outcome = "updated"

    def _organisations(self, wanted: set[str]) -> dict[str, list[uuid.UUID]]:
        found: dict[str, list[uuid.UUID]] = {}
        statement = text("SELECT id, name FROM organisation WHERE deleted = 0 AND hidden = 0")
        for row, name in self._session.execute(statement.execution_options(yield_per=5_000)):
            key = _key(name)
            if key in wanted:
                found.setdefault(key, []).append(uuid.UUID(bytes=row))
        return found

    def _held(self, people: list[uuid.UUID]) -> set[tuple[uuid.UUID, uuid.UUID]]:
        found: set[tuple[uuid.UUID, uuid.UUID]] = set()
        for start in range(0, len(people), CHUNK):
            chosen = Post.person_id.in_(people[start : start + CHUNK])
            held = self._session.execute(select(Post.person_id, Post.organisation_id).where(chosen))
            found |= {(person, organisation) for person, organisation in held}
        return found


def _key(name: str | None) -> str:
    return " ".join(words(name or ""))


def _told_apart(known: Known, other: Known, apart: int) -> bool:
    """Whether two rows have keys of their own. `apart`: rows between them where the column may just count the rows of
    the file, else 0."""
    if not known.key or not other.key or known.key == other.key:
        return False
    counted = apart and known.key.isdecimal() and other.key.isdecimal() and int(known.key) - int(other.key) == apart
    return not counted
