"""Recovery files: an age key with instructions in two languages, to be printed or kept on a stick."""

from __future__ import annotations

from db import age
from db.errors import QT_TRANSLATE_NOOP, InvalidInput

MAX_FILE = 1024 * 1024

_RECOVERY_DAMAGED = QT_TRANSLATE_NOOP(
    "db",
    "This is not a recovery file, or it was typed with a mistake: the line that begins with AGE-SECRET-KEY-1 counts.",
)

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
