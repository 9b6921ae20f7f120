"""The package: what goes in comes out, and whatever else the bytes are, only a typed refusal with a sentence.

Damage made outside dies at the cipher; so most traps here are set *behind* a valid signature.
"""

from __future__ import annotations

import hashlib
import io
import json
import random
import resource
import tracemalloc
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
import zstandard

from db import age
from db.errors import InvalidInput, PackageRefused, ProgrammingError
from db.exchange import dsse
from db.exchange.chunks import DocumentParts, Documents
from db.exchange.directory import (
    Directory,
    DirectoryEntry,
    DirectoryNotSigned,
    RootKey,
    accept,
    add_signature,
    as_file,
    found,
    propose,
)
from db.exchange.identity import NodeKeys, encode_key
from db.exchange.package import (
    DIRECTORY,
    MANIFEST,
    MANIFEST_TYPE,
    OPERATIONS,
    READER,
    Manifest,
    OpenedPackage,
    SealedPackage,
    build_plain,
    open_package,
    seal,
)
from db.exchange.records import Limits
from db.exchange.refusals import (
    BombRefused,
    DamagedPackage,
    ForgedPackage,
    NewerPackage,
    NotAPackage,
    NotForUs,
    RevokedSender,
    UnknownSender,
)
from db.exchange.wrappers import wrap_armour, wrap_zip

NOW = datetime(2025, 11, 22, 9, 30, tzinfo=UTC)
SMALL = Limits(package=4_000_000, raw=3_000_000, line=10_000, records=20_000)
RECORDS = [json.dumps({"row": n, "text": "Çiğdem ığdır"}, ensure_ascii=False).encode() for n in range(200)]


def entry_of(keys: NodeKeys, name: str, **more: Any) -> DirectoryEntry:
    return DirectoryEntry(
        node=keys.node_id,
        name=name,
        kind="province",
        office=26,
        signing_key=encode_key(keys.public.signing),
        age_key=keys.public.age,
        valid_from=NOW.isoformat(),
        **more,
    )


