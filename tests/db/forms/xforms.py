"""Short ways to write an XForm for a test."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from xml.sax.saxutils import quoteattr

from db.forms import Form, load_form

HEAD = (
    '<?xml version="1.0"?><h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
    'xmlns:jr="http://openrosa.org/javarosa" xmlns:odk="http://www.opendatakit.org/xforms"><h:head>'
    "<h:title>Deneme</h:title><model>"
)


def clock() -> datetime:
    return datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def bind(path: str, kind: str = "string", **expressions: str) -> str:
    """`relevant=…`, `calculate=…`; `message` is the constraint's."""
    names = {"message": "jr:constraintMsg", "preload": "jr:preload", "params": "jr:preloadParams"}
    extra = "".join(f" {names.get(name, name)}={quoteattr(text)}" for name, text in expressions.items())
    return f'<bind nodeset="{path}" type="{kind}"{extra}/>'


def ask(path: str, label: str = "Soru", kind: str = "input", more: str = "") -> str:
    return f'<{kind} ref="{path}"><label>{label}</label>{more}</{kind}>'


def source(instance: str, *binds: str, body: str = "", model: str = "", attributes: str = "") -> bytes:
    return (
        f'{HEAD}<instance><data id="deneme" version="1"{attributes}>{instance}<meta><instanceID/></meta></data>'
        f"</instance>"
        f"{model}{''.join(binds)}</model></h:head><h:body>{body}</h:body></h:html>"
    ).encode()


def open_form(
    instance: str, *binds: str, body: str = "", model: str = "", opened: Callable[[], datetime] = clock
) -> Form:
    return load_form(source(instance, *binds, body=body, model=model)).open(clock=opened)


def value_list(name: str, *rows: dict[str, str]) -> str:
    """A secondary instance: one item a row."""
    items = "".join(
        "<item>" + "".join(f"<{column}>{value}</{column}>" for column, value in row.items()) + "</item>" for row in rows
    )
    return f'<instance id="{name}"><root>{items}</root></instance>'


def itemset(nodeset: str) -> str:
    return f'<itemset nodeset={quoteattr(nodeset)}><value ref="name"/><label ref="label"/></itemset>'
