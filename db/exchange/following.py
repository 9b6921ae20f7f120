"""What has to be done after a package was taken in, since it may be about records that are merged, erased or moved."""

from __future__ import annotations

from db.database import Database
from db.errors import QT_TRANSLATE_NOOP
from db.exchange.directory import Directory
from db.exchange.releasing import release
from db.exchange.standing import upward
from db.registry.erasing.service import ErasureService
from db.registry.merging.service import MergeService
from db.registry.moving.service import MovingService


def follow(database: Database, directory: Directory, *, has_operations: bool) -> None:
    """Bring records into line; give up what belongs elsewhere now, and is known there."""
    if has_operations:
        MergeService(database).follow()
        ErasureService(database).follow()
        MovingService(database).follow()
    up = upward(directory, database.node)
    if up is not None and database.node.kind != "centre":
        with database.write(QT_TRANSLATE_NOOP("db", "Records of other offices given up")) as session:
            release(session, database, up)
