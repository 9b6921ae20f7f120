"""One letter, or one mail draft, for each of many organisations or people, from a template with names in braces."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from email.headerregistry import Address
from email.message import EmailMessage
from pathlib import Path

from db.database import Database
from db.documents import Block, LetterFields, PageBreak, Signatures, Text, head_of, replacing, write_pdf
from db.documents.files import making
from db.documents.mail import unsent
from db.errors import QT_TRANSLATE_NOOP, InvalidInput
from db.registry.addressees import PLACEHOLDERS, Addressee, addressees
from db.registry.bulk import BulkService, Chosen, Told
from db.registry.checks import clean_text
from db.text import fold, format_date, nearest, upper_tr

_MARK = re.compile(r"\{([^{}\n]*)\}")
_NOT_IN_NAMES = re.compile('[<>:"/\\\\|?*\x00-\x1f]')
_UNKNOWN = QT_TRANSLATE_NOOP("db", "Nothing is called {{{name}}}. Choose from the list of fields.")
_UNKNOWN_NEAR = QT_TRANSLATE_NOOP("db", "Nothing is called {{{name}}}. Perhaps {{{near}}} is meant.")
_NO_BODY = QT_TRANSLATE_NOOP("db", "Write what the letter says.")
_NO_SUBJECT = QT_TRANSLATE_NOOP("db", "Write what it is about.")
_NOBODY = QT_TRANSLATE_NOOP("db", "None of the chosen has an e-mail address.")
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class LetterTemplate:
    """What all letters have in common; {ad}, {sayin}, … in it stand for what is each addressee's own. `number` is
    given by the registry office and may stay empty."""

    subject: str = ""
    body: str = ""
    recipient: str = "{ad}\n{adres}"
    number: str = ""
    signer: str = ""
    signer_title: str = ""

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, stored: str) -> LetterTemplate:
        """What was stored; the empty one where that is nothing of the kind."""
        try:
            given = json.loads(stored)
        except ValueError:
            return cls()
        known = {field.name for field in fields(cls)}
        held = given.items() if isinstance(given, dict) else ()
        return cls(**{name: value for name, value in held if name in known and isinstance(value, str)})


@dataclass(frozen=True, slots=True)
class Letter:
    """A template with the values of one addressee. `recipient`: first line whom, then where."""

    to: Addressee
    subject: str
    recipient: str
    body: str


@dataclass(frozen=True, slots=True)
class Written:
    """What was made: the file, or the folder that holds them; how many letters; who was left out, by name."""

    path: Path
    count: int
    left_out: tuple[str, ...] = ()


class LetterService:
    """Mail merge over the registry."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._bulk = BulkService(database)

    @property
    def author(self) -> str:
        """Who works here, as people sign: Elif YALÇINÖZ."""
        *given, family = self._database.author.split() or [""]
        return " ".join((*given, upper_tr(family)))

    def today(self) -> dt.date:
        return self._database.clock.now().astimezone().date()

    def addressees(self, entity: str, chosen: Chosen) -> list[Addressee]:
        """Whom the letters go to, in the order of the list, with everything that a template can say of them."""
        with self._database.read() as session:
            return addressees(session, entity, self._bulk.ids(entity, chosen), self.today())

    # ---- making
    def write_together(
        self, path: Path, template: LetterTemplate, to: Sequence[Addressee], told: Told | None = None
    ) -> Written:
        """All letters in one PDF, each with the full head and pages of its own."""
        blocks: list[Block] = []
        for number, letter in enumerate(self._letters(template, to, told)):
            blocks += [PageBreak(letter=True)] if number else []
            blocks += self._blocks(template, letter)
        self._print(path, template.subject, blocks)
        return Written(path, len(to))

    def write_each(
        self, folder: Path, template: LetterTemplate, to: Sequence[Addressee], told: Told | None = None
    ) -> Written:
        """A PDF for each in a new folder inside `folder`; nothing is left of it when something raises."""
        with making(folder, f"Mektuplar {format_date(self.today())}") as made:
            for number, letter in enumerate(self._letters(template, to, told), start=1):
                blocks = self._blocks(template, letter)
                self._print(made / _file_name(number, letter.to.name, ".pdf"), letter.subject, blocks)
        return Written(made, len(to))

    def write_drafts(
        self, folder: Path, template: LetterTemplate, to: Sequence[Addressee], told: Told | None = None
    ) -> Written:
        """A mail for each that has an address, as a file that mail programs open as a draft; nothing is sent.

        Raises InvalidInput where nobody has an address.
        """
        reached = [one for one in to if one.address]
        if not reached:
            raise InvalidInput(_NOBODY, field="to")
        with making(folder, f"E-postalar {format_date(self.today())}") as made:
            for number, letter in enumerate(self._letters(template, reached, told), start=1):
                with replacing(made / _file_name(number, letter.to.name, ".eml")) as temporary:
                    temporary.write_bytes(draft(letter, template).as_bytes())
        return Written(made, len(reached), tuple(one.name for one in to if not one.address))

    def _letters(self, template: LetterTemplate, to: Sequence[Addressee], told: Told | None) -> Iterator[Letter]:
        check(template, to[0].entity if to else "organisation")
        for number, one in enumerate(to):
            if told is not None:
                told(number, len(to))
            yield filled(template, one)

    def _blocks(self, template: LetterTemplate, letter: Letter) -> list[Block]:
        first, *where = letter.recipient.splitlines() or [""]
        top = LetterFields(letter.subject, self.today(), template.number, "\n".join((upper_tr(first), *where)))
        blocks: list[Block] = [top, Text(letter.body, "letter")]
        if template.signer:
            blocks.append(Signatures([("", "", ""), ("", template.signer, template.signer_title)]))
        return blocks

    def _print(self, path: Path, title: str, blocks: Sequence[Block]) -> None:
        database = self._database
        printed = database.clock.now().astimezone()
        write_pdf(
            path, blocks, title=title, head=head_of(database.office), printed=printed, privacy="", visibility="",
            author=database.author,
        )  # fmt: skip


