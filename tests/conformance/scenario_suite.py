"""ODK Web Forms' scenario suite: forms, operations, and what the tests' authors looked at after each.

Only what is `observed` counts: answers, existence and kind of nodes, choices, labels, numbers of rows, and the XML.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from lxml import etree

from db.errors import UserError
from db.forms import Form, load_form
from db.forms.xpath.values import set_zone
from tests.conformance.data import Tally, lines

ZONE = "America/Phoenix"
_IDS = re.compile(r"uuid:[0-9a-f-]{36}")
_LANGUAGE = "language"
_DEGREES = re.compile(r"-?\d+\.\d+ -?\d+\.\d+ ")
_PLACE = ("latitude", "longitude", "altitude", "accuracy")


@dataclass
class Recorded:
    """The other engine's state after a step, rebuilt from its differences."""

    nodes: dict[str, dict[str, Any]]

    def after(self, step: dict[str, Any]) -> Recorded:
        nodes = dict(self.nodes)
        for ref in step.get("removed") or ():
            nodes.pop(ref, None)
        nodes.update(step.get("changed") or {})
        return Recorded(nodes)


class Place:
    """Where the device of a recording is: what the recording has at this moment, for it comes late there."""

    def __init__(self) -> None:
        self.here = ""

    def __call__(self) -> str:
        return self.here

    def at(self, nodes: dict[str, dict[str, Any]]) -> None:
        places = (state.get("v") or "" for state in nodes.values())
        self.here = next((place for place in places if _DEGREES.match(place)), "")


def open_session(session: dict[str, Any], now: datetime, before: Form | None, place: Place) -> Form:
    definition = load_form(session["form"].encode(), attachments=files_of(session))
    edited = session.get("edit") or session.get("forkedFrom")
    preload = {key.lower(): value for key, value in (session.get("preload") or {}).items() if isinstance(value, str)}
    if lost_input(session):
        edited = session["initialXML"]
    elif session.get("mode") == "restore" and before is not None:
        return definition.open(clock=lambda: now, preload=preload, answers=before.answers(), locate=place)
    if isinstance(edited, dict):
        edited = edited.get("instanceXML") or edited.get("xml")
    return definition.open(
        clock=lambda: now,
        preload=preload,
        submission=edited.encode() if isinstance(edited, str) else None,
        locate=place,
    )


def lost_input(session: dict[str, Any]) -> bool:
    """Tests that restore XML which they wrote by hand: the recording has only what the other engine made of it. That
    is given instead, so that reading it, counting its rows and computing from it are still compared."""
    if session.get("mode") != "restore" or not session.get("initialXML"):
        return False
    return not same_xml(session["initialXML"].encode(), session["forkedFrom"])


def files_of(session: dict[str, Any]) -> dict[str, bytes]:
    return {name.rpartition("/")[2]: text.encode() for name, text in attachment_texts(session).items()}


def attachment_texts(session: dict[str, Any]) -> dict[str, str]:
    found = session.get("attachments") or {}
    return {
        name: one["body"] for name, one in found.items() if isinstance(one, dict) and isinstance(one.get("body"), str)
    }


def apply(form: Form, step: dict[str, Any]) -> None:
    operation, ref, args = step["op"], step["ref"].removesuffix("#range"), step.get("args") or []
    if operation in ("setValue", "selectValues", "setValues"):
        value = value_of(args[0] if args else "")
        if value == "[object File]":  # the recording lost the file's name; the state after it has it
            value = ((step.get("changed") or {}).get(ref) or {}).get("v") or ""
        form.answer(ref, value)
    elif operation == "addInstances":
        form.add_repeat(ref, None if not args or args[0] is None else int(args[0]) + 2)
    elif operation == "removeInstances":
        for _ in range(int(args[1]) if len(args) > 1 else 1):
            form.remove_repeat(ref, int(args[0] if args else 0) + 1)
    elif operation == "setLanguage":
        form.set_language(args[0][_LANGUAGE])


def value_of(argument: Any) -> str:
    if argument is None:
        return ""
    if isinstance(argument, bool):
        return "OK" if argument else ""
    if isinstance(argument, list):
        return " ".join(value_of(one) for one in argument)
    if isinstance(argument, dict):
        return " ".join(str(argument.get(key) or 0) for key in _PLACE)
    if isinstance(argument, float) and argument == int(argument):
        return str(int(argument))
    return str(argument)


