"""The recorded suites must agree at least as far as they did; where they are absent this is skipped."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conformance.data import folder
from tests.conformance.report import SUITES

# what does not agree: decisions of `db.forms` (see its table), places that the recording lost, and open work
FLOOR = {"xpath": 2088, "javarosa": 333, "pyxform forms": 406, "scenario": 524}


@pytest.fixture(scope="module")
def data() -> Path:
    found = folder()
    if found is None:
        pytest.skip("the recorded suites are not here (KOPRU_CONFORMANCE, ../shared/conformance)")
    return found


@pytest.mark.parametrize("suite", SUITES)
def test_engine_agrees_with_the_recorded_suite(suite: str, data: Path):
    tally = SUITES[suite](data)
    missing = "\n".join(f"{where}: {what[:200]}" for where, what in tally.failures[:20])
    assert tally.passed >= FLOOR[suite], f"{tally.passed} of {tally.total}\n{missing}"
    if suite == "pyxform forms":  # only those with broken expressions
        assert tally.refused <= 3
        assert all("expression" in sentence for _, sentence in tally.notes)
