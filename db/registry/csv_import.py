"""Takes organisations from a text table: every row is taken, or refused with its reason; all of it or nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select

from db import reference
from db.database import Database
from db.errors import QT_TRANSLATE_NOOP, InvalidInput
from db.journal import bulk_insert
from db.registry.checks import clean_organisation, clean_text
from db.registry.csv_file import Table, UnreadableTable, open_table
from db.registry.rows import OrganisationFacts
from db.registry.tables import Organisation
from db.text import fold, parse_date, words

# Folded names of columns, as Turkish and English exports write them.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "ad", "adi", "unvan", "unvani", "kurulus adi", "kurulus", "dernek adi", "dernek", "organisation",
             "organization", "organisation name", "resmi ad", "stk adi", "vakif adi"),
    "short_name": ("short name", "kisa ad", "kisaltma"),
    "kind": ("kind", "type", "tur", "turu", "kurulus turu", "nevi"),
    "register_no": ("register no", "registration no", "kutuk no", "kutuk", "kutuk numarasi", "sicil no", "dosya no"),
    "tax_no": ("tax no", "vkn", "vergi no", "vergi kimlik no", "vergi numarasi"),
    "status": ("status", "active", "durum", "durumu", "faal"),
    "activity_class": ("activity class", "activity", "faaliyet alani", "sinif", "faaliyet"),
    "founded_on": ("founded", "founded on", "kurulus tarihi"),
    "province": ("province", "il", "sehir", "city"),
    "district": ("district", "ilce"),
    "address": ("address", "adres", "adresi", "acik adres"),
    "postcode": ("postcode", "posta kodu", "zip"),
    "phone": ("phone", "telephone", "tel", "telefon", "telefon no", "gsm", "cep"),
    "email": ("e mail", "email", "mail", "e posta", "eposta"),
    "kep": ("kep", "kep adresi"),
    "web": ("web", "website", "web sitesi", "internet", "url"),
    "notes": ("notes", "not", "notlar", "aciklama"),
    "source_key": ("id", "source key", "kayit no", "no", "sira no"),
}  # fmt: skip
_NOTHING = frozenset({"", "na", "n a", "no data", "none", "null", "yok", "bilinmiyor", "unknown", "nan"})
_STATUS = {
    "true": "active", "evet": "active", "1": "active", "faal": "active", "aktif": "active", "active": "active",
    "false": "dissolved", "hayir": "dissolved", "0": "dissolved", "pasif": "dissolved", "fesih": "dissolved",
    "feshedilmis": "dissolved", "kapali": "dissolved", "dissolved": "dissolved", "inactive": "dissolved",
    "tasfiye": "liquidation", "tasfiye halinde": "liquidation", "liquidation": "liquidation",
}  # fmt: skip
_KIND_BY_LAST_WORD = {
    "dernegi": "DRN", "vakfi": "VKF", "subesi": "SUB", "temsilciligi": "TEM", "federasyonu": "FED", "club": "SPK",
    "konfederasyonu": "KON", "sendikasi": "SND", "kooperatifi": "KOP", "platformu": "PLT", "kulubu": "SPK",
    "konseyi": "KNT", "belediyesi": "ICB", "universitesi": "UNI",
}  # fmt: skip

_NO_NAME_COLUMN = QT_TRANSLATE_NOOP(
    "db", "“{file}”, row 1: no column holds the names. The first row must name the columns, one of them “Ad” or “name”."
)
_NO_NAME = QT_TRANSLATE_NOOP("db", "The name is empty.")
_MORE_CELLS = QT_TRANSLATE_NOOP("db", "There are {cells} cells, but only {columns} columns have a name.")
_SAME_IN_FILE = QT_TRANSLATE_NOOP("db", "The same name and address stand in row {other}.")
_ALREADY_HERE = QT_TRANSLATE_NOOP("db", "An organisation with this name and address is already recorded.")

Progress = Callable[[int, int], Any]
REPORT_EVERY = 500


@dataclass(frozen=True, slots=True)
class RowNote:
    """A sentence about one row; `row` as a spreadsheet counts, the header being 1. `message` as in db.errors."""

    row: int
    message: str
    details: Mapping[str, object]

    def __str__(self) -> str:
        return self.message.format(**self.details)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """`rows` = `taken` + len(`refused`). `remarks`: rows taken with a value that could not be understood."""

    rows: int
    taken: int
    refused: tuple[RowNote, ...]
    remarks: tuple[RowNote, ...]
    encoding: str
    separator: str
    columns: Mapping[str, str]
    """Field -> heading in the file."""
    unused: tuple[str, ...]
    """Headings that nothing was taken from."""


def import_organisations(
    database: Database, path: Path, progress: Progress | None = None, kind: str = "DRN"
) -> ImportReport:
    """Take every organisation of the file in one transaction.

    `kind` is for rows that neither a column nor the name tells it of. Without a column of provinces, the organisations
    are those of this office's. `progress(lines done, lines in all)` may raise to cancel; nothing is kept then.
    Raises UnreadableTable, naming the file and the row.
    """
    table = open_table(path)
    reader = _Reader(table, database, kind)
    with database.write(QT_TRANSLATE_NOOP("db", "Organisations taken from a table")) as session:
        here = session.execute(select(Organisation.name, Organisation.address))
        reader.here = {_key(name, address) for name, address in here}
        taken = bulk_insert(session, Organisation, reader.read(progress))
    used = {field: table.header[place] for field, place in reader.places.items()}
    unused = tuple(heading for heading in table.header if heading and heading not in used.values())
    return ImportReport(
        reader.rows, taken, tuple(reader.refused), tuple(reader.remarks), table.encoding, table.separator, used, unused
    )


class _Reader:
    """Turns rows of a table into values of organisations and keeps count of what became of each."""

    def __init__(self, table: Table, database: Database, kind: str) -> None:
        self._table, self._kind = table, kind
        self._today = database.clock.now().date()
        self.places = _places(table)
        plate = database.office if 1 <= database.office <= len(reference.provinces()) else None
        self._province = None if "province" in self.places else plate
        self.rows = 0
        self.refused: list[RowNote] = []
        self.remarks: list[RowNote] = []
        self.here: set[tuple[str, str]] = set()
        self._seen: dict[tuple[str, str], int] = {}

    def read(self, progress: Progress | None) -> Iterator[dict[str, Any]]:
        for number, cells in self._table.rows():
            self.rows += 1
            if progress is not None and self.rows % REPORT_EVERY == 0:
                progress(number, self._table.lines)
            try:
                facts = clean_organisation(self._facts(number, cells))
                self._check_double(number, facts)
            except InvalidInput as error:
                self.refused.append(RowNote(number, error.message, error.details))
            else:
                yield asdict(facts)
        if progress is not None:
            progress(self._table.lines, self._table.lines)

    def _check_double(self, number: int, facts: OrganisationFacts) -> None:
        key = _key(facts.name, facts.address)
        first = self._seen.setdefault(key, number)
        if first != number:
            raise InvalidInput(_SAME_IN_FILE, field="name", other=first)
        if key in self.here:
            raise InvalidInput(_ALREADY_HERE, field="name")

    def _facts(self, number: int, cells: list[str]) -> OrganisationFacts:
        if any(cell.strip() for cell in cells[len(self._table.header) :]):
            raise InvalidInput(_MORE_CELLS, field="", cells=len(cells), columns=len(self._table.header))
        given = {
            field: value
            for field, place in self.places.items()
            if place < len(cells) and (value := clean_text(cells[place])) and fold(value).strip("-. /") not in _NOTHING
        }
        if not words(given.get("name", "")):
            raise InvalidInput(_NO_NAME, field="name")
        postcode = given.pop("postcode", None)
        if postcode and postcode not in given.get("address", ""):
            given["address"] = ", ".join(filter(None, (given.get("address"), postcode)))
        province, district = self._place(number, given)
        written: dict[str, Any] = {name: given.get(name) for name in _AS_WRITTEN}
        return OrganisationFacts(
            **written,
            name=given["name"],
            kind=self._kind_of(given),
            status=_STATUS.get(fold(given.get("status", "")), "active"),
            activity_class=_code_of("activity_classes", given.get("activity_class")),
            founded_on=self._day(number, given.get("founded_on")),
            province=province,
            district=district,
        )

    def _place(self, number: int, given: Mapping[str, str]) -> tuple[int | None, str | None]:
        """What is no province or district of the list is remarked on; the organisation is taken without it."""
        province, district = self._province, None
        try:
            if "province" in given:
                province = reference.find_province(given["province"]).plate
            if "district" in given and province is not None:
                district = reference.find_district(given["district"], province).code
        except InvalidInput as error:
            self.remarks.append(RowNote(number, error.message, error.details))
        return province, district

    def _day(self, number: int, text: str | None) -> dt.date | None:
        try:
            return parse_date(text, today=self._today, field="founded_on") if text else None
        except InvalidInput as error:
            self.remarks.append(RowNote(number, error.message, error.details))
            return None

    def _kind_of(self, given: Mapping[str, str]) -> str:
        told = _code_of("organisation_kinds", given.get("kind"))
        return told or _KIND_BY_LAST_WORD.get(words(given["name"])[-1], self._kind)


_AS_WRITTEN = ("short_name", "register_no", "tax_no", "address", "phone", "email", "kep", "web", "notes", "source_key")


def _places(table: Table) -> dict[str, int]:
    """Field -> place of its column. Of two columns for the same field the first counts."""
    found: dict[str, int] = {}
    headings = {" ".join(words(heading)): place for place, heading in reversed(list(enumerate(table.header)))}
    for field, names in COLUMNS.items():
        place = next((headings[name] for name in names if name in headings), None)
        if place is not None and place not in found.values():
            found[field] = place
    if "name" not in found:
        raise UnreadableTable(_NO_NAME_COLUMN, file=table.path.name)
    return found


def _key(name: str, address: str | None) -> tuple[str, str]:
    return " ".join(words(name)), " ".join(words(address or ""))


def _code_of(list_name: str, text: str | None) -> str | None:
    """The code that `text` means: itself, or its label in either language; None where it is neither."""
    if not text:
        return None
    wanted = fold(text)
    for code in reference.codes(list_name):
        if wanted in {fold(code), fold(reference.label(list_name, code)), fold(reference.label(list_name, code, "en"))}:
            return code
    return None
