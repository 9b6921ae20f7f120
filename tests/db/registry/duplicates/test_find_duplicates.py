"""The list of pairs of a real, encrypted database."""

from __future__ import annotations

import csv
import time
import uuid
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from db.database import Database
from db.journal import bulk_insert, insert_row
from db.registry.duplicates.service import find_duplicates
from db.registry.merging.tables import Distinct
from db.registry.rows import OrganisationFacts, PersonFacts
from db.registry.service import RegistryService
from db.registry.tables import Organisation, OrganisationLink, Person, Post

DATA = Path(__file__).resolve().parents[5] / "shared" / "data"
NAME, OTHER = "Porsuk Havzası Çevre Koruma Derneği", "Porsuk Havzasi Cevre Koruma Der."


@pytest.fixture
def registry(database: Database) -> RegistryService:
    return RegistryService(database)


@pytest.fixture
def two(registry: RegistryService) -> tuple[uuid.UUID, uuid.UUID]:
    first = registry.add_organisation(OrganisationFacts(NAME, "DRN", register_no="26-014-087", phone="0222 220 14 52"))
    second = registry.add_organisation(OrganisationFacts(OTHER, "DRN", phone="02222201452"))
    return first, second


def insert(database: Database, cls: type[Any], **values: Any) -> None:
    with database.write("test") as session:
        insert_row(session, cls, **values)


def test_a_pair_comes_with_its_score_its_reasons_and_its_keys(database, registry, two):
    with database.write("test") as session:
        row = session.query(Organisation).filter(Organisation.id == two[0]).one()
        row.source_key = "GB-1"
    (pair,) = find_duplicates(database, "organisation")
    assert (pair.first, pair.second) == two
    assert pair.score > 0.9
    assert (pair.first_key, pair.second_key) == ("GB-1", None)
    assert (pair.first_name, pair.second_name) == (NAME, OTHER)
    assert {"The same telephone", "The same name"} <= {str(reason) for reason in pair.reasons}


def test_a_file_without_keys_is_known_by_its_register_numbers(database, two):
    (pair,) = find_duplicates(database, "organisation")
    assert (pair.first_key, pair.second_key) == ("26-014-087", None)


def test_pairs_that_were_found_not_to_be_the_same_are_left_out(database, two):
    first, second = sorted(two, key=lambda each: each.bytes)
    insert(database, Distinct, entity="organisation", first_id=first, second_id=second)
    assert find_duplicates(database, "organisation") == []


@pytest.mark.parametrize("kind", ["branch", "federation"])
def test_who_belongs_to_the_other_is_not_the_other(database, two, kind):
    insert(database, OrganisationLink, child_id=two[1], parent_id=two[0], kind=kind)
    assert find_duplicates(database, "organisation") == []


def test_deleted_and_merged_records_are_left_out(database, registry, two):
    registry.delete_organisation(two[1])
    assert find_duplicates(database, "organisation") == []
    registry.undo(registry.last_change_set)
    assert len(find_duplicates(database, "organisation")) == 1
    with database.write("test") as session:
        session.query(Organisation).filter(Organisation.id == two[1]).one().merged_into = two[0]
    assert find_duplicates(database, "organisation") == []


def test_an_earlier_name_is_looked_at(database, registry):
    old = ({"name": "Yeşil Vadi Tiyatro Topluluğu", "kind": "DRN", "from": None, "to": None},)
    with database.write("test") as session:
        values = {"kind": "DRN", "status": "active", "register_no": "26-014-087"}
        bulk_insert(session, Organisation, [
            {"name": "Doruk Sanat Derneği", "former_names": list(old), **values},
            {"name": "Yeşil Vadi Tiyatro Topluluğu", **values},
        ])  # fmt: skip
    (pair,) = find_duplicates(database, "organisation")
    assert pair.score > 0.9


def test_people_who_stand_for_the_same_organisation(database, registry, two):
    for name in ("Gökbayrak", "Gokbayrak"):
        one = registry.add_person(PersonFacts("Tahsin", name))
        insert(database, Post, person_id=one, organisation_id=two[0])
    (pair,) = find_duplicates(database, "person")
    assert "They stand for the same organisation" in {str(reason) for reason in pair.reasons}
    assert {reason.code for reason in pair.reasons} >= {"belongs", "name_same"}


def test_the_least_score_and_progress_are_heeded(database, two):
    assert find_duplicates(database, "organisation", min_score=1.0) == []
    told: list[float] = []
    find_duplicates(database, "organisation", progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_a_search_that_is_cancelled_ends(database, two):
    def cancel(_done: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        find_duplicates(database, "organisation", progress=cancel)


def _people(file: Path) -> tuple[list[dict[str, Any]], set[tuple[str, str]]]:
    rows, same = [], defaultdict(list)
    with file.open(encoding="utf-8", newline="") as lines:
        for raw in csv.DictReader(lines, skipinitialspace=True):
            row = {name.strip(): value.strip() for name, value in raw.items()}
            street = f"{row['street_number']} {row['address_1']}".strip()
            parts = (street, row["address_2"], row["suburb"], row["postcode"], row["state"])
            year = row["date_of_birth"][:4]
            rows.append({
                "given_name": row["given_name"], "family_name": row["surname"], "source_key": row["rec_id"],
                "address": ", ".join(filter(None, parts)) or None,
                "birth_year": int(year) if year.isdigit() and 1900 <= int(year) <= 2026 else None,
            })  # fmt: skip
            same[row["rec_id"].split("-")[1]].append(row["rec_id"])
    truth = {(one, other) for keys in same.values() for one in keys for other in keys if one < other}
    return rows, truth


@pytest.mark.parametrize("name", ["febrl1_persons.csv", "febrl3_persons.csv"])
def test_known_duplicates_among_people_are_found(database, name):
    if not (DATA / name).exists():
        pytest.skip("the published data set is not here")
    rows, truth = _people(DATA / name)
    with database.write("test") as session:
        bulk_insert(session, Person, rows)
    start = time.process_time()
    pairs = find_duplicates(database, "person")
    taken = time.process_time() - start
    found = {tuple(sorted((pair.first_key or "", pair.second_key or ""))) for pair in pairs}
    assert len(found & truth) / len(found) >= 0.98
    assert len(found & truth) / len(truth) >= 0.95
    assert taken < 5.0


def test_clubs_of_one_name_in_different_places_are_not_proposed(database):
    file = DATA / "uk_sports_clubs.csv"
    if not file.exists():
        pytest.skip("the published data set is not here")
    with file.open(encoding="utf-8", newline="") as lines:
        clubs = {row["id"]: row for row in csv.DictReader(lines)}
    with database.write("test") as session:
        bulk_insert(session, Organisation, [
            {"name": row["name"], "kind": "SPK", "status": "active", "source_key": key,
             "address": f"{row['address']}, {row['postcode']}"} for key, row in clubs.items()
        ])  # fmt: skip
    strict = [pair for pair in find_duplicates(database, "organisation") if pair.strict]
    assert len(strict) > 1_000
    for pair in strict:
        one, other = clubs[pair.first_key or ""]["postcode"], clubs[pair.second_key or ""]["postcode"]
        assert one == other or {one, other} & {"", "—", "NA", "No data"}, (one, other)
