"""A clock that was set back a year, a second process on the same folder, a folder that may not be written: a sentence,
nothing lost, and all goes on when the cause is gone."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from db import backup as backups
from db.clock import SetClock, SystemClock
from db.errors import AlreadyOpen, ReadOnlyFolder
from db.exchange.tables import PackageLog
from db.journal.tables import Op
from db.office.installation import check_installation, open_installation, restore_backup
from tests.db.exchange.killing import numbers
from tests.db.exchange.places import PASSPHRASE, Places, add, deliver, edit, names, reopen

ROOT = Path(__file__).parents[3]
YEAR = dt.timedelta(days=365)


@pytest.fixture
def places(tmp_path: Path) -> Iterator[Places]:
    made = Places(tmp_path / "places")
    yield made
    made.close()


# ---- a clock set back ----


def test_a_clock_set_back_a_year_stops_nothing_and_loses_nothing(places: Places) -> None:
    folder, province, centre = places.province.folder, places.province, places.centre
    row = add(province, "Önce")
    deliver(province, centre)
    province.backup_now()
    province.close()
    province = places.province = reopen(folder, SetClock(SystemClock().now() - YEAR))
    assert province.incarnation_raised is None
    edit(province, row, phone="0222")
    add(province, "Bir yıl önce")
    made = province.backup_now()
    assert made in backups.list_backups(folder), "the newest backup is never thinned away"
    add(centre, "Merkezden")
    told = [centre.exchange.import_file(one.path) for one in province.exchange.export(centre.database.node.id)]
    told += [province.exchange.import_file(one.path) for one in centre.exchange.export(province.database.node.id)]
    assert [one.state for one in told] == ["taken", "taken"]
    assert told[1].from_future > 0, "the person is told that a clock is wrong"
    for _ in range(2):
        deliver(province, centre)
        deliver(centre, province)
    assert names(province) == names(centre) == {"Önce", "Bir yıl önce", "Merkezden"}
    province.close()
    province = places.province = reopen(folder)  # the clock is right again
    edit(province, row, phone="0224")
    deliver(province, centre)
    with province.database.read() as session:
        own = list(session.scalars(select(Op.hlc).where(Op.via.is_(None)).order_by(Op.oseq)))
        sent = list(session.scalars(select(PackageLog.number).where(PackageLog.direction == "out")))
    assert own == sorted(set(own)), "clocks never go back"
    assert len(sent) == len(set(sent))
    assert numbers(centre, province) == numbers(province)
    for place in (province, centre):
        assert place.incarnation_raised is None
        assert place.exchange.conflicts() == []
        assert check_installation(place).problems == ()


# ---- two processes ----

HOLDER = """
import sys
from pathlib import Path
from tests.db.exchange.places import add, reopen
place = reopen(Path(sys.argv[1]))
print("open", flush=True)
for line in sys.stdin:
    add(place, line.strip())
    print("added", flush=True)
place.close()
"""


def kopru(*words: object) -> tuple[int, dict[str, object]]:
    done = subprocess.run(
        [sys.executable, "-m", "desktop", *map(str, words), "--json"], capture_output=True, text=True, encoding="utf-8",
        cwd=ROOT, env=os.environ | {"KOPRU_PASSPHRASE": PASSPHRASE, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    return done.returncode, json.loads(done.stdout)


def test_a_second_process_is_refused_and_the_first_goes_on(places: Places) -> None:
    folder = places.province.folder
    centre = places.centre.database.node.id
    places.province.close()
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        encoding="utf-8", cwd=ROOT, env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    ) as other:  # fmt: skip
        assert other.stdin is not None
        assert other.stdout is not None
        try:
            assert other.stdout.readline() == "open\n"
            for words in (("check", folder), ("export", folder), ("import", folder, folder / "request")):
                code, told = kopru(*words)
                assert (code, told["code"]) == (6, "already_open"), words
            for open_or_restore in (
                lambda: reopen(folder),
                lambda: restore_backup(folder, backups.Backup(folder, dt.datetime.min, 0), _unlock),
            ):
                with pytest.raises(AlreadyOpen) as refused:
                    open_or_restore()
                assert str(other.pid) in str(refused.value)
            other.stdin.write("Birinci süreçten\n")
            other.stdin.flush()
            assert other.stdout.readline() == "added\n"
        finally:
            other.stdin.close()
    places.province = reopen(folder)  # the cause is gone
    assert "Birinci süreçten" in names(places.province)
    assert places.province.exchange.export(centre)
    for words in (("check", folder), ("export", folder)):
        assert kopru(*words)[0] == 6, "the other way round: the program is open"
    assert add(places.province, "İkinci süreçten")
    places.province.close()
    assert kopru("check", folder)[0] == 0
    places.province = reopen(folder)
    assert places.province.incarnation_raised is None


def _unlock(slots: object) -> bytes:
    return slots.unlock_with_passphrase(PASSPHRASE)  # type: ignore[attr-defined, no-any-return]


# ---- a folder that may not be written ----


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="to root and on Windows permission bits say nothing")
def test_a_folder_that_may_not_be_written_is_told_at_each_start(places: Places) -> None:
    folder = places.province.folder
    places.province.close()
    held = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    folder.chmod(0o500)
    try:
        for start in (lambda: open_installation(folder, _unlock), lambda: reopen(folder)):
            with pytest.raises(ReadOnlyFolder) as told:
                start()
            assert str(folder) in str(told.value)
        for words in (("check", folder), ("export", folder)):
            code, said = kopru(*words)
            assert code != 0
            assert "read_only" in json.dumps(said)
    finally:
        folder.chmod(0o700)
    assert held == {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    places.province = reopen(folder)
    add(places.province, "Sonra")
