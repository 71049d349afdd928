"""Letters: one normal form, a key to search by, a key to sort by, and where the tone mark stands."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

GRAVE, HOOK, TILDE, ACUTE, DOT_BELOW = "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"
TONES = (GRAVE, HOOK, TILDE, ACUTE, DOT_BELOW)  # dictionary order: ngang, huyền, hỏi, ngã, sắc, nặng
CIRCUMFLEX, BREVE, HORN = "\u0302", "\u0306", "\u031b"

# Spaces of other widths become plain ones; characters without width go; the Icelandic eth that old keyboards
# typed for "đ" becomes "đ".
_CLEANING = {
    **dict.fromkeys([0x00A0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " "),
    **dict.fromkeys([0x00AD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF], ""),
    **dict.fromkeys([0x0085, 0x2028, 0x2029, 0x000B, 0x000C], "\n"),
    0x00D0: "Đ",
    0x0189: "Đ",
    0x00F0: "đ",
    0x0256: "đ",
}
_LOOSE_MARKS = re.compile("[^\u0300-\u036f][\u0300-\u036f]+")
_DASHES_AND_QUOTES = {
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("“”„‟«»", '"'),
    **dict.fromkeys("‘’‚‛`´", "'"),
}


def normalise(text: str) -> str:
    """Text in NFC with plain spaces and line ends; runs of spaces and tabs stay as they are.

    Marks typed in the wrong order ("e" + acute + circumflex) are put right; the result normalises to itself.
    """
    cleaned = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").translate(_CLEANING)
    if cleaned.isascii():
        return cleaned
    return unicodedata.normalize("NFC", _LOOSE_MARKS.sub(_reorder_marks, cleaned))


def _reorder_marks(match: re.Match[str]) -> str:
    """A letter with marks that did not combine: the mark that makes the letter (â, ă, ơ) goes before the tone."""
    letter, *marks = list(unicodedata.normalize("NFD", match.group()))
    marks.sort(key=lambda mark: mark not in (CIRCUMFLEX, BREVE, HORN))
    return unicodedata.normalize("NFC", letter + "".join(marks))


class _FlatLetters(dict[int, str]):
    """Code point → its plain lower-case letter, one character each; filled as letters come."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        plain = unicodedata.normalize("NFD", _DASHES_AND_QUOTES.get(character, character))[0].lower()
        flat = "d" if plain == "đ" else plain if len(plain) == 1 else character
        self[code] = flat
        return flat


_FLAT = _FlatLetters()


def flatten(text: str) -> str:
    """Lower case without diacritics, **as long as `text`**, so that a span found in it holds in `text` (NFC)."""
    return text.translate(_FLAT)


def fold(text: str) -> str:
    """The key to search by: no diacritics, đ as d, no case, one space between words.

    "Hòa" and "Hoà", "ủy" and "uỷ" come out alike, as every tone mark goes.
    """
    return " ".join(normalise(text).translate(_FLAT).casefold().split())


# The 29 letters of the alphabet, with f, j, w, z of foreign names where Latin has them. Each is given one of the 33
# characters after "0" (end of a syllable), "1" (a number) and "2" (another script), so that a key is made of digits
# and lower-case letters alone: every collation of every database sorts those alike.
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_SYMBOLS = "0123456789abcdefghijklmnopqrstuvwxyz"
_CODE = dict(zip(_ALPHABET, _SYMBOLS[3:], strict=True))
_TONE_CODE = {tone: str(rank) for rank, tone in enumerate(TONES, start=2)}
_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+")
_LETTERS_MARKS = (CIRCUMFLEX, BREVE, HORN)
_syllable_keys: dict[str, str] = {}
_MEMORY = 20_000  # syllables of Vietnamese number about 7,000; names of other tongues must not fill the memory


def sort_key(text: str) -> str:
    """A key whose plain order is that of a Vietnamese dictionary; made of 0-9 and a-z, so any collation sorts it.

    Syllable by syllable: first its letters (a ă â b … d đ e ê …), then its tone (ngang, huyền, hỏi, ngã, sắc, nặng).
    Digits sort as whole numbers and before letters ("Khối 2" before "Khối 10"). Case and punctuation count nothing.
    """
    return "".join(map(_token_key, _TOKEN.findall(normalise(text).casefold())))


def _token_key(token: str) -> str:
    """The key of one syllable or number, remembered."""
    key = _syllable_keys.get(token)
    if key is None:
        key = _number_key(token) if token[0] in "0123456789" else _syllable_key(token)
        if len(_syllable_keys) < _MEMORY:
            _syllable_keys[token] = key
    return key


def _number_key(digits: str) -> str:
    """Number: its length, then its digits, so that 2 < 10. Beyond 35 digits only the first 35 count."""
    significant = (digits.lstrip("0") or "0")[:35]
    return f"1{_SYMBOLS[len(significant)]}{significant}"


def _syllable_key(syllable: str) -> str:
    """Letters, an end mark, the tone."""
    letters: list[str] = []
    tone = "1"
    for character in unicodedata.normalize("NFC", syllable):
        base, *marks = list(unicodedata.normalize("NFD", character))
        made = unicodedata.normalize("NFC", base + "".join(mark for mark in marks if mark in _LETTERS_MARKS))
        letters.append(_CODE.get(made) or _CODE.get(base) or _foreign_code(base))
        tone = next((_TONE_CODE[mark] for mark in marks if mark in _TONE_CODE), tone)
    return "".join(letters) + "0" + tone


def _foreign_code(character: str) -> str:
    """A letter of another script: "2" and its code point as four symbols, so that those come before Latin ones."""
    code, symbols = ord(character), ""
    for _ in range(4):
        code, rest = divmod(code, 36)
        symbols = _SYMBOLS[rest] + symbols
    return "2" + symbols


class ToneStyle(StrEnum):
    """Where the tone of "oa", "oe", "uy" stands at a syllable's end: first vowel (hòa, ủy) or second (hoà, uỷ)."""

    FIRST_VOWEL = "first_vowel"
    SECOND_VOWEL = "second_vowel"


def _tone_pairs() -> dict[str, str]:
    """First-vowel spelling → second-vowel spelling, in both cases of letters."""
    pairs = {}
    for first, second in ("oa", "oe", "uy"):
        for tone in TONES:
            for one, two in ((first, second), (first.upper(), second), (first.upper(), second.upper())):
                pairs[unicodedata.normalize("NFC", one + tone + two)] = unicodedata.normalize("NFC", one + two + tone)
    return pairs


_TO_SECOND = _tone_pairs()
_TO_FIRST = {second: first for first, second in _TO_SECOND.items()}
_NO_LETTER_AFTER = r"(?![^\W\d_])"
_FIRST = re.compile(rf"(?<![qQ])(?:{'|'.join(_TO_SECOND)}){_NO_LETTER_AFTER}")
_SECOND = re.compile(rf"(?<![qQ])(?:{'|'.join(_TO_FIRST)}){_NO_LETTER_AFTER}")


def place_tones(text: str, style: ToneStyle) -> str:
    """`text` (NFC) with every "hòa/hoà", "ủy/uỷ" spelt in one style; of the same length. "hoàn" and "quý" stay.

    Offices differ in style (examples of HD 05-HD/VPTW write ỦY, second-hand), so it is a setting, never a rule.
    """
    if style is ToneStyle.FIRST_VOWEL:
        return _SECOND.sub(lambda match: _TO_FIRST[match.group()], text)
    return _FIRST.sub(lambda match: _TO_SECOND[match.group()], text)
