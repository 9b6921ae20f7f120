"""Whatever a stranger, a thief or a broken program sends: a typed refusal in words, nothing applied, the file in
quarantine with the reason."""

from __future__ import annotations

import io
import json
import random
import zipfile
import zlib
from typing import Any

import msgspec
import pytest
import zstandard
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from db.errors import PackageRefused
from db.exchange import dsse
from db.exchange.directory import add_signature, as_file, propose
from db.exchange.identity import NodeKeys
from db.exchange.package import DIRECTORY, MANIFEST, OPERATIONS, open_package, open_plain
from db.exchange.wrappers import wrap_armour, wrap_zip
from db.journal.tables import Op
from tests.db.exchange.forging import Forger, change_operations, state_of, unzipped, write, zipped
from tests.db.exchange.places import PASSPHRASE, Places, add, deliver, send

MUTATIONS, OF_FILES, CUTS = 50_000, 600, 200


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory):
    made = Places(tmp_path_factory.mktemp("places"))
    add(made.province, "İlk kayıt")
    deliver(made.province, made.centre)
    deliver(made.centre, made.province)
    yield made
    made.close()


@pytest.fixture
def forger(places: Places) -> Forger:
    return Forger(places.province, places.centre)


def one(forger: Forger, **changes: Any) -> bytes:
    return msgspec.json.encode(forger.operation(**changes))


# ---- damage on the way ----


def test_a_file_cut_at_any_of_200_points_is_refused_kept_and_changes_nothing(forger: Forger) -> None:
    whole = forger.sealed(forger.plain([one(forger) for _ in range(40)]))
    forms = [whole, wrap_zip(whole, "paket.kopru"), wrap_armour(whole, "Sayın ilgili,")]
    before, kept = state_of(forger.receiver), len(forger.receiver.exchange.quarantined())
    for number in range(CUTS):
        data = forms[number % 3]
        at = number * (len(data) - 3) // CUTS
        with pytest.raises(PackageRefused) as refusal:
            forger.send(data[:at], f"yarım-{number}.kopru")
        assert refusal.value.code in ("not_a_package", "damaged_package", "not_for_us")
    assert state_of(forger.receiver) == before
    rows = forger.receiver.exchange.quarantined()
    assert len({row.path for row in rows}) == len(rows) == kept + CUTS
    assert all(row.reason and row.code for row in rows)


def test_fifty_thousand_changed_bytes_are_refused_or_mean_nothing(forger: Forger, tmp_path) -> None:
    """Most behind the cipher, where bytes reach the readers; half of those inside files whose ZIP is right again."""
    lines = [one(forger) for _ in range(3)]
    with_directory = forger.plain(lines)
    plain = forger.plain(lines, without=DIRECTORY)
    keys, directory = forger.target, forger.receiver.exchange.directory
    chance, refused = random.Random(11), 0
    splices = {False: Splice(plain), True: Splice(with_directory)}
    for number in range(MUTATIONS - OF_FILES):
        splice = splices[number % 16 == 0]
        data = splice.inside(chance) if number % 2 == 0 else changed(plain, chance)
        try:
            opened = open_plain(data, "", "gelen.kopru", keys, directory)
        except PackageRefused:
            refused += 1
        else:
            assert list(opened.records()) == lines
    whole = forger.sealed(with_directory)
    for number in range(OF_FILES):
        data = (whole, wrap_zip(whole, "a"), wrap_armour(whole))[number % 3]
        try:
            opened = open_package(write(tmp_path / "a", changed(data, chance)), keys, directory)
        except PackageRefused:
            refused += 1
        else:
            assert list(opened.records()) == lines
    assert refused > MUTATIONS * 0.9


def changed(data: bytes, chance: random.Random) -> bytes:
    """One byte flipped, overwritten, removed or doubled."""
    at, how = chance.randrange(len(data)), chance.randrange(4)
    put = (bytes([data[at] ^ 1 << chance.randrange(8)]), bytes([chance.randrange(256)]), b"", data[at : at + 1] * 2)
    return data[:at] + put[how] + data[at + 1 :]


