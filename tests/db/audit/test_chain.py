"""The record of deeds only grows, and whoever breaks it is found out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from db.anchor import Anchor, AuditMark, read_anchor, write_anchor
from db.audit import catch_up, chain, head, record, verify
from db.audit.tables import AuditEntry
from db.database import Database


@pytest.fixture
def audited(database: Database) -> Database:
    write_anchor(database.folder, Anchor(database.node.id, 1))
    for number in range(5):
        enter(database, number)
    return database


def enter(database: Database, number: int) -> None:
    with database.write() as session:
        record(session, "backup_made", {"file": f"{number}.db", "size": number})


def fault(database: Database) -> str:
    with database.read() as session:
        return str(verify(session, read_anchor(database.folder)) or "")


def break_in(database: Database, *statements: str) -> None:
    """What somebody does who has the key and another program."""
    raw = database.raw_connection()
    guards = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit_entry'")
    known = guards.fetchall()
    for name, _ in known:
        raw.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        raw.execute(statement)
    for _, sql in known:
        raw.execute(sql)
    raw.close()


def test_a_chain_as_it_was_written_is_sound(audited: Database) -> None:
    assert fault(audited) == ""
    with audited.read() as session:
        assert head(session).count == 5
        assert head(session) == read_anchor(audited.folder).audit


@pytest.mark.parametrize("statement", [
    "UPDATE audit_entry SET author = 'x' WHERE n = 3", "DELETE FROM audit_entry", "DELETE FROM audit_entry WHERE n = 5",
    "INSERT OR REPLACE INTO audit_entry SELECT 3, at, origin, author, action, details, previous, hash FROM audit_entry",
    "REPLACE INTO audit_entry SELECT n, at, origin, 'x', action, details, previous, hash FROM audit_entry",
])  # fmt: skip
def test_nothing_in_it_can_be_changed_or_removed(audited: Database, statement: str) -> None:
    with pytest.raises(IntegrityError, match="only grows"), audited.write() as session:
        session.connection().exec_driver_sql(statement)
    assert fault(audited) == ""


@pytest.mark.parametrize(("statement", "told"), [
    ("UPDATE audit_entry SET author = 'Başka' WHERE n = 3", "entry 3 was changed"),
    ("UPDATE audit_entry SET at = '2020-01-01 00:00:00.000000' WHERE n = 1", "entry 1 was changed"),
    ("UPDATE audit_entry SET details = '{\"file\": \"x\", \"size\": 1}' WHERE n = 2", "entry 2 was changed"),
    ("UPDATE audit_entry SET action = 'x' WHERE n = 5", "entry 5 was changed"),
    ("UPDATE audit_entry SET origin = 'x.1' WHERE n = 5", "entry 5 was changed"),
    ("UPDATE audit_entry SET hash = zeroblob(32) WHERE n = 5", "entry 5 was changed"),
    ("DELETE FROM audit_entry WHERE n = 3", "entry 3 was removed"),
    ("DELETE FROM audit_entry WHERE n = 1", "entry 1 was removed"),
    ("DELETE FROM audit_entry WHERE n >= 4", "ends with entry 3, but there were 5"),
    ("DELETE FROM audit_entry", "ends with entry 0, but there were 5"),
])  # fmt: skip
def test_what_was_changed_removed_or_cut_off_is_named(audited: Database, statement: str, told: str) -> None:
    break_in(audited, statement)
    assert told in fault(audited)


def test_numbers_closed_up_after_a_removal_are_noticed(audited: Database) -> None:
    break_in(audited, "DELETE FROM audit_entry WHERE n = 3", "UPDATE audit_entry SET n = n - 1 WHERE n > 3")
    assert "entry 3 was changed" in fault(audited)


def test_an_entry_sealed_anew_breaks_the_next_one(audited: Database) -> None:
    """Who can compute the hash of a changed entry would have to compute all that follow, and the anchor is outside."""
    with audited.read() as session:
        third = session.execute(select(*AuditEntry.__table__.columns).where(AuditEntry.n == 3)).one()._asdict()
    third["author"] = "Başka"
    del third["hash"]
    sealed = chain._seal(**third).hex()
    break_in(audited, f"UPDATE audit_entry SET author = 'Başka', hash = x'{sealed}' WHERE n = 3")
    assert "entry 4 was changed" in fault(audited)
    break_in(audited, f"UPDATE audit_entry SET previous = x'{sealed}' WHERE n = 4")
    assert "entry 4 was changed" in fault(audited)


def test_a_chain_begun_anew_is_another_one(audited: Database) -> None:
    break_in(audited, "DELETE FROM audit_entry")
    known = read_anchor(audited.folder)
    for number in range(7):
        enter(audited, number)
    assert read_anchor(audited.folder) == known  # it is not made to agree
    assert "entry 5 is another" in fault(audited)


def test_the_guards_taken_away_are_missed(audited: Database) -> None:
    raw = audited.raw_connection()
    raw.execute("DROP TRIGGER audit_entry_only_grows_DELETE")
    raw.close()
    assert "protects" in fault(audited)


def test_a_deed_that_is_not_kept_leaves_no_entry_and_no_mark(audited: Database) -> None:
    before = read_anchor(audited.folder)
    with pytest.raises(ZeroDivisionError), audited.write() as session:
        record(session, "backup_made", {"file": "x"})
        _ = 1 / 0
    assert fault(audited) == ""
    assert read_anchor(audited.folder) == before


def test_several_deeds_of_one_transaction_follow_one_another(audited: Database) -> None:
    with audited.write() as session:
        for number in range(3):
            record(session, "number_shown", {"person": str(number)})
    assert fault(audited) == ""
    assert read_anchor(audited.folder).audit.count == 8


def test_an_anchor_that_could_not_follow_catches_up(audited: Database) -> None:
    anchor = read_anchor(audited.folder)
    with audited.read() as session:
        late = replace(anchor, audit=AuditMark())
        assert verify(session, late) is None
        assert catch_up(session, late) == anchor
        foreign = replace(anchor, audit=AuditMark(3, b"\1" * 32))
        assert catch_up(session, foreign) == foreign
        assert verify(session, foreign).n == 3


def test_other_facts_of_the_anchor_stay(audited: Database) -> None:
    write_anchor(audited.folder, replace(read_anchor(audited.folder), exported={"peer": 7}))
    enter(audited, 6)
    assert read_anchor(audited.folder).exported == {"peer": 7}


def test_an_entry_is_at_most_a_page(database: Database) -> None:
    enter(database, 0)
    with database.read() as session:
        pages = "SELECT page_count FROM pragma_page_count()"
        before = session.connection().exec_driver_sql(pages).scalar_one()
    for number in range(40):
        enter(database, number)
    with database.read() as session:
        assert session.connection().exec_driver_sql(pages).scalar_one() - before <= 40
