"""A centre takes a day's mail in: 81 provinces, 200 operations each, into 10,000, 100,000 and 1,000,000 organisations.

Of each province's operations half are new organisations, a third edits of ones that headquarters has, the rest contacts
with them. The files of the centre are built first (some minutes for the largest).
"""

from __future__ import annotations

import datetime as dt
import secrets
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from db.database import Database
from db.exchange import outgoing, scope, standing
from db.exchange.directory import Directory
from db.exchange.package import Manifest, seal
from db.exchange.service import ExchangeService
from db.ids import new_id
from db.journal import bulk_insert
from db.journal.operation import Operation, Register, encode
from db.journal.stamps import to_hlc
from db.journal.tables import Op
from db.journal.values import shapes
from db.registry.tables import Organisation
from tests.benchmarks._exchange_places import BEGAN, Member, directory_of
from tests.benchmarks.registry import organisations

SIZES = (10_000, 100_000, 1_000_000)
PROVINCES = range(1, 82)
A_DAY, SECONDS, GROWTH, PEERS_MS = 200, 30.0, 1.5, 200.0


def run() -> list[dict[str, Any]]:
    found = {}
    with tempfile.TemporaryDirectory(prefix="kopru-bench-") as name:
        for size in SIZES:
            centre, provinces = Member("centre", 0), {plate: Member("province", plate) for plate in PROVINCES}
            directory = directory_of([centre, *provinces.values()])
            database = centre.make(Path(name) / str(size))
            with database.write("bench") as session:
                bulk_insert(session, Organisation, _owned(size))
            found[size] = a_day(database, centre, provinces, directory, Path(name))
            database.close()
    return figures(found)


def _owned(number: int) -> Iterator[dict[str, Any]]:
    for one in organisations(number):
        yield one | {"office": one["province"]}


def figures(found: dict[int, dict[str, float]]) -> list[dict[str, Any]]:
    small, large = found[min(found)], found[max(found)]
    rows = [
        {"figure": f"{size:,} organisations: a day's mail of 81 provinces", "value": one["first"], "unit": "s",
         "aim": f"at most {SECONDS:.0f} s", "holds": one["first"] <= SECONDS}
        for size, one in found.items()
    ]  # fmt: skip
    ratios = (
        ("as long in the largest as in the smallest", large["first"], small["first"], GROWTH),
        ("twice the operations, in the largest", large["double"], large["first"], 2 * GROWTH),
    )
    rows += [
        {"figure": f"a day's mail: {name}", "value": value, "unit": "s", "reference": "the other",
         "reference_value": other, "ratio": value / other, "aim": f"at most {most:.1f} times",
         "holds": value <= most * other}
        for name, value, other, most in ratios
    ]  # fmt: skip
    rows += [
        {"figure": f"{size:,} organisations: what waits for 81 peers", "value": one["peers"], "unit": "ms",
         "aim": f"at most {PEERS_MS:.0f} ms", "holds": one["peers"] <= PEERS_MS}
        for size, one in found.items()
    ]  # fmt: skip
    rows += [
        {"figure": f"{size:,} organisations: packages for 81 provinces after two days' mail", "value": one["answers"],
         "unit": "s", "aim": f"at most {SECONDS:.0f} s", "holds": one["answers"] <= SECONDS}
        for size, one in found.items()
    ]  # fmt: skip
    return rows


def a_day(
    database: Database, centre: Member, provinces: dict[int, Member], directory: Directory, folder: Path
) -> dict[str, float]:
    """Seconds for 200 operations of each province, and for 400; milliseconds to say what waits for each, and
    seconds to write to all."""
    service = ExchangeService(database)
    service._keep(directory)
    _open_channels(database, directory)
    known = _some_rows(database)
    taken = {}
    for name, many, first in (("first", A_DAY, 1), ("double", 2 * A_DAY, A_DAY + 1)):
        mail = [
            _package(folder, member, centre, directory, known[plate], first, many)
            for plate, member in provinces.items()
        ]
        start = time.perf_counter()
        for path in mail:
            assert service.import_file(path).taken == many
        taken[name] = time.perf_counter() - start
    start = time.perf_counter()
    with database.read() as session:
        standing.waiting_for(session, scope.peers(directory, database.node), database.node)
    taken["peers"] = (time.perf_counter() - start) * 1000
    start = time.perf_counter()
    service.export(folder=folder / "answers")
    return taken | {"answers": time.perf_counter() - start}


def _open_channels(database: Database, directory: Directory) -> None:
    """As after years: every province has confirmed what there is."""
    with database.write() as session:
        top = session.scalar(select(func.max(Op.n)))
        for entry in scope.peers(directory, database.node):
            outgoing.channel_to(session, entry, database.node.incarnation).cursor = top


def _some_rows(database: Database) -> dict[int, list[tuple[uuid.UUID, int]]]:
    """By province: organisations with the number of the operation that made them."""
    raw = database.raw_connection()
    found: dict[int, list[tuple[uuid.UUID, int]]] = {plate: [] for plate in PROVINCES}
    for row, office, oseq in raw.execute("SELECT row, office, oseq FROM op ORDER BY n LIMIT 10000"):
        found[office].append((uuid.UUID(bytes=row), oseq))
    raw.close()
    return {plate: rows * A_DAY for plate, rows in found.items()}


def _package(
    folder: Path, member: Member, centre: Member, directory: Directory, known: list[tuple[uuid.UUID, int]],
    first: int, many: int,
) -> Path:  # fmt: skip
    moment = dt.datetime(2026, 11, 20, tzinfo=dt.UTC)
    operations = []
    for number, (entity, row, fields) in enumerate(_work(member, centre, known, many), first):
        at = to_hlc(moment + dt.timedelta(seconds=number))
        head = (f"{member.keys.node_id}.1", number, at, entity, row, member.office, "Elif Yalçınöz", 1, new_id())
        operations.append(encode(Operation(*head, fields)))
    manifest = Manifest(sender=member.keys.node_id, to=[centre.keys.node_id], incarnation=1, channel="1/1",
                        first=first, last=first + many - 1)  # fmt: skip
    path = folder / f"{member.office}-{first}.kopru"
    path.write_bytes(seal(manifest, operations, member.keys, directory).data)
    return path


def _work(
    member: Member, centre: Member, known: list[tuple[uuid.UUID, int]], many: int
) -> Iterator[tuple[str, uuid.UUID, dict[str, Register]]]:
    shape = shapes()["organisation"]
    for number, one in enumerate(organisations(many, seed=secrets.randbelow(1 << 30))):
        if number % 2 == 0:
            fields = {name: Register(shape.encode(name, value)) for name, value in one.items()}
            yield "organisation", new_id(), fields
        elif number % 6 == 5:
            values = {"day": BEGAN.date().isoformat(), "channel": "phone", "subject": "Genel kurul"}
            yield "contact", new_id(), {name: Register(value) for name, value in values.items()}
        else:
            row, oseq = known[number]
            yield "organisation", row, {"phone": Register(one["phone"], ((f"{centre.keys.node_id}.1", oseq),))}
