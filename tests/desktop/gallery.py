"""Shows the shell with sample pages built from the toolkit, or keeps pictures of them:

python -m tests.desktop.gallery            # a window to look at
python -m tests.desktop.gallery FOLDER     # PNGs, light and dark
"""

from __future__ import annotations

import datetime as dt
import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from db.text import fold, sort_key
from desktop import language
from desktop import widgets as w
from desktop.theme import Theme
from desktop.window import Window

TODAY = dt.date(2026, 11, 23)


@dataclass(frozen=True)
class Org:
    id: int
    name: str
    kind: str
    district: str
    last: str
    journey: str


_ROWS = [
    ("Anadolu Çevre Gönüllüleri Derneği", "Dernek", "Tepebaşı", "12.11.2026", "received"),
    ("Bademlik Gençlik Vakfı", "Vakıf", "Odunpazarı", "19.11.2026", "sent"),
    ("Beylikova Sulama Kooperatifi", "Kooperatif", "Beylikova", "03.02.2026", "received"),
    ("Çağlayan Mahallesi Yardımlaşma Derneği", "Dernek", "Tepebaşı", "28.10.2026", "received"),
    ("Çifteler Atlı Spor Kulübü", "Spor kulübü", "Çifteler", "–", "received"),
    ("Eskişehir Arıcılar Birliği", "Meslek k.", "Odunpazarı", "07.09.2026", "received"),
    ("Işıklı Yarınlar Eğitim Derneği", "Dernek", "Odunpazarı", "20.11.2026", "conflict"),
    ("Işıklı Yarınlar Eğitim Derneği – Sivrihisar Şubesi", "Şube", "Sivrihisar", "18.11.2026", "here"),
    ("İnönü Havacılık Topluluğu", "Platform", "İnönü", "11.06.2026", "received"),
    ("Kırka Bor İşçileri Sendikası", "Sendika", "Seyitgazi", "–", "received"),
    ("Sakarıılıca Kaplıca Köyleri Platformu", "Platform", "Tepebaşı", "22.05.2026", "returned"),
    ("Yunus Vadisi Kültür Derneği", "Dernek", "Mihalıççık", "14.10.2026", "refused"),
]
ORGS = [Org(n, *row) for n, row in enumerate(_ROWS)]
ORGS += [Org(n, f"Yeni Mahalle Derneği {n}", *_ROWS[n % 12][1:]) for n in range(12, 1904)]


def find(text: str, order: str) -> list[Org]:
    rows = [org for org in ORGS if not text or fold(text) in fold(org.name)]
    if order:
        rows.sort(key=lambda org: sort_key(getattr(org, order.removeprefix("-"))), reverse=order.startswith("-"))
    return rows


class OrganisationsPage(w.Page):
    def __init__(self) -> None:
        super().__init__("Kuruluşlar")
        self.set_primary("Yeni kuruluş", "plus", lambda: self.say("Kuruluş eklendi.", lambda: None), "Ctrl+Shift+N")
        self.bar = w.FilterBar("Ad, kütük no, telefon, kişi…", "kuruluş")
        self.filters = [w.Filter("state", "Durum", "Faal"), w.Filter("class", "Sınıf", "Eğitim, Çevre, +9"),
                        w.Filter("province", "İl", "Eskişehir")]  # fmt: skip
        self.bar.set_filters(self.filters)
        self.model = w.RowTableModel(
            [
                w.Column("", width=40, journey=lambda o: o.journey),
                w.Column("Ad", lambda o: o.name, order="name"),
                w.Column("Tür", lambda o: o.kind, 98, tone="text_muted", order="kind", drop=1),
                w.Column("İlçe", lambda o: o.district, 98, tone="text_muted", order="district", drop=2),
                w.Column("Son temas", lambda o: o.last, 108, "right", tone="text_muted"),
            ],
            lambda: len(find(self.bar.text(), "")),
            lambda offset, limit: find(self.bar.text(), self.model.order)[offset : offset + limit],
            order="name",
        )
        self.list = w.ListView("Kuruluşlar")
        self.empty = w.EmptyState(
            "buildings", "Burada kuruluşlar duracak", "Elle ekleyin ya da çizelgeden alın.", "Yeni kuruluş"
        )
        self.list.setModel(self.model)
        self.list.set_empty(self.empty)
        self.detail = Detail()
        self.split = w.ListDetail(self.list, self.detail)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.split, 1)
        self.bar.text_changed.connect(self.refill)
        self.bar.leave_down.connect(self.list.setFocus)
        self.bar.filter_removed.connect(self.remove)
        self.list.typed.connect(self.bar.type_text)
        self.list.current_changed.connect(self.show_row)
        self.list.opened.connect(lambda _id: self.split.show_detail(focus=True))
        self.refill()
        self.list.select_row(6)

    def refill(self) -> None:
        self.model.refresh()
        self.bar.set_count(self.model.rowCount(), len(ORGS))
        self.empty.show_filtered(
            f"“{self.bar.text()}” için kuruluş bulunamadı", len(self.filters), lambda: self.bar.set_text("")
        )

    def remove(self, key: str) -> None:
        self.filters = [one for one in self.filters if one.key != key]
        self.bar.set_filters(self.filters)

    def show_row(self, row_id: object) -> None:
        self.detail.show_org(ORGS[row_id] if isinstance(row_id, int) else None)

    def focus_first(self) -> None:
        self.list.setFocus()

    def go_back(self) -> bool:
        return self.split.back()

    def keys(self) -> list[tuple[str, str]]:
        return [("Ctrl+Shift+N", "yeni kuruluş"), ("F2", "düzenle"), ("Alt+↑ ↓", "önceki, sonraki kayıt")]


