"""regex(): what it matches, and that nothing makes it hang."""

from __future__ import annotations

import time

import pytest

from db.forms.xpath.functions.patterns import compiled, longest_text, matches


@pytest.mark.parametrize(
    ("text", "pattern", "expected"),
    [
        ("61-03-0012", "^[0-8][0-9]-[0-9]{2}-[0-9]{4}$", True),
        ("61-03-0012 ", "^[0-8][0-9]-[0-9]{2}-[0-9]{4}$", False),
        ("61-03-0012\n", "^[0-8][0-9]-[0-9]{2}-[0-9]{4}$", False),
        ("Işıklı", r"\p{L}+", True),
        ("Işıklı Yarınlar", r"[\p{L} ]+", True),
        ("İĞDE", r"\p{Lu}+", True),
        ("iğde", r"\p{Lu}+", False),
        ("٣", r"\d", False),
        ("elif@ornek.org.tr", r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}", True),
        ("a[b", r"[a-z\[]+", True),
        ("a[b", "[a-z[]+", True),
        ("x", "[", False),
        ("b", "[a-z-[aeiou]]", False),
    ],
)
def test_matching(text: str, pattern: str, expected: bool):
    assert matches(text, pattern) is expected


@pytest.mark.parametrize("pattern", ["[", "(", "[a-z-[aeiou]]", r"\p{Thai}", "a" * 2001, "(?<=a+)b"])
def test_what_cannot_be_run_is_known_before_it_is(pattern: str):
    assert compiled(pattern) is None


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+b",
        "(a|a)*b",
        "((a+)b?)+c",
        "(a+){20}b",
        "(?:a*)*b",
        "a*a*a*a*a*a*a*b",
        ".*.*.*.*b",
        "(a|aa)+$b",
        "((a*)*)*b",
    ],
)
def test_no_pattern_hangs(pattern: str):
    for length in (10, 20, 24, 100, 464, 2000, 10_000):
        started = time.thread_time()
        assert not matches("a" * length, pattern)
        assert time.thread_time() - started < 6


def test_an_ordinary_pattern_takes_long_texts():
    assert longest_text(r"[A-Z]+ \d{4}") == 10_000
    assert matches("a" * 9_000, ".*")
