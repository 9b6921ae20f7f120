"""What the centre changes in the directory: who is admitted, renewed, revoked, replaced; other roots and recovery keys.

A change is a draft of the next version. It counts once enough root keys have signed it; where their holders are not in
one place, it travels between them as a proposal file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from msgspec.structs import replace as with_fields

from db.errors import QT_TRANSLATE_NOOP, NotFound, UserError
from db.exchange import directory as directories
from db.exchange import dsse
from db.exchange.directory import GRACE, VALIDITY, Directory, DirectoryEntry, Renewal, RootKey
from db.exchange.enrolment import EnrolmentRequest
from db.exchange.identity import encode_key, node_id

STOLEN, LEFT, REPLACED = "stolen", "left", "replaced"
WHY = (STOLEN, LEFT, REPLACED)

_UNKNOWN = QT_TRANSLATE_NOOP("db", "There is no installation {node} in the directory.")
_REVOKED = QT_TRANSLATE_NOOP(
    "db",
    "“{name}” was revoked on {day}, and a revoked key never counts again. Let it take a new identity under Settings "
    "and send a new request.",
)
_REVOKED_ALREADY = QT_TRANSLATE_NOOP("db", "“{name}” was revoked on {day} already.")
_OTHER_KEY = QT_TRANSLATE_NOOP(
    "db",
    "The renewal for “{name}” is not signed with the key that the directory knows, or asks for a key of earlier times. "
    "Call the place; if its key is lost, revoke it and let it join anew.",
)
_OTHER_PLACE = QT_TRANSLATE_NOOP(
    "db", "“{name}” stands in the directory as another kind of place, or in another province. A renewal cannot move it."
)
_KNOWN = QT_TRANSLATE_NOOP("db", "The directory knows “{name}” with this very key already. Send it the directory file.")
_ITSELF = QT_TRANSLATE_NOOP(
    "db",
    "Headquarters cannot revoke itself. Take a new identity under Settings, then approve its request in place of the "
    "old one.",
)
_MISSING = QT_TRANSLATE_NOOP(
    "db",
    "{signed} of {needed} signatures are there. Have the holder of another root key sign the proposal.",
)
_MISSING_NEW = QT_TRANSLATE_NOOP(
    "db",
    "{signed} of {needed} signatures of the new root keys are there. The new ones must sign as well as the old ones.",
)
_NOT_A_ROOT = QT_TRANSLATE_NOOP(
    "db", "“{label}” is not a root key of this headquarters: it was replaced, or belongs to another."
)


class RevokedBefore(UserError):
    """A revoked installation cannot be admitted, renewed or revoked again."""

    code = "revoked_before"


class NotItsKey(UserError):
    """A renewal that the installation's present key has not signed, or that contradicts its entry."""

    code = "not_its_key"


class NothingToChange(UserError):
    """The directory says so already."""

    code = "nothing_to_change"


class OwnInstallation(UserError):
    """Headquarters would cut itself off."""

    code = "own_installation"


class SignaturesMissing(UserError):
    """Too few root keys have signed."""

    code = "signatures_missing"


class NotARoot(UserError):
    """A root key of others."""

    code = "not_a_root"


@dataclass(frozen=True)
class ChangeLine:
    """One thing that a draft changes. `what`: admitted, renewed, revoked, replaced, renamed, roots, recovery."""

    what: str
    node: str = ""
    name: str = ""
    kind: str = ""
    office: int = 0
    entry: DirectoryEntry | None = None


@dataclass(frozen=True)
class Draft:
    """The next version of `before`, with the signatures it has so far."""

    before: Directory
    envelope: dsse.Envelope
    proposed: Directory

    @classmethod
    def of(cls, before: Directory, envelope: dsse.Envelope) -> Draft:
        return cls.read(directories.proposal_file(before, envelope), "directory")

    @classmethod
    def read(cls, data: bytes, file: str) -> Draft:
        """A proposal file; DamagedDirectory or DirectoryNotSigned. `before.roots_fingerprint` says whose it is."""
        before, proposed = directories.read_proposal(data, file)
        return cls(before, proposed.envelope, proposed)

    def to_bytes(self) -> bytes:
        """The proposal file."""
        return directories.proposal_file(self.before, self.envelope)

    def signed(self, roots: Sequence[RootKey]) -> Draft:
        """With the signatures of these root keys; NotARoot for one that is neither in use nor to be."""
        envelope = self.envelope
        for root in roots:
            if root.public not in (*self.before.roots, *self.proposed.roots):
                raise NotARoot(_NOT_A_ROOT, label=root.label)
            envelope = directories.add_signature(envelope, root)
        return replace(self, envelope=envelope, proposed=replace(self.proposed, envelope=envelope))

    @property
    def signatures(self) -> int:
        """How many of the roots in use have signed."""
        return directories.signature_count(self.before, self.envelope)

    @property
    def new_signatures(self) -> int:
        """How many of the roots it brings have signed; the same number where they do not change."""
        return directories.signature_count(self.proposed, self.envelope)

    @property
    def is_complete(self) -> bool:
        return self.signatures >= self.before.threshold and self.new_signatures >= self.proposed.threshold

    def check_complete(self) -> None:
        if self.signatures < self.before.threshold:
            raise SignaturesMissing(_MISSING, signed=self.signatures, needed=self.before.threshold)
        if self.new_signatures < self.proposed.threshold:
            raise SignaturesMissing(_MISSING_NEW, signed=self.new_signatures, needed=self.proposed.threshold)

    def lines(self) -> list[ChangeLine]:
        return described(self.before, self.proposed)


# ---- changes ----


