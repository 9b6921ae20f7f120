"""Names the Debian packages of the shared libraries that Qt needs and this computer lacks."""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from installer.places import THIS_COMMAND, Problem, capture, venv_tool

LIST = Path(__file__).with_name("debian-packages.txt")
LOADS_QT = "import PySide6.QtWidgets, PySide6.QtSvg, PySide6.QtPrintSupport, PySide6.QtNetwork"


@dataclass(frozen=True)
class Library:
    file: str
    package: str
    for_display_only: bool


def libraries() -> list[Library]:
    lines = LIST.read_text(encoding="utf-8").splitlines()
    entries = [line.split() for line in lines if line and not line.startswith("#")]
    return [Library(file, package, when == "display") for file, package, when in entries]


def has_display() -> bool:
    """Whether a window could be shown. Windows and macOS always have a desktop."""
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def require() -> None:
    """Load Qt in `.venv`; a `Problem` with one command for all missing libraries when it does not load."""
    told = capture([venv_tool("python"), "-c", LOADS_QT])
    if told.returncode:
        raise Problem(explain(told.stdout))
    require_display()


def require_display() -> None:
    """A window under X11 needs more libraries than a page drawn in memory does."""
    if not sys.platform.startswith("linux") or not os.environ.get("DISPLAY"):
        return
    if missing := [library for library in libraries() if not loads(library.file)]:
        raise Problem(install_sentence(missing))


def explain(output: str) -> str:
    missing = [library for library in libraries() if not loads(library.file)]
    if missing:
        return install_sentence(missing)
    if found := re.search(r"(lib\S+\.so\S*): cannot open", output):
        return (
            f"Qt does not load: this computer lacks {found[1]}. Install the package that holds it and run:\n"
            f"  {THIS_COMMAND} setup"
        )
    last = "\n".join(f"  | {line}" for line in output.strip().splitlines()[-4:])
    return f"Qt does not load:\n{last}"


def loads(file: str) -> bool:
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True


def install_sentence(missing: list[Library]) -> str:
    packages = " ".join(dict.fromkeys(library.package for library in missing))
    if shutil.which("apt-get") is None:
        files = ", ".join(library.file for library in missing)
        return f"Qt needs {files}. Install them with this system's packages (Debian's names: {packages})."
    return (
        "Qt needs libraries that this computer lacks. Run:\n"
        f"  sudo apt-get install -y {packages} && {THIS_COMMAND} setup"
    )
