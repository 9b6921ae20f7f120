"""Backups: made of an open database, verified, thinned; restoring never stops half-way."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from hypothesis import given, settings
from hypothesis import strategies as st

from db import backup as backups
from db.anchor import Anchor, AnchorReason, anchor_disagrees, read_anchor, write_anchor
from db.backup import backup, backup_due, list_backups, restore, thin, to_keep
from db.errors import DamagedFile, NotFound, WrongPassphrase
from db.folder import claim
from db.keyslots import TEST_COST, SlotFile, new_key

ROOT = Path(__file__).parents[2]
NOW = datetime(2025, 11, 22, 9, 30)
WORDS = "dört mevsim köprü"
MOMENTS = st.datetimes(datetime(2023, 12, 1), datetime(2026, 1, 31))


def connect(path: Path, key: bytes) -> Any:
    connection = sqlcipher.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return connection


class Installation:
    """A data folder with an encrypted database in WAL mode, as `Database` keeps it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.key = new_key()
        folder.mkdir(exist_ok=True)
        SlotFile.create(folder / "kopru.keys.json", self.key, WORDS, cost=TEST_COST)
        self.open = connect(folder / "kopru.db", self.key)
        self.open.execute("PRAGMA journal_mode=WAL")
        self.open.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT)")
        self.add(500)
        write_anchor(folder, Anchor("node", 1, {"c": 3}))

    def add(self, count: int) -> None:
        self.open.execute("BEGIN")
        self.open.executemany("INSERT INTO t (text) VALUES (?)", [("Çiğdem " * 20,)] * count)
        self.open.execute("COMMIT")


def rows(path: Path, key: bytes) -> int:
    connection = connect(path, key)
    try:
        return int(connection.execute("SELECT count(*) FROM t").fetchone()[0])
    finally:
        connection.close()


@pytest.fixture
def installation(tmp_path: Path) -> Installation:
    return Installation(tmp_path)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# ---- which stay ----


@given(st.sets(MOMENTS, max_size=80))
def test_thinning_keeps_the_newest_and_few(moments: set[datetime]) -> None:
    kept = to_keep(moments)
    assert kept <= moments
    assert len(kept) <= 7 + 4 + 12
    assert not moments or max(moments) in kept
    assert to_keep(kept) == kept


@given(st.sets(MOMENTS, max_size=60))
def test_seven_days_four_weeks_and_twelve_months_stay(moments: set[datetime]) -> None:
    kept = to_keep(moments)
    for most, period in ((7, "%Y-%j"), (4, "%G-%V"), (12, "%Y-%m")):
        have = sorted({m.strftime(period) for m in moments}, reverse=True)[:most]
        for one in have:
            assert max(m for m in moments if m.strftime(period) == one) in kept


@settings(max_examples=40)
@given(st.sets(MOMENTS, min_size=1, max_size=60))
def test_thinning_after_every_backup_comes_to_the_same(moments: set[datetime]) -> None:
    kept: set[datetime] = set()
    for moment in sorted(moments):
        kept = to_keep(kept | {moment})
    assert kept == to_keep(moments)


def test_a_daily_backup_over_two_years_leaves_about_twenty() -> None:
    days = [NOW - timedelta(days=n) for n in range(730)]
    assert 18 <= len(to_keep(days)) <= 23


# ---- making one ----


def test_a_backup_of_an_open_database_holds_everything(installation: Installation) -> None:
    made = backup(installation.folder, installation.key, NOW)
    assert made.path.name == "kopru-20251122-093000.db"
    assert names(made.path.parent) == ["kopru-20251122-093000.db", "kopru-20251122-093000.keys.json"]
    assert rows(made.path, installation.key) == 500
    assert SlotFile.load(made.slots).unlock_with_passphrase(WORDS) == installation.key
    assert b"SQLite format 3" not in made.path.read_bytes()
    installation.add(1)
    assert rows(made.path, installation.key) == 500
    assert list_backups(installation.folder) == [made]


def test_writing_meanwhile_neither_disturbs_nor_enters_the_copy(installation: Installation) -> None:
    installation.add(60_000)
    seen: list[tuple[int, int]] = []

    def write(done: int, total: int) -> None:
        seen.append((done, total))
        installation.add(10)

    made = backup(installation.folder, installation.key, NOW, write)
    assert rows(made.path, installation.key) == 60_500
    assert len(seen) >= 2
    assert seen[-1][0] == seen[-1][1]
    assert rows(installation.folder / "kopru.db", installation.key) == 60_500 + 10 * len(seen)


def test_a_cancelled_backup_leaves_nothing(installation: Installation) -> None:
    class Cancelled(Exception):
        pass

    def cancel(done: int, total: int) -> None:
        raise Cancelled(done, total)

    with pytest.raises(Cancelled):
        backup(installation.folder, installation.key, NOW, cancel)
    assert names(installation.folder / "backups") == []


