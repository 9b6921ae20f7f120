"""`Form`: a questionnaire being answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from operator import attrgetter

from db.errors import QT_TRANSLATE_NOOP
from db.forms import answers as stored
from db.forms.actions import Actions
from db.forms.attached import Attachment, attached, make_audit, name_audit
from db.forms.casting import given
from db.forms.definition import FormDefinition
from db.forms.errors import FormError, UnknownQuestion
from db.forms.instance import (
    find_node,
    find_templates,
    instances_below,
    make_tree,
    ref_of,
)
from db.forms.model import SELECTS, Element
from db.forms.pages import Page, pages_of
from db.forms.recompute import Recompute
from db.forms.rows import Rows
from db.forms.scope import FormScope
from db.forms.submission import edited_instance, instance_xml, note_origin
from db.forms.texts import Texts
from db.forms.views import AnswerResult, NodeView, Violation
from db.forms.xpath.compile import Context
from db.forms.xpath.nodes import Node, NodeKind
from db.forms.xpath.values import text_number, to_boolean

_ORDER = attrgetter("element.order")


class Form:
    """A live form; made by `FormDefinition.open`. Not safe for use from several threads at once.

    `unplaced`: of the answers given to `open`, those that this version of the questionnaire has no place for.
    """

    def __init__(
        self,
        definition: FormDefinition,
        *,
        language: str | None = None,
        clock: Callable[[], datetime] | None = None,
        preload: Mapping[str, str] | None = None,
        submission: bytes | None = None,
        answers: Mapping[str, str] | None = None,
        locate: Callable[[], str] | None = None,
        last_saved: bytes | None = None,
    ) -> None:
        self.definition = definition
        self.document = Node(NodeKind.DOCUMENT)
        edited = None if submission is None else edited_instance(definition, submission)
        xml = definition.instance_xml if edited is None else edited.xml
        self.row_templates = find_templates(definition.root, definition.instance_xml, {})
        self.root = make_tree(definition.root, xml, None, self.row_templates)
        self.document.append(self.root)
        if edited is not None:
            note_origin(self.root, edited.origin)
        self.scope = FormScope(definition, self.document, clock)
        self.scope.take_last_saved(last_saved)
        self._audit = make_audit(definition)
        self.engine = Recompute(definition, self.scope)
        chosen = language if language in definition.languages else definition.default_language
        self.texts = Texts(definition, self.engine, chosen)
        self.actions = Actions(self.engine, definition, preload or {}, self.root)
        self.actions.locate = locate or str
        self._connect()
        self._rows = Rows(self.engine, definition, self.actions, self.row_templates, self.find)
        self.engine.on_count = self._rows.set_count
        self._start(submission is not None, answers)

    def _connect(self) -> None:
        for element in self.definition.root.walk():
            if not element.repeats:
                self.scope.singles[element] = instances_below(self.document, element)[0]
        self.scope.text_of = self.texts.looked_up
        self.scope.language_of = lambda: self.texts.language or ""
        self.scope.label_of = self.texts.choice_label
        self.engine.offers.offered = self.texts.offered
        self.engine.on_fired = self.actions.value_changed

    def _start(self, edited: bool, answers: Mapping[str, str] | None) -> None:
        self.unplaced: dict[str, str] = {} if answers is None else stored.unplaced(self, answers)
        if answers is not None:
            stored.restore(self, answers)
        skipped = stored.settled_nodes(self, answers) if answers is not None else frozenset()
        self._mask_lists()
        if answers is None:
            self.actions.preloaded(edited=edited)
        for vertex in self.definition.graph.vertices:
            if vertex.kind != "display":
                for node in instances_below(self.document, vertex.place):
                    if not (vertex.kind == "calculate" and node in skipped):
                        self.engine.schedule(vertex, node)
        self.engine.settle()
        if answers is None and not edited:
            self.actions.first_load()
        self.actions.load()
        self.engine.settle()
        self.engine.changed.clear()
        self.engine.valued.clear()
        if self._audit is not None:
            self._audit.note("form start" if answers is None else "form resume", self.scope.now())

    def _mask_lists(self) -> None:
        """What stands there at the beginning has to be on the lists, too."""
        for element in self.definition.body_order:
            control = element.control
            if control is not None and control.kind in SELECTS:
                for node in instances_below(self.document, element):
                    if node.state.kept:
                        self.engine.mask(node)

    # looking -----------------------------------------------------------------------------------------------------

    @property
    def languages(self) -> list[str]:
        return self.definition.languages

    @property
    def language(self) -> str | None:
        return self.texts.language

    def set_language(self, name: str) -> None:
        """Labels, hints, choices and messages are in this language from now on, and calculations that quote a label
        are made anew. Raises FormError for another language."""
        if name not in self.definition.languages:
            raise FormError(QT_TRANSLATE_NOOP("db", "The questionnaire has no language “{language}”."), language=name)
        self.texts.language = name
        for vertex in self.definition.graph.quoting:
            for node in instances_below(self.document, vertex.place):
                self.engine.schedule(vertex, node)
        self.engine.settle()

    def node(self, ref: str) -> NodeView:
        """The node at a positional XPath (a missing position means the first). Raises UnknownQuestion."""
        return NodeView(self, self.find(ref))

    def find(self, ref: str) -> Node:
        element = self.definition.elements.get(ref)
        if element is not None and not element.repeats:
            return self.scope.singles[element]
        return find_node(self.document, ref)

    def nodes(self) -> Iterator[NodeView]:
        """All nodes below the root in document order, hidden and not relevant ones too."""
        for node in self.root.descendants():
            if node.element is not None:
                yield NodeView(self, node)

    def pages(self) -> list[Page]:
        """What the interview shows one after another, without what is not relevant now."""
        return pages_of(self)

    # answering ---------------------------------------------------------------------------------------------------

    def answer(self, ref: str, value: str) -> AnswerResult:
        """Give the answer `value` in XForms' lexical form ('' clears; chosen values separated by a blank).

        An answer that violates its constraint is kept and flagged; text that is no value of the question's type
        empties the question and is flagged. Raises UnknownQuestion, and FormError for a group or a read-only question.
        """
        node = self.find(ref)
        element: Element = node.element
        if not element.is_leaf:
            raise FormError(QT_TRANSLATE_NOOP("db", "“{ref}” is a group and takes no answer."), ref=ref)
        if NodeView(self, node).readonly:
            raise FormError(QT_TRANSLATE_NOOP("db", "The question “{ref}” can only be read."), ref=ref)
        before = node.state.kept
        self.put(node, value)
        self.engine.settle()
        if self._audit is not None:
            self._audit.note("question", self.scope.now(), ref_of(node), before, node.state.kept)
        return self._result(node)

    def put(self, node: Node, value: str) -> None:
        """Set a value and note what has to be recomputed, without recomputing it yet."""
        taken = taken_by(node.element, value)
        node.state.unreadable = value if value and not taken else ""
        node.state.kept = taken
        self.engine.changed[node] = self.engine.valued[node] = None
        control = node.element.control
        if control is not None and control.kind in SELECTS:
            self.engine.mask(node)
            if ("choices", node.element) not in self.definition.graph.by_place:
                node.state.kept = node.value or taken
        elif taken != node.value:
            node.value = taken
            self.engine.value_changed(node)

    def _result(self, node: Node) -> AnswerResult:
        changed, kept = self._take_changed()
        return AnswerResult(ref=ref_of(node), changed=changed, violation=self.violation_of(node), answers=kept)

    def _take_changed(self) -> tuple[tuple[str, ...], dict[str, str]]:
        """The references of what differs, in document order; and of it what is to be stored: answers and numbers of
        rows, for being shown or hidden alone is not stored."""
        nodes, values = list(self.engine.changed), list(self.engine.valued)
        self.engine.changed.clear()
        self.engine.valued.clear()
        alive = [node for node in nodes if not node.element.repeats or self._standing(node)]
        if len(alive) > 1:
            alive.sort(key=_ORDER)
        kept = {ref_of(node): stored.stored_value(node) for node in values if self._standing(node)}
        kept.update(stored.row_counts([node for node in alive if not node.element.is_leaf]))
        return tuple([ref_of(node) if node.element.repeats else node.element.path for node in alive]), kept

    def _standing(self, node: Node) -> bool:
        """False for what stood in a row that was taken away."""
        if not node.element.repeats:
            return True
        top: Node | None = node
        while top is not None and top is not self.root:
            top = top.parent
        return top is not None

    # rows --------------------------------------------------------------------------------------------------------

    def rows(self, ref: str) -> list[NodeView]:
        """The rows of the repeat at `ref`, a reference without position in its last step."""
        parent, element = self._rows.at(ref)
        return [NodeView(self, row) for row in instances_below(parent, element)]

    def repeat_label(self, ref: str) -> str:
        """What the rows of the repeat at `ref` are called, also while there are none; empty if nothing."""
        parent, element = self._rows.at(ref)
        control = element.group_control or element.control
        return (self.texts.text(control.label, parent) or "") if control is not None else ""

    def can_add_rows(self, ref: str) -> bool:
        """False where the questionnaire sets the number of rows."""
        repeat = self._rows.at(ref)[1].repeat
        return repeat is not None and not repeat.fixed

    def add_repeat(self, ref: str, at: int | None = None) -> AnswerResult:
        """A new row at the end, or before row `at` (1-based). `ref` of the result is the new row.

        Raises FormError where the questionnaire sets the number of rows itself.
        """
        parent, element = self._rows.changeable(ref)
        first = len(instances_below(parent, element)) if at is None else at - 1
        before = stored.below(parent, element, first)
        row = self._rows.insert(parent, element, first)
        self.engine.settle()
        return self._rows_result(row, before, stored.below(parent, element, first))

    def remove_repeat(self, ref: str, index: int) -> AnswerResult:
        """Remove row `index` (1-based) with its answers. Raises FormError as `add_repeat`, or if there is none."""
        parent, element = self._rows.changeable(ref)
        rows = instances_below(parent, element)
        if not 1 <= index <= len(rows):
            message = QT_TRANSLATE_NOOP("db", "The questionnaire has no row {index} in “{ref}”.")
            raise UnknownQuestion(message, index=index, ref=ref)
        before = stored.below(parent, element, index - 1)
        self._rows.detach(rows[index - 1], parent)
        self.engine.settle()
        return self._rows_result(parent, before, stored.below(parent, element, index - 1))

    def _rows_result(self, node: Node, before: dict[str, str], after: dict[str, str]) -> AnswerResult:
        changed, kept = self._take_changed()
        kept.update({ref: value for ref, value in after.items() if before.get(ref) != value})
        removed = tuple(ref for ref in before if ref not in after)
        return AnswerResult(ref_of(node), changed, None, kept, removed)

    # judging -----------------------------------------------------------------------------------------------------

    def violation_of(self, node: Node) -> Violation | None:
        element: Element = node.element
        if not element.is_leaf or not node.relevant or element.bind is None:
            return None
        bind = element.bind
        if node.state.unreadable:
            return Violation(ref_of(node), "type", None)
        if node.value == "":
            if node.state.required:
                return Violation(ref_of(node), "required", self.texts.text(bind.required_message, node))
            return None
        if bind.constraint and not to_boolean(self.engine.code(bind.constraint).run(Context(node))):
            return Violation(ref_of(node), "constraint", self.texts.text(bind.constraint_message, node))
        return None

    def validate(self) -> list[Violation]:
        """Everything that is wrong now, in document order: required and empty, constraint violated, wrong type."""
        found = (self.violation_of(node) for node in self.root.descendants() if node.element is not None)
        return [violation for violation in found if violation is not None]

    # storing -----------------------------------------------------------------------------------------------------

    def submission(self) -> bytes:
        """The instance as ODK Central takes it, UTF-8 XML: without what is not relevant, with instanceID and the
        end time. The form stays open and as it is."""
        self.actions.finish()
        self.engine.settle()
        if self._audit is not None:
            self._audit.note("form finalize", self.scope.now())
            name_audit(self.root)
        return self.instance()

    def attachments(self) -> list[Attachment]:
        """The files that the submission names, to be sent with it: answers that are files, and the interview's log
        where the questionnaire asks for one."""
        return attached(self.root, self._audit)

    def log(self) -> bytes | None:
        """The log since the form was opened (`audit.csv`); None where the questionnaire asks for none."""
        return None if self._audit is None else self._audit.file()

    def instance(self) -> bytes:
        """The instance as it stands, as `submission` but without the end time."""
        return instance_xml(self.root, self.definition)

    def answers(self) -> dict[str, str]:
        """Everything answered, computed or preloaded, by reference, also what is not relevant; and for each repeat
        its number of rows under the repeat's reference. `FormDefinition.open(answers=...)` restores the same state."""
        return stored.collect(self.root)


def taken_by(element: Element, value: str) -> str:
    """`value` as the question takes it; empty if it is none of its values or lies outside a range."""
    taken = given(element.type, value)
    control = element.control
    if control is not None and control.kind == "trigger":
        return taken if taken == "OK" else ""
    if taken and control is not None and control.kind == "range" and element.type in ("int", "integer", "decimal"):
        low, high = (text_number(control.attributes.get(name, "")) for name in ("start", "end"))
        if (low == low and text_number(taken) < min(low, high)) or (
            high == high and text_number(taken) > max(low, high)
        ):
            return ""
    return taken
