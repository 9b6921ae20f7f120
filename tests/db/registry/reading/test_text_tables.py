"""Text tables in the encodings and separators that offices have."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.registry.reading import UnreadableBook, open_book

TEXT = "Ad;İl;Kuruluş\r\nÇağdaş Yaşam Derneği;Eskişehir;Örnek\r\nGüneş Vakfı;Iğdır;Şube, 2\r\n"
ROWS = [
    (1, ["Ad", "İl", "Kuruluş"]),
    (2, ["Çağdaş Yaşam Derneği", "Eskişehir", "Örnek"]),
    (3, ["Güneş Vakfı", "Iğdır", "Şube, 2"]),
]


def read(path: Path, content: bytes) -> tuple[Any, list[tuple[int, list[Any]]]]:
    path.write_bytes(content)
    with open_book(path) as book:
        return book, list(book.rows())


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1254", "cp1254"),
        ("iso8859-9", "cp1254"),  # the same bytes for every letter
        ("cp857", "cp857"),
    ],
)
def test_turkish_letters_survive_every_common_encoding(tmp_path: Path, encoding: str, told: str) -> None:
    book, rows = read(tmp_path / "liste.csv", TEXT.encode(encoding))
    assert (book.kind, book.encoding, book.separator) == ("csv", told, ";")
    assert rows == ROWS


def test_a_cyrillic_list_is_not_taken_for_turkish(tmp_path: Path) -> None:
    text = "Имя;Город\n" + "Общество дружбы народов;Москва\nФонд развития культуры;Казань\n" * 20
    _, rows = read(tmp_path / "a.csv", text.encode("cp1251"))
    assert rows[1][1] == ["Общество дружбы народов", "Москва"]


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_the_separator_is_found_and_quoted_ones_are_not_it(tmp_path: Path, separator: str) -> None:
    text = separator.join(["Ad", "Tutar", "Not"]) + "\n"
    text += "".join(separator.join([f"Dernek {n}", f'"1{separator}5"', '"a\nb"']) + "\n" for n in range(9))
    book, rows = read(tmp_path / "a.txt", text.encode())
    assert book.separator == separator
    assert rows[1] == (2, ["Dernek 0", f"1{separator}5", "a\nb"])
    assert rows[-1][0] == 10


def test_decimal_commas_are_not_separators(tmp_path: Path) -> None:
    book, rows = read(tmp_path / "a.csv", b"Ad;Tutar;Oran\nA;1,5;2,5\nB;3,5;4,5\n")
    assert book.separator == ";"
    assert rows[1] == (2, ["A", "1,5", "2,5"])


def test_excels_own_separator_line_is_obeyed_and_not_counted(tmp_path: Path) -> None:
    book, rows = read(tmp_path / "a.csv", b"sep=|\r\nAd;x|Tel\r\nA;1|2\r\n")
    assert book.separator == "|"
    assert rows == [(1, ["Ad;x", "Tel"]), (2, ["A;1", "2"])]


def test_blank_rows_are_left_out_but_counted(tmp_path: Path) -> None:
    _, rows = read(tmp_path / "a.csv", b"Ad;Tel\n\n;;\n \nA;007\n")
    assert rows == [(1, ["Ad", "Tel"]), (5, ["A", "007"])]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"  \r\n\r\n", ["empty"]),
        (b"Ad;Tel\nA;\0\nB;2\n" + b"x;y\n" * 9, ["line 2", "NUL"]),
        ("Ad;Tel\nŞule;1\n".encode() + "Gülşen;2\n".encode("cp1254"), ["line 3", "another encoding"]),
        (b"Ad;Tel\nA;" + b"x" * 1_000_001, ["line 2", "quotation mark"]),
        (b'Ad;Tel\nA;1\nB;"acik\nC;2\n', ["row 3", "quotation mark"]),
        ((";".join(["x"] * 1200) + "\n").encode(), ["row 1", "1000 columns"]),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, content: bytes, words: list[str]) -> None:
    with pytest.raises(UnreadableBook) as caught:
        read(tmp_path / "bozuk.csv", content)
    for word in ["bozuk.csv", *words]:
        assert word in str(caught.value)


def test_rows_beyond_those_of_a_spreadsheet_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableBook, match="row 1048577"):
        read(tmp_path / "a.csv", b"a;b\n" * 1_048_577)


CELLS = st.text("abcÇçĞğıİöŞşü XYZ09;,|\t\"'\n=+-@", max_size=12).map(lambda text: text.replace("\r", ""))


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    rows=st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=12),
    separator=st.sampled_from(";,\t|"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1254", "cp857"]),
)
def test_what_a_spreadsheet_writes_comes_back(
    tmp_path: Path, rows: list[tuple[str, str, str]], separator: str, encoding: str
) -> None:
    head = ("Kuruluş adı", "İlçe", "Görüşme tarihi ğüşıöç")
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, quoting=csv.QUOTE_ALL)
    writer.writerows([head, *rows])
    _, found = read(tmp_path / "a.csv", f"sep={separator}\r\n{out.getvalue()}".encode(encoding))
    expected = [(n, [cell if cell.strip() else None for cell in row]) for n, row in enumerate([head, *rows], 1)]
    assert found == [(n, row) for n, row in expected if any(row)]
