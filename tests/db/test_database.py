"""Reading and writing one database: by several threads, inside one another, with errors anywhere."""

from __future__ import annotations

import datetime as dt
import secrets
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, insert, select
from sqlalchemy.exc import InvalidRequestError, SQLAlchemyError

from db import backup as backups
from db.clock import SetClock
from db.database import Database, Node, create_database, open_database
from db.errors import DamagedFile, NotFound, ProgrammingError, UserError
from db.folder import SLOTS, claim
from db.ids import new_id
from db.journal import bulk_insert, insert_row
from db.journal.tables import Op
from db.office.tables import Setting
from db.registry.tables import Organisation

if TYPE_CHECKING:
    from uuid import UUID

ROOT = Path(__file__).parents[2]
MAKE = {"kind": "DRN"}


def add(database: Database, name: str = "Çınar Derneği") -> UUID:
    with database.write("Added") as session:
        return insert_row(session, Organisation, name=name, kind="DRN")


def names(database: Database) -> list[str]:
    with database.read() as session:
        return list(session.scalars(select(Organisation.name).order_by(Organisation.n)))


def numbers(database: Database) -> list[int]:
    with database.read() as session:
        return list(session.scalars(select(Op.oseq).order_by(Op.n)))


# ---- threads ----


def test_a_reader_sees_the_state_before_a_write_that_is_not_finished(database: Database) -> None:
    add(database, "Bir")
    seen: list[list[str]] = []
    with database.write() as session:
        bulk_insert(session, Organisation, ({"name": f"Dernek {n}"} | MAKE for n in range(2_000)))
        reader = threading.Thread(target=lambda: seen.append(names(database)))
        reader.start()
        reader.join()
    assert seen == [["Bir"]]
    assert len(names(database)) == 2_001


def test_writers_of_two_threads_take_turns_and_no_number_is_given_twice(database: Database) -> None:
    def work(name: str) -> None:
        for n in range(25):
            add(database, f"{name} {n}")

    threads = [threading.Thread(target=work, args=(name,)) for name in ("a", "b", "c")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert numbers(database) == list(range(1, 76))
    assert database.verify_rows() == []


# ---- a write inside a write, errors inside ----


def test_a_write_inside_a_write_is_part_of_it(database: Database) -> None:
    heard: list[Any] = []
    database.subscribe(heard.append)
    with database.write("Outer"):
        add(database, "iç 1")
        add(database, "iç 2")
    assert len(heard) == 1
    with pytest.raises(KeyError), database.write():
        add(database, "kalmaz")
        raise KeyError
    assert names(database) == ["iç 1", "iç 2"]


def test_a_failed_inner_write_cannot_be_swallowed(database: Database) -> None:
    def inner() -> None:
        with database.write():
            add(database, "yarım")
            raise KeyError

    with pytest.raises(ProgrammingError), database.write():
        add(database, "dış")
        with pytest.raises(KeyError):
            inner()
    assert names(database) == []
    add(database, "sonra")
    assert numbers(database) == [1]


@pytest.mark.parametrize("error", [KeyError, KeyboardInterrupt, GeneratorExit, SystemExit])
def test_any_exception_takes_all_of_the_block_back_and_gives_the_lock_free(
    database: Database, error: type[BaseException]
) -> None:
    with pytest.raises(error), database.write() as session:
        session.add(Organisation(name="yarım", kind="DRN"))
        session.flush()
        raise error
    thread = threading.Thread(target=add, args=(database, "başka iş parçacığı"))
    thread.start()
    thread.join(timeout=20)
    assert names(database) == ["başka iş parçacığı"]
    assert database.verify_rows() == []


def test_a_failed_flush_leaves_nothing_open(database: Database) -> None:
    with pytest.raises(SQLAlchemyError), database.write() as session:
        twice = new_id()
        session.add_all(Organisation(id=twice, kind="DRN", name=name) for name in "ab")
    add(database)
    assert numbers(database) == [1]


def test_a_listener_that_raises_neither_undoes_the_write_nor_silences_the_others(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: caught.append(kind))
    heard: list[Any] = []

    def broken(_changes: object) -> None:
        raise KeyError

    database.subscribe(broken)
    database.subscribe(heard.append)
    row = add(database)
    assert [row in changes.rows["organisation"] for changes in heard] == [True]
    assert caught == [KeyError]


def test_a_session_is_of_no_use_after_its_block(database: Database) -> None:
    with database.write() as written:
        pass
    with database.read() as read:
        pass
    for session in (written, read):
        with pytest.raises(InvalidRequestError):
            session.scalars(select(Organisation.id)).all()
    with pytest.raises((InvalidRequestError, ProgrammingError)):
        insert_row(written, Organisation, name="gizlice", kind="DRN")
    assert names(database) == []


def test_a_reading_session_cannot_write(database: Database) -> None:
    with pytest.raises(UserError), database.read() as session:
        session.execute(insert(Setting).values(key="a", value="b"))
        session.commit()
    add(database)  # the connection that was only to read writes again


# ---- clocks ----


def test_the_clock_of_changes_never_goes_back_whatever_the_computer_says(tmp_path: Path) -> None:
    clock = SetClock(dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC))
    database = create_database(tmp_path, secrets.token_bytes(32), Node("n", "province", "x", 26), b"", clock)
    add(database)
    for days in (-365, 3650, -3650, -1, 400):
        clock.advance(days=days)
        row = add(database, f"{days}")
        with database.write() as session:
            session.scalars(select(Organisation).where(Organisation.id == row)).one().name = f"son {days}"
        assert names(database)[-1] == f"son {days}"
        if days == 400:
            continue
        database.raise_incarnation()
    with database.read() as session:
        stamps = list(session.scalars(select(Op.hlc).order_by(Op.n)))
    assert stamps == sorted(set(stamps))
    database.close()


