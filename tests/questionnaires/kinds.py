"""A questionnaire with every kind of question, in Turkish and English, with the lists and pictures that it names.

python -m tests.questionnaires.kinds FOLDER       writes kinds.xlsx and what belongs to it
"""

from __future__ import annotations

import csv
import struct
import sys
import wave
import zlib
from pathlib import Path

VILLAGES = 10_000
COLOURS = {"kirmizi.png": (190, 60, 50), "mavi.png": (40, 90, 170), "plan.png": (230, 225, 210)}

SURVEY_HEAD = (
    "type", "name", "label::Türkçe (tr)", "label::English (en)", "hint::Türkçe (tr)", "hint::English (en)",
    "guidance_hint::Türkçe (tr)", "guidance_hint::English (en)", "appearance", "parameters", "relevant", "constraint",
    "constraint_message::Türkçe (tr)", "constraint_message::English (en)", "required",
    "required_message::Türkçe (tr)", "required_message::English (en)", "calculation", "choice_filter", "repeat_count",
    "readonly", "default", "image", "audio",
)  # fmt: skip
CHOICES_HEAD = ("list_name", "name", "label::Türkçe (tr)", "label::English (en)", "image", "audio")


def q(kind: str, name: str, tr: str = "", en: str = "", **more: str) -> dict[str, str]:
    """A row of the sheet survey; texts given as "tr|en" go into both languages."""
    row = {"type": kind, "name": name, "label::Türkçe (tr)": tr, "label::English (en)": en}
    for heading, value in more.items():
        if heading in ("hint", "guidance_hint", "constraint_message", "required_message"):
            first, _, second = value.partition("|")
            row[f"{heading}::Türkçe (tr)"], row[f"{heading}::English (en)"] = first, second
        else:
            row[heading] = value
    return row


END_GROUP, END_REPEAT = {"type": "end_group"}, {"type": "end_repeat"}