def agrees(form: Form, theirs: dict[str, Any] | None, method: str, ref: str) -> str | None:
    """None if this engine shows the same as was recorded; else what differs."""
    plain = ref.removesuffix("#range")
    if theirs is None or theirs["t"].startswith("repeat-range"):
        return None
    try:
        view = form.node(plain)
    except UserError as error:
        return str(error)
    if view.relevant != theirs["rel"]:
        return f"relevant {view.relevant}, theirs {theirs['rel']}"
    ours = view.kept if theirs["t"] == "upload" else view.value  # the other engine shows a hidden question's file
    if "v" in theirs and _IDS.sub("", ours) != _IDS.sub("", theirs["v"] or "") and not volatile(theirs["v"]):
        return f"value {ours!r}, theirs {theirs['v']!r}"
    if view.required != theirs["req"] or view.readonly != theirs["ro"]:
        return f"required {view.required} readonly {view.readonly}, theirs {theirs['req']} {theirs['ro']}"
    if theirs.get("viol") != kind_of(view.violation):
        return f"violation {kind_of(view.violation)}, theirs {theirs.get('viol')}"
    if theirs.get("choices") is not None and method in ("choicesOf", "proposed_getAvailableOptionLabels", "answerOf"):
        ours = [[choice.value, choice.label] for choice in view.choices]
        if [one for one, _ in ours] != [one for one, _ in theirs["choices"]]:
            return f"choices {ours}, theirs {theirs['choices']}"
        if method != "answerOf" and [squeezed(one) for _, one in ours] != [
            squeezed(one) for _, one in theirs["choices"]
        ]:
            return f"choices {ours}, theirs {theirs['choices']}"
    if "abel" in method and squeezed(view.label) != squeezed(theirs.get("label")):
        return f"label {view.label!r}, theirs {theirs.get('label')!r}"
    return None


def volatile(value: str | None) -> bool:
    return value is not None and (re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}", value) is not None)


def kind_of(violation: Any) -> str | None:
    return None if violation is None or violation.kind == "type" else violation.kind


def squeezed(text: str | None) -> str:
    return " ".join((text or "").split())


def same_xml(ours: bytes, theirs: str) -> bool:
    return canonical(ours) == canonical(theirs.encode())


def canonical(data: bytes) -> Any:
    def walk(element: Any) -> Any:
        name = element.tag.rpartition("}")[2]
        return (
            name,
            sorted((key.rpartition("}")[2], value) for key, value in element.attrib.items()),
            _IDS.sub("", element.text or "").strip() if len(element) == 0 else "",
            [walk(child) for child in element if isinstance(child.tag, str)],
        )

    return walk(etree.fromstring(data))


def run_line(line: dict[str, Any]) -> str | None:
    """None if the test agrees, else the first difference."""
    now = datetime.fromtimestamp(line["now"] / 1000, tz=UTC)
    before: Form | None = None
    for session in line.get("sessions") or ():
        place = Place()
        place.at(session.get("initial") or {})
        before = open_session(session, now, before, place)
        state = Recorded(session.get("initial") or {})
        observed = session.get("observed") or ()
        for number in range(len(session["steps"]) + 1):
            if number:
                step = session["steps"][number - 1]
                place.at(step.get("changed") or {})
                try:
                    apply(before, step)
                except UserError:
                    if not step.get("error") and step.get("changed"):
                        raise
                state = state.after(step)
            for at, method, ref in observed:
                if at != number:
                    continue
                if method in ("proposed_serializeInstance", "prepareWebFormsInstancePayload"):
                    continue
                found = agrees(before, state.nodes.get(ref), method, ref)
                if found is not None:
                    return f"step {number} {ref}: {found}"
        if any(method.startswith(("proposed_serialize", "prepare")) for _, method, _ in observed):
            final = session.get("finalXML")
            if final and not same_xml(before.instance(), final):
                return f"xml {before.instance().decode()} theirs {final}"
    return None


def run_scenario(folder: Path) -> Tally:
    tally = Tally("scenario")
    set_zone(ZoneInfo(ZONE))
    try:
        for line in lines(folder / "scenario.jsonl.gz"):
            where = f"{line['file']} | {line['test'][-110:]}"
            errors = line.get("loadErrors") or []
            try:
                for broken in errors:
                    load_form(broken["form"].encode(), attachments=files_of(broken)).open().submission()
                found = "loaded, theirs refuses" if errors else run_line(line)
            except UserError as error:
                found = None if errors else f"refused: {error}"
            except Exception as error:  # noqa: BLE001 - any other error is the finding
                found = f"{type(error).__name__}: {error}"
            tally.check(found is None, where, found or "")
    finally:
        set_zone(None)
    return tally
