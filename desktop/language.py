"""Turkish or English: installs the program's translation and Qt's own.

The source strings are English. `kopru_tr.qm` is made by the set-up from resources/translations/*_tr.ts and not kept
in the repository; where it is absent or older than its sources it is compiled into the cache folder at start.
"""

from __future__ import annotations

import logging
from pathlib import Path

import PySide6
from PySide6.QtCore import QLibraryInfo, QLocale, QStandardPaths, QTranslator
from PySide6.QtWidgets import QApplication

TRANSLATIONS = Path(__file__).resolve().parent.parent / "resources" / "translations"
COMPILED = "kopru_tr.qm"
log = logging.getLogger(__name__)


class _Installed:
    translators: list[QTranslator] = []  # noqa: RUF012 - Qt does not keep them alive
    language = "en"


def current() -> str:
    """`tr` or `en`: what the interface speaks, for the `language` argument of db.text's formats."""
    return _Installed.language


def install(app: QApplication, language: str = "tr", cache: Path | None = None) -> bool:
    """Show the interface in `tr` or `en` from now on; widgets that exist are told by LanguageChange.

    False if the Turkish translation could not be had: the interface is then English, which is a fault of the set-up.
    """
    for translator in _Installed.translators:
        app.removeTranslator(translator)
    _Installed.translators, _Installed.language = [], language
    country = QLocale.Country.Turkey if language == "tr" else QLocale.Country.UnitedKingdom
    QLocale.setDefault(QLocale(QLocale.Language.Turkish if language == "tr" else QLocale.Language.English, country))
    if language != "tr":
        return True
    _add(app, Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / "qtbase_tr.qm")
    compiled = compiled_translation(cache)
    return compiled is not None and _add(app, compiled)


def compiled_translation(cache: Path | None = None) -> Path | None:
    """The compiled Turkish translation, compiled now if need be; None where neither file nor compiler is there."""
    sources = sorted(TRANSLATIONS.glob("*_tr.ts"))
    newest = max((path.stat().st_mtime for path in sources), default=0.0)
    folder = (
        cache or Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericCacheLocation)) / "kopru"
    )
    places = (TRANSLATIONS / COMPILED, folder / COMPILED)
    for place in places:
        if place.exists() and place.stat().st_mtime >= newest:
            return place
    if sources and (compiler := _compiler()) is not None:
        from subprocess import SubprocessError

        try:
            folder.mkdir(parents=True, exist_ok=True)
            return compile_translation(compiler, sources, folder / COMPILED)
        except (OSError, SubprocessError):
            log.warning("the translation could not be compiled", exc_info=True)
    return next((place for place in places if place.exists()), None)


def compile_translation(compiler: Path, sources: list[Path], target: Path) -> Path:
    """Compile to a file beside `target` and move it there, so that a second start never reads half a file."""
    import os
    import subprocess
    import tempfile  # these three only where something must be compiled: the start is measured

    handle, name = tempfile.mkstemp(suffix=".qm", dir=target.parent)
    os.close(handle)
    made = Path(name)
    try:
        subprocess.run([compiler, "-silent", *sources, "-qm", made], check=True, capture_output=True, timeout=60)
        return made.replace(target)
    finally:
        made.unlink(missing_ok=True)


def _compiler() -> Path | None:
    folder = Path(PySide6.__file__).parent
    return next((path for path in (folder / "lrelease", folder / "lrelease.exe") if path.exists()), None)


def _add(app: QApplication, path: Path) -> bool:
    translator = QTranslator(app)
    if not translator.load(str(path)):
        log.warning("no translation in %s", path.name)
        return False
    app.installTranslator(translator)
    _Installed.translators.append(translator)
    return True
