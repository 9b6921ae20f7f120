"""What can be typed after `kopru directory`."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from db.errors import QT_TRANSLATE_NOOP
from desktop.terminal import Terminal


def add_parsers(commands: Any, command: Callable[..., Any], terminal: Terminal) -> None:
    tr = terminal.tr
    group = commands.add_parser("directory", help=tr(QT_TRANSLATE_NOOP("cli", "keys of all installations")))
    under = group.add_subparsers(dest="step", required=True)
    show = command("show", QT_TRANSLATE_NOOP("cli", "list the installations and their keys"), under)
    show.add_argument("folder", type=Path, metavar="DIR", nargs="?")
    check = command("check", QT_TRANSLATE_NOOP("cli", "verify a directory file or a proposal"), under)
    check.add_argument("file", type=Path, metavar="FILE")
    held = QT_TRANSLATE_NOOP("cli", "also whether it may follow the directory of this data folder")
    check.add_argument("--data", type=Path, metavar="DIR", help=tr(held))
    _add_changes(under, command, terminal)
    _add_own(under, command, terminal)
    recover = under.add_parser("recover", help=tr(QT_TRANSLATE_NOOP("cli", "a forgotten passphrase")))
    _add_recovery(recover.add_subparsers(dest="part", required=True), command, terminal)


def _add_changes(under: Any, command: Callable[..., Any], terminal: Terminal) -> None:
    for name, about in (
        ("propose", QT_TRANSLATE_NOOP("cli", "write a proposal that admits or renews an installation")),
        ("approve", QT_TRANSLATE_NOOP("cli", "admit an installation or renew its key")),
        ("revoke", QT_TRANSLATE_NOOP("cli", "take the trust from an installation")),
        ("renew-roots", QT_TRANSLATE_NOOP("cli", "make three new root keys of headquarters")),
        ("renew-recovery", QT_TRANSLATE_NOOP("cli", "make a new recovery key of headquarters")),
    ):
        parser = command(name, about, under)
        parser.add_argument("folder", type=Path, metavar="DIR")
        if name in ("propose", "approve"):
            parser.add_argument("request", type=Path, metavar="REQUEST")
            told = QT_TRANSLATE_NOOP("cli", "a lost installation that it replaces, by number or name")
            parser.add_argument("--replaces", metavar="NODE", default="", help=terminal.tr(told))
            words = QT_TRANSLATE_NOOP("cli", "the words heard over the telephone; with others nothing is answered")
            parser.add_argument("--words", help=terminal.tr(words))
        if name == "revoke":
            parser.add_argument("node", metavar="NODE")
            parser.add_argument("--why", choices=("stolen", "left"), default="stolen")
            told = QT_TRANSLATE_NOOP("cli", "the last thing that is surely its own, INCARNATION:NUMBER")
            parser.add_argument("--last-ok", metavar="I:N", help=terminal.tr(told))
        if name in ("renew-roots", "renew-recovery"):
            what = "FOLDER" if name == "renew-roots" else "FILE"
            parser.add_argument("--new", type=Path, metavar=what, required=True)
        _add_signing(parser, terminal)
    sign = command("sign", QT_TRANSLATE_NOOP("cli", "sign a proposal with a root key; needs no data"), under)
    sign.add_argument("file", type=Path, metavar="FILE")
    accept = command("accept", QT_TRANSLATE_NOOP("cli", "use a proposal or a directory file"), under)
    accept.add_argument("folder", type=Path, metavar="DIR")
    accept.add_argument("file", type=Path, metavar="FILE")
    _add_signing(sign, terminal)


def _add_signing(parser: argparse.ArgumentParser, terminal: Terminal) -> None:
    told = QT_TRANSLATE_NOOP("cli", "a root key; without it those in DIR/roots")
    parser.add_argument("--root", type=Path, action="append", metavar="FILE", help=terminal.tr(told))
    told = QT_TRANSLATE_NOOP("cli", "write a proposal for the other key holders, and change nothing")
    parser.add_argument("--proposal", type=Path, metavar="FILE", help=terminal.tr(told))
    parser.add_argument("-o", "--output", type=Path, metavar="FILE",
                        help=terminal.tr(QT_TRANSLATE_NOOP("cli", "file to write")))  # fmt: skip


def _add_own(under: Any, command: Callable[..., Any], terminal: Terminal) -> None:
    renew = command("renew", QT_TRANSLATE_NOOP("cli", "ask for a new key of this place"), under)
    renew.add_argument("folder", type=Path, metavar="DIR")
    output = terminal.tr(QT_TRANSLATE_NOOP("cli", "file to write"))
    renew.add_argument("-o", "--output", type=Path, metavar="FILE", help=output)
    about = QT_TRANSLATE_NOOP("cli", "go on under a new number after a key was lost or revoked")
    command("new-identity", about, under).add_argument("folder", type=Path, metavar="DIR")


def _add_recovery(under: Any, command: Callable[..., Any], terminal: Terminal) -> None:
    output = terminal.tr(QT_TRANSLATE_NOOP("cli", "file to write"))
    request = command("request", QT_TRANSLATE_NOOP("cli", "at the locked place: ask headquarters"), under)
    request.add_argument("folder", type=Path, metavar="DIR")
    request.add_argument("-o", "--output", type=Path, metavar="FILE", help=output)
    answer = command("answer", QT_TRANSLATE_NOOP("cli", "at headquarters: answer after the words agreed"), under)
    answer.add_argument("folder", type=Path, metavar="DIR")
    answer.add_argument("request", type=Path, metavar="REQUEST")
    told = QT_TRANSLATE_NOOP("cli", "the recovery key of headquarters; without it that in DIR/recovery")
    answer.add_argument("--key", type=Path, metavar="FILE", help=terminal.tr(told))
    answer.add_argument("--words", help=terminal.tr(
        QT_TRANSLATE_NOOP("cli", "the words heard over the telephone; with others nothing is answered")))  # fmt: skip
    answer.add_argument("-o", "--output", type=Path, metavar="FILE", help=output)
    opening = command("open", QT_TRANSLATE_NOOP("cli", "at the locked place: open with the answer"), under)
    opening.add_argument("folder", type=Path, metavar="DIR")
    opening.add_argument("answer", type=Path, metavar="ANSWER")
