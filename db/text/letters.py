"""Letters: Turkish case, the search fold, sort keys, nearest word, endings after an apostrophe."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import chain
from typing import Literal

APOSTROPHES = "'’‘‛ʼʻʹ′`´＇"
WORDS_KEPT = 16_384  # of names, folded before
DASHES = "-‐‑‒–—―−﹣－"
_SPECIAL = {"ı": "i", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "æ": "ae", "œ": "oe", "þ": "th", "ŧ": "t"}

# TDK: these words stay small inside a title.
_SMALL_WORDS = frozenset({"ve", "ile", "veya", "ya", "yahut", "da", "de", "ki", "mı", "mi", "mu", "mü"})
_WORD = re.compile(r"[^\W_]+(?:[" + APOSTROPHES + r"][^\W_]+)*")
_PLAIN_WORD = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"[0-9]+")

# What sorts after its base letter gets "~", the last ASCII character: "c~a" (ça) stands after "cz" and before "d".
# ı stands between h and i. Bytewise comparison of these keys is the Turkish alphabet in SQLite (BINARY) and
# PostgreSQL (COLLATE "C") alike.
_SORT_LETTERS = {"ç": "c~", "ğ": "g~", "ı": "h~", "ö": "o~", "ş": "s~", "ü": "u~"}
_SORT_CAPITALS = {"Ç": "c~", "Ğ": "g~", "I": "h~", "İ": "i", "Ö": "o~", "Ş": "s~", "Ü": "u~"}


def nfc(text: str) -> str:
    """`text` composed, as every stored text is: one code point for ş, İ, â."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def lower_tr(text: str) -> str:
    """Small letters: I becomes ı, İ becomes i. Composed (NFC)."""
    return nfc(nfc(text).replace("İ", "i").replace("I", "ı").lower())


def upper_tr(text: str) -> str:
    """Capital letters: i becomes İ, ı becomes I. Composed (NFC)."""
    return nfc(nfc(text).replace("i", "İ").upper())


def title_tr(text: str) -> str:
    """Each word with a capital; letters after an apostrophe and the conjunctions of TDK's rule stay small."""

    def capitalised(match: re.Match[str]) -> str:
        word = match.group()
        if word in _SMALL_WORDS and match.start() > 0:
            return word
        return upper_tr(word[0]) + word[1:]

    return nfc(_WORD.sub(capitalised, lower_tr(text)))


def _fold_char(char: str) -> str:
    if char in APOSTROPHES:
        return ""
    if char in DASHES or char.isspace():
        return " "
    out = []
    for part in unicodedata.normalize("NFKD", char):
        if unicodedata.category(part) in {"Mn", "Me", "Cf"}:
            continue
        small = part.casefold()
        out.append("".join(_SPECIAL.get(each, each) for each in small))
    folded = "".join(out)
    return folded if folded == char else "".join(_fold_char(each) for each in folded)


