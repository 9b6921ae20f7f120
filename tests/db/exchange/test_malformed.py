"""A signature proves who sent a package, not that the sender's program is right: whatever lies behind it, the receiver
refuses it with a sentence or parks it, stays sound, and takes the next good package."""

from __future__ import annotations

import contextlib
import json
from importlib import import_module
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from db.errors import PackageRefused, UserError
from db.exchange.identity import NodeKeys
from db.exchange.package import Manifest, seal
from db.ids import new_id
from db.journal import history, insert_row, open_conflicts
from db.journal.operation import BLANKS, RESERVED
from db.journal.stamps import to_hlc
from db.journal.tables import Op, Parked
from db.journal.values import shapes
from db.office.installation import Installation
from db.registry.tables import Organisation, Person, Post
from tests.db.exchange.places import Places, add, deliver, edit, names, send

apply_module = import_module("db.journal.apply")  # the package's name `apply` is the function
GOOD = {"name": {"v": "İyi Dernek"}, "kind": {"v": "DRN"}}


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory):
    made = Places(tmp_path_factory.mktemp("places"))
    yield made
    made.close()


class Forger:
    """Writes packages that the province signs and that its program would never write."""

    def __init__(self, places: Places) -> None:
        self.place, self.receiver = places.province, places.centre
        self.keys = NodeKeys.from_bytes(self.place.database.secrets())

    next = 1 << 20

    def operation(self, **changes: Any) -> dict[str, Any]:
        Forger.next += 1
        node = self.place.database.node
        return {
            "origin": f"{node.id}.1", "oseq": self.next, "hlc": to_hlc(self.place.database.clock.now()),
            "entity": "organisation", "row": new_id().hex, "office": 26, "author": "x", "schema": 1,
            "tx": uuid4().hex, "fields": GOOD,
        } | changes  # fmt: skip

    def send(self, lines: list[Any], **manifest: Any) -> Any:
        raw = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
        # A channel of another incarnation: the numbering of the good packages is left alone.
        frame = {"incarnation": 1, "channel": "1/9", "first": 1, "last": len(raw)} | manifest
        sealed = seal(
            Manifest(to=[self.receiver.database.node.id], sender=self.place.database.node.id, **frame),
            raw, self.keys, self.place.exchange.directory,
        )  # fmt: skip
        path = self.place.folder / "forged.kopru"
        path.write_bytes(sealed.data)
        return self.receiver.exchange.import_file(path)


def sound(place: Installation) -> None:
    assert place.database.verify_rows() == []
    place.exchange.conflicts()
    with place.database.read() as session:
        for row in session.scalars(select(Op.row).distinct()).all():
            history(session, row)
        open_conflicts(session)


def still_takes_a_good_one(places: Places) -> None:
    row = add(places.province, f"Sonraki {uuid4().hex}")
    deliver(places.province, places.centre)
    with places.centre.database.read() as session:
        assert session.scalars(select(Organisation.id).where(Organisation.id == row)).one() == row


JSON = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False),
        st.sampled_from([
            "", "\0", "a\0b", "x" * 10_000, "2026-02-30", "9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59",
            "NaN", "Infinity", "1e999999", "0" * 32, "😀İı", "=1+1", "-1", 2**63, -(2**63), 2**64, 1e308, "2026-W01-1",
        ]),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)),
    max_leaves=5,
)  # fmt: skip


RESERVED_VALUES: list[Any] = [
    {"seen": 5}, {"seen": [[1, 2]]}, {"seen": [["a.1", 3]]}, False, True, {}, {"set": [6, 26]}, {"set": [99]},
    {"set": ["x"]}, 6, 26, 0, 82, {"fields": None, "why": "request"}, {"fields": ["name"], "why": "x"},
    {"fields": [5], "why": 1}, {"fields": None},
]  # fmt: skip
ROWS = [new_id().hex for _ in range(4)]


