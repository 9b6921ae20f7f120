"""What one can do with records that are the same: compare, merge, part again, remember that they are not the same."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from db.errors import QT_TRANSLATE_NOOP, NotFound, UserError
from db.ids import new_id
from db.journal import INCLUDE_DELETED
from db.journal.reserved import keep_at_home
from db.journal.stamps import to_moment
from db.journal.store import operations_of
from db.registry.common import NO_ORGANISATION, NO_PERSON, Part
from db.registry.merging import graph as merges
from db.registry.merging import late
from db.registry.merging.fields import (
    CLASSES,
    SETS,
    Record,
    choices,
    combined,
    encoded,
    filled,
    name_of,
    same_record,
    taken_back,
)
from db.registry.merging.graph import Graph, Moves
from db.registry.merging.references import CENTRE, counts, give_back, unite
from db.registry.merging.rows import Comparison, LateEdit, MergeRow, Side, Unmerged
from db.registry.merging.standing import bring_in_line, mark
from db.registry.merging.tables import Distinct, Merge
from db.registry.tables import Organisation, OrganisationLink

_GONE = {"organisation": NO_ORGANISATION, "person": NO_PERSON}
_NO_MERGE = QT_TRANSLATE_NOOP("db", "These records are no longer merged.")
_ITSELF = QT_TRANSLATE_NOOP("db", "“{name}” cannot be merged with itself.")
_MERGED = QT_TRANSLATE_NOOP("db", "“{name}” has been merged into another record already.")
_OFFICES = QT_TRANSLATE_NOOP(
    "db", "“{winner}” and “{loser}” belong to different offices. Each office keeps a record of its own."
)
_NOT_OURS = QT_TRANSLATE_NOOP("db", "“{name}” is a record of another office; it is merged there.")
_LINKED = QT_TRANSLATE_NOOP(
    "db",
    "“{winner}” and “{loser}” are related as head office and branch, or as federation and member: they are two. "
    "If that is wrong, delete the relation first.",
)
_NAMESPACE = uuid.UUID("7b1b7f0e-8a51-5d0e-9d53-0e0c5f6f2a10")


class MergeRefused(UserError):
    """Two records that cannot be one."""

    code = "merge_refused"


class MergeService(Part):
    """Records that were found to be the same, and those that were found not to be."""

    # ---- looking

    def compare(self, entity: str, first: uuid.UUID, second: uuid.UUID) -> Comparison:
        """Both records field by field; what is suggested is meant for the one that `stands`. Raises NotFound, and
        MergeRefused where they cannot be merged."""
        with self._database.read() as session:
            rows = [self._standing(session, entity, one) for one in (first, second)]
            self._check(session, *rows)
            sides = [
                Side(row.id, row.office, name_of(row), row.source_key, counts(session, entity, row.id)) for row in rows
            ]
            weights = [(sum(side.follows.values()), filled(row)) for side, row in zip(sides, rows, strict=True)]
            stands = sides[1].id if weights[1] > weights[0] else sides[0].id
            return Comparison(entity, sides[0], sides[1], choices(rows[0], rows[1]), stands)

    def name(self, entity: str, record: uuid.UUID) -> str:
        """What a record itself is called, also one that was merged; "" where there is none."""
        with self._database.read() as session:
            found = session.scalars(_any(entity, record)).one_or_none()
            return name_of(found) if found is not None else ""

    def merges_of(self, entity: str, record: uuid.UUID) -> tuple[MergeRow, ...]:
        """What was merged into a record, directly or through another, newest first."""
        cls = CLASSES[entity]
        with self._database.read() as session:
            known = merges.load(session, entity)
            edges = [edge for loser, edge in known.by.items() if known.root(loser) == known.root(record)]
            if not edges:  # of no rows, SQLite reads all to find none
                return ()
            log = operations_of(session.connection(), [edge.id for edge in edges])
            losers = select(cls).where(cls.id.in_([edge.loser for edge in edges]))
            names = {row.id: name_of(row) for row in session.scalars(losers)}
        rows = []
        for edge in edges:
            made = min(log[edge.id], key=lambda one: one.order)
            name = names.get(edge.loser, "")
            rows.append(MergeRow(edge.id, edge.winner, edge.loser, name, to_moment(made.hlc), made.author))
        return tuple(sorted(rows, key=lambda row: (row.at, row.id), reverse=True))

    def late_edits(self, entity: str, record: uuid.UUID) -> tuple[LateEdit, ...]:
        """What was written into records merged into this one by people who did not know of it."""
        with self._database.read() as session:
            known = merges.load(session, entity)
            return tuple(late.late_edits(session, entity, known.root(record), known))

    # ---- merging

    def merge(
        self, entity: str, winner: uuid.UUID, loser: uuid.UUID, values: Mapping[str, Any] | None = None
    ) -> uuid.UUID:
        """Let `winner` stand for both, with the chosen values (columns' Python values; what is not named gets what
        `compare` suggests); returns the change set, which can be undone.

        Raises:
            NotFound, MergeRefused: with the reason.
        """
        with self._database.write(QT_TRANSLATE_NOOP("db", "Records merged")) as session:
            one, other = (self._standing(session, entity, record) for record in (winner, loser))
            self._check(session, one, other)
            after = combined(one, other, values or {})
            changed = [field for field, value in after.items() if value != getattr(one, field)]
            before = encoded(one, changed)
            then = late.held_then(other)
            for field in changed:
                setattr(one, field, after[field])
            new = encoded(one, changed)
            taken = {field: [before[field], new[field]] for field in changed}
            if not changed:  # whoever deletes it elsewhere without knowing that it stands for both must be asked
                flag_modified(one, "source_key")
            merge = new_id()
            session.add(
                Merge(
                    id=merge, office=one.office, entity=entity, winner_id=one.id, loser_id=other.id,
                    taken=taken | {late.THEN: then},
                )
            )  # fmt: skip
            other.merged_into = one.id
            if entity == "person" and one.office == CENTRE:  # it tells what both held
                keep_at_home(session, merge)
            unite(session, entity, {other.id: one.id})
        change_set = self._database.last_change_set
        assert change_set is not None
        return change_set

    def unmerge(self, merge: uuid.UUID) -> Unmerged:
        """Part the loser of a merge from the winner: at any place, also when both were edited since.

        Raises NotFound where the merge does not stand.
        """
        with self._database.write(QT_TRANSLATE_NOOP("db", "Records parted")) as session:
            row = session.scalars(select(Merge).where(Merge.id == merge, Merge.undone.is_(False))).one_or_none()
            if row is None:
                raise NotFound(_NO_MERGE)
            known = merges.load(session, row.entity)
            moved, old = Moves(session, known), known.root(row.loser_id)
            ended = _ended_with(known, row)
            kept: list[str] = []
            for one in session.scalars(select(Merge).where(Merge.id.in_(ended)).order_by(Merge.id.desc())).all():
                kept += _take_back(session, one)
                one.undone = True
            after = known.without(ended)
            session.flush()
            mark(session, row.entity, after)
            parted = after.root(row.loser_id)
            going = dict.fromkeys(after.members(parted), parted)
            returned = 0
            if parted != old:
                returned = give_back(session, row.entity, going, old, after.members(old), moved)
            found = session.scalars(_any(row.entity, row.loser_id)).one_or_none()
            return Unmerged(row.loser_id, name_of(found) if found else "", returned, tuple(dict.fromkeys(kept)))

    def follow(self) -> int:
        """Bring records and references into line with merges that came from elsewhere; returns how many rows changed.

        Called after every import of packages; without merges it costs one look.
        """
        with self._database.write(QT_TRANSLATE_NOOP("db", "Merged records followed")) as session:
            return bring_in_line(session)

    # ---- late edits

    def take_over(self, edit: LateEdit) -> bool:
        """Let the record that stands have what was written late; False where nothing waits any more."""
        return self._decide(edit, take=True)

    def leave(self, edit: LateEdit) -> bool:
        """Leave it in the merged record, and ask no more."""
        return self._decide(edit, take=False)

    def _decide(self, edit: LateEdit, *, take: bool) -> bool:
        with self._database.write(QT_TRANSLATE_NOOP("db", "Late change decided")) as session:
            row = session.scalars(select(Merge).where(Merge.id == edit.merge, Merge.undone.is_(False))).one_or_none()
            loser = session.scalars(_any(row.entity, edit.record)).one_or_none() if row else None
            if row is None or loser is None:
                return False
            taken = late.settled(row, loser, edit.field)
            if take:
                standing = self._standing(session, row.entity, merges.load(session, row.entity).root(row.winner_id))
                before = encoded(standing, (edit.field,))[edit.field]
                value = getattr(loser, edit.field)
                if edit.field in SETS:
                    held = list(getattr(standing, edit.field) or ())
                    value = held + [one for one in edit.value if one not in held]
                setattr(standing, edit.field, value)
                if standing.id == row.winner_id:
                    first = taken.get(edit.field, [before])[0]
                    taken[edit.field] = [first, encoded(standing, (edit.field,))[edit.field]]
            row.taken = taken
            return True

    # ---- not the same

    def distinct(self, entity: str, first: uuid.UUID, second: uuid.UUID) -> None:
        """Remember that two records are not the same; nobody is asked again. Undo forgets it."""
        one, other = same_record(first, second)
        with self._database.write(QT_TRANSLATE_NOOP("db", "Marked as not the same")) as session:
            # A province may have its own view of two records of the centre: as a row of its own.
            office = self._database.office or self._standing(session, entity, one).office
            identity = uuid.uuid5(_NAMESPACE, f"{entity}/{office}/{one.hex}/{other.hex}")
            row = session.scalars(
                select(Distinct).where(Distinct.id == identity).execution_options(**{INCLUDE_DELETED: True})
            ).one_or_none()
            if row is None:
                session.add(Distinct(id=identity, office=office, entity=entity, first_id=one, second_id=other))
            elif row.deleted:
                row.deleted = False

    def distinct_pairs(self, entity: str) -> set[tuple[uuid.UUID, uuid.UUID]]:
        """Pairs that are not the same, the smaller identifier first; of merged records, those that stand for them."""
        with self._database.read() as session:
            known = merges.load(session, entity)
            rows = session.execute(select(Distinct.first_id, Distinct.second_id).where(Distinct.entity == entity))
            return {same_record(known.root(first), known.root(second)) for first, second in rows}

    def _standing(self, session: Session, entity: str, record: uuid.UUID) -> Record:
        cls = CLASSES[entity]
        row: Record | None = session.scalars(select(cls).where(cls.id == record)).one_or_none()
        if row is None:
            raise NotFound(_GONE[entity])
        return row

    def _check(self, session: Session, winner: Record, loser: Record) -> None:
        names = {"winner": name_of(winner), "loser": name_of(loser)}
        if winner.id == loser.id:
            raise MergeRefused(_ITSELF, name=name_of(winner))
        for row in (winner, loser):
            if row.merged_into is not None:
                raise MergeRefused(_MERGED, name=name_of(row))
        if winner.office != loser.office:
            raise MergeRefused(_OFFICES, **names)
        if self._database.office not in (CENTRE, winner.office):
            raise MergeRefused(_NOT_OURS, name=name_of(winner))
        if isinstance(winner, Organisation):
            child, parent = OrganisationLink.child_id, OrganisationLink.parent_id
            between = or_(and_(child == winner.id, parent == loser.id), and_(child == loser.id, parent == winner.id))
            if session.scalars(select(OrganisationLink.id).where(between).limit(1)).first() is not None:
                raise MergeRefused(_LINKED, **names)


def _any(entity: str, record: uuid.UUID) -> Any:
    cls = CLASSES[entity]
    return select(cls).where(cls.id == record).execution_options(**{INCLUDE_DELETED: True})


def _ended_with(known: Graph, merge: Merge) -> set[uuid.UUID]:
    """Merges that end so that the loser stands again, and the record that stood for it still does.

    Several places may have merged the same record, and merges may lead in a circle whose one step has no effect now.
    """
    edge = known.by.get(merge.loser_id)
    if edge is None or known.into.get(merge.loser_id) != merge.winner_id:
        return {merge.id}
    leaving = {merge.loser_id, known.root(merge.loser_id)}
    return {one.id for one in known.edges if one.standing and one.loser in leaving}


def _take_back(session: Session, merge: Merge) -> list[str]:
    """Put back what the winner held before, where it still holds what the merge wrote; return the other fields."""
    winner: Record | None = session.scalars(_any(merge.entity, merge.winner_id)).one_or_none()
    if winner is None or winner.deleted:
        return []
    kept = []
    for field, pair in (merge.taken or {}).items():
        if field == late.THEN:
            continue
        value, written_over = taken_back(type(winner), field, getattr(winner, field), *pair)
        if written_over:
            kept.append(field)
        elif value != getattr(winner, field):
            setattr(winner, field, value)
    return kept
