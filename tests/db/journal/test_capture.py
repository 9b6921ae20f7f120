"""Every write of a journalled table leaves its operation in the same transaction, and there is no second path."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from sqlalchemy import func, select, text, update
from sqlalchemy.exc import IntegrityError

from db.errors import ProgrammingError
from db.journal import INCLUDE_DELETED, Changes, bulk_insert, history, insert_row
from db.journal.store import select_operations, to_operation
from db.journal.tables import Op
from db.registry.tables import Organisation, Person, Post

if TYPE_CHECKING:
    from db.database import Database
    from db.journal.operation import Operation


def add_organisation(database: Database, **values: object) -> UUID:
    with database.write("Organisation added") as session:
        row = Organisation(**{"name": "Işıklı Yarınlar Derneği", "kind": "DRN"} | values)
        session.add(row)
        session.flush()
        return row.id


def change(database: Database, row: UUID, **values: object) -> UUID:
    with database.write("Organisation changed") as session:
        found = session.scalars(select(Organisation).where(Organisation.id == row)).one()
        for name, value in values.items():
            setattr(found, name, value)
    assert database.last_change_set is not None
    return database.last_change_set


def operations(database: Database) -> list[Operation]:
    with database.read() as session:
        return [to_operation(row) for row in session.execute(select_operations().order_by(Op.n))]


def standing(database: Database, row: UUID) -> Organisation | None:
    with database.read() as session:
        return session.scalars(select(Organisation).where(Organisation.id == row)).one_or_none()


def test_a_new_row_is_one_operation_with_its_values(database: Database) -> None:
    row = add_organisation(database, founded_on=dt.date(2009, 3, 14), phone="0 222 000 14 52")
    (operation,) = operations(database)
    assert (operation.entity, operation.row, operation.office, operation.oseq) == ("organisation", row, 26, 1)
    assert operation.author == "Elif Yalçınöz"
    assert operation.fields["founded_on"].value == "2009-03-14"
    assert "name_sort" not in operation.fields, "derived columns are not journalled"


def test_an_edit_names_only_what_changed_and_what_it_replaces(database: Database) -> None:
    row = add_organisation(database, phone="1")
    change(database, row, phone="2", name="Işıklı Yarınlar Derneği")
    first, second = operations(database)
    assert set(second.fields) == {"phone"}
    assert second.fields["phone"].supersedes == (first.stamp,)
    assert second.hlc > first.hlc


def test_a_write_that_changes_nothing_leaves_no_operation(database: Database) -> None:
    row = add_organisation(database)
    change(database, row, name="Işıklı Yarınlar Derneği")
    assert len(operations(database)) == 1


def test_a_failed_transaction_leaves_neither_row_nor_operation(database: Database) -> None:
    with pytest.raises(KeyError), database.write() as session:
        session.add(Organisation(name="x", kind="DRN"))
        session.flush()
        raise KeyError
    assert operations(database) == []
    add_organisation(database)
    assert operations(database)[0].oseq == 1, "the number was not used up"


def test_a_failed_inner_write_spoils_the_outer_one(database: Database) -> None:
    with pytest.raises(ProgrammingError), database.write() as session:
        session.add(Organisation(name="x", kind="DRN"))
        try:
            with database.write():
                raise KeyError
        except KeyError:
            pass
    assert operations(database) == []


def test_sql_behind_the_journals_back_is_refused(database: Database) -> None:
    add_organisation(database)
    for statement in ("UPDATE organisation SET phone = '1'", "DELETE FROM organisation"):
        with pytest.raises(IntegrityError, match="outside the journal"), database.write() as session:
            session.execute(text(statement))
    with pytest.raises(ProgrammingError), database.write() as session:
        session.execute(update(Organisation).values(phone="1"))
    with pytest.raises(ProgrammingError), database.write() as session:
        session.delete(session.scalars(select(Organisation)).one())


def test_another_program_with_the_key_cannot_write_past_the_journal(database: Database) -> None:
    add_organisation(database)
    raw = database.raw_connection()
    try:
        with pytest.raises(Exception, match="journal_is_writing"):
            raw.execute("UPDATE organisation SET phone = '1'")
    finally:
        raw.close()


def test_a_reading_session_cannot_write(database: Database) -> None:
    with pytest.raises(ProgrammingError), database.read() as session:
        session.add(Organisation(name="x", kind="DRN"))
        session.flush()


def test_a_deleted_row_is_hidden_and_can_still_be_asked_for(database: Database) -> None:
    row = add_organisation(database)
    change(database, row, deleted=True)
    assert standing(database, row) is None
    with database.read() as session:
        hidden = select(func.count()).select_from(Organisation).execution_options(**{INCLUDE_DELETED: True})
        assert session.scalar(hidden) == 1


def test_bulk_and_single_writes_leave_the_same_rows_operations_and_words(database: Database) -> None:
    values = {"name": "Çığ Derneği", "kind": "DRN", "founded_on": dt.date(2001, 2, 3), "phone": "0 222 1"}
    add_organisation(database, **values)
    with database.write("Imported") as session:
        bulk_insert(session, Organisation, [values])
        insert_row(session, Organisation, **values)
    mapped, bulk, single = operations(database)
    assert mapped.fields == bulk.fields == single.fields
    with database.read() as session:
        rows = session.execute(text("SELECT name, name_sort, founded_on, office, deleted FROM organisation")).all()
        words = "SELECT count(*) FROM organisation_search WHERE organisation_search MATCH 'cig* AND dern*'"
        assert session.scalar(text(words)) == 3
    assert len(set(map(tuple, rows))) == 1


def test_listeners_hear_what_changed_after_the_commit(database: Database) -> None:
    heard: list[Changes] = []
    stop = database.subscribe(heard.append)
    row = add_organisation(database)
    stop()
    change(database, row, phone="2")
    assert [(one.label, dict(one.rows)) for one in heard] == [
        ("Organisation added", {"organisation": frozenset({row})})
    ]


def test_history_tells_who_changed_what_from_what(database: Database) -> None:
    row = add_organisation(database, phone="1")
    database.author = "Murat Şenbayır"
    change(database, row, phone="2")
    with database.read() as session:
        newest, oldest = history(session, row)
    assert (newest.author, newest.kind, newest.changes) == ("Murat Şenbayır", "changed", {"phone": ("1", "2")})
    assert oldest.kind == "created"


def test_undo_takes_back_an_edit_a_deletion_and_a_creation_and_can_be_undone(database: Database) -> None:
    row = add_organisation(database, phone="1")
    created = database.last_change_set
    database.undo(change(database, row, phone="2"))
    assert standing(database, row).phone == "1"  # type: ignore[union-attr]
    database.undo(database.last_change_set)  # type: ignore[arg-type]
    assert standing(database, row).phone == "2"  # type: ignore[union-attr]
    database.undo(change(database, row, deleted=True))
    assert standing(database, row) is not None
    other = add_organisation(database)
    database.undo(database.last_change_set)  # type: ignore[arg-type]
    assert standing(database, other) is None
    assert database.undo(created) is not None  # type: ignore[arg-type]


def test_undo_leaves_alone_what_was_changed_since(database: Database) -> None:
    row = add_organisation(database, phone="1", email="a@x")
    with database.write() as session:
        found = session.scalars(select(Organisation)).one()
        found.phone, found.email = "2", "b@x"
    both = database.last_change_set
    change(database, row, phone="3")
    result = database.undo(both)  # type: ignore[arg-type]
    assert result is not None
    assert (result.reverted, result.kept) == (0, 1)
    kept = standing(database, row)
    assert kept is not None
    assert (kept.phone, kept.email) == ("3", "a@x")


def test_one_edit_after_another_can_be_taken_back(database: Database) -> None:
    row = add_organisation(database, phone="1")
    created = database.last_change_set
    edits = [change(database, row, phone=str(number)) for number in (2, 3, 4)]
    for edit, expected in zip(reversed(edits), ("3", "2", "1"), strict=True):
        result = database.undo(edit)
        assert result is not None
        assert result.reverted == 1
        kept = standing(database, row)
        assert kept is not None
        assert kept.phone == expected
    database.undo(created)  # type: ignore[arg-type]
    assert standing(database, row) is None


def test_undo_of_an_unknown_or_undone_change_does_nothing(database: Database) -> None:
    row = add_organisation(database)
    edit = change(database, row, phone="2")
    assert database.undo(edit) is not None
    assert database.undo(edit) is None


def test_a_post_needs_its_person_and_organisation(database: Database) -> None:
    organisation = add_organisation(database)
    with pytest.raises(IntegrityError), database.write() as session:
        session.add(Post(person_id=organisation, organisation_id=organisation))
    with database.write() as session:
        person = Person(given_name="Çağla", family_name="Işık")
        session.add(person)
        session.flush()
        session.add(Post(person_id=person.id, organisation_id=organisation))
    assert [one.entity for one in operations(database)] == ["organisation", "person", "post"]
