"""Makes the geographic lists and the manifest. A developer runs it when a list has changed:

    python resources/reference/make.py [FOLDER WITH THE SOURCE LISTS]

The lists of codes beside this file are written by hand; provinces, districts, borders and activity classes come from
the project's domain folder. Raise VERSION here and in db/reference.py when any content changes: records keep codes,
so codes are never reused and never removed.
"""

from __future__ import annotations

import csv
import hashlib
import json
import sys
from collections.abc import Iterable
from pathlib import Path

VERSION = "2026.12"
HERE = Path(__file__).parent
DOMAIN = HERE.parents[2] / "shared" / "domain"
ACTIVITY_CLASSES_EN = (
    "Professional and solidarity", "Sports", "Religious services", "Education and research",
    "Culture, arts and tourism", "Humanitarian aid", "Keeping social values alive",
    "Environment, wildlife and animal protection", "Health", "Personal teaching and social development",
    "Zoning, urbanism and development", "Rights and advocacy", "Disabled people", "Thought-based",
    "Support of public bodies and their staff", "Food, agriculture and livestock", "Solidarity with Turks abroad",
    "International bodies and co-operation", "Families of martyrs and veterans", "Elderly people and children",
    "Children",
)  # fmt: skip


# Foundations, unions and all others: the twelve groups of the ICNPO (Salamon and Anheier).
ICNPO = (
    ("Kültür ve rekreasyon", "Culture and recreation"), ("Eğitim ve araştırma", "Education and research (ICNPO)"),
    ("Sağlık", "Health (ICNPO)"), ("Sosyal hizmetler", "Social services"), ("Çevre", "Environment"),
    ("Kalkınma ve konut", "Development and housing"), ("Hukuk, savunuculuk ve siyaset", "Law, advocacy and politics"),
    ("Hayırseverlik aracıları ve gönüllülüğün teşviki", "Philanthropic intermediaries and voluntarism promotion"),
    ("Uluslararası", "International"), ("Din", "Religion"),
    ("İş dünyası, meslek birlikleri ve sendikalar", "Business and professional associations, unions"),
    ("Başka yerde sınıflanmayan", "Not elsewhere classified"),
)  # fmt: skip


def read(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def write(name: str, header: str, rows: Iterable[Iterable[object]]) -> None:
    with (HERE / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(rows)


def make_provinces(folder: Path) -> None:
    header = "plate,name,iso_3166_2,nuts1,nuts1_name,nuts2,nuts2_name,nuts3,region,metropolitan,area_codes,neighbours"
    write(
        "provinces.csv",
        header,
        (
            (
                int(row["plaka"]),
                row["il"],
                row["iso_3166_2"],
                row["ibbs1"],
                row["ibbs1_ad"],
                row["ibbs2"],
                row["ibbs2_iller"].replace(";", ","),
                row["ibbs3"],
                row["cografi_bolge"],
                int(row["buyuksehir"] == "Evet"),
                row["telefon_alan_kodu"],
                " ".join(str(int(plate)) for plate in row["komsu_plaka"].split()),
            )
            for row in read(folder, "provinces.csv")
        ),
    )


def make_districts(folder: Path) -> None:
    """Codes as in the questionnaires' choices: plate, underscore, running number inside the province."""
    counts: dict[str, int] = {}
    rows = []
    for row in read(folder, "districts.csv"):
        plate = row["plaka"]
        counts[plate] = counts.get(plate, 0) + 1
        rows.append((f"{plate}_{counts[plate]:02}", int(plate), row["ilce"]))
    write("districts.csv", "code,plate,name", rows)


def make_borders(folder: Path) -> None:
    """`short` marks a border so short that it should be verified before anything rests on it."""
    rows = read(folder, "province_borders.csv")
    write(
        "province_borders.csv",
        "plate_a,plate_b,short",
        ((int(row["plaka_a"]), int(row["plaka_b"]), int(row["kisa_sinir_dogrula"] or 0)) for row in rows),
    )


def make_activity_classes(folder: Path) -> None:
    rows = read(folder, "activity_classes.csv")
    pairs = zip(rows, ACTIVITY_CLASSES_EN, strict=True)
    associations = [(row["kod"], row["ad_resmi_yazim"], en) for row, en in pairs]
    others = [(f"I{number:02}", tr, en) for number, (tr, en) in enumerate(ICNPO, start=1)]
    write("activity_classes.csv", "code,tr,en", [*associations, *others])


def make_manifest() -> None:
    files = {}
    for path in sorted(HERE.glob("*.csv")):
        content = path.read_bytes()
        files[path.name] = {
            "rows": len(list(csv.reader(content.decode("utf-8").splitlines()))) - 1,
            "sha256": hashlib.sha256(content).hexdigest(),
        }
    manifest = json.dumps({"version": VERSION, "files": files}, indent=2) + "\n"
    (HERE / "manifest.json").write_text(manifest, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else DOMAIN
    for make in (make_provinces, make_districts, make_borders, make_activity_classes):
        make(source)
    make_manifest()
