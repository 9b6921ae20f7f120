"""Each measured trap of Turkish text, and the shapes in which dates and numbers are written and read."""

from __future__ import annotations

import datetime as dt
import sqlite3
import time
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import text
from db.errors import InvalidInput

ALPHABET = "abcçdefgğhıijklmnoöpqrsştuüvwxyz"
TODAY = dt.date(2026, 11, 23)
NOW = dt.datetime(2026, 11, 23, 12, 0, tzinfo=dt.timezone(dt.timedelta(hours=3)))
turkish_words = st.text(alphabet=ALPHABET, max_size=8)


# Case: str.lower and str.upper are wrong for İ, I, ı and i.


def test_small_letters_are_one_code_point_each() -> None:
    assert text.lower_tr("İ") == "i"
    assert text.lower_tr("ISPARTA") == "ısparta"
    assert text.lower_tr("I\u0307zmir") == "izmir"


def test_capital_letters_keep_the_dot() -> None:
    assert text.upper_tr("diyarbakır") == "DİYARBAKIR"
    assert text.upper_tr("ısparta") == "ISPARTA"


def test_title_case_writes_turkish_names() -> None:
    assert text.title_tr("IĞDIR'IN İSMAİL ŞAHİN-ÇELİK") == "Iğdır'ın İsmail Şahin-Çelik"
    assert text.title_tr("MESLEKİ VE DAYANIŞMA DERNEKLERİ") == "Mesleki ve Dayanışma Dernekleri"
    assert text.title_tr("ve diğerleri") == "Ve Diğerleri"


@given(turkish_words)
def test_turkish_words_survive_capitals_and_back(word: str) -> None:
    assert text.lower_tr(text.upper_tr(word)) == word


# Search fold: SQLite's lower, LIKE and NOCASE know ASCII only.


@pytest.mark.parametrize("typed", ["ISPARTA", "ısparta", "Isparta", "İsparta", "isparta", "I\u0307sparta"])
def test_every_spelling_of_isparta_is_found(typed: str) -> None:
    assert text.fold(typed) == "isparta"


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("Şırnak", "sirnak"),
        ("ŞAHİN", "şahin"),
        ("Hakkâri", "hakkari"),
        ("Ankara’nın", "ankaranin"),
        ("Kon-Fed  Der", "kon–fed der"),
        (unicodedata.normalize("NFD", "Çağlayan Öğüt"), "caglayan ogut"),
        ("\u200bBursa\u00a0Derneği ", "bursa dernegi"),
    ],
)
def test_search_is_blind_to_letters_marks_and_spaces(stored: str, typed: str) -> None:
    assert text.fold(stored) == text.fold(typed)


@given(st.text())
def test_fold_is_idempotent_and_blind_to_composition(anything: str) -> None:
    folded = text.fold(anything)
    assert text.fold(folded) == folded
    assert text.fold(unicodedata.normalize("NFD", anything)) == text.fold(unicodedata.normalize("NFC", anything))


@given(st.text())
def test_fold_keep_has_a_character_for_each_of_the_text(anything: str) -> None:
    assert len(text.fold_keep(anything)) == len(unicodedata.normalize("NFC", anything))


def test_words_are_parted_at_punctuation() -> None:
    assert text.words("S.S. Çevre/Doğa (Ankara’nın)_Der.") == ["s", "s", "cevre", "doga", "ankaranin", "der"]


def test_hits_are_marked_in_the_text_as_it_is_written() -> None:
    name = "Ankara’nın Şırnak Derneği"
    assert [name[a:b] for a, b in text.find_hits(name, "sir ANKARANIN")] == ["Ankara’nın", "Şır"]
    assert text.find_hits(name, "") == []
    assert text.find_hits(name, "nak") == []


# Sort keys: 'çetin' must not stand after 'zeki'.


