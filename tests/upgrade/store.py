"""Writes what a release leaves behind: the statements of its schema, and a database as it stands in the field.

    python -m tests.upgrade.store 0002 registry

Run once, when a release's tables are settled. A stored database is never made again: the next release's migration is
tested on it.
"""

from __future__ import annotations

import secrets
import shutil
import sys
import tempfile
from pathlib import Path

from db import schema
from db.database import Database, Node, create_database
from db.journal import insert_row

HERE = Path(__file__).parent
VERSIONS = Path(schema.__file__).parent / "migrations" / "versions"
KEY = bytes(range(32))
GENERATED = ("_search", "sqlite_", schema.VERSION_TABLE)


def statements(database: Database) -> list[str]:
    """CREATE statements of the mapped tables and their indexes, in an order in which they can be run."""
    raw = database.raw_connection()
    try:
        rows = raw.execute(
            "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND type IN ('table', 'index') ORDER BY rowid"
        ).fetchall()
    finally:
        raw.close()
    return [sql.strip() for name, sql in rows if not any(part in name for part in GENERATED)]


def fill(database: Database) -> None:
    """A few rows of every kind that the registry, contacts and events know."""
    from db.contacts.tables import Contact, ContactOrganisation
    from db.events.tables import Event
    from db.registry.tables import Organisation, Person, Post

    with database.write("Stored") as session:
        organisation = insert_row(session, Organisation, name="Işıklı Yarınlar Eğitim Derneği", kind="DRN", province=26)
        person = insert_row(session, Person, given_name="Çağla", family_name="Örnek")
        insert_row(session, Post, person_id=person, organisation_id=organisation, role="baskan")
        contact = insert_row(session, Contact, day=database.clock.now().date(), channel="phone", subject="Genel kurul")
        insert_row(session, ContactOrganisation, contact_id=contact, organisation_id=organisation)
        insert_row(session, Event, kind="STG", title="Sivil Toplum Günü", province=26)


def store(revision: str, about: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        node = Node("stored", "province", "Eskişehir", 26)
        database = create_database(Path(folder), KEY, node, secrets.token_bytes(8))
        database.author = "Elif Yalçınöz"
        released = "".join(path.read_text(encoding="utf-8") for path in VERSIONS.glob("*.sql"))
        earlier = {one.strip() for one in released.split(";\n")}
        sql = ";\n\n".join(one for one in statements(database) if one not in earlier) + ";\n"
        fill(database)
        database.close()
        shutil.copyfile(Path(folder) / "kopru.db", HERE / f"{revision}.db")
    if not list(VERSIONS.glob(f"{revision}_*.sql")):
        (VERSIONS / f"{revision}_{about}.sql").write_text(sql, encoding="utf-8")


if __name__ == "__main__":
    store(*sys.argv[1:3])
