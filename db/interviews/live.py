"""Open interviews: the live form, and writing what changed in it, one committed transaction per answer."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.database import Database
from db.errors import QT_TRANSLATE_NOOP
from db.interviews.tables import Answer, Response, Study, answer_id
from db.journal import INCLUDE_DELETED, Changes, bulk_insert

if TYPE_CHECKING:
    from db.forms import AnswerResult, Form, FormDefinition

NOTE = "/@note"
_ANSWERED = QT_TRANSLATE_NOOP("db", "Answer given")


@dataclass
class Live:
    """`known`: what stands in the database, by reference; `gone`: where an undo took an answer away; `left`: what the
    questionnaire has no place for now; `log`: the interview's log up to when the form was opened, None: not read."""

    form: Form
    office: int
    status: str
    known: dict[str, str]
    left: dict[str, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    log: bytes | None = None


class LiveForms:
    """Keeps the form of the interviews that are being answered, so that an answer costs its own write and no more."""

    KEPT = 4

    def __init__(
        self,
        database: Database,
        clock: Callable[[], dt.datetime],
        definition: Callable[[str, Session], FormDefinition],
        stored_log: Callable[[uuid.UUID], bytes],
    ) -> None:
        self._database, self._clock, self._definition = database, clock, definition
        self._stored_log = stored_log
        self._live: dict[uuid.UUID, Live] = {}
        self._logs: dict[uuid.UUID, bytes] = {}  # of forms that were put away before their log was stored
        self._writing = False
        database.subscribe(self._changed)

    def _changed(self, changes: Changes) -> None:
        """Somebody else wrote answers (an import, an undo): what is open is read anew at its next use."""
        if not self._writing and changes.rows.keys() & {"answer", "response", "study"}:
            for response in list(self._live):
                self.forget(response)

    def forget(self, response: uuid.UUID) -> None:
        """What was noted in its log so far goes on in the form that is opened next."""
        live = self._live.pop(response, None)
        new = live.form.log() if live is not None else None
        if live is not None and new is not None:
            before = live.log if live.log is not None else self._stored_log(response)
            self._logs[response] = log_with(before, new)

    def is_open(self, response: uuid.UUID) -> bool:
        """Whether the form handed out last for `response` still is what the database says."""
        return response in self._live

    def of(self, response: uuid.UUID) -> Live | None:
        return self._live.get(response)

    def open(self, session: Session, response: Response, questionnaire: str, language: str | None = None) -> Live:
        """Restore the form from its answers, and keep it."""
        stored, gone = answers_of(session, response.id)
        form, left = restore(self._definition(questionnaire, session), stored, self._clock, language)
        live = Live(form, response.office, response.status, stored, left, gone, self._logs.pop(response.id, None))
        while len(self._live) >= self.KEPT:
            self.forget(next(iter(self._live)))
        self._live[response.id] = live
        return live

    def keep(self, response: uuid.UUID, live: Live) -> None:
        self._live[response] = live

    def write(
        self,
        response: uuid.UUID,
        live: Live,
        given: Mapping[str, str],
        columns: Mapping[str, object] = MappingProxyType({}),
        *,
        also: Callable[[Session], None] | None = None,
        label: str = _ANSWERED,
    ) -> None:
        """Store what is new or different, columns of the response and what `also` does with it; all or nothing.

        After a failure the form is ahead of the database, so it is dropped: the next use reads it anew.
        """
        fresh = {ref: value for ref, value in given.items() if live.known.get(ref, "") != value}
        if not fresh and not columns and also is None:
            return
        self._writing = True
        try:
            with self._database.write(label) as session:
                put_answers(session, response, live, fresh)
                if also is not None:
                    also(session)
                if columns:
                    set_columns(session, response, columns)
        except BaseException:
            self.forget(response)
            raise
        finally:
            self._writing = False
        live.known.update(fresh)
        live.gone.difference_update(fresh)
        live.status = str(columns.get("status", live.status))


def log_with(before: bytes, new: bytes) -> bytes:
    """The log with what was noted since: `new` without its heading, unless it is the first."""
    return (before or new[: new.index(b"\n") + 1]) + new[new.index(b"\n") + 1 :]


def stored(result: AnswerResult) -> dict[str, str]:
    """What an operation on a form has to be written for; taken away is written as empty."""
    return {**dict.fromkeys(result.removed, ""), **result.answers}


def put_answers(session: Session, response: uuid.UUID, live: Live, given: Mapping[str, str]) -> None:
    old = {answer_id(response, ref): ref for ref in given if ref in live.known or ref in live.gone}
    new = [ref for ref in given if ref not in live.known and ref not in live.gone]
    if new:
        bulk_insert(
            session,
            Answer,
            [
                {"id": answer_id(response, ref), "office": live.office, "response_id": response, "ref": ref,
                 "value": given[ref]}
                for ref in new
            ],
        )  # fmt: skip
    if old:
        statement = select(Answer).where(Answer.id.in_(old))
        for row in session.scalars(statement.execution_options(**{INCLUDE_DELETED: True})):
            row.deleted = False
            row.value = given[old[row.id]]


def set_columns(session: Session, response: uuid.UUID, columns: Mapping[str, object]) -> None:
    row = session.scalars(select(Response).where(Response.id == response)).one()
    for name, value in columns.items():
        if getattr(row, name) != value:
            setattr(row, name, value)


def answers_of(session: Session, response: uuid.UUID) -> tuple[dict[str, str], set[str]]:
    """Every stored entry by reference, in the order in which they were first given; and the references of those taken
    away."""
    statement = select(Answer.ref, Answer.value, Answer.deleted).where(Answer.response_id == response)
    rows = session.execute(statement.order_by(Answer.n).execution_options(**{INCLUDE_DELETED: True})).all()
    gone = {ref for ref, _, deleted in rows if deleted}
    return {ref: value for ref, value, deleted in rows if not deleted}, gone


def restore(
    definition: FormDefinition, stored: Mapping[str, str], clock: Callable[[], dt.datetime], language: str | None = None
) -> tuple[Form, dict[str, str]]:
    """The form as the answers left it. An answer whose place has gone moves to the one place of its name, if that is
    empty; what fits nowhere is the second result and stays in the database."""
    from db.forms.answers import unplaced

    answers = {ref: value for ref, value in stored.items() if not ref.endswith(NOTE)}
    form = definition.open(answers=answers, clock=clock, language=language)
    left = {ref: value for ref, value in unplaced(form, answers).items() if value}
    moved = _by_name(definition, left, answers)
    if moved:
        answers = {ref: value for ref, value in answers.items() if ref not in left}
        form = definition.open(answers={**answers, **moved}, clock=clock, language=language)
        names = {_name(ref) for ref in moved}
        left = {ref: value for ref, value in left.items() if _name(ref) not in names}
    return form, left


def _by_name(definition: FormDefinition, left: Mapping[str, str], answers: Mapping[str, str]) -> dict[str, str]:
    places: dict[str, list[str]] = {}
    for path, element in definition.elements.items():
        if element.is_leaf and not element.repeats:
            places.setdefault(element.name, []).append(path)
    found = {}
    for ref, value in left.items():
        paths = places.get(_name(ref), [])
        if len(paths) == 1 and not answers.get(paths[0]):
            found[paths[0]] = value
    return found


def _name(ref: str) -> str:
    return ref.rpartition("/")[2].rpartition(":")[2]


def response_of(session: Session, response: uuid.UUID) -> tuple[Response, str] | None:
    """The response and its study's questionnaire; None if it is not here (any more)."""
    statement = select(Response, Study.questionnaire).join(Study, Study.id == Response.study_id)
    # A study that was deleted still says how its interviews are to be read.
    statement = statement.where(Response.id == response, Response.deleted.is_(False))
    found = session.execute(statement.execution_options(**{INCLUDE_DELETED: True})).one_or_none()
    return None if found is None else (found[0], found[1])
