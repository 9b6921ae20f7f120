"""The lists of codes are whole, agree with each other, and are what their manifest says."""

from __future__ import annotations

import csv
import hashlib
import json
import subprocess
import sys
import time
from importlib.resources import files

import pytest

from db import reference
from db.errors import InvalidInput, ProgrammingError

FOLDER = files("resources").joinpath("reference")


def test_every_province_district_and_activity_class_is_there() -> None:
    assert [province.plate for province in reference.provinces()] == list(range(1, 82))
    assert len(reference.districts()) == 973
    assert len(reference.codes("activity_classes")) == 21 + 12
    assert sum(province.metropolitan for province in reference.provinces()) == 30


def test_every_district_lies_in_a_province_and_every_province_has_one() -> None:
    assert {district.plate for district in reference.districts()} == set(range(1, 82))
    assert len({district.code for district in reference.districts()}) == 973
    assert all(district.code.startswith(f"{district.plate:02}_") for district in reference.districts())
    assert reference.district("26_14") in reference.districts(26)
    assert reference.district("99_99") is None


def test_borders_are_symmetric_and_the_same_in_both_lists() -> None:
    pairs = {(border.plate_a, border.plate_b) for border in reference.borders()}
    assert len(pairs) == len(reference.borders()) == 198
    assert all(a < b for a, b in pairs)
    from_provinces = {
        (province.plate, neighbour) for province in reference.provinces() for neighbour in province.neighbours
    }
    assert from_provinces == pairs | {(b, a) for a, b in pairs}


def test_nuts_codes_nest_and_name_one_region_each() -> None:
    provinces = reference.provinces()
    assert all(p.nuts3.startswith(p.nuts2) and p.nuts2.startswith(p.nuts1) for p in provinces)
    assert all(p.iso == f"TR-{p.plate:02}" for p in provinces)
    assert len({p.nuts3 for p in provinces}) == 81
    assert len({p.nuts2 for p in provinces}) == len({(p.nuts2, p.nuts2_name) for p in provinces}) == 26
    assert len({p.nuts1 for p in provinces}) == len({(p.nuts1, p.nuts1_name) for p in provinces}) == 12
    assert all(p.name in p.nuts2_name.split(", ") for p in provinces)
    assert len({p.region for p in provinces}) == 7


@pytest.mark.parametrize("name", reference.LISTS)
def test_every_code_has_a_turkish_and_an_english_label(name: str) -> None:
    codes = reference.codes(name)
    assert len(codes) == len(set(codes)) > 0
    rows = list(csv.DictReader(FOLDER.joinpath(f"{name}.csv").read_text("utf-8").splitlines()))
    assert [row["code"] for row in rows] == list(codes)
    for row in rows:
        assert row["tr"].strip() == row["tr"] != ""
        assert row["en"].strip() == row["en"] != ""
        assert reference.label(name, row["code"]) == row["tr"]
        assert reference.label(name, row["code"], "en") == row["en"]
        assert None not in row and None not in row.values()


def test_the_manifest_tells_each_file_as_it_is() -> None:
    manifest = json.loads(FOLDER.joinpath("manifest.json").read_text("utf-8"))
    assert manifest["version"] == reference.VERSION
    names = {entry.name for entry in FOLDER.iterdir() if entry.name.endswith(".csv")}
    assert set(manifest["files"]) == names
    for name, entry in manifest["files"].items():
        content = FOLDER.joinpath(name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == entry["sha256"], name
        assert len(list(csv.reader(content.decode("utf-8").splitlines()))) == entry["rows"] + 1, name


def test_every_kind_of_the_glossary_is_there() -> None:
    glossary = ["DRN", "SUB", "TEM", "FED", "KON", "VKF", "SND", "KSN", "MSK", "KOP", "PLT", "KNT", "SPK", "YBK", "UKA"]
    assert set(glossary) <= set(reference.codes("organisation_kinds"))
    assert len(reference.kinds("civil")) == 14
    assert {kind.side for kind in reference.kinds()} == set(reference.codes("sides"))
    assert len(reference.kinds()) == sum(len(reference.kinds(group)) for group in ("civil", "public", "other"))
    assert reference.kind("DRN").identifier_tr == "Kütük no"
    assert reference.kind("DRN").sourced and not reference.kind("KON").sourced


def test_titles_name_known_sides_and_target_groups() -> None:
    assert {title.side for title in reference.titles()} <= set(reference.codes("sides"))
    assert {title.target_group for title in reference.titles()} == set(reference.codes("target_groups"))


@pytest.mark.parametrize(
    ("typed", "plate"),
    [("eskisehir", 26), ("ESKİŞEHİR", 26), ("26", 26), ("06", 6), ("6", 6), ("TR-34", 34), ("hakkari", 30),
     ("İçel", 33), ("K.Maraş", 46), ("Urfa", 63), ("Rize İli", 53), ("TR413", 11)],
)  # fmt: skip
def test_a_province_is_found_however_it_is_written(typed: str, plate: int) -> None:
    assert reference.find_province(typed).plate == plate


def test_a_misspelt_province_is_answered_with_the_nearest() -> None:
    with pytest.raises(
        InvalidInput, match=r"“Eskişehr” is not one of the 81 provinces. The nearest one: Eskişehir"
    ) as e:
        reference.find_province(" Eskişehr ", field="office")
    assert e.value.field == "office"
    with pytest.raises(InvalidInput, match=r"provinces\.$"):
        reference.find_province("London")


def test_a_district_is_found_or_the_nearest_is_named() -> None:
    assert reference.find_district("TEPEBAŞI", 26).name == "Tepebaşı"
    with pytest.raises(InvalidInput, match=r"not a district of Eskişehir. The nearest one: Odunpazarı"):
        reference.find_district("Odunpazar", 26)


def test_an_unknown_code_is_shown_as_it_is_but_an_unknown_list_is_a_fault() -> None:
    assert reference.label("event_kinds", "from_a_newer_version") == "from_a_newer_version"
    with pytest.raises(ProgrammingError):
        reference.codes("planets")
    with pytest.raises(ProgrammingError):
        reference.province(82)


def test_nothing_is_read_before_it_is_asked_for() -> None:
    script = "import db.reference as r; print(r.provinces.cache_info().currsize, r._labels.cache_info().currsize)"
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert out.stdout.split() == ["0", "0"]


def test_the_longest_list_is_read_in_a_moment() -> None:
    reference.provinces()
    reference._districts_by_plate.cache_clear()
    begin = time.process_time()
    reference.districts()
    assert time.process_time() - begin < 0.1
