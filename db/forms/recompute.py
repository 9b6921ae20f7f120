"""Carrying a change through the form: the smallest waiting order first, every expression of every node once."""

from __future__ import annotations

from collections.abc import Callable
from heapq import heappop
from typing import Any

from db.errors import QT_TRANSLATE_NOOP, Phrase
from db.forms.casting import computed
from db.forms.definition import FormDefinition
from db.forms.errors import bad_expression
from db.forms.graph import Vertex
from db.forms.model import Element
from db.forms.offers import Offers
from db.forms.readers import Readers
from db.forms.relevance import Relevance, Run
from db.forms.scope import FormScope
from db.forms.waiting import Waiting
from db.forms.xpath.compile import Code, Compiler, Context
from db.forms.xpath.nodes import Node, NodeKind
from db.forms.xpath.parser import parse
from db.forms.xpath.values import to_boolean, to_number

MAX_EVALUATIONS = 500_000  # after one change; and how often one expression takes its turn:
MAX_RESULT = 100_000  # characters: each calculation may double what the one before made
MAX_TURNS = 2_000  # only a form that never comes to rest reaches either

_TOO_DEEP = QT_TRANSLATE_NOOP("db", "it nests too deep to be computed")
_ENDLESS = QT_TRANSLATE_NOOP("db", "its actions set each other off without end")
_RESTLESS = QT_TRANSLATE_NOOP("db", "the form does not come to rest")
_TOO_LONG = QT_TRANSLATE_NOOP("db", "its result is longer than {n} characters")


class Recompute:
    """The evaluator of one open form. `changed` collects the nodes whose state differs since it was last emptied."""

    def __init__(self, definition: FormDefinition, scope: FormScope) -> None:
        self.definition, self.scope, self.graph = definition, scope, definition.graph
        self.changed: dict[Node, None] = {}
        self.valued: dict[Node, None] = {}  # of them those whose answer differs, kept or seen
        self.on_count: Callable[[Node, Element, int], None] = lambda _node, _element, _count: None
        self.on_fired: Callable[[Node], None] = lambda _: None
        self.offers = Offers(self.graph)
        self._evaluations = 0
        self._later: list[Callable[[], None]] = []
        self._codes: dict[str, Code] = {}
        self._steps: dict[int, Callable[[Node], None]] = {}
        self._together: dict[int, Callable[[], None]] = {}
        self._readers, self._waiting = Readers(self.graph, scope), Waiting()
        self._relevance = Relevance(self._readers, self._waiting, self.changed)
        self.schedule = self._waiting.schedule
        self._triggers = {action.trigger for action in definition.actions if action.trigger is not None}
        self._apply = {
            "calculate": self._calculate,
            "choices": self._choices,
            "readonly": self._readonly,
            "required": self._required,
        }

    @property
    def evaluations(self) -> int:
        """How many expressions were evaluated since the form was opened."""
        return self._evaluations + self._relevance.evaluations

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

    # what changes ------------------------------------------------------------------------------------------------

    def value_changed(self, node: Node) -> None:
        element: Element = node.element
        self.changed[node] = self.valued[node] = None
        self.scope.tell(node)
        self._waiting.notify(node, self._readers.values.get(element) or self._readers.of_value(element))
        if element in self._triggers:
            self.afterwards(lambda: self.on_fired(node))

    def structure_changed(self, parent: Node, repeat: Element) -> None:
        self.changed[parent] = None
        self._waiting.notify_rows(self.graph.structure.get(repeat, []), parent)

    def mask(self, node: Node) -> None:
        """Take from the kept answer what the list offers now."""
        value = self.offers.masked(node)
        if value != node.value:
            node.value = value
            self.value_changed(node)

    def afterwards(self, action: Callable[[], None]) -> None:
        """To be done when all that waits has been computed."""
        self._later.append(action)

    # turns -------------------------------------------------------------------------------------------------------

    def settle(self) -> None:
        """Until nothing waits. Raises ExpressionError for a form that never comes to rest."""
        budget, order, last, turns = MAX_EVALUATIONS, 0, -1, 0
        steps, heap, pop = self._steps, self._waiting.heap, self._waiting.nodes.pop
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
            self._waiting.clear()
            self._later.clear()

    def _act(self) -> int:
        """Do what waits for the end of a round; tell how much that was."""
        actions, self._later = self._later, []
        for action in actions:
            action()
        return len(actions)

    def _step_together(self, order: int) -> Callable[[], None]:
        """What one turn of a condition does that several questions share; made once for this form."""
        run = self._runner(self.graph.vertices[order])
        made = self._together[order] = self._relevance.shared_step(run, self._readers.sharing(order))
        return made

    def _step(self, vertex: Vertex) -> Callable[[Node], None]:
        """What one turn of an expression does at a node; made once for this form."""
        made = self._steps[vertex.order] = self._made_step(vertex)
        return made

    def _made_step(self, vertex: Vertex) -> Callable[[Node], None]:
        if vertex.kind == "display":
            return self._show_anew
        run = self._runner(vertex)
        if vertex.kind == "relevant":
            single = None if vertex.order in self.graph.shared else self.scope.singles.get(vertex.place)
            return self._relevance.step(run) if single is None else self._relevance.single_step(run, single)
        apply = self._apply.get(vertex.kind)
        if apply is None:
            return lambda node: self._count(node, vertex.element, run)

        def step(node: Node) -> None:
            self._evaluations += 1
            apply(node, run)

        return step

    def _runner(self, vertex: Vertex) -> Run:
        code = self.code(vertex.source)
        if vertex.kind in ("relevant", "readonly", "required") and code.kind != "boolean":
            run = code.run
            return lambda c: to_boolean(run(c))
        return code.run

    # what each kind does with its result -------------------------------------------------------------------------

    def _show_anew(self, node: Node) -> None:
        self.changed[node] = None

    def _calculate(self, node: Node, run: Run) -> None:
        if not node.relevant:
            return
        value = computed(node.element.type, run(Context(node)))
        if len(value) > MAX_RESULT:
            raise bad_expression(node.element.path, Phrase(_TOO_LONG, n=MAX_RESULT))
        node.state.kept = value
        if value != node.value:
            node.value = value
            self.value_changed(node)

    def _choices(self, node: Node, run: Run) -> None:
        del run
        self.changed[node] = None
        if node.relevant and node.state.kept:
            self.mask(node)

    def _count(self, parent: Node, repeat: Element, run: Run) -> None:
        """The number of rows is asked as if from a row, whether or not there is one yet."""
        row = Node(NodeKind.ELEMENT, repeat.name, parent)
        row.element = repeat
        wanted = to_number(run(Context(row)))
        self.on_count(parent, repeat, int(wanted) if wanted == wanted and wanted > 0 else 0)

    def _readonly(self, node: Node, run: Run) -> None:
        readonly = run(Context(node))
        if readonly != node.state.own_readonly:
            node.state.own_readonly = readonly
            self.changed[node] = None

    def _required(self, node: Node, run: Run) -> None:
        required = run(Context(node))
        if required != node.state.required:
            node.state.required = required
            self.changed[node] = None
