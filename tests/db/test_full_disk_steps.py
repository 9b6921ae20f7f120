"""The disk is full at every step: each kind of work is tried with ever more room, a few pages at a time, until it gets
through. Before that there is a sentence each time, nothing is lost or half-done, and the place opens."""

from __future__ import annotations

from pathlib import Path

from tests.db.test_full_disk import run

STEPS = """
from db import anchor as anchors, backup, database as databases, folder as folders
from db.anchor import ANCHOR
from db.exchange import outgoing
from db.office import installation
from db.office.installation import check_installation, restore_backup
PAGE = 4096
asked = []
for module in (backup, outgoing, installation):
    # not asked beforehand: the disk may fill meanwhile
    setattr(module, "require_space", lambda *about: asked.append(about))
def leave_free(room):
    # the free space that statvfs tells is not all of the truth: what is left after it is written page by page
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    with (disk / "filler").open("wb", buffering=0) as file:
        try:
            if free > 64 * PAGE:
                os.posix_fallocate(file.fileno(), 0, free - 64 * PAGE)
            file.seek(0, os.SEEK_END)
            while True:
                file.write(bytes(PAGE))
        except OSError:
            file.truncate(max(0, file.tell() - room))
def raised(work, undone, least, step=2):
    # gives how often it was refused; `undone` looks at what is left while there is no room, and when there is again
    refused = 0
    while True:
        leave_free(refused * step * PAGE)
        try:
            work()
        except DiskFull as told:
            assert str(disk) in str(told), told
            refused += 1
            undone()
            make_room()
            undone()
            continue
        make_room()
        break
    assert refused >= least, (work, refused)
    print("refused", refused)
    return refused
def whole(place):
    assert check_installation(place).problems == ()
"""


def test_writing(tmp_path: Path) -> None:
    run(
        tmp_path,
        STEPS
        + """
place = make(disk / "place", "province")
told = set()
def nothing_lost():
    assert names(place) == told
def one():
    add(place, "x" * 20_000)
raised(one, nothing_lost, 3, 1)
told.add("x" * 20_000)
def many():
    with place.database.write() as session:
        bulk_insert(session, Organisation, ({"name": f"çok {n}", "kind": "DRN"} for n in range(200)))
raised(many, nothing_lost, 6, 1)
told |= {f"çok {n}" for n in range(200)}
def undo():
    place.database.undo(place.database.last_change_set)
raised(undo, nothing_lost, 3)
told -= {f"çok {n}" for n in range(200)}
nothing_lost()
whole(place)
place.close()
place = reopen(disk / "place")
assert place.incarnation_raised is None
nothing_lost()
place.close()
""",
    )


def test_exporting_and_importing(tmp_path: Path) -> None:
    run(
        tmp_path,
        STEPS
        + """
places = Places(disk / "places")
one, two = places.province, places.centre
with one.database.write() as session:
    bulk_insert(session, Organisation, ({"name": os.urandom(60).hex(), "kind": "DRN"} for n in range(300)))
packages = []
def export():
    packages[:] = one.exchange.export(two.database.node.id)
def no_package():
    sent = {path.name for path in one.exchange.sent_folder.glob("*")}
    assert sent <= {row.file for row in one.exchange.packages()}
    assert leftovers(one.folder) == []
no_package()
raised(export, no_package, 8, 1)
(package,) = packages
def take():
    two.exchange.import_file(package.path)
def not_taken():
    assert names(two) == set() and all(row.direction == "out" for row in two.exchange.packages())
raised(take, not_taken, 8, 2)
assert names(two) == names(one) and len(names(two)) == 300
def quarantined():
    try:
        two.exchange.import_file(damaged)
    except PackageRefused as refused:
        assert refused.code != "disk_full"
damaged = places.folder / "damaged.kopru"
damaged.write_bytes(package.path.read_bytes()[:-5])
raised(quarantined, lambda: None, 0)
settle(places)
settle(places)
assert one.exchange.unconfirmed() == two.exchange.unconfirmed() == 0
for place in places.all():
    whole(place)
    folder = place.folder
    place.close()
    again = reopen(folder)
    assert again.incarnation_raised is None
    again.close()
""",
    )


def test_backing_up_and_restoring(tmp_path: Path) -> None:
    run(
        tmp_path,
        STEPS
        + """
place = make(disk / "place", "province")
add(place, "Gesichert")
made = []
def back_up():
    made[:] = [place.backup_now()]
def none():
    assert backup.list_backups(place.folder) == [] and leftovers(place.folder) == []
    assert names(place) == {"Gesichert"}
raised(back_up, none, 20, 6)
add(place, "Danach")
place.close()
def restore():
    restore_backup(disk / "place", made[0], lambda slots: slots.unlock_with_passphrase(PASSPHRASE))
def as_it_was():
    assert leftovers(disk / "place") == []
    assert (disk / "place" / "kopru.db").read_bytes() == before
before = (disk / "place" / "kopru.db").read_bytes()
raised(restore, as_it_was, 20, 6)
place = reopen(disk / "place")
assert place.incarnation_raised is not None and names(place) == {"Gesichert"}
add(place, "Weiter")
whole(place)
place.close()
""",
    )


