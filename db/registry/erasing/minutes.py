"""The minutes of an erasure ("imha tutanağı"): that, when, why and how something was erased; never what. In Turkish, as
official papers are. They are kept for at least three years (By-law of 28 October 2017, no. 30224, art. 7)."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from db.documents import Block, Column, Facts, Heading, Signatures, Table, Text, head_of, write_pdf
from db.registry.erasing.rows import ErasureRecord

REASON_WORDS = {
    "request": "İlgili kişinin talebi (6698 s. Kanun m.7 ve m.11)",
    "purpose": "İşleme sebebinin ortadan kalkması (m.7)",
    "period": "Saklama süresinin dolması",
    "consent": "Açık rızanın geri alınması",
    "decision": "Kurul ya da mahkeme kararı",
    "mistake": "Yanlışlıkla kaydedilmiş veri",
}
ENTITY_WORDS = {
    "person": "Kişi kaydı", "post": "Görev", "participation": "Etkinlik katılımı", "attendance": "Yoklama işareti",
    "contact_person": "Temas bağlantısı", "contact": "Temas", "follow_up": "Takip", "attachment": "Belge",
    "merge": "Birleştirme bilgisi", "response": "Görüşme", "answer": "Yanıt",
}  # fmt: skip
_METHOD = (
    "Kayıtlardaki değerler, değişiklik günlüğü ve arama dizinleri dahil olmak üzere veri tabanından geri "
    "getirilemeyecek biçimde silinmiş, veri tabanı dosyası yeniden yazılmıştır. Kayıt numarası ve bu işlemin "
    "bilgisi, silinen verinin "
    "yeniden gelmesini önlemek için tutulur; silinen veriyi içermez. Silme işlemi, kaydın gönderildiği diğer birimlere "
    "sonraki paketlerle ulaşır ve orada da uygulanır."
)
_BACKUPS = (
    "Bu işlemden önce alınmış yedekler veriyi içerebilir; yedekler en geç on iki ay içinde kendiliğinden silinir. "
    "Daha önce silinmesi gerekiyorsa yedekler klasöründen elle silinir ve aşağıya yazılır."
)


def write_minutes(
    path: Path, record: ErasureRecord, office: int, printed: dt.datetime, reference: str, approver: str
) -> int:
    """Write them to `path`; returns the number of pages. `printed` is local time."""
    entities = [one for one in ENTITY_WORDS if one in record.rows] + sorted(record.rows.keys() - ENTITY_WORDS.keys())
    rows = [(ENTITY_WORDS.get(entity, entity), record.rows[entity]) for entity in entities]
    blocks: list[Block] = [
        Heading("Kişisel veri imha tutanağı"),
        Facts(
            [
                ("Kayıt", ENTITY_WORDS.get(record.entity, record.entity)),
                ("Kayıt numarası", str(record.record)),
                ("Silindiği an", record.at.astimezone(printed.tzinfo)),
                ("Silen", record.author),
                ("Sebep", REASON_WORDS.get(record.reason, record.reason)),
                ("Başvuru ya da karar no", reference),
            ]
        ),
        Heading("Silinenler", 2),
        Table([Column("Tür", 3), Column("Kayıt sayısı", 1, "right")], rows, empty="Yalnız kaydın kendisi."),
        Heading("Yöntem", 2),
        Text(_METHOD),
        Text(_BACKUPS),
        Text("Bu tutanak en az üç yıl saklanır (28.10.2017 tarihli ve 30224 sayılı Resmî Gazete, m.7).", "small"),
        Signatures([("Silen", record.author, ""), ("Onaylayan", approver, "")]),
    ]
    return write_pdf(
        path, blocks, title="İmha tutanağı", head=head_of(office), printed=printed, privacy="", author=record.author
    )
