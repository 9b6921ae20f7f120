"""The key files of headquarters: three root keys and the recovery key, on sticks in drawers once they are made."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from db.errors import QT_TRANSLATE_NOOP, WrongPassphrase
from db.exchange.directory import RootKey
from db.folder import atomic_write
from db.keyslots import STRONG_COST, Cost, make_locked_recovery_file

ROOTS, ROOT_COUNT, ROOT_SUFFIX = "roots", 3, ".kopru-root"
RECOVERY_SUFFIX = ".kopru-recovery"
CENTRE_KEY = Path("recovery") / f"headquarters{RECOVERY_SUFFIX}"

_WRONG = QT_TRANSLATE_NOOP(
    "db", "This passphrase does not open “{file}”. Each holder types their own; check Caps Lock and the keyboard."
)


class WrongKeyPassphrase(WrongPassphrase):
    """A root key's file has another passphrase; `details["file"]` is its name."""


def make_roots(folder: Path, passphrases: str | Sequence[str], cost: Cost = STRONG_COST) -> list[RootKey]:
    """Three new root keys, as files in `folder`, each locked with its holder's passphrase, or all with one."""
    secrets = [passphrases] * ROOT_COUNT if isinstance(passphrases, str) else passphrases
    roots = [RootKey.generate(f"root {number + 1}") for number in range(ROOT_COUNT)]
    folder.mkdir(parents=True, exist_ok=True)
    files = [root.to_file(secret, cost) for root, secret in zip(roots, secrets, strict=True)]
    for number, data in enumerate(files, start=1):
        atomic_write(folder / f"root-{number}{ROOT_SUFFIX}", data)
    return roots


def make_centre_recovery(path: Path, label: str, passphrase: str, cost: Cost = STRONG_COST) -> str:
    """A new recovery key of headquarters, as a file locked with the passphrase; returns its public part."""
    data, recipient = make_locked_recovery_file(label, passphrase, cost)
    path.parent.mkdir(parents=True, exist_ok=True)
    atomic_write(path, data)
    return recipient


def load_roots(paths: Sequence[Path], passphrases: str | Sequence[str]) -> list[RootKey]:
    """Root keys of the centre from their files, each with its own passphrase, or all with one.

    Raises WrongKeyPassphrase with the file, InvalidInput (field "root") for other files.
    """
    secrets = [passphrases] * len(paths) if isinstance(passphrases, str) else passphrases
    opened = []
    for path, secret in zip(paths, secrets, strict=True):
        try:
            opened.append(RootKey.from_file(path.read_bytes(), secret))
        except WrongPassphrase as error:
            raise WrongKeyPassphrase(_WRONG, file=path.name) from error
    return opened


def relock_root(file: Path, passphrase: str, new: str, target: Path, cost: Cost = STRONG_COST) -> RootKey:
    """Write the key of a root file to `target`, locked with the holder's own passphrase; the key stays the same.

    Raises what `load_roots` does, and InvalidInput for a poor new passphrase.
    """
    (root,) = load_roots([file], passphrase)
    atomic_write(target, root.to_file(new, cost))
    return root