@dataclass
class World:
    """A sender, a receiver, a stranger, and the directory of the first two."""

    folder: Path
    sender: NodeKeys = field(default_factory=NodeKeys.generate)
    receiver: NodeKeys = field(default_factory=NodeKeys.generate)
    stranger: NodeKeys = field(default_factory=NodeKeys.generate)
    roots: list[RootKey] = field(default_factory=lambda: [RootKey.generate(n) for n in "123"])

    def __post_init__(self) -> None:
        self.directory = found(
            [entry_of(self.sender, "Eskişehir"), entry_of(self.receiver, "Merkez")], self.roots, [], NOW
        )

    def manifest(self, **changes: Any) -> Manifest:
        base: dict[str, Any] = {
            "sender": self.sender.node_id,
            "to": [self.receiver.node_id],
            "incarnation": 1,
            "channel": "a>b",
            "first": 1,
            "last": 200,
        }
        return Manifest(**(base | changes))

    def seal(self, records: list[bytes] = RECORDS, **changes: Any) -> SealedPackage:
        return seal(self.manifest(**changes), records, self.sender, self.directory, limits=SMALL)

    def file(self, data: bytes, name: str = "paket.kopru") -> Path:
        path = self.folder / name
        path.write_bytes(data)
        return path

    def open(self, data: bytes, name: str = "paket.kopru", directory: Directory | None = None) -> OpenedPackage:
        return open_package(self.file(data, name), self.receiver, directory or self.directory, SMALL)

    def revise(self, *entries: DirectoryEntry) -> Directory:
        envelope = propose(self.directory, entries, NOW)
        for root in self.roots[:2]:
            envelope = add_signature(envelope, root)
        return accept(self.directory, as_file(envelope), "d")

    def craft(
        self,
        contents: dict[str, bytes] | None = None,
        signer: NodeKeys | None = None,
        change: Callable[[dict[str, Any]], None] = lambda _body: None,
        sign: bool = True,
    ) -> bytes:
        """The plain part with any contents and any manifest, truly signed."""
        plain, complete = build_plain(self.manifest(), RECORDS, self.sender, self.directory)
        contents = contents if contents is not None else parts(plain)
        body: dict[str, Any] = msgspec.to_builtins(complete)
        for described in body["files"]:
            if (content := contents.get(described["name"])) is not None:
                described |= {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
        change(body)
        envelope = dsse.wrap(MANIFEST_TYPE, msgspec.json.encode(body))
        if sign:
            envelope = (signer or self.sender).sign(envelope)
        return zipped([(MANIFEST, envelope.to_bytes()), *((n, c) for n, c in contents.items() if n != MANIFEST)])

    def refused(self, plain: bytes, kind: type[PackageRefused]) -> PackageRefused:
        with pytest.raises(kind) as caught:
            self.open(age.encrypt(plain, [self.receiver.public.age]))
        assert "paket.kopru" in str(caught.value)
        assert type(caught.value) is kind
        return caught.value


def parts(plain: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(entries: list[tuple[str, bytes]], method: int = zipfile.ZIP_STORED) -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", method) as archive:
        warnings.simplefilter("ignore", UserWarning)  # a name twice
        for name, content in entries:
            archive.writestr(name, content)
    return out.getvalue()


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


# ---- round trips ----


def test_what_goes_in_comes_out(world: World) -> None:
    blob = b"%PDF-1.7 chunk"
    inside = [DocumentParts("d" * 64, len(blob), [(0, hashlib.sha256(blob).hexdigest())])]
    manifest = world.manifest(digest="3." + "ab" * 16, documents=Documents(inside=inside))
    sealed = seal(manifest, iter(RECORDS), world.sender, world.directory, [blob])
    opened = world.open(sealed.data)
    assert list(opened.records()) == RECORDS
    assert list(opened.operations()) == list(opened.operations()) == [json.loads(record) for record in RECORDS]
    assert [opened.blob(name) for name in opened.blobs] == [blob]
    assert opened.manifest == sealed.manifest
    assert opened.manifest.count == 200
    assert opened.sender.name == "Eskişehir"
    assert opened.directory is world.directory
    assert opened.sha256 == sealed.sha256


def test_a_package_without_operations_carries_its_receipts(world: World) -> None:
    sealed = world.seal([], first=0, last=0)
    opened = world.open(sealed.data)
    assert list(opened.operations()) == []
    assert opened.manifest.count == 0


def test_the_part_inside_the_encryption_is_deterministic(world: World) -> None:
    manifest = world.manifest()
    once, twice = (build_plain(manifest, iter(RECORDS), world.sender, world.directory, [b"z"]) for _ in range(2))
    assert once == twice
    assert world.seal().data != world.seal().data


def test_nothing_readable_leaves_in_a_package(world: World) -> None:
    data = world.seal().data
    for text in ("Çiğdem", "Eskişehir", world.sender.node_id, world.receiver.node_id, "manifest"):
        assert text.encode() not in data


@pytest.mark.parametrize("name", ["paket.kopru", "resim.jpg", "belge.txt"])
def test_the_three_wrappers_open_whatever_the_file_is_called(world: World, name: str) -> None:
    sealed = world.seal()
    text = wrap_armour(sealed.data, "Sayın ilgili,\nekte 200 kayıt var.")
    forms = {
        "bare": sealed.data,
        "zip": wrap_zip(sealed.data, "içi.kopru"),
        "deflated": zipped([("klasör/", b""), ("klasör/a.bin", sealed.data)], zipfile.ZIP_DEFLATED),
        "armour": wrap_armour(sealed.data),
        "in a mail": text,
        "windows": text.replace(b"\n", b"\r\n"),
        "notepad": text.decode().encode("utf-16"),
        "bom": b"\xef\xbb\xbf" + text,
        "armour in zip": wrap_zip(text, "a.txt"),
    }
    for form, data in forms.items():
        opened = world.open(data, name)
        assert opened.sha256 == sealed.sha256, form
        assert len(list(opened.operations())) == 200


def test_the_armour_is_the_one_that_age_reads(world: World) -> None:
    sealed = world.seal()
    assert age.pyrage.decrypt(wrap_armour(sealed.data), [world.receiver.age._identity])


# ---- refusals from outside ----


@pytest.mark.parametrize(
    "data", [b"", b"hello", b"\x89PNG\r\n", "ş".encode(), b"\xff\xfe", b"PK\x05\x06" + bytes(18), b"\0" * 100]
)
def test_other_files_are_no_packages(world: World, data: bytes) -> None:
    with pytest.raises(NotAPackage) as caught:
        world.open(data, "tatil.jpg")
    assert "tatil.jpg" in str(caught.value)


def test_a_zip_of_several_files_is_said_as_such(world: World) -> None:
    data = world.seal().data
    with pytest.raises(NotAPackage, match="exactly one"):
        world.open(zipped([("a", data), ("b", data)]))


def test_a_file_that_vanished_is_a_refusal_too(world: World) -> None:
    for gone in (world.folder / "yok.kopru", world.folder):
        with pytest.raises(DamagedPackage):
            open_package(gone, world.receiver, world.directory)


def test_a_package_cut_anywhere_is_refused(world: World) -> None:
    sealed = world.seal()
    forms = [sealed.data, wrap_zip(sealed.data, "a"), wrap_armour(sealed.data)]
    chance = random.Random(3)
    for data in forms:
        cuts = {*range(0, 400, 9), *(chance.randrange(len(data)) for _ in range(60)), len(data) - 2}
        for cut in cuts:
            with pytest.raises((NotAPackage, DamagedPackage, NotForUs)):
                world.open(data[:cut])


def test_a_changed_byte_is_refused_or_without_effect(world: World) -> None:
    sealed = world.seal()
    chance = random.Random(5)
    for data in (sealed.data, wrap_zip(sealed.data, "a"), wrap_armour(sealed.data)):
        for _ in range(250):
            changed = bytearray(data)
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
            try:
                opened = world.open(bytes(changed))
            except (NotAPackage, DamagedPackage, NotForUs, BombRefused):
                continue
            assert opened.sha256 == sealed.sha256  # a field of the outer ZIP that means nothing


def test_a_package_for_others_is_not_opened(world: World) -> None:
    data = world.seal().data
    with pytest.raises(NotForUs) as caught:
        open_package(world.file(data), world.stranger, world.directory)
    assert "paket.kopru" in str(caught.value)


def test_a_package_sealed_on_for_us_by_its_recipient_is_refused(world: World) -> None:
    directory = world.revise(*world.directory.entries.values(), entry_of(world.stranger, "Kars"))
    sealed = seal(world.manifest(to=[world.stranger.node_id]), RECORDS, world.sender, directory)
    plain = age.decrypt(sealed.data, [world.stranger.age])
    world.refused(plain, NotForUs)


def test_an_endless_age_header_is_refused_at_once(world: World) -> None:
    stanza = b"-> X25519 gB/4p9OcSGcnVPVhhd9gYYLxW8KCtKfJYYRClDgPj14\nCbhnR7XCrNlCWkQOrdK5SrveQLTbbui6NBXXuA4opmw\n"
    with pytest.raises(DamagedPackage):
        world.open(age.MAGIC + stanza * 30_000)


# ---- who sent it ----


def test_an_unknown_sender_is_refused_and_named(world: World) -> None:
    plain = world.craft(signer=world.stranger, change=lambda body: body.update({"from": world.stranger.node_id}))
    assert world.refused(plain, UnknownSender).details["sender"] == world.stranger.node_id


def test_another_key_than_the_senders_is_a_forgery(world: World) -> None:
    world.refused(world.craft(signer=world.stranger), ForgedPackage)
    world.refused(world.craft(sign=False), ForgedPackage)
    # The stranger's signature under the sender's key id.
    plain = world.craft(signer=world.stranger)
    contents = parts(plain)
    forged = contents[MANIFEST].replace(world.stranger.node_id.encode(), world.sender.node_id.encode())
    world.refused(zipped([(MANIFEST, forged), *list(contents.items())[1:]]), ForgedPackage)


def test_a_manifest_changed_after_signing_is_a_forgery(world: World) -> None:
    contents = parts(world.craft())
    envelope = dsse.read(contents[MANIFEST], MANIFEST_TYPE)
    other = dsse.wrap(MANIFEST_TYPE, envelope.body().replace(b'"incarnation":1', b'"incarnation":9'))
    moved = msgspec.structs.replace(other, signatures=envelope.signatures)
    world.refused(zipped([(MANIFEST, moved.to_bytes()), *list(contents.items())[1:]]), ForgedPackage)


def test_a_revoked_sender_is_believed_up_to_its_last_good_number(world: World) -> None:
    gone = entry_of(world.sender, "Eskişehir", revoked_at=NOW.isoformat(), last_ok_incarnation=1, last_ok_seq=200)
    revised = world.revise(gone, entry_of(world.receiver, "Merkez"))
    assert world.open(world.seal().data, directory=revised).manifest.last == 200
    for changes in ({"last": 201}, {"incarnation": 2}):
        with pytest.raises(RevokedSender) as caught:
            world.open(world.seal(**changes).data, directory=revised)
        assert "Eskişehir" in str(caught.value)
    with pytest.raises(InvalidInput):
        seal(world.manifest(to=[world.sender.node_id], sender=world.receiver.node_id), [], world.receiver, revised)


def test_a_newer_directory_comes_along_and_introduces_its_sender(world: World) -> None:
    newer = world.revise(*world.directory.entries.values(), entry_of(world.stranger, "Kars"))
    manifest = world.manifest(sender=world.stranger.node_id)
    opened = world.open(seal(manifest, RECORDS, world.stranger, newer).data)
    assert opened.directory == newer
    assert opened.sender.name == "Kars"


def test_an_older_directory_in_a_late_package_is_ignored(world: World) -> None:
    data = world.seal().data
    newer = world.revise(*world.directory.entries.values(), entry_of(world.stranger, "Kars"))
    assert world.open(data, directory=newer).directory is newer


def test_a_directory_that_the_centre_did_not_sign_is_refused(world: World) -> None:
    contents = parts(world.craft())
    contents[DIRECTORY] = as_file(propose(world.directory, [entry_of(world.stranger, "Kars")], NOW))
    world.refused(world.craft(contents), DirectoryNotSigned)


# ---- behind a valid signature ----


def test_the_crafted_package_itself_is_good(world: World) -> None:
    assert len(list(world.open(age.encrypt(world.craft(), [world.receiver.public.age])).operations())) == 200


def test_a_newer_reader_is_asked_for(world: World) -> None:
    plain = world.craft(change=lambda body: body.update(min_reader=READER + 1, files="a later shape"))
    assert world.refused(plain, NewerPackage).details["min_reader"] == READER + 1


def test_unknown_manifest_fields_of_later_versions_are_no_hindrance(world: World) -> None:
    plain = world.craft(change=lambda body: body.update(later={"a": 1}, v=7))
    assert world.open(age.encrypt(plain, [world.receiver.public.age])).manifest.v == 7


@pytest.mark.parametrize(
    "change",
    [
        {"count": 199},
        {"count": -1},
        {"incarnation": 0},
        {"first": 9, "last": 3},
        {"first": -1},
        {"first": 0},
        {"first": 2**70},
        {"to": "x"},
        {"ack": {"a": 1}},
        {"channel": None},
        {"files": []},
        {"from": "../../x"},
        {"from": 3},
    ],
)
def test_a_manifest_that_contradicts_itself_is_refused(world: World, change: dict[str, Any]) -> None:
    world.refused(world.craft(change=lambda body: body.update(change)), DamagedPackage)


@pytest.mark.parametrize("key", ["sha256", "size", "count", "raw_size"])
def test_sums_and_counts_are_held_against_the_files(world: World, key: str) -> None:
    def change(body: dict[str, Any]) -> None:
        described = next(one for one in body["files"] if one["name"] == OPERATIONS)
        described[key] = "0" * 64 if key == "sha256" else described[key] + 1
        if key == "count":
            body["count"] += 1

    world.refused(world.craft(change=change), DamagedPackage)


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "/etc/passwd", "C:\\x", "blobs/../x", "blobs/" + "A" * 64, "blobs/" + "a" * 65, " ", "x",
     MANIFEST + "\n", "ops.ndjson.zst/", OPERATIONS, MANIFEST],
)  # fmt: skip
def test_only_known_names_each_once(world: World, name: str) -> None:
    contents = parts(world.craft())
    world.refused(zipped([*contents.items(), (name, b"x")]), DamagedPackage)
    assert {p.name for p in world.folder.iterdir()} == {"paket.kopru"}


