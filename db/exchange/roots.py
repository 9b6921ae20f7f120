"""The centre's root keys: they sign directories and nothing else, and live offline on sticks in drawers."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from db.errors import QT_TRANSLATE_NOOP, InvalidInput, WrongPassphrase
from db.exchange.identity import encode_key
from db.keyslots import (
    STRONG_COST,
    Cost,
    NoSuchSlot,
    PassphraseBox,
    check_passphrase,
    lock_with_passphrase,
    unlock_box,
)

MAX_ROOT_FILE = 1024 * 1024

_ROOT_DAMAGED = QT_TRANSLATE_NOOP("db", "This is not a root key file of the centre, or it is damaged. Use its copy.")
_ROOT_WRONG = QT_TRANSLATE_NOOP("db", "This passphrase does not open the root key. Check Caps Lock and the keyboard.")


class _RootFile(msgspec.Struct):
    format: str
    label: str
    public: str
    box: PassphraseBox


@dataclass(frozen=True, repr=False)
class RootKey:
    """One of the centre's root keys, open. It signs directories and nothing else, and lives offline."""

    key: Ed25519PrivateKey
    label: str

    @classmethod
    def generate(cls, label: str) -> RootKey:
        return cls(Ed25519PrivateKey.generate(), label)

    @property
    def public(self) -> bytes:
        return self.key.public_key().public_bytes_raw()

    def to_file(self, passphrase: str, cost: Cost = STRONG_COST) -> bytes:
        """The key file for a USB stick, locked by a passphrase of its own (InvalidInput when too short)."""
        check_passphrase(passphrase)
        public = encode_key(self.public)
        box = lock_with_passphrase(self.key.private_bytes_raw(), passphrase, _root_purpose(public), cost)
        return msgspec.json.encode(_RootFile("kopru-root", self.label, public, box))

    @classmethod
    def from_file(cls, data: bytes, passphrase: str) -> RootKey:
        """Open a key file; WrongPassphrase, or InvalidInput (field "root") where it is none or damaged."""
        try:
            stored = msgspec.json.decode(data[:MAX_ROOT_FILE], type=_RootFile)
            raw = unlock_box(stored.box, passphrase, _root_purpose(stored.public))
            return cls(Ed25519PrivateKey.from_private_bytes(raw), stored.label)
        except NoSuchSlot as error:
            raise WrongPassphrase(_ROOT_WRONG) from error
        except (msgspec.MsgspecError, ValueError, RecursionError) as error:
            raise InvalidInput(_ROOT_DAMAGED, field="root") from error


def _root_purpose(public: str) -> bytes:
    return b"kopru root key\0" + public.encode("utf-8")
