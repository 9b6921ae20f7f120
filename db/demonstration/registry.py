"""Made-up organisations, people and posts."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

from db import reference
from db.demonstration.words import Chance, Ids, domain_of, entry, listed, people_of
from db.text import fold

SHARE_OF_PEOPLE = 0.35  # of the organisations somebody is known
TRIES = 5
SMALL = 200  # up to so many organisations, public bodies of every district would be half of them
TWICE, TWICE_IN_A_SMALL_ONE = 101, 18  # of so many organisations one was entered twice
_YEARS = (1950, 1975, 1990, 2000, 2008, 2014, 2020, 2026)
_ROLES = {
    "VAL": "vali_yardimcisi", "STM": "il_muduru", "BIM": "sube_muduru", "MFT": "diger_kamu", "KYM": "kaymakam",
    "ICB": "belediye_baskan_yardimcisi", "UNI": "ogretim_elemani", "VKF": "mutevelli", "KNT": "genel_sekreter",
}  # fmt: skip
_CIVIL_ROLES = ("baskan", "baskan", "baskan_yardimcisi", "genel_sekreter", "sayman", "yonetim_kurulu_uyesi",
                "proje_koordinatoru", "gonullu")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """What later steps need of an organisation."""

    id: uuid.UUID
    office: int
    name: str
    kind: str
    province: int
    district: str


# Where the governor's office stands in the provinces that have no central district.
SEATS = {
    1: "Seyhan", 6: "Altındağ", 7: "Muratpaşa", 9: "Efeler", 10: "Altıeylül", 16: "Osmangazi", 20: "Merkezefendi",
    21: "Yenişehir", 25: "Yakutiye", 26: "Odunpazarı", 27: "Şahinbey", 31: "Antakya", 33: "Akdeniz", 34: "Fatih",
    35: "Konak", 38: "Kocasinan", 41: "İzmit", 42: "Selçuklu", 44: "Battalgazi", 45: "Şehzadeler",
    46: "Onikişubat", 47: "Artuklu", 48: "Menteşe", 52: "Altınordu", 54: "Adapazarı", 55: "İlkadım",
    59: "Süleymanpaşa", 61: "Ortahisar", 63: "Haliliye", 65: "İpekyolu",
}  # fmt: skip


class Organisations:
    """Organisations of one province after another; remembers them in `known`."""

    def __init__(self, chance: Chance, ids: Ids, today: dt.date) -> None:
        self._chance, self._ids, self._today = chance, ids, today
        self._names: set[str] = set()
        self.known: list[Known] = []
        weights = entry("activity_weights")["weights"]
        self._classes = [code for code, _ in reference.activity_classes("DRN")]
        self._class_weights = list(accumulate(weights))
        others = {kind: tuple(told) for kind, told in entry("other_kinds").items() if kind != "about"}
        self._patterns: dict[str, tuple[str, ...]] = {kind: tuple(told[1]) for kind, told in others.items()}
        self._kinds = (*others, "DRN")
        shares = [told[0] for told in others.values()]
        self._kind_weights = list(accumulate([*shares, 1000 - sum(shares)]))

    def of(self, plate: int, count: int) -> Iterator[dict[str, Any]]:
        """`count` organisations, the public bodies among them."""
        districts = reference.districts(plate)
        self._names.clear()
        earlier: dict[str, Any] | None = None
        reach_of = {each.code: 0.4 + self._chance.expovariate(1.0) for each in districts}
        reach = list(accumulate(reach_of.values()))
        number = 0
        largest = sorted(districts, key=lambda each: reach_of[each.code], reverse=True)
        for kind, pattern, district in self._public(plate, districts if count > SMALL else largest[:4]):
            if number >= count:
                return
            number += 1
            yield self._row(plate, district, kind, self._filled(pattern, plate, district), None, number)
        while number < count:
            number += 1
            district = self._chance.choices(districts, cum_weights=reach)[0]
            kind = self._chance.choices(self._kinds, cum_weights=self._kind_weights)[0]
            field = self._chance.choices(self._classes, cum_weights=self._class_weights)[0] if kind == "DRN" else None
            patterns = self._patterns.get(kind) or tuple(entry("patterns")[field or "01"])
            row = self._row(plate, district, kind, self._named(patterns, plate, district), field, number)
            if number % (TWICE_IN_A_SMALL_ONE if count <= SMALL else TWICE) == 0 and earlier is not None:
                row = self._entered_twice(row, earlier)
            elif kind == "DRN":
                earlier = row
            yield row

    @staticmethod
    def _public(plate: int, districts: Sequence[reference.District]) -> Iterator[tuple[str, str, reference.District]]:
        """One of each in the province, and in each of the districts."""
        bodies = entry("public_bodies")
        seat = SEATS.get(plate, "Merkez")
        centre = next((each for each in reference.districts(plate) if each.name == seat), districts[0])
        for kind, pattern in bodies["province"]:
            yield kind, pattern, centre
        for kind, pattern in bodies["district"]:
            for district in districts:
                yield kind, pattern, district

    def _named(self, patterns: tuple[str, ...], plate: int, district: reference.District) -> str:
        """A name that nobody in the province has yet, if some tries find one; real registers know doubles too."""
        name = ""
        for attempt in range(TRIES):
            name = self._filled(self._chance.one(patterns), plate, district, narrower=attempt > 1)
            if name not in self._names:
                break
        self._names.add(name)
        return name

    def _filled(self, pattern: str, plate: int, district: reference.District, narrower: bool = False) -> str:
        """`narrower` names the quarter with the place, as neighbours with the same purpose do."""
        chance, province = self._chance, reference.province(plate).name
        words = {
            name: chance.one(listed(name))
            for name in ("crafts", "quarters", "stars", "sports", "mosques", "schools", "ideas")
            if f"{{{name}}}" in pattern
        }
        if "{lilar}" in pattern:
            words["lilar"] = people_of(chance.choice(reference.provinces()).name)
        if "{koy}" in pattern:
            words["koy"] = chance.one(listed("villages"))
        place = province if district.name == "Merkez" else district.name
        if narrower and "{quarters}" not in pattern:
            quarter = chance.one(listed("quarters"))
            place, province = f"{place} {quarter}", f"{province} {quarter}"
        elif narrower and "{ilce}" not in pattern:
            pattern = "{ilce} " + pattern
        return pattern.format(il=province, ilce=place, **words)

    def _row(
        self, plate: int, district: reference.District, kind: str, name: str, field: str | None, number: int
    ) -> dict[str, Any]:
        chance = self._chance
        civil = reference.kind(kind).group == "civil"
        known = Known(self._ids(), plate, name, kind, plate, district.code)
        self.known.append(known)
        domain = domain_of(name)
        has = chance.random()
        return {
            "id": known.id, "name": name, "kind": kind, "activity_class": field, "province": plate,
            "district": district.code,
            # The numbers of real associations do not reach the block 9.
            "register_no": f"{plate:02d}-{900 + number // 1000}-{number % 1000:03d}" if kind in _WITH_NUMBER else None,
            "status": "active" if not civil or chance.random() < 0.96 else chance.one(("liquidation", "dissolved")),
            "public_benefit": kind == "DRN" and chance.random() < 0.004,
            "founded_on": self._founded() if civil else None,
            "address": self._address(),
            "phone": chance.phone(plate) if has < 0.8 else None,
            "email": f"bilgi@{domain}" if has < 0.6 or not civil else None,
            "web": f"https://{domain}" if has < 0.2 else None,
        }  # fmt: skip

    def _entered_twice(self, row: dict[str, Any], earlier: Mapping[str, Any]) -> dict[str, Any]:
        """In place of `row` the association that stands in the register already, as a colleague wrote it down."""
        name = str(earlier["name"]).replace("Yardımlaşma ve Dayanışma", "Yard. ve Day.")
        name = f"{name.removesuffix(' Derneği')} Der." if name.endswith(" Derneği") else name.replace(" ve ", " & ")
        self.known[-1] = replace(self.known[-1], name=name, district=earlier["district"])
        same = {field: earlier[field] for field in ("kind", "activity_class", "province", "district", "founded_on")}
        address = str(earlier["address"]).replace(" Mah. ", " Mahallesi ").replace(" Sok. ", " Sk. ")
        reach = {"phone": earlier["phone"], "email": None, "web": None, "address": address}
        return row | same | reach | {"name": name, "register_no": None}

    def _address(self) -> str:
        chance = self._chance
        quarter, street = chance.one(listed("quarters")), chance.one(listed("streets"))
        door = f"No: {1 + chance.randrange(120)}" + (f"/{1 + chance.randrange(12)}" if chance.random() < 0.5 else "")
        return f"{quarter} Mah. {street} Sok. {door}"

    def _founded(self) -> dt.date:
        first = self._chance.randrange(len(_YEARS) - 1)
        year = self._chance.randrange(_YEARS[first], _YEARS[first + 1])
        day = dt.date(year, 1, 1) + dt.timedelta(self._chance.randrange(365))
        return min(day, self._today)


_WITH_NUMBER = frozenset({"DRN", "SUB", "FED", "TEM"})


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person with the organisation that is represented."""

    id: uuid.UUID
    at: Known
    role: str


