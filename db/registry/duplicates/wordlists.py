"""Words that say little in a name or an address: legal forms, abbreviations, and what stands where nothing is known.

All folded (`db.text.fold`). Turkish and English first, then the languages that a register in Türkiye meets.
"""

from __future__ import annotations

ASSOCIATION, FOUNDATION, FEDERATION, UNION, COOPERATIVE, COMPANY, OTHER = "afcuokx"
"""Families of legal forms; two different ones among the first five mean two different bodies. c = confederation too."""

_FORMS = {
    ASSOCIATION: "dernegi dernek der dernegimiz association assoc assn asoc asociacion associazione associacao "
                 "association verein ev vzw asbl society soc societe stowarzyszenie udruga udruzenje drustvo "
                 "syllogos",
    FOUNDATION: "vakfi vakif vak foundation fdn fndn found fundacion fondazione fondation fundacja fundacao "
                "stiftung stichting zaklada trust fonden waqf",
    FEDERATION: "federasyonu federasyon fed federation federacion federazione konfederasyonu konfederasyon konf "
                "confederation",
    UNION: "sendikasi sendika sen",
    COOPERATIVE: "kooperatifi kooperatif koop cooperative coop kooperatifleri",
    COMPANY: "ltd limited plc llc inc incorporated corp corporation gmbh cic cio sa as co company sirketi sti "
             "san tic",
    OTHER: "kulubu kulup klubu club clubs charity charitable charities org organisation organization kurumu "
           "platformu platform toplulugu topluluk girisimi inisiyatifi baskanligi mudurlugu genel merkezi "
           "the registered uk kul klb",
}  # fmt: skip
FORM_OF: dict[str, str] = {word: family for family, listed in _FORMS.items() for word in listed.split()}

STOP = frozenset(
    "ve ile veya icin and und et y e of the for de la le les di del der des du da do und van von in at tc".split()
)

BRANCH_TR = frozenset("subesi sube temsilciligi temsilcilik sb".split())
BRANCH_OTHER = frozenset("branch chapter lodge zweigstelle ortsverband ortsverein kreisverband sezione filiale".split())

