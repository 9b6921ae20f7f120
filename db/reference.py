"""Reference data that ships with the program: provinces, districts, kinds, titles and other lists of codes.

Records keep codes, never labels. Each list is read when it is first asked for.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from db.errors import QT_TRANSLATE_NOOP, InvalidInput, ProgrammingError
from db.text import fold, nearest

VERSION = "2026.12"  # of resources/reference; stands in manifest.json too and goes into packages

# What people still write; the folded old or short name and the plate.
_OTHER_NAMES = {
    "afyon": 3, "antakya": 31, "icel": 33, "izmit": 41, "maras": 46, "k maras": 46, "adapazari": 54, "urfa": 63,
    "s urfa": 63, "antep": 27, "g antep": 27,
}  # fmt: skip

_NO_PROVINCE = QT_TRANSLATE_NOOP("db", "“{text}” is not one of the 81 provinces.")
_NEAR_PROVINCE = QT_TRANSLATE_NOOP("db", "“{text}” is not one of the 81 provinces. The nearest one: {nearest}.")
_NO_DISTRICT = QT_TRANSLATE_NOOP("db", "“{text}” is not a district of {province}.")
_NEAR_DISTRICT = QT_TRANSLATE_NOOP("db", "“{text}” is not a district of {province}. The nearest one: {nearest}.")


@dataclass(frozen=True, slots=True)
class Province:
    plate: int
    name: str
    iso: str
    nuts1: str
    nuts1_name: str
    nuts2: str
    nuts2_name: str
    nuts3: str
    region: str
    metropolitan: bool
    area_codes: tuple[str, ...]
    neighbours: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class District:
    code: str  # "26_14": as in the choices of the questionnaires
    plate: int
    name: str


@dataclass(frozen=True, slots=True)
class Border:
    plate_a: int
    plate_b: int
    short: bool  # so short that it should be verified before anything rests on it


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of organisation. `sourced` is False where the entry rests on general knowledge and awaits confirmation."""

    code: str
    tr: str
    en: str
    group: str  # civil, public, other
    side: str  # of `sides`: whom its people stand for at an event unless said otherwise
    basis: str
    registry_tr: str
    registry_en: str
    identifier: str  # kutuk, vkn, sicil, dosya, mersis, belediye, gsb, izin or "" where there is none
    identifier_tr: str
    identifier_en: str
    sourced: bool


@dataclass(frozen=True, slots=True)
class Title:
    code: str
    tr: str
    en: str
    side: str
    target_group: str


def _rows(name: str) -> list[dict[str, str]]:
    content = files("resources").joinpath("reference", f"{name}.csv").read_text("utf-8")
    return list(csv.DictReader(content.splitlines()))


@cache
def provinces() -> tuple[Province, ...]:
    """All 81, by plate."""
    return tuple(
        Province(
            plate=int(row["plate"]),
            name=row["name"],
            iso=row["iso_3166_2"],
            nuts1=row["nuts1"],
            nuts1_name=row["nuts1_name"],
            nuts2=row["nuts2"],
            nuts2_name=row["nuts2_name"],
            nuts3=row["nuts3"],
            region=row["region"],
            metropolitan=row["metropolitan"] == "1",
            area_codes=tuple(row["area_codes"].split()),
            neighbours=tuple(int(plate) for plate in row["neighbours"].split()),
        )
        for row in _rows("provinces")
    )


def province(plate: int) -> Province:
    """The province with this plate, 1 to 81."""
    if not 1 <= plate <= len(provinces()):
        raise ProgrammingError(f"no province has the plate {plate}")
    return provinces()[plate - 1]


@cache
def _districts_by_plate() -> dict[int, tuple[District, ...]]:
    found: dict[int, list[District]] = {}
    for row in _rows("districts"):
        district = District(row["code"], int(row["plate"]), row["name"])
        found.setdefault(district.plate, []).append(district)
    return {plate: tuple(group) for plate, group in found.items()}


def districts(plate: int | None = None) -> tuple[District, ...]:
    """The districts of a province, or all 973, in the order of the source."""
    if plate is None:
        return tuple(district for group in _districts_by_plate().values() for district in group)
    return _districts_by_plate()[province(plate).plate]


@cache
def _district_of_code() -> dict[str, District]:
    return {district.code: district for district in districts()}


def district(code: str) -> District | None:
    """The district with this code, or None where this version of the list does not know it."""
    return _district_of_code().get(code)


