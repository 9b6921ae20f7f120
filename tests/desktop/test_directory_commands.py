"""`kopru directory`: the keys of all installations without a screen."""

from __future__ import annotations

import json

import pytest

from db.keyslots import TEST_COST
from db.office.installation import NewInstallation, create_installation
from desktop import cli

PASSPHRASE, NEW = "uzun bir parola", "başka uzun parola"


@pytest.fixture
def run(monkeypatch, capsys):
    monkeypatch.setenv("KOPRU_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("KOPRU_NEW_PASSPHRASE", NEW)

    def go(*words):
        code = cli.run([*map(str, words), "--json"])
        return code, json.loads(capsys.readouterr().out)

    return go


@pytest.fixture
def places(tmp_path):
    """A centre and a province that has joined it, both closed."""
    folders = []
    for name, kind, office in (("merkez", "centre", 0), ("il", "province", 26)):
        folders.append(tmp_path / name)
        create_installation(folders[-1], NewInstallation(kind, office, name), PASSPHRASE, cost=TEST_COST).close()
    return folders


@pytest.fixture
def joined(places, run, tmp_path):
    centre, place = places
    asked = run("enrol", "request", place, "-o", tmp_path / "istek.json")[1]["data"]
    code, told = run("directory", "approve", centre, tmp_path / "istek.json", "-o", tmp_path / "yanıt.json",
                     "--words", asked["words"])  # fmt: skip
    assert (code, told["data"]["changes"][0]["what"]) == (0, "admitted")
    assert run("enrol", "join", place, tmp_path / "yanıt.json")[0] == 0
    return centre, place, asked["node"]


def states(run, folder):
    code, told = run("directory", "show", folder)
    assert code == 0
    return {one["name"]: one["state"] for one in told["data"]["installations"]}


def test_the_directory_is_shown_and_its_file_verified(places, joined, run, tmp_path, capsys):
    centre, place, _ = joined
    assert states(run, centre) == states(run, place) == {"merkez": "active", "il": "active"}
    file = tmp_path / "yanıt.json"
    code, told = run("directory", "check", file)
    assert (code, told["data"]["signed"], told["data"]["needed"]) == (0, 3, 2)
    assert run("directory", "check", file, "--data", place)[1]["data"]["newer"] is False
    file.write_bytes(file.read_bytes()[:-40])
    assert run("directory", "check", file)[0] == 11
    assert run("directory", "check", tmp_path / "yok.json")[0] == 4
    assert cli.run(["directory", "show", str(centre), "--language", "en"]) == 0
    assert "in use" in capsys.readouterr().out


def test_two_key_holders_in_two_places_revoke_by_a_proposal(joined, run, tmp_path):
    centre, _, node = joined
    roots = sorted((centre / "roots").iterdir())
    proposal = tmp_path / "öneri.json"
    code, told = run("directory", "revoke", centre, "il", "--root", roots[0], "--proposal", proposal)
    assert (code, told["data"]["signed"], told["data"]["complete"]) == (0, 1, False)
    assert states(run, centre)["il"] == "active"
    assert run("directory", "check", proposal)[0] == 1
    assert run("directory", "accept", centre, proposal)[0] == 11
    code, told = run("directory", "sign", proposal, "--root", roots[2])
    assert (code, told["data"]["complete"], told["data"]["changes"]) == (
        0, True, [{"what": "revoked", "node": node, "name": "il"}],
    )  # fmt: skip
    assert run("directory", "accept", centre, proposal)[0] == 0
    assert states(run, centre)["il"] == "revoked"
    code, told = run("directory", "revoke", centre, node)
    assert (code, told["code"]) == (5, "revoked_before")
    assert run("directory", "revoke", centre, "kimse")[0] == 4
    assert run("directory", "revoke", centre, node, "--last-ok", "x")[0] == 5


def test_one_root_key_is_not_enough(joined, run):
    centre, _, node = joined
    roots = sorted((centre / "roots").iterdir())
    code, told = run("directory", "revoke", centre, node, "--root", roots[0], "--root", roots[0])
    assert (code, told["code"]) == (5, "signatures_missing")


def test_a_key_is_renewed_and_roots_are_renewed(joined, run, tmp_path, monkeypatch):
    centre, place, node = joined
    asked = run("directory", "renew", place, "-o", tmp_path / "yenile.json")[1]["data"]
    wrong = run("directory", "approve", centre, tmp_path / "yenile.json", "--words", "bir iki")
    assert (wrong[0], wrong[1]["code"]) == (5, "other_words")
    answer = tmp_path / "yanıt2.json"
    code, told = run("directory", "approve", centre, tmp_path / "yenile.json", "--words", asked["words"], "-o", answer)
    assert (code, told["data"]["renewal"]) == (0, True)
    assert run("directory", "accept", place, answer)[0] == 0
    (row,) = [one for one in run("directory", "show", place)[1]["data"]["installations"] if one["node"] == node]
    assert row["renewed"] is not None

    newer = tmp_path / "dizin.json"
    assert run("directory", "renew-roots", centre, "--new", tmp_path / "kökler", "-o", newer)[0] == 0
    assert run("directory", "accept", place, newer)[0] == 0
    code, told = run("directory", "revoke", centre, node)  # with the old ones
    assert (code, told["code"]) == (5, "not_a_root")
    monkeypatch.setenv("KOPRU_ROOT_PASSPHRASE", NEW)
    roots = sorted((tmp_path / "kökler").iterdir())
    ended = run("directory", "revoke", centre, node, "--root", roots[0], "--root", roots[1], "-o", newer)
    assert ended[0] == 0


def test_a_new_recovery_key_answers_and_the_former_one_does_not(joined, run, tmp_path, monkeypatch):
    centre, place, _ = joined
    newer, key = tmp_path / "dizin.json", tmp_path / "yeni.kopru-recovery"
    assert run("directory", "renew-recovery", centre, "--new", key, "-o", newer)[0] == 0
    assert run("directory", "accept", place, newer)[0] == 0
    request = tmp_path / "kurtar.json"
    assert run("directory", "recover", "request", place, "-o", request)[0] == 0
    assert run("directory", "recover", "answer", centre, request)[0] == 5
    monkeypatch.setenv("KOPRU_ROOT_PASSPHRASE", NEW)
    answer = tmp_path / "yanıt"
    assert run("directory", "recover", "answer", centre, request, "--key", key, "-o", answer)[0] == 0
    assert run("directory", "recover", "open", place, answer)[0] == 0


def test_a_new_identity_joins_again_in_place_of_the_old_one(joined, run, tmp_path):
    centre, place, node = joined
    told = run("directory", "new-identity", place)[1]["data"]
    assert told["before"] == node != told["node"]
    assert run("enrol", "request", place, "-o", tmp_path / "istek.json")[0] == 0
    answer = tmp_path / "yanıt.json"
    assert run("directory", "approve", centre, tmp_path / "istek.json", "--replaces", node, "-o", answer)[0] == 0
    assert run("directory", "accept", place, answer)[0] == 0
    found = {one["node"]: one for one in run("directory", "show", place)[1]["data"]["installations"]}
    assert (found[node]["state"], found[told["node"]]["replaces"]) == ("revoked", node)


def test_a_forgotten_passphrase_is_answered_and_opens_once(joined, run, tmp_path, monkeypatch):
    centre, place, _ = joined
    request, answer = tmp_path / "kurtar.json", tmp_path / "kurtar.yanıt"
    asked = run("directory", "recover", "request", place, "-o", request)[1]["data"]
    code, told = run("directory", "recover", "answer", centre, request, "--words", asked["words"], "-o", answer)
    assert (code, told["data"]["name"]) == (0, "il")
    assert run("directory", "recover", "open", place, answer)[0] == 0
    assert run("directory", "show", place)[0] == 3
    monkeypatch.setenv("KOPRU_PASSPHRASE", NEW)
    assert run("directory", "show", place)[0] == 0
    assert run("directory", "recover", "open", place, answer)[0] == 4
    monkeypatch.delenv("KOPRU_NEW_PASSPHRASE")
    assert run("directory", "recover", "request", place)[0] == 3


def test_each_holder_of_a_new_root_key_has_a_passphrase_of_their_own(joined, run, tmp_path, monkeypatch):
    centre, _, node = joined
    for number in (1, 2, 3):
        monkeypatch.setenv(f"KOPRU_NEW_PASSPHRASE_{number}", f"{number}. saklayanın parolası")
    newer = tmp_path / "dizin.json"
    assert run("directory", "renew-roots", centre, "--new", tmp_path / "kökler", "-o", newer)[0] == 0
    roots = sorted((tmp_path / "kökler").iterdir())
    revoke = ("directory", "revoke", centre, node, "--root", roots[0], "--root", roots[2], "-o", newer)
    monkeypatch.setenv("KOPRU_ROOT_PASSPHRASE_1", "1. saklayanın parolası")
    monkeypatch.setenv("KOPRU_ROOT_PASSPHRASE_2", "2. saklayanın parolası")
    code, told = run(*revoke)
    assert (code != 0, "root-3.kopru-root" in told["message"]) == (True, True), told
    monkeypatch.setenv("KOPRU_ROOT_PASSPHRASE_2", "3. saklayanın parolası")
    assert run(*revoke)[0] == 0
