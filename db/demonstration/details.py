"""What a register gathers in years: tags, officers, former names, second telephones, relations, documents.

Drawn by a chance of their own, so that everything else stays as it was made before.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import struct
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from db.demonstration.registry import Known, KnownPerson
from db.demonstration.words import Chance, Ids
from db.registry.attachments.names import media_type

TAGS = ("ortak proje", "hibe aldı", "gönüllü merkezi", "gençlik", "kadın", "afet", "engelsiz yaşam", "çevre ağı",
        "eğitici havuzu", "yıllık plan 2026")  # fmt: skip
PERSON_TAGS = ("eğitici", "basın listesi", "proje yazarı", "çevirmen")
SHARE_TAGGED, SHARE_SECOND_PHONE, SHARE_RENAMED = 0.35, 0.15, 0.06
MEMBERS = 6  # of a federation
WITH_DOCUMENTS = 6
WIDE, HIGH = 480, 270
DECISION = (
    "GENEL KURUL TOPLANTI TUTANAĞI\n\n{name}\n\nToplantı {day} günü saat 14.00’te dernek merkezinde yapıldı. "
    "Çoğunluk sağlandı; divan kuruldu. Çalışma raporu okundu, oy birliğiyle kabul edildi.\n"
)


class Details:
    """`staff` are the officers among whom the organisations are parted."""

    def __init__(self, seed: str, today: dt.date, staff: Sequence[str]) -> None:
        self._chance = Chance(f"{seed}/details")
        self._ids = Ids(f"{seed}/details/ids", today - dt.timedelta(1))
        self._today, self._staff = today, tuple(staff)

    def organisation(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """The row with what was gathered about it."""
        chance = self._chance
        civil = row["founded_on"] is not None
        found: dict[str, Any] = {
            "tags": self._some(TAGS, SHARE_TAGGED), "officer": chance.one(self._staff) if civil else None,
            "other_phones": None, "other_emails": None, "former_names": None, "public_benefit_on": None,
        }  # fmt: skip
        if row["phone"] and chance.random() < SHARE_SECOND_PHONE:
            found["other_phones"] = [chance.mobile()]
        if row["email"] and civil and chance.random() < SHARE_SECOND_PHONE:
            found["other_emails"] = [row["email"].replace("bilgi@", "baskan@")]
        if civil and chance.random() < SHARE_RENAMED:
            found["former_names"] = [self._former(row)]
        if row["public_benefit"]:
            found["public_benefit_on"] = min(row["founded_on"] + dt.timedelta(4_000), self._today)
        return {**row, **found}

    def person(self, row: Mapping[str, Any]) -> dict[str, Any]:
        return {**row, "tags": self._some(PERSON_TAGS, SHARE_TAGGED / 2)}

    def _some(self, tags: tuple[str, ...], share: float) -> list[str] | None:
        if self._chance.random() >= share:
            return None
        return sorted({self._chance.one(tags) for _ in range(1 + self._chance.randrange(2))})

    def _former(self, row: Mapping[str, Any]) -> dict[str, Any]:
        began: dt.date = row["founded_on"]
        ended = began + (self._today - began) / 2
        name = str(row["name"]).replace(" ve ", ", ")
        name = name.replace("Derneği", "Yaşatma Derneği") if "Yaşatma" not in name else name.replace("Yaşatma ", "")
        return {"name": name, "kind": None, "from": began.isoformat(), "to": ended.isoformat()}

    def links(self, known: Sequence[Known]) -> Iterator[dict[str, Any]]:
        """Branches hang on an association of their province, federations have some associations as members."""
        by_province: dict[int, list[Known]] = defaultdict(list)
        for one in known:
            if one.kind == "DRN":
                by_province[one.province].append(one)
        for one in known:
            associations = by_province[one.province]
            if one.kind == "SUB" and associations:
                yield self._link(one, self._chance.choice(associations), "branch")
            elif one.kind == "FED":
                for member in self._chance.sample(associations, min(MEMBERS, len(associations))):
                    yield self._link(member, one, "federation")

    def _link(self, child: Known, parent: Known, kind: str) -> dict[str, Any]:
        began = self._today - dt.timedelta(200 + self._chance.randrange(5_000))
        return {
            "id": self._ids(), "office": child.office, "child_id": child.id, "parent_id": parent.id, "kind": kind,
            "starts_on": began, "ends_on": None,
        }  # fmt: skip

    def documents(self, people: Sequence[KnownPerson]) -> Iterator[tuple[dict[str, Any], bytes]]:
        """Rows of documents with their bytes, of associations that have somebody who speaks for them."""
        chosen = list(dict.fromkeys(one.at for one in people if one.at.kind == "DRN"))[:WITH_DOCUMENTS]
        for number, at in enumerate(chosen):
            day = self._today - dt.timedelta(30 + self._chance.randrange(300))
            text = DECISION.format(name=at.name, day=f"{day:%d.%m.%Y}").encode()
            yield self._document(at, f"Genel kurul tutanağı {day:%Y}.txt", text), text
            if number % 2 == 0:
                picture = sign(self._chance.randrange(6))
                yield self._document(at, "Tabela.png", picture), picture

    def _document(self, at: Known, name: str, data: bytes) -> dict[str, Any]:
        return {
            "id": self._ids(), "office": at.office, "entity": "organisation", "record_id": at.id, "name": name,
            "media_type": media_type(data), "size": len(data), "sha256": hashlib.sha256(data).hexdigest(),
        }  # fmt: skip


def sign(colour: int) -> bytes:
    """A PNG picture of a sign board on a wall: three bands and a disc, in one of six colours."""
    plain = ((29, 95, 120), (122, 66, 40), (52, 102, 60), (98, 70, 132), (140, 100, 20), (40, 70, 140))[colour]
    wall, board = (226, 220, 208), (250, 248, 242)
    rows = []
    for y in range(HIGH):
        line = bytearray(b"\0")  # no filter
        for x in range(WIDE):
            inside = 40 <= x < WIDE - 40 and 40 <= y < HIGH - 40
            disc = (x - 120) ** 2 + (y - HIGH // 2) ** 2 < 52**2
            letters = 200 <= x < WIDE - 70 and any(top <= y < top + 16 for top in (90, 126, 162))
            line += bytes(plain if inside and (disc or letters) else board if inside else wall)
        rows.append(bytes(line))
    head = struct.pack(">IIBBBBB", WIDE, HIGH, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(rows), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(_chunk, parts))


def _chunk(part: tuple[bytes, bytes]) -> bytes:
    kind, data = part
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