# ---- the file ----


def test_a_folder_that_is_deleted_under_an_open_program_is_told(database: Database) -> None:
    add(database)
    shutil.rmtree(database.folder)
    for _ in range(2):
        with pytest.raises(NotFound):
            add(database, "in das Nichts")
    database.folder.mkdir()
    with pytest.raises(UserError):
        add(database)
    assert not (database.folder / "kopru.db").exists(), "no empty database takes the place of the lost one"


def test_a_wrong_key_is_told_and_harms_nothing(database: Database) -> None:
    add(database)
    folder, key = database.folder, database.key
    database.close()
    with pytest.raises(DamagedFile):
        open_database(folder, [secrets.token_bytes(32)])
    again = open_database(folder, [secrets.token_bytes(32), key])
    assert names(again) == ["Çınar Derneği"]
    again.close()


def test_a_backup_made_while_another_thread_writes_is_of_one_moment(database: Database) -> None:
    (database.folder / SLOTS).write_bytes(b"{}")
    stop = threading.Event()

    def work() -> None:
        n = 0
        while not stop.is_set():
            with database.write() as session:  # always two at once
                bulk_insert(session, Organisation, [{"name": f"{n} {half}"} | MAKE for half in "ab"])
            n += 1

    thread = threading.Thread(target=work)
    thread.start()
    try:
        made = [backups.backup(database.folder, database.key, dt.datetime(2026, 11, day)) for day in (1, 2, 3)]
    finally:
        stop.set()
        thread.join()
    for one in made:
        target = database.folder / one.path.stem
        target.mkdir()
        shutil.copy(one.path, target / "kopru.db")
        copy = open_database(target, [database.key])
        with copy.read() as session:
            assert session.scalar(select(func.count()).select_from(Organisation)) % 2 == 0
        assert copy.verify_rows() == copy.damaged_pages() == []
        copy.close()


REKEYER = """
import sys
from pathlib import Path
from db.database import open_database
old, new = (bytes.fromhex(word) for word in sys.argv[2:4])
database = open_database(Path(sys.argv[1]), [old, new])
print("begun", flush=True)
while True:
    database.rekey(new if database.key == old else old)
    print("done", flush=True)
"""


@pytest.mark.parametrize("moment", range(6))
def test_a_rekey_killed_anywhere_leaves_a_database_that_one_of_the_two_keys_opens(
    database: Database, moment: int
) -> None:
    with database.write() as session:
        bulk_insert(session, Organisation, ({"name": f"Dernek {n}"} | MAKE for n in range(3_000)))
    folder, key, new = database.folder, database.key, secrets.token_bytes(32)
    database.close()
    with subprocess.Popen(
        [sys.executable, "-c", REKEYER, str(folder), key.hex(), new.hex()], stdout=subprocess.PIPE, cwd=ROOT
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(timeout=0.004 + moment * 0.017)
        process.kill()
    again = open_database(folder, [new, key])
    assert len(names(again)) == 3_000
    assert again.damaged_pages() == []
    add(again)
    again.close()


def test_a_restore_of_an_open_installation_is_refused(database: Database) -> None:
    from db.errors import AlreadyOpen
    from db.office.installation import restore_backup

    with claim(database.folder), pytest.raises(AlreadyOpen):
        restore_backup(database.folder, backups.Backup(Path("x"), dt.datetime(2026, 1, 1), 0), lambda _: b"")