def test_sorting_follows_the_turkish_alphabet() -> None:
    names = [
        "zeki",
        "Çetin",
        "cz",
        "dede",
        "ilk",
        "Işık",
        "hz",
        "İzmir",
        "IRMAK",
        "şahin",
        "sz",
        "tz",
        "ağ",
        "ah",
        "agz",
    ]
    ordered = [
        "agz",
        "ağ",
        "ah",
        "cz",
        "Çetin",
        "dede",
        "hz",
        "IRMAK",
        "Işık",
        "ilk",
        "İzmir",
        "sz",
        "şahin",
        "tz",
        "zeki",
    ]
    assert sorted(names, key=text.sort_key) == ordered


def test_numbers_sort_by_value_and_before_letters() -> None:
    names = ["Dernek", "Dernek 10", "Dernek 2", "10. Yıl", "2. Yıl", "002", "3"]
    assert sorted(names, key=text.sort_key) == ["002", "2. Yıl", "3", "10. Yıl", "Dernek", "Dernek 2", "Dernek 10"]


def test_a_word_sorts_before_a_longer_word() -> None:
    assert sorted(["Akarsu", "Ak Dernek", "Ak"], key=text.sort_key) == ["Ak", "Ak Dernek", "Akarsu"]


@given(turkish_words, turkish_words)
def test_keys_of_words_order_as_their_letters_do(a: str, b: str) -> None:
    places_a, places_b = ([ALPHABET.index(letter) for letter in word] for word in (a, b))
    key_a, key_b = text.sort_key(a), text.sort_key(b)
    assert (key_a < key_b) == (places_a < places_b)
    assert (key_a == key_b) == (places_a == places_b)


@given(st.integers(0, 10**30), st.integers(0, 10**30))
def test_keys_of_numbers_order_as_the_numbers_do(a: int, b: int) -> None:
    assert (text.sort_key(str(a)) < text.sort_key(str(b))) == (a < b)


@given(st.lists(st.text(alphabet=ALPHABET + ALPHABET.upper() + "İ0123456789 .-", max_size=10), max_size=20))
def test_the_database_orders_keys_as_python_does(names: list[str]) -> None:
    keys = [text.sort_key(name) for name in names]
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE TABLE t (k TEXT)")
        connection.executemany("INSERT INTO t VALUES (?)", [(key,) for key in keys])
        stored = [row[0] for row in connection.execute("SELECT k FROM t ORDER BY k")]
    connection.close()
    assert stored == sorted(keys)


def test_a_hundred_thousand_names_take_a_moment() -> None:
    names = [f"Şırnak İli {i}. Kültür ve Dayanışma Derneği" for i in range(100_000)]
    begin = time.process_time()
    for name in names:
        text.fold(name)
        text.sort_key(name)
    assert time.process_time() - begin < 3


def test_the_nearest_name_is_suggested() -> None:
    provinces = ["Erzurum", "Eskişehir", "Gaziantep", "Şırnak"]
    assert text.nearest("Eskişehr", provinces) == "Eskişehir"
    assert text.nearest("sirnak", provinces) == "Şırnak"
    assert text.nearest("ANTEP", provinces) == "Gaziantep"
    assert text.nearest("London", provinces) is None
    assert text.nearest("", provinces) is None


@pytest.mark.parametrize(
    ("word", "case", "written"),
    [
        ("117", "accusative", "117’yi"),
        ("2026", "locative", "2026’da"),
        ("21.11.2026", "locative", "21.11.2026’da"),
        ("40", "ablative", "40’tan"),
        ("3.000", "dative", "3.000’e"),
        ("100", "genitive", "100’ün"),
        ("Sinop", "locative", "Sinop’ta"),
        ("Ankara", "genitive", "Ankara’nın"),
        ("Muş", "dative", "Muş’a"),
    ],
)
def test_endings_follow_what_is_spoken(word: str, case: text.Case, written: str) -> None:
    assert text.with_suffix(word, case) == written


# Dates and numbers as Turks write them.


def test_days_are_written_as_turks_write_them() -> None:
    assert text.format_date(TODAY) == "23.11.2026"
    assert text.format_day_long(TODAY) == "23 Kasım 2026, Pazartesi"
    assert text.format_month(TODAY) == "Kasım 2026"
    assert text.format_date_range(dt.date(2026, 11, 24), dt.date(2026, 11, 27)) == "24–27.11.2026"
    assert text.format_date_range(dt.date(2026, 11, 30), dt.date(2026, 12, 2)) == "30.11.–02.12.2026"
    assert text.format_date_range(dt.date(2026, 12, 30), dt.date(2027, 1, 2)) == "30.12.2026–02.01.2027"
    assert text.format_date_range(TODAY, TODAY) == "23.11.2026"


