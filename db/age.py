"""Files encrypted to named recipients in the age format; the only place that talks to `pyrage`.

age hides and protects what is inside but says nothing about who wrote it: signatures do that (db/exchange).
"""

from __future__ import annotations

import io
from collections.abc import Sequence

import pyrage

from db.errors import KopruError

MAGIC = b"age-encryption.org/v1\n"
MAX_HEADER = 64 * 1024


class NoMatchingKey(KopruError):
    """None of the identities opens this file."""


class Unreadable(KopruError):
    """Not an age file, or one that was cut or changed."""


class AgeIdentity:
    """A secret X25519 key. Its text is secret; `recipient` may be given to anyone."""

    def __init__(self, text: str) -> None:
        """Raise ValueError where `text` is not an `AGE-SECRET-KEY-1…`."""
        try:
            self._identity = pyrage.x25519.Identity.from_str(text)
        except pyrage.IdentityError as error:
            raise ValueError("not an age identity") from error

    @classmethod
    def generate(cls) -> AgeIdentity:
        return cls(str(pyrage.x25519.Identity.generate()))

    @property
    def text(self) -> str:
        return str(self._identity)

    @property
    def recipient(self) -> str:
        return str(self._identity.to_public())

    def __repr__(self) -> str:
        return f"AgeIdentity({self.recipient})"


def is_recipient(text: str) -> bool:
    """Whether `text` is a public age key (`age1…`)."""
    try:
        pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        return False
    return True


def encrypt(data: bytes, recipients: Sequence[str]) -> bytes:
    """Encrypt to one or more public age keys; ValueError for none or for a key that is not one."""
    try:
        keys = [pyrage.x25519.Recipient.from_str(recipient) for recipient in recipients]
    except pyrage.RecipientError as error:
        raise ValueError("not an age recipient") from error
    if not keys:
        raise ValueError("no recipient")
    return bytes(pyrage.encrypt(data, keys))


def decrypt(data: bytes, identities: Sequence[AgeIdentity]) -> bytes:
    """The whole plain content; raises NoMatchingKey or Unreadable and then gives out nothing.

    The content stays in memory (never in a temporary file: it is personal data); bound `data` before calling.
    """
    # Each of the header's stanzas costs a key agreement, so a header of megabytes would cost minutes.
    if not data.startswith(MAGIC) or data.find(b"\n--- ", 0, MAX_HEADER) < 0:
        raise Unreadable("no age header")
    out = io.BytesIO()
    try:
        pyrage.decrypt_io(io.BytesIO(data), out, [identity._identity for identity in identities])
    except pyrage.DecryptError as error:
        if "No matching keys" in str(error):
            raise NoMatchingKey("no matching key") from error
        raise Unreadable(str(error)) from error
    except OSError as error:  # a later block fails only after the first ones were given out
        raise Unreadable(str(error)) from error
    return out.getvalue()
