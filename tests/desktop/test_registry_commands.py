"""`kopru registry import` does what the page does."""

from __future__ import annotations

import json

import pytest
from openpyxl import load_workbook

from desktop import cli, preferences

PASSPHRASE = "uzun bir parola"


@pytest.fixture
def place(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("KOPRU_PASSPHRASE", PASSPHRASE)
    folder = tmp_path / "veri"
    made = ["init", str(folder), "--place", "province", "--province", "26", "--name", "Eskişehir"]
    assert cli.run(made) == 0
    capsys.readouterr()
    return folder


@pytest.fixture
def ask(capsys):
    def run(*words):
        code = cli.run(["registry", "import", *map(str, words), "--json"])
        return code, json.loads(capsys.readouterr().out)

    return run


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "liste.csv"
    path.write_text("Dernek Adı;Kütük No;Telefon;TC Kimlik No\nA Derneği;26-014-087;x;\n;1;2;\n", encoding="utf-8")
    return path


def test_a_dry_run_counts_what_the_import_then_takes(place, ask, file, tmp_path):
    code, tried = ask(place, file, "--dry-run")
    assert (code, tried["ok"]) == (0, True)
    data = tried["data"]
    assert (data["rows"], data["new"], data["refused"], data["dry_run"], data["run"]) == (2, 1, 1, True, None)
    assert data["columns"]["Dernek Adı"]["field"] == "name"
    assert data["never_taken"] == ["TC Kimlik No"]
    refused = tmp_path / "geri.xlsx"
    code, taken = ask(file, "--data", place, "--refused", refused)
    told = taken["data"]
    assert code == 0 and told["run"] == 1
    same = ("rows", "new", "updated", "same", "refused", "possible_duplicates", "reasons")
    assert [told[name] for name in same] == [data[name] for name in same]
    assert told["reasons"][0]["row"] == 3 and told["remarks"][0]["cell"] == "C2"
    assert load_workbook(refused).active.max_row == 2


def test_the_data_folder_comes_from_the_environment_or_is_the_only_one(place, ask, file, monkeypatch):
    monkeypatch.setenv("KOPRU_DATA", str(place))
    assert ask(file, "--dry-run")[0] == 0
    monkeypatch.delenv("KOPRU_DATA")
    monkeypatch.setattr(preferences, "default_folder", lambda: place.parent)
    assert ask(file, "--dry-run")[0] == 0
    monkeypatch.setattr(preferences, "default_folder", lambda: place / "yok")
    assert ask(file, "--dry-run")[0] == 4


def test_a_mapping_of_ones_own_is_used_and_a_wrong_one_named(place, ask, file, tmp_path):
    mapping = tmp_path / "m.json"
    mapping.write_text('{"columns": {"A": "name", "kütük no": "short_name"}}', encoding="utf-8")
    code, told = ask(place, file, "--mapping", mapping, "--dry-run")
    assert code == 0
    assert told["data"]["columns"] == {
        "Dernek Adı": {"field": "name", "confidence": pytest.approx(0.99), "by": "name"},
        "Kütük No": {"field": "short_name", "confidence": 1.0, "by": "mapping"},
    }
    assert told["data"]["unused"] == ["Telefon"]
    mapping.write_text('{"columns": {"A": "nam"}}', encoding="utf-8")
    code, told = ask(place, file, "--mapping", mapping)
    assert (code, told["code"]) == (5, "invalid_input")


def test_people_are_told_from_organisations_and_a_terminal_reads_sentences(place, capsys, tmp_path):
    path = tmp_path / "kişiler.vcf"
    path.write_text("BEGIN:VCARD\nVERSION:3.0\nN:Yılmaz;Ayşe;;;\nFN:Ayşe Yılmaz\nEND:VCARD\n", encoding="utf-8")
    assert cli.run(["registry", "import", str(place), str(path), "--people", "--language", "en"]) == 0
    assert "1 rows, 1 new" in capsys.readouterr().out


def test_what_is_no_table_ends_with_a_sentence(place, ask, tmp_path):
    path = tmp_path / "resim.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    code, told = ask(place, path)
    assert (code, told["code"], told["ok"]) == (5, "unreadable_table", False)
    assert "resim.xlsx" in told["message"]