class Detail(QWidget):
    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head, states = QHBoxLayout(), QHBoxLayout()
        head.setContentsMargins(16, 12, 12, 4)
        head.setSpacing(8)
        states.setSpacing(8)
        states.setContentsMargins(16, 0, 16, 12)
        self.name = w.Label("", "record", "strong", elide=True)
        for widget in (
            self.name,
            w.Button("Temas ekle", "plus", small=True),
            w.Button("Düzenle", "pencil-simple", small=True),
        ):
            head.addWidget(widget)
        head.insertStretch(1, 1)
        for widget in (w.Chip("Dernek"), w.Chip("Faal", "success"), w.Chip("Kamu yararı", "neutral", "star")):
            states.addWidget(widget)
        path = w.JourneyPath()
        path.set_steps([("İlde", "received"), ("Genel Merkezde", "received"), ("1 alanda çelişki", "conflict")])
        states.addStretch(1)
        states.addWidget(path)
        column.addLayout(head)
        column.addLayout(states)
        column.addWidget(w.hline())
        column.addWidget(w.FactGrid(FACTS))
        column.addWidget(w.hline())
        column.addWidget(w.Section("Açık takipler", 2, link="Takip ekle", link_icon="plus"))
        model = w.ListModel(
            [
                w.Column("Ne zaman", width=110, chip=lambda r: r[1:4]),
                w.Column("Ne", lambda r: r[4], weight="medium"),
                w.Column("Kim", lambda r: r[5], 120, "right", tone="text_muted"),
            ],
            [(1, "Bugün", "warning", "clock", "Şube açılış bildirimini denetle", "Elif Yalçınöz"),
             (2, "02.12.2026", "neutral", "", "Genel kurul sonuç bildirimini hatırlat", "Murat Şenbayır")],
            key=lambda r: r[0],
        )  # fmt: skip
        due = w.ListView("Açık takipler", header=False)
        due.setModel(model)
        due.fit_height()
        column.addWidget(due)
        column.addSpacing(8)
        column.addWidget(w.Section("Zaman çizgisi", "12 kayıt", link="Süz"))
        column.addWidget(w.Timeline("Zaman çizgisi", MOMENTS))
        column.addStretch(1)

    def show_org(self, org: Org | None) -> None:
        self.name.setText(org.name if org else "")


