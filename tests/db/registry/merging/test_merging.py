"""Merging at one place: what the record that stands holds, what goes with it, and how all of it comes back."""

from __future__ import annotations

import datetime as dt
import time
import uuid
from collections.abc import Mapping
from typing import Any

import pytest
from sqlalchemy import event, select

from db.contacts.rows import NewContact
from db.contacts.service import ContactService
from db.contacts.tables import ContactOrganisation
from db.database import Database
from db.errors import NotFound
from db.events.rows import NewEvent
from db.events.service import EventService
from db.events.tables import Attendance, Participation
from db.journal import bulk_insert, insert_row
from db.journal.values import shape_of
from db.registry.attachments.tables import Attachment
from db.registry.merging.fields import NOT_MERGED, fields_of, sets_of
from db.registry.merging.references import pointing_to
from db.registry.merging.service import MergeRefused, MergeService
from db.registry.rows import OrganisationFacts, OrganisationFilter, PersonFacts, PersonFilter
from db.registry.service import RegistryService
from db.registry.tables import Organisation, Person, Post

DAY = dt.date(2026, 3, 2)


@pytest.fixture
def merging(database: Database) -> MergeService:
    return MergeService(database)


@pytest.fixture
def registry(database: Database) -> RegistryService:
    return RegistryService(database)


def organisation(registry: RegistryService, name: str = "Yeşil Porsuk Derneği", **facts: Any) -> uuid.UUID:
    return registry.add_organisation(OrganisationFacts(name, **facts))


def person(registry: RegistryService, name: str = "Ayşe", **facts: Any) -> uuid.UUID:
    return registry.add_person(PersonFacts(name, "Kaya", **facts))


def contact(database: Database, *organisations: uuid.UUID, people: tuple[uuid.UUID, ...] = ()) -> uuid.UUID:
    made = NewContact(day=DAY, channel="phone", subject="Görüşme", organisations=organisations, people=people)
    return ContactService(database).record_contact(made)


def ends(database: Database, cls: type[Any], field: str) -> list[uuid.UUID]:
    """What the rows of a class that are not deleted point to."""
    with database.read() as session:
        return sorted(session.scalars(select(getattr(cls, field)).where(cls.deleted.is_(False))))


def everything(database: Database) -> dict[tuple[str, uuid.UUID], Mapping[str, Any]]:
    """All rows that point to organisations or people, and those themselves."""
    classes = {Organisation, Person, Attendance, *(cls for entity in ("organisation", "person")
                                                   for cls, _ in pointing_to(entity))}  # fmt: skip
    found = {}
    with database.read() as session:
        for cls in classes:
            for row in session.scalars(select(cls)):
                found[shape_of(cls).table.name, row.id] = {name: getattr(row, name) for name in shape_of(cls).fields}
    return found


def test_every_column_of_a_record_is_chosen_united_or_left_on_purpose() -> None:
    for cls in (Organisation, Person):
        assert {*fields_of(cls), *sets_of(cls), *NOT_MERGED} == set(shape_of(cls).fields)


def test_what_points_to_a_record_is_read_from_the_tables() -> None:
    assert {(cls.__tablename__, fields) for cls, fields in pointing_to("organisation")} == {
        ("post", ("organisation_id",)), ("organisation_link", ("child_id", "parent_id")),
        ("contact_organisation", ("organisation_id",)), ("follow_up", ("organisation_id",)),
        ("participation", ("organisation_id",)), ("attachment", ("record_id",)),
    }  # fmt: skip


