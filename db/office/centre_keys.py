"""The key files of headquarters: three root keys and the recovery key, on sticks in drawers once they are made."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from db.exchange.directory import RootKey
from db.folder import atomic_write
from db.keyslots import STRONG_COST, Cost, make_locked_recovery_file

ROOTS, ROOT_COUNT, ROOT_SUFFIX = "roots", 3, ".kopru-root"
RECOVERY_SUFFIX = ".kopru-recovery"
CENTRE_KEY = Path("recovery") / f"headquarters{RECOVERY_SUFFIX}"


def make_roots(folder: Path, passphrase: str, cost: Cost = STRONG_COST) -> list[RootKey]:
    """Three new root keys, as files in `folder`, locked with the passphrase."""
    roots = [RootKey.generate(f"root {number + 1}") for number in range(ROOT_COUNT)]
    folder.mkdir(parents=True, exist_ok=True)
    for number, root in enumerate(roots, start=1):
        atomic_write(folder / f"root-{number}{ROOT_SUFFIX}", root.to_file(passphrase, cost))
    return roots


def make_centre_recovery(path: Path, label: str, passphrase: str, cost: Cost = STRONG_COST) -> str:
    """A new recovery key of headquarters, as a file locked with the passphrase; returns its public part."""
    data, recipient = make_locked_recovery_file(label, passphrase, cost)
    path.parent.mkdir(parents=True, exist_ok=True)
    atomic_write(path, data)
    return recipient


def load_roots(paths: Sequence[Path], passphrase: str) -> list[RootKey]:
    """Root keys of the centre from their files."""
    return [RootKey.from_file(path.read_bytes(), passphrase) for path in paths]
