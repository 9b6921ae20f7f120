"""Everything a developer types: `python3 installer/dev.py setup|demo|run|test|screenshots|bench|translate|lock`."""

from __future__ import annotations

import argparse
import io
import shutil
import sys
from pathlib import Path

OLDEST_PYTHON = (3, 11)


def refuse_old_python() -> None:
    """Say it in one sentence before anything is imported that an older Python cannot read."""
    if sys.version_info >= OLDEST_PYTHON:
        return
    wanted = ".".join(map(str, OLDEST_PYTHON))
    found = ".".join(map(str, sys.version_info[:3]))
    newer = next((name for name in ("python3.13", "python3.12", "python3.11") if shutil.which(name)), None)
    if sys.platform == "win32":
        advice = "Install a newer one, then run:  py -3.12 installer\\dev.py setup"
    elif newer:
        advice = "Run:  " + newer + " installer/dev.py setup"
    else:
        advice = "On Debian 12 or newer run:  sudo apt-get install -y python3 python3-venv"
    sys.exit("Köprü needs Python " + wanted + " or newer; this is " + found + ". " + advice)


refuse_old_python()
sys.path[0] = str(Path(__file__).resolve().parent.parent)

from installer import checks, environment, lock, show, translations
from installer.places import Problem

# What follows these commands is for the program that they start.
PASSING_ON = {"run": show.run, "test": checks.run_all, "screenshots": show.screenshots, "bench": show.bench}


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="dev.py", description=__doc__)
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("setup", help="make or refresh .venv with the locked packages")
    commands.add_parser("demo", help="open Köprü with demonstration data; without a display: tour and screenshots")
    commands.add_parser("run", help="start Köprü; what follows goes to it")
    commands.add_parser("test", help="all checks; what follows goes to pytest")
    commands.add_parser("screenshots", help="pictures of the main pages into .screenshots")
    commands.add_parser("bench", help="measure against references: [NAME] [--json]")
    commands.add_parser("translate", help="take new strings into resources/translations and list what is unfinished")
    commands.add_parser("lock", help="bring installer/requirements.lock up to date")
    return top


def dispatch(command: str, rest: list[str]) -> int:
    if command == "lock":
        return lock.refresh()
    environment.set_up()
    if command == "setup":
        return 0
    if command in PASSING_ON:
        return PASSING_ON[command](rest)
    return show.demo() if command == "demo" else translations.update()


def main(arguments: list[str]) -> int:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a Windows console may lack a letter; that must not end a check
    options, rest = parser().parse_known_args(arguments[:1])
    rest += arguments[1:]
    if rest and options.command not in PASSING_ON:
        parser().error(f"{options.command} takes no arguments: {' '.join(rest)}")
    try:
        return dispatch(options.command, rest)
    except Problem as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
