"""Sentences on a terminal, in Turkish or English, without Qt: a server that only runs `kopru check` has no display.

The Turkish is read from the translation sources themselves, which ship with the program.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from io import TextIOWrapper
from typing import Any
from xml.etree import ElementTree

from db.errors import QT_TRANSLATE_NOOP, UserError

CONTEXTS = ("db", "cli")

# Exit code, the codes of `--json` that end with it, and what it means. `--help` prints this table.
EXITS: tuple[tuple[int, tuple[str, ...], str], ...] = (
    (0, ("ok",), QT_TRANSLATE_NOOP("cli", "done; checked and sound")),
    (1, ("problems",), QT_TRANSLATE_NOOP("cli", "a check found problems")),
    (2, ("usage",), QT_TRANSLATE_NOOP("cli", "the command was not understood")),
    (3, ("no_passphrase", "wrong_passphrase"), QT_TRANSLATE_NOOP("cli", "KOPRU_PASSPHRASE is missing or wrong")),
    (4, ("not_found", "no_file"), QT_TRANSLATE_NOOP("cli", "no data in the folder, or a file cannot be read")),
    (5, ("user_error",), QT_TRANSLATE_NOOP("cli", "something else that the sentence explains")),
    (6, ("already_open",), QT_TRANSLATE_NOOP("cli", "the data is open in another window or process")),
    (7, ("damaged_file",), QT_TRANSLATE_NOOP("cli", "a file of the data is damaged")),
    (8, ("newer_schema",), QT_TRANSLATE_NOOP("cli", "the data was written by a newer Köprü")),
    (9, ("read_only_folder",), QT_TRANSLATE_NOOP("cli", "the folder cannot be written to")),
    (10, ("disk_full",), QT_TRANSLATE_NOOP("cli", "the disk is full")),
    (11, ("package_refused",), QT_TRANSLATE_NOOP("cli", "a package, request or answer was refused")),
    (70, ("fault",), QT_TRANSLATE_NOOP("cli", "a fault of the program")),
    (130, ("interrupted",), QT_TRANSLATE_NOOP("cli", "stopped by Ctrl+C")),
)
_BY_CODE = {code: number for number, codes, _ in EXITS for code in codes}


@cache
def turkish() -> Mapping[tuple[str, str], str]:
    """(context, English) -> Turkish, of what a terminal can say."""
    found: dict[tuple[str, str], str] = {}
    for file in (files("resources") / "translations").iterdir():
        if not file.name.endswith("_tr.ts"):
            continue
        for context in ElementTree.fromstring(file.read_bytes()).iter("context"):
            name = context.findtext("name") or ""
            if name in CONTEXTS:
                found.update({(name, source): text for source, text in _pairs(context)})
    return found


def _pairs(context: ElementTree.Element) -> list[tuple[str, str]]:
    both = [(each.findtext("source"), each.find("translation")) for each in context.iter("message")]
    return [(source, told.text) for source, told in both if source and told is not None and told.text]


def language_of(arguments: Sequence[str], environ: Mapping[str, str]) -> str:
    """`tr` or `en`: what `--language` says, else an English locale, else Turkish."""
    for number, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--language":
            return "en" if (value or "".join(arguments[number + 1 : number + 2])).startswith("en") else "tr"
    locale = next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "")
    return "en" if locale.startswith("en") else "tr"


def exit_code(code: str, error: UserError | None = None) -> int:
    """Of a code of `--json`; a kind of error without a line of its own ends as the kind above it."""
    codes = [code, *(getattr(kind, "code", "") for kind in type(error).__mro__)]
    return next((_BY_CODE[each] for each in codes if each in _BY_CODE), _BY_CODE["user_error"])


@dataclass
class Outcome:
    """What a command came to: `message` is a finished sentence, `data` goes into `--json`, and so do the `details` of
    what was refused: the named parts of the sentence."""

    message: str
    data: dict[str, Any] = field(default_factory=dict)
    code: str = "ok"
    exit: int = 0
    details: dict[str, Any] = field(default_factory=dict)


class Terminal:
    """Speaks `language`; with `as_json` it stays silent until the one object at the end."""

    def __init__(self, language: str, as_json: bool) -> None:
        self.language, self.as_json = language, as_json
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="replace")  # a console may lack a letter; that must not end a command

    def tr(self, template: str, /, context: str = "cli", **details: object) -> str:
        """`template` is English and marked for translation; `details` fill its {named} parts."""
        told = template if self.language == "en" else turkish().get((context, template), template)
        return told.format(**details) if details else told

    def say(self, line: str) -> None:
        """A line of progress; flushed, so that whoever reads along knows how far it has come."""
        if not self.as_json:
            print(line, flush=True)

    def end(self, outcome: Outcome) -> int:
        """Tell the outcome and return the exit code."""
        if self.as_json:
            whole = {"ok": outcome.exit == 0, "code": outcome.code, "message": outcome.message,
                     "details": outcome.details, "data": outcome.data}  # fmt: skip
            print(json.dumps(whole, default=str), flush=True)
        elif outcome.message:
            print(outcome.message, file=sys.stdout if outcome.exit == 0 else sys.stderr, flush=True)
        return outcome.exit


def terminal_for(arguments: Sequence[str]) -> Terminal:
    return Terminal(language_of(arguments, os.environ), "--json" in arguments)


def refusal(error: UserError, terminal: Terminal) -> Outcome:
    """The sentence of an error that the person can act on."""
    known = terminal.tr(error.message, "db")
    told = known if known != error.message else terminal.tr(error.message)  # the commands have errors of their own
    message = told.format(**error.details)
    return Outcome(message, {}, error.code, exit_code(error.code, error), dict(error.details))
