"""`kopru export | import | quarantine | deeds | check`: every outcome in one shape, each file for itself."""

from __future__ import annotations

import base64
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from db.errors import InvalidInput
from db.office.installation import open_installation
from desktop import cli
from desktop.exchange_commands import _peer
from tests.db.exchange.places import PASSPHRASE, Places, add, reopen


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Centre, province 26 with a laptop, and province 6, joined; nobody has them open."""
    places = Places(tmp_path_factory.mktemp("places"))
    places.close()
    return places.folder


@pytest.fixture
def kopru(capsys, monkeypatch):
    monkeypatch.setenv("KOPRU_PASSPHRASE", PASSPHRASE)

    class Kopru:
        ended = 0

        def __call__(self, *words):
            self.ended = cli.run([*(str(word) for word in words), "--json", "--language", "en"])
            told = json.loads(capsys.readouterr().out)
            assert list(told) == ["ok", "code", "message", "details", "data"]
            assert told["ok"] is (told["code"] == "ok") is (self.ended == 0)
            return told

    return Kopru()


def written(kopru, folder, name):
    """A package of the province with one record more, for headquarters."""
    with reopen(folder / "26") as province:
        add(province, name)
    (package,) = kopru("export", folder / "26", "--to", "Genel Merkez", "-o", folder / "mail")["data"]["packages"]
    return package["path"]


def test_of_several_files_the_good_ones_are_taken_in_whatever_order(kopru, folder):
    first, second = written(kopru, folder, "Birinci"), written(kopru, folder, "İkinci")
    bad = folder / "fatura.pdf"
    bad.write_bytes(b"%PDF-1.7")
    files = [second, bad, first, second]
    told = kopru("import", folder / "centre", *files)
    assert (kopru.ended, told["code"], told["details"]) == (11, "not_a_package", {"file": "fatura.pdf"})
    packages = told["data"]["packages"]
    assert [each["state"] for each in packages] == ["taken", "refused", "taken", "duplicate"]
    assert [each["path"] for each in packages] == [str(file) for file in files]
    assert sum(each.get("taken", 0) for each in packages) == 2
    assert packages[1].keys() == {"file", "path", "state", "code", "message", "details"}
    assert {"file", "path", "state", "code", "peer", "number", "taken", "known"} <= packages[0].keys()


def test_a_sender_that_a_later_file_introduces_is_taken_after_all(kopru, tmp_path):
    """The laptop's first package comes before the directory in which it stands."""
    places = Places(tmp_path)
    centre, laptop = places.centre, places.laptop.database.node.id
    add(places.laptop)
    (early,) = [one.path for one in places.laptop.exchange.export(places.province.database.node.id)]
    (late,) = [one.path for one in centre.exchange.export(places.province.database.node.id)]
    first = places.province.exchange.directory
    with places.province.database.write() as session:
        session.connection().exec_driver_sql("DELETE FROM directory WHERE version > 2")
    assert places.province.exchange.directory.entry(laptop) is None
    assert first.version > 2
    places.close()
    told = kopru("import", tmp_path / "26", early, late)
    assert [each["state"] for each in told["data"]["packages"]] == ["taken", "taken"]


def test_success_and_refusal_have_one_shape(kopru, folder):
    for words, ended in (
        (("check", folder / "centre"), 0), (("quarantine", "drop", folder / "centre", "yok.refused"), 4),
        (("export", folder / "centre", "--to", "hiç kimse"), 4), (("import", folder / "yok", "a"), 4),
        (("check",), 2), (("deeds", folder / "centre"), 0), (("import", folder / "centre", folder / "yok.kopru"), 11),
    ):  # fmt: skip
        kopru(*words)
        assert kopru.ended == ended, words


def test_two_places_of_one_name_are_told_apart_by_their_ids():
    @dataclass
    class Peer:
        node: str
        name: str

    class Exchange:
        def peers(self):
            return [Peer("a", "İl"), Peer("b", "İl"), Peer("c", "Merkez")]

    assert [_peer(Exchange(), wanted) for wanted in ("a", "Merkez", "yok")] == ["a", "c", "yok"]
    with pytest.raises(InvalidInput, match="a, b"):
        _peer(Exchange(), "İl")