def test_a_blob_lies_under_its_own_sum(world: World) -> None:
    contents = parts(world.craft()) | {"blobs/" + "a" * 64: b"x"}

    def change(body: dict[str, Any]) -> None:
        blob = {"name": "blobs/" + "a" * 64, "sha256": hashlib.sha256(b"x").hexdigest(), "size": 1, "raw_size": 1}
        body["files"].append(blob)

    world.refused(world.craft(contents, change=change), DamagedPackage)


def test_files_that_the_manifest_does_not_know_are_refused(world: World) -> None:
    world.refused(zipped([*parts(world.craft()).items(), ("blobs/" + "a" * 64, b"x")]), DamagedPackage)
    for missing in (MANIFEST, OPERATIONS, DIRECTORY):
        contents = parts(world.craft())
        del contents[missing]
        world.refused(zipped(list(contents.items())), DamagedPackage)


def test_compressed_entries_are_refused(world: World) -> None:
    contents = parts(world.craft())
    world.refused(zipped(list(contents.items()), zipfile.ZIP_DEFLATED), DamagedPackage)


def test_data_around_the_zip_is_refused(world: World) -> None:
    plain = world.craft()
    for changed in (b"x" + plain, plain + b"x", plain[:-2] + b"\x01\x00x"):
        world.refused(changed, DamagedPackage)


