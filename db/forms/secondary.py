"""Lists that come with a questionnaire (secondary instances): read at the first use, shared by all open forms."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Collection, Mapping
from typing import Any

from db.errors import QT_TRANSLATE_NOOP, Phrase
from db.forms.errors import FormError
from db.forms.xpath.documents import build_element, parse_xml
from db.forms.xpath.nodes import Node, NodeKind

MAX_ROWS = 200_000
ITEMSETS = "itemsets.csv"
LAST_SAVED = "jr://instance/last-saved"


class Secondary:
    """The secondary instances of one definition, by id."""

    def __init__(
        self, instances: dict[str, Any], attachments: Mapping[str, bytes], external: Collection[str] = ()
    ) -> None:
        self._raw = instances
        self._external = external  # lists inside itemsets.csv
        self._attachments = attachments
        self._built: dict[str, Node] = {}
        for xml in instances.values():
            source = xml.get("src")
            if source is not None and _file_name(source).endswith(".csv") and _file_name(source) in attachments:
                _dialect(attachments[_file_name(source)].decode("utf-8-sig", "replace"), _file_name(source))

    def get(self, name: str) -> Node | None:
        """The node whose child is the instance's root element; None if the questionnaire has no such list.

        A list whose file was not given is empty. Raises FormError if the file cannot be read.
        """
        built = self._built.get(name)
        if built is None:
            xml = self._raw.get(name)
            if xml is None and name in self._external:
                built = self._built[name] = self._external_list(name)
                return built
            if xml is None:
                return self._pulled(name)
            built = self._built[name] = self._build(xml)
        return built

    def is_last_saved(self, name: str) -> bool:
        """The list that is the submission saved before this one."""
        xml = self._raw.get(name)
        return xml is not None and xml.get("src") == LAST_SAVED

    def _external_list(self, name: str) -> Node:
        """The rows of itemsets.csv that belong to the list `name`; the label is the first column named so."""
        holder, root = Node(NodeKind.ELEMENT, "instance"), Node(NodeKind.ELEMENT, "root")
        holder.append(root)
        data = self._attachments.get(ITEMSETS)
        for item in _from_csv(data, ITEMSETS).children if data is not None else ():
            cells = {cell.name: cell.value for cell in item.children}
            if cells.get("list_name", cells.get("list name")) == name:
                label = next((text for column, text in cells.items() if column.startswith("label")), "")
                root.append(_item({"label": label, **cells}.items()))
        return holder

    def _pulled(self, name: str) -> Node | None:
        """pulldata() may name a file without its ending that no instance declares."""
        data = self._attachments.get(f"{name}.csv")
        if data is None:
            return None
        holder = self._built[name] = Node(NodeKind.ELEMENT, "instance")
        holder.append(_from_csv(data, f"{name}.csv"))
        return holder

    def _build(self, xml: Any) -> Node:
        holder = Node(NodeKind.ELEMENT, "instance")
        source = xml.get("src")
        if source is None:
            for child in xml:
                if isinstance(child.tag, str):
                    holder.append(build_element(child))
            return holder
        name = _file_name(source)
        data = self._attachments.get(name)
        if data is None:
            holder.append(Node(NodeKind.ELEMENT, "root"))
        elif name.endswith(".csv"):
            holder.append(_from_csv(data, name))
        elif name.endswith(".geojson"):
            holder.append(_from_geojson(data, name))
        else:
            holder.append(build_element(parse_xml(data)))
        return holder


def _file_name(source: str) -> str:
    return source.rpartition("/")[2]


_NO_COLUMNS = QT_TRANSLATE_NOOP("db", "its columns are not separated by comma, semicolon, tab or bar")
_TOO_MANY = QT_TRANSLATE_NOOP("db", "it has more than {n} rows")
_NO_TABLE = QT_TRANSLATE_NOOP("db", "it is no table of text in UTF-8")
_NO_GEOJSON = QT_TRANSLATE_NOOP("db", "it is no GeoJSON feature collection")


def _unreadable(name: str, reason: Phrase) -> FormError:
    return FormError(
        QT_TRANSLATE_NOOP("db", "The list {name} that belongs to the questionnaire cannot be read: {reason}."),
        name=name,
        reason=reason,
    )


def _dialect(text: str, name: str) -> str:
    """The delimiter: comma, semicolon, tab or bar, whichever the heading uses."""
    heading = text.partition("\n")[0]
    counts = {mark: heading.count(mark) for mark in ",;\t|"}
    best = max(counts, key=lambda mark: counts[mark])
    if counts[best] == 0 and any(mark in heading for mark in "$:^~#"):
        raise _unreadable(name, Phrase(_NO_COLUMNS))
    return best


def _from_csv(data: bytes, name: str) -> Node:
    if data.count(b"\n") > 2 * MAX_ROWS:  # before anything is built; a cell may hold line breaks of its own
        raise _unreadable(name, Phrase(_TOO_MANY, n=MAX_ROWS))
    text = data.decode("utf-8-sig", "replace")
    root = Node(NodeKind.ELEMENT, "root")
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_dialect(text, name))
    try:
        heading = [cell.strip() for cell in next(rows, [])]
        for number, row in enumerate(rows):
            if number >= MAX_ROWS:
                raise _unreadable(name, Phrase(_TOO_MANY, n=MAX_ROWS))
            if not any(row):
                continue
            root.append(_item(zip(heading, row + [""] * (len(heading) - len(row)), strict=False)))
    except csv.Error as error:
        raise _unreadable(name, Phrase(_NO_TABLE)) from error
    return root


def _item(cells: Any) -> Node:
    item = Node(NodeKind.ELEMENT, "item")
    for column, value in cells:
        if column:
            item.append(Node(NodeKind.ELEMENT, column, None, str(value)))
    return item


def _from_geojson(data: bytes, name: str) -> Node:
    root = Node(NodeKind.ELEMENT, "root")
    try:
        collection = json.loads(data.decode("utf-8-sig"))
        for feature in collection["features"][:MAX_ROWS]:
            properties = dict(feature.get("properties") or {})
            cells = {"geometry": _geometry(feature.get("geometry") or {})}
            cells.update({key: _plain(value) for key, value in properties.items()})
            if feature.get("id") is not None:
                cells["id"] = _plain(feature["id"])
            root.append(_item(cells.items()))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _unreadable(name, Phrase(_NO_GEOJSON)) from error
    return root


def _plain(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _geometry(geometry: dict[str, Any]) -> str:
    points = geometry.get("coordinates") or []
    if geometry.get("type") == "Point":
        points = [points]
    elif geometry.get("type") == "Polygon":
        points = points[0] if points else []
    return "; ".join(f"{point[1]} {point[0]} 0 0" for point in points)