EACH_FILE = """
# the disk is full from the n-th of the small files on, whatever the sizes of this release are
whole_write, calls, full_at = folders.atomic_write, [], 0
def write(path, data):
    calls.append(path.name)
    if len(calls) == full_at:
        leave_free(0)
    whole_write(path, data)
for module in (folders, anchors, installation, centre_keys):
    module.atomic_write = write
def full_at_each(work, undone):
    global full_at
    told = []
    while True:
        full_at = len(told) + 1
        calls.clear()
        try:
            work()
        except DiskFull:
            told.append(calls[-1])
            undone()
            make_room()
            continue
        assert len(calls) < full_at
        full_at = 0
        return told
"""


def test_restoring_when_the_disk_fills_at_a_small_file(tmp_path: Path) -> None:
    run(
        tmp_path,
        STEPS
        + "from db.office import centre_keys"
        + EACH_FILE
        + """
place = make(disk / "place", "province")
add(place, "Gesichert")
made = place.backup_now()
add(place, "Danach")
place.close()
folder = disk / "place"
def files():
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))
before, data = files(), (folder / "kopru.db").read_bytes()
def as_it_was():
    assert files() == before, set(files()) ^ set(before)
    assert (folder / "kopru.db").read_bytes() == data
told = full_at_each(
    lambda: restore_backup(folder, made, lambda slots: slots.unlock_with_passphrase(PASSPHRASE)), as_it_was
)
assert told == [folders.HOLDER, ANCHOR, folders.SWAP], told
with reopen(folder) as place:
    assert names(place) == {"Gesichert"}
""",
    )


def test_creating_when_the_disk_fills_at_a_small_file(tmp_path: Path) -> None:
    run(
        tmp_path,
        STEPS
        + "from db.office import centre_keys"
        + EACH_FILE
        + """
folder = disk / "place"
def nothing():
    left = {path.name for path in folder.rglob("*")} - {folders.LOCK, folders.HOLDER}
    assert not left, left
told = full_at_each(lambda: make(folder, "centre").close(), nothing)
assert len(told) >= 6, told
reopen(folder).close()
""",
    )


def test_opening_creating_and_rekeying(tmp_path: Path) -> None:
    run(
        tmp_path,
        STEPS
        + """
def create():
    make(disk / "place", "province").close()
def none():
    assert not installation.exists(disk / "place") and not (disk / "place" / ".making").exists()
raised(create, none, 15, 5)
place = reopen(disk / "place")
with place.database.write() as session:
    bulk_insert(session, Organisation, ({"name": f"Dernek {n}", "kind": "DRN"} for n in range(300)))
place.close()
def open_and_write():
    with reopen(disk / "place") as place:
        add(place, "Neu")
def openable():
    if not (disk / "filler").exists():
        with reopen(disk / "place") as place:
            assert len(names(place)) == 300 and place.incarnation_raised is None
raised(open_and_write, openable, 3, 1)
place = reopen(disk / "place")
old, new = place.database.key, bytes(range(32))
place.slots.replace_key(old, new, PASSPHRASE)
def rekey():
    place.database.rekey(new)
def old_key():
    assert place.database.key == old and len(names(place)) == 301
raised(rekey, old_key, 10, 8)
whole(place)
place.close()
place = reopen(disk / "place")
assert place.database.key == new and len(names(place)) == 301
whole(place)
place.close()
""",
    )


def test_bringing_up_an_older_release(tmp_path: Path) -> None:
    run(
        tmp_path,
        STEPS
        + """
from tests.upgrade.store import KEY
from tests.upgrade.test_migrations import COUNTS, counts
stored = Path("tests/upgrade/0001.db").read_bytes()
folder = disk / "place"
folder.mkdir()
(folder / "kopru.db").write_bytes(stored)
def bring_up():
    databases.open_database(folder, [KEY]).close()
def older():
    if (disk / "filler").exists():
        return  # not even the log's index finds room
    found = databases.Database(folder, KEY, folders)
    with found.read() as session:
        assert databases.schema.revision(session.connection()) == "0001"
        assert counts(found) == COUNTS
    found.close()
raised(bring_up, older, 10, 8)
found = databases.open_database(folder, [KEY])
assert counts(found) == COUNTS and found.damaged_pages() == found.verify_rows() == []
found.close()
""",
    )
