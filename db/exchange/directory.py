"""The signed directory: which installations exist, with which keys, and which are revoked.

It is signed by at least two of the centre's (three) offline root keys. A newer one is taken only with enough signatures
of the roots that are trusted now *and* of its own roots; an older one never. It travels in every package.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import replace as changed

import msgspec

from db.errors import QT_TRANSLATE_NOOP, InvalidInput, PackageRefused, ProgrammingError
from db.exchange import dsse
from db.exchange.entries import GRACE, KINDS, VALIDITY, DirectoryEntry, Renewal, moment_of
from db.exchange.identity import Fingerprint, decode_key, encode_key, fingerprint_of, node_id
from db.exchange.roots import RootKey

__all__ = [
    "GRACE",
    "KINDS",
    "VALIDITY",
    "DamagedDirectory",
    "Directory",
    "DirectoryEntry",
    "DirectoryForked",
    "DirectoryNotSigned",
    "DirectoryRollback",
    "Renewal",
    "RootKey",
    "accept",
    "add_signature",
    "as_file",
    "believing",
    "canonical_json",
    "found",
    "proposal_file",
    "propose",
    "read_file",
    "read_proposal",
    "signature_count",
    "trust_first",
]

DIRECTORY_TYPE = "application/vnd.kopru.directory+json"
MAX_FILE = 16 * 1024 * 1024

_DAMAGED = QT_TRANSLATE_NOOP(
    "db", "The key directory in “{file}” is damaged. Ask the centre for it again; the present one stays in use."
)
_ROLLBACK = QT_TRANSLATE_NOOP(
    "db",
    "The key directory in “{file}” is older (number {version}) than the one in use (number {held}). It was not taken.",
)
_UNSIGNED = QT_TRANSLATE_NOOP(
    "db",
    "The key directory in “{file}” does not carry enough valid signatures of the centre. It was not taken; "
    "tell the centre by telephone.",
)
_FORKED = QT_TRANSLATE_NOOP(
    "db",
    "There are two different key directories with the number {version}; the one in “{file}” was not taken. "
    "Tell the centre by telephone.",
)
_NO_KEYS = QT_TRANSLATE_NOOP(
    "db", "Nothing can be sealed for “{node}”: it is not in the key directory, or it was revoked."
)


class DamagedDirectory(PackageRefused):
    """The bytes are no directory."""

    code = "damaged_directory"


class DirectoryRollback(PackageRefused):
    """An older directory than the one in use."""

    code = "directory_rollback"


class DirectoryNotSigned(PackageRefused):
    """Too few signatures of the roots in use or of its own roots."""

    code = "directory_not_signed"


class DirectoryForked(PackageRefused):
    """Another content under the number in use."""

    code = "directory_forked"


class _Body(msgspec.Struct, frozen=True, kw_only=True):
    v: int
    version: int
    roots_since: int  # the version in which the present roots began
    issued_at: str
    threshold: int
    roots: list[str]
    recovery: list[str]
    entries: list[DirectoryEntry]


@dataclass(frozen=True)
class Directory:
    """A verified directory. Made only by `found`, `accept` and `trust_first`."""

    version: int
    roots_since: int
    issued_at: str
    threshold: int
    roots: tuple[bytes, ...]
    recovery: tuple[str, ...]
    entries: Mapping[str, DirectoryEntry]
    envelope: dsse.Envelope
    chain: tuple[dsse.Envelope, ...] = ()  # earlier versions in which the roots changed

    def entry(self, node: str) -> DirectoryEntry | None:
        return self.entries.get(node)

    def recipients(self, nodes: Iterable[str]) -> list[str]:
        """Age keys to seal for; InvalidInput (field "recipients") for an unknown or revoked installation."""
        keys = []
        for node in nodes:
            entry = self.entries.get(node)
            if entry is None or entry.revoked_at is not None:
                raise InvalidInput(_NO_KEYS, field="recipients", node=entry.name if entry else node)
            keys.append(entry.public.age)
        return keys

    def to_bytes(self) -> bytes:
        """The directory file: what `accept` and `trust_first` read."""
        return msgspec.json.encode([*self.chain, self.envelope])

    @property
    def roots_fingerprint(self) -> Fingerprint:
        """To be compared by telephone when a new installation trusts the centre for the first time."""
        return fingerprint_of([b"roots", *sorted(self.roots)])


# ---- making ----


def found(
    entries: Iterable[DirectoryEntry],
    roots: Sequence[RootKey],
    recovery: Sequence[str],
    issued_at: dt.datetime,
    threshold: int = 2,
) -> Directory:
    """The first directory of a new centre, signed by all `roots` given (normally three, of which two suffice)."""
    publics = [root.public for root in roots]
    envelope = _envelope(1, 1, issued_at, threshold, publics, recovery, entries)
    for root in roots:
        envelope = add_signature(envelope, root)
    return trust_first(msgspec.json.encode([envelope]), "directory-v1.json")


def propose(
    held: Directory,
    entries: Iterable[DirectoryEntry],
    issued_at: dt.datetime,
    recovery: Sequence[str] | None = None,
    roots: Sequence[bytes] | None = None,
) -> dsse.Envelope:
    """The next version, unsigned. `entries` are all of it; `roots` (public keys) only where they change.

    Sign with `add_signature`, one root holder after the other, then `accept` it like anyone else.
    """
    version = held.version + 1
    rotated = roots is not None and set(roots) != set(held.roots)
    return _envelope(
        version,
        version if rotated else held.roots_since,
        issued_at,
        held.threshold,
        list(roots) if roots is not None and rotated else list(held.roots),
        held.recovery if recovery is None else recovery,
        entries,
    )


def add_signature(envelope: dsse.Envelope, root: RootKey) -> dsse.Envelope:
    return dsse.sign(envelope, root.key, node_id(root.public))


def signature_count(held: Directory, envelope: dsse.Envelope) -> int:
    """How many of the roots in use have signed a proposal; `held.threshold` are needed."""
    return len(dsse.signers(envelope, _by_id(held.roots)))


def as_file(envelope: dsse.Envelope, held: Directory | None = None) -> bytes:
    """A directory file of a (partly signed) proposal, to be handed to the next root holder or to `accept`."""
    chain = _chain_after(held) if held is not None else ()
    return msgspec.json.encode([*chain, envelope])


def proposal_file(held: Directory, envelope: dsse.Envelope) -> bytes:
    """A (partly signed) proposal with the directory that it follows, so that whoever signs can see what changes."""
    return msgspec.json.encode([*held.chain, held.envelope, envelope])


def read_file(data: bytes, file: str) -> Directory:
    """The newest version in a directory file, whoever signed it: to be shown, not to be used. DamagedDirectory."""
    return _read_file(data, file)[-1]


def read_proposal(data: bytes, file: str) -> tuple[Directory, Directory]:
    """The directory that a proposal follows, and the proposed one. DamagedDirectory, or DirectoryNotSigned where the
    first is not signed by enough of its own roots; the second is not verified."""
    steps = _read_file(data, file)
    if len(steps) < 2 or steps[-1].version != steps[-2].version + 1:
        raise DamagedDirectory(_DAMAGED, file=file)
    before, proposed = steps[-2:]
    if not _enough(before, before):
        raise DirectoryNotSigned(_UNSIGNED, file=file)
    return changed(before, chain=tuple(step.envelope for step in steps[:-2])), proposed


def believing(held: Directory, node: str) -> Directory:
    """The same as if `node` were not revoked: for a package that it wrote before, as a person has made sure."""
    entry = held.entries[node]
    return changed(held, entries={**held.entries, node: msgspec.structs.replace(entry, revoked_at=None)})


def _envelope(
    version: int,
    roots_since: int,
    issued_at: dt.datetime,
    threshold: int,
    roots: Sequence[bytes],
    recovery: Sequence[str],
    entries: Iterable[DirectoryEntry],
) -> dsse.Envelope:
    body = _Body(
        v=1,
        version=version,
        roots_since=roots_since,
        issued_at=issued_at.isoformat(timespec="seconds"),
        threshold=threshold,
        roots=sorted(encode_key(root) for root in roots),
        recovery=sorted(set(recovery)),
        entries=sorted(entries, key=lambda entry: entry.node),
    )
    try:
        _check_body(body)
    except ValueError as error:
        raise ProgrammingError(f"such a directory would be refused: {error}") from error
    return dsse.wrap(DIRECTORY_TYPE, canonical_json(msgspec.to_builtins(body)))


def canonical_json(value: object) -> bytes:
    """The one way in which a value is written: sorted keys, no spaces, UTF-8, no NaN."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8")


