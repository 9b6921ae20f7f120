"""The figures of README.md that stand beside the comparison: `python -m tests.conformance.growth`, as Markdown.

Processor time in ms, which other work on the machine lengthens little; forms are those of the benchmarks.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import cycle, islice

from db.forms import Form, load_form
from tests.benchmarks import _form_shapes as shapes
from tests.conformance.peer import memory


def took(form: Form, ref: str, value: str) -> float:
    started = time.process_time()
    form.answer(ref, value)
    return (time.process_time() - started) * 1000


def row(name: str, times: list[float]) -> str:
    times.sort()
    return f"| {name} | {times[len(times) // 2]:.2g} | {times[int(len(times) * 0.99)]:.2g} | {times[-1]:.2g} |"


def turned(name: str, xml: bytes, ref: str, values: tuple[str, str], *, filled: int) -> str:
    """Everything shown or hidden by one answer, forty times."""
    form = load_form(xml).open()
    form.answer(ref, values[1])
    for number in range(filled):
        form.answer(f"/data/q{number}", "1")
    return row(name, [took(form, ref, value) for value in islice(cycle(values), 40)])


def under_one_condition(size: int) -> bytes:
    names = [f"q{number}" for number in range(size)]
    binds = [shapes.bind(f"/data/{name}", "int", relevant="/data/gate = 'y'") for name in names]
    body = [shapes.question(f"/data/{name}") for name in ("gate", *names)]
    return shapes.form("<gate/>" + "".join(f"<{name}/>" for name in names), binds, body)


def survey() -> Iterator[str]:
    load_form(shapes.survey(100)).open()
    before, started = memory(), time.process_time()
    form = load_form(shapes.survey(10_000)).open()
    taken, times = time.process_time() - started, []
    for section in range(100):
        form.answer(f"/data/s{section}/gate", "y")
        times += [took(form, f"/data/s{section}/q{number}", str(number)) for number in range(19)]
    yield row("an answer in a survey of 10,000 questions", times)
    yield f"\nThe survey of 10,000 questions loads in {taken:.1f} s and adds {memory() - before:.0f} MB to the process."


def main() -> None:
    print("| What | median | 99th percentile | most |\n|---|---|---|---|")
    print(turned("chain of 1,000 shown and hidden", shapes.chain(1_000), "/data/q0", ("0", "1"), filled=1_000))
    print(turned("hub of 1,000 shown and hidden", shapes.hub(1_000), "/data/gate", ("n", "y"), filled=1_000))
    many = under_one_condition(10_000)
    print(turned("10,000 questions under one condition", many, "/data/gate", ("n", "y"), filled=0))
    print(*survey(), sep="\n")


if __name__ == "__main__":
    main()
