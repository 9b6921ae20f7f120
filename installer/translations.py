"""Turkish: takes strings out of the sources with lupdate, finds what is unfinished, compiles with lrelease."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from xml.etree import ElementTree

from installer.places import COMPILED_TURKISH, ROOT, TRANSLATIONS, Problem, capture, venv_tool

LUPDATE_OPTIONS = ["-no-obsolete", "-locations", "none"]


def sources() -> dict[str, list[Path]]:
    """Python files by the name of their translation file: one per folder, `db_` before those of db."""
    found: dict[str, list[Path]] = {}
    for layer in ("desktop", "db"):
        for file in sorted((ROOT / layer).rglob("*.py")):
            folder = file.relative_to(ROOT / layer).parts[:-1]
            name = layer if not folder else folder[0] if layer == "desktop" else f"db_{folder[0]}"
            found.setdefault(name, []).append(file)
    return found


def translation_file(name: str) -> Path:
    return TRANSLATIONS / f"{name}_tr.ts"


def take_strings(files: list[Path], into: Path) -> None:
    relative = [file.relative_to(ROOT) for file in files]
    told = capture([venv_tool("pyside6-lupdate"), *relative, "-ts", into, *LUPDATE_OPTIONS])
    if told.returncode or "rror:" in told.stdout:
        raise Problem(f"lupdate failed for {into.name}:\n{told.stdout}")


def messages(file: Path) -> list[ElementTree.Element]:
    return list(ElementTree.parse(file).iter("message"))


def is_unfinished(message: ElementTree.Element) -> bool:
    """Whether the translation is marked so, or empty, or lacks one of its plural forms."""
    translation = message.find("translation")
    if translation is None or translation.get("type") is not None:
        return True
    parts = [form.text for form in translation.iter("numerusform")] or [translation.text]
    return not all(part and part.strip() for part in parts)


def update() -> int:
    """Write the present strings into resources/translations; 1 when some wait for their Turkish."""
    TRANSLATIONS.mkdir(parents=True, exist_ok=True)
    known = sources()
    for name, files in known.items():
        write_update(name, files)
    for file in sorted(TRANSLATIONS.glob("*_tr.ts")):
        if file.name.removesuffix("_tr.ts") not in known:
            file.unlink()
            print(f"{file.name}: removed, its folder is gone")
    waiting = [f"{file.name}: {text!r}" for file in sorted(TRANSLATIONS.glob("*_tr.ts")) for text in unfinished(file)]
    print("\n".join(waiting) or "Every string has its Turkish.")
    return 1 if waiting else 0


def write_update(name: str, files: list[Path]) -> None:
    """Turkish that stands in another file comes along: a string that moved to another folder keeps it."""
    file = translation_file(name)
    with tempfile.TemporaryDirectory() as scratch:
        pool = Path(scratch) / file.name
        join([file, *sorted(TRANSLATIONS.glob("*_tr.ts"))], pool)
        take_strings(files, pool)
        if file.exists() or messages(pool):
            shutil.copyfile(pool, file)


def join(files: list[Path], target: Path) -> None:
    """All messages of `files` in one; of the same in two files the first. lupdate then drops what is too much."""
    root = ElementTree.Element("TS", version="2.1", language="tr_TR")
    contexts: dict[str, ElementTree.Element] = {}
    seen = set()
    for context in (each for file in files if file.exists() for each in ElementTree.parse(file).iter("context")):
        name = context.findtext("name") or ""
        if name not in contexts:
            contexts[name] = ElementTree.SubElement(root, "context")
            ElementTree.SubElement(contexts[name], "name").text = name
        for message in context.iter("message"):
            key = (name, message.findtext("source"), message.findtext("comment"))
            if key not in seen and not is_unfinished(message):
                seen.add(key)
                contexts[name].append(message)
    ElementTree.ElementTree(root).write(target, encoding="utf-8", xml_declaration=True)


def unfinished(file: Path) -> list[str]:
    return [message.findtext("source") or "" for message in messages(file) if is_unfinished(message)]


def check() -> list[str]:
    """What stands between the sources and complete Turkish, a sentence each. Changes nothing in the checkout."""
    problems = []
    with tempfile.TemporaryDirectory() as scratch:
        for name, files in sources().items():
            copy = Path(scratch) / translation_file(name).name
            if translation_file(name).exists():
                shutil.copyfile(translation_file(name), copy)
            take_strings(files, copy)
            problems += [f"{copy.name}: no Turkish for {text!r}" for text in unfinished(copy)]
    return problems


def compile_turkish() -> None:
    """Join all translation files into resources/translations/kopru_tr.qm where one of them is newer."""
    files = sorted(TRANSLATIONS.glob("*_tr.ts"))
    if not files:
        return
    newest = max(path.stat().st_mtime for path in [*files, TRANSLATIONS])
    if COMPILED_TURKISH.exists() and COMPILED_TURKISH.stat().st_mtime >= newest:
        return
    # Written aside first: a start of the program never meets half a file. The folder's own time changes with it, so
    # the finished file is touched last.
    aside = COMPILED_TURKISH.with_suffix(".new.qm")
    told = capture([venv_tool("pyside6-lrelease"), "-silent", *files, "-qm", aside])
    if told.returncode or not aside.exists():
        raise Problem(f"lrelease failed:\n{told.stdout}")
    aside.replace(COMPILED_TURKISH)
    COMPILED_TURKISH.touch()