def test_the_winner_takes_what_was_chosen_and_keeps_the_rest_beside(
    merging: MergeService, registry: RegistryService
) -> None:
    first = organisation(registry, phone="+902222300001", email="a@ornek.org", tags=("çevre",), address="Köprübaşı")
    second = organisation(
        registry, "Porsuk Çevre Derneği", phone="+902222300002", email="b@ornek.org", tags=("su",), tax_no="1234567890"
    )
    merging.merge("organisation", first, second, {"phone": "+902222300002"})
    facts = registry.organisation(first).facts
    assert (facts.phone, facts.other_phones) == ("+902222300002", ("+902222300001",))
    assert (facts.email, facts.other_emails) == ("a@ornek.org", ("b@ornek.org",))
    assert (facts.tax_no, facts.address, facts.tags) == ("1234567890", "Köprübaşı", ("çevre", "su"))
    assert [one.name for one in facts.former_names] == ["Porsuk Çevre Derneği"]


def test_the_loser_is_found_no_more_but_its_name_leads_to_the_winner(
    merging: MergeService, registry: RegistryService
) -> None:
    first, second = organisation(registry), organisation(registry, "Porsuk Çevre Derneği")
    merging.merge("organisation", first, second)
    assert [row.id for row in registry.find_organisations(OrganisationFilter("çevre"))] == [first]
    assert registry.count_organisations() == 1
    assert registry.organisation(second).id == first


def test_the_name_of_the_loser_can_be_chosen_and_the_other_becomes_a_former_one(
    merging: MergeService, registry: RegistryService
) -> None:
    first, second = organisation(registry), organisation(registry, "Porsuk Çevre Derneği")
    merging.merge("organisation", first, second, {"name": "Porsuk Çevre Derneği"})
    facts = registry.organisation(first).facts
    assert facts.name == "Porsuk Çevre Derneği"
    assert [one.name for one in facts.former_names] == ["Yeşil Porsuk Derneği"]


def test_notes_of_both_are_kept(merging: MergeService, registry: RegistryService) -> None:
    first, second = person(registry, notes="Salıları arar."), person(registry, notes="Çince bilir.")
    merging.merge("person", first, second)
    assert registry.person(first).facts.notes == "Salıları arar.\nÇince bilir."


def test_references_follow_and_none_stands_twice(
    database: Database, merging: MergeService, registry: RegistryService
) -> None:
    first, second = organisation(registry), organisation(registry)
    who = person(registry)
    for one in (first, second):
        registry.add_post(who, one, role="başkan", starts_on=DAY)
    both, single = contact(database, first, second), contact(database, second)
    merging.merge("organisation", first, second)
    assert ends(database, Post, "organisation_id") == [first]
    assert ends(database, ContactOrganisation, "organisation_id") == [first, first]
    assert {one.id for one in ContactService(database).contacts_of(organisation=first)} == {both, single}


def test_a_document_goes_with_its_record(database: Database, merging: MergeService, registry: RegistryService) -> None:
    first, second = person(registry), person(registry)
    with database.write() as session:
        insert_row(session, Attachment, entity="person", record_id=second, name="kart.jpg", media_type="image/jpeg",
                   size=1, sha256="0")  # fmt: skip
    merging.merge("person", first, second)
    assert ends(database, Attachment, "record_id") == [first]


def test_undo_of_a_merge_brings_everything_back(
    database: Database, merging: MergeService, registry: RegistryService
) -> None:
    first, second = organisation(registry, phone="1"), organisation(registry, "Öbürü", phone="2", tags=("su",))
    contact(database, first, second)
    contact(database, second)
    before = everything(database)
    change_set = merging.merge("organisation", first, second)
    assert everything(database) != before
    assert merging.undo(change_set)
    assert everything(database) == before
    assert database.verify_rows() == []


def test_unmerge_brings_everything_back(database: Database, merging: MergeService, registry: RegistryService) -> None:
    first, second = organisation(registry, phone="1"), organisation(registry, "Öbürü", phone="2", tags=("su",))
    who = person(registry)
    for one in (first, second):
        registry.add_post(who, one, role="başkan", starts_on=DAY)
    contact(database, first, second)
    contact(database, second)
    before = everything(database)
    merging.merge("organisation", first, second)
    (merge,) = merging.merges_of("organisation", first)
    parted = merging.unmerge(merge.id)
    assert everything(database) == before
    assert (parted.record, parted.name, parted.returned, parted.kept) == (second, "Öbürü", 3, ())
    assert merging.merges_of("organisation", first) == ()
    assert database.verify_rows() == []


