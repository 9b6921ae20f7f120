"""What happens by itself: preloaded values, and setvalue actions on the events of a form's life."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Mapping

from db.forms.casting import computed, given
from db.forms.definition import FormDefinition
from db.forms.instance import instances_below
from db.forms.model import Action
from db.forms.recompute import Recompute
from db.forms.xpath.compile import Compiler, Context
from db.forms.xpath.functions.dates import date_time_text
from db.forms.xpath.nodes import Node
from db.forms.xpath.parser import parse

FIRST_LOAD, LOAD = "odk-instance-first-load", "odk-instance-load"
NEW_ROW, VALUE_CHANGED = "odk-new-repeat", "xforms-value-changed"
_PROPERTIES = {"deviceid": "deviceid", "username": "username", "email": "email", "phonenumber": "phonenumber"}


class Actions:
    """The actions of one open form. `preload` gives deviceid, username, email and phonenumber; `locate` the place
    where the device is now, as a geopoint, empty where it does not know."""

    locate: Callable[[], str]

    def __init__(self, engine: Recompute, definition: FormDefinition, preload: Mapping[str, str], root: Node) -> None:
        self.engine, self.definition, self.preload, self.root = engine, definition, preload, root
        self.locate = str

    def first_load(self) -> None:
        for action in self._on(FIRST_LOAD):
            self._run(action, self.root)

    def load(self) -> None:
        """Every opening."""
        for action in self._on(LOAD):
            self._run(action, self.root)

    def preloaded(self, *, edited: bool) -> None:
        """What a new or received form has before anything is computed, and before its actions see it."""
        for element in self.definition.root.walk():
            kind = element.bind.preload if element.bind else None
            if (
                kind is None
                and element.name == "instanceID"
                and element.parent is not None
                and element.parent.name == "meta"
            ):
                kind = "missing uid"
            if kind is None:
                continue
            for node in instances_below(self.root, element):
                value = self._preloaded(kind, element.bind.preload_params if element.bind else "", node, edited)
                if value is not None:
                    self._set(node, value)

    def _preloaded(self, kind: str, params: str, node: Node, edited: bool) -> str | None:
        now = self.engine.scope.now()
        if kind == "uid":
            return f"uuid:{uuid.uuid4()}" if not (edited and node.value) else None
        if kind == "missing uid":
            return None if node.value else f"uuid:{uuid.uuid4()}"
        if edited and node.value:
            return None
        if kind == "timestamp" and params == "start":
            return date_time_text(now)
        if kind == "date" and params == "today":
            return now.date().isoformat()
        if kind == "property":
            return self.preload.get(_PROPERTIES.get(params, params))
        return None

    def finish(self) -> None:
        """The end of an interview: the end times."""
        for element in self.definition.root.walk():
            if (
                element.bind is not None
                and element.bind.preload == "timestamp"
                and element.bind.preload_params == "end"
            ):
                for node in instances_below(self.root, element):
                    self._set(node, date_time_text(self.engine.scope.now()))

    def new_row(self, row: Node) -> None:
        for action in self._on(NEW_ROW):
            if action.repeat is None or action.repeat is row.element:
                self._run(action, row)

    def value_changed(self, node: Node) -> None:
        for action in self._on(VALUE_CHANGED):
            if action.trigger is node.element and node.relevant:
                self._run(action, node)

    def _on(self, event: str) -> Iterator[Action]:
        return (action for action in self.definition.actions if event in action.events)

    def _run(self, action: Action, context: Node) -> None:
        targets = Compiler(self.engine.scope, action.target).nodes(parse(action.target))(Context(context))
        for target in targets:
            if target.element is None or not target.element.is_leaf:
                continue
            if not target.relevant and context is self.root:
                continue  # what is not there when the form opens gets no first value
            if action.located:
                self._set(target, given("geopoint", self.locate()))
                continue
            value = self.engine.evaluate(action.value, target) if action.value else action.literal
            self._set(target, computed(target.element.type, value))
            calculation = self.engine.graph.by_place.get(("calculate", target.element))
            if calculation is not None and calculation.reads:  # what follows from other answers goes on doing so
                self.engine.schedule(calculation, target)

    def _set(self, node: Node, value: str) -> None:
        node.state.kept = value
        if node.value != value:
            node.value = value
            self.engine.value_changed(node)
