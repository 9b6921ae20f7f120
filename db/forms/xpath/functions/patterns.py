"""regex(): XML-Schema / Java style patterns run by Python's `re`, bounded.

What is bounded: a pattern of more than 2,000 characters is refused; a text of more than 10,000 characters does not
match. A pattern with several repetitions in a row can take (length of the text) ** (their number) steps, so the text
may be the shorter the more there are: 10,000 characters up to two, 464 for three, 100 for four, at least 24. A pattern
that repeats a group which itself repeats or chooses (`(a+)+`, `(a|a)*`) can take exponential time and is only tried on
texts of up to 20 characters, 10 where repetitions stand three deep or more. So no answer can hang the program.

As in Java, `\\d`, `\\w` and `\\s` mean ASCII; `\\p{L}`, `\\p{Lu}`, `\\p{Ll}` and `\\p{N}` mean letters and digits of
all scripts that the program's fonts have. What Python cannot read (class subtraction, look-behind of varying length) is
refused when the form is loaded.
"""

from __future__ import annotations

import re
import warnings
from functools import lru_cache

MAX_PATTERN = 2_000
MAX_TEXT = 10_000
LEAST_TEXT = 24
MAX_TEXT_NESTED = 20
MAX_TEXT_DEEP = 10
MAX_STEPS = 1e8

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĲĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽΑ-ΫЀ-Я"
_LOWER = "a-zß-öø-ÿāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįıĳĵķĸĺļľŀłńņňŉŋōŏőœŕŗřśŝşšţťŧũūŭůűųŵŷźżžſα-ώа-џ"
_CATEGORIES = {
    "L": "A-Za-zªµºÀ-ÖØ-öø-ˁͰ-ͽͿ-ҁҊ-ԯԱ-Ֆա-ևא-תؠ-يٮ-ۓऄ-हঅ-হ一-鿿ぁ-ゖァ-ヺ가-힣",
    "Lu": _UPPER,
    "Ll": _LOWER,
    "N": "0-9٠-٩۰-۹०-९",
    "Nd": "0-9٠-٩۰-۹०-९",
    "P": r"!-#%-*,-/:;?@\[-\]_{}¡§«¶·»¿‐-‧‰-⁞",
    "i": "A-Za-z_:",
    "c": "A-Za-z0-9_:.·-",
}
_TOKEN = re.compile(r"\\p\{(\w+)\}|\\([ic])(?![\w{])|\\.|\[|\]|.", re.DOTALL)
_REPEATED = r"(?:[+*]|\{\d+(?:,\d*)?\})"
_NESTED = re.compile(r"\((?:[^()\\]|\\.)*(?:[+*}]|\|)(?:[^()\\]|\\.)*\)" + _REPEATED)
_DEEP = re.compile(r"\)" + _REPEATED + r"?\??[^()]*\)" + _REPEATED)
_QUANTIFIER = re.compile(r"(?<!\\)(?:[+*]|\{\d+,\d*\})")
_CLASS = re.compile(r"\[\^?\]?(?:[^\]\\]|\\.)*\]")


def translate_pattern(pattern: str) -> str | None:
    """The same pattern in Python's syntax; None for what it has no words for."""
    made: list[str] = []
    inside = False
    for match in _TOKEN.finditer(pattern):
        token, category = match[0], match[1] or match[2]
        if category is not None:
            letters = _CATEGORIES.get(category)
            if letters is None:
                return None
            made.append(letters if inside else f"[{letters}]")
            continue
        if token == "[" and inside:
            if made[-1] == "-":
                return None  # class subtraction
            token = r"\["
        elif token == "[":
            inside = True
        elif token == "]":
            inside = False
        made.append(token)
    return "".join(made)


@lru_cache(maxsize=512)
def compiled(pattern: str) -> tuple[re.Pattern[str], int] | None:
    """The pattern and the longest text it may be tried on; None when it cannot be read or is too long."""
    translated = translate_pattern(pattern) if len(pattern) <= MAX_PATTERN else None
    if translated is None:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Python's doubts about its own future syntax
            made = re.compile(translated, re.ASCII)
    except (re.error, OverflowError, RecursionError):
        return None
    return made, longest_text(pattern)


def longest_text(pattern: str) -> int:
    bare = _CLASS.sub("x", re.sub(r"\\[()\[\]|+*{}]", "x", pattern))
    repetitions = len(_QUANTIFIER.findall(bare))
    if _NESTED.search(bare) or _DEEP.search(bare):
        return MAX_TEXT_NESTED if repetitions < 3 else MAX_TEXT_DEEP
    return max(LEAST_TEXT, min(MAX_TEXT, int(MAX_STEPS ** (1 / max(1, repetitions)))))


def matches(text: str, pattern: str) -> bool:
    """True if the whole of `text` matches (as ODK Collect; `^` and `$` may stand but are not needed)."""
    made = compiled(pattern)
    if made is None or len(text) > made[1]:
        return False
    return made[0].fullmatch(text) is not None