# ---- reading ----


def accept(held: Directory, data: bytes, file: str) -> Directory:
    """The newest directory of a directory file, if it may follow `held`; `held` itself where nothing is newer.

    `file` names the source in sentences. Raises DamagedDirectory, DirectoryRollback, DirectoryNotSigned or
    DirectoryForked; `held` stays in use then.
    """
    if data == held.to_bytes():  # nearly every package carries just this; thousands of entries take their time
        return held
    steps = _read_file(data, file)
    newest = steps[-1]
    if newest.version < held.version:
        raise DirectoryRollback(_ROLLBACK, file=file, version=newest.version, held=held.version)
    for step in steps:
        if step.version < held.version:
            continue
        if step.version == held.version:
            if step.envelope.body() != held.envelope.body():
                raise DirectoryForked(_FORKED, file=file, version=held.version)
            continue
        rotated = set(step.roots) != set(held.roots)
        consistent = step.roots_since == (step.version if rotated else held.roots_since)
        if not consistent or not _enough(held, step) or not _enough(step, step):
            raise DirectoryNotSigned(_UNSIGNED, file=file)
        held = changed(step, chain=_chain_after(held))
    return held


def trust_first(data: bytes, file: str) -> Directory:
    """The directory of a file from which a new installation starts: signed by enough of its *own* roots.

    Whether these roots are the centre's is for people: compare `roots_fingerprint` by telephone.
    """
    steps = _read_file(data, file)
    newest = steps[-1]
    if not _enough(newest, newest):
        raise DirectoryNotSigned(_UNSIGNED, file=file)
    return changed(newest, chain=tuple(step.envelope for step in steps[:-1]))


