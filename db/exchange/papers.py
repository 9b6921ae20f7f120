"""Keys on paper: what is read out over the telephone, who holds which root key, what was revoked. Turkish, official."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from db import reference
from db.documents import Block, Column, Facts, Heading, Signatures, Table, Text, head_of, write_pdf
from db.exchange.changes import root_id
from db.exchange.directory import Directory
from db.exchange.identity import Fingerprint
from db.exchange.rows import InstallationRow
from db.text import format_date, format_number, format_time

_LINE = "…" * 9
_SHORT_LINE = "…" * 5
"""Within one line of a column of 24 mm."""
_KINDS = {"field": "Dizüstü bilgisayar", "province": "İl müdürlüğü bilgisayarı", "centre": "Genel Merkez bilgisayarı"}
_WHY = {
    "stolen": "Çalındı veya kayboldu",
    "left": "Görevden ayrılma ya da bilgisayarın kullanımdan kalkması",
    "replaced": "Anahtarı kayboldu, yerine yenisi katıldı",
}
_STEPS = {
    "join": (
        "İstek dosyasını e-postayla ya da USB bellekle Genel Merkeze gönderin. Dosyada kişisel veri ve sır yoktur.",
        (
            "Genel Merkezi bildiğiniz numaradan siz arayın ve yukarıdaki altı sözcüğü sırayla okuyun. Numarayı "
            "gelen bir "
            "e-postadan almayın."
        ),
        (
            "Karşıdaki kişi sözcükleri kendi ekranındakilerle karşılaştırır. Bir sözcük bile farklıysa durun ve "
            "yeni bir "
            "istek dosyası gönderin."
        ),
        "Yanıt dosyası gelince Gönder / Al sayfasında alın; bu kez Genel Merkez kendi altı sözcüğünü size okur.",
    ),
    "renew": (
        "Yenileme isteğini e-postayla ya da USB bellekle Genel Merkeze gönderin. Dosyada kişisel veri ve sır yoktur.",
        "Genel Merkezi bildiğiniz numaradan siz arayın ve yeni anahtarın yukarıdaki altı sözcüğünü sırayla okuyun.",
        (
            "Sözcükler tutuyorsa Genel Merkez yeni dizini yayımlar. Yeni anahtar, dizin bir paketle ya da dosyayla "
            "buraya geldiğinde kendiliğinden kullanılmaya başlar. O zamana kadar çalışmaya devam edin."
        ),
    ),
    "recovery": (
        "Kurtarma isteğini e-postayla ya da USB bellekle Genel Merkeze gönderin. Dosya tek başına veriyi açmaz.",
        "Genel Merkezi bildiğiniz numaradan siz arayın, kim olduğunuzu söyleyin ve yukarıdaki altı sözcüğü okuyun.",
        (
            "Yanıt dosyası gelince kilit ekranında “Yanıtı al”ı seçin ve istekle birlikte belirlediğiniz yeni parolayı "
            "yazın. Yanıt yalnızca bir kez ve yalnızca bu bilgisayarda işe yarar."
        ),
        "Yeni parolayı da unutursanız yeni bir istek yazın; eski yanıt artık hiçbir şeyi açmaz.",
    ),
}
_TITLES = {"join": "Katılma tutanağı", "renew": "Anahtar yenileme tutanağı", "recovery": "Parola kurtarma tutanağı"}


def call_sheet(
    path: Path, what: str, name: str, kind: str, office: int | None, words: Fingerprint, printed: dt.datetime
) -> int:
    """The sheet beside the telephone: who, the six words, what to do. `what`: join, renew, recovery. While the
    data is locked `kind` ("") and `office` (None) are not known. Returns the number of pages."""
    who = [("Kurulum", name), *([("Türü", _KINDS[kind])] if kind in _KINDS else [])]
    who += [("İl", _place(office))] if office is not None else [("Yer", _LINE)]
    blocks: list[Block] = [
        Heading(_TITLES[what]),
        Facts(who),
        Heading("Telefonda okunacak altı sözcük", 2),
        *_words(words),
        Heading("Ne yapılır", 2),
        Table(
            [Column("Sıra", fixed_mm=12, align="right"), Column("İş")],
            [[number, step] for number, step in enumerate(_STEPS[what], start=1)],
        ),
        Heading("Aranan kişi", 2),
        Facts(
            [("Genel Merkezde konuşulan", _LINE), ("Aranan numara", _LINE), ("Tarih ve saat", _LINE),
             ("Sözcükler tuttu mu?", "Evet  /  Hayır")]
        ),
        Signatures([("Okuyan", "", ""), ("Karşılaştıran", "", "")]),
    ]  # fmt: skip
    return _write(path, _TITLES[what], office or 0, blocks, printed)


def custody_sheet(path: Path, directory: Directory, labels: Sequence[tuple[bytes, str]], printed: dt.datetime) -> int:
    """Who holds which root key, and where. `labels` are what the key files are called, by public key."""
    called = dict(labels)
    rows = [
        [root_id(root), called.get(root, _SHORT_LINE).replace("root ", "Kök "), _LINE, _LINE, _SHORT_LINE]
        for root in directory.roots
    ]
    words = directory.roots_fingerprint
    blocks: list[Block] = [
        Heading("Kök anahtar saklama tutanağı"),
        Facts([("Dizin numarası", directory.version), ("Tarih", printed), ("Yeterli imza", directory.threshold),
               ("Kök anahtar sayısı", len(directory.roots))]),
        Table(
            [Column("Anahtar", fixed_mm=24), Column("Dosya", fixed_mm=24), Column("Saklayan (ad SOYAD)"),
             Column("Yer (kasa, çekmece)"), Column("İmza", fixed_mm=30)],
            rows,
            numbered=True,
        ),
        Heading("Genel Merkezin altı sözcüğü", 2),
        *_words(words),
        Heading("Kurallar", 2),
        *[Text(rule) for rule in _custody_rules(directory)],
        Signatures([("Düzenleyen", "", ""), ("Onaylayan", "", "")]),
    ]  # fmt: skip
    return _write(path, "Kök anahtar saklama tutanağı", 0, blocks, printed)


def _custody_rules(directory: Directory) -> tuple[str, ...]:
    return (
        (
            f"{len(directory.roots)} kök anahtardan herhangi {directory.threshold} tanesi birlikte bir kurulumu "
            "kabul eder, "
            "yeniler ya da iptal eder. Hiçbiri tek başına yetmez."
        ),
        (
            "Her anahtar ayrı bir USB bellekte, ayrı bir kişide ve ayrı bir kilitli yerde durur; parolası başka "
            "yerde yazılı "
            "değildir. Bilgisayarda kopyası kalmaz."
        ),
        (
            "Kuruluşta üç anahtarın parolası aynıdır. Her saklayan kendi anahtarını teslim alırken “Bir kök anahtarın "
            "parolasını değiştir” ile yalnızca kendisinin bildiği bir parola belirler; eski dosya yok edilir. "
            "Yenilenen anahtarlarda her saklayan parolasını baştan kendisi belirler."
        ),
        (
            "Bir anahtar kaybolur ya da görevli değişirse kalanlarla “Kök anahtarları yenile” yapılır ve bu "
            "tutanak yeniden "
            "düzenlenir."
        ),
    )


def revocation_record(path: Path, row: InstallationRow, directory: Directory, printed: dt.datetime) -> int:
    """That an installation was revoked: which, when, why, and what is still believed of it."""
    entry = directory.entries[row.node]
    believed = (
        f"{entry.last_ok_incarnation}. dönem, {format_number(entry.last_ok_seq)} numaralı değişikliğe kadar"
        if entry.last_ok_seq
        else "Bu merkeze gelmiş olanlar"
    )
    blocks: list[Block] = [
        Heading("Anahtar iptal tutanağı"),
        Facts(
            [
                ("Kurulum", row.name), ("Türü", _KINDS.get(row.kind, row.kind)), ("İl", _place(row.office)),
                ("Numarası", row.node), ("Katıldığı gün", row.since.astimezone().date()),
                ("İptal", _moment(row.revoked_on)), ("Neden", _WHY.get(row.why, "Belirtilmedi")),
                ("Dizin numarası", directory.version), ("İnanılan gönderiler", believed),
            ]
        ),
        Heading("Sonuçları", 2),
        Text("Bu kurulum için artık paket hazırlanmaz ve hiçbir paket ona açılmaz."),
        Text(
            "Bundan sonra ondan gelen paketler alınmaz, karantinaya konur; bir görevli sahibiyle "
            "konuşarak karar verir."
        ),
        Text("Parola kurtarma istekleri yanıtlanmaz. Anahtar bir daha kullanılamaz; bilgisayar bulunursa yeni kimlik "
             "alır ve yeniden katılır."),
        Text("Kişisel veri içeren bir bilgisayar kaybolduysa 6698 sayılı Kanunun 12. maddesi uyarınca yapılacak "
             "bildirim için veri sorumlusuna haber verilir."),
        Facts([("Tutanak / olay no", _LINE), ("Haber verilen", _LINE)]),
        Signatures([("Düzenleyen", "", ""), ("Onaylayan", "", "")]),
    ]  # fmt: skip
    return _write(path, "Anahtar iptal tutanağı", 0, blocks, printed)


def _words(shown: Fingerprint) -> list[Block]:
    numbered = [f"{number}\u00a0{word}" for number, word in enumerate(shown.words, start=1)]
    half = len(numbered) // 2
    return [
        *[Heading(" · ".join(line)) for line in (numbered[:half], numbered[half:])],
        Text("Rakamlarla: " + " ".join(shown.groups), "small"),
    ]


def _place(office: int) -> str:
    return f"{office:02} {reference.province(office).name}" if office else "Genel Merkez"


def _moment(at: dt.datetime | None) -> str:
    if at is None:
        return "–"
    here = at.astimezone()
    return f"{format_date(here.date())} {format_time(here)}"


def _write(path: Path, title: str, office: int, blocks: Sequence[Block], printed: dt.datetime) -> int:
    return write_pdf(path, blocks, title=title, head=head_of(office), printed=printed, privacy="", visibility="")