def test_unmerge_leaves_what_was_edited_since_and_names_it(
    database: Database, merging: MergeService, registry: RegistryService
) -> None:
    first, second = organisation(registry), organisation(registry, "Öbürü", tax_no="1", web="su.org", tags=("su",))
    merging.merge("organisation", first, second)
    registry.update_organisation(first, tax_no="2", tags=("su", "göl"))
    later = contact(database, first)
    (merge,) = merging.merges_of("organisation", first)
    assert merging.unmerge(merge.id).kept == ("tax_no",)
    facts = registry.organisation(first).facts
    assert (facts.tax_no, facts.web, facts.tags, facts.former_names) == ("2", None, ("göl",), ())
    assert registry.organisation(second).facts.tax_no == "1"
    assert [one.id for one in ContactService(database).contacts_of(organisation=first)] == [later]


def test_a_participant_who_stood_twice_stands_once_with_all_marks_and_twice_again_when_parted(
    database: Database, merging: MergeService, registry: RegistryService
) -> None:
    events = EventService(database)
    event = events.plan_event(NewEvent("local_training", "Eğitim", DAY, DAY))
    morning, afternoon = (one.id for one in events.attendance(event).sessions)
    first, second = person(registry), person(registry)
    mine, theirs = (events.enrol(event, one) for one in (first, second))
    for cell in ((morning, mine), (morning, theirs), (afternoon, theirs)):
        events.mark(*cell, "present")
    before = everything(database)
    merging.merge("person", first, second)
    assert ends(database, Participation, "person_id") == [first]
    assert sorted(ends(database, Attendance, "session_id")) == sorted([morning, afternoon])
    assert len(set(ends(database, Attendance, "participation_id"))) == 1
    assert events.enrol(event, first) == ends(database, Participation, "id")[0], "whoever takes part is not added again"
    (merge,) = merging.merges_of("person", first)
    merging.unmerge(merge.id)
    assert everything(database) == before


def test_a_chain_leads_to_the_last_and_each_link_of_it_can_be_taken_out(
    database: Database, merging: MergeService, registry: RegistryService
) -> None:
    a, b, c = organisation(registry, "A"), organisation(registry, "B"), organisation(registry, "C")
    for one in (a, b, c):
        contact(database, one)
    before = everything(database)
    merging.merge("organisation", b, a)
    merging.merge("organisation", c, b)
    assert registry.organisation(a).id == c
    assert ends(database, ContactOrganisation, "organisation_id") == [c, c, c]
    by_loser = {row.loser_id: row.id for row in merging.merges_of("organisation", c)}
    merging.unmerge(by_loser[b])
    assert ends(database, ContactOrganisation, "organisation_id") == sorted([b, b, c])
    merging.unmerge(by_loser[a])
    assert everything(database) == before


def test_the_first_link_of_a_chain_can_be_taken_out_first(
    database: Database, merging: MergeService, registry: RegistryService
) -> None:
    a, b, c = organisation(registry, "A"), organisation(registry, "B"), organisation(registry, "C")
    contact(database, a, b)
    before = everything(database)
    merging.merge("organisation", b, a)
    merging.merge("organisation", c, b)
    by_loser = {row.loser_id: row.id for row in merging.merges_of("organisation", c)}
    merging.unmerge(by_loser[a])
    assert ends(database, ContactOrganisation, "organisation_id") == sorted([a, c])
    merging.unmerge(by_loser[b])
    after = everything(database)
    names = {key: one for key, one in after.items() if key[0] != "organisation"}
    assert names == {key: one for key, one in before.items() if key[0] != "organisation"}


