"""`kopru registry import` killed at any moment: all rows of the file are there, or none, and the data is sound."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time

import pytest

ROWS, KILLS = 4_000, 6
ENVIRONMENT = {**os.environ, "KOPRU_PASSPHRASE": "uzun bir parola"}


def kopru(*words):
    command = [sys.executable, "-m", "desktop", *map(str, words), "--json"]
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, timeout=120)
    return json.loads(done.stdout)


@pytest.fixture
def place(tmp_path):
    folder = tmp_path / "veri"
    made = kopru("init", folder, "--place", "province", "--province", "26", "--name", "Eskişehir")
    assert made["ok"], made
    table = tmp_path / "liste.csv"
    lines = [f"K-{n};Işıklı {n} Derneği;Sokak {n}" for n in range(ROWS)]
    table.write_text("\n".join(["Kayıt No;Ad;Adres", *lines]), encoding="utf-8")
    return folder, table


def test_killed_at_any_moment_an_import_leaves_all_of_the_file_or_nothing(place):
    folder, table = place
    command = [sys.executable, "-m", "desktop", "registry", "import", str(table), "--data", str(folder), "--json"]
    begun = time.monotonic()
    assert kopru("registry", "import", table, "--data", folder, "--dry-run")["data"]["new"] == ROWS
    whole, dice, killed = 1.5 * (time.monotonic() - begun), random.Random(26), 0
    for _ in range(KILLS):
        with subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True) as process:
            try:
                process.wait(dice.uniform(0.3, 1.0) * whole)
            except subprocess.TimeoutExpired:
                process.kill()
                killed += 1
        counts = kopru("registry", "import", table, "--data", folder, "--dry-run")["data"]
        assert (counts["new"], counts["same"]) in ((ROWS, 0), (0, ROWS))
        assert kopru("check", folder)["ok"]
        if counts["same"]:
            break
    assert killed
