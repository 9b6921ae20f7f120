"""What a questionnaire can be refused for."""

from __future__ import annotations

from db.errors import QT_TRANSLATE_NOOP, Phrase, UserError


class FormError(UserError):
    """A questionnaire that cannot be used; the sentence says what is wrong, where, and what to change."""

    code = "form_error"


class ExpressionError(FormError):
    """An expression that cannot be read or computed. `expression` is its text as written in the questionnaire.

    `place` (generic path) and `kind` (relevant, constraint, calculate, ...) are set where the form is being loaded.
    """

    code = "form_expression"
    place: str = ""
    kind: str = ""


class CycleError(FormError):
    """Questions whose calculations or conditions depend on each other in a circle."""

    code = "form_cycle"
    circle: tuple[str, ...] = ()

    def at(self, circle: list[str]) -> CycleError:
        """`circle`: the generic paths, the first one again at the end."""
        self.circle = tuple(circle)
        return self


class WorkbookError(FormError):
    """A fault of a workbook, with its cell and its remedy. `others`: the further faults of the same workbook."""

    code = "form_workbook"
    others: tuple[WorkbookError, ...] = ()

    @property
    def faults(self) -> tuple[WorkbookError, ...]:
        """This one and the others."""
        return (self, *self.others)


class UnknownQuestion(FormError):
    """A reference that no question of the questionnaire has."""

    code = "unknown_question"


class WrongSubmission(FormError):
    """A stored or received submission that does not belong to this questionnaire or cannot be read."""

    code = "wrong_submission"


def bad_expression(expression: str, reason: Phrase) -> ExpressionError:
    """`reason` names the position or the word at fault."""
    return ExpressionError(
        QT_TRANSLATE_NOOP(
            "db", "The expression “{expression}” cannot be used: {reason}. Correct it in the questionnaire's workbook."
        ),
        expression=expression[:300],
        reason=reason,
    )
