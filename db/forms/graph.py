"""What has to be recomputed when something changes: vertices are expressions, edges come from `references`.

Built once for a definition. `order` of a vertex is its place in a topological order of all of them, so that a change
is carried through the form by taking the smallest waiting order until none waits, each expression once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from graphlib import CycleError as GraphCycle
from graphlib import TopologicalSorter

from db.errors import QT_TRANSLATE_NOOP
from db.forms.errors import CycleError, ExpressionError
from db.forms.model import Element, Output, Part, Text
from db.forms.references import Reference, check, references
from db.forms.xpath.parser import parse
from db.forms.xpath.syntax import Call, Chain, Expr, Literal, Negate, Number, Path, children, plain_names

_QUOTING = frozenset({"jr:choice-name", "jr:itext", "format-date", "format-date-time"})  # differ by language
_PLAIN = frozenset({"selected", "not", "true", "false", "count-selected", "string-length", "coalesce", "number", "int"})
PRODUCERS = ("count", "relevant", "calculate", "choices")


@dataclass(eq=False, slots=True)
class Vertex:
    """One expression of one place. `kind`: see PRODUCERS (others read what it yields);
    readonly, required and display are read by nobody."""

    kind: str
    element: Element
    source: str
    order: int = 0
    reads: list[Reference] = field(default_factory=list)
    place: Element = field(init=False)  # whose nodes it is evaluated at: for a repeat's count the node around the rows

    def __post_init__(self) -> None:
        above = self.element.parent
        self.place = above if self.kind == "count" and above is not None else self.element


Reader = tuple[Vertex, int]


class Graph:
    """`value`, `relevance`, `structure`: for each place, who reads its answer, its relevance, its number of rows."""

    def __init__(self, root: Element, texts: Callable[[Text], Iterator[tuple[Part, ...]]]) -> None:
        self.root = root
        self.vertices: list[Vertex] = []
        self.quoting: list[Vertex] = []  # what depends on the language
        self.by_place: dict[tuple[str, Element], Vertex] = {}
        self.own: dict[Element, list[Vertex]] = {}
        self.value: dict[Element, list[Reader]] = {}
        self.relevance: dict[Element, list[Reader]] = {}
        self.structure: dict[Element, list[Reader]] = {}
        self.shared: dict[int, tuple[Element, ...]] = {}  # by order: the places of one condition that is asked once
        self._texts = texts
        for element in root.walk():
            self._add_expressions(element)
        self._sort()
        for vertex in self.vertices:
            self._connect(vertex)
        for readers in (self.value, self.relevance, self.structure):
            for element, found in readers.items():
                readers[element] = list(dict.fromkeys(found))

    # building ----------------------------------------------------------------------------------------------------

    def _add_expressions(self, element: Element) -> None:
        bind = element.bind
        if element.repeat is not None and element.repeat.count:
            self._add("count", element, element.repeat.count)
        if bind is not None:
            for kind in ("relevant", "calculate", "readonly", "required"):
                source = getattr(bind, kind)
                if source is not None and source.strip():
                    self._add(kind, element, source)
            if bind.constraint is not None and bind.constraint.strip():
                self._checked("constraint", element, bind.constraint)
        control = element.control
        if control is None:
            return
        if control.itemset is not None:
            self._add("choices", element, control.itemset.nodeset)
        for source in dict.fromkeys(self._display(element)):
            self._add("display", element, source)

    def _add(self, kind: str, element: Element, source: str) -> None:
        expr = self._checked(kind, element, source)
        vertex = Vertex(kind, element, source, reads=references(self.root, element, expr))
        if kind != "display" and quotes_label(expr):
            self.quoting.append(vertex)
        if kind == "choices":  # a list that leaves out what the question itself holds does not wait for itself
            vertex.reads = [one for one in vertex.reads if one.element is not element]
        if kind in ("display", "choices") and not vertex.reads:
            return
        self.vertices.append(vertex)
        self.by_place.setdefault((kind, element), vertex)
        self.own.setdefault(element, []).append(vertex)

    @staticmethod
    def _checked(kind: str, element: Element, source: str) -> Expr:
        """The tree of an expression. Raises ExpressionError that knows the place and what the expression is for."""
        try:
            expr = parse(source)
            check(expr, source)
        except ExpressionError as error:
            error.place, error.kind = element.path, kind
            raise
        return expr

    def _display(self, element: Element) -> Iterator[str]:
        control = element.control
        assert control is not None
        for text in (control.label, control.hint, control.guidance, *(item.label for item in control.items)):
            if text is not None:
                for parts in self._texts(text):
                    yield from (part.expression for part in parts if isinstance(part, Output))

    # order -------------------------------------------------------------------------------------------------------

    def _sort(self) -> None:
        try:
            ordered = self._ordered(self._needs)
        except GraphCycle:
            ordered = self._ordered_by_values()
        ordered.extend(vertex for vertex in self.vertices if vertex.kind not in PRODUCERS)
        self.vertices = ordered
        for order, vertex in enumerate(ordered):
            vertex.order = order
        self._share()

    def _share(self) -> None:
        """Questions side by side under one condition take one turn: they read the same and wait for the same."""
        alike: dict[tuple[str, Element | None], list[Vertex]] = {}
        for vertex in self.vertices:
            if vertex.kind == "relevant" and not vertex.element.repeats and vertex.element.is_leaf:
                alike.setdefault((vertex.source, vertex.element.parent), []).append(vertex)
        for (source, _), together in alike.items():
            if len(together) > 1 and self._same_everywhere(parse(source)):
                for vertex in together:
                    vertex.order = together[0].order
                self.shared[together[0].order] = tuple(vertex.element for vertex in together)

    def _same_everywhere(self, expr: Expr) -> bool:
        """True if the value cannot depend on where, or how often, the expression is evaluated."""
        if isinstance(expr, Path):
            element = self.root.find(plain_names(expr) or ())
            return element is not None and not element.repeats
        if isinstance(expr, Call) and expr.name not in _PLAIN:
            return False
        kinds = (Literal, Number, Negate, Chain, Call)
        return isinstance(expr, kinds) and all(map(self._same_everywhere, children(expr)))

    def _ordered(self, needs: Callable[[Vertex], Iterator[Vertex]]) -> list[Vertex]:
        sorter: TopologicalSorter[Vertex] = TopologicalSorter()
        for vertex in self.vertices:
            if vertex.kind in PRODUCERS:
                sorter.add(vertex, *dict.fromkeys(needs(vertex)))
        return list(sorter.static_order())

    def _ordered_by_values(self) -> list[Vertex]:
        """Conditions that look at each other's questions are allowed (as in ODK's engines): they come to rest after
        some rounds. Calculations in a circle never do and are refused."""
        try:
            return self._ordered(self._needs_by_value)
        except GraphCycle as error:
            places = " → ".join(vertex.element.path for vertex in reversed(error.args[1]))
            raise CycleError(
                QT_TRANSLATE_NOOP(
                    "db",
                    "These questions depend on each other in a circle: {places}. "
                    "Change one of their calculations in the questionnaire's workbook.",
                ),
                places=places,
            ).at([vertex.element.path for vertex in reversed(error.args[1])]) from None

    def _needs_by_value(self, vertex: Vertex) -> Iterator[Vertex]:
        for reference in vertex.reads:
            for leaf in _leaves(reference.element) if reference.values else ():
                found = self.by_place.get(("calculate", leaf))
                if found is not None and (found is not vertex or not (reference.across and vertex.element.repeats)):
                    yield found

    def _needs(self, vertex: Vertex) -> Iterator[Vertex]:
        """The vertices whose result this one reads."""
        above = vertex.element.parent if vertex.kind in ("relevant", "count") else vertex.element
        yield from self._relevance_of(above)
        if vertex.kind == "calculate" and ("choices", vertex.element) in self.by_place:
            yield self.by_place["choices", vertex.element]
        for reference in vertex.reads:
            for needed in self._needed_for(reference):
                if needed is not vertex or not (reference.across and vertex.element.repeats):
                    yield needed

    def _needed_for(self, reference: Reference) -> Iterator[Vertex]:
        yield from self._relevance_of(reference.element)
        for repeat in reference.element.repeats:
            count = self.by_place.get(("count", repeat))
            if count is not None and repeat.depth > reference.anchor:
                yield count
        if reference.values:
            for leaf in _leaves(reference.element):
                for kind in ("calculate", "choices"):
                    found = self.by_place.get((kind, leaf))
                    if found is not None:
                        yield found

    def _relevance_of(self, element: Element | None) -> Iterator[Vertex]:
        while element is not None:
            found = self.by_place.get(("relevant", element))
            if found is not None:
                yield found
            element = element.parent

    # readers -----------------------------------------------------------------------------------------------------

    def _connect(self, vertex: Vertex) -> None:
        for reference in vertex.reads:
            reader = (vertex, reference.anchor)
            for element in _leaves(reference.element) if reference.values else (reference.element,):
                self.relevance.setdefault(element, []).append(reader)
                if reference.values:
                    self.value.setdefault(element, []).append(reader)
            for repeat in reference.element.repeats:
                if repeat.depth > reference.anchor:
                    self.structure.setdefault(repeat, []).append(reader)
                elif not reference.values and reference.element is repeat:
                    self.structure.setdefault(repeat, []).append((vertex, repeat.depth - 1))


def quotes_label(expr: Expr) -> bool:
    if isinstance(expr, Call) and expr.name in _QUOTING:
        return True
    return any(map(quotes_label, children(expr)))


def _leaves(element: Element) -> Iterator[Element]:
    if element.is_leaf:
        yield element
        return
    for child in element.children:
        yield from _leaves(child)
