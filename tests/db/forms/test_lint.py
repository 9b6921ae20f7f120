"""What an author reads whose workbook cannot be used: which cell, and what to write there."""

from __future__ import annotations

import io
import re
from pathlib import Path

import openpyxl
import pytest

from db.forms import CycleError, FormError, WorkbookError, load_form
from db.forms.lint import lint

HEAD = ["type", "name", "label", "relevant", "constraint", "calculation"]
CHOICES = [["list_name", "name", "label"], ["evet_hayir", "1", "Evet"], ["evet_hayir", "0", "Hayır"]]


def workbook(*rows: list[str], choices: list[list[str]] = CHOICES, head: list[str] = HEAD) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "survey"
    for row in (head, *rows):
        sheet.append(row)
    other = book.create_sheet("choices")
    for row in choices:
        other.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


MISTAKES = {
    "type": (
        workbook(["integr", "yas", "Yaş"]),
        "Cell survey!A2 has the type “integr”, which does not exist. Write integer or another type.",
    ),
    "list": (
        workbook(["select_one evet_hayr", "onay", "Onay"]),
        (
            "Cell survey!A2 asks for the list “evet_hayr”, which the sheet choices does not have. "
            "Write evet_hayir, or add the list to the sheet choices."
        ),
    ),
    "no list": (
        workbook(["select_one", "onay", "Onay"]),
        (
            "Cell survey!A2 names no list of choices. Write the name of a list of the sheet choices after the type, "
            "for example “select_one evet_hayir”."
        ),
    ),
    "double": (
        workbook(["text", "ad", "Ad"], ["text", "ad", "Soyad"]),
        "The name “ad” in cell survey!B3 stands in cell survey!B2, too. Give one of the two questions another name.",
    ),
    "no name": (
        workbook(["text", "ad", "Ad"], ["text", "", "Soyad"]),
        (
            "Row 3 of the sheet survey has a type but no name. "
            "Write a name into cell survey!B3: letters, digits and _, no blanks."
        ),
    ),
    "bad name": (
        workbook(["text", "ad soyad", "Ad"]),
        (
            "The name “ad soyad” in cell survey!B2 cannot be used. "
            "Write letters, digits, _ or - without blanks, a letter first."
        ),
    ),
    "reference": (
        workbook(["integer", "yas", "Yaş"], ["text", "okul", "Okul", "${yass} > 18"]),
        "Cell survey!D3 refers to ${yass}, but no question has this name. Write ${yas}.",
    ),
    "reference in a label": (
        workbook(["text", "ad", "Ad"], ["note", "selam", "Merhaba ${adi}"]),
        "Cell survey!C3 refers to ${adi}, but no question has this name. Write ${ad}.",
    ),
    "open group": (
        workbook(["begin_group", "g", "Bölüm"], ["text", "ad", "Ad"]),
        "What begins in cell survey!A2 never ends. Add a row of the type “end_group” below its questions.",
    ),
    "end without begin": (
        workbook(["text", "ad", "Ad"], ["end_group", "", ""]),
        "Cell survey!A3 ends a group that has not begun. Delete the row, or add a row of the type “begin_group” above.",
    ),
    "crossed groups": (
        workbook(["begin_repeat", "r", "Kişi"], ["text", "ad", "Ad"], ["end_group", "", ""]),
        "Cell survey!A4 does not end what begins in cell survey!A2. Write “end_repeat” into cell survey!A4.",
    ),
    "expression": (
        workbook(["integer", "yas", "Yaş"], ["text", "okul", "Okul", "(${yas} > 18"]),
        (
            "The expression in cell survey!D3 ends too early. "
            "Write what is missing there: a bracket, a quotation mark or a value."
        ),
    ),
    "operators": (
        workbook(["integer", "yas", "Yaş"], ["text", "okul", "Okul", "${yas} => 18"]),
        (
            "The expression in cell survey!D3 cannot be read from “> 18” on. "
            "Look there for a bracket, a quotation mark or an operator that is missing or too many."
        ),
    ),
    "function": (
        workbook(["text", "okul", "Okul", "", "", ""], ["calculate", "n", "", "", "", "string-lenght(${okul})"]),
        "Cell survey!F3 uses the function string-lenght(), which does not exist. Write string-length().",
    ),
    "pattern": (
        workbook(["text", "tel", "Telefon", "", "regex(., '[0-9')"]),
        "The expression in cell survey!E2 cannot be used: the pattern [0-9 cannot be read. Correct it there.",
    ),
    "choice without name": (
        workbook(["select_one evet_hayir", "a", "A"], choices=[*CHOICES, ["evet_hayir", "", "Belki"]]),
        "Row 4 of the sheet choices has no name. Write into cell choices!B4 what is stored when this choice is taken.",
    ),
    "double choice": (
        workbook(["select_one evet_hayir", "a", "A"], choices=[*CHOICES, ["evet_hayir", "1", "Belki"]]),
        "The choice “1” in cell choices!B4 stands in cell choices!B2, too. Give one of the two choices another name.",
    ),
    "empty calculation": (
        workbook(["calculate", "a", ""]),
        "Row 2 of the sheet survey is a calculation without an expression. Write one into cell survey!F2.",
    ),
    "no column": (
        workbook(["ad", "Ad"], head=["name", "label"]),
        "The sheet survey has no column “type”. Write this heading into its first row.",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_ends_in_a_sentence_that_names_its_cell_and_its_remedy(mistake: str):
    data, sentence = MISTAKES[mistake]
    with pytest.raises(FormError) as refused:
        load_form(data)
    assert str(refused.value) == sentence


def test_ten_mistakes_of_one_workbook_are_all_told_at_once():
    data = workbook(
        ["integr", "yas", "Yaş"],
        ["select_one yok", "onay", "Onay"],
        ["text", "ad", "Ad"],
        ["text", "ad", "Soyad"],
        ["text", "", "Adres"],
        ["note", "n", "Merhaba ${adres}"],
        ["begin_group", "g", "Bölüm"],
        ["text", "okul", "Okul", "${ad} ="],
        ["calculate", "c", "", "", "", "topla(${ad})"],
        choices=[*CHOICES, ["evet_hayir", "", "Belki"]],
    )
    with pytest.raises(WorkbookError) as refused:
        load_form(data)
    sentences = [str(fault) for fault in refused.value.faults]
    cells = ["B5", "A8", "A2", "A3", "B6", "C7", "D9", "F10", "choices!B4"]
    assert len(sentences) == len(cells)
    assert all(cell in sentence for cell, sentence in zip(cells, sentences, strict=True)), sentences


def test_a_circle_of_calculations_names_the_cells_that_it_goes_through():
    data = workbook(["calculate", "a", "", "", "", "${b} + 1"], ["calculate", "b", "", "", "", "${a} + 1"])
    with pytest.raises(CycleError, match=r"survey!.2 a.*survey!.3 b"):
        load_form(data)


@pytest.mark.parametrize("name", ["perception", "training_needs", "knowledge_test"])
def test_a_sound_workbook_has_no_faults(name: str):
    from db.forms.catalogue import shipped_workbook

    assert [str(fault) for fault in lint(shipped_workbook(name))] == []


def test_what_is_no_workbook_is_left_to_others():
    assert lint(b"PK no workbook") == []


# ---- ten authors, ten mistakes: each reads sheet, row, cell and remedy, in Turkish too
TEN = ["type", "list", "double", "no name", "bad name", "reference", "open group", "expression", "function", "pattern"]


@pytest.fixture(scope="module")
def turkish(qapp):
    """The sentence of an error as the program shows it to a Turkish author."""
    from PySide6.QtCore import QTranslator

    from desktop import errors
    from installer.places import COMPILED_TURKISH
    from installer.translations import compile_turkish

    compile_turkish()
    translator = QTranslator()
    assert translator.load(str(COMPILED_TURKISH))
    qapp.installTranslator(translator)
    yield errors.sentence
    qapp.removeTranslator(translator)


@pytest.mark.parametrize("mistake", TEN)
def test_ten_mistakes_are_told_in_turkish_with_their_cell(mistake: str, turkish):
    with pytest.raises(FormError) as refused:
        load_form(MISTAKES[mistake][0])
    sentence = turkish(refused.value)
    assert sentence != str(refused.value)
    assert re.search(r"\b(survey|choices)![A-Z]+\d+", sentence), sentence
    english = {"the", "is", "cannot", "write", "read", "does", "not", "this", "has", "and", "give"}
    assert not english & set(re.findall(r"[a-z]+", re.sub(r"“[^”]*”", "", sentence))), sentence


def test_the_reason_inside_a_sentence_is_turkish_too(turkish):
    with pytest.raises(FormError) as refused:
        load_form(MISTAKES["pattern"][0])
    assert "okunamıyor" in turkish(refused.value)


def old_workbook(tmp_path: Path, *rows: list[str]) -> bytes:
    """The same as .xls."""
    from tests.db.registry.reading.xls_files import number_cell, text_cell, write_xls

    def cells(table: list[list[str]]) -> bytes:
        return b"".join(
            number_cell(row, column, float(text)) if text.isdigit() else text_cell(row, column, text)
            for row, line in enumerate(table)
            for column, text in enumerate(line)
            if text
        )

    path = tmp_path / "anket.xls"
    write_xls(path, {"survey": cells([HEAD, *rows]), "choices": cells(CHOICES)})
    return path.read_bytes()


def test_an_old_workbook_opens(tmp_path: Path):
    data = old_workbook(tmp_path, ["select_one evet_hayir", "onay", "Onay"], ["integer", "yas", "Yaş", "${onay} = 1"])
    form = load_form(data).open()
    form.answer("/data/onay", "1")
    assert form.node("/data/yas").relevant


def test_an_old_workbook_is_told_about_cell_by_cell(tmp_path: Path):
    data = old_workbook(tmp_path, ["integr", "yas", "Yaş"], ["text", "okul", "Okul", "${yass} > 18"])
    with pytest.raises(WorkbookError) as refused:
        load_form(data)
    assert [str(fault) for fault in refused.value.faults] == [
        "Cell survey!A2 has the type “integr”, which does not exist. Write integer or another type.",
        "Cell survey!D3 refers to ${yass}, but no question has this name. Write ${yas}.",
    ]
