"""The register of a centre: 101,823 organisations in one encrypted file. Lists, keystrokes, and the bulk write."""

from __future__ import annotations

import random
import secrets
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import quantiles
from typing import Any

from db import reference
from db.database import Database, Node, create_database, open_database
from db.journal import bulk_insert
from db.registry.rows import OrganisationFilter
from db.registry.service import RegistryService
from db.registry.tables import Organisation

ORGANISATIONS = 101_823  # active associations of Turkey, January 2026
BULK = 100_000
PAGE = 200
FIRST_ROWS_MS, KEYSTROKE_MS, BULK_RATIO = 100.0, 16.0, 6.0

_PLACES = ("Anadolu Işıklı Yeşil Umut Şeker Çağlayan Güneş İnönü Porsuk Yunus Atatürk Barış Toros Çınar Mavi Kırka "
           "Akdeniz Doğu Batı Merkez Yeni Zafer Cumhuriyet Kurtuluş Fatih Osmangazi").split()  # fmt: skip
_CAUSES = ("Mahallesi Köyü Çevre Eğitim Kültür Spor Gençlik Kadın Engelliler Yardımlaşma Dayanışma Sanat Turizm Sağlık "
           "Cami Okul Aile Avcılar Esnaf Emekliler Mezunlar Doğa Dağcılık Tarım").split()  # fmt: skip
_FORMS = (["Derneği"] * 30 + ["Yardımlaşma ve Dayanışma Derneği"] * 8 + ["Yaptırma ve Yaşatma Derneği"] * 4
          + ["Spor Kulübü"] * 4 + ["Vakfı"] * 2 + ["Kooperatifi", "Platformu", "Federasyonu", "Sendikası"])  # fmt: skip
_KINDS = ["DRN"] * 80 + ["VKF"] * 5 + ["SPK"] * 8 + ["SUB"] * 4 + ["KOP", "PLT", "FED", "SND"]

TYPED = (
    "derneği", "yardımlaşma", "ışıklı çevre", "ankara spor", "yaşatma", "sirnak", "26-014", "0222 1", "vakfı", "şeker",
    "istanbul kadın derneği", "çankaya eğitim", "merkez cami", "spor kulübü", "atatürk", "GENÇLİK", "engelliler",
    "odunpazarı", "izmir doğa", "köyü yaptırma", "esnaf", "zafer okul aile", "mezunlar", "dağcılık", "kurtuluş mah",
    "trabzon", "bilgi12", "yeni umut", "federasyon", "barış sanat",
)  # fmt: skip
FILTERS = (
    OrganisationFilter(),
    OrganisationFilter(statuses=("active",)),
    OrganisationFilter(statuses=("active",), provinces=(34,)),
)


def organisations(number: int, seed: int = 26) -> Iterator[dict[str, Any]]:
    """Synthetic organisations, the same at every run; the large provinces have the most."""
    dice = random.Random(seed)
    provinces = reference.provinces()
    weights = [9 if one.plate in (6, 34, 35) else 1 for one in provinces]
    for place in range(number):
        province = dice.choices(provinces, weights)[0]
        district = dice.choice(reference.districts(province.plate))
        first = district.name if dice.random() < 0.4 else dice.choice(_PLACES)
        middle = f"{dice.choice(_PLACES)} {dice.choice(_CAUSES)} {dice.choice(_CAUSES)}"
        yield {
            "name": f"{first} {middle} {dice.choice(_FORMS)}",
            "kind": dice.choice(_KINDS),
            "register_no": f"{province.plate:02}-{dice.randrange(1000):03}-{dice.randrange(1000):03}",
            "status": "active" if dice.random() < 0.9 else "dissolved",
            "activity_class": f"{dice.randrange(1, 22):02}",
            "province": province.plate,
            "district": district.code,
            "address": f"{dice.choice(_PLACES)} Mah. {dice.randrange(300)}. Sok. No {dice.randrange(99)}",
            "phone": f"+90{dice.choice(province.area_codes)}{dice.randrange(10**7):07}",
            "email": f"bilgi{place}@dernek.example",
        }


def _database(folder: Path, key: bytes) -> Database:
    folder.mkdir()
    return create_database(folder, key, Node("bench", "centre", "bench", 0), b"")


