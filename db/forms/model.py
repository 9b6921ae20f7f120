"""What a questionnaire consists of, before anybody answers it. Built once by `xform.py`, shared by every open form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

SELECTS = frozenset({"select", "select1", "rank"})


@dataclass(frozen=True, slots=True)
class Output:
    """An `<output>` inside a text: the expression whose value stands there."""

    expression: str


Part = str | Output


@dataclass(frozen=True, slots=True)
class Text:
    """A label, hint or message: fixed parts, or an expression (usually `jr:itext('id')`) that yields it."""

    parts: tuple[Part, ...] = ()
    ref: str | None = None


@dataclass(slots=True)
class Bind:
    """The expressions are as written; None where the bind says nothing."""

    type: str = "string"
    relevant: str | None = None
    readonly: str | None = None
    required: str | None = None
    constraint: str | None = None
    calculate: str | None = None
    constraint_message: Text | None = None
    required_message: Text | None = None
    preload: str | None = None
    preload_params: str = ""
    extra: dict[str, str] = field(default_factory=dict)  # attributes of ODK's own: track-changes, max-pixels, ...


@dataclass(frozen=True, slots=True)
class Itemset:
    """`value` and `label` are relative to each node of `nodeset`."""

    nodeset: str
    value: str
    label: Text


@dataclass(frozen=True, slots=True)
class Item:
    value: str
    label: Text


@dataclass(slots=True)
class Control:
    """What the body says about a node. `kind` is the element's name: input, select1, select, odk:rank as rank, range,
    upload, trigger, group, repeat."""

    kind: str
    appearance: str = ""
    label: Text | None = None
    hint: Text | None = None
    guidance: Text | None = None
    items: tuple[Item, ...] = ()
    itemset: Itemset | None = None
    attributes: dict[str, str] = field(default_factory=dict)
    order: int = 0


@dataclass(slots=True)
class Repeat:
    """`count` is the expression of jr:count; a fixed repeat takes no rows by hand."""

    count: str | None = None
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Action:
    """A setvalue: `value` is an expression, or `literal` text. `trigger` is the question whose change fires it.

    `located`: a setgeopoint, whose value is the place where the device is."""

    events: frozenset[str]
    target: str
    value: str | None
    literal: str
    trigger: Element | None
    repeat: Element | None
    located: bool = False


class Element:
    """One place of the form, whatever the number of instances: its generic path, bind and control.

    `repeats` are the repeats around it, itself included, outermost first. An attribute is an element named "@name".
    """

    __slots__ = (
        "attributes",
        "bind",
        "children",
        "control",
        "default",
        "depth",
        "group_control",
        "index",
        "is_leaf",
        "name",
        "namespace",
        "order",
        "parent",
        "path",
        "prefix",
        "repeat",
        "repeats",
    )

    def __init__(self, name: str, parent: Element | None, namespace: str, prefix: str | None) -> None:
        self.name, self.namespace, self.prefix, self.parent = name, namespace, prefix, parent
        shown = f"{prefix}:{name}" if prefix else name
        self.path: str = f"{parent.path if parent else ''}/{shown}"
        self.depth: int = parent.depth + 1 if parent else 1
        self.children: list[Element] = []
        self.index: dict[str, Element] = {}
        self.attributes: dict[str, Element] = {}
        self.default = ""
        self.bind: Bind | None = None
        self.control: Control | None = None
        self.group_control: Control | None = None  # of a repeat: the group around it
        self.repeat: Repeat | None = None
        self.repeats: tuple[Element, ...] = parent.repeats if parent else ()
        self.is_leaf = True
        self.order = 0

    def add(self, child: Element) -> None:
        self.children.append(child)
        self.index.setdefault(child.name, child)
        self.is_leaf = False

    def walk(self) -> Iterator[Element]:
        """This one and all below, document order, attributes included."""
        yield self
        yield from self.attributes.values()
        for child in self.children:
            yield from child.walk()

    def find(self, names: tuple[str, ...]) -> Element | None:
        """By names from the root, the root's own name first."""
        if not names or names[0] != self.name:
            return None
        element: Element | None = self
        for name in names[1:]:
            if element is None:
                return None
            element = element.attributes.get(name) if name.startswith("@") else element.index.get(name)
        return element

    @property
    def type(self) -> str:
        return self.bind.type if self.bind else "string"
