"""The signed directory: what may follow what, who counts how often, and how an installation joins."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime

import msgspec
import pytest

from db.errors import InvalidInput, PackageRefused, ProgrammingError, WrongPassphrase
from db.exchange import dsse
from db.exchange.directory import (
    VALIDITY,
    DamagedDirectory,
    Directory,
    DirectoryEntry,
    DirectoryForked,
    DirectoryNotSigned,
    DirectoryRollback,
    RootKey,
    accept,
    add_signature,
    as_file,
    found,
    propose,
    signature_count,
    trust_first,
)
from db.exchange.enrolment import (
    AnswerForAnother,
    DamagedRequest,
    make_answer,
    make_request,
    read_answer,
    read_request,
)
from db.exchange.identity import NodeKeys, encode_key
from db.keyslots import TEST_COST, make_recovery_file

NOW = datetime(2025, 11, 22, 9, 30, tzinfo=UTC)


def entry(keys: NodeKeys, name: str = "Eskişehir", kind: str = "province", office: int = 26) -> DirectoryEntry:
    request = read_request(make_request(keys, name, kind, office, NOW), "istek")
    return request.entry(NOW)


@dataclass
class Centre:
    """A centre with three roots and one province."""

    keys: NodeKeys = field(default_factory=NodeKeys.generate)
    province: NodeKeys = field(default_factory=NodeKeys.generate)
    roots: list[RootKey] = field(default_factory=lambda: [RootKey.generate(f"Kök {n}") for n in "123"])

    def __post_init__(self) -> None:
        entries = [entry(self.keys, "Merkez", "centre", 0), entry(self.province)]
        self.first = found(entries, self.roots, [make_recovery_file("Merkez", "22.11.2025")[1]], NOW)

    def next(self, held: Directory, signed_by: list[RootKey], roots: list[RootKey] | None = None) -> bytes:
        publics = [root.public for root in roots] if roots else None
        envelope = propose(held, held.entries.values(), NOW, roots=publics)
        for root in signed_by:
            envelope = add_signature(envelope, root)
        return as_file(envelope, held)


@pytest.fixture
def centre() -> Centre:
    return Centre()


def test_a_directory_comes_back_from_its_file(centre: Centre) -> None:
    again = trust_first(centre.first.to_bytes(), "d")
    assert again == centre.first
    assert again.recipients([centre.province.node_id]) == [centre.province.public.age]
    assert again.roots_fingerprint == centre.first.roots_fingerprint


def test_the_next_version_needs_two_of_three(centre: Centre) -> None:
    a, b, c = centre.roots
    for few in ([], [a], [a, a], [RootKey.generate("x"), RootKey.generate("y"), c]):
        with pytest.raises(DirectoryNotSigned):
            accept(centre.first, centre.next(centre.first, few), "d")
    second = accept(centre.first, centre.next(centre.first, [c, a]), "d")
    assert second.version == 2
    assert signature_count(centre.first, second.envelope) == 2
    assert accept(second, centre.next(second, [b, c]), "d").version == 3


def test_one_signer_under_many_ids_counts_once(centre: Centre) -> None:
    a, b, _ = centre.roots
    envelope = add_signature(propose(centre.first, centre.first.entries.values(), NOW), a)
    b_id = add_signature(envelope, b).signatures[-1].keyid
    mine = envelope.signatures[0]
    copies = [mine, mine, dsse.Signature(b_id, mine.sig), dsse.Signature("x", mine.sig)]
    with pytest.raises(DirectoryNotSigned):
        accept(centre.first, as_file(msgspec.structs.replace(envelope, signatures=copies)), "d")


def test_a_root_key_listed_twice_is_refused(centre: Centre) -> None:
    a, b, _ = (root.public for root in centre.roots)
    with pytest.raises(ProgrammingError):
        propose(centre.first, [], NOW, roots=[a, a, b])
    envelope = propose(centre.first, [], NOW)
    body = msgspec.json.decode(envelope.body())
    body["roots"] = [body["roots"][0]] * 3
    forged = dsse.wrap(envelope.payloadType, msgspec.json.encode(body))
    for root in centre.roots:
        forged = add_signature(forged, root)
    with pytest.raises(DamagedDirectory):
        accept(centre.first, as_file(forged), "d")


def test_an_older_directory_is_never_taken_again(centre: Centre) -> None:
    second = accept(centre.first, centre.next(centre.first, centre.roots), "d")
    with pytest.raises(DirectoryRollback) as caught:
        accept(second, centre.first.to_bytes(), "eski.json")
    assert "eski.json" in str(caught.value)
    assert accept(second, second.to_bytes(), "d") is second


def test_two_directories_of_one_number_are_noticed(centre: Centre) -> None:
    second = accept(centre.first, centre.next(centre.first, centre.roots), "d")
    other = propose(centre.first, [], NOW)
    for root in centre.roots:
        other = add_signature(other, root)
    with pytest.raises(DirectoryForked):
        accept(second, as_file(other), "d")


def test_new_roots_need_the_old_ones_and_themselves(centre: Centre) -> None:
    old = centre.roots
    new = [RootKey.generate(n) for n in "456"]
    for wrong in (old, new, [old[0], *new], [*old, new[0]]):
        with pytest.raises(DirectoryNotSigned):
            accept(centre.first, centre.next(centre.first, wrong, new), "d")
    second = accept(centre.first, centre.next(centre.first, [*old[:2], *new[:2]], new), "d")
    assert set(second.roots) == {root.public for root in new}
    with pytest.raises(DirectoryNotSigned):
        accept(second, centre.next(second, old), "d")


def test_whoever_was_away_through_two_changes_of_roots_catches_up_from_one_file(centre: Centre) -> None:
    sets = [centre.roots, [RootKey.generate(n) for n in "456"], [RootKey.generate(n) for n in "789"]]
    held = centre.first
    for old, new in ((0, 0), (0, 1), (1, 1), (1, 2), (2, 2)):
        signed = [*sets[old], *(sets[new] if old != new else [])]
        held = accept(held, centre.next(held, signed, sets[new]), "d")
    assert held.version == 6
    assert accept(centre.first, held.to_bytes(), "d") == held
    assert len(held.chain) == 2
    without_chain = msgspec.json.encode([held.envelope])
    with pytest.raises(DirectoryNotSigned):
        accept(centre.first, without_chain, "d")


def test_an_entry_under_a_foreign_id_is_refused(centre: Centre) -> None:
    stolen = msgspec.structs.replace(entry(NodeKeys.generate()), node=centre.province.node_id)
    with pytest.raises(ProgrammingError):
        propose(centre.first, [stolen], NOW)


def signed_by_all(centre: Centre, changes: dict) -> bytes:
    """The next directory with a province that says something impossible, signed by every root."""
    envelope = propose(centre.first, centre.first.entries.values(), NOW)
    body = msgspec.json.decode(envelope.body())
    next(one for one in body["entries"] if one["node"] == centre.province.node_id).update(changes)
    forged = dsse.wrap(envelope.payloadType, msgspec.json.encode(body))
    for root in centre.roots:
        forged = add_signature(forged, root)
    return as_file(forged)


def later(keys: NodeKeys, since: str) -> dict:
    return {"signing_key": encode_key(keys.public.signing), "age_key": keys.public.age, "since": since}


def test_an_entry_that_contradicts_itself_is_refused_even_if_the_roots_have_signed_it(centre: Centre) -> None:
    a, b = NodeKeys.generate(), NodeKeys.generate()
    spring, autumn = "2026-03-02T09:00:00+00:00", "2026-09-02T09:00:00+00:00"
    for impossible in (
        {"valid_from": "dün"},
        {"valid_until": "2026-03-02"},
        {"valid_until": "99999-01-01T00:00:00+00:00"},
        {"revoked_at": "0001-01-01T00:00:00+00:00"},
        {"last_ok_seq": -1},
        {"name": "x" * 201},
        {"renewals": [later(a, "yarın")]},
        {"renewals": [later(a, autumn), later(b, spring)]},
        {"renewals": [later(a, spring), later(a, autumn)]},
        {"renewals": [later(centre.province, spring)]},
        {"renewals": [later(centre.keys, spring)]},  # another installation's key
        {"renewals": [later(a, spring) | {"age_key": "age1x"}]},
    ):
        with pytest.raises(DamagedDirectory):
            accept(centre.first, signed_by_all(centre, impossible), "d")
    good = accept(centre.first, signed_by_all(centre, {"renewals": [later(a, spring), later(b, autumn)]}), "d")
    renewed = good.entry(centre.province.node_id)
    assert renewed is not None and renewed.public == b.public
    assert good.recipients([centre.province.node_id]) == [b.public.age]


def test_an_entry_of_the_first_version_counts_for_the_usual_time(centre: Centre) -> None:
    held = centre.first.entry(centre.province.node_id)
    assert held is not None
    old = msgspec.structs.replace(held, valid_until=None)
    assert old.expires == NOW + VALIDITY


def test_a_revoked_installation_leaves_the_recipients(centre: Centre) -> None:
    gone = msgspec.structs.replace(
        entry(centre.province), revoked_at=NOW.isoformat(), last_ok_incarnation=2, last_ok_seq=40
    )
    assert gone.believes(2, 40)
    assert not gone.believes(2, 41)
    assert not gone.believes(1, 1)
    assert not gone.believes(3, 1)
    held = found([entry(centre.keys), gone], centre.roots, [], NOW)
    for node in (centre.province.node_id, "unknown"):
        with pytest.raises(InvalidInput):
            held.recipients([node])


def test_changed_bytes_only_ever_end_in_typed_refusals(centre: Centre) -> None:
    second = centre.next(centre.first, centre.roots[:2])
    good = accept(centre.first, second, "d")
    chance = random.Random(11)
    for _ in range(300):
        changed = bytearray(second)
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        try:
            taken = accept(centre.first, bytes(changed), "d")
        except PackageRefused:
            continue
        assert taken.entries == good.entries  # e.g. in a signature's unused base64 bits
    for length in range(0, len(second), 13):
        with pytest.raises(DamagedDirectory):
            accept(centre.first, second[:length], "d")
    with pytest.raises(DamagedDirectory):
        accept(centre.first, b"[" * 200_000, "d")


# ---- root keys ----


def test_a_root_key_file_opens_with_its_passphrase_only(centre: Centre) -> None:
    root = centre.roots[0]
    data = root.to_file("kasadaki uzun parola", cost=TEST_COST)
    assert RootKey.from_file(data, "kasadaki uzun parola").public == root.public
    assert root.key.private_bytes_raw() not in data
    with pytest.raises(WrongPassphrase):
        RootKey.from_file(data, "kasadaki kısa parola")
    with pytest.raises(InvalidInput):
        root.to_file("kısa", cost=TEST_COST)
    for broken in (b"", data[:50], b"\xff" + data):
        with pytest.raises(InvalidInput):
            RootKey.from_file(broken, "kasadaki uzun parola")


# ---- joining ----


def test_an_installation_joins_by_request_fingerprint_and_answer(centre: Centre) -> None:
    field_keys = NodeKeys.generate()
    request = read_request(make_request(field_keys, "Saha 3 – Çiğdem", "field", 26, NOW), "istek.json")
    assert request.fingerprint == field_keys.public.fingerprint
    envelope = propose(centre.first, [*centre.first.entries.values(), request.entry(NOW)], NOW)
    for root in centre.roots[:2]:
        envelope = add_signature(envelope, root)
    second = accept(centre.first, as_file(envelope, centre.first), "d")
    joined = read_answer(make_answer(second), field_keys, "yanıt.json")
    assert joined == second
    assert joined.recovery == centre.first.recovery
    found_entry = joined.entry(field_keys.node_id)
    assert found_entry is not None
    assert (found_entry.name, found_entry.kind, found_entry.office) == ("Saha 3 – Çiğdem", "field", 26)


def test_an_answer_for_another_installation_is_refused(centre: Centre) -> None:
    with pytest.raises(AnswerForAnother):
        read_answer(make_answer(centre.first), NodeKeys.generate(), "yanıt.json")


def test_a_changed_request_is_refused() -> None:
    keys, other = NodeKeys.generate(), NodeKeys.generate()
    data = make_request(keys, "Saha 3", "field", 26, NOW)
    envelope = dsse.read(data, "application/vnd.kopru.enrolment+json")
    body = msgspec.json.decode(envelope.body())
    for changes in (
        {"age_key": other.public.age},
        {"office": 34},
        {"node": other.node_id},
        {"kind": "root"},
        {"v": 2},
    ):
        moved = dsse.wrap(envelope.payloadType, msgspec.json.encode(body | changes))
        for forged in (
            msgspec.structs.replace(moved, signatures=envelope.signatures),
            other.sign(moved),
            msgspec.structs.replace(moved, signatures=[]),
        ):
            with pytest.raises(DamagedRequest):
                read_request(forged.to_bytes(), "istek")
    # Signed by the right key, but impossible: refused as well.
    for impossible in ({"kind": "root"}, {"office": 82}, {"name": " "}, {"v": 2}):
        honest = keys.sign(dsse.wrap(envelope.payloadType, msgspec.json.encode(body | impossible)))
        with pytest.raises(DamagedRequest):
            read_request(honest.to_bytes(), "istek")


@pytest.mark.parametrize("name", ["", "  ", "x" * 201])
def test_a_request_needs_a_name(name: str) -> None:
    with pytest.raises(InvalidInput):
        make_request(NodeKeys.generate(), name, "field", 26, NOW)
