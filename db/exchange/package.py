"""The package: age( ZIP, stored only { manifest.dsse.json, ops.ndjson.zst, directory.json, blobs/<sha256> } ).

Signed first (recipients inside the signature), then encrypted. Knows nothing of the database: operations are lines.
A package is believed whole or refused whole, with one of the reasons of `refusals`; whatever the bytes, memory stays
bounded by `Limits.package` several times over and one line.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

import msgspec

from db import age
from db.errors import ProgrammingError
from db.exchange import dsse, refusals
from db.exchange.chunks import FOLDER, Documents, sound
from db.exchange.directory import GRACE, Directory, DirectoryEntry, DirectoryRollback, accept, canonical_json
from db.exchange.identity import NODE_ID, NodeKeys
from db.exchange.records import LIMITS, Limits, Packed, is_bomb, lines, objects, pack
from db.exchange.refusals import (
    BombRefused,
    DamagedPackage,
    ForgedPackage,
    FormerKey,
    NewerPackage,
    NotForUs,
    RevokedSender,
    UnknownSender,
)
from db.exchange.wrappers import MEGABYTE, bounded_zip, plain_info, unwrap

FORMAT = 1  # what this program writes
READER = 2  # the highest min_reader that this program understands
MANIFEST_TYPE = "application/vnd.kopru.manifest+json"
MANIFEST, OPERATIONS, DIRECTORY = "manifest.dsse.json", "ops.ndjson.zst", "directory.json"
LAST_NUMBER, LAST_INCARNATION = 1 << 40, 1 << 20  # beyond what any office will ever reach
_DIGEST = r"\A([0-9]{1,13}\.[0-9a-f]{32})?\Z"
_NAME = re.compile(r"manifest\.dsse\.json|ops\.ndjson\.zst|directory\.json|blobs/[0-9a-f]{64}")


Number = Annotated[int, msgspec.Meta(ge=0, le=LAST_NUMBER)]
Counted = Annotated[int, msgspec.Meta(ge=0, lt=1 << 53)]
Ranges = Annotated[list[tuple[Number, Number]], msgspec.Meta(max_length=10_000)]


class Ack(msgspec.Struct, frozen=True):
    """What the sender has durably: everything up to `contiguous`, and these ranges (first, last) beyond."""

    contiguous: Number
    ranges: Ranges = []


class Want(msgspec.Struct, frozen=True):
    """What the sender asks for again: ranges of numbers per channel, documents by their SHA-256, and everything in
    scope (`snapshot` counts these requests; 0: none is open)."""

    ops: Annotated[dict[str, Ranges], msgspec.Meta(max_length=100)] = {}
    blobs: Annotated[list[str], msgspec.Meta(max_length=10_000)] = []
    snapshot: Number = 0


class FileEntry(msgspec.Struct, frozen=True):
    """One file in the package. `size` and `sha256` are of the stored bytes, `raw_size` and `count` of the records."""

    name: str
    sha256: str
    size: int
    raw_size: int
    count: int = 0


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What the sender signs. `first`..`last` are channel numbers; `seal` fills count, directory_version and files."""

    v: int = FORMAT
    min_reader: int = 1
    sender: str = msgspec.field(name="from")
    to: list[str]
    incarnation: int
    channel: str
    first: int = 0
    last: int = 0
    count: int = 0
    hlc: int = 0
    ack: dict[str, Ack] = {}
    want: Want = Want()
    rejects: Annotated[list[dict[str, Any]], msgspec.Meta(max_length=10_000)] = []
    # Of all that sender and recipient should both have; only where all of it was confirmed.
    digest: Annotated[str, msgspec.Meta(pattern=_DIGEST)] = ""
    numbered: Number = 0  # the highest number that the channel has given
    answered: Number = 0  # the recipient's request for everything that the sender has heard last
    # Origin -> how far headquarters has it, as far as the sender knows.
    at_centre: Annotated[dict[str, Counted], msgspec.Meta(max_length=10_000)] = {}
    documents: Documents = Documents()
    directory_version: int = 0
    files: list[FileEntry] = []


class _Head(msgspec.Struct, frozen=True):
    """The part of a manifest that every version has."""

    v: int
    min_reader: int
    sender: str = msgspec.field(name="from")


@dataclass(frozen=True)
class SealedPackage:
    """A package ready to be written. `sha256` names it, in whatever wrapper it travels."""

    data: bytes
    manifest: Manifest
    sha256: str


@dataclass(frozen=True)
class OpenedPackage:
    """A package that was checked from end to end: signature, recipients, sums, counts, every record."""

    file: str
    sha256: str
    manifest: Manifest
    sender: DirectoryEntry
    directory: Directory  # the directory to use from now on: the held one, or a newer one that came along
    _packed: Packed = field(repr=False)
    _blobs: Mapping[str, bytes] = field(repr=False)
    _limits: Limits = field(repr=False)

    def operations(self) -> Iterator[dict[str, Any]]:
        """The operations in the sender's order, one at a time; may be called again."""
        return objects(self._packed, self.file, self._limits)

    def records(self) -> Iterator[bytes]:
        """The same as the signed JSON lines."""
        return lines(self._packed, self.file, self._limits)

    @property
    def blobs(self) -> tuple[str, ...]:
        """SHA-256 of the documents' parts inside; `manifest.documents` says of which."""
        return tuple(self._blobs)

    def blob(self, sha256: str) -> bytes:
        return self._blobs[sha256]


