"""vCards 2.1, 3.0 and 4.0 in, as rows of a table so that they go the way of every import; 3.0 and 4.0 out."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from db import reference
from db.documents.files import leaving, replacing
from db.errors import QT_TRANSLATE_NOOP, InvalidInput
from db.registry.reading.cells import Book, Row, SheetInfo, UnreadableBook
from db.registry.rows import OrganisationFacts, PersonFacts
from db.text import fold

LARGEST = 100_000_000  # bytes; photos make address books large
MOST_CARDS = 200_000

HEADINGS = ("Full name", "Given name", "Middle name", "Family name", "Title", "Telephone", "E-mail", "Address",
            "Organisation", "Role", "Date of birth", "Web", "Tags", "Notes", "UID", "", "", "")  # fmt: skip
"""Of the rows that a file of vCards is read as; the same words as of a table's headings. People's; see `_Card`."""
_OF_ORGANISATIONS = ("", "", "", "", "", "Telephone", "E-mail", "", "Name", "", "", "Web", "Tags", "Notes", "UID",
                     "Address", "District", "Province")  # fmt: skip
"""An organisation's name is what stands as organisation of the card, and it has a place of its own."""

_BEGIN = re.compile(rb"^\s*BEGIN\s*:\s*VCARD", re.IGNORECASE)
_EDGES = re.compile(r"^[ \t]*(BEGIN|END)[ \t]*:[ \t]*VCARD[ \t]*$", re.IGNORECASE | re.MULTILINE)
_LEFT_OUT = re.compile(r"(?i)^(?:[\w-]+\.)?(photo|logo|sound|key|agent)[;:]")
_FOLD_AT = 75  # octets of a line, RFC 6350 3.2

_ABSENT = QT_TRANSLATE_NOOP("db", "“{file}” cannot be opened. Look at the path and whether you may read it.")
_LARGE = QT_TRANSLATE_NOOP("db", "“{file}” is larger than {most} MB. Export the contacts in several files.")
_NONE = QT_TRANSLATE_NOOP("db", "“{file}” holds no contacts. Export them again as vCard.")
_MANY = QT_TRANSLATE_NOOP("db", "“{file}” holds more than {most} contacts. Export them in several files.")
_BROKEN = QT_TRANSLATE_NOOP("db", "This vCard is damaged: {reason}.")
_UNENDED = QT_TRANSLATE_NOOP("db", "This vCard has no end.")


@cache
def _vobject() -> Any:
    import vobject  # 100 ms: not before a vCard is read

    return vobject


def is_vcard(path: Path) -> bool:
    """Whether a file is one of vCards, by its content."""
    try:
        with path.open("rb") as stream:
            head = stream.read(512)
    except OSError:
        return False
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if head.startswith(mark):
            head = head.decode(encoding, "ignore").encode()
    return _BEGIN.match(head) is not None


class BadCard(list[Any]):
    """The cells of a card that cannot be read: its text, and why."""

    def __init__(self, cells: Iterable[Any], error: InvalidInput) -> None:
        super().__init__(cells)
        self.error = error


class VCards(Book):
    """A file of vCards as a book of one sheet. Row numbers are those of the cards, from 1; HEADINGS name the cells."""

    def __init__(self, path: Path, text: str) -> None:
        self._cards = list(_split(text))
        if not self._cards:
            raise UnreadableBook(_NONE, file=path.name)
        if len(self._cards) > MOST_CARDS:
            raise UnreadableBook(_MANY, file=path.name, most=MOST_CARDS)
        super().__init__("vcf", (SheetInfo("vCard", len(self._cards), len(HEADINGS), False),))

    def rows(self, sheet: int = 0) -> Iterator[Row]:
        del sheet
        for number, (card, ended) in enumerate(self._cards, 1):
            try:
                if not ended:
                    raise InvalidInput(_UNENDED, field="")
                cells: list[Any] = _cells(card)
            except InvalidInput as error:
                cells = BadCard([card[:1_000]], error)
            yield number, cells