@st.composite
def broken_operations(draw: st.DrawFn) -> dict[str, Any]:
    """An operation with up to two parts replaced by anything, its fields among those of the entity, or unknown."""
    shape = shapes()[draw(st.sampled_from(sorted(shapes())))]
    names_of = st.sampled_from([*shape.fields, *sorted(RESERVED), *sorted(RESERVED), "unknown", "n", "id"])
    value = st.one_of(JSON, st.sampled_from(RESERVED_VALUES))
    fields = draw(st.dictionaries(names_of, st.fixed_dictionaries({"v": value}), max_size=8))
    part = st.sampled_from(["origin", "oseq", "hlc", "entity", "row", "office", "schema", "author", "tx", "fields",
                            "blank", "d"])  # fmt: skip
    changes = draw(st.one_of(
        st.just({}), st.dictionaries(part, JSON, max_size=2),
        st.fixed_dictionaries({"blank": st.sampled_from([*BLANKS, "x"]), "d": st.sampled_from(["ab" * 16, "zz", "a"])}),
    ))  # fmt: skip
    same = {"row": draw(st.sampled_from(ROWS))} if draw(st.booleans()) else {}
    return {"entity": shape.table.name, "fields": fields} | same | changes


@settings(
    max_examples=80, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck), derandomize=True
)
@given(broken=st.lists(broken_operations(), min_size=1, max_size=6))
def test_anything_behind_a_valid_signature_is_refused_or_parked(places: Places, broken: list[Any]):
    forger = Forger(places)
    try:
        result = forger.send([forger.operation(**one) for one in broken])
        assert result.taken + result.known + result.rejected == len(broken)
    except PackageRefused:
        pass
    assert places.centre.database.verify_rows() == []


def test_after_all_of_that_the_next_good_package_is_taken(places: Places) -> None:
    still_takes_a_good_one(places)
    sound(places.centre)


@pytest.mark.parametrize("change", [
    {"office": 99}, {"office": -1}, {"office": 2**70}, {"oseq": 0}, {"oseq": -5}, {"oseq": 2**63}, {"hlc": -1},
    {"hlc": 2**63}, {"hlc": 2**80}, {"origin": "x"}, {"origin": "x.0"}, {"origin": ""}, {"schema": -1},
    {"schema": 2**40}, {"row": "zz"}, {"row": 5}, {"tx": None}, {"entity": ""}, {"entity": "x" * 65}, {"author": None},
    {"fields": []},
    {"fields": {"deleted": {"v": {"seen": 5}}}}, {"fields": {"deleted": {"v": {"seen": [[1, "a"]]}}}},
    {"fields": {"deleted": {"v": {}}}}, {"fields": {"deleted": {"v": True}}}, {"fields": {"name": {"v": 1, "s": 5}}},
    {"fields": {"name": {"v": 1, "s": [["a"]]}}},
])  # fmt: skip
def test_what_is_no_operation_refuses_the_package(places: Places, change: dict[str, Any]) -> None:
    forger = Forger(places)
    with pytest.raises(PackageRefused):
        forger.send([forger.operation(), forger.operation(**change)])
    assert places.centre.exchange.packages()[0].state == "refused"


def test_deep_json_is_refused(places: Places) -> None:
    forger = Forger(places)
    for depth in (40, 400, 4000, 100_000):
        deep = "[" * depth + "]" * depth
        line = json.dumps(forger.operation(fields={"name": {"v": "here"}})).replace('"here"', deep)
        with pytest.raises(PackageRefused):
            forger.send([line.encode()])


@pytest.mark.parametrize("manifest", [
    {"incarnation": 2**40}, {"incarnation": 2**70}, {"incarnation": 0}, {"last": 2**62, "first": 2**62},
    {"last": 2**70}, {"first": -3}, {"first": 2, "last": 1}, {"channel": "1/1", "first": 1, "last": 10**9},
    {"hlc": 2**70, "channel": "x"}, {"ack": {"1/1": {"contiguous": 2**70}}}, {"ack": {"1/1": {"contiguous": -5}}},
])  # fmt: skip
def test_impossible_numbers_in_a_manifest_are_refused_or_ignored(places: Places, manifest: dict[str, Any]) -> None:
    forger = Forger(places)
    with contextlib.suppress(UserError):
        forger.send([forger.operation()], **manifest)
    still_takes_a_good_one(places)


