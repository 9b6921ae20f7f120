"""The forms of pyxform's tests: every one must load and open, or be refused with a sentence of ours."""

from __future__ import annotations

import time
import zipfile
from pathlib import Path

from db.errors import UserError
from db.forms import load_form
from tests.conformance.data import Tally

SLOW = 2.0  # seconds of processor time for one form of the suite


def run_forms(folder: Path) -> Tally:
    tally = Tally("pyxform forms")
    with zipfile.ZipFile(folder / "pyxform_forms.zip") as archive:
        for name in sorted(archive.namelist()):
            if not name.endswith(".xml"):
                continue
            started = time.thread_time()
            try:
                form = load_form(archive.read(name)).open()
                form.pages()
                for view in form.nodes():
                    _look_at(view)
                form.submission()
            except UserError as error:
                tally.refused += 1
                tally.notes.append((name, str(error)))
                tally.check(True, name, "")
                continue
            except Exception as error:  # noqa: BLE001 - any other error is the finding
                tally.check(False, name, f"{type(error).__name__}: {error}")
                continue
            tally.check(time.thread_time() - started < SLOW, name, "slow")
    return tally


def _look_at(view: object) -> None:
    for name in ("kind", "type", "label", "hint", "choices", "required", "readonly", "violation", "ref", "range"):
        value = getattr(view, name)
        if name == "choices":
            list(value)