def open_vcards(path: Path) -> VCards:
    """Raises UnreadableBook for a file that is no text, too large, or holds no card."""
    try:
        if path.stat().st_size > LARGEST:
            raise UnreadableBook(_LARGE, file=path.name, most=LARGEST // 1_000_000)
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableBook(_ABSENT, file=path.name) from error
    return VCards(path, _decoded(data))


def headings_for(entity: str) -> tuple[str, ...]:
    return HEADINGS if entity == "person" else _OF_ORGANISATIONS


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        named = re.search(rb"(?i)charset=([\w-]+)", data)
        for encoding in (named[1].decode(), "cp1254") if named else ("cp1254",):
            try:
                return data.decode(encoding)
            except (LookupError, UnicodeDecodeError):
                continue
        return data.decode("utf-8", "replace")


def _split(text: str) -> Iterator[tuple[str, bool]]:
    """(text of a card, whether it has an end). A card inside another (an agent's) belongs to the outer one."""
    start, depth = -1, 0
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    for edge in _EDGES.finditer(plain):
        begins = fold(edge[1]) == "begin"
        if begins and depth and "agent" not in fold(plain[max(0, edge.start() - 60) : edge.start()]):
            yield plain[start : edge.start()], False
            depth = 0
        if begins:
            start = edge.start() if not depth else start
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield plain[start : edge.end()], True
    if depth:
        yield plain[start:], False


def fit(cells: list[Any], entity: str) -> None:
    """Leave what `headings_for` names. An organisation's card without an organisation is one by its full name."""
    headings = headings_for(entity)
    if len(cells) != len(headings):
        return  # a BadCard
    if entity == "organisation":
        at = headings.index("Name")
        cells[at] = cells[at] or cells[0]
    cells[:] = (cell if heading else "" for heading, cell in zip(headings, cells, strict=True))


def _cells(card: str) -> list[Any]:
    vobject = _vobject()
    try:
        parsed = next(vobject.readComponents(_without_pictures(card), allowQP=True, ignoreUnreadable=True))
        return _Card(parsed).cells()
    except StopIteration as error:
        raise InvalidInput(_BROKEN, field="", reason="BEGIN:VCARD") from error
    except (vobject.base.VObjectError, ValueError, KeyError, IndexError, AttributeError, TypeError) as error:
        raise InvalidInput(_BROKEN, field="", reason=str(error)[:120] or type(error).__name__) from error


def _without_pictures(card: str) -> str:
    kept, leaving = [], False
    for line in card.split("\n"):
        if line[:1] not in (" ", "\t"):
            leaving = _LEFT_OUT.match(line) is not None
        if not leaving:
            kept.append(line)
    return "\n".join(kept) + "\n"


class _Card:
    """One parsed card."""

    def __init__(self, parsed: Any) -> None:
        self._contents: dict[str, list[Any]] = parsed.contents

    def cells(self) -> list[Any]:
        family, given, middle, prefix = self._name()
        organisation = self._first("org")
        title, role = self._first("title"), self._first("role")
        full = self._first("fn") or self._first("nickname")
        own = prefix if title == role else title or prefix  # `_lines` says a role in both ways
        return [
            "" if given or family else full, given, middle, family, own, "\n".join(self._reach("tel")),
            "\n".join(self._reach("email")), self._address(), organisation, role or title, self._birth(),
            self._first("url"), "\n".join(self._listed("categories")), "\n".join(self._texts("note")),
            self._first("uid").removeprefix("urn:uuid:"), *self._place(),
        ]  # fmt: skip

    def _texts(self, name: str) -> list[str]:
        found = []
        for line in self._contents.get(name, ()):
            value = getattr(line, "value", "")
            if isinstance(value, list | tuple):
                value = ", ".join(str(one) for one in value if one)
            found.append(str(value).strip())
        return [one for one in found if one]

    def _first(self, name: str) -> str:
        return next(iter(self._texts(name)), "")

    def _listed(self, name: str) -> list[str]:
        return [part.strip() for text in self._texts(name) for part in text.split(",") if part.strip()]

    def _name(self) -> tuple[str, str, str, str]:
        lines = self._contents.get("n", ())
        if not lines:
            return "", "", "", ""
        value = lines[0].value
        parts = (getattr(value, part, "") for part in ("family", "given", "additional", "prefix"))
        joined = (" ".join(part) if isinstance(part, list | tuple) else str(part or "") for part in parts)
        family, given, middle, prefix = (part.strip() for part in joined)
        return family, given, middle, prefix

    def _reach(self, name: str) -> list[str]:
        """Telephones or e-mails, the preferred one first."""
        lines = sorted(self._contents.get(name, ()), key=lambda line: not _preferred(line))
        texts = (re.sub(r"(?i)^(tel|mailto):", "", str(line.value).strip()).split(";ext=")[0] for line in lines)
        return [text for text in texts if text]

    def _address(self) -> str:
        return ", ".join(filter(None, self._parts()))

    def _parts(self) -> list[str]:
        """The parts of the first address that has any."""
        for line in self._contents.get("adr", ()):
            value = line.value
            parts = (getattr(value, part, "") for part in ("box", "extended", "street", "code", "city", "region"))
            joined = (", ".join(part) if isinstance(part, list | tuple) else str(part or "") for part in parts)
            found = [" ".join(part.split()) for part in joined]
            if any(found):
                return found
        return []

    def _place(self) -> tuple[str, str, str]:
        """Address, district and province, where the card names a province and, if anything, a district of it; else all
        of it is address."""
        *parts, district, province = self._parts() or ("", "")
        try:
            plate = reference.find_province(province).plate
            if district:
                reference.find_district(district, plate)
        except InvalidInput:
            return self._address(), "", ""
        return ", ".join(filter(None, parts)), district, province

    def _birth(self) -> str:
        text = self._first("bday")
        return text[:4] if re.match(r"\d{4}", text) else ""


def _preferred(line: Any) -> bool:
    types = [fold(str(one)) for one in (*line.params.get("TYPE", ()), *line.singletonparams)]
    return "pref" in types or "PREF" in line.params


@dataclass(frozen=True, slots=True)
class Card:
    """A record to be written. `uid` lets the phone know it again; `organisation`, `role`: whom a person represents."""

    facts: PersonFacts | OrganisationFacts
    uid: uuid.UUID | None = None
    organisation: str = ""
    role: str = ""


def write_vcards(path: Path, cards: Iterable[Card], version: Literal["3.0", "4.0"] = "3.0") -> int:
    """Write cards in UTF-8, whole or not at all, and return how many. 3.0 is what every telephone reads; only 4.0 can
    say a year of birth without a day. Raises ReadOnlyFolder, DiskFull or FileInUse."""
    count = 0
    with replacing(path) as temporary:
        with temporary.open("w", encoding="utf-8", newline="") as stream:
            for card in cards:
                stream.write("".join(map(_folded, _lines(card, version))))
                count += 1
        leaving(path, count)
    return count


def _lines(card: Card, version: str) -> Iterator[str]:
    facts = card.facts
    yield "BEGIN:VCARD"
    yield f"VERSION:{version}"
    if isinstance(facts, PersonFacts):
        yield f"N:{_escaped(facts.family_name)};{_escaped(facts.given_name)};;;"
        yield f"FN:{_escaped(facts.name)}"
        title = reference.label("titles", facts.title or card.role or "")  # telephones show no ROLE
        yield from _given(
            ("ORG", card.organisation), ("TITLE", title), ("ROLE", reference.label("titles", card.role or ""))
        )
        if facts.birth_year and version == "4.0":
            yield f"BDAY:{facts.birth_year}"
    else:
        yield "N:;;;;"
        yield f"FN:{_escaped(facts.name)}"
        yield f"ORG:{_escaped(facts.name)}"
        if version == "4.0":
            yield "KIND:org"
        yield from _given(("URL", facts.web))
    for number, phone in enumerate(filter(None, (facts.phone, *facts.other_phones))):
        yield _typed("TEL", "VOICE", number, version) + _escaped(phone)
    for number, email in enumerate(filter(None, (facts.email, *facts.other_emails))):
        yield _typed("EMAIL", "INTERNET", number, version) + _escaped(email)
    if address := facts.address:
        place = _place(facts)
        yield f"ADR;TYPE=WORK:;;{_escaped(address)};{place};;"
    yield from _given(("NOTE", facts.notes))
    if facts.tags:
        yield "CATEGORIES:" + ",".join(map(_escaped, facts.tags))
    if card.uid is not None:
        yield f"UID:urn:uuid:{card.uid}"
    yield "END:VCARD"


def _place(facts: PersonFacts | OrganisationFacts) -> str:
    """City and region of an address."""
    if isinstance(facts, PersonFacts):
        return ";"
    district = reference.label("districts", facts.district) if facts.district else ""
    province = reference.label("provinces", str(facts.province)) if facts.province else ""
    return f"{_escaped(district)};{_escaped(province)}"


def _typed(name: str, kind: str, number: int, version: str) -> str:
    if version == "4.0":
        return f"{name};PREF={number + 1}:"
    return f"{name};TYPE={kind}{',PREF' if number == 0 else ''}:"


def _given(*pairs: tuple[str, str | None]) -> Iterator[str]:
    return (f"{name}:{_escaped(value)}" for name, value in pairs if value)


def _escaped(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return plain.replace("\r\n", "\n").replace("\n", "\\n")


def _folded(line: str) -> str:
    """Lines of at most 75 octets, cut between letters."""
    parts, room = [""], _FOLD_AT
    for letter in line:
        size = len(letter.encode())
        if size > room:
            parts.append("")
            room = _FOLD_AT - 1
        parts[-1] += letter
        room -= size
    return "\r\n ".join(parts) + "\r\n"
