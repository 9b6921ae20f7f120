"""What the terminal says and how it ends; the round trip through real processes is in tests/endtoend."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from db.errors import NotFound, ReadOnlyFolder
from db.exchange.refusals import NotForUs
from desktop import cli, commands, terminal

PASSPHRASE = "uzun bir parola"


@pytest.fixture
def ask(capsys, monkeypatch):
    """Run a command: exit code, what it printed, what it complained."""
    monkeypatch.setenv("KOPRU_PASSPHRASE", PASSPHRASE)

    def run(*words):
        code = cli.run([str(word) for word in words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def test_a_command_that_is_not_understood_is_a_sentence_and_code_2(ask):
    code, out, err = ask("init")
    assert (code, out) == (2, "")
    assert "kopru init --help" in err
    assert "Traceback" not in err


def test_with_json_every_outcome_is_one_object_on_standard_output(ask, tmp_path):
    for words, code, name in (
        (("init", "--json"), 2, "usage"),
        (("nonsense", "--json"), 2, "usage"),
        (("export", tmp_path / "nothing", "--json"), 4, "not_found"),
        (("check", tmp_path, "--json"), 0, "ok"),
        (("init", tmp_path / "x", "--place", "province", "--province", "99", "--name", "X", "--json"), 5,
         "invalid_input"),
    ):  # fmt: skip
        exit_code, out, _ = ask(*words)
        told = json.loads(out)
        assert (exit_code, told["code"], told["ok"]) == (code, name, code == 0)
        assert set(told) == {"ok", "code", "message", "details", "data"}


def test_without_a_passphrase_nothing_is_made(ask, tmp_path, monkeypatch):
    monkeypatch.delenv("KOPRU_PASSPHRASE")
    code, _, err = ask("init", tmp_path / "x", "--place", "centre", "--name", "Merkez")
    assert code == 3
    assert "KOPRU_PASSPHRASE" in err
    assert not (tmp_path / "x").exists()


def test_a_wrong_passphrase_is_told_from_a_missing_folder(ask, tmp_path, monkeypatch):
    assert ask("init", tmp_path / "x", "--place", "province", "--province", "61", "--name", "Trabzon")[0] == 0
    monkeypatch.setenv("KOPRU_PASSPHRASE", "başka bir parola")
    assert ask("export", tmp_path / "x")[0] == 3
    assert ask("check", tmp_path)[0] == 3
    monkeypatch.setenv("KOPRU_PASSPHRASE", PASSPHRASE)
    assert ask("init", tmp_path / "x", "--place", "centre", "--name", "Merkez")[0] == 5
    assert ask("check", tmp_path)[0] == 0


def test_a_folder_in_which_nothing_was_made_is_no_fault(ask, tmp_path):
    assert ask("check", tmp_path)[0] == 0
    assert ask("check", tmp_path / "absent")[0] == 0


def test_a_file_that_is_not_there_is_named(ask, tmp_path):
    ask("init", tmp_path / "x", "--place", "province", "--province", "61", "--name", "Trabzon")
    code, _, err = ask("enrol", "join", tmp_path / "x", tmp_path / "yok.json")
    assert code == 4
    assert "yok.json" in err


def test_a_request_with_other_words_is_not_answered(ask, tmp_path):
    ask("init", tmp_path / "c", "--place", "centre", "--name", "Merkez")
    ask("init", tmp_path / "p", "--place", "province", "--province", "61", "--name", "Trabzon")
    ask("enrol", "request", tmp_path / "p", "-o", tmp_path / "request")
    approve = ("enrol", "approve", tmp_path / "c", tmp_path / "request", "-o", tmp_path / "answer")
    assert ask(*approve, "--words", "elma armut")[0] == 5
    assert not (tmp_path / "answer").exists()
    assert ask(*approve)[0] == 0
    assert ask("enrol", "join", tmp_path / "p", tmp_path / "answer")[0] == 0


def test_turkish_unless_the_locale_or_the_option_is_english():
    assert terminal.language_of([], {}) == "tr"
    assert terminal.language_of([], {"LANG": "C.UTF-8"}) == "tr"
    assert terminal.language_of([], {"LANG": "en_GB.UTF-8"}) == "en"
    assert terminal.language_of([], {"LC_ALL": "tr_TR.UTF-8", "LANG": "en_GB.UTF-8"}) == "tr"
    assert terminal.language_of(["check", "--language", "en"], {}) == "en"
    assert terminal.language_of(["--language=tr", "check"], {"LANG": "en_GB.UTF-8"}) == "tr"


def test_sentences_of_the_data_layer_are_spoken_in_turkish(ask, tmp_path):
    import_ = ("import", tmp_path / "x", tmp_path / "paket")
    ask("init", tmp_path / "x", "--place", "province", "--province", "61", "--name", "Trabzon")
    (tmp_path / "paket").write_text("no package")
    assert "katılmadı" in ask(*import_)[2]
    assert "has not joined" in ask(*import_, "--language", "en")[2]


def test_every_exit_code_stands_once_in_the_table_of_the_help(ask, capsys):
    numbers = [number for number, _, _ in terminal.EXITS]
    codes = [code for _, names, _ in terminal.EXITS for code in names]
    assert len(set(numbers)) == len(numbers)
    assert len(set(codes)) == len(codes)
    with pytest.raises(SystemExit) as end:
        cli.run(["--help"])
    assert end.value.code == 0
    told = capsys.readouterr().out
    assert all(f"{number:>3}  " in told for number in numbers)


def test_a_kind_of_error_without_a_line_of_its_own_ends_as_the_kind_above_it():
    assert terminal.exit_code("not_for_us", NotForUs("x")) == 11
    assert terminal.exit_code("read_only_folder", ReadOnlyFolder("x")) == 9
    assert terminal.exit_code("not_found", NotFound("x")) == 4
    assert terminal.exit_code("no_passphrase", commands.NoPassphrase("x")) == 3


def test_a_fault_is_a_sentence_without_what_people_entered(ask, tmp_path, monkeypatch):
    def fail(*_):
        raise RuntimeError("Ayşe Yılmaz, 0532 000 00 00")

    monkeypatch.setattr(commands, "run", fail)
    code, out, err = ask("check", tmp_path)
    assert code == 70
    assert "RuntimeError" in err
    assert "Ayşe" not in out + err
    assert "Traceback" not in err


def test_only_what_is_no_command_opens_the_window():
    assert cli.wants_window([])
    assert cli.wants_window(["--data", "x"])
    assert cli.wants_window(["--data", "check"])
    assert not cli.wants_window(["check", "x"])
    assert not cli.wants_window(["--help"])
    assert not cli.wants_window(["--language", "en", "check", "x"])
    assert not cli.wants_window(["nonsense"])


def test_no_command_loads_qt(tmp_path):
    program = (
        "import sys; from desktop import cli;"
        "code = cli.run(['init', sys.argv[1], '--place', 'centre', '--name', 'Merkez']);"
        "code += cli.run(['check', sys.argv[1]]);"
        "sys.exit(code or any(name.startswith('PySide6') for name in sys.modules))"
    )
    environ = {**os.environ, "KOPRU_PASSPHRASE": PASSPHRASE}
    told = subprocess.run([sys.executable, "-c", program, str(tmp_path)], env=environ)
    assert told.returncode == 0


def test_whoever_stops_reading_along_gets_no_traceback(tmp_path):
    """As `kopru … --json | head -c 1` does: the pipe is closed before the command has said all it has to say."""
    reader, writer = os.pipe()
    os.close(reader)
    started = [sys.executable, "-m", "desktop", "check", str(tmp_path), "--json"]
    done = subprocess.run(started, stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writer)
    assert done.returncode not in (0, 1)
    assert "Traceback" not in done.stderr