SURVEY: list[dict[str, str]] = [
    q("start", "baslangic"), q("end", "bitis"), q("today", "bugun"), q("deviceid", "cihaz"), q("username", "kullanici"),
    q("audit", "audit", parameters="track-changes=true"),
    q("hidden", "gizli", default="x"),
    q("begin_group", "yazi", "Yazılanlar", "What is written"),
    q("text", "ad", "Toplantının adı nedir?", "What is the name of the meeting?",
      hint="Afişte yazdığı gibi|As on the poster", required="yes",
      required_message="Toplantının adı yazılmalı|The meeting needs a name",
      guidance_hint="Afiş yoksa muhtara sorun|Ask the village head where there is no poster"),
    q("text", "aciklama", "Toplantıyı anlatın", "Describe the meeting", appearance="multiline"),
    q("text", "kod", "Salon numarası", "Number of the hall", appearance="numbers"),
    q("text", "sayfa", "İnternet sayfası", "Web page", appearance="url"),
    q("integer", "butce", "Bütçe kaç lira?", "What is the budget in lira?", appearance="thousands-sep"),
    q("integer", "kisi", "Kaç kişi geldi?", "How many people came?", constraint=". <= 500",
      constraint_message="Salon 500 kişilik|The hall holds 500"),
    q("decimal", "alan", "Salon kaç metrekare?", "How many square metres has the hall?"),
    q("calculate", "pay", calculation="${butce} div ${kisi}"),
    q("note", "bilgi", "Kişi başına **${pay}** lira düşüyor.", "That is **${pay}** lira a person."),
    q("text", "kayit", "Kayıt numarası", "Record number", readonly="yes", default="TR-26-0001"),
    END_GROUP,
    q("begin_group", "gunler", "Günler ve saatler", "Days and times"),
    q("date", "gun", "Toplantı hangi gündü?", "On which day was the meeting?"),
    q("time", "saat", "Saat kaçta başladı?", "At what time did it begin?"),
    q("dateTime", "an", "Bir sonraki toplantı ne zaman?", "When is the next meeting?"),
    q("date", "ay", "Dernek hangi ay kuruldu?", "In which month was the association founded?",
      appearance="month-year"),
    q("date", "yil", "Salon hangi yıl yapıldı?", "In which year was the hall built?", appearance="year"),
    END_GROUP,
    q("begin_group", "secmeler", "Seçmeler", "Choices"),
    q("select_one evet_hayir", "ikram", "İkram var mıydı?", "Were there refreshments?", appearance="quick"),
    q("select_one calgi", "calgi", "Hangi çalgı çalındı?", "Which instrument was played?", image="plan.png",
      audio="davul.wav"),
    q("select_multiple konu", "konular", "Hangi konular konuşuldu?", "Which subjects were discussed?"),
    q("select_multiple konu", "konular_iki", "Hangileri yeniden konuşulsun?", "Which ones should come again?",
      appearance="columns-2"),
    q("select_one konu", "konu_paket", "En önemlisi hangisiydi?", "Which one was the most important?",
      appearance="columns-pack"),
    q("select_one renk", "renk", "Salonun kapısı ne renk?", "Which colour has the door of the hall?",
      appearance="columns no-buttons"),
    q("select_one olcek", "memnun", "Salondan memnun musunuz?", "Are you content with the hall?",
      appearance="likert"),
    q("select_one konu", "konu_az", "Kim anlattı, hangi konuda?", "On which subject was the talk?",
      appearance="minimal"),
    q("select_one_from_file koyler.csv", "koy", "Hangi köyden geldiniz?", "From which village did you come?",
      appearance="autocomplete"),
    q("select_multiple_from_file koyler.csv", "koyler", "Başka hangi köyler vardı?", "Which other villages were there?",
      appearance="search"),
    q("select_one konu", "konu_karisik", "Hangisini ilk kez duydunuz?", "Which one was new to you?",
      parameters="randomize=true, seed=42"),
    q("rank konu", "sira", "Konuları önem sırasına koyun", "Put the subjects into order"),
    q("begin_group", "tablo", "Salon", "Hall", appearance="table-list"),
    q("select_one olcek", "t1", "Salon sıcaktı", "The hall was warm"),
    q("select_one olcek", "t2", "Ses iyi duyuldu", "One could hear well"),
    q("select_one olcek", "t3", "Oturacak yer vardı", "There were seats"),
    END_GROUP,
    q("begin_group", "kimler", "Kim neyi istiyor?", "Who wishes for what?", appearance="table-list"),
    q("select_multiple konu", "m1", "Gençler", "The young"),
    q("select_multiple konu", "m2", "Kadınlar", "Women"),
    END_GROUP,
    END_GROUP,
    q("begin_group", "olcekler", "Ölçekler", "Scales"),
    q("range", "puan", "Toplantıya kaç puan verirsiniz?", "How many points do you give?",
      parameters="start=0 end=10 step=1"),
    q("range", "sicaklik", "Dışarısı kaç derece değişti?", "By how many degrees has it changed outside?",
      parameters="start=-2 end=2 step=0.5"),
    q("range", "yildiz", "Salona kaç yıldız?", "How many stars for the hall?", appearance="rating",
      parameters="start=1 end=5 step=1"),
    q("range", "uzaklik", "Kaç kilometre geldiniz?", "How many kilometres did you come?",
      parameters="start=0 end=200 step=1"),
    q("acknowledge", "onaylandi", "Sonuçların yayımlanacağı söylendi", "They were told that results are published"),
    END_GROUP,
    q("begin_group", "yerler", "Yerler", "Places"),
    q("geopoint", "yer", "Salon nerede?", "Where is the hall?"),
    q("geotrace", "yol", "Köyden salona yol", "The way from the village to the hall"),
    q("geoshape", "bahce", "Bahçenin sınırı", "The bounds of the garden"),
    END_GROUP,
    q("begin_group", "dosyalar", "Dosyalar", "Files"),
    q("image", "foto", "Salonun fotoğrafı", "Photograph of the hall"),
    q("image", "imza", "Başkanın imzası", "Signature of the chair", appearance="signature"),
    q("image", "cizim", "Salonun planını çizin", "Draw the plan of the hall", appearance="draw"),
    q("image", "isaret", "Planda yerinizi işaretleyin", "Mark your place on the plan", appearance="annotate"),
    q("audio", "ses", "Ses kaydı", "Sound recording"),
    q("video", "film", "Film", "Film"),
    q("file", "belge", "Tutanak", "Minutes"),
    q("barcode", "barkod", "Davetiyenin barkodu", "Bar code of the invitation"),
    END_GROUP,
    q("begin_repeat", "uye", "Üye", "Member"),
    q("text", "gorev", "Görevi", "Duty"),
    q("integer", "yas", "Yaşı", "Age", constraint=". > 5 and . < 120",
      constraint_message="6 ile 119 arası|From 6 to 119"),
    q("begin_repeat", "kurs", "Kurs", "Course"),
    q("text", "kurs_adi", "Kursun adı", "Name of the course"),
    END_REPEAT,
    END_REPEAT,
    q("integer", "oda_sayisi", "Binada kaç oda var?", "How many rooms has the building?"),
    q("begin_repeat", "oda", "Oda", "Room", repeat_count="${oda_sayisi}"),
    q("decimal", "oda_alan", "Oda kaç metrekare?", "How many square metres has the room?"),
    END_REPEAT,
    q("begin_group", "birlikte", "Birlikte", "Together", appearance="field-list"),
    q("text", "birinci", "İlk konuşmacının konusu", "Subject of the first speaker"),
    q("select_one evet_hayir", "ikinci_var", "İkinci konuşmacı var mıydı?", "Was there a second speaker?"),
    q("text", "ikinci", "İkinci konuşmacının konusu", "Subject of the second speaker",
      relevant="${ikinci_var} = '1'"),
    q("integer", "soru", "Kaç soru soruldu?", "How many questions were asked?", constraint=". < 100",
      constraint_message="100’den az|Fewer than 100"),
    END_GROUP,
]  # fmt: skip

