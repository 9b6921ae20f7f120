"""The data folder: one process at a time, files whole or absent, the anchor that notices an older database."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import folder
from db.anchor import Anchor, AnchorReason, anchor_disagrees, read_anchor, write_anchor
from db.errors import AlreadyOpen, DiskFull
from db.folder import atomic_write, claim

ROOT = Path(__file__).parents[2]
HOLD = """
import sys
from pathlib import Path
from db.folder import claim
held = claim(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def other_process(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A second program that holds `tmp_path` until its input closes or it is killed."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.communicate()


def test_a_second_process_is_told_which_one_has_the_folder(
    tmp_path: Path, other_process: subprocess.Popen[str]
) -> None:
    with pytest.raises(AlreadyOpen) as caught:
        claim(tmp_path)
    assert caught.value.details["pid"] == other_process.pid
    assert str(other_process.pid) in str(caught.value)


def test_a_killed_process_leaves_no_obstacle(tmp_path: Path, other_process: subprocess.Popen[str]) -> None:
    other_process.send_signal(signal.SIGKILL)
    other_process.wait()
    with claim(tmp_path):
        assert folder.holder(tmp_path) == os.getpid()


def test_a_process_that_ends_well_gives_the_folder_free(tmp_path: Path, other_process: subprocess.Popen[str]) -> None:
    other_process.communicate("")
    claim(tmp_path).release()


def test_the_same_process_cannot_open_a_folder_twice(tmp_path: Path) -> None:
    with claim(tmp_path), pytest.raises(AlreadyOpen):
        claim(tmp_path)
    claim(tmp_path).release()


def test_an_unreadable_process_number_still_gives_a_sentence(
    tmp_path: Path, other_process: subprocess.Popen[str]
) -> None:
    assert other_process.poll() is None
    (tmp_path / folder.HOLDER).write_bytes(b"\xff")
    with pytest.raises(AlreadyOpen) as caught:
        claim(tmp_path)
    assert "pid" not in caught.value.details
    assert str(caught.value)


def test_a_claim_sweeps_half_written_files_away_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir()
    for name in ("anchor.json.x.kopru-tmp", "backups/kopru.db.kopru-tmp", "kopru.db.restoring"):
        (tmp_path / name).write_bytes(b"half")
    (tmp_path / "kopru.db").write_bytes(b"whole")
    with claim(tmp_path):
        assert sorted(p.name for p in tmp_path.rglob("*") if p.is_file()) == ["kopru.db", "kopru.lock", "kopru.pid"]


def test_an_atomic_write_replaces_whole_and_leaves_nothing_beside(tmp_path: Path) -> None:
    atomic_write(tmp_path / "a", b"old")
    atomic_write(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["a"]  # noqa: PTH208 - only the names


KILL_LOOP = """
import sys
from pathlib import Path
from db.folder import atomic_write
print("ready", flush=True)
for n in range(10**9):
    atomic_write(Path(sys.argv[1]), str(n % 10).encode() * 200_000)
"""


def test_a_process_killed_while_writing_leaves_a_whole_file(tmp_path: Path) -> None:
    target = tmp_path / "a"
    atomic_write(target, b"0" * 200_000)
    for _ in range(5):
        process = subprocess.Popen(
            [sys.executable, "-c", KILL_LOOP, str(target)], stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
        assert process.stdout is not None
        process.stdout.readline()
        for _ in range(200):  # look while it is being replaced, then kill in the middle of it
            content = target.read_bytes()
            assert content == content[:1] * 200_000
        process.kill()
        process.communicate()
        content = target.read_bytes()
        assert content == content[:1] * 200_000


def test_missing_space_is_said_in_megabytes(tmp_path: Path) -> None:
    folder.require_space(tmp_path, 1)
    with pytest.raises(DiskFull) as caught:
        folder.require_space(tmp_path, 10**18)
    assert caught.value.details["needed_mb"] == -(-(10**18) // folder.MEGABYTE)
    assert isinstance(caught.value.details["free_mb"], int)


FULL = """
import sys
from pathlib import Path
from db.errors import DiskFull
from db.folder import atomic_write, check_writable
target = Path(sys.argv[1]) / "a"
atomic_write(target, b"old")
try:
    atomic_write(target, bytes(4_000_000))
except DiskFull as error:
    print("full", error.details["needed_mb"], target.read_bytes(), len(list(target.parent.iterdir())))
"""


@pytest.mark.skipif(
    shutil.which("unshare") is None or not hasattr(os, "geteuid") or os.geteuid() != 0,
    reason="a small disk can only be mounted by root",
)
def test_a_full_disk_keeps_the_old_content_and_says_so(tmp_path: Path) -> None:
    script = 'mount -t tmpfs -o size=1m none "$1" && exec "$2" -c "$3" "$1"'
    done = subprocess.run(
        ["unshare", "-m", "sh", "-c", script, "sh", str(tmp_path), sys.executable, FULL],
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    if "mount" in done.stderr:
        pytest.skip("mounting is not allowed here")
    assert done.stdout == "full 4 b'old' 1\n", done.stderr


READ_ONLY = """
import os, sys
from pathlib import Path
from db.errors import ReadOnlyFolder
from db.folder import atomic_write, check_writable, claim
folder = Path(sys.argv[1])
if os.geteuid() == 0:
    os.chdir(folder)  # the way to it may be closed to others
    folder = Path(".")
    os.setgid(65534)
    os.setuid(65534)
for attempt in (check_writable, claim, lambda f: atomic_write(f / "a", b"")):
    try:
        attempt(folder)
    except ReadOnlyFolder as error:
        print(len(str(error)) > 20)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows folders have no write bit")
def test_a_read_only_folder_is_said_as_such(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0o555)
    done = subprocess.run([sys.executable, "-c", READ_ONLY, str(closed)], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout == "True\n" * 3, done.stderr


def test_a_writable_folder_passes_and_stays_empty(tmp_path: Path) -> None:
    folder.check_writable(tmp_path)
    assert not list(tmp_path.iterdir())


# ---- the anchor ----

NODE = "k7q2n8c4p1x5z9r3"


def test_the_anchor_comes_back_as_written(tmp_path: Path) -> None:
    anchor = Anchor(NODE, 3, {"b": 2, "a": 7})
    write_anchor(tmp_path, anchor)
    assert read_anchor(tmp_path) == anchor
    assert NODE in (tmp_path / "anchor.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff", b'{"node":1}', b"[" * 100_000])
def test_an_unreadable_anchor_vouches_for_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "anchor.json").write_bytes(content)
    assert read_anchor(tmp_path) is None
    assert anchor_disagrees(None, NODE, 1, {}) is AnchorReason.MISSING


def test_the_database_that_wrote_the_anchor_goes_on() -> None:
    assert anchor_disagrees(Anchor(NODE, 3, {"a": 7}), NODE, 3, {"a": 7, "new": 1}) is None


def test_a_database_ahead_of_its_anchor_goes_on() -> None:
    assert anchor_disagrees(Anchor(NODE, 3, {"a": 7}), NODE, 3, {"a": 9}) is None
    assert anchor_disagrees(Anchor(NODE, 3, {"a": 7}), NODE, 4, {}) is None


@pytest.mark.parametrize(
    ("anchor", "reason"),
    [
        (Anchor(NODE, 3, {"a": 8}), AnchorReason.DATABASE_OLDER),
        (Anchor(NODE, 3, {"lost": 1}), AnchorReason.DATABASE_OLDER),
        (Anchor(NODE, 4, {}), AnchorReason.DATABASE_OLDER),
        (Anchor("another", 3, {}), AnchorReason.OTHER_NODE),
        (Anchor(NODE, 3, {}, machine="0" * 32), AnchorReason.OTHER_MACHINE),
        (Anchor(NODE, 3, {}, restored="kopru-20251122-080000.db"), AnchorReason.RESTORED),
    ],
)
def test_an_older_copied_or_restored_database_is_noticed(anchor: Anchor, reason: AnchorReason) -> None:
    assert anchor_disagrees(anchor, NODE, 3, {"a": 7}) is reason


@given(
    st.dictionaries(st.text(max_size=3), st.integers(0, 50)), st.dictionaries(st.text(max_size=3), st.integers(0, 50))
)
def test_a_number_sent_but_not_known_is_never_overlooked(sent: dict[str, int], known: dict[str, int]) -> None:
    older = any(number > known.get(channel, 0) for channel, number in sent.items())
    assert (anchor_disagrees(Anchor(NODE, 1, sent), NODE, 1, known) is AnchorReason.DATABASE_OLDER) == older


# ---- exchanging the database ----


def stage(root: Path) -> None:
    (root / "kopru.db").write_bytes(b"old")
    (root / "kopru.db-wal").write_bytes(b"old wal")
    (root / "kopru.keys.json").write_bytes(b"old keys")
    (root / "kopru.db.restoring").write_bytes(b"new")
    (root / "kopru.keys.json.restoring").write_bytes(b"new keys")


def state(root: Path) -> dict[str, bytes]:
    return {
        p.relative_to(root).as_posix(): p.read_bytes()
        for p in root.rglob("*")
        if p.is_file() and p.name not in (folder.LOCK, folder.HOLDER)
    }


KILL_AT = """
import os, signal, sys
from pathlib import Path
from db import folder
steps = int(sys.argv[2])
def counted(event, arguments):
    global steps
    if event in ("os.rename", "os.remove", "open") and sys.argv[1] in str(arguments[0]):
        steps -= 1
        if steps < 0:
            os.kill(os.getpid(), signal.SIGKILL)
root = Path(sys.argv[1])
sys.addaudithook(counted)
folder.swap_in(root, root / "backups" / "aside")
"""


def test_a_swap_killed_at_any_file_operation_leaves_one_whole_pair(tmp_path: Path) -> None:
    outcomes = set()
    for steps in range(40):
        root = tmp_path / str(steps)
        root.mkdir()
        stage(root)
        code = subprocess.run([sys.executable, "-c", KILL_AT, str(root), str(steps)], cwd=ROOT).returncode
        claim(root).release()
        after = state(root)
        pair = (after["kopru.db"], after["kopru.keys.json"], after.get("kopru.db-wal"))
        assert pair in {(b"old", b"old keys", b"old wal"), (b"new", b"new keys", None)}
        if pair[0] == b"new":
            assert after["backups/aside/kopru.db"] == b"old"
            assert after["backups/aside/kopru.db-wal"] == b"old wal"
            assert after["backups/aside/kopru.keys.json"] == b"old keys"
        assert folder.SWAP not in after
        assert not any(folder.STAGED in name for name in after)
        outcomes.add(pair[0])
        if code == 0:
            break
    else:
        pytest.fail("the swap never came to its end")
    assert outcomes == {b"old", b"new"}
    assert steps > 8


def test_a_note_cannot_move_files_out_of_the_folder(tmp_path: Path) -> None:
    root = tmp_path / "data"
    root.mkdir()
    stage(root)
    (root / folder.SWAP).write_text(json.dumps({"aside": "../../aside"}), encoding="utf-8")
    (root / "aside").mkdir()
    claim(root).release()
    assert (root / "aside" / "kopru.db").read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["data"]
