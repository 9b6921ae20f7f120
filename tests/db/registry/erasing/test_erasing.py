"""What was erased is nowhere any more: not in the rows, the log, the indexes, the file, nor in a backup made later."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from pypdf import PdfReader
from sqlalchemy import func, select

from db.backup import backup
from db.contacts.rows import NewContact
from db.contacts.service import ContactService
from db.contacts.tables import Contact, ContactDraft, ContactPerson
from db.database import Database
from db.events.tables import Attendance, Event, EventSession, Participation, participation_id
from db.folder import SLOTS
from db.interviews.tables import Answer, InterviewPlace, Response, Study, answer_id
from db.journal import apply, history, insert_row
from db.journal.erasing import ErasedRow
from db.journal.operation import Operation
from db.journal.store import select_operations, to_operation
from db.journal.tables import Erasure, Op
from db.registry.attachments.service import AttachmentService
from db.registry.attachments.tables import Attachment, Blob
from db.registry.erasing.service import ErasureRefused, ErasureService
from db.registry.merging.service import MergeService
from db.registry.national.tables import NationalNumber
from db.registry.rows import PersonFacts
from db.registry.service import RegistryService
from db.registry.tables import Organisation, Person, Post

PAGE, RESERVED = 4096, 80  # SQLCipher 4: a page ends with its initial vector and its seal
SECRETS = ("Zxqname", "Wvqfamily", "zxqname", "wvqfamily", "zxqmail", "Qxzdocument", "qxzsubject", "Qxznote")


def plain_pages(path: Path, key: bytes) -> bytes:
    """Every page of a database file and of its log, decrypted, free ones too."""
    found = []
    for name, head, step in ((path, 0, PAGE), (path.with_name(path.name + "-wal"), 32, PAGE + 24)):
        data = name.read_bytes() if name.exists() else b""
        for at in range(head, len(data), step):
            page = data[at + step - PAGE : at + step]
            body = page[16:-RESERVED] if at == 0 and head == 0 else page[:-RESERVED]
            body = body[: len(body) // 16 * 16]
            vector = page[-RESERVED : -RESERVED + 16]
            found.append(Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor().update(body))
    return b"".join(found)


def leaks(path: Path, key: bytes) -> list[str]:
    pages = plain_pages(path, key)
    assert b"CREATE TABLE organisation" in pages, "not decrypted"
    return [word for word in SECRETS if word.encode() in pages]


def log_of(database: Database) -> list[Operation]:
    with database.read() as session:
        return [to_operation(row) for row in session.execute(select_operations().order_by(Op.n))]


def take(database: Database, operations: list[Operation]) -> None:
    with database.write() as session:
        apply(session, operations, "peer")


class Life:
    """A person with all that an office comes to hold of one."""

    def __init__(self, database: Database) -> None:
        self.database = database
        facts = PersonFacts("Zxqname", "Wvqfamily", email="zxqmail@example.org", notes="Qxznote")
        with database.write() as session:
            self.organisation = insert_row(session, Organisation, name="Porsuk Derneği", kind="DRN")
            self.other = insert_row(session, Person, given_name="Ayşe", family_name="Yılmaz")
            self.same = insert_row(session, Person, given_name="Zxqname", family_name="Wvqfamily")
        registry, contacts = RegistryService(database), ContactService(database)
        self.person = registry.add_person(facts)
        self.post = registry.add_post(self.person, self.organisation, "chair", None, None)
        day = dt.date(2026, 11, 2)
        self.alone = contacts.record_contact(NewContact(day, "phone", "qxzsubject", people=(self.person,)))
        self.shared = contacts.record_contact(
            NewContact(day, "phone", "Ortak", summary="Qxznote", people=(self.person, self.other))
        )
        contacts.save_draft("new", {"subject": "Qxznote", "people": [self.person.hex]})
        MergeService(database).merge("person", self.person, self.same)
        AttachmentService(database).add_bytes("person", self.person, b"Qxzdocument" * 100, "Qxznote.bin")
        with database.write() as session:
            session.add(NationalNumber(person_id=self.person, sealed=b"sealed", masked="Qxznote"))
            event = insert_row(session, Event, kind="seminar", title="Eğitim")
            half = insert_row(session, EventSession, event_id=event, day=day, half="am")
            self.seat = insert_row(session, Participation, id=participation_id(event, self.person), event_id=event,
                                   person_id=self.person, role="Qxznote")  # fmt: skip
            insert_row(session, Attendance, session_id=half, participation_id=self.seat, mark="present", note="Qxznote")
        for number in range(3):  # earlier forms lie in the free space of pages
            with database.write() as session:
                session.scalars(select(Person).where(Person.id == self.person)).one().phone = f"Qxznote{number}"


@pytest.fixture
def life(database: Database) -> Life:
    return Life(database)


@pytest.fixture
def erasing(database: Database) -> ErasureService:
    return ErasureService(database)


def erase(erasing: ErasureService, life: Life, **more: bool) -> None:
    erasing.erase("person", life.person, "request", typed=" Zxqname  Wvqfamily", **more)


def test_nothing_of_a_person_is_left_in_the_file_or_in_a_backup(life: Life, erasing: ErasureService) -> None:
    database = life.database
    (database.folder / SLOTS).write_bytes(b"{}")
    earlier = backup(database.folder, database.key, dt.datetime(2026, 11, 23, 9))
    assert leaks(earlier.path, database.key) != []
    assert leaks(database.path, database.key) != []
    erase(erasing, life, texts=True)
    assert leaks(database.path, database.key) == []
    later = backup(database.folder, database.key, dt.datetime(2026, 11, 24, 9))
    assert leaks(later.path, database.key) == []
    assert database.verify_rows() == []
    assert database.damaged_pages() == []


def test_a_backup_cleans_what_an_erasure_from_elsewhere_has_left(life: Life, make_database: object) -> None:
    there: Database = make_database(kind="centre")  # type: ignore[operator]
    take(there, log_of(life.database))
    ErasureService(life.database).erase("person", life.person, "request", typed="Zxqname Wvqfamily", texts=True)
    take(there, log_of(life.database))
    (there.folder / SLOTS).write_bytes(b"{}")
    later = backup(there.folder, there.key, dt.datetime(2026, 11, 24, 9))
    assert leaks(later.path, there.key) == []
    assert there.verify_rows() == []


def test_the_plan_says_what_goes_and_what_stays(life: Life, erasing: ErasureService) -> None:
    plan = erasing.plan("person", life.person)
    assert plan.name == "Zxqname Wvqfamily"
    assert plan.goes == {
        "person": 2, "post": 1, "contact": 1, "contact_person": 2, "participation": 1, "attendance": 1,
        "attachment": 1, "merge": 1,
    }  # fmt: skip
    assert (plan.texts, plan.documents, plan.elsewhere, plan.national_number) == (1, 1, 0, True)


def test_what_belongs_to_others_as_well_stays_unless_it_is_asked_for(life: Life, erasing: ErasureService) -> None:
    erase(erasing, life)
    with life.database.read() as session:
        assert session.scalar(select(Contact.summary).where(Contact.id == life.shared)) == "Qxznote"
        assert session.scalars(select(Contact.id)).all() == [life.shared]
        assert session.scalars(select(ContactPerson.person_id)).all() == [life.other]
        assert session.scalars(select(Organisation.name)).all() == ["Porsuk Derneği"]
        for cls in (Post, Participation, Attendance, Attachment):
            assert session.scalar(select(func.count()).select_from(cls).where(cls.deleted.is_(False))) == 0
        for local in (NationalNumber, Blob, ContactDraft):
            assert session.scalar(select(func.count()).select_from(local)) == 0


def test_another_name_erases_nothing(life: Life, erasing: ErasureService) -> None:
    before = log_of(life.database)
    with pytest.raises(ErasureRefused):
        erasing.erase("person", life.person, "request", typed="Ayşe Yılmaz")
    assert log_of(life.database) == before


def test_a_province_erases_its_own_records_only(database: Database, erasing: ErasureService) -> None:
    with database.write() as session:
        row = insert_row(session, Person, given_name="Ayşe", family_name="Yılmaz", office=6)
    with pytest.raises(ErasureRefused):
        erasing.plan("person", row)


def test_history_tells_only_that_and_by_whom_it_was_erased(life: Life, erasing: ErasureService) -> None:
    erase(erasing, life)
    with life.database.read() as session:
        (entry,) = history(session, life.person)
    assert (entry.kind, entry.changes, entry.author) == ("erased", {}, life.database.author)
    with pytest.raises(ErasedRow):
        erasing.plan("person", life.person)
    (record,) = erasing.records([life.person])
    assert (record.entity, record.reason) == ("person", "request")


def test_what_comes_late_about_an_erased_person_is_erased_as_well(life: Life, make_database: object) -> None:
    there: Database = make_database(kind="centre")  # type: ignore[operator]
    take(there, log_of(life.database))
    erase(ErasureService(life.database), life)
    with there.write() as session:
        late = insert_row(session, Post, person_id=life.person, organisation_id=life.organisation, role="member",
                          office=26)  # fmt: skip
    take(there, log_of(life.database))
    assert ErasureService(there).follow() == 1
    assert ErasureService(there).follow() == 0
    take(life.database, log_of(there))
    for place in (there, life.database):
        with place.read() as session:
            assert session.get(Erasure, late) is not None
            assert session.scalar(select(func.count()).select_from(Post).where(Post.deleted.is_(False))) == 0


def test_an_interview_goes_with_its_answers_and_its_study_stays(database: Database, erasing: ErasureService) -> None:
    now = dt.datetime(2026, 11, 2, 9, tzinfo=dt.UTC)
    with database.write() as session:
        study = insert_row(session, Study, title="Dalga", questionnaire="perception", version="1", status="open",
                           starts_on=dt.date(2026, 11, 1))  # fmt: skip
        row = insert_row(session, Response, study_id=study, number="26-1-1", province=26, interviewer="x", version="1",
                         status="draft", started_at=now)  # fmt: skip
        insert_row(session, Answer, id=answer_id(row, "/a"), response_id=row, ref="/a", value="Qxznote")
        session.add(InterviewPlace(response_id=row, page="/a", section="Qxznote", answered=1, total=2, paused=0,
                                   changed_at=now))  # fmt: skip
    assert erasing.plan("response", row).goes == {"response": 1, "answer": 1}
    erasing.erase("response", row, "consent", typed="26-1-1")
    assert leaks(database.path, database.key) == []
    assert database.verify_rows() == []
    with database.read() as session:
        assert session.scalars(select(Study.title)).all() == ["Dalga"]
        assert session.scalars(select(Response.id)).all() == []


def test_the_minutes_tell_that_and_why_but_not_what(life: Life, erasing: ErasureService, tmp_path: Path) -> None:
    record = erasing.erase("person", life.person, "request", typed="Zxqname Wvqfamily")
    assert erasing.print_minutes(tmp_path / "tutanak.pdf", record, "2026/114", "Mehmet Şahin") == 1
    text = PdfReader(tmp_path / "tutanak.pdf").pages[0].extract_text()
    for word in ("imha tutanağı", str(life.person)[:8], "2026/114", life.database.author, "Mehmet Şahin", "Görev"):
        assert word in text
    for word in SECRETS:
        assert word not in text
