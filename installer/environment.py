"""Makes `.venv`: the locked packages checked by their hashes, the project itself editable, translations compiled."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import re
import sys
import time
import tomllib
from pathlib import Path

from installer import system_libraries, translations
from installer.places import LOCK, PYPROJECT, ROOT, THIS_COMMAND, VENV, WINDOWS, Problem, capture, venv_tool

STAMP = VENV / "kopru-setup.json"
UNREACHABLE = re.compile(
    "NewConnectionError|Failed to establish|name resolution|Name or service not known|getaddrinfo failed"
    "|ConnectTimeout|ReadTimeout|Read timed out|ProxyError|No matching distribution found"
)


def set_up() -> None:
    """Bring `.venv` to what the lock says. Does nothing, and says nothing, where that is so already."""
    begun = time.monotonic()
    wanted = fingerprint()
    stamp = read_stamp()
    if stamp.get("root") not in (None, str(ROOT)) or not venv_answers():
        make_venv()
        stamp = {}
    changed = stamp.get("packages") != wanted
    if changed:
        install_packages()
        stamp = {"root": str(ROOT), "packages": wanted}
        write_stamp(stamp)
    if not stamp.get("qt"):
        system_libraries.require()
        write_stamp({**stamp, "qt": "loads"})
    translations.compile_turkish()
    if changed:
        print(f"Set up in {time.monotonic() - begun:.0f} s.  Look at it: {THIS_COMMAND} demo")


def fingerprint() -> str:
    """Changes with the locked packages and with the project's own metadata, not with the settings of its tools."""
    with PYPROJECT.open("rb") as file:
        pyproject = tomllib.load(file)
    described = json.dumps([pyproject["project"], pyproject["build-system"]], sort_keys=True)
    return hashlib.sha256(LOCK.read_bytes() + described.encode()).hexdigest()


def read_stamp() -> dict[str, str]:
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def write_stamp(stamp: dict[str, str]) -> None:
    STAMP.write_text(json.dumps(stamp), encoding="utf-8")


def venv_answers() -> bool:
    """Whether `.venv` holds a Python that starts: it may have been moved, copied, or its Python removed."""
    if not venv_tool("python").exists():
        return False
    if STAMP.exists():
        return True
    new_enough = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    try:
        return capture([venv_tool("python"), "-c", new_enough]).returncode == 0
    except OSError:
        return False


def make_venv() -> None:
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        raise Problem(
            "This Python cannot make virtual environments: Debian keeps that part in a package of its own. Run:\n"
            f"  sudo apt-get install -y python3-venv && {THIS_COMMAND} setup"
        )
    made = capture([sys.executable, "-m", "venv", "--clear", VENV])
    if made.returncode:
        raise Problem(f"The virtual environment {VENV} could not be made:\n{made.stdout}")


def install_packages() -> None:
    print("Installing the locked packages into .venv (the first time this downloads about 150 MB) ...", flush=True)
    pip: list[str | Path] = [venv_tool("python"), "-m", "pip", "--quiet", "--no-input", "--disable-pip-version-check"]
    told = capture([*pip, "install", "--require-hashes", "-r", LOCK])
    if told.returncode:
        raise Problem(explain(told.stdout))
    told = capture([*pip, "install", "--no-index", "--no-deps", "--no-build-isolation", "--editable", ROOT])
    if told.returncode:
        raise Problem(f"Köprü itself could not be installed into .venv:\n{told.stdout}")


def explain(output: str) -> str:
    """What to do about pip's failure, with its last lines."""
    last = "\n".join(f"  | {line}" for line in output.strip().splitlines()[-4:])
    if "DO NOT MATCH THE HASHES" in output:
        return f"A downloaded package is not the one that was locked; nothing of it was installed.\n{last}"
    if "No space left" in output:
        return f"The disk is full: the packages need about 1 GB.\n{last}"
    if "CERTIFICATE_VERIFY_FAILED" in output:
        return (
            "Something between this computer and the network signs connections with a certificate of its own. Ask for\n"
            f"that certificate as a file, name it in PIP_CERT and run {THIS_COMMAND} setup again.\n{last}"
        )
    if UNREACHABLE.search(output):
        settings = ("PIP_NO_INDEX=1", "PIP_FIND_LINKS=FOLDER")
        setting = "".join(f"set {each}&& " for each in settings) if WINDOWS else " ".join(settings)
        return (
            "The packages could not be fetched. Connect this computer to the network and run:\n"
            f"  {THIS_COMMAND} setup\n"
            "or, without a network, with a folder that holds the packages:\n"
            f"  {setting} {THIS_COMMAND} setup\n{last}"
        )
    return f"The locked packages could not be installed:\n{last}"