FACTS = [
    w.Fact("Kütük no", "26-014-087"), w.Fact("VKN", "481 000 00 12"), w.Fact("Kuruluş tarihi", "14.03.2009"),
    w.Fact("Faaliyet alanı", "Eğitim, araştırma"), w.Fact("Son genel kurul", "18.05.2024", "warning"),
    w.Fact("Şubeleri", "1 şube, 1 temsilcilik", on_click=lambda: None),
    w.Fact("Başkan", "Tahsin Gökbayrak", on_click=lambda: None),
    w.Fact("Telefon", "0 (222) 000 14 52", chip=("2 değer", "conflict")),
    w.Fact("E-posta", "bilgi@isikliyarinlar.example"), w.Fact("KEP", ""), w.Fact("Adres", "Vişnelik Mah., Odunpazarı"),
    w.Fact("Web", "isikliyarinlar.example"),
]  # fmt: skip
MOMENTS = [
    w.Moment(1, "phone-call", "20.11.2026", "Telefon · 12 dk", "Yer tahsisi yazısı soruldu; valilik onayı bekleniyor.",
             "Elif Yalçınöz", "here"),
    w.Moment(2, "chalkboard-teacher", "03.11.2026", "Eğitim · Proje döngüsü", "2 kişi katıldı: 8 / 8 ve 7 / 8 oturum.",
             "Etkinlikten", "received"),
    w.Moment(3, "map-pin", "14.10.2026", "Kuruluş ziyareti", "Yeni merkez gezildi. Gönüllü sayısı 46; "
             "eğitim ihtiyacı: kaynak geliştirme.", "Murat Şenbayır", "received"),
]  # fmt: skip


class StatesPage(w.Page):
    """All parts in all states."""

    def __init__(self) -> None:
        super().__init__("Durumlar", "Her parçanın bütün halleri")
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(self._buttons())
        states = QHBoxLayout()
        for state in ("here", "sent", "received", "conflict", "returned", "refused"):
            states.addWidget(w.JourneyMark(state, word=True))
        states.addStretch(1)
        column.addLayout(states)
        column.addWidget(self._form())
        boxes = QGridLayout()
        first = w.EmptyState("users", "Bu etkinlikte henüz katılımcı yok",
                             "Kayıtlı kuruluşlardan davet edebilir ya da çizelgeden alabilirsiniz.", "Davet et",
                             action_icon="user-plus", second="Çizelgeden al…")  # fmt: skip
        second = w.EmptyState("users", "", "")
        second.show_filtered("“sirnak kadın” için kuruluş bulunamadı", 3, lambda: None)
        for n, box in enumerate((first, second)):
            box.setMinimumHeight(200)
            boxes.addWidget(box, 0, n)
        column.addLayout(boxes)
        strip = w.ProgressStrip("Çizelge denetleniyor", "Vazgeçerseniz hiçbir şey yazılmaz.")
        strip.report(1071, 1728, "4 sn kaldı")
        column.addWidget(strip)
        self.banner = w.Banner()
        column.addWidget(self.banner)
        self.banner.show_text(
            "Paket 117 alınmadı: gönderenin anahtarı 21.11.2026’da iptal edilmiş.", "danger", "Aç", lambda: None
        )
        column.addStretch(1)
        self.body.addWidget(w.DetailScroll(inner))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for kind, icon in (("primary", "check"), ("", "pencil-simple"), ("quiet", "plus"), ("danger", "x-circle")):
            button = w.Button("Gönder", icon, kind)
            off = w.Button("Kapalı", icon, kind)
            off.setEnabled(False)
            off.setToolTip("Önce bir kayıt seçin.")
            row.addWidget(button)
            row.addWidget(off)
        row.addWidget(w.KeyCap("Ctrl+Enter"))
        row.addWidget(w.CheckBox("Yanıt bekleniyor"))
        row.addStretch(1)
        return row

    def _form(self) -> QWidget:
        form = w.FormLayout(margins=(0, 0, 0, 0))

        def pick(text: str) -> list[tuple[int, str, str]]:
            return [(n, row[0], row[2]) for n, row in enumerate(_ROWS) if fold(text) in fold(row[0])]

        form.add_row(
            name=w.TextField("&Ad", hint="Resmî ad; kısaltmasız"),
            phone=w.TextField("&Telefon", hint="Yazarken biçimlenir"),
            day=w.DateField("&Son genel kurul", today=lambda: TODAY),
            number=w.TextField("&Kütük no", hint="Genel Merkezden gelir; burada değişmez", read_only=True),
        )
        form.add_row(
            kind=w.ChoiceField("T&ür", [("d", "Dernek"), ("v", "Vakıf")]),
            org=w.PickField(
                "Ku&ruluş",
                pick,
                creatable="“{text}” adıyla yeni kuruluş",
            ),
            people=w.PickManyField("K&işiler", pick),
        )
        form.set_values({"name": "Işıklı Yarınlar", "phone": "0 (222) 000 14", "number": "26-014-087", "kind": "v"})
        form.fields["people"].set_value([(1, "Tahsin Gökbayrak"), (2, "Nazlı Şahintepe")])
        day = form.fields["day"]
        assert isinstance(day, w.DateField)
        day.line.setText("31.02.2026")
        day.check()
        self.form = form
        return form


