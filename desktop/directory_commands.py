"""`kopru directory …`: the keys of all installations, and a forgotten passphrase, without a screen."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.errors import QT_TRANSLATE_NOOP, InvalidInput, NotFound
from desktop.commands import NoPassphrase, OtherWords, data_folder, opened, passphrase
from desktop.terminal import Outcome, Terminal, exit_code

if TYPE_CHECKING:
    from db.exchange.changes import ChangeLine, Draft
    from db.exchange.directory import Directory, RootKey
    from db.office.installation import Installation

ROOT_PASSPHRASE, NEW_PASSPHRASE = "KOPRU_ROOT_PASSPHRASE", "KOPRU_NEW_PASSPHRASE"
ANSWER, RENEWAL, RECOVERY = ".answer.json", "kopru-renewal.json", "kopru-recovery-request.json"

_NO_NEW = QT_TRANSLATE_NOOP(
    "cli", "Set the environment variable {variable} to the new passphrase, then run the command again."
)
_NO_ROOTS = QT_TRANSLATE_NOOP("cli", "There are no root keys in “{folder}”. Name them with --root.")
_NO_NODE = QT_TRANSLATE_NOOP("cli", "The directory knows no installation “{name}”, or several. Give its number.")
_NOT_A_NUMBER = QT_TRANSLATE_NOOP("cli", "“{text}” is not INCARNATION:NUMBER, such as 1:240.")
_OTHER_WORDS = QT_TRANSLATE_NOOP("cli", "The words of the request are others: {words}. It was not answered.")
_EMPTY = QT_TRANSLATE_NOOP("cli", "This place has not joined: there is no directory yet.")
_HEAD = QT_TRANSLATE_NOOP("cli", "Directory {version}: {count} installations. Words of headquarters: {words}")
_LINE = QT_TRANSLATE_NOOP("cli", "  {node}  {state}  until {until}  {name}")
_CHECKED = QT_TRANSLATE_NOOP(
    "cli", "“{file}” is directory {version}, signed by {signed} of {needed} root keys. Words of headquarters: {words}"
)
_FOLLOWS = QT_TRANSLATE_NOOP("cli", "“{file}” is directory {version} and can be taken.")
_HELD = QT_TRANSLATE_NOOP("cli", "“{file}” is directory {version}: nothing newer than what is in use.")
_CHANGE = QT_TRANSLATE_NOOP("cli", "  {what}: {name} {node}")
_PUBLISHED = QT_TRANSLATE_NOOP("cli", "Directory {version} is in use. Send “{file}” to those whom it concerns.")
_PROPOSED = QT_TRANSLATE_NOOP(
    "cli", "The proposal for directory {version} is in “{file}”, signed by {signed} of {needed} root keys."
)
_RENEWAL = QT_TRANSLATE_NOOP(
    "cli", "Send “{file}” to headquarters, and read these words of the new key out over the telephone: {words}"
)
_NEW_ROOTS = QT_TRANSLATE_NOOP(
    "cli", "The new root keys are in “{folder}”. Put them on sticks in different drawers, and destroy the old ones."
)
_RECOVERY = QT_TRANSLATE_NOOP("cli", "Send “{file}” to headquarters, call them, and read these words out: {words}")
_ANSWERED = QT_TRANSLATE_NOOP("cli", "Answered for “{name}”: send “{file}”. The words of the request were: {words}")
_RECOVERED = QT_TRANSLATE_NOOP("cli", "The data is open again; the new passphrase counts from now on.")
_NEW_IDENTITY = QT_TRANSLATE_NOOP(
    "cli", "This place is called {node} from now on and has to join anew: kopru enrol request."
)


def run(options: argparse.Namespace, terminal: Terminal) -> Outcome:
    """Run the command of the group that was parsed."""
    name = f"recover_{options.part}" if options.step == "recover" else options.step
    return _COMMANDS[name](options, terminal)


# ---- seeing ----


def show(options: argparse.Namespace, terminal: Terminal) -> Outcome:
    with opened(data_folder(options.folder)) as place:
        directory, rows = place.exchange.directory, place.keys.installations()
    if directory is None:
        return Outcome(terminal.tr(_EMPTY), {"installations": []})
    words = str(directory.roots_fingerprint)
    lines = [terminal.tr(_HEAD, version=directory.version, count=len(rows), words=words)]
    states = _states(terminal)
    for row in rows:
        until = f"{row.until:%Y-%m-%d}"
        lines.append(terminal.tr(_LINE, node=row.node, state=states[row.state], until=until, name=row.name))
    data = {
        "version": directory.version, "words": words, "threshold": directory.threshold, "roots": len(directory.roots),
        "installations": [
            {"node": row.node, "name": row.name, "kind": row.kind, "office": row.office, "state": row.state,
             "since": row.since.isoformat(), "until": row.until.isoformat(), "why": row.why,
             "renewed": row.renewed_on.isoformat() if row.renewed_on else None,
             "revoked": row.revoked_on.isoformat() if row.revoked_on else None,
             "replaces": row.replaces, "own": row.is_own, "received": row.received}
            for row in rows
        ],
    }  # fmt: skip
    return Outcome("\n".join(lines), data)


def _states(terminal: Terminal) -> dict[str, str]:
    return {
        "active": terminal.tr(QT_TRANSLATE_NOOP("cli", "in use")),
        "expiring": terminal.tr(QT_TRANSLATE_NOOP("cli", "expires soon")),
        "expired": terminal.tr(QT_TRANSLATE_NOOP("cli", "expired")),
        "revoked": terminal.tr(QT_TRANSLATE_NOOP("cli", "revoked")),
    }


def check(options: argparse.Namespace, terminal: Terminal) -> Outcome:
    """A file alone: is it signed by enough of its own roots, or how far is a proposal; with data, does it follow."""
    from db.exchange.directory import accept, read_file, signature_count

    data, name = options.file.read_bytes(), options.file.name
    newest = read_file(data, name)
    words = str(newest.roots_fingerprint)
    signed = signature_count(newest, newest.envelope)
    told: dict[str, Any] = {
        "file": name, "version": newest.version, "words": words, "signed": signed, "needed": newest.threshold,
    }  # fmt: skip
    if options.data is None:
        ended = ("ok", 0) if told["signed"] >= told["needed"] else ("problems", exit_code("problems"))
        return Outcome(terminal.tr(_CHECKED, **told), told, *ended)
    with opened(options.data) as place:
        held = place.exchange.directory
    if held is None:
        return Outcome(terminal.tr(_EMPTY), told)
    later = accept(held, data, name).version > held.version
    return Outcome(terminal.tr(_FOLLOWS if later else _HELD, **told), told | {"newer": later})


# ---- changing ----


def propose(options: argparse.Namespace, terminal: Terminal) -> Outcome:
    options.proposal = options.proposal or options.output or options.request.with_suffix(".proposal.json")
    return approve(options, terminal)


def approve(options: argparse.Namespace, terminal: Terminal) -> Outcome:
    with opened(options.folder) as place:
        request = place.exchange.read_request(options.request)
        words = str(request.fingerprint)
        _compare(options.words, words)
        replaces = _node(place, options.replaces) if options.replaces else ""
        target = options.output or options.request.with_name(request.node + ANSWER)
        data = {"node": request.node, "name": request.name, "words": words, "renewal": request.renews}
        return _finish(place, place.keys.admit(request, replaces), options, target, data, terminal)


def revoke(options: argparse.Namespace, terminal: Terminal) -> Outcome:
    with opened(options.folder) as place:
        node = _node(place, options.node)
        draft = place.keys.revoke(node, options.why, _last_ok(options.last_ok))
        return _finish(place, draft, options, options.output or Path("directory.json"), {"node": node}, terminal)


def renew_roots(options: argparse.Namespace, terminal: Terminal) -> Outcome:
    from db.office.centre_keys import ROOT_COUNT, make_roots

    with opened(options.folder) as place:
        new = make_roots(options.new, _each(NEW_PASSPHRASE, ROOT_COUNT))
        draft = place.keys.with_roots([root.public for root in new]).signed(new)
        target = options.output or Path("directory.json")
        ended = _finish(place, draft, options, target, {"folder": options.new}, terminal)
    return Outcome(f"{ended.message}\n{terminal.tr(_NEW_ROOTS, folder=options.new)}", ended.data)


def renew_recovery(options: argparse.Namespace, terminal: Terminal) -> Outcome:
    from db.office.centre_keys import make_centre_recovery

    with opened(options.folder) as place:
        secret = os.environ.get(NEW_PASSPHRASE) or passphrase()
        recipient = make_centre_recovery(options.new, place.database.node.name, secret)
        draft = place.keys.with_recovery([recipient])
        target = options.output or Path("directory.json")
        return _finish(place, draft, options, target, {"key": options.new}, terminal)


def sign(options: argparse.Namespace, terminal: Terminal) -> Outcome:
    """No data is opened: the holder of a root key may sit anywhere."""
    from db.exchange.changes import Draft
    from db.folder import atomic_write

    draft = Draft.read(options.file.read_bytes(), options.file.name)
    if not options.root:
        raise NotFound(_NO_ROOTS, folder="")
    signed = draft.signed(_roots(options.root))
    target = options.output or options.proposal or options.file
    atomic_write(target, signed.to_bytes())
    return _proposed(signed, target, {}, terminal)


def accept(options: argparse.Namespace, terminal: Terminal) -> Outcome:
    with opened(options.folder) as place:
        directory = place.join(options.file.read_bytes(), options.file.name)
    data = {"version": directory.version, "words": str(directory.roots_fingerprint)}
    return Outcome(terminal.tr(_PUBLISHED, version=directory.version, file=options.file), data)


def _finish(
    place: Installation, draft: Draft, options: argparse.Namespace, target: Path, data: dict[str, Any],
    terminal: Terminal,
) -> Outcome:  # fmt: skip
    """Sign with the keys at hand; publish, or write the proposal where one was asked for."""
    from db.folder import atomic_write

    files = options.root or sorted((options.folder / "roots").glob("*.kopru-root"))
    if not files and options.proposal is None:
        raise NotFound(_NO_ROOTS, folder=str(options.folder / "roots"))
    if options.proposal is not None:
        draft = draft.signed(_roots(options.root or []))
        atomic_write(options.proposal, draft.to_bytes())
        return _proposed(draft, options.proposal, data, terminal)
    directory = place.keys.publish(draft, _roots(files))
    atomic_write(target, place.keys.answer(directory))
    told = data | {"version": directory.version, "file": target, "changes": _changes(draft.lines())}
    return Outcome(terminal.tr(_PUBLISHED, version=directory.version, file=target), told)


def _proposed(draft: Draft, target: Path, data: dict[str, Any], terminal: Terminal) -> Outcome:
    signed, needed = draft.signatures, draft.before.threshold
    lines = [terminal.tr(_PROPOSED, version=draft.proposed.version, file=target, signed=signed, needed=needed)]
    lines += [
        terminal.tr(_CHANGE, what=terminal.tr(_WHAT[line.what]), name=line.name, node=line.node)
        for line in draft.lines()
    ]
    told = data | {"file": target, "version": draft.proposed.version, "signed": signed, "needed": needed,
                   "complete": draft.is_complete, "changes": _changes(draft.lines()),
                   "words": str(draft.before.roots_fingerprint)}  # fmt: skip
    return Outcome("\n".join(lines), told)


_WHAT = {
    "admitted": QT_TRANSLATE_NOOP("cli", "admitted"),
    "renewed": QT_TRANSLATE_NOOP("cli", "key renewed"),
    "revoked": QT_TRANSLATE_NOOP("cli", "revoked"),
    "replaced": QT_TRANSLATE_NOOP("cli", "replaced"),
    "renamed": QT_TRANSLATE_NOOP("cli", "renamed"),
    "roots": QT_TRANSLATE_NOOP("cli", "other root keys"),
    "recovery": QT_TRANSLATE_NOOP("cli", "another recovery key"),
    "changed": QT_TRANSLATE_NOOP("cli", "changed otherwise"),
    "removed": QT_TRANSLATE_NOOP("cli", "REMOVED"),
    "trusted again": QT_TRANSLATE_NOOP("cli", "TRUSTED AGAIN"),
}


def _changes(lines: list[ChangeLine]) -> list[dict[str, str]]:
    return [{"what": line.what, "node": line.node, "name": line.name} for line in lines]


def _roots(files: list[Path]) -> list[RootKey]:
    from db.office.centre_keys import load_roots

    return load_roots(files, _each(ROOT_PASSPHRASE, len(files)))


def _each(variable: str, count: int) -> list[str]:
    """The passphrase of each key: NAME_1, NAME_2 … where its holder has one, else NAME, else that of the data."""
    own = [os.environ.get(f"{variable}_{number + 1}") or os.environ.get(variable) for number in range(count)]
    return [one or passphrase() for one in own]


def _node(place: Installation, name: str) -> str:
    """The number of an installation that was given by number or by its name."""
    directory: Directory | None = place.exchange.directory
    entries = directory.entries if directory is not None else {}
    if name in entries:
        return name
    named = [entry.node for entry in entries.values() if entry.name == name and entry.revoked_at is None]
    if len(named) != 1:
        raise NotFound(_NO_NODE, name=name)
    return named[0]


def _last_ok(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    incarnation, _, number = text.partition(":")
    if not (incarnation.isdecimal() and number.isdecimal()):
        raise InvalidInput(_NOT_A_NUMBER, field="last_ok", text=text)
    return int(incarnation), int(number)


def _compare(heard: str | None, words: str) -> None:
    if heard is not None and heard.split() != words.split():
        raise OtherWords(_OTHER_WORDS, words=words)


# ---- this place ----


def renew(options: argparse.Namespace, terminal: Terminal) -> Outcome:
    from db.folder import atomic_write

    with opened(options.folder) as place:
        target = options.output or options.folder / RENEWAL
        atomic_write(target, place.keys.renewal())
        words, node = str(place.keys.renewal_fingerprint()), place.database.node.id
    return Outcome(terminal.tr(_RENEWAL, file=target, words=words), {"file": target, "words": words, "node": node})


def new_identity(options: argparse.Namespace, terminal: Terminal) -> Outcome:
    with opened(options.folder) as place:
        before = place.database.node.id
        place.take_new_identity()
        node = place.database.node.id
    return Outcome(terminal.tr(_NEW_IDENTITY, node=node), {"node": node, "before": before})


def _new_passphrase() -> str:
    found = os.environ.get(NEW_PASSPHRASE, "")
    if not found:
        raise NoPassphrase(_NO_NEW, variable=NEW_PASSPHRASE)
    return found


def recover_request(options: argparse.Namespace, terminal: Terminal) -> Outcome:
    from db.folder import atomic_write
    from db.office.forgotten import write_request

    request = write_request(options.folder, _new_passphrase())
    target, words = options.output or options.folder / RECOVERY, str(request.fingerprint)
    atomic_write(target, request.data)
    told = {"file": target, "words": words, "node": request.node}
    return Outcome(terminal.tr(_RECOVERY, file=target, words=words), told)


def recover_answer(options: argparse.Namespace, terminal: Terminal) -> Outcome:
    from db.folder import atomic_write
    from db.keyslots import open_recovery_file
    from db.office.centre_keys import CENTRE_KEY
    from db.office.forgotten import read_request
    from db.office.recovering import answer_recovery

    name = options.request.name
    request = read_request(options.request.read_bytes(), name)
    words = str(request.fingerprint)
    _compare(options.words, words)
    secret = os.environ.get(ROOT_PASSPHRASE) or passphrase()
    recovery = open_recovery_file((options.key or options.folder / CENTRE_KEY).read_bytes(), secret)
    with opened(options.folder) as place:
        answer = answer_recovery(place, request, recovery, name)
        called = place.exchange.name_of(request.node)
    target = options.output or options.request.with_name(request.node + ANSWER)
    atomic_write(target, answer)
    told = {"file": target, "words": words, "node": request.node, "name": called}
    return Outcome(terminal.tr(_ANSWERED, name=called, file=target, words=words), told)


def recover_open(options: argparse.Namespace, terminal: Terminal) -> Outcome:
    from db.office.recovering import open_by_answer

    answer = options.answer.read_bytes()
    with open_by_answer(options.folder, answer, options.answer.name, _new_passphrase()) as place:
        node = place.database.node.id
    return Outcome(terminal.tr(_RECOVERED), {"node": node})


_COMMANDS: dict[str, Callable[[argparse.Namespace, Terminal], Outcome]] = {
    "show": show,
    "check": check,
    "propose": propose,
    "approve": approve,
    "revoke": revoke,
    "renew-roots": renew_roots,
    "renew-recovery": renew_recovery,
    "sign": sign,
    "accept": accept,
    "renew": renew,
    "new-identity": new_identity,
    "recover_request": recover_request,
    "recover_answer": recover_answer,
    "recover_open": recover_open,
}
