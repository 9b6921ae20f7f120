"""The tables of a database: created whole when it is new, brought up by migrations when it is older."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, inspect, text

from db import search
from db.base import Base
from db.journal import guard

HEAD = "0003"
"""Revision that this program works with; the newest script of `migrations/versions`."""

MODELS = (
    "db.journal.tables",
    "db.audit.tables",
    "db.registry.tables",
    "db.registry.attachments.tables",
    "db.registry.importing.tables",
    "db.registry.merging.tables",
    "db.registry.national.tables",
    "db.contacts.tables",
    "db.events.tables",
    "db.interviews.tables",
    "db.exchange.tables",
    "db.office.tables",
)
"""Modules with mapped classes. They are loaded by name: the features stand above this layer."""

WRITE = "kopru_write"
"""Execution option of a connection whose transactions may write; all others only read."""

VERSION_TABLE = "alembic_version"


def load_model() -> None:
    """Make every mapped class known to `Base`."""
    for name in MODELS:
        importlib.import_module(name)


def create(connection: Connection) -> None:
    """Create everything in an empty database."""
    load_model()
    Base.metadata.create_all(connection)
    connection.execute(text(f"CREATE TABLE {VERSION_TABLE} (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
    connection.execute(text(f"INSERT INTO {VERSION_TABLE} VALUES (:head)"), {"head": HEAD})
    complete(connection)


def complete(connection: Connection) -> None:
    """Create what follows from the mapped classes and is no table of theirs: guards and search indexes."""
    guard.create_triggers(connection)
    guard.keep_append_only(connection)
    search.create_indexes(connection)


def revision(connection: Connection) -> str | None:
    """Revision of the database, None if it holds none of our tables."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    return connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()


def known_revisions() -> set[str]:
    """Every revision that this program can bring up to `HEAD`."""
    scripts = Path(__file__).parent / "migrations" / "versions"
    return {path.name.partition("_")[0] for path in scripts.glob("[0-9]*.py")} | {HEAD}


def upgrade(engine: Engine) -> None:
    """Run the migrations up to `HEAD`. The caller has made a backup.

    Foreign keys are off meanwhile: a batch change drops and renames tables, and would take the child rows with it.
    """
    from alembic import command
    from alembic.config import Config

    load_model()
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.connect().execution_options(**{WRITE: True}) as connection:
        raw: Any = connection.connection.driver_connection
        raw.execute("PRAGMA foreign_keys = OFF")  # before the transaction begins: inside one it does nothing
        config.attributes["connection"] = connection
        try:
            with connection.begin(), guard.writing(connection):
                command.upgrade(config, HEAD)
                complete(connection)
        finally:
            raw.execute("PRAGMA foreign_keys = ON")
