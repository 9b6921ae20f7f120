"""The registry complete: earlier names, several telephones and e-mails, tags, links, attachments, merges, imports.

The tables that grow are made anew by the statements of the classes and filled from the old ones, so that an old
database and a new one are the same; their search index is made again.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic import op
from sqlalchemy import Connection

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

GROWN = ("organisation", "person")


def upgrade() -> None:
    connection = op.get_bind()
    raw: Any = connection.connection.driver_connection
    raw.execute("PRAGMA legacy_alter_table = ON")  # other tables go on pointing to the name, not to what bears it now
    indexes: dict[str, str] = {}
    for name in GROWN:
        op.execute(f"ALTER TABLE {name} RENAME TO {name}_before")
        of_table = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ?"
        found = raw.execute(of_table, (f"{name}_before",))
        indexes |= {index: sql.replace(f"{name}_before", name) for index, sql in found.fetchall() if sql}
    for index in indexes:
        op.execute(f"DROP INDEX {index}")
    statements = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8").split(";\n")
    for statement in filter(None, map(str.strip, statements)):
        op.execute(statement)
    for name in GROWN:
        columns = ", ".join(row[1] for row in raw.execute(f"PRAGMA table_info({name}_before)"))
        op.execute(f"INSERT INTO {name} ({columns}, hidden) SELECT {columns}, 0 FROM {name}_before")
        op.execute(f"DROP TABLE {name}_before")
    there = {row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'index'")}
    for index, sql in indexes.items():
        if index not in there:
            op.execute(sql.replace('"', ""))
    raw.execute("PRAGMA legacy_alter_table = OFF")
    _index_anew(connection)


def _index_anew(connection: Connection) -> None:
    """What a row is found by has grown: the middle of its name."""
    from db import search
    from db.base import synced_classes
    from db.journal.values import shape_of

    for name in GROWN:
        cls = synced_classes()[name]
        table = shape_of(cls).table
        rows = connection.execution_options(yield_per=5_000).execute(table.select().where(table.c.deleted.is_(False)))
        search.rebuild(connection, cls, ((row["n"], dict(row)) for row in rows.mappings()))
