"""The two encodings that Vietnamese offices typed in before Unicode, as tables.

Both put Vietnamese letters where Western fonts have other signs, so a file read as Western text shows "§¹i héi"
(TCVN3, fonts .VnTime …; TCVN 5712:1993) or "Ñaïi hoäi" (VNI, fonts VNI-Times …) for "Đại hội".
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

from nhiemky.rules.text.letters import ACUTE, DOT_BELOW, GRAVE, HOOK, TILDE


class Encoding(StrEnum):
    """A legacy encoding, by the name that offices know."""

    TCVN3 = "TCVN3"
    VNI = "VNI"


# Per letter: its own code, then grave, hook, tilde, acute, dot below. "" where the letter is plain ASCII.
_TCVN3_ROWS = {
    "a": ("", 0xB5, 0xB6, 0xB7, 0xB8, 0xB9),
    "ă": (0xA8, 0xBB, 0xBC, 0xBD, 0xBE, 0xC6),
    "â": (0xA9, 0xC7, 0xC8, 0xC9, 0xCA, 0xCB),
    "e": ("", 0xCC, 0xCE, 0xCF, 0xD0, 0xD1),
    "ê": (0xAA, 0xD2, 0xD3, 0xD4, 0xD5, 0xD6),
    "i": ("", 0xD7, 0xD8, 0xDC, 0xDD, 0xDE),
    "o": ("", 0xDF, 0xE1, 0xE2, 0xE3, 0xE4),
    "ô": (0xAB, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9),
    "ơ": (0xAC, 0xEA, 0xEB, 0xEC, 0xED, 0xEE),
    "u": ("", 0xEF, 0xF1, 0xF2, 0xF3, 0xF4),
    "ư": (0xAD, 0xF5, 0xF6, 0xF7, 0xF8, 0xF9),
    "y": ("", 0xFA, 0xFB, 0xFC, 0xFD, 0xFE),
}
_TONE_ORDER = ("", GRAVE, HOOK, TILDE, ACUTE, DOT_BELOW)
_TCVN3_SINGLE = {0xA1: "Ă", 0xA2: "Â", 0xA3: "Ê", 0xA4: "Ô", 0xA5: "Ơ", 0xA6: "Ư", 0xA7: "Đ", 0xAE: "đ"}


def _tcvn3() -> dict[int, str]:
    """Code → Vietnamese letter."""
    table = dict(_TCVN3_SINGLE)
    for letter, codes in _TCVN3_ROWS.items():
        for tone, code in zip(_TONE_ORDER, codes, strict=True):
            if isinstance(code, int):
                table[code] = unicodedata.normalize("NFC", letter + tone)
    return table


TCVN3 = _tcvn3()

# VNI writes a letter and then a sign for its marks; a few letters have a code of their own.
_VNI_TONES = {"ø": GRAVE, "û": HOOK, "õ": TILDE, "ù": ACUTE, "ï": DOT_BELOW}
_VNI_ROOFED = {"â": "", "à": GRAVE, "å": HOOK, "ã": TILDE, "á": ACUTE, "ä": DOT_BELOW}  # after a, e, o: â, ê, ô
_VNI_SHORT = {"ê": "", "è": GRAVE, "ú": HOOK, "ü": TILDE, "é": ACUTE, "ë": DOT_BELOW}  # after a: ă
_VNI_ALONE = {"í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ñ": "đ", "ô": "ơ", "ö": "ư"}


def _vni() -> dict[str, str]:
    """One or two VNI characters → Vietnamese letter, small and capital; the mark may be in either case."""
    small = dict(_VNI_ALONE)
    for letter in "aeouyôö":
        made = _VNI_ALONE.get(letter, letter)
        small |= {letter + sign: made + tone for sign, tone in _VNI_TONES.items()}
    for letter in "aeo":
        small |= {letter + sign: letter + "\u0302" + tone for sign, tone in _VNI_ROOFED.items()}
    small |= {"a" + sign: "ă" + tone for sign, tone in _VNI_SHORT.items()}
    table = {}
    for typed, letter in small.items():
        table[typed] = table[typed[0] + typed[1:].upper()] = unicodedata.normalize("NFC", letter)
        capital = unicodedata.normalize("NFC", letter).upper()
        table[typed[0].upper() + typed[1:]] = table[typed.upper()] = capital
    return table


VNI = _vni()
_VNI_SIGN = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))
_WORD = re.compile(r"[^\W\d_]+")


def from_tcvn3(text: str, *, capitals: bool = False) -> str:
    """Text typed in TCVN3 as Unicode (NFC); `capitals` for the fonts that show all letters as capitals (.VnTimeH).

    TCVN3 has no accented capitals: "CéNG" was shown as "CỘNG" by such a font, so a line or a word whose plain letters
    are all capitals becomes one.
    """
    made = text.translate(TCVN3)
    if capitals:
        return made.upper()
    lines = zip(made.split("\n"), text.split("\n"), strict=True)
    return "\n".join(line.upper() if _shouted(typed, 4) else _words_raised(line, typed) for line, typed in lines)


def _words_raised(line: str, typed: str) -> str:
    """The line with every word in capitals whose plain letters were typed as such."""

    def raised(match: re.Match[str]) -> str:
        word = match.group()
        return word.upper() if _shouted(typed[match.start() : match.end()], 2) else word

    return _WORD.sub(raised, line)


def _shouted(typed: str, least: int) -> bool:
    """Whether at least so many plain letters were typed, all of them capitals."""
    plain = [letter for letter in typed if letter.isascii() and letter.isalpha()]
    return len(plain) >= least and all(letter.isupper() for letter in plain)


def from_vni(text: str) -> str:
    """Text typed in VNI as Unicode (NFC)."""
    return _VNI_SIGN.sub(lambda match: VNI[match.group()], text)


def converted(text: str, encoding: Encoding) -> str:
    """Text typed in `encoding` as Unicode."""
    return from_tcvn3(text) if encoding is Encoding.TCVN3 else from_vni(text)
