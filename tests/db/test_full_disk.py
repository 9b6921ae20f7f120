"""A full disk, a folder or a file that may not be written: a sentence, nothing half-done, and all goes on when there is
room. On small file systems of their own, which only root may mount: skipped elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SIZE = 32 * 1024 * 1024
COMMON = """
import os, shutil, subprocess, sys
from pathlib import Path
import pytest
from db.errors import DiskFull, PackageRefused, ReadOnlyFolder, UserError
from db.journal import bulk_insert
from db.registry.tables import Organisation
from tests.db.exchange.places import Places, PASSPHRASE, add, deliver, make, names, reopen, settle
disk = Path(sys.argv[1])
def mount(*options):
    subprocess.run(["mount", *options], check=True)
def fill(leave):
    # until nothing more goes in, then give some back: the free space that statvfs tells is not all of the truth
    with (disk / "filler").open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(65536))
        except OSError:
            pass
        file.truncate(max(0, file.tell() - leave))
def make_room():
    (disk / "filler").unlink()
def sound(place):
    assert place.database.damaged_pages() == place.database.verify_rows() == []
def leftovers(folder):
    return [path.name for path in folder.rglob("*") if "tmp" in path.name or "restoring" in path.name]
"""


def run(tmp_path: Path, script: str) -> None:
    """Run it in a mount namespace of its own, with a small file system at `argv[1]`."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("mounting a small file system needs root on Linux")
    disk = tmp_path / "disk"
    disk.mkdir()
    tried = subprocess.run(
        ["unshare", "-m", "mount", "-t", "tmpfs", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if tried.returncode:
        pytest.skip("this machine does not let tests mount a file system")
    path = tmp_path / "script.py"
    path.write_text(COMMON + script, encoding="utf-8")
    mounting = f'mount -t tmpfs -o size={SIZE} tmpfs "$1" && exec "$2" "$3" "$1"'
    done = subprocess.run(
        ["unshare", "-m", "sh", "-c", mounting, "sh", str(disk), sys.executable, str(path)],
        capture_output=True, text=True, encoding="utf-8", cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)},
        timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr[-4000:]


def test_creating_where_there_is_no_room_leaves_no_installation(tmp_path: Path) -> None:
    run(
        tmp_path,
        """
from db.office import installation
installation.SPACE_TO_BEGIN = 0  # not asked beforehand: the disk may fill meanwhile
for leave in (0, 20_000, 60_000, 120_000, 250_000, 400_000, 700_000):
    fill(leave)
    try:
        make(disk / "place", "province").close()
        print("made with", leave)
        break
    except DiskFull:
        assert not installation.exists(disk / "place"), leave
        assert not (disk / "place" / ".making").exists(), leave
    finally:
        make_room()
shutil.rmtree(disk / "place")
make(disk / "place", "province").close()
place = reopen(disk / "place")
sound(place)
place.close()
""",
    )


def test_writing_on_a_full_disk_keeps_all_or_nothing(tmp_path: Path) -> None:
    run(
        tmp_path,
        """
place = make(disk / "place", "province")
add(place, "Önce")
told = {"Önce"}
for leave in (0, 30_000, 200_000):
    fill(leave)
    stopped = False
    for n in range(300):
        try:
            add(place, f"tek {leave} {n} " + "x" * 3000)
        except DiskFull:
            stopped = True
            break
        told.add(f"tek {leave} {n} " + "x" * 3000)
    assert stopped
    with pytest.raises(DiskFull):
        with place.database.write() as session:
            bulk_insert(session, Organisation, ({"name": f"{n}" * 50, "kind": "DRN"} for n in range(20_000)))
    with pytest.raises(DiskFull):
        place.backup_now()
    assert leftovers(disk / "place" / "backups") == []
    assert names(place) == told
    make_room()
    add(place, f"Sonra {leave}")
    told.add(f"Sonra {leave}")
    assert names(place) == told
place.close()
place = reopen(disk / "place")
assert place.incarnation_raised is None and names(place) == told
sound(place)
""",
    )


def test_rekeying_on_a_full_disk_leaves_the_old_key(tmp_path: Path) -> None:
    run(
        tmp_path,
        """
place = make(disk / "place", "province")
with place.database.write() as session:
    bulk_insert(session, Organisation, ({"name": f"Dernek {n}", "kind": "DRN"} for n in range(3_000)))
old, new = place.database.key, bytes(range(32))
place.slots.replace_key(old, new, PASSPHRASE)
fill(50_000)
with pytest.raises(DiskFull):
    place.database.rekey(new)
assert place.database.key == old and len(names(place)) == 3_000
make_room()
place.database.rekey(new)
place.close()
place = reopen(disk / "place")
assert place.database.key == new and len(names(place)) == 3_000
sound(place)
""",
    )


def test_exporting_to_and_importing_on_a_full_disk(tmp_path: Path) -> None:
    run(
        tmp_path,
        """
places = Places(Path(os.environ["HOME"]) / "places")
stick = disk / "stick"
stick.mkdir()
shutil.copytree(places.other.folder, disk / "other", ignore=shutil.ignore_patterns("kopru.lock", "kopru.pid"))
places.other.close()
places.other = reopen(disk / "other")
add(places.centre, "Merkezden")
with places.centre.database.write() as session:
    bulk_insert(session, Organisation, ({"name": os.urandom(60).hex(), "kind": "DRN"} for n in range(4_000)))
centre = places.centre.database.node.id
other = places.other.database.node.id
(package,) = places.centre.exchange.export(other)
for leave in (0, 40_000, 200_000):
    fill(leave)
    with pytest.raises(DiskFull):
        places.centre.exchange.export(other, stick)
    assert list(stick.iterdir()) == []
    before = len(places.other.exchange.packages())
    with pytest.raises(DiskFull):
        places.other.exchange.import_file(package.path)
    assert names(places.other) == set() and len(places.other.exchange.packages()) == before
    damaged = places.folder / "damaged.kopru"
    damaged.write_bytes(package.path.read_bytes()[:-5])
    with pytest.raises(PackageRefused):
        places.other.exchange.import_file(damaged)
    with pytest.raises(DiskFull):
        places.other.exchange.export(centre)
    make_room()
assert places.other.exchange.import_file(package.path).taken == 4_001
settle(places)
assert places.other.exchange.unconfirmed() == places.centre.exchange.unconfirmed() == 0
sound(places.other)
""",
    )


def test_a_folder_or_a_file_that_may_not_be_written(tmp_path: Path) -> None:
    run(
        tmp_path,
        """
place = make(disk / "place", "province")
add(place, "Önce")
place.backup_now()
place.close()
folder = disk / "place"
mount("--bind", str(folder), str(folder))
mount("-o", "remount,bind,ro", str(folder))
from db import backup
from db.office.installation import restore_backup
(kept,) = backup.list_backups(folder)
def unlock(slots):
    return slots.unlock_with_passphrase(PASSPHRASE)
for start in (
    lambda: reopen(folder), lambda: restore_backup(folder, kept, unlock), lambda: make(folder / "new", "province"),
):
    with pytest.raises(ReadOnlyFolder):
        start()
for words in (["check", folder], ["export", folder], ["import", folder, folder / "kopru-recovery.txt"]):
    done = subprocess.run(
        [sys.executable, "-m", "desktop", *map(str, words), "--json"], capture_output=True, text=True,
        env=os.environ | {"KOPRU_PASSPHRASE": PASSPHRASE},
    )
    assert done.returncode and "read_only" in done.stdout and "Traceback" not in done.stderr, (words, done)
subprocess.run(["umount", str(folder)], check=True)
file = folder / "kopru.db"
mount("--bind", str(file), str(file))
mount("-o", "remount,bind,ro", str(file))
try:
    place = reopen(folder)
except ReadOnlyFolder:
    pass
else:
    with pytest.raises(ReadOnlyFolder):
        add(place, "geht nicht")
    place.close()
subprocess.run(["umount", str(file)], check=True)
place = reopen(folder)
add(place, "Sonra")
assert names(place) == {"Önce", "Sonra"}
sound(place)
""",
    )


def test_taking_a_spreadsheet_on_a_full_disk_takes_nothing_of_it(tmp_path: Path) -> None:
    run(
        tmp_path,
        """
from openpyxl import Workbook
from sqlalchemy import func, select
from db import search
from db.registry.importing.service import ImportService
path = Path(os.environ["HOME"]) / "liste.xlsx"
book = Workbook(write_only=True)
sheet = book.create_sheet("Dernekler")
sheet.append(["Kayıt No", "Dernek Adı", "Kütük No", "İl", "Adres"])
for n in range(11_000):
    sheet.append([f"K-{n}", f"{n}. Işık Derneği", f"26-{n:06}", "Eskişehir", f"Işık Cad. {n}"])
book.save(path)
place = make(disk / "place", "province")
service = ImportService(place.database)
def count():
    with place.database.read() as session:
        found = search.count(session.connection(), Organisation, search.expression("ışık"))
        assert session.scalar(select(func.count()).select_from(Organisation)) == found
        return found
def dry_run():
    return service.dry_run(path, "organisation", service.look(path, "organisation").mapping())
plan = dry_run()
for leave in (0, 40_000, 300_000, 1_500_000, 3_000_000):
    fill(leave)
    with pytest.raises(DiskFull) as told:
        service.commit(plan)
    assert str(disk / "place") in str(told.value)
    assert count() == 0 and service.runs() == []
    assert dry_run().counts["new"] == 11_000
    make_room()
    sound(place)
    with pytest.raises(Exception, match="outside the journal"):
        with place.database.write() as session:
            session.connection().exec_driver_sql("INSERT INTO organisation(n, id, deleted) VALUES (1, x'', 0)")
taken = service.commit(plan)
place.close()
place = reopen(disk / "place")  # the log of the import has gone, and with it the room that it took
service = ImportService(place.database)
assert count() == 11_000 and dry_run().counts["same"] == 11_000
fill(0)
with pytest.raises(DiskFull):
    service.undo(taken.run)
make_room()
assert count() == 11_000
sound(place)
assert service.undo(taken.run).restored == 11_000 and count() == 0
sound(place)
""",
    )
