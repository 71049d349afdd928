"""Vietnamese letters for patterns, and a view of a text that patterns can read without surprises."""

from __future__ import annotations

import re

_LETTERS = [chr(code) for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00)) if chr(code).isalpha()]
UPPER = "".join(letter for letter in _LETTERS if letter.isupper())
LOWER = "".join(letter for letter in _LETTERS if letter.islower())

_SPACES = dict.fromkeys(
    map(ord, "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\t\r\f\v"), " "
)
_SAME = {
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("“”„‟«»", '"'),
    **dict.fromkeys("‘’‚‛`´", "'"),
    "ð": "đ",
    "Ð": "Đ",
}
_ONE_FOR_ONE = {ord(odd): plain for odd, plain in _SAME.items()}

# "uỷ" → "ủy", "hoà" → "hòa", "khoẻ" → "khỏe": the mark moves to the first letter of an open pair. "quý" keeps its mark.
_PLAIN = "aeyAEY"
_MARKED = ("àáảãạ", "èéẻẽẹ", "ỳýỷỹỵ", "ÀÁẢÃẠ", "ÈÉẺẼẸ", "ỲÝỶỸỴ")
_FIRST = {"o": "òóỏõọ", "u": "ùúủũụ", "O": "ÒÓỎÕỌ", "U": "ÙÚỦŨỤ"}
_PAIRS = {
    first + marked[tone]: toned[tone] + plain
    for first, toned in _FIRST.items()
    for plain, marked in zip(_PLAIN, _MARKED, strict=True)
    if (first in "oO") == (plain in "aeAE")
    for tone in range(5)
}
_PAIR = re.compile(rf"(?<![qQ])(?:{'|'.join(_PAIRS)})(?!\w)")


def plain_spaces(text: str) -> str:
    """The text with one kind of space; line feeds stay."""
    return text.translate(_SPACES)


def even(text: str) -> str:
    """The text with one kind of dash, quotation mark and tone placement; every character keeps its place."""
    return _PAIR.sub(lambda match: _PAIRS[match.group()], text.translate(_ONE_FOR_ONE))


def lower(text: str) -> str:
    """Small letters; every character keeps its place (a letter whose small form is longer stays as it is)."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def listed(text: str) -> tuple[str, ...]:
    """The phrases of a lexicon written as lines, parted by "|" or line ends."""
    return tuple(phrase for line in text.replace("\n", "|").split("|") if (phrase := " ".join(line.split())))


def alternatives(phrases: str | tuple[str, ...] | frozenset[str]) -> str:
    """A pattern for any of the phrases, the longest first; a lexicon's text is read with `listed`."""
    several = listed(phrases) if isinstance(phrases, str) else phrases
    return "|".join(re.escape(phrase) for phrase in sorted(set(several), key=lambda phrase: (-len(phrase), phrase)))