class _FoldTable(dict[int, str]):
    """A translate table that learns each character once."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_char(chr(code))
        return folded


class _KeepTable(dict[int, str]):
    def __missing__(self, code: int) -> str:
        char = chr(code)
        kept = self[code] = "'" if char in APOSTROPHES else (_fold_char(char)[:1] or char)
        return kept


class _SortTable(dict[int, str]):
    def __missing__(self, code: int) -> str:
        char = chr(code)
        key = _SORT_CAPITALS.get(char) or _SORT_LETTERS.get(char)
        if key is None:
            folded = _fold_char(char)
            key = " " if folded and not folded.isalnum() else folded  # all punctuation only parts words
        self[code] = key
        return key


_fold_table = _FoldTable()
_keep_table = _KeepTable()
_sort_table = _SortTable()


def fold(text: str) -> str:
    """What search compares: blind to case, Turkish letters, diacritics, composition, apostrophes and dashes.

    `fold("ISPARTA") == fold("ısparta") == fold("İsparta") == "isparta"`. Spaces are collapsed, ends trimmed.
    Idempotent. Other punctuation stays; `words` parts it.
    """
    return " ".join(text.translate(_fold_table).split())


def fold_keep(text: str) -> str:
    """Like `fold`, but one character for each character of `nfc(text)`, so that positions can be marked."""
    return nfc(text).translate(_keep_table)


def words(text: str) -> list[str]:
    """The folded words of `text`, punctuation left out."""
    return _PLAIN_WORD.findall(text.translate(_fold_table))


@lru_cache(maxsize=WORDS_KEPT)
def _parts(word: str) -> tuple[str, ...]:
    return tuple(words(word))


def name_words(text: str) -> list[str]:
    """As `words`, three times as fast for names, whose words recur: “Derneği” is looked at once."""
    return list(chain.from_iterable(map(_parts, text.split())))


def find_hits(text: str, query: str) -> list[tuple[int, int]]:
    """Where the words of `query` begin a word of `text`: (start, end) in `nfc(text)`, in order, not overlapping."""
    composed = nfc(text)
    folded, origin = "", []
    for position, char in enumerate(composed):
        piece = _fold_table[ord(char)]
        folded += piece
        origin.extend([position] * len(piece))
    origin.append(len(composed))
    found: list[tuple[int, int]] = []
    for word in words(query):
        for match in re.finditer(r"(?<![^\W_])" + re.escape(word), folded):
            found.append((origin[match.start()], origin[match.end() - 1] + 1))
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _number_key(match: re.Match[str]) -> str:
    digits = match.group().lstrip("0")
    nines, rest = divmod(len(digits), 9)
    return "9" * nines + str(rest) + digits


def sort_key(text: str) -> str:
    """A key whose bytewise order is the Turkish alphabet abcçdefgğhıijklmnoöpqrsştuüvwxyz; store it as TEXT.

    Blind to case and punctuation; a shorter word comes first ("Ak Dernek" before "Akarsu"); numbers come before
    letters and in their numeric order (2 before 10). Texts that differ only in what it is blind to share a key.
    """
    return " ".join(filter(None, map(_sort_word, text.split())))


@lru_cache(maxsize=WORDS_KEPT)
def _sort_word(word: str) -> str:
    key = " ".join(nfc(word).translate(_sort_table).split())
    return _DIGITS.sub(_number_key, key)


def nearest(word: str, candidates: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The candidate most like `word` ("Eskişehr" -> "Eskişehir"), or None where nothing is near."""
    wanted = fold(word)
    if not wanted:
        return None
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    best, best_score = None, 0.0
    for candidate in candidates:
        folded = fold(candidate)
        if folded == wanted:
            return candidate
        matcher.set_seq1(folded)
        score = 0.0
        if matcher.real_quick_ratio() > best_score and matcher.quick_ratio() > best_score:
            score = matcher.ratio()
        if len(wanted) >= 4 and wanted in folded:
            score = max(score, 0.75 if folded.startswith(wanted) else 0.7)
        if score >= cutoff and score > best_score:
            best, best_score = candidate, score
    return best


Case = Literal["accusative", "dative", "locative", "ablative", "genitive"]
_UNITS = ("sıfır", "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz")
_TENS = ("", "on", "yirmi", "otuz", "kırk", "elli", "altmış", "yetmiş", "seksen", "doksan")
_HIGH_VOWEL = {"a": "ı", "ı": "ı", "e": "i", "i": "i", "o": "u", "u": "u", "ö": "ü", "ü": "ü", "â": "ı", "î": "i"}
_HARD = frozenset("fstkçşhp")


def _last_spoken(text: str) -> str:
    """The last word as it is read aloud: 117 -> yedi, 2026 -> altı, 40 -> kırk, 3.000 -> bin."""
    match = re.search(r"[0-9][0-9.]*$", text)
    if match is None:
        return lower_tr(text)
    number = match.group().rstrip(".")
    grouped = re.fullmatch(r"\d{1,3}(\.\d{3})+", number)  # 3.000; otherwise a date: 21.11.2026
    digits = number.replace(".", "") if grouped else number.rsplit(".", 1)[-1]
    stripped = digits.rstrip("0")
    zeros = len(digits) - len(stripped)
    if not stripped:
        return _UNITS[0]
    if zeros == 0:
        return _UNITS[int(stripped[-1])]
    if zeros == 1:
        return _TENS[int(stripped[-1])]
    return "yüz" if zeros == 2 else "bin" if zeros < 6 else "milyon" if zeros < 9 else "milyar"


def with_suffix(text: str, case: Case) -> str:
    """`text` with a Turkish case ending after an apostrophe: 117’yi, 2026’da, Sinop’ta, Ankara’nın."""
    spoken = _last_spoken(text)
    vowel = next((letter for letter in reversed(spoken) if letter in _HIGH_VOWEL), "e")
    high = _HIGH_VOWEL[vowel]
    low = "a" if high in "ıu" else "e"
    ends_in_vowel = spoken[-1:] in _HIGH_VOWEL
    stop = "t" if spoken[-1:] in _HARD else "d"
    ending = {
        "accusative": ("y" if ends_in_vowel else "") + high,
        "dative": ("y" if ends_in_vowel else "") + low,
        "locative": stop + low,
        "ablative": stop + low + "n",
        "genitive": ("n" if ends_in_vowel else "") + high + "n",
    }[case]
    return f"{text}’{ending}"