# ---- sealing ----


def seal(
    manifest: Manifest,
    operations: Iterable[bytes],
    keys: NodeKeys,
    directory: Directory,
    blobs: Iterable[bytes] = (),
    limits: Limits = LIMITS,
) -> SealedPackage:
    """Sign and encrypt for the installations in `manifest.to`; InvalidInput where one is unknown or revoked.

    `operations` are JSON objects as UTF-8 without line feeds. The directory travels along.
    """
    recipients = directory.recipients(manifest.to)
    plain, complete = build_plain(manifest, operations, keys, directory, blobs)
    if len(plain) > limits.package:
        raise ProgrammingError("a part of this size would be refused by every reader; cut it smaller")
    data = age.encrypt(plain, recipients)
    return SealedPackage(data, complete, hashlib.sha256(data).hexdigest())


def build_plain(
    manifest: Manifest,
    operations: Iterable[bytes],
    keys: NodeKeys,
    directory: Directory,
    blobs: Iterable[bytes] = (),
) -> tuple[bytes, Manifest]:
    """The part inside the encryption and the completed manifest; the same input gives the same bytes."""
    if manifest.sender != keys.node_id:
        raise ProgrammingError("a package is signed by its sender")
    packed = pack(operations)
    contents = {OPERATIONS: packed.data, DIRECTORY: directory.to_bytes()}
    contents |= {FOLDER + hashlib.sha256(blob).hexdigest(): blob for blob in blobs}
    files = [_describe(name, contents[name], packed) for name in sorted(contents)]
    complete = msgspec.structs.replace(
        manifest,
        min_reader=max(manifest.min_reader, getattr(operations, "reader", 1)),
        count=packed.count,
        directory_version=directory.version,
        files=files,
        to=sorted(set(manifest.to)),
    )
    body = canonical_json(msgspec.to_builtins(complete))
    signed = keys.sign(dsse.wrap(MANIFEST_TYPE, body)).to_bytes()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(plain_info(MANIFEST), signed)
        for name in sorted(contents):
            archive.writestr(plain_info(name), contents[name])
    return out.getvalue(), complete


def _describe(name: str, content: bytes, packed: Packed) -> FileEntry:
    is_operations = name == OPERATIONS
    return FileEntry(
        name,
        hashlib.sha256(content).hexdigest(),
        len(content),
        packed.raw_size if is_operations else len(content),
        packed.count if is_operations else 0,
    )


# ---- opening ----


def open_package(
    path: Path,
    keys: NodeKeys,
    directory: Directory,
    limits: Limits = LIMITS,
    name: str = "",
    now: dt.datetime | None = None,
) -> OpenedPackage:
    """Check a package file from end to end; raises a PackageRefused and then nothing of it may be used.

    `directory` is the one in use. A newer one inside the package is verified on its own signatures and used; an older
    one is no reason to refuse (packages are late), but is never taken. Sentences call the file `name`.
    `now` decides whether a replaced key is still believed; by default the computer's clock does.
    """
    file = name or path.name
    plain, sha256 = _decrypt(path, file, keys, limits)
    return open_plain(plain, sha256, file, keys, directory, limits, now)


def open_plain(
    plain: bytes,
    sha256: str,
    file: str,
    keys: NodeKeys,
    directory: Directory,
    limits: Limits = LIMITS,
    now: dt.datetime | None = None,
) -> OpenedPackage:
    """The part of `open_package` behind the cipher: `plain` is the ZIP, `sha256` that of the package around it."""
    contents = _unzip(plain, file)
    directory = _newest(directory, contents.get(DIRECTORY), file)
    now = now or dt.datetime.now(dt.UTC)
    manifest, sender = _believe(contents.pop(MANIFEST, b""), directory, file, now, limits)
    if keys.node_id not in manifest.to:  # sealed again for us by someone to whom it was sent
        raise NotForUs(refusals.NOT_FOR_US, file=file)
    packed = _verify(manifest, contents, file)
    for _ in objects(packed, file, limits):
        pass  # every record is read once before the first one is used
    blobs = {name.removeprefix(FOLDER): data for name, data in contents.items() if name.startswith(FOLDER)}
    return OpenedPackage(file, sha256, manifest, sender, directory, packed, blobs, limits)


def _decrypt(path: Path, file: str, keys: NodeKeys, limits: Limits) -> tuple[bytes, str]:
    """The ZIP inside, and the package's SHA-256 without its wrapper."""
    bare = unwrap(_read(path, file, limits), file, limits.package)
    try:
        return age.decrypt(bare, keys.identities), hashlib.sha256(bare).hexdigest()
    except age.NoMatchingKey as error:
        raise NotForUs(refusals.NOT_FOR_US, file=file) from error
    except age.Unreadable as error:
        raise DamagedPackage(refusals.DAMAGED, file=file) from error


