"""Questionnaires (XLSForm / ODK XForms) as live forms."""

from __future__ import annotations

from db.forms.definition import FormDefinition, load_form
from db.forms.errors import CycleError, ExpressionError, FormError, UnknownQuestion, WrongSubmission
from db.forms.form import Form
from db.forms.pages import Page
from db.forms.texts import Choice, Choices
from db.forms.views import AnswerResult, NodeView, Range, Violation
from db.forms.workbook import convert_workbook

__all__ = [
    "AnswerResult",
    "Choice",
    "Choices",
    "CycleError",
    "ExpressionError",
    "Form",
    "FormDefinition",
    "FormError",
    "NodeView",
    "Page",
    "Range",
    "UnknownQuestion",
    "Violation",
    "WrongSubmission",
    "convert_workbook",
    "load_form",
]
