"""`kopru`: the window, and everything that runs without one.

Nothing but the window imports Qt, and a command imports what it needs when it runs.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from db.errors import QT_TRANSLATE_NOOP, KopruError, UserError
from desktop import directory_arguments, directory_commands, exchange_commands, registry_commands
from desktop.terminal import EXITS, Outcome, Terminal, exit_code, refusal, terminal_for

COMMANDS = ("init", "enrol", *exchange_commands.COMMANDS, "directory", "check", "registry", "demo", "tour")

_USAGE = QT_TRANSLATE_NOOP("cli", "This command was not understood ({reason}). “{program} --help” tells what it takes.")
_NO_FILE = QT_TRANSLATE_NOOP("cli", "“{file}” cannot be read or written: {reason}.")
_FAULT = QT_TRANSLATE_NOOP("cli", "This is a fault of the program: {kind} in {place}. What was saved is safe.")
_INTERRUPTED = QT_TRANSLATE_NOOP("cli", "Stopped.")
_ABOUT = QT_TRANSLATE_NOOP("cli", "Contacts, trainings and interviews of the offices, with or without a network.")
_WINDOW = QT_TRANSLATE_NOOP("cli", "Without a command the window opens; “--data DIR” names its data folder.")


class _Usage(Exception):
    def __init__(self, program: str, reason: str) -> None:
        super().__init__(reason)
        self.program, self.reason = program, reason


class _Parser(argparse.ArgumentParser):
    """Raises instead of printing, so that `--json` has its one object for every outcome."""

    def error(self, message: str) -> NoReturn:
        raise _Usage(self.prog, message)


def build_parser(terminal: Terminal) -> argparse.ArgumentParser:
    tr = terminal.tr
    top = _Parser(prog="kopru", formatter_class=argparse.RawDescriptionHelpFormatter, epilog=_exits(terminal),
                  description=f"{tr(_ABOUT)} {tr(_WINDOW)}")  # fmt: skip
    shared = _shared(terminal)
    top.add_argument("--language", choices=("tr", "en"), default=terminal.language)
    commands = top.add_subparsers(dest="command", required=True, metavar=tr(QT_TRANSLATE_NOOP("cli", "COMMAND")))

    def command(name: str, about: str, under: argparse._SubParsersAction[_Parser] = commands) -> _Parser:
        return under.add_parser(
            name, help=tr(about), description=tr(about), parents=[shared], epilog=_exits(terminal),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )  # fmt: skip

    _add_init(command("init", QT_TRANSLATE_NOOP("cli", "make an installation in a folder, unattended")), terminal)
    enrol = commands.add_parser("enrol", help=tr(QT_TRANSLATE_NOOP("cli", "join headquarters by files")))
    _add_enrol(enrol.add_subparsers(dest="step", required=True), command, terminal)
    exchange_commands.add_parsers(commands, command, terminal)
    directory_arguments.add_parsers(commands, command, terminal)
    check = command("check", QT_TRANSLATE_NOOP("cli", "verify every installation in and below a folder"))
    check.add_argument("folder", type=Path, metavar="DIR")
    registry = commands.add_parser("registry", help=tr(QT_TRANSLATE_NOOP("cli", "organisations and people")))
    registry_commands.add_parsers(registry.add_subparsers(dest="step", required=True), command, terminal)
    demo = command("demo", QT_TRANSLATE_NOOP("cli", "make an installation with made-up data"))
    demo.add_argument("--size", choices=("small", "province", "centre"), default="small")
    demo.add_argument("folder", type=Path, metavar="DIR")
    tour = command("tour", QT_TRANSLATE_NOOP("cli", "three places exchange made-up work; ends well only if all agrees"))
    tour.add_argument("folder", type=Path, metavar="DIR")
    tour.add_argument("--organisations", type=Path, metavar="FILE.csv",
                      help=tr(QT_TRANSLATE_NOOP("cli", "organisations to take in at the province")))  # fmt: skip
    tour.add_argument("--say-answers", action="store_true",
                      help=tr(QT_TRANSLATE_NOOP("cli", "a line for each answer once it is kept")))  # fmt: skip
    return top


def _shared(terminal: Terminal) -> _Parser:
    shared = _Parser(add_help=False)
    told = terminal.tr(QT_TRANSLATE_NOOP("cli", "one JSON object on standard output: ok, code, message, details, data"))
    shared.add_argument("--json", action="store_true", help=told)
    shared.add_argument("--language", choices=("tr", "en"), default=terminal.language)
    return shared


def _exits(terminal: Terminal) -> str:
    title = terminal.tr(QT_TRANSLATE_NOOP("cli", "The passphrase comes from KOPRU_PASSPHRASE. Exit codes:"))
    return "\n".join([title, *(f"  {number:>3}  {terminal.tr(meaning)}" for number, _, meaning in EXITS)])


def _add_init(parser: argparse.ArgumentParser, terminal: Terminal) -> None:
    tr = terminal.tr
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--place", choices=("field", "province", "centre"), required=True)
    parser.add_argument("--province", type=int, default=0, help=tr(QT_TRANSLATE_NOOP("cli", "plate number, 1 to 81")))
    parser.add_argument("--name", required=True, help=tr(QT_TRANSLATE_NOOP("cli", "name of the place, for the others")))
    parser.add_argument("--author", default="", help=tr(QT_TRANSLATE_NOOP("cli", "who works here")))


def _add_enrol(under: argparse._SubParsersAction[_Parser], command: Callable[..., _Parser], terminal: Terminal) -> None:
    tr = terminal.tr
    output = tr(QT_TRANSLATE_NOOP("cli", "file to write"))
    request = command("request", QT_TRANSLATE_NOOP("cli", "write the request of a new installation"), under)
    request.add_argument("folder", type=Path, metavar="DIR")
    request.add_argument("-o", "--output", type=Path, metavar="FILE", help=output)
    approve = command("approve", QT_TRANSLATE_NOOP("cli", "at the centre: answer a request"), under)
    approve.add_argument("folder", type=Path, metavar="DIR")
    approve.add_argument("request", type=Path, metavar="REQUEST")
    approve.add_argument("-o", "--output", type=Path, metavar="FILE", help=output)
    approve.add_argument("--root", type=Path, action="append", metavar="FILE",
                         help=tr(QT_TRANSLATE_NOOP("cli", "a root key; without it those in DIR/roots")))  # fmt: skip
    words = QT_TRANSLATE_NOOP("cli", "the words heard over the telephone; with others nothing is answered")
    approve.add_argument("--words", help=tr(words))
    join = command("join", QT_TRANSLATE_NOOP("cli", "take in the answer of the centre"), under)
    join.add_argument("folder", type=Path, metavar="DIR")
    join.add_argument("answer", type=Path, metavar="ANSWER")


def wants_window(arguments: Sequence[str]) -> bool:
    """Whether there is no command in it: only options that belong to the window, or nothing."""
    return not arguments or (
        arguments[0].startswith("-") and arguments[0].partition("=")[0] not in ("-h", "--help", "--json", "--language")
    )


def open_window(arguments: Sequence[str]) -> int:
    """What is not `--data` goes to Qt."""
    # Nearly all that is loaded now stays until the end, and looking through it for garbage takes a twentieth of the
    # start. `app.run` switches the collector on when the first page stands.
    gc.disable()
    from desktop import app

    parser = argparse.ArgumentParser(prog="kopru", add_help=False, allow_abbrev=False)
    parser.add_argument("--data", type=Path)
    options, rest = parser.parse_known_args(arguments)
    return app.run(options.data, [sys.argv[0], *rest])


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; without one, open the window."""
    if wants_window(arguments):
        return open_window(arguments)
    try:
        return _run_command(arguments)
    except BrokenPipeError:  # whoever reads along has heard enough, as `head` does
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - closed by the end of the process
        return exit_code("interrupted")


