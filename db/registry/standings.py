"""The orders of one list, kept in step with the database.

The order of names is read from its index in one go: at once where the register is small, in the background where it is
large (the list asks SQL meanwhile). Other orders are made of it when they are first asked for, which takes seconds with
a million rows: who does not want to wait is told that it is not there yet. A commit only leaves the ids that it
changed; they are put in their places before the next question. What is handed out never changes: a changed order is a
copy.
"""

from __future__ import annotations

import contextlib
import json
import threading
import uuid
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.base import Synced
from db.database import Database
from db.errors import UserError
from db.journal import Changes
from db.journal.store import driver
from db.registry.head import HEAD, Head
from db.registry.ordering import Standing, sorted_by
from db.registry.orders import Order

SMALL = 60_000
"""Rows whose order is read in less time than a person notices."""
AT_ONCE = 20_000
"""Rows whose order is made of that of the names in such a time."""
MOST_CHANGED = 500
"""So many changed rows are put in their places one by one; after more, the orders are read anew."""
KEPT = 3
"""Orders kept besides the one of names."""
NAME = "name"


class Standings:
    """`order` is a name of `orders` or "name", with a minus before it for the reverse."""

    def __init__(self, database: Database, cls: type[Synced], orders: Mapping[str, Order], head: Head) -> None:
        self._database, self._orders, self._head = database, orders, head
        self._table: Any = cls.__table__  # type: ignore[attr-defined]
        self._name = str(self._table.name)
        self._lock = threading.RLock()
        self._known: dict[str, Standing] = {}
        self._changed: set[uuid.UUID] = set()
        self._threads: dict[str, threading.Thread] = {}
        self._stale: set[str] = set()
        self._listening = False
        self.version = 0
        """Grows with every commit, also of other tables: what was worked out before may not hold any more."""

    def listen(self) -> None:
        """Hear of commits from now on."""
        with self._lock:
            if not self._listening:
                self._listening = True
                self._database.subscribe(self._hear)

    def of(self, order: str, *, wait: bool) -> Standing | None:
        """The order as it is now. Unless `wait`, None where it is large and not read yet."""
        self.listen()
        while True:
            with self._lock:
                self._catch_up()
                if order in self._known:
                    return self._known[order]
                first = order if NAME in self._known else NAME
                thread = self._threads.get(first)
                if thread is None and (wait or not self._takes_long()):
                    return self._make(order)
                if thread is None:
                    made = self._read_aside if first == NAME else self._arrange_aside
                    self._threads[first] = threading.Thread(target=made, args=(first,), daemon=True)
                    self._threads[first].start()
            if not wait:
                return None
            if thread is not None:
                thread.join()

    def check(self, order: str) -> None:
        """Raises KeyError where there is no such order."""
        if order.removeprefix("-") != NAME:
            self._orders[order.removeprefix("-")]

    # ---- reading
    def _takes_long(self) -> bool:
        if NAME in self._known:
            return len(self._known[NAME]) > AT_ONCE
        with self._database.read() as session:
            top = driver(session.connection()).execute(f"SELECT max(n) FROM {self._name}").fetchone()[0]
        return (top or 0) > SMALL

    def _make(self, order: str) -> Standing:
        if NAME not in self._known:
            self._changed.clear()
            self._known[NAME] = self._read()
        if order not in self._known:
            self._keep(order, self._arranged(order, self._known[NAME]))
        return self._known[order]

    def _keep(self, order: str, standing: Standing) -> None:
        others = [name for name in self._known if name != NAME]
        if len(others) >= KEPT:
            del self._known[others[0]]
        self._known[order] = standing

    def _read(self) -> Standing:
        statement = (
            f"SELECT json_group_array(n) FROM (SELECT n FROM {self._name} INDEXED BY ix_{self._name}_name "
            "WHERE deleted = 0 AND hidden = 0 ORDER BY name_sort, n)"
        )
        with self._database.read() as session:
            return Standing(json.loads(driver(session.connection()).execute(statement).fetchone()[0]))

    def _read_aside(self, _order: str) -> None:
        with self._lock:
            self._changed.clear()
        found = None
        with contextlib.suppress(UserError):  # whoever asks next meets it, too, and is told
            found = self._read()
        with self._lock:
            del self._threads[NAME]
            if found is not None:
                self._known[NAME] = found
        if found is not None:
            with contextlib.suppress(UserError), self._database.read() as session:
                self._head.first(session, found.order[:HEAD], HEAD)

    def _arrange_aside(self, order: str) -> None:
        with self._lock:
            names = self._known.get(NAME)
            self._stale.discard(order)
        found = None
        with contextlib.suppress(UserError):  # whoever asks next meets it, too, and is told
            found = None if names is None else self._arranged(order, names)
        with self._lock:
            del self._threads[order]
            if found is not None and self._known.get(NAME) is names and order not in self._stale:
                self._keep(order, found)

    def _arranged(self, order: str, names: Standing) -> Standing:
        down = order.startswith("-")
        if order == f"-{NAME}":
            return Standing(names.order[::-1])
        keys: list[Any] = [None] * (max(names.order, default=0) + 1)
        with self._database.read() as session:
            for n, key in self._orders[order.removeprefix("-")].keys(session, self._name, self._today()):
                if n in names:
                    keys[n] = key
        having = sorted_by([n for n in names.order if keys[n] is not None], keys, down)
        return Standing([*having, *(n for n in names.order if keys[n] is None)])

    def _today(self) -> str:
        return self._database.clock.now().astimezone().date().isoformat()

    # ---- keeping in step
    def _hear(self, changes: Changes) -> None:
        with self._lock:
            self.version += 1
            own = changes.rows.get(self._name, frozenset())
            self._changed |= own
            if own and not self._known:
                self._head.forget(None)
            for order in {*self._known, *self._threads}:
                source = self._orders.get(order.removeprefix("-"))
                if source is not None and source.entities & changes.rows.keys():
                    self._known.pop(order, None)
                    self._stale.add(order)

    def _catch_up(self) -> None:
        if not self._changed or not self._known:
            return  # what is being read aside may need them
        if len(self._changed) > MOST_CHANGED:
            self._known.clear()
            self._head.forget(None)
            return
        columns = self._table.c
        asked = (columns.n, columns.deleted, columns.hidden, columns.name_sort)
        statement = select(*asked).where(columns.id.in_(self._changed))
        with self._database.read() as session:
            rows = [(n, not (deleted or hidden), name) for n, deleted, hidden, name in session.execute(statement)]
            self._head.forget([n for n, _, _ in rows])
            known = {NAME: self._known[NAME]} | self._known  # the order of names first: others lean on it
            for order, standing in known.items():
                fresh = standing.copy()
                for n, _, _ in rows:
                    fresh.remove(n)
                for n, stands, name in rows:
                    if stands:
                        fresh.insert(n, self._before(session, order, n, name))
                self._known[order] = fresh
        self._changed.clear()

    def _before(self, session: Session, order: str, n: int, name: str) -> Callable[[int], bool]:
        """Tells whether a row stands before row `n`, whose sort key is `name`."""
        down = order.startswith("-")
        if order.removeprefix("-") == NAME:
            raw = driver(session.connection())
            statement = f"SELECT name_sort FROM {self._name} WHERE n = ?"

            def by_name(other: int) -> bool:
                standing = (raw.execute(statement, (other,)).fetchone()[0], other)
                return standing > (name, n) if down else standing < (name, n)

            return by_name
        source, names, today = self._orders[order.removeprefix("-")], self._known[NAME], self._today()

        def key_of(row: int) -> Any:
            return dict(source.keys(session, self._name, today, [row])).get(row)

        own = key_of(n)

        def by_key(other: int) -> bool:
            key = key_of(other)
            if (key is None) != (own is None):
                return own is None
            if key == own:
                return names.label(other) < names.label(n)
            return bool(key > own if down else key < own)

        return by_key
