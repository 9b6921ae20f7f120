"""Logging, changing, deleting and finding contacts."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest

from db.contacts.rows import ContactFilter, NewContact, NewFollowUp
from db.contacts.service import ContactService
from db.errors import InvalidInput, NotFound

TODAY = dt.date(2026, 11, 23)


def new(**parts) -> NewContact:
    given = {"day": TODAY, "channel": "phone", "subject": "Yer tahsisi"} | parts
    return NewContact(**given)


def test_a_contact_is_kept_whole_with_its_follow_up(office):
    kadin, vakif = office.organisation("Sivrihisar Kadın Kooperatifi"), office.organisation("Bademlik Gençlik Vakfı")
    tahsin = office.person("Tahsin", "Gökbayrak")
    follow_up = NewFollowUp("Yazının sonucunu bildir", dt.date(2026, 11, 26), "14:30", "Murat Şenbayır")
    contact_id = office.contacts.record_contact(
        new(
            organisations=(kadin, vakif, kadin), people=(tahsin,), summary="  Valilik onayı bekleniyor.\n", minutes=12,
            time="10:40", follow_up=follow_up,
        )
    )  # fmt: skip
    kept = office.contacts.contact(contact_id)
    assert (kept.day, kept.time, kept.channel, kept.subject) == (TODAY, "10:40", "phone", "Yer tahsisi")
    assert (kept.summary, kept.minutes, kept.author, kept.office) == (
        "Valilik onayı bekleniyor.", 12, "Elif Yalçınöz", 26,
    )  # fmt: skip
    assert [party.name for party in kept.organisations] == ["Bademlik Gençlik Vakfı", "Sivrihisar Kadın Kooperatifi"]
    assert [party.name for party in kept.people] == ["Tahsin Gökbayrak"]
    (promised,) = kept.follow_ups
    assert (promised.subject, promised.due_on, promised.due_time) == (
        "Yazının sonucunu bildir", dt.date(2026, 11, 26), "14:30",
    )  # fmt: skip
    assert (promised.assigned_to, promised.with_whom, promised.channel) == (
        "Murat Şenbayır", "Sivrihisar Kadın Kooperatifi", "phone",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("parts", "field"),
    [
        ({"channel": "pigeon"}, "channel"),
        ({"day": TODAY + dt.timedelta(days=2)}, "day"),
        ({"time": "25:00"}, "time"),
        ({"time": "9,30"}, "time"),
        ({"time": "öğlen"}, "time"),
        ({"organisations": (), "people": ()}, "organisations"),
        ({"subject": ""}, "subject"),
        ({"subject": " \n\t "}, "subject"),
        ({"minutes": 0}, "minutes"),
        ({"minutes": 1441}, "minutes"),
        ({"follow_up": NewFollowUp("", TODAY)}, "follow_up_subject"),
        ({"follow_up": NewFollowUp("Ara", TODAY - dt.timedelta(days=1))}, "follow_up_due_on"),
        ({"follow_up": NewFollowUp("Ara", TODAY, "öğlen")}, "follow_up_due_time"),
    ],
)
def test_what_cannot_stand_is_refused_for_its_field_and_nothing_is_kept(office, parts, field):
    organisation = office.organisation("Odunpazarı Kent Konseyi")
    before = office.database.last_change_set
    with pytest.raises(InvalidInput) as refused:
        office.contacts.record_contact(new(**({"organisations": (organisation,)} | parts)))
    assert refused.value.field == field
    assert str(refused.value)
    assert office.database.last_change_set == before
    assert office.contacts.count_contacts() == 0


TYPED_TIMES = [("9:05", "09:05"), ("14.30", "14:30"), ("930", "09:30"), ("14", "14:00"), (" ", None)]


@pytest.mark.parametrize(("typed", "kept"), TYPED_TIMES)
def test_a_time_is_read_as_people_type_it(office, typed, kept):
    organisation = office.organisation("Odunpazarı Kent Konseyi")
    contact = office.contacts.record_contact(new(organisations=(organisation,), time=typed))
    assert office.contacts.contact(contact).time == kept


def test_tomorrow_is_allowed_because_clocks_differ(office):
    organisation = office.organisation("Odunpazarı Kent Konseyi")
    office.contacts.record_contact(new(organisations=(organisation,), day=TODAY + dt.timedelta(days=1)))
    assert office.contacts.count_contacts() == 1


def test_an_organisation_that_is_not_here_refuses_the_whole_contact(office):
    with pytest.raises(NotFound):
        office.contacts.record_contact(new(organisations=(uuid.uuid4(),)))
    assert office.contacts.count_contacts() == 0


def test_a_change_replaces_fields_and_parties_and_an_undo_brings_them_back(office):
    first, second = office.organisation("Işıklı Yarınlar"), office.organisation("Yediler Dağcılık")
    person = office.person("Nergis", "Ulubay")
    contact_id = office.contacts.record_contact(new(organisations=(first,), people=(person,)))
    before = office.contacts.contact(contact_id)
    office.contacts.change_contact(contact_id, new(organisations=(second,), subject="Tüzük", channel="guidance"))
    changed = office.contacts.contact(contact_id)
    assert [party.name for party in changed.organisations] == ["Yediler Dağcılık"]
    assert (changed.people, changed.subject, changed.channel) == ((), "Tüzük", "guidance")
    office.database.undo(office.contacts.last_change_set)
    assert office.contacts.contact(contact_id) == before


def test_a_change_that_changes_nothing_writes_nothing(office):
    contact_id = office.contacts.record_contact(new(organisations=(office.organisation("Işıklı Yarınlar"),)))
    before, kept = office.contacts.last_change_set, office.contacts.contact(contact_id)
    same = new(organisations=tuple(party.id for party in kept.organisations))
    office.contacts.change_contact(contact_id, same)
    assert office.contacts.last_change_set == before


def test_an_undo_takes_the_contact_and_its_follow_up_back(office):
    organisation = office.organisation("Işıklı Yarınlar")
    office.contacts.record_contact(new(organisations=(organisation,), follow_up=NewFollowUp("Ara", TODAY)))
    office.database.undo(office.contacts.last_change_set)
    assert office.contacts.find_contacts() == []
    assert office.contacts.due_follow_ups() == []


def test_deleting_takes_the_follow_ups_along_and_undo_brings_all_back(office):
    organisation = office.organisation("Işıklı Yarınlar")
    follow_up = NewFollowUp("Ara", TODAY)
    contact_id = office.contacts.record_contact(new(organisations=(organisation,), follow_up=follow_up))
    before = office.contacts.contact(contact_id)
    office.contacts.delete_contact(contact_id)
    assert office.contacts.due_follow_ups() == []
    assert office.contacts.last_contacts([organisation]) == {}
    with pytest.raises(NotFound):
        office.contacts.contact(contact_id)
    office.database.undo(office.contacts.last_change_set)
    assert office.contacts.contact(contact_id) == before


@pytest.mark.parametrize("typed", ["sirnak", "ŞIRNAK", "şırnak kad", "İletişim", "iletisim sirnak", "gokbayrak TAHSİN"])
def test_words_are_found_in_texts_and_names_whatever_the_letters(office, typed):
    organisation = office.organisation("Şırnak Kadın Derneği")
    tahsin = office.person("Tahsin", "Gökbayrak")
    other = office.organisation("Bademlik Gençlik Vakfı")
    wanted = office.contacts.record_contact(
        new(organisations=(organisation,), people=(tahsin,), summary="İLETİŞİM bilgileri alındı")
    )
    office.contacts.record_contact(new(organisations=(other,)))
    found = office.contacts.find_contacts(ContactFilter(text=typed))
    assert [row.id for row in found] == [wanted]
    assert office.contacts.count_contacts(ContactFilter(text=typed)) == 1


def test_signs_alone_filter_nothing_and_break_nothing(office):
    office.contacts.record_contact(new(organisations=(office.organisation("Işıklı Yarınlar"),)))
    for typed in ("", "  ", '"', "*", "'; --", "(", "%"):
        assert office.contacts.count_contacts(ContactFilter(text=typed)) == 1


def test_each_filter_narrows_and_they_add_up(office):
    one, two = office.organisation("Bir"), office.organisation("İki")
    person = office.person("Ece", "Tunalı")
    day = dt.date(2026, 10, 1)
    a = office.contacts.record_contact(new(organisations=(one,), people=(person,), day=day))
    b = office.contacts.record_contact(
        new(organisations=(two,), channel="email", follow_up=NewFollowUp("Gönder", TODAY))
    )

    def ids(**parts):
        return {row.id for row in office.contacts.find_contacts(ContactFilter(**parts))}

    assert ids(channel="email") == {b}
    assert ids(organisation=one) == {a}
    assert ids(person=person) == {a}
    assert ids(first=TODAY) == {b}
    assert ids(last=day) == {a}
    assert ids(open_follow_up=True) == {b}
    assert ids(organisation=one, channel="email") == set()


def test_the_list_is_ordered_by_what_is_asked_in_turkish(office):
    names = ["Çağlayan", "Cumhuriyet", "Zeytin", "İnönü", "Irmak"]
    for position, name in enumerate(names):
        day = TODAY - dt.timedelta(days=position)
        office.contacts.record_contact(new(organisations=(office.organisation(name),), subject=name, day=day))

    def order(name):
        return [row.subject for row in office.contacts.find_contacts(order=name)]

    turkish = ["Cumhuriyet", "Çağlayan", "Irmak", "İnönü", "Zeytin"]
    assert order("-day") == names
    assert order("day") == names[::-1]
    assert order("subject") == order("organisation") == turkish
    assert order("-subject") == order("-organisation") == turkish[::-1]
    assert len(order("channel")) == 5
    window = office.contacts.find_contacts(order="subject", offset=1, limit=2)
    assert [row.subject for row in window] == ["Çağlayan", "Irmak"]


def test_a_deleted_organisation_keeps_its_name_in_the_log(office):
    from sqlalchemy import select

    from db.registry.tables import Organisation

    organisation = office.organisation("Kırka Bor İşçileri Sendikası")
    office.contacts.record_contact(new(organisations=(organisation,)))
    with office.database.write() as session:
        session.scalars(select(Organisation).where(Organisation.id == organisation)).one().deleted = True
    (row,) = office.contacts.find_contacts()
    assert row.with_whom == "Kırka Bor İşçileri Sendikası"


def test_timelines_and_last_contacts_know_whom_a_contact_was_with(office):
    one, two = office.organisation("Bir"), office.organisation("İki")
    person = office.person("Ece", "Tunalı")
    for day in (3, 9, 6):
        office.contacts.record_contact(new(organisations=(one,), people=(person,), day=dt.date(2026, 11, day)))
    entries = office.contacts.contacts_of(organisation=one)
    assert [entry.day.day for entry in entries] == [9, 6, 3]
    assert {entry.author for entry in entries} == {"Elif Yalçınöz"}
    assert office.contacts.contacts_of(person=person) == entries
    assert office.contacts.contacts_of(organisation=two) == []
    assert office.contacts.last_contacts([one, two]) == {one: dt.date(2026, 11, 9)}
    assert office.contacts.last_contacts_of_people([person]) == {person: dt.date(2026, 11, 9)}


def test_a_draft_outlives_the_program_and_ends_with_the_contact(office):
    organisation = office.organisation("Işıklı Yarınlar")
    content = {"subject": "Yarım kalan ığüşöç", "organisations": [[str(organisation), "Işıklı Yarınlar"]]}
    before = office.database.last_change_set
    office.contacts.save_draft("new", {"subject": "Y"})
    office.contacts.save_draft("new", content)
    assert office.database.last_change_set == before, "a draft is no change of the records"
    from db.database import open_database

    office.database.close()
    again = open_database(office.database.folder, [office.database._key])
    contacts = ContactService(again)
    try:
        assert contacts.draft("new") == content
        contacts.record_contact(new(organisations=(organisation,)), draft="new")
        assert contacts.draft("new") is None
        contacts.save_draft("new", content)
        contacts.drop_draft("new")
        assert contacts.draft("new") is None
    finally:
        again.close()
