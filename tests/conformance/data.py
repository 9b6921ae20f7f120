"""Where the recorded suites lie, and how they are read."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[2]


def folder(given: str | None = None) -> Path | None:
    """`given`, else KOPRU_CONFORMANCE, else ../shared/conformance beside the project; None where it is absent."""
    path = Path(given or os.environ.get("KOPRU_CONFORMANCE") or PROJECT.parent / "shared" / "conformance")
    return path if (path / "xpath.jsonl.gz").is_file() else None


def lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


@dataclass
class Tally:
    """`total` checks, those that hold, and for each failure where and what."""

    name: str
    total: int = 0
    passed: int = 0
    failures: list[tuple[str, str]] = field(default_factory=list)
    refused: int = 0
    notes: list[tuple[str, str]] = field(default_factory=list)

    def check(self, holds: bool, where: str, what: str) -> None:
        self.total += 1
        if holds:
            self.passed += 1
        else:
            self.failures.append((where, what))

    def summary(self) -> dict[str, Any]:
        return {"suite": self.name, "total": self.total, "agree": self.passed, "failures": self.failures}
