"""`load_form`: a workbook or an XForm becomes a `FormDefinition`, checked as a whole, ready to be opened many times."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from db.collector import uncollected
from db.errors import QT_TRANSLATE_NOOP, Phrase
from db.forms.errors import CycleError, ExpressionError, FormError
from db.forms.graph import Graph
from db.forms.model import Element, Part, Text
from db.forms.old_sheets import OLD_WORKBOOK
from db.forms.secondary import Secondary
from db.forms.xform import OPENROSA, XFormReader, refuse
from db.forms.xpath.documents import MAX_BYTES, parse_xml
from db.forms.xpath.lookup import column_index, looked_up
from db.forms.xpath.parser import parse
from db.forms.xpath.syntax import Call, Expr, Literal, children

if TYPE_CHECKING:
    from db.forms.form import Form


LISTS = (".csv", ".geojson", ".xml")
WORKBOOKS = (".xlsx", ".xlsm", ".xls")


class FormDefinition:
    """A questionnaire, immutable after loading.

    `form_id` and `version` are those that a submission carries; `languages` is empty where the questionnaire has one
    language only; `elements` finds a place by its generic path.
    """

    def __init__(self, reader: XFormReader, name: str | None, attachments: Mapping[str, bytes]) -> None:
        self.root: Element = reader.root
        root_xml = reader.instance_xml
        self.title: str = reader.title
        self.form_id: str = root_xml.get("id") or name or reader.root.name
        self.version: str = root_xml.get("version") or root_xml.get(f"{{{OPENROSA}}}version") or ""
        self.languages: list[str] = list(reader.texts)
        self.default_language: str | None = reader.default_language
        self.texts = reader.texts
        self.actions = reader.actions
        self.namespaces: dict[str, str] = reader.namespaces
        self.instance_xml = root_xml
        self.body_order = reader.body_order
        self.without_place: list[str] = reader.unbound  # references of binds and questions that the instance lacks
        self.secondary = Secondary(reader.instances, attachments, reader.external)
        self._ensure_instance_id()
        self.elements: dict[str, Element] = {element.path: element for element in self.root.walk()}
        for action in self.actions:
            if action.value:
                parse(action.value)
        self.graph = Graph(self.root, self.text_parts)
        self._read_filtered_lists()

    @uncollected()
    def open(
        self,
        *,
        language: str | None = None,
        clock: Callable[[], datetime] | None = None,
        preload: Mapping[str, str] | None = None,
        submission: bytes | None = None,
        answers: Mapping[str, str] | None = None,
        locate: Callable[[], str] | None = None,
        last_saved: bytes | None = None,
    ) -> Form:
        """A live form: empty, or as `answers` left it, or editing a received `submission`.

        `language`: one of `languages`, else the questionnaire's default. `clock` gives aware datetimes.
        `preload`: deviceid, username, email, phonenumber. `answers` is what `Form.answers` returned.
        `locate` gives the place where the device is ("latitude longitude altitude accuracy", degrees and metres) for
        setgeopoint; without it, or where it returns empty text, such a place stays empty and can be typed in.
        `last_saved` is the submission of this questionnaire saved before, for ${last-saved#question}.
        Raises WrongSubmission if `submission` belongs to another questionnaire or cannot be read.
        """
        from db.forms.form import Form

        return Form(
            self,
            language=language,
            clock=clock,
            preload=preload,
            submission=submission,
            answers=answers,
            locate=locate,
            last_saved=last_saved,
        )

    def text_parts(self, text: Text) -> Iterator[tuple[Part, ...]]:
        """The parts of a text in every language; nothing where only its evaluation can tell."""
        if text.ref is None:
            yield text.parts
            return
        found = static_text_id(text.ref)
        if found is not None:
            for entries in self.texts.values():
                yield from entries.get(found, {}).values()

    def _read_filtered_lists(self) -> None:
        """Lists behind a choice filter or a look-up are read and indexed now, so that the first answer that needs one
        does not wait for it."""
        for vertex in self.graph.vertices:
            expr = parse(vertex.source)
            if vertex.kind == "choices":
                for name in instance_names(expr):
                    self.secondary.get(name)
            for name, names, column in looked_up(expr):
                instance = self.secondary.get(name)
                if instance is not None:
                    column_index(instance, names, column)

    def _ensure_instance_id(self) -> None:
        """Every submission has an instanceID, also where the questionnaire forgot the place for it."""
        meta = self.root.index.get("meta")
        if meta is None:
            meta = Element("meta", self.root, OPENROSA, "orx")
            self.root.add(meta)
            self.namespaces.setdefault("orx", OPENROSA)
        if "instanceID" not in meta.index:
            meta.add(Element("instanceID", meta, meta.namespace, meta.prefix))


def static_text_id(ref: str) -> str | None:
    """The id in `jr:itext('id')`; None if it has to be computed."""
    expr = parse(ref)
    if isinstance(expr, Call) and expr.name == "jr:itext" and len(expr.args) == 1 and isinstance(expr.args[0], Literal):
        return expr.args[0].value
    return None


def instance_names(expr: Expr) -> Iterator[str]:
    if isinstance(expr, Call) and expr.name == "instance" and expr.args and isinstance(expr.args[0], Literal):
        yield expr.args[0].value
    for child in children(expr):
        yield from instance_names(child)


@uncollected()
def load_form(
    source: Path | bytes, *, name: str | None = None, attachments: Mapping[str, bytes] | None = None
) -> FormDefinition:
    """Read a questionnaire: an XLSForm workbook (.xlsx, .xls) or an ODK XForm (.xml, or XML bytes).

    `attachments` are the files that lists of choices come from (CSV, GeoJSON, XML), by file name; those that lie beside
    a `source` path are found by themselves. Raises FormError with a sentence that names sheet, row and cell where they
    are known; CycleError and ExpressionError are its kinds.
    """
    data, book, beside = _source(source)
    reader = XFormReader(parse_xml(data))
    _refuse_submission_method(reader)
    try:
        return FormDefinition(reader, name, {**beside, **(attachments or {})})
    except (ExpressionError, CycleError) as error:
        if book is None:
            raise
        from db.forms.workbook import naming_the_cell

        raise naming_the_cell(error, book) from error


def _source(source: Path | bytes) -> tuple[bytes, bytes | None, dict[str, bytes]]:
    """The XForm, the workbook that it comes from, and the lists that lie beside it."""
    data, book, lists = source if isinstance(source, bytes) else _read(source), None, dict[str, bytes]()
    if (isinstance(source, Path) and source.suffix in WORKBOOKS) or data[:2] == b"PK" or data[:8] == OLD_WORKBOOK:
        from db.forms.workbook import convert_with_lists

        book = data
        data, lists = convert_with_lists(data)
    return data, book, {**(_beside(source, data) if isinstance(source, Path) else {}), **lists}


def _beside(path: Path, xform: bytes) -> dict[str, bytes]:
    """The files in the folder of a questionnaire that could be lists and that it mentions."""
    return {
        one.name: one.read_bytes()
        for one in path.parent.glob("*")
        if one.suffix in LISTS and one != path and one.stem.encode() in xform and one.stat().st_size <= MAX_BYTES
    }


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise FormError(
            QT_TRANSLATE_NOOP("db", "The file {name} cannot be read: {reason}. Check that it is still there."),
            name=path.name,
            reason=error.strerror or str(error),
        ) from error


def _refuse_submission_method(reader: XFormReader) -> None:
    for xml in reader.model.findall("{http://www.w3.org/2002/xforms}submission"):
        method = xml.get("method")
        if method is not None and method.strip() not in ("post", "form-data-post"):
            raise refuse(
                Phrase(QT_TRANSLATE_NOOP("db", "its submission method {method} is not supported"), method=method)
            )
