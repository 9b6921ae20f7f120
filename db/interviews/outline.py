"""The sections of an open questionnaire, and how much of each is answered: what the jump list shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.forms import Form, NodeView, Page

_CODE = re.compile(r"^\s*([A-ZÇĞİÖŞÜ]{0,2}\d+(?:\.\d+)*[a-zçğıöşü]?)\s*[.)]\s")
_RANGE = re.compile(r"\s*\([A-Z]?\d+\s*[-–]\s*[A-Z]?\d+\)\s*$")
_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")


@dataclass(frozen=True, slots=True)
class Section:
    """`first` and `last` are numbers of pages; `empty` the questions without an answer, by reference."""

    title: str
    first: int
    last: int
    answered: int
    total: int
    empty: tuple[str, ...]

    @property
    def done(self) -> bool:
        return self.answered == self.total


def outline(pages: Sequence[Page], fallback: str) -> list[Section]:
    """Pages below one heading are a section; pages without any belong to the section before them.

    `fallback` is the title where the questionnaire begins without a heading.
    """
    groups: list[tuple[str, int, int]] = []
    for number, page in enumerate(pages):
        heading = page.headings[0] if page.headings else None
        if groups and heading in (None, groups[-1][0]):
            groups[-1] = (groups[-1][0], groups[-1][1], number)
        else:
            groups.append((heading or fallback, number, number))
    return [_section(title, first, last, pages) for title, first, last in groups]


def headings(form: Form, page: Page) -> tuple[str, ...]:
    """As the page's, with the number of each row and of how many: `Üye 2 / 5`."""
    above = page.ref.rpartition("/")[0] if page.kind == "repeat" else page.ref
    found: list[str] = []
    node: NodeView | None = form.node(above)
    while node is not None and node.parent is not None:
        if node.kind == "row":
            repeat, _, place = node.ref.rpartition("[")
            found.append(f"{node.label or node.name} {place.rstrip(']')} / {len(form.rows(repeat))}")
        elif node.kind == "group" and node.label:
            found.append(node.label)
        node = node.parent
    return tuple(reversed(found))


def _section(title: str, first: int, last: int, pages: Sequence[Page]) -> Section:
    asked = [node for page in pages[first : last + 1] for node in questions(page)]
    empty = tuple(node.ref for node in asked if not is_answered(node))
    return Section(title, first, last, len(asked) - len(empty), len(asked), empty)


def questions(page: Page) -> Iterator[NodeView]:
    """What the person is asked on a page: no notes, no heads of tables, nothing that is only shown."""
    return (node for node in page.nodes if is_asked(node))


def is_asked(node: NodeView) -> bool:
    return node.kind == "question" and "label" not in node.appearance.split() and not node.readonly


def is_answered(node: NodeView) -> bool:
    """An order that leaves answers out is no answer yet."""
    if node.type == "rank" and node.value:
        return len(node.value.split()) >= len(node.choices)
    return node.value != ""


def page_of(pages: Sequence[Page], ref: str) -> int | None:
    """Number of the page that is `ref` or shows the question `ref`; None if none does any more."""
    for number, page in enumerate(pages):
        if page.ref == ref or any(node.ref == ref for node in page.nodes):
            return number
    return None


def first_unfinished(pages: Sequence[Page]) -> int:
    """The first page with an empty question; the last page if there is none."""
    for number, page in enumerate(pages):
        if not all(map(is_answered, questions(page))):
            return number
    return max(0, len(pages) - 1)


def counts(form: Form) -> tuple[int, int]:
    """(answered, asked) of the questions that are relevant now."""
    asked = [node for node in form.nodes() if node.relevant and is_asked(node)]
    return sum(map(is_answered, asked)), len(asked)


def short_code(label: str) -> str:
    """`S22` of `S22. STK’lar …`; empty where a question has no number."""
    found = _CODE.match(label)
    return found.group(1) if found else ""


def without_range(title: str) -> str:
    """A section's title without the numbers of its questions: `E. Güven (S32-S36)` is `E. Güven`."""
    return _RANGE.sub("", title)


def short_title(title: str) -> str:
    """A section's title without what stands in brackets at its end."""
    return _ASIDE.sub("", title) or title