def make_window() -> Window:
    window = Window()
    window.set_place("Eskişehir · İl")
    window.set_user("Elif Yalçınöz", "Uzman")
    window.add_page("today", "sun-horizon", "Bugün", lambda: w.Page("Bugün", "23 Kasım 2026, Pazartesi"), "work")
    window.add_page("organisations", "buildings", "Kuruluşlar", OrganisationsPage, "work")
    for key, icon, title in (
        ("people", "users", "Kişiler"),
        ("contacts", "phone-call", "Temaslar"),
        ("events", "calendar-blank", "Etkinlikler"),
        ("interviews", "clipboard-text", "Görüşmeler"),
    ):
        window.add_page(key, icon, title, lambda title=title: w.Page(title), "work")
    for key, icon, title in (("analysis", "chart-bar", "Analiz"), ("indicators", "target", "Göstergeler")):
        window.add_page(key, icon, title, lambda title=title: w.Page(title), "look")
    window.add_page("exchange", "arrows-left-right", "Gönder / Al", lambda: w.Page("Gönder / Al"), "office")
    window.add_page("states", "gear-six", "Durumlar", StatesPage, "office")
    for key, n in (("today", 7), ("interviews", 3), ("exchange", 3)):
        window.set_count(key, n)
    window.set_status("saved", "check-circle", "Kaydedildi 10:42", "success", page="today")
    window.set_status("out", "paper-plane-tilt", "Son giden: no 118 · 20.11.2026 16:40 · alındı", page="exchange")
    window.set_status("in", "tray", "Son gelen: no 64 · 23.11.2026 08:31", page="exchange")
    window.set_status("waiting", "circle-half", "12 değişiklik bekliyor", page="exchange")
    window.set_status("backup", "", "Yedek: bugün 08:30", page="today", right=True)
    window.add_source(search)
    window.set_commands(lambda text: [
        w.Hit("Komutlar", "plus", "Temas ekle", keys="Ctrl+N", action=lambda: window.show_page("contacts")),
        w.Hit("Komutlar", "buildings", f"“{text}” adıyla yeni kuruluş" if text else "Yeni kuruluş",
              keys="Ctrl+Shift+N"),
    ])  # fmt: skip
    return window


def search(text: str) -> list[w.Hit]:
    rows = [o for o in ORGS[:12] if text and fold(text) in fold(o.name)]
    return [w.Hit("Kuruluşlar", "buildings", o.name, o.kind, note=o.district) for o in rows]


def main() -> None:
    app = QApplication(sys.argv)
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    language.install(app, "tr")
    Theme.apply(app, "light" if folder else "system")
    window = make_window()
    window.show()
    window.show_page("organisations")
    if folder is None:
        sys.exit(app.exec())
    window.activateWindow()
    for mode in ("light", "dark"):
        Theme.apply(app, mode)
        for key in ("organisations", "states"):
            window.show_page(key)
            if key == "states":
                window.toast("Temas kaydedildi.", lambda: None)
            app.processEvents()
            window.grab().save(str(folder / f"{key}-{mode}.png"))
            window.toast_.dismiss()
        window.show_page("organisations")
        window.palette_.open("ısıklı")
        app.processEvents()
        window.grab().save(str(folder / f"palette-{mode}.png"))
        window.palette_.close_overlay()
        window.show_keys()
        app.processEvents()
        window.grab().save(str(folder / f"keys-{mode}.png"))
        window.keys_.close_overlay()
    window.resize(1280, 660)
    app.processEvents()
    window.grab().save(str(folder / "narrow.png"))
    window.resize(980, 640)
    app.processEvents()
    window.grab().save(str(folder / "one.png"))
    print(window.minimumSizeHint(), [(k, window.page(k).minimumSizeHint()) for k in ("organisations", "states")])


if __name__ == "__main__":
    main()