def test_days_in_english() -> None:
    assert text.format_date(TODAY, "en") == "23 Nov 2026"
    assert text.format_day_long(TODAY, "en") == "Monday, 23 November 2026"
    assert text.format_date_range(dt.date(2026, 11, 24), dt.date(2026, 11, 27), "en") == "24–27 Nov 2026"
    assert text.relative_day(dt.date(2026, 11, 26), TODAY, "en") == "Thu 26 Nov"
    assert text.relative_day(dt.date(2026, 11, 20), TODAY, "en") == "3 days ago"


@pytest.mark.parametrize(
    ("utc", "written"),
    [
        ("2026-11-23T07:42+00:00", "10:42"),
        ("2026-11-22T13:05+00:00", "Dün 16:05"),
        ("2026-11-22T22:30+00:00", "01:30"),
        ("2026-11-24T06:00+00:00", "Yarın 09:00"),
        ("2026-11-20T13:40+00:00", "20.11. 16:40"),
        ("2025-11-20T13:40+00:00", "20.11.2025"),
    ],
)
def test_moments_in_lists_are_short_and_local(utc: str, written: str) -> None:
    assert text.format_when(dt.datetime.fromisoformat(utc), NOW) == written


@pytest.mark.parametrize(
    ("day", "written"),
    [
        ("2026-11-23", "Bugün"),
        ("2026-11-24", "Yarın"),
        ("2026-11-22", "Dün"),
        ("2026-11-20", "3 gün geçti"),
        ("2026-11-26", "Per 26.11."),
        ("2027-01-05", "05.01.2027"),
    ],
)
def test_due_days_say_how_near_they_are(day: str, written: str) -> None:
    assert text.relative_day(dt.date.fromisoformat(day), TODAY) == written


def test_numbers_are_written_as_turks_write_them() -> None:
    assert text.format_number(1904) == "1.904"
    assert text.format_decimal(42.5) == "42,5"
    assert text.format_decimal(0.25, 1) == "0,3"
    assert text.format_decimal(-0.01, 1) == "0,0"
    assert text.format_decimal(float("nan")) == "–"
    assert len(text.format_decimal(1e300, 1)) == 301 + 100 + 2
    assert text.format_percent(42.5) == "%42,5"
    assert text.format_percent(80.0) == "%80"
    assert text.format_money(Decimal("2633500.50")) == "2.633.500,50 €"
    assert text.format_money(1904, "TL", 0) == "1.904 TL"


def test_numbers_in_english() -> None:
    assert text.format_number(1904, "en") == "1,904"
    assert text.format_percent(42.5, language="en") == "42.5%"
    assert text.format_money(-1904.5, language="en") == "-€1,904.50"


@pytest.mark.parametrize(
    ("size", "written"),
    [(0, "0 B"), (512, "512 B"), (38_000, "38 kB"), (999_600, "1 MB"), (2_100_000, "2,1 MB"), (40_000_000, "40 MB")],
)
def test_sizes_are_short(size: int, written: str) -> None:
    assert text.format_size(size) == written


@pytest.mark.parametrize(
    "typed", ["+90 312 422 50 00", "03124225000", "312 422 50 00", "(0312) 422-50-00", "00903124225000", "903124225000"]
)
def test_every_spelling_of_a_telephone_is_one_number(typed: str) -> None:
    assert text.phone_number(typed) == "+903124225000"
    assert text.format_phone(typed) == "0 (312) 422 50 00"


@pytest.mark.parametrize("typed", ["+49 30 901820", "dahili 12", "312 422 50 00 / 14", "422 50 00", ""])
def test_what_is_no_turkish_number_stays_as_it_is(typed: str) -> None:
    assert text.phone_number(typed) is None
    assert text.format_phone(f" {typed} ") == typed


def test_short_service_numbers_keep_their_rhythm() -> None:
    assert text.format_phone("4440444") == "444 0 444"


