"""Three places made, joined and exchanging through real processes, as an unattended installation does it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from db.office.installation import open_installation
from db.registry.rows import OrganisationFacts
from db.registry.service import RegistryService

PASSPHRASE = "uzun bir parola"
ROOT = Path(__file__).parents[2]


class Kopru:
    """Runs `python -m desktop … --json` and gives the data; `ended` is the exit code of the last one."""

    def __init__(self) -> None:
        self.ended = 0

    def __call__(self, *words: object, secret: str = PASSPHRASE) -> dict:
        command = [sys.executable, "-m", "desktop", *(str(word) for word in words), "--json"]
        environ = {**os.environ, "KOPRU_PASSPHRASE": secret}
        done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, encoding="utf-8")
        assert "Traceback" not in done.stderr
        told = json.loads(done.stdout)
        self.ended = done.returncode
        assert told["ok"] == (done.returncode == 0)
        return told


@pytest.fixture(scope="module")
def kopru():
    return Kopru()


@pytest.fixture(scope="module")
def places(kopru, tmp_path_factory):
    """Centre, province and laptop, the last two joined."""
    folder = tmp_path_factory.mktemp("places")
    made = {}
    for place, kind in (("centre", "centre"), ("province", "province"), ("laptop", "field")):
        made[place] = kopru("init", folder / place, "--place", kind, "--province", 61, "--name", f"{place} Çarşı")
        assert kopru.ended == 0
    for place in ("province", "laptop"):
        asked = kopru("enrol", "request", folder / place, "-o", folder / f"{place}.request")
        told = kopru(
            "enrol", "approve", folder / "centre", folder / f"{place}.request", "-o", folder / f"{place}.answer",
            "--words", asked["data"]["words"],
        )  # fmt: skip
        assert told["data"]["node"] == made[place]["data"]["node"]
        kopru("enrol", "join", folder / place, folder / f"{place}.answer")
        assert kopru.ended == 0
    return folder


def send(kopru, folder, sender, receiver):
    told = kopru("export", folder / sender, "--to", f"{receiver} Çarşı", "-o", folder / "mail")
    files = [each["path"] for each in told["data"]["packages"]]
    return files, kopru("import", folder / receiver, *files)["data"]["packages"]


def test_a_record_reaches_headquarters_and_is_confirmed(kopru, places):
    send(kopru, places, "centre", "province")
    with open_installation(places / "province", lambda slots: slots.unlock_with_passphrase(PASSPHRASE)) as province:
        RegistryService(province.database).add_organisation(OrganisationFacts("Uzun Sokak Şoförler Derneği"))
    files, (first,) = send(kopru, places, "province", "centre")
    assert (first["state"], first["taken"]) == ("taken", 1)
    (again,) = kopru("import", places / "centre", *files)["data"]["packages"]
    assert (again["state"], again["taken"]) == ("duplicate", 0)
    _, (receipt,) = send(kopru, places, "centre", "province")
    assert receipt["confirmed"] == 1
    send(kopru, places, "province", "laptop")
    told = kopru("export", places / "province", "--to", "centre Çarşı", "-o", places / "mail")
    assert [each["count"] for each in told["data"]["packages"]] == [0]
    checked = kopru("check", places)
    assert kopru.ended == 0
    assert len(checked["data"]["installations"]) == 3


def test_old_values_are_given_up_and_the_check_still_holds(kopru, places):
    told = kopru("compact", places / "centre", "--older-than", 0)
    assert (kopru.ended, told["data"]) == (0, {"operations": 0, "characters": 0})


def test_a_package_for_another_is_refused_and_the_next_file_still_taken(kopru, places):
    told = kopru("export", places / "centre", "-o", places / "other-mail")
    package = told["data"]["packages"][0]["path"]
    refused = kopru("import", places / "laptop", package)
    assert kopru.ended == 11
    assert refused["code"] == "not_for_us"
    both = kopru("import", places / "province", places / "laptop.request", package)
    assert kopru.ended == 11
    assert [each["state"] for each in both["data"]["packages"]] == ["refused", "taken"]


def test_check_tells_what_is_wrong_and_which_installation(kopru, places, tmp_path):
    wrong = kopru("check", places / "laptop", secret="kesinlikle başka")
    assert (kopru.ended, wrong["code"]) == (3, "wrong_passphrase")
    kopru("init", tmp_path / "x", "--place", "province", "--province", 26, "--name", "X")
    database = tmp_path / "x" / "kopru.db"
    damaged = bytearray(database.read_bytes())
    middle = len(damaged) // 2
    damaged[middle : middle + 64] = bytes(64)
    database.write_bytes(damaged)
    told = kopru("check", tmp_path)
    assert kopru.ended in (1, 7)
    (result,) = told["data"]["installations"]
    assert result["problems"]
