"""regex(): XML-Schema / Java style patterns run by Python's `re`, bounded.

What is bounded: a pattern of more than 2,000 characters is refused; a text of more than 2,000 characters does not
match. A pattern that repeats a group which itself repeats (`(a+)+`), the shape that takes exponential time, is only
tried on texts of at most 24 characters; so no answer can hang the program.
A pattern that Python cannot read matches nothing when it is computed, and is named when the form is loaded.
"""

from __future__ import annotations

import re
from functools import lru_cache

MAX_PATTERN = 2_000
MAX_TEXT = 2_000
MAX_TEXT_NESTED = 24

_CLASSES = {
    r"\p{L}": r"[^\W\d_]",
    r"\p{Lu}": r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪĮİĶĻŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽ]",
    r"\p{Ll}": r"[a-zß-öø-ÿāăąćčďđēęěğģīįıķļłńņňōőœŕřśşšţťūůűųźżž]",
    r"\p{N}": r"\d",
    r"\p{Nd}": r"\d",
    r"\i": r"[A-Za-z_:]",
    r"\c": r"[\w.\-:]",
}
_NESTED = re.compile(r"\((?:[^()\\]|\\.)*[+*}](?:[^()\\]|\\.)*\)(?:[+*]|\{\d+,)")
_ALTERNATION = re.compile(r"\((?:[^()\\]|\\.)*\|(?:[^()\\]|\\.)*\)(?:[+*]|\{\d+,)")
_DEEP = re.compile(r"\)\??[^()]*\)(?:[+*]|\{\d+,)")
_QUANTIFIER = re.compile(r"(?<!\\)(?:[+*]|\{\d+,\d*\})")


def translate_pattern(pattern: str) -> str:
    """The same pattern in Python's syntax; only character categories are written differently."""
    for theirs, ours in _CLASSES.items():
        pattern = pattern.replace("[" + theirs + "]", ours).replace(theirs, ours)
    return pattern


@lru_cache(maxsize=512)
def compiled(pattern: str) -> tuple[re.Pattern[str], int] | None:
    """The pattern and the longest text it may be tried on; None when it cannot be read or is too long."""
    if len(pattern) > MAX_PATTERN:
        return None
    try:
        made = re.compile(translate_pattern(pattern))
    except (re.error, OverflowError, RecursionError):
        return None
    bare = re.sub(r"\[\^?\]?(?:[^\]\\]|\\.)*\]", "x", pattern)
    risky = _NESTED.search(bare) or _ALTERNATION.search(bare) or _DEEP.search(bare)
    many = len(_QUANTIFIER.findall(bare)) > 6
    return made, MAX_TEXT_NESTED if risky else 200 if many else MAX_TEXT


def matches(text: str, pattern: str) -> bool:
    """True if the whole of `text` matches (as ODK Collect; `^` and `$` may stand but are not needed)."""
    made = compiled(pattern)
    if made is None or len(text) > made[1]:
        return False
    return made[0].fullmatch(text) is not None
