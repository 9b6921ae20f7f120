"""Three real installations that have joined, with people's changes between them."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from uuid import UUID

from sqlalchemy import select

from db.clock import Clock
from db.journal import insert_row
from db.keyslots import TEST_COST
from db.office.installation import Installation, NewInstallation, create_installation, load_roots, open_installation
from db.registry.tables import Organisation

PASSPHRASE = "ıhlamur köprü taşı"


def make(folder: Path, kind: str, name: str, author: str = "", province: int = 26, clock: Clock | None = None):
    new = NewInstallation(kind, province, name, author)
    return create_installation(folder, new, PASSPHRASE, cost=TEST_COST, clock=clock)


class Network:
    """The centre, the province Eskişehir and a laptop, at the same place in time unless a clock is given.

    Without one they are made once a process and then copied: the same installations in every test.
    """

    _template: Path | None = None

    def __init__(self, folder: Path, clock: Clock | None = None) -> None:
        self.folder = folder
        if clock is not None:
            self._make(folder, clock)
            return
        if Network._template is None:
            made = Path(tempfile.mkdtemp(dir=os.environ["HOME"], prefix="network-"))
            self._make(made, None)
            self.close()
            Network._template = made
        shutil.copytree(Network._template, folder, dirs_exist_ok=True)
        self.centre, self.province, self.laptop = (
            open_installation(folder / name, lambda slots: slots.unlock_with_passphrase(PASSPHRASE))
            for name in ("centre", "26", "laptop")
        )

    def _make(self, folder: Path, clock: Clock | None) -> None:
        self.centre = make(folder / "centre", "centre", "Genel Merkez", "Deniz Aksoylu", clock=clock)
        self.province = make(folder / "26", "province", "Eskişehir ofisi", "Elif Yalçınöz", clock=clock)
        self.laptop = make(folder / "laptop", "field", "Dizüstü 2", "Murat Şenbayır", clock=clock)
        self.enrol(self.province, self.laptop)

    def enrol(self, *places: Installation) -> None:
        roots = load_roots(sorted((self.centre.folder / "roots").iterdir())[:2], PASSPHRASE)
        for place in places:
            path = place.folder / "request"
            path.write_bytes(place.exchange.request())
            place.join(self.centre.exchange.approve(self.centre.exchange.read_request(path), roots), "answer")
        newest = self.centre.exchange.directory
        assert newest is not None
        for place in places:
            place.join(newest.to_bytes(), "answer")

    def all(self) -> list[Installation]:
        return [self.centre, self.province, self.laptop]

    def close(self) -> None:
        for place in self.all():
            place.close()


def add(place: Installation, name: str = "Işıklı Yarınlar Eğitim Derneği", **values: object) -> UUID:
    with place.database.write() as session:
        return insert_row(session, Organisation, name=name, kind="DRN", **values)


def edit(place: Installation, row: UUID, **values: object) -> None:
    with place.database.write() as session:
        found = session.scalars(select(Organisation).where(Organisation.id == row)).one()
        for name, value in values.items():
            setattr(found, name, value)


def value_of(place: Installation, row: UUID, field: str) -> object:
    with place.database.read() as session:
        return getattr(session.scalars(select(Organisation).where(Organisation.id == row)).one(), field)


def deliver(sender: Installation, receiver: Installation) -> list[Path]:
    files = [one.path for one in sender.exchange.export(receiver.database.node.id)]
    for path in files:
        receiver.exchange.import_file(path)
    return files


def disagree(network: Network, **values: tuple[object, object, object]) -> UUID:
    """A record whose fields have (before, province's, centre's) values, the two changed without seeing each other."""
    row = add(network.province, **{field: before for field, (before, _, _) in values.items()})
    deliver(network.province, network.centre)
    deliver(network.centre, network.province)
    edit(network.province, row, **{field: mine for field, (_, mine, _) in values.items()})
    edit(network.centre, row, **{field: theirs for field, (_, _, theirs) in values.items()})
    deliver(network.centre, network.province)
    return row


class Answers:
    """Answers in place of the operating system's file dialogs."""

    def __init__(self) -> None:
        self.path: Path | None = None
        self.paths: list[Path] = []
        self.shown: list[Path] = []

    def files(self, *_: object) -> list[Path]:
        return self.paths

    def file(self, *_: object) -> Path | None:
        return self.path

    def save(self, *_: object) -> Path | None:
        return self.path

    def folder(self, *_: object) -> Path | None:
        return self.path

    def show_folder(self, folder: Path) -> None:
        self.shown.append(folder)
