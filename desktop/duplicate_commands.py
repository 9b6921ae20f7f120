"""`kopru registry duplicates`: pairs of records that may be the same, as the page of duplicates shows them."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from db.errors import QT_TRANSLATE_NOOP, InvalidInput
from desktop.commands import data_folder, opened
from desktop.terminal import Outcome, Terminal

if TYPE_CHECKING:
    from db.registry.duplicates.rows import Pair

_FOUND = QT_TRANSLATE_NOOP("cli", "{count} pairs of records that may be the same.")
_NO_SCORE = QT_TRANSLATE_NOOP("cli", "The least score is a number from 0 to 1, not “{score}”.")
_SURE = QT_TRANSLATE_NOOP("cli", "sure")


def add_parser(group: argparse._SubParsersAction[Any], command: Callable[..., Any], terminal: Terminal) -> Any:
    tr = terminal.tr
    parser = command("duplicates", QT_TRANSLATE_NOOP("cli", "list records that may be the same, and why"), group)
    parser.add_argument("--people", action="store_true", help=tr(QT_TRANSLATE_NOOP("cli", "people, not organisations")))
    told = QT_TRANSLATE_NOOP("cli", "how likely a pair has to be the same, 0 to 1; without it 0.5")
    parser.add_argument("--min-score", metavar="S", help=tr(told))
    return parser


def run(options: argparse.Namespace, terminal: Terminal) -> Outcome:
    from db.registry.duplicates.finding import BROAD
    from db.registry.duplicates.service import find_duplicates

    least = BROAD if options.min_score is None else _score(options.min_score)
    with opened(data_folder(options.data)) as place:
        pairs = find_duplicates(place.database, "person" if options.people else "organisation", least)
    for pair in pairs:
        mark = f"  {terminal.tr(_SURE)}" if pair.strict else ""
        terminal.say(f"{pair.score:.2f}{mark}  {pair.first_name}  =  {pair.second_name}")
        terminal.say("      " + "; ".join(_reasons(pair, terminal)))
    data = {"pairs": [_data(pair, terminal) for pair in pairs], "count": len(pairs), "min_score": least}
    return Outcome(terminal.tr(_FOUND, count=len(pairs)), data)


def _score(text: str) -> float:
    try:
        score = float(text.replace(",", "."))
    except ValueError:
        score = -1.0
    if not 0.0 <= score <= 1.0:
        raise InvalidInput(_NO_SCORE, field="min_score", score=text)
    return score


def _reasons(pair: Pair, terminal: Terminal) -> list[str]:
    return [terminal.tr(reason.message, "db", **reason.details) for reason in pair.reasons]


def _data(pair: Pair, terminal: Terminal) -> dict[str, Any]:
    return {
        "first": {"id": str(pair.first), "key": pair.first_key, "name": pair.first_name},
        "second": {"id": str(pair.second), "key": pair.second_key, "name": pair.second_name},
        "score": pair.score, "strict": pair.strict, "reasons": _reasons(pair, terminal),
    }  # fmt: skip
