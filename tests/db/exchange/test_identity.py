"""Who an installation is: ids nobody else can have, fingerprints that can be said over the telephone."""

from __future__ import annotations

import hashlib

import pytest

from db.exchange import dsse
from db.exchange.identity import (
    NODE_ID,
    NodeKeys,
    PublicKeys,
    fingerprint_of,
    fingerprint_words,
    node_id,
)


def test_keys_come_back_from_storage_and_sign_alike() -> None:
    keys = NodeKeys.generate()
    again = NodeKeys.from_bytes(keys.to_bytes())
    assert again.public == keys.public
    envelope = dsse.wrap("t", b"body")
    assert again.sign(envelope) == keys.sign(envelope)


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff", b'{"signing":"AA==","age":"x"}', b"[" * 100_000])
def test_other_bytes_are_no_keys(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        NodeKeys.from_bytes(data)


def test_the_id_follows_from_the_signing_key_alone() -> None:
    keys, other = NodeKeys.generate(), NodeKeys.generate()
    mixed = PublicKeys(keys.public.signing, other.public.age)
    assert keys.node_id == node_id(keys.public.signing) == mixed.node_id != other.node_id
    assert NODE_ID.fullmatch(keys.node_id)


def test_the_id_of_a_known_key_never_changes() -> None:
    assert node_id(bytes(32)) == "avgqbt5v768e4k7s"


def test_the_fingerprint_covers_both_keys() -> None:
    keys, other = NodeKeys.generate(), NodeKeys.generate()
    mixed = PublicKeys(keys.public.signing, other.public.age)
    assert keys.public.fingerprint != mixed.fingerprint
    assert keys.public.fingerprint == PublicKeys(keys.public.signing, keys.public.age).fingerprint


def test_a_fingerprint_is_six_words_and_the_same_in_hex() -> None:
    mark = fingerprint_of([b"a", b"b"])
    assert mark != fingerprint_of([b"ab", b""])
    first = bytes.fromhex("".join(mark.groups))[:6]
    assert mark.words == tuple(fingerprint_words()[byte] for byte in first)
    assert str(mark).count(" ") == 5
    assert {len(group) for group in mark.groups} == {4}


def test_the_words_are_distinct_to_the_ear_and_never_change() -> None:
    words = fingerprint_words()
    assert len(words) == 256
    plain = [word.translate(str.maketrans("çğıöşü", "cgiosu")) for word in words]
    # Said badly, heard badly, typed without Turkish letters: still another word.
    alike = [word.translate(str.maketrans("bdgvz", "ptkfs")) for word in plain]
    assert len({word[:4] for word in plain}) == len(set(alike)) == 256
    assert max(map(len, words)) <= 8
    listing = hashlib.sha256("\n".join(words).encode()).hexdigest()
    assert listing == "3734cf988b1b93e56c3b6c15661a25b191f232e26962ff7df78c4cacaa027238"


def test_an_envelope_is_signed_with_its_type() -> None:
    keys = NodeKeys.generate()
    envelope = keys.sign(dsse.wrap("a", b"body"))
    known = {keys.node_id: keys.public.signing}
    assert dsse.signers(dsse.read(envelope.to_bytes(), "a"), known) == {keys.public.signing}
    moved = dsse.Envelope(envelope.payload, "b", envelope.signatures)
    assert dsse.signers(moved, known) == set()
    with pytest.raises(dsse.BadEnvelope):
        dsse.read(envelope.to_bytes(), "b")


def test_the_signed_bytes_are_those_of_the_dsse_specification() -> None:
    # The example of the specification's protocol document.
    assert dsse._pre_authentication("http://example.com/HelloWorld", b"hello world") == (
        b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"
    )


def test_one_key_under_two_names_is_one_signer() -> None:
    keys = NodeKeys.generate()
    envelope = keys.sign(dsse.wrap("a", b"body"))
    twice = dsse.Envelope(
        envelope.payload, "a", [*envelope.signatures, dsse.Signature("other", envelope.signatures[0].sig)]
    )
    assert len(dsse.signers(twice, {keys.node_id: keys.public.signing, "other": keys.public.signing})) == 1