@pytest.mark.parametrize(("entity", "fields"), [
    ("organisation", {"name": {"v": 5}, "kind": {"v": "DRN"}}),
    ("organisation", {"name": {"v": None}, "kind": {"v": "DRN"}}),
    ("organisation", GOOD | {"founded_on": {"v": "yesterday"}}),
    ("organisation", {"kind": {"v": "DRN"}}),
    ("post", {"person_id": {"v": 5}, "organisation_id": {"v": "x"}}),
    ("unicorn", {"horn": {"v": 1}}),
])  # fmt: skip
def test_fields_of_the_wrong_type_are_parked(places: Places, entity: str, fields: dict[str, Any]) -> None:
    forger = Forger(places)
    one = forger.operation(entity=entity, fields=fields)
    result = forger.send([one])
    assert (result.taken, result.parked) == (1, 1)
    with places.centre.database.read() as session:
        assert session.scalars(select(func.count()).where(Parked.row == UUID(one["row"]))).one() == 1
    still_takes_a_good_one(places)
    sound(places.centre)


def test_a_parent_of_another_entity_is_no_parent(places: Places) -> None:
    with places.province.database.write() as session:
        organisation = insert_row(session, Organisation, name="Kurum", kind="DRN")
        person = insert_row(session, Person, given_name="Elif", family_name="Kaya")
    deliver(places.province, places.centre)
    forger = Forger(places)
    swapped = {"person_id": {"v": organisation.hex}, "organisation_id": {"v": person.hex}, "role": {"v": "BSK"}}
    assert forger.send([forger.operation(entity="post", fields=swapped)]).parked == 1
    with places.centre.database.read() as session:
        assert session.scalars(select(func.count()).select_from(Post)).one() == 0
    assert places.centre.database.damaged_pages() == []


def test_operations_that_replace_themselves_or_each_other_still_give_a_row(places: Places) -> None:
    forger = Forger(places)
    row, origin = new_id().hex, f"{places.province.database.node.id}.1"
    first = forger.operation(row=row)
    own = forger.operation(row=row, fields={"phone": {"v": "1", "s": [[origin, forger.next + 1]]}})
    circle = [
        forger.operation(row=row, fields={"email": {"v": "a", "s": [[origin, forger.next + 2]]}}),
        forger.operation(row=row, fields={"email": {"v": "b", "s": [[origin, forger.next]]}}),
    ]
    result = forger.send([first, own, *circle])
    assert (result.taken, result.new_rows, result.parked) == (4, 1, 0)
    sound(places.centre)


def test_nobody_changes_a_row_of_another_office_by_calling_it_its_own(places: Places) -> None:
    of_centre = add(places.centre, "Merkezin kaydı")
    forger = Forger(places)
    stolen = forger.operation(row=of_centre.hex, fields={"name": {"v": "Ele geçirilmiş"}})
    other_kind = forger.operation(row=of_centre.hex, entity="person", office=0)
    result = forger.send([stolen, other_kind, forger.operation()])
    assert (result.taken, result.rejected) == (1, 2)
    assert "Ele geçirilmiş" not in names(places.centre)
    sound(places.centre)


def test_nobody_speaks_under_another_places_name(places: Places) -> None:
    forger = Forger(places)
    other = places.other.database.node.origin
    assert forger.send([forger.operation(origin=other, oseq=1)]).rejected == 1
    row = add(places.other, "Ankara’nın ilk kaydı")
    deliver(places.other, places.centre)
    with places.centre.database.read() as session:
        assert session.scalars(select(Organisation.office).where(Organisation.id == row)).one() == 6


