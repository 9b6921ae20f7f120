"""What the events know of the registry's rows, as the registry's lists ask for it (`RegistryService`).

To have attended is to have been there, at least for a part of one half day; being invited is not enough.
"""

from __future__ import annotations

from collections.abc import Mapping

from db.events.rows import ATTENDED

_MARKS = ", ".join(f"'{mark}'" for mark in sorted(ATTENDED))
_ATTENDED = f"""
SELECT DISTINCT o.n AS n FROM event AS e JOIN participation AS p ON p.event_id = e.id
JOIN attendance AS a ON a.participation_id = p.id JOIN {{entity}} AS o ON o.id = p.{{entity}}_id
WHERE e.deleted = 0 AND p.deleted = 0 AND a.deleted = 0 AND a.mark IN ({_MARKS}) AND (:value = '*' OR e.kind = :value)
"""

RELATIONS: Mapping[str, str] = {
    f"{entity}.attended": _ATTENDED.format(entity=entity) for entity in ("organisation", "person")
}
