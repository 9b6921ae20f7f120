"""Recovery files: an age key with instructions in two languages, to be printed or kept on a stick."""

from __future__ import annotations

import msgspec

from db import age
from db.errors import QT_TRANSLATE_NOOP, InvalidInput, WrongPassphrase
from db.keyslots.passphrase import (
    STRONG_COST,
    Cost,
    NoSuchSlot,
    PassphraseBox,
    check_passphrase,
    lock_with_passphrase,
    unlock_box,
)

MAX_FILE = 1024 * 1024

_RECOVERY_DAMAGED = QT_TRANSLATE_NOOP(
    "db",
    "This is not a recovery file, or it was typed with a mistake: the line that begins with AGE-SECRET-KEY-1 counts.",
)

_WRONG = QT_TRANSLATE_NOOP("db", "This passphrase does not open the recovery key. Check Caps Lock and the keyboard.")
_KEY_DAMAGED = QT_TRANSLATE_NOOP("db", "This is not a recovery key of headquarters, or it is damaged. Use its copy.")

_HEADER = """\
# KÖPRÜ KURTARMA ANAHTARI            KÖPRÜ RECOVERY KEY
#
# {label}
# {date}
#
# Bu dosya, parola unutulduğunda verileri açar. Yazdırın veya bir USB
# belleğe koyun, kilitli bir yerde saklayın; bilgisayarda bırakmayın.
# Bu satırları okuyan herkes verileri açabilir.
#
# This file opens the data when the passphrase is forgotten. Print it or
# put it on a USB stick, keep it locked away, leave no copy on the computer.
# Anyone who reads these lines can open the data.
#
# Herkese açık karşılığı / public part:
# {recipient}
{secret}
"""


def make_recovery_file(label: str, date: str) -> tuple[str, str]:
    """A new recovery key: (text to print or keep on a stick, public age recipient for `add_recovery`).

    `label` says whose data it opens, `date` is shown as given. The text is a valid age identity file.
    """
    identity = age.AgeIdentity.generate()
    one_line = " ".join(label.split())
    text = _HEADER.format(label=one_line, date=date, recipient=identity.recipient, secret=identity.text)
    return text, identity.recipient


def read_recovery_file(data: bytes) -> list[age.AgeIdentity]:
    """The keys of a recovery file, also one typed by hand from paper (small letters, spaces inside the key line).

    InvalidInput (field "recovery") where there is none or a letter is wrong: the key carries a checksum.
    """
    identities = []
    for line in data[:MAX_FILE].splitlines():
        packed = b"".join(line.split()).upper()  # bytes: only ASCII letters change
        if packed.startswith(b"AGE-SECRET-KEY-1"):
            try:
                identities.append(age.AgeIdentity(packed.decode("ascii")))
            except ValueError as error:
                raise InvalidInput(_RECOVERY_DAMAGED, field="recovery") from error
    if not identities:
        raise InvalidInput(_RECOVERY_DAMAGED, field="recovery")
    return identities


class _LockedKey(msgspec.Struct):
    format: str
    label: str
    recipient: str
    box: PassphraseBox


def make_locked_recovery_file(label: str, passphrase: str, cost: Cost = STRONG_COST) -> tuple[bytes, str]:
    """A recovery key that opens with a passphrase only, for headquarters: (file, public age recipient).

    It opens the data of every place that has joined, so a file that anyone can read would not do.
    """
    check_passphrase(passphrase)
    identity = age.AgeIdentity.generate()
    box = lock_with_passphrase(identity.text.encode(), passphrase, _purpose(identity.recipient), cost)
    return msgspec.json.encode(_LockedKey("kopru-recovery", label, identity.recipient, box)), identity.recipient


def needs_passphrase(data: bytes) -> bool:
    """Whether a recovery file is a locked one."""
    return data.lstrip()[:1] == b"{"


def open_recovery_file(data: bytes, passphrase: str) -> list[age.AgeIdentity]:
    """The keys of a recovery file of either kind. WrongPassphrase; InvalidInput (field "recovery") for other files."""
    if not needs_passphrase(data):
        return read_recovery_file(data)
    try:
        stored = msgspec.json.decode(data[:MAX_FILE], type=_LockedKey)
        secret = unlock_box(stored.box, passphrase, _purpose(stored.recipient))
        return [age.AgeIdentity(secret.decode("ascii"))]
    except NoSuchSlot as error:
        raise WrongPassphrase(_WRONG) from error
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise InvalidInput(_KEY_DAMAGED, field="recovery") from error


def _purpose(recipient: str) -> bytes:
    return b"kopru recovery key\0" + recipient.encode("utf-8")
