"""The lists of the registry against a naive reference: whichever way is taken, the same rows at the same places."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from db import reference
from db.registry import found_by, listing, ordering, parts, standings
from db.registry.rows import OrganisationFacts, OrganisationFilter, PersonFacts, PersonFilter
from db.registry.service import RegistryService
from db.registry.tables import Organisation
from db.text import fold, sort_key, words

NAMES = ("Ay", "Ayşe", "Şafak", "Işıklı Yol", "Doğa Spor", "Spor Kulübü", "Güneşli Şafaklar", "Ak 10", "Ak 2")
KINDS, STATES, PROVINCES = ("DRN", "VKF"), ("active", "dissolved"), (None, 6, 26)
TAGS = ((), ("Basın",), ("Basın", "Öncelikli"))
OFFICERS = (None, "Elif Yalçınöz", "Ali Kaya")
PHONES = (None, "0222 000 14 52", "0312 111 14 52")
ORDERS = ("name", "kind", "province", "status", "officer", "tags", "phone")
TYPED = ("", "a", "s", "ay", "spor d", "safa", "unes", "kli", "afak la", "oga", "spor", "0222", "por kul", "zz")

FACTS = st.builds(
    OrganisationFacts, name=st.sampled_from(NAMES), kind=st.sampled_from(KINDS), status=st.sampled_from(STATES),
    province=st.sampled_from(PROVINCES), tags=st.sampled_from(TAGS), officer=st.sampled_from(OFFICERS),
    phone=st.sampled_from(PHONES),
)  # fmt: skip
STEP = st.tuples(st.sampled_from(("change", "delete", "undo", "merge")), st.integers(0, 30), FACTS)
STEPS = st.lists(STEP, max_size=4)
FILTERS = st.builds(
    OrganisationFilter, text=st.sampled_from(TYPED), kinds=st.sampled_from(((), ("DRN",), KINDS)),
    statuses=st.sampled_from(((), ("active",))), provinces=st.sampled_from(((), (26,), (6, 26))),
    tags=st.sampled_from(((), ("Basın",), ("öncelikli",))), officers=st.sampled_from(((), ("Ali Kaya",))),
    not_contacted_since=st.sampled_from((None, dt.date(2026, 1, 1))), attended=st.sampled_from((None, "*")),
)  # fmt: skip

RELATIONS = {  # what features above would say, made of what the rows themselves hold
    "organisation.contacted": "SELECT n FROM organisation WHERE :value > '' AND phone LIKE '%222%'",
    "organisation.attended": "SELECT n FROM organisation WHERE :value = '*' AND status = 'active'",
}


# ---- the reference
def held(facts):
    """The words by which an organisation is found."""
    phone = [facts.phone.replace(" ", ""), facts.phone.replace(" ", "")[1:]] if facts.phone else []
    return [*words(facts.name), *phone]


def begins(facts, typed):
    return all(any(word.startswith(part) for word in held(facts)) for part in words(typed))


def in_the_middle(facts, typed):
    long = [part for part in words(typed) if len(part) >= 3]
    short = " ".join(part for part in words(typed) if len(part) < 3)
    return bool(long) and begins(facts, short) and all(any(part in word for word in words(facts.name)) for part in long)


def chosen(facts, wanted):
    return (
        (not wanted.kinds or facts.kind in wanted.kinds)
        and (not wanted.statuses or facts.status in wanted.statuses)
        and (not wanted.provinces or facts.province in wanted.provinces)
        and (not wanted.tags or {fold(tag) for tag in facts.tags} & {fold(tag) for tag in wanted.tags})
        and (not wanted.officers or facts.officer in wanted.officers)
        and (wanted.not_contacted_since is None or not (facts.phone and "222" in facts.phone))
        and (wanted.attended is None or facts.status == "active")
    )


def key(order, facts):
    lists = {"kind": "organisation_kinds", "status": "organisation_statuses", "province": "provinces"}
    value = getattr(facts, order)
    if not value:
        return None
    if order in lists:
        return sort_key(reference.label(lists[order], str(value)))
    return "\t".join(sorted(map(sort_key, value))) if order == "tags" else sort_key(value)


def arranged(rows, order):
    """`rows`: (id, facts) as they were added, which is the order of rows of the same name."""
    by, down = order.removeprefix("-"), order.startswith("-")
    named = sorted(rows, key=lambda row: sort_key(row[1].name))
    if by == "name":
        return named[::-1] if down else named
    having = sorted((row for row in named if key(by, row[1])), key=lambda row: key(by, row[1]), reverse=down)
    return having + [row for row in named if not key(by, row[1])]


def expected(rows, wanted, order):
    fitting = [row for row in arranged(rows, order) if chosen(row[1], wanted)]
    first = [row for row in fitting if begins(row[1], wanted.text)]
    if len(first) >= parts.ENOUGH:
        return first
    rest = [row for row in fitting if row not in first and in_the_middle(row[1], wanted.text)]
    return first + rest[: parts.MOST]


def ids(rows):
    return [row[0] for row in rows]


def compare(registry, rows, wanted, order):
    want = ids(expected(list(rows.items()), wanted, order))
    assert registry.count_organisations(wanted) == len(want)
    assert registry.quick_count_of_organisations(wanted) in (None, len(want))
    found = [registry.find_organisations(wanted, order, offset, 3) for offset in range(0, len(want) + 3, 3)]
    assert [row.id for page in found for row in page] == want
    for place, row in enumerate(want):
        assert registry.position_of_organisation(row, wanted, order) == place
    for row in rows.keys() - set(want):
        assert registry.position_of_organisation(row, wanted, order) is None
    told = [rows[row] for row in want]
    assert registry.group_counts(wanted, "kind") == Counter(one.kind for one in told)
    assert registry.group_counts(wanted, "tag") == Counter(tag for one in told for tag in one.tags)
    assert registry.group_counts(wanted, "officer") == Counter(one.officer for one in told if one.officer)
    assert registry.group_counts(wanted, "province") == Counter(one.province for one in told if one.province)


def change(registry, database, rows, step):
    """One change to the register and to the reference; organisations merged into others are hidden."""
    what, place, facts = step
    row = list(rows)[place % len(rows)]
    if what == "change":
        fields = ("name", "kind", "status", "province", "tags", "officer", "phone")
        registry.update_organisation(row, **{name: getattr(facts, name) for name in fields})
        rows[row] = facts
    elif what == "merge" and len(rows) > 1:
        other = next(one for one in rows if one != row)
        with database.write() as session:
            session.scalars(select(Organisation).where(Organisation.id == row)).one().merged_into = other
        del rows[row]
    else:
        registry.delete_organisation(row)
        if what == "undo":
            assert registry.undo(registry.last_change_set)
        else:
            del rows[row]


WAYS = ("all fetched", "looked through", "before the order is read", "both")


@pytest.mark.parametrize("way", WAYS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(FACTS, min_size=1, max_size=10), STEPS, FILTERS, st.sampled_from(ORDERS), st.booleans(),
    st.sampled_from((100, 2)),
)  # fmt: skip
def test_every_way_through_the_list_gives_the_same_rows(
    make_database, monkeypatch, way, given_facts, steps, wanted, order, down, enough
):
    if way in ("looked through", "both"):
        monkeypatch.setattr(listing, "FEW", 0)
        monkeypatch.setattr(listing, "SURE", 0)
        monkeypatch.setattr(listing, "QUICK", 0)
        monkeypatch.setattr(parts, "MANY", 0)
        monkeypatch.setattr(found_by, "FEW_LOOKED_AT", -1)
    if way in ("before the order is read", "both"):
        monkeypatch.setattr(standings, "SMALL", -1)
    monkeypatch.setattr(parts, "ENOUGH", enough)
    database = make_database()
    registry = RegistryService(database, RELATIONS)
    rows = {registry.add_organisation(facts): facts for facts in given_facts}
    order = f"-{order}" if down else order
    for now in (wanted, replace(wanted, not_contacted_since=None, attended=None), OrganisationFilter()):
        compare(registry, rows, now, order)
    for step in steps:
        if rows:
            change(registry, database, rows, step)
            compare(registry, rows, wanted, order)


# ---- kept in step
def names(rows):
    return [row.name for row in rows]


def test_many_changes_at_once_leave_no_list_behind(database, monkeypatch):
    monkeypatch.setattr(standings, "MOST_CHANGED", 1)
    registry = RegistryService(database)
    for name in ("B", "C"):
        registry.add_organisation(OrganisationFacts(name))
    assert names(registry.find_organisations()) == ["B", "C"]
    with database.write() as session:
        for row in session.scalars(select(Organisation)):
            row.name = {"B": "Z", "C": "A"}[row.name]
    assert names(registry.find_organisations()) == ["A", "Z"]
    assert names(registry.find_organisations(order="-name")) == ["Z", "A"]


def test_another_thread_and_another_service_see_what_was_written(database):
    from threading import Thread

    ours, theirs = RegistryService(database), RegistryService(database)
    ours.add_organisation(OrganisationFacts("Birinci"))
    assert names(ours.find_organisations()) == names(theirs.find_organisations()) == ["Birinci"]
    thread = Thread(target=lambda: theirs.add_organisation(OrganisationFacts("Aslan")))
    thread.start()
    thread.join()
    assert names(ours.find_organisations()) == names(theirs.find_organisations()) == ["Aslan", "Birinci"]
    assert ours.count_organisations() == 2


def test_a_hundred_names_at_the_same_place_find_room(database):
    registry = RegistryService(database)
    registry.add_organisation(OrganisationFacts("Z"))
    registry.find_organisations()
    for number in range(99, 0, -1):  # each before the one that came last
        registry.add_organisation(OrganisationFacts(f"Örnek {number}"))
        assert registry.find_organisations(limit=1)[0].name == f"Örnek {number}"
    assert names(registry.find_organisations()) == [*(f"Örnek {number}" for number in range(1, 100)), "Z"]


def test_the_count_is_exact_before_the_order_is_read_and_after_records_went(database, monkeypatch):
    monkeypatch.setattr(standings, "SMALL", -1)
    writer = RegistryService(database)
    rows = [writer.add_organisation(OrganisationFacts(f"Dernek {number}")) for number in range(200)]
    for row in rows[:30]:
        writer.delete_organisation(row)
    assert RegistryService(database).count_organisations() == 170


def test_an_order_that_is_not_known_is_refused(database):
    with pytest.raises(KeyError):
        RegistryService(database).find_organisations(order="colour")


# ---- people and suggestions
def test_people_are_sorted_by_every_column_shown(database):
    registry = RegistryService(database)
    office = registry.add_organisation(OrganisationFacts("Çınar Derneği"))
    other = registry.add_organisation(OrganisationFacts("Barış Vakfı"))
    people = {
        name: registry.add_person(PersonFacts(name, "Kaya", **facts))
        for name, facts in {
            "Ali": {"phone": "0312 111 14 52", "title": "baskan"},
            "Can": {"phone": "0222 000 14 52", "email": "z@b.example", "tags": ("Basın",)},
            "Ece": {"email": "a@b.example"},
        }.items()
    }
    registry.add_post(people["Ali"], office, "baskan", dt.date(2020, 1, 1))
    registry.add_post(people["Can"], office, "sayman", dt.date(2020, 1, 1))
    registry.add_post(people["Can"], other, "sayman", dt.date(2021, 1, 1))

    def given_names(order, wanted=None):
        return [row.name.split()[0] for row in registry.find_people(wanted, order)]

    assert given_names("phone") == ["Can", "Ali", "Ece"]
    assert given_names("email") == ["Ece", "Can", "Ali"]
    assert given_names("organisation") == ["Can", "Ali", "Ece"]
    assert given_names("-organisation") == ["Ali", "Can", "Ece"]
    assert given_names("tags") == ["Can", "Ali", "Ece"]
    registry.update_organisation(other, name="Zafer Vakfı")
    assert given_names("organisation") == ["Ali", "Can", "Ece"]
    assert given_names("name", PersonFilter(tags=("basın",))) == ["Can"]
    assert registry.group_counts_of_people(None) == {"Basın": 1}


def test_suggestions_come_by_how_the_name_begins_then_words_then_the_middle_of_words(database):
    registry = RegistryService(database)
    for name in ("Ataşık Derneği", "Ankara Aşık Derneği", "Aşıklar Vakfı", "Bolu"):
        registry.add_organisation(OrganisationFacts(name))
    found = names(registry.suggest_organisations("aşık"))
    assert found == ["Aşıklar Vakfı", "Ankara Aşık Derneği", "Ataşık Derneği"]
    assert names(registry.suggest_organisations("aşık", limit=2)) == found[:2]


def test_two_spellings_of_a_tag_are_one(database):
    registry = RegistryService(database)
    registry.add_organisation(OrganisationFacts("A", tags=("Basın",)))
    registry.add_organisation(OrganisationFacts("B", tags=("BASIN",)))
    assert list(registry.group_counts(None, "tag").values()) == [2]
    assert registry.count_organisations(OrganisationFilter(tags=("basın",))) == 2


def test_who_does_not_wait_is_told_when_an_order_is_made(database, monkeypatch):
    monkeypatch.setattr(standings, "AT_ONCE", -1)
    registry = RegistryService(database)
    for name, phone in (("Ak", "0312 111 14 52"), ("Bul", "0222 000 14 52"), ("Can", None)):
        registry.add_organisation(OrganisationFacts(name, "DRN", phone=phone))
    registry.find_organisations()
    assert not registry.order_is_ready("organisation", "phone")
    registry.add_organisation(OrganisationFacts("Dal", "DRN", phone="0216 000 14 52"))
    assert [row.name for row in registry.find_organisations(order="phone")] == ["Dal", "Bul", "Ak", "Can"]
    assert registry.order_is_ready("organisation", "phone")


def test_very_many_are_sorted_in_portions_as_they_are_at_once(monkeypatch):
    keys = [word * times for word in ("", "a", "ab", "abc", "ş", "b") for times in (1, 2, 3)] * 3
    rows = list(range(len(keys)))
    for down in (False, True):
        at_once = sorted(rows, key=keys.__getitem__, reverse=down)
        monkeypatch.setattr(ordering, "PORTION", 1)
        assert ordering.sorted_by(rows, keys, down) == at_once