class People:
    """People who represent organisations, and their posts."""

    def __init__(self, chance: Chance, ids: Ids, today: dt.date) -> None:
        self._chance, self._ids, self._today = chance, ids, today
        self.known: list[KnownPerson] = []

    def of(self, organisations: Sequence[Known], count: int) -> Iterator[dict[str, Any]]:
        chance = self._chance
        for at in chance.sample(organisations, min(count, len(organisations))):
            role = _ROLES.get(at.kind) or chance.one(_CIVIL_ROLES)
            given = chance.one(listed("female" if chance.random() < 0.5 else "male"))
            family = chance.one(listed("family"))
            known = KnownPerson(self._ids(), at, role)
            self.known.append(known)
            local = f"{fold(given)}.{fold(family)}".replace("â", "a")
            yield {
                "id": known.id, "office": at.office, "given_name": given, "family_name": family, "title": role,
                "phone": chance.mobile() if chance.random() < 0.8 else None,
                "email": f"{local}@{domain_of(at.name)}" if chance.random() < 0.6 else None,
            }  # fmt: skip

    def posts(self) -> Iterator[dict[str, Any]]:
        for person in self.known:
            began = self._today - dt.timedelta(30 + self._chance.randrange(2500))
            yield {
                "id": self._ids(), "office": person.at.office, "person_id": person.id, "organisation_id": person.at.id,
                "role": person.role, "starts_on": began,
            }  # fmt: skip
