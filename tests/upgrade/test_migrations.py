"""Every stored database opens in this program with all its rows; the steps and the classes say the same."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from db import schema
from db.base import Base
from db.database import Database, _engine, open_database
from db.errors import DamagedFile, NewerSchema
from tests.upgrade.store import KEY, statements

HERE = Path(__file__).parent
STORED = sorted(HERE.glob("[0-9]*.db"))
COUNTS = {"organisation": 1, "person": 1, "post": 1, "contact": 1, "contact_organisation": 1, "event": 1, "op": 6}


@pytest.fixture(params=STORED, ids=lambda path: path.stem)
def stored(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    shutil.copyfile(request.param, tmp_path / "kopru.db")
    return tmp_path


def counts(database: Database) -> dict[str, int]:
    with database.read() as session:
        return {name: session.execute(text(f"SELECT count(*) FROM {name}")).scalar_one() for name in COUNTS}


def test_a_stored_database_opens_with_all_its_rows(stored: Path) -> None:
    backups: list[str] = []
    database = open_database(stored, [KEY], before_upgrade=lambda old: backups.append(old.node.id))
    try:
        assert counts(database) == COUNTS
        assert database.damaged_pages() == []
        assert database.verify_rows() == []
    finally:
        database.close()


def test_a_stored_database_has_the_tables_of_the_classes(stored: Path) -> None:
    database = open_database(stored, [KEY])
    try:
        assert sorted(statements(database)) == sorted(fresh_statements(stored / "fresh"))
    finally:
        database.close()


def fresh_statements(folder: Path) -> list[str]:
    from db.database import Node, create_database

    folder.mkdir()
    database = create_database(folder, KEY, Node("fresh", "province", "x", 26), b"")
    try:
        return statements(database)
    finally:
        database.close()


def test_the_steps_from_nothing_lead_to_what_the_classes_say(tmp_path: Path) -> None:
    (tmp_path / "kopru.db").touch()  # an engine opens a file, it never makes one
    engine = _engine(tmp_path / "kopru.db", KEY)
    schema.upgrade(engine)
    with engine.connect() as connection:
        assert schema.revision(connection) == schema.HEAD
        context = MigrationContext.configure(connection, opts={"include_object": _mapped})
        assert compare_metadata(context, Base.metadata) == []
        triggers = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'").scalar_one()
    engine.dispose()
    assert triggers > 0, "the guards are there after an upgrade, too"


def _mapped(_object: object, name: str | None, kind: str, *_: object) -> bool:
    return not (kind == "table" and "_search" in (name or ""))


def test_there_is_a_stored_database_and_a_step_for_the_newest_schema() -> None:
    assert schema.HEAD in {path.stem for path in STORED}
    assert schema.HEAD in schema.known_revisions()


def test_a_newer_schema_is_refused_and_left_as_it_is(stored: Path) -> None:
    raw = _engine(stored / "kopru.db", KEY)
    with raw.execution_options(**{schema.WRITE: True}).begin() as connection:
        connection.exec_driver_sql(f"UPDATE {schema.VERSION_TABLE} SET version_num = '9999'")
    raw.dispose()
    before = (stored / "kopru.db").read_bytes()
    with pytest.raises(NewerSchema, match="9999"):
        open_database(stored, [KEY])
    assert (stored / "kopru.db").read_bytes() == before


def test_a_wrong_key_and_a_damaged_file_are_told_and_left_as_they_are(stored: Path) -> None:
    path = stored / "kopru.db"
    with pytest.raises(DamagedFile):
        open_database(stored, [bytes(32)])
    damaged = bytearray(path.read_bytes())
    damaged[200:300] = bytes(100)
    path.write_bytes(damaged)
    with pytest.raises(DamagedFile):
        open_database(stored, [KEY])
    assert path.read_bytes() == damaged
