"""However large a file makes itself: it is refused in a child process that never needs 300 MB."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
import zstandard

from db.exchange.package import DIRECTORY, MANIFEST, MANIFEST_TYPE, OPERATIONS
from db.exchange.records import LIMITS
from db.exchange.wrappers import ARMOUR_BEGIN, ARMOUR_END
from tests.db.exchange.forging import Forger, change_operations, unzipped, zipped
from tests.db.exchange.places import Places

MOST_MB = 300
MEGABYTE = 1024 * 1024
ROOT = Path(__file__).parents[3]

READER = """
import json, re, sys, time
from pathlib import Path
from db.errors import PackageRefused
from tests.db.exchange.forging import state_of
from tests.db.exchange.places import reopen
def most_mb():
    # Not getrusage: what it says of a process begins with what its parent had.
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024
place = reopen(Path(sys.argv[1]))
before, ends = state_of(place), {}
for path in sorted(Path(sys.argv[2]).iterdir()):
    began = time.monotonic()
    try:
        ends[path.name] = str(place.exchange.import_file(path).taken)
    except PackageRefused as refusal:
        ends[path.name] = refusal.code
    peak = most_mb()
    print(path.name, ends[path.name], peak, round(time.monotonic() - began, 2), file=sys.stderr)
print(json.dumps([peak, state_of(place) == before, ends]))
place.close()
"""


def compressed(piece: bytes, times: int) -> bytes:
    stream = zstandard.ZstdCompressor(level=1).compressobj()
    parts = [stream.compress(piece) for _ in range(times)]
    return b"".join([*parts, stream.flush()])


def ten_million(forger: Forger) -> Iterator[tuple[str, bytes]]:
    """As many operations as the manifest says, and as many although it says less."""
    line = msgspec.json.encode(forger.operation()) + b"\n"
    short = b'{"origin":"a.1"}\n'
    data, size = compressed(short * 100_000, 100), len(short) * 10_000_000
    inside = {OPERATIONS: data}
    yield "told", forger.plain(contents=inside, change=change_operations(10_000_000, size), last=10_000_000)
    yield "untold", forger.plain(contents=inside, change=change_operations(1000, size))
    huge = {OPERATIONS: compressed(line * 10_000, 200)}
    yield "gigabyte", forger.plain(contents=huge, change=change_operations(900_000, 200_000_000), last=900_000)


def wide(forger: Forger) -> Iterator[tuple[str, bytes]]:
    """Few bytes that become many objects: in operations, in the manifest, in the directory."""
    empty = b"[" + b"[]," * 1_300_000 + b"[]]"
    line = json.dumps(forger.operation(fields={"name": {"v": "here"}})).encode().replace(b'"here"', empty)
    yield "lists", forger.plain([line] * 3)
    keys = b"{" + b",".join(b'"%d":[]' % n for n in range(350_000)) + b"}"
    yield "keys", forger.plain([line.replace(empty, keys)] * 3)
    yield "manifest", forger.plain(change=lambda body: body.update(rejects=[{"a": []}] * 700_000))
    many = b"[" + b",".join([b'{"payload":"","payloadType":"","signatures":[]}'] * 160_000) + b"]"
    yield "directory", forger.plain(contents={DIRECTORY: many})
    signatures = {"payload": "", "payloadType": MANIFEST_TYPE, "signatures": [{"keyid": "", "sig": ""}] * 300_000}
    inside = unzipped(forger.plain()) | {MANIFEST: json.dumps(signatures).encode()}
    yield "signatures", zipped(inside.items())


def outside(forger: Forger) -> Iterator[tuple[str, bytes]]:
    """What anybody can send who knows the address."""
    yield "zip", zipped([("a.kopru", bytes(200 * MEGABYTE))], zipfile.ZIP_DEFLATED)
    text = "😀".encode("utf-16-le") + ("a" * (45 * MEGABYTE)).encode("utf-16-le")
    yield "utf-16", b"\xff\xfe" + text + ARMOUR_BEGIN.encode("utf-16-le")
    yield "armour", ("😀" + ARMOUR_BEGIN).encode() + b"\n" + b"YWdl" * (20 * MEGABYTE) + ARMOUR_END.encode()
    noise = bytes(LIMITS.package - 2 * MEGABYTE)
    yield "zeros", forger.sealed(noise)
    yield "large", bytes(LIMITS.package * 3 + 2 * MEGABYTE)


def taken(forger: Forger) -> Iterator[tuple[str, bytes]]:
    """Just within the bounds: these are taken, and parked."""
    fair = b"[" + b"[]," * 120_000 + b"[]]"
    lines = [json.dumps(forger.operation(fields={"name": {"v": "here"}})).encode() for _ in range(6)]
    yield "1-wide", forger.plain([line.replace(b'"here"', fair) for line in lines])
    long = {"name": {"v": "x"}, "kind": {"v": "DRN"}, "address": {"v": "x" * 3_500_000}}
    yield "2-long", forger.plain([msgspec.json.encode(forger.operation(fields=long)) for _ in range(4)])
    yield "3-small", forger.plain()


def one_row(forger: Forger) -> Iterator[tuple[str, bytes]]:
    """Changes of one record without end, each of which would have all others read again."""
    row = forger.operation()["row"]
    yield "row", forger.plain([msgspec.json.encode(forger.operation(row=row)) for _ in range(30_000)])


def foreign(forger: Forger) -> Iterator[tuple[str, bytes]]:
    """Operations that the sender may not bring, more than can be told back."""
    yield "office", forger.plain([msgspec.json.encode(forger.operation(office=6)) for _ in range(60_000)])


SURE = {
    "told": "bomb_refused", "untold": "damaged_package", "gigabyte": "bomb_refused", "lists": "bomb_refused",
    "keys": "bomb_refused", "zip": "bomb_refused", "armour": "bomb_refused", "large": "bomb_refused",
    "row": "row_too_long", "office": "bad_operations",
}  # fmt: skip
WHAT: list[tuple[Callable[[Forger], Iterator[tuple[str, bytes]]], bool]] = [
    (ten_million, True), (wide, True), (one_row, True), (foreign, True), (taken, True), (outside, False),
]  # fmt: skip


@pytest.fixture(scope="module")
def forger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forger]:
    places = Places(tmp_path_factory.mktemp("places"))
    yield Forger(places.province, places.centre)
    places.close()


@pytest.mark.parametrize(("make", "is_plain"), WHAT, ids=lambda one: getattr(one, "__name__", ""))
def test_it_is_refused_and_the_process_stays_small(
    forger: Forger, make: Callable[[Forger], Iterator[tuple[str, bytes]]], is_plain: bool, tmp_path: Path
) -> None:
    post, receiver = tmp_path / "post", tmp_path / "centre"
    post.mkdir()
    shutil.copytree(forger.receiver.folder, receiver)
    for name, data in make(forger):
        (post / name).write_bytes(forger.sealed(data) if is_plain else data)
    words = [sys.executable, "-c", READER, str(receiver), str(post)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    peak, is_same, ends = json.loads(done.stdout)
    assert peak < MOST_MB, done.stderr
    assert all(end.isdigit() for end in ends.values()) is (make is taken), ends
    assert is_same is (make is not taken)
    assert {name: ends[name] for name in ends if name in SURE} == {name: SURE[name] for name in ends if name in SURE}
