"""What it costs to save one contact: the journal, the search index and all, against the bare rows."""

from __future__ import annotations

import datetime as dt
import re
import secrets
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

ROUNDS = 300
WARM = 30
SUMMARY = "Yer tahsisi yazısı soruldu; valilik onayı bekleniyor. Genel kurul 18 Aralık’ta, salon için yazı gelecek."


def _saver(database: Any) -> Callable[[], Any]:
    from db.contacts.rows import NewContact
    from db.contacts.service import ContactService
    from db.registry.tables import Organisation

    contacts = ContactService(database)
    with database.write() as session:
        organisation = Organisation(name="Işıklı Yarınlar Eğitim Derneği", kind="DRN", province=26)
        session.add(organisation)
        session.flush()
        organisation_id = organisation.id
    new = NewContact(contacts.today(), "phone", "Yer tahsisi", (organisation_id,), summary=SUMMARY, minutes=12)
    return lambda: contacts.record_contact(new)


def _bare(connection: Any) -> Callable[[], Any]:
    """The same two rows, in two tables of the same shape with the same indexes, and nothing else."""
    from db.ids import new_id

    names = ("contact", "contact_organisation")
    for name in names:
        for (sql,) in connection.execute(
            "SELECT sql FROM sqlite_master WHERE tbl_name = ? AND type IN ('table', 'index') AND sql NOT NULL", (name,)
        ).fetchall():
            connection.execute(re.sub(r"\b(ix_)?contact(?=[ _])(?!_id\b)", r"\1bare_contact", sql))
    organisation = connection.execute("SELECT id FROM organisation").fetchone()[0]

    def save() -> None:
        contact = new_id().bytes
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "INSERT INTO bare_contact (id, office, deleted, day, channel, subject, summary, minutes, subject_sort)"
            " VALUES (?, 26, 0, ?, 'phone', 'Yer tahsisi', ?, 12, 'yer tahsisi')",
            (contact, dt.date(2026, 11, 23).isoformat(), SUMMARY),
        )
        connection.execute(
            "INSERT INTO bare_contact_organisation (id, office, deleted, contact_id, organisation_id)"
            " VALUES (?, 26, 0, ?, ?)",
            (new_id().bytes, contact, organisation),
        )
        connection.execute("COMMIT")

    return save


def _milliseconds(act: Callable[[], Any]) -> float:
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def run() -> list[dict[str, Any]]:
    from db.database import Node, create_database

    with tempfile.TemporaryDirectory(prefix="kopru-bench-") as folder:
        node = Node("bench", "province", "Eskişehir", 26)
        database = create_database(Path(folder), secrets.token_bytes(32), node, b"")
        database.author = "Elif Yalçınöz"
        connection = database.raw_connection()
        try:
            ours, bare = _saver(database), _bare(connection)
            times: dict[str, list[float]] = {"ours": [], "bare": []}
            for number in range(WARM + ROUNDS):  # in turn, so that a slow moment of the disk meets both
                measured = {"ours": _milliseconds(ours), "bare": _milliseconds(bare)}
                if number >= WARM:
                    for name, value in measured.items():
                        times[name].append(value)
        finally:
            connection.close()
            database.close()
    value, reference = median(times["ours"]), median(times["bare"])
    return [
        {
            "figure": "one contact saved",
            "value": value,
            "unit": "ms",
            "reference": "bare insert and commit of the same rows",
            "reference_value": reference,
            "ratio": value / reference,
            "aim": "at most 3x",
            "holds": value <= 3 * reference,
        }
    ]
