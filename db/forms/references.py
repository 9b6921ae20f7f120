"""Which places of a form an expression reads, found by walking its tree over the generic paths; nothing is evaluated.

Each `Reference` carries an anchor: the depth of the ancestor that the reading node and the node read have in common.
When a node changes, the readers to recompute are those under its ancestor at that depth, so that an answer in one
instance of a repeat does not touch the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from db.errors import QT_TRANSLATE_NOOP, Phrase
from db.forms.errors import FormError, bad_expression
from db.forms.model import Element
from db.forms.xpath.faults import faults
from db.forms.xpath.parser import parse
from db.forms.xpath.syntax import Call, Expr, Literal, Path, Step, children

WHOLE = frozenset(
    "sum count count-non-empty min max join concat checklist weighted-checklist randomize area distance "
    "indexed-repeat".split()
)
STRUCTURE_ONLY = frozenset({"count", "position"})

Place = tuple[Element, int]  # an element and the anchor depth it was reached with


@dataclass(frozen=True, slots=True)
class Reference:
    """`values`: the answers at `element` are read, not only whether and how often it is there.
    `across`: other instances of a repeat are looked at (a predicate or a whole set)."""

    element: Element
    anchor: int
    values: bool
    across: bool


class Collector:
    """Collects the references of expressions that belong to `context`."""

    def __init__(self, root: Element, context: Element) -> None:
        self.root, self.context = root, context
        self.found: dict[Reference, None] = {}

    def read(self, expr: Expr) -> None:
        self._expr(expr, [(self.context, self.context.depth)], whole=False, values=True)

    def _expr(self, expr: Expr, here: list[Place], *, whole: bool, values: bool) -> None:
        if isinstance(expr, Path):
            self._note(self._path(expr, here, whole=whole), values=values, across=whole)
        elif isinstance(expr, Call):
            self._call(expr, here, whole=whole, values=values)
        else:
            for child in children(expr):
                self._expr(child, here, whole=whole, values=values)

    def _call(self, call: Call, here: list[Place], *, whole: bool, values: bool) -> None:
        if call.name == "jr:choice-name" and isinstance(call.args[1], Literal):
            self._choice_name(call.args[1].value, here)
        inner_whole = whole or call.name in WHOLE
        inner_values = values and call.name not in STRUCTURE_ONLY
        if call.name == "current" and not call.args:
            self._note([(self.context, self.context.depth)], values=values, across=False)
        for arg in call.args:
            self._expr(arg, here, whole=inner_whole, values=inner_values)

    def _choice_name(self, path: str, here: list[Place]) -> None:
        try:
            expr = parse(path)
        except FormError:
            return
        self._expr(expr, here, whole=False, values=True)
        places = self._path(expr, here, whole=False) if isinstance(expr, Path) else []
        if places and not any(_offers(element) for element, _ in places):
            raise bad_expression(
                f"jr:choice-name(…, '{path}')",
                Phrase(QT_TRANSLATE_NOOP("db", "{question} is no question with choices"), question=path.strip()),
            )

    def _note(self, places: Iterable[Place], *, values: bool, across: bool) -> None:
        for element, anchor in places:
            self.found.setdefault(Reference(element, anchor, values, across or anchor < _inner_depth(element)))

    def _path(self, path: Path, here: list[Place], *, whole: bool) -> list[Place]:
        steps = list(path.steps)
        if path.start == "/":
            places, steps = self._absolute(steps, whole=whole)
        elif path.start == ".":
            places = here
        elif isinstance(path.start, Call) and path.start.name == "current":
            places = [(self.context, self.context.depth)]
        elif isinstance(path.start, Path):
            places = self._path(path.start, here, whole=whole)
        else:
            assert not isinstance(path.start, str)
            self._expr(path.start, here, whole=whole, values=True)
            places = []
        for step in steps:
            places = self._step(step, places)
            for predicate in step.predicates:
                self._expr(predicate, places, whole=False, values=True)
        return places

    def _absolute(self, steps: list[Step], *, whole: bool) -> tuple[list[Place], list[Step]]:
        if not steps:
            return [], []
        first = steps[0]
        if first.axis == "descendant-or-self":
            return [(element, 0) for element in self.root.walk()], steps[1:]
        if first.test.kind == "name" and first.test.local != self.root.name:
            return [], []
        anchor = 0
        if not whole and not any(step.predicates for step in steps):
            anchor = self._shared(steps)
        return [(self.root, anchor)], steps[1:]

    def _shared(self, steps: list[Step]) -> int:
        """Depth of the innermost repeat that both the path and the context go through."""
        element: Element | None = self.root
        depth = 0
        mine = set(self.context.repeats)
        for step in steps[1:]:
            element = element.index.get(step.test.local) if element is not None else None
            if element is None or element not in mine:
                if element is not None and element.repeat is not None:
                    break
                continue
            depth = element.depth
        return depth

    def _step(self, step: Step, places: list[Place]) -> list[Place]:
        result: dict[Place, None] = {}
        for element, anchor in places:
            for reached in _along(step, element):
                common = min(anchor, reached.depth, element.depth)
                if step.axis not in ("child", "attribute", "self", "descendant", "descendant-or-self"):
                    common = min(
                        common, reached.depth if step.axis.startswith(("parent", "ancestor")) else element.depth - 1
                    )
                if step.predicates and reached.repeat is not None:
                    common = min(common, reached.depth - 1)
                result[reached, common] = None
        return list(result)


def _offers(element: Element) -> bool:
    control = element.control
    return control is None or bool(control.items) or control.itemset is not None


def _inner_depth(element: Element) -> int:
    return element.repeats[-1].depth if element.repeats else 0


def _along(step: Step, element: Element) -> Iterator[Element]:
    axis, test = step.axis, step.test
    candidates: Iterable[Element]
    if axis == "child" and test.kind == "name" and test.local != "*":
        named = element.index.get(test.local)
        candidates = [named] if named is not None else []
    elif axis == "child":
        candidates = element.children
    elif axis == "attribute":
        found = element.attributes.get("@" + test.local)
        candidates = element.attributes.values() if test.kind == "any" else [found] if found else []
        yield from candidates
        return
    elif axis == "parent":
        candidates = [element.parent] if element.parent else []
    elif axis == "self":
        candidates = [element]
    elif axis in ("descendant", "descendant-or-self"):
        below = list(element.walk())
        candidates = below if axis.endswith("self") else below[1:]
    elif axis in ("ancestor", "ancestor-or-self"):
        above = [element] if axis.endswith("self") else []
        one = element.parent
        while one is not None:
            above.append(one)
            one = one.parent
        candidates = above
    else:
        candidates = element.parent.children if element.parent else []
    for one in candidates:
        if test.kind != "name" or one.name == test.local or test.local == "*":
            yield one


def references(root: Element, context: Element, expr: Expr) -> list[Reference]:
    collector = Collector(root, context)
    collector.read(expr)
    return list(collector.found)


def check(expr: Expr, source: str) -> None:
    """Refuses what would fail at every evaluation. Raises ExpressionError."""
    fault = next(faults(expr), None)
    if fault is not None:
        raise bad_expression(source, fault)
