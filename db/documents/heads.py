"""The official head of a paper and what stands at its foot. Official documents are Turkish, hence Turkish here."""

from __future__ import annotations

from dataclasses import dataclass

from db import reference
from db.text import upper_tr

PRIVACY_NOTE = (
    "Kişisel verileriniz 6698 sayılı Kanun uyarınca yalnız bu faaliyetin yürütülmesi, belgelenmesi ve raporlanması "
    "için işlenir. Aydınlatma metnini ve Kanunun 11. maddesindeki haklarınızı düzenleyen birimden öğrenebilirsiniz."
)
VISIBILITY = (
    "Kamu-STK İş Birliği Projesi · Bu proje Avrupa Birliği ve Türkiye Cumhuriyeti tarafından finanse edilmektedir."
)


@dataclass(frozen=True, slots=True)
class LetterHead:
    """The centred lines above a paper; `contact` is the line of address, telephone, e-mail and KEP at the foot."""

    lines: tuple[str, ...]
    contact: str = ""

    @property
    def short(self) -> str:
        """One line for the second and further pages."""
        return " · ".join(line for line in self.lines if line != "T.C.")


def head_of(office: int, contact: str = "") -> LetterHead:
    """The head of a province's office by its plate; 0 is the centre."""
    if office == 0:
        lines = ("T.C.", "İÇİŞLERİ BAKANLIĞI", "Sivil Toplumla İlişkiler Genel Müdürlüğü")
    else:
        name = upper_tr(reference.province(office).name)
        lines = ("T.C.", f"{name} VALİLİĞİ", "İl Sivil Toplumla İlişkiler Müdürlüğü")
    return LetterHead(lines, contact)
