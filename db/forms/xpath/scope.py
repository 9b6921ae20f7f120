"""What an expression may know about the document that it is bound to."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from datetime import datetime

from db.forms.xpath.nodes import Node
from db.forms.xpath.tally import Tally
from db.forms.xpath.values import localise

JAVAROSA = "http://openrosa.org/javarosa"
STANDARD_NAMESPACES = {
    "xml": "http://www.w3.org/XML/1998/namespace",
    "h": "http://www.w3.org/1999/xhtml",
    "xhtml": "http://www.w3.org/1999/xhtml",
    "jr": JAVAROSA,
    "orx": "http://openrosa.org/xforms",
    "odk": "http://www.opendatakit.org/xforms",
    "xf": "http://www.w3.org/2002/xforms",
    "xsd": "http://www.w3.org/2001/XMLSchema",
    "ev": "http://www.w3.org/2001/xml-events",
    "entities": "http://www.opendatakit.org/xforms/entities",
}


class Scope:
    """A document to evaluate over. Forms override what they know better (`db.forms.form`)."""

    def __init__(
        self,
        root: Node,
        *,
        clock: Callable[[], datetime] | None = None,
        namespaces: Mapping[str, str] | None = None,
        seed: int | None = None,
    ) -> None:
        self.root = root
        self.clock = clock or (lambda: datetime.now().astimezone())
        self.namespaces = {**STANDARD_NAMESPACES, **(namespaces or {})}
        self.random = random.Random(seed)
        self.deep = self.looked = 0  # predicates inside predicates: how deep now, at how many nodes they have looked

    def now(self) -> datetime:
        return localise(self.clock())

    def instance(self, name: str) -> Node | None:  # noqa: ARG002 - overridden
        """The node whose children are the root element of the secondary instance; None when there is none."""
        return None

    def text(self, text_id: str) -> str:  # noqa: ARG002 - overridden
        """An itext entry in the language in use."""
        return ""

    def language_name(self) -> str:
        """The name of the language in use as the questionnaire has it; empty if it has one only."""
        return ""

    def choice_name(self, value: str, path: str, context: Node) -> str:  # noqa: ARG002 - overridden
        """The label of the choice `value` of the question at `path`."""
        return ""

    def single(self, names: tuple[str, ...]) -> Node | None:  # noqa: ARG002 - overridden
        """The only node that this absolute path can ever mean, if the document promises that."""
        return None

    def nearest(self, names: tuple[str, ...], context: Node) -> tuple[Node, int] | None:  # noqa: ARG002 - overridden
        """For an absolute path into a repeat that `context` is inside of: the repeat's instance around `context`
        and how many of the names lead to it."""
        return None

    def tally(self, names: tuple[str, ...]) -> Tally | None:  # noqa: ARG002 - overridden
        """The sums and counts over this path, if the document keeps them up to date."""
        return None
