"""What the contact log knows of the registry's rows, as the registry's lists ask for it (`RegistryService`)."""

from __future__ import annotations

from collections.abc import Mapping

_CONTACTS = """
FROM contact AS c JOIN contact_{entity} AS link ON link.contact_id = c.id JOIN {entity} AS o ON o.id = link.{entity}_id
WHERE c.deleted = 0 AND link.deleted = 0
"""


def _of(entity: str) -> dict[str, str]:
    joined = _CONTACTS.format(entity=entity)
    return {
        f"{entity}.contacted": f"SELECT DISTINCT o.n AS n {joined} AND c.day >= :value",
        f"{entity}.last_contact": f"SELECT o.n AS n, max(c.day) AS value {joined} GROUP BY o.n",
    }


RELATIONS: Mapping[str, str] = _of("organisation") | _of("person")
