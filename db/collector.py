"""Work that makes very many objects which all stay (an import, a package, a questionnaire): looking through them for
garbage, again and again, takes a fifth to a third of it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

MANY = 10  # times what the collector waits for


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the garbage collector off inside the block; reference counting goes on.

    What the block leaves is looked through once at its end: otherwise the next key pressed would wait for it (10 ms
    after a questionnaire of 1,000 questions).
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
            if gc.get_count()[0] > MANY * gc.get_threshold()[0]:
                gc.collect(1)