def test_a_zip_that_lies_about_its_structure_is_refused(world: World) -> None:
    plain = world.craft()
    directory_start = int.from_bytes(plain[-6:-2], "little")
    chance = random.Random(13)
    for _ in range(600):
        changed = bytearray(plain)
        changed[chance.randrange(directory_start, len(plain))] = chance.randrange(256)
        try:
            opened = world.open(age.encrypt(bytes(changed), [world.receiver.public.age]))
        except (DamagedPackage, BombRefused):
            continue
        assert len(list(opened.operations())) == 200  # an attribute or a time


def test_a_zip_with_a_million_entries_is_refused_before_it_is_read(world: World) -> None:
    entry = zipped([("x", b"")])
    central = entry[entry.index(b"PK\x01\x02") : entry.index(b"PK\x05\x06")]
    size = len(central) * 80_000
    end = b"PK\x05\x06" + bytes(4) + b"\x01\0\x01\0" + size.to_bytes(4, "little") + bytes(4) + b"\0\0"
    tracemalloc.start()
    world.refused(central * 80_000 + end, BombRefused)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 40_000_000


def test_a_zip_bomb_around_a_package_is_refused(world: World) -> None:
    bomb = zipped([("a", bytes(50_000_000))], zipfile.ZIP_DEFLATED)
    tracemalloc.start()
    with pytest.raises(BombRefused):
        world.open(bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20_000_000


def with_operations(world: World, data: bytes, count: int, raw_size: int) -> bytes:
    contents = parts(world.craft()) | {OPERATIONS: data}

    def change(body: dict[str, Any]) -> None:
        body["count"] = count
        described = next(one for one in body["files"] if one["name"] == OPERATIONS)
        described |= {"count": count, "raw_size": raw_size}

    return world.craft(contents, change=change)


@pytest.mark.parametrize("declared", [True, False])
@pytest.mark.parametrize("claimed", [1_000, 900_000_000])
def test_a_zstd_bomb_is_refused_in_bounded_memory(world: World, declared: bool, claimed: int) -> None:
    compressor = zstandard.ZstdCompressor(level=3)
    content = b'{"a":1}\n' * 30_000_000
    stream = compressor.compressobj(size=len(content)) if declared else compressor.compressobj()
    bomb = stream.compress(content) + stream.flush()
    del content
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    world.refused(with_operations(world, bomb, 10_000, claimed), BombRefused)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000  # KiB


def test_a_zstd_frame_that_asks_for_a_huge_window_is_refused(world: World) -> None:
    parameters = zstandard.ZstdCompressionParameters(window_log=27)
    stream = zstandard.ZstdCompressor(compression_params=parameters).compressobj()
    data = stream.compress(b"{}\n") + stream.flush()
    world.refused(with_operations(world, data, 1, 3), DamagedPackage)


def packed(content: bytes) -> bytes:
    return zstandard.ZstdCompressor().compress(content)


def test_an_endless_line_is_refused(world: World) -> None:
    content = b'{"a":"' + b"x" * 1_000_000 + b'"}\n'
    world.refused(with_operations(world, packed(content), 1, len(content)), BombRefused)


def test_too_many_records_are_refused(world: World) -> None:
    content = b"{}\n" * 20_001
    world.refused(with_operations(world, packed(content), 20_001, len(content)), BombRefused)


@pytest.mark.parametrize(
    "content",
    [b'{"a":1', b"{}", b"[]\n", b"null\n", b"\n", b'{"a":"\xff"}\n', b'{"a":"\\ud800"}\n', b'{"a":NaN}\n',
     b'{"a":' + b"[" * 9_000 + b"\n", b'{"a":' + b"9" * 5_000 + b"}\n", b"{}{}\n", b"\xef\xbb\xbf{}\n", b"{}\n\n"],
)  # fmt: skip
def test_records_are_strict_utf8_json_objects(world: World, content: bytes) -> None:
    world.refused(with_operations(world, packed(content), 1, len(content)), DamagedPackage)


@pytest.mark.parametrize("data", [b"", b"\0", b"PK", packed(b"{}\n") + b"rest", packed(b"{}\n")[:-1]])
def test_other_bytes_than_one_whole_frame_are_refused(world: World, data: bytes) -> None:
    world.refused(with_operations(world, data, 1, 3), DamagedPackage)


@pytest.mark.parametrize("manifest", [b"", b"{}", b"[" * 200_000, b"\xff", b'{"payload":"\xc5\x9f","payloadType":"x"}'])
def test_other_bytes_than_a_manifest_are_refused(world: World, manifest: bytes) -> None:
    contents = parts(world.craft()) | {MANIFEST: manifest}
    world.refused(zipped(list(contents.items())), DamagedPackage)


def test_random_changes_behind_the_cipher_only_end_in_typed_refusals(world: World) -> None:
    plain = world.craft()
    chance = random.Random(17)
    for _ in range(500):
        changed = bytearray(plain)
        for _ in range(chance.randrange(1, 4)):
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        data = bytes(changed)[: len(changed) if chance.random() < 0.8 else chance.randrange(len(changed))]
        try:
            opened = world.open(age.encrypt(data, [world.receiver.public.age]))
        except PackageRefused as error:
            assert str(error)
            continue
        assert len(list(opened.operations())) == 200


def test_random_manifests_behind_a_signature_only_end_in_typed_refusals(world: World) -> None:
    chance = random.Random(19)
    odd: list[Any] = [None, -1, 0, 2**63, 2**80, 1.5, "", "ş" * 9, [], [[]], {}, {"a": None}, True, [1, "x", None]]

    def change(body: dict[str, Any]) -> None:
        for _ in range(chance.randrange(1, 4)):
            target: Any = body
            key: Any = chance.choice(list(body))
            while chance.random() < 0.6 and isinstance(target[key], dict | list) and target[key]:
                target = target[key]
                key = chance.choice(list(target)) if isinstance(target, dict) else chance.randrange(len(target))
            target[key] = chance.choice(odd)

    taken = 0
    for _ in range(400):
        try:
            opened = world.open(age.encrypt(world.craft(change=change), [world.receiver.public.age]))
        except PackageRefused:
            continue
        taken += 1
        assert len(list(opened.operations())) == opened.manifest.count == 200
    assert taken < 300


# ---- our own mistakes are refused while sealing ----


def test_a_record_with_a_line_feed_is_our_fault(world: World) -> None:
    with pytest.raises(ProgrammingError):
        world.seal([b"{\n}"])


def test_a_package_is_signed_by_its_sender(world: World) -> None:
    with pytest.raises(ProgrammingError):
        world.seal(sender=world.stranger.node_id)


def test_a_part_beyond_the_limit_is_not_sealed(world: World) -> None:
    noise = random.Random(1).randbytes(5_000_000)
    with pytest.raises(ProgrammingError):
        seal(world.manifest(), [], world.sender, world.directory, [noise], SMALL)