# ---- the template
def check(template: LetterTemplate, entity: str) -> None:
    """Raises InvalidInput at the field that is empty or names what does not exist."""
    for name, empty in (("subject", _NO_SUBJECT), ("body", _NO_BODY)):
        if not getattr(template, name).strip():
            raise InvalidInput(empty, field=name)
    for name in ("subject", "recipient", "body"):
        for written in _MARK.findall(getattr(template, name)):
            if fold(written) not in PLACEHOLDERS[entity]:
                near = nearest(fold(written), PLACEHOLDERS[entity])
                if near:
                    raise InvalidInput(_UNKNOWN_NEAR, field=name, name=written, near=near)
                raise InvalidInput(_UNKNOWN, field=name, name=written)


def filled(template: LetterTemplate, to: Addressee) -> Letter:
    """What an addressee gets; what has no value leaves nothing, and no space, behind."""
    recipient = "\n".join(filter(None, (fill(line, to.values) for line in template.recipient.splitlines())))
    return Letter(to, fill(template.subject, to.values), recipient, fill(template.body, to.values))


def fill(text: str, values: Mapping[str, str]) -> str:
    """`text` with values in place of names in braces; a name that means nothing stays as it is written."""
    lines = []
    for line in text.splitlines():
        done = _MARK.sub(lambda mark: values.get(fold(mark.group(1)), mark.group(0)), line)
        lines.append(line if done == line else re.sub(r" +([,.;:!?])", r"\1", " ".join(done.split())))
    return "\n".join(lines)


def gaps(template: LetterTemplate, entity: str, to: Sequence[Addressee]) -> dict[str, int]:
    """Which names in braces have no value in how many letters, the most first."""
    used = {fold(name) for field in ("subject", "body") for name in _MARK.findall(getattr(template, field))}
    counted = {name: sum(not one.values[name] for one in to) for name in sorted(used & set(PLACEHOLDERS[entity]))}
    return {name: count for name, count in sorted(counted.items(), key=lambda one: -one[1]) if count}


def draft(letter: Letter, template: LetterTemplate) -> EmailMessage:
    """A mail that is not sent yet."""
    to = Address(clean_text(letter.to.name) or "", addr_spec=letter.to.address)
    signed = "\n".join(filter(None, (template.signer, template.signer_title)))
    text = "\n\n".join(filter(None, (letter.body, signed))) + "\n"
    return unsent(clean_text(letter.subject) or "", text, to)


def _file_name(number: int, name: str, ending: str) -> str:
    kept = " ".join(_NOT_IN_NAMES.sub(" ", name).split())[:_LONGEST_NAME].rstrip(" .")
    return f"{number:03} {kept}{ending}".strip()
