"""A forgotten passphrase, with the help of headquarters' recovery key and two files that may be read by anyone.

The locked place writes a request: its key as it is sealed for the recovery keys, and a public key made for this one
answer. Headquarters compares its words by telephone, opens the sealed key and seals it to that public key. The secret
half waits in the data folder under the *new* passphrase, which is chosen at once: a thief who has the computer and the
answer still lacks it. When the answer was used that half is gone, so it opens nothing twice.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from db import age
from db.anchor import read_anchor
from db.clock import Clock, SystemClock
from db.errors import QT_TRANSLATE_NOOP, InvalidInput, NotFound, PackageRefused, UserError, WrongPassphrase
from db.exchange.directory import Directory, canonical_json
from db.exchange.identity import NODE_ID, Fingerprint, fingerprint_of
from db.folder import SLOTS, atomic_write
from db.keyslots import (
    KEY_LENGTH,
    STRONG_COST,
    Cost,
    NoSuchSlot,
    PassphraseBox,
    SlotFile,
    check_passphrase,
    lock_with_passphrase,
    unlock_box,
)

PENDING = "recovery-pending.json"
REQUEST_FORMAT, ANSWER_FORMAT, PENDING_FORMAT = "kopru-recovery-request", "kopru-recovery-answer", "kopru-pending"
MAX_FILE = 1024 * 1024
MOST_KEYS = 4

_NO_KEY = QT_TRANSLATE_NOOP(
    "db",
    "Headquarters has no key to this data: it had not joined when it was locked. Only the recovery file of this place "
    "opens it.",
)
_NOT_A_REQUEST = QT_TRANSLATE_NOOP(
    "db", "“{file}” is not a recovery request, or it was damaged on its way. Ask for it to be sent again."
)
_NOT_AN_ANSWER = QT_TRANSLATE_NOOP(
    "db", "“{file}” is not a recovery answer, or it was damaged on its way. Ask headquarters to send it again."
)
_OTHER_REQUEST = QT_TRANSLATE_NOOP(
    "db",
    "“{file}” answers another request than the one that waits here. An answer opens the data once; ask for the answer "
    "to the newest request.",
)
_NOTHING_WAITS = QT_TRANSLATE_NOOP(
    "db", "No recovery request waits here: it was answered or given up. Write a new request."
)
_WRONG_NEW = QT_TRANSLATE_NOOP(
    "db",
    "This is not the new passphrase that was chosen with the request. If it is forgotten too, write a new request.",
)
_FALSE_KEY = QT_TRANSLATE_NOOP(
    "db", "The answer in “{file}” does not open this data. Tell headquarters by telephone, and write a new request."
)
_OTHER_RECOVERY = QT_TRANSLATE_NOOP(
    "db",
    "This recovery key does not open the request: it is another one, or the place had not heard of it yet. Try the "
    "recovery key of earlier times.",
)
_OTHER_PLACE = QT_TRANSLATE_NOOP(
    "db",
    "The request says that it comes from “{said}”, but the data belongs to “{label}”. Do not answer it; call both.",
)
_REVOKED = QT_TRANSLATE_NOOP(
    "db", "“{name}” was revoked on {day}. Its data is not opened for anyone; see who has the computer."
)
_STRANGER = QT_TRANSLATE_NOOP("db", "The place that asks ({node}) is not in the key directory. Do not answer it.")


class DamagedRecovery(PackageRefused):
    """Not a recovery request or answer."""

    code = "damaged_recovery"


class AnswerToAnother(PackageRefused):
    """The answer belongs to another request, or was used already."""

    code = "answer_to_another"


class NoCentreKey(UserError):
    """Headquarters cannot help: its key is not among the recovery keys."""

    code = "no_centre_key"


class RecoveryNotAllowed(UserError):
    """The directory speaks against opening this data."""

    code = "recovery_not_allowed"


class _Request(msgspec.Struct, frozen=True):
    format: str
    v: int
    node: str
    installation: str
    ephemeral: str
    sealed: dict[str, str]
    made_at: str


class _Answer(msgspec.Struct, frozen=True):
    format: str
    request: str
    sealed: str


class _Pending(msgspec.Struct, frozen=True):
    format: str
    request: str  # base64 of the file
    box: PassphraseBox


@dataclass(frozen=True)
class RecoveryRequest:
    """A request as it travels. `made_at` is ISO 8601 text that the sender wrote."""

    node: str
    made_at: str
    data: bytes
    ephemeral: str
    sealed: Mapping[str, bytes]

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    @property
    def fingerprint(self) -> Fingerprint:
        """The words to compare by telephone; they cover every byte of the file."""
        return fingerprint_of([b"recovery request", self.data])


# ---- at the locked place ----


def write_request(
    folder: Path, passphrase: str, cost: Cost = STRONG_COST, clock: Clock | None = None
) -> RecoveryRequest:
    """Begin: choose the new passphrase and make the request. One that waited before is given up.

    Raises NoCentreKey, DamagedFile (of the slot file), InvalidInput for a poor passphrase.
    """
    check_passphrase(passphrase)
    slots = SlotFile.load(folder / SLOTS)
    anchor = read_anchor(folder)
    node = anchor.node if anchor is not None else slots.recovery_label
    if not node or len(slots.recovery_recipients) < 2:
        raise NoCentreKey(_NO_KEY)
    ephemeral = age.AgeIdentity.generate()
    body = _Request(
        REQUEST_FORMAT, 1, node, slots.installation, ephemeral.recipient,
        {name: _text(sealed) for name, sealed in slots.sealed_for_recovery().items()},
        (clock or SystemClock()).now().isoformat(timespec="seconds"),
    )  # fmt: skip
    data = canonical_json(msgspec.to_builtins(body))
    box = lock_with_passphrase(ephemeral.text.encode(), passphrase, _purpose(data), cost)
    atomic_write(folder / PENDING, msgspec.json.encode(_Pending(PENDING_FORMAT, _text(data), box)))
    return read_request(data, PENDING)


def waiting_request(folder: Path) -> RecoveryRequest | None:
    """The request that waits for its answer; None where there is none (or none that can be read)."""
    pending = _pending(folder)
    return read_request(_raw(pending.request), PENDING) if pending is not None else None


def give_up(folder: Path) -> None:
    """Throw the waiting request away; its answer opens nothing any more."""
    (folder / PENDING).unlink(missing_ok=True)


def keys_of_answer(folder: Path, answer: bytes, file: str, passphrase: str) -> dict[str, bytes]:
    """The database keys (for `SlotFile.unlock_with_keys`) of an answer, with the new passphrase of the request.

    Raises:
        NotFound: nothing waits. WrongPassphrase: another than the one chosen. AnswerToAnother, DamagedRecovery.
    """
    pending = _pending(folder)
    if pending is None:
        raise NotFound(_NOTHING_WAITS)
    data = _raw(pending.request)
    try:
        stored = msgspec.json.decode(answer[:MAX_FILE], type=_Answer)
        sealed = _raw(stored.sealed)
        if stored.format != ANSWER_FORMAT:
            raise ValueError("another format")
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise DamagedRecovery(_NOT_AN_ANSWER, file=file) from error
    if stored.request != hashlib.sha256(data).hexdigest():
        raise AnswerToAnother(_OTHER_REQUEST, file=file)
    return _unsealed(sealed, _ephemeral(pending, data, passphrase), file)


def _ephemeral(pending: _Pending, data: bytes, passphrase: str) -> age.AgeIdentity:
    try:
        return age.AgeIdentity(unlock_box(pending.box, passphrase, _purpose(data)).decode("ascii"))
    except NoSuchSlot as error:
        raise WrongPassphrase(_WRONG_NEW) from error
    except ValueError as error:
        raise NotFound(_NOTHING_WAITS) from error


def _unsealed(sealed: bytes, ephemeral: age.AgeIdentity, file: str) -> dict[str, bytes]:
    try:
        told = msgspec.json.decode(age.decrypt(sealed, [ephemeral]), type=dict[str, str])
        keys = {name: _raw(key) for name, key in told.items()}
    except age.NoMatchingKey as error:
        raise AnswerToAnother(_OTHER_REQUEST, file=file) from error
    except (age.Unreadable, msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise DamagedRecovery(_NOT_AN_ANSWER, file=file) from error
    return keys


def unlock_by_answer(slots: SlotFile, keys: Mapping[str, bytes], file: str) -> bytes:
    """The database key; DamagedRecovery where the answer holds another one: a forged answer."""
    try:
        return slots.unlock_with_keys(keys)
    except InvalidInput as error:
        raise DamagedRecovery(_FALSE_KEY, file=file) from error


def _pending(folder: Path) -> _Pending | None:
    try:
        stored = msgspec.json.decode((folder / PENDING).read_bytes()[:MAX_FILE], type=_Pending)
        read_request(_raw(stored.request), PENDING)
    except (OSError, msgspec.MsgspecError, ValueError, RecursionError, DamagedRecovery):
        return None
    return stored if stored.format == PENDING_FORMAT else None


# ---- at headquarters ----


def read_request(data: bytes, file: str) -> RecoveryRequest:
    """Read a request file; DamagedRecovery for anything else. It is not signed: compare its words by telephone."""
    try:
        if len(data) > MAX_FILE:
            raise ValueError("too large")
        body = msgspec.json.decode(data, type=_Request)
        sealed = {name: _raw(text) for name, text in body.sealed.items()}
        sound = body.format == REQUEST_FORMAT and body.v == 1 and NODE_ID.fullmatch(body.node) is not None
        if not sound or not 1 <= len(sealed) <= MOST_KEYS or not age.is_recipient(body.ephemeral):
            raise ValueError("not a request")
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise DamagedRecovery(_NOT_A_REQUEST, file=file) from error
    return RecoveryRequest(body.node, body.made_at, data, body.ephemeral, sealed)


def check_allowed(request: RecoveryRequest, directory: Directory) -> None:
    """RecoveryNotAllowed where the directory does not know the place, or it was revoked."""
    entry = directory.entry(request.node)
    if entry is None:
        raise RecoveryNotAllowed(_STRANGER, node=request.node)
    if entry.revoked is not None:
        raise RecoveryNotAllowed(_REVOKED, name=entry.name, day=f"{entry.revoked:%d.%m.%Y}")


def answer_request(
    request: RecoveryRequest, recovery: Sequence[age.AgeIdentity], directory: Directory, file: str
) -> bytes:
    """The answer file, after the words were compared.

    Raises InvalidInput (field "recovery") for a recovery key that does not fit, RecoveryNotAllowed for a place that was
    revoked, that nobody knows, or whose data is another's; DamagedRecovery for a request that cannot be opened.
    """
    check_allowed(request, directory)
    keys = {}
    for name, sealed in request.sealed.items():
        try:
            opened = age.decrypt(sealed, recovery)
        except age.NoMatchingKey as error:
            raise InvalidInput(_OTHER_RECOVERY, field="recovery") from error
        except age.Unreadable as error:
            raise DamagedRecovery(_NOT_A_REQUEST, file=file) from error
        label = opened[KEY_LENGTH:].decode("utf-8", "replace")
        if label and label != request.node:
            raise RecoveryNotAllowed(_OTHER_PLACE, said=_named(directory, request.node), label=_named(directory, label))
        keys[name] = _text(opened[:KEY_LENGTH])
    sealed = age.encrypt(msgspec.json.encode(keys), [request.ephemeral])
    return msgspec.json.encode(_Answer(ANSWER_FORMAT, request.digest, _text(sealed)))


def _named(directory: Directory, node: str) -> str:
    entry = directory.entry(node)
    return entry.name if entry is not None else node


def _purpose(request: bytes) -> bytes:
    return b"kopru recovery pending\0" + hashlib.sha256(request).digest()


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _raw(text: str) -> bytes:
    try:
        return base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError) as error:
        raise ValueError("not base64") from error
