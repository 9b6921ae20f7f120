"""Secrets under a passphrase: Argon2id, then ChaCha20-Poly1305."""

from __future__ import annotations

import base64
import binascii
import secrets
import unicodedata

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from db.errors import QT_TRANSLATE_NOOP, InvalidInput, KopruError

SHORTEST_PASSPHRASE = 10

_TOO_SHORT = QT_TRANSLATE_NOOP("db", "The passphrase needs at least {least} characters. Three or four words are good.")


class NoSuchSlot(KopruError):
    """A secret box was opened with the wrong passphrase."""


class Cost(msgspec.Struct, frozen=True):
    """What one guess at a passphrase costs: memory in KiB, passes over it, threads."""

    memory: int = 64 * 1024
    passes: int = 3
    lanes: int = 4

    def reasonable(self) -> bool:
        """Whether to accept these numbers from a file; a changed file must not take all memory or an hour."""
        return 8 * self.lanes <= self.memory <= 1024 * 1024 and 1 <= self.passes <= 16 and 1 <= self.lanes <= 16


STRONG_COST = Cost()
TEST_COST = Cost(memory=8, passes=1, lanes=1)


class PassphraseBox(msgspec.Struct, frozen=True):
    """A secret under a passphrase, as it is stored (base64)."""

    cost: Cost
    salt: str
    nonce: str
    sealed: str


def check_passphrase(text: str) -> None:
    """Raise InvalidInput (field "passphrase") for a passphrase that is too short."""
    if len(_normal(text).strip()) < SHORTEST_PASSPHRASE:
        raise InvalidInput(_TOO_SHORT, field="passphrase", least=SHORTEST_PASSPHRASE)


def lock_with_passphrase(secret: bytes, passphrase: str, purpose: bytes, cost: Cost = STRONG_COST) -> PassphraseBox:
    """Lock any secret; the box opens only for the same `purpose`. About 0.15 s with the default cost."""
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    sealed = ChaCha20Poly1305(_stretch(passphrase, salt, cost)).encrypt(nonce, secret, purpose)
    return PassphraseBox(cost, encode(salt), encode(nonce), encode(sealed))


def unlock_box(box: PassphraseBox, passphrase: str, purpose: bytes) -> bytes:
    """The secret; NoSuchSlot for a wrong passphrase (or a box changed so that it looks like one), ValueError for
    a box that no program wrote."""
    if not box.cost.reasonable():
        raise ValueError("cost out of bounds")
    salt, nonce, sealed = decode(box.salt), decode(box.nonce), decode(box.sealed)
    if len(salt) < 8 or len(nonce) != 12:
        raise ValueError("salt or nonce of wrong length")
    try:
        return ChaCha20Poly1305(_stretch(passphrase, salt, box.cost)).decrypt(nonce, sealed, purpose)
    except InvalidTag as error:
        raise NoSuchSlot("wrong passphrase") from error


def _normal(text: str) -> str:
    # Keyboards and systems write ü and İ as one or as two code points; both must open.
    return unicodedata.normalize("NFC", text)


def _stretch(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    kdf = Argon2id(salt=salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory)
    return kdf.derive(_normal(passphrase).encode("utf-8", "surrogatepass"))


def encode(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def decode(text: str) -> bytes:
    try:
        return base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError) as error:
        raise ValueError("not base64") from error
