"""The keys of all installations, as the centre keeps them in the directory, and those of this one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.anchor import change_anchor
from db.database import Database
from db.errors import QT_TRANSLATE_NOOP, NotFound
from db.exchange import changes, enrolment
from db.exchange.changes import Draft
from db.exchange.directory import Directory, DirectoryEntry, RootKey, accept
from db.exchange.identity import Fingerprint, NodeKeys
from db.exchange.incoming import ImportedPackage
from db.exchange.outgoing import Progress
from db.exchange.own_keys import become, prepare
from db.exchange.rows import InstallationRow, OwnKeys
from db.exchange.service import ExchangeService
from db.exchange.tables import InChannel
from db.text import sort_key

WARNED = dt.timedelta(days=60)
"""How long before its end a key is called to attention: a request and its answer travel by post if they must."""
OUTSIDE, ACTIVE, EXPIRING, EXPIRED, REVOKED = "outside", "active", "expiring", "expired", "revoked"

_OUTDATED = QT_TRANSLATE_NOOP(
    "db",
    "The proposal was made for another directory than the one in use (number {version}). Make it anew, then have it "
    "signed again.",
)


class OutdatedProposal(NotFound):
    """The directory has moved on since the proposal was made."""

    code = "outdated_proposal"


class KeyService:
    """Keys of one installation: at the centre those of all."""

    def __init__(self, database: Database, exchange: ExchangeService) -> None:
        self._database, self._exchange = database, exchange

    # ---- seeing ----

    def installations(self) -> list[InstallationRow]:
        """Every installation of the directory: the centre, then the provinces by plate, each with its laptops."""
        directory = self._exchange.directory
        if directory is None:
            return []
        successors = {entry.replaces: entry.node for entry in directory.entries.values() if entry.replaces}
        with self._database.read() as session:
            received = _received(session)
        rows = [self._row(entry, received, successors) for entry in directory.entries.values()]
        return sorted(rows, key=lambda row: (row.office, row.kind == "field", sort_key(row.name), row.since))

    def _row(
        self, entry: DirectoryEntry, received: Mapping[str, tuple[int, int]], successors: Mapping[str, str]
    ) -> InstallationRow:
        return InstallationRow(
            entry.node, entry.name, entry.kind, entry.office, state_of(entry, self._now()), entry.begins,
            entry.expires, dt.datetime.fromisoformat(entry.renewals[-1].since) if entry.renewals else None,
            entry.revoked, entry.revoked_why, entry.replaces, successors.get(entry.node, ""),
            entry.node == self._database.node.id, received.get(entry.node),
        )  # fmt: skip

    def own(self) -> OwnKeys:
        """How this installation's keys stand."""
        directory, keys = self._exchange.directory, NodeKeys.from_bytes(self._database.secrets())
        entry = directory.entry(self._database.node.id) if directory is not None else None
        if entry is None:
            return OwnKeys(OUTSIDE, asked=False, until=None, days=0)
        days = (entry.expires - self._now()).days
        return OwnKeys(state_of(entry, self._now()), keys.following is not None, entry.expires, days)

    def fingerprint_of(self, node: str) -> Fingerprint | None:
        """The words of an installation's present keys; about 30 ms."""
        entry = self._exchange.directory.entry(node) if self._exchange.directory else None
        return entry.public.fingerprint if entry is not None else None

    # ---- changes at the centre; publish them with `ExchangeService.publish` ----

    def admit(self, request: enrolment.EnrolmentRequest, replaces: str = "") -> Draft:
        """With the one that asks to join, or with the renewed keys of a member. `replaces` is revoked in the same step;
        what it sent until then and came here stays believed."""
        return changes.admit(self.directory(), request, self._now(), replaces, self.received_from(replaces))

    def revoke(self, node: str, why: str, last_ok: tuple[int, int] | None = None) -> Draft:
        """Without the trust in an installation. What came here until now is believed; of a laptop its province knows
        the numbers (`last_ok`)."""
        known = self.received_from(node) if last_ok is None else last_ok
        return changes.revoke(self.directory(), node, why, self._now(), known, own=self._database.node.id)

    def with_roots(self, roots: Sequence[bytes]) -> Draft:
        """With other root keys, given by their public part; to be signed by enough of the old and of the new ones."""
        return changes.with_roots(self.directory(), roots, self._now())

    def with_recovery(self, recovery: Sequence[str]) -> Draft:
        """With other recovery keys of the centre."""
        return changes.with_recovery(self.directory(), recovery, self._now())

    def received_from(self, node: str) -> tuple[int, int]:
        """Incarnation and number up to which everything of an installation has come here; zeros where nothing has."""
        with self._database.read() as session:
            return _received(session).get(node, (0, 0))

    def read_proposal(self, path: Path) -> Draft:
        """A proposal that follows the directory in use; OutdatedProposal for another."""
        draft = Draft.read(path.read_bytes(), path.name)
        held = self.directory()
        if draft.before.envelope.body() != held.envelope.body():
            raise OutdatedProposal(_OUTDATED, version=held.version)
        return draft

    def look_at_proposal(self, path: Path) -> Draft:
        """A proposal that somebody else will publish: it must follow what this place believes or has yet to hear of.

        Raises what `directory.accept` does for a directory of others; OutdatedProposal for an older one.
        """
        draft, held = Draft.read(path.read_bytes(), path.name), self._exchange.directory
        if held is not None:
            if draft.before.version < held.version:
                raise OutdatedProposal(_OUTDATED, version=held.version)
            accept(held, draft.before.to_bytes(), path.name)
        return draft

    def answer(self, directory: Directory | None = None) -> bytes:
        """The directory file: the answer to every request that it contains, and news for all others."""
        return enrolment.make_answer(directory or self.directory())

    def publish(self, draft: Draft, roots: Sequence[RootKey] = ()) -> Directory:
        """Sign with these root keys and use the directory from now on."""
        return self._exchange.publish(draft.signed(roots))

    # ---- this installation ----

    def renewal(self) -> bytes:
        """The request to use new keys from now on. The present ones stay in use until the directory names the others;
        asked again before that, it asks for the same."""
        node = self._database.node
        with self._database.write(QT_TRANSLATE_NOOP("db", "New keys prepared")) as session:
            keys = prepare(session)
        return enrolment.make_renewal(keys, node.name, node.kind, node.office, self._now())

    def renewal_fingerprint(self) -> Fingerprint | None:
        """The words of the keys that were asked for; None where none were."""
        following = NodeKeys.from_bytes(self._database.secrets()).following
        return following.public.fingerprint if following is not None else None

    def take_new_identity(self) -> None:
        """Go on as a new installation with all that is recorded here: the former keys were lost, revoked, or may be in
        others' hands. It has to join again; until then nothing can be sent."""
        keys = NodeKeys.generate()
        become(self._database, keys)
        node = self._database.node
        change_anchor(
            self._database.folder,
            lambda now: replace(now, node=node.id, incarnation=node.incarnation, exported={}) if now else None,
        )

    # ---- packages of the revoked ----

    def take_of_revoked(self, path: Path, node: str, progress: Progress | None = None) -> ImportedPackage:
        """Take a package in that a revoked installation wrote before it was lost, as a person has made sure of."""
        changes.known(self.directory(), node)
        return self._exchange.import_file(path, progress, believing=node)

    def directory(self) -> Directory:
        """The directory in use; NotFound before this place has joined."""
        directory = self._exchange.directory
        if directory is None:
            raise NotFound(QT_TRANSLATE_NOOP("db", "There is no key directory here yet: join headquarters first."))
        return directory

    def _now(self) -> dt.datetime:
        return self._database.clock.now()


def state_of(entry: DirectoryEntry, now: dt.datetime) -> str:
    """Active, expiring (within 60 days), expired, or revoked."""
    if entry.revoked_at is not None:
        return REVOKED
    if now >= entry.expires:
        return EXPIRED
    return EXPIRING if now >= entry.expires - WARNED else ACTIVE


def _received(session: Session) -> dict[str, tuple[int, int]]:
    """By peer: the newest of its incarnations from which something came, and how far without a gap."""
    newest: dict[str, tuple[int, int, int]] = {}
    for peer, channel, contiguous in session.execute(select(InChannel.peer, InChannel.channel, InChannel.contiguous)):
        sender, _, receiver = channel.partition("/")
        found = (int(sender), int(receiver), contiguous)
        newest[peer] = max(newest.get(peer, found), found)
    return {peer: (incarnation, contiguous) for peer, (incarnation, _, contiguous) in newest.items()}