class Splice:
    """Changes a byte of a file inside a ZIP and puts the sums in the ZIP right."""

    def __init__(self, plain: bytes) -> None:
        self._plain = plain
        with zipfile.ZipFile(io.BytesIO(plain)) as archive:
            self._files = [
                (one.header_offset, one.header_offset + 30 + len(one.filename), one.file_size,
                 archive.start_dir + self._before(archive, one))
                for one in archive.infolist()
            ]  # fmt: skip

    @staticmethod
    def _before(archive: zipfile.ZipFile, wanted: zipfile.ZipInfo) -> int:
        """Bytes of the directory in front of an entry."""
        infos = archive.infolist()
        return sum(46 + len(one.filename) for one in infos[: infos.index(wanted)])

    def inside(self, chance: random.Random) -> bytes:
        local, start, size, central = chance.choice(self._files)
        data = bytearray(self._plain)
        data[start + chance.randrange(size)] ^= 1 << chance.randrange(8)
        crc = zlib.crc32(data[start : start + size]).to_bytes(4, "little")
        data[local + 14 : local + 18] = data[central + 16 : central + 20] = crc
        return bytes(data)


# ---- who sent it, and to whom ----


def test_a_package_for_another_place_is_not_taken(places: Places, forger: Forger) -> None:
    (path,) = send(places.province, places.centre)
    data = path.read_bytes()
    Forger(places.province, places.other).refused(data, "not_for_us")
    resealed = forger.plain(change=lambda body: body.update(to=[places.other.database.node.id]))
    forger.refused(forger.sealed(resealed), "not_for_us")


def test_a_stranger_is_refused_under_its_own_name_and_under_anothers(forger: Forger) -> None:
    stranger = NodeKeys.generate()
    own_name = forger.plain(signer=stranger, change=lambda body: body.update({"from": stranger.node_id}))
    error = forger.refused(forger.sealed(own_name), "unknown_sender")
    assert stranger.node_id in str(error)
    forger.refused(forger.sealed(forger.plain(signer=stranger)), "forged_package")
    without = unzipped(forger.plain())
    envelope = msgspec.json.decode(without[MANIFEST], type=dsse.Envelope)
    without[MANIFEST] = msgspec.structs.replace(envelope, signatures=[]).to_bytes()
    forger.refused(forger.sealed(zipped(without.items())), "forged_package")


def test_a_neighbour_that_sends_to_us_by_mistake_is_no_peer(places: Places) -> None:
    error = Forger(places.other, places.province).refused(
        (lambda enemy: enemy.sealed(enemy.plain()))(Forger(places.other, places.province)), "not_a_peer"
    )
    assert "İl 6" in str(error)


def test_the_same_package_again_changes_nothing_however_often_it_comes(places: Places) -> None:
    add(places.province, "Tekrar")
    (path,) = send(places.province, places.centre)
    places.centre.exchange.import_file(path)
    before = state_of(places.centre)
    for _ in range(3):
        assert places.centre.exchange.import_file(path).state == "duplicate"
    assert state_of(places.centre) == before


def test_what_a_stolen_laptop_sends_waits_for_a_person(tmp_path_factory: pytest.TempPathFactory) -> None:
    places = Places(tmp_path_factory.mktemp("stolen"))
    laptop = places.laptop.database.node.id
    held = places.centre.exchange.directory
    roots = _roots(places)
    entries = [entry if entry.node != laptop else msgspec.structs.replace(entry, revoked_at=entry.valid_from)
               for entry in held.entries.values()]  # fmt: skip
    envelope = propose(held, entries, places.centre.database.clock.now())
    for root in roots:
        envelope = add_signature(envelope, root)
    places.province.exchange.join(as_file(envelope, held), "dizin")
    thief = Forger(places.laptop, places.province)
    error = thief.refused(thief.sealed(thief.plain(first=1, last=1)), "revoked_sender")
    assert "Dizüstü" in str(error)
    places.close()


