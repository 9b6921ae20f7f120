"""Labels, hints and messages in the language in use, and the choices of a question."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from db.forms.definition import FormDefinition, static_text_id
from db.forms.model import Control, Itemset, Output, Part, Text
from db.forms.recompute import Recompute
from db.forms.xpath.compile import Context
from db.forms.xpath.nodes import Node
from db.forms.xpath.parser import parse
from db.forms.xpath.syntax import Call
from db.forms.xpath.values import to_string

_MEDIA = frozenset({"image", "big-image", "audio", "video", "short", "guidance"})


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer on offer; `label` is in the form's language."""

    value: str
    label: str


class Choices(Sequence[Choice]):
    """The choices on offer now; each label is made when it is looked at, so a list of thousands costs nothing."""

    def __init__(
        self,
        count: int,
        value: Callable[[int], str],
        label: Callable[[int], str],
        media: Callable[[int, str], str | None] = lambda _at, _form: None,
    ) -> None:
        self._count, self._value, self._label, self._media = count, value, label, media

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Choice: ...

    @overload
    def __getitem__(self, index: slice) -> list[Choice]: ...

    def __getitem__(self, index: int | slice) -> Choice | list[Choice]:
        if isinstance(index, slice):
            return [self[one] for one in range(*index.indices(self._count))]
        at = index + self._count if index < 0 else index
        if not 0 <= at < self._count:
            raise IndexError(index)
        return Choice(self._value(at), self._label(at))

    def media(self, at: int, form: str) -> str | None:
        """Address (jr://images/...) of the `image`, `audio` or `video` of choice `at`, in the form's language."""
        return self._media(at, form)

    def values(self) -> Iterator[str]:
        return (self._value(at) for at in range(self._count))


class Texts:
    """Makes texts and choices for one open form; `language` may be changed at any time."""

    def __init__(self, definition: FormDefinition, engine: Recompute, language: str | None) -> None:
        self.definition, self.engine, self.language = definition, engine, language
        self._here: Node | None = None

    def text(self, text: Text | None, node: Node) -> str | None:
        """None if there is no text. Without blanks around it; media forms of an itext entry are left out."""
        return None if text is None else self._made(text, node).strip()

    def _made(self, text: Text, node: Node) -> str:
        if text.ref is None:
            return self._join(text.parts, node)
        found = static_text_id(text.ref)
        if found is not None:
            return self.entry(found, node)
        self._here = node
        return to_string(self.engine.evaluate(text.ref, node))

    def looked_up(self, text_id: str) -> str:
        """For jr:itext() inside expressions."""
        return self.entry(text_id, self._here or self.engine.scope.singles[self.definition.root])

    def entry(self, text_id: str, node: Node) -> str:
        forms = self.definition.texts.get(self.language or "", {}).get(text_id)
        if forms is None:
            return ""
        for form in ("", "long", *forms):
            if form in forms and (form not in _MEDIA or form == "short"):
                return self._join(forms[form], node)
        return ""

    def media(self, text: Text | None, form: str, node: Node | None = None) -> str | None:
        """The address of a picture, sound or film that belongs to a text (`form`: image, audio, video, ...), or its
        further explanation (`guidance`). `node` is where a text of a list stands."""
        text_id = None if text is None or text.ref is None else self._text_id(text.ref, node)
        if text_id is None:
            return None
        parts = self.definition.texts.get(self.language or "", {}).get(text_id, {}).get(form)
        return None if parts is None else "".join(part for part in parts if isinstance(part, str))

    def _text_id(self, ref: str, node: Node | None) -> str | None:
        """The entry that jr:itext() asks for; of a list each node says its own."""
        fixed = static_text_id(ref)
        if fixed is not None or node is None:
            return fixed
        asked = parse(ref)
        if not isinstance(asked, Call) or asked.name != "jr:itext" or not ref.strip().endswith(")"):
            return None
        return self.engine.string(ref[ref.index("(") + 1 : ref.rindex(")")])(Context(node))

    def _join(self, parts: tuple[Part, ...], node: Node) -> str:
        if len(parts) == 1 and isinstance(parts[0], str):
            return parts[0]
        return "".join(
            to_string(self.engine.evaluate(part.expression, node)) if isinstance(part, Output) else part
            for part in parts
        )

    # choices -----------------------------------------------------------------------------------------------------

    def choices(self, node: Node) -> Choices:
        control: Control | None = node.element.control
        if control is None:
            return Choices(0, str, str)
        if control.itemset is None:
            items = control.items
            return Choices(
                len(items),
                lambda at: items[at].value,
                lambda at: self.text(items[at].label, node) or "",
                lambda at, form: self.media(items[at].label, form, node),
            )
        return self._listed(control.itemset, node)

    def _listed(self, itemset: Itemset, node: Node) -> Choices:
        nodes: list[Node] = self._nodes(itemset, node)
        value = self.engine.string(itemset.value)

        def label(at: int) -> str:
            return self.text(itemset.label, nodes[at]) or ""

        def media(at: int, form: str) -> str | None:
            return self.media(itemset.label, form, nodes[at])

        return Choices(len(nodes), lambda at: value(Context(nodes[at])), label, media)

    def _nodes(self, itemset: Itemset, node: Node) -> list[Node]:
        found = self.engine.evaluate(itemset.nodeset, node)
        return [one for one in found if one.relevant] if isinstance(found, list) else []

    def offered(self, node: Node) -> list[str]:
        """The values on offer, in the order of the list."""
        return list(self.choices(node).values())

    def choice_label(self, value: str, path: str, context: Node) -> str:
        """For jr:choice-name(): the label of `value` among the choices of the question at `path`.

        Raises ExpressionError if `path` cannot be read.
        """
        found = self.engine.code(path).run(Context(context))
        if not isinstance(found, list) or not found:
            return ""
        for choice in self.choices(found[0]):
            if choice.value == value:
                return choice.label
        return ""
