"""Where one record stands, in words: its stations, and the sentence that says what holds it up."""

from __future__ import annotations

import datetime as dt
import uuid

from PySide6.QtCore import QCoreApplication

from db.errors import QT_TRANSLATE_NOOP
from db.exchange.service import ExchangeService
from db.exchange.standing import AT_CENTRE, CONFLICT, HERE, PARKED, REFUSED, SENT, Standing
from db.text import format_date
from desktop import language
from desktop.widgets import Travel, journey_word

_NEWER = QT_TRANSLATE_NOOP("Travel", "A newer version of the program wrote it; update this one.")
_WHY = {
    "not_joined": QT_TRANSLATE_NOOP("Travel", "This place has not joined yet; “Send / Receive” says how it does."),
    "no_way_up": QT_TRANSLATE_NOOP("Travel", "The key directory names nobody to send it to; ask for a new one."),
    "revoked": QT_TRANSLATE_NOOP("Travel", "The key of this place was revoked; headquarters takes nothing from it."),
    "no_receipt": QT_TRANSLATE_NOOP("Travel", "Sent, no receipt since {day}; the next package has it again."),
    "parked_parent": QT_TRANSLATE_NOOP("Travel", "It belongs to a record that has not come yet."),
    "parked_incomplete": QT_TRANSLATE_NOOP("Travel", "Its beginning has not come yet."),
    "parked_value": _NEWER,
    "parked_entity": _NEWER,
    "refused_scope": QT_TRANSLATE_NOOP("Travel", "Not taken at the next place: it belongs to another province."),
    "future": QT_TRANSLATE_NOOP("Travel", "Written at a place whose clock said {day}. Have its date set right."),
    "refused_row": QT_TRANSLATE_NOOP("Travel", "Not taken at the next place: another record bears its number there."),
}
_UNKNOWN = QT_TRANSLATE_NOOP("Travel", "Not taken at the next place. Tell headquarters.")
_HERE = QT_TRANSLATE_NOOP("Travel", "Here")
_PROVINCE = QT_TRANSLATE_NOOP("Travel", "Province")
_CENTRE = QT_TRANSLATE_NOOP("Travel", "Headquarters")


def _say(words: str) -> str:
    return QCoreApplication.translate("Travel", words)


def why(reason: str | None, since: dt.datetime | None = None) -> str:
    """What holds a record up, by the reason of its standing; empty where nothing does."""
    if reason is None:
        return ""
    day = format_date(since.astimezone().date(), language.current()) if since else ""
    return _say(_WHY.get(reason, _UNKNOWN)).format(day=day)


def steps(standing: Standing, kind: str) -> tuple[tuple[str, str], ...]:
    """The stations from a laptop, a province or headquarters (`kind`) upwards."""
    if standing.state == CONFLICT:
        return ((journey_word(CONFLICT), CONFLICT),)
    if standing.state in (PARKED, REFUSED) or kind == "centre" or standing.state in (HERE, SENT):
        found = [(_say(_HERE), AT_CENTRE)] if standing.state == SENT else []
        return (*found, (journey_word(standing.state), standing.state))
    stations = [(_say(_HERE), AT_CENTRE)]
    if kind == "field":
        stations.append((_say(_PROVINCE), AT_CENTRE if standing.at_province else SENT))
    stations.append((_say(_CENTRE), AT_CENTRE if standing.at_centre else SENT))
    return tuple(stations)


class Travels:
    """Called with a record's identifier: how far it has come."""

    def __init__(self, exchange: ExchangeService, kind: str) -> None:
        self._exchange, self._kind = exchange, kind

    def __call__(self, row: uuid.UUID) -> Travel:
        found = self._exchange.standing([row])[row]
        return Travel(steps(found, self._kind), why(found.why, found.since))