def test_merging_again_after_parting_works(
    database: Database, merging: MergeService, registry: RegistryService
) -> None:
    first, second = organisation(registry), organisation(registry)
    contact(database, first, second)
    before = everything(database)
    for _ in range(3):
        merging.merge("organisation", first, second)
        assert ends(database, ContactOrganisation, "organisation_id") == [first]
        (merge,) = merging.merges_of("organisation", first)
        merging.unmerge(merge.id)
        assert everything(database) == before
    assert database.verify_rows() == []


def test_what_a_person_deleted_stays_deleted_when_records_are_parted(
    database: Database, merging: MergeService, registry: RegistryService
) -> None:
    first, second = organisation(registry), organisation(registry)
    other_party = (person(registry),)
    one = contact(database, second, people=other_party)
    merging.merge("organisation", first, second)
    without = NewContact(day=DAY, channel="phone", subject="Görüşme", people=other_party)
    ContactService(database).change_contact(one, without)
    (merge,) = merging.merges_of("organisation", first)
    merging.unmerge(merge.id)
    assert ends(database, ContactOrganisation, "organisation_id") == []
    other = contact(database, first, second)
    merging.follow()
    ContactService(database).change_contact(
        other, NewContact(day=DAY, channel="phone", subject="Görüşme", organisations=(first,))
    )
    assert merging.follow() == 0
    assert ends(database, ContactOrganisation, "organisation_id") == [first]


def test_what_cannot_be_one_is_refused_with_a_reason(
    database: Database, merging: MergeService, registry: RegistryService
) -> None:
    head, branch, other = organisation(registry), organisation(registry, "Şubesi"), organisation(registry, "Öbürü")
    registry.add_link(branch, head, "branch")
    with pytest.raises(MergeRefused, match="itself"):
        merging.merge("organisation", head, head)
    with pytest.raises(MergeRefused, match="head office and branch"):
        merging.merge("organisation", head, branch)
    with database.write() as session:
        elsewhere = insert_row(session, Organisation, name="Ankara’nın", kind="DRN", office=6)
    with pytest.raises(MergeRefused, match="different offices"):
        merging.compare("organisation", head, elsewhere)
    merging.merge("organisation", head, other)
    for winner, loser in ((head, other), (other, branch)):
        with pytest.raises(MergeRefused, match="already"):
            merging.merge("organisation", winner, loser)
    registry.delete_organisation(branch)
    with pytest.raises(NotFound):
        merging.merge("organisation", branch, head)
    (merge,) = merging.merges_of("organisation", head)
    merging.unmerge(merge.id)
    with pytest.raises(NotFound):
        merging.unmerge(merge.id)


def test_a_comparison_shows_both_and_what_follows(
    database: Database, merging: MergeService, registry: RegistryService
) -> None:
    first, second = organisation(registry), organisation(registry, "Öbürü", web="su.org", notes="Bir.")
    contact(database, second)
    seen = merging.compare("organisation", first, second)
    assert seen.stands == second
    assert dict(seen.second.follows) == {"contact_organisation": 1}
    fields = {each.field: each for each in seen.fields}
    assert (fields["web"].differs, fields["web"].suggested, fields["kind"].differs) == (True, "su.org", False)


def test_a_pair_that_is_not_the_same_is_remembered_until_it_is_undone(
    database: Database, merging: MergeService, registry: RegistryService
) -> None:
    one, two, three = (organisation(registry, name) for name in ("A", "B", "C"))
    merging.distinct("organisation", two, one)
    merging.distinct("organisation", one, two)
    assert merging.distinct_pairs("organisation") == {(min(one, two), max(one, two))}
    merging.merge("organisation", three, two)
    assert merging.distinct_pairs("organisation") == {(min(one, three), max(one, three))}
    merging.distinct("organisation", three, one)
    assert merging.last_change_set is not None
    merging.undo(merging.last_change_set)
    assert merging.distinct_pairs("organisation") == {(min(one, three), max(one, three))}


