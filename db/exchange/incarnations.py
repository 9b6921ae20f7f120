"""What follows from a database that is older than what left it, or is a copy: a new numbering, and its reason."""

from __future__ import annotations

from dataclasses import replace

from db.anchor import Anchor, AnchorReason, anchor_disagrees, change_anchor, read_anchor, write_anchor
from db.audit import catch_up, head, record
from db.audit.actions import BACKUP_RESTORED, NUMBERING_RESTARTED
from db.database import Database
from db.exchange.outgoing import exported_numbers


class Incarnations:
    """The part of the exchange that looks at the anchor when the data is opened."""

    _database: Database

    def settle_incarnation(self) -> AnchorReason | None:
        """Raise the incarnation when the anchor says that this database is an older one, or a copy. Once per opening.

        Returns why; None when all was well. It is entered in the record of deeds, with how many entries that had.
        """
        database = self._database
        anchor = read_anchor(database.folder)
        node = database.node
        with database.read() as session:
            reason = anchor_disagrees(anchor, node.id, node.incarnation, exported_numbers(session))
            if reason is None and anchor is not None:
                self._catch_up(catch_up(session, anchor), anchor)
        if reason is not None:
            own = anchor if anchor is not None and anchor.node == node.id else None
            database.raise_incarnation(own.incarnation if own is not None else 0)
            self._begin_anchor(own, reason)
        return reason

    def _catch_up(self, wanted: Anchor, anchor: Anchor) -> None:
        if wanted != anchor:
            change_anchor(self._database.folder, lambda now: replace(now, audit=wanted.audit) if now else None)

    def _begin_anchor(self, before: Anchor | None, reason: AnchorReason) -> None:
        """The anchor of the new incarnation. What the old one knew of the record of deeds is entered there."""
        database = self._database
        with database.write() as session:
            known, found = (before.audit if before is not None else None), head(session)
            details: dict[str, str | int | bool | None] = {
                "reason": reason.value, "found": found.count,
                "known": known.count if known else 0, "newest": known.hash.hex() if known else "",
            }  # fmt: skip
            if before is not None and reason is AnchorReason.RESTORED:
                record(session, BACKUP_RESTORED, details | {"file": before.restored})
            else:
                record(session, NUMBERING_RESTARTED, details)
        with database.read() as session:
            write_anchor(database.folder, Anchor(database.node.id, database.node.incarnation, audit=head(session)))