@cache
def borders() -> tuple[Border, ...]:
    """Each pair of neighbouring provinces once."""
    return tuple(Border(int(r["plate_a"]), int(r["plate_b"]), r["short"] == "1") for r in _rows("province_borders"))


@cache
def _kinds() -> dict[str, Kind]:
    found = {}
    for row in _rows("organisation_kinds"):
        source = row.pop("source")
        found[row["code"]] = Kind(**row, sourced=source == "K")
    return found


def kinds(group: str | None = None) -> tuple[Kind, ...]:
    """All kinds of organisation, or those of the group civil, public or other."""
    return tuple(kind for kind in _kinds().values() if group in (None, kind.group))


def kind(code: str) -> Kind:
    if code not in _kinds():
        raise ProgrammingError(f"no kind of organisation has the code {code!r}")
    return _kinds()[code]


@cache
def titles() -> tuple[Title, ...]:
    """What people are in their organisation: the usual titles; others are written out as they are."""
    return tuple(Title(**row) for row in _rows("titles"))


LISTS = (
    "activity_classes",
    "contact_channels",
    "event_kinds",
    "organisation_kinds",
    "organisation_statuses",
    "participation_levels",
    "participation_stages",
    "sides",
    "target_groups",
    "titles",
)


@cache
def _labels(list_name: str) -> dict[str, tuple[str, str]]:
    """Code -> (Turkish, English)."""
    if list_name == "provinces":
        return {str(each.plate): (each.name, each.name) for each in provinces()}
    if list_name == "districts":
        return {each.code: (each.name, each.name) for each in districts()}
    if list_name not in LISTS:
        raise ProgrammingError(f"there is no list named {list_name!r}")
    return {row["code"]: (row["tr"], row["en"]) for row in _rows(list_name)}


def label(list_name: str, code: str, language: str = "tr") -> str:
    """What people read for `code`; the code itself where a newer version of the list knows it and this one does not."""
    pair = _labels(list_name).get(code)
    if pair is None:
        return code
    return pair[0] if language.startswith("tr") else pair[1]


def codes(list_name: str) -> tuple[str, ...]:
    """The codes of a list of LISTS, of "provinces" or "districts", in the order in which they are offered."""
    return tuple(_labels(list_name))


def choices(list_name: str, language: str = "tr") -> tuple[tuple[str, str], ...]:
    """(code, label) of each entry, for a box to choose from."""
    return tuple((code, label(list_name, code, language)) for code in codes(list_name))


def activity_classes(organisation_kind: str, language: str = "tr") -> tuple[tuple[str, str], ...]:
    """(code, label) of the classes that an organisation of this kind may have: associations and their unions have the
    21 of their register, all others the groups of the ICNPO."""
    known = _kinds().get(organisation_kind)
    of_register = known is not None and known.identifier == "kutuk"
    return tuple(each for each in choices("activity_classes", language) if each[0].isdigit() == of_register)


@cache
def _plate_of_name() -> dict[str, int]:
    found = dict(_OTHER_NAMES)
    for each in provinces():
        for name in (each.name, str(each.plate), f"{each.plate:02}", each.iso, each.nuts3):
            found[fold(name)] = each.plate
    return found


def find_province(text: str, *, field: str = "province") -> Province:
    """The province that `text` means: its name in any spelling, plate, ISO or NUTS 3 code, or an older name.

    Raises InvalidInput for `field` that names the nearest province where there is one.
    """
    wanted = fold(text.replace(".", " "))
    wanted = wanted.removesuffix(" ili").removesuffix(" valiligi")
    plate = _plate_of_name().get(wanted)
    if plate is not None:
        return province(plate)
    near = nearest(wanted, (each.name for each in provinces()))
    if near is None:
        raise InvalidInput(_NO_PROVINCE, field=field, text=text.strip())
    raise InvalidInput(_NEAR_PROVINCE, field=field, text=text.strip(), nearest=near)


def find_district(text: str, plate: int, *, field: str = "district") -> District:
    """The district of the province `plate` that `text` means; raises InvalidInput as `find_province` does."""
    wanted = fold(text).removesuffix(" ilcesi")
    offered: Iterable[District] = districts(plate)
    for each in offered:
        if wanted in (fold(each.name), fold(each.code)):
            return each
    near = nearest(wanted, (each.name for each in offered))
    name = province(plate).name
    if near is None:
        raise InvalidInput(_NO_DISTRICT, field=field, text=text.strip(), province=name)
    raise InvalidInput(_NEAR_DISTRICT, field=field, text=text.strip(), province=name, nearest=near)
