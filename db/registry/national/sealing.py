"""Identity numbers made unreadable for everything but this installation, and bound to one person each."""

from __future__ import annotations

import os
import uuid

from db.errors import QT_TRANSLATE_NOOP, InvalidInput, UserError

_NONCE = 12
_INFO = b"kopru/national-number/1"
_FORM = QT_TRANSLATE_NOOP("db", "A T.C. identity number has 11 digits and does not begin with 0.")
_CHECK = QT_TRANSLATE_NOOP("db", "The last digits of this T.C. identity number do not fit. A digit may be mistyped.")
_LOST = QT_TRANSLATE_NOOP(
    "db", "This number was sealed by another installation and cannot be read here. Write it again."
)


def clean_number(text: str) -> str:
    """Its 11 digits. Raises InvalidInput where the check digits do not fit: a wrong number would help nobody."""
    from stdnum.exceptions import InvalidChecksum, ValidationError
    from stdnum.tr import tckimlik

    try:
        return str(tckimlik.validate("".join(text.split())))
    except InvalidChecksum as error:
        raise InvalidInput(_CHECK, field="number") from error
    except ValidationError as error:
        raise InvalidInput(_FORM, field="number") from error


def masked(number: str) -> str:
    """123****8901"""
    return f"{number[:3]}****{number[-4:]}"


def seal(secrets: bytes, person: uuid.UUID, number: str) -> bytes:
    """`secrets` are the installation's private keys, from which the key is derived."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    nonce = os.urandom(_NONCE)
    return nonce + ChaCha20Poly1305(_key(secrets)).encrypt(nonce, number.encode(), person.bytes)


def unseal(secrets: bytes, person: uuid.UUID, sealed: bytes) -> str:
    """Raises UserError where it was sealed for another person or by another installation."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    try:
        return ChaCha20Poly1305(_key(secrets)).decrypt(sealed[:_NONCE], sealed[_NONCE:], person.bytes).decode()
    except InvalidTag as error:
        raise UserError(_LOST) from error


def _key(secrets: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), 32, None, _INFO).derive(secrets)
