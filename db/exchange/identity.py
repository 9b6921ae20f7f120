"""Who an installation is to the others: a signing key, an age key, and an id that follows from them.

The id is made of the hash of the signing key with which the installation first joined, so nobody can take another's
id. It stays when the keys are renewed: records name their writer by it, and a renewal is signed by the key before. The
fingerprint, read over the telephone, covers both keys.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from db.age import AgeIdentity, is_recipient
from db.errors import ProgrammingError
from db.exchange.dsse import Envelope, sign

FINGERPRINT_WORDS = 6
FORMER_KEPT = 3
"""Renewed keys that still open what was sealed for them: renewals come two years apart."""
NODE_ID = re.compile(r"[0-9a-hjkmnp-tv-z]{16}")
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's: no i, l, o, u that are misread


@dataclass(frozen=True)
class Fingerprint:
    """The same value twice: words to say, groups of hex digits to compare by eye."""

    words: tuple[str, ...]
    groups: tuple[str, ...]

    def __str__(self) -> str:
        return " ".join(self.words)


@dataclass(frozen=True)
class PublicKeys:
    """What others may know of an installation; `signing` is the raw 32-byte Ed25519 key, `age` an `age1…` text."""

    signing: bytes
    age: str

    def __post_init__(self) -> None:
        if len(self.signing) != 32 or not is_recipient(self.age):
            raise ValueError("not a pair of public keys")

    @property
    def node_id(self) -> str:
        return node_id(self.signing)

    @property
    def fingerprint(self) -> Fingerprint:
        """About 30 ms: see `fingerprint_of`."""
        return fingerprint_of([self.signing, self.age.encode("ascii")])


class _Pair(msgspec.Struct):
    signing: str
    age: str


class _Stored(msgspec.Struct, omit_defaults=True):
    signing: str
    age: str
    node: str = ""  # where the signing key is not the first one
    former_age: list[str] = []
    following: _Pair | None = None


class NodeKeys:
    """The secret keys of this installation. They live in the encrypted database only (`to_bytes`).

    `following` are the keys that it has asked to have in place of these; they count once the directory names them.
    """

    def __init__(
        self,
        signing: Ed25519PrivateKey,
        age: AgeIdentity,
        node: str = "",
        former: Sequence[AgeIdentity] = (),
        following: NodeKeys | None = None,
    ) -> None:
        self._signing = signing
        self.age = age
        self.public = PublicKeys(signing.public_key().public_bytes_raw(), age.recipient)
        self.node_id = node or self.public.node_id
        self.following = following
        self._former = tuple(former)

    def __repr__(self) -> str:
        return f"NodeKeys({self.node_id})"

    @classmethod
    def generate(cls) -> NodeKeys:
        return cls(Ed25519PrivateKey.generate(), AgeIdentity.generate())

    @classmethod
    def from_bytes(cls, data: bytes) -> NodeKeys:
        """The keys stored by `to_bytes`; ValueError for anything else."""
        try:
            stored = msgspec.json.decode(data, type=_Stored)
            signing = Ed25519PrivateKey.from_private_bytes(decode_key(stored.signing))
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise ValueError("not stored keys") from error
        former = [AgeIdentity(text) for text in stored.former_age]
        keys = cls(signing, AgeIdentity(stored.age), stored.node, former)
        if stored.following is not None:
            later = Ed25519PrivateKey.from_private_bytes(decode_key(stored.following.signing))
            keys.following = cls(later, AgeIdentity(stored.following.age), keys.node_id)
        return keys

    def to_bytes(self) -> bytes:
        """All secret keys, unprotected: only for a column of the encrypted database."""
        mine, later = self._pair(), self.following
        founded = self.node_id == self.public.node_id
        return msgspec.json.encode(
            _Stored(
                mine.signing, mine.age, "" if founded else self.node_id, [key.text for key in self._former],
                later._pair() if later is not None else None,
            )
        )  # fmt: skip

    def _pair(self) -> _Pair:
        return _Pair(encode_key(self._signing.private_bytes_raw()), self.age.text)

    @property
    def identities(self) -> list[AgeIdentity]:
        """What opens a package for us: the present key, the following (others may hear of it first), former ones."""
        return [self.age, *([self.following.age] if self.following else []), *self._former]

    def prepared(self) -> NodeKeys:
        """The same with keys to follow; those that were asked for already stay: a second request asks for the same."""
        later = self.following or NodeKeys(Ed25519PrivateKey.generate(), AgeIdentity.generate(), self.node_id)
        return NodeKeys(self._signing, self.age, self.node_id, self._former, later)

    def renewed(self) -> NodeKeys:
        """The keys after the change to the following ones; what is on its way to the former key can still be opened."""
        if self.following is None:
            raise ProgrammingError("no keys were prepared")
        former = (self.age, *self._former)[:FORMER_KEPT]
        return NodeKeys(self.following._signing, self.following.age, self.node_id, former)

    def sign(self, envelope: Envelope) -> Envelope:
        return sign(envelope, self._signing, self.node_id)


def node_id(signing: bytes) -> str:
    """16 letters and digits (80 bits) from the signing key's hash."""
    number = int.from_bytes(hashlib.sha256(b"kopru node\0" + signing).digest()[:10], "big")
    return "".join(_ALPHABET[(number >> shift) & 31] for shift in range(75, -1, -5))


def fingerprint_of(parts: Sequence[bytes]) -> Fingerprint:
    """A fingerprint of public bytes. Six words are 48 bits, so one try is made to cost about 30 ms: a key that
    sounds like another's would take some hundred thousand processor-years to find."""
    body = b"".join(len(part).to_bytes(4, "big") + part for part in parts)
    kdf = Argon2id(salt=b"kopru fingerprint", length=16, iterations=2, lanes=1, memory_cost=19 * 1024)
    digest = kdf.derive(body)
    words = fingerprint_words()
    text = digest.hex()
    groups = tuple(text[start : start + 4] for start in range(0, len(text), 4))
    return Fingerprint(tuple(words[byte] for byte in digest[:FINGERPRINT_WORDS]), groups)


@cache
def fingerprint_words() -> tuple[str, ...]:
    """256 Turkish nouns that do not sound alike; their order is part of the format and never changes."""
    text = files("resources").joinpath("reference", "fingerprint_words_tr.txt").read_text(encoding="utf-8")
    return tuple(text.split())


def encode_key(raw: bytes) -> str:
    """A raw key as base64 text."""
    return base64.b64encode(raw).decode("ascii")


def decode_key(text: str) -> bytes:
    """The raw 32-byte key of base64 text, or ValueError."""
    try:
        raw = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError) as error:
        raise ValueError("not base64") from error
    if len(raw) != 32:
        raise ValueError("not a 32-byte key")
    return raw
