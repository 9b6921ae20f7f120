"""Where an interview stands: its form, pages and sections, and what is still empty. Shows nothing itself."""

from __future__ import annotations

import uuid

from db.forms import Form, NodeView, Page
from db.interviews.outline import (
    Section,
    first_unfinished,
    is_answered,
    outline,
    page_of,
    questions,
    short_code,
    short_title,
)
from db.interviews.service import CONSENT, DECLINED, InterviewService
from db.interviews.trial import Trial
from desktop.interviews.end import Gap
from desktop.interviews.jump import JumpItem

END = "end"


class Course:
    """`at` is the number of the page that is shown; one beyond the last is the end. `seen`: the furthest so far."""

    def __init__(self, interviews: InterviewService | Trial, response: uuid.UUID) -> None:
        self._interviews, self.response = interviews, response
        self.row = interviews.response(response)
        self.questionnaire = interviews.study(self.row.study_id).questionnaire
        self.form: Form = interviews.open_form(response)
        self.pages: list[Page] = []
        self.sections: list[Section] = []
        self.at = self.seen = 0
        self.read()

    def read(self) -> None:
        """Pages and sections as the answers make them now; the place is kept."""
        at_end = bool(self.pages) and self.at_end
        here = None if at_end or not self.pages else self.pages[self.at].ref
        self.pages = self.form.pages()
        self.sections = outline(self.pages, self.form.definition.title)
        if at_end:
            self.at = len(self.pages)
        elif here is not None:
            found = page_of(self.pages, here)
            self.at = min(self.at, len(self.pages) - 1) if found is None else found

    def reopen(self) -> None:
        """Read what is stored: it is not what the form holds any more."""
        self.form = self._interviews.open_form(self.response, self.form.language)
        self.read()

    def go(self, at: int) -> None:
        self.at = min(max(at, 0), len(self.pages))
        self.seen = max(self.seen, self.at)

    @property
    def at_end(self) -> bool:
        return self.at >= len(self.pages)

    @property
    def page(self) -> Page | None:
        return None if self.at_end else self.pages[self.at]

    def shown(self) -> list[str]:
        """References of what stands on the page."""
        return [node.ref for node in self.page.nodes] if self.page is not None else []

    def has_rows(self) -> bool:
        """Whether the questionnaire asks anything of several, so that rows can be added."""
        return any(
            element.repeat is not None and not element.repeat.fixed for element in self.form.definition.root.walk()
        )

    def section(self) -> Section | None:
        return next((one for one in self.sections if one.first <= self.at <= one.last), None)

    def title(self) -> str:
        """What stands above a page without a heading: that of its section, unless this is about the rows before it."""
        section = self.section()
        of_rows = section is not None and self.pages[section.first].ref.count("[") > 0
        return self.form.definition.title if section is None or of_rows else section.title

    def place(self) -> str:
        """What `resume` will be told: the page's reference, or that it is the end."""
        return END if self.page is None else self.page.ref

    def number_of(self, place: str) -> int:
        """Page of a place; where it has gone, or nothing is known yet, the first that is not answered."""
        if place == END:
            return len(self.pages)
        found = page_of(self.pages, place) if place else None
        return first_unfinished(self.pages) if found is None else found

    def page_of(self, ref: str) -> int | None:
        return page_of(self.pages, ref)

    def goal_of(self, row: int) -> tuple[int, str]:
        """Where the jump list's row leads: (page, question), to what is empty where something is."""
        if row >= len(self.sections):
            return len(self.pages), ""
        section = self.sections[row]
        found = page_of(self.pages, section.empty[0]) if section.empty else None
        return (section.first, "") if found is None else (found, section.empty[0])

    def counts(self) -> tuple[int, int]:
        """(answered, asked)"""
        return sum(one.answered for one in self.sections), sum(one.total for one in self.sections)

    def persona(self) -> list[str]:
        """In which capacity the person answers, and the wave: what the interviewer checks at a glance."""
        found = []
        for node in self.form.nodes():
            if node.name in ("grup", "dalga") and node.value and node.kind == "question":
                found.append(next((one.label for one in node.choices if one.value == node.value), ""))
        return [short_title(words) for words in found[::-1]]

    @property
    def declined(self) -> bool:
        return any(node.name == CONSENT and node.value == DECLINED for node in self.form.nodes())

    # ---- what is shown of it
    def items(self) -> list[JumpItem]:
        """The jump list, without the end."""
        return [self._item(section) for section in self.sections]

    def _item(self, section: Section) -> JumpItem:
        current = section.first <= self.at <= section.last
        behind = section.last < max(self.at, self.seen)
        if section.done and section.total:
            state = "done"
        elif current:
            state = "now"
        elif section.empty:
            state = "gaps" if behind else "ahead"
        else:
            state = "done" if behind else "ahead"
        gaps = len(section.empty) if state == "gaps" else 0
        code = short_code(self.form.node(section.empty[0]).label or "") if gaps == 1 else ""
        return JumpItem(short_title(section.title), state, section.answered, section.total, gaps, code, current)

    def gaps(self) -> list[Gap]:
        """What is empty or not right, first what must be filled."""
        missing = {one.ref: one for one in self._interviews.missing(self.response)}
        found = []
        for section in self.sections:
            for page in self.pages[section.first : section.last + 1]:
                for node in questions(page):
                    wrong = missing.get(node.ref)
                    if wrong is not None:
                        found.append(_gap(node, section, wrong.kind, wrong.message or ""))
                    elif not is_answered(node):
                        found.append(_gap(node, section, "partly" if node.value else "", ""))
        return sorted(found, key=lambda gap: not gap.must)


def _gap(node: NodeView, section: Section, kind: str, message: str) -> Gap:
    return Gap(node.ref, node.label or node.name, short_title(section.title), kind, message)
