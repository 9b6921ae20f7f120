"""Thousands of new rows at once: made ready on one thread and stored on another, with nothing that shows it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress
from sqlite3 import connect
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from db import search
from db.ids import new_id
from db.journal import bulk_insert
from db.journal.bulk import CHUNK
from db.journal.operation import digest
from db.journal.statement import inserts
from db.journal.store import select_operations, to_operation
from db.journal.tables import Op
from db.registry.tables import Organisation

if TYPE_CHECKING:
    from db.database import Database

MANY = 2 * CHUNK + 7


def organisations(number: int) -> Iterator[dict[str, Any]]:
    """With and without what most columns hold, so that chunks differ in what they name."""
    for n in range(number):
        values: dict[str, Any] = {"name": f"{n}. Işık Derneği", "kind": "DRN"}
        if n % 3 == 0:
            values |= {"phone": "+902222301010", "tags": ["spor", "kadın"], "public_benefit": True}
        if n > CHUNK:
            values |= {"founded_on": dt.date(2000, 1, 1 + n % 28), "province": 26, "id": new_id()}
        yield values


def count(database: Database) -> int:
    with database.read() as session:
        return session.scalar(select(func.count()).select_from(Organisation)) or 0


def is_guarded(database: Database) -> bool:
    statement = "INSERT INTO organisation(n, id, deleted) VALUES (1000000, x'00', 0)"
    with pytest.raises(IntegrityError, match="outside the journal"), database.write() as session:
        session.connection().exec_driver_sql(statement)
    return True


def test_rows_operations_and_search_words_agree(database: Database) -> None:
    with database.write() as session:
        assert bulk_insert(session, Organisation, organisations(MANY)) == MANY
    assert count(database) == MANY
    assert database.verify_rows() == database.damaged_pages() == []
    with database.read() as session:
        statement = select_operations().add_columns(Op.digest, Op.fields.label("text"))
        stored = session.execute(statement.order_by(Op.n)).all()
        assert [row.oseq for row in stored] == list(range(1, MANY + 1))
        assert sorted({row.hlc for row in stored}) == [row.hlc for row in stored]
        assert all(row.digest == digest(to_operation(row), row.text) for row in stored)
        assert search.count(session.connection(), Organisation, search.expression("ışık dern") or "") == MANY
        plain = next(n for n in range(CHUNK + 1, MANY) if n % 3)
        found = session.scalars(select(Organisation).where(Organisation.name == f"{plain}. Işık Derneği")).one()
        assert (found.province, found.phone, found.public_benefit, found.tags) == (26, None, False, None)
    assert is_guarded(database)


def test_of_many_rows_with_a_wrong_one_nothing_is_kept(database: Database) -> None:
    def rows() -> Iterator[dict[str, Any]]:
        yield from organisations(MANY - 1)
        yield {"name": None, "kind": "DRN"} | {"name_sort": ""}

    with pytest.raises(Exception), database.write() as session:  # noqa: B017 - whatever says it first
        bulk_insert(session, Organisation, rows())
    assert count(database) == 0
    assert is_guarded(database)


class Cancelled(Exception):
    pass


@pytest.mark.parametrize("after", [1, CHUNK, CHUNK + 1, MANY])
def test_cancelled_at_any_row_nothing_is_kept(database: Database, after: int) -> None:
    def rows() -> Iterator[dict[str, Any]]:
        for n, values in enumerate(organisations(MANY), 1):
            if n == after:
                raise Cancelled
            yield values

    with pytest.raises(Cancelled), database.write() as session:
        bulk_insert(session, Organisation, rows())
    assert count(database) == 0
    assert is_guarded(database)


def test_the_guard_stands_again_also_where_the_failure_is_caught_in_the_transaction(database: Database) -> None:
    def rows() -> Iterator[dict[str, Any]]:
        yield from organisations(CHUNK + 1)
        raise Cancelled

    with database.write() as session:
        with pytest.raises(Cancelled):
            bulk_insert(session, Organisation, rows())
        bulk_insert(session, Organisation, organisations(1))
    assert is_guarded(database)


def settings(database: Database, table: str) -> dict[str, int]:
    with database.read() as session:
        return {row.k: row.v for row in session.execute(text(f"SELECT k, v FROM {table}_config")) if row.k != "version"}


@pytest.mark.parametrize("fails", [False, True])
def test_the_index_is_as_before_for_what_is_written_later(database: Database, fails: bool) -> None:
    """Pieces that are never put together would make each search slower."""

    def rows() -> Iterator[dict[str, Any]]:
        yield from organisations(MANY)
        if fails:
            raise Cancelled

    with suppress(Cancelled), database.write() as session:
        bulk_insert(session, Organisation, rows())
    for table in ("organisation_search", "organisation_search_parts"):
        kept = settings(database, table)
        assert kept.get("automerge", 4) == 4
        assert kept.get("hashsize", 1 << 20) == 1 << 20
    assert count(database) == (0 if fails else MANY)


def test_values_that_all_rows_share_are_given_once() -> None:
    columns: list[list[Any]] = [["a", "b", "c"], [7, 7, 7], [1, 1.0, 1], [None, None, None]]
    ((sql, values),) = inserts("t", ("w", "x", "y", "z"), columns)
    assert values == [7, None, "a", 1, "b", 1.0, "c", 1]
    assert "(x, z, w, y)" in sql
    raw = connect(":memory:")
    raw.execute("CREATE TABLE t(w, x, y, z)")
    raw.execute(sql, values)
    assert raw.execute("SELECT w, x, y, typeof(y), z FROM t").fetchall() == [
        ("a", 7, 1, "integer", None), ("b", 7, 1.0, "real", None), ("c", 7, 1, "integer", None),
    ]  # fmt: skip
    ((sql, values),) = inserts("t", ("w",), [["same", "same"]])
    raw.execute(sql, values)
    assert raw.execute("SELECT count(*) FROM t WHERE w = 'same'").fetchone() == (2,)
    raw.close()
