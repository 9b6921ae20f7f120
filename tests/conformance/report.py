"""All suites in a row. Which figures are expected stands in `test_conformance.py`."""

from __future__ import annotations

from pathlib import Path

from tests.conformance.data import Tally
from tests.conformance.forms_suite import run_forms
from tests.conformance.scenario_suite import run_scenario
from tests.conformance.xpath_suite import run_javarosa, run_xpath

SUITES = {"xpath": run_xpath, "javarosa": run_javarosa, "pyxform forms": run_forms, "scenario": run_scenario}


def run_all(folder: Path) -> list[Tally]:
    return [run(folder) for run in SUITES.values()]
