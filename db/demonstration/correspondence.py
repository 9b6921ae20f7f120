"""The letters of the demonstration: the office has joined a made-up headquarters, and records stand at every stage."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

from db.clock import Clock, SetClock
from db.contacts.rows import NewContact
from db.contacts.service import ContactService
from db.exchange.directory import RootKey
from db.keyslots import TEST_COST
from db.office.installation import Installation, NewInstallation, create_installation, load_roots
from db.registry.rows import OrganisationRow
from db.registry.service import RegistryService

CENTRE = "Genel Merkez"
PASSPHRASE = "uydurma genel merkez"
OFFICER = "Deniz Aksoylu"
MAKING = ".correspondence"
FIRST, RECEIPT, SECOND, ANSWER = (dt.timedelta(hours=hours) for hours in (50, 47, 21, 3))
"""How long ago: a package with everything, its receipt, a package without one, and what headquarters sent."""


def correspond(office: Installation) -> None:
    """Exchange packages with a headquarters that exists only meanwhile.

    Afterwards nearly all is received there, some changes are under way, some are still here, and one telephone number
    was changed at both places.
    """
    folder = office.folder / MAKING
    shutil.rmtree(folder, ignore_errors=True)
    clock = office.database.clock
    try:
        new = NewInstallation("centre", 0, CENTRE, OFFICER)
        with create_installation(folder, new, PASSPHRASE, cost=TEST_COST, clock=SetClock(clock.now())) as centre:
            _Letters(office, centre, clock).write()
    finally:
        office.database.clock = clock
        shutil.rmtree(folder, ignore_errors=True)


class _Letters:
    def __init__(self, office: Installation, centre: Installation, clock: Clock) -> None:
        self._office, self._centre = office, centre
        self._now = clock.now()
        self._registry = RegistryService(office.database)

    def write(self) -> None:
        self._at(FIRST)
        self._enrol()
        rows = self._registry.find_organisations(limit=40)
        self._send(self._office, self._centre)
        self._at(RECEIPT)
        self._send(self._centre, self._office)
        self._at(SECOND)
        disputed, under_way, here = rows[6], rows[10:15], rows[20:23]
        for row in under_way:
            self._registry.update_organisation(row.id, notes="Genel kurul tarihi soruldu.")
        self._office.exchange.export(self._centre.database.node.id)  # this one gets no receipt
        self._at(ANSWER)
        self._dispute(disputed)
        self._at(dt.timedelta(minutes=40))
        self._still_here(here)

    def _at(self, ago: dt.timedelta) -> None:
        for place in (self._office, self._centre):
            place.database.clock = SetClock(self._now - ago)

    def _enrol(self) -> None:
        path = self._centre.folder / "request"
        path.write_bytes(self._office.exchange.request())
        answer = self._centre.exchange.approve(self._centre.exchange.read_request(path), self._roots())
        self._office.join(answer, "answer")

    def _roots(self) -> list[RootKey]:
        return load_roots(sorted((self._centre.folder / "roots").iterdir())[:2], PASSPHRASE)

    def _send(self, sender: Installation, receiver: Installation) -> None:
        for package in sender.exchange.export(receiver.database.node.id):
            receiver.exchange.import_file(Path(package.path))

    def _dispute(self, row: OrganisationRow) -> None:
        """Both places write another telephone number into one record, then headquarters' package comes."""
        phone = self._registry.organisation(row.id).facts.phone or "+902220001010"
        at_centre = RegistryService(self._centre.database)
        at_centre.update_organisation(row.id, phone=phone[:-2] + "41")
        self._registry.update_organisation(row.id, phone=phone[:-2] + "14")
        self._send(self._centre, self._office)

    def _still_here(self, rows: list[OrganisationRow]) -> None:
        contacts = ContactService(self._office.database)
        today = self._now.astimezone().date()
        for row in rows:
            subject = "Eğitim takvimi hakkında bilgi verildi"
            contacts.record_contact(NewContact(today, "phone", subject, organisations=(row.id,), minutes=10))
