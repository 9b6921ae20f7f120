"""The questionnaire engine: loading, one answer, one row. Each against the plain way of doing it, in the same run."""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median
from typing import Any

from db.forms import Form, load_form
from db.forms.catalogue import load_shipped, shipped_workbook, shipped_xform
from db.forms.instance import instances_below
from tests.benchmarks import _form_shapes as shapes

SIZE = 1000


def timed(run: Callable[[], Any]) -> float:
    started = time.perf_counter()
    run()
    return (time.perf_counter() - started) * 1000


def everything(form: Form) -> None:
    """What an engine without a dependency graph does after every answer."""
    for vertex in form.definition.graph.vertices:
        for node in instances_below(form.document, vertex.place):
            form.engine.schedule(vertex, node)
    form.engine.settle()
    form.engine.changed.clear()


def figure(
    name: str, value: float, reference: str, reference_value: float, most: float, ratio: float
) -> dict[str, Any]:
    """Holds if the value is at most `most` ms and at most `ratio` of the reference."""
    part = value / reference_value if reference_value else 0.0
    return {
        "figure": name,
        "value": value,
        "unit": "ms",
        "reference": reference,
        "reference_value": reference_value,
        "ratio": part,
        "aim": f"at most {most:g} ms and {ratio:g} of the reference",
        "holds": value <= most and part <= ratio,
    }


def loading() -> dict[str, Any]:
    from db.forms.workbook import convert_workbook

    xml, workbook = shipped_xform("perception"), shipped_workbook("perception")
    convert_workbook(workbook)
    value = median(timed(lambda: load_form(xml).open()) for _ in range(5))
    reference = median(timed(lambda: load_form(workbook).open()) for _ in range(3))
    return figure("perception questionnaire loaded and opened", value, "from its workbook", reference, 150, 0.5)


def answering(name: str, xml: bytes, answers: list[tuple[str, str]], most: float, ratio: float) -> list[dict[str, Any]]:
    form = load_form(xml).open()
    times = sorted(timed(lambda ref=ref, value=value: form.answer(ref, value)) for ref, value in answers)
    reference = median(timed(lambda: everything(form)) for _ in range(5))
    whole = "every expression evaluated again"
    return [
        figure(f"{name}: median answer", median(times), whole, reference, most, ratio),
        figure(f"{name}: 99th percentile", times[int(len(times) * 0.99) - 1], whole, reference, most * 50, 2.0),
    ]


def reopening() -> dict[str, Any]:
    form = load_shipped("perception").open()
    form.answer("/data/onay", "1")
    answers = form.answers()
    value = median(timed(lambda: form.definition.open(answers=answers)) for _ in range(9))
    reference = median(timed(lambda: load_form(shipped_xform("perception"))) for _ in range(5))
    return figure("perception interview reopened", value, "questionnaire loaded", reference, 20, 2)


def choosing() -> dict[str, Any]:
    """A province, then the district: the district's answer is looked up among those of the province."""
    form = load_shipped("perception").open()
    everywhere = list(form.definition.secondary.get("ilce").children[0].children)
    values, scans = [], []
    for number in range(162):
        province = f"{number % 81 + 1:02d}"
        form.answer("/data/g0/il", province)
        scans.append(timed(lambda p=province: [one for one in everywhere if one.named("il")[0].value == p]))
        district = form.node("/data/g0/ilce").choices[0].value
        values.append(timed(lambda d=district: form.answer("/data/g0/ilce", d)))
    return figure("a district chosen among 973", median(values), "the list looked through", median(scans), 0.2, 1)


def growth() -> dict[str, Any]:
    """The median answer of a section does not depend on how many sections there are."""

    def measure(size: int) -> float:
        form = load_form(shapes.survey(size)).open()
        form.answer("/data/s0/gate", "y")
        return median(timed(lambda n=n: form.answer(f"/data/s0/q{n % 19}", str(n % 100))) for n in range(2000))

    small, large = measure(100), measure(SIZE * 2)
    return figure("one answer in 2,000 questions", large, "in 100 questions", small, 1, 2)


def rows() -> list[dict[str, Any]]:
    form = load_form(shapes.roster()).open()
    adding = []
    for number in range(1, 101):
        if number > 1:
            adding.append(timed(lambda: form.add_repeat("/data/row")))
        form.answer(f"/data/row[{number}]/age", str(15 + number % 60))
    reference = median(timed(lambda: everything(form)) for _ in range(5))
    return [
        figure("a row added to a roster of 100", median(adding), "every expression evaluated again", reference, 1, 2)
    ]


def run() -> list[dict[str, Any]]:
    names = [f"q{number}" for number in range(SIZE)]
    survey = [(f"/data/s{s}/gate", "y") for s in range(50)]
    survey += [(f"/data/s{s}/q{n}", str(n)) for s in range(50) for n in range(19)]
    ones = [(f"/data/{name}", "1") for name in names]
    return [
        loading(),
        reopening(),
        choosing(),
        *answering("survey of 1,000", shapes.survey(SIZE), survey, 0.2, 0.1),
        *answering("chain of 1,000", shapes.chain(SIZE), ones, 0.2, 0.1),
        *answering("hub of 1,000", shapes.hub(SIZE), [("/data/gate", "y"), *ones], 1.67, 0.5),
        growth(),
        *rows(),
    ]
