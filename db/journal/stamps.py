"""Hybrid logical clock (Kulkarni et al. 2014): follows the wall clock, never goes back, and orders what was seen."""

from __future__ import annotations

import datetime as dt

COUNTER_BITS = 16
FUTURE_LIMIT = dt.timedelta(hours=24)
"""An operation further ahead than this is taken, but does not pull our clock along."""


def to_hlc(moment: dt.datetime) -> int:
    """Clock value of the first event of that millisecond."""
    return round(moment.timestamp() * 1000) << COUNTER_BITS


def to_moment(hlc: int) -> dt.datetime:
    """Wall-clock part of a clock value, in UTC, to the millisecond."""
    return dt.datetime.fromtimestamp((hlc >> COUNTER_BITS) / 1000, dt.UTC)


def tick(last: int, moment: dt.datetime) -> int:
    """Clock value of the next own event, after `last`."""
    return max(last + 1, to_hlc(moment))


def witness(last: int, seen: int, moment: dt.datetime) -> int:
    """Our clock after seeing another's value; unchanged when that lies too far in the future to be believed."""
    return max(last, seen) if seen <= to_hlc(moment + FUTURE_LIMIT) else last