def test_a_second_backup_in_one_second_does_not_touch_the_first(installation: Installation) -> None:
    first = backup(installation.folder, installation.key, NOW)
    content = first.path.read_bytes()
    installation.add(1)
    second = backup(installation.folder, installation.key, NOW)
    assert second.path != first.path
    assert rows(second.path, installation.key) == 501
    assert not first.path.exists() or first.path.read_bytes() == content  # thinned: one a day stays


def test_with_a_clock_set_back_the_new_backup_still_stays(installation: Installation) -> None:
    for day in range(40):
        backup(installation.folder, installation.key, NOW - timedelta(days=40 - day))
    made = backup(installation.folder, installation.key, datetime(2015, 1, 1))
    assert rows(made.path, installation.key) == 500


def test_one_is_due_each_day(installation: Installation) -> None:
    assert backup_due(installation.folder, NOW)
    backup(installation.folder, installation.key, NOW)
    assert not backup_due(installation.folder, NOW + timedelta(hours=14))
    assert backup_due(installation.folder, NOW + timedelta(hours=15))


def test_thinning_takes_the_slot_files_along_and_nothing_foreign(installation: Installation) -> None:
    made = backup(installation.folder, installation.key, NOW)
    for day in range(1, 60):
        old = made.path.with_name(f"kopru-{NOW - timedelta(days=day):%Y%m%d-%H%M%S}.db")
        shutil.copy(made.path, old)
        shutil.copy(made.slots, old.with_suffix(".keys.json"))
    (made.path.parent / "kopru-notlar.db").write_bytes(b"mine")
    (made.path.parent / "kopru-20259999-000000.db").write_bytes(b"mine")
    gone = thin(installation.folder)
    left = list_backups(installation.folder)
    assert len(gone) + len(left) == 60
    assert all(one.slots.exists() for one in left)
    assert len(names(made.path.parent)) == 2 * len(left) + 2


def test_a_damaged_database_makes_no_backup_and_thins_none(installation: Installation) -> None:
    kept = backup(installation.folder, installation.key, NOW - timedelta(days=1))
    installation.add(5_000)
    installation.open.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    installation.open.close()
    path = installation.folder / "kopru.db"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(DamagedFile):
        backup(installation.folder, installation.key, NOW)
    assert [one.path for one in list_backups(installation.folder)] == [kept.path]
    assert len(names(installation.folder / "backups")) == 2


def test_a_wrong_key_makes_no_backup(installation: Installation) -> None:
    with pytest.raises(DamagedFile):
        backup(installation.folder, new_key(), NOW)
    assert names(installation.folder / "backups") == []


SMALL_DISK = """
import sys
from datetime import datetime
from pathlib import Path
from db import backup as module
from db.backup import backup
from db.errors import DiskFull
folder, key = Path(sys.argv[1]), bytes.fromhex(sys.argv[2])
for check in (True, False):
    if not check:
        module.require_space = lambda folder, needed: None  # the disk fills between the look and the copy
    try:
        backup(folder, key, datetime(2025, 11, 22))
    except DiskFull as error:
        print(error.details["needed_mb"], [p.name for p in (folder / "backups").iterdir()])
"""


@pytest.mark.skipif(
    shutil.which("unshare") is None or not hasattr(os, "geteuid") or os.geteuid() != 0,
    reason="a small disk can only be mounted by root",
)
def test_a_full_disk_is_said_and_leaves_nothing(installation: Installation) -> None:
    installation.add(20_000)
    installation.open.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    (installation.folder / "backups").mkdir()
    script = 'mount -t tmpfs -o size=1m none "$1/backups" && exec "$2" -c "$3" "$1" "$4"'
    done = subprocess.run(
        ["unshare", "-m", "sh", "-c", script, "sh", str(installation.folder), sys.executable, SMALL_DISK,
         installation.key.hex()],
        capture_output=True, text=True, cwd=ROOT,
    )  # fmt: skip
    if "mount" in done.stderr:
        pytest.skip("mounting is not allowed here")
    assert len(done.stdout.splitlines()) == 2, done.stderr
    assert all(line.endswith(" []") for line in done.stdout.splitlines())


# ---- putting one back ----


def test_restoring_brings_the_day_back_and_keeps_what_it_replaced(installation: Installation) -> None:
    folder, key = installation.folder, installation.key
    made = backup(folder, key, NOW)
    installation.add(100)
    installation.open.close()
    with claim(folder):
        aside = restore(folder, key, made.path, NOW)
    assert rows(folder / "kopru.db", key) == 500
    assert rows(aside / "kopru.db", key) == 600
    assert made.path.exists()
    assert anchor_disagrees(read_anchor(folder), "node", 1, {"c": 3}) is AnchorReason.RESTORED