CHOICES: list[tuple[str, ...]] = [
    ("calgi", "davul", "Davul", "Drum", "", "davul.wav"), ("calgi", "saz", "Saz", "Lute", "", "saz.wav"),
    ("evet_hayir", "1", "Evet", "Yes", ""), ("evet_hayir", "0", "Hayır", "No", ""),
    ("konu", "su", "Su", "Water", ""), ("konu", "yol", "Yol", "Road", ""), ("konu", "okul", "Okul", "School", ""),
    ("konu", "saglik", "Sağlık ocağı", "Health centre", ""), ("konu", "tarim", "Tarım", "Farming", ""),
    ("konu", "genclik", "Gençlik", "Youth", ""),
    ("renk", "kirmizi", "Kırmızı", "Red", "kirmizi.png"), ("renk", "mavi", "Mavi", "Blue", "mavi.png"),
    ("olcek", "1", "Hiç", "Not at all", ""), ("olcek", "2", "Az", "A little", ""), ("olcek", "3", "Orta", "Fair", ""),
    ("olcek", "4", "Çok", "Much", ""), ("olcek", "98", "Fikrim yok", "No opinion", ""),
]  # fmt: skip


def make(folder: Path, *, version: str = "1", survey: list[dict[str, str]] | None = None) -> Path:
    """Write the workbook, its list and its pictures into `folder`; returns the workbook's path."""
    import openpyxl

    rows = SURVEY if survey is None else survey
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "survey"
    sheet.append(SURVEY_HEAD)
    for row in rows:
        sheet.append([row.get(heading, "") for heading in SURVEY_HEAD])
    sheet = book.create_sheet("choices")
    sheet.append(CHOICES_HEAD)
    for choice in CHOICES:
        sheet.append(choice)
    sheet = book.create_sheet("settings")
    sheet.append(["form_title", "form_id", "version", "default_language"])
    sheet.append(["Soru türleri", "soru_turleri", version, "Türkçe (tr)"])
    path = folder / "kinds.xlsx"
    book.save(path)
    with (folder / "koyler.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["name", "label"])
        writer.writerows((f"k{number}", f"{_village(number)}") for number in range(1, VILLAGES + 1))
    for name in ("davul.wav", "saz.wav"):
        sound(folder / name)
    for name, colour in COLOURS.items():
        (folder / name).write_bytes(picture(160, 100, colour))
    return path


def _village(number: int) -> str:
    first = ("Çam", "Kara", "Ak", "Yeşil", "Şirin", "Gök", "Işık", "Üç", "Öz", "İnce")[number % 10]
    second = ("pınar", "köy", "ova", "dere", "tepe", "kaya", "su", "bağ", "yayla", "oluk")[number // 10 % 10]
    return f"{first}{second} {number // 100 + 1}"


def picture(width: int, height: int, colour: tuple[int, int, int]) -> bytes:
    """A PNG of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes(colour) * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def sound(path: Path) -> Path:
    """Half a second of silence as WAV."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(b"\0\0" * 4000)
    return path


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    print(make(target))
