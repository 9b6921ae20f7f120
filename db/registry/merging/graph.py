"""Which record stands for which, as a pure function of the merges that are known: the same at every place.

A record that lost several times follows its earliest merge. Where merges made at several places lead in a circle, the
oldest record of the circle stands. Nothing else decides: not the order of arrival, not who was first to notice.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.journal import INCLUDE_DELETED
from db.journal.merge import is_deletion
from db.journal.operation import DELETED, Operation
from db.journal.store import operations_of
from db.registry.merging.tables import Merge


@dataclass(frozen=True, slots=True)
class Edge:
    """A merge, standing or ended."""

    id: uuid.UUID
    entity: str
    winner: uuid.UUID
    loser: uuid.UUID
    standing: bool


class Graph:
    """`into`: record -> the one that it was merged into, for all that do not stand by themselves."""

    def __init__(self, edges: Iterable[Edge]) -> None:
        self.edges = tuple(edges)
        self.into: dict[uuid.UUID, uuid.UUID] = {}
        self.by: dict[uuid.UUID, Edge] = {}
        for edge in sorted((one for one in self.edges if one.standing), key=lambda one: one.id):
            if self.into.setdefault(edge.loser, edge.winner) == edge.winner:
                self.by.setdefault(edge.loser, edge)
        for oldest in self._oldest_of_circles():
            del self.into[oldest], self.by[oldest]

    def _oldest_of_circles(self) -> list[uuid.UUID]:
        oldest, passed = [], set[uuid.UUID]()
        for start in self.into:
            path: list[uuid.UUID] = []
            at = start
            while at in self.into and at not in passed:
                passed.add(at)
                path.append(at)
                at = self.into[at]
            if at in path:
                oldest.append(min(path[path.index(at) :]))
        return oldest

    def root(self, record: uuid.UUID) -> uuid.UUID:
        """The record that stands for this one; itself where it stands."""
        while record in self.into:
            record = self.into[record]
        return record

    def roots(self) -> dict[uuid.UUID, uuid.UUID]:
        """Every record that does not stand, with the one that stands for it."""
        return {record: self.root(record) for record in self.into}

    def members(self, root: uuid.UUID) -> set[uuid.UUID]:
        """All that `root` stands for, itself too."""
        return {root, *(record for record in self.into if self.root(record) == root)}

    def records(self) -> set[uuid.UUID]:
        return {record for edge in self.edges for record in (edge.winner, edge.loser)}

    def without(self, ended: Collection[uuid.UUID]) -> Graph:
        """The same with these merges ended."""
        return Graph(
            Edge(one.id, one.entity, one.winner, one.loser, one.standing and one.id not in ended) for one in self.edges
        )


def load(session: Session, entity: str | None = None) -> Graph:
    """All merges that were ever made and are known here."""
    statement = select(Merge.id, Merge.entity, Merge.winner_id, Merge.loser_id, Merge.undone, Merge.deleted)
    if entity is not None:
        statement = statement.where(Merge.entity == entity)
    rows = session.execute(statement.execution_options(**{INCLUDE_DELETED: True}))
    return Graph(
        Edge(row.id, row.entity, row.winner_id, row.loser_id, not row.undone and not row.deleted) for row in rows
    )


@dataclass(frozen=True, slots=True)
class _Span:
    """From when to when a merge stood, by the journal's clock, and the change sets that began and ended it."""

    edge: Edge
    begins: Operation
    ends: Operation | None

    def held(self, operation: Operation) -> bool:
        begun = self.begins.hlc <= operation.hlc or self.begins.change_set == operation.change_set
        return begun and (
            self.ends is None or self.ends.hlc >= operation.hlc or self.ends.change_set == operation.change_set
        )


class Moves:
    """Tells what merging did to a reference from what people did: read from the journal, so that every place agrees."""

    def __init__(self, session: Session, graph: Graph) -> None:
        log = operations_of(session.connection(), [edge.id for edge in graph.edges])
        self._spans: dict[uuid.UUID, list[_Span]] = defaultdict(list)
        for edge in graph.edges:
            operations = sorted(log.get(edge.id, ()), key=lambda one: one.order)
            if not operations:  # made in this very transaction: nothing was moved by it before
                continue
            ends = None if edge.standing else next((one for one in operations[::-1] if _ends(one)), None)
            span = _Span(edge, operations[0], ends)
            self._spans[edge.winner].append(span)
            self._spans[edge.loser].append(span)

    def __call__(self, before: object, after: object, operation: Operation) -> bool:
        """Whether merging or parting explains that `operation` put one record in the place of another."""
        if not isinstance(before, uuid.UUID) or not isinstance(after, uuid.UUID):
            return False
        passed, look = {before}, [before]
        while look:
            at = look.pop()
            for span in self._spans.get(at, ()):
                other = span.edge.winner if at == span.edge.loser else span.edge.loser
                if other not in passed and span.held(operation):
                    passed.add(other)
                    look.append(other)
        return before != after and after in passed

    def merged(self, record: uuid.UUID, operation: Operation) -> bool:
        """Whether the record was one with another when `operation` was written."""
        return any(span.held(operation) for span in self._spans.get(record, ()))


def _ends(operation: Operation) -> bool:
    undone, deleted = operation.fields.get("undone"), operation.fields.get(DELETED)
    return bool(undone is not None and undone.value) or (deleted is not None and is_deletion(deleted))
