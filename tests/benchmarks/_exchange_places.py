"""Installations that exchange packages, made without passphrases: keys, a directory that names them, empty files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from db.database import Database, Node, create_database
from db.exchange import directory as directories
from db.exchange import incoming, outgoing
from db.exchange.directory import Directory, RootKey
from db.exchange.enrolment import make_request, read_request
from db.exchange.identity import NodeKeys

KEY = b"k" * 32
BEGAN = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)


class Member:
    """An installation of the directory: who it is and its keys; `make` gives it an empty database."""

    def __init__(self, kind: str, office: int) -> None:
        self.keys, self.kind, self.office = NodeKeys.generate(), kind, office
        self.name = f"{kind} {office}"
        self.request = make_request(self.keys, self.name, kind, office, BEGAN)

    def make(self, folder: Path) -> Database:
        folder.mkdir(parents=True)
        node = Node(self.keys.node_id, self.kind, self.name, self.office)
        return create_database(folder, KEY, node, self.keys.to_bytes())


def directory_of(members: Iterable[Member]) -> Directory:
    entries = [read_request(one.request, "request").entry(BEGAN) for one in members]
    return directories.found(entries, [RootKey.generate(name) for name in "123"], [], BEGAN)


def export(database: Database, member: Member, directory: Directory, to: Member, folder: Path) -> list[Any]:
    folder.mkdir(exist_ok=True)
    return outgoing.export_to(database, member.keys, directory, directory.entries[to.keys.node_id], folder)


def take(database: Database, member: Member, directory: Directory, path: Path) -> Any:
    return incoming.import_from(database, member.keys, directory, path)
