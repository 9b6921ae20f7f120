"""What must hold when the post has come through, whatever happened before: the invariants of the exchange.

Every place is held against an oracle that derives rows, and who sees them, from operations in its own, plainest way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from db.anchor import read_anchor
from db.exchange import digests
from db.exchange.outgoing import exported_numbers
from db.exchange.tables import InChannel, OutChannel, Snapshot
from db.journal import INCLUDE_DELETED
from db.journal.operation import Operation
from db.journal.tables import ChangeSet, Conflict, Parked
from db.journal.values import shapes
from db.registry.attachments.parts import whole
from db.registry.attachments.tables import Attachment, Blob
from tests.db.exchange.world import FIELDS, LINKS, NAMES, World

COMPARED: dict[Any, tuple[str, ...]] = {**FIELDS, Attachment: ("name", "sha256")}
ROUNDS = 14
REGISTERS = {"deleted", "erased", "office", "offices"}
OFFICES = {"laptop": 26, "province": 26, "other": 6}


def hold(world: World) -> None:
    """Let the post come through; then all agree, within what each may see."""
    world.mail.clear()
    files: list[tuple[str, Any]] = []
    hold_receipts(world)
    for _ in range(ROUNDS):
        if not exchange_all(world, files):
            break
        hold_receipts(world)
    else:
        raise AssertionError("the places go on sending for ever")
    logs = {name: world.log(name) for name in NAMES}
    hold_scopes(logs)
    hold_moves(world, logs["centre"])
    lost = [one for one in logs["centre"] if one.blank == "moved"]
    assert world.restored or lost == [], "given up before headquarters had it"
    for name in NAMES:
        hold_place(world, name, logs[name])
        hold_against_oracle(world, name, logs[name])
    hold_documents(world)
    hold_erased(world, logs)
    hold_agreement(world)
    hold_repetition(world, files[-12::3])


def exchange_all(world: World, files: list[tuple[str, Any]]) -> bool:
    """One round over all links, both ways; whether any operation travelled or waits."""
    moved = False
    for pair in LINKS:
        for one, two in (pair, pair[::-1]):
            for package in world.places[one].exchange.export(world.places[two].database.node.id):
                taken = world.places[two].exchange.import_file(package.path)
                moved |= taken.count > 0 or taken.document_parts > 0
                files.append((two, package.path))
    return moved or any(
        peer.waiting or peer.documents for place in world.places.values() for peer in place.exchange.peers()
    )


def hold_receipts(world: World) -> None:
    """Nobody believes more to be received, or sent, than is durably so."""
    nodes = {place.database.node.id: name for name, place in world.places.items()}
    for place in world.places.values():
        with place.database.read() as session:
            sent = session.scalars(select(OutChannel)).all()
            anchor, numbers = read_anchor(place.folder), exported_numbers(session)
        assert anchor is not None
        assert all(number <= numbers.get(peer, 0) for peer, number in anchor.exported.items())
        for out in sent:
            receiver = world.places[nodes[out.peer]].database
            both = (place.database.node.incarnation, receiver.node.incarnation)
            if (out.own_incarnation, out.peer_incarnation) != both:
                continue
            with receiver.read() as session:
                has = session.get(InChannel, (place.database.node.id, out.channel))
            assert out.acked <= (has.contiguous if has else 0), (place.folder.name, "receipt for what did not come")


# ---- who has what ----


def hold_scopes(logs: Mapping[str, list[Operation]]) -> None:
    alive = {operation.stamp: operation for log in logs.values() for operation in log}
    rows: dict[UUID, list[Operation]] = defaultdict(list)
    for operation in alive.values():
        rows[operation.row].append(operation)
    for name, log in logs.items():
        mine = {operation.stamp for operation in log}
        may = {stamp: in_scope(name, one, rows[one.row]) for stamp, one in alive.items()}
        assert [alive[stamp] for stamp in mine if may[stamp] is False] == [], (name, "leaked")
        assert [alive[stamp] for stamp, is_due in may.items() if is_due and stamp not in mine] == [], (name, "lost")
        for one in log:
            if name != "centre" and may[one.stamp] is None and one.entity != "attachment" and placed(rows[one.row]):
                values = [register.value for key, register in one.fields.items() if key not in REGISTERS]
                assert values == [None] * len(values), (name, "keeps what has moved away", one)


def placed(operations: Iterable[Operation]) -> bool:
    return any({"office", "offices"} & set(one.fields) for one in operations)


def in_scope(name: str, operation: Operation, row: list[Operation]) -> bool | None:
    """None: it may be there or not."""
    if name == "centre":
        return True
    cls = shapes()[operation.entity].cls
    if name == "laptop" and operation.entity == "attachment":
        return None  # its own only, and after a restore not even these
    if name == "laptop" and not cls.__to_field__:
        return False
    office = OFFICES[name]
    if not placed(row):
        return operation.office == office or (operation.office == 0 and cls.__everywhere__)
    now, ever = seen_by(row)
    return True if office in now else None if office in ever else False


def hold_moves(world: World, log: list[Operation]) -> None:
    """Of two moves to different offices a person has decided, or nobody: never the program by itself."""
    by_stamp = {one.stamp: one for one in log}
    with world.places["centre"].database.read() as session:
        labels = dict(map(tuple, session.execute(select(ChangeSet.id, ChangeSet.label))))
    for one in log:
        ended = one.fields["office"].supersedes if "office" in one.fields else ()
        claims = {by_stamp[stamp].fields["office"].value for stamp in ended if stamp in by_stamp}
        if len(claims) > 1 and one.entity == "organisation":
            assert labels.get(one.change_set) in (None, "Placed", "Conflict decided"), "decided by itself"


def seen_by(row: list[Operation]) -> tuple[set[int], set[int]]:
    """The offices that see a row, and those that ever did."""
    moves = [one.fields["office"].value for one in living(row, "office")] or [row[0].office]
    heads = living(row, "offices")
    members = {office for one in heads for office in one.fields["offices"].value["set"]}
    by_stamp = {one.stamp: one for one in row}
    for one in heads:
        before = {office for stamp in one.fields["offices"].supersedes if stamp in by_stamp
                  for office in by_stamp[stamp].fields["offices"].value["set"]}  # fmt: skip
        members -= before - set(one.fields["offices"].value["set"])
    ever = {row[0].office} | {one.fields["office"].value for one in row if "office" in one.fields}
    ever |= {office for one in row if "offices" in one.fields for office in one.fields["offices"].value["set"]}
    return members | set(moves), ever


# ---- each place by itself ----


def hold_place(world: World, name: str, log: list[Operation]) -> None:
    place = world.places[name]
    assert place.exchange.unconfirmed() == 0, name
    assert place.exchange.pending() == [], name
    assert place.database.verify_rows() == [], name
    assert place.exchange.log_problems() == [], name
    with place.database.read() as session:
        assert session.scalar(select(func.count()).select_from(Parked)) == 0, name
        assert not session.scalar(select(func.sum(Snapshot.asked))), (name, "asked for all again without need")
    here = {operation.row for operation in log}
    stands = place.exchange.standing(list(here))
    if name != "laptop":
        assert [row for row in here if not stands[row].at_centre] == [], (name, "not known to be at headquarters")
    assert [row for row in here if not stands[row].at_province and name != "centre"] == [], name


def hold_against_oracle(world: World, name: str, known: list[Operation]) -> None:
    log: dict[UUID, list[Operation]] = defaultdict(list)
    for operation in known:
        log[operation.row].append(operation)
    said = {row: known for row, known in log.items() if any(set(one.fields) - REGISTERS for one in known)}
    expected = {row: expected_row(operations) for row, operations in said.items()}  # of others only whose they are
    with world.places[name].database.read() as session:
        cards: dict[UUID, set[str]] = defaultdict(set)
        for row, field in session.execute(select(Conflict.row, Conflict.field)):
            cards[row].add(field)
        found: dict[UUID, tuple[Any, ...]] = {}
        for cls, fields in COMPARED.items():
            columns = [getattr(cls, field) for field in fields]
            statement = select(cls.id, cls.deleted, *columns).execution_options(**{INCLUDE_DELETED: True})
            for row, deleted, *values in session.execute(statement):
                found[row] = (deleted, dict(zip(fields, values, strict=True)), frozenset(cards[row]))
        owners = {cls: dict(map(tuple, session.execute(select(cls.id, cls.office)))) for cls in COMPARED}
    for cls, known_owners in owners.items():
        for row, office in known_owners.items():
            moves = living(log[row], "office")
            assert office == (moves[0].fields["office"].value if moves else log[row][0].office), (name, cls, row)
    assert found.keys() == expected.keys(), (name, [log[row] for row in expected.keys() - found.keys()])
    for row, (deleted, values, conflicts) in found.items():
        wanted = expected[row]
        assert deleted == wanted[0], (name, row)
        if wanted[1] is None:
            assert [value for value in values.values() if value in world.written[row]] == [], (name, row)
        else:
            wrong = {field: value for field, value in values.items() if wanted[1].get(field) != value}
            assert wrong == {}, (name, row)
        assert conflicts == wanted[2], (name, row)


def living(row: Iterable[Operation], field: str) -> list[Operation]:
    writers = [one for one in row if field in one.fields]
    replaced = {stamp for one in writers for stamp in one.fields[field].supersedes}
    heads = [one for one in writers if one.stamp not in replaced]
    return sorted(heads, key=lambda one: (one.hlc, one.origin), reverse=True)


def expected_row(operations: list[Operation]) -> tuple[bool, dict[str, Any] | None, frozenset[str]]:
    """(deleted, value by field or None where all are gone, fields in conflict)."""
    erased = any("erased" in one.fields and one.fields["erased"].value["fields"] is None for one in operations)
    if erased or any(one.blank == "moved" for one in operations):
        return True, None, frozenset()
    fields = {field for one in operations for field in one.fields} - REGISTERS
    heads = {field: living(operations, field) for field in fields}
    values = {field: heads[field][0].fields[field].value for field in fields}
    conflicts = {field for field in fields if len({str(one.fields[field].value) for one in heads[field]}) > 1}
    claims = {one.fields["office"].value for one in living(operations, "office")}
    if len(claims) > 1 and operations[0].entity == "organisation":  # what belongs to it follows
        conflicts.add("office")
    marks = living(operations, "deleted")
    gone = [one for one in marks if one.fields["deleted"].value is not False]
    if not gone:
        return False, values, frozenset(conflicts)
    seen = {tuple(stamp) for one in gone for stamp in one.fields["deleted"].value["seen"]}
    unseen = [one for one in operations if one.stamp not in seen and set(one.fields) - REGISTERS]
    if unseen or len(gone) < len(marks):
        return False, values, frozenset(conflicts | {"deleted"})
    return True, values, frozenset()


def hold_documents(world: World) -> None:
    """Bytes that some place has are wherever their row is, and nowhere else. Laptops get none."""
    rows, here, stored = {}, {}, {}
    for name, place in world.places.items():
        with place.database.read() as session:
            rows[name] = set(session.scalars(select(Attachment.sha256)))
            here[name] = set(session.scalars(select(Attachment.sha256).where(whole(Attachment.sha256))))
            stored[name] = set(session.scalars(select(Blob.sha256)))
            known = select(Attachment.sha256).execution_options(**{INCLUDE_DELETED: True})
            assert stored[name] <= set(session.scalars(known)), (name, "leaked bytes")
        assert [peer.documents for peer in place.exchange.peers()] == [0] * len(place.exchange.peers()), name
    somewhere = set().union(*here.values())
    for name in NAMES[1:]:
        assert (rows[name] & somewhere) - here[name] == set(), (name, "lost bytes")


def hold_erased(world: World, logs: Mapping[str, list[Operation]]) -> None:
    """What was erased is in no log, no table and no search index, wherever it had been."""
    gone = {one.row for log in logs.values() for one in log if "erased" in one.fields}
    words = {word for row in gone for word in world.written[row]}
    for name, log in logs.items():
        for one in log:
            if one.row in gone:
                assert not words & {str(register.value) for register in one.fields.values()}, (name, "in the log", one)
        raw = world.places[name].database.raw_connection()
        try:
            for word in words:
                found = raw.execute("SELECT count(*) FROM organisation_search WHERE organisation_search MATCH ?",
                                    (word,)).fetchone()  # fmt: skip
                assert found == (0,), (name, "still found by", word)
        finally:
            raw.close()


# ---- two places ----


def hold_agreement(world: World) -> None:
    """Digests of what two places should both have are the same, and all being confirmed, nothing is sent."""
    for pair in LINKS:
        sums = []
        for one, two in (pair, pair[::-1]):
            place, peer = world.places[one], world.places[two].database.node.id
            directory = place.exchange.directory
            assert directory is not None
            with place.database.write() as session:
                now = place.database.clock.now()
                sums.append(digests.visible(session, directory, directory.entries[peer], place.database.node, now))
            assert [package.count for package in place.exchange.export(peer)] == [0], (one, "sends what was confirmed")
        assert sums[0] == sums[1], pair


def hold_repetition(world: World, files: Iterable[tuple[str, Any]]) -> None:
    for name, path in files:
        before = world.log(name)
        taken = world.places[name].exchange.import_file(path)
        assert (taken.taken, taken.new_rows, taken.conflicts) == (0, 0, 0), (name, path.name)
        assert world.log(name) == before, (name, "another log after the same package")
