"""Organisations, people and posts: what is kept, refused, remarked on, found and taken back."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from stdnum.tr import vkn

from db import reference
from db.errors import InvalidInput, NotFound
from db.registry.rows import OrganisationFacts, OrganisationFilter, PersonFacts, PersonFilter
from db.registry.service import RegistryService


@pytest.fixture
def registry(database):
    return RegistryService(database)


def names(rows):
    return [row.name for row in rows]


def add(registry, *given, **facts):
    return [registry.add_organisation(OrganisationFacts(name, **facts)) for name in given]


def test_an_organisation_is_read_back_as_it_was_written(registry):
    facts = OrganisationFacts(
        name="Işıklı Yarınlar Eğitim Derneği", register_no="26-014-087", founded_on=dt.date(2009, 3, 14),
        public_benefit=True, province=26, district="26_01",
        phone="0222 000 14 52",
    )  # fmt: skip
    record = registry.organisation(registry.add_organisation(facts))
    assert record.facts.phone == "+902220001452"
    assert record.facts.founded_on == dt.date(2009, 3, 14)
    assert (record.facts.name, record.office, record.conflicts) == (facts.name, 26, frozenset())


@pytest.mark.parametrize("kind", reference.codes("organisation_kinds"))
def test_every_kind_is_taken_public_bodies_too(registry, kind):
    row = registry.add_organisation(OrganisationFacts("Kuruluş", kind))
    assert registry.find_organisations(OrganisationFilter(kinds=(kind,)))[0].id == row


@pytest.mark.parametrize("name", ["", "   ", "\t\n", "…", "\0", "\u200b"])
def test_an_empty_name_is_refused_at_its_field(registry, name):
    with pytest.raises(InvalidInput) as refused:
        registry.add_organisation(OrganisationFacts(name))
    assert refused.value.field == "name"
    assert registry.count_organisations() == 0


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        (OrganisationFacts("A", kind="XYZ"), "kind"),
        (OrganisationFacts("A", status="maybe"), "status"),
        (OrganisationFacts("A", province=82), "province"),
        (OrganisationFacts("A", province=26, district="06_01"), "district"),
        (OrganisationFacts("A" * 401), "name"),
        (OrganisationFacts("A", notes="n" * 20_001), "notes"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(registry, facts, field):
    with pytest.raises(InvalidInput) as refused:
        registry.add_organisation(facts)
    assert refused.value.field == field


def test_a_district_brings_its_province(registry):
    row = registry.add_organisation(OrganisationFacts("A", district="26_01"))
    assert registry.organisation(row).facts.province == 26


def test_control_and_private_characters_do_not_come_in(registry):
    row = registry.add_organisation(OrganisationFacts("A\0 \ue001drn\u0007 B\r\n", notes="bir\r\niki  üç"))
    assert registry.organisation(row).facts.name == "A drn B"
    assert registry.organisation(row).facts.notes == "bir\niki üç"


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"register_no": "26/014.087"}, "register_no"),
        ({"register_no": "99-014-087"}, "register_no"),
        ({"register_no": "06-014-087", "province": 26}, "register_no"),
        ({"tax_no": "123"}, "tax_no"),
        ({"tax_no": "4810000013"}, "tax_no"),
        ({"phone": "12 34"}, "phone"),
        ({"email": "kim değil"}, "email"),
        ({"kep": "kim değil"}, "kep"),
        ({"founded_on": dt.date(2199, 1, 1)}, "founded_on"),
    ],
)
def test_an_odd_format_is_remarked_on_and_still_saved(registry, facts, field):
    written = OrganisationFacts("A", **facts)
    assert [remark.field for remark in registry.remarks_on_organisation(written)] == [field]
    assert str(registry.remarks_on_organisation(written)[0])
    registry.add_organisation(written)


def test_a_sound_record_gets_no_remark(registry):
    sound = OrganisationFacts("A", register_no="26-014-087", province=26, tax_no="1234567890", phone="444 0 444",
                              email="a@b.example")  # fmt: skip
    assert registry.remarks_on_organisation(sound) == []


def test_the_check_digit_of_a_tax_number_catches_every_single_mistyped_digit():
    sound = next(f"123456789{last}" for last in range(10) if vkn.is_valid(f"123456789{last}"))
    wrong = [sound[:9] + str(digit) for digit in range(10) if str(digit) != sound[9]]
    assert not any(vkn.is_valid(number) for number in wrong)


def test_only_the_given_facts_change(registry):
    (row,) = add(registry, "Eski Ad", email="a@b.example")
    assert registry.update_organisation(row, name="Yeni Ad")
    assert not registry.update_organisation(row, name="Yeni Ad")
    facts = registry.organisation(row).facts
    assert (facts.name, facts.email) == ("Yeni Ad", "a@b.example")
    assert names(registry.find_organisations(OrganisationFilter("yeni"))) == ["Yeni Ad"]
    assert registry.find_organisations(OrganisationFilter("eski")) == []


def test_history_tells_each_change_with_its_author(registry):
    (row,) = add(registry, "Bir")
    registry.update_organisation(row, name="İki")
    registry.set_status(row, "dissolved")
    told = registry.history(row)
    assert [(entry.kind, entry.author) for entry in told] == [
        ("changed", "Elif Yalçınöz"), ("changed", "Elif Yalçınöz"), ("created", "Elif Yalçınöz"),
    ]  # fmt: skip
    assert told[1].changes["name"] == ("Bir", "İki")


def test_a_deleted_organisation_is_gone_everywhere_and_undo_brings_it_back(registry):
    (row,) = add(registry, "Porsuk Derneği", status="active", register_no="26-014-087")
    registry.delete_organisation(row)
    change = registry.last_change_set
    assert registry.count_organisations() == registry.count_organisations(OrganisationFilter("porsuk")) == 0
    assert registry.find_organisations() == registry.suggest_organisations("porsuk") == []
    assert registry.possible_duplicates("Porsuk Derneği", "26-014-087") == []
    assert registry.position_of_organisation(row) is None
    with pytest.raises(NotFound):
        registry.organisation(row)
    assert registry.undo(change).reverted == 1
    assert names(registry.find_organisations(OrganisationFilter("porsuk", statuses=("active",)))) == ["Porsuk Derneği"]
    assert registry.undo(change) is None


@pytest.mark.parametrize("call", ["organisation", "delete_organisation", "person", "delete_person", "delete_post"])
def test_what_never_was_is_not_found(registry, call):
    with pytest.raises(NotFound):
        getattr(registry, call)(uuid.uuid4())


# ---- finding
def test_finding_is_blind_to_case_letters_and_order_of_words(registry):
    add(registry, "Işıklı Yarınlar Eğitim Derneği", "ŞIRNAK Gençlik Derneği", "Çınar Derneği")
    for typed in ("isikli", "IŞIKLI", "ısıklı", "egitim isik", "yar dern"):
        assert names(registry.find_organisations(OrganisationFilter(typed))) == ["Işıklı Yarınlar Eğitim Derneği"]
    assert names(registry.find_organisations(OrganisationFilter("sirnak"))) == ["ŞIRNAK Gençlik Derneği"]
    assert registry.find_organisations(OrganisationFilter("ıklı", kinds=("VKF",))) == []


NUMBERS = ["26-014-087", "26014", "26.014", "0222 000 14", "2220001", "(222) 000", "+90 222", "481"]
SIGNS = ['"', "'", "*", "AND", "a OR b", "NEAR(", "-x", "%", "_", "\0", "\ue001drn", "(", ":", "^"]


@pytest.mark.parametrize("typed", NUMBERS)
def test_numbers_are_found_however_they_are_written(registry, typed):
    add(registry, "Bir", register_no="26-014-087", phone="0 (222) 000 14 52", tax_no="481 000 00 12")
    add(registry, "İki", register_no="06-114-187", phone="0 (312) 111 14 52", tax_no="999 000 00 12")
    assert names(registry.find_organisations(OrganisationFilter(typed))) == ["Bir"]


@pytest.mark.parametrize("typed", SIGNS)
def test_whatever_is_typed_is_only_looked_for(registry, typed):
    add(registry, "Deneme")
    wanted = OrganisationFilter(typed)
    assert registry.count_organisations(wanted) == len(registry.find_organisations(wanted))
    registry.suggest_organisations(typed)
    registry.possible_duplicates(typed, typed)


def test_the_list_is_in_the_order_of_the_turkish_alphabet(registry):
    add(registry, "Zeki", "çetin", "Cem", "İpek", "Irmak", "Şule", "Su", "Ak 10", "Ak 2")
    expected = ["Ak 2", "Ak 10", "Cem", "çetin", "Irmak", "İpek", "Su", "Şule", "Zeki"]
    assert names(registry.find_organisations()) == expected
    assert names(registry.find_organisations(order="-name")) == expected[::-1]


def test_lists_sort_by_the_other_columns_with_the_names_inside(registry):
    add(registry, "B", "A", kind="VKF")
    add(registry, "C", kind="DRN", district="26_01")
    assert names(registry.find_organisations(order="kind")) == ["C", "A", "B"]
    assert names(registry.find_organisations(order="-kind")) == ["A", "B", "C"]
    assert names(registry.find_organisations(order="district")) == ["C", "A", "B"]


def test_suggestions_begin_with_the_names_that_begin_so(registry):
    add(registry, "Ankara Işık Derneği", "Işık Vakfı", "Bolu Işıklı Yol", district=None)
    assert names(registry.suggest_organisations("işık")) == ["Işık Vakfı", "Ankara Işık Derneği", "Bolu Işıklı Yol"]
    assert names(registry.suggest_organisations("isik v")) == ["Işık Vakfı"]
    assert registry.suggest_organisations("  ") == []
    assert len(registry.suggest_organisations("isik", limit=2)) == 2


def test_a_name_is_the_same_but_for_its_legal_form(registry):
    first, second = add(registry, "Işıklı Yarınlar Derneği", "Başka Dernek")
    registry.update_organisation(second, register_no="26-014-087")
    assert [one.id for one in registry.possible_duplicates("ISIKLI YARINLAR VAKFI")] == [first]
    assert [one.same for one in registry.possible_duplicates("Yeni", "26 014 087")] == ["register_no"]
    assert registry.possible_duplicates("Işıklı") == []
    assert registry.possible_duplicates("Derneği") == []
    assert registry.possible_duplicates("Işıklı Yarınlar Derneği", exclude=first) == []


# ---- people and posts
@pytest.fixture
def represented(registry):
    (organisation,) = add(registry, "Porsuk Derneği")
    person = registry.add_person(PersonFacts("Tahsin", "Gökbayrak", phone="0532 000 14 52"))
    return organisation, person


def test_a_person_needs_a_name_only_of_some_kind(registry):
    assert registry.person(registry.add_person(PersonFacts("", "Gökbayrak"))).facts.name == "Gökbayrak"
    with pytest.raises(InvalidInput) as refused:
        registry.add_person(PersonFacts(" ", "…"))
    assert refused.value.field == "given_name"


def test_a_post_stands_on_both_sides(registry, represented):
    organisation, person = represented
    registry.add_post(person, organisation, "baskan", dt.date(2024, 5, 18))
    assert [post.person for post in registry.organisation(organisation).posts] == ["Tahsin Gökbayrak"]
    assert [post.organisation for post in registry.person(person).posts] == ["Porsuk Derneği"]
    row = registry.find_people(PersonFilter("tahsin gok"))[0]
    assert (row.organisation, row.role) == ("Porsuk Derneği", "baskan")
    assert registry.suggest_people("gök")[0].sub == "Porsuk Derneği"


def test_an_ended_post_stays_in_the_record_and_leaves_the_list(registry, represented):
    organisation, person = represented
    post = registry.add_post(person, organisation, "baskan", dt.date(2020, 1, 1))
    registry.end_post(post, dt.date(2021, 1, 1))
    assert [(one.current, one.ends_on) for one in registry.person(person).posts] == [(False, dt.date(2021, 1, 1))]
    assert registry.find_people()[0].organisation == ""


def test_a_post_does_not_end_before_it_begins(registry, represented):
    organisation, person = represented
    with pytest.raises(InvalidInput) as refused:
        registry.add_post(person, organisation, None, dt.date(2024, 2, 1), dt.date(2024, 1, 1))
    assert refused.value.field == "ends_on"
    post = registry.add_post(person, organisation, None, dt.date(2024, 2, 1))
    with pytest.raises(InvalidInput):
        registry.update_post(post, ends_on=dt.date(2024, 1, 1))


def test_a_new_person_and_the_post_are_one_change(registry, represented):
    organisation, _ = represented
    registry.add_representative("Ayşe Nur Kaya", organisation, "sayman")
    assert registry.organisation(organisation).posts[0].person == "Ayşe Nur Kaya"
    registry.undo(registry.last_change_set)
    assert registry.organisation(organisation).posts == ()
    assert registry.count_people(PersonFilter("ayşe")) == 0


def test_posts_with_somebody_deleted_are_not_shown(registry, represented):
    organisation, person = represented
    post = registry.add_post(person, organisation)
    registry.delete_person(person)
    assert registry.organisation(organisation).posts == ()
    registry.undo(registry.last_change_set)
    assert [one.id for one in registry.organisation(organisation).posts] == [post]
    with pytest.raises(NotFound):
        registry.add_post(person, uuid.uuid4())


def test_two_changes_of_different_facts_do_not_overwrite_each_other(registry):
    (row,) = add(registry, "A")
    registry.update_organisation(row, phone="0222 000 14 52")
    registry.update_organisation(row, email="a@b.example")
    facts = registry.organisation(row).facts
    assert (facts.phone, facts.email) == ("+902220001452", "a@b.example")
