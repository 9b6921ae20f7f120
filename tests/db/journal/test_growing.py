"""What a newer program writes is kept by an older one, and stands in the rows once that one is upgraded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import msgspec
import pytest
from sqlalchemy import Boolean, Column, Integer, MetaData, SmallInteger, Table, Text, func, select

from db.base import Id, Synced
from db.database import Database
from db.ids import new_id
from db.journal import apply, insert_row
from db.journal import values as values_module
from db.journal.growing import catch_up
from db.journal.operation import Operation, Register
from db.journal.statement import Insert
from db.journal.store import select_operations, to_operation
from db.journal.tables import Op, Parked
from db.journal.values import Shape
from db.registry.tables import Organisation


class Unicorn(Synced):
    """An entity of the next version."""

    __tablename__ = "unicorn"


def common() -> list[Column[Any]]:
    return [
        Column("n", Integer, primary_key=True), Column("id", Id, unique=True), Column("office", SmallInteger),
        Column("deleted", Boolean),
    ]  # fmt: skip


def grown_organisation() -> Shape:
    columns = [column._copy() for column in Organisation.__table__.columns]
    table = Table("organisation", MetaData(), *columns, Column("motto", Text))
    described = type("Grown", (), {"__table__": table, "__derived__": Organisation.__derived__})
    return replace(values_module._describe(described), cls=Organisation)


def unicorn() -> Shape:
    Unicorn.__table__ = Table("unicorn", MetaData(), *common(), Column("name", Text, nullable=False))
    return values_module._describe(Unicorn)


def take(database: Database, operations: list[Operation]) -> Any:
    with database.write() as session:
        return apply(session, operations, "peer")


def log_of(database: Database) -> list[Operation]:
    with database.read() as session:
        return [to_operation(row) for row in session.execute(select_operations().order_by(Op.n))]


def newer(operation: Operation, **fields: object) -> Operation:
    added = {name: Register(value) for name, value in fields.items()}
    return msgspec.structs.replace(operation, schema=2, fields=operation.fields | added)


def upgrade(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a migration and a newer program do: a column, a table, and the shapes that know of them."""
    import sys

    shapes = {"organisation": grown_organisation(), "unicorn": unicorn()}
    for cls, shape in ((Organisation, shapes["organisation"]), (Unicorn, shapes["unicorn"])):
        monkeypatch.setitem(values_module._described, cls, shape)
        monkeypatch.delitem(Insert._made, cls, raising=False)
    real = values_module.shapes
    monkeypatch.setattr(sys.modules["db.journal.apply"], "shapes", lambda: real() | shapes)
    with database.write() as session:
        connection = session.connection()
        connection.exec_driver_sql("ALTER TABLE organisation ADD COLUMN motto TEXT")
        connection.exec_driver_sql("CREATE TABLE unicorn(n INTEGER PRIMARY KEY, id BLOB, office, deleted, name TEXT)")
    with database.write() as session:
        catch_up(session)


@pytest.fixture(autouse=True)
def _cached_statements():
    yield
    Insert._made.pop(Organisation, None)
    Insert._made.pop(Unicorn, None)


def test_unknown_fields_and_entities_stay_in_the_log_and_stand_after_the_upgrade(
    make_database: Callable[..., Database], monkeypatch: pytest.MonkeyPatch
) -> None:
    there, here = make_database(), make_database(kind="centre")
    with there.write() as session:
        insert_row(session, Organisation, name="Çınar Derneği", kind="DRN")
    (plain,) = log_of(there)
    said = newer(plain, motto="Kök ve yaprak")
    strange = msgspec.structs.replace(
        said, oseq=2, hlc=said.hlc + 1, entity="unicorn", row=new_id(), fields={"name": Register("Boynuzlu")}
    )
    result = take(here, [said, strange])
    assert (result.taken, result.new_rows, result.parked) == (2, 1, 1)
    with here.read() as session:
        assert session.scalars(select(Organisation.name)).all() == ["Çınar Derneği"]
        assert session.scalars(select(Parked.reason)).all() == ["entity"]
    assert log_of(here) == [said, strange], "nothing of it is lost on the way to others"
    upgrade(here, monkeypatch)
    with here.read() as session:
        raw = session.connection()
        assert raw.exec_driver_sql("SELECT name, motto FROM organisation").all() == [("Çınar Derneği", "Kök ve yaprak")]
        assert raw.exec_driver_sql("SELECT name FROM unicorn").all() == [("Boynuzlu",)]
        assert session.scalar(select(func.count()).select_from(Parked)) == 0


def test_what_older_programs_wrote_is_left_as_it_is(make_database: Callable[..., Database]) -> None:
    database = make_database()
    with database.write() as session:
        insert_row(session, Organisation, name="Çınar Derneği", kind="DRN")
    with database.write() as session:
        assert catch_up(session) == 0
