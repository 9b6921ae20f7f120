"""The sums of an event, as pure functions of its rows."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Mapping, Sequence

from db.events.rows import ATTENDED, Cell, Figures, Mark, ParticipantRow, Presence, SessionRow, Taken, Totals


def totals(
    sessions: Sequence[SessionRow], participations: Sequence[uuid.UUID], cells: Mapping[Cell, Mark], today: dt.date
) -> Totals:
    """Presence = attended half days / held half days.

    A half day is held from its first mark on, for everybody: who was never marked in it was not there. Only while it is
    being taken (no later one has a mark, and its day is not over) does it count for those alone who have a mark.
    """
    known = set(participations)
    attended: Counter[uuid.UUID] = Counter()
    taken: Counter[uuid.UUID] = Counter()
    for (session, participation), mark in cells.items():
        if participation in known:
            taken[session] += 1
            attended[session] += mark.mark in ATTENDED
    begun = [each for each in sessions if taken[each.id]]
    open_one = begun[-1] if begun and begun[-1].day >= today else None
    return Totals(
        {each.id: Taken(attended[each.id], taken[each.id]) for each in sessions},
        {each: _presence(each, begun, open_one, cells) for each in participations},
    )


def _presence(
    participation: uuid.UUID, begun: Sequence[SessionRow], open_one: SessionRow | None, cells: Mapping[Cell, Mark]
) -> Presence:
    there = held = 0
    for session in begun:
        mark = cells.get((session.id, participation))
        if mark is None and session is open_one:
            continue
        held += 1
        there += mark is not None and mark.mark in ATTENDED
    return Presence(there, held)


def figures(participants: Sequence[ParticipantRow]) -> Figures:
    """Participations, and apart from them the different persons and organisations behind them."""
    return Figures(
        participations=len(participants),
        persons=len({each.person_id for each in participants}),
        organisations=len({each.organisation_id for each in participants if each.organisation_id}),
        by_side=dict(Counter(each.side for each in participants)),
        by_province=dict(Counter(each.came_from for each in participants)),
    )
