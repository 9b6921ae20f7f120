"""How a new installation joins: a self-signed request file, a fingerprint by telephone, the signed directory."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import msgspec

from db.errors import QT_TRANSLATE_NOOP, InvalidInput, PackageRefused, ProgrammingError
from db.exchange import dsse
from db.exchange.directory import KINDS, VALIDITY, Directory, DirectoryEntry, canonical_json, trust_first
from db.exchange.entries import LONGEST_NAME
from db.exchange.identity import Fingerprint, NodeKeys, PublicKeys, decode_key, encode_key, node_id

REQUEST_TYPE = "application/vnd.kopru.enrolment+json"

_DAMAGED = QT_TRANSLATE_NOOP(
    "db", "“{file}” is not an enrolment request, or it was changed on its way. Ask the sender for a new one."
)
_NOT_IN_IT = QT_TRANSLATE_NOOP(
    "db", "The answer in “{file}” is not for this installation. Ask the centre for the answer to your own request."
)
_BAD_NAME = QT_TRANSLATE_NOOP("db", "Give the installation a name of at most {longest} characters.")


class DamagedRequest(PackageRefused):
    """Not an enrolment request, or its signature or id does not fit its keys."""

    code = "damaged_request"


class AnswerForAnother(PackageRefused):
    """The directory does not hold this installation with its present keys."""

    code = "answer_for_another"


class _Body(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    v: int
    node: str
    name: str
    kind: str
    office: int
    signing_key: str
    age_key: str
    made_at: str
    former_key: str = ""  # of a renewal: the signing key in use, which signs as well


@dataclass(frozen=True)
class EnrolmentRequest:
    """What a new installation says of itself. Only the fingerprint, compared by telephone, says that it is true."""

    node: str
    name: str
    kind: str
    office: int
    keys: PublicKeys
    made_at: str
    former: bytes | None = None
    """Of a renewal: the signing key that was in use when it was asked for. It has signed the request too."""

    @property
    def renews(self) -> bool:
        return self.former is not None

    @property
    def fingerprint(self) -> Fingerprint:
        return self.keys.fingerprint

    def entry(self, valid_from: datetime) -> DirectoryEntry:
        """The directory entry that the centre publishes after the fingerprints were compared."""
        return DirectoryEntry(
            node=self.node,
            name=self.name,
            kind=self.kind,
            office=self.office,
            signing_key=encode_key(self.keys.signing),
            age_key=self.keys.age,
            valid_from=valid_from.isoformat(timespec="seconds"),
            valid_until=(valid_from + VALIDITY).isoformat(timespec="seconds"),
        )


def make_request(keys: NodeKeys, name: str, kind: str, office: int, made_at: datetime) -> bytes:
    """The request file. `office` is the province's plate, 0 for the centre; InvalidInput for an impossible name."""
    return _signed(keys, keys, name, kind, office, made_at)


def make_renewal(keys: NodeKeys, name: str, kind: str, office: int, made_at: datetime) -> bytes:
    """The request to use `keys.following` from now on, signed by both keys: who holds only one of them cannot ask."""
    if keys.following is None:
        raise ProgrammingError("no keys were prepared")
    return _signed(keys, keys.following, name, kind, office, made_at)


def _signed(old: NodeKeys, new: NodeKeys, name: str, kind: str, office: int, made_at: datetime) -> bytes:
    if not name.strip() or len(name) > LONGEST_NAME:
        raise InvalidInput(_BAD_NAME, field="name", longest=LONGEST_NAME)
    body = _Body(
        v=1,
        node=old.node_id,
        name=name,
        kind=kind,
        office=office,
        signing_key=encode_key(new.public.signing),
        age_key=new.public.age,
        made_at=made_at.isoformat(timespec="seconds"),
        former_key=encode_key(old.public.signing) if new is not old else "",
    )
    envelope = old.sign(dsse.wrap(REQUEST_TYPE, canonical_json(msgspec.to_builtins(body))))
    return (new.sign(envelope) if new is not old else envelope).to_bytes()


def read_request(data: bytes, file: str) -> EnrolmentRequest:
    """Read a request file; DamagedRequest unless it is signed by the very key that it names.

    A renewal is signed by both keys; whether the former one is that of the installation only the directory tells.
    """
    try:
        envelope = dsse.read(data, REQUEST_TYPE)
        body = msgspec.json.decode(envelope.body(), type=_Body)
        keys = PublicKeys(decode_key(body.signing_key), body.age_key)
        former = decode_key(body.former_key) if body.former_key else None
        honest = _is_honest(envelope, body, keys, former)
        possible = body.kind in KINDS and 0 <= body.office <= 81 and 0 < len(body.name.strip()) <= LONGEST_NAME
    except (dsse.BadEnvelope, msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise DamagedRequest(_DAMAGED, file=file) from error
    if not honest or not possible:
        raise DamagedRequest(_DAMAGED, file=file)
    return EnrolmentRequest(body.node, body.name, body.kind, body.office, keys, body.made_at, former)


def _is_honest(envelope: dsse.Envelope, body: _Body, keys: PublicKeys, former: bytes | None) -> bool:
    signed = [bool(dsse.signers(envelope, {body.node: key})) for key in (keys.signing, former) if key is not None]
    own_id = former is not None or node_id(keys.signing) == body.node
    return body.v == 1 and own_id and former != keys.signing and all(signed)


def make_answer(directory: Directory) -> bytes:
    """The answer file: the signed directory, which also names the centre's recovery keys (`directory.recovery`)."""
    return directory.to_bytes()


def read_answer(data: bytes, keys: NodeKeys, file: str) -> Directory:
    """The directory with which this installation starts; AnswerForAnother where it is not in it.

    Then compare `roots_fingerprint` by telephone before using it.
    """
    directory = trust_first(data, file)
    entry = directory.entry(keys.node_id)
    wanted = (keys.public, keys.following.public if keys.following is not None else None)
    if entry is None or entry.revoked_at is not None or entry.public not in wanted:
        raise AnswerForAnother(_NOT_IN_IT, file=file)
    return directory
