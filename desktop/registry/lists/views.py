"""Views of a list that are kept under a name: what is filtered, how it is sorted, which columns it has."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Protocol

from db.text import fold, sort_key

LONGEST = 60


class Keeper(Protocol):
    """Where small facts are kept by name: the settings of the office."""

    def get(self, key: str, default: str = "") -> str: ...

    def put(self, key: str, value: str) -> None: ...


class InMemory:
    """Keeps until the program ends."""

    def __init__(self) -> None:
        self._held: dict[str, str] = {}

    def get(self, key: str, default: str = "") -> str:
        return self._held.get(key, default)

    def put(self, key: str, value: str) -> None:
        self._held[key] = value


@dataclass(frozen=True)
class View:
    """How a list stands. `filters`: values by field; `columns`: keys, empty for the standard ones; `wide`: the list has
    the whole page."""

    filters: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    text: str = ""
    order: str = "name"
    columns: Sequence[str] = ()
    wide: bool = False


class Views:
    """The kept views of one list, the one that stands when the page is opened, and how the list was left without one.

    What cannot be read is as if it had never been kept: a list opens whatever the settings hold.
    """

    def __init__(self, keeper: Keeper, name: str) -> None:
        self._keeper, self._key = keeper, f"views.{name}"
        self.by_name: dict[str, View] = {}
        self.standing = ""
        self.left = View()
        self._read()

    def names(self) -> list[str]:
        return sorted(self.by_name, key=sort_key)

    def find(self, name: str) -> str:
        """The kept name that reads the same, "" where there is none."""
        return next((one for one in self.by_name if fold(one) == fold(name)), "")

    def put(self, name: str, view: View) -> str:
        """Keep a view and return its name, without needless spaces; it takes the place of one that reads the same."""
        clean = " ".join(name.split())[:LONGEST].strip()
        known = self.find(clean)
        if known:
            self.by_name.pop(known)
            self.standing = clean if self.standing == known else self.standing
        self.by_name[clean] = view
        self._write()
        return clean

    def rename(self, old: str, new: str) -> str:
        view = self.by_name.pop(old)
        stood = self.standing == old
        name = self.put(new, view)
        if stood:
            self.stand(name)
        return name

    def remove(self, name: str) -> None:
        self.by_name.pop(name, None)
        if self.standing == name:
            self.standing = ""
        self._write()

    def stand(self, name: str) -> None:
        """The view that the page opens with; "" for none."""
        self.standing = name
        self._write()

    def leave(self, view: View) -> None:
        """Keep columns, order and width of a list that no view was chosen for."""
        if (left := replace(view, filters={}, text="")) != self.left:
            self.left = left
            self._write()

    def _write(self) -> None:
        kept = {name: asdict(view) for name, view in self.by_name.items()}
        stored = {"views": kept, "standing": self.standing, "left": asdict(self.left)}
        self._keeper.put(self._key, json.dumps(stored, ensure_ascii=False))

    def _read(self) -> None:
        try:
            stored = json.loads(self._keeper.get(self._key, "{}"))
            given = stored.get("views", {})
            self.by_name = {str(name): _view(one) for name, one in given.items()}
            self.left = _view(stored.get("left", {}))
            standing = str(stored.get("standing", ""))
        except (ValueError, TypeError, AttributeError):
            self.by_name, self.left, standing = {}, View(), ""
        self.standing = standing if standing in self.by_name else ""


def _view(stored: Mapping[str, Any]) -> View:
    filters = {str(name): tuple(values) for name, values in stored.get("filters", {}).items()}
    columns = tuple(map(str, stored.get("columns", ())))
    return View(
        filters, str(stored.get("text", "")), str(stored.get("order", "name")), columns, bool(stored.get("wide"))
    )