def test_what_was_refused_is_listed_taken_again_and_dropped(kopru, folder):
    bad = folder / "resim.png"
    bad.write_bytes(b"\x89PNG....")
    kopru("import", folder / "06", bad)
    (row,) = kopru("quarantine", "list", folder / "06")["data"]["quarantine"]
    assert (row["file"], row["code"], row["size"]) == ("resim.png", "not_a_package", 8)
    assert "resim.png" in row["reason"]
    again = kopru("quarantine", "take", folder / "06", row["name"])
    assert (kopru.ended, again["code"]) == (11, "not_a_package")
    kopru("quarantine", "drop", folder / "06", row["name"])
    assert kopru("quarantine", "list", folder / "06")["data"]["quarantine"] == []


def test_what_was_done_stands_in_the_record_and_a_check_finds_who_changed_it(kopru, folder, tmp_path):
    kopru("export", folder / "laptop", "-o", tmp_path / "mail")
    told = kopru("deeds", folder / "laptop", "--most", 1)["data"]
    assert [each["action"] for each in told["entries"]] == ["package_exported"]
    shutil.copytree(folder / "laptop", tmp_path / "copy")
    with open_installation(tmp_path / "copy", lambda slots: slots.unlock_with_passphrase(PASSPHRASE)) as copy:
        raw = copy.database.raw_connection()
        raw.execute("DROP TRIGGER audit_entry_only_grows_UPDATE")
        raw.execute("UPDATE audit_entry SET author = 'x' WHERE n = 1")
        raw.close()
    checked = kopru("check", tmp_path / "copy")
    assert (kopru.ended, checked["code"]) == (1, "problems")
    (result,) = checked["data"]["installations"]
    assert (result["chain"]["n"], result["code"]) == (1, "problems")
    kopru("deeds", tmp_path / "copy")
    assert kopru.ended == 1


@pytest.mark.parametrize("command", ["export", "import", "check", "deeds"])
def test_the_help_of_each_command_names_the_exit_codes(command, capsys):
    with pytest.raises(SystemExit):
        cli.run([command, "--help", "--language", "en"])
    assert "11  a package, request or answer was refused" in capsys.readouterr().out


@pytest.mark.parametrize(("form", "ending"), [("none", ".kopru"), ("zip", ".zip"), ("text", ".txt")])
def test_each_form_is_written_with_its_mail_and_taken_in(kopru, folder, tmp_path, form, ending):
    with reopen(folder / "26") as province:
        add(province, f"Dernek {form}")
    words = ("--to", "Genel Merkez", "-o", tmp_path, "--wrap", form, "--cover", "--draft")
    (package,) = kopru("export", folder / "26", *words)["data"]["packages"]
    assert package["path"].endswith(ending)
    assert "Eskişehir il ofisi (26) → Genel Merkez" in package["cover"]["subject"]
    assert f"Dosya: {Path(package['path']).name}" in package["cover"]["text"]
    assert Path(package["path"]).read_bytes()[:3] in base64.b64decode(
        Path(package["draft"]).read_bytes().partition(b"attachment;")[2].partition(b"\r\n\r\n")[2][:76]
    )
    told = kopru("import", folder / "centre", package["path"])
    assert (kopru.ended, [each["state"] for each in told["data"]["packages"]]) == (0, ["taken"])


def test_the_mail_is_told_only_where_it_is_asked_for(kopru, folder, tmp_path, capsys):
    plain = ("export", folder / "26", "--to", "Genel Merkez", "-o", tmp_path)
    (package,) = kopru(*plain)["data"]["packages"]
    assert not {"cover", "draft"} & package.keys()
    assert cli.run([*(str(word) for word in plain), "--cover", "--language", "tr"]) == 0
    told = capsys.readouterr().out
    assert "Konu: Köprü paketi" in told
    assert "Ne yapmalısınız?" in told
    kopru(*plain, "--wrap", "rar")
    assert kopru.ended == 2