def _milliseconds(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def _figure(
    name: str, value: float, unit: str, aim: str, holds: bool, reference_: tuple[str, float] | None = None
) -> dict[str, Any]:
    label, amount = reference_ or (None, None)
    ratio = value / amount if amount else None
    return {"figure": name, "value": value, "unit": unit, "reference": label, "reference_value": amount, "ratio": ratio,
            "aim": aim, "holds": holds}  # fmt: skip


def run() -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory(prefix="kopru-bench-") as name:
        return [*_lists(Path(name) / "lists"), _bulk(Path(name))]


def _lists(folder: Path) -> list[dict[str, Any]]:
    key = secrets.token_bytes(32)
    database = _database(folder, key)
    with database.write("bench") as session:
        bulk_insert(session, Organisation, organisations(ORGANISATIONS))
    database.close()
    database = open_database(folder, [key])  # with nothing of the file in memory
    service = RegistryService(database)
    try:
        first = _milliseconds(lambda: (service.count_organisations(), service.find_organisations(limit=PAGE)))
        times = [taken for given in FILTERS for taken in _keystrokes(service, given)]
    finally:
        database.close()
    slow = quantiles(times, n=20)[-1]
    return [
        _figure("list of 101,823: first rows", first, "ms", f"at most {FIRST_ROWS_MS:.0f} ms", first <= FIRST_ROWS_MS),
        _figure("list of 101,823: keystroke, p95", slow, "ms", f"at most {KEYSTROKE_MS:.0f} ms", slow <= KEYSTROKE_MS),
    ]


def _keystrokes(service: RegistryService, given: OrganisationFilter) -> Iterator[float]:
    """Each query typed letter by letter: what the list asks after every letter."""
    for typed in TYPED:
        for length in range(1, len(typed) + 1):
            wanted = OrganisationFilter(typed[:length], given.kinds, given.statuses, given.provinces)
            yield _milliseconds(partial(_look, service, wanted))


def _look(service: RegistryService, wanted: OrganisationFilter) -> None:
    service.count_organisations(wanted)
    service.find_organisations(wanted, limit=PAGE)


def _bulk(folder: Path) -> dict[str, Any]:
    """The same rows through the journal, and bare into the same kind of file; the search index belongs to the first."""
    rows = list(organisations(BULK))
    key = secrets.token_bytes(32)
    journalled, bare = _database(folder / "journalled", key), _database(folder / "bare", key)
    names = [column.name for column in Organisation.__table__.columns]
    plain = [tuple(_bare_row(names, number, row)) for number, row in enumerate(rows, 1)]

    def through_journal() -> None:
        with journalled.write("bench") as session:
            bulk_insert(session, Organisation, rows)

    try:
        value = _milliseconds(through_journal) / 1000
        amount = _insert_bare(bare, names, plain)
    finally:
        journalled.close()
        bare.close()
    held = value <= BULK_RATIO * amount
    return _figure("100,000 journalled organisations", value, "s", f"at most {BULK_RATIO:.0f} times", held,
                   ("executemany", amount))  # fmt: skip


def _bare_row(names: list[str], number: int, row: dict[str, Any]) -> Iterator[Any]:
    made = {"n": number, "id": secrets.token_bytes(16), "office": 0, "deleted": 0, "public_benefit": 0}
    values = row | made | {"name_sort": row["name"]}
    return (values.get(name) for name in names)


def _insert_bare(database: Database, names: list[str], rows: list[tuple[Any, ...]]) -> float:
    """Seconds for `executemany` of finished rows into a table of the same columns and indexes, nothing else."""
    raw = database.raw_connection()
    try:
        raw.execute("CREATE TABLE bare AS SELECT * FROM organisation WHERE 0")
        raw.execute("CREATE UNIQUE INDEX bare_id ON bare(id)")
        raw.execute("CREATE INDEX bare_name ON bare(deleted, name_sort, n)")
        raw.execute("CREATE INDEX bare_register ON bare(register_no)")
        marks = ", ".join("?" * len(names))

        def insert() -> None:
            raw.execute("BEGIN IMMEDIATE")
            raw.executemany(f"INSERT INTO bare({', '.join(names)}) VALUES ({marks})", rows)
            raw.execute("COMMIT")

        return _milliseconds(insert) / 1000
    finally:
        raw.close()
