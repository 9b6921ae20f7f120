"""Signed envelopes (DSSE): a payload, its type, and Ed25519 signatures over both.

The signature covers the payload's bytes as they are, so nothing depends on how JSON is written.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from db.errors import KopruError

MAX_ENVELOPE = 8 * 1024 * 1024
MAX_SIGNATURES = 32


class BadEnvelope(KopruError):
    """Not an envelope of the expected type."""


class Signature(msgspec.Struct, frozen=True):
    keyid: str  # a hint only: what counts is which key verifies
    sig: str


class Envelope(msgspec.Struct, frozen=True):
    payload: str
    payloadType: str  # noqa: N815 - the name in the DSSE specification
    signatures: list[Signature]

    def body(self) -> bytes:
        """The signed bytes; BadEnvelope where they are not base64."""
        try:
            return base64.b64decode(self.payload.encode("ascii"), validate=True)
        except (binascii.Error, UnicodeEncodeError) as error:
            raise BadEnvelope("payload is not base64") from error

    def to_bytes(self) -> bytes:
        return msgspec.json.encode(self)


def wrap(payload_type: str, body: bytes) -> Envelope:
    """An envelope without signatures."""
    return Envelope(base64.b64encode(body).decode("ascii"), payload_type, [])


def sign(envelope: Envelope, key: Ed25519PrivateKey, keyid: str) -> Envelope:
    """The envelope with one signature more; signing twice with one key changes nothing (Ed25519 is deterministic)."""
    raw = key.sign(_pre_authentication(envelope.payloadType, envelope.body()))
    signature = Signature(keyid, base64.b64encode(raw).decode("ascii"))
    if signature in envelope.signatures:
        return envelope
    return msgspec.structs.replace(envelope, signatures=[*envelope.signatures, signature])


def read(data: bytes, payload_type: str) -> Envelope:
    """Read an envelope without believing it; BadEnvelope whatever else the bytes are."""
    if len(data) > MAX_ENVELOPE:
        raise BadEnvelope("too large")
    try:
        envelope = msgspec.json.decode(data, type=Envelope)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise BadEnvelope("not an envelope") from error
    if envelope.payloadType != payload_type or len(envelope.signatures) > MAX_SIGNATURES:
        raise BadEnvelope("another type")
    return envelope


def signers(envelope: Envelope, keys: Mapping[str, bytes]) -> set[bytes]:
    """Those public keys (raw, 32 bytes) among `keys` of which a valid signature is there; each counts once.

    `keys` maps a key id to the raw key. The result holds keys, not ids: one key under two ids is one signer.
    """
    message = _pre_authentication(envelope.payloadType, envelope.body())
    found: set[bytes] = set()
    for signature in envelope.signatures:
        public = keys.get(signature.keyid)
        if public is not None and public not in found and _verifies(public, signature.sig, message):
            found.add(public)
    return found


def _verifies(public: bytes, signature: str, message: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(base64.b64decode(signature, validate=True), message)
    except (InvalidSignature, ValueError):  # binascii.Error is a ValueError
        return False
    return True


def _pre_authentication(payload_type: str, body: bytes) -> bytes:
    kind = payload_type.encode("utf-8")
    return b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(body), body)
