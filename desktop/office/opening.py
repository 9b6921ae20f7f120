"""The work behind unlocking: open, open by recovery file, restore a backup. Runs outside the interface's thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from db.backup import Backup, list_backups
from db.clock import Clock
from db.errors import DamagedFile, NotFound
from db.keyslots import SlotFile
from db.office.installation import Installation, Unlock, open_installation, restore_backup
from db.office.recovering import note_recovery
from desktop.jobs import Progress

Work = Callable[[Progress], Installation | None]


def by_passphrase(text: str) -> Unlock:
    return lambda slots: slots.unlock_with_passphrase(text)


def by_recovery(identity_file: bytes, passphrase: str) -> Unlock:
    return lambda slots: slots.unlock_with_recovery(identity_file, passphrase)


def open_it(folder: Path, unlock: Unlock, clock: Clock | None, remember: bool = False, recovered: bool = False) -> Work:
    """Open; with `remember` the key goes into the operating system's keyring, where there is one. `recovered`: by a
    recovery file, which is a deed to be recorded."""

    def work(progress: Progress) -> Installation:
        progress.check()
        installation = open_installation(folder, unlock, clock)
        if remember and not installation.slots.uses_keyring:
            installation.slots.enable_keyring()
        if recovered:
            note_recovery(installation)
        return installation

    return work


def open_by_keyring(folder: Path, clock: Clock | None) -> Work:
    """Open without asking, None where the keyring does not hold the key."""

    class _NotThere(Exception):
        pass

    def unlock(slots: SlotFile) -> bytes:
        key = slots.unlock_with_keyring() if slots.uses_keyring else None
        if key is None:
            raise _NotThere
        return key

    def work(progress: Progress) -> Installation | None:
        progress.check()
        try:
            return open_installation(folder, unlock, clock)
        except _NotThere:
            return None

    return work


def restore_and_open(folder: Path, unlock: Unlock, clock: Clock | None, chosen: Backup | None = None) -> Work:
    """Put the chosen backup in place, or the newest that verifies, then open. What is replaced is kept aside."""

    def work(progress: Progress) -> Installation:
        candidates = [chosen] if chosen is not None else list_backups(folder)
        for place, backup in enumerate(candidates):
            progress.check()
            try:
                restore_backup(folder, backup, unlock, clock)
                break
            except (DamagedFile, NotFound):
                if place == len(candidates) - 1:
                    raise
        return open_installation(folder, unlock, clock)

    return work


def keyring_available() -> bool:
    """Whether this computer has a key store that keeps what is put into it. Loads keyring: a tenth of a second."""
    import keyring
    from keyring.backends import fail, null

    return not isinstance(keyring.get_keyring(), fail.Keyring | null.Keyring)
