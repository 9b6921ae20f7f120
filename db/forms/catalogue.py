"""The questionnaires that come with the program, from `resources/questionnaires`.

Each lies there twice: the workbook, which people may take and change, and the XForm made from it, which opens without
pyxform. A test keeps the two equal; after a change of a workbook run `python -m db.forms.catalogue`.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from lxml import etree

from db.errors import QT_TRANSLATE_NOOP, NotFound
from db.forms.definition import FormDefinition, load_form

KEYS = ("perception", "training_needs", "knowledge_test")


def _file(key: str, ending: str) -> bytes:
    if key not in KEYS:
        raise NotFound(QT_TRANSLATE_NOOP("db", "The program has no questionnaire “{key}”."), key=key)
    return (files("resources") / "questionnaires" / f"{key}.{ending}").read_bytes()


@lru_cache(maxsize=1)
def shipped_questionnaires() -> tuple[tuple[str, str, str], ...]:
    """(key, title, version) of each, in the order of the field work. Reads only the heads of the files."""
    found = []
    for key in KEYS:
        html = etree.fromstring(_file(key, "xml"))
        title = html.findtext(".//{http://www.w3.org/1999/xhtml}title") or key
        instance = html.find(".//{http://www.w3.org/2002/xforms}instance")
        found.append((key, title, instance[0].get("version") or ""))
    return tuple(found)


@lru_cache(maxsize=len(KEYS))
def load_shipped(key: str) -> FormDefinition:
    """Raises NotFound for another key. The definition is shared: opening it many times costs its instance only."""
    return load_form(_file(key, "xml"), name=key)


def shipped_xform(key: str) -> bytes:
    """The XForm, as it is stored with a study."""
    return _file(key, "xml")


def shipped_workbook(key: str) -> bytes:
    """The XLSForm workbook (.xlsx), for those who want to adapt it."""
    return _file(key, "xlsx")


def main() -> None:
    """Make the XForms beside the workbooks anew."""
    from db.forms.workbook import convert_workbook

    folder = Path(__file__).resolve().parents[2] / "resources" / "questionnaires"
    for key in KEYS:
        (folder / f"{key}.xml").write_bytes(convert_workbook(folder / f"{key}.xlsx"))


if __name__ == "__main__":
    main()
