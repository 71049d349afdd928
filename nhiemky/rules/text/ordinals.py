"""Ordinals: Roman as congresses count, Arabic, and words."""

from __future__ import annotations

import re

from nhiemky.rules.refusals import Refusal
from nhiemky.rules.text.letters import normalise
from nhiemky.rules.text.words import value_of


class NotAnOrdinal(Refusal):
    """The text names no place in an order."""

    template = "“{text}” không phải là số thứ tự. Hãy viết bằng số La Mã (XVI), số (16) hoặc chữ (thứ mười sáu)."


_VALUES = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_ROMAN = re.compile(r"(?=[MDCLXVI])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_BEFORE = re.compile(r"^(?:(?:kỳ\s+họp|phiên\s+họp|hội\s+nghị|lần|khóa|khoá|kỳ)\s+)?(?:lần\s+)?(?:thứ\s+)?")
_WORDS = {"nhất": 1, "nhì": 2, "tư": 4}
LARGEST_ROMAN = 3999


def roman(number: int) -> str:
    """`number` (1 to 3999) in Roman numerals; raises ValueError outside."""
    if not 1 <= number <= LARGEST_ROMAN:
        raise ValueError(f"{number} has no Roman numeral")
    written = ""
    for value, letters in _VALUES:
        count, number = divmod(number, value)
        written += letters * count
    return written


def parse_ordinal(text: str) -> int:
    """The number of "XVI", "4", "04", "thứ tư", "nhất", "lần thứ mười sáu", "khóa XIII", "kỳ họp thứ 9".

    Raises NotAnOrdinal.
    """
    plain = _BEFORE.sub("", normalise(text).strip().lower())
    number = int(plain) if re.fullmatch("[0-9]{1,4}", plain) else _WORDS.get(plain) or _from_roman(plain.upper())
    if number is None:
        value = value_of(plain.split())
        number = int(value) if value is not None and value == int(value) else None
    if not number:
        raise NotAnOrdinal(text=text)
    return number


def _from_roman(letters: str) -> int | None:
    """The value of a Roman numeral in its one right spelling, else None."""
    if not _ROMAN.fullmatch(letters):
        return None
    total = 0
    for value, part in _VALUES:
        while letters.startswith(part):
            total += value
            letters = letters[len(part) :]
    return total
