"""kill -9 in the middle of writing, exporting and importing: what was told as kept is there, no number is used twice,
and no package knows more than the database that it came from."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
KILLS = 200


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the killed are forked from one warm process, which needs fork")
@pytest.mark.parametrize("kind", ["writing", "exporting", "importing"])
def test_killed_at_any_point_a_place_keeps_what_it_told_and_numbers_nothing_twice(kind: str, tmp_path: Path) -> None:
    words = (kind, str(KILLS), str(tmp_path / "places"), "20261123")
    command = [sys.executable, "-m", "tests.db.exchange.killing", *words]
    environ = os.environ | {"HOME": str(tmp_path), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr[-6000:]
    counts = json.loads(done.stdout)
    assert counts["calls"] + counts["log"] == KILLS
    assert min(counts["calls"], counts["log"]) > KILLS // 5, "both ways of aiming hit"
