"""Packages that no program of ours would write: taken apart behind the cipher, changed, truly signed, sealed again."""

from __future__ import annotations

import hashlib
import io
import warnings
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from db import age
from db.errors import PackageRefused
from db.exchange import dsse
from db.exchange.identity import NodeKeys
from db.exchange.package import DIRECTORY, MANIFEST, MANIFEST_TYPE, OPERATIONS, Manifest, build_plain
from db.ids import new_id
from db.journal.stamps import to_hlc
from db.office.installation import Installation

LOGS = ("package_log", "audit_entry")
"""What a refusal may change: that it happened is written down."""


def unzipped(plain: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(contents: Iterable[tuple[str, bytes]], method: int = zipfile.ZIP_STORED) -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", method) as archive:
        warnings.simplefilter("ignore", UserWarning)  # a name twice
        for name, content in contents:
            archive.writestr(name, content)
    return out.getvalue()


def state_of(place: Installation) -> dict[str, str]:
    """A sum of each table of the whole database, but for the logs."""
    raw = place.database.raw_connection()
    try:
        names = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        found = {}
        for name in names:
            if name not in LOGS and not name.startswith("sqlite_"):
                rows = raw.execute(f'SELECT * FROM "{name}"').fetchall()
                found[name] = hashlib.sha256(repr(rows).encode()).hexdigest()
        return found
    finally:
        raw.close()


class Forger:
    """Writes to `receiver` with the keys of `sender`. No number of an operation is used twice in a process."""

    next = 1 << 30

    def __init__(self, sender: Installation, receiver: Installation) -> None:
        self.sender, self.receiver = sender, receiver
        self.keys = NodeKeys.from_bytes(sender.database.secrets())
        self.target = NodeKeys.from_bytes(receiver.database.secrets())

    def operation(self, **changes: Any) -> dict[str, Any]:
        Forger.next += 1
        node = self.sender.database.node
        return {
            "origin": f"{node.id}.1", "oseq": self.next, "hlc": to_hlc(self.sender.database.clock.now()),
            "entity": "organisation", "row": new_id().hex, "office": node.office, "author": "x", "schema": 1,
            "tx": new_id().hex, "fields": {"name": {"v": "İyi Dernek"}, "kind": {"v": "DRN"}},
        } | changes  # fmt: skip

    def plain(
        self,
        lines: list[bytes] | None = None,
        *,
        change: Callable[[dict[str, Any]], None] = lambda _body: None,
        contents: dict[str, bytes] | None = None,
        signer: NodeKeys | None = None,
        without: str = "",
        **manifest: Any,
    ) -> bytes:
        """The part behind the cipher. `change` works on the manifest after all sums were put right, and it is then
        signed; `contents` take the place of files in it, `without` is left out."""
        lines = [msgspec.json.encode(self.operation())] if lines is None else lines
        directory = self.sender.exchange.directory
        assert directory is not None
        # A channel of another incarnation: the numbering of the good packages is left alone.
        frame = {"incarnation": 1, "channel": "1/9", "first": 1, "last": len(lines)} | manifest
        to = [self.target.node_id]
        plain, complete = build_plain(Manifest(to=to, sender=self.keys.node_id, **frame), lines, self.keys, directory)
        inside = unzipped(plain) | (contents or {})
        inside.pop(without, None)
        body: dict[str, Any] = msgspec.to_builtins(complete)
        body["files"] = [described for described in body["files"] if described["name"] != without]
        for described in body["files"]:
            content = inside[described["name"]]
            described |= {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
            if described["name"] == DIRECTORY:
                described["raw_size"] = len(content)
        change(body)
        envelope = (signer or self.keys).sign(dsse.wrap(MANIFEST_TYPE, msgspec.json.encode(body)))
        return zipped([(MANIFEST, envelope.to_bytes()), *((n, c) for n, c in inside.items() if n != MANIFEST)])

    def sealed(self, plain: bytes) -> bytes:
        return age.encrypt(plain, [self.target.public.age])

    def send(self, data: bytes, name: str = "gelen.kopru") -> Any:
        path = self.sender.folder / name
        path.write_bytes(data)
        return self.receiver.exchange.import_file(path)

    def refused(self, data: bytes, *codes: str) -> PackageRefused:
        """It is refused for one of these reasons, in words; nothing but the logs changed; it lies in quarantine."""
        before, path = state_of(self.receiver), self.sender.folder / "gelen.kopru"
        path.write_bytes(data)
        with pytest.raises(PackageRefused) as caught:
            self.receiver.exchange.import_file(path)
        error = caught.value
        assert type(error).code in codes, type(error)
        assert str(error) != error.message or not error.details  # its parts are filled in
        assert state_of(self.receiver) == before
        row = self.receiver.exchange.quarantined()[0]
        assert (row.path.read_bytes() == data, row.code, row.reason) == (True, error.code, str(error))
        return error


def change_operations(count: int, raw_size: int | None = None) -> Callable[[dict[str, Any]], None]:
    """Let the manifest say this of its operations."""

    def change(body: dict[str, Any]) -> None:
        body["count"] = count
        described = next(one for one in body["files"] if one["name"] == OPERATIONS)
        described |= {"count": count} | ({} if raw_size is None else {"raw_size": raw_size})

    return change


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path
