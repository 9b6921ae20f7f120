"""Filling in a questionnaire to try it out: all that an interview does, and nothing of it is kept."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from db.interviews.files import ENDINGS, check, content_type
from db.interviews.outline import counts
from db.interviews.questionnaires import OwnQuestionnaire, defined
from db.interviews.rows import COMPLETED, DRAFT, Incomplete, Missing, ResponseRow, Standing

if TYPE_CHECKING:
    from db.forms import AnswerResult, Form


class TrialFiles:
    def __init__(self, form: Callable[[], Form]) -> None:
        self._form = form
        self._kept: dict[str, bytes] = {}

    def give(self, response: uuid.UUID, ref: str, data: bytes) -> AnswerResult:  # noqa: ARG002
        node = self._form().node(ref)
        kind = content_type(data)
        check(node, kind, len(data))
        name = f"{node.name}-{len(self._kept) + 1}.{ENDINGS.get(kind, 'bin')}"
        self._kept[name] = data
        return self._form().answer(ref, name)

    def data(self, response: uuid.UUID, name: str) -> bytes | None:  # noqa: ARG002
        return self._kept.get(name)


class Trial:
    """Stands in for the interview service before the interview's page. One response, in memory."""

    last_change_set: uuid.UUID | None = None

    def __init__(self, questionnaire: OwnQuestionnaire, clock: Callable[[], dt.datetime]) -> None:
        self._questionnaire, self.now = questionnaire, clock
        self._form = defined(questionnaire.files).open(clock=clock)
        self._notes: dict[str, str] = {}
        self.response_id = uuid.uuid4()
        self.files = TrialFiles(lambda: self._form)

    def today(self) -> dt.date:
        return self.now().date()

    def response(self, response: uuid.UUID) -> ResponseRow:
        answered, total = counts(self._form)
        return ResponseRow(
            response, response, self._questionnaire.title, 0, "", 0, None, "", self._questionnaire.version, DRAFT,
            self.now(), None, answered, total, "", self.now(),
        )  # fmt: skip

    def study(self, study: uuid.UUID) -> Any:  # noqa: ARG002
        return SimpleNamespace(questionnaire=self._questionnaire.key)

    def open_form(self, response: uuid.UUID, language: str | None = None) -> Form:  # noqa: ARG002
        return self._form

    def is_current(self, response: uuid.UUID) -> bool:  # noqa: ARG002
        return True

    def media(self, key: str, name: str) -> bytes | None:  # noqa: ARG002
        return self._questionnaire.files.get(name)

    # ---- answering
    def answer(self, response: uuid.UUID, ref: str, value: str) -> AnswerResult:  # noqa: ARG002
        return self._form.answer(ref, value)

    def add_row(self, response: uuid.UUID, ref: str) -> AnswerResult:  # noqa: ARG002
        return self._form.add_repeat(ref)

    def remove_row(self, response: uuid.UUID, ref: str, index: int) -> AnswerResult:  # noqa: ARG002
        return self._form.remove_repeat(ref, index)

    def undo(self, change_set: uuid.UUID) -> None:
        """Nothing was written, so there is nothing to take back."""

    def note(self, response: uuid.UUID, ref: str, text: str) -> None:  # noqa: ARG002
        self._notes[ref] = text

    def notes(self, response: uuid.UUID) -> dict[str, str]:  # noqa: ARG002
        return {ref: text for ref, text in self._notes.items() if text}

    # ---- place, time, end
    def set_page(self, response: uuid.UUID, page: str, section: str = "") -> None:
        """A trial begins anew each time."""

    def resume(self, response: uuid.UUID) -> Standing:  # noqa: ARG002
        return Standing("", 0)

    def pause(self, response: uuid.UUID, seconds: float) -> None:
        """Its time is nobody's concern."""

    def leave(self, response: uuid.UUID) -> None:
        """Nothing is kept."""

    def missing(self, response: uuid.UUID) -> tuple[Missing, ...]:  # noqa: ARG002
        from db.interviews.service import missing_of

        return missing_of(self._form)

    def complete(self, response: uuid.UUID) -> str:
        """Raises Incomplete as for an interview."""
        from db.interviews.service import INCOMPLETE

        missing = self.missing(response)
        if missing:
            raise Incomplete(INCOMPLETE, missing=missing)
        self._form.submission()
        return COMPLETED


__all__ = ["Trial"]
