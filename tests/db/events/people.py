"""People of invented names from invented organisations, and a training of four days."""

from __future__ import annotations

import datetime as dt
import uuid

from db.events.rows import NewEvent
from db.journal import bulk_insert
from db.registry.tables import Organisation, Person, Post

THURSDAY = dt.datetime(2026, 11, 26, 9, 0, tzinfo=dt.UTC)
NAMES = (
    "Ayşenur Akpınarlı", "Baran Gümüşsuyu", "Cemile Narlıdereli", "Çınar Taşpınarlı", "Defne Eğriova", "Ege Cevizoba",
    "Fidan Ilıcalı", "Gökçe Ödemirci", "Hazal Ünlüçay", "Ilgaz Irmakçı", "İpek Demirağaç", "Kaan Karaçınar",
)  # fmt: skip
PLACES = (
    ("Tepebaşı Kaymakamlığı", "KYM"), ("Bademlik Gençlik Vakfı", "VKF"), ("Porsuk Engelliler Derneği", "DRN"),
)  # fmt: skip


def write_people(database, names=NAMES):
    """People with one post each, in turn at the places of PLACES; their ids in the order of `names`."""
    people = [uuid.uuid4() for _ in names]
    places = [uuid.uuid4() for _ in PLACES]
    with database.write() as session:
        bulk_insert(
            session,
            Organisation,
            [
                {"id": place, "name": name, "kind": kind, "province": 26}
                for place, (name, kind) in zip(places, PLACES, strict=True)
            ],
        )
        split = [name.rpartition(" ") for name in names]
        bulk_insert(
            session,
            Person,
            [
                {"id": row, "given_name": given, "family_name": family}
                for row, (given, _, family) in zip(people, split, strict=True)
            ],
        )
        bulk_insert(
            session,
            Post,
            [
                {"person_id": row, "organisation_id": places[number % len(places)], "role": "sef"}
                for number, row in enumerate(people)
            ],
        )
    return people, places


def training(**changes):
    values = {
        "kind": "local_training",
        "title": "STK–Kamu İş Birliği Eğitimi",
        "starts_on": dt.date(2026, 11, 24),
        "ends_on": dt.date(2026, 11, 27),
        "province": 26,
        "venue": "Valilik Eğitim Salonu",
        "capacity": 40,
    }
    return NewEvent(**(values | changes))
