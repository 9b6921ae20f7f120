"""The keys of this installation when the directory says that they have changed."""

from __future__ import annotations

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from db.audit import record
from db.audit.actions import KEYS_CHANGED
from db.database import Database
from db.errors import QT_TRANSLATE_NOOP, NotFound, UserError
from db.exchange.directory import Directory
from db.exchange.identity import NodeKeys
from db.journal.tables import NodeSelf, Op, Origin

NOT_JOINED = QT_TRANSLATE_NOOP(
    "db", "This installation has not joined yet: take in the enrolment file of headquarters first."
)
_REVOKED = QT_TRANSLATE_NOOP(
    "db",
    "This installation was revoked on {day}; nobody takes its packages. If it was found again, take a new identity "
    "under Settings and join anew: all records stay.",
)


class OwnKeyRevoked(UserError):
    """Nothing can be sent under a revoked key."""

    code = "own_key_revoked"


def check_may_send(directory: Directory, node: str) -> None:
    """NotFound or OwnKeyRevoked where the others would refuse every package of this installation."""
    entry = directory.entry(node)
    if entry is None:
        raise NotFound(NOT_JOINED)
    if entry.revoked is not None:
        raise OwnKeyRevoked(_REVOKED, day=f"{entry.revoked:%d.%m.%Y}")


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


def become(database: Database, keys: NodeKeys) -> None:
    """Go on under another id, with other private keys. What was recorded under the former id keeps it.

    The incarnation rises, so that all numbering begins anew; a kill in between leaves an anchor of another id, which
    raises it at the next opening.
    """
    with database.write(QT_TRANSLATE_NOOP("db", "New identity")) as session:
        record(session, KEYS_CHANGED, {"before": database.node.id, "after": keys.node_id})
        # The clock is read from the origin's own operations, and the new origin has none yet.
        own = select(func.max(Op.hlc)).join(Origin, Origin.n == Op.origin).where(Origin.name == database.node.origin)
        newest = max(session.scalar(own) or 0, session.scalars(select(NodeSelf.hlc)).one())
        session.execute(update(NodeSelf).values(node=keys.node_id, secrets=keys.to_bytes(), hlc=newest))
    database.raise_incarnation()
