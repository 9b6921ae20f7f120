"""Carrying a change through the form: the smallest waiting order first, every expression of every node once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from heapq import heappop, heappush
from typing import Any, NamedTuple

from db.errors import QT_TRANSLATE_NOOP, Phrase
from db.forms.casting import computed
from db.forms.definition import FormDefinition
from db.forms.errors import bad_expression
from db.forms.graph import Reader, Vertex
from db.forms.instance import instances_below
from db.forms.model import Element
from db.forms.scope import FormScope
from db.forms.xpath.compile import Code, Compiler, Context
from db.forms.xpath.nodes import Node, NodeKind
from db.forms.xpath.parser import parse
from db.forms.xpath.values import to_boolean, to_number

MAX_EVALUATIONS = 500_000  # after one change; and how often one expression takes its turn:
MAX_RESULT = 100_000  # characters: each calculation may double what the one before made
MAX_TURNS = 2_000  # only a form that never comes to rest reaches either


class Reached(NamedTuple):
    """Who reads an element: expressions outside all repeats with the one node they are evaluated at (or the nodes that
    share one), and the others."""

    singles: list[tuple[int, Node | tuple[Node, ...]]]
    others: list[Reader]


_TOO_DEEP = QT_TRANSLATE_NOOP("db", "it nests too deep to be computed")
_ENDLESS = QT_TRANSLATE_NOOP("db", "its actions set each other off without end")
_RESTLESS = QT_TRANSLATE_NOOP("db", "the form does not come to rest")
_TOO_LONG = QT_TRANSLATE_NOOP("db", "its result is longer than {n} characters")


class Spread(NamedTuple):
    """What follows from a changed relevance: who reads it, and what is computed at the node itself."""

    reached: Reached | None
    own: tuple[Vertex, ...]


class Recompute:
    """The evaluator of one open form. `changed` collects the nodes whose state differs since it was last emptied."""

    def __init__(self, definition: FormDefinition, scope: FormScope) -> None:
        self.definition, self.scope, self.graph = definition, scope, definition.graph
        self.changed: dict[Node, None] = {}
        self.valued: dict[Node, None] = {}  # of them those whose answer differs, kept or seen
        self._later: list[Callable[[], None]] = []
        self.evaluations = 0
        self.on_count: Callable[[Node, Element, int], None] = lambda _node, _element, _count: None
        self.on_fired: Callable[[Node], None] = lambda _: None
        self.offered: Callable[[Node], list[str]] = lambda _: []
        self._codes: dict[str, Code] = {}
        self._steps: dict[int, Callable[[Node], None]] = {}
        # one node in nearly every form: no need of a dict then; a tuple: all that share a condition
        self._waiting: dict[int, Node | dict[Node, None] | tuple[Node, ...]] = {}
        self._shared: dict[int, tuple[Node, ...]] = {}
        self._together: dict[int, Callable[[], None]] = {}
        self._read_by: dict[Element, Reached] = {}
        self._asked_by: dict[Element, Reached] = {}
        self._spreads: dict[Element, Spread] = {}
        self._lists: dict[Element, dict[str, None]] = {}
        self._heap: list[int] = []
        self._single_step = self._single_stepper()
        self._triggers = {action.trigger for action in definition.actions if action.trigger is not None}
        self._apply = {
            "calculate": self._calculate,
            "choices": self._choices,
            "readonly": self._readonly,
            "required": self._required,
        }

    # expressions -------------------------------------------------------------------------------------------------

    def code(self, source: str) -> Code:
        """Compiled once for this form, whichever node it is used at."""
        found = self._codes.get(source)
        if found is None:
            found = self._codes[source] = Compiler(self.scope, source).compile(parse(source))
        return found

    def evaluate(self, source: str, node: Node) -> Any:
        """Raises ExpressionError also where the nodes are too deep or too many to evaluate."""
        try:
            return self.code(source).run(Context(node))
        except RecursionError:
            raise bad_expression(source, Phrase(_TOO_DEEP)) from None

    def string(self, source: str) -> Callable[[Context], str]:
        return Compiler(self.scope, source).as_string(self.code(source))

    # scheduling --------------------------------------------------------------------------------------------------

    def schedule(self, vertex: Vertex, node: Node) -> None:
        waiting = self._waiting.get(vertex.order)
        if waiting is None:
            self._waiting[vertex.order] = node
            heappush(self._heap, vertex.order)
        elif isinstance(waiting, dict):
            waiting[node] = None
        elif isinstance(waiting, Node) and waiting is not node:
            self._waiting[vertex.order] = {waiting: None, node: None}

    def schedule_all(self, top: Node, vertices: Iterable[Vertex]) -> None:
        for vertex in vertices:
            place = place_of(vertex)
            for node in instances_below(top, place):
                self.schedule(vertex, node)

    def _notify(self, node: Node, reached: Reached) -> None:
        """Schedule whoever reads the answer, or the relevance, of `node`."""
        waiting, heap = self._waiting, self._heap
        for order, single in reached.singles:
            have = waiting.get(order)
            if have is None:
                waiting[order] = single
                heappush(heap, order)
            elif have is not single and isinstance(single, tuple):
                waiting[order] = single
        if reached.others:
            self._notify_rows(reached.others, node)

    def _reach(self, readers: list[Reader]) -> Reached:
        singles = self.scope.singles
        found = {v.order: self._sharing(v.order) or singles[v.place] for v, _ in readers if v.place in singles}
        return Reached(list(found.items()), [one for one in readers if one[0].place not in singles])

    def _sharing(self, order: int) -> tuple[Node, ...] | None:
        """The nodes whose one condition has this order."""
        places = self.graph.shared.get(order)
        if places is None:
            return None
        nodes = self._shared.get(order)
        if nodes is None:
            nodes = self._shared[order] = tuple(self.scope.singles[place] for place in places)
        return nodes

    def _value_read_by(self, element: Element) -> Reached:
        found = self._read_by[element] = self._reach(self.graph.value.get(element) or [])
        return found

    def _spread_of(self, element: Element) -> Spread:
        """What follows when the relevance of an element's nodes changes; made once for this form."""
        readers = self.graph.relevance.get(element) or []
        # A condition that looks at its own question must not set itself off.
        reached = self._reach([one for one in readers if not (one[0].place is element and one[0].kind == "relevant")])
        own = tuple(one for one in self.graph.own.get(element, ()) if one.kind in ("calculate", "choices"))
        found = Spread(reached if any(reached) else None, own)
        self._spreads[element] = found
        return found

    def _notify_rows(self, readers: list[Reader], node: Node) -> None:
        """Readers in repeats: those of the same row, or of all rows where they look from further out."""
        for vertex, anchor in readers:
            top = node
            while top.element is not None and top.element.depth > anchor and top.parent is not None:
                top = top.parent
            for one in instances_below(top, vertex.place):
                self.schedule(vertex, one)

    def value_changed(self, node: Node) -> None:
        element: Element = node.element
        self.changed[node] = self.valued[node] = None
        self.scope.tell(node)
        reached = self._read_by.get(element) or self._value_read_by(element)
        self._notify(node, reached)
        if element in self._triggers:
            self.afterwards(lambda: self.on_fired(node))

    def structure_changed(self, parent: Node, repeat: Element) -> None:
        self.changed[parent] = None
        self._notify_rows(self.graph.structure.get(repeat, []), parent)

    def afterwards(self, action: Callable[[], None]) -> None:
        """To be done when all that waits has been computed."""
        self._later.append(action)

    def settle(self) -> None:
        """Until nothing waits. Raises ExpressionError for a form that never comes to rest."""
        budget, order, last, turns = MAX_EVALUATIONS, 0, -1, 0
        steps, heap, pop = self._steps, self._heap, self._waiting.pop
        try:
            while heap or self._later:
                if not heap:
                    budget -= 10 * self._act()
                    if budget < 0:
                        raise bad_expression("setvalue", Phrase(_ENDLESS))
                    continue
                order = heappop(heap)
                waiting = pop(order)
                budget -= 1
                if order <= last:  # something that had its turn takes another
                    turns += 1
                if budget < 0 or turns > MAX_TURNS:
                    raise bad_expression(self.graph.vertices[order].source, Phrase(_RESTLESS))
                last = order
                if waiting.__class__ is tuple:
                    (self._together.get(order) or self._step_together(order))()
                    continue
                step = steps.get(order) or self._step(self.graph.vertices[order])
                if isinstance(waiting, Node):
                    step(waiting)
                    continue
                budget -= len(waiting)
                for node in waiting:
                    step(node)
        except RecursionError:
            raise bad_expression(self.graph.vertices[order].source, Phrase(_TOO_DEEP)) from None
        finally:
            self._forget()

    def _act(self) -> int:
        """Do what waits for the end of a round; tell how much that was."""
        actions, self._later = self._later, []
        for action in actions:
            action()
        return len(actions)

    def _forget(self) -> None:
        self._heap.clear()
        self._waiting.clear()
        self._later.clear()

    def _step(self, vertex: Vertex) -> Callable[[Node], None]:
        """What one turn of an expression does at a node; made once for this form."""
        made = self._made_step(vertex)
        self._steps[vertex.order] = made
        return made

    def _made_step(self, vertex: Vertex) -> Callable[[Node], None]:
        if vertex.kind == "display":
            return self._show_anew
        run = self._runner(vertex)
        if vertex.kind == "relevant":
            single = None if vertex.order in self.graph.shared else self.scope.singles.get(vertex.place)
            return self._relevance_step(run) if single is None else self._single_step(run, single)
        apply = self._apply.get(vertex.kind)
        if apply is None:
            return lambda node: self._count(
                node, vertex.element, to_number(run(Context(self._stand_in(node, vertex.element))))
            )

        def step(node: Node) -> None:
            self.evaluations += 1
            apply(node, run)

        return step

    def _relevance_step(self, run: Callable[[Context], Any]) -> Callable[[Node], None]:
        """Questions are shown and hidden by the hundred at once: no call more than is needed."""

        def step(node: Node) -> None:
            self.evaluations += 1
            own = run(Context(node))
            if own != node.state.own_relevant:
                node.state.own_relevant = own
                self._spread_relevance(node)

        return step

    def _single_stepper(self) -> Callable[[Callable[[Context], Any], Node], Callable[[Node], None]]:
        """Makes what `_relevance_step` does for a question that there is once. There are thousands of those, so each
        holds on to no more than it must."""
        waiting, heap, tallies = self._waiting, self._heap, self.scope.tallies

        def made(run: Callable[[Context], Any], node: Node) -> Callable[[Node], None]:
            context = Context(node)
            spread = self._spreads.get(node.element) or self._spread_of(node.element)
            singles = (spread.reached.singles if spread.reached else ()) if _alone(node, spread) else None

            def step(_: Node) -> None:
                self.evaluations += 1
                own = run(context)
                if own is node.state.own_relevant:
                    return
                node.state.own_relevant = own
                above = node.parent
                if singles is None or tallies or above is None:
                    self._spread_relevance(node)
                    return
                relevant = own and above.relevant
                if relevant is not node.relevant:
                    node.relevant = relevant
                    self.changed[node] = None
                    for order, reader in singles:
                        if order not in waiting or reader.__class__ is tuple:
                            if order not in waiting:
                                heappush(heap, order)
                            waiting[order] = reader

            return step

        return made

    def _step_together(self, order: int) -> Callable[[], None]:
        """What one turn of a condition does that several questions share; made once for this form."""
        nodes = self._shared[order]
        run, context, above = self._runner(self.graph.vertices[order]), Context(nodes[0]), nodes[0].parent
        spreads = [self._spreads.get(node.element) or self._spread_of(node.element) for node in nodes]
        alone = dict.fromkeys(node for node, spread in zip(nodes, spreads, strict=True) if _alone(node, spread))
        others = [node for node in nodes if node not in alone]
        readers = [one.reached for node, one in zip(nodes, spreads, strict=True) if node in alone and one.reached]
        reached = Reached(list({order: to for one in readers for order, to in one.singles}.items()), [])
        states, tallies = [node.state for node in nodes], self.scope.tallies

        def step() -> None:
            self.evaluations += 1
            own = run(context)
            for state in states:
                state.own_relevant = own
            if tallies or above is None:
                for node in nodes:
                    self._spread_relevance(node)
                return
            relevant = own and above.relevant
            if alone and relevant is not next(iter(alone)).relevant:
                for node in alone:
                    node.relevant = relevant
                self.changed.update(alone)
                self._notify(nodes[0], reached)
            for node in others:
                self._spread_relevance(node)

        self._together[order] = step
        return step

    def _show_anew(self, node: Node) -> None:
        self.changed[node] = None

    def _runner(self, vertex: Vertex) -> Callable[[Context], Any]:
        code = self.code(vertex.source)
        if vertex.kind in ("relevant", "readonly", "required") and code.kind != "boolean":
            run = code.run
            return lambda c: to_boolean(run(c))
        return code.run

    # what each kind does with its result -------------------------------------------------------------------------

    def _spread_relevance(self, node: Node) -> None:
        above = node.parent
        relevant = node.state.own_relevant and (above is None or above.relevant)
        if relevant == node.relevant:
            return
        node.relevant = relevant
        self.changed[node] = None
        spread = self._spreads.get(node.element) or self._spread_of(node.element)
        if node.element in self.scope.tallies:
            self.scope.tell(node)
        if spread.reached is not None:
            self._notify(node, spread.reached)
        if relevant:
            for vertex in spread.own:
                self.schedule(vertex, node)
        for below in node.attributes:
            self._spread_relevance(below)
        for below in node.children:
            self._spread_relevance(below)

    def _calculate(self, node: Node, run: Callable[[Context], Any]) -> None:
        if not node.relevant:
            return
        value = computed(node.element.type, run(Context(node)))
        if len(value) > MAX_RESULT:
            raise bad_expression(node.element.path, Phrase(_TOO_LONG, n=MAX_RESULT))
        node.state.kept = value
        if value != node.value:
            node.value = value
            self.value_changed(node)

    def _choices(self, node: Node, run: Callable[[Context], Any]) -> None:
        del run
        self.changed[node] = None
        if node.relevant and node.state.kept:
            self.mask(node)

    def mask(self, node: Node) -> None:
        """Take from the kept answer what the list offers now; several choices in the order of their list, so that the
        same choices are the same answer. Where the list itself is missing, the answer stays as it is."""
        value = kept = node.state.kept
        filtered = ("choices", node.element) in self.graph.by_place
        offered = (self._on_offer(node) if filtered else self._listed(node)) if kept else None
        kind = node.element.control.kind
        if offered is None or not (offered or filtered):
            pass
        elif kind == "rank":  # of a list that stays the same the person may have put some in order so far
            value = " ".join(_ranked(kept.split(), offered)) if filtered else kept
        elif kind == "select":
            chosen = kept.split()
            value = " ".join([one for one in offered if one in chosen])
        elif kept not in offered:
            value = ""
        if value != node.value:
            node.value = value
            self.value_changed(node)

    def _on_offer(self, node: Node) -> dict[str, None]:
        return dict.fromkeys(self.offered(node))

    def _listed(self, node: Node) -> dict[str, None]:
        """The values of a list that always offers the same; read once for this form."""
        found = self._lists.get(node.element)
        if found is None:
            found = self._lists[node.element] = self._on_offer(node)
        return found

    def _stand_in(self, parent: Node, repeat: Element) -> Node:
        """The number of rows is asked as if from a row, whether or not there is one yet."""
        node = Node(NodeKind.ELEMENT, repeat.name, parent)
        node.element = repeat
        return node

    def _count(self, parent: Node, repeat: Element, wanted: float) -> None:
        self.on_count(parent, repeat, int(wanted) if wanted == wanted and wanted > 0 else 0)

    def _readonly(self, node: Node, run: Callable[[Context], Any]) -> None:
        readonly = run(Context(node))
        if readonly != node.state.own_readonly:
            node.state.own_readonly = readonly
            self.changed[node] = None

    def _required(self, node: Node, run: Callable[[Context], Any]) -> None:
        required = run(Context(node))
        if required != node.state.required:
            node.state.required = required
            self.changed[node] = None


def _alone(node: Node, spread: Spread) -> bool:
    """True if nothing but readers outside all repeats follows when the question is shown or hidden."""
    bare = node.element.is_leaf and not node.attributes and not spread.own
    return bare and (spread.reached is None or not spread.reached.others)


def _ranked(chosen: list[str], offered: Collection[str]) -> list[str]:
    """Who has put some in order has put all in order: what is on offer since then comes last."""
    return [one for one in chosen if one in offered] + [one for one in offered if one not in chosen]


def place_of(vertex: Vertex) -> Element:
    """The element whose nodes the expression is evaluated at: for a repeat's count the node around the rows."""
    return vertex.place