def _enough(trusted: Directory, new: Directory) -> bool:
    return len(dsse.signers(new.envelope, _by_id(trusted.roots))) >= trusted.threshold


def _by_id(roots: Iterable[bytes]) -> dict[str, bytes]:
    return {node_id(root): root for root in roots}


def _chain_after(held: Directory) -> tuple[dsse.Envelope, ...]:
    began_here = held.roots_since == held.version and held.version > 1
    return (*held.chain, held.envelope) if began_here else held.chain


def _read_file(data: bytes, file: str) -> list[Directory]:
    """All versions in the file, none of them verified yet, ascending."""
    try:
        if len(data) > MAX_FILE:
            raise ValueError("too large")
        envelopes = msgspec.json.decode(data, type=list[dsse.Envelope])
        steps = [_read(envelope) for envelope in envelopes]
    except (msgspec.MsgspecError, ValueError, RecursionError, dsse.BadEnvelope) as error:
        raise DamagedDirectory(_DAMAGED, file=file) from error
    versions = [step.version for step in steps]
    if not versions or versions != sorted(set(versions)):
        raise DamagedDirectory(_DAMAGED, file=file)
    return steps


def _read(envelope: dsse.Envelope) -> Directory:
    if envelope.payloadType != DIRECTORY_TYPE or len(envelope.signatures) > dsse.MAX_SIGNATURES:
        raise ValueError("another kind of envelope")
    body = msgspec.json.decode(envelope.body(), type=_Body)
    _check_body(body)
    return Directory(
        version=body.version,
        roots_since=body.roots_since,
        issued_at=body.issued_at,
        threshold=body.threshold,
        roots=tuple(decode_key(root) for root in body.roots),
        recovery=tuple(body.recovery),
        entries={entry.node: entry for entry in body.entries},
        envelope=envelope,
    )


def _check_body(body: _Body) -> None:
    """ValueError for contradictions. A root listed twice would let one person count as two."""
    roots = {decode_key(root) for root in body.roots}
    rules: tuple[tuple[Callable[[], bool], str], ...] = (
        (lambda: body.v == 1, "another format"),
        (lambda: 1 <= body.roots_since <= body.version, "impossible version"),
        (lambda: len(roots) == len(body.roots) <= 15, "a root key twice, or too many"),
        (lambda: 2 <= body.threshold <= len(roots), "impossible threshold"),
        (lambda: len({entry.node for entry in body.entries}) == len(body.entries), "an installation twice"),
        (lambda: _keys_are_distinct(body), "a key twice"),
    )
    moment_of(body.issued_at)
    for entry in body.entries:
        entry.check()
    for holds, reason in rules:
        if not holds():
            raise ValueError(reason)


def _keys_are_distinct(body: _Body) -> bool:
    """Two installations with one key, be it a former one, could speak for each other."""
    keys = [key for entry in body.entries for key, _ in entry.signing_keys()]
    return len(set(keys)) == len(keys)
