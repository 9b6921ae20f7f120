"""The keys of this installation when the directory says that they have changed."""

from __future__ import annotations

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from db.exchange.directory import Directory
from db.exchange.identity import NodeKeys
from db.journal.tables import NodeSelf


def adopt(session: Session, directory: Directory) -> None:
    """Use the keys that were asked for, if this directory names them: in the transaction in which it is taken."""
    own = session.execute(select(NodeSelf.node, NodeSelf.secrets)).one()
    keys, entry = NodeKeys.from_bytes(own.secrets), directory.entry(own.node)
    if keys.following is not None and entry is not None and entry.public == keys.following.public:
        session.execute(update(NodeSelf).values(secrets=keys.renewed().to_bytes()))


def prepare(session: Session) -> NodeKeys:
    """The keys with others to follow; kept, so that the answer finds them."""
    keys = NodeKeys.from_bytes(session.scalars(select(NodeSelf.secrets)).one()).prepared()
    session.execute(update(NodeSelf).values(secrets=keys.to_bytes()))
    return keys
