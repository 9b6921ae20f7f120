"""The work behind sending and receiving, as it runs outside the interface's thread."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from db.errors import PackageRefused
from db.exchange.incoming import ImportedPackage
from db.exchange.outgoing import ExportedPackage
from db.exchange.rows import PackageRow, PeerRow
from db.exchange.service import ExchangeService
from db.exchange.wrappers import BARE
from desktop.jobs import Progress

REQUEST_SUFFIX, ANSWER_SUFFIX = ".kopru-request", ".kopru-answer"


@dataclass(frozen=True)
class Taken:
    """What became of one file: a package, or a refusal."""

    path: Path
    package: ImportedPackage | None = None
    refusal: PackageRefused | None = None


def in_need(peers: Iterable[PeerRow]) -> list[PeerRow]:
    """Peers to whom there is something to say: changes, documents, or a receipt for what came since the last one."""
    return [
        peer
        for peer in peers
        if peer.waiting
        or peer.documents
        or peer.last_out is None
        or (peer.last_in is not None and peer.last_in > peer.last_out)
    ]


def write_packages(
    exchange: ExchangeService, peers: Sequence[PeerRow], folder: Path | None, form: str = BARE
) -> Callable[[Progress], list[ExportedPackage]]:
    """Write the packages for these peers. Cancelling stops before the next package; those that are there are whole."""

    def work(progress: Progress) -> list[ExportedPackage]:
        written: list[ExportedPackage] = []
        for done, peer in enumerate(peers):
            if len(peers) > 1:
                progress.report(done, len(peers), peer.name)
                written += exchange.export(peer.node, folder, lambda _done, _total: progress.check(), form)
            else:
                progress.report(0, peer.waiting, peer.name)
                written += exchange.export(peer.node, folder, progress.report, form)
        return written

    return work


def write_draft(exchange: ExchangeService, row: PackageRow, package: Path, target: Path) -> Callable[[Progress], Path]:
    """Write the mail that carries the package; the result is its path."""

    def work(progress: Progress) -> Path:
        progress.report(0, 0, package.name)
        exchange.write_draft(row.peer or "", row.number, package, target)
        return target

    return work


def take_files(exchange: ExchangeService, paths: Sequence[Path]) -> Callable[[Progress], list[Taken]]:
    """Take the files in, one after the other; a refused one does not keep the others out.

    Cancelling drops the package that is being taken, whole; those before it stay.
    """

    def work(progress: Progress) -> list[Taken]:
        taken = []
        for done, path in enumerate(paths):
            progress.report(done, len(paths) if len(paths) > 1 else 0, path.name)

            def report(n: int, total: int, path: Path = path) -> None:
                if len(paths) == 1:
                    progress.report(n, total, path.name)
                progress.check()

            try:
                taken.append(Taken(path, exchange.import_file(path, report)))
            except PackageRefused as refusal:
                taken.append(Taken(path, refusal=refusal))
        return taken

    return work


def take_again(exchange: ExchangeService, path: Path) -> Callable[[Progress], list[Taken]]:
    """Take a file of the quarantine in."""

    def work(progress: Progress) -> list[Taken]:
        progress.report(0, 0, path.name)
        try:
            return [Taken(path, exchange.take_again(path))]
        except PackageRefused as refusal:
            return [Taken(path, refusal=refusal)]

    return work


def kind_of(path: Path) -> str:
    """ "request", "answer", or "package" for all else: told by the first byte, whatever the file is called."""
    try:
        with path.open("rb") as file:
            first = file.read(1)
    except OSError:
        return "package"
    return {b"{": "request", b"[": "answer"}.get(first, "package")


def files_in(paths: Iterable[Path]) -> list[Path]:
    """The files of what was dropped; of a folder the files directly in it."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(one for one in path.iterdir() if one.is_file() and not one.name.startswith("."))
        else:
            found.append(path)
    return found
