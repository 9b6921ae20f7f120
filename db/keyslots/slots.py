"""One slot file. The database's raw 32-byte key lies in it locked several ways, each of which opens it alone.

Ways: a passphrase (Argon2id, then ChaCha20-Poly1305), the operating system's keyring, and age recovery keys.
SQLCipher cannot tell a wrong key from a damaged first page; the slots can, so they are asked first.

A slot file holds one key, or two while the database is being re-keyed (`replace_key`): then either may be the one that
opens the database, and `candidates` gives both.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace

from db import age
from db.errors import QT_TRANSLATE_NOOP, DamagedFile, InvalidInput, ProgrammingError, WrongPassphrase
from db.folder import atomic_write
from db.keyslots import ring
from db.keyslots.passphrase import (
    STRONG_COST,
    Cost,
    NoSuchSlot,
    PassphraseBox,
    check_passphrase,
    decode,
    encode,
    lock_with_passphrase,
    unlock_box,
)
from db.keyslots.recovery import open_recovery_file

KEY_LENGTH = 32
MAX_FILE = 1024 * 1024

_WRONG = QT_TRANSLATE_NOOP("db", "This passphrase does not open the data. Check Caps Lock and the keyboard's language.")
_DAMAGED = QT_TRANSLATE_NOOP(
    "db", "The key file “{file}” is damaged. Put back the copy that lies beside the newest backup, then try again."
)
_MISSING = QT_TRANSLATE_NOOP(
    "db", "The key file “{file}” is missing. Put back the copy that lies beside the newest backup, then try again."
)
_NO_RECOVERY = QT_TRANSLATE_NOOP("db", "This recovery file does not open the data: it belongs to another key.")


class _Recovery(msgspec.Struct, frozen=True, omit_defaults=True):
    recipients: list[str]
    sealed: str  # the key, and after it the label, so that whoever opens it knows whose data it opens
    label: str = ""


class _Entry(msgspec.Struct, frozen=True):
    """One database key in its slots."""

    id: str
    check: str  # keyed hash of the key: a right passphrase that yields a wrong key is noticed
    passphrase: PassphraseBox
    recovery: _Recovery | None = None
    keyring: bool = False


class _File(msgspec.Struct, frozen=True):
    format: str
    version: int
    installation: str
    keys: list[_Entry]
    checksum: str = ""  # tells a damaged file from a wrong passphrase; protects against accidents, not against people

    def sum(self) -> str:
        return hashlib.sha256(msgspec.json.encode(replace(self, checksum=""))).hexdigest()


def new_key() -> bytes:
    """A random raw database key."""
    return secrets.token_bytes(KEY_LENGTH)


class SlotFile:
    """The slot file of one installation. Changes are written at once, atomically.

    Setting a passphrase, adding recipients or the keyring needs the key in hand: unlock (or create) first.
    """

    def __init__(self, path: Path, file: _File, keys: dict[str, bytes] | None = None) -> None:
        self.path = path
        self._file = file
        self._keys = keys or {}  # id -> raw key, filled by unlocking

    def __repr__(self) -> str:
        return f"SlotFile({str(self.path)!r})"

    # ---- making and reading ----

    @classmethod
    def create(
        cls,
        path: Path,
        key: bytes,
        passphrase: str,
        recovery: Sequence[str] = (),
        cost: Cost = STRONG_COST,
    ) -> SlotFile:
        """Write a new slot file for `key`; InvalidInput for a poor passphrase. An existing file is not replaced."""
        check_passphrase(passphrase)
        if len(key) != KEY_LENGTH:
            raise ProgrammingError("a database key has 32 bytes")
        if path.exists():
            raise ProgrammingError(f"{path.name} exists: its key would be lost")
        slots = cls(path, _File("kopru-keys", 1, secrets.token_hex(8), []))
        slots._write([slots._entry(key, passphrase, recovery, cost)])
        return slots

    @classmethod
    def load(cls, path: Path) -> SlotFile:
        """Read a slot file; DamagedFile where it is missing, cut or changed beyond reading."""
        try:
            if path.stat().st_size > MAX_FILE:
                raise DamagedFile(_DAMAGED, file=path.name)
            file = msgspec.json.decode(path.read_bytes(), type=_File)
        except FileNotFoundError as error:
            raise DamagedFile(_MISSING, file=path.name) from error
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise DamagedFile(_DAMAGED, file=path.name) from error
        if file.format != "kopru-keys" or file.version != 1 or not file.keys or file.checksum != file.sum():
            raise DamagedFile(_DAMAGED, file=path.name)
        return cls(path, file)

    # ---- opening ----

    def unlock_with_passphrase(self, text: str) -> bytes:
        """The database key; raises WrongPassphrase without touching the database. See `candidates` after a re-key."""
        found: dict[str, bytes] = {}
        for entry in self._file.keys:
            try:
                found[entry.id] = unlock_box(entry.passphrase, text, self._purpose(entry.id))
            except NoSuchSlot:
                continue
            except ValueError as error:
                raise DamagedFile(_DAMAGED, file=self.path.name) from error
        if not found:
            raise WrongPassphrase(_WRONG)
        return self._unlocked(found)

    def unlock_with_keyring(self) -> bytes | None:
        """The database key from the operating system's keyring, or None: not stored, no keyring, or refused."""
        found: dict[str, bytes] = {}
        for entry in self._file.keys:
            text = ring.read(self._keyring_name(entry.id)) if entry.keyring else None
            if text is None:
                continue
            try:
                key = decode(text)
            except ValueError:
                continue
            if hmac.compare_digest(_check(key), entry.check):
                found[entry.id] = key
        return self._unlocked(found) if found else None

    def unlock_with_recovery(self, identity_file: bytes, passphrase: str = "") -> bytes:
        """The database key by a recovery file, which may be locked by a passphrase of its own.

        InvalidInput (field "recovery") where the file does not fit; WrongPassphrase for that of the file.
        """
        identities = open_recovery_file(identity_file, passphrase)
        found: dict[str, bytes] = {}
        for entry in self._file.keys:
            if entry.recovery is None:
                continue
            try:
                found[entry.id] = age.decrypt(decode(entry.recovery.sealed), identities)[:KEY_LENGTH]
            except age.NoMatchingKey:
                continue
            except (age.Unreadable, ValueError) as error:
                raise DamagedFile(_DAMAGED, file=self.path.name) from error
        if not found:
            raise InvalidInput(_NO_RECOVERY, field="recovery")
        return self._unlocked(found)

    def unlock_with_keys(self, keys: Mapping[str, bytes]) -> bytes:
        """The database key, if it is among `keys` (by the id of its entry), which somebody else has opened."""
        fitting = {
            entry.id: keys[entry.id]
            for entry in self._file.keys
            if entry.id in keys and hmac.compare_digest(_check(keys[entry.id]), entry.check)
        }
        if not fitting:
            raise InvalidInput(_NO_RECOVERY, field="recovery")
        return self._unlocked(fitting)

    @property
    def installation(self) -> str:
        """Names this slot file; random, and part of what its secrets are bound to."""
        return self._file.installation

    def sealed_for_recovery(self) -> dict[str, bytes]:
        """By the id of its entry: each key as it is sealed for the recovery keys, an age file. Needs no unlocking."""
        try:
            return {one.id: decode(one.recovery.sealed) for one in self._file.keys if one.recovery is not None}
        except ValueError as error:
            raise DamagedFile(_DAMAGED, file=self.path.name) from error

    @property
    def candidates(self) -> tuple[bytes, ...]:
        """Every key that the last unlocking gave, the likelier first: two after an interrupted re-key, else one.

        Try them in order and call `confirm_key` with the one that opened the database.
        """
        return tuple(self._keys[entry.id] for entry in self._file.keys if entry.id in self._keys)

    # ---- changing the ways in ----

    def set_passphrase(self, text: str, cost: Cost = STRONG_COST) -> None:
        """Replace the passphrase; the old one opens nothing any more (but still the backups made until now)."""
        check_passphrase(text)
        boxes = (lock_with_passphrase(self._keys[e.id], text, self._purpose(e.id), cost) for e in self._opened())
        self._write([replace(entry, passphrase=box) for entry, box in zip(self._opened(), boxes, strict=True)])

    @property
    def recovery_recipients(self) -> tuple[str, ...]:
        """Public age keys whose owners can open this installation."""
        return tuple(sorted({r for entry in self._file.keys if entry.recovery for r in entry.recovery.recipients}))

    def add_recovery(self, recipients: Iterable[str]) -> None:
        """Let the owners of these public age keys in, besides those who already may."""
        self.set_recovery({*self.recovery_recipients, *recipients}, self.recovery_label)

    @property
    def recovery_label(self) -> str:
        """Whose data it is, as whoever opens the recovery slot learns it; empty where none was given."""
        return next((entry.recovery.label for entry in self._file.keys if entry.recovery), "")

    def set_recovery(self, recipients: Iterable[str], label: str = "") -> None:
        """Let the owners of exactly these public age keys in; sealed anew, bound to `label`."""
        everyone = sorted(set(recipients))
        self._write([replace(e, recovery=_recovery(self._keys[e.id], everyone, label)) for e in self._opened()])

    def enable_keyring(self) -> bool:
        """Store the key in the operating system's keyring; False where there is none that keeps it."""
        for entry in self._opened():
            name, text = self._keyring_name(entry.id), encode(self._keys[entry.id])
            # Read back: some backends accept everything and keep nothing.
            if not ring.write(name, text) or ring.read(name) != text:
                return False
        self._write([replace(entry, keyring=True) for entry in self._opened()])
        return True

    def disable_keyring(self) -> None:
        """Forget the key in the keyring; from now on the passphrase is asked."""
        for entry in self._file.keys:
            if entry.keyring:
                ring.delete(self._keyring_name(entry.id))
        self._write([replace(entry, keyring=False) for entry in self._file.keys])

    @property
    def uses_keyring(self) -> bool:
        return any(entry.keyring for entry in self._file.keys)

    # ---- re-keying ----

    def replace_key(self, old: bytes, new: bytes, passphrase: str, cost: Cost = STRONG_COST) -> None:
        """First step of a re-key: from now on the file opens to both keys. Then re-key the database to `new`, then
        `confirm_key(new)`. A kill anywhere leaves a pair that opens: see `candidates`.

        The passphrase is needed because the new key is locked with it; WrongPassphrase where it is not the present one.
        """
        current = next((entry for entry in self._file.keys if hmac.compare_digest(entry.check, _check(old))), None)
        if current is None or len(new) != KEY_LENGTH:
            raise ProgrammingError("the key to replace is not in this file")
        try:
            unlock_box(current.passphrase, passphrase, self._purpose(current.id))
        except NoSuchSlot as error:
            raise WrongPassphrase(_WRONG) from error
        entry = self._entry(new, passphrase, (), cost)
        if current.recovery is not None:
            entry = replace(entry, recovery=_recovery(new, current.recovery.recipients, current.recovery.label))
        if current.keyring:
            entry = replace(entry, keyring=ring.write(self._keyring_name(entry.id), encode(new)))
        self._keys[current.id] = old
        self._write([current, entry])

    def confirm_key(self, key: bytes) -> None:
        """Keep only `key`, which opened the database. Harmless and without a write when it is the only one."""
        kept = [entry for entry in self._file.keys if hmac.compare_digest(entry.check, _check(key))]
        dropped = [entry for entry in self._file.keys if entry not in kept]
        if not kept:
            raise ProgrammingError("the key to keep is not in this file")
        if not dropped:
            return
        self._write(kept)
        for entry in dropped:
            self._keys.pop(entry.id, None)
            if entry.keyring:
                ring.delete(self._keyring_name(entry.id))

    # ---- inside ----

    def _purpose(self, identifier: str) -> bytes:
        return f"kopru database key\0{self._file.installation}\0{identifier}".encode()

    def _keyring_name(self, identifier: str) -> str:
        return f"{self._file.installation}-{identifier}"

    def _entry(self, key: bytes, passphrase: str, recovery: Sequence[str], cost: Cost) -> _Entry:
        identifier = secrets.token_hex(8)
        box = lock_with_passphrase(key, passphrase, self._purpose(identifier), cost)
        self._keys[identifier] = key
        return _Entry(identifier, _check(key), box, _recovery(key, sorted(set(recovery))))

    def _opened(self) -> list[_Entry]:
        if any(entry.id not in self._keys for entry in self._file.keys):
            raise ProgrammingError("unlock the slot file before changing it; confirm the key after a re-key")
        return self._file.keys

    def _unlocked(self, found: dict[str, bytes]) -> bytes:
        for entry in self._file.keys:
            if entry.id in found and not hmac.compare_digest(_check(found[entry.id]), entry.check):
                raise DamagedFile(_DAMAGED, file=self.path.name)
        self._keys = found
        return self.candidates[0]

    def _write(self, keys: list[_Entry]) -> None:
        file = replace(self._file, keys=keys)
        file = replace(file, checksum=file.sum())
        atomic_write(self.path, msgspec.json.format(msgspec.json.encode(file), indent=1))
        self._file = file  # only what is on the disk counts: a full disk leaves this object as it was


def _check(key: bytes) -> str:
    return hmac.new(key, b"kopru database key check", hashlib.sha256).hexdigest()[:32]


def _recovery(key: bytes, recipients: Sequence[str], label: str = "") -> _Recovery | None:
    if not recipients:
        return None
    return _Recovery(list(recipients), encode(age.encrypt(key + label.encode(), recipients)), label)
