"""An ODK XForm (XML) read into the model. Knows the file format, nothing of evaluation."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Any

from db.errors import QT_TRANSLATE_NOOP, Phrase
from db.forms.errors import FormError
from db.forms.model import Action, Bind, Control, Element, Item, Itemset, Output, Part, Repeat, Text

XFORMS = "http://www.w3.org/2002/xforms"
XHTML = "http://www.w3.org/1999/xhtml"
JAVAROSA = "http://openrosa.org/javarosa"
OPENROSA = "http://openrosa.org/xforms"
ODK = "http://www.opendatakit.org/xforms"
X, H, JR = f"{{{XFORMS}}}", f"{{{XHTML}}}", f"{{{JAVAROSA}}}"
CONTROLS = frozenset({"input", "secret", "select", "select1", "rank", "range", "upload", "trigger"})
_ODK = f"{{{ODK}}}"
_XSD = ("xsd:", "xs:", "xforms:", "odk:")
_EVENTS = "odk-instance-first-load"
_ALIASES = {"xforms-ready": "odk-instance-first-load", "jr-insert": "odk-new-repeat"}  # what old tools write
_KNOWN_EVENTS = frozenset({"odk-instance-first-load", "odk-instance-load", "odk-new-repeat", "xforms-value-changed"})


def local(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def refuse(reason: Phrase) -> FormError:
    return FormError(
        QT_TRANSLATE_NOOP(
            "db", "The file is not a usable questionnaire: {reason}. Ask its author for a corrected copy."
        ),
        reason=reason,
    )


class XFormReader:
    """Reads one XForm. `root`, `elements`, `controls`, `texts`, `actions` and the raw instances are the result."""

    def __init__(self, html: Any) -> None:
        self.html = html
        self.model = self._model()
        self.instances: dict[str, Any] = {}  # secondary instances by id, unread
        self.texts: dict[str, dict[str, dict[str, tuple[Part, ...]]]] = {}
        self.default_language: str | None = None
        self.actions: list[Action] = []
        self.unbound: list[str] = []
        self.external: set[str] = set()  # lists that lie in itemsets.csv
        self.places_of_binds: dict[str, str] = {}  # the id of a bind, and its nodeset
        self.body_order: list[Element] = []
        self.instance_xml = self._instances()
        self.root = self._element(self.instance_xml, None)
        self._itext()
        self._repeats()
        self._number()
        self._binds()
        self._model_actions()
        self._body()

    def _model(self) -> Any:
        found = next(self.html.iter(f"{X}model"), None)
        if found is None:
            raise refuse(Phrase(QT_TRANSLATE_NOOP("db", "it has no model")))
        return found

    @property
    def title(self) -> str:
        found = next(self.html.iter(f"{H}title"), None)
        return (found.text or "") if found is not None else ""

    @property
    def namespaces(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for element in (self.html, self.model, self.instance_xml):
            found.update({prefix: uri for prefix, uri in element.nsmap.items() if prefix})
        return found

    def _instances(self) -> Any:
        primary = None
        for instance in self.model.findall(f"{X}instance"):
            if primary is None:
                primary = next((child for child in instance if isinstance(child.tag, str)), None)
                if primary is None:
                    raise refuse(Phrase(QT_TRANSLATE_NOOP("db", "its first instance is empty")))
            elif instance.get("id") is not None:
                self.instances[instance.get("id")] = instance
        if primary is None:
            raise refuse(Phrase(QT_TRANSLATE_NOOP("db", "it has no instance")))
        return primary

    # the tree of places ------------------------------------------------------------------------------------------

    def _element(self, xml: Any, parent: Element | None) -> Element:
        element = None if parent is None else parent.index.get(local(xml))
        if element is not None and element.prefix != xml.prefix:
            element = None
        if element is None:
            space = xml.tag[1:].partition("}")[0] if xml.tag.startswith("{") else ""
            element = Element(local(xml), parent, space, xml.prefix)
            if parent is not None:
                parent.add(element)
            element.default = xml.text or "" if len(xml) == 0 else ""
        self._attributes(xml, element)
        for child in xml:
            if isinstance(child.tag, str):
                self._element(child, element)
        return element

    def _attributes(self, xml: Any, element: Element) -> None:
        for name in xml.attrib:
            short = "@" + name.rpartition("}")[2]
            if name == f"{JR}template" or short in element.attributes:
                continue
            space = name[1:].partition("}")[0] if name.startswith("{") else ""
            attribute = Element(short, element, space, None)
            attribute.default = xml.get(name)
            element.attributes[short] = attribute

    def _repeats(self) -> None:
        body = next(self.html.iter(f"{H}body"), None)
        for xml in body.iter(f"{X}repeat") if body is not None else ():
            path = xml.get("nodeset") or xml.get("ref") or ""
            element = self._resolve(path, self._around(xml))
            if element is None or element is self.root or (element.is_leaf and element.name.startswith("@")):
                raise refuse(
                    Phrase(QT_TRANSLATE_NOOP("db", "the repeat {path} has no place in the instance"), path=path)
                )
            fixed = (xml.get(f"{JR}noAddRemove") or "").replace(" ", "") in ("true()", "true")
            element.repeat = Repeat(xml.get(f"{JR}count"), fixed or xml.get(f"{JR}count") is not None)

    def _around(self, xml: Any) -> Element | None:
        """The place of the nearest group or repeat around a part of the body."""
        path = xml.get("nodeset") or xml.get("ref") or ""
        if path.strip().startswith("/"):
            return None
        for above in xml.iterancestors(f"{X}group", f"{X}repeat"):
            if above.get("nodeset") or above.get("ref"):
                return self._resolve(above.get("nodeset") or above.get("ref"), self._around(above))
        return None

    def _number(self) -> None:
        for order, element in enumerate(self.root.walk()):
            element.order = order
            above = element.parent.repeats if element.parent else ()
            element.repeats = (*above, element) if element.repeat else above

    def _resolve(self, path: str, context: Element | None) -> Element | None:
        """The place that a plain path names, absolute or relative to `context`."""
        path = path.strip().removeprefix("current()/")
        steps = [step.split("[")[0] for step in path.strip().split("/")]
        if path.strip().startswith("/"):
            names = tuple(_bare(step) for step in steps[1:])
            return self.root.find(names)
        element = context or self.root
        for step in steps:
            if step in ("", "."):
                continue
            following = element.parent if step == ".." else _child(element, _bare(step))
            if following is None:
                return None
            element = following
        return element

    # binds and actions -------------------------------------------------------------------------------------------

    def _binds(self) -> None:
        for xml in self.model.findall(f"{X}bind"):
            path = xml.get("nodeset") or xml.get("ref") or ""
            self.places_of_binds[xml.get("id") or ""] = path
            element = self._resolve(path, None)
            if element is None:
                self.unbound.append(path)
                continue
            kind = xml.get("type") or "string"
            for prefix in _XSD:
                kind = kind.removeprefix(prefix)
            element.bind = Bind(
                type=kind,
                relevant=xml.get("relevant"),
                readonly=xml.get("readonly"),
                required=xml.get("required"),
                constraint=xml.get("constraint"),
                calculate=xml.get("calculate"),
                constraint_message=_message(xml.get(f"{JR}constraintMsg")),
                required_message=_message(xml.get(f"{JR}requiredMsg")),
                preload=xml.get(f"{JR}preload"),
                preload_params=xml.get(f"{JR}preloadParams") or "",
                extra={name[len(_ODK) :]: value for name, value in xml.attrib.items() if name.startswith(_ODK)},
            )

    def _model_actions(self) -> None:
        for xml in self.model:
            if local(xml) in ("setvalue", "setgeopoint"):
                self._action(xml, None, None)

    def _action(self, xml: Any, trigger: Element | None, repeat: Element | None) -> None:
        events = frozenset(_ALIASES.get(one, one) for one in (xml.get("event") or _EVENTS).split())
        target = self._target(xml)
        unknown = sorted(events - _KNOWN_EVENTS)
        if unknown:
            reason = QT_TRANSLATE_NOOP("db", "it waits for events that do not exist: {events}")
            raise refuse(Phrase(reason, events=", ".join(unknown)))
        if "odk-new-repeat" in events and repeat is None:
            reason = QT_TRANSLATE_NOOP("db", "an action of {path} waits for new rows but stands in no repeat")
            raise refuse(Phrase(reason, path=target))
        located = local(xml) == "setgeopoint"
        self.actions.append(Action(events, target, xml.get("value"), xml.text or "", trigger, repeat, located))

    def _target(self, xml: Any) -> str:
        """The path that a control or an action names, or that the bind has which it names by its id."""
        named = xml.get("bind") or ""
        return xml.get("ref") or xml.get("nodeset") or self.places_of_binds.get(named, named)

    # texts -------------------------------------------------------------------------------------------------------

    def _itext(self) -> None:
        for translation in self.model.findall(f"{X}itext/{X}translation"):
            language = translation.get("lang") or ""
            if translation.get("default") is not None and self.default_language is None:
                self.default_language = language
            entries = self.texts.setdefault(language, {})
            for text in translation.findall(f"{X}text"):
                forms = entries.setdefault(text.get("id") or "", {})
                for value in text.findall(f"{X}value"):
                    forms.setdefault(value.get("form") or "", tuple(parts_of(value)))
        if self.default_language is None and self.texts:
            self.default_language = next(iter(self.texts))

    # the body ----------------------------------------------------------------------------------------------------

    def _body(self) -> None:
        body = next(self.html.iter(f"{H}body"), None)
        if body is not None:
            self._controls(body, self.root, None)

    def _controls(self, parent: Any, context: Element, repeat: Element | None) -> None:
        for xml in parent:
            kind = local(xml)
            if kind in ("group", "repeat"):
                self._group(xml, kind, context, repeat)
            elif kind in CONTROLS:
                self._question(xml, kind, context, repeat)
            elif kind in ("setvalue", "setgeopoint"):
                self._action(xml, None, repeat)

    def _group(self, xml: Any, kind: str, context: Element, repeat: Element | None) -> None:
        path = xml.get("nodeset") or xml.get("ref")
        element = self._resolve(path, context) if path else None
        if path and element is None:
            raise refuse(Phrase(QT_TRANSLATE_NOOP("db", "the group {path} has no place in the instance"), path=path))
        target = element or context
        if element is not None:
            control = self._control(xml, kind)
            if kind == "repeat":
                element.control = control
            elif element.repeat is not None:
                element.group_control = control
            else:
                element.control = control
            self.body_order.append(element)
        self._controls(xml, target, target if kind == "repeat" else repeat)

    def _question(self, xml: Any, kind: str, context: Element, repeat: Element | None) -> None:
        path = self._target(xml)
        element = self._resolve(path, context)
        if element is None:
            self.unbound.append(path)
            return
        element.control = self._control(xml, kind)
        if xml.get("query"):  # select_one_external: the list lies in itemsets.csv
            element.control.kind = "select1"
            element.control.itemset = Itemset(xml.get("query"), "name", Text(ref="label"))
            self.external.update(re.findall(r"instance\(\s*['\"]([^'\"]+)['\"]\s*\)", xml.get("query")))
        self.body_order.append(element)
        for child in xml:
            if local(child) in ("setvalue", "setgeopoint"):
                self._action(child, element, repeat)

    def _control(self, xml: Any, kind: str) -> Control:
        control = Control(kind, xml.get("appearance") or "", order=len(self.body_order))
        control.attributes = {name.rpartition("}")[2]: value for name, value in xml.attrib.items()}
        items: list[Item] = []
        for child in xml:
            name = local(child)
            if name == "label":
                control.label = text_of(child)
            elif name == "hint":
                control.hint = text_of(child)
            elif name == "item":
                value, label = child.find(f"{X}value"), child.find(f"{X}label")
                if value is not None:
                    items.append(
                        Item(value.text or "", text_of(label) if label is not None else Text((value.text or "",)))
                    )
            elif name == "itemset":
                control.itemset = _itemset(child)
        control.items = tuple(items)
        if kind == "range":
            _refuse_bad_range(xml, control.attributes)
        return control


def _refuse_bad_range(xml: Any, attributes: dict[str, str]) -> None:
    for name in ("start", "end", "step"):
        try:
            number = float(attributes.get(name, "1"))
        except ValueError:
            number = math.nan
        if not math.isfinite(number) or (name == "step" and number == 0):
            raise refuse(
                Phrase(
                    QT_TRANSLATE_NOOP("db", "the {name} of the range {question} is no usable number"),
                    name=name,
                    question=xml.get("ref"),
                )
            )


def _bare(step: str) -> str:
    if step.startswith("@"):
        return "@" + step[1:].rpartition(":")[2]
    return step.rpartition(":")[2]


def _child(element: Element, name: str) -> Element | None:
    return element.attributes.get(name) if name.startswith("@") else element.index.get(name)


def _itemset(xml: Any) -> Itemset:
    value, label = xml.find(f"{X}value"), xml.find(f"{X}label")
    if value is None or not value.get("ref"):
        raise refuse(Phrase(QT_TRANSLATE_NOOP("db", "a list of choices has no value column")))
    shown = text_of(label) if label is not None else Text(ref=value.get("ref"))
    return Itemset(xml.get("nodeset") or "", value.get("ref"), shown)


def text_of(xml: Any) -> Text:
    if xml.get("ref"):
        return Text(ref=xml.get("ref"))
    return Text(tuple(parts_of(xml)))


def parts_of(xml: Any) -> Iterator[Part]:
    """Fixed text and outputs in turn; other elements count with their text."""
    if xml.text:
        yield xml.text
    for child in xml:
        if local(child) == "output":
            yield Output(child.get("value") or child.get("ref") or "''")
        elif isinstance(child.tag, str):
            yield from parts_of(child)
        if child.tail:
            yield child.tail


def _message(text: str | None) -> Text | None:
    if text is None:
        return None
    if text.strip().startswith("jr:itext("):
        return Text(ref=text.strip())
    return Text((text,))


__all__ = ["JAVAROSA", "ODK", "OPENROSA", "XFORMS", "XFormReader", "refuse"]
