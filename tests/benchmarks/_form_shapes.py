"""Forms of a thousand questions in the shapes that hurt: a chain, a hub, a long survey, a roster."""

from __future__ import annotations

from itertools import pairwise
from xml.sax.saxutils import quoteattr

HEAD = (
    '<?xml version="1.0"?><h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
    'xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>bench</h:title><model>'
)


def bind(path: str, kind: str = "string", **expressions: str) -> str:
    extra = "".join(f" {name}={quoteattr(text)}" for name, text in expressions.items())
    return f'<bind nodeset="{path}" type="{kind}"{extra}/>'


def form(instance: str, binds: list[str], body: list[str], lists: str = "") -> bytes:
    return (
        f'{HEAD}<instance><data id="bench">{instance}<meta><instanceID/></meta></data></instance>{lists}'
        f"{''.join(binds)}</model></h:head><h:body>{''.join(body)}</h:body></h:html>"
    ).encode()


def question(path: str) -> str:
    return f'<input ref="{path}"><label>Soru</label></input>'


def chain(size: int) -> bytes:
    """Each question depends on the one before it."""
    names = [f"q{i}" for i in range(size)]
    binds = [bind("/data/q0", "int")]
    binds += [bind(f"/data/{b}", "int", relevant=f"/data/{a} > 0") for a, b in pairwise(names)]
    return form("".join(f"<{name}/>" for name in names), binds, [question(f"/data/{name}") for name in names])


def hub(size: int) -> bytes:
    """One question decides over all the others; one total reads them all."""
    names = [f"q{i}" for i in range(size)]
    binds = [bind(f"/data/{name}", "int", relevant="/data/gate = 'y'") for name in names]
    binds.append(bind("/data/total", "int", calculate=" + ".join(f"coalesce(/data/{name}, 0)" for name in names)))
    instance = "<gate/>" + "".join(f"<{name}/>" for name in names) + "<total/>"
    return form(instance, binds, [question(f"/data/{name}") for name in ("gate", *names)])


def survey(size: int) -> bytes:
    """Sections of twenty: a gate, whole numbers with a constraint, a sum a section."""
    instance, binds, body = [], [], []
    for section in range(size // 20):
        base, inside = f"/data/s{section}", ["<gate/>"]
        body.append(question(f"{base}/gate"))
        for number in range(19):
            path = f"{base}/q{number}"
            inside.append(f"<q{number}/>")
            binds.append(bind(path, "int", relevant=f"{base}/gate = 'y'", constraint=". >= 0 and . <= 120"))
            body.append(question(path))
        inside.append("<sum/>")
        total = " + ".join(f"coalesce({base}/q{number}, 0)" for number in range(19))
        binds.append(bind(f"{base}/sum", "int", calculate=total))
        instance.append(f"<s{section}>{''.join(inside)}</s{section}>")
    return form("".join(instance), binds, body)


def roster() -> bytes:
    """Rows whose share depends on the sum over all rows."""
    binds = [
        bind("/data/row/age", "int"),
        bind("/data/row/place", "int", calculate="position(..)"),
        bind("/data/row/share", "decimal", calculate="../age div sum(/data/row/age)"),
        bind("/data/count", "int", calculate="count(/data/row)"),
    ]
    row = "<age/><place/><share/>"
    body = ['<group ref="/data/row"><repeat nodeset="/data/row">', question("/data/row/age"), "</repeat></group>"]
    return form(f'<row jr:template="">{row}</row><row>{row}</row><count/>', binds, body)
