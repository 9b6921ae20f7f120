"""What each command of `kopru` does. Everything is imported when its command runs: `kopru --help` stays quick."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.errors import QT_TRANSLATE_NOOP, InvalidInput, NotFound, UserError
from desktop.terminal import Outcome, Terminal, exit_code, refusal

if TYPE_CHECKING:
    from db.office.installation import Check, Installation

PASSPHRASE, DATA = "KOPRU_PASSPHRASE", "KOPRU_DATA"
REQUEST_FILE, ANSWER_ENDING = "kopru-request.json", ".answer.json"

_NO_DATA = QT_TRANSLATE_NOOP("cli", "There is no data in “{folder}”. Name its folder with --data.")
_SEVERAL = QT_TRANSLATE_NOOP("cli", "There are {count} installations in “{folder}”. Name one with --data.")
_NO_PASSPHRASE = QT_TRANSLATE_NOOP(
    "cli", "Set the environment variable KOPRU_PASSPHRASE to the passphrase, then run the command again."
)
_DEMO_PASSPHRASE = QT_TRANSLATE_NOOP(
    "cli",
    "KOPRU_PASSPHRASE is not set; the passphrase of the made-up data is “{passphrase}”.",
)
_MADE = QT_TRANSLATE_NOOP(
    "cli",
    "“{name}” was made in “{folder}”. Take {recovery} out of it and lock it away: it opens the data "
    "when the passphrase is lost.",
)
_ROOTS = QT_TRANSLATE_NOOP(
    "cli",
    "The three root keys of headquarters are in “{folder}”. Put them on three sticks in three places.",
)
_REQUESTED = QT_TRANSLATE_NOOP("cli", "Send “{file}” to headquarters. Read these words out over the telephone: {words}")
_APPROVED = QT_TRANSLATE_NOOP(
    "cli", "“{name}” may join. Have these words read out over the telephone before “{file}” is sent: {words}"
)
_JOINED = QT_TRANSLATE_NOOP("cli", "Joined. The words of headquarters, to be compared over the telephone: {words}")
_OTHER_WORDS = QT_TRANSLATE_NOOP("cli", "The words of the request are others: {words}. It was not answered.")
_NO_ROOTS = QT_TRANSLATE_NOOP("cli", "There are no root keys in “{folder}”. Name them with --root.")
_SOUND = QT_TRANSLATE_NOOP(
    "cli",
    "{folder}: sound; {operations} changes, {conflicts} conflicts open, {parked} waiting for "
    "others, {deeds} entries in the record of deeds",
)
_UNSOUND = QT_TRANSLATE_NOOP("cli", "{folder}: {problems}")
_NONE_FOUND = QT_TRANSLATE_NOOP("cli", "No installation was made in “{folder}” yet.")
_ALL_SOUND = QT_TRANSLATE_NOOP("cli", "{count} installations checked: all sound.")
_PROBLEMS = QT_TRANSLATE_NOOP("cli", "{count} installations checked, {bad} with problems.")
_FILLED = QT_TRANSLATE_NOOP("cli", "Made-up data in “{folder}”: {counts}; {seconds} s.")
_SECONDS = QT_TRANSLATE_NOOP("cli", "{value} s")
_TOUR_DONE = QT_TRANSLATE_NOOP("cli", "Every check held; {seconds} s. PDF and XLSX: “{documents}”.")
_TOUR_FAILED = QT_TRANSLATE_NOOP("cli", "{count} checks did not hold: {problems}")


class NoPassphrase(UserError):
    """The environment does not give one."""

    code = "no_passphrase"


class OtherWords(UserError):
    """The request is not the one that was read out."""

    code = "other_words"


def run(options: argparse.Namespace, terminal: Terminal) -> Outcome:
    """Run the command that was parsed."""
    name = f"{options.command}_{options.step}" if options.command == "enrol" else options.command
    return _COMMANDS[name](options, terminal)


def passphrase() -> str:
    """From the environment: an argument would stand in the list of processes."""
    found = os.environ.get(PASSPHRASE, "")
    if not found:
        raise NoPassphrase(_NO_PASSPHRASE)
    return found


def demo_passphrase(terminal: Terminal) -> str:
    """The same for made-up data, which has a documented passphrase of its own."""
    from db.demonstration.data import PASSPHRASE as DOCUMENTED

    if not os.environ.get(PASSPHRASE):
        terminal.say(terminal.tr(_DEMO_PASSPHRASE, passphrase=DOCUMENTED))
    return os.environ.get(PASSPHRASE) or DOCUMENTED


def _documented(used: str) -> dict[str, str]:
    """For `--json`: the passphrase where it is the documented one; never one from the environment."""
    return {} if os.environ.get(PASSPHRASE) else {"passphrase": used}


@contextmanager
def opened(folder: Path) -> Iterator[Installation]:
    """The installation in the folder; each document that is written meanwhile stands in its record of deeds."""
    from db.audit.service import AuditService
    from db.documents.files import witness
    from db.office.installation import open_installation

    text = passphrase()
    with open_installation(folder, lambda slots: slots.unlock_with_passphrase(text)) as place:
        end = witness(AuditService(place.database).document_written)
        try:
            yield place
        finally:
            end()


def data_folder(given: Path | None) -> Path:
    """The data folder that was named, by an argument or by KOPRU_DATA; else the one that is found here.

    Raises NotFound where there is none, InvalidInput where there are several.
    """
    from db.office.installation import exists, find_installations
    from desktop.preferences import default_folder

    named = given or (Path(os.environ[DATA]) if os.environ.get(DATA) else None)
    folder = (named or default_folder()).expanduser()
    if named is not None or exists(folder):
        return folder
    found = list(find_installations(folder))
    if not found:
        raise NotFound(_NO_DATA, folder=str(folder))
    if len(found) > 1:
        raise InvalidInput(_SEVERAL, field="data", count=len(found), folder=str(folder))
    return found[0]


# ---- making and joining ----


def init(options: argparse.Namespace, terminal: Terminal) -> Outcome:
    from db.office.installation import RECOVERY_FILE, ROOTS, NewInstallation, create_installation

    new = NewInstallation(options.place, options.province, options.name, options.author)
    with create_installation(options.folder, new, passphrase()) as made:
        node = made.database.node
    told = [terminal.tr(_MADE, name=node.name, folder=options.folder, recovery=RECOVERY_FILE)]
    data = {"node": node.id, "kind": node.kind, "office": node.office, "name": node.name,
            "folder": options.folder, "recovery_file": options.folder / RECOVERY_FILE}  # fmt: skip
    if node.kind == "centre":
        told.append(terminal.tr(_ROOTS, folder=options.folder / ROOTS))
        data["roots"] = sorted((options.folder / ROOTS).iterdir())
    return Outcome("\n".join(told), data)


def enrol_request(options: argparse.Namespace, terminal: Terminal) -> Outcome:
    from db.folder import atomic_write

    with opened(options.folder) as place:
        target = options.output or options.folder / REQUEST_FILE
        atomic_write(target, place.exchange.request())
        words = str(place.exchange.fingerprint)
        data = {"file": target, "words": words, "node": place.database.node.id}
    return Outcome(terminal.tr(_REQUESTED, file=target, words=words), data)


def enrol_approve(options: argparse.Namespace, terminal: Terminal) -> Outcome:
    from db.folder import atomic_write
    from db.office.installation import ROOTS, load_roots

    with opened(options.folder) as place:
        request = place.exchange.read_request(options.request)
        words = str(request.fingerprint)
        if options.words is not None and options.words.split() != words.split():
            raise OtherWords(_OTHER_WORDS, words=words)
        files = options.root or sorted((options.folder / ROOTS).glob("*.kopru-root"))
        if not files:
            raise NotFound(_NO_ROOTS, folder=str(options.folder / ROOTS))
        target = options.output or options.request.with_name(request.node + ANSWER_ENDING)
        atomic_write(target, place.exchange.approve(request, load_roots(files, passphrase())))
    data = {"file": target, "words": words, "node": request.node, "name": request.name, "kind": request.kind,
            "office": request.office}  # fmt: skip
    return Outcome(terminal.tr(_APPROVED, name=request.name, file=target, words=words), data)


def enrol_join(options: argparse.Namespace, terminal: Terminal) -> Outcome:
    with opened(options.folder) as place:
        directory = place.join(options.answer.read_bytes(), options.answer.name)
        words = str(directory.roots_fingerprint)
    return Outcome(terminal.tr(_JOINED, words=words), {"version": directory.version, "words": words})


# ---- checking ----


def check(options: argparse.Namespace, terminal: Terminal) -> Outcome:
    from db.office.installation import check_folder, find_installations

    text, found = passphrase(), list(find_installations(options.folder))
    results: list[dict[str, Any]] = []
    closed: list[Outcome] = []
    for folder in found:
        try:
            result = check_folder(folder, lambda slots: slots.unlock_with_passphrase(text))
        except UserError as error:
            closed.append(refusal(error, terminal))
            terminal.say(terminal.tr(_UNSOUND, folder=folder, problems=closed[-1].message))
            results.append({"folder": folder, "code": error.code, "details": closed[-1].details,
                            "problems": [closed[-1].message]})  # fmt: skip
        else:
            terminal.say(_check_line(result, terminal))
            results.append(asdict(result) | {"code": "problems" if result.problems else "ok"})
    if not found:
        return Outcome(terminal.tr(_NONE_FOUND, folder=options.folder), {"installations": []})
    bad = sum(bool(each["problems"]) for each in results)
    if not bad:
        return Outcome(terminal.tr(_ALL_SOUND, count=len(found)), {"installations": results})
    only_closed = closed[0] if len(closed) == bad else Outcome("", code="problems", exit=exit_code("problems"))
    message = terminal.tr(_PROBLEMS, count=len(found), bad=bad)
    return Outcome(message, {"installations": results}, only_closed.code, only_closed.exit)


def _check_line(result: Check, terminal: Terminal) -> str:
    if result.problems:
        told = list(result.problems)
        if result.chain is not None:
            told[0] = terminal.tr(result.chain.message, "db", **result.chain.details)
        return terminal.tr(_UNSOUND, folder=result.folder, problems="; ".join(told))
    return terminal.tr(_SOUND, **asdict(result))


# ---- made-up data ----


def demo(options: argparse.Namespace, terminal: Terminal) -> Outcome:
    from db.demonstration.data import make_demonstration

    def told(entity: str, done: int, whole: int) -> None:
        if done >= whole:
            terminal.say(f"{terminal.tr(_entity(entity), 'db')}: {whole}")

    secret = demo_passphrase(terminal)
    made = make_demonstration(options.folder, options.size, secret, told)
    counts = ", ".join(f"{count} {terminal.tr(_entity(entity), 'db')}" for entity, count in made.counts.items())
    message = terminal.tr(_FILLED, folder=options.folder, counts=counts, seconds=_seconds(made.seconds, terminal))
    return Outcome(message, asdict(made) | _documented(secret))


def _entity(name: str) -> str:
    from db.demonstration.data import ENTITIES

    return ENTITIES.get(name, name)


def tour(options: argparse.Namespace, terminal: Terminal) -> Outcome:
    from db.demonstration.tour import Step, run_tour

    def say(step: Step) -> None:
        if not step.answer or options.say_answers:
            took = "" if step.answer else f"  ({terminal.tr(_SECONDS, value=_seconds(step.seconds, terminal))})"
            terminal.say(terminal.tr(step.message, "db", **step.details) + took)

    secret = demo_passphrase(terminal)
    result = run_tour(options.folder, options.organisations, say, passphrase=secret)
    problems = [terminal.tr(each.message, "db", **each.details) for each in result.problems]
    data = asdict(result) | {"problems": problems} | _documented(secret)
    if problems:
        message = terminal.tr(_TOUR_FAILED, count=len(problems), problems="; ".join(problems))
        return Outcome(message, data, "problems", exit_code("problems"))
    seconds = _seconds(result.seconds, terminal)
    return Outcome(terminal.tr(_TOUR_DONE, seconds=seconds, documents=result.documents[0].parent), data)


def _seconds(value: float, terminal: Terminal) -> str:
    from db.text import format_decimal

    return format_decimal(value, 1, terminal.language)


_COMMANDS: dict[str, Callable[[argparse.Namespace, Terminal], Outcome]] = {
    "init": init,
    "enrol_request": enrol_request,
    "enrol_approve": enrol_approve,
    "enrol_join": enrol_join,
    "check": check,
    "demo": demo,
    "tour": tour,
}