def test_a_merge_with_hundreds_of_references_takes_under_a_second(
    database: Database, merging: MergeService, registry: RegistryService
) -> None:
    first, second = organisation(registry), organisation(registry)
    people = [person(registry, f"Kişi {number}") for number in range(10)]
    contacts = [contact(database, people=(one,)) for one in people]
    with database.write() as session:
        rows = [{"contact_id": contacts[n // 2], "organisation_id": (first, second)[n % 2]} for n in range(20)]
        bulk_insert(session, ContactOrganisation, rows)
        posts = [{"person_id": people[n % 10], "organisation_id": second, "role": f"görev {n}"} for n in range(600)]
        bulk_insert(session, Post, posts)
    started = time.process_time()  # of this process: others may share the machine
    merging.merge("organisation", first, second)
    assert time.process_time() - started < 1
    assert ends(database, Post, "organisation_id") == [first] * 600
    assert merging.follow() == 0
    (merge,) = merging.merges_of("organisation", first)
    started = time.process_time()  # of this process: others may share the machine
    merging.unmerge(merge.id)
    assert time.process_time() - started < 2
    assert ends(database, Post, "organisation_id") == [second] * 600
    assert sorted(ends(database, ContactOrganisation, "organisation_id")) == sorted([first, second] * 10)


def test_undo_of_parting_brings_the_merge_back(
    database: Database, merging: MergeService, registry: RegistryService
) -> None:
    a, b, c = organisation(registry, "A"), organisation(registry, "B"), organisation(registry, "C")
    contact(database, a, b)
    merging.merge("organisation", b, a)
    merging.merge("organisation", c, b)
    after = everything(database)
    merging.unmerge({row.loser_id: row.id for row in merging.merges_of("organisation", c)}[a])
    assert merging.last_change_set is not None
    assert merging.undo(merging.last_change_set)
    assert everything(database) == after
    assert merging.follow() == 0
    assert database.verify_rows() == []


def test_a_record_that_nothing_was_merged_into_costs_no_look_at_the_register(
    database: Database, registry: RegistryService, merging: MergeService
) -> None:
    """`id IN ()` makes SQLite read every row: 800 ms for each record shown, in a register of 100,000."""
    one, seen = organisation(registry), list[str]()
    with database.read() as session:
        engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", lambda _c, _k, statement, *_rest: seen.append(statement))
    assert merging.merges_of("organisation", one) == ()
    assert merging.late_edits("organisation", one) == ()
    assert seen
    assert not [statement for statement in seen if "FROM organisation" in statement]


def test_a_person_is_found_by_the_name_of_one_that_was_merged_into_it(database):
    registry, merging = RegistryService(database), MergeService(database)
    stays = registry.add_person(PersonFacts("Ayşe", "Kaya", tags=("Basın",)))
    between = registry.add_person(PersonFacts("Ayşe", "Yıldırım"))
    gone = registry.add_person(PersonFacts("A. Nur", "Doğan"))
    registry.add_person(PersonFacts("Ali", "Veli"))

    def found(typed, tags=()):
        wanted = PersonFilter(typed, tags)
        rows = registry.find_people(wanted)
        assert registry.count_people(wanted) == len(rows)
        return [row.name for row in rows]

    merging.merge("person", between, gone)
    merging.merge("person", stays, between)
    for typed in ("yildirim", "ayşe yıl", "nur dogan", "dog ay", "kaya"):
        assert found(typed) == ["Ayşe Kaya"], typed
    assert [one.name for one in registry.suggest_people("yıldırım")] == ["Ayşe Kaya"]
    assert found("yildirim", ("Basın",)) == ["Ayşe Kaya"]
    assert found("yildirim", ("Öncelikli",)) == found("yildirim ali") == []
    registry.undo(registry.last_change_set)
    assert found("yildirim") == ["Ayşe Yıldırım"]
