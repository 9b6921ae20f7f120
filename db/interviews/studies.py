"""Studies: start, change, close, and how far they have come.

The form engine is imported where it is used: the first page of the program lists interviews and opens none.
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.errors import QT_TRANSLATE_NOOP, NotFound
from db.interviews import queries
from db.interviews.checks import check_study
from db.interviews.questionnaires import OwnQuestionnaire, Questionnaires
from db.interviews.rows import CLOSED, OPEN, NewStudy, ProvinceProgress, StudyRow
from db.interviews.tables import Study
from db.journal import insert_row

if TYPE_CHECKING:
    from db.forms import Form

GONE = QT_TRANSLATE_NOOP("db", "This record is no longer here; it was deleted.")


def study_of(session: Session, study: uuid.UUID) -> Study:
    """Raises NotFound."""
    row = session.scalars(select(Study).where(Study.id == study)).one_or_none()
    if row is None:
        raise NotFound(GONE)
    return row


def waves_of(form: Form) -> list[tuple[str, str]]:
    """(code, words) of the waves that an open questionnaire knows."""
    for node in form.nodes():
        if node.kind == "question" and node.name == "dalga":
            return [(choice.value, choice.label) for choice in node.choices]
    return []


class Studies(Questionnaires):
    """The part of the interviews that plans them."""

    @property
    def office(self) -> int:
        """Plate of the province whose interviews are made here; 0 at the centre, where the province is to be given."""
        return self._database.office

    @property
    def may_plan(self) -> bool:
        """Studies are planned in offices; a laptop gets them."""
        return self._database.node.kind != "field"

    def waves(self, questionnaire: str) -> list[tuple[str, str]]:
        """(code, words) of the waves that a questionnaire knows; empty where it is asked once."""
        return waves_of(self.definition(questionnaire).open())

    def start_study(self, new: NewStudy, *, office: int | None = None) -> uuid.UUID:
        """Begin a study, for this office or, from the centre, for that of one province."""
        self._check(new)
        version = self.definition(new.questionnaire).version
        with self._database.write(QT_TRANSLATE_NOOP("db", "Study started")) as session:
            return insert_row(
                session, Study, office=self._database.office if office is None else office, title=new.title.strip(),
                questionnaire=new.questionnaire, version=version, wave=new.wave, starts_on=new.starts_on,
                ends_on=new.ends_on, target=new.target, status=OPEN,
            )  # fmt: skip

    def _check(self, new: NewStudy) -> None:
        check_study(new, known=lambda: [key for key, _, _ in self.questionnaires()])

    def use_version(self, study: uuid.UUID, newer: OwnQuestionnaire) -> None:
        """Go on with another version of the study's own questionnaire: drafts carry their answers over by name, what
        no longer fits stays stored beside them (`InterviewService.unplaced`). Raises InvalidInput for another one."""
        self.check_version(self.study(study).questionnaire, newer)
        key = self.keep(newer)
        with self._database.write(QT_TRANSLATE_NOOP("db", "Questionnaire of the study changed")) as session:
            row = study_of(session, study)
            row.questionnaire, row.version = key, newer.version

    def current_version(self, study: uuid.UUID) -> str:
        """Version of the questionnaire with which the study's interviews are opened now."""
        return self.definition(self.study(study).questionnaire).version

    def change_study(self, study: uuid.UUID, new: NewStudy) -> None:
        """The questionnaire of a study stays what it was, but for its version (`use_version`)."""
        self._check(new)
        with self._database.write(QT_TRANSLATE_NOOP("db", "Study changed")) as session:
            row = study_of(session, study)
            row.title, row.wave, row.target = new.title.strip(), new.wave, new.target
            row.starts_on, row.ends_on = new.starts_on, new.ends_on

    def close_study(self, study: uuid.UUID) -> None:
        """No interview can be begun from now on; those that are open can be completed."""
        with self._database.write(QT_TRANSLATE_NOOP("db", "Study closed")) as session:
            study_of(session, study).status = CLOSED

    def reopen_study(self, study: uuid.UUID) -> None:
        with self._database.write(QT_TRANSLATE_NOOP("db", "Study reopened")) as session:
            study_of(session, study).status = OPEN

    def studies(self) -> list[StudyRow]:
        """All, open ones first, the newest first."""
        with self._database.read() as session:
            return queries.studies(session)

    def study(self, study: uuid.UUID) -> StudyRow:
        """Raises NotFound."""
        with self._database.read() as session:
            found = queries.studies(session, Study.id == study)
        if not found:
            raise NotFound(GONE)
        return found[0]

    def progress(self, study: uuid.UUID) -> list[ProvinceProgress]:
        """How many interviews there are per province, the most completed first."""
        with self._database.read() as session:
            return queries.progress(session, study)