def _read(path: Path, file: str, limits: Limits) -> bytes:
    most = limits.package * 3 + MEGABYTE  # as UTF-16 text it is nearly three times as long
    try:
        with path.open("rb") as stream:
            data = stream.read(most + 1)
    except OSError as error:
        raise DamagedPackage(refusals.UNREADABLE, file=file) from error
    if len(data) > most:
        raise BombRefused(refusals.TOO_LARGE, file=file, limit_mb=limits.package // MEGABYTE)
    return data


def _unzip(plain: bytes, file: str) -> dict[str, bytes]:
    """The files inside: known names, each once, stored, as long as they say. Nothing is written to a path."""
    contents: dict[str, bytes] = {}
    with bounded_zip(plain, file) as archive:
        infos = archive.infolist()
        sound = all(
            _NAME.fullmatch(info.filename)
            and info.compress_type == zipfile.ZIP_STORED
            and info.file_size == info.compress_size
            and not info.flag_bits & 0x1
            for info in infos
        )
        names = {info.filename for info in infos}
        # Entries that overlap would turn one megabyte into thousands.
        if not sound or len(names) != len(infos) or sum(info.file_size for info in infos) > len(plain):
            raise DamagedPackage(refusals.DAMAGED, file=file)
        for info in infos:
            contents[info.filename] = archive.read(info)
    return contents


def _newest(held: Directory, data: bytes | None, file: str) -> Directory:
    if data is None:
        return held
    try:
        return accept(held, data, file)
    except DirectoryRollback:
        return held


def _believe(
    data: bytes, directory: Directory, file: str, now: dt.datetime, limits: Limits
) -> tuple[Manifest, DirectoryEntry]:
    """The manifest, if an installation of the directory signed it."""
    try:
        envelope = dsse.read(data, MANIFEST_TYPE)
        head = msgspec.json.decode(envelope.body(), type=_Head)
    except (dsse.BadEnvelope, msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise DamagedPackage(refusals.DAMAGED, file=file) from error
    if not NODE_ID.fullmatch(head.sender):
        raise DamagedPackage(refusals.DAMAGED, file=file)
    sender = directory.entry(head.sender)
    if sender is None:
        raise UnknownSender(refusals.UNKNOWN_SENDER, file=file, sender=head.sender)
    _check_signer(sender, envelope, file, now)
    if head.min_reader > READER:
        raise NewerPackage(refusals.NEWER, file=file, min_reader=head.min_reader)
    if is_bomb(envelope.body(), limits):
        raise BombRefused(refusals.TOO_MANY, file=file)
    try:
        manifest = msgspec.json.decode(envelope.body(), type=Manifest)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise DamagedPackage(refusals.DAMAGED, file=file) from error
    if not sender.believes(manifest.incarnation, manifest.last):
        raise RevokedSender(refusals.REVOKED, file=file, sender=sender.name)
    return manifest, sender


def _check_signer(sender: DirectoryEntry, envelope: dsse.Envelope, file: str, now: dt.datetime) -> None:
    signer = sender.signer(envelope)
    if signer is None:
        raise ForgedPackage(refusals.FORGED, file=file, sender=sender.name)
    _, replaced = signer
    if replaced is not None and now > replaced + GRACE:
        raise FormerKey(refusals.FORMER_KEY, file=file, sender=sender.name, day=f"{replaced:%d.%m.%Y}")


def _verify(manifest: Manifest, contents: Mapping[str, bytes], file: str) -> Packed:
    """Hold the manifest against the files; a valid signature does not make a sender's program right."""
    described = {entry.name: entry for entry in manifest.files}
    operations = described.get(OPERATIONS)
    rules: tuple[Callable[[], bool], ...] = (
        lambda: len(described) == len(manifest.files) and described.keys() == contents.keys(),
        lambda: operations is not None and operations.count == manifest.count,
        lambda: 1 <= manifest.incarnation <= LAST_INCARNATION,
        lambda: 0 <= manifest.first <= LAST_NUMBER and 0 <= manifest.last <= LAST_NUMBER,
        lambda: manifest.count == 0 or 1 <= manifest.first <= manifest.last,
        lambda: all(min(entry.size, entry.raw_size, entry.count) >= 0 for entry in manifest.files),
        lambda: all(described[name].size == len(data) for name, data in contents.items()),
        lambda: all(described[name].sha256 == hashlib.sha256(data).hexdigest() for name, data in contents.items()),
        lambda: all(name == FOLDER + described[name].sha256 for name in contents if name.startswith(FOLDER)),
        lambda: sound(manifest.documents, {name: len(data) for name, data in contents.items()}),
    )
    if operations is None or not all(holds() for holds in rules):
        raise DamagedPackage(refusals.DAMAGED, file=file)
    return Packed(contents[OPERATIONS], operations.count, operations.raw_size)
