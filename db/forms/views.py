"""What a page shows of a form: views of its nodes, read at the moment they are asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from db.forms.instance import ref_of
from db.forms.model import Bind, Control, Element
from db.forms.texts import Choices

if TYPE_CHECKING:
    from db.forms.form import Form
    from db.forms.xpath.nodes import Node

_INPUTS = {
    "int": "integer",
    "integer": "integer",
    "decimal": "decimal",
    "date": "date",
    "time": "time",
    "dateTime": "dateTime",
    "geopoint": "geopoint",
    "geotrace": "geotrace",
    "geoshape": "geoshape",
    "barcode": "barcode",
    "boolean": "boolean",
}
_SELECTS = {"select1": "select_one", "select": "select_multiple", "rank": "rank", "range": "range"}


@dataclass(frozen=True, slots=True)
class Violation:
    """What is wrong with an answer. `kind`: constraint, required or type; `message` is the questionnaire's, or None."""

    ref: str
    kind: str
    message: str | None


@dataclass(frozen=True, slots=True)
class AnswerResult:
    """What an operation did.

    `ref`: the node concerned (for add_repeat the new row). `changed`: references of all nodes whose value, relevance,
    label, hint, choices, readonly or required may differ from before, in document order. `violation`: what is wrong
    with the answer just given; it is kept all the same, except one of kind "type", which leaves the question empty.
    `answers` and `removed` are what to store: entries of `Form.answers` that are new or different, and those gone.
    """

    ref: str
    changed: tuple[str, ...] = ()
    violation: Violation | None = None
    answers: dict[str, str] = field(default_factory=dict)
    removed: tuple[str, ...] = ()

    @property
    def violated(self) -> bool:
        return self.violation is not None

    @property
    def message(self) -> str | None:
        return self.violation.message if self.violation else None


@dataclass(frozen=True, slots=True)
class Range:
    """Bounds of a range question; as written in the questionnaire."""

    start: float
    end: float
    step: float


class NodeView:
    """One node of an open form. Cheap to make; every property reads the form as it is now.

    `kind`: group, repeat (one row is a "row"), question, note, hidden. `ref`: positional XPath.
    """

    __slots__ = ("_form", "_node")

    def __init__(self, form: Form, node: Node) -> None:
        self._form, self._node = form, node

    def __repr__(self) -> str:
        return f"<{self.kind} {self.ref} {self.value!r}>"

    @property
    def _element(self) -> Element:
        element: Element = self._node.element
        return element

    @property
    def _control(self) -> Control | None:
        return self._element.control

    @property
    def _bind(self) -> Bind:
        return self._element.bind or Bind()

    @property
    def ref(self) -> str:
        return ref_of(self._node)

    @property
    def name(self) -> str:
        return self._element.name

    @property
    def kind(self) -> str:
        element, control = self._element, self._control
        if not element.is_leaf:
            return "row" if element.repeat is not None else "group"
        if control is None:
            return "hidden"
        bind = self._bind
        fixed = (bind.readonly or "").replace(" ", "") == "true()"
        if control.kind == "input" and fixed and bind.calculate is None and bind.type == "string":
            return "note"
        return "question"

    @property
    def type(self) -> str:
        """select_one, select_multiple, rank, range, acknowledge, text, integer, decimal, date, time, dateTime,
        geopoint, geotrace, geoshape, barcode, boolean, image, audio, video, file, note, group, row, or hidden."""
        control = self._control
        if self.kind in ("group", "row", "note") or control is None:
            return self.kind
        if control.kind in _SELECTS:
            return _SELECTS[control.kind]
        if control.kind == "trigger":
            return "acknowledge"
        if control.kind == "upload":
            media = control.attributes.get("mediatype", "")
            return media.partition("/")[0] if media.partition("/")[0] in ("image", "audio", "video") else "file"
        return _INPUTS.get(self._bind.type, "text")

    @property
    def appearance(self) -> str:
        control = self._element.group_control or self._control
        return control.appearance if control else ""

    @property
    def value(self) -> str:
        """The answer as expressions and the submission see it; empty while not relevant."""
        return self._node.value if self._node.relevant else ""

    @property
    def kept(self) -> str:
        """The answer as it was given, also while it is not relevant or not on offer."""
        kept: str = self._node.state.kept
        return kept

    @property
    def relevant(self) -> bool:
        return self._node.relevant

    @property
    def readonly(self) -> bool:
        node: Node | None = self._node
        while node is not None and node.element is not None:
            if node.state.own_readonly:
                return True
            node = node.parent
        return False

    @property
    def required(self) -> bool:
        required: bool = self._node.state.required
        return required

    @property
    def label(self) -> str | None:
        control = self._control
        text = self._form.texts.text(control.label, self._node) if control else None
        if text is None and self._element.group_control is not None:
            return self._form.texts.text(self._element.group_control.label, self._node)
        return text

    @property
    def hint(self) -> str | None:
        return self._form.texts.text(self._control.hint, self._node) if self._control else None

    @property
    def guidance(self) -> str | None:
        """What an interviewer may read up about the question; not for the person asked."""
        return self._form.texts.media(self._control.hint, "guidance") if self._control else None

    def media(self, form: str) -> str | None:
        """Address (jr://images/...) of the label's `image`, `audio` or `video` in the form's language."""
        return self._form.texts.media(self._control.label, form) if self._control else None

    @property
    def choices(self) -> Choices:
        return self._form.texts.choices(self._node)

    @property
    def range(self) -> Range | None:
        control = self._control
        if control is None or control.kind != "range":
            return None
        numbers = [float(control.attributes.get(name, default)) for name, default in _RANGE]
        return Range(*numbers)

    @property
    def parameters(self) -> dict[str, str]:
        """Further attributes of the question in the body: rows, accept, max-pixels, ..."""
        return dict(self._control.attributes) if self._control else {}

    @property
    def violation(self) -> Violation | None:
        """What is wrong with the answer now; None for what is not relevant."""
        return self._form.violation_of(self._node)

    @property
    def message(self) -> str | None:
        found = self.violation
        return found.message if found else None

    @property
    def parent(self) -> NodeView | None:
        above = self._node.parent
        return NodeView(self._form, above) if above is not None and above.element is not None else None

    @property
    def children(self) -> list[NodeView]:
        return [NodeView(self._form, child) for child in self._node.children]


_RANGE = (("start", "1"), ("end", "10"), ("step", "1"))