def admit(
    held: Directory, request: EnrolmentRequest, now: dt.datetime, replaces: str = "", last_ok: tuple[int, int] = (0, 0)
) -> Draft:
    """With the installation that asks to join, or with the renewed keys of one that belongs to it.

    `replaces` is a lost installation that is revoked in the same step, `last_ok` as in `revoke`.
    """
    if request.renews:
        return _draft(held, [_renewed(held, request, now)], now)
    standing = held.entry(request.node)
    if standing is not None:
        _check_standing(standing, _REVOKED)
        if standing.public == request.keys and standing.name == request.name and not replaces:
            raise NothingToChange(_KNOWN, name=standing.name)
        if standing.public != request.keys:
            raise NotItsKey(_OTHER_KEY, name=standing.name)
    elif request.keys.signing in _keys_of_all(held):
        raise NotItsKey(_OTHER_KEY, name=request.name)
    entry = with_fields(request.entry(now), replaces=replaces)
    gone = [_revoked(held, replaces, REPLACED, now, last_ok)] if replaces else []
    return _draft(held, [entry, *gone], now)


def revoke(
    held: Directory, node: str, why: str, now: dt.datetime, last_ok: tuple[int, int] = (0, 0), own: str = ""
) -> Draft:
    """Without the trust in an installation. `last_ok`: (incarnation, number) of the last thing that is surely its own.

    `own` is the installation that publishes: it cannot cut itself off.
    """
    if node == own:
        raise OwnInstallation(_ITSELF)
    return _draft(held, [_revoked(held, node, why, now, last_ok)], now)


def with_roots(held: Directory, roots: Sequence[bytes], now: dt.datetime) -> Draft:
    """With other root keys; to be signed by enough of both."""
    return Draft.of(held, directories.propose(held, held.entries.values(), now, roots=roots))


def with_recovery(held: Directory, recovery: Sequence[str], now: dt.datetime) -> Draft:
    """With other recovery keys of the centre; installations let them in when they take the directory."""
    return Draft.of(held, directories.propose(held, held.entries.values(), now, recovery=recovery))


def _draft(held: Directory, entries: Iterable[DirectoryEntry], now: dt.datetime) -> Draft:
    merged = {**held.entries, **{entry.node: entry for entry in entries}}
    return Draft.of(held, directories.propose(held, merged.values(), now))


def known(held: Directory, node: str) -> DirectoryEntry:
    """The entry of an installation; NotFound where there is none."""
    entry = held.entry(node)
    if entry is None:
        raise NotFound(_UNKNOWN, node=node)
    return entry


def _keys_of_all(held: Directory) -> set[bytes]:
    """Every signing key that anybody has or had."""
    return {key for entry in held.entries.values() for key, _ in entry.signing_keys()}


def _check_standing(entry: DirectoryEntry, sentence: str) -> None:
    if entry.revoked is not None:
        raise RevokedBefore(sentence, name=entry.name, day=f"{entry.revoked:%d.%m.%Y}")


def _renewed(held: Directory, request: EnrolmentRequest, now: dt.datetime) -> DirectoryEntry:
    entry = known(held, request.node)
    _check_standing(entry, _REVOKED)
    if entry.public == request.keys:
        raise NothingToChange(_KNOWN, name=entry.name)
    keys = entry.signing_keys()
    # One that restored an older backup signs with the key before; one that is sent again would bring an old key back.
    in_use = {key for key, ended in keys if ended is None or now <= ended + GRACE}
    if request.former not in in_use or request.keys.signing in _keys_of_all(held):
        raise NotItsKey(_OTHER_KEY, name=entry.name)
    if (entry.kind, entry.office) != (request.kind, request.office):
        raise NotItsKey(_OTHER_PLACE, name=entry.name)
    moment = now.isoformat(timespec="seconds")
    later = Renewal(encode_key(request.keys.signing), request.keys.age, moment)
    return with_fields(
        entry, name=request.name, renewals=[*entry.renewals, later],
        valid_until=(now + VALIDITY).isoformat(timespec="seconds"),
    )  # fmt: skip


def _revoked(held: Directory, node: str, why: str, now: dt.datetime, last_ok: tuple[int, int]) -> DirectoryEntry:
    entry = known(held, node)
    _check_standing(entry, _REVOKED_ALREADY)
    incarnation, number = last_ok
    return with_fields(
        entry, revoked_at=now.isoformat(timespec="seconds"), revoked_why=why, last_ok_incarnation=incarnation,
        last_ok_seq=number,
    )  # fmt: skip


# ---- seeing ----


def described(before: Directory, after: Directory) -> list[ChangeLine]:
    """What differs between two versions, for whoever is to sign."""
    lines = []
    for node in sorted({*before.entries, *after.entries}):
        old, new = before.entry(node), after.entry(node)
        what = _difference(old, new)
        shown = new or old
        if what and shown is not None:
            lines.append(ChangeLine(what, node, shown.name, shown.kind, shown.office, shown))
    if set(before.roots) != set(after.roots) or before.threshold != after.threshold:
        lines.append(ChangeLine("roots"))
    if before.recovery != after.recovery:
        lines.append(ChangeLine("recovery"))
    return lines


def _difference(old: DirectoryEntry | None, new: DirectoryEntry | None) -> str:
    if old == new:
        return ""
    if new is None:
        return "removed"
    if old is None:
        return "admitted"
    if old.revoked_at != new.revoked_at:
        return ("replaced" if new.revoked_why == REPLACED else "revoked") if new.revoked_at else "trusted again"
    if old.public != new.public:
        return "renewed"
    return "renamed" if old.name != new.name else "changed"


def root_id(public: bytes) -> str:
    """How a root key is called where there is no room for more."""
    return node_id(public)[:8]
