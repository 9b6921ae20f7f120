"""Workbooks made to fill the machine are refused with a sentence, measured in a process of its own."""

from __future__ import annotations

import io
import json
import struct
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import openpyxl
import pytest

from tests.db.registry.reading.xls_files import (
    number_cell,
    record,
    text_cell,
    workbook_stream,
    write_compound,
    write_xls,
)

ROOT = Path(__file__).parents[3]
SURVEY = "xl/worksheets/sheet1.xml"
HEAD = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    b'<row><c t="str"><v>type</v></c><c t="str"><v>name</v></c><c t="str"><v>label</v></c></row>'
)
TAIL = b"</sheetData></worksheet>"
ROW = b'<row><c t="str"><v>text</v></c><c t="str"><v>a</v></c><c t="str"><v>A</v></c></row>'
SHORT_ROW = b'<row><c t="str"><v>a</v></c></row>'
CELL, END = b'<row><c t="inlineStr"><is><t>', b"</t></is></c></row>"

READER = """
import json, re, sys, time
from pathlib import Path
from db.forms import FormError, load_form
def most_mb():
    # Not getrusage: what it says of a process begins with what its parent had.
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024
began = time.process_time()
try:
    load_form(Path(sys.argv[1]).read_bytes()).open()
    end = ""
except FormError as error:
    end = str(error)
print(json.dumps([end, most_mb(), time.process_time() - began]))
"""