def test_a_backup_from_before_a_rekey_comes_back_with_its_own_slots(installation: Installation) -> None:
    folder, old = installation.folder, installation.key
    made = backup(folder, old, NOW)
    installation.open.close()
    slots = SlotFile.load(folder / "kopru.keys.json")
    slots.unlock_with_passphrase(WORDS)
    new = new_key()
    slots.replace_key(old, new, WORDS, cost=TEST_COST)
    connection = connect(folder / "kopru.db", old)
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.execute(f"PRAGMA rekey = \"x'{new.hex()}'\"")
    connection.close()
    slots.confirm_key(new)
    slots.set_passphrase("yepyeni bir parola", cost=TEST_COST)
    key = SlotFile.load(made.slots).unlock_with_passphrase(WORDS)
    with claim(folder):
        restore(folder, key, made.path, NOW)
    now_there = SlotFile.load(folder / "kopru.keys.json")
    assert rows(folder / "kopru.db", now_there.unlock_with_passphrase(WORDS)) == 500
    with pytest.raises(WrongPassphrase):
        now_there.unlock_with_passphrase("yepyeni bir parola")


def test_a_damaged_or_foreign_backup_is_refused_and_changes_nothing(installation: Installation) -> None:
    folder, key = installation.folder, installation.key
    made = backup(folder, key, NOW)
    installation.open.close()
    before = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    whole = made.path.read_bytes()
    for content in (b"", whole[: len(whole) // 2], whole[:-5000] + bytes(904) + whole[-4096:]):
        made.path.write_bytes(content)
        with pytest.raises(DamagedFile) as caught:
            restore(folder, key, made.path, NOW)
        assert made.path.name in str(caught.value)
    made.path.write_bytes(whole)
    with pytest.raises(DamagedFile):
        restore(folder, new_key(), made.path, NOW)
    with pytest.raises(NotFound):
        restore(folder, key, made.path.with_name("kopru-20200101-000000.db"), NOW)
    assert {path: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


KILLED = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from db import backup as module
from db.folder import claim
folder, key, what, steps = Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), sys.argv[3], int(sys.argv[4])
held = claim(folder)
def counted(event, arguments):
    global steps
    if event in ("os.rename", "os.remove", "open", "shutil.copyfile") and str(folder) in str(arguments[0]):
        steps -= 1
        if steps < 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(counted)
def midway(done, total):
    counted("open", [str(folder)])
if what == "backup":
    module.PAGES_A_STEP = 10
    module.backup(folder, key, datetime(2025, 11, 22, 12), midway)
else:
    module.restore(folder, key, folder / "backups" / "kopru-20251122-093000.db", datetime(2025, 11, 22, 12))
"""


def killed(installation: Installation, what: str, steps: int) -> int:
    arguments = [str(installation.folder), installation.key.hex(), what, str(steps)]
    return subprocess.run([sys.executable, "-c", KILLED, *arguments], cwd=ROOT).returncode


def test_a_backup_killed_at_any_step_leaves_only_whole_backups(tmp_path: Path) -> None:
    steps = ended = 0
    while not ended:
        installation = Installation(tmp_path / str(steps))
        ended = killed(installation, "backup", steps) == 0
        claim(installation.folder).release()
        assert rows(installation.folder / "kopru.db", installation.key) == 500
        for one in list_backups(installation.folder):
            assert rows(one.path, installation.key) == 500
            assert SlotFile.load(one.slots).unlock_with_passphrase(WORDS) == installation.key
        made = backup(installation.folder, installation.key, NOW)
        assert all(path.suffix in (".db", ".json") for path in made.path.parent.iterdir())
        installation.open.close()
        steps += 1
        assert steps < 60
    assert steps > 5


def test_a_restore_killed_at_any_step_leaves_an_installation_that_opens(tmp_path: Path) -> None:
    outcomes = set()
    steps = ended = 0
    while not ended:
        installation = Installation(tmp_path / str(steps))
        folder, key = installation.folder, installation.key
        backup(folder, key, NOW)
        installation.add(100)
        # Not closed: the newest 100 rows are in the write-ahead log, as after a power cut.
        copy = tmp_path / f"{steps}-cut"
        shutil.copytree(folder, copy)
        installation.open.close()
        installation.folder = copy
        ended = killed(installation, "restore", steps) == 0
        claim(copy).release()
        unlocked = SlotFile.load(copy / "kopru.keys.json").unlock_with_passphrase(WORDS)
        found = rows(copy / "kopru.db", unlocked)
        assert found in {500, 600}
        outcomes.add(found)
        if found == 500:
            assert anchor_disagrees(read_anchor(copy), "node", 1, {"c": 3}) is AnchorReason.RESTORED
            replaced = next((copy / "backups").glob("replaced-*"))
            assert rows(replaced / "kopru.db", key) == 600
        steps += 1
        assert steps < 60
    assert outcomes == {500, 600}
    assert steps > 10


def test_the_process_of_these_tests_is_really_killed(installation: Installation) -> None:
    assert killed(installation, "backup", 0) == -signal.SIGKILL
    assert backups.BACKUPS == "backups"
