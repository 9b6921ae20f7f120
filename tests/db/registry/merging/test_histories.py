"""Two places that merge, part, edit and log in any order, and hear of each other late, in parts, or out of order."""

from __future__ import annotations

import contextlib
import datetime as dt
import random
import secrets
import shutil
import tempfile
import uuid
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from db.contacts.tables import Contact, ContactOrganisation
from db.database import Database, Node, create_database, open_database
from db.journal import INCLUDE_DELETED, apply, insert_row, open_conflicts
from db.journal.operation import Operation
from db.journal.store import select_operations, to_operation
from db.journal.tables import Op
from db.journal.values import shapes
from db.registry.common import one_row
from db.registry.merging import references, standing
from db.registry.merging.references import pointing_to
from db.registry.merging.service import MergeRefused, MergeService
from db.registry.tables import Organisation

KEY = bytes(32)
RECORDS = 5
DAY = dt.date(2026, 3, 2)
MEMORY = next((str(path) for path in [Path("/dev/shm")] if path.is_dir()), None)


class Place:
    def __init__(self, folder: Path) -> None:
        self.database = open_database(folder, [KEY])
        self.database.author = folder.name
        self.merging = MergeService(self.database)
        self.changes: list[uuid.UUID] = []

    def operations(self) -> list[Operation]:
        with self.database.read() as session:
            return [to_operation(row) for row in session.execute(select_operations().order_by(Op.n))]

    def take(self, operations: list[Operation], via: str) -> int:
        with self.database.write() as session:
            taken = apply(session, operations, via).taken
        self.merging.follow()
        return taken

    def rows(self) -> dict[tuple[str, uuid.UUID], dict[str, Any]]:
        with self.database.read() as session:
            return {
                (name, row.id): {field: getattr(row, field) for field in (*shape.fields, "deleted")}
                for name, shape in shapes().items()
                for row in session.scalars(select(shape.cls).execution_options(**{INCLUDE_DELETED: True}))
            }


