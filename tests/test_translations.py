"""Turkish is complete and fits its English, and what is compiled from it loads."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QTranslator

from installer import translations
from installer.places import TRANSLATIONS, capture, venv_tool

FILES = sorted(TRANSLATIONS.glob("*_tr.ts"))
PLACE = re.compile(r"\{\{|\{[^{}]*\}|%L?n|%L?\d+")  # {{ is a brace that is shown
ESCAPED = re.compile(r"\{\{.*?\}\}")


def finished_pairs(file: Path) -> list[tuple[str, str, str]]:
    """(context, source with its disambiguation, Turkish); each plural form is a pair of its own."""
    pairs = []
    for context in ElementTree.parse(file).iter("context"):
        for message in context.iter("message"):
            source = "\0".join([message.findtext("source") or "", message.findtext("comment") or ""])
            translation = message.find("translation")
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            pairs += [(context.findtext("name") or "", source, form) for form in forms]
    return pairs


@pytest.mark.parametrize("name", translations.sources())
def test_every_string_of_the_sources_has_its_turkish(name, tmp_path):
    file = translations.translation_file(name)
    copy = tmp_path / file.name
    if file.exists():
        copy.write_bytes(file.read_bytes())
    translations.take_strings(translations.sources()[name], copy)
    assert translations.unfinished(copy) == []


def test_a_string_without_its_turkish_is_found(tmp_path):
    source = tmp_path / "page.py"
    source.write_text('class Page:\n    def name(self):\n        return self.tr("Never translated")\n')
    file = tmp_path / "page_tr.ts"
    capture([venv_tool("pyside6-lupdate"), source, "-ts", file, *translations.LUPDATE_OPTIONS])
    assert translations.unfinished(file) == ["Never translated"]


def places(text):
    """What is filled in; doubled braces are braces that a person reads."""
    return set(PLACE.findall(ESCAPED.sub("", text))) - {"%n", "%Ln"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_turkish_has_the_places_of_its_english(file):
    differing = [(source, turkish) for _, source, turkish in finished_pairs(file) if places(source) != places(turkish)]
    assert differing == []


def test_one_english_string_of_a_context_has_one_turkish():
    spoken = defaultdict(set)
    for file in FILES:
        forms = defaultdict(list)
        for context, source, turkish in finished_pairs(file):
            forms[context, source].append(turkish)
        for key, turkish in forms.items():
            spoken[key].add(tuple(turkish))
    assert {key: turkish for key, turkish in spoken.items() if len(turkish) > 1} == {}


def test_translation_files_belong_to_a_folder_of_the_sources():
    assert {file.name.removesuffix("_tr.ts") for file in FILES} <= set(translations.sources())


@pytest.mark.skipif(not FILES, reason="no translation file yet")
def test_the_compiled_turkish_answers(tmp_path):
    compiled = tmp_path / "kopru_tr.qm"
    told = capture([venv_tool("pyside6-lrelease"), "-silent", *FILES, "-qm", compiled])
    assert told.returncode == 0, told.stdout
    translator = QTranslator()
    assert translator.load(str(compiled))
    context, source, turkish = next(pair for file in FILES for pair in finished_pairs(file))
    english, _, comment = source.partition("\0")
    assert translator.translate(context, english, comment) == turkish


def test_a_string_that_moves_to_another_folder_keeps_its_turkish(tmp_path):
    message = "<message><source>{}</source><translation{}>{}</translation></message>"
    pages = {
        "old": message.format("Save", "", "Kaydet"),
        "new": message.format("Save", ' type="unfinished"', "") + message.format("Close", "", "Kapat"),
    }
    for name, content in pages.items():
        text = f'<TS version="2.1"><context><name>Page</name>{content}</context></TS>'
        (tmp_path / f"{name}_tr.ts").write_text(text, encoding="utf-8")
    translations.join([tmp_path / "new_tr.ts", tmp_path / "old_tr.ts"], tmp_path / "pool.ts")
    assert {pair[1:] for pair in finished_pairs(tmp_path / "pool.ts")} == {("Save\0", "Kaydet"), ("Close\0", "Kapat")}
