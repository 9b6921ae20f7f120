"""What stands in the mail that carries a package: Turkish, for a person, without the name of anybody or anything."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import reference
from db.database import Database
from db.documents.files import leaving, replacing
from db.documents.mail import attach, unsent
from db.errors import QT_TRANSLATE_NOOP, NotFound
from db.exchange.tables import PackageLog
from db.text import format_date_range, format_number, format_size

if TYPE_CHECKING:
    from db.exchange.directory import Directory

DRAFT_SUFFIX = ".eml"
_NONE_SENT = QT_TRANSLATE_NOOP("db", "No package {number} was written for this addressee.")
_FILE_GONE = QT_TRANSLATE_NOOP("db", "“{file}” is no longer where it was written. Prepare a new package.")

_PLACES = {"field": "dizüstü bilgisayarı", "province": "il ofisi"}
_RECORDS = {
    "organisation": "kuruluş", "person": "kişi", "post": "görev", "contact": "temas", "follow_up": "takip",
    "programme": "program", "event": "etkinlik", "event_session": "oturum", "participation": "katılım",
    "attendance": "yoklama", "study": "araştırma", "response": "görüşme", "answer": "yanıt", "attachment": "belge",
}  # fmt: skip
_OTHERS = "başka kayıt"
_TEXT = """\
Merhaba,

Ekte bir Köprü paketi var.

{facts}

Ne yapmalısınız?
1. Ekteki dosyayı bilgisayarınıza kaydedin; çift tıklamayın, {unpacked}.
2. Köprü'de “Gönder / Al” sayfasını açın, “Dosya al…” düğmesine basın ve dosyayı seçin.
3. Alındı bilgisi, göndereceğiniz ilk paketle kendiliğinden gelir.

Açılmazsa:
- Köprü dosyayı almazsa nedenini bir cümleyle yazar. Lütfen o cümleyi bu iletiye yanıt olarak gönderin.
- Ek gelmediyse posta sunucusu onu ayırmış olabilir. Bildirin; dosyayı başka biçimde gönderelim ({others}).
- Aynı dosyayı iki kez almak zarar vermez; eksik kalan her şey sonraki pakete yeniden eklenir.

Dosya şifrelidir ve yalnız gönderildiği yerde açılır. Bu iletide kişisel veri yoktur.
"""
_FORMS = {"": "Köprü dosyası", ".zip": "ZIP içinde", ".txt": "metin olarak"}


@dataclass(frozen=True)
class Cover:
    """Subject and text of the mail."""

    subject: str
    text: str

    @property
    def whole(self) -> str:
        """Both, for the clipboard."""
        return f"Konu: {self.subject}\n\n{self.text}"


class Covers:
    """The mails of packages that were written here. Part of `ExchangeService`."""

    _database: Database

    if TYPE_CHECKING:

        @property
        def directory(self) -> Directory | None: ...

    def cover(self, peer: str, number: int) -> Cover:
        """The mail for a package to a peer; NotFound where none with this number was written."""
        with self._database.read() as session:
            row = _written(session, peer, number)
            part, parts = _part(session, row)
        entry = self.directory.entry(peer) if self.directory else None
        node = self._database.node
        sender, receiver = _place(node.kind, node.office), _place(entry.kind, entry.office) if entry else "–"
        place = f", parça {part}/{parts}" if parts > 1 else ""
        facts = [f"Gönderen: {sender}", f"Alan: {receiver}", f"Paket numarası: {format_number(number)}"]
        if parts > 1:
            facts.append(f"Parça: {part}/{parts} (her parça tek başına alınabilir, sırası önemli değildir)")
        facts += [f"Dosya: {row.file} ({format_size(row.size)})", f"İçinde: {_content(row)}", *_period(row.report)]
        ending = Path(row.file).suffix
        ending = ending if ending in _FORMS else ""
        others = " ya da ".join(words for form, words in _FORMS.items() if form != ending)
        unpacked = "ZIP'i açmanız gerekmez" if ending == ".zip" else "içini değiştirmeyin"
        text = _TEXT.format(facts="\n".join(facts), unpacked=unpacked, others=others)
        return Cover(f"Köprü paketi {format_number(number)}{place}: {sender} → {receiver}", text)

    def write_draft(self, peer: str, number: int, package: Path, target: Path) -> None:
        """Write the mail with the package file `package` in it to `target`, to be opened in a mail program.

        Raises NotFound where the package file is gone, ReadOnlyFolder or DiskFull.
        """
        cover = self.cover(peer, number)
        message = unsent(cover.subject, cover.text)
        try:
            attach(message, package)
        except FileNotFoundError as error:
            raise NotFound(_FILE_GONE, file=package.name) from error
        with replacing(target) as temporary:
            temporary.write_bytes(message.as_bytes())
            leaving(target, 1)


def _written(session: Session, peer: str, number: int) -> PackageLog:
    found = session.scalars(
        select(PackageLog).where(
            PackageLog.direction == "out", PackageLog.peer == peer, PackageLog.number == number
        )
    ).first()  # fmt: skip
    if found is None:
        raise NotFound(_NONE_SENT, number=number)
    return found


def _part(session: Session, row: PackageLog) -> tuple[int, int]:
    """Which part of how many of its export it is; those are counted that were written."""
    begun = row.report.get("begun")
    if begun is None:
        return 1, 1
    later = select(PackageLog.number, PackageLog.report).where(
        PackageLog.direction == "out", PackageLog.peer == row.peer, PackageLog.number >= begun
    )
    numbers = [number for number, report in session.execute(later) if report.get("begun") == begun]
    return row.number - begun + 1, len(numbers)


def _place(kind: str, office: int) -> str:
    """A place without the name that its people gave it, which may be that of a person."""
    if kind == "centre" or not office:
        return "Genel Merkez"
    return f"{reference.province(office).name} {_PLACES.get(kind, 'bilgisayarı')} ({office:02})"


def _content(row: PackageLog) -> str:
    parts = []
    if row.count:
        records = _records(row.report.get("records", {}))
        parts.append(f"{format_number(row.count)} değişiklik" + (f" ({', '.join(records)})" if records else ""))
    documents = row.report.get("documents")
    if documents:
        parts.append(f"{format_number(documents)} belge içeriği")
    elif documents is not None:
        parts.append("bir belgenin parçası")
    return " ve ".join(parts) or "yalnız alındı bilgisi"


def _records(counts: Mapping[str, int]) -> Sequence[str]:
    """12 kuruluş, 3 temas: the most first; what has no word of its own together at the end."""
    named = sorted(((count, _RECORDS[one]) for one, count in counts.items() if one in _RECORDS), reverse=True)
    rest = sum(count for one, count in counts.items() if one not in _RECORDS)
    return [f"{format_number(count)} {word}" for count, word in [*named, *([(rest, _OTHERS)] if rest else [])]]


def _period(report: Mapping[str, Any]) -> Sequence[str]:
    if "oldest" not in report:
        return ()
    first, last = (dt.datetime.fromisoformat(report[end]).astimezone().date() for end in ("oldest", "newest"))
    return (f"Dönem: {format_date_range(first, last)}",)
