"""The function library: XPath 1.0, the ODK XForms specification, and what ODK Collect adds."""

from __future__ import annotations

from db.forms.xpath.functions import choices, dates, logic, numbers, places, strings
from db.forms.xpath.functions.registry import Function

FUNCTIONS: dict[str, Function] = {
    **strings.FUNCTIONS,
    **numbers.FUNCTIONS,
    **logic.FUNCTIONS,
    **dates.FUNCTIONS,
    **choices.FUNCTIONS,
    **places.FUNCTIONS,
}
