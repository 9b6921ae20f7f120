"""An installation in the directory: its keys, how long they count, and whether it was revoked."""

from __future__ import annotations

import datetime as dt

import msgspec

from db.exchange import dsse
from db.exchange.identity import PublicKeys, decode_key

KINDS = ("field", "province", "centre")
VALIDITY = dt.timedelta(days=730)
"""After this the keys should be renewed. Nobody is locked out then: an office without mail for weeks works on."""
GRACE = dt.timedelta(days=90)
"""How long what was signed with a replaced key is still believed: packages travel by stick and on holidays."""
LONGEST_NAME = 200


class Renewal(msgspec.Struct, frozen=True):
    """Later keys of an installation, in use since a moment (ISO 8601). The key before has signed the request."""

    signing_key: str
    age_key: str
    since: str

    @property
    def public(self) -> PublicKeys:
        return PublicKeys(decode_key(self.signing_key), self.age_key)


class DirectoryEntry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One installation. Keys are base64 (`signing_key`) and `age1…` text; times are ISO 8601 in UTC.

    `signing_key` and `age_key` are those with which it joined: `node` follows from them for ever. The last of
    `renewals` holds the present ones.
    """

    node: str
    name: str
    kind: str
    office: int
    signing_key: str
    age_key: str
    valid_from: str
    revoked_at: str | None = None
    # After a revocation: what the installation sent up to this number of this incarnation is still believed.
    last_ok_incarnation: int = 0
    last_ok_seq: int = 0
    valid_until: str | None = None
    revoked_why: str = ""  # stolen, left, replaced; empty in directories of the first version
    replaces: str = ""  # the lost installation in whose place this one came
    renewals: list[Renewal] = []

    @property
    def public(self) -> PublicKeys:
        """The present keys; ValueError where the entry contradicts itself."""
        first = PublicKeys(decode_key(self.signing_key), self.age_key)
        if first.node_id != self.node or self.kind not in KINDS or not 0 <= self.office <= 81:
            raise ValueError("the entry contradicts itself")
        return self.renewals[-1].public if self.renewals else first

    @property
    def begins(self) -> dt.datetime:
        return moment_of(self.valid_from)

    @property
    def expires(self) -> dt.datetime:
        """When its keys should have been renewed; whoever joined before this was written down has the usual time."""
        return moment_of(self.valid_until) if self.valid_until else self.begins + VALIDITY

    @property
    def revoked(self) -> dt.datetime | None:
        return moment_of(self.revoked_at) if self.revoked_at else None

    def signing_keys(self) -> list[tuple[bytes, dt.datetime | None]]:
        """Every signing key it ever had, the oldest first, with the moment of its replacement."""
        keys = [self.signing_key, *(later.signing_key for later in self.renewals)]
        ends = [*(moment_of(later.since) for later in self.renewals), None]
        return [(decode_key(key), end) for key, end in zip(keys, ends, strict=True)]

    def signer(self, envelope: dsse.Envelope) -> tuple[bytes, dt.datetime | None] | None:
        """Which of its keys has signed, the present one first, with the moment of that key's replacement."""
        for key, ended in reversed(self.signing_keys()):
            if dsse.signers(envelope, {self.node: key}):
                return key, ended
        return None

    def check(self) -> None:
        """ValueError for what no centre would publish."""
        keys = {key for key, _ in self.signing_keys()}
        moments = [moment_of(later.since) for later in self.renewals]
        sound = self.public is not None and moments == sorted(moments) and len(keys) == len(self.renewals) + 1
        if not sound or min(self.last_ok_incarnation, self.last_ok_seq) < 0 or len(self.name) > LONGEST_NAME:
            raise ValueError("the entry contradicts itself")
        _ = (self.begins, self.expires, self.revoked, [later.public for later in self.renewals])

    def believes(self, incarnation: int, last: int) -> bool:
        """Whether a package up to number `last` is believed; a thief can choose any *other* incarnation."""
        return self.revoked_at is None or (incarnation == self.last_ok_incarnation and last <= self.last_ok_seq)


def moment_of(text: str) -> dt.datetime:
    """An aware moment of ISO 8601 text, or ValueError."""
    moment = dt.datetime.fromisoformat(text)
    if moment.tzinfo is None or not 2000 <= moment.year < 9000:
        raise ValueError("not a moment")
    return moment
