"""The words that made-up data is put together from, and a chance that is the same each time."""

from __future__ import annotations

import csv
import datetime as dt
import json
import random
import uuid
from functools import cache
from importlib.resources import files
from typing import Any

from db import reference
from db.text import fold, lower_tr

_VOWELS = "aâıiîeoöuûü"
_ENDINGS = {"aâı": "lılar", "eiî": "liler", "ouû": "lular", "öü": "lüler"}


@cache
def _all() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((files("resources") / "demonstration" / "words.json").read_text("utf-8"))
    return found


@cache
def listed(name: str) -> tuple[str, ...]:
    """A list of words; those of several parts are separated by bars."""
    text: str = _all()[name]
    return tuple(text.split("|") if "|" in text else text.split())


def entry(name: str) -> Any:
    """Patterns, weights and longer texts, as they stand in the file."""
    return _all()[name]


def table(name: str) -> list[dict[str, str]]:
    content = (files("resources") / "demonstration" / f"{name}.csv").read_text("utf-8")
    return list(csv.DictReader(content.splitlines()))


@cache
def population() -> dict[int, int]:
    """Thousands of inhabitants by plate (TÜİK, end of 2023)."""
    return {int(row["plate"]): int(row["thousands"]) for row in table("population")}


@cache
def people_of(place: str) -> str:
    """Sivaslılar, Trabzonlular: those who come from a place."""
    letters = [letter for letter in lower_tr(place) if letter in _VOWELS]
    last = letters[-1] if letters else "e"
    return place + next(ending for vowels, ending in _ENDINGS.items() if last in vowels)


def domain_of(name: str) -> str:
    """An address that can never be somebody's: `.example` is reserved (RFC 2606)."""
    letters = "".join(letter for letter in fold(name) if letter.isascii() and letter.isalnum())
    return f"{letters[:24]}.example"


class Chance(random.Random):
    """A seeded chance with the few draws that are needed."""

    def one(self, items: tuple[str, ...]) -> str:
        return items[int(self.random() * len(items))]

    def phone(self, plate: int) -> str:
        """In the province's area code, in the block 000 that no subscriber has."""
        code = self.choice(reference.province(plate).area_codes)
        return f"+90{code}000{self.randrange(10_000):04d}"

    def mobile(self) -> str:
        return f"+905{self.choice('034')}{self.randrange(10)}000{self.randrange(10_000):04d}"


class Ids:
    """UUIDs of version 7 that are the same in each run with the same seed."""

    def __init__(self, seed: str, day: dt.date) -> None:
        self._chance = random.Random(seed)
        midnight = dt.datetime.combine(day, dt.time(), dt.UTC)
        self._milliseconds = round(midnight.timestamp() * 1000)

    def __call__(self) -> uuid.UUID:
        self._milliseconds += 1
        bits = self._chance.getrandbits(74)
        return uuid.UUID(int=self._milliseconds << 80 | 7 << 76 | bits >> 62 << 64 | 2 << 62 | bits & ((1 << 62) - 1))
