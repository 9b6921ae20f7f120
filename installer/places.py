"""Where things lie in a checkout, and how its own Python is called."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "installer" / "requirements.lock"
PYPROJECT = ROOT / "pyproject.toml"
TRANSLATIONS = ROOT / "resources" / "translations"
COMPILED_TURKISH = TRANSLATIONS / "kopru_tr.qm"

WINDOWS = sys.platform == "win32"
THIS_COMMAND = "py installer\\dev.py" if WINDOWS else "python3 installer/dev.py"


class Problem(Exception):
    """Something the developer can mend; its text is a plain sentence with the command to type."""


def venv_tool(name: str) -> Path:
    """A program inside .venv, `python` too."""
    return VENV / ("Scripts" if WINDOWS else "bin") / (f"{name}.exe" if WINDOWS else name)


def run(command: Sequence[str | Path], environ: Mapping[str, str] | None = None) -> int:
    """Run in the checkout with output to the terminal; gives the exit code."""
    words = [str(part) for part in command]
    return subprocess.run(words, cwd=ROOT, env={**os.environ, **(environ or {})}, check=False).returncode


def capture(command: Sequence[str | Path]) -> subprocess.CompletedProcess[str]:
    """Run in the checkout and keep what it said, errors included, as text in `stdout`."""
    return subprocess.run(
        [str(part) for part in command],
        cwd=ROOT,
        text=True,
        encoding="utf-8",
        errors="replace",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
