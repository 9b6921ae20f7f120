"""Making interviews: begin, answer, leave, complete. An answer is on the disk when its method returns."""

from __future__ import annotations

import datetime as dt
import uuid
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from db.database import Database
from db.errors import QT_TRANSLATE_NOOP, InvalidInput, NotFound
from db.folder import file_errors
from db.interviews import live, queries
from db.interviews.checks import check_interviewer, check_province
from db.interviews.files import AUDIT_FILE, ResponseFiles, bundle
from db.interviews.live import NOTE, Live, LiveForms, response_of, stored
from db.interviews.outline import counts, outline, page_of, short_title
from db.interviews.rows import (
    COMPLETED,
    DRAFT,
    OPEN,
    REFUSED,
    Incomplete,
    Missing,
    ResponseFilter,
    ResponseRow,
    Standing,
)
from db.interviews.studies import GONE, Studies, study_of
from db.interviews.tables import InterviewPlace, Response
from db.journal import insert_row

if TYPE_CHECKING:
    from db.forms import AnswerResult, Form

CONSENT, DECLINED = "onay", "2"
"""Name and value in every questionnaire of ours: the person does not want to take part."""

_CLOSED = QT_TRANSLATE_NOOP("db", "The study “{title}” is closed; no interview can be begun.")
_NOT_DRAFT = QT_TRANSLATE_NOOP("db", "This interview is completed. Reopen it to change an answer.")
INCOMPLETE = QT_TRANSLATE_NOOP("db", "{count} questions are still empty or not right. Answer them, then complete.")


