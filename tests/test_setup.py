"""The set-up holds what it promises: locked by hash, no address, no path of somebody's computer."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from installer import environment, system_libraries
from installer.places import LOCK, PYPROJECT, ROOT

PROJECT = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]
OURS = {"db", "desktop", "resources", "installer", "tests"}


def distribution(requirement: str) -> str:
    """`Some_Package[extra]>=1` -> `some-package`."""
    return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", requirement)[0]).lower()


def locked() -> dict[str, list[str]]:
    """Hashes by package."""
    entries = re.split(r"\n(?=\S)", LOCK.read_text(encoding="utf-8").strip())
    return {distribution(entry): re.findall(r"--hash=sha256:([0-9a-f]{64})\b", entry) for entry in entries}


def imported(file: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    taken = {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module and not node.level}
    return {name.partition(".")[0] for name in plain | taken}


def tracked_files() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_every_dependency_is_locked_with_hashes():
    packages = locked()
    wanted = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
    assert [name for name in map(distribution, wanted) if not packages.get(name)] == []
    assert [name for name, hashes in packages.items() if not hashes] == []


def test_the_locked_versions_are_those_that_are_allowed():
    versions = dict(re.findall(r"^([\w.-]+)==([\w.]+)", LOCK.read_text(encoding="utf-8"), re.MULTILINE))
    wanted = map(Requirement, [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]])
    assert [str(each) for each in wanted if versions[distribution(each.name)] not in each.specifier] == []


def test_the_lock_covers_windows_and_linux():
    text = LOCK.read_text(encoding="utf-8")
    assert re.search(r"^colorama==.*sys_platform == 'win32'", text, re.MULTILINE)
    assert re.search(r"^secretstorage==.*sys_platform == 'linux'", text, re.MULTILINE)
    # One source archive alone would have to be compiled; each of these ships wheels for both systems.
    assert all(len(locked()[name]) > 4 for name in ("sqlcipher3", "pyrage", "lxml", "cryptography"))


def test_the_lock_says_what_not_from_where():
    text = LOCK.read_text(encoding="utf-8")
    assert re.findall(r"\w+://|^\s*-[-\w]*(?:index|links|host)\S*|^\s*[./]", text, re.MULTILINE) == []


def test_setting_up_needs_the_standard_library_only():
    foreign = {
        f"{file.name}: {name}"
        for file in (ROOT / "installer").glob("*.py")
        for name in imported(file) - sys.stdlib_module_names - {"installer"}
    }
    assert foreign == set()


def test_an_older_python_can_read_dev_py_and_so_its_refusal():
    ast.parse((ROOT / "installer" / "dev.py").read_text(encoding="utf-8"), feature_version=(3, 7))


def test_what_is_imported_is_declared():
    declared = {distribution(requirement) for requirement in PROJECT["dependencies"]}
    packages = importlib.metadata.packages_distributions()
    undeclared = {
        f"{file.relative_to(ROOT)}: {name}"
        for layer in ("db", "desktop")
        for file in (ROOT / layer).rglob("*.py")
        for name in imported(file) - sys.stdlib_module_names - OURS
        if not {distribution(each) for each in packages.get(name, [name])} & declared
    }
    assert undeclared == set()


def test_no_tracked_file_names_a_registry_or_a_home_folder():
    # Put together from parts, so that this file is not its own finding.
    telltales = [
        *(f"/{folder}/" for folder in ("home", "root", "Users")),
        *(".".join(parts) for parts in (["pypi", "org"], ["pythonhosted", "org"], ["npmjs", "org"])),
    ]
    found = [
        f"{file.relative_to(ROOT)}: {telltale}"
        for file in tracked_files()
        if b"\0" not in (content := file.read_bytes())
        for telltale in telltales
        if telltale.encode() in content and not is_path_in_a_form(telltale, file)
    ]
    assert found == []


def is_path_in_a_form(telltale: str, file: Path) -> bool:
    """A questionnaire's first element is often called root; its paths are no folders."""
    return "root" in telltale and bool({"forms", "conformance", "questionnaires"} & set(file.parts))


def test_missing_system_libraries_are_answered_with_one_command(monkeypatch):
    monkeypatch.setattr(system_libraries, "loads", lambda file: file not in ("libEGL.so.1", "libgthread-2.0.so.0"))
    monkeypatch.setattr(system_libraries.shutil, "which", lambda name: f"/usr/bin/{name}")
    told = system_libraries.explain("ImportError: libEGL.so.1: cannot open shared object file: No such file")
    assert "sudo apt-get install -y libegl1 libglib2.0-0 &&" in told


def test_an_unlisted_missing_library_is_named(monkeypatch):
    monkeypatch.setattr(system_libraries, "loads", lambda _: True)
    told = system_libraries.explain("ImportError: libnew.so.7: cannot open shared object file: No such file")
    assert "libnew.so.7" in told


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("WARNING: Retrying ... Temporary failure in name resolution", "Connect this computer to the network"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "not the one that was locked"),
        ("SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] ...')", "PIP_CERT"),
        ("OSError: [Errno 28] No space left on device", "disk is full"),
    ],
)
def test_a_failed_installation_says_what_to_do(output, sentence):
    assert sentence in environment.explain(output)