def _roots(places: Places) -> list[Any]:
    from db.office.installation import load_roots

    return load_roots(sorted((places.centre.folder / "roots").iterdir())[:2], PASSPHRASE)


# ---- directories that come along ----


@pytest.mark.parametrize("how", ["unsigned", "one", "twice", "same key under two names", "other roots"])
def test_a_directory_that_two_root_keys_did_not_sign_is_refused(places: Places, forger: Forger, how: str) -> None:
    held = places.province.exchange.directory
    roots = _roots(places)
    envelope = propose(held, list(held.entries.values())[:-1], places.centre.database.clock.now())
    if how != "unsigned":
        envelope = add_signature(envelope, roots[0])
    if how in ("twice", "same key under two names"):
        (first,) = envelope.signatures
        other = msgspec.structs.replace(first, keyid=envelope.signatures[0].keyid if how == "twice" else "baska")
        envelope = msgspec.structs.replace(envelope, signatures=[first, other])
    if how == "other roots":
        keys = [NodeKeys.generate() for _ in range(2)]
        for key in keys:
            envelope = key.sign(envelope)
    plain = forger.plain(contents={DIRECTORY: as_file(envelope, held)})
    forger.refused(forger.sealed(plain), "directory_not_signed")


def test_an_older_directory_is_never_taken_and_another_of_the_same_number_is_refused(
    places: Places, forger: Forger
) -> None:
    held = places.centre.exchange.directory
    envelope = propose(held, list(held.entries.values())[:-1], places.centre.database.clock.now())
    body = json.loads(envelope.body()) | {"version": held.version}
    same = dsse.wrap(envelope.payloadType, json.dumps(body).encode())
    for root in _roots(places):
        same = add_signature(same, root)
    forger.refused(forger.sealed(forger.plain(contents={DIRECTORY: as_file(same)})), "directory_forked")
    older = dsse.wrap(envelope.payloadType, json.dumps(body | {"version": held.version - 1}).encode())
    for root in _roots(places):
        older = add_signature(older, root)
    assert forger.send(forger.sealed(forger.plain(contents={DIRECTORY: as_file(older)}))).state == "taken"
    assert places.centre.exchange.directory.version == held.version


# ---- behind a true signature ----

ODD = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(-(2**70), 2**70), st.floats(allow_nan=False), st.text(max_size=8),
        st.sampled_from(["", "\0", "../../x", "1/1", "a" * 64, 2**63, -(2**63), 2**53, 1e308, "x" * 5_000, "İı"]),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)),
    max_leaves=4,
)  # fmt: skip
FIELDS = ["v", "min_reader", "from", "to", "incarnation", "channel", "first", "last", "count", "hlc", "ack", "want",
          "rejects", "digest", "at_centre", "documents", "directory_version", "files"]  # fmt: skip


@settings(max_examples=80, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck),
          derandomize=True)  # fmt: skip
@given(changes=st.dictionaries(st.sampled_from(FIELDS), ODD, min_size=1, max_size=3), deeper=ODD)
def test_any_value_in_any_field_of_the_manifest(places: Places, changes: dict[str, Any], deeper: Any) -> None:
    forger = Forger(places.province, places.centre)

    def change(body: dict[str, Any]) -> None:
        for name, value in changes.items():
            inner = body.get(name)
            if isinstance(inner, dict) and inner:
                inner[next(iter(inner))] = deeper
            elif isinstance(inner, list) and inner and isinstance(inner[0], dict):
                inner[0][next(iter(inner[0]))] = deeper
            else:
                body[name] = value

    plain = forger.plain(change=change, ack={"1/1": {"contiguous": 0}}, at_centre={"a.1": 1})
    before = state_of(places.centre)
    try:
        forger.send(forger.sealed(plain))
    except PackageRefused as error:
        assert str(error)
        assert state_of(places.centre) == before


