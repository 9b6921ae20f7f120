"""What a study and an interview must fulfil."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from db.errors import QT_TRANSLATE_NOOP, InvalidInput
from db.interviews.rows import NewStudy
from db.text import format_date

LARGEST_TARGET = 1_000_000
_INTERVIEWER = re.compile(r"[0-9]{2}")

_NO_TITLE = QT_TRANSLATE_NOOP("db", "The study needs a title.")
_NO_QUESTIONNAIRE = QT_TRANSLATE_NOOP("db", "Choose the questionnaire of the study.")
_ENDS_BEFORE = QT_TRANSLATE_NOOP("db", "The study would end before it starts, on {day}.")
_BAD_TARGET = QT_TRANSLATE_NOOP("db", "The target is a number from 1 to {largest}.")
_BAD_INTERVIEWER = QT_TRANSLATE_NOOP("db", "The interviewer’s code has two digits, such as 03. No name.")
_BAD_PROVINCE = QT_TRANSLATE_NOOP("db", "Choose the province of the interview.")


def check_study(new: NewStudy, known: Callable[[], Collection[str]]) -> None:
    """`known` gives the keys of the questionnaires that are here."""
    if not new.title.strip():
        raise InvalidInput(_NO_TITLE, field="title")
    if new.questionnaire not in known():
        raise InvalidInput(_NO_QUESTIONNAIRE, field="questionnaire")
    if new.ends_on is not None and new.ends_on < new.starts_on:
        raise InvalidInput(_ENDS_BEFORE, field="ends_on", day=format_date(new.starts_on))
    if new.target is not None and not 1 <= new.target <= LARGEST_TARGET:
        raise InvalidInput(_BAD_TARGET, field="target", largest=LARGEST_TARGET)


def check_interviewer(code: str) -> str:
    """The code without blanks around it; it goes into the number of the interview."""
    if not _INTERVIEWER.fullmatch(code.strip()):
        raise InvalidInput(_BAD_INTERVIEWER, field="interviewer")
    return code.strip()


def check_province(plate: int | None) -> int:
    if plate is None or not 1 <= plate <= 81:
        raise InvalidInput(_BAD_PROVINCE, field="province")
    return plate
