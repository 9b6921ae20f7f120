"""What the pages work with: one service a feature, over the open installation. Knows no Qt.

Importing this module loads the whole data layer, which `desktop.app` does before it loads Qt.
"""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Callable, Mapping, Sequence

from db.contacts import relations as contacts
from db.contacts.service import ContactService
from db.errors import UserError
from db.events import relations as events
from db.events.service import EventService
from db.exchange.standing import Pending
from db.interviews.service import InterviewService
from db.office.installation import Installation
from db.office.settings import NATIONAL_NUMBERS
from db.registry.attachments.service import AttachmentService
from db.registry.duplicates.rows import Pair
from db.registry.erasing.service import ErasureService
from db.registry.merging.service import MergeService
from db.registry.moving.service import MovingService
from db.registry.national.service import NationalNumbers
from db.registry.service import RegistryService


class Services:
    """The services of one open installation."""

    def __init__(self, installation: Installation) -> None:
        database = installation.database
        self.database = database
        self.registry = RegistryService(database, {**contacts.RELATIONS, **events.RELATIONS})
        self.merging = MergeService(database)
        self.erasing = ErasureService(database)
        self.moving = MovingService(database)
        self.documents = AttachmentService(database)
        settings = installation.settings
        self.numbers = NationalNumbers(
            database,
            lambda: settings.get(NATIONAL_NUMBERS) == "on",
            lambda on: settings.put(NATIONAL_NUMBERS, "on" if on else ""),
        )
        self.contacts = ContactService(database)
        self.events = EventService(database)
        self.interviews = InterviewService(database)
        self.exchange = installation.exchange
        self._purged = False
        self.waiting: list[Pending] | None = None
        """What headquarters does not have, as it was last found out in the background; None: not asked yet."""
        self.held: Mapping[str, int] = {}
        """How many records are held up, by kind, and how many conflicts are open ("conflict"); found out likewise."""
        self._names: Mapping[str, Callable[[uuid.UUID], str]] = {
            "organisation": lambda row: self.registry.organisation_names([row]).get(row, ""),
            "person": lambda row: self.registry.person(row).facts.name,
            "contact": lambda row: self.contacts.contact(row).subject,
            "event": lambda row: self.events.event(row).row.title,
            "response": lambda row: self.interviews.response(row).number,
        }

    def find_duplicates(self, entity: str, progress: Callable[[float], None]) -> Sequence[Pair]:
        """Pairs of organisations or people that may be the same."""
        from db.registry.duplicates.service import find_duplicates  # rapidfuzz loads with the first search only

        return find_duplicates(self.database, "person" if entity == "person" else "organisation", progress=progress)

    def purge(self) -> None:
        """What was deleted in earlier sessions goes for good, once a session: nothing can bring it back by now."""
        if not self._purged:
            self._purged = True
            self.documents.purge()
            self.numbers.purge()

    def name_of(self, entity: str, row: uuid.UUID) -> str:
        """What a record is called; "" where nothing names it, or it is no longer here."""
        ask = self._names.get(entity)
        if ask is not None:
            with contextlib.suppress(UserError):
                return ask(row)
        return ""