def test_nobody_takes_the_numbers_that_we_are_about_to_give(places: Places) -> None:
    forger = Forger(places)
    with pytest.raises(PackageRefused) as refusal:
        forger.send([forger.operation(origin=places.centre.database.node.origin, oseq=2**52)])
    assert refusal.value.code == "fork"
    edit(places.centre, add(places.centre, "Merkez yazmaya devam eder"), phone="1")


def test_operations_from_the_future_are_taken_and_counted(places: Places) -> None:
    forger = Forger(places)
    result = forger.send([forger.operation(hlc=(1 << 62) - 1), forger.operation()])
    assert (result.taken, result.from_future) == (2, 1)
    row = add(places.centre, "Saat yerinde")
    with places.centre.database.read() as session:
        assert session.scalars(select(Op.hlc).where(Op.row == row)).one() < 1 << 61
    sound(places.centre)


def test_a_quarantine_that_cannot_be_written_does_not_hide_why_a_package_was_refused(places: Places) -> None:
    folder = places.other.folder / "quarantine"
    folder.write_bytes(b"a file where the folder should be")
    try:
        (path,) = send(places.province, places.centre)
        with pytest.raises(PackageRefused):
            places.other.exchange.import_file(path)
        assert places.other.exchange.packages()[0].state == "refused"
    finally:
        folder.unlink()


def test_huge_operations_are_taken_a_few_at_a_time(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    """480 MB of them come in 31 kB; in one batch they would fill a laptop's memory."""
    monkeypatch.setattr(apply_module, "BATCH_CHARACTERS", 100_000)
    sizes: list[int] = []
    real = apply_module._unknown
    monkeypatch.setattr(
        apply_module, "_unknown", lambda at, batch, own: sizes.append(len(batch)) or real(at, batch, own)
    )
    forger = Forger(places)
    lines = [forger.operation(fields=GOOD | {"address": {"v": "x" * 30_000}}) for _ in range(10)]
    assert forger.send(lines).taken == 10
    assert sizes == [4, 4, 2]


WELL_FORMED = {
    "name": ["Bir", "İki", None, 5], "kind": ["DRN", "VKF"], "phone": ["1", {"set": ["x"]}],
    "deleted": [False, {"seen": []}, {"seen": [["a.1", 3]]}], "office": [6, 26, 0],
    "offices": [{"set": [6]}, {"set": []}],
    "erased": [{"fields": None, "why": "request"}, {"fields": ["phone"], "why": "request"}],
}  # fmt: skip


@st.composite
def well_formed_operations(draw: st.DrawFn) -> dict[str, Any]:
    """Each is what some program might write; what they say together makes no sense."""
    names_of = draw(st.lists(st.sampled_from(sorted(WELL_FORMED)), min_size=1, max_size=3, unique=True))
    fields = {name: {"v": draw(st.sampled_from(WELL_FORMED[name]))} for name in names_of}
    blank = draw(st.sampled_from([{}, {}, {}, *({"blank": kind, "d": "ab" * 16} for kind in BLANKS)]))
    if blank:
        fields = {name: {} for name in names_of if name not in RESERVED} or {"name": {}}
    return {"row": draw(st.integers(0, 2)), "fields": fields} | blank


@settings(
    max_examples=60, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck), derandomize=True
)
@given(odd=st.lists(well_formed_operations(), min_size=1, max_size=8))
def test_well_formed_operations_that_make_no_sense_leave_a_sound_database(places: Places, odd: list[Any]):
    """Moves, erasures, blanks and deletions of the same few rows, in any order and combination."""
    forger = Forger(places)
    with contextlib.suppress(PackageRefused):
        rows = [new_id().hex for _ in range(3)]
        forger.send([forger.operation(**one | {"row": rows[one["row"]]}) for one in odd])
    assert places.centre.database.verify_rows() == []


def test_after_those_too_the_next_good_package_is_taken(places: Places) -> None:
    taken = [one.report.get("taken", 0) for one in places.centre.exchange.packages() if one.state == "taken"]
    assert sum(taken) > 50  # else they were refused before they could do harm
    still_takes_a_good_one(places)
    sound(places.centre)
