"""The one test command: every check in order, each with its time; what failed is named at the end."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from installer import translations
from installer.places import THIS_COMMAND, run, venv_tool

# Compiled modules are kept, whatever the environment says: the tests start hundreds of processes.
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": ""}
IN_MEMORY = Path("/dev/shm")
ROOM = 3 * 1024**3


def run_all(pytest_arguments: Sequence[str]) -> int:
    """0 when all held. The arguments narrow pytest only; every other check runs whole."""
    python = venv_tool("python")
    steps: list[tuple[str, Callable[[], int]]] = [
        ("ruff", command(python, "-m", "ruff", "check", "--quiet", ".")),
        ("ruff format", command(python, "-m", "ruff", "format", "--check", "--quiet", ".")),
        ("mypy db installer", command(python, "-m", "mypy", "db", "installer")),
        ("mypy desktop", command(python, "-m", "mypy", "desktop")),
        ("import-linter", command(venv_tool("lint-imports"))),
        ("translations", check_translations),
        ("pytest", lambda: run_pytest(python, pytest_arguments)),
    ]
    results = [run_step(name, step) for name, step in steps]
    print()
    for name, held, taken in results:
        print(f"{'ok    ' if held else 'FAILED'}  {name:22} {taken:6.1f} s")
    failed = [name for name, held, _ in results if not held]
    if pytest_arguments:
        print(f"pytest ran with: {' '.join(pytest_arguments)}")
    print(f"\nFailed: {', '.join(failed)}" if failed else "\nAll checks held.")
    return 1 if failed else 0


def command(*parts: str | Path) -> Callable[[], int]:
    return lambda: run(parts, OFFSCREEN)


def run_pytest(python: Path, arguments: Sequence[str]) -> int:
    """On both cores, the files in memory where the machine can: they wait for the disk thousands of times."""
    with temporary_folder() as folder:
        parts: list[str | Path] = [python, "-m", "pytest", "-q", "-n", "2", "--dist", "worksteal", *arguments]
        return run(parts, {**OFFSCREEN, **folder})


@contextmanager
def temporary_folder() -> Iterator[dict[str, str]]:
    """What to set so that pytest keeps its files in memory for the length of the run; nothing where that is not so."""
    if not os.access(IN_MEMORY, os.W_OK) or shutil.disk_usage(IN_MEMORY).free < ROOM:
        yield {}
        return
    with tempfile.TemporaryDirectory(dir=IN_MEMORY, prefix="kopru-tests-", ignore_cleanup_errors=True) as folder:
        yield {"PYTEST_DEBUG_TEMPROOT": folder}


def run_step(name: str, step: Callable[[], int]) -> tuple[str, bool, float]:
    print(f"\n--- {name}", flush=True)
    begun = time.monotonic()
    held = step() == 0
    return name, held, time.monotonic() - begun


def check_translations() -> int:
    problems = translations.check()
    for problem in problems:
        print(problem)
    print(f"Take them in with: {THIS_COMMAND} translate" if problems else "Every string has its Turkish.")
    return 1 if problems else 0