@pytest.mark.parametrize("ending", [
    b'"oseq":1,"oseq":NaN', b'"hlc":1e400', b'"hlc":Infinity', b'"author":"\\ud800"', b'"author":"\xff"',
    b'"author":"\xed\xa0\x80"', b'"fields":null', b'"fields":{"name":null}', b'"fields":{"name":{"v":NaN}}',
    b'"fields":{"name":{"v":1,"s":null}}', b'"fields":{"name":{"s":[["x",1.5]]}}', b'"office":null', b'"row":null',
    b'"office":1.5', b'"schema":"1"', b'"fields":[[]]', b'"entity":5', b'"tx":1', b'"oseq":-0', b'"oseq":1E0',
    b'"oseq":1' + b"0" * 400, b'"fields":{"name":{"v":' + b"[" * 500 + b"]" * 500 + b"}}",
])  # fmt: skip
def test_a_line_that_is_no_operation_refuses_the_whole_package(forger: Forger, ending: bytes) -> None:
    """The last of two keys of one name counts for every reader of ours; so the good one before it helps nothing."""
    line = one(forger)[:-1] + b"," + ending + b"}"
    forger.refused(forger.sealed(forger.plain([one(forger), line])), "damaged_package", "bad_operations")


def test_two_keys_of_one_name_mean_the_same_to_every_reader(places: Places, forger: Forger) -> None:
    line = one(forger)[:-1] + b',"fields":{"name":{"v":"Son"},"kind":{"v":"DRN"}}}'
    assert forger.send(forger.sealed(forger.plain([line]))).taken == 1
    with places.centre.database.read() as session:
        newest = session.query(Op.fields).order_by(Op.n.desc()).first()
    assert "Son" in newest[0]
    assert places.centre.database.verify_rows() == []


@pytest.mark.parametrize(("count", "raw_size"), [(0, None), (1, None), (3, None), (2, 1), (2, 10**9), (2**40, None)])
def test_counts_that_do_not_hold_refuse_the_package(forger: Forger, count: int, raw_size: int | None) -> None:
    plain = forger.plain([one(forger), one(forger)], change=change_operations(count, raw_size))
    forger.refused(forger.sealed(plain), "damaged_package", "bomb_refused", "bad_operations")


@pytest.mark.parametrize("name", ["../../kacak", "/kacak", "C:\\kacak", "blobs/../../kacak", "kacak", "BLOBS/kacak"])
def test_no_name_inside_leads_out_of_the_package(forger: Forger, name: str, tmp_path) -> None:
    inside = unzipped(forger.plain())
    forger.refused(forger.sealed(zipped([*inside.items(), (name, b"x")])), "damaged_package")
    root = forger.receiver.folder
    assert not any(list(folder.rglob("kacak*")) for folder in (root.parent, tmp_path))


def test_a_register_that_replaces_itself_and_an_endless_row_stay_sound(places: Places, forger: Forger) -> None:
    row, origin = forger.operation()["row"], forger.operation()["origin"]
    first = forger.next + 1
    lines = [one(forger, row=row)] + [
        one(forger, row=row, fields={"phone": {"v": str(n), "s": [[origin, first + n], [origin, first + n + 1]]}})
        for n in range(1, 300)
    ]
    assert forger.send(forger.sealed(forger.plain(lines))).taken == 300
    assert places.centre.database.verify_rows() == []


@pytest.mark.parametrize("data", [b"", b"\0", zstandard.compress(b"{}\n")[:-2], b"\x28\xb5\x2f\xfd" + b"\xff" * 40])
def test_other_bytes_than_operations_refuse_the_package(forger: Forger, data: bytes) -> None:
    forger.refused(forger.sealed(forger.plain(contents={OPERATIONS: data})), "damaged_package", "bomb_refused")


def test_after_all_of_that_good_packages_are_taken_and_the_record_of_deeds_is_whole(places: Places) -> None:
    from db.office.installation import check_installation

    row = add(places.province, "Sonunda")
    deliver(places.province, places.centre)
    with places.centre.database.read() as session:
        assert session.query(Op).filter(Op.row == row).count() == 1
    check = check_installation(places.centre)
    assert (check.problems, check.deeds > 0) == ((), True)