# Reading.


@pytest.mark.parametrize(
    "typed",
    [
        "23.11.2026", "23/11/2026", "23-11-2026", "23 11 2026", "2026-11-23", "23.11.26", "23.11", "23112026",
        "23 Kasım 2026", "23 KASIM 2026, Pazartesi", "23 kas", "Monday, 23 November 2026", "bugün", "BUGÜN", "today",
        " 23 . 11 . 2026 ", "2026-11-23 00:00:00", "2026-11-23T08:15:00+03:00", "23.11.2026 10:42",
        unicodedata.normalize("NFD", "23 Kasım 2026, bugün")[:13],
    ],
)  # fmt: skip
def test_a_date_is_read_however_it_is_typed(typed: str) -> None:
    assert text.parse_date(typed, today=TODAY) == TODAY


def test_days_are_read_from_today() -> None:
    assert text.parse_date("yarın", today=TODAY) == dt.date(2026, 11, 24)
    assert text.parse_date("DÜN", today=TODAY) == dt.date(2026, 11, 22)
    assert text.parse_date("+3", today=TODAY) == dt.date(2026, 11, 26)
    assert text.parse_date("-7", today=TODAY) == dt.date(2026, 11, 16)
    assert text.parse_date("01.02.85", today=TODAY) == dt.date(1985, 2, 1)


def test_a_day_that_does_not_exist_is_named() -> None:
    with pytest.raises(InvalidInput) as caught:
        text.parse_date("31.02.2026", today=TODAY, field="due_on")
    assert caught.value.field == "due_on"
    assert "{when} {day}. gün yok.".format(**caught.value.details) == "Şubat 2026’da 31. gün yok."
    with pytest.raises(InvalidInput, match="no day 31 in February 2026"):
        text.parse_date("31.02.2026", today=TODAY, language="en")


@pytest.mark.parametrize(
    "typed", ["", "  ", "Kasım", "11/23/2026", "0.5.2026", "23.11.0026", "12.", "yarin mi", "1.2.3.4", "5 xyz 2026"]
)
def test_what_is_no_date_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        text.parse_date(typed, today=TODAY)
    assert str(caught.value).endswith(".")


@given(st.text(max_size=24))
def test_no_text_breaks_the_readers(anything: str) -> None:
    for read in (lambda: text.parse_date(anything, today=TODAY), lambda: text.parse_number(anything)):
        try:
            read()
        except InvalidInput as refused:
            assert str(refused)


@given(st.dates(dt.date(1950, 1, 1), dt.date(2199, 12, 31)), st.sampled_from(["tr", "en"]))
def test_a_written_date_is_read_back(day: dt.date, language: str) -> None:
    assert text.parse_date(text.format_date(day, language), today=TODAY) == day
    assert text.parse_date(text.format_day_long(day, language), today=TODAY) == day


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1.904", "1904"),
        ("42,5", "42.5"),
        ("2.633.500,50 €", "2633500.50"),
        ("%42,5", "42.5"),
        ("1904.5", "1904.5"),
        ("1,904.50", "1904.50"),
        ("−3,5", "-3.5"),
        ("12 500 TL", "12500"),
    ],
)
def test_a_number_is_read_as_turks_write_it(typed: str, number: str) -> None:
    assert text.parse_number(typed) == Decimal(number)


@pytest.mark.parametrize("typed", ["", "abc", "1.90.4", "1e5", "NaN", "--3", "%", "٣"])
def test_what_is_no_number_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        text.parse_number(typed, field="amount")
    assert caught.value.field == "amount"


@given(st.decimals(-(10**12), 10**12, places=2, allow_nan=False), st.sampled_from(["tr", "en"]))
def test_a_written_number_is_read_back(value: Decimal, language: str) -> None:
    assert text.parse_number(text.format_decimal(value, 2, language), language=language) == value


@given(st.text())
def test_names_looked_at_word_by_word_are_as_looked_at_whole(name: str) -> None:
    assert text.name_words(name) == text.words(name)
    assert text.sort_key(f"{name} {name}").split() == 2 * text.sort_key(name).split()
