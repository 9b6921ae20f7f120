"""Somebody who answers a questionnaire by chance, but only what is asked and can be answered."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from db.demonstration.words import Chance
from db.forms import NodeView
from db.interviews.service import InterviewService

Said = Callable[[str, str], None]
TRIES = 12
_SILENT = 0.05  # of what need not be answered stays empty
_WORDS = (
    "Düzenli toplantılar yapılmalı.", "Görüşlere yazılı yanıt verilmesini isterdim.", "Ortak eğitimler çoğalsın.",
    "İlçelerde de bir irtibat kişisi olmalı.", "Başvurunun sonucu bildirilmedi.",
)  # fmt: skip
_FIXED = {"onay": "1"}


class Respondent:
    """Answers through the service, one committed answer after another; `said(ref, value)` hears of each."""

    def __init__(self, service: InterviewService, chance: Chance, said: Said | None = None) -> None:
        self._service, self._chance, self._said = service, chance, said

    def respond(self, response: uuid.UUID, most: int | None = None) -> int:
        """Answer up to `most` questions, everything that is asked without it; returns how many were answered."""
        form, done, passed = self._service.open_form(response), 0, set[str]()
        while most is None or done < most:
            asked = next((node for node in form.nodes() if _is_open(node) and node.ref not in passed), None)
            if asked is None:
                break
            passed.add(asked.ref)
            if asked.required or self._chance.random() >= _SILENT:
                done += self._answer(response, asked)
        return done

    def leave(self, response: uuid.UUID) -> None:
        """Break off on the page of the first question that is still open."""
        pages = self._service.open_form(response).pages()
        page = next((each for each in pages if any(map(_is_open, each.nodes))), pages[-1])
        self._service.set_page(response, page.ref, page.headings[0] if page.headings else "")
        self._service.leave(response)

    def _answer(self, response: uuid.UUID, node: NodeView) -> bool:
        """Try until the questionnaire has nothing against it."""
        for _ in range(TRIES):
            value = _FIXED.get(node.name) or self._value(node)
            if not value:
                return False
            if not self._service.answer(response, node.ref, value).violated:
                if self._said is not None:
                    self._said(node.ref, value)
                return True
        self._service.answer(response, node.ref, "")
        return False

    def _value(self, node: NodeView) -> str:
        chance = self._chance
        if node.type in ("select_one", "select_multiple", "rank"):
            values = list(node.choices.values())
            if not values:
                return ""
            if node.type == "rank":
                chance.shuffle(values)
                return " ".join(values)
            most = 1 if node.type == "select_one" else min(len(values), chance.randint(1, 3))
            chosen = chance.sample(range(len(values)), most)
            return " ".join(values[at] for at in sorted(chosen))
        if bounds := node.range:
            return str(chance.randint(round(bounds.start), round(bounds.end)))
        if node.type in ("integer", "decimal"):
            return str(chance.randint(0, 12))
        return chance.one(_WORDS) if node.type == "text" else ""


def _is_open(node: NodeView) -> bool:
    if node.kind != "question" or not node.relevant or node.readonly or node.value:
        return False
    return "label" not in node.appearance.split()  # the heading of a table
