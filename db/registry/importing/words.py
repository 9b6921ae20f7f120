"""Words of cells: what means nothing, yes and no, kinds, statuses, sexes. All folded."""

from __future__ import annotations

from collections.abc import Mapping

NOTHING = frozenset(
    {"", "na", "n a", "n/a", "no data", "nodata", "none", "null", "nil", "yok", "bilinmiyor", "belirtilmemis",
     "unknown", "nan", "bos", "not known", "not applicable", "tbc", "tba", "<na>", "#n/a"}
)  # fmt: skip
LONGEST_NOTHING = 24
"""Letters; what is longer means something."""

STATUS_WORDS: Mapping[str, str] = {
    "true": "active", "evet": "active", "1": "active", "faal": "active", "aktif": "active", "active": "active",
    "yes": "active", "y": "active", "e": "active", "acik": "active", "registered": "active", "kayitli": "active",
    "current": "active", "devam ediyor": "active",
    "false": "dissolved", "hayir": "dissolved", "0": "dissolved", "pasif": "dissolved", "fesih": "dissolved",
    "feshedilmis": "dissolved", "feshedildi": "dissolved", "kapali": "dissolved", "kapandi": "dissolved",
    "kapatildi": "dissolved", "dissolved": "dissolved", "inactive": "dissolved", "removed": "dissolved",
    "no": "dissolved", "n": "dissolved", "h": "dissolved", "closed": "dissolved", "munfesih": "dissolved",
    "deregistered": "dissolved", "terkin": "dissolved", "kayittan silindi": "dissolved", "ceased": "dissolved",
    "tasfiye": "liquidation", "tasfiye halinde": "liquidation", "tasfiyede": "liquidation",
    "liquidation": "liquidation", "in liquidation": "liquidation", "closing": "liquidation",
}  # fmt: skip

YES_NO: Mapping[str, bool] = {
    "true": True, "evet": True, "1": True, "yes": True, "y": True, "e": True, "var": True, "x": True, "✓": True,
    "false": False, "hayir": False, "0": False, "no": False, "n": False, "h": False,
}  # fmt: skip

SEX_WORDS: Mapping[str, str] = {
    "k": "female", "kadin": "female", "kiz": "female", "bayan": "female", "f": "female", "female": "female",
    "w": "female", "woman": "female", "hanim": "female",
    "e": "male", "erkek": "male", "bay": "male", "m": "male", "male": "male", "man": "male", "bey": "male",
}  # fmt: skip

KIND_WORDS: Mapping[str, str] = {
    "dernek": "DRN", "dernegi": "DRN", "association": "DRN", "sube": "SUB", "subesi": "SUB", "branch": "SUB",
    "temsilcilik": "TEM", "temsilciligi": "TEM", "federasyon": "FED", "federasyonu": "FED", "federation": "FED",
    "konfederasyon": "KON", "konfederasyonu": "KON", "confederation": "KON", "vakif": "VKF", "vakfi": "VKF",
    "foundation": "VKF", "trust": "VKF", "sendika": "SND", "sendikasi": "SND", "union": "SND", "trade union": "SND",
    "kooperatif": "KOP", "kooperatifi": "KOP", "cooperative": "KOP", "oda": "MSK", "odasi": "MSK", "baro": "MSK",
    "barosu": "MSK", "chamber": "MSK", "platform": "PLT", "platformu": "PLT", "girisim": "PLT", "girisimi": "PLT",
    "kent konseyi": "KNT", "konseyi": "KNT", "spor kulubu": "SPK", "kulubu": "SPK", "kulup": "SPK", "club": "SPK",
    "sports club": "SPK", "belediye": "ICB", "belediyesi": "ICB", "universite": "UNI", "universitesi": "UNI",
    "university": "UNI", "valilik": "VAL", "valiligi": "VAL", "kaymakamlik": "KYM", "kaymakamligi": "KYM",
    "muhtarlik": "MUH", "muhtarligi": "MUH", "mudurlugu": "BIM", "ajansi": "KAJ",
}  # fmt: skip

KIND_BY_LAST_WORD: Mapping[str, str] = {
    word: KIND_WORDS[word]
    for word in ("dernegi vakfi subesi temsilciligi federasyonu konfederasyonu sendikasi kooperatifi platformu kulubu "
                 "konseyi belediyesi universitesi odasi barosu valiligi kaymakamligi muhtarligi club").split()
}  # fmt: skip

LEGAL_WORDS = frozenset(
    "dernek dernegi vakif vakfi sube subesi temsilciligi federasyonu konfederasyonu sendikasi kooperatifi platformu "
    "kulubu toplulugu birligi odasi barosu konseyi belediyesi universitesi mudurlugu valiligi kaymakamligi merkezi "
    "association society club trust foundation charity federation union council committee institute university "
    "limited ltd cic plc inc company church school group centre center verein stiftung fondation".split()
)

BRANCH_KINDS = frozenset({"SUB", "TEM"})
BRANCH_WORDS = frozenset("sube subesi temsilciligi temsilcilik branch subeleri".split())
