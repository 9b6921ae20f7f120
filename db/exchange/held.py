"""Records that do not get on: parked here, not taken above, or written by a clock that runs ahead."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.database import Database
from db.exchange.tables import Refused
from db.journal.history import node_of
from db.journal.stamps import FUTURE_LIMIT, to_hlc, to_moment
from db.journal.tables import Op, Origin, Parked

PARKED, REFUSED, FUTURE = "parked", "refused", "future"
MOST = 1_000
HOUR = dt.timedelta(hours=1)
"""Beyond the day that another place's clock may rightly draw ours ahead."""


@dataclass(frozen=True)
class HeldRow:
    """A record that waits for something. `why` as in `standing.Standing`, "future" where a clock was wrong; `since`
    when that began, for the future the moment that the wrong clock said; `author` and `node` only there."""

    entity: str
    row: uuid.UUID
    kind: str
    why: str
    since: dt.datetime
    author: str = ""
    node: str = ""


class Held:
    """What an installation knows of records that do not get on. Part of `ExchangeService`."""

    _database: Database

    def held(self) -> list[HeldRow]:
        """The records that are held up, the oldest first; at most `MOST` of a kind."""
        with self._database.read() as session:
            parked = session.execute(
                select(Parked.entity, Parked.row, Parked.reason, Parked.since).order_by(Parked.n).limit(MOST)
            )
            rows = [HeldRow(entity, row, PARKED, f"parked_{why}", since) for entity, row, why, since in parked]
            refused = session.execute(
                select(Op.entity, Op.row, Refused.reason, func.min(Refused.at))
                .join(Origin, Origin.name == Refused.origin)
                .join(Op, (Op.origin == Origin.n) & (Op.oseq == Refused.oseq))
                .where(Refused.ours)
                .group_by(Op.entity, Op.row, Refused.reason)
                .limit(MOST)
            )
            rows += [HeldRow(entity, row, REFUSED, f"refused_{why}", at) for entity, row, why, at in refused]
            rows += self._from_the_future(session)
        return sorted(rows, key=lambda one: one.since)

    def clock_behind(self) -> dt.datetime | None:
        """The moment of the newest change that was made here, where this computer's clock is more than a day before
        it: somebody set the clock back, or the battery is empty."""
        database = self._database
        with database.read() as session:
            own = select(Origin.n).where(Origin.name == f"{database.node.id}.{database.node.incarnation}")
            newest = session.scalar(
                select(Op.hlc).where(Op.origin == own.scalar_subquery()).order_by(Op.oseq.desc()).limit(1)
            )
        last = to_moment(newest) if newest is not None else None
        return last if last is not None and last - database.clock.now() > FUTURE_LIMIT + HOUR else None

    def _from_the_future(self, session: Session) -> list[HeldRow]:
        """An origin's clock never goes back, so its newest operation tells whether any lies ahead: no reading of the
        whole log."""
        limit = to_hlc(self._database.clock.now() + FUTURE_LIMIT)
        ahead: list[HeldRow] = []
        for number, name in session.execute(select(Origin.n, Origin.name)).all():
            newest = select(Op.hlc).where(Op.origin == number).order_by(Op.oseq.desc()).limit(1)
            if (session.scalar(newest) or 0) <= limit:
                continue
            statement = (
                select(Op.entity, Op.row, func.max(Op.hlc), Op.author)
                .where(Op.origin == number, Op.hlc > limit)
                .group_by(Op.entity, Op.row, Op.author)
                .limit(MOST)
            )
            ahead += [
                HeldRow(entity, row, FUTURE, FUTURE, to_moment(hlc), author, node_of(name))
                for entity, row, hlc, author in session.execute(statement)
            ]
        return ahead
