"""`kopru export`, `import`, `quarantine`, `deeds`, `compact`: what the exchange page does, without a screen."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.errors import QT_TRANSLATE_NOOP, InvalidInput, PackageRefused
from desktop.commands import opened
from desktop.terminal import Outcome, Terminal, exit_code, refusal

if TYPE_CHECKING:
    from db.exchange.outgoing import ExportedPackage
    from db.exchange.quarantine import QuarantinedRow
    from db.exchange.service import ExchangeService

COMMANDS = ("export", "import", "quarantine", "deeds", "compact")
FORMS = ("none", "zip", "text")  # as in db.exchange.wrappers, which is not loaded for `--help`
SHOWN = 50
OLDER_THAN_DAYS = 730

_EXPORTED = QT_TRANSLATE_NOOP("cli", "{file}: for {peer}, {count} changes, {documents} documents")
_SUBJECT = QT_TRANSLATE_NOOP("cli", "Subject: {subject}")
_DRAFT = QT_TRANSLATE_NOOP("cli", "{file}: mail draft; open it, enter the address, and send it")
_LEFT = QT_TRANSLATE_NOOP("cli", "{peer}: {documents} documents wait for the next package")
_NOBODY = QT_TRANSLATE_NOOP("cli", "There is nobody yet to send to.")
_SAME_NAME = QT_TRANSLATE_NOOP("cli", "Several installations are called “{name}”. Name one by its id: {ids}")
_TAKEN = QT_TRANSLATE_NOOP(
    "cli",
    "{file}: from {peer}, {taken} new changes, {known} known already, {conflicts} conflicts, "
    "{confirmed} confirmed, {documents} documents",
)
_SOME_REFUSED = QT_TRANSLATE_NOOP("cli", "{taken} of {count} files taken in, {refused} refused.")
_QUARANTINED = QT_TRANSLATE_NOOP("cli", "{name}  {at}  {size} bytes  {reason}")
_EMPTY = QT_TRANSLATE_NOOP("cli", "Nothing lies in quarantine.")
_COUNT = QT_TRANSLATE_NOOP("cli", "{count} files lie in quarantine.")
_DROPPED = QT_TRANSLATE_NOOP("cli", "{name} was removed from quarantine.")
_DEEDS = QT_TRANSLATE_NOOP("cli", "{count} entries; the record is whole.")
_COMPACTED = QT_TRANSLATE_NOOP("cli", "{operations} old changes gave up their values: {characters} characters.")
_NOT_OLD = QT_TRANSLATE_NOOP("cli", "Days are a number from 0 on; {given} is not.")
_BROKEN = QT_TRANSLATE_NOOP("cli", "{count} entries; {fault}")


# ---- what they take ----


def add_parsers(
    commands: argparse._SubParsersAction[Any], command: Callable[..., argparse.ArgumentParser], terminal: Terminal
) -> None:
    tr = terminal.tr
    _add_export(command("export", QT_TRANSLATE_NOOP("cli", "write the packages for the others")), tr)
    take = command("import", QT_TRANSLATE_NOOP("cli", "take package files in"))
    take.add_argument("folder", type=Path, metavar="DIR")
    any_order = QT_TRANSLATE_NOOP("cli", "in any order; one that is refused does not stop the others")
    take.add_argument("files", type=Path, nargs="+", metavar="FILE", help=tr(any_order))
    deeds = command("deeds", QT_TRANSLATE_NOOP("cli", "the record of deeds, newest first, and whether it is whole"))
    deeds.add_argument("folder", type=Path, metavar="DIR")
    deeds.add_argument("--most", type=int, default=SHOWN, metavar="N",
                       help=tr(QT_TRANSLATE_NOOP("cli", "how many entries")))  # fmt: skip
    old = QT_TRANSLATE_NOOP("cli", "give up replaced values that everybody has the newer ones of")
    compact = command("compact", old)
    compact.add_argument("folder", type=Path, metavar="DIR")
    compact.add_argument("--older-than", type=int, default=OLDER_THAN_DAYS, metavar="DAYS",
                         help=tr(QT_TRANSLATE_NOOP("cli", "replaced so long ago; without it two years")))  # fmt: skip
    about = QT_TRANSLATE_NOOP("cli", "packages that were refused and put aside")
    _add_quarantine(commands.add_parser("quarantine", help=tr(about)), command, terminal)


def _add_export(export: argparse.ArgumentParser, tr: Callable[[str], str]) -> None:
    wrap = QT_TRANSLATE_NOOP("cli", "as it is, inside a ZIP, or as text for strict mail gateways")
    cover = QT_TRANSLATE_NOOP("cli", "tell subject and text of the mail for each package")
    draft = QT_TRANSLATE_NOOP("cli", "write the mail with the package in it beside each (.eml)")
    export.add_argument("folder", type=Path, metavar="DIR")
    export.add_argument("--to", metavar="NODE", help=tr(QT_TRANSLATE_NOOP("cli", "only for this one, by id or name")))
    export.add_argument("-o", "--output", type=Path, metavar="FOLDER",
                        help=tr(QT_TRANSLATE_NOOP("cli", "where to; without it DIR/sent")))  # fmt: skip
    export.add_argument("--wrap", choices=FORMS, default=FORMS[0], help=tr(wrap))
    export.add_argument("--cover", action="store_true", help=tr(cover))
    export.add_argument("--draft", action="store_true", help=tr(draft))


def _add_quarantine(
    group: argparse.ArgumentParser, command: Callable[..., argparse.ArgumentParser], terminal: Terminal
) -> None:
    under = group.add_subparsers(dest="step", required=True)
    name = terminal.tr(QT_TRANSLATE_NOOP("cli", "its name, as “list” gives it"))
    for step, about in (
        ("list", QT_TRANSLATE_NOOP("cli", "what lies there, and why")),
        ("take", QT_TRANSLATE_NOOP("cli", "take one of them in again")),
        ("drop", QT_TRANSLATE_NOOP("cli", "remove one of them for good")),
    ):
        parser = command(step, about, under)
        parser.add_argument("folder", type=Path, metavar="DIR")
        if step != "list":
            parser.add_argument("name", metavar="NAME", help=name)


def run(options: argparse.Namespace, terminal: Terminal) -> Outcome:
    """Run the command that was parsed."""
    name = f"{options.command}_{options.step}" if options.command == "quarantine" else options.command
    return _COMMANDS[name](options, terminal)


# ---- packages ----


def export(options: argparse.Namespace, terminal: Terminal) -> Outcome:
    with opened(options.folder) as place:
        to = _peer(place.exchange, options.to) if options.to else None
        packages = place.exchange.export(to, options.output, form=options.wrap)
        told = [_mail(place.exchange, each, options) for each in packages]
    lines = []
    for each, mail in zip(packages, told, strict=True):
        lines.append(
            terminal.tr(_EXPORTED, file=each.path, peer=each.peer_name, count=each.count, documents=each.documents)
        )
        if "cover" in mail:
            lines.append("\n" + terminal.tr(_SUBJECT, subject=mail["cover"]["subject"]))
            lines.append("\n" + mail["cover"]["text"])
        if "draft" in mail:
            lines.append(terminal.tr(_DRAFT, file=mail["draft"]))
    left = [each for each in packages if each.documents_waiting]
    lines += [terminal.tr(_LEFT, peer=each.peer_name, documents=each.documents_waiting) for each in left]
    return Outcome("\n".join(lines) or terminal.tr(_NOBODY), {
        "packages": [asdict(each) | mail for each, mail in zip(packages, told, strict=True)]
    })  # fmt: skip


def _mail(exchange: ExchangeService, package: ExportedPackage, options: argparse.Namespace) -> dict[str, Any]:
    """The mail for a package, as far as it was asked for: "cover", and the path of the "draft"."""
    mail: dict[str, Any] = {}
    if options.cover:
        mail["cover"] = asdict(exchange.cover(package.peer, package.number))
    if options.draft:
        mail["draft"] = package.path.with_suffix(".eml")
        exchange.write_draft(package.peer, package.number, package.path, mail["draft"])
    return mail


def _peer(exchange: ExchangeService, wanted: str) -> str:
    """The id of the one that is meant; what nobody is called goes on, for the exchange to refuse."""
    peers = exchange.peers()
    called = [peer.node for peer in peers if peer.name == wanted]
    if len(called) > 1 and wanted not in {peer.node for peer in peers}:
        raise InvalidInput(_SAME_NAME, field="to", name=wanted, ids=", ".join(sorted(called)))
    return called[0] if len(called) == 1 else wanted


def take_in(options: argparse.Namespace, terminal: Terminal) -> Outcome:
    """Each file stands for itself: one that is refused does not keep the next from being taken.

    A sender whom nobody knew may have been introduced by a later file: such ones are tried once more at the end.
    """
    found: dict[int, dict[str, Any]] = {}
    with opened(options.folder) as place:
        for number, file in enumerate(options.files):
            found[number] = _take(place.exchange.import_file, file, terminal)
        taken = any(each["state"] == "taken" for each in found.values())
        for number, file in enumerate(options.files):
            if taken and found[number].get("code") == "unknown_sender":
                found[number] = _take(place.exchange.import_file, file, terminal)
    packages = list(found.values())
    lines = [_line(each, terminal) for each in packages]
    refused = [each for each in packages if each["state"] == "refused"]
    if not refused:
        return Outcome("\n".join(lines), {"packages": packages})
    if len(packages) > 1:
        good = len(packages) - len(refused)
        lines.append(terminal.tr(_SOME_REFUSED, count=len(packages), refused=len(refused), taken=good))
    worst = refused[0]
    return Outcome("\n".join(lines), {"packages": packages}, worst["code"], worst.pop("exit"), worst["details"])


def _take(importer: Callable[[Path], Any], file: Path, terminal: Terminal) -> dict[str, Any]:
    try:
        result = asdict(importer(file))
    except PackageRefused as error:
        told = refusal(error, terminal)
        return {"file": file.name, "path": file, "state": "refused", "code": told.code, "message": told.message,
                "details": told.details, "exit": told.exit}  # fmt: skip
    return {**result, "path": file, "code": "ok"}


def _line(package: dict[str, Any], terminal: Terminal) -> str:
    if package["state"] == "refused":
        return str(package["message"])
    return terminal.tr(_TAKEN, **{**package, "peer": package["peer_name"]})


# ---- quarantine ----


def quarantine_list(options: argparse.Namespace, terminal: Terminal) -> Outcome:
    with opened(options.folder) as place:
        rows = [_quarantined(row, terminal) for row in place.exchange.quarantined()]
    for row in rows:
        terminal.say(terminal.tr(_QUARANTINED, **row))
    message = terminal.tr(_COUNT, count=len(rows)) if rows else terminal.tr(_EMPTY)
    return Outcome(message, {"quarantine": rows})


def quarantine_take(options: argparse.Namespace, terminal: Terminal) -> Outcome:
    with opened(options.folder) as place:
        result = asdict(place.exchange.take_again(Path(options.name)))
    return Outcome(terminal.tr(_TAKEN, **{**result, "peer": result["peer_name"]}), {"packages": [result]})


def quarantine_drop(options: argparse.Namespace, terminal: Terminal) -> Outcome:
    with opened(options.folder) as place:
        place.exchange.discard(Path(options.name))
    return Outcome(terminal.tr(_DROPPED, name=options.name), {"name": options.name})


def _quarantined(row: QuarantinedRow, terminal: Terminal) -> dict[str, Any]:
    reason = terminal.tr(row.message, "db", **row.details)
    at = row.at.isoformat(timespec="seconds")
    return {"name": row.path.name, "file": row.file, "code": row.code, "reason": reason, "details": row.details,
            "sender": row.sender, "size": row.size, "at": at, "path": row.path}  # fmt: skip


# ---- the record of deeds ----


def deeds(options: argparse.Namespace, terminal: Terminal) -> Outcome:
    from db.audit.actions import ACTIONS, fill
    from db.audit.service import AuditFilter, AuditService

    with opened(options.folder) as place:
        service = AuditService(place.database)
        rows = service.entries(AuditFilter(), 0, options.most)
        count, fault = service.count(AuditFilter()), service.check()
        names = {peer: place.exchange.name_of(peer) for peer in {str(row.details.get("peer", "")) for row in rows}}
    for row in rows:
        known, peer = ACTIONS.get(row.action), str(row.details.get("peer", ""))
        parts = row.details | ({"peer": names[peer] or peer} if peer else {})
        told = fill(terminal.tr(known.sentence, "db"), parts) if known else row.action
        terminal.say(f"{row.n}  {row.at:%Y-%m-%d %H:%M}  {row.author}  {told}")
    data: dict[str, Any] = {"count": count, "entries": [asdict(row) for row in rows]}
    if fault is None:
        return Outcome(terminal.tr(_DEEDS, count=count), data)
    message = terminal.tr(_BROKEN, count=count, fault=terminal.tr(fault.message, "db", **fault.details))
    return Outcome(message, data, "problems", exit_code("problems"), dict(fault.details))


def compact(options: argparse.Namespace, terminal: Terminal) -> Outcome:
    from db.exchange.compaction import shrink

    if options.older_than < 0:
        raise InvalidInput(_NOT_OLD, field="older_than", given=options.older_than)
    with opened(options.folder) as place:
        found = place.exchange.compact(dt.timedelta(days=options.older_than))
        shrink(place.database)
    told = terminal.tr(_COMPACTED, operations=found.operations, characters=found.characters)
    return Outcome(told, asdict(found))


_COMMANDS: dict[str, Callable[[argparse.Namespace, Terminal], Outcome]] = {
    "export": export,
    "import": take_in,
    "deeds": deeds,
    "compact": compact,
    "quarantine_list": quarantine_list,
    "quarantine_take": quarantine_take,
    "quarantine_drop": quarantine_drop,
}
