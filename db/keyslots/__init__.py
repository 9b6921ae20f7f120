"""The database's key at rest: locked by a passphrase, by the system's keyring, by recovery keys."""

from __future__ import annotations

from db.keyslots.passphrase import (
    SHORTEST_PASSPHRASE,
    STRONG_COST,
    TEST_COST,
    Cost,
    NoSuchSlot,
    PassphraseBox,
    check_passphrase,
    lock_with_passphrase,
    unlock_box,
)
from db.keyslots.recovery import (
    make_locked_recovery_file,
    make_recovery_file,
    needs_passphrase,
    open_recovery_file,
    read_recovery_file,
)
from db.keyslots.slots import KEY_LENGTH, SlotFile, new_key

__all__ = [
    "KEY_LENGTH",
    "SHORTEST_PASSPHRASE",
    "STRONG_COST",
    "TEST_COST",
    "Cost",
    "NoSuchSlot",
    "PassphraseBox",
    "SlotFile",
    "check_passphrase",
    "lock_with_passphrase",
    "make_locked_recovery_file",
    "make_recovery_file",
    "needs_passphrase",
    "new_key",
    "open_recovery_file",
    "read_recovery_file",
    "unlock_box",
]
