"""Registers with known duplicates: published people, and synthetic organisations as offices write them twice."""

from __future__ import annotations

import csv
import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from db.registry.duplicates import standardise
from db.registry.duplicates.records import Record
from tests.benchmarks.registry import organisations

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
Pairs = set[tuple[int, int]]

_LETTERS = "abcçdefgğhıijklmnoöprsştuüvyz"
_NAMESAKES = ("Yunus Emre", "Hacı Bektaş", "Mimar Sinan", "Ali Kuşçu", "Fevzi Çakmak", "Barbaros", "Nasrettin Hoca",
              "Gökçe", "Akarsu", "Taşlıca", "Yeşilova", "Sarıkaya", "Karapınar", "Kavaklı", "Söğütlü")  # fmt: skip
_SHORT = {"Derneği": "Der.", "Yardımlaşma": "Yard.", "Dayanışma": "Day.", "Vakfı": "Vak.", "Mah.": "Mahallesi",
          "Sok.": "Sokak", "ve": "&"}  # fmt: skip


def febrl(name: str) -> tuple[list[Record], Pairs]:
    """People of a FEBRL set: names, address and year of birth only, as the register may keep them."""
    records, same = [], defaultdict(list)
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        for at, raw in enumerate(csv.DictReader(lines, skipinitialspace=True)):
            row = {key.strip(): value.strip() for key, value in raw.items()}
            street = f"{row['street_number']} {row['address_1']}".strip()
            address = ", ".join(filter(None, (street, row["address_2"], row["suburb"], row["postcode"], row["state"])))
            year = row["date_of_birth"][:4]
            born = int(year) if year.isdigit() and 1900 <= int(year) <= 2026 else None
            records.append(standardise.person(row["given_name"], row["surname"], birth_year=born, address_text=address))
            same[row["rec_id"].split("-")[1]].append(at)
    return records, _pairs(same)


def register(number: int, seed: int, twice: float = 0.25) -> tuple[list[dict[str, Any]], Pairs]:
    """Organisations of which some stand there twice, the second time with errors and things left out."""
    dice = random.Random(seed)
    rows = []
    for at, row in enumerate(organisations(number, seed)):
        row["name"] = f"{dice.choice(_NAMESAKES)} {row['name']}"
        rows.append((at, row))
        if dice.random() < twice:
            rows.append((at, _again(row, dice)))
    dice.shuffle(rows)
    same = defaultdict(list)
    for place, (at, _) in enumerate(rows):
        same[at].append(place)
    return [row for _, row in rows], _pairs(same)


def record(row: dict[str, Any]) -> Record:
    return standardise.organisation(
        row["name"], kind=row["kind"], register_no=row["register_no"], province=row["province"],
        district=row["district"], address_text=row["address"], phone_numbers=[row["phone"]], mails=[row["email"]],
    )  # fmt: skip


def _again(row: dict[str, Any], dice: random.Random) -> dict[str, Any]:
    fields = ("register_no", "phone", "email", "address")
    kept = {field: row[field] if dice.random() < 0.5 else None for field in fields}
    address = " ".join(_shortened(kept["address"].split(), dice)) if kept["address"] else None
    return row | kept | {"name": _misspelt(row["name"], dice), "address": address}


def _misspelt(name: str, dice: random.Random) -> str:
    words = name.split()
    for _ in range(dice.choice((1, 1, 2))):
        at = dice.randrange(len(words))
        what = dice.randrange(4)
        if what < 2:
            words[at] = _typo(words[at], dice)
        elif what == 2:
            words = list(_shortened(words, dice))
        else:
            other = dice.randrange(len(words))
            words[at], words[other] = words[other], words[at]
    return " ".join(words)


def _shortened(words: list[str], dice: random.Random) -> Iterator[str]:
    return (_SHORT.get(word, word) if dice.random() < 0.7 else word for word in words)


def _typo(word: str, dice: random.Random) -> str:
    if len(word) < 5:
        return word
    at = dice.randrange(1, len(word))
    return dice.choice((
        word[:at] + word[at + 1 :],
        word[:at] + dice.choice(_LETTERS) + word[at:],
        word[:at] + dice.choice(_LETTERS) + word[at + 1 :],
        word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :],
    ))  # fmt: skip


def _pairs(same: dict[Any, list[int]]) -> Pairs:
    return {(one, other) for places in same.values() for one in places for other in places if one < other}