def _run_command(arguments: Sequence[str]) -> int:
    terminal = terminal_for(arguments)
    try:
        options = build_parser(terminal).parse_args(arguments)
        return terminal.end(_doer(options.command)(options, terminal))
    except _Usage as usage:
        message = terminal.tr(_USAGE, reason=usage.reason, program=usage.program)
        return terminal.end(Outcome(message, code="usage", exit=exit_code("usage")))
    except UserError as error:
        return terminal.end(refusal(error, terminal))
    except KeyboardInterrupt:
        return terminal.end(Outcome(terminal.tr(_INTERRUPTED), code="interrupted", exit=exit_code("interrupted")))
    except BrokenPipeError:
        raise
    except OSError as error:
        return terminal.end(_file_trouble(error, terminal))
    except (KopruError, Exception) as error:  # noqa: BLE001 - the last resort: a sentence, never a traceback
        return terminal.end(_fault(error, terminal))


def _doer(command: str) -> Callable[[argparse.Namespace, Terminal], Outcome]:
    if command == "registry":
        return registry_commands.run
    if command in exchange_commands.COMMANDS:
        return exchange_commands.run
    if command == "directory":
        return directory_commands.run
    from desktop import commands

    return commands.run


def _file_trouble(error: OSError, terminal: Terminal) -> Outcome:
    message = terminal.tr(_NO_FILE, file=error.filename or "", reason=error.strerror or type(error).__name__)
    return Outcome(message, code="no_file", exit=exit_code("no_file"))


def _fault(error: BaseException, terminal: Terminal) -> Outcome:
    """Type and code place only: a message may hold what people entered."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames]
    message = terminal.tr(_FAULT, kind=type(error).__name__, place=places[-1] if places else "?")
    return Outcome(message, {"places": places}, "fault", exit_code("fault"))


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
