"""What a Vietnamese syllable can look like: the measure that tells text from text in the wrong encoding."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from nhiemky.rules.text.letters import ACUTE, DOT_BELOW, TONES

_ONSETS = """b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"""
_RIMES = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oem oen oeo oet oi om on ong ooc oong op ot oăc oăm oăn
    oăng oăt ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uc ui um un ung up ut uya uych uyn uynh uyp uyt uyu uyên uyêt uy uân uâng uât uây uê uêch uênh uêt uêu uơ uôc
    uôi uôm uôn uông uôt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu ych ynh yt
    """
_STOPS = ("c", "ch", "p", "t")
_LONG_ONSETS_FIRST = sorted(_ONSETS.split(), key=len, reverse=True)
_KNOWN_RIMES = frozenset(_RIMES.split())


_VOWELS = "aăâeêioôơuưy"
_BY_THEMSELVES = "ăâêôơư"
_LONGEST = 12  # characters, marks counted apart
_EITHER = ("oa", "oe", "uy")


def is_syllable(word: str) -> bool:
    """Whether `word` (any case) is spelt like one Vietnamese syllable, its tone allowed and over the right vowel."""
    return len(word) <= _LONGEST and _is_syllable(word)


@lru_cache(maxsize=50_000)
def _is_syllable(word: str) -> bool:
    """The same for a word that may be one by its length."""
    tone, place, letters = _apart(word.lower())
    if not letters or place < -1 or (letters.endswith(_STOPS) and tone and tone not in (ACUTE, DOT_BELOW)):
        return False
    for onset in ("", *_LONG_ONSETS_FIRST):
        rime = letters[len(onset) :]
        if letters.startswith(onset) and _rime_fits(onset, rime):
            return (
                place < 0 or place - len(onset) in _tone_places(rime) or (onset == "gi" and rime[:1] in ("", "n", "m"))
            )
    return False


def _apart(word: str) -> tuple[str, int, str]:
    """The tone mark, the index of its letter (-1 for none, -2 for several tones), the word without it."""
    tone, place, letters = "", -1, ""
    for character in unicodedata.normalize("NFC", word):
        marks = unicodedata.normalize("NFD", character)
        tones = [mark for mark in marks if mark in TONES]
        if tones and (tone or len(tones) > 1):
            return "", -2, ""
        if tones:
            tone, place = tones[0], len(letters)
        letters += unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in TONES))
    return tone, place, letters


def _rime_fits(onset: str, rime: str) -> bool:
    """Whether the rest is a rime; "gì" and "gìn" write the i of "gi" once."""
    if onset == "gi" and rime in ("", "n", "m", "êng"):
        return True
    return rime in _KNOWN_RIMES


@lru_cache(maxsize=500)
def _tone_places(rime: str) -> tuple[int, ...]:
    """Over which letters of a rime the tone may stand: the marked vowel, else the last before a consonant, else the
    first of two and the second of three; "oa", "oe" and "uy" are written both ways."""
    marked = [index for index, letter in enumerate(rime) if letter in _BY_THEMSELVES]
    if marked:
        return (marked[-1],)
    vowels = len(rime) - len(rime.lstrip(_VOWELS))
    if vowels < len(rime) or vowels == 1:
        return (vowels - 1,)
    if rime in _EITHER:
        return (0, 1)
    return (0,) if vowels == 2 else (1,)
