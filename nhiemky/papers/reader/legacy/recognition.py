"""Which lines of a text were typed in a legacy encoding, told by whether they read as Vietnamese syllables.

A line is converted only where the conversion turns most of its marked words into syllables **and** they are none as
they stand. Unicode Vietnamese fails the second test, French and English the first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from nhiemky.papers.reader.legacy.syllables import is_syllable
from nhiemky.papers.reader.legacy.tables import TCVN3, VNI, Encoding, converted

# Marked words hold a sign of the upper half of the Western code page; Unicode Vietnamese letters lie above it.
_MARKED = re.compile(r"[A-Za-z]*[\u00a1-\u00ff][A-Za-z\u00a1-\u00ff]*")
_UNICODE_VIETNAMESE = re.compile(
    r"[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u0300-\u0323\u1ea0-\u1ef9]"
)
_VNI_SIGNS = frozenset("".join(VNI)) - frozenset("aeouyAEOUY")
_SURE_WORDS = 3  # different marked words that a line needs to be judged by itself
_ENOUGH_WORDS = 4  # and that short lines need together
_LONGEST_WORD = 20
_MANY_WORDS = 8
_MOST = 0.8
_HALF = 0.5
_FEW = 0.4


@dataclass(slots=True)
class Evidence:
    """Different marked words of some lines: how many, and how many are syllables as they stand and in each encoding."""

    words: int = 0
    as_is: int = 0
    tcvn3: int = 0
    vni: int = 0
    different: set[str] = field(default_factory=set)

    def add(self, other: Evidence) -> None:
        """Take in the words of another piece."""
        self.words += other.words
        self.as_is += other.as_is
        self.tcvn3 += other.tcvn3
        self.vni += other.vni
        self.different |= other.different

    def verdict(self, least: int) -> Encoding | None:
        """The encoding that `least` different words or more speak for, if any."""
        best = max(self.tcvn3, self.vni)
        # "xuÊt", "kú" may be said as they stand; where all of many words come out right, half of them may
        few = _HALF if best == self.words >= _MANY_WORDS else _FEW
        if len(self.different) < least or self.as_is > few * self.words or best < _MOST * self.words:
            return None
        return Encoding.TCVN3 if self.tcvn3 >= self.vni else Encoding.VNI


@lru_cache(maxsize=50_000)
def _readings(word: str) -> tuple[bool, bool, bool]:
    """Whether a marked word is a syllable as it stands, read as TCVN3, read as VNI."""
    odd = {letter for letter in word if not letter.isascii()}
    as_tcvn3 = all(ord(letter) in TCVN3 for letter in odd) and is_syllable(converted(word, Encoding.TCVN3))
    as_vni = odd <= _VNI_SIGNS and is_syllable(converted(word, Encoding.VNI))
    return is_syllable(word), as_tcvn3, as_vni


def has_unicode_vietnamese(text: str) -> bool:
    """Whether a text holds letters that only Unicode has (ạ, đ, ư …)."""
    return bool(_UNICODE_VIETNAMESE.search(text))


def evidence(line: str) -> Evidence:
    """What the marked words of a line say; nothing where the line holds letters that only Unicode has."""
    found = Evidence()
    if not _may_be_legacy(line):
        return found
    for word in _MARKED.findall(line):
        readings = _readings(word) if len(word) <= _LONGEST_WORD else (False, False, False)
        if not any(readings) and not word.isalpha():
            continue  # a sign beside a word ("§ 5", "«text»", "m²"), which says nothing
        if word.lower() in found.different:
            continue  # "où, où, où" says no more than "où"
        found.words += 1
        found.different.add(word.lower())
        found.as_is += readings[0]
        found.tcvn3 += readings[1]
        found.vni += readings[2]
    return found


def recognise(lines: Sequence[str]) -> list[Encoding | None]:
    """The encoding of each line, None where it is Unicode. Short lines follow what the others of the text are."""
    found = {index: evidence(line) for index, line in enumerate(lines) if _may_be_legacy(line)}
    sure = {index: each.verdict(_SURE_WORDS) for index, each in found.items()}
    whole = Evidence()
    for index, each in found.items():
        if sure[index] or (len(each.different) < _SURE_WORDS and each.as_is <= each.words / 2):
            whole.add(each)
    usual = whole.verdict(_ENOUGH_WORDS)
    made: list[Encoding | None] = [None] * len(lines)
    for index, each in found.items():
        made[index] = sure[index] or (usual if _follows(each, usual) else None)
    return made


def _may_be_legacy(line: str) -> bool:
    """Whether a line has marked letters at all, and none that only Unicode has."""
    return not line.isascii() and not has_unicode_vietnamese(line)


def _follows(short: Evidence, usual: Encoding | None) -> bool:
    """Whether a line too short to tell may be read as the rest of the text is."""
    if usual is None or not short.words:
        return False
    fitting = short.tcvn3 if usual is Encoding.TCVN3 else short.vni
    return fitting >= _MOST * short.words and fitting >= short.as_is


def to_unicode(lines: Sequence[str]) -> tuple[list[str], str]:
    """Every line as Unicode, and the names of the encodings that some were typed in ("TCVN3", "TCVN3, VNI", "")."""
    encodings = recognise(lines)
    names = sorted({encoding.value for encoding in encodings if encoding})
    if not names:
        return list(lines), ""
    made = [converted(line, each) if each else line for line, each in zip(lines, encodings, strict=True)]
    return made, ", ".join(names)
