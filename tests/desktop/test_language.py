"""Turkish and English at run time, with or without a compiled translation at hand."""

from __future__ import annotations

import os

import pytest
from PySide6.QtCore import QCoreApplication

from desktop import language


@pytest.fixture(autouse=True)
def english_again(qapp):
    yield
    language.install(qapp, "en")


def undo():
    return QCoreApplication.translate("Toast", "Undo")


def test_turkish_is_compiled_into_the_cache_where_it_is_missing(qapp, tmp_path, monkeypatch):
    monkeypatch.setattr(language, "COMPILED", "kopru_test_tr.qm")
    assert language.install(qapp, "tr", tmp_path)
    assert undo() == "Geri al"
    assert (tmp_path / "kopru_test_tr.qm").exists()
    assert language.current() == "tr"


def test_a_compiled_translation_older_than_its_sources_is_made_anew(qapp, tmp_path, monkeypatch):
    monkeypatch.setattr(language, "COMPILED", "kopru_test_tr.qm")
    old = tmp_path / "kopru_test_tr.qm"
    old.write_bytes(b"old")
    os.utime(old, (1, 1))
    assert language.compiled_translation(tmp_path) == old
    assert old.read_bytes() != b"old"


def test_a_fresh_translation_is_used_as_it_is(tmp_path, monkeypatch):
    monkeypatch.setattr(language, "COMPILED", "kopru_test_tr.qm")
    made = language.compiled_translation(tmp_path)
    stamp = made.stat().st_mtime_ns
    assert language.compiled_translation(tmp_path).stat().st_mtime_ns == stamp


def test_without_a_compiler_the_interface_is_english_and_says_so(qapp, tmp_path, monkeypatch):
    monkeypatch.setattr(language, "COMPILED", "kopru_test_tr.qm")
    monkeypatch.setattr(language, "_compiler", lambda: None)
    assert not language.install(qapp, "tr", tmp_path)
    assert undo() == "Undo"


def test_english_takes_turkish_away(qapp, tmp_path):
    language.install(qapp, "tr", tmp_path)
    assert language.install(qapp, "en")
    assert undo() == "Undo"
    assert language.current() == "en"


def test_words_of_qt_itself_are_turkish(qapp, tmp_path):
    language.install(qapp, "tr", tmp_path)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "İptal"