class World:
    """What happens; `links` is what people said: which contact was with which organisation."""

    def __init__(self, template: Path, folder: Path) -> None:
        shutil.copytree(template, folder)
        self.places = [Place(folder / "here"), Place(folder / "there")]
        with self.places[0].database.read() as session:
            self.records = list(session.scalars(select(Organisation.id).order_by(Organisation.name)))
        self.links: Counter[tuple[uuid.UUID, uuid.UUID]] = Counter()
        self.contacts: list[uuid.UUID] = []

    def close(self) -> None:
        for place in self.places:
            place.database.close()

    def merge(self, place: int, a: int, b: int) -> None:
        at = self.places[place % 2]
        winner, loser = self.records[a % RECORDS], self.records[b % RECORDS]
        with contextlib.suppress(MergeRefused):  # they are one already
            at.changes.append(at.merging.merge("organisation", winner, loser))

    def unmerge(self, place: int, a: int, b: int) -> None:
        at = self.places[place % 2]
        known = at.merging.merges_of("organisation", self.records[a % RECORDS])
        if known:
            at.merging.unmerge(known[b % len(known)].id)
            assert at.database.last_change_set is not None
            at.changes.append(at.database.last_change_set)

    def undo(self, place: int, a: int, _b: int) -> None:
        at = self.places[place % 2]
        if at.changes:
            at.database.undo(at.changes[-1 - a % min(3, len(at.changes))])

    def edit(self, place: int, a: int, b: int) -> None:
        """Of the row itself: what a place does that does not know that it was merged."""
        with self.places[place % 2].database.write() as session:
            row = session.scalars(select(Organisation).where(Organisation.id == self.records[a % RECORDS])).one()
            row.web = f"{b}.org"
            row.tags = sorted({*(row.tags or ()), f"etiket {b}"})

    def log(self, place: int, a: int, b: int) -> None:
        """A contact with one or two organisations: those that stand here."""
        at = self.places[place % 2]
        with at.database.write() as session:
            contact = insert_row(session, Contact, day=DAY, channel="phone", subject=f"{a}", office=26)
            parties = {one_row(session, Organisation, self.records[one % RECORDS], "").id for one in (a, b)}
            for party in parties:
                insert_row(session, ContactOrganisation, contact_id=contact, organisation_id=party, office=26)
                self.links[contact, party] += 1
        self.contacts.append(contact)

    def send(self, place: int, a: int, b: int) -> None:
        """Everything, or a part of it in any order."""
        sender, receiver = self.places[place % 2], self.places[1 - place % 2]
        known = {one.stamp for one in receiver.operations()}
        lot = [one for one in sender.operations() if one.stamp not in known]
        if a % 3 == 0:
            lot = random.Random(b).sample(lot, len(lot) // 2)
        receiver.take(lot, sender.database.node.id)

    def settle(self) -> None:
        for _ in range(6):
            before = [len(place.operations()) for place in self.places]
            self.send(0, 1, 0)
            self.send(1, 1, 0)
            if before == [len(place.operations()) for place in self.places]:
                return
        raise AssertionError("the places answer each other without end")

    def check(self) -> None:
        here, there = (place.rows() for place in self.places)
        assert here == there
        hidden = {row for (name, row), values in here.items() if name == "organisation" and values["merged_into"]}
        left = set(self.records) - hidden
        with self.places[0].database.read() as session:
            assert {one_row(session, Organisation, record, "").id for record in self.records} == left
        for cls, fields in pointing_to("organisation"):
            ends = [
                values[field] for (name, _), values in here.items() for field in fields
                if name == cls.__tablename__ and not values["deleted"]
            ]  # fmt: skip
            assert not hidden & set(ends)
        for place in self.places:
            assert place.merging.follow() == 0
            assert place.database.verify_rows() == []
            with place.database.read() as session:
                assert {one.field for one in open_conflicts(session)} <= {"web", "deleted", "name"}

    def linked(self) -> set[tuple[uuid.UUID, uuid.UUID]]:
        return {
            (values["contact_id"], values["organisation_id"])
            for (name, _), values in self.places[0].rows().items()
            if name == "contact_organisation" and not values["deleted"]
        }

    def part_all(self) -> None:
        at = self.places[0]
        while known := [merge for record in self.records for merge in at.merging.merges_of("organisation", record)]:
            at.merging.unmerge(known[0].id)


ACTIONS: list[Callable[[World, int, int, int], None]] = [
    World.merge, World.merge, World.unmerge, World.undo, World.edit, World.log, World.log, World.send, World.send,
]  # fmt: skip
LOT = st.integers(0, 1_000)
STEPS = st.lists(st.tuples(st.sampled_from(ACTIONS), LOT, LOT, LOT), min_size=5, max_size=25)
NOT_UNDONE = [action for action in ACTIONS if action is not World.undo]
WHOLE_STEPS = st.lists(st.tuples(st.sampled_from(NOT_UNDONE), LOT, LOT, LOT), min_size=5, max_size=25)
Step = tuple[Callable[[World, int, int, int], None], int, int, int]


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("template")
    made: list[Database] = []
    for name, kind, office in (("here", "province", 26), ("there", "centre", 0)):
        (folder / name).mkdir()
        node = Node(f"{name}-{secrets.token_hex(2)}", kind, name, office)
        made.append(create_database(folder / name, KEY, node, b""))
    with made[0].write() as session:
        for number in range(RECORDS):
            insert_row(session, Organisation, name=f"Dernek {number}", kind="DRN")
    for one in made:
        one.close()
    here, there = Place(folder / "here"), Place(folder / "there")
    there.take(here.operations(), here.database.node.id)
    for place in (here, there):
        place.database.close()
    return folder


def live(template: Path, steps: list[Step], *, whole: bool = False) -> None:
    """`whole`: nothing was undone and every package came whole, so parting all must lead to what people said."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as name:
        world = World(template, Path(name) / "world")
        try:
            for action, place, a, b in steps:
                action(world, place, a, b)
            world.settle()
            world.check()
            assert {contact for contact, _ in world.linked()} == set(world.contacts)
            world.part_all()
            world.settle()
            world.check()
            assert all(not values.get("merged_into") for values in world.places[1].rows().values())
            assert {contact for contact, _ in world.linked()} == set(world.contacts)
            assert not whole or world.linked() == set(world.links)
        finally:
            world.close()


GENERATED = settings(
    max_examples=10, deadline=None, phases=[Phase.generate], database=None, derandomize=True,
    suppress_health_check=list(HealthCheck), report_multiple_bugs=False,
)  # fmt: skip


@GENERATED
@given(steps=STEPS)
def test_after_any_history_both_places_agree_and_no_record_is_lost(template: Path, steps: list[Step]) -> None:
    live(template, steps)


@GENERATED
@given(steps=WHOLE_STEPS)
def test_parting_all_leads_every_reference_back_to_where_a_person_put_it(template: Path, steps: list[Step]) -> None:
    live(template, [(action, place, 1 if action is World.send else a, b) for action, place, a, b in steps], whole=True)


# ---- the same histories notice what must not be ----


def nobody_follows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MergeService, "follow", lambda _self: 0)


def conflicts_are_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing, "_conflicts", lambda *_: set())


def each_place_keeps_the_row_of_its_winner(monkeypatch: pytest.MonkeyPatch) -> None:
    real = references._doubles

    def fault(session: Any, groups: Any, fields: Any, heirs: Any) -> Any:
        return [
            (kept, row) if any(getattr(kept, field) in heirs for field in fields) and not row.deleted else (row, kept)
            for row, kept in real(session, groups, fields, heirs)
        ]

    monkeypatch.setattr(references, "_doubles", fault)
    monkeypatch.setattr(references, "flag_modified", lambda *_: None)  # else the other deletion would bring it back


def late_references_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing, "_give_back_what_was_parted", lambda *_: 0)


def what_people_wrote_counts_as_merging(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(references, "home_of", lambda *_: None)


HERE, THERE, ALL = 0, 1, 1
CAUGHT: list[tuple[Callable[[pytest.MonkeyPatch], None], list[Step]]] = [
    (nobody_follows, [(World.merge, HERE, 0, 1), (World.log, THERE, 1, 1)]),
    (conflicts_are_left, [
        (World.log, HERE, 1, 1), (World.send, HERE, ALL, 0), (World.merge, HERE, 0, 1), (World.merge, THERE, 2, 1),
    ]),
    (each_place_keeps_the_row_of_its_winner, [
        (World.log, HERE, 0, 1), (World.send, HERE, ALL, 0), (World.merge, HERE, 0, 1), (World.merge, THERE, 1, 0),
    ]),
    (late_references_stay, [
        (World.log, THERE, 1, 1), (World.merge, HERE, 0, 1), (World.send, HERE, ALL, 0), (World.unmerge, HERE, 0, 0),
    ]),
    (what_people_wrote_counts_as_merging, [(World.log, HERE, 1, 1), (World.merge, HERE, 0, 1)]),
]  # fmt: skip


@pytest.mark.parametrize(("fault", "steps"), CAUGHT, ids=[fault.__name__ for fault, _ in CAUGHT])
def test_a_planted_fault_is_caught(
    template: Path, monkeypatch: pytest.MonkeyPatch, fault: Callable[[pytest.MonkeyPatch], None], steps: list[Step]
) -> None:
    live(template, steps, whole=True)
    fault(monkeypatch)
    with pytest.raises(AssertionError):
        live(template, steps, whole=True)
