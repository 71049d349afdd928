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


@lru_cache(maxsize=50_000)
def is_syllable(word: str) -> bool:
    """Whether `word` (any case, any tone placement) is spelt like one Vietnamese syllable, its tone allowed."""
    tones, letters = _apart(word.lower())
    if len(tones) > 1 or not letters:
        return False
    if letters.endswith(_STOPS) and tones and tones[0] not in (ACUTE, DOT_BELOW):
        return False
    return letters in _KNOWN_RIMES or any(
        letters.startswith(onset) and _rime_fits(onset, letters[len(onset) :]) for onset in _LONG_ONSETS_FIRST
    )


def _apart(word: str) -> tuple[list[str], str]:
    """The tone marks of a word, and the word without them."""
    decomposed = unicodedata.normalize("NFD", word)
    tones = [mark for mark in decomposed if mark in TONES]
    return tones, unicodedata.normalize("NFC", "".join(mark for mark in decomposed if mark not in TONES))


def _rime_fits(onset: str, rime: str) -> bool:
    """Whether the rest is a rime; "gì" and "gìn" write the i of "gi" once."""
    if onset == "gi" and rime in ("", "n", "m", "êng"):
        return True
    return rime in _KNOWN_RIMES
