"""Writes installer/requirements.lock: one version of each package for Linux and Windows, with its files' hashes."""

from __future__ import annotations

import shutil
from pathlib import Path

from installer.places import LOCK, PYPROJECT, THIS_COMMAND, VENV, Problem, capture, venv_tool

# No address of an index and no path goes into the file: the lock says what, the person's own settings say from where.
OPTIONS = [
    "--universal",
    "--python-version",
    "3.11",
    "--extra",
    "dev",
    "--generate-hashes",
    "--upgrade",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-annotate",
    "--no-header",
    "--quiet",
]


def refresh() -> int:
    told = capture([find_uv(), "pip", "compile", PYPROJECT, *OPTIONS, "--output-file", LOCK])
    if told.returncode:
        raise Problem(f"The packages could not be resolved:\n{told.stdout}")
    text = LOCK.read_text(encoding="utf-8")
    print(f"{LOCK.name}: {text.count('==')} packages. Try them: {THIS_COMMAND} setup && {THIS_COMMAND} test")
    return 0


def find_uv() -> Path | str:
    """The resolver is needed for this one command only, so it is not among the locked packages."""
    if venv_tool("uv").exists():
        return venv_tool("uv")
    if found := shutil.which("uv"):
        return found
    python = venv_tool("python").relative_to(VENV.parent)
    raise Problem(f"Refreshing the lock needs uv. Run:\n  {python} -m pip install uv")
