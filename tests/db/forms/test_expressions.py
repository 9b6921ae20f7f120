"""XPath as the questionnaires write it."""

from __future__ import annotations

import math

import pytest

from db.forms import ExpressionError
from db.forms.xpath import Context, Scope, compile_expression, parse, to_boolean, to_number, to_string
from db.forms.xpath.documents import build_document, parse_xml

DOCUMENT = (
    b"<data><il>61</il><yas>34</yas><secim>1 3 98</secim><bos/><satir><n>2</n></satir><satir><n>5</n></satir></data>"
)


def value(expression: str):
    scope = Scope(build_document(parse_xml(DOCUMENT)))
    return compile_expression(parse(expression), scope, expression).run(Context(scope.root))


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("/data/il = '61'", True),
        ("/data/yas >= 18 and /data/yas < 65", True),
        ("not(selected(/data/secim, '98') and count-selected(/data/secim) > 1)", False),
        ("count-selected(/data/secim) <= 3", True),
        ("regex('61-03-0012', '^[0-8][0-9]-[0-9]{2}-[0-9]{4}$')", True),
        ("regex('91-03-0012', '^[0-8][0-9]-[0-9]{2}-[0-9]{4}$')", False),
        ("regex('1234', '[0-9]{3}')", False),
        ("6.1 - 7.8 = -1.7", True),
        ("/data/bos = ''", True),
        ("true() or missing()", True),
    ],
)
def test_conditions(expression: str, expected: bool):
    assert to_boolean(value(expression)) is expected


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("10 * (number(/data/il = '61') + number(/data/yas = 'x'))", 10),
        ("sum(/data/satir/n)", 7),
        ("count(/data/satir)", 2),
        ("max(/data/satir/n)", 5),
        ("/data/satir[2]/n + 1", 6),
        ("sum(/data/satir[n > 2]/n)", 5),
        ("1 - 2 - 3", -4),
        ("7 mod 3 * 2", 2),
        ("round(14.6)", 15),
        ("int('2.9')", 2),
        ("string-length('İğneada')", 7),
        ("- - 3", 3),
        ("1 div 0", math.inf),
    ],
)
def test_numbers(expression: str, expected: float):
    assert to_number(value(expression)) == expected


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("if(/data/yas > 30, 'büyük', 'küçük')", "büyük"),
        ("coalesce(/data/bos, 'yok')", "yok"),
        ("join(', ', /data/satir/n)", "2, 5"),
        ("selected-at(/data/secim, 1)", "3"),
        ("concat('a', 1.50, true())", "a1.5true"),
        ("substr('hello', 1, -1)", "ell"),
        ("translate('hello', 'l', 'L')", "heLLo"),
        ("normalize-space('  a   b ')", "a b"),
        ("format-date('2026-11-03', '%e.%n.%Y')", "3.11.2026"),
        ("string(1230000000000000000000)", "1230000000000000000000"),
        ("digest('some text', 'MD5', 'hex')", "552e21cd4cd9918678e3c1a0df491bc3"),
    ],
)
def test_texts(expression: str, expected: str):
    assert to_string(value(expression)) == expected


@pytest.mark.parametrize("expression", ["1 +", "/data/[1]", "a b", "'open", "{x}", "f(", "1 = = 1", "foo::bar", ""])
def test_a_broken_expression_is_refused_with_its_position(expression: str):
    with pytest.raises(ExpressionError) as caught:
        parse(expression)
    assert "character" in str(caught.value)
    assert "workbook" in str(caught.value)


@pytest.mark.parametrize(
    "expression", ["(" * 5000 + "1" + ")" * 5000, "-" * 300_000 + "1", "not(" * 400 + "1" + ")" * 400]
)
def test_hostile_expressions_end_in_an_error_of_ours(expression: str):
    with pytest.raises(ExpressionError):
        parse(expression)


def test_a_sum_of_a_thousand_terms_is_no_deep_tree():
    assert value(" + ".join(["1"] * 3000)) == 3000


def test_a_pattern_of_exponential_time_does_not_hang():
    assert value(f"regex('{'a' * 1999}!', '(a+)+b')") is False
    assert value(f"regex('{'a' * 1999}!', '(a|a)*b')") is False
    assert value(f"regex('{'a' * 10_001}', 'a*')") is False
    assert value("regex('aaab', '(a+)+b')") is True