# Written with a full stop, or as a word of its own that means nothing else.
SHORT_DOTTED = {
    "der": "dernegi", "dern": "dernegi", "yard": "yardimlasma", "yar": "yardimlasma", "day": "dayanisma",
    "yas": "yasatma", "yap": "yaptirma", "kult": "kultur", "kul": "kulubu", "egt": "egitim", "egit": "egitim",
    "sos": "sosyal", "ist": "istanbul", "ank": "ankara", "izm": "izmir", "esk": "eskisehir", "mah": "mahallesi",
    "cad": "caddesi", "sok": "sokak", "sk": "sokak", "apt": "apartmani", "blv": "bulvari", "bul": "bulvari",
    "koop": "kooperatifi", "fed": "federasyonu", "konf": "konfederasyonu", "vak": "vakfi", "sb": "subesi",
    "sub": "subesi", "bsk": "baskanligi", "md": "mudurlugu", "mud": "mudurlugu", "gen": "genel", "merk": "merkezi",
    "mrk": "merkezi", "univ": "universitesi", "ilk": "ilkokulu", "ort": "ortaokulu", "anad": "anadolu",
    "cum": "cumhuriyet", "tur": "turkiye", "turk": "turk", "st": "saint", "rd": "road", "ave": "avenue",
    "av": "avenue", "dr": "drive", "ln": "lane", "ct": "court", "assoc": "association", "assn": "association",
    "ass": "association", "soc": "society", "comm": "community", "int": "international", "intl": "international",
    "nat": "national", "natl": "national", "dept": "department", "utd": "united", "hosp": "hospital", "sch": "school",
    "mt": "mount",
}  # fmt: skip
SHORT = {
    "yardim": "yardimlasma", "utd": "united", "intl": "international", "natl": "national", "centre": "center",
    "ctr": "center", "cntr": "center", "mah": "mahallesi", "mh": "mahallesi", "mahalle": "mahallesi",
    "cad": "caddesi", "cd": "caddesi", "cadde": "caddesi", "sok": "sokak", "sk": "sokak", "sokagi": "sokak",
    "blv": "bulvari", "bulvar": "bulvari", "univ": "universitesi", "uni": "university", "assn": "association",
    "comty": "community", "cmty": "community", "athletics": "athletic", "saint": "st", "snt": "st",
    "comm": "community", "hosp": "hospital", "dept": "department", "svc": "service",
    "svcs": "services", "universite": "universitesi", "yr": "year", "yrs": "years", "dist": "district", "grp": "group",
}  # fmt: skip
SHORT_IN_NAMES = {
    "sk": ("spor",), "fc": ("football",), "afc": ("football",), "rfc": ("rugby", "football"),
    "rufc": ("rugby", "football"), "cc": ("cricket",), "bc": ("bowling",), "ltc": ("tennis",), "hc": ("hockey",),
    "gc": ("golf",), "sc": ("sports",), "ac": ("athletic",), "gk": ("genclik",), "gsk": ("genclik", "spor"),
    "bsk": ("belediye", "spor"), "pta": ("parent", "teacher"), "gac": ("gaelic", "athletic"),
    "gaa": ("gaelic", "athletic"),
}  # fmt: skip
"""Of sports clubs and school associations; "tc" of three-letter state names is handled before (`STOP`)."""
SHORT_IN_ADDRESSES = {
    "street": "st", "str": "st", "road": "rd", "avenue": "ave", "av": "ave", "lane": "ln", "drive": "dr",
    "close": "cl", "crescent": "cres", "cr": "cres", "court": "ct", "place": "pl", "square": "sq", "terrace": "tce",
    "ter": "tce", "terr": "tce", "gardens": "gdns", "grove": "gr", "gve": "gr", "parade": "pde", "highway": "hwy",
    "boulevard": "blvd", "mount": "mt", "building": "bldg", "north": "n", "south": "s", "east": "e", "west": "w",
    "strasse": "str", "apartmani": "apt", "daire": "d", "kat": "k",
}  # fmt: skip
ADDRESS_NOISE = frozenset(
    "no nr number numara d k kat daire flat unit apt apartmani blok block c co o of the ve and in at".split()
)

ORDINALS = {
    "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6", "seventh": "7",
    "eighth": "8", "ninth": "9", "tenth": "10", "birinci": "1", "ikinci": "2", "ucuncu": "3", "dorduncu": "4",
    "besinci": "5", "altinci": "6", "yedinci": "7", "sekizinci": "8", "dokuzuncu": "9", "onuncu": "10", "ii": "2",
    "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8",
}  # fmt: skip

MISSING = frozenset(
    {"", "na", "n a", "nan", "none", "null", "no data", "nodata", "unknown", "not known", "not available",
     "not applicable", "yok", "bilinmiyor", "belirtilmemis", "bos", "girilmemis", "tba", "tbc", "nil", "x", "xx",
     "xxx", "test", "adres yok", "k a", "keine angabe", "s o"}
)  # fmt: skip

GENERIC = frozenset(
    "yardimlasma dayanisma kultur egitim sosyal spor genclik kadin kadinlar cevre koruma gelistirme kalkindirma "
    "guzellestirme yaptirma yasatma cami camii koy mahallesi okul aile birligi ogrenci ogrenciler mezunlari "
    "mezunlar turk genc hayirseverler isadamlari sanayici emekliler engelliler avcilar belediye belediyesi spor "
    "anadolu yeni merkez turizm sanat saglik arastirma dusunce cocuk cocuklar hayvan hayvanlari sevenler kuran "
    "kursu ilim hizmet yayma sehit gazi united community local parish church school parent parents teacher "
    "friends sports sport football rugby cricket tennis bowling bowls golf hockey sailing swimming athletic "
    "athletics rowing village hall youth young residents development support action group centre center services "
    "care housing health trustees committee council national international british royal memorial fund scout "
    "scouts guide guides town city district county women womens mens children childrens family families old new "
    "great little north south east west st network project".split()
)
"""Words that are frequent in names of organisations everywhere, so that a file of ten rows knows it, too."""

PERSON_TITLES = frozenset("dr prof doc av mr mrs ms miss sir bay bayan sn sayin uzm yrd ogr uyesi op muh".split())