def workbook(
    folder: Path, before: bytes, block: bytes, times: int, after: bytes = b"", said: int | None = None
) -> Path:
    """A survey of `block` so many times, without unpacking it here: a block that ends in a full flush can be repeated.
    `said`: the size that the ZIP gives for it."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    begin = deflate.compress(HEAD + before) + deflate.flush(zlib.Z_FULL_FLUSH)
    middle = deflate.compress(block) + deflate.flush(zlib.Z_FULL_FLUSH)
    end = deflate.compress(after + TAIL) + deflate.flush()
    size = len(HEAD + before) + len(block) * times + len(after + TAIL)
    checksum = zlib.crc32(HEAD + before)
    for _ in range(times if size < 200_000_000 else 0):  # of more nobody gets as far as the checksum
        checksum = zlib.crc32(block, checksum)
    plain = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.title = "survey"
    book.create_sheet("choices")
    book.save(plain)
    made = io.BytesIO()
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            if name != SURVEY:
                target.writestr(name, source.read(name))
        target.writestr(SURVEY, begin + middle * times + end)
        info = target.getinfo(SURVEY)
        info.compress_type, info.file_size = zipfile.ZIP_DEFLATED, size if said is None else said
        info.CRC = zlib.crc32(after + TAIL, checksum)
        at = info.header_offset
    data = bytearray(made.getvalue())
    struct.pack_into("<H", data, at + 8, zipfile.ZIP_DEFLATED)
    struct.pack_into("<III", data, at + 14, info.CRC, info.compress_size, min(info.file_size, 0xFFFFFFFF))
    path = folder / "hostile.xlsx"
    path.write_bytes(data)
    return path


def read(path: Path) -> tuple[str, int, float]:
    """The sentence, empty if the workbook was taken; the most memory in MB; seconds of processor time."""
    if not Path("/proc/self/status").exists():
        pytest.skip("memory is measured on Linux")
    done = subprocess.run(
        [sys.executable, "-c", READER, str(path)], capture_output=True, text=True, check=True, cwd=ROOT, timeout=120
    )
    end, memory, seconds = json.loads(done.stdout)
    return end, memory, seconds


SPACES = b" " * (1 << 20)
CASES = {
    "one cell of three gigabytes": ((CELL, SPACES, 3_000, END), "unpacks to more than 64 MB"),
    "one cell of fifty megabytes": ((CELL, SPACES, 50, END), "text in one cell"),
    "a million rows": ((b"", ROW * 1_000, 1_000), "unpacks to more than 64 MB"),
    "a million short rows": ((b"", SHORT_ROW * 1_000, 1_000), "more rows, cells or text"),
    "a hundred and fifty thousand rows": ((b"", SHORT_ROW * 1_000, 150), "survey has more than 20000 rows"),
}


@pytest.mark.parametrize("case", CASES)
def test_a_survey_that_fills_the_machine_is_refused_with_a_sentence(case: str, tmp_path: Path):
    parts, sentence = CASES[case]
    end, memory, seconds = read(workbook(tmp_path, *parts))
    assert sentence in end
    assert memory < 300
    assert seconds < 10


def test_of_a_part_no_more_is_read_than_its_zip_says(tmp_path: Path):
    end, memory, seconds = read(workbook(tmp_path, CELL, SPACES, 3_000, END, said=2_000))
    assert "is no workbook that can be read" in end
    assert memory < 300
    assert seconds < 10


def test_a_row_of_the_greatest_number_brings_no_rows_above_it(tmp_path: Path):
    wrong = b'<row r="2"><c r="A2" t="str"><v>textt</v></c><c r="B2" t="str"><v>a</v></c></row>'
    end, memory, seconds = read(workbook(tmp_path, wrong, b'<row r="1000000000"><c r="A1000000000"/></row>', 1))
    assert "Cell survey!A2 has the type “textt”" in end
    assert memory < 300
    assert seconds < 10


def test_a_workbook_of_ordinary_size_is_taken(tmp_path: Path):
    rows = b"".join(ROW.replace(b">a<", b">a%d<" % number) for number in range(200))
    assert read(workbook(tmp_path, rows, b"", 1))[0] == ""


def old(folder: Path, cells: bytes, **options: bytes) -> Path:
    heads = b"".join(text_cell(0, at, word) for at, word in enumerate(("type", "name", "label")))
    first = b"".join(text_cell(1, at, word) for at, word in enumerate(("text", "a", "A")))
    return write_xls(folder / "hostile.xls", {"survey": heads + first + cells}, **options)


def test_an_old_workbook_of_ordinary_size_is_taken(tmp_path: Path):
    assert read(old(tmp_path, text_cell(9, 40, "a word to one side")))[0] == ""


def test_the_farthest_cell_of_an_old_workbook_does_not_bring_all_others(tmp_path: Path):
    end, memory, seconds = read(old(tmp_path, number_cell(65_535, 255, 1)))
    assert "lies too far from the others" in end
    assert memory < 300
    assert seconds < 10


def test_sheets_of_an_old_workbook_that_share_their_cells_count_each(tmp_path: Path):
    cells = b"".join(number_cell(5, 3, number) for number in range(200_000))
    stream = bytearray(workbook_stream({f"s{number:02}": cells if not number else b"" for number in range(60)}))
    places = [at for at in range(len(stream) - 4) if stream[at : at + 2] == b"\x85\0" and at < 4_000]
    begin = stream[places[0] + 4 : places[0] + 8]
    for at in places:
        stream[at + 4 : at + 8] = begin
    end, memory, seconds = read(write_compound(tmp_path / "hostile.xls", {"Workbook": bytes(stream)}))
    assert "or there are too many" in end
    assert memory < 300
    assert seconds < 10


def test_one_long_text_in_thousands_of_old_cells_is_refused(tmp_path: Path):
    text = b"x" * 8_000
    shared = record(0xFC, struct.pack("<IIHB", 1, 1, len(text), 0) + text)
    cells = b"".join(record(0xFD, struct.pack("<HHHI", row, 2, 0, 0)) for row in range(2, 19_000))
    end, memory, seconds = read(old(tmp_path, cells, globals_=shared))
    assert "or there are too many" in end
    assert memory < 300
    assert seconds < 10


def test_an_old_survey_longer_than_is_taken_is_refused(tmp_path: Path):
    end, memory, seconds = read(old(tmp_path, b"".join(number_cell(row, 1, row) for row in range(2, 30_000))))
    assert "survey has more than 20000 rows" in end
    assert memory < 300
    assert seconds < 10


def test_a_workbook_of_hundreds_of_thousands_of_parts_is_refused_before_they_are_listed(tmp_path: Path):
    made = io.BytesIO()
    listed = bytearray()
    made.write(workbook(tmp_path, b"", b"", 1).read_bytes())
    end_of_parts = made.getvalue().rindex(b"PK\x05\x06")
    begin = struct.unpack_from("<I", made.getvalue(), end_of_parts + 16)[0]
    for number in range(400_000):
        name = b"%06x" % number
        listed += b"PK\x01\x02" + bytes(24) + struct.pack("<H", len(name)) + bytes(16) + name
    data = made.getvalue()[:begin] + listed
    data += b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 0xFFFF, 0xFFFF, len(listed), begin, 0)
    path = tmp_path / "hostile.xlsx"
    path.write_bytes(data)
    assert len(data) < 30_000_000
    end, memory, seconds = read(path)
    assert "put together of more than 5000 parts" in end
    assert memory < 300
    assert seconds < 10