class InterviewService(Studies):
    """The interviews of an office. Not for several threads at once: an open form belongs to who answers it."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._forms = LiveForms(database, self.now, self.definition, self._stored_log)
        self.files = ResponseFiles(database, self._forms, self._draft)

    # ---- begin and go on
    def begin(self, study: uuid.UUID, interviewer: str, *, province: int | None = None) -> uuid.UUID:
        """Begin an interview; its number, place, wave and the interviewer's code are filled in where they are asked.

        `province` is needed at the centre only. Raises InvalidInput, for a closed study too.
        """
        with self._database.write(QT_TRANSLATE_NOOP("db", "Interview begun")) as session:
            found = study_of(session, study)
            if found.status != OPEN:
                raise InvalidInput(_CLOSED, field="study", title=found.title)
            code = check_interviewer(interviewer)
            plate = check_province(province or self.office or None)
            prefix = f"{plate:02d}-{code}-"
            number = f"{prefix}{queries.last_serial(session, study, prefix) + 1:04d}"
            form = self.definition(found.questionnaire, session).open(clock=self.now, preload={"username": code})
            prefill = {"anket_no": number, "gorusmeci": code, "il": f"{plate:02d}", "dalga": found.wave or ""}
            _fill_in(form, prefill)
            answered, total = counts(form)
            response = insert_row(
                session, Response, office=plate, study_id=study, number=number, province=plate, interviewer=code,
                version=form.definition.version, status=DRAFT, started_at=self._database.clock.now(),
                answered=answered, total=total,
            )  # fmt: skip
            open_now = Live(form, plate, DRAFT, {})
            answers = form.answers()
            live.put_answers(session, response, open_now, answers)
        open_now.known.update(answers)
        self._forms.keep(response, open_now)
        return response

    def last_interviewer(self) -> str:
        """The code under which the newest interview was begun; empty before the first."""
        with self._database.read() as session:
            newest = select(Response.interviewer).order_by(Response.started_at.desc()).limit(1)
            return session.scalar(newest) or ""

    def open_form(self, response: uuid.UUID, language: str | None = None) -> Form:
        """The live form as the answers left it. Answer it through this service only. Raises NotFound."""
        with self._database.read() as session:
            return self._forms.open(session, *self._found(session, response), language).form

    def is_current(self, response: uuid.UUID) -> bool:
        """False once answers came from elsewhere (an import, an undo) since `open_form`: open it again."""
        return self._forms.is_open(response)

    def unplaced(self, response: uuid.UUID) -> dict[str, str]:
        """Answers that the questionnaire's present version has no place for, by reference; they stay stored."""
        return dict(self._live(response).left)

    # ---- answer
    def answer(self, response: uuid.UUID, ref: str, value: str) -> AnswerResult:
        """Give an answer in XForms' lexical form ('' clears it), with what the questionnaire calculates from it, as one
        committed transaction. An answer that violates its constraint is kept and flagged.

        Raises InvalidInput if the interview is completed; FormError and UnknownQuestion as `Form.answer`.
        """
        kept = self._draft(response)
        result = kept.form.answer(ref, value)
        self._forms.write(response, kept, stored(result), self._place_named(kept, ref))
        return result

    def add_row(self, response: uuid.UUID, ref: str) -> AnswerResult:
        """A new row at the end of the repeat at `ref`."""
        kept = self._draft(response)
        result = kept.form.add_repeat(ref)
        self._forms.write(response, kept, stored(result))
        return result

    def remove_row(self, response: uuid.UUID, ref: str, index: int) -> AnswerResult:
        """Take away row `index` (1-based) with its answers."""
        kept = self._draft(response)
        result = kept.form.remove_repeat(ref, index)
        self._forms.write(response, kept, stored(result))
        return result

    def note(self, response: uuid.UUID, ref: str, text: str) -> None:
        """Keep the interviewer's note on a question; empty takes it away. No names belong there."""
        kept = self._draft(response)
        kept.form.node(ref)
        self._forms.write(response, kept, {ref + NOTE: text.strip()})

    def notes(self, response: uuid.UUID) -> dict[str, str]:
        """Notes by the reference of their question."""
        known = self._live(response).known
        return {ref.removesuffix(NOTE): text for ref, text in known.items() if ref.endswith(NOTE) and text}

    @staticmethod
    def _place_named(kept: Live, ref: str) -> dict[str, object]:
        """The response's own columns that an answer names."""
        name = ref.rpartition("/")[2]
        if name not in ("il", "ilce"):
            return {}
        value = kept.form.node(ref).value
        if name == "ilce":
            return {"district": value or None}
        return {"province": int(value), "district": None} if value.isdigit() else {}

    # ---- place and time
    def set_page(self, response: uuid.UUID, page: str, section: str = "") -> None:
        """Remember the page (its reference) that is shown; on this computer only."""
        answered, total = counts(self._live(response).form)
        now = self._database.clock.now()
        with self._database.write() as session:
            row = self._place(session, response)
            row.page, row.section, row.answered, row.total, row.changed_at = page, section, answered, total, now

    def resume(self, response: uuid.UUID) -> Standing:
        """Where the interview goes on. The time since it was last worked at counts as a pause."""
        now = self._database.clock.now()
        with self._database.write() as session:
            row, _ = self._found(session, response)
            place = self._place(session, response)
            place.paused += max(0, round((now - max(place.changed_at, row.started_at)).total_seconds()))
            place.changed_at = now
            seconds = (now - row.started_at).total_seconds() - place.paused
            return Standing(place.page, max(0, round(seconds)))

    def pause(self, response: uuid.UUID, seconds: float) -> None:
        """Take a pause that has just ended out of the interview's time."""
        with self._database.write() as session:
            place = self._place(session, response)
            place.paused += max(0, round(seconds))
            place.changed_at = self._database.clock.now()

    def leave(self, response: uuid.UUID) -> None:
        """Write down, for other computers too, where the interview stands."""
        now = self._database.clock.now()
        with self._database.write(QT_TRANSLATE_NOOP("db", "Interview left")) as session:
            place = self._place(session, response)
            place.changed_at = now
            kept = self._forms.of(response)
            if kept is not None:
                self._keep_log(session, response, kept)
            columns = {name: getattr(place, name) for name in ("page", "section", "answered", "total", "paused")}
            live.set_columns(session, response, columns)

    def _place(self, session: Session, response: uuid.UUID) -> InterviewPlace:
        found = session.get(InterviewPlace, response)
        if found is None:
            row, _ = self._found(session, response)
            found = InterviewPlace(
                response_id=response, page=row.page or "", section=row.section or "", answered=row.answered,
                total=row.total, paused=row.paused, changed_at=self._database.clock.now(),
            )  # fmt: skip
            session.add(found)
        return found

    # ---- complete
    def missing(self, response: uuid.UUID) -> tuple[Missing, ...]:
        """What keeps the interview from being completed, in the order of its pages."""
        return missing_of(self._live(response).form)

    def complete(self, response: uuid.UUID) -> str:
        """Close the interview as completed, or as refused where the person declined; returns which.

        Raises Incomplete with what is empty or wrong.
        """
        kept = self._draft(response)
        missing = missing_of(kept.form)
        if missing:
            raise Incomplete(INCOMPLETE, missing=missing)
        kept.form.submission()  # puts the end time in
        answered, total = counts(kept.form)
        status = REFUSED if _declined(kept.form) else COMPLETED
        with self._database.read() as session:
            paused = session.scalar(select(InterviewPlace.paused).where(InterviewPlace.response_id == response)) or 0
        with self._database.write(QT_TRANSLATE_NOOP("db", "Interview completed")) as session:
            self._keep_files(session, response, kept)
            columns: dict[str, object] = {
                "status": status, "completed_at": self._database.clock.now(), "page": None, "section": None,
                "answered": answered, "total": total, "paused": paused, "version": kept.form.definition.version,
            }  # fmt: skip
            self._forms.write(response, kept, kept.form.answers(), columns)
            self._drop_place(response)
        return status

    def _keep_files(self, session: Session, response: uuid.UUID, kept: Live) -> None:
        """The interview's log is kept; files that no answer names any more are thrown away."""
        named = kept.form.attachments()
        self.files.tidy(session, response, frozenset(one.name for one in named))
        self._keep_log(session, response, kept)

    def _keep_log(self, session: Session, response: uuid.UUID, kept: Live) -> None:
        """What was noted since the form was opened comes after what was noted before."""
        new = kept.form.log()
        if new is None:
            return
        if kept.log is None:
            kept.log = self._stored_log(response)
        self.files.put(session, response, kept.office, AUDIT_FILE, live.log_with(kept.log, new))

    def _stored_log(self, response: uuid.UUID) -> bytes:
        return self.files.data(response, AUDIT_FILE) or b""

    def _drop_place(self, response: uuid.UUID) -> None:
        with self._database.write() as session:
            session.execute(delete(InterviewPlace).where(InterviewPlace.response_id == response))

    def reopen(self, response: uuid.UUID) -> None:
        """Make a completed interview a draft again."""
        with self._database.write(QT_TRANSLATE_NOOP("db", "Interview reopened")) as session:
            row, _ = self._found(session, response)
            row.status, row.completed_at = DRAFT, None

    def delete_response(self, response: uuid.UUID) -> None:
        """Take an interview out; an undo brings it back with its answers."""
        with self._database.write(QT_TRANSLATE_NOOP("db", "Interview deleted")) as session:
            self._found(session, response)[0].deleted = True
        self._forms.forget(response)

    def submission(self, response: uuid.UUID) -> bytes:
        """The response as ODK Central takes it: UTF-8 XML, without what is not relevant."""
        return self._live(response).form.instance()

    def submission_files(self, response: uuid.UUID) -> dict[str, bytes]:
        """The submission (submission.xml) and the files that it names, as ODK Central takes them; a file whose content
        is not on this computer is left out."""
        named = {one.name for one in self._live(response).form.attachments()}
        found = {name: self.files.data(response, name) for name in sorted(named)}
        return bundle(self.submission(response), {name: data for name, data in found.items() if data is not None})

    def export_submission(self, response: uuid.UUID, folder: Path) -> Path:
        """Write the submission and its files into a new folder inside `folder`, named by the interview's number."""
        files = self.submission_files(response)
        number = self.response(response).number
        names = (number, *(f"{number}-{again}" for again in range(2, 1000)))
        with file_errors(folder):
            made = next(folder / name for name in names if not (folder / name).exists())
            made.mkdir()
            for name, data in files.items():
                (made / name).write_bytes(data)
        return made

    # ---- finding
    def find_responses(
        self,
        wanted: ResponseFilter = ResponseFilter(),  # noqa: B008
        order: str = "-changed",
        offset: int = 0,
        limit: int = 200,
    ) -> list[ResponseRow]:
        """A window of the list. Orders: number, started, changed, district, interviewer, status; "-" turns it round."""
        statement = queries.responses(*queries.conditions(wanted)).order_by(*queries.ordering(order))
        with self._database.read() as session:
            return queries.rows(session, statement.offset(offset).limit(limit))

    def count_responses(self, wanted: ResponseFilter = ResponseFilter()) -> int:  # noqa: B008
        with self._database.read() as session:
            return int(session.scalar(select(func.count(Response.id)).where(*queries.conditions(wanted))) or 0)

    def response(self, response: uuid.UUID) -> ResponseRow:
        """Raises NotFound."""
        with self._database.read() as session:
            found = queries.rows(session, queries.responses(Response.id == response))
        if not found:
            raise NotFound(GONE)
        return found[0]

    def unfinished(self, limit: int = 20) -> list[ResponseRow]:
        """Drafts, the one last worked at first."""
        return self.find_responses(ResponseFilter(status=DRAFT), "-changed", 0, limit)

    def count_completed(self, since: dt.date) -> int:
        """Interviews completed on `since` (this computer's calendar) or later."""
        start = dt.datetime.combine(since, dt.time(), self.now().tzinfo)
        statement = select(func.count(Response.id)).where(Response.status == COMPLETED, Response.completed_at >= start)
        with self._database.read() as session:
            return int(session.scalar(statement) or 0)

    # ---- inside
    def _found(self, session: Session, response: uuid.UUID) -> tuple[Response, str]:
        found = response_of(session, response)
        if found is None:
            raise NotFound(GONE)
        return found

    def _live(self, response: uuid.UUID) -> Live:
        kept = self._forms.of(response)
        if kept is None:
            with self._database.read() as session:
                kept = self._forms.open(session, *self._found(session, response))
        return kept

    def _draft(self, response: uuid.UUID) -> Live:
        kept = self._live(response)
        if kept.status != DRAFT:
            raise InvalidInput(_NOT_DRAFT, field="answers")
        return kept


def _fill_in(form: Form, values: dict[str, str]) -> None:
    for node in list(form.nodes()):
        if node.kind == "question" and values.get(node.name) and not node.readonly:
            form.answer(node.ref, values[node.name])


def _declined(form: Form) -> bool:
    return any(node.name == CONSENT and node.value == DECLINED for node in form.nodes())


def missing_of(form: Form) -> tuple[Missing, ...]:
    violations = form.validate()
    if not violations:
        return ()
    pages = form.pages()
    sections = outline(pages, form.definition.title)
    found = []
    for one in violations:
        at = page_of(pages, one.ref)
        number = 0 if at is None else at
        section = next(each for each in sections if each.first <= number <= each.last)
        label = form.node(one.ref).label or one.ref
        found.append(Missing(number, short_title(section.title), one.ref, label, one.kind, one.message))
    return tuple(found)
