"""Shared by all tests: nothing here touches the person's own folders, key store or screen."""

from __future__ import annotations

import gc
import os
import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

# Before anything imports Qt or keyring. Every worker of xdist gets a home of its own.
_HOME = Path(tempfile.mkdtemp(prefix="kopru-tests-"))
os.environ.update(
    {
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(_HOME),
        "USERPROFILE": str(_HOME),
        "APPDATA": str(_HOME / "roaming"),
        "LOCALAPPDATA": str(_HOME / "local"),
        "XDG_CONFIG_HOME": str(_HOME / "config"),
        "XDG_CACHE_HOME": str(_HOME / "cache"),
        "XDG_DATA_HOME": str(_HOME / "data"),
        "XDG_STATE_HOME": str(_HOME / "state"),
        "XDG_RUNTIME_DIR": str(_HOME),  # mkdtemp made it 0700, as Qt demands
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
    }
)
for _name in ("KOPRU_PASSPHRASE", "DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY"):
    os.environ.pop(_name, None)

if TYPE_CHECKING:
    from db.database import Database, Node

    MakeDatabase = Callable[..., Database]
AUTHOR = "Elif Yalçınöz"
_KEY = secrets.token_bytes(32)
_TEMPLATES: dict[Node, bytes] = {}


def pytest_collection_finish() -> None:
    """The garbage collector need not look through every module again and again: what is loaded by now stays."""
    gc.collect()
    gc.freeze()


def pytest_unconfigure() -> None:
    shutil.rmtree(_HOME, ignore_errors=True)


def _new_database(folder: Path, node: Node) -> Database:
    """A new database: made once a process for each node, then copied, which is five times quicker."""
    from db.database import create_database, open_database

    if node not in _TEMPLATES:
        create_database(folder, _KEY, node, b"").close()
        _TEMPLATES[node] = (folder / "kopru.db").read_bytes()
    (folder / "kopru.db").write_bytes(_TEMPLATES[node])
    return open_database(folder, [_KEY])


@pytest.fixture
def make_database(tmp_path: Path) -> Iterator[MakeDatabase]:
    """Make open, encrypted databases, each a node of its own: `make_database(kind="field", office=26, name="…")`.

    They are closed after the test. Their key is random; no passphrase, and so no Argon2, stands before them.
    """
    from db.database import Node  # here: most tests of the interface need no data layer

    made: list[Database] = []

    def make(kind: str = "province", office: int | None = None, name: str = "", author: str = AUTHOR) -> Database:
        folder = tmp_path / f"node-{len(made) + 1}"
        folder.mkdir()
        plate = office if office is not None else 0 if kind == "centre" else 26
        node = Node(id=f"test-{kind}-{len(made) + 1}", kind=kind, name=name or f"{kind} {plate}", office=plate)
        database = _new_database(folder, node)
        database.author = author
        made.append(database)
        return database

    yield make
    for database in made:
        database.close()


@pytest.fixture
def database(make_database: MakeDatabase) -> Database:
    """The open, encrypted, empty database of the province office 26 (Eskişehir)."""
    return make_database(name="Eskişehir")
