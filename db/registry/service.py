"""What one can do with the register: organisations, people, posts, and what belongs to what."""

from __future__ import annotations

from collections.abc import Mapping

from db.database import Database
from db.registry.in_use import InUse
from db.registry.links import Links
from db.registry.orders import organisation_orders, person_orders
from db.registry.organisations import Organisations
from db.registry.people import People
from db.registry.posts import Posts


class RegistryService(Organisations, People, Posts, Links, InUse):
    """Organisations, people, who represents whom, and which organisation belongs to which."""

    def __init__(self, database: Database, relations: Mapping[str, str] | None = None) -> None:
        """`relations`: what features above the registry know of its rows, as SQL by "organisation" or "person", a dot
        and "contacted" (`n` of those contacted on or after :value), "attended" (`n` of those that took part in an
        event of the kind :value, "*" for any) or "last_contact" (`n` and `value`, the day of the newest contact)."""
        super().__init__(database, relations)

    def orders(self, entity: str) -> frozenset[str]:
        """What the list of "organisation" or "person" can be ordered by."""
        made = organisation_orders if entity == "organisation" else person_orders
        return frozenset({"name", *made(self._relations)})

    def order_is_ready(self, entity: str, order: str) -> bool:
        """Whether the list of "organisation" or "person" can be shown in this order at once. If not, the order is made
        in the background; ask again, or be served all the same, and wait."""
        listed = self._organisations if entity == "organisation" else self._people
        return order in ("", "name") or listed.standings.of(order, wait=False) is not None

    def tells(self, relation: str) -> bool:
        """Whether a feature tells this relation, such as "person.attended"."""
        return relation in self._relations
