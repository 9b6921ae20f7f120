"""The operating system's keyring; a computer without one is no error."""

from __future__ import annotations

KEYRING_SERVICE = "kopru"


def read(name: str) -> str | None:
    import keyring  # lazily: looking for backends takes a tenth of a second
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(KEYRING_SERVICE, name)
    except (KeyringError, RuntimeError, OSError):  # no backend, locked, or refused by the person: ask the passphrase
        return None


def write(name: str, text: str) -> bool:
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(KEYRING_SERVICE, name, text)
    except (KeyringError, RuntimeError, OSError):
        return False
    return True


def delete(name: str) -> None:
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.delete_password(KEYRING_SERVICE, name)
    except (KeyringError, RuntimeError, OSError):  # already gone, or no keyring any more
        return
