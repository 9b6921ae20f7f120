"""`kopru registry duplicates` on a real installation."""

from __future__ import annotations

import json

import pytest

from db.office.installation import NewInstallation, create_installation
from db.registry.rows import OrganisationFacts, PersonFacts
from db.registry.service import RegistryService
from desktop import cli

PASSPHRASE = "çınar-mavi-köprü-yedi"


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setenv("KOPRU_PASSPHRASE", PASSPHRASE)
    folder = tmp_path / "data"
    with create_installation(folder, NewInstallation("province", 26, "Eskişehir"), PASSPHRASE) as made:
        registry = RegistryService(made.database)
        for name in ("Porsuk Havzası Çevre Koruma Derneği", "Porsuk Havzasi Cevre Koruma Der.", "Doruk Dağcılık"):
            registry.add_organisation(OrganisationFacts(name, "DRN", phone="0222 220 14 52"))
        for name in ("Gökbayrak", "Gokbayrak"):
            registry.add_person(PersonFacts("Tahsin", name, phone="0532 000 14 52"))
    return folder


def told(capsys, *arguments):
    code = cli.run(["registry", "duplicates", *map(str, arguments), "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_pairs_come_with_names_keys_scores_and_reasons(place, capsys):
    code, answer = told(capsys, "--data", place, "--language", "en")
    assert (code, answer["ok"], answer["code"], answer["data"]["count"]) == (0, True, "ok", 1)
    (pair,) = answer["data"]["pairs"]
    assert pair["first"]["name"] == "Porsuk Havzası Çevre Koruma Derneği"
    assert set(pair["first"]) == set(pair["second"]) == {"id", "key", "name"}
    assert 0.5 <= pair["score"] <= 1.0
    assert "The same name" in pair["reasons"]
    assert isinstance(pair["strict"], bool)


def test_people_are_asked_for_by_name_and_told_in_turkish(place, capsys):
    code, answer = told(capsys, "--people", "--data", place)
    assert code == 0
    assert "Telefon aynı" in answer["data"]["pairs"][0]["reasons"]


@pytest.mark.parametrize("score", ["much", "1.5", "-1", "nan"])
def test_a_least_score_that_is_none_is_refused(place, capsys, score):
    code, answer = told(capsys, "--data", place, f"--min-score={score}")
    assert (code, answer["ok"], answer["code"]) == (5, False, "invalid_input")
    assert score in answer["message"]


def test_a_least_score_leaves_out_the_less_likely(place, capsys):
    assert told(capsys, "--data", place, "--min-score", "1")[1]["data"]["count"] == 0


def test_without_json_each_pair_is_two_lines(place, capsys):
    assert cli.run(["registry", "duplicates", "--data", str(place), "--language", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == "1 pairs of records that may be the same."
    assert len(lines) == 3
