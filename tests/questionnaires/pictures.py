"""Pictures of every kind of question, light and dark, in Turkish.

python -m tests.questionnaires.pictures [FOLDER]        (by default .screenshots/kinds in the checkout)
"""

from __future__ import annotations

import datetime as dt
import os
import secrets
import sys
import tempfile
import uuid
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parents[2]
SIZE = (1366, 768)
ANSWERS = {
    "yazi/ad": "Köy yolu toplantısı",
    "yazi/aciklama": "Muhtar açtı.\nYol ve su konuşuldu.",
    "yazi/kod": "12",
    "yazi/sayfa": "https://example.org/toplanti",
    "yazi/butce": "2633500",
    "yazi/kisi": "620",
    "yazi/alan": "140.5",
    "gunler/gun": "2026-11-20",
    "gunler/saat": "14:30:00.000",
    "gunler/ay": "1998-05-01",
    "gunler/yil": "1976-01-01",
    "secmeler/ikram": "1",
    "secmeler/konular": "su yol",
    "secmeler/konular_iki": "okul",
    "secmeler/konu_paket": "tarim",
    "secmeler/renk": "mavi",
    "secmeler/memnun": "3",
    "secmeler/konu_az": "okul",
    "secmeler/koyler": "k12 k240",
    "secmeler/sira": "yol su okul",
    "secmeler/tablo/t2": "3",
    "secmeler/kimler/m1": "su okul",
    "olcekler/puan": "7",
    "olcekler/sicaklik": "-0.5",
    "olcekler/yildiz": "4",
    "olcekler/uzaklik": "42",
    "olcekler/onaylandi": "OK",
    "yerler/yer": "39.7767 30.5206 790 5",
    "yerler/yol": "39.77 30.52;39.78 30.53;39.79 30.55",
    "yerler/bahce": "39.77 30.52;39.78 30.53;39.79 30.55;39.77 30.52",
    "dosyalar/barkod": "8690000123457",
    "birlikte/birinci": "Yol",
    "birlikte/ikinci_var": "1",
    "birlikte/soru": "120",
    "oda_sayisi": "2",
}


def interview(database: Any, folder: Path) -> tuple[Any, uuid.UUID]:
    """The service, and an interview of the questionnaire with every kind, answered in part."""
    from db.interviews.questionnaires import read_questionnaire
    from db.interviews.rows import NewStudy
    from db.interviews.service import InterviewService
    from tests.questionnaires.kinds import make, picture, sound

    service = InterviewService(database)
    key = service.keep(read_questionnaire(make(folder)))
    study = service.start_study(NewStudy("Soru türleri", key, dt.date(2026, 11, 1)))
    response = service.begin(study, "03")
    for place, value in ANSWERS.items():
        service.answer(response, f"/data/{place}", value)
    service.files.give(response, "/data/dosyalar/foto", picture(1200, 800, (90, 130, 160)))
    service.files.give(response, "/data/dosyalar/isaret", picture(600, 280, (230, 225, 210)))
    service.files.give(response, "/data/dosyalar/ses", sound(folder / "kayit.wav").read_bytes())
    for number, (duty, age) in enumerate((("Başkan", "52"), ("Sayman", "41"), ("Üye", "33")), start=1):
        if number > 1:
            service.add_row(response, "/data/uye")
        service.answer(response, f"/data/uye[{number}]/gorev", duty)
        service.answer(response, f"/data/uye[{number}]/yas", age)
    service.answer(response, "/data/uye[1]/kurs[1]/kurs_adi", "Bütçe hazırlama")
    return service, response


def take(app: Any, window: Any, view: Any, folder: Path, theme: str, only: str = "") -> list[Path]:
    """A picture of each page of the interview."""
    from desktop.theme import Theme

    Theme.apply(app, theme)
    window.resize(*SIZE)
    made = []
    for number, page in enumerate(view.course.pages):
        name = page.ref.removeprefix("/data/").replace("/", "-").replace("[", "").replace("]", "")
        if only and only not in name:
            continue
        view.show_at(number)
        for _ in range(12):
            app.processEvents()
        made.append(folder / f"{number:02d}-{name}-{theme}.png")
        window.grab().save(str(made[-1]))
    return made


def main(folder: Path, only: str = "") -> int:
    from PySide6.QtWidgets import QApplication

    from db.clock import SetClock
    from db.database import Node, create_database
    from desktop import language
    from desktop.interviews.page import InterviewsPage
    from desktop.theme import Theme
    from desktop.window import Window

    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    Theme.apply(app, "light")
    language.install(app, "tr")
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary) / "data"
        place.mkdir()
        node = Node(str(uuid.uuid4()), "province", "Eskişehir", 26)
        clock = SetClock(dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC))
        database = create_database(place, secrets.token_bytes(32), node, b"", clock)
        service, response = interview(database, Path(temporary))
        window = Window()
        window.add_page("interviews", "clipboard-text", "Görüşmeler", lambda: InterviewsPage(service))
        window.show_page("interviews")
        page = window.page("interviews")
        page.immersion_wanted.connect(window.immersive)
        page.immersion_ended.connect(window.end_immersive)
        window.resize(*SIZE)
        window.show()
        page.resume(response)
        view = page.desk.interview
        made = [path for theme in ("light", "dark") for path in take(app, window, view, folder, theme, only)]
        view.leave()
        window.close()
        database.close()
    for path in made:
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / ".screenshots" / "kinds", *sys.argv[2:3]))
