"""A centre, two provinces and a laptop on one disk, and what people do there."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import ClassVar
from uuid import UUID

from sqlalchemy import select

from db.clock import Clock
from db.journal import insert_row
from db.keyslots import TEST_COST
from db.office.installation import (
    Installation,
    NewInstallation,
    create_installation,
    load_roots,
    open_installation,
)
from db.registry.tables import Organisation

PASSPHRASE = "köprü köprü köprü"
PLACES = {"centre": "centre", "province": "26", "laptop": "laptop", "other": "06"}


def make(folder: Path, kind: str, province: int = 26, clock: Clock | None = None) -> Installation:
    name = {"centre": "Genel Merkez", "province": f"İl {province}", "field": f"Dizüstü {province}"}[kind]
    return create_installation(folder, NewInstallation(kind, province, name), PASSPHRASE, cost=TEST_COST, clock=clock)


class Places:
    """A centre, one province with a laptop, and a second province; all enrolled.

    With the machine's own clock they are made once a process and then copied: the same installations in every test.
    """

    centre: Installation
    province: Installation
    laptop: Installation
    other: Installation
    _template: ClassVar[Path | None] = None

    def __init__(self, folder: Path, clock: Clock | None = None) -> None:
        self.folder = folder
        if clock is not None:
            self._make(folder, clock)
            return
        if Places._template is None:
            made = Path(tempfile.mkdtemp(dir=os.environ["HOME"], prefix="places-"))
            self._make(made, None)
            self.close()
            Places._template = made
        shutil.copytree(Places._template, folder, dirs_exist_ok=True)
        for name, place in PLACES.items():
            setattr(self, name, reopen(folder / place))

    def _make(self, folder: Path, clock: Clock | None) -> None:
        self.centre = make(folder / "centre", "centre", clock=clock)
        self.province = make(folder / "26", "province", clock=clock)
        self.laptop = make(folder / "laptop", "field", clock=clock)
        self.other = make(folder / "06", "province", 6, clock=clock)
        roots = load_roots(sorted((folder / "centre" / "roots").iterdir())[:2], PASSPHRASE)
        for place in (self.province, self.laptop, self.other):
            path = place.folder / "request"
            path.write_bytes(place.exchange.request())
            answer = self.centre.exchange.approve(self.centre.exchange.read_request(path), roots)
            place.join(answer, "answer")
        newest = self.centre.exchange.directory
        assert newest is not None
        for place in (self.province, self.laptop):
            place.join(newest.to_bytes(), "answer")  # each must know the others

    @classmethod
    def copied(cls, template: Path, folder: Path, clock: Clock | None = None) -> Places:
        """The closed places in `template` (see the fixture `enrolled`), copied to `folder` and opened: a tenth of the
        time that making and enrolling them takes."""
        shutil.copytree(template, folder)
        made = cls.__new__(cls)
        made.folder = folder
        names = {"centre": "centre", "province": "26", "laptop": "laptop", "other": "06"}
        for attribute, name in names.items():
            setattr(made, attribute, reopen(folder / name, clock))
        return made

    def all(self) -> list[Installation]:
        return [self.laptop, self.province, self.centre, self.other]

    def close(self) -> None:
        for place in self.all():
            place.close()


def add(place: Installation, name: str = "Çınar Derneği", **values: object) -> UUID:
    with place.database.write() as session:
        return insert_row(session, Organisation, name=name, kind="DRN", **values)


def edit(place: Installation, row: UUID, **values: object) -> None:
    with place.database.write() as session:
        found = session.scalars(select(Organisation).where(Organisation.id == row)).one()
        for name, value in values.items():
            setattr(found, name, value)


def names(place: Installation) -> set[str]:
    with place.database.read() as session:
        return set(session.scalars(select(Organisation.name)))


def send(sender: Installation, receiver: Installation) -> list[Path]:
    return [one.path for one in sender.exchange.export(receiver.database.node.id)]


def deliver(sender: Installation, receiver: Installation) -> None:
    for path in send(sender, receiver):
        receiver.exchange.import_file(path)


def settle(places: Places) -> None:
    for _ in range(2):
        deliver(places.laptop, places.province)
        deliver(places.province, places.centre)
        deliver(places.centre, places.province)
        deliver(places.province, places.laptop)
        deliver(places.other, places.centre)
        deliver(places.centre, places.other)


def reopen(folder: Path, clock: Clock | None = None) -> Installation:
    return open_installation(folder, lambda slots: slots.unlock_with_passphrase(PASSPHRASE), clock)
