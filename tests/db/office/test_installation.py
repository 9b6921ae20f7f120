"""An installation is made whole or not at all, opens only to who may, and says plainly what is wrong."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from db.database import DATABASE
from db.errors import AlreadyOpen, DamagedFile, InvalidInput, NotFound, WrongPassphrase
from db.journal import insert_row
from db.keyslots import TEST_COST, SlotFile
from db.office.installation import (
    AlreadyMade,
    Installation,
    NewInstallation,
    Unlock,
    check_folder,
    create_installation,
    exists,
    find_installations,
    open_installation,
)
from db.registry.tables import Organisation

PASSPHRASE = "üç dört kelime"
NEW = NewInstallation("province", 26, "Eskişehir", "Elif Yalçınöz")


def make(folder: Path, new: NewInstallation = NEW) -> Installation:
    return create_installation(folder, new, PASSPHRASE, cost=TEST_COST)


def by(passphrase: str) -> Unlock:
    return lambda slots: slots.unlock_with_passphrase(passphrase)


def test_what_was_made_opens_again_with_its_passphrase(tmp_path: Path) -> None:
    with make(tmp_path) as made:
        node = made.database.node
    with open_installation(tmp_path, by(PASSPHRASE)) as again:
        assert again.database.node == node
        assert again.database.author == "Elif Yalçınöz"
        assert again.incarnation_raised is None


def test_the_recovery_file_opens_it_and_the_file_is_no_plain_sqlite(tmp_path: Path) -> None:
    make(tmp_path).close()
    recovery = (tmp_path / "kopru-recovery.txt").read_bytes()
    open_installation(tmp_path, lambda slots: slots.unlock_with_recovery(recovery)).close()
    assert not (tmp_path / DATABASE).read_bytes().startswith(b"SQLite format 3")


def test_a_wrong_passphrase_is_said_and_harms_nothing(tmp_path: Path) -> None:
    make(tmp_path).close()
    before = (tmp_path / DATABASE).read_bytes()
    with pytest.raises(WrongPassphrase):
        open_installation(tmp_path, by("yanlış parola"))
    assert (tmp_path / DATABASE).read_bytes() == before
    open_installation(tmp_path, by(PASSPHRASE)).close()


@pytest.mark.parametrize(
    ("new", "field"),
    [
        (NewInstallation("il", 26, "Ad"), "kind"),
        (NewInstallation("province", 82, "Ad"), "province"),
        (NewInstallation("field", 0, "Ad"), "province"),
        (NewInstallation("centre", 0, "  "), "name"),
    ],
)
def test_impossible_places_are_refused_and_nothing_is_left(tmp_path: Path, new: NewInstallation, field: str) -> None:
    folder = tmp_path / "yeni"
    with pytest.raises(InvalidInput) as refused:
        make(folder, new)
    assert refused.value.field == field
    assert not folder.exists()


def test_a_short_passphrase_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput):
        create_installation(tmp_path, NEW, "kısa", cost=TEST_COST)
    assert not exists(tmp_path)


def test_a_second_installation_in_the_folder_is_refused(tmp_path: Path) -> None:
    make(tmp_path).close()
    with pytest.raises(AlreadyMade):
        make(tmp_path)


def test_an_empty_folder_says_that_there_is_nothing(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        open_installation(tmp_path, by(PASSPHRASE))
    assert list(find_installations(tmp_path)) == []


def test_two_openings_at_once_are_refused(tmp_path: Path) -> None:
    with make(tmp_path), pytest.raises(AlreadyOpen):
        open_installation(tmp_path, by(PASSPHRASE))
    open_installation(tmp_path, by(PASSPHRASE)).close()


def test_a_damaged_database_is_told_apart_from_a_wrong_passphrase(tmp_path: Path) -> None:
    make(tmp_path).close()
    path = tmp_path / DATABASE
    path.write_bytes(bytes(4096) + path.read_bytes()[4096:])
    with pytest.raises(DamagedFile):
        open_installation(tmp_path, by(PASSPHRASE))


def test_a_check_names_a_damaged_page(tmp_path: Path) -> None:
    with make(tmp_path) as made, made.database.write() as session:
        for number in range(50):
            insert_row(session, Organisation, name=f"Dernek {number}", kind="DRN")
    assert check_folder(tmp_path, by(PASSPHRASE)).problems == ()
    path = tmp_path / DATABASE
    data = bytearray(path.read_bytes())
    data[-2000:-1900] = bytes(100)
    path.write_bytes(data)
    assert check_folder(tmp_path, by(PASSPHRASE)).problems != ()


def test_an_interrupted_rekey_leaves_an_installation_that_opens(tmp_path: Path) -> None:
    with make(tmp_path) as made:
        new = bytes(range(32))
        made.slots.replace_key(made.database.key, new, PASSPHRASE, TEST_COST)
    open_installation(tmp_path, by(PASSPHRASE)).close()  # the database has the old key still
    with open_installation(tmp_path, by(PASSPHRASE)) as made:
        new = bytes(reversed(range(32)))
        made.slots.replace_key(made.database.key, new, PASSPHRASE, TEST_COST)
        made.database.rekey(new)  # and here the slot file was not told any more
    with open_installation(tmp_path, by(PASSPHRASE)) as again:
        assert again.database.key == new
        assert again.database.damaged_pages() == []
    assert len(SlotFile.load(tmp_path / "kopru.keys.json")._file.keys) == 1


def test_the_days_backup_is_made_once(tmp_path: Path) -> None:
    with make(tmp_path) as made:
        assert made.backup_if_due() is not None
        assert made.backup_if_due() is None


MAKE = """
import sys
from pathlib import Path
from db.keyslots import TEST_COST
from db.office.installation import NewInstallation, create_installation
print("go", flush=True)
create_installation(Path(sys.argv[1]), NewInstallation("centre", 0, "Merkez"), "üç dört kelime", cost=TEST_COST)
print("done", flush=True)
"""


@pytest.mark.parametrize("milliseconds", range(0, 120, 12))
def test_killed_while_it_is_made_it_is_there_whole_or_not_at_all(tmp_path: Path, milliseconds: int) -> None:
    root = Path(__file__).parents[3]
    process = subprocess.Popen(
        [sys.executable, "-c", MAKE, str(tmp_path)], stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(root)}
    )
    assert process.stdout is not None
    process.stdout.readline()
    try:
        process.wait(timeout=milliseconds / 1000)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
    process.wait()
    process.stdout.close()
    if exists(tmp_path):
        assert check_folder(tmp_path, by(PASSPHRASE)).problems == ()
    else:
        assert list(find_installations(tmp_path)) == []
        make(tmp_path).close()
        assert check_folder(tmp_path, by(PASSPHRASE)).problems == ()
